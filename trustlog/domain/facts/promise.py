"""Promises: offered → open → kept, late, partly, broken, lapsed or withdrawn. Pure rules without a clock."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from trustlog.domain.calendar.days import USUAL, shift
from trustlog.domain.facts.scan import Closing, Move, PromiseTerms, Stake, Told, Withdrawer
from trustlog.domain.text import PersonText, clean
from trustlog.errors import DateError, Reason, Refused, Remedy, WordsError
from trustlog.language import N_

if TYPE_CHECKING:
    from dateutil.rrule import rrule

Outcome = Literal["offered", "open", "kept", "late", "partly", "broken", "lapsed", "withdrawn"]

STAKES: tuple[Stake, ...] = ("small", "normal", "big")
TOLD: tuple[Told, ...] = ("told", "silent", "concealed")
OUTCOMES: tuple[Outcome, ...] = ("offered", "open", "kept", "late", "partly", "broken", "lapsed", "withdrawn")
HOWS: tuple[Closing, ...] = ("kept", "partly", "broken")
WITHDRAWERS: tuple[Withdrawer, ...] = ("maker", "receiver")
ENTERED_LATE = 7
"""Days; what is settled about a day longer ago than that is entered late."""
BESIDE_CLOSING = ("told", "satisfied", "entered_late", "closed_reason", "cleared_on", "clear_reason")
"""What may be said of a settled promise, beside how and when it was settled."""
SETTLEMENT = ("closed_as", "closed_on", "withdrawn_by", *BESIDE_CLOSING)
"""The columns that say how a promise came out: an open promise has none of them."""


class Promise(NamedTuple):
    """What one side said it would do. `ours`: made by us to the partner; else made by the partner to us.

    Between two members of a garden it is from one (`from_id`, who is `partner_id` as well) to the other (`to_id`). The
    fields with a default are those that a promise has only once something has happened to it, or was added.
    """

    id: str
    number: int
    partner_id: str
    ours: bool
    text: PersonText
    stake: Stake
    made_on: date
    accepted_on: date | None
    due_on: date | None
    counts_on: date
    grace_days: int
    recorded_at: datetime
    recorded_by: PersonText
    closed_as: Closing | None = None
    closed_on: date | None = None
    told: Told | None = None
    satisfied: bool | None = None
    withdrawn_by: Withdrawer | None = None
    closed_reason: PersonText | None = None
    cleared_on: date | None = None
    clear_reason: PersonText | None = None
    entered_late: bool = False
    every: str | None = None
    every_from: date | None = None
    follows_id: str | None = None
    moves: tuple[Move, ...] = ()
    note: PersonText | None = None
    private: bool = False
    source: PersonText | None = None
    mended: int | None = None
    garden_id: str | None = None
    from_id: str | None = None
    to_id: str | None = None
    brought_from: str | None = None
    brought_id: PersonText | None = None

    @classmethod
    def new(
        cls,
        *,
        id: str,  # noqa: A002 - the name of the column
        partner_id: str,
        ours: bool,
        text: str,
        made_on: date,
        counts_on: date,
        grace_days: int,
        recorded_at: datetime,
        recorded_by: str,
        stake: Stake = "normal",
        offered: bool = False,
        due_on: date | None = None,
        every: str | None = None,
        private: bool = False,
        source: str | None = None,
    ) -> "Promise":
        """Return a promise to which nothing has happened yet, still without a number."""
        return cls(
            id=id,
            number=0,
            partner_id=partner_id,
            ours=ours,
            text=text,
            stake=stake,
            made_on=made_on,
            accepted_on=None if offered else made_on,
            due_on=due_on,
            counts_on=counts_on,
            grace_days=grace_days,
            recorded_at=recorded_at,
            recorded_by=recorded_by,
            every=every,
            every_from=counts_on if every else None,
            private=private,
            source=source,
        )

    def unsettled(self) -> "Promise":
        """Return the promise as it was before it came out."""
        return self._replace(**{name: self._field_defaults[name] for name in SETTLEMENT})


def day_for_clock(made_on: date, due_on: date | None, clock: int = USUAL.clock) -> date:
    """Return the day a promise counts on: its due day, or a day set by the clock when none was given."""
    return due_on if due_on is not None else shift(made_on, clock)


def check_due(made_on: date, due_on: date) -> date:
    """Return the due day; refuse a day before the promise was made."""
    if due_on < made_on:
        raise DateError(Reason("due_before_made", due=due_on, made=made_on))
    return due_on


def counts_at(p: PromiseTerms, as_of: date) -> date:
    """Return the day a promise counted on, as was known at the end of a day: later moves had not happened."""
    return next((move.from_on for move in p.moves if move.on > as_of), p.counts_on)


def is_over(p: PromiseTerms, day: date) -> bool:
    """Return whether the due day is over on a day: from then on nothing can be moved or withdrawn."""
    return day > p.counts_on


def is_behind(p: Promise, day: date) -> bool:
    """Return whether a promise is open although its due day is over."""
    return p.closed_as is None and p.accepted_on is not None and is_over(p, day)


def is_close_behind(p: PromiseTerms, day: date) -> bool:
    """Return whether the due day is at most three days ago: what was kept was then most likely kept on time."""
    return (day - p.counts_on).days <= 3


def check_late(p: Promise, day: date) -> Promise:
    """Return the promise; refuse to call one late whose day is not over."""
    if p.closed_as is None and not is_over(p, day):
        raise Refused(Reason("not_late_yet", number=p.number, day=p.counts_on))
    return p


def outcome(p: PromiseTerms, as_of: date) -> Outcome:
    """Return how a promise stands at the end of a day, from what had happened by then."""
    counts = counts_at(p, as_of)
    last = shift(counts, p.grace_days)
    if p.closed_as is None or p.closed_on is None or p.closed_on > as_of:
        if p.accepted_on is None or p.accepted_on > as_of:
            return "offered"
        return "lapsed" if as_of > last else "open"
    if p.closed_as not in ("kept", "partly"):
        return p.closed_as
    if p.closed_on > last:
        return "lapsed"  # delivered, but the clock had spoken
    if p.closed_as == "kept" and p.closed_on > counts:
        return "late"
    return p.closed_as


def as_known(p: Promise, as_of: date) -> Promise:
    """Return the promise as it was known at the end of a day: without later moves, closing, acceptance or clearing."""
    counts = counts_at(p, as_of)
    if counts != p.counts_on or any(move.on > as_of for move in p.moves):
        moves = tuple(move for move in p.moves if move.on <= as_of)
        p = p._replace(counts_on=counts, due_on=None if p.due_on is None else counts, moves=moves)
    if p.accepted_on is not None and p.accepted_on > as_of:
        p = p._replace(accepted_on=None)
    if p.closed_on is not None and p.closed_on > as_of:
        p = reopen(p)
    if p.cleared_on is not None and p.cleared_on > as_of:
        p = p._replace(cleared_on=None, clear_reason=None)
    return p


def close(p: Promise, how: str, on: date | None, today: date, told: str | None = None) -> Promise:
    """Close a promise as `kept`, `partly` or `broken` on a day (today when None), or refuse what cannot be.

    It is `entered_late` when today would have given another outcome than the day named, and that day is more than
    `ENTERED_LATE` days ago: the word of a person then stands against the clock, and the reading counts how often.
    """
    if how not in HOWS:
        raise WordsError(Reason("no_way_to_close", known=", ".join(HOWS), how=how))
    if told is not None and (how != "broken" or told not in TOLD):
        raise WordsError(Reason("told_of_unbroken", known=", ".join(TOLD), how=how, told=told))
    _still_open(p, N_("close"))
    _made(p, today, N_("closed"))
    day = today if on is None else on
    if day > today:
        raise DateError(Reason("closed_ahead", day=day))
    if p.accepted_on is None:
        raise Refused(Reason("only_offered", number=p.number), Remedy("accept_first", number=p.number))
    if day < p.made_on:
        raise Refused(Reason("closed_before_made", number=p.number, made=p.made_on, day=day))
    if how == "broken":
        return p._replace(closed_as=how, closed_on=day, told=told or "silent")
    closed = p._replace(closed_as=how, closed_on=day)
    differs = outcome(closed, day) != outcome(closed._replace(closed_on=today), today)
    late = differs and (today - day).days > ENTERED_LATE
    return closed._replace(entered_late=late)


def move(p: Promise, to: date, on: date, reason: str | None = None) -> Promise:
    """Move the due day to another, on day `on`, which may be the due day itself but no later."""
    _still_open(p, N_("move"))
    _made(p, on, N_("moved"))
    if p.accepted_on is None:
        raise Refused(Reason("only_offered", number=p.number), Remedy("accept_sets_day", number=p.number))
    _not_over(p, on, N_("moved"))
    if to < on:
        raise DateError(Reason("new_day_is_over", day=to, number=p.number))
    if to == p.counts_on and p.due_on is not None:
        raise Refused(Reason("due_already", number=p.number, day=to))
    return p._replace(due_on=to, counts_on=to, moves=(*p.moves, Move(on, p.counts_on, to, reason)))


def withdraw(p: Promise, by: str, reason: str, on: date) -> Promise:
    """Withdraw a promise, by its `maker` or its `receiver`, until its due day is over."""
    if by not in WITHDRAWERS:
        raise WordsError(Reason("withdrawn_by_whom", by=by))
    why = _reason(reason)
    _still_open(p, N_("withdraw"))
    _made(p, on, N_("withdrawn"))
    if p.accepted_on is not None:  # an offer counts for nothing, so it can be taken back at any time
        _not_over(p, on, N_("withdrawn"))
    return p._replace(closed_as="withdrawn", closed_on=on, withdrawn_by=by, closed_reason=why)


def accept(p: Promise, on: date, due: date | None = None, clock: int = USUAL.clock) -> Promise:
    """Accept what was offered; its due day and grace are fixed from now on."""
    _still_open(p, N_("accept"))
    _made(p, on, N_("accepted"))
    if p.accepted_on is not None:
        raise Refused(Reason("accepted_already", number=p.number, day=p.accepted_on))
    if due is not None and due < on:
        raise DateError(Reason("new_day_is_over", day=due, number=p.number))
    day = due or p.due_on
    if day is not None and day < on:
        raise Refused(Reason("offer_is_over", number=p.number, day=day), Remedy("accept_for_day", number=p.number))
    return p._replace(accepted_on=on, due_on=day, counts_on=day_for_clock(on, day, clock))


def satisfied(p: Promise, yes: bool, on: date) -> Promise:
    """Record the receiver's verdict on what was delivered; it can be changed."""
    if p.closed_as is None:
        raise Refused(Reason("not_kept", number=p.number, how=N_("not kept")), Remedy("keep", number=p.number))
    if p.closed_as not in ("kept", "partly"):
        raise Refused(Reason("not_kept", number=p.number, how=p.closed_as), Remedy("reopen", number=p.number))
    if p.closed_on is not None and p.closed_on > on:
        raise Refused(Reason("closed_later", number=p.number, day=p.closed_on))
    return p._replace(satisfied=yes)


