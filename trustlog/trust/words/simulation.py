"""What a simulation found, in sentences for those who decide by the reading."""

from collections.abc import Sequence

from trustlog.domain.strands import TITLES
from trustlog.domain.text import plural
from trustlog.language import N_, _, figure
from trustlog.trust.simulate.dues import Shape
from trustlog.trust.simulate.report import Chance, Report, Share, Spread
from trustlog.trust.simulate.world import Assumed, Rates
from trustlog.trust.words.numbers import counted, percent

HEAD = ("", N_("true"), N_("bar"), N_("ever passes"), "(95 %)", N_("acknowledging"))
LIMITS = N_(
    "The rules are those of the reading; the relationships are made up: each promise is kept or not "
    "by chance, nothing is withdrawn, nothing is forgotten, and the ledger has taught nothing yet."
)

_SHAPES: dict[Shape, str] = {
    "scattered": "",
    "week": N_("on Monday, Wednesday and Friday of a week"),
    "running": N_("on five days in a row"),
    "weekend": N_("on five working days in a row"),
    "quarter": N_("all of a quarter sharing their luck"),
}


def rate(share: float) -> str:
    """Return a small share as text, so that 0.4 % is not nothing."""
    return f"{figure(100 * share, '.1f')} %" if share < 0.995 else percent(share)


def interval(share: Share) -> str:
    """Return the interval that counting so many leaves open."""
    return f"({figure(100 * share.low, '.1f')}–{figure(100 * share.high, '.1f')})"


def scope(report: Report) -> str:
    """Return the sentence that says what was followed."""
    asked, assumed = report.asked, report.asked.assumed
    together = ""
    if assumed.together > 1 or assumed.shape != "scattered":
        lie = _(_SHAPES[assumed.shape]) or _("{together} due together").format(together=assumed.together)
        together = _(", {lie}, correlation {correlation}").format(lie=lie, correlation=figure(assumed.correlation, "g"))
    late = _("; of those missed {percent} come late").format(percent=percent(assumed.late)) if assumed.late else ""
    return _(
        "{relationships} at level {level}, read every week for {months}. {per_month} {promise} a month "
        "each way ({percent} small, {percent_2} big){together}{late}{more}. Seed {seed}."
    ).format(
        relationships=counted(asked.relationships, "relationship"),
        level=assumed.level,
        months=counted(assumed.months, "month"),
        per_month=figure(assumed.per_month, "g"),
        promise=plural(assumed.per_month, "promise"),
        percent=percent(assumed.small),
        percent_2=percent(assumed.big),
        together=together,
        late=late,
        more=_more(assumed),
        seed=asked.seed,
    )


def _more(assumed: Assumed) -> str:
    """Return what else happens to promises."""
    parts = []
    if assumed.moved:
        parts.append(
            _("{percent} are moved before their day, one in four of them twice").format(percent=percent(assumed.moved))
        )
    if assumed.cut > 1:
        parts.append(_("each cut into {cut} small ones").format(cut=assumed.cut))
    if assumed.added:
        parts.append(_("{small_ones} added after each miss").format(small_ones=counted(assumed.added, "small one")))
    return "".join(f"; {part}" for part in parts)


def described(rates: Rates) -> str:
    """Return the sentence that says what is true of a relationship."""
    ours, theirs, time, openness = rates
    kept = (
        _("{percent} of promises kept").format(percent=percent(ours))
        if ours == theirs
        else _("{percent} and {percent_2} kept").format(percent=percent(ours), percent_2=percent(theirs))
    )
    return _("{kept}, a moment in {percent} of the slots, openness in {percent_2}").format(
        kept=kept, percent=percent(time), percent_2=percent(openness)
    )


def rows(report: Report) -> list[tuple[str, ...]]:
    """Return how often each strand ever passes, and all four at once."""
    listed = [
        (_(TITLES[name]), percent(true), percent(bar[0]), *_chance(report.passed[name]))
        for name, true, bar in zip(report.passed, report.asked.rates, report.bars, strict=True)
    ]
    return [*listed, (_("Ready: all four"), "", "", *_chance(report.ready.chance))]


