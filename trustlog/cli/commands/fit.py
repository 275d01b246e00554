"""The command `fit`: why us, and what we both think about."""

import click

from trustlog.cli import output
from trustlog.cli.command import command
from trustlog.cli.run import Run
from trustlog.errors import Reason, WordsError


@command("fit", "trustlog fit acme", 'trustlog fit acme "we finish what we begin" --both "repair first"')
@click.argument("partner", metavar="P")
@click.argument("words", nargs=-1, metavar="[show | WHY US]")
@click.option("--both", metavar="TEXT", help="What we both think about.")
@click.option("--on", metavar="DATE", help="The day it was said; without it, today.")
@click.option("--private", is_flag=True, help="For your eyes only.")
def fit(run: Run, partner: str, words: tuple[str, ...], both: str | None, on: str | None, private: bool) -> None:
    """Say why we are right for each other, and what we both think about; show what was said.

    It is asked once a year, and stands in the brief.
    """
    from trustlog.desk import fit as desk

    if words and words != ("show",):
        day = run.optional_date(on)
        run.write(lambda ledger: desk.add(ledger, partner, " ".join(words), both or "", day, private=private))
        return
    if both is not None or on is not None or private:
        raise WordsError(Reason("empty_field", field="why_us"))
    from trustlog.desk.partners import partner as found_partner

    ledger = run.ledger()
    subject = found_partner(ledger, partner)
    found = desk.fits(ledger, subject, run.as_of)
    if run.json:
        output.print_json(desk.fit_json(ledger, subject, found, run.as_of))
        return
    for line in desk.fit_lines(found, run.as_of):
        output.print_line(output.one_line(line))
