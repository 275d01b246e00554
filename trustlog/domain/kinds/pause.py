"""Pauses as a kind of fact: days that shall not count."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from trustlog.domain.facts import Pause
from trustlog.domain.kinds import Kind, no_rows, nobody, one_partner, unchanged
from trustlog.domain.kinds.words import day, near_day


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
    shared=False,
    day=lambda fact: fact.from_on,
    partner_ids=one_partner,
    person_ids=nobody,
    as_known=unchanged,
    links=no_rows,
    history=no_rows,
    make=None,
    clause=None,
    line=_line,
    sentence=_sentence,
    announced=lambda fact, people, today: f"{_sentence(fact, people, today)} · {near_day(fact.from_on, today)}",
    details=lambda fact, today: [("Day", day(fact.from_on, today))],
    json=_json,
    editable=lambda _fact: ("reason",),
    may_be_empty=frozenset(),
    file=None,
)
