"""Pauses as a kind of fact: days that shall not count."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from trustlog.domain.facts import Pause
from trustlog.domain.kinds import Kind
from trustlog.domain.kinds.words import day
from trustlog.language import _


def _sentence(fact: Pause, _people: Sequence[str], as_of: date) -> str:
    return _("pause until {day}{more}: {reason}").format(
        day=day(fact.to_on, as_of), more=_more(fact), reason=fact.reason
    )


def _line(fact: Pause, _today: date) -> str:
    from trustlog.domain.calendar.days import show

    return _("pause {from_on} to {to_on}{more}: {reason}").format(
        from_on=show(fact.from_on), to_on=show(fact.to_on), more=_more(fact), reason=fact.reason
    )


def _more(fact: Pause) -> str:
    whom = _(" of all partners") if fact.partner_id is None else ""
    return (
        f"{_(', every year') if fact.yearly else ''}{whom}{_(' (entered after it began)') if fact.entered_late else ''}"
    )


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