def reopen(p: Promise) -> Promise:
    """Take back how a promise was closed."""
    if p.closed_as is None:
        raise Refused(Reason("not_closed", number=p.number))
    return p.unsettled()


def clear(p: Promise, on: date, reason: str) -> Promise:
    """Clear a concealed break: a person says, with a reason, that it no longer stands in the way."""
    why = _reason(reason)
    if p.closed_as != "broken" or p.told != "concealed":
        raise Refused(Reason("not_concealed", number=p.number))
    if p.cleared_on is not None:
        raise Refused(Reason("cleared_already", number=p.number, day=p.cleared_on))
    return p._replace(cleared_on=on, clear_reason=why)


def made_anew(p: Promise, on: date) -> Promise:
    """Return the promise as made on another day: what counts from the day it was made goes along with it."""
    if p.accepted_on not in (None, p.made_on):
        return p._replace(made_on=on)
    days = (on - p.made_on).days
    counts = p.counts_on if p.due_on is not None else shift(p.counts_on, days)
    return _counting(p._replace(made_on=on, accepted_on=p.accepted_on and on), p.due_on, counts)


def due_anew(p: Promise, due: date | None, clock: int = USUAL.clock) -> Promise:
    """Return the promise as due on another day; one that was moved was moved to that day."""
    if due is None and p.moves:
        raise WordsError(Reason("empty_field", field="due"))
    if due == p.due_on:
        return p
    return _counting(p, due, day_for_clock(p.accepted_on or p.made_on, due, clock))


