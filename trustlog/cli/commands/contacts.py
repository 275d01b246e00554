"""The command `contacts`: who is in touch on both sides, and a contact who leaves."""

import click

from trustlog.cli import output
from trustlog.cli.command import command
from trustlog.cli.run import Run
from trustlog.errors import Reason, WordsError


@command(
    "contacts",
    "trustlog contacts acme",
    'trustlog contacts acme left jane --on fri --to "Raj"',
    'trustlog contacts acme left jane --anew "our promises hung on her"',
)
@click.argument("partner", metavar="P")
@click.argument("words", nargs=-1, metavar="[show | left PERSON]")
@click.option("--on", metavar="DATE", help="With left: the day they left; without it, today.")
@click.option("--to", metavar="PERSON", help="With left: who of theirs takes over.")
@click.option("--anew", metavar="REASON", help="With left: let the test begin anew, with this reason.")
def contacts(run: Run, partner: str, words: tuple[str, ...], on: str | None, to: str | None, anew: str | None) -> None:
    """Show the people of both sides, when they were last together, and who alone holds the contact.

    `left PERSON` records that a contact left: the firm stays. What hung on them is listed: promises that name them,
    moments with them, and who else of theirs was ever met. Who of us was there is said in a moment: (ours: ann, bob);
    where nobody is named it is who wrote it down.
    """
    from trustlog.desk import contacts as desk

    verb = words[0].lower() if words else "show"
    if verb == "left":
        day = run.optional_date(on)
        run.write(lambda ledger: desk.left(ledger, partner, " ".join(words[1:]), day, to, anew))
        return
    if verb != "show" or len(words) > 1:
        raise WordsError(Reason("no_practice_word", word=" ".join(words), known="show, left PERSON"))
    if not (on is to is anew is None):
        raise WordsError(Reason("only_when_left"))
    from trustlog.desk.partners import partner as found_partner

    ledger = run.ledger()
    subject = found_partner(ledger, partner)
    found = desk.contacts(ledger, subject, run.as_of)
    if run.json:
        output.print_json(desk.contacts_json(subject, found))
        return
    for line in desk.contact_lines(found):
        output.print_line(output.one_line(line))
