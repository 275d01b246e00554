"""What happens to a promise after it was made; each act is one batch, and returns the promises as they are now.

The acts that a review's rows offer take a `batch` as well, whose changes are written with their own.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import date

from trustlog.desk.facts import inserts, line, names_of, updates
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.domain.calendar.days import shift
from trustlog.domain.facts import Promise
from trustlog.domain.facts import promise as rules
from trustlog.domain.text import clean
from trustlog.errors import NotThere, Reason, Refused, Remedy, WordsError
from trustlog.language import _
from trustlog.storage.read import promises as promise_views
from trustlog.storage.write.writer import Change, next_numbers

SHOWS = ("all", "open", "overdue")


def keep(
    ledger: Ledger,
    numbers: Sequence[int],
    *,
    on: date | None = None,
    partly: bool = False,
    on_time: Collection[int] = (),
    late: Collection[int] = (),
    halves: Collection[int] = (),
    missed: Collection[int] = (),
    batch: Batch | None = None,
) -> Written:
    """Record that promises were kept (or half kept), today or on an earlier day.

    Behind its day a person has to say whether one was kept `on_time`, that is on its due day, or `late`, that is today;
    of others that `halves` of them were done, or that they were `missed`.
    """
    if on is not None and (late or on_time):
        raise WordsError(Reason("on_and_late"))
    how = "partly" if partly else "kept"

    def close(promise: Promise) -> Promise:
        day = promise.counts_on if promise.number in on_time else on
        if promise.number in missed:
            return closed(ledger, promise, "broken", on)
        if promise.number in halves:
            return closed(ledger, promise, "partly", on)
        return closed(ledger, promise, how, day, late=promise.number in late)

    return _each(ledger, numbers, close, "keep", batch)


def behind(ledger: Ledger, numbers: Sequence[int]) -> list[Promise]:
    """Return those of the promises whose day is over while nobody has settled them."""
    return [promise for promise in _found(ledger, numbers) if rules.is_behind(promise, ledger.today)]


def break_(
    ledger: Ledger,
    numbers: Sequence[int],
    *,
    on: date | None = None,
    told: str | None = None,
    again: date | None = None,
    batch: Batch | None = None,
) -> Written:
    """Record that promises were not kept (told, silent or concealed), and with `again` what is promised anew."""
    promises = _found(ledger, numbers)
    settled = [closed(ledger, promise, "broken", on, told) for promise in promises]
    renewals = [] if again is None else [_again(ledger, promise, again) for promise in settled]
    changed = list(zip(promises, settled, strict=True))
    return write_promises(ledger, changed, renewals, _what("break", numbers), batch=batch)


def move(ledger: Ledger, number: int, to: date, *, reason: str | None = None, batch: Batch | None = None) -> Written:
    """Move the due day of a promise, until that day is over."""
    why = clean(reason, _("the reason")) or None if reason else None
    return _each(ledger, [number], lambda promise: rules.move(promise, to, ledger.today, why), "move", batch)


def move_several(ledger: Ledger, numbers: Sequence[int], to: date) -> Written:
    """Move the due day of several promises to the same day as one batch; a day that is over cannot be moved."""
    return _each(ledger, numbers, lambda promise: rules.move(promise, to, ledger.today), "move", None)


def withdraw(ledger: Ledger, numbers: Sequence[int], *, by: str, reason: str, batch: Batch | None = None) -> Written:
    """Withdraw promises, by their maker or their receiver, until the due day is over."""
    if by not in ("maker", "receiver"):
        raise WordsError(Reason("by_whom", by=by))
    why = needed(reason)
    return _each(ledger, numbers, lambda promise: rules.withdraw(promise, by, why, ledger.today), "withdraw", batch)


def satisfied(ledger: Ledger, number: int, yes: bool, *, batch: Batch | None = None) -> Written:
    """Record the receiver's verdict on a promise that was kept."""
    return _each(ledger, [number], lambda promise: rules.satisfied(promise, yes, ledger.today), "satisfied", batch)


def accept(ledger: Ledger, number: int, *, due: date | None = None, batch: Batch | None = None) -> Written:
    """Accept what was offered: from now on it is a promise, with the due day agreed on."""
    clock = ledger.settings.days.clock
    return _each(ledger, [number], lambda promise: rules.accept(promise, ledger.today, due, clock), "accept", batch)


def clear(ledger: Ledger, number: int, reason: str, *, batch: Batch | None = None) -> Written:
    """Clear a concealed break: it was talked through, and a person says why it no longer stands in the way."""
    why = needed(reason)
    return _each(ledger, [number], lambda promise: rules.clear(promise, ledger.today, why), "clear", batch)


def reopen(ledger: Ledger, number: int, reason: str, *, batch: Batch | None = None) -> Written:
    """Take back how a promise was closed; what the clock says of it then holds again."""
    why = needed(reason)
    promises = _found(ledger, [number])
    opened = [rules.reopen(promises[0])]
    changed = list(zip(promises, opened, strict=True))
    return write_promises(ledger, changed, [], f"reopen {number}", follow=False, reason=why, batch=batch)


