"""Disclosures of a file."""

from datetime import date

from trustlog.desk.imports.names import Book
from trustlog.desk.imports.rules import Rules, no_faults
from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Disclosure, Partner
from trustlog.exchange.csv.disclosures import DisclosureRow
from trustlog.language import _


def _disclosure(ledger: Ledger, book: Book, row: DisclosureRow, partners: tuple[Partner, ...]) -> Disclosure:
    return Disclosure(
        id=ledger.new_id(),
        number=0,
        partner_id=partners[0].id,
        ours=row.ours,
        on=row.on,
        topic=row.topic,
        depth=row.depth,
        missed=row.missed,
        note=row.note,
        private=row.private,
        source=None,
        recorded_at=ledger.now,
        recorded_by=ledger.me,
        item_id=None if row.item is None else book.item(row),
    )


def _change(old: Disclosure, row: Disclosure, given: frozenset[str], _today: date, words: list[str]) -> Disclosure:
    """Take the item of the open book that a row names."""
    if "item" not in given or row.item_id == old.item_id:
        return old
    words.append(_("another item of the open book"))
    return old._replace(item_id=row.item_id)


RULES = Rules(_disclosure, no_faults, _change)
