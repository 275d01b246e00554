"""Pulses as a kind of fact: how a partner sees us."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from trustlog.domain.facts import Pulse
from trustlog.domain.facts.pulse import QUESTIONS
from trustlog.domain.kinds import Kind
from trustlog.language import _


def _sentence(fact: Pulse, _people: Sequence[str], _as_of: date) -> str:
    given = [answer for answer in (getattr(fact, name) for name in QUESTIONS) if answer is not None]
    about = fact.about_name or _("our firm")
    if not given:
        return _("asked how they see {about}: rather not").format(about=about)
    return _("they said how they see {about}: {answers}").format(about=about, answers=" · ".join(map(str, given)))


def _line(fact: Pulse, today: date) -> str:
    from trustlog.domain.calendar.days import show

    return f"{show(fact.on)} {_sentence(fact, (), today)}"


def _json(fact: Pulse, _as_of: date) -> dict[str, Any]:
    return {
        "about": fact.about,
        "about_name": fact.about_name,
        "level": fact.level,
        "answers": {name: getattr(fact, name) for name in QUESTIONS},
    }


KIND = Kind[Pulse](
    name="pulse",
    value=Pulse,
    timeline=True,
    day=lambda fact: fact.on,
    make=None,
    clause=None,
    line=_line,
    sentence=_sentence,
    json=_json,
    editable=lambda _fact: ("note", "partner", "on", "private"),
    may_be_empty=frozenset(("note",)),
    file=None,
)
