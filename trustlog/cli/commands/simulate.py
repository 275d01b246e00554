"""`trustlog simulate`: how often, and how soon, the reading would say what it says."""

import sys
from collections.abc import Callable, Iterator

import click

from trustlog.cli import out
from trustlog.cli.run import Run, command
from trustlog.trust.simulate.report import Report

_STEPS = 400  # words of progress in all


@command(
    "simulate",
    "trustlog simulate",
    "trustlog simulate --rate 0.7 --per-month 3 --months 60 --relationships 1000",
    "trustlog simulate --level 1 --together 3 --correlation 0.5",
    "trustlog simulate --falls-to 0.5 --after 18 --seed 7 --json",
)
@click.option("--level", type=int, help="The level they are at, 1 to 4 (2).")
@click.option("--rate", type=float, help="Share of promises kept on time, both ways (just what the bar tests).")
@click.option("--time", type=float, help="Share of slots with a moment outside the agenda (just what the bar tests).")
@click.option("--openness", type=float, help="Share of slots with openness both ways (just what the bar tests).")
@click.option("--per-month", type=float, help="Promises a month, each way (3).")
@click.option("--months", type=int, help="How long each is followed (60).")
@click.option("--relationships", type=int, help="How many of each kind are followed (1000).")
@click.option("--together", type=int, help="So many promises always fall due on one day (1).")
@click.option("--correlation", type=float, help="How much those share their luck, 0 to 1 (0).")
@click.option("--small", type=float, help="Share of small promises (0.25).")
@click.option("--big", type=float, help="Share of big promises (0.25).")
@click.option("--late", type=float, help="Share of the missed ones that come late, which count half (0).")
@click.option("--falls-from", type=float, help="What those keep who will fall (0.9).")
@click.option("--falls-to", type=float, help="What they keep afterwards (0.6).")
@click.option("--after", type=int, help="Months until they fall (12).")
@click.option("--seed", type=int, help="The same seed gives the same answer (any).")
def simulate(run: Run, **choices: float | int | None) -> None:
    """Follow made-up relationships with your own settings, and count what the reading says of them.

    Without options they are just at the bar to the next level, where being called ready is an error. Also followed:
    good ones, until they are ready, and good ones that fall, until it is noticed. No ledger is opened.
    """
    from trustlog.desk.simulate import Choices, simulated

    run.no_as_of("a simulation has no day")
    progress = _progress()
    try:
        found = simulated(Choices(choices), progress)
    finally:
        if progress is not None:
            sys.stderr.write("\r\x1b[K")  # whatever comes next on the terminal begins on a clean line
    if run.json:
        from trustlog.trust.simulate.report import as_json

        out.show_json(as_json(found))
        return
    for line in _lines(found):
        out.say(line)


def _lines(found: Report) -> Iterator[str]:
    """Write the report: what was followed, the table, and a picture where something comes with time."""
    from trustlog.cli.curve import curve
    from trustlog.trust.words import simulation

    room = min(out.width() or 80, 80)

    def told(*sentences: str | None) -> Iterator[str]:
        for sentence in filter(None, sentences):
            yield from out.fold(sentence, "  ", room=room)

    yield from out.fold(simulation.scope(found), room=room)
    yield ""
    yield out.paint(f"As asked: {simulation.described(found.asked.rates)}", "bold")
    yield from (f"  {line}" for line in out.table(simulation.rows(found), simulation.HEAD, right=(1, 2, 3, 5)))
    yield from told(
        simulation.about_rows(), simulation.attention(found), simulation.down(found), simulation.levels(found)
    )
    yield ""
    yield out.paint("One strand as asked, three good", "bold")
    yield from told(simulation.weak(found))
    yield from curve(found.one_weak.by_month, simulation.top(found.one_weak.by_month), "months")
    yield ""
    yield out.paint(f"Good: {simulation.described(found.asked.good)}", "bold")
    yield from told(simulation.good(found))
    yield from curve(found.good.by_month, simulation.top(found.good.by_month), "months")
    yield ""
    yield out.paint("A fall", "bold")
    yield from told(simulation.fall(found))
    yield from curve(found.fall.by_week, simulation.top(found.fall.by_week), "weeks after it")
    yield ""
    yield from told(simulation.LIMITS)


def _progress() -> Callable[[int, int], None] | None:
    """Count along on a terminal, on one line that is written over."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, of: int) -> None:
        if done % max(1, of // _STEPS) == 0:
            sys.stderr.write(f"\r\x1b[K{done:,} of {of:,} relationships\r")
            sys.stderr.flush()

    return show
