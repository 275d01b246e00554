"""What each side wants for itself, beside the joint purpose."""

from datetime import date

from trustlog.desk.facts import line, made, names_of, past_day, updates, write_new
from trustlog.desk.gardens import Subject, links_of, members_of, of_subject, writable_subject
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.domain.facts import Garden, Objective
from trustlog.domain.text import clean
from trustlog.domain.text.folding import alike
from trustlog.errors import Reason, Refused, WordsError

OURS, THEIRS = "ours", "theirs"
_OUR_WORDS = (OURS, "us", "we", "onze", "ons", "wij")
_THEIR_WORDS = (THEIRS, "them", "they", "hun", "zij")


def objective(
    ledger: Ledger,
    name: str,
    whose: str,
    text: str,
    on: date | None = None,
    *,
    note: str | None = None,
    private: bool = False,
) -> Written:
    """Record what a side wants for itself: `ours`, `theirs`, or in a garden the handle or name of a member."""
    subject = writable_subject(ledger, name)
    new = new_objective(ledger, subject, _member(ledger, subject, whose), text, on, note=note, private=private)
    return write_new(ledger, [new], f"purpose {subject.handle} objective")


def new_objective(
    ledger: Ledger,
    subject: Subject,
    member_id: str | None,
    text: str,
    on: date | None = None,
    *,
    note: str | None = None,
    private: bool = False,
) -> Objective:
    """Return an objective of a member, of ourselves without one, still to be written."""
    words = clean(text, "text")
    if not words:
        raise WordsError(Reason("empty_field", field="text"))
    fields = {**links_of(subject), "member_id": member_id, "text": words, "ended_on": None}
    new: Objective = made(ledger, Objective, fields, on=on, note=note, private=private)
    return new


def _member(ledger: Ledger, subject: Subject, whose: str) -> str | None:
    """Return the id of whose objective it is, None for ours."""
    word = alike(whose.strip())
    if not isinstance(subject, Garden):
        if word not in (*_OUR_WORDS, *_THEIR_WORDS):
            known = f"{OURS}, {THEIRS}"
            raise WordsError(Reason("no_such_word", field="objective", text=whose, known=known))
        return None if word in _OUR_WORDS else subject.id
    if word in _OUR_WORDS and subject.with_us:
        return None
    members = members_of(ledger, subject, ledger.today)
    for member in members:
        if word in (member.handle, alike(member.name)):
            return member.id
    known = ", ".join([*([OURS] if subject.with_us else []), *(member.handle for member in members)])
    raise WordsError(Reason("no_such_word", field="objective", text=whose, known=known or "-"))


def end_objective(ledger: Ledger, name: str, number: int, on: date | None = None) -> Written:
    """Record that an objective holds no more, from a day on."""
    subject, day = writable_subject(ledger, name), past_day(ledger, on)
    found = of_subject(ledger, "objective", subject, ledger.today)
    old: Objective | None = next((each for each in found if each.number == number), None)
    if old is None:
        raise Refused(Reason("no_objective", number=number, handle=subject.handle))
    if old.ended_on is not None:
        raise Refused(Reason("objective_ended", number=number, day=old.ended_on))
    if day < old.on:
        raise WordsError(Reason("ends_before_it_began", day=day, begun=old.on))
    new = old._replace(ended_on=day)
    batch = ledger.commit(Batch(updates(ledger, old, new), f"purpose {subject.handle} objective {number} ended"))
    return Written(batch, (new,), (line(new, names_of(ledger, [new]), ledger.today),))
