"""Answers to the wheel as a kind of fact."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from trustlog.domain.facts import Wheel
from trustlog.domain.kinds import Kind, without_partner
from trustlog.domain.kinds.words import day
from trustlog.domain.wheel.answers import by_area, notes_of, numbers
from trustlog.domain.wheel.questions import NAMES, QUESTIONS
from trustlog.language import _


def _sentence(fact: Wheel, _people: Sequence[str], _as_of: date) -> str:
    by = _(" by {name}").format(name=fact.said_by) if fact.said_by else ""
    said = " · ".join(f"{_(title)} {signs}" for title, signs in by_area(fact.answers))
    return _("the wheel answered{by}: {answers}").format(by=by, answers=said)


def _line(fact: Wheel, today: date) -> str:
    from trustlog.domain.calendar.days import show

    return f"{show(fact.on)} {_sentence(fact, (), today)}"


def _json(fact: Wheel, _as_of: date) -> dict[str, Any]:
    answers = dict(zip(NAMES, numbers(fact.answers), strict=True))
    return {"said_by": fact.said_by, "answers": answers, "notes": notes_of(fact.notes)}


def _details(fact: Wheel, today: date) -> list[tuple[str, str]]:
    notes = notes_of(fact.notes)
    said = [(_(each.short), notes[each.name]) for each in QUESTIONS if each.name in notes]
    return [(_("Day"), day(fact.on, today)), *said]


KIND = Kind[Wheel](
    name="wheel",
    value=Wheel,
    timeline=True,
    day=lambda fact: fact.on,
    partner_ids=without_partner,
    make=None,
    clause=None,
    line=_line,
    sentence=_sentence,
    json=_json,
    editable=lambda _fact: ("note", "answers", "notes", "said_by", "on", "private"),
    may_be_empty=frozenset(("note", "notes", "said_by")),
    details=_details,
    file=None,
)
