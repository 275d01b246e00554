"""What is said of forecasts that were checked, in sentences and as plain values."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from trustlog.trust.backtest.calibration import FEW, Decile, Measures, as_json
from trustlog.trust.backtest.walk import UNSCORED_PERCENT, Report
from trustlog.trust.words.numbers import counted, day, percent
from trustlog.trust.words.strands import ABOVE, BELOW

HOW = "Each was forecast as it would have been shown on the morning of the day it was made."
BASE = (
    "The base rate is the share kept so far, of all partners alike, as it was known before each promise; "
    "it starts at one in two."
)
HEAD = ("", "n", "Log loss", "Base rate", "Brier", "Base rate", "Off by")
LATER = f"after the first {UNSCORED_PERCENT} %"
_PLAIN = "somebody who knew only the base rate"
_EVEN = 0.005  # a difference below half a percent is none


def judged_by(report: Report) -> Measures:
    """Return what the forecasts are judged by: without the first ones, unless that leaves too few."""
    return report.all if report.later.too_early else report.later


def what_is_drawn(report: Report) -> str:
    """Return the sentence that says which forecasts the picture and the sentences below it are about."""
    return f"What was said and what came of it, {LATER if judged_by(report) is report.later else 'all forecasts'}:"


def too_early(measures: Measures) -> str:
    """Return the sentence that says that there are too few to judge by."""
    return f"too early (n = {measures.n})"


def scope(report: Report) -> str:
    """Return the sentence that says how many promises were walked, of whom, made when, and how many were kept."""
    if not report.promises:
        return "no promises."
    first, last = date.fromordinal(report.first), date.fromordinal(report.last)
    made = f"made on {day(first)}" if first == last else f"made {day(first)} to {day(last)}"
    walked = f"{counted(report.promises, 'promise')} with {counted(report.partners, 'partner')}, {made}"
    kept = report.all.kept
    if kept is None:
        return f"{walked}; none settled yet."
    if report.all.too_early:
        return f"{walked}; {round(kept * report.all.n)} of {report.all.n} settled kept on time."
    settled = "" if report.all.n == report.promises else f" of {report.all.n:,} settled"
    return f"{walked}; {percent(kept)}{settled} kept on time."


def rows(report: Report) -> list[tuple[str, ...]]:
    """Return the rows of the table under `HEAD`: all forecasts, and those after the first."""
    named = (("all", report.all), (LATER, report.later))
    return [_row(name, measures) for name, measures in named if not measures.too_early]


def against_base(measures: Measures) -> str:
    """Return the sentence that compares with somebody who knows the base rate and nothing else."""
    skill = measures.skill
    if skill is None:
        return ""
    if abs(skill) < _EVEN:
        return f"Trustlog did no better and no worse than {_PLAIN}."
    less = "less" if skill > 0 else "more"
    return f"What came surprised Trustlog {percent(abs(skill))} {less} than it would surprise {_PLAIN}."


def calibration(measures: Measures) -> str:
    """Return the sentence that says how far apart what was said and what came were."""
    if measures.calibration_error is None:
        return ""
    points = round(100 * measures.calibration_error)
    apart = "less than a point" if points < 1 else counted(points, "point")
    return f"What it said and what was kept were {apart} apart on average."


def decile_words(decile: Decile) -> str:
    """Return the sentence that says of forecasts that were alike what came of them; of none, nothing."""
    if not decile.n:
        return ""
    forecast = f"When Trustlog said {between(decile)} %"
    if decile.kept is None or decile.too_few:
        return f"{forecast}: too few to say (n {decile.n})."
    was = "was" if decile.n == 1 else "were"
    return f"{forecast}, {percent(decile.kept)} {was} kept (n {decile.n:,})."


def between(decile: Decile) -> str:
    """Return the bounds of a decile in percent."""
    return f"{round(100 * decile.low)}–{round(100 * decile.high)}"


def sentences(measures: Measures) -> Iterator[str]:
    """Return a sentence for every decile in which something was said, the most hopeful first."""
    return (decile_words(decile) for decile in reversed(measures.deciles) if decile.n)


def calls(report: Report) -> Iterator[str]:
    """Return what came of those called probably above or below a bar, a sentence each; of none, nothing."""
    for call in report.calls:
        bar = percent(call.bar)
        for word, n, kept in ((ABOVE, call.above, call.above_kept), (BELOW, call.below, call.below_kept)):
            if n:
                came = f"too few to say (n {n})" if n < FEW else f"{percent(kept / n)} were kept (n {n:,})"
                yield f"Of promises whose side was called {word} {bar}: {came}."


def report_json(report: Report) -> dict[str, Any]:
    """Return a report as plain values; the scores of all forecasts at the top, those after the first in `later`."""
    return {
        "promises": report.promises,
        "partners": report.partners,
        "first_made": _iso(report.first),
        "last_made": _iso(report.last),
        "too_early": report.all.too_early,
        **as_json(report.all),
        "called": [call._asdict() for call in report.calls],
        "later": {"after_first": UNSCORED_PERCENT / 100, **as_json(report.later)},
    }


def _row(name: str, measures: Measures) -> tuple[str, ...]:
    scores = (measures.log_loss, measures.base_log_loss, measures.brier, measures.base_brier)
    error = measures.calibration_error or 0.0
    return name, f"{measures.n:,}", *(f"{score or 0.0:.3f}" for score in scores), f"{100 * error:.1f} pt"


def _iso(ordinal: int) -> str | None:
    return date.fromordinal(ordinal).isoformat() if ordinal else None
