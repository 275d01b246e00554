"""How often one strand passes that is exactly at its bar: the cells of false passes."""

from collections.abc import Iterator, Sequence
from functools import partial

from trustlog.trust.settings import Settings
from trustlog.trust.simulate.figures import COSTLY, Case, Figure, shares
from trustlog.trust.simulate.lone import promises_pass, promises_pass_acknowledged, slots_pass
from trustlog.trust.simulate.report import at_bar
from trustlog.trust.simulate.study import Asked
from trustlog.trust.simulate.world import Assumed, Rates

LEVELS = (1, 2, 3)  # the bars that differ
PACES = (0.5, 1.0, 1.5, 3.0, 8.0)  # promises a month
FLAGGED_FROM = 3.0  # the pace from which on flags are often enough to matter
AT_THE_BAR = "Passes at the bar"
ACKNOWLEDGED = "Passes at the bar, every flag acknowledged"
LIMIT, QUARTER_LIMIT, WEEKEND_LIMIT = 0.05, 0.06, 0.075

_USUAL = Assumed(per_month=3.0)
KINDS: tuple[tuple[str, Assumed, float | None], ...] = (
    ("half of the misses late", _USUAL._replace(late=0.5), LIMIT),
    ("one in five moved, some of them twice", _USUAL._replace(moved=0.2), LIMIT),
    ("three due on one day, correlation .9", _USUAL._replace(together=3, correlation=0.9), LIMIT),
    ("Monday, Wednesday and Friday, correlation .9", _USUAL._replace(shape="week", correlation=0.9), LIMIT),
    ("five running days, correlation .9", _USUAL._replace(shape="running", correlation=0.9), LIMIT),
    ("cut into five small ones of one day", _USUAL._replace(cut=5), LIMIT),
    ("one a month, cut into five small ones of five running days",
     _USUAL._replace(per_month=5.0, shape="running", correlation=1.0, small=1.0, big=0.0), LIMIT),
    ("five small ones added after each miss", _USUAL._replace(added=5), LIMIT),
    ("luck shared for a quarter, correlation .1", _USUAL._replace(shape="quarter", correlation=0.1), QUARTER_LIMIT),
    ("luck shared for a quarter, correlation .2", _USUAL._replace(shape="quarter", correlation=0.2), None),
    ("five working days across a weekend, correlation .9",
     _USUAL._replace(shape="weekend", correlation=0.9), WEEKEND_LIMIT),
    ("five easy small ones, always kept, added after each miss", _USUAL._replace(added=5, easy=True), None),
)  # fmt: skip
"""What may happen to promises beside plain chance, and how often such a side may pass."""


def pass_cases(usual: Asked, settings: Settings) -> Iterator[Case]:
    """Return the cases of a side, and of time and openness, exactly at the bar."""
    for level in LEVELS:
        asked = usual._replace(rates=bar_rates(level, settings))
        for pace in PACES:
            name = f"{level}→{level + 1} promises, {pace:g} a month"
            paced = asked._replace(assumed=Assumed(level, per_month=pace))
            yield Case(paced, promises_pass, partial(shares, AT_THE_BAR, name, LIMIT))
            if pace >= FLAGGED_FROM:
                fewer = paced._replace(relationships=max(1, paced.relationships // COSTLY))
                yield Case(fewer, promises_pass_acknowledged, partial(shares, ACKNOWLEDGED, name, None))
        for kind, assumed, limit in KINDS:
            name = f"{level}→{level + 1} promises, {kind}"
            other = asked._replace(assumed=assumed._replace(level=level))
            yield Case(other, promises_pass, partial(shares, AT_THE_BAR, name, limit))
        slots = asked._replace(assumed=Assumed(level))
        yield Case(slots, slots_pass, partial(_slots, f"{level}→{level + 1}"))


def bar_rates(level: int, settings: Settings) -> Rates:
    """Return the shares that are exactly not enough for the next level."""
    promises, time, openness = at_bar(level, settings)
    return Rates(promises, promises, time, openness)


def _slots(bar: str, passed: Sequence[tuple[bool, bool]]) -> list[Figure]:
    time, openness = zip(*passed, strict=True)
    return [
        *shares(AT_THE_BAR, f"{bar} time", LIMIT, time),
        *shares(AT_THE_BAR, f"{bar} openness, each side on days of its own", LIMIT, openness),
    ]
