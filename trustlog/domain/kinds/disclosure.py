"""Disclosures as a kind of fact: what one side told the other about itself, or should have."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from trustlog.domain.facts import Disclosure
from trustlog.domain.kinds import (
    File,
    Kind,
    Making,
    between_others,
    ends,
    follows_none,
    no_columns,
)
from trustlog.domain.kinds.words import direction, side
from trustlog.domain.text.folding import composed
from trustlog.language import _

if TYPE_CHECKING:
    from trustlog.domain.capture.values import DisclosureClause


def disclosure(fact: Disclosure, item: Sequence[str]) -> str:
    """Say what was told or hidden: "they shared: a reorganisation (depth 2)"; of an item of the open book its name.

    Of what one member of a garden told another, `item` has both their names.
    """
    if fact.from_id:
        teller, listener = item
        if fact.missed:
            return _("{teller} hid from {listener}: {topic}").format(teller=teller, listener=listener, topic=fact.topic)
        says = _("{teller} told {listener}: {topic} (depth {depth})")
        return says.format(teller=teller, listener=listener, topic=fact.topic, depth=fact.depth)
    topic = f"@{item[0]} {fact.topic}" if item else fact.topic
    if fact.missed:
        return _("{side} hid: {topic}").format(side=side(fact.ours), topic=topic)
    return _("{side} shared: {topic} (depth {depth})").format(side=side(fact.ours), topic=topic, depth=fact.depth)


def _make(clause: "DisclosureClause", making: Making) -> Disclosure:
    return Disclosure(
        id=making.id,
        number=0,
        partner_id=making.partner_ids[0],
        ours=clause.ours,
        on=clause.on,
        topic=clause.topic,
        depth=clause.depth,
        missed=clause.missed,
        note=None,
        private=clause.private,
        source=clause.source,
        recorded_at=making.recorded_at,
        recorded_by=making.recorded_by,
        item_id=making.item_id,
    )


def _clause(fact: Disclosure, item: Sequence[str]) -> "DisclosureClause":
    from trustlog.domain.capture.values import DisclosureClause

    return DisclosureClause(
        fact.ours, fact.topic, fact.depth, fact.missed, fact.on, fact.private, fact.source or "", 0, 0,
        item[0] if item else None,
    )  # fmt: skip


def _json(fact: Disclosure, _as_of: date) -> dict[str, Any]:
    return {
        "direction": "between" if fact.from_id else direction(fact.ours),
        "topic": fact.topic,
        "depth": fact.depth,
        "missed": fact.missed,
        "item": None,  # its name is not known here
    }


def _content(fact: Disclosure) -> tuple[object, ...]:
    return (fact.partner_id, fact.ours, fact.on, composed(fact.topic), fact.depth, fact.missed, fact.to_id)


KIND = Kind[Disclosure](
    name="disclosure",
    value=Disclosure,
    timeline=True,
    day=lambda fact: fact.on,
    partner_ids=ends,
    make=_make,
    clause=_clause,
    sentence=lambda fact, item, _as_of: disclosure(fact, item),
    json=_json,
    editable=lambda fact: (
        "topic",
        *(() if fact.from_id else ("partner", "direction")),
        *("on", "depth"),
        *(() if fact.from_id else ("item",)),
        *("note", "private"),
    ),
    may_be_empty=frozenset(("item", "note")),
    file=File(
        *("disclosures", no_columns, follows_none, _content, ("note",)),
        kept_back=between_others,
    ),
    refers=("from_id", "to_id"),
)
