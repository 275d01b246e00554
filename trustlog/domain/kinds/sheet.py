"""Sheets of agreed promises as a kind of fact."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from trustlog.domain.facts import Sheet
from trustlog.domain.kinds import Kind
from trustlog.language import _


def _sentence(fact: Sheet, _people: Sequence[str], _as_of: date) -> str:
    return _("shared the sheet {name}").format(name=fact.name)


def _line(fact: Sheet, today: date) -> str:
    from trustlog.domain.calendar.days import show

    return f"{show(fact.on)} {_sentence(fact, (), today)}"


def _json(fact: Sheet, _as_of: date) -> dict[str, Any]:
    return {"sheet": fact.name}


KIND = Kind[Sheet](
    name="sheet",
    value=Sheet,
    timeline=True,
    day=lambda fact: fact.on,
    make=None,
    clause=None,
    line=_line,
    sentence=_sentence,
    json=_json,
    editable=lambda _fact: ("note", "on", "private"),
    may_be_empty=frozenset(("note",)),
    file=None,
)
