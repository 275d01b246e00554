"""Where each item stands with a partner: told, not yet, or told before it changed; and who asked for it."""

from datetime import date
from typing import NamedTuple

from trustlog.desk.book.items import items_on
from trustlog.desk.ledger import Ledger
from trustlog.domain.book import SIGN, Side, is_changed_since, is_next
from trustlog.domain.facts import BookItem, Partner
from trustlog.language import _
from trustlog.storage.read.book import asked, deepest_told, told

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


def to_tell(ledger: Ledger, partner: Partner, day: date, me: str | None = None) -> tuple[str, ...]:
    """Return the first items that are still to be told, in words."""
    return in_words(still_to_tell(ledger, partner, day, me))


def in_words(standings_to_tell: list[Standing], most: int = MOST_NAMED) -> tuple[str, ...]:
    """Return the first of the items to tell, in words."""
    return tuple(_to_tell(standing) for standing in standings_to_tell[:most])


def _to_tell(standing: Standing) -> str:
    says = _("to tell again: {item}") if standing.is_stale else _("to tell: {item}")
    return says.format(item=f"{SIGN}{standing.item.name} {standing.item.text} (/{standing.item.depth})")


def still_to_tell(ledger: Ledger, partner: Partner, day: date, me: str | None = None) -> list[Standing]:
    """Return the items to tell next: what they asked for, what changed since it was told, then what was never told.

    Unasked an item comes from level 2 on, and only where it goes one deeper than they were told, at most.
    """
    if partner.archived_on is not None and partner.archived_on <= day:
        return []
    untold = [standing for standing in standings(ledger, partner.id, day, me) if not standing.is_told]
    if not untold:
        return []
    so_far = deepest_told(ledger.conn, partner.id, day, ledger.me if me is None else me)
    chosen = [
        standing
        for standing in untold
        if standing.ours.is_unanswered or standing.is_stale or is_next(standing.item.depth, so_far, partner.level)
    ]
    return sorted(chosen, key=lambda standing: (not standing.ours.is_unanswered, not standing.is_stale))
