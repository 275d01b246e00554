"""From many followed relationships to shares and quartiles: the operating characteristics, as plain values."""

from collections.abc import Callable, Iterable, Sequence
from math import sqrt
from typing import Any, NamedTuple

from trustlog.domain.strands import PROMISE_STRANDS, STRANDS, StrandName
from trustlog.trust.settings import TOP_LEVEL, Settings
from trustlog.trust.simulate.study import YEAR, Asked, Fell, Stay, follow_all
from trustlog.trust.simulate.walk import Step
from trustlog.trust.simulate.world import LOOK, MONTH
from trustlog.trust.strands.register import STRAND_RULES

_SURE = 1.96  # standard errors to each side of a share that was counted


class Share(NamedTuple):
    """A share of `of` relationships, with the 95 % interval (Wilson 1927) that counting so many leaves open."""

    share: float
    low: float
    high: float
    of: int


class Chance(NamedTuple):
    """How often something ever happens: while flags stay up, and when each is acknowledged and begins a new test."""

    left: Share
    acknowledged: Share


class Ready(NamedTuple):
    """How often a relationship is ever called ready, and the share that was, month by month, from month 0 on."""

    chance: Chance
    by_month: tuple[float, ...]


class Spread(NamedTuple):
    """The quartiles of all; None where so many never come to it."""

    first: float | None
    median: float | None
    third: float | None


class Noticed(NamedTuple):
    """How a fall is noticed: promises settled and days since, the share within a year, the share week by week."""

    promises: Spread
    days: Spread
    within_year: Share
    by_week: tuple[float, ...]


class Levels(NamedTuple):
    """Level changes in five years where every suggestion is followed, and the share of relationships without any."""

    changes: float
    ups: float
    downs: float
    unchanged: Share


class Report(NamedTuple):
    """What the reading says of the relationships asked for; `down` is None at level 1.

    `passed` has the strands, each as asked for; `one_weak` is ready with one strand as asked for and the others good.
    """

    asked: Asked
    bars: tuple[tuple[float, float], ...]
    passed: dict[str, Chance]
    ready: Ready
    one_weak: Ready
    good: Ready
    good_months: Spread
    flags_a_year: float
    strand_years: float
    fall: Noticed
    down: Share | None
    entered_by: float | None
    levels: Levels


def simulate(asked: Asked, settings: Settings, progress: Callable[[int, int], None] | None = None) -> Report:
    """Return the report on every relationship that was asked for; `progress` is told how many of how many are done."""
    shown: dict[str, list[Any]] = {}
    whole = 4 * asked.relationships
    for done, (kind, relationship) in enumerate(follow_all(asked, settings), start=1):
        shown.setdefault(kind, []).append(relationship)
        if progress is not None:
            progress(done, whole)
    return report(asked, shown, settings)


def report(asked: Asked, shown: dict[str, list[Any]], settings: Settings) -> Report:
    """Return the report of what relationships have shown, by their kind as in `study.PARTS`, in whatever order."""
    stays: list[Stay] = [stay for stay, _ in shown["as_asked"]]
    steps: list[list[Step]] = [steps for _, steps in shown["as_asked"]]
    level, days = asked.assumed.level, asked.assumed.days
    bar = settings.bar(level)
    years = len(stays) * len(PROMISE_STRANDS) * days / YEAR
    good: list[int | None] = shown["good"]
    return Report(
        asked=asked,
        bars=tuple(rule.bar(bar) for rule in STRAND_RULES),
        passed={name: _passed(stays, name) for name in STRANDS},
        ready=_ready(stays, asked),
        one_weak=_ready(shown["one_weak"], asked),
        good=Ready(Chance(*[share_of(day is not None for day in good)] * 2), _by_month(good, asked.assumed.months)),
        good_months=spread_of([None if day is None else day / MONTH for day in good]),
        flags_a_year=sum(stay.flags for stay in stays) / years,
        strand_years=years,
        fall=_noticed(shown["falling"]),
        down=share_of(stay.down is not None for stay in stays) if level > 1 else None,
        entered_by=settings.bars[level - 2].promises[0] if level > 1 else None,
        levels=_levels(steps, asked.assumed.months),
    )


