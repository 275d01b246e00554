"""What counts, as known on a day, as events.

A promise is one event on its due day, and one for every move that is not free. Time and openness are judged per slot of
the level: an event on the slot's last day, so that silence counts.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

if TYPE_CHECKING:
    from trustlog.domain.facts import PartnerFacts, PromiseTerms
    from trustlog.trust.settings import Bar, Settings

Outcome = Literal[
    "kept", "unsatisfied", "late", "partly", "broken", "lapsed", "waiting", "moved", "withdrawn",
    "held", "nothing", "missed",
]  # fmt: skip
"""What became of something that counts: promises have those of the first line, slots those of the second."""


class Event(NamedTuple):
    """Something that counts on `day` (an ordinal) with value `x` and weight `s`.

    `x` is 1 for kept on time or held, 0.5 for half, 0 for missed; `s` is the stake, from 0 to 1, `stake` its name.
    `number` is that of the promise, 0 for slots. `known` is the day from which a settled promise or a slot is known to
    be settled, 0 for what is not settled.
    """

    day: int
    x: float
    s: float
    stake: str
    number: int
    how: Outcome
    known: int


class History(NamedTuple):
    """What the facts say of one strand; of slots there are only events.

    `lives` has, for each promise that counts, the last day on which it did, and whether it was moved or withdrawn;
    `concealed` the numbers of the breaks that are not cleared, `late_entries` of what was entered about an earlier day.
    """

    events: list[Event]
    lives: list[tuple[int, bool]]
    concealed: list[int]
    late_entries: list[int]


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
                history.lives.append((max(last, closed), True))
                _withdrawn(promise, due, closed, over, history.events, settings)
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
                x, how = 0.5, "late"
            elif promise.satisfied is False:
                x, how = 0.5, "unsatisfied"
            else:
                x = 1.0
        elif how == "partly":
            x = 0.5
    elif end >= clock:
        how, known = "waiting", 0
    return Event(due, x, settings.stake(promise.stake), promise.stake, promise.number, how, known)


def _moves(
    promise: "PromiseTerms", accepted: int, as_of: int, over: int, events: list[Event], settings: "Settings"
) -> tuple[int, int]:
    """Add an event for every move that is not free; return the due day as known, and the day of the last move, or 0."""
    due, last, free = promise.counts_on.toordinal(), 0, True
    for move in sorted(promise.moves, key=lambda move: move.on):
        day = move.on.toordinal()
        if day > as_of:
            due = move.from_on.toordinal()  # what it was before anything that had not happened yet
            break
        if day < accepted:
            continue  # an offer that changes is not yet a promise that does
        last = day
        if free and (move.to_on - move.from_on).days <= settings.free_move_days:
            free = False
        elif day <= over:
            events.append(Event(day, 0.5, settings.stake(promise.stake), promise.stake, promise.number, "moved", 0))
    return due, last


def _withdrawn(
    promise: "PromiseTerms", due: int, closed: int, over: int, events: list[Event], settings: "Settings"
) -> None:
    """Add the event of a maker who withdrew; a receiver who did lets the maker off."""
    if promise.withdrawn_by != "receiver" and closed <= over:
        x = 0.0 if closed >= due - settings.notice_days else 0.5
        stake = promise.stake
        events.append(Event(closed, x, settings.stake(stake), stake, promise.number, "withdrawn", 0))


def _cleared(promise: "PromiseTerms", as_of: int) -> bool:
    """Return whether a person had cleared a concealed break by that day."""
    return promise.cleared_on is not None and promise.cleared_on.toordinal() <= as_of


def slots(
    facts: "PartnerFacts", since: int, bar: "Bar", as_of: int, today: int, settings: "Settings"
) -> tuple[list[Event], list[Event]]:
    """Return the slots that are over, of time and of openness; those that touch a pause are left out.

    `since` is the first day of the first slot; days are ordinals.
    """
    size = bar.slot_days
    count = (min(as_of, today - 1) - since + 1) // size
    if count <= 0:
        return [], []
    met = {(moment.on.toordinal() - since) // size for moment in facts.moments if moment.counts_as != "scripted"}
    opened, missed = _openness(facts, since, bar, settings)
    paused: set[int] = set()
    for pause in facts.pauses:
        first = max((pause.from_on.toordinal() - since) // size, 0)
        paused.update(range(first, min((pause.to_on.toordinal() - since) // size, count - 1) + 1))
    time, openness = [], []
    for slot in range(count):
        if slot in paused:
            continue
        day = since + (slot + 1) * size - 1
        time.append(_slot(day, slot in met))
        if slot in missed:
            openness.append(Event(day, 0.0, 1.0, "", 0, "missed", day))
        else:
            openness.append(_slot(day, slot in opened))
    return time, openness


def _slot(day: int, held: bool) -> Event:
    return Event(day, 1.0 if held else 0.0, 1.0, "", 0, "held" if held else "nothing", day)


def _openness(facts: "PartnerFacts", since: int, bar: "Bar", settings: "Settings") -> tuple[set[int], set[int]]:
    """Return the slots where one side went deep and the other had answered, and those where something was hidden."""
    size, before = bar.slot_days, settings.other_side_days
    deep: tuple[set[int], set[int]] = (set(), set())
    answered: tuple[set[int], set[int]] = (set(), set())
    missed = set()
    for disclosure in facts.disclosures:
        day = disclosure.on.toordinal() - since
        slot = day // size
        if disclosure.missed:
            missed.add(slot)
        elif disclosure.depth is not None:
            if disclosure.depth >= bar.depth:
                deep[disclosure.ours].add(slot)
            if disclosure.depth >= settings.other_side_depth:
                answered[disclosure.ours].update(range(slot, (day + before) // size + 1))
    return (deep[0] & answered[1]) | (deep[1] & answered[0]), missed