def promise_list(
    ledger: Ledger,
    as_of: date | None = None,
    *,
    partner: str | None = None,
    ours: bool | None = None,
    show: str = "open",
    within: int | None = None,
) -> list[Promise]:
    """List promises by due day: those open (lapsed promises left out), those overdue, all, or due within some days.

    Without a day those are listed, too, that were made under a clock that went ahead: they stand in what is due.
    """
    from trustlog.desk.partners import partner as find

    if show not in SHOWS:
        raise WordsError(Reason("no_such_list", known=", ".join(SHOWS)))
    day = ledger.past(as_of)
    partner_id = None if partner is None else find(ledger, partner).id
    state = "open" if day >= ledger.today and show != "all" else "all"
    rows = promise_views.promises(ledger.conn, me=ledger.me, partner_id=partner_id, ours=ours, state=state)
    known = [
        rules.as_known(promise, max(day, promise.made_on))
        for promise in rows
        if as_of is None or promise.made_on <= day
    ]
    if show != "all" or within is not None:
        outcomes = ("open", "lapsed") if show == "overdue" else ("open", "offered")
        known = [
            promise
            for promise in known
            if rules.outcome(promise, max(day, promise.made_on)) in outcomes and promise.closed_as is None
        ]
    if show == "overdue":
        known = [promise for promise in known if promise.counts_on < day]
    if within is not None:
        known = [promise for promise in known if day <= promise.counts_on <= shift(day, within)]
    return sorted(known, key=lambda promise: (promise.counts_on, promise.number))


def closed(
    ledger: Ledger, promise: Promise, how: str, on: date | None, told: str | None = None, *, late: bool = False
) -> Promise:
    """Close a promise on a day (today when none is given) by the rules; one kept behind its day needs a day.

    `late` is today, too, and refused while the promise's day is not over.
    """
    if late:
        promise, on = rules.check_late(promise, ledger.today), ledger.today
    if how == "kept" and on is None and rules.is_behind(promise, ledger.today):
        raise WordsError(Reason("on_time_or_late", number=promise.number, day=promise.counts_on))
    return rules.close(promise, how, on, ledger.today, told)


def found_promise(ledger: Ledger, number: int) -> Promise:
    """Find a promise by its number, or refuse."""
    return _found(ledger, [number])[0]


def needed(reason: str) -> str:
    """Return the reason, cleaned; an empty reason is refused."""
    why = clean(reason, _("the reason"))
    if not why:
        raise WordsError(Reason("no_reason", option="reason"))
    return why


def followers(ledger: Ledger, settled: Promise) -> list[Promise]:
    """Make the next promise of a recurring promise, unless it is there already; it is numbered when written."""
    if settled.every is None or settled.closed_as in (None, "withdrawn"):
        return []
    if promise_views.follows(ledger.conn, settled.id):
        return []
    due_on, every_from = rules.next_of(settled, ledger.today)
    return [_fresh(ledger, settled, due_on)._replace(every=settled.every, every_from=every_from)]


def write_promises(
    ledger: Ledger,
    changed: Sequence[tuple[Promise, Promise]],
    renewals: Sequence[Promise],
    title: str,
    *,
    follow: bool = True,
    reason: str | None = None,
    batch: Batch | None = None,
) -> Written:
    """Write promises that changed, those that follow from them, and those promised anew, as one batch.

    The `reason` is of the batch, where none of its rows has it; the changes of `batch` are written with them.
    """
    new_promises = [follower for _unused, new in changed for follower in followers(ledger, new)] if follow else []
    new_promises += renewals
    changes: list[Change] = [change for old, new in changed for change in updates(ledger, old, new)]
    with ledger.conn.transaction():
        if new_promises:
            first = next_numbers(ledger.conn, len(new_promises))
            new_promises = [promise._replace(number=first + place) for place, promise in enumerate(new_promises)]
        changes += [change for promise in new_promises for change in inserts(ledger, promise)]
        number = ledger.commit(Batch(changes, title, reason).with_changes_of(batch))
    facts = (*(new for _unused, new in changed), *new_promises)
    names = names_of(ledger, facts)
    return Written(number, facts, tuple(line(fact, names, ledger.today) for fact in facts))


def _found(ledger: Ledger, numbers: Sequence[int]) -> list[Promise]:
    if not numbers:
        raise WordsError(Reason("no_number"), Remedy("list_due"))
    if len(set(numbers)) != len(numbers):
        raise WordsError(Reason("number_named_twice"), Remedy("name_each_once"))
    rows = promise_views.promises(ledger.conn, me=ledger.me, numbers=list(numbers), state="all")
    by_number = {promise.number: promise for promise in rows}
    for number in numbers:
        if number not in by_number:
            raise NotThere(Reason("no_promise", number=number), Remedy("list_promises"))
    return [by_number[number] for number in numbers]


def _each(
    ledger: Ledger, numbers: Sequence[int], act: Callable[[Promise], Promise], verb: str, batch: Batch | None
) -> Written:
    promises = _found(ledger, numbers)
    changed = [(promise, act(promise)) for promise in promises]
    for old, new in changed:
        if old == new:
            raise Refused(Reason("so_already", name=f"#{old.number}"))
    return write_promises(ledger, changed, [], _what(verb, numbers), batch=batch)


def _again(ledger: Ledger, settled: Promise, due: date) -> Promise:
    if due < ledger.today:
        raise WordsError(Reason("again_is_over", day=due))
    return _fresh(ledger, settled, due)


def _fresh(ledger: Ledger, old: Promise, due: date) -> Promise:
    return old.unsettled()._replace(
        id=ledger.new_id(),
        number=0,
        made_on=ledger.today,
        accepted_on=ledger.today,
        due_on=due,
        counts_on=due,
        every=None,
        every_from=None,
        follows_id=old.id,
        moves=(),
        note=None,
        source=None,
        recorded_at=ledger.now,
        recorded_by=ledger.me,
        mended=None,
    )


def _what(verb: str, numbers: Sequence[int]) -> str:
    return f"{verb} {' '.join(str(number) for number in numbers)}"