def share_of(happened: Iterable[bool]) -> Share:
    """Return how often something happened."""
    listed = list(happened)
    of, share = len(listed), sum(listed) / len(listed)
    spare = _SURE * _SURE / of
    middle, half = share + spare / 2, _SURE * sqrt((share * (1 - share) + spare / 4) / of)
    return Share(share, max(0.0, (middle - half) / (1 + spare)), min(1.0, (middle + half) / (1 + spare)), of)


def _passed(stays: Sequence[Stay], name: StrandName) -> Chance:
    return Chance(
        share_of(stay.passed_at_once[name] for stay in stays), share_of(stay.passed[name] is not None for stay in stays)
    )


def _ready(stays: Sequence[Stay], asked: Asked) -> Ready:
    left = [stay.ready if stay.ready_at_once else None for stay in stays]
    chance = Chance(share_of(day is not None for day in left), share_of(stay.ready is not None for stay in stays))
    return Ready(chance, _by_month(left, asked.assumed.months))


def _by_month(days: Sequence[int | None], months: int) -> tuple[float, ...]:
    """Return the share that has come to it by the end of each month, from none at the start."""
    return _by(days, MONTH, months)


def _by(days: Sequence[int | None], every: float, times: int) -> tuple[float, ...]:
    return tuple(sum(day is not None and day <= turn * every for day in days) / len(days) for turn in range(times + 1))


def spread_of(values: Sequence[float | None]) -> Spread:
    """Return the quartiles, those that never come to it being the longest."""
    ordered = sorted(values, key=lambda value: (value is None, value or 0.0))
    first, median, third = (ordered[min(len(ordered) - 1, len(ordered) * part // 4)] for part in (1, 2, 3))
    return Spread(first, median, third)


def _noticed(falls: Sequence[Fell]) -> Noticed:
    days = [fell.days for fell in falls]
    return Noticed(
        spread_of([fell.promises for fell in falls]),
        spread_of(days),
        share_of(day is not None and day <= YEAR for day in days),
        _by(days, LOOK, YEAR // LOOK),
    )


def _levels(steps: Sequence[Sequence[Step]], months: int) -> Levels:
    five_years = 60 / months / len(steps)
    ups = sum(step.to > step.level for changes in steps for step in changes)
    downs = sum(step.to < step.level for changes in steps for step in changes)
    return Levels(
        (ups + downs) * five_years, ups * five_years, downs * five_years, share_of(not changes for changes in steps)
    )


def as_json(report: Report) -> dict[str, Any]:
    """Return a report as plain values, in the shape that scripts rely on."""
    asked = report.asked
    return {
        "assumed": {
            **asked.assumed._asdict(),
            "rates": asked.rates._asdict(),
            "good": asked.good._asdict(),
            "falls": {"from": asked.falls_from, "to": asked.falls_to, "after_months": asked.after},
            "relationships": asked.relationships,
            "seed": asked.seed,
        },
        "bars": {name: list(bar) for name, bar in zip(STRANDS, report.bars, strict=True)},
        "passed": {name: _chance_json(chance) for name, chance in report.passed.items()},
        "ready": _ready_json(report.ready),
        "one_weak": _ready_json(report.one_weak),
        "good": {
            "ready": report.good.chance.left._asdict(),
            "months": report.good_months._asdict(),
            "by_month": list(report.good.by_month),
        },
        "attention": {"flags_a_year": report.flags_a_year, "strand_years": report.strand_years},
        "fall": {
            "promises": report.fall.promises._asdict(),
            "days": report.fall.days._asdict(),
            "within_year": report.fall.within_year._asdict(),
            "by_week": list(report.fall.by_week),
        },
        "down": None if report.down is None else {**report.down._asdict(), "entered_by": report.entered_by},
        "levels": {
            "changes_in_five_years": report.levels.changes,
            "ups": report.levels.ups,
            "downs": report.levels.downs,
            "unchanged": report.levels.unchanged._asdict(),
        },
    }


def _chance_json(chance: Chance) -> dict[str, Any]:
    return {**chance.left._asdict(), "acknowledged": chance.acknowledged._asdict()}


def _ready_json(ready: Ready) -> dict[str, Any]:
    return {**_chance_json(ready.chance), "by_month": list(ready.by_month)}


def at_bar(level: int, settings: Settings) -> tuple[float, float, float]:
    """Return what is not enough for the next level: the shares of promises, time and openness that its bar tests."""
    if level >= TOP_LEVEL:
        level = TOP_LEVEL - 1
    bar = settings.bar(level)
    return bar.promises[0], bar.time[0], bar.openness[0]