def _counting(p: Promise, due: date | None, counts: date) -> Promise:
    """Return the promise as due and counted on another day, with its last move and the begin of its series."""
    moves = (*p.moves[:-1], p.moves[-1]._replace(to_on=counts)) if p.moves else ()
    every_from = counts if p.every_from == p.counts_on else p.every_from
    return p._replace(due_on=due, counts_on=counts, moves=moves, every_from=every_from)


def check_days(p: Promise) -> Promise:
    """Return the promise; refuse days that cannot follow on each other as they do."""
    check_due(p.made_on, p.counts_on)
    last = p.moves[-1].on if p.moves else None
    withdrawn = p.closed_on if p.closed_as == "withdrawn" and p.accepted_on is not None else None
    first = p.moves[0].on if p.moves else None
    for day, what in ((p.accepted_on, "accepted"), (first, "moved"), (p.closed_on, "closed")):
        if day is not None and day < p.made_on:
            raise DateError(Reason("made_after", number=p.number, made=p.made_on, day=day, what=what))
    for day, what in ((last, "moved"), (withdrawn, "withdrawn")):
        if day is not None and day > p.counts_on:
            raise DateError(Reason("due_before", number=p.number, due=p.counts_on, day=day, what=what))
    return p


def possible(p: Promise, on: date) -> frozenset[str]:
    """Return what can happen to a promise on a day; moving a promise whose day is over promises it anew."""
    if p.closed_as is None:
        if p.accepted_on is None:
            return frozenset(("accept", "maker", "receiver", "drop"))
        settling = ("keep", "partly", "break", "move", "drop")
        return frozenset(settling if is_over(p, on) else (*settling, "maker", "receiver"))
    actions = {"reopen", "drop"}
    if p.closed_as in ("kept", "partly"):
        actions |= {"satisfied"} if p.satisfied is not True else set()
        actions |= {"unsatisfied"} if p.satisfied is not False else set()
    elif p.told == "concealed" and p.cleared_on is None:
        actions.add("clear")
    return frozenset(actions)


