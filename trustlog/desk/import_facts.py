"""From the rows of a file to facts, checked by the same rules as any, and to those among them that are new."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from trustlog.desk.import_names import Book
from trustlog.desk.ledger import Ledger
from trustlog.domain import promise as rules
from trustlog.domain.facts import Disclosure, Fact, Moment, Partner, Promise
from trustlog.domain.folding import composed
from trustlog.exchange.csv_rows import AnyRow, DisclosureRow, MomentRow, PromiseRow
from trustlog.storage.views import facts as fact_views

_CLOSED_AS = {"kept": "kept", "late": "kept", "partly": "partly", "broken": "broken", "withdrawn": "withdrawn"}
_KINDS = {Promise: "promise", Moment: "moment", Disclosure: "disclosure"}


def as_facts(ledger: Ledger, book: Book, rows: Sequence[AnyRow]) -> list[Fact]:
    """Make the facts of all rows without a fault; they have no numbers yet."""
    facts: list[Fact] = []
    for row in rows:
        if not isinstance(row, PromiseRow | MomentRow | DisclosureRow):
            continue
        found = [book.partner(name, row.line) for name in row.partners]
        partners = tuple(dict.fromkeys(one for one in found if one is not None))
        if len(partners) < len(set(found)):
            continue
        if isinstance(row, PromiseRow):
            facts.append(_promise(ledger, book, row, partners[0]))
        elif isinstance(row, MomentRow):
            facts.append(_moment(ledger, book, row, partners))
        else:
            facts.append(_disclosure(ledger, row, partners[0]))
    return facts


def new_ones(ledger: Ledger, facts: Sequence[Fact]) -> list[Fact]:
    """Leave out the facts that are in the ledger: the k-th of equal ones is the k-th of equal ones there."""
    there = _there(ledger, facts)
    fresh = []
    for fact in facts:
        key = content(fact)
        if there[key] > 0:
            there[key] -= 1
        else:
            fresh.append(fact)
    return fresh


def content(fact: Fact) -> tuple[object, ...]:
    """Give what makes a fact the one it is, whatever became of it later: a promise as it was first made."""
    if isinstance(fact, Promise):
        first_due = fact.moves[0].from_on if fact.moves else fact.counts_on
        return ("promise", fact.partner_id, fact.ours, composed(fact.text), fact.made_on, first_due, fact.stake)
    if isinstance(fact, Moment):
        who = frozenset(fact.partner_ids)
        return ("moment", who, fact.on, fact.kind, fact.counts_as, fact.minutes, fact.text and composed(fact.text))
    assert isinstance(fact, Disclosure)  # noqa: S101 - no other kind is imported
    return ("disclosure", fact.partner_id, fact.ours, fact.on, composed(fact.topic), fact.depth, fact.missed)


def _there(ledger: Ledger, facts: Sequence[Fact]) -> Counter[tuple[object, ...]]:
    """Count the facts in the ledger by content, reading only the kinds, partners and days that the file is about."""
    wanted: dict[tuple[str, str], list[date]] = {}
    for fact in facts:
        partner_id = fact.partner_ids[0] if isinstance(fact, Moment) else fact.partner_id
        wanted.setdefault((_KINDS[type(fact)], partner_id), []).append(_on(fact))
    counts: Counter[tuple[object, ...]] = Counter()
    seen: set[str] = set()
    for (kind, partner_id), days in wanted.items():
        for fact in fact_views.timeline(
            ledger.conn, me=ledger.me, partner_id=partner_id, since=min(days), until=max(days), kinds={kind}
        ):
            if fact.id not in seen:  # a moment with several partners is met more than once
                seen.add(fact.id)
                counts[content(fact)] += 1
    return counts


def _on(fact: Fact) -> date:
    return fact.made_on if isinstance(fact, Promise) else fact.on


def _moment(ledger: Ledger, book: Book, row: MomentRow, partners: tuple[Partner, ...]) -> Moment:
    people = [book.person(name, partners, row.line) for name in row.people]
    return Moment(
        id=ledger.new_id(),
        number=0,
        on=row.on,
        partner_ids=tuple(one.id for one in partners),
        person_ids=tuple(dict.fromkeys(one.id for one in people if one is not None)),
        kind=row.kind,
        counts_as=row.counts_as,
        minutes=row.minutes,
        initiative=row.initiative,
        unplanned=row.kind == "call" and row.counts_as == "unscripted",
        text=row.text,
        note=row.note,
        private=row.private,
        source=None,
        recorded_at=ledger.now,
        recorded_by=ledger.me,
    )


def _disclosure(ledger: Ledger, row: DisclosureRow, partner: Partner) -> Disclosure:
    return Disclosure(
        id=ledger.new_id(),
        number=0,
        partner_id=partner.id,
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


def _promise(ledger: Ledger, book: Book, row: PromiseRow, partner: Partner) -> Promise:
    counts_on = row.due_on or row.counts_on or rules.day_for_clock(row.made_on, None, ledger.settings.days.clock)
    lapsed_late = row.outcome == "lapsed" and row.closed_on is not None  # delivered after it had lapsed
    made = Promise(
        id=ledger.new_id(),
        number=0,
        partner_id=partner.id,
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
        closed_reason=None,
        cleared_on=None,
        clear_reason=None,
        entered_late=row.entered_late,
        every=row.every,
        every_from=(row.moves[0].from_on if row.moves else counts_on) if row.every else None,
        follows_id=None,
        moves=row.moves,
        note=row.note,
        private=row.private,
        source=None,
        recorded_at=ledger.now,
        recorded_by=ledger.me,
    )
    today = ledger.today
    terms, closing = _terms_faults(made, row.outcome, today), _closing_faults(made, row.outcome, today)
    for fault in (*terms, *closing, *_move_faults(made, today)):
        book.fault(row.line, fault)
    return made


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
