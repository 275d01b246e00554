"""The commands that test the reading itself: `backtest` on past promises, `simulate` on made-up relationships."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

from trustlog.cli import output
from trustlog.cli.command import command
from trustlog.cli.run import Run
from trustlog.domain.text import plural
from trustlog.language import _, figure

if TYPE_CHECKING:
    from trustlog.trust.backtest.walk import Report
    from trustlog.trust.simulate.report import Report as Simulated

DUE = ("scattered", "week", "running", "weekend", "quarter")
"""How promises of a simulation may lie in time: `simulate.dues` draws them."""
PROGRESS_STEPS = 400
"""A simulation reports its progress so often in all."""


@command(
    "backtest",
    "trustlog backtest",
    "trustlog backtest events.csv",
    "trustlog backtest events.csv --predictions forecasts.csv",
    "trustlog backtest - --json < events.csv",
)
@click.argument("events", required=False, metavar="[EVENTS.csv]")
@click.option("--predictions", metavar="OUT.csv", help="Write the forecast of each promise to a file; no report.")
def backtest(run: Run, events: str | None, predictions: str | None) -> None:
    """Forecast every promise from what was known before it was made, and report how good that was.

    EVENTS.csv has the columns partner, promise_id, made_at, due_at, resolved_at and outcome (kept, late or broken);
    - reads standard input. Without it the promises of the ledger are forecast, ours and theirs apart.
    """
    from trustlog.desk.backtest import as_json, backtest_file, backtest_ledger

    progress = _promises_progress()
    try:
        if events is None:
            result = backtest_ledger(run.ledger(), run.as_of, predictions, progress)
        else:
            as_of = None if run.as_of_words is None else run.as_of
            spared = run.where if predictions is not None else ""
            result = backtest_file(events, as_of, predictions, progress, spared)
        if result.predictions is not None:
            run.mark_done()
    finally:
        if progress is not None:
            output.clear_progress()
    if run.json:
        output.print_json(as_json(result))
    elif result.predictions is not None:
        output.print_line(
            output.one_line(f"{result.predictions}: {result.predicted:,} {plural(result.predicted, 'forecast')}")
        )
    else:
        from trustlog.trust.words import TITLES

        for place, (name, report) in enumerate(result.reports.items()):
            if place:
                output.print_line()
            title = _(TITLES[name]) if name in TITLES else result.source
            for line in _backtest_lines(title, report):
                output.print_line(line)


def _backtest_lines(title: str, report: "Report") -> Iterator[str]:
    """Yield a report: the scores, what they mean, the picture, and the picture in words."""
    from trustlog.cli.printing.reliability import picture
    from trustlog.trust.words import backtest as words

    accuracy = words.judged_by(report)
    yield from output.wrapped(f"{title}: {words.scope(report)}", after="  ")
    if accuracy.too_early:
        yield f"  {words.too_early(accuracy)}"
        return
    yield from output.wrapped(_(words.HOW), "  ")
    yield ""
    yield from (f"  {line}" for line in output.table_lines(words.rows(report), words.HEAD, right=(1, 2, 3, 4, 5, 6)))
    yield ""
    for sentence in (words.against_base(accuracy), words.calibration(accuracy), _(words.BASE)):
        yield from output.wrapped(sentence, "  ")
    yield ""
    yield f"  {words.what_is_drawn(report)}"
    yield from picture(accuracy.deciles)
    yield ""
    for sentence in (*words.sentences(accuracy), *words.calls(report)):
        yield from output.wrapped(sentence, "  ", after="    ")


def _promises_progress() -> Callable[[str, int, int | None], None] | None:
    """Return what shows how many promises are forecast, on a terminal; else None."""
    if not output.shows_progress():
        return None

    def show(name: str, done: int, total: int | None) -> None:
        output.print_progress(
            f"{name} {done:,}{'' if total is None else _(' of {total}').format(total=figure(total, ','))}"
        )

    return show


@command(
    "simulate",
    "trustlog simulate",
    "trustlog simulate --rate 0.7 --per-month 3 --months 60 --relationships 1000",
    "trustlog simulate --level 1 --together 3 --correlation 0.5",
    "trustlog simulate --due weekend --correlation 0.9",
    "trustlog simulate --falls-to 0.5 --after 18 --seed 7 --json",
)
@click.option("--level", type=int, metavar="1-4", help="The level they are at; default 2.")
@click.option("--rate", type=float, metavar="SHARE", help="Promises kept on time, both ways; default at the bar.")
@click.option(
    "--time", type=float, metavar="SHARE", help="Slots with a joint or unscripted moment; default at the bar."
)
@click.option("--openness", type=float, metavar="SHARE", help="Slots with openness both ways; default at the bar.")
@click.option("--per-month", type=float, metavar="N", help="Promises a month, each way; default 3.")
@click.option("--months", type=int, metavar="N", help="How long each is followed; default 60.")
@click.option("--relationships", type=int, metavar="N", help="How many of each kind are followed; default 1000.")
@click.option("--together", type=int, metavar="N", help="How many promises always fall due on one day; default 1.")
@click.option("--correlation", type=float, metavar="0-1", help="How much those are kept or missed together; default 0.")
@click.option("--due", type=click.Choice(DUE), help="How promises lie in time; default scattered.")
@click.option("--moved", type=float, metavar="SHARE", help="Promises moved before their day; default 0.")
@click.option("--cut", type=int, metavar="N", help="How many small ones each delivery is cut into; default 1.")
@click.option("--added", type=int, metavar="N", help="Small ones added after each miss; default 0.")
@click.option("--small", type=float, metavar="SHARE", help="Small promises; default 0.25.")
@click.option("--big", type=float, metavar="SHARE", help="Big promises; default 0.25.")
@click.option("--late", type=float, metavar="SHARE", help="Missed ones that come late; default 0.")
@click.option("--falls-from", type=float, metavar="SHARE", help="What those keep that will fall; default 0.9.")
@click.option("--falls-to", type=float, metavar="SHARE", help="What they keep after the fall; default 0.6.")
@click.option("--after", type=int, metavar="MONTHS", help="When they fall; default 12.")
@click.option("--seed", type=int, metavar="N", help="The same seed gives the same answer; default a new one.")
def simulate(run: Run, **choices: float | int | str | None) -> None:
    """Follow made-up relationships with your own settings, and count what the reading says of them.

    Without options they are just at the bar to the next level, where being called ready is an error. Also followed are
    good ones, until they are ready, and good ones that fall, until it is noticed. A SHARE is from 0 to 1. No ledger is
    opened.
    """
    from trustlog.desk.simulate import Choices, simulated

    run.refuse_as_of(_("a simulation has no day"))
    progress = _relationships_progress()
    try:
        report = simulated(Choices(choices), progress)
    finally:
        if progress is not None:
            output.clear_progress()
    if run.json:
        from trustlog.trust.simulate.report import as_json

        output.print_json(as_json(report))
        return
    for line in _simulation_lines(report):
        output.print_line(line)


def _simulation_lines(report: "Simulated") -> Iterator[str]:
    """Yield the report: what was followed, the table, and a curve where something comes with time."""
    from trustlog.cli.printing.curve import curve
    from trustlog.trust.words import simulation

    room = min(output.terminal_width() or 80, 80)

    def sentences(*texts: str | None) -> Iterator[str]:
        for text in filter(None, texts):
            yield from output.wrapped(text, "  ", room=room)

    yield from output.wrapped(simulation.scope(report), room=room)
    yield ""
    yield output.styled(_("As asked: {described}").format(described=simulation.described(report.asked.rates)), "bold")
    rows = output.table_lines(simulation.rows(report), simulation.HEAD, right=(1, 2, 3, 5))
    yield from (f"  {line}" for line in rows)
    yield from sentences(
        simulation.about_rows(), simulation.attention(report), simulation.down(report), simulation.levels(report)
    )
    yield ""
    yield output.styled(_("One strand as asked, three good"), "bold")
    yield from sentences(simulation.weak(report))
    yield from curve(report.one_weak.by_month, simulation.top(report.one_weak.by_month), _("months"))
    yield ""
    yield output.styled(_("Good: {described}").format(described=simulation.described(report.asked.good)), "bold")
    yield from sentences(simulation.good(report))
    yield from curve(report.good.by_month, simulation.top(report.good.by_month), _("months"))
    yield ""
    yield output.styled(_("A fall"), "bold")
    yield from sentences(simulation.fall(report))
    yield from curve(report.fall.by_week, simulation.top(report.fall.by_week), _("weeks after it"))
    yield ""
    yield from sentences(_(simulation.LIMITS))


def _relationships_progress() -> Callable[[int, int], None] | None:
    """Return what shows how many relationships are followed, on a terminal; else None."""
    if not output.shows_progress():
        return None

    def show(done: int, total: int) -> None:
        if done % max(1, total // PROGRESS_STEPS) == 0:
            output.print_progress(
                _("{done} of {total} relationships").format(done=figure(done, ","), total=figure(total, ","))
            )

    return show
