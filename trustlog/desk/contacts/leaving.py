"""A contact who leaves: a dated event; the firm stays, and what hung on the person is listed."""

from datetime import date, timedelta

from trustlog.desk.brief import names_somebody
from trustlog.desk.facts import inserts, names_of, updates
from trustlog.desk.facts import line as fact_line
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.partners import person as found_person
from trustlog.desk.partners import writable_partner
from trustlog.domain.facts import Note, Partner, Person, Promise
from trustlog.domain.facts.partner import has_left
from trustlog.domain.text import counted
from trustlog.errors import Reason, Refused, WordsError
from trustlog.language import _
from trustlog.storage.read import people as people_views
from trustlog.storage.read.portfolio import met as met_with
from trustlog.storage.read.promises import promises
from trustlog.storage.write.writer import Change, next_numbers

YEAR = timedelta(days=365)


def left(
    ledger: Ledger,
    partner_name: str,
    name: str,
    on: date | None = None,
    to: str | None = None,
    anew: str | None = None,
) -> Written:
    """Record that somebody left their partner, and to whom of theirs it goes; with `anew` the test begins again.

    One batch: the day on which they left, a note of it on that day, and the beginning with its reason.
    """
    partner, day = writable_partner(ledger, partner_name), on or ledger.today
    if day > ledger.today:
        raise WordsError(Reason("still_to_come", day=day))
    people = people_views.people(ledger.conn, partner.id)
    old = found_person(ledger, people, name, partner.handle)
    if has_left(old, ledger.today):
        raise Refused(Reason("left_already", name=old.name, day=old.left_on))
    successor = None if not to else found_person(ledger, people, to, partner.handle)
    if successor is not None and (successor.id == old.id or has_left(successor, day)):
        raise WordsError(Reason("no_successor", name=successor.name))
    changes = updates(ledger, old, old._replace(left_on=day))
    again, says_again = _anew(ledger, partner, anew)
    with ledger.conn.transaction():
        note = _note(ledger, partner, old, successor, day)
        changes += [*inserts(ledger, note), *again]
        batch = ledger.commit(Batch(changes, f"contacts left {partner.handle}"))
    lines = [fact_line(note, names_of(ledger, [note]), ledger.today), *hung_lines(ledger, partner, old, day)]
    lines += says_again or [_("If what was shown hung on them, the test may begin anew, with a reason: anew")]
    return Written(batch, (note,), tuple(lines), (old._replace(left_on=day),))


def _anew(ledger: Ledger, partner: Partner, reason: str | None) -> tuple[list[Change], list[str]]:
    """Return what lets the test begin anew, and what is said of it; nothing without a reason."""
    if reason is None:
        return [], []
    from trustlog.desk.levels import beginning

    return beginning(ledger, partner, None, reason)


def _note(ledger: Ledger, partner: Partner, old: Person, successor: Person | None, day: date) -> Note:
    """Make the note that stands in the log on that day."""
    says = _("{name} has left").format(name=old.name)
    if successor is not None:
        says = _("{name} has left; it goes to {successor}").format(name=old.name, successor=successor.name)
    return Note(
        ledger.new_id(), next_numbers(ledger.conn, 1), partner.id, day, says, False, None, ledger.now, ledger.me
    )


def hung_lines(ledger: Ledger, partner: Partner, somebody: Person, day: date) -> list[str]:
    """Tell what hung on somebody: promises that name them, moments with them, and who else was ever met."""
    named = [promise for promise in _open(ledger, partner) if names_somebody(somebody, promise)]
    lines = [fact_line(promise, names_of(ledger, named), ledger.today) for promise in named]
    lines = [_("Promises that name them:"), *(f"  {line}" for line in lines)] if lines else []
    met = met_with(ledger.conn, partner.id, ledger.me)
    year = [one for one in met if day - YEAR < one.on <= day]
    share = sum(any(who == somebody.id for who, _left in one.theirs) for one in year)
    if year:
        lines.append(
            _("Moments with them in the year before: {share} of {moments}").format(
                share=share, moments=counted(len(year), "moment")
            )
        )
    ever = {who for one in met for who, gone in one.theirs if gone is None or gone > day} - {somebody.id}
    others = [person for person in people_views.people(ledger.conn, partner.id) if person.id in ever]
    if others:
        lines.append(_("Also met of theirs: {names}").format(names=", ".join(person.name for person in others)))
    else:
        lines.append(_("Nobody else of theirs who is still there was ever met."))
    return lines


def _open(ledger: Ledger, partner: Partner) -> list[Promise]:
    return promises(ledger.conn, me=ledger.me, partner_id=partner.id, state="open")
