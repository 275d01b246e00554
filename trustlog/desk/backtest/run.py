"""How good the forecasts have been: of a file of promises, or of the ledger's own, ours and theirs apart."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from trustlog.desk.ledger import Ledger
from trustlog.desk.settings import read_settings
from trustlog.domain.facts import PartnerFacts
from trustlog.domain.strands import PROMISE_STRANDS
from trustlog.exchange.events.read import STDIN, read_history
from trustlog.exchange.events.write import NAME_ANOTHER, check_predictions, write_predictions
from trustlog.files.paths import expanded
from trustlog.files.writing import named
from trustlog.language import _
from trustlog.storage.read.portfolio import portfolio
from trustlog.trust.backtest.own import histories
from trustlog.trust.backtest.walk import Report, as_known, judge, walk, walk_by
from trustlog.trust.words.backtest import report_json

Progress = Callable[[str, int, int | None], None]  # what is counted, how many are done, of how many
_EVERY = 100  # partners between two words of progress


class Backtest(NamedTuple):
    """What came out: a report for each history by its name, and where the forecasts were written."""

    source: str
    as_of: date | None
    reports: dict[str, Report]
    predictions: Path | None

    @property
    def predicted(self) -> int:
        """Count the promises that were forecast."""
        return sum(report.promises for report in self.reports.values())


def backtest_file(
    source: str,
    as_of: date | None = None,
    predictions: str | None = None,
    progress: Progress | None = None,
    ledger: str = "",
) -> Backtest:
    """Walk a file of promises (`-`: standard input), as known at the end of a day if one is named.

    `ledger` is the place of the ledger in use, which the forecasts must not replace.
    """
    source = source if source == STDIN else expanded(source)
    path = _place(predictions, source, ledger)
    ids, promised = read_history(source)
    if as_of is not None:
        until = as_of.toordinal()
        ids = [name for name, promise in zip(ids, promised, strict=True) if promise.made <= until]
        promised = as_known(promised, until)
    settings = read_settings().reading
    scored = walk(promised, settings, _counting(progress, "promises"))
    report = judge(promised, scored, settings)
    if path is not None:
        write_predictions(path, zip(ids, (prediction.chance for prediction in scored), strict=True), ledger)
    return Backtest(_("standard input") if source == STDIN else Path(source).name, as_of, {"file": report}, path)


def backtest_ledger(
    ledger: Ledger, as_of: date | None = None, predictions: str | None = None, progress: Progress | None = None
) -> Backtest:
    """Walk the ledger's own promises, as known at the end of a day: each is forecast as `trust` showed it on that day.

    Private facts of others stay out; what the ledger has taught is everyone's, and of nobody's private facts.
    """
    from trustlog.desk.readings import as_shown, learned_for

    path = _place(predictions, None, ledger.conn.where)
    day = ledger.past(as_of)
    learned = learned_for(ledger, day)
    shown = as_shown(ledger, learned)
    facts = _counted(portfolio(ledger.conn, day, ledger.me), progress)
    settings = ledger.settings.reading
    sides = histories(facts, day.toordinal(), ledger.today.toordinal(), settings)
    reports: dict[str, Report] = {}
    chances: list[tuple[int, float]] = []
    for name, side in zip(PROMISE_STRANDS, sides, strict=True):
        counting = _counting(progress, name.replace("_", " "))
        scored = walk_by(side.promised, learned.epochs(name), shown.epochs(name), settings, counting)
        reports[name] = judge(side.promised, scored, settings)
        chances += zip(side.numbers, (prediction.chance for prediction in scored), strict=True)
    if path is not None:
        rows = ((str(number), chance) for number, chance in sorted(chances))
        write_predictions(path, rows, ledger.conn.where)
    return Backtest("ledger", day, reports, path)


def as_json(backtest: Backtest) -> dict[str, Any]:
    """Return a backtest as plain values: a report of a file, or of the ledger one of our promises and one of theirs."""
    whole: dict[str, Any] = {
        "source": backtest.source,
        "as_of": None if backtest.as_of is None else backtest.as_of.isoformat(),
        "predictions": None if backtest.predictions is None else str(backtest.predictions),
    }
    reports = {name: report_json(report) for name, report in backtest.reports.items()}
    return {**whole, **reports.get("file", reports)}


def _place(predictions: str | None, source: str | None, ledger: str) -> Path | None:
    """Return the file to write forecasts to, or refuse it before the work."""
    if predictions is None:
        return None
    path = Path(named(predictions, advice=NAME_ANOTHER))
    check_predictions(path, source, ledger)
    return path


def _counting(progress: Progress | None, noun: str) -> Callable[[int, int], None] | None:
    if progress is None:
        return None
    return lambda done, total: progress(noun, done, total)


def _counted(facts: Iterable[PartnerFacts], progress: Progress | None) -> Iterator[PartnerFacts]:
    """Yield the facts as they are, reporting progress every so many partners."""
    for count, partner in enumerate(facts, 1):
        if progress is not None and count % _EVERY == 0:
            progress(_("partners read"), count, None)
        yield partner
