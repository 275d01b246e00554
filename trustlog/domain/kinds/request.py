"""Requests to be told something of the open book as a kind of fact."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from trustlog.domain.facts import Request
from trustlog.domain.kinds import File, Kind, Making, follows_none, no_columns
from trustlog.domain.kinds.words import direction
from trustlog.language import _

if TYPE_CHECKING:
    from trustlog.domain.capture.values import RequestClause


def _make(clause: "RequestClause", making: Making) -> Request:
    assert making.item_id is not None  # noqa: S101 - its clause names one
    return Request(
        id=making.id,
        number=0,
        partner_id=making.partner_ids[0],
        ours=clause.ours,
        on=clause.on,
        item_id=making.item_id,
        note=clause.note or None,
        private=clause.private,
        source=clause.source,
        recorded_at=making.recorded_at,
        recorded_by=making.recorded_by,
    )


def _clause(fact: Request, item: Sequence[str]) -> "RequestClause":
    from trustlog.domain.capture.values import RequestClause

    name = item[0] if item else ""
    return RequestClause(fact.ours, name, fact.note or "", fact.on, fact.private, fact.source or "", 0, 0)


def _sentence(fact: Request, item: Sequence[str], _as_of: date) -> str:
    name = f"@{item[0]}" if item else _("the open book")
    said = _("we asked about {item}") if fact.ours else _("they asked about {item}")
    return said.format(item=name) + (f": {fact.note}" if fact.note else "")


def _json(fact: Request, _as_of: date) -> dict[str, Any]:
    return {"direction": direction(fact.ours), "item": None}  # its name is not known here


KIND = Kind[Request](
    name="request",
    value=Request,
    timeline=True,
    day=lambda fact: fact.on,
    make=_make,
    clause=_clause,
    sentence=_sentence,
    json=_json,
    editable=lambda _fact: ("note", "partner", "direction", "on", "item", "private"),
    may_be_empty=frozenset(("note",)),
    file=File("requests", no_columns, follows_none, None, ()),
)
