"""Answers to the wheel as a kind of fact."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from trustlog.domain.facts import Wheel
from trustlog.domain.kinds import Kind, without_partner
from trustlog.language import _


def _sentence(fact: Wheel, _people: Sequence[str], _as_of: date) -> str:
    by = _(" by {name}").format(name=fact.said_by) if fact.said_by else ""
    return _("looked at our own organisation{by}: {answers}").format(by=by, answers=fact.answers)


def _line(fact: Wheel, today: date) -> str:
    from trustlog.domain.calendar.days import show

    return f"{show(fact.on)} {_sentence(fact, (), today)}"


def _json(fact: Wheel, _as_of: date) -> dict[str, Any]:
    return {"said_by": fact.said_by, "answers": fact.answers, "notes": fact.notes}


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
    editable=lambda _fact: ("note", "on", "private"),
    may_be_empty=frozenset(("note",)),
    file=None,
)
