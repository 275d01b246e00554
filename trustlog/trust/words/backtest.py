"""What is said of forecasts that were checked, in sentences and as plain values."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from trustlog.language import N_, _, figure, ngettext
from trustlog.trust.backtest.calibration import FEW, Decile, Measures, as_json
from trustlog.trust.backtest.walk import UNSCORED_PERCENT, Report
from trustlog.trust.words.numbers import counted, day, percent
from trustlog.trust.words.strands import ABOVE, BELOW

HOW = N_("Each was forecast as it would have been shown on the morning of the day it was made.")
BASE = N_(
    "The base rate is the share kept so far, of all partners alike, as it was known before each "
    "promise; it starts at one in two."
)
HEAD = ("", N_("n"), N_("Log loss"), N_("Base rate"), "Brier", N_("Base rate"), N_("Off by"))
LATER = N_("after the first {percent} %")
_PLAIN = N_("somebody who knew only the base rate")
_EVEN = 0.005  # a difference below half a percent is none


def judged_by(report: Report) -> Measures:
    """Return what the forecasts are judged by: without the first ones, unless that leaves too few."""
    return report.all if report.later.too_early else report.later


def what_is_drawn(report: Report) -> str:
    """Return the sentence that says which forecasts the picture and the sentences below it are about."""
    return _("What was said and what came of it, {more}:").format(
        more=_(LATER).format(percent=UNSCORED_PERCENT) if judged_by(report) is report.later else _("all forecasts")
    )


def too_early(measures: Measures) -> str:
    """Return the sentence that says that there are too few to judge by."""
    return _("too early (n = {n})").format(n=measures.n)


def scope(report: Report) -> str:
    """Return the sentence that says how many promises were walked, of whom, made when, and how many were kept."""
    if not report.promises:
        return _("no promises.")
    first, last = date.fromordinal(report.first), date.fromordinal(report.last)
    made = (
        _("made on {day}").format(day=day(first))
        if first == last
        else _("made {day} to {day_2}").format(day=day(first), day_2=day(last))
    )
    walked = _("{promises} with {partners}, {made}").format(
        promises=counted(report.promises, "promise"), partners=counted(report.partners, "partner"), made=made
    )
    kept = report.all.kept
    if kept is None:
        return _("{walked}; none settled yet.").format(walked=walked)
    if report.all.too_early:
        return _("{walked}; {kept} of {n} settled kept on time.").format(
            walked=walked, kept=round(kept * report.all.n), n=report.all.n
        )
    settled = "" if report.all.n == report.promises else _(" of {n} settled").format(n=figure(report.all.n, ","))
    return _("{walked}; {percent}{settled} kept on time.").format(walked=walked, percent=percent(kept), settled=settled)


def rows(report: Report) -> list[tuple[str, ...]]:
    """Return the rows of the table under `HEAD`: all forecasts, and those after the first."""
    named = ((_("all"), report.all), (_(LATER).format(percent=UNSCORED_PERCENT), report.later))
    return [_row(name, measures) for name, measures in named if not measures.too_early]


def against_base(measures: Measures) -> str:
    """Return the sentence that compares with somebody who knows the base rate and nothing else."""
    skill = measures.skill
    if skill is None:
        return ""
    if abs(skill) < _EVEN:
        return _("Trustlog did no better and no worse than {plain}.").format(plain=_(_PLAIN))
    less = _("less") if skill > 0 else _("more")
    return _("What came surprised Trustlog {percent} {less} than it would surprise {plain}.").format(
        percent=percent(abs(skill)), less=less, plain=_(_PLAIN)
    )


def calibration(measures: Measures) -> str:
    """Return the sentence that says how far apart what was said and what came were."""
    if measures.calibration_error is None:
        return ""
    points = round(100 * measures.calibration_error)
    apart = _("less than a point") if points < 1 else counted(points, "point")
    return _("What it said and what was kept were {apart} apart on average.").format(apart=apart)


def decile_words(decile: Decile) -> str:
    """Return the sentence that says of forecasts that were alike what came of them; of none, nothing."""
    if not decile.n:
        return ""
    forecast = _("When Trustlog said {between} %").format(between=between(decile))
    if decile.kept is None or decile.too_few:
        return _("{forecast}: too few to say (n {n}).").format(forecast=forecast, n=decile.n)
    says = ngettext("{forecast}, {percent} was kept (n {n}).", "{forecast}, {percent} were kept (n {n}).", decile.n)
    return says.format(forecast=forecast, percent=percent(decile.kept), n=figure(decile.n, ","))


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
                came = (
                    _("too few to say (n {n})").format(n=n)
                    if n < FEW
                    else _("{percent} were kept (n {n})").format(percent=percent(kept / n), n=figure(n, ","))
                )
                yield _("Of promises whose side was called {word} {bar}: {came}.").format(word=word, bar=bar, came=came)


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
    return (
        name,
        figure(measures.n, ","),
        *(figure(score or 0.0, ".3f") for score in scores),
        _("{value} pt").format(value=figure(100 * error, ".1f")),
    )


def _iso(ordinal: int) -> str | None:
    return date.fromordinal(ordinal).isoformat() if ordinal else None
