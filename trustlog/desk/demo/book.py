"""The open book of the demo: three items, of which some partners were told, and one that was asked for.

It links what the stories tell anyway, by topic, and so needs no chance of its own.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from trustlog.domain.facts import BookItem, Disclosure, Numbered, Request
from trustlog.domain.facts.book import Aspect

_ADDED, _CHANGED, _ASKED = 400, 45, 20
"""Days ago."""
_ITEMS: tuple[tuple[str, str, Aspect, int], ...] = (
    ("margin", "how our margin and our order book develop", "doing", 2),
    ("aims", "what we want from this in three years", "wanting", 3),
    ("people", "whether we have the people for a roll-out", "worrying", 4),
)
_CHANGED_ITEM = "people"
_TOLD = {
    "how the order book looks": "margin",
    "pressure on the margin": "margin",
    "a big customer leaving": "margin",
    "what we want from this in three years": "aims",
    "where we see the two firms together": "aims",
    "that we lack people for the roll-out": "people",
}
_PARTNERS = ("elandra", "gambrel", "halcyon")
_ASKS = ("elandra", "margin")


def items(today: date, at: datetime, me: str) -> list[BookItem]:
    """Return the items, written a while ago."""
    added = today - timedelta(days=_ADDED)
    changed = today - timedelta(days=_CHANGED)
    return [
        BookItem(
            f"00000000-0000-7000-8000-00000000b00{place}", name, text, aspect, depth, added,
            changed if name == _CHANGED_ITEM else added, None, at - timedelta(days=_ADDED), me,
        )
        for place, (name, text, aspect, depth) in enumerate(_ITEMS, 1)
    ]  # fmt: skip


def linked(fact: Numbered, handle: str, ids: dict[str, str]) -> Numbered:
    """Return a fact of a partner, a disclosure with the item that its topic is about."""
    name = _TOLD.get(fact.topic) if isinstance(fact, Disclosure) and handle in _PARTNERS else None
    return fact._replace(item_id=ids[name]) if isinstance(fact, Disclosure) and name else fact


def requests(today: date, at: datetime, me: str, partners: dict[str, str], ids: dict[str, str]) -> Sequence[Request]:
    """Return what was asked for, by ids of partners and items."""
    handle, name = _ASKS
    on, stamp = today - timedelta(days=_ASKED), at - timedelta(days=_ASKED)
    row_id = "00000000-0000-7000-8000-00000000b0a1"
    return (Request(row_id, 0, partners[handle], False, on, ids[name], None, False, None, stamp, me),)
