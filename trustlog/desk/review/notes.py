"""What is still to be told to somebody, or to be asked: notes that a later disclosure settles."""

from collections.abc import Mapping
from datetime import date, timedelta

from trustlog.desk.facts import inserts, line, names_from
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.partners import writable_partner
from trustlog.domain.facts import Note
from trustlog.domain.text import clean
from trustlog.errors import Reason, WordsError
from trustlog.language import _
from trustlog.storage.read.reviews import notes_like
from trustlog.storage.write.writer import next_numbers

BEGINS = {"tell": "to tell", "ask": "to ask"}
"""How the notes begin that keep what we have not told somebody yet, and what we do not know of them."""
REMEMBERED = 365  # days after which nobody means to say it any more
LastTold = Mapping[str, tuple[date | None, date | None]]
"""By the partner's id, the last day we told them something, and they us."""


def note_to_say(ledger: Ledger, name: str, kind: str, text: str, *, batch: Batch | None = None) -> Written:
    """Note what is to be told to a partner (`tell`), or to be asked (`ask`); what is in `batch` is written with it."""
    partner = writable_partner(ledger, name)
    words = clean(text, _("the text"))
    if not words:
        raise WordsError(Reason("say_what_it_is"))
    with ledger.conn.transaction():
        note = Note(
            id=ledger.new_id(),
            number=next_numbers(ledger.conn, 1),
            partner_id=partner.id,
            on=ledger.today,
            note=f"{BEGINS[kind]}: {words}",
            private=False,
            source=None,
            recorded_at=ledger.now,
            recorded_by=ledger.me,
        )
        number = ledger.commit(Batch(inserts(ledger, note), f"note {partner.handle}").with_changes_of(batch))
    return Written(number, (note,), (line(note, names_from([partner]), ledger.today),))


def is_to_say(note: str) -> bool:
    """Return whether a note keeps something that is to be told or asked."""
    return note.lower().startswith(tuple(BEGINS.values()))


def to_say(ledger: Ledger, day: date, told_days: LastTold) -> dict[str, tuple[str, ...]]:
    """Return by partner the notes of what is to be told or asked that nothing told since has settled, oldest first."""
    notes: dict[str, tuple[str, ...]] = {}
    since = day - timedelta(days=REMEMBERED)
    for partner_id, on, note in notes_like(ledger.conn, list(told_days), list(BEGINS.values()), since, day):
        ours_on, theirs_on = told_days[partner_id]
        settled = ours_on if note.lower().startswith(BEGINS["tell"]) else theirs_on
        if settled is None or settled <= on:
            notes[partner_id] = (*notes.get(partner_id, ()), note)
    return notes
