"""From the rows of a file to facts, checked by the same rules as any, and to those among them that are new."""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from trustlog.desk.imports.names import Book
from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Disclosure, Fact, Moment, Partner, Person, Promise
from trustlog.domain.facts import promise as rules
from trustlog.domain.facts.scan import Closing
from trustlog.domain.kinds import kind_of
from trustlog.exchange.csv.rows import AnyRow, DisclosureRow, MomentRow, PartnerRow, PersonRow, PromiseRow
from trustlog.storage.read import facts as fact_views

_CLOSED_AS: Mapping[str, Closing] = {
    "kept": "kept",
    "late": "kept",
    "partly": "partly",
    "broken": "broken",
    "withdrawn": "withdrawn",
}


class Made(NamedTuple):
    """A fact that a row makes, without a number yet, and the one in the ledger that it is, if any."""

    line: int
    fact: Fact
    row: AnyRow
    there: Fact | None = None


def as_facts(ledger: Ledger, book: Book, rows: Sequence[AnyRow]) -> list[Made]:
    """Make the facts of all rows without a fault, in their order."""
    facts: list[Made] = []
    for row in rows:
        if isinstance(row, PartnerRow | PersonRow):
            continue
        named = [book.partner(name, row.line) for name in row.partners]
        partners = tuple(dict.fromkeys(partner for partner in named if partner is not None))
        if len(partners) < len(set(named)):
            continue
        made: Fact = _MAKERS[type(row)](ledger, book, row, partners)
        book.check_value(row.line, made)
        facts.append(Made(row.line, made, row))
    return facts


def matched(ledger: Ledger, facts: Sequence[Made]) -> list[Made]:
    """Find each fact in the ledger: the k-th of equal ones is the k-th of equal ones there.

    A promise that came back is tied to the one before it, which an earlier row of the file has.
    """
    there = _there(ledger, [made.fact for made in facts])
    found: list[Made] = []
    ids: dict[int, str] = {}
    for made in facts:
        row, fact = made.row, made.fact
        equal = there.get(content(fact))
        is_there = equal.popleft() if equal else None
        if isinstance(row, PromiseRow) and isinstance(fact, Promise):
            if row.follows in ids:
                fact = fact._replace(follows_id=ids[row.follows])
            if row.number is not None:
                ids[row.number] = (is_there or fact).id
        found.append(made._replace(fact=fact, there=is_there))
    return found


def content(fact: Fact) -> tuple[object, ...]:
    """Return what makes a fact the one it is, whatever became of it later: a promise as it was first made."""
    kind = kind_of(fact)
    content = kind.file and kind.file.content
    assert content  # noqa: S101 - no other kind is imported
    return (kind.name, *content(fact))


def _there(ledger: Ledger, facts: Sequence[Fact]) -> dict[tuple[object, ...], deque[Fact]]:
    """Return the facts in the ledger by content, reading only the kinds, partners and days that the file is about."""
    wanted: dict[tuple[str, str], list[date]] = {}
    for fact in facts:
        kind = kind_of(fact)
        wanted.setdefault((kind.name, kind.partner_ids(fact)[0]), []).append(kind.day(fact))
    found: dict[tuple[object, ...], deque[Fact]] = {}
    seen: set[str] = set()
    for (name, partner_id), days in wanted.items():
        for fact in fact_views.timeline(
            ledger.conn, me=ledger.me, partner_id=partner_id, since=min(days), until=max(days), kinds={name}
        ):
            if fact.id not in seen:  # a moment with several partners is met more than once
                seen.add(fact.id)
                found.setdefault(content(fact), deque()).appendleft(fact)  # the timeline begins with the newest
    return found


def _moment(ledger: Ledger, book: Book, row: MomentRow, partners: tuple[Partner, ...]) -> Moment:
    people = _people(book, row, partners)
    return Moment(
        id=ledger.new_id(),
        number=0,
        on=row.on,
        partner_ids=tuple(partner.id for partner in partners),
        person_ids=tuple(dict.fromkeys(person.id for person in people if person is not None)),
        kind=row.kind,
        counts_as=row.counts_as,
        minutes=row.minutes,
        initiative=row.initiative,
        unplanned=row.kind == "call" and row.counts_as == "unscripted" if row.unplanned is None else row.unplanned,
        text=row.text,
        note=row.note,
        private=row.private,
        source=None,
        recorded_at=ledger.now,
        recorded_by=ledger.me,
    )


def _people(book: Book, row: MomentRow, partners: tuple[Partner, ...]) -> list[Person | None]:
    """Find the people of a moment, each at the partner that the row says, or at any of those it was with."""
    if not row.people_at:
        return [book.person(name, partners, row.line) for name in row.people]
    found = []
    for name, handle in zip(row.people, row.people_at, strict=True):
        at = book.partner(handle, row.line)
        found.append(None if at is None else book.person(name, (at,), row.line))
    return found


def _disclosure(ledger: Ledger, _book: Book, row: DisclosureRow, partners: tuple[Partner, ...]) -> Disclosure:
    return Disclosure(
        id=ledger.new_id(),
        number=0,
        partner_id=partners[0].id,
        ours=row.ours,
        on=row.on,
        topic=row.topic,
        depth=row.depth,
        missed=row.missed,
        note=row.note,
        private=row.private,
        source=None,
        recorded_at=ledger.now,
        recorded_by=ledger.me,
    )


