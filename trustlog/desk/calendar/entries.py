"""What lies ahead as entries of a calendar: promises, plans, agreements to review, and whom to speak to next.

An entry keeps its id for as long as there is what it is about, and says when that last changed by the journal: a
program that has read an earlier calendar finds what is new, and the same ledger gives the same entries.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from trustlog.desk import sentences
from trustlog.desk.facts import Names, names_of
from trustlog.desk.ledger import Ledger
from trustlog.desk.readings import NOBODY
from trustlog.domain.calendar.days import LAST_YEAR, shift
from trustlog.domain.facts.pause import day_after
from trustlog.domain.limits import GRACE
from trustlog.exchange.ics.lines import Entry, Todo
from trustlog.language import _
from trustlog.storage.read import ahead as views
from trustlog.storage.read.due import plans_around, reviews_around
from trustlog.storage.read.plans import pauses

if TYPE_CHECKING:
    from trustlog.domain.facts import Pause, Plan, Promise
    from trustlog.storage.read.due import ReviewOn

ALARMS = (timedelta(hours=-15), timedelta(hours=9))
"""From the beginning of the due day: at nine the morning before, and at nine on the day."""
_TOUCH_BEGAN = date(2000, 1, 1)


class Ahead(NamedTuple):
    """The entries of a calendar, and how many private facts of this person's own are not among them."""

    entries: tuple[Entry | Todo, ...]
    private: int

    @property
    def events(self) -> int:
        """Count the days."""
        return sum(isinstance(entry, Entry) for entry in self.entries)

    @property
    def todos(self) -> int:
        """Count what is to be done."""
        return len(self.entries) - self.events


def ahead(ledger: Ledger, *, private: bool = False) -> Ahead:
    """Return what lies ahead of today; private facts of this person's own only where asked for, others' never."""
    day, shown = ledger.today, ledger.settings.days.lapsed_shown
    me = ledger.me if private else NOBODY
    with ledger.conn.reading():
        promises, left_out = _promises(ledger, day, shown, private)
        around = (shift(day, -shown), date.max)
        plans = plans_around(ledger.conn, day, *around, me=me)
        reviews = reviews_around(ledger.conn, day, *around, me=me)
        if not private:
            open_ones = {review.number for review in reviews}
            own = reviews_around(ledger.conn, day, *around, me=ledger.me)
            left_out += sum(review.number not in open_ones for review in own)
        ids = views.agreement_ids(ledger.conn, [review.number for review in reviews])
        rows = [*(promise.id for promise in promises), *(plan.id for plan in plans), *ids.values()]
        changes = views.changed(ledger.conn, rows)
        names = names_of(ledger, (*promises, *plans))
        made = _Entries(names, changes, day)
        entries = [
            *(entry for promise in promises for entry in made.of_promise(promise)),
            *map(made.of_plan, plans),
            *(made.of_review(review, ids[review.number]) for review in reviews if review.number in ids),
            *_touches(ledger, day, me, plans),
        ]
    return Ahead(tuple(entries), left_out)


def _promises(ledger: Ledger, day: date, shown: int, private: bool) -> tuple[list["Promise"], int]:
    """Return the promises that are open, or lapsed or settled not too long ago, and how many private ones are not."""
    promises = [
        promise
        for promise in views.promises_from(ledger.conn, day, shift(day, -GRACE.high - shown), me=ledger.me)
        if day <= shift(promise.counts_on, promise.grace_days + shown)
    ]
    seen = [promise for promise in promises if private or not promise.private]
    return seen, sum(promise.closed_as is None for promise in promises) - sum(each.closed_as is None for each in seen)