def _chance(chance: Chance) -> tuple[str, str, str]:
    return rate(chance.left.share), interval(chance.left), rate(chance.acknowledged.share)


def about_rows() -> str:
    """Return the sentence that says what the columns mean."""
    return _(
        '"Ever passes": at any of the weekly looks, in the test that began with the level; a flag that '
        'nobody acknowledges stops it. "Acknowledging": every flag is acknowledged when it is seen, and '
        "each time a new test begins, with its own chance."
    )


def weak(report: Report) -> str:
    """Return the sentence that says how often one strand below hides behind three good ones."""
    chance = report.one_weak.chance
    return _(
        "With one strand as above, each in turn, and the other three good: ever called ready {rate} "
        "{interval}, acknowledging {rate_2}."
    ).format(rate=rate(chance.left.share), interval=interval(chance.left), rate_2=rate(chance.acknowledged.share))


def good(report: Report) -> str:
    """Return the sentence that says how soon good relationships are called ready."""
    share = report.good.chance.left
    ever = _("{rate} within {months}").format(
        rate=rate(share.share), months=counted(report.asked.assumed.months, "month")
    )
    return _("Ready after {quartiles} months (a quarter, half, three quarters of them); {ever}.").format(
        quartiles=_quartiles(report.good_months), ever=ever
    )


def attention(report: Report) -> str:
    """Return the sentence that says how often a steady side is flagged."""
    a_year = report.flags_a_year
    about = _(", about one in {value} years").format(value=figure(1 / a_year, ".1f")) if a_year else ""
    return _("False flags while nothing changes: {a_year} a year on a promise strand{about}.").format(
        a_year=figure(a_year, ".2f"), about=about
    )


def fall(report: Report) -> str:
    """Return the sentence that says how soon a fall is noticed."""
    asked, noticed = report.asked, report.fall
    promises, days = _many(noticed.promises.median, "promise"), _many(noticed.days.median, "day")
    return _(
        "They keep {percent} for {months}, then {percent_2}: noticed after {promises} and {days} (the "
        "median); {rate} within a year."
    ).format(
        percent=percent(asked.falls_from),
        months=counted(asked.after, "month"),
        percent_2=percent(asked.falls_to),
        promises=promises,
        days=days,
        rate=rate(noticed.within_year.share),
    )


def down(report: Report) -> str | None:
    """Return the sentence that says how often a step down would be suggested; None at the level where there is none."""
    if report.down is None or report.entered_by is None:
        return None
    months = report.asked.assumed.months
    return _(
        "A step down suggested within {months}: {rate} {interval}; level {level} was entered by {percent}."
    ).format(
        months=counted(months, "month"),
        rate=rate(report.down.share),
        interval=interval(report.down),
        level=report.asked.assumed.level,
        percent=percent(report.entered_by),
    )


def levels(report: Report) -> str:
    """Return the sentence that says how often the level changes where every suggestion is followed."""
    levels = report.levels
    return _(
        "When every suggestion is followed the level changes {changes} times in five years ({ups} up, "
        "{downs} down); {rate} never change."
    ).format(
        changes=figure(levels.changes, ".2f"),
        ups=figure(levels.ups, ".2f"),
        downs=figure(levels.downs, ".2f"),
        rate=rate(levels.unchanged.share),
    )


def _quartiles(spread: Spread) -> str:
    first, median, third = (_rounded(value) for value in spread)
    return _("{first}, {median} and {third}").format(first=first, median=median, third=third)


def _rounded(value: float | None) -> str:
    return _("more") if value is None else f"{value:.0f}"


def _many(value: float | None, noun: str) -> str:
    return f"{_rounded(value)} {plural(0 if value is None else round(value), noun)}"


def top(shares: Sequence[float]) -> float:
    """Return where a picture of these shares ends: not far above the highest, so that a small one can be seen."""
    return next(end for end in (0.05, 0.1, 0.25, 0.5, 1.0) if max(shares) <= end)
