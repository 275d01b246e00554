"""What is written about an item and a partner: that it was asked for, or told."""

from datetime import date

from trustlog.desk.book.items import item_named
from trustlog.desk.facts import inserts, line, names_of
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.partners import writable_partner
from trustlog.domain.facts import BookItem, Disclosure, Fact, Partner, Request
from trustlog.errors import Reason, WordsError
from trustlog.storage.write.writer import next_numbers


def ask(ledger: Ledger, name: str, item_name: str, *, ours: bool, on: date | None = None) -> Written:
    """Record that one side asked the other about an item: they us, or (`ours`) we them; today unless a day is named."""
    partner, item = writable_partner(ledger, name), item_named(ledger, item_name)
    day = on or ledger.today
    if day > ledger.today:
        raise WordsError(Reason("still_to_come", day=day))
    stamp = (None, False, None, ledger.now, ledger.me)
    return _write(ledger, Request(ledger.new_id(), 0, partner.id, ours, day, item.id, *stamp), f"book {partner.handle}")


def tell(ledger: Ledger, partner: Partner, item: BookItem, *, ours: bool, depth: int) -> Written:
    """Record that one side told the other an item today."""
    told = Disclosure(
        id=ledger.new_id(),
        number=0,
        partner_id=partner.id,
        ours=ours,
        on=ledger.today,
        topic=item.text,
        depth=depth,
        missed=False,
        note=None,
        private=False,
        source=None,
        recorded_at=ledger.now,
        recorded_by=ledger.me,
        item_id=item.id,
    )
    return _write(ledger, told, f"add {partner.handle}")


def _write(ledger: Ledger, fact: Fact, title: str) -> Written:
    with ledger.conn.transaction():
        numbered = fact._replace(number=next_numbers(ledger.conn, 1))
        batch = ledger.commit(Batch(inserts(ledger, numbered), title))
    return Written(batch, (numbered,), (line(numbered, names_of(ledger, [numbered]), ledger.today),))
