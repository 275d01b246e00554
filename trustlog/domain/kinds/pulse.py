"""Pulses as a kind of fact: how a partner sees us."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from trustlog.domain.calendar.days import show
from trustlog.domain.facts import Pulse
from trustlog.domain.facts.pulse import QUESTIONS
from trustlog.domain.kinds import File, Kind, follows_none, no_columns
from trustlog.domain.kinds.words import day
from trustlog.domain.pulse import answer_words, answers_of, asked, is_rather_not, named_answers, questions
from trustlog.language import N_, _

ABOUT_ONE_OF_US = N_("about one of us: not for management")


def _sentence(fact: Pulse, people: Sequence[str], _as_of: date) -> str:
    """Say how they see us, in the sequence of the questions: "Jane said how they see our firm: promises 4 · …"."""
    about = fact.about_name or _("our firm")
    by = ", ".join(people)
    if is_rather_not(fact):
        says = (
            _("{by} would rather not say how they see {about}")
            if by
            else _("they would rather not say how they see {about}")
        )
        return says.format(by=by, about=about)
    says = _("{by} said how they see {about}: {answers}") if by else _("they said how they see {about}: {answers}")
    return says.format(by=by, about=about, answers=named_answers(fact))


def _line(fact: Pulse, today: date) -> str:
    return f"{show(fact.on)} {_sentence(fact, (), today)}"


def _json(fact: Pulse, _as_of: date) -> dict[str, Any]:
    return {"about": fact.about, "about_name": fact.about_name, "level": fact.level, **answers_of(fact)}


def _details(fact: Pulse, today: date) -> list[tuple[str, str]]:
    """Return the day, then each question with its answer."""
    told = [
        (asked(question, fact.about_name), answer_words(question, getattr(fact, name)))
        for name, question in questions(fact.level).items()
    ]
    return [(_("Day"), day(fact.on, today)), *told]


def _kept_back(fact: Pulse) -> str | None:
    """Leave what is about one of us out of the file: nothing in it compares our own people."""
    return ABOUT_ONE_OF_US if fact.about == "person" else None


KIND = Kind[Pulse](
    name="pulse",
    value=Pulse,
    timeline=True,
    day=lambda fact: fact.on,
    person_ids=lambda fact: () if fact.person_id is None else (fact.person_id,),
    make=None,
    clause=None,
    line=_line,
    sentence=_sentence,
    json=_json,
    editable=lambda _fact: ("note", "partner", "by", "on", "about", *QUESTIONS, "private"),
    may_be_empty=frozenset(("note", "by", "about", *QUESTIONS)),
    details=_details,
    file=File("pulse", no_columns, follows_none, None, (), _kept_back),
)
