"""Writing down what is changed for whom."""

from datetime import date

from trustlog.desk.facts import made, write_new
from trustlog.desk.gardens import links_of, writable_subject
from trustlog.desk.ledger import Ledger, Written
from trustlog.domain.facts import Impact
from trustlog.domain.impact import read_area
from trustlog.domain.text import clean
from trustlog.errors import Reason, WordsError


def add(
    ledger: Ledger,
    name: str,
    area: str,
    text: str,
    *,
    evidence: str = "",
    on: date | None = None,
    note: str | None = None,
    private: bool = False,
) -> Written:
    """Record what a partner and we, or a garden, change in an area, and what shows it."""
    subject = writable_subject(ledger, name)
    words = clean(text, "text")
    if not words:
        raise WordsError(Reason("empty_field", field="text"))
    fields = {
        **links_of(subject),
        "area": read_area(area),
        "text": words,
        "evidence": clean(evidence, "evidence") or None,
    }
    new = made(ledger, Impact, fields, on=on, note=note, private=private)
    return write_new(ledger, [new], f"impact {subject.handle}")
