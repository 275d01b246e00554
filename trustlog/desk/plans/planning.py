"""The next touch: a day and a few words, shown among what is due, counted for nothing."""

from datetime import date

from trustlog.desk.facts import inserts, line, names_from
from trustlog.desk.ledger import Ledger, Written
from trustlog.desk.partners import writable_partner
from trustlog.domain.facts import Plan
from trustlog.domain.text import clean
from trustlog.errors import Reason, Remedy, WordsError
from trustlog.storage.write.writer import next_numbers


def plan(ledger: Ledger, name: str, on: date, text: str | None = None) -> Written:
    """Plan the next touch with a partner, today or later."""
    one = writable_partner(ledger, name)
    if on < ledger.today:
        raise WordsError(Reason("plan_is_over", day=on), Remedy("capture"))
    words = clean(text, "the text") or None if text else None
    with ledger.conn.transaction():
        made = Plan(ledger.new_id(), next_numbers(ledger.conn, 1), one.id, on, words)
        batch = ledger.commit(inserts(ledger, made), f"plan {one.handle}")
    return Written(batch, (), (line(made, names_from([one]), ledger.today),), (made,))
