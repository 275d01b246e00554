"""What a simulation found, in sentences for those who decide by the reading."""

from collections.abc import Sequence

from trustlog.domain.strands import TITLES
from trustlog.domain.text import plural
from trustlog.trust.simulate.dues import Shape
from trustlog.trust.simulate.report import Chance, Report, Share, Spread
from trustlog.trust.simulate.world import Assumed, Rates
from trustlog.trust.words.numbers import counted, percent

HEAD = ("", "true", "bar", "ever passes", "(95 %)", "acknowledging")
LIMITS = (
    "The rules are those of the reading; the relationships are made up: each promise is kept or not by chance, "
    "nothing is withdrawn, nothing is forgotten, and the ledger has taught nothing yet."
)

_SHAPES: dict[Shape, str] = {
    "scattered": "",
    "week": "on Monday, Wednesday and Friday of a week",
    "running": "on five days in a row",
    "weekend": "on five working days in a row",
    "quarter": "all of a quarter sharing their luck",
}


def rate(share: float) -> str:
    """Return a small share as text, so that 0.4 % is not nothing."""
    return f"{100 * share:.1f} %" if share < 0.995 else percent(share)


def interval(share: Share) -> str:
    """Return the interval that counting so many leaves open."""
    return f"({100 * share.low:.1f}–{100 * share.high:.1f})"


def scope(report: Report) -> str:
    """Return the sentence that says what was followed."""
    asked, assumed = report.asked, report.asked.assumed
    together = ""
    if assumed.together > 1 or assumed.shape != "scattered":
        lie = _SHAPES[assumed.shape] or f"{assumed.together} due together"
        together = f", {lie}, correlation {assumed.correlation:g}"
    late = f"; of those missed {percent(assumed.late)} come late" if assumed.late else ""
    return (
        f"{counted(asked.relationships, 'relationship')} at level {assumed.level}, "
        f"read every week for {counted(assumed.months, 'month')}. "
        f"{assumed.per_month:g} {plural(assumed.per_month, 'promise')} a month each way "
        f"({percent(assumed.small)} small, {percent(assumed.big)} big)"
        f"{together}{late}{_more(assumed)}. Seed {asked.seed}."
    )


def _more(assumed: Assumed) -> str:
    """Return what else happens to promises."""
    parts = []
    if assumed.moved:
        parts.append(f"{percent(assumed.moved)} are moved before their day, one in four of them twice")
    if assumed.cut > 1:
        parts.append(f"each cut into {assumed.cut} small ones")
    if assumed.added:
        parts.append(f"{counted(assumed.added, 'small one')} added after each miss")
    return "".join(f"; {part}" for part in parts)


def described(rates: Rates) -> str:
    """Return the sentence that says what is true of a relationship."""
    ours, theirs, time, openness = rates
    kept = f"{percent(ours)} of promises kept" if ours == theirs else f"{percent(ours)} and {percent(theirs)} kept"
    return f"{kept}, a moment in {percent(time)} of the slots, openness in {percent(openness)}"


def rows(report: Report) -> list[tuple[str, ...]]:
    """Return how often each strand ever passes, and all four at once."""
    listed = [
        (TITLES[name], percent(true), percent(bar[0]), *_chance(report.passed[name]))
        for name, true, bar in zip(report.passed, report.asked.rates, report.bars, strict=True)
    ]
    return [*listed, ("Ready: all four", "", "", *_chance(report.ready.chance))]


def _chance(chance: Chance) -> tuple[str, str, str]:
    return rate(chance.left.share), interval(chance.left), rate(chance.acknowledged.share)


def about_rows() -> str:
    """Return the sentence that says what the columns mean."""
    return (
        '"Ever passes": at any of the weekly looks, in the test that began with the level; a flag that nobody '
        'acknowledges stops it. "Acknowledging": every flag is acknowledged when it is seen, and each time a new test '
        "begins, with its own chance."
    )


def weak(report: Report) -> str:
    """Return the sentence that says how often one strand below hides behind three good ones."""
    chance = report.one_weak.chance
    return (
        f"With one strand as above, each in turn, and the other three good: ever called ready "
        f"{rate(chance.left.share)} {interval(chance.left)}, acknowledging {rate(chance.acknowledged.share)}."
    )


def good(report: Report) -> str:
    """Return the sentence that says how soon good relationships are called ready."""
    share = report.good.chance.left
    ever = f"{rate(share.share)} within {counted(report.asked.assumed.months, 'month')}"
    return f"Ready after {_quartiles(report.good_months)} months (a quarter, half, three quarters of them); {ever}."


def attention(report: Report) -> str:
    """Return the sentence that says how often a steady side is flagged."""
    a_year = report.flags_a_year
    about = f", about one in {1 / a_year:.1f} years" if a_year else ""
    return f"False flags while nothing changes: {a_year:.2f} a year on a promise strand{about}."


def fall(report: Report) -> str:
    """Return the sentence that says how soon a fall is noticed."""
    asked, noticed = report.asked, report.fall
    promises, days = _many(noticed.promises.median, "promise"), _many(noticed.days.median, "day")
    return (
        f"They keep {percent(asked.falls_from)} for {counted(asked.after, 'month')}, then {percent(asked.falls_to)}: "
        f"noticed after {promises} and {days} (the median); {rate(noticed.within_year.share)} within a year."
    )


def down(report: Report) -> str | None:
    """Return the sentence that says how often a step down would be suggested; None at the level where there is none."""
    if report.down is None or report.entered_by is None:
        return None
    months = report.asked.assumed.months
    return (
        f"A step down suggested within {counted(months, 'month')}: {rate(report.down.share)} {interval(report.down)}; "
        f"level {report.asked.assumed.level} was entered by {percent(report.entered_by)}."
    )


def levels(report: Report) -> str:
    """Return the sentence that says how often the level changes where every suggestion is followed."""
    levels = report.levels
    return (
        f"When every suggestion is followed the level changes {levels.changes:.2f} times in five years "
        f"({levels.ups:.2f} up, {levels.downs:.2f} down); {rate(levels.unchanged.share)} never change."
    )


def _quartiles(spread: Spread) -> str:
    first, median, third = (_rounded(value) for value in spread)
    return f"{first}, {median} and {third}"


def _rounded(value: float | None) -> str:
    return "more" if value is None else f"{value:.0f}"


def _many(value: float | None, noun: str) -> str:
    return f"{_rounded(value)} {plural(0 if value is None else round(value), noun)}"


def top(shares: Sequence[float]) -> float:
    """Return where a picture of these shares ends: not far above the highest, so that a small one can be seen."""
    return next(end for end in (0.05, 0.1, 0.25, 0.5, 1.0) if max(shares) <= end)
