"""Pauses as a kind of fact: days that shall not count."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from trustlog.domain.facts import Pause
from trustlog.domain.kinds import Kind
from trustlog.domain.kinds.words import day


def _sentence(fact: Pause, _people: Sequence[str], as_of: date) -> str:
    return f"pause until {day(fact.to_on, as_of)}: {fact.reason}"


def _line(fact: Pause, _today: date) -> str:
    from trustlog.domain.calendar.days import show

    return f"pause {show(fact.from_on)} to {show(fact.to_on)}: {fact.reason}"


def _json(fact: Pause, _as_of: date) -> dict[str, Any]:
    return {"from": fact.from_on.isoformat(), "to": fact.to_on.isoformat(), "reason": fact.reason}


KIND = Kind[Pause](
    name="pause",
    value=Pause,
    timeline=False,
    day=lambda fact: fact.from_on,
    make=None,
    clause=None,
    line=_line,
    sentence=_sentence,
    json=_json,
    editable=lambda _fact: ("reason",),
    may_be_empty=frozenset(),
    file=None,
)
