"""Promises of a file: made whole, with all that became of them, and checked for what contradicts itself."""

from collections.abc import Mapping
from datetime import date

from trustlog.desk.imports.names import Book
from trustlog.desk.imports.rules import Rules, change_words
from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Fact, Partner, Promise, TheirWord
from trustlog.domain.facts import promise as rules
from trustlog.domain.facts.scan import Closing
from trustlog.errors import Reason
from trustlog.exchange.csv.promises import PromiseRow
from trustlog.exchange.csv.rows import AnyRow

_CLOSED_AS: Mapping[str, Closing] = {
    "kept": "kept",
    "late": "kept",
    "partly": "partly",
    "broken": "broken",
    "withdrawn": "withdrawn",
}


def _promise(ledger: Ledger, book: Book, row: PromiseRow, partners: tuple[Partner, ...]) -> Promise:
    counts_on = row.due_on or row.counts_on or rules.day_for_clock(row.made_on, None, ledger.settings.days.clock)
    lapsed_late = row.outcome == "lapsed" and row.closed_on is not None  # delivered after it had lapsed
    promise = Promise(
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
    for fault in promise_faults(promise, row.outcome, ledger.today):
        book.fault(row.line, fault)
    return promise


def word_beside(ledger: Ledger, fact: Fact, row: AnyRow) -> TheirWord | None:
    """Return the partner's own word that a row has beside its promise, still without a number; None where it has none.

    It is private where the promise is, and typed in by whom the promise was.
    """
    if not isinstance(row, PromiseRow) or row.said is None or not isinstance(fact, Promise):
        return None
    said = row.said
    return TheirWord(
        id=ledger.new_id(),
        number=0,
        partner_id=fact.partner_id,
        promise_id=fact.id,
        sheet_id=None,
        on=said.on,
        word=said.word,
        moved_to=said.moved_to,
        said_by=said.by,
        remark=None,
        settled=said.settled,
        settled_on=said.settled_on,
        settle_reason=said.reason,
        note=None,
        private=fact.private,
        source=None,
        recorded_at=fact.recorded_at,
        recorded_by=fact.recorded_by,
    )


def promise_faults(promise: Promise, claimed: str, today: date) -> list[Reason]:
    """Return where a promise contradicts itself, or the outcome that a row claims for it."""
    terms, closing = _terms_faults(promise, claimed, today), _closing_faults(promise, claimed, today)
    return [*terms, *closing, *_clearing_faults(promise, today), *_move_faults(promise, today)]


def _terms_faults(promise: Promise, claimed: str, today: date) -> list[Reason]:
    faults = []
    accepted = promise.accepted_on
    if accepted is not None and claimed == "offered":
        faults.append(Reason("offered_but_accepted"))
    elif accepted is not None and not promise.made_on <= accepted <= today:
        faults.append(Reason("accepted_out_of_time", day=accepted))
    if promise.counts_on < promise.made_on:
        faults.append(Reason("due_before_made_in_file", due=promise.counts_on, made=promise.made_on))
    return faults


def _closing_faults(promise: Promise, claimed: str, today: date) -> list[Reason]:
    """Return where the outcome, its day and what goes with it contradict each other."""
    on = promise.closed_on
    faults = []
    if on is None and promise.closed_as is not None:
        return [Reason("settled_needs_day", outcome=claimed)]
    if on is not None and promise.closed_as is None:
        return [Reason("open_has_no_day", outcome=claimed)]
    if on is not None and on > today:
        faults.append(Reason("in_field", field="closed_on", error=Reason("still_to_come", day=on)))
    elif on is not None and on < (promise.accepted_on or promise.made_on):
        faults.append(Reason("settled_before_made", day=on, made=promise.accepted_on or promise.made_on))
    elif on is not None and claimed == "withdrawn" and promise.accepted_on is not None and on > promise.counts_on:
        faults.append(Reason("withdrawn_after_due", day=on, due=promise.counts_on))
    elif on is not None and (is_really := rules.outcome(promise, today)) != claimed:
        faults.append(Reason("other_outcome", claimed=claimed, day=on, due=promise.counts_on, really=is_really))
    if promise.told is not None and promise.closed_as != "broken":
        faults.append(Reason("told_goes_with_broken", outcome=claimed))
    if promise.satisfied is not None and promise.closed_as not in ("kept", "partly"):
        faults.append(Reason("satisfied_goes_with_done", outcome=claimed))
    if (promise.withdrawn_by is not None) != (promise.closed_as == "withdrawn"):
        faults.append(Reason("withdrawn_by_goes_with_withdrawn"))
    if promise.entered_late and promise.closed_as is None:
        faults.append(Reason("late_goes_with_settled", outcome=claimed))
    return faults


def _clearing_faults(promise: Promise, today: date) -> list[Reason]:
    """Return where the clearing of a break is impossible."""
    faults = []
    if (promise.cleared_on is None) != (promise.clear_reason is None):
        faults.append(Reason("cleared_with_reason"))
    elif promise.cleared_on is not None and promise.told != "concealed":
        faults.append(Reason("cleared_goes_with_concealed"))
    elif promise.cleared_on is not None and not (promise.closed_on or promise.made_on) <= promise.cleared_on <= today:
        faults.append(Reason("cleared_out_of_time", day=promise.cleared_on))
    if promise.closed_reason is not None and promise.closed_as is None:
        faults.append(Reason("closed_reason_goes_with_settled"))
    if promise.every_from is not None and promise.every is None:
        faults.append(Reason("every_from_goes_with_every"))
    return faults


def _move_faults(promise: Promise, today: date) -> list[Reason]:
    """Return where the moves contradict each other or the due day."""
    faults = []
    for place, move in enumerate(promise.moves):
        to_next = promise.moves[place + 1].from_on if place + 1 < len(promise.moves) else promise.counts_on
        if move.to_on == move.from_on or move.to_on != to_next:
            faults.append(Reason("move_leads_elsewhere", start=move.from_on, to=move.to_on, due=to_next))
        if not promise.made_on <= move.on <= min(today, move.from_on):
            faults.append(Reason("move_out_of_time", day=move.on))
        if move.to_on < move.on:
            faults.append(Reason("move_to_the_past", day=move.on, to=move.to_on))
    if promise.moves and promise.due_on is None:
        faults.append(Reason("moved_has_due"))
    return faults


def _faults(promise: Promise, today: date) -> list[Reason]:
    return promise_faults(promise, rules.outcome(promise, today), today)


def _changed(old: Promise, row: Promise, filled: frozenset[str], today: date, words: list[str]) -> Promise:
    return _moved(_settled(old, row, filled, today, words), row, filled, words)


def _settled(old: Promise, row: Promise, filled: frozenset[str], today: date, words: list[str]) -> Promise:
    """Take what came of it: a row with another outcome brings all that goes with it, each named; else what it says."""
    if "outcome" in filled and old.accepted_on is None and row.accepted_on is not None:
        words.append(change_words("accepted_on", None, row.accepted_on))
        old = old._replace(accepted_on=row.accepted_on)
    if "outcome" in filled and old.closed_as != row.closed_as:
        words.append(change_words("outcome", rules.outcome(old, today), rules.outcome(row, today)))
        differing = (name for name in rules.SETTLEMENT[1:] if getattr(old, name) != getattr(row, name))
        words += [change_words(name, getattr(old, name), getattr(row, name)) for name in differing]
        return old._replace(**{name: getattr(row, name) for name in rules.SETTLEMENT})
    before = rules.outcome(old, today)
    if "closed_on" in filled and (after := rules.outcome(old._replace(closed_on=row.closed_on), today)) != before:
        words.append(change_words("outcome", before, after))
    for name in rules.SETTLEMENT:
        if name in filled and getattr(old, name) != getattr(row, name):
            words.append(change_words(name, getattr(old, name), getattr(row, name)))
            old = old._replace(**{name: getattr(row, name)})
    return old


def _moved(old: Promise, row: Promise, filled: frozenset[str], words: list[str]) -> Promise:
    """Take the moves that follow those in the ledger."""
    more = len(row.moves) - len(old.moves)
    known = [(move.on, move.from_on, move.to_on) for move in old.moves]
    begins = [(move.on, move.from_on, move.to_on) for move in row.moves[: len(old.moves)]]
    if "moves" not in filled or more <= 0 or known != begins:
        return old
    words.append(change_words("due_on", old.due_on, row.due_on))
    moves = (*old.moves, *row.moves[-more:])
    return old._replace(moves=moves, due_on=row.due_on, counts_on=row.counts_on)


RULES = Rules(_promise, _faults, _changed)
