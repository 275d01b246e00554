"""What we gain, whether we would say so to them, and telling them: openness of depth 3, in the same batch."""

from datetime import date

from trustlog.desk.facts import made, past_day, write_new
from trustlog.desk.gardens import Subject, links_of, members_of, writable_subject
from trustlog.desk.ledger import Ledger, Written
from trustlog.desk.purpose.wanted import standing
from trustlog.domain.facts import Disclosure, Gain, Garden, Partner
from trustlog.domain.purpose import GAIN_DEPTH
from trustlog.domain.text import clean
from trustlog.errors import Reason, Refused, Remedy, WordsError


def gain(
    ledger: Ledger,
    name: str,
    text: str,
    *,
    would_say: bool,
    told: bool = False,
    on: date | None = None,
    note: str | None = None,
    private: bool = False,
) -> Written:
    """Record what we gain, and whether we would say so; where it was `told`, that we shared it as well."""
    subject = writable_subject(ledger, name)
    new = new_gain(ledger, subject, text, would_say=would_say, on=on, note=note, private=private)
    facts = [new, *(tellings(ledger, subject, new, on) if told else ())]
    return write_new(ledger, facts, f"purpose {subject.handle} gain")


def new_gain(
    ledger: Ledger,
    subject: Subject,
    text: str,
    *,
    would_say: bool,
    on: date | None = None,
    note: str | None = None,
    private: bool = False,
) -> Gain:
    """Return what we gain, still to be written."""
    words = clean(text, "gain")
    if not words:
        raise WordsError(Reason("empty_field", field="gain"))
    if isinstance(subject, Garden) and not subject.with_us:
        raise WordsError(Reason("we_are_not_in_it", handle=subject.handle))
    fields = {**links_of(subject), "text": words, "would_say": would_say}
    new: Gain = made(ledger, Gain, fields, on=on, note=note, private=private)
    return new


def tell(ledger: Ledger, name: str, on: date | None = None) -> Written:
    """Record that we told them what we gain: the last of it that we would name and had not."""
    subject, day = writable_subject(ledger, name), past_day(ledger, on)
    untold = standing(ledger, subject, ledger.today).untold
    if untold is None:
        raise Refused(Reason("no_gain_to_tell", handle=subject.handle), Remedy("say_gain", handle=subject.handle))
    if day < untold.on:
        raise WordsError(Reason("told_before_noted", day=day, noted=untold.on))
    return write_new(ledger, tellings(ledger, subject, untold, day), f"purpose {subject.handle} gain told")


def tellings(ledger: Ledger, subject: Subject, new: Gain, on: date | None) -> list[Disclosure]:
    """Return that we told a partner, or each member of a garden, what we gain, still to be written."""
    if isinstance(subject, Partner):
        return [_telling(ledger, subject.id, None, new, on)]
    day = past_day(ledger, on)
    listed = members_of(ledger, subject, day)
    if not listed:
        raise Refused(Reason("nobody_to_tell", handle=subject.handle, day=day))
    return [_telling(ledger, member.id, subject.id, new, on) for member in listed]


def _telling(ledger: Ledger, partner_id: str, garden_id: str | None, new: Gain, on: date | None) -> Disclosure:
    fields = {
        "partner_id": partner_id,
        "garden_id": garden_id,
        "ours": True,
        "topic": new.text,
        "depth": GAIN_DEPTH,
        "missed": False,
    }
    told: Disclosure = made(ledger, Disclosure, fields, on=on, private=new.private)
    return told