def _promise(ledger: Ledger, book: Book, row: PromiseRow, partners: tuple[Partner, ...]) -> Promise:
    counts_on = row.due_on or row.counts_on or rules.day_for_clock(row.made_on, None, ledger.settings.days.clock)
    lapsed_late = row.outcome == "lapsed" and row.closed_on is not None  # delivered after it had lapsed
    made = Promise(
        id=ledger.new_id(),
        number=0,
        partner_id=partners[0].id,
        ours=row.ours,
        text=row.text,
        stake=row.stake,
        made_on=row.made_on,
        accepted_on=row.accepted_on,
        due_on=row.due_on,
        counts_on=counts_on,
        grace_days=ledger.settings.days.grace if row.grace_days is None else row.grace_days,
        closed_as="kept" if lapsed_late else _CLOSED_AS.get(row.outcome),
        closed_on=row.closed_on,
        told=row.told or ("silent" if row.outcome == "broken" else None),
        satisfied=row.satisfied,
        withdrawn_by=row.withdrawn_by,
        closed_reason=row.closed_reason,
        cleared_on=row.cleared_on,
        clear_reason=row.clear_reason,
        entered_late=row.entered_late,
        every=row.every,
        every_from=row.every_from or ((row.moves[0].from_on if row.moves else counts_on) if row.every else None),
        follows_id=None,
        moves=row.moves,
        note=row.note,
        private=row.private,
        source=None,
        recorded_at=ledger.now,
        recorded_by=ledger.me,
    )
    for fault in promise_faults(made, row.outcome, ledger.today):
        book.fault(row.line, fault)
    return made


_MAKERS: Mapping[type, Callable[[Ledger, Book, Any, tuple[Partner, ...]], Fact]] = {
    PromiseRow: _promise,
    MomentRow: _moment,
    DisclosureRow: _disclosure,
}
"""What makes a fact of a row."""


def promise_faults(made: Promise, claimed: str, today: date) -> list[str]:
    """Tell where a promise contradicts itself, or the outcome that a row claims for it."""
    terms, closing = _terms_faults(made, claimed, today), _closing_faults(made, claimed, today)
    return [*terms, *closing, *_clearing_faults(made, today), *_move_faults(made, today)]


def _terms_faults(made: Promise, claimed: str, today: date) -> list[str]:
    faults = []
    accepted = made.accepted_on
    if accepted is not None and claimed == "offered":
        faults.append("a promise that is offered has no accepted_on; empty it, or say what came of it in outcome")
    elif accepted is not None and not made.made_on <= accepted <= today:
        faults.append(f"accepted_on: {accepted} is not between the day it was made and today")
    if made.counts_on < made.made_on:
        faults.append(f"it cannot be due ({made.counts_on}) before it was made ({made.made_on})")
    return faults


def _closing_faults(made: Promise, claimed: str, today: date) -> list[str]:
    """Tell where the outcome, its day and what goes with it contradict each other."""
    on = made.closed_on
    faults = []
    if on is None and made.closed_as is not None:
        return [f"a promise that is {claimed} needs closed_on, the day it was settled"]
    if on is not None and made.closed_as is None:
        return [f"a promise that is {claimed} has no closed_on; empty it, or say what came of it in outcome"]
    if on is not None and on > today:
        faults.append(f"closed_on: {on} is still to come")
    elif on is not None and on < (made.accepted_on or made.made_on):
        faults.append(f"it cannot be settled ({on}) before it was made ({made.accepted_on or made.made_on})")
    elif on is not None and claimed == "withdrawn" and made.accepted_on is not None and on > made.counts_on:
        faults.append(f"it cannot be withdrawn ({on}) after its due day ({made.counts_on}); it was broken")
    elif on is not None and (is_really := rules.outcome(made, today)) != claimed:
        faults.append(f"outcome is {claimed}, but closed on {on} and due on {made.counts_on} it is {is_really}")
    if made.told is not None and made.closed_as != "broken":
        faults.append(f"told goes with broken, not with {claimed}")
    if made.satisfied is not None and made.closed_as not in ("kept", "partly"):
        faults.append(f"satisfied goes with what was done, not with {claimed}")
    if (made.withdrawn_by is not None) != (made.closed_as == "withdrawn"):
        faults.append("withdrawn_by (maker or receiver) goes with withdrawn, and only with it")
    if made.entered_late and made.closed_as is None:
        faults.append(f"entered_late goes with a settled outcome, not with {claimed}")
    return faults


def _clearing_faults(made: Promise, today: date) -> list[str]:
    """Tell where it cannot have been cleared so."""
    faults = []
    if (made.cleared_on is None) != (made.clear_reason is None):
        faults.append("cleared_on and clear_reason go together; give both, or neither")
    elif made.cleared_on is not None and made.told != "concealed":
        faults.append("cleared_on goes with a concealed break, and only with it")
    elif made.cleared_on is not None and not (made.closed_on or made.made_on) <= made.cleared_on <= today:
        faults.append(f"cleared_on: {made.cleared_on} is not between the day it was settled and today")
    if made.closed_reason is not None and made.closed_as is None:
        faults.append("closed_reason goes with a settled outcome; empty it, or say what came of it in outcome")
    if made.every_from is not None and made.every is None:
        faults.append("every_from goes with every; empty it, or say how often it comes back")
    return faults


def _move_faults(made: Promise, today: date) -> list[str]:
    """Tell where the moves contradict each other or the due day."""
    faults = []
    for place, move in enumerate(made.moves):
        to_next = made.moves[place + 1].from_on if place + 1 < len(made.moves) else made.counts_on
        if move.to_on == move.from_on or move.to_on != to_next:
            faults.append(f"moves: {move.from_on} is moved to {move.to_on}, and then it is due on {to_next}")
        if not made.made_on <= move.on <= min(today, move.from_on):
            faults.append(f"moves: a move on {move.on} is not between the day it was made and the day it was due")
        if move.to_on < move.on:
            faults.append(f"moves: it cannot be moved on {move.on} to {move.to_on}, which was over")
    if made.moves and made.due_on is None:
        faults.append("moves: what was moved has a due_on")
    return faults
