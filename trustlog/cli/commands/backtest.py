"""`trustlog backtest`: how good the forecasts have been."""

import sys
from collections.abc import Callable, Iterator

import click

from trustlog.cli import out
from trustlog.cli.run import Run, command
from trustlog.trust.backtest.walk import Report


@command(
    "backtest",
    "trustlog backtest",
    "trustlog backtest events.csv",
    "trustlog backtest events.csv --predictions forecasts.csv",
    "trustlog backtest - --json < events.csv",
)
@click.argument("events", required=False, metavar="[EVENTS.csv]")
@click.option("--predictions", metavar="OUT.csv", help="Write what was forecast of each promise instead of a report.")
def backtest(run: Run, events: str | None, predictions: str | None) -> None:
    """Forecast every promise from what was known before it was made, and see how good that was.

    EVENTS.csv has the columns partner, promise_id, made_at, due_at, resolved_at and outcome (kept, late or broken);
    - reads standard input. Without it the ledger's own promises are walked, ours and theirs apart.
    """
    from trustlog.desk.backtest import as_json, backtest_file, backtest_ledger

    progress = _progress()
    try:
        if events is None:
            done = backtest_ledger(run.ledger(), run.as_of, predictions, progress)
        else:
            as_of = None if run.as_of_words is None else run.as_of
            spared = run.where if predictions is not None else ""
            done = backtest_file(events, as_of, predictions, progress, spared)
        if done.predictions is not None:
            run.done()
    finally:
        if progress is not None:
            sys.stderr.write("\r\x1b[K")  # whatever comes next on the terminal begins on a clean line
    if run.json:
        out.show_json(as_json(done))
    elif done.predictions is not None:
        out.say(out.plain(f"{done.predictions}: {done.predicted:,} forecasts"))
    else:
        from trustlog.trust.words import TITLES

        for place, (name, report) in enumerate(done.reports.items()):
            if place:
                out.say()
            for line in _lines(TITLES.get(name, done.source), report):
                out.say(line)


def _lines(title: str, report: Report) -> Iterator[str]:
    """Write a report: the scores, what they mean, the picture, and the picture in words."""
    from trustlog.cli.reliability import picture
    from trustlog.trust.words import backtest as words

    judged = words.judged_by(report)
    yield from out.fold(f"{title}: {words.scope(report)}", after="  ")
    if judged.too_early:
        yield f"  {words.too_early(judged)}"
        return
    yield from out.fold(words.HOW, "  ")
    yield ""
    yield from (f"  {line}" for line in out.table(words.rows(report), words.HEAD, right=(1, 2, 3, 4, 5, 6)))
    yield ""
    for said in (words.against_base(judged), words.calibration(judged), words.BASE):
        yield from out.fold(said, "  ")
    yield ""
    yield f"  {words.what_is_drawn(report)}"
    yield from picture(judged.deciles)
    yield ""
    for said in words.sentences(judged):
        yield from out.fold(said, "  ", after="    ")


def _progress() -> Callable[[str, int, int | None], None] | None:
    """Count along on a terminal, on one line that is written over."""
    if not sys.stderr.isatty():
        return None

    def show(what: str, done: int, of: int | None) -> None:
        sys.stderr.write(f"\r\x1b[K{out.plain(what)} {done:,}{'' if of is None else f' of {of:,}'}\r")
        sys.stderr.flush()

    return show