class _Entries:
    """Makes entries, from names and changes that were fetched at once."""

    def __init__(self, names: Names, changes: Mapping[str, views.Changed], day: date) -> None:
        self._names, self._changes, self._day = names, changes, day

    def of_promise(self, promise: "Promise") -> Iterator[Entry | Todo]:
        """Yield the day of an open promise, and what is to be done for it; what was settled is to be done no more."""
        names = self._names
        summary = f"{names.partner_of(promise)} · {sentences.promised(promise, names)}"
        says = f"#{promise.number} · {sentences.dated_due(promise, self._day)}"
        if promise.closed_as is None and promise.from_id is None:
            says += "\n" + _("once it is done: tl keep {number}").format(number=promise.number)
        at, sequence = self._changed(promise.id)
        if promise.closed_as is None:
            yield Entry(_uid(promise.id), promise.counts_on, summary, says, at, sequence)
        if promise.from_id is not None:
            return  # between others: nothing of it is ours to do
        todo = Todo(_uid(f"{promise.id}-todo"), promise.counts_on, summary, says, at, sequence)
        if promise.closed_as is None:
            yield todo._replace(alarms=ALARMS)
        elif promise.closed_as in ("kept", "partly"):
            yield todo._replace(state="COMPLETED", done_on=promise.closed_on)
        else:
            yield todo._replace(state="CANCELLED")

    def of_plan(self, plan: "Plan") -> Entry:
        """Return the day of a plan."""
        says = _("planned: {text}").format(text=plan.text or _("the next touch"))
        summary = f"{self._names.partners[plan.partner_id]} · {says}"
        return Entry(_uid(plan.id), plan.on, summary, f"#{plan.number}", *self._changed(plan.id))

    def of_review(self, review: "ReviewOn", agreement_id: str) -> Entry:
        """Return the day on which an agreement is to be reviewed."""
        says = _("the agreement, version {version}, is to be reviewed").format(version=review.version)
        summary, changed = f"{review.name} · {says}", self._changed(agreement_id)
        return Entry(_uid(agreement_id), review.on, summary, f"#{review.number}", *changed)

    def _changed(self, row_id: str) -> tuple[datetime, int]:
        """Return when a row last changed, and how often since it was made."""
        found = self._changes.get(row_id)
        return (_made_at(row_id), 0) if found is None else (found.at, found.times - 1)


def _touches(ledger: Ledger, day: date, me: str, plans: Sequence["Plan"]) -> Iterator[Entry]:
    """Yield when each partner is to be spoken to again by its cadence, today where that is over; a plan comes first."""
    planned = {plan.partner_id for plan in plans if plan.on >= day}
    paused: dict[str | None, list[Pause]] = {}
    for pause in pauses(ledger.conn):
        paused.setdefault(pause.partner_id, []).append(pause)
    for touch in views.touches(ledger.conn, day, me=me):
        since = touch.last_on or touch.logged_from
        free = (*paused.get(touch.partner_id, ()), *paused.get(None, ()))
        on = day_after(free, since, touch.cadence_days) if touch.partner_id not in planned else None
        if on is None or on.year > LAST_YEAR:
            continue
        on = max(on, day)
        last = _("last spoken {day}").format(day=sentences.day(since, day)) if touch.last_on else _("no moment yet")
        meant = _("meant every {days}").format(days=sentences.every_days(touch.cadence_days))
        # Of what is no fact nobody counts the changes: that it comes later is what mostly happens to it.
        sequence = (on - _TOUCH_BEGAN).days
        summary = f"{touch.name} · {_('speak again')}"
        stamp = _made_at(touch.moment_id or touch.partner_id)
        yield Entry(_uid(f"{touch.partner_id}-touch"), on, summary, f"{last} · {meant}", stamp, sequence)


def _uid(row_id: str) -> str:
    """Return the name of an entry in every calendar; the domain is one that nobody can have."""
    return f"{row_id}@trustlog.invalid"


def _made_at(row_id: str) -> datetime:
    """Return when a row was made, which its id begins with."""
    try:
        return datetime.fromtimestamp(int(row_id[:8] + row_id[9:13], 16) // 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return datetime(2000, 1, 1, tzinfo=UTC)
