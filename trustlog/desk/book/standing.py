"""Where each item stands with a partner: told, not yet, or told before it changed; and who asked for it."""

from datetime import date
from typing import NamedTuple

from trustlog.desk.book.items import items_on
from trustlog.desk.ledger import Ledger
from trustlog.domain.book import SIGN, Side, is_changed_since
from trustlog.domain.facts import BookItem
from trustlog.language import _
from trustlog.storage.read.book import asked, told

MOST_NAMED = 2
"""So many items that are still to be told a review names."""


class Standing(NamedTuple):
    """An item with a partner: what we told of it and they asked (`ours`), and the reverse (`theirs`).

    `is_stale`: it was changed since we told it.
    """

    item: BookItem
    ours: Side
    theirs: Side
    is_stale: bool

    @property
    def is_told(self) -> bool:
        """Return whether they were told it, as it is now."""
        return self.ours.told_on is not None and not self.is_stale


def standings(ledger: Ledger, partner_id: str, day: date, me: str | None = None) -> list[Standing]:
    """Return where each item stands with a partner at the end of a day, as a person sees it."""
    items = items_on(ledger, day)
    if not items:
        return []
    who = ledger.me if me is None else me
    told_by = told(ledger.conn, partner_id, day, who)
    asked_by = asked(ledger.conn, partner_id, day, who)
    listed = []
    for item in items:
        ours, theirs = (_side(item, told_by, asked_by, ours=is_ours) for is_ours in (True, False))
        stale = ours.told_on is not None and is_changed_since(item.changed_on, item.added_on, ours.told_on, day)
        listed.append(Standing(item, ours, theirs, stale))
    return listed


def _side(
    item: BookItem,
    told_by: dict[tuple[str, bool], tuple[date, int]],
    asked_by: dict[tuple[str, bool], date],
    *,
    ours: bool,
) -> Side:
    """Return where an item stands with who is to tell it; the other side asks for it."""
    told_on, depth = told_by.get((item.id, ours), (None, None))
    return Side(told_on, depth, asked_by.get((item.id, not ours)))


def to_tell(known: list[Standing], most: int = MOST_NAMED) -> tuple[str, ...]:
    """Return the first items that are still to be told, in words."""
    return tuple(_to_tell(standing) for standing in still_to_tell(known)[:most])


def _to_tell(standing: Standing) -> str:
    says = _("to tell again: {item}") if standing.is_stale else _("to tell: {item}")
    return says.format(item=f"{SIGN}{standing.item.name} {standing.item.text} (/{standing.item.depth})")


def still_to_tell(known: list[Standing]) -> list[Standing]:
    """Return the items to tell next: what they asked for, what changed since it was told, then what was never told."""
    untold = [standing for standing in known if not standing.is_told]
    return sorted(untold, key=lambda standing: (not standing.ours.is_unanswered, not standing.is_stale))
