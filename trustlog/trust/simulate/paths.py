"""What one strand shows at weekly looks, in one pass over its events: a list of changes, constant in between.

The reading computes the same from nothing at every look; a test holds the two together at random looks.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from trustlog.trust.settings import Bar, Settings
from trustlog.trust.simulate.world import LOOK, START
from trustlog.trust.strands.attention import Below, Normal, settled_days
from trustlog.trust.strands.events import Event
from trustlog.trust.strands.evidence import Origins, weigh
from trustlog.trust.strands.register import StrandRule

_FIRST = START.toordinal()

Change = tuple[int, float]
"""A look (a day, as an ordinal) and the value from that look on."""
Span = tuple[int, int]
"""The first look and the last on which something holds."""


def look_from(day: int) -> int:
    """Return the first look on or after a day; the first of all is one week after the start."""
    return _FIRST + LOOK * max(1, -((_FIRST - day) // LOOK))


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
    events: Sequence[Event],
    rule: StrandRule,
    bar: Bar,
    zeros: Sequence[int],
    stepped: int,
    last: int,
    settings: Settings,
) -> list[Change]:
    """Return the evidence from look to look; it begins anew on each day of `zeros`, which are in order.

    What the events are is known on their days: nobody here settles a promise late in a way that would count otherwise.
    `stepped` is the day after the last step, 0 for none.
    """
    path: list[Change] = []
    for zero, until in _tests(zeros, last):
        path.append((zero, 1.0))
        origins = Origins(zero, max(zero, stepped))
        weighed = weigh(events, rule.bar(bar), rule.judged_by, origins, until, until, settings)
        path += [(look_from(day + 1), value) for day, value in weighed.path]
    return path


def _tests(zeros: Sequence[int], last: int) -> Iterator[tuple[int, int]]:
    """Yield the first day of each test, and the last day that is over at its last look: the day before the next."""
    for zero, following in zip(zeros, [*zeros[1:], last + 1], strict=True):
        yield zero, following - 2


def below_path(
    events: Sequence[Event], level: int, zeros: Sequence[int], last: int, settings: Settings
) -> list[Change]:
    """Return the watch against the bar of entry from look to look, begun anew like the evidence."""
    path: list[Change] = []
    for zero, until in _tests(zeros, last):
        path.append((zero, 0.0))
        below = Below(level, settings)
        days = settled_days((event for event in events if event.day >= zero), until)
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
