"""Pauses as a kind of fact: days that shall not count."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from trustlog.domain.facts import Pause
from trustlog.domain.kinds import Kind
from trustlog.domain.kinds.words import day


def _sentence(fact: Pause, _people: Sequence[str], as_of: date) -> str:
    return f"pause until {day(fact.to_on, as_of)}{_more(fact)}: {fact.reason}"


def _line(fact: Pause, _today: date) -> str:
    from trustlog.domain.calendar.days import show

    return f"pause {show(fact.from_on)} to {show(fact.to_on)}{_more(fact)}: {fact.reason}"


def _more(fact: Pause) -> str:
    whom = " of all partners" if fact.partner_id is None else ""
    return f"{', every year' if fact.yearly else ''}{whom}{' (entered after it began)' if fact.entered_late else ''}"


def _json(fact: Pause, _as_of: date) -> dict[str, Any]:
    days = {"from": fact.from_on.isoformat(), "to": fact.to_on.isoformat()}
    return {**days, "reason": fact.reason, "yearly": fact.yearly, "entered_late": fact.entered_late}


KIND = Kind[Pause](
    name="pause",
    value=Pause,
    timeline=False,
    day=lambda fact: fact.from_on,
    partner_ids=lambda fact: () if fact.partner_id is None else (fact.partner_id,),
    make=None,
    clause=None,
    line=_line,
    sentence=_sentence,
    json=_json,
    editable=lambda _fact: ("reason",),
    may_be_empty=frozenset(),
    file=None,
)
