"""The commands with which a person decides: `level` and `ack`."""

import click

from trustlog.cli import output
from trustlog.cli.command import command, reason_option
from trustlog.cli.run import Run
from trustlog.domain.levels import DEPENDS
from trustlog.errors import Reason, WordsError


@command(
    "level",
    'trustlog level acme up --reason "a year of kept promises" --depends neither',
    'trustlog level acme up --trial --reason "eight of eight"',
    'trustlog level acme decline --reason "new contact, wait" --until 3mo',
)
@click.argument("partner", metavar="P")
@click.argument("to", metavar="up|down|N|decline")
@reason_option("Why; kept with a snapshot of the reading.")
@click.option("--depends", type=click.Choice(DEPENDS), help="Who depends on whom.")
@click.option("--until", metavar="DATE", help="With decline: the day it may be suggested again.")
@click.option("--trial", is_flag=True, help="With up: a step on trial, which `up` confirms and `down` ends.")
def level(run: Run, partner: str, to: str, reason: str, depends: str | None, until: str | None, trial: bool) -> None:
    """Decide a partner's level, or decline a suggestion for now; the program never decides by itself."""
    from trustlog.desk import levels

    if until is not None and to != "decline":
        raise WordsError(Reason("until_goes_with_decline"))
    if trial and to.lower() != "up":
        raise WordsError(Reason("trial_goes_with_up"))
    if to == "decline":
        run.write(lambda ledger: levels.decline(ledger, partner, reason, run.optional_date(until, due=True), depends))
        return
    ledger = run.ledger_to_write()
    written = levels.decide(ledger, partner, to.lower(), reason, depends, trial=trial)
    run.report(ledger, written)
    if not run.json:
        from trustlog.desk.practice import lines_of_decision

        for line in lines_of_decision(ledger, written):
            output.print_line(f"  {output.one_line(line)}")


@command("ack", 'trustlog ack acme --strand their_promises --note "made a plan with Jane"')
@click.argument("partner", metavar="P")
@click.option("--strand", metavar="S", help="our_promises, their_promises, time or openness; default all flagged.")
@click.option("--note", required=True, metavar="TEXT", help="What was done about it.")
def ack(run: Run, partner: str, strand: str | None, note: str) -> None:
    """Acknowledge a flag: its strand starts over. Where only a question is put, answer it: nothing starts over."""
    from trustlog.desk import levels

    name = strand.lower().replace("-", "_") if strand else None
    run.write(lambda ledger: levels.ack(ledger, partner, name, note))


@command("anew", 'trustlog anew acme --reason "their buyer left, and somebody new has come"')
@click.argument("partner", metavar="P")
@click.option("--strand", metavar="S", help="our_promises, their_promises, time or openness; default all four.")
@reason_option("Why what was shown so far no longer tells.")
def anew(run: Run, partner: str, strand: str | None, reason: str) -> None:
    """Let counting start again without a flag; how often it did is shown."""
    from trustlog.desk import levels

    name = strand.lower().replace("-", "_") if strand else None
    run.write(lambda ledger: levels.anew(ledger, partner, name, reason))
