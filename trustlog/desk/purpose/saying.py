"""Saying what is wanted together: a draft, words that are agreed, and the same words looked at again."""

from datetime import date
from typing import NamedTuple

from trustlog.desk.facts import made, past_day, write_new
from trustlog.desk.gardens import Subject, links_of, of_subject, writable_subject
from trustlog.desk.ledger import Ledger, Written
from trustlog.domain.facts import Purpose
from trustlog.domain.facts.purpose import WHOSE, Whose
from trustlog.domain.limits import YEARS
from trustlog.domain.purpose import Words, words_of
from trustlog.domain.text import clean
from trustlog.errors import Reason, Refused, Remedy, WordsError
from trustlog.language import _


class Said(NamedTuple):
    """What was typed beside the words of a purpose; what is not given stays as it was said last."""

    whose: str | None = None
    horizon: str | None = None
    on: date | None = None
    note: str | None = None
    private: bool = False


def say(ledger: Ledger, name: str, text: str, said: Said, *, agreed: bool = False) -> Written:
    """Record what is wanted together, as a draft or as words that are agreed."""
    subject = writable_subject(ledger, name)
    new = new_words(ledger, subject, text, said, agreed=agreed)
    return write_new(ledger, [new], f"purpose {subject.handle}")


def new_words(ledger: Ledger, subject: Subject, text: str, said: Said, *, agreed: bool) -> Purpose:
    """Return words of a purpose, still to be written."""
    words = clean(text, "text")
    if not words:
        raise WordsError(Reason("empty_field", field="text"))
    fields = {
        **links_of(subject),
        "text": words,
        "whose": read_whose(said.whose or "both"),
        "agreed": agreed,
        "horizon": _horizon(said.horizon),
    }
    new: Purpose = made(ledger, Purpose, fields, on=said.on, note=said.note, private=said.private)
    return new


def agree(ledger: Ledger, name: str, said: Said) -> Written:
    """Record that what was a draft is agreed."""
    subject = writable_subject(ledger, name)
    words = words_on(ledger, subject, said.on)
    if words.draft is None and words.agreed is None:
        raise Refused(Reason("no_words_to_agree", handle=subject.handle), Remedy("say_purpose", handle=subject.handle))
    if words.draft is None:
        reason = Reason("purpose_agreed", handle=subject.handle, day=words.since)
        raise Refused(reason, Remedy("say_reviewed", handle=subject.handle))
    return _again(ledger, subject, words.draft, said, "agreed")


def review(ledger: Ledger, name: str, said: Said) -> Written:
    """Record that both looked at the words in force again, and that these still hold."""
    subject = writable_subject(ledger, name)
    words = words_on(ledger, subject, said.on)
    if words.agreed is None:
        handle = subject.handle
        way = Remedy("say_purpose", handle=handle) if words.draft is None else Remedy("say_agreed", handle=handle)
        raise Refused(Reason("no_purpose_in_force", handle=subject.handle), way)
    written = _again(ledger, subject, words.agreed, said, "reviewed")
    says = _("{line} · reviewed, it still holds")
    return written._replace(lines=tuple(says.format(line=line) for line in written.lines))


def words_on(ledger: Ledger, subject: Subject, on: date | None) -> Words:
    """Return the words in force and the draft as of a day that is not still to come."""
    return words_of(of_subject(ledger, "purpose", subject, past_day(ledger, on)))


def _again(ledger: Ledger, subject: Subject, old: Purpose, said: Said, title: str) -> Written:
    new = again(ledger, old, said)
    return write_new(ledger, [new], f"purpose {subject.handle} {title}")


def again(ledger: Ledger, old: Purpose, said: Said) -> Purpose:
    """Return the words of a day once more, agreed; private ones stay private."""
    fields = {
        "partner_id": old.partner_id,
        "garden_id": old.garden_id,
        "text": old.text,
        "whose": old.whose if said.whose is None else read_whose(said.whose),
        "agreed": True,
        "horizon": old.horizon if said.horizon is None else _horizon(said.horizon),
    }
    private = said.private or old.private
    new: Purpose = made(ledger, Purpose, fields, on=said.on, note=said.note, private=private)
    return new


def read_whose(word: str) -> Whose:
    """Read whose words they are."""
    lowered = word.strip().lower()
    for whose in WHOSE:
        if whose == lowered:
            return whose
    raise WordsError(Reason("no_such_word", field="whose", text=word, known=", ".join(WHOSE)))


def _horizon(text: str | None) -> int | None:
    """Read how many years ahead it looks; nothing where that is not said."""
    word = (text or "").strip()
    if word and not (word.isascii() and word.isdigit() and len(word) < 5 and YEARS.holds(int(word))):
        raise WordsError(Reason("no_number_of", field="horizon", text=word, low=YEARS.low, high=YEARS.high))
    return int(word) if word else None
