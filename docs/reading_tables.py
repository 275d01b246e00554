"""What was measured, as parts of `docs/reading.md`: figures named in the text, curves, tables, and what is over."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from operating_figures import by_group, figures_of

from trustlog.cli.printing.curve import curve
from trustlog.trust import words
from trustlog.trust.simulate.figures import Figure
from trustlog.trust.simulate.passes import ACKNOWLEDGED, AT_THE_BAR
from trustlog.trust.simulate.portfolio_figures import ABOVE, CHANCE, REALISTIC, TRIAL, WEEKS
from trustlog.trust.words.simulation import top

MONTHS_TO_READY = "Months to ready, good"
SIDES = 50  # of a portfolio of 25 partners
OTHER = ", acknowledged"


def measured(found: dict[str, Any]) -> dict[str, str]:
    """Give what was measured: the figures named in the text, the curves, and the tables."""
    figures = figures_of(found)
    groups = by_group(figures)
    curves = found["ready_by_month"]
    return {
        "measured": f"{found['relationships']:,}", "seed": str(found["seed"]), "settings": found["settings"],
        "curve_good": "\n".join(curve(curves["good"], 1.0, "months")),
        "curve_low": "\n".join(curve(curves["one_too_low"], top(curves["one_too_low"]), "months")),
        "months": _table("", "| of | a quarter | half | three quarters | n |", _quartiles(groups[MONTHS_TO_READY])),
        "worst_down": f"{100 * max(figure.value or 0.0 for figure in groups['Called down in five years']):.1f} %",
        "over": "\n".join(_over(figures)), "tables": "\n\n".join(_tables(groups)),
        **_watched(groups), **_portfolio(groups),
    }  # fmt: skip


def _watched(groups: Mapping[str, Sequence[Figure]]) -> dict[str, str]:
    falls, flags = groups["A fall"], groups["False flags of a strand"][0].value or 0.0
    slow = next(figure for figure in falls if figure.name.startswith("1 a month") and figure.unit == "months")
    return {
        "flags": f"{flags:.2f}", "flag_years": f"{1 / flags:.0f}", "flags_fifty": words.count(round(SIDES * flags)),
        "fall_promises": f"{falls[0].value:.0f}", "fall_within": _value(falls[2]), "fall_slow": _value(slow),
        "questions": f"{groups['Questions while nothing changes'][0].value:.1f}",
    }  # fmt: skip


def _portfolio(groups: Mapping[str, Sequence[Figure]]) -> dict[str, str]:
    pace = f"{REALISTIC:g} a month"
    named = {figure.name: figure for figure in (*groups[CHANCE], *groups[TRIAL])}

    def share(name: str) -> str:
        return words.percent(named[f"{pace}, {name}"].value or 0.0)

    offers = [f"{100 * (named[f'{pace}, good: offered by week {week}'].value or 0):.0f}" for week in WEEKS]
    at_bar = [figure.value or 0.0 for figure in groups[ABOVE] if "at the bar" in figure.name]
    below = [figure.value or 0.0 for figure in groups[ABOVE] if "below it" in figure.name]
    return {
        "at_bar": _between(at_bar), "below_bar": _between(below), "pace": f"{REALISTIC:g}",
        "offers": f"{', '.join(offers[:-1])} and {offers[-1]} %",
        "high_right": share("called probably above and above"),
        "low_right": share("called probably below and not above"),
        "offered_above": share("offered and above the bar"), "wrong_end": share("wrong ones end within 26 weeks"),
        "good_needless": share("good and above the bar: end needlessly"),
        "average_needless": share("average and above the bar: end needlessly"),
    }  # fmt: skip


def _between(shares: Sequence[float]) -> str:
    return f"{100 * min(shares):.0f} to {words.percent(max(shares))}"


_UNITS: dict[str, Callable[[float], str]] = {
    "share": lambda value: f"{100 * value:.1f} %",
    "a year": lambda value: f"{value:.2f} a year",
    "changes": lambda value: f"{value:.2f}",
    "months": lambda value: f"{value:.0f} months",
    "promises": lambda value: f"{value:.0f} promises",
}


def _value(figure: Figure) -> str:
    return "never" if figure.value is None else _UNITS[figure.unit](figure.value)


def _over(figures: Sequence[Figure]) -> Iterator[str]:
    """Yield every figure beyond its limit, and whether counting could tell; what has no limit of its own is known."""
    for figure in figures:
        beyond = figure.limit is not None and figure.value is not None
        if beyond and (figure.value < figure.limit if figure.least else figure.value > figure.limit):
            told = "within two standard errors of it" if figure.holds else "**over**"
            yield f"- {figure.group}: {figure.name}: {_value(figure)}, {_limit(figure)}; {told}."
    for kind in ("luck shared for a quarter, correlation .2", "five easy small ones"):
        shares = [figure for figure in figures if figure.group == AT_THE_BAR and kind in figure.name]
        worst = max(shares, key=lambda figure: figure.value or 0.0)
        yield f"- {worst.group}: {worst.name}: {_value(worst)}. No limit is held: the reading does not allow for it."


def _limit(figure: Figure) -> str:
    if figure.limit is None:
        return "–"
    return f"at {'least' if figure.least else 'most'} {_UNITS[figure.unit](figure.limit)}"


def _tables(groups: Mapping[str, Sequence[Figure]]) -> Iterator[str]:
    """Give a table for each group; what is measured of the same relationships stands in one row."""
    for name, figures in groups.items():
        if name not in (MONTHS_TO_READY, ACKNOWLEDGED):
            others = {figure.name: figure for figure in groups[ACKNOWLEDGED]} if name == AT_THE_BAR else {}
            others |= {figure.name.removesuffix(OTHER): figure for figure in figures if figure.name.endswith(OTHER)}
            head = f"| of | measured | may be |{' every flag acknowledged |' if others else ''} n |"
            shown = (_row(figure, others) for figure in figures if not figure.name.endswith(OTHER))
            yield _table(f"**{name}**\n\n", head, shown)


def _table(title: str, head: str, rows: Iterable[str]) -> str:
    return title + "\n".join([head, "|---" * (head.count("|") - 1) + "|", *rows])


def _row(figure: Figure, others: Mapping[str, Figure]) -> str:
    over = "" if figure.holds else " **over**"
    other = others.get(figure.name)
    acknowledged = f" {_value(other) if other else '–'} |" if others else ""
    return f"| {figure.name} | {_value(figure)}{over} | {_limit(figure)} |{acknowledged} {figure.of:,} |"


def _quartiles(figures: Sequence[Figure]) -> Iterator[str]:
    for name, members in groupby(figures, key=lambda figure: figure.name.rpartition(": ")[0]):
        three = list(members)
        values = ("more" if figure.value is None else f"{figure.value:.0f}" for figure in three)
        yield f"| {name} | {' | '.join(values)} | {three[0].of:,} |"
