"""What counts, as known on a day, as events.

A promise is one event on its due day, and one for every move that is not free: on time is one word everywhere, and
whatever is not kept by the day last agreed is not on time. Time and openness are judged per slot (`slots`): an event on
the slot's last day, so that silence counts.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

if TYPE_CHECKING:
    from trustlog.domain.facts import PromiseTerms
    from trustlog.trust.settings import Settings

Outcome = Literal[
    "kept", "unsatisfied", "late", "partly", "broken", "lapsed", "waiting", "moved", "withdrawn",
    "held", "nothing", "missed",
]  # fmt: skip
"""What became of something that counts: promises have those of the first line, slots those of the second."""


class Event(NamedTuple):
    """Something that counts on `day` (an ordinal) with value `x` and weight `s`.

    `x` is 1 for kept on time or held, 0.5 for kept by then but not to the receiver's satisfaction, 0 for all else; `s`
    is the stake, from 0 to 1, `stake` its name. `number` is that of the promise, 0 for slots. `known` is the day from
    which a settled promise or a slot is known to be settled, 0 for what is not settled: a promise that waits for its
    outcome, a move, a withdrawal. `began` is the first day of a slot, 0 for promises.
    """

    day: int
    x: float
    s: float
    stake: str
    number: int
    how: Outcome
    known: int
    began: int = 0


class History(NamedTuple):
    """What the facts say of one strand; of slots there are only events, cut since the partner is logged.

    `lives` has, for each promise whose day is over or that was moved or withdrawn, the last such day, and whether it
    was moved or withdrawn; `concealed` the numbers of the breaks that are not cleared, `late_entries` of what was
    entered about an earlier day; `tested` the slots of evidence, cut since its test began.
    """

    events: list[Event]
    lives: list[tuple[int, bool]]
    concealed: list[int]
    late_entries: list[int]
    tested: Sequence[Event] = ()

    @property
    def unsettled(self) -> list[int]:
        """The numbers of the promises whose day is over and whose outcome nobody knows yet."""
        return [event.number for event in self.events if event.how == "waiting"]


def gather(promises: Iterable["PromiseTerms"], as_of: int, today: int, settings: "Settings") -> tuple[History, History]:
    """Return what the promises of a partner say, ours and theirs; days are ordinals.

    Nothing that happened after `as_of` is looked at.
    """
    ours, theirs = History([], [], [], []), History([], [], [], [])
    over = min(as_of, today - 1)
    for promise in promises:
        accepted = promise.accepted_on
        if accepted is None or accepted.toordinal() > as_of or promise.made_on.toordinal() > as_of:
            continue
        history = ours if promise.ours else theirs
        due, last, touched = promise.counts_on.toordinal(), 0, False
        if promise.moves:
            due, last = _moves(promise, accepted.toordinal(), as_of, over, history.events, settings)
            touched = last > 0
        closed_on = promise.closed_on
        closed = closed_on.toordinal() if closed_on is not None and promise.closed_as is not None else 0
        if closed > as_of:
            closed = 0
        if closed:
            if promise.entered_late:
                history.late_entries.append(promise.number)
            if promise.closed_as == "withdrawn":
                _withdrawn(promise, closed, over, history.events, settings)
                last = max(last, closed) if closed <= over else last
                if last:
                    history.lives.append((last, True))
                continue
            if promise.told == "concealed" and promise.closed_as == "broken" and not _cleared(promise, as_of):
                history.concealed.append(promise.number)
        if due <= over:
            history.events.append(_due(promise, due, closed, min(as_of, today), settings))
            last = max(last, due)
        if last:
            history.lives.append((last, touched))
    return ours, theirs


def settled(events: Iterable[Event]) -> list[tuple[int, bool]]:
    """Return what the estimate is made from: of each that is settled its day, and whether it was kept on time."""
    return [(event.day, event.x == 1) for event in events if event.known]


def _due(promise: "PromiseTerms", due: int, closed: int, clock: int, settings: "Settings") -> Event:
    """Return the event of a promise whose due day is over; `closed` is 0 while nothing is known, `clock` is today."""
    end = due + promise.grace_days
    x, known = 0.0, end + 1
    how: Outcome = "lapsed"
    if closed and closed <= end:
        how, known = cast("Outcome", promise.closed_as), max(due, closed)
        if how == "kept":
            if closed > due:
                how = "late"
            elif promise.satisfied is False:
                x, how = 0.5, "unsatisfied"
            else:
                x = 1.0
    elif end >= clock:
        how, known = "waiting", 0
    return Event(due, x, settings.stake(promise.stake), promise.stake, promise.number, how, known)


def _moves(
    promise: "PromiseTerms", accepted: int, as_of: int, over: int, events: list[Event], settings: "Settings"
) -> tuple[int, int]:
    """Add an event for every move that is not free; return the due day as known, and the day of the last move, or 0.

    Of the moves of at most so many days the first is free; a move to an earlier day is no event, and uses nothing up. A
    move counts once its day is over, while the new due day holds at once.
    """
    due, last, free = promise.counts_on.toordinal(), 0, True
    for move in sorted(promise.moves, key=lambda move: move.on):
        day = move.on.toordinal()
        if day > as_of:
            due = move.from_on.toordinal()  # what it was before anything that had not happened yet
            break
        if day < accepted:
            continue  # an offer that changes is not yet a promise that does
        if day <= over:
            last = day
        days = (move.to_on - move.from_on).days
        if days < 0:
            continue
        if free and days <= settings.free_move_days:
            free = False
        elif day <= over:
            events.append(Event(day, 0.0, settings.stake(promise.stake), promise.stake, promise.number, "moved", 0))
    return due, last


def _withdrawn(promise: "PromiseTerms", closed: int, over: int, events: list[Event], settings: "Settings") -> None:
    """Add the event of a maker who withdrew; a receiver who did lets the maker off."""
    if promise.withdrawn_by != "receiver" and closed <= over:
        stake = promise.stake
        events.append(Event(closed, 0.0, settings.stake(stake), stake, promise.number, "withdrawn", 0))


def _cleared(promise: "PromiseTerms", as_of: int) -> bool:
    """Return whether a person had cleared a concealed break by that day."""
    return promise.cleared_on is not None and promise.cleared_on.toordinal() <= as_of
