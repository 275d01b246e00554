"""Requests to be told something of the open book as a kind of fact."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from trustlog.domain.facts import Request
from trustlog.domain.kinds import Kind
from trustlog.domain.kinds.words import direction
from trustlog.language import _


def _sentence(fact: Request, _people: Sequence[str], _as_of: date) -> str:
    return _("we asked them to tell us more") if fact.ours else _("they asked us to tell them more")


def _line(fact: Request, today: date) -> str:
    from trustlog.domain.calendar.days import show

    return f"{show(fact.on)} {_sentence(fact, (), today)}"


def _json(fact: Request, _as_of: date) -> dict[str, Any]:
    return {"direction": direction(fact.ours)}


KIND = Kind[Request](
    name="request",
    value=Request,
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
