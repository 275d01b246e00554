"""Writing down what a partnership or a garden brought."""

from datetime import date
from typing import NamedTuple

from trustlog.desk.benefit.tying import tied_to
from trustlog.desk.facts import made, write_new
from trustlog.desk.gardens import links_of, writable_subject
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.domain.benefit import read_sort
from trustlog.domain.facts import Benefit
from trustlog.domain.text import clean
from trustlog.errors import Reason, WordsError


class Told(NamedTuple):
    """A benefit as it was typed."""

    text: str
    sort: str
    for_whom: str = ""
    tied: str = ""
    on: date | None = None
    note: str = ""
    private: bool = False


def add(ledger: Ledger, name: str, told: Told, batch: Batch | None = None) -> Written:
    """Record what a partner or a garden of that name brought."""
    subject = writable_subject(ledger, name)
    text = clean(told.text, "text")
    if not text:
        raise WordsError(Reason("empty_field", field="text"))
    fields = {
        **links_of(subject),
        "sort": read_sort(told.sort),
        "text": text,
        "for_whom": clean(told.for_whom, "for_whom") or None,
        "tied": tied_to(ledger, told.tied),
    }
    new = made(ledger, Benefit, fields, on=told.on, note=told.note or None, private=told.private)
    return write_new(ledger, [new], f"benefit {subject.handle}", batch)
