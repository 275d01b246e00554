"""The next touch: a day and a few words, shown among what is due, counted for nothing."""

from datetime import date

from trustlog.desk.facts import inserts, line, names_from
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.partners import writable_partner
from trustlog.domain.capture.words import marks_private
from trustlog.domain.facts import Plan
from trustlog.domain.text import clean
from trustlog.errors import Reason, Remedy, WordsError
from trustlog.language import _
from trustlog.storage.write.writer import next_numbers


def plan(ledger: Ledger, name: str, on: date, text: str | None = None, *, batch: Batch | None = None) -> Written:
    """Plan the next touch with a partner, today or later; what is in `batch` is written with it.

    A plan is seen by everybody, so that words which ask for a private one are refused. Raises `WordsError`.
    """
    partner = writable_partner(ledger, name)
    if on < ledger.today:
        raise WordsError(Reason("plan_is_over", day=on), Remedy("capture"))
    words = clean(text, _("the text")) or None if text else None
    if mark := next((word for word in (words or "").split() if marks_private(word)), None):
        raise WordsError(Reason("plan_not_private", mark=mark), Remedy("note_privately"))
    with ledger.conn.transaction():
        new_plan = Plan(ledger.new_id(), next_numbers(ledger.conn, 1), partner.id, on, words)
        number = ledger.commit(Batch(inserts(ledger, new_plan), f"plan {partner.handle}").with_changes_of(batch))
    return Written(number, (), (line(new_plan, names_from([partner]), ledger.today),), (new_plan,))
