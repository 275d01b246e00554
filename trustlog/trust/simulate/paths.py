"""What one strand shows at weekly looks, in one pass over its events: a list of changes, constant in between.

The reading computes the same from nothing at every look; a test holds the two together at random looks.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from trustlog.trust.settings import Settings
from trustlog.trust.simulate.world import LOOK, START
from trustlog.trust.strands.attention import Below, Normal, settled_days
from trustlog.trust.strands.events import Event
from trustlog.trust.strands.evidence import Products, factors

_FIRST = START.toordinal()

Change = tuple[int, float]
"""A look (a day, as an ordinal) and the value from that look on."""
Span = tuple[int, int]
"""The first look and the last on which something holds."""


def look_from(day: int) -> int:
    """Return the first look on or after a day; the first of all is one week after the start."""
    return _FIRST + LOOK * max(1, -((_FIRST - day) // LOOK))


class Group(NamedTuple):
    """The events of one day, which count as broken until they are known to be kept, late or in part."""

    day: int
    events: Sequence[Event]
    final: int

    def on(self, look: int) -> Sequence[Event]:
        """Return them as known on a look."""
        if look >= self.final:
            return self.events
        return [event if event.known <= look else event._replace(x=0.0) for event in self.events]


def groups(events: Sequence[Event]) -> list[Group]:
    """Return the events grouped by day."""
    grouped = []
    for day, same in groupby(sorted(events), key=lambda event: event.day):
        listed = list(same)
        grouped.append(Group(day, listed, max((event.known for event in listed if event.x > 0), default=day)))
    return grouped


class Flag(NamedTuple):
    """A flag of the watch: the day that raised it, and the look at which it was seen and acknowledged."""

    raised: int
    look: int


def flags_of(events: Sequence[Event], last: int, settings: Settings) -> list[Flag]:
    """Return the flags of a strand when each is acknowledged as soon as it is seen."""
    flags: list[Flag] = []
    normal, acked = Normal(settings), 0
    for day in settled_days(events, last - 1):
        if day.day <= acked:
            continue
        value = normal.see(day)
        if value is not None and value >= settings.watch_threshold:
            acked = look_from(day.day + 1)
            flags.append(Flag(day.day, acked))
            normal = Normal(settings)
    return flags


def evidence_path(
    grouped: Sequence[Group], bar: tuple[float, float], zeros: Sequence[int], last: int, settings: Settings
) -> list[Change]:
    """Return the evidence from look to look; it begins anew on each day of `zeros`, which are in order."""
    path: list[Change] = []
    for zero, until in zip(zeros, [*zeros[1:], last], strict=True):
        path.append((zero + 1, 1.0))
        path += _evidence([group for group in grouped if zero <= group.day < until], bar, zero, until, settings)
    return path


def _evidence(
    grouped: Sequence[Group], bar: tuple[float, float], zero: int, until: int, settings: Settings
) -> Iterator[Change]:
    """Walk one test; while a late one is still waited for, what came since its day is taken again at every look."""
    base, done = Products(zero, settings), 0
    for look in _looks(grouped, until):
        while done < len(grouped) and grouped[done].final <= look and grouped[done].day < look:
            _take(base, grouped[done].events, bar)
            done += 1
        waiting = grouped[done : done + _ahead(grouped, done, look)]
        if not waiting:
            yield look, base.now
            continue
        tail = base.copy()
        for group in waiting:
            _take(tail, group.on(look), bar)
        yield look, tail.now


def _ahead(grouped: Sequence[Group], done: int, look: int) -> int:
    """Return the number of groups from `done` on whose day is over on a look."""
    number = 0
    while done + number < len(grouped) and grouped[done + number].day < look:
        number += 1
    return number


def _take(products: Products, events: Sequence[Event], bar: tuple[float, float]) -> None:
    for day, value in factors(events, bar, 0):
        products.take(day, value)


def _looks(grouped: Sequence[Group], until: int) -> list[int]:
    """Return the looks at which something new is known: a day is over, or a late one has come."""
    looks = {look_from(group.day + 1) for group in grouped}
    looks.update(look_from(event.known) for group in grouped for event in group.events if event.known > group.day)
    return sorted(look for look in looks if look <= until)


def below_path(
    events: Sequence[Event], level: int, zeros: Sequence[int], last: int, settings: Settings
) -> list[Change]:
    """Return the watch against the bar of entry from look to look, begun anew like the evidence."""
    path: list[Change] = []
    for zero, until in zip(zeros, [*zeros[1:], last], strict=True):
        path.append((zero + 1, 0.0))
        below = Below(level, settings)
        days = settled_days((event for event in events if event.day >= zero), until - 1)
        path += [(look_from(day.day + 1), below.see(day)) for day in days]
    return path


def spans_from(path: Sequence[Change], threshold: float, last: int) -> list[Span]:
    """Return the looks at which the value is at the threshold or above."""
    spans: list[Span] = []
    for step, (look, value) in enumerate(path, start=1):
        if value < threshold:
            continue
        first = look_from(look)
        until = look_from(path[step][0]) - LOOK if step < len(path) else last
        if first <= until:
            if spans and spans[-1][1] + LOOK >= first:
                spans[-1] = (spans[-1][0], until)
            else:
                spans.append((first, until))
    return spans


def common(spans: Sequence[Span], others: Sequence[Span]) -> list[Span]:
    """Return the looks that lie in both."""
    both = [(max(a, c), min(b, d)) for a, b in spans for c, d in others]
    return sorted(span for span in both if span[0] <= span[1])