def next_of(p: Promise, settled_on: date) -> tuple[date, date]:
    """Return the due day of the next promise of a series, and the day the series is counted from.

    The next is the first day of the series after the day just settled that is not over on `settled_on`. A series
    from the 31st falls on the last day of shorter months, and on the 31st again in the others.
    """
    if p.every is None:
        raise Refused(Reason("does_not_come_back", number=p.number))
    from datetime import datetime

    anchor = p.every_from or p.counts_on
    start = max(shift(p.counts_on, 1), settled_on)
    at = _rule(p.every, anchor).after(datetime(start.year, start.month, start.day), inc=True)  # noqa: DTZ001 - days only
    if at is None:
        raise Refused(Reason("comes_back_never", number=p.number), Remedy("end_series", number=p.number))
    return at.date(), anchor


def _rule(every: str, anchor: date) -> "rrule":
    from datetime import datetime

    from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule

    from trustlog.domain.capture.words import split_every

    count, unit = split_every(every)
    start = datetime(anchor.year, anchor.month, anchor.day)  # noqa: DTZ001 - days only
    if unit in ("d", "w"):
        return rrule(DAILY if unit == "d" else WEEKLY, dtstart=start, interval=count)
    # The last of the days up to the anchor's that a month has: this is what clamps the 31st.
    days = tuple(range(min(28, anchor.day), anchor.day + 1))
    if unit == "y":
        return rrule(YEARLY, dtstart=start, interval=count, bymonth=anchor.month, bymonthday=days, bysetpos=-1)
    return rrule(MONTHLY, dtstart=start, interval=count, bymonthday=days, bysetpos=-1)


def _still_open(p: Promise, verb: str) -> None:
    if p.closed_as is not None:
        closed_already = Reason("closed_already", verb=verb, number=p.number, how=p.closed_as, day=p.closed_on)
        raise Refused(closed_already, Remedy("reopen", number=p.number))


def _made(p: Promise, on: date, verb: str) -> None:
    if on < p.made_on:
        raise Refused(
            Reason("made_later", number=p.number, day=p.made_on, verb=verb), Remedy("drop_never_so", number=p.number)
        )


def _not_over(p: Promise, on: date, verb: str) -> None:
    if is_over(p, on):
        raise Refused(
            Reason("day_is_over", number=p.number, day=p.counts_on, verb=verb), Remedy("promise_anew", number=p.number)
        )


def _reason(reason: str) -> str:
    why = clean(reason, "the reason")
    if not why:
        raise WordsError(Reason("no_reason", option="reason"))
    return why
