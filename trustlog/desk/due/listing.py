"""What deserves attention: promises due and overdue both ways, plans, and partners it has been quiet with."""

from collections import Counter
from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trustlog.desk.facts import Names, names_of
from trustlog.desk.ledger import Ledger
from trustlog.domain.calendar.days import shift
from trustlog.language import _
from trustlog.storage.read import due as views
from trustlog.storage.read.plans import pauses

if TYPE_CHECKING:
    from trustlog.domain.facts import Pause, Plan, Promise

WEEKS = 5
"""Weeks after those that are due which have a line each; what comes later shares one."""


class Waiting(NamedTuple):
    """A partner without a moment for longer than its cadence; `last_on` is None when there was none yet.

    `days` are those that count; so many more were `paused`.
    """

    partner_id: str
    handle: str
    name: str
    days: int
    cadence_days: int
    last_on: date | None
    paused: int = 0

    @property
    def all_days(self) -> int:
        """How many days have passed, those paused among them."""
        return self.days + self.paused


class Week(NamedTuple):
    """What is due in a week to come, which begins on a Monday; with `is_rest`, in all weeks from that one on."""

    begins: date
    promises: int
    plans: int
    is_rest: bool = False


class Due(NamedTuple):
    """What is due as of a day, each part in order of urgency.

    `reviews` are those of agreements: they stay until another version is put together, for they shut a gate so long;
    and those of the purposes of gardens, until somebody says that these still hold.
    """

    as_of: date
    within: int
    overdue: tuple["Promise", ...]
    due: tuple["Promise", ...]
    plans: tuple["Plan", ...]
    waiting: tuple[Waiting, ...]
    names: Names
    later: tuple[Week, ...] = ()
    reviews: tuple[views.ReviewOn, ...] = ()


def due(ledger: Ledger, as_of: date | None = None, within: int | None = None) -> Due:
    """Gather what is due within some days of a day, what is overdue, planned, and who waits."""
    day, usual = ledger.past(as_of), ledger.settings.days
    within = usual.ahead if within is None else within
    overdue, coming = _promises(ledger, day, within)
    around = (shift(day, -usual.lapsed_shown), shift(day, within))
    plans = tuple(views.plans_around(ledger.conn, day, *around, me=ledger.me))
    reviews = _reviews(ledger, day, around[1])
    waiting = _waiting(ledger, day)
    names = names_of(ledger, (*overdue, *coming, *plans))
    return Due(day, within, overdue, coming, plans, waiting, names, _later(ledger, day, shift(day, within)), reviews)


def overdue(ledger: Ledger, as_of: date) -> tuple["Promise", ...]:
    """Return the promises of both sides that `due` lists as overdue on a day."""
    return _promises(ledger, as_of, 0)[0]


def older(ledger: Ledger, as_of: date | None = None) -> int:
    """Return how many promises of both sides lapsed so long ago that `due` does not list them any more."""
    day, shown = ledger.past(as_of), ledger.settings.days.lapsed_shown
    until = shift(day, -shown - 1)
    if day >= ledger.today:
        behind = views.promises_behind(ledger.conn, day, until, me=ledger.me)
    else:
        from trustlog.domain.facts.promise import as_known

        rows = views.open_promises(ledger.conn, day, date.min, until, me=ledger.me, past=True)
        behind = [(known.counts_on, known.grace_days, 1) for known in (as_known(promise, day) for promise in rows)]
    return sum(number for on, grace, number in behind if shift(on, grace + shown) < day)


def _reviews(ledger: Ledger, day: date, until: date) -> tuple[views.ReviewOn, ...]:
    """Return which agreements, and which purposes of gardens, are to be reviewed up to a day, the earliest first."""
    found = views.reviews_around(ledger.conn, day, date.min, until, me=ledger.me)
    found += views.purposes_around(ledger.conn, day, until, ledger.settings.reading.purpose_days - 1, me=ledger.me)
    return tuple(sorted(found, key=lambda review: (review.on, review.number)))


