"""The watch: has a side fallen below its own normal, or below the bar by which its level was entered?"""

from collections.abc import Iterable, Sequence
from math import log
from typing import NamedTuple

from trustlog.trust.estimate import Fading, Prior
from trustlog.trust.events import Event
from trustlog.trust.settings import Settings


class Watch(NamedTuple):
    """The watch's value (None while there is no normal to fall below) and the day its flag went up, 0 for none."""

    value: float | None
    raised: int


NO_WATCH = Watch(None, 0)


def _days(events: Iterable[Event]) -> list[tuple[int, list[Event]]]:
    """Group what is settled by the day it became known, an order which nothing that happens later can change."""
    days: dict[int, list[Event]] = {}
    for event in sorted(events):
        if event.known:
            days.setdefault(event.known, []).append(event)
    return sorted(days.items())


def watch(events: Sequence[Event], acked: int, prior: Prior, settings: Settings) -> Watch:
    """Walk a CUSUM over what was settled since the last acknowledgement; its flag stays up once raised."""
    seen, value, raised = 0, None, 0
    normal = Fading(prior)
    lowest, highest, drop = settings.watch_lowest, settings.watch_highest, settings.watch_drop
    for day, group in _days(events):
        mean = normal.mean(day)
        if day > acked:
            if seen >= settings.watch_from:
                good = min(max(mean, lowest), highest)
                value = max(0.0, (value or 0.0) + _fall(group, good, good - drop))
                if value >= settings.watch_threshold and not raised:
                    raised = day
            seen += len(group)
        for event in group:
            normal.see(event.day, event.x == 1)
    if value is None and seen >= settings.watch_from:
        value = 0.0
    return Watch(value, raised)


def below_bar(events: Sequence[Event], day_zero: int, level: int, settings: Settings) -> float:
    """Walk the same sum against the bar by which the level was entered; give its value now."""
    if level < 2:
        return 0.0
    p0 = settings.bars[level - 2].promises[0]
    value = 0.0
    for _, group in _days([event for event in events if event.day >= day_zero]):
        value = max(0.0, value + _fall(group, p0 + settings.down_good, p0 - settings.down_bad))
    return value


def _fall(group: Sequence[Event], good: float, bad: float) -> float:
    """Tell how much likelier one day's outcomes are at the bad rate than at the good one, by stake, in logs."""
    kept, broken = log(bad / good), log((1 - bad) / (1 - good))
    return sum(event.s * (event.x * kept + (1 - event.x) * broken) for event in group)