def status_line(ledger: Ledger, as_of: date | None = None) -> str:
    """Say in one line what `due` would list: "2 overdue · 3 due · 1 waiting"."""
    day = ledger.past(as_of)
    overdue, coming = _promises(ledger, day, ledger.settings.days.ahead)
    waiting = _waiting(ledger, day)
    return _("{overdue} overdue · {coming} due · {waiting} waiting").format(
        overdue=len(overdue), coming=len(coming), waiting=len(waiting)
    )


def _promises(ledger: Ledger, day: date, within: int) -> tuple[tuple["Promise", ...], tuple["Promise", ...]]:
    until, shown = shift(day, within), ledger.settings.days.lapsed_shown
    rows = views.open_promises(ledger.conn, day, shift(day, -shown), until, me=ledger.me, past=day < ledger.today)
    if day < ledger.today:
        from trustlog.domain.facts.promise import as_known

        rows = [as_known(promise, day) for promise in rows]
    overdue, coming = [], []
    for promise in rows:
        if day <= promise.counts_on <= until:
            coming.append(promise)
        elif promise.counts_on < day <= shift(promise.counts_on, promise.grace_days + shown):
            overdue.append(promise)
    return _by_day(overdue), _by_day(coming)


def _later(ledger: Ledger, day: date, until: date) -> tuple[Week, ...]:
    """Return what comes after a day, week by week; what is beyond `WEEKS` of them in one."""
    if until == date.max:
        return ()
    first = shift(until, 1)
    plans = Counter(_monday(plan.on) for plan in views.plans_around(ledger.conn, day, first, date.max, me=ledger.me))
    promises: Counter[date] = Counter()
    for on, number in _promise_days(ledger, day, first):
        promises[_monday(on)] += number
    mondays = sorted({*plans, *promises})
    weeks = [Week(monday, promises[monday], plans[monday]) for monday in mondays]
    if len(weeks) <= WEEKS + 1:
        return tuple(weeks)
    rest = weeks[WEEKS:]
    all_promises, all_plans = sum(week.promises for week in rest), sum(week.plans for week in rest)
    return (*weeks[:WEEKS], Week(rest[0].begins, all_promises, all_plans, is_rest=True))


def _promise_days(ledger: Ledger, day: date, first: date) -> list[tuple[date, int]]:
    """Return how many promises are open on a day that count on each day from `first` on."""
    if day >= ledger.today:
        return views.promises_ahead(ledger.conn, day, first, me=ledger.me)
    from trustlog.domain.facts.promise import as_known

    rows = views.open_promises(ledger.conn, day, first, date.max, me=ledger.me, past=True)
    return [(on, 1) for promise in rows if (on := as_known(promise, day).counts_on) >= first]


def _monday(day: date) -> date:
    return shift(day, -day.weekday())


def _by_day(promises: list["Promise"]) -> tuple["Promise", ...]:
    return tuple(sorted(promises, key=lambda promise: (promise.counts_on, promise.number)))


def _waiting(ledger: Ledger, day: date) -> tuple[Waiting, ...]:
    quiet = views.quiet_partners(ledger.conn, day, me=ledger.me)
    paused: dict[str | None, list[Pause]] = {}
    for pause in pauses(ledger.conn) if quiet else ():
        paused.setdefault(pause.partner_id, []).append(pause)
    waiting = []
    for partner in quiet:
        since = partner.last_on or partner.logged_from
        free = _free([*paused.get(partner.partner_id, ()), *paused.get(None, ())], since, day)
        days = (day - since).days - free
        if days > partner.cadence_days:
            waits = partner.cadence_days, partner.last_on, free
            waiting.append(Waiting(partner.partner_id, partner.handle, partner.name, days, *waits))
    return tuple(sorted(waiting, key=lambda partner: (partner.cadence_days - partner.days, partner.handle)))


def _free(paused: Collection["Pause"], since: date, day: date) -> int:
    """Count the days after `since`, up to `day`, that shall not count; pauses may overlap."""
    free = 0
    reached = since
    if not paused:
        return 0
    from trustlog.domain.facts.pause import spans

    for from_on, to_on in spans(paused, day):
        first, last = max(from_on, shift(reached, 1)), min(to_on, day)
        if first <= last:
            free += (last - first).days + 1
            reached = last
    return free
