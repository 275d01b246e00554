"""`trustlog person`: the people at partners."""

from collections.abc import Sequence

import click

from trustlog.cli import out
from trustlog.cli.run import Run, command, fields, group
from trustlog.desk.ledger import Ledger
from trustlog.errors import WordsError


@group("person", "trustlog person add acme Jane Doe --role COO")
def person() -> None:
    """Add, list and change the people at partners."""


@command("add", "trustlog person add acme Jane Doe --role COO --email jane@acme.example", group=person)
@click.argument("partner", metavar="PARTNER")
@click.argument("name", nargs=-1, required=True, metavar="NAME")
@click.option("--role", metavar="R", help="What they do there.")
@click.option("--email", metavar="E", help="Their address.")
@click.option("--phone", metavar="T", help="Their number.")
def add(run: Run, partner: str, name: tuple[str, ...], role: str | None, email: str | None, phone: str | None) -> None:
    """Add somebody at a partner."""
    from trustlog.desk.people import add as do

    ledger = run.writing()
    run.wrote(ledger, do(ledger, partner, " ".join(name), role=role, email=email, phone=phone))


@command("list", "trustlog person list acme", group=person)
@click.argument("partner", nargs=-1, metavar="[PARTNER]")
def list_(run: Run, partner: tuple[str, ...]) -> None:
    """List the people of a partner, or of all."""
    from trustlog.desk.partners import partner_list
    from trustlog.desk.people import person_list

    ledger = run.ledger()
    found = person_list(ledger, " ".join(partner) or None)
    handles = {one.id: one.handle for one in partner_list(ledger, run.as_of, archived=True)}
    if run.json:
        from trustlog.cli.values import value_json

        out.show_json_array(value_json(one, handles) for one in found)
        return
    rows = [
        (handles.get(one.partner_id, ""), one.name, one.role or "", one.email or "", one.phone or "") for one in found
    ]
    head = ("Partner", "Name", "Role", "E-mail", "Phone")
    out.show_table(rows, head, empty="Nobody yet; trustlog person add PARTNER NAME makes the first one.")


@command("edit", "trustlog person edit acme jane role=CEO", group=person)
@click.argument("words", nargs=-1, required=True, metavar="[PARTNER] NAME FIELD=VALUE...")
def edit(run: Run, words: tuple[str, ...]) -> None:
    """Change name, role, email or phone."""
    from trustlog.desk.people import edit as do

    count = next((at for at, word in enumerate(words) if "=" in word), len(words))
    wanted = fields(words[count:])
    ledger = run.writing()
    partner, name = _whom(ledger, words[:count])
    run.wrote(ledger, do(ledger, partner, name, wanted))


@command("remove", "trustlog person remove acme jane", group=person)
@click.argument("words", nargs=-1, required=True, metavar="[PARTNER] NAME")
def remove(run: Run, words: tuple[str, ...]) -> None:
    """Remove somebody; the moments they were at stay, without them."""
    from trustlog.desk.people import remove as do

    ledger = run.writing()
    partner, name = _whom(ledger, words)
    run.wrote(ledger, do(ledger, partner, name))


def _whom(ledger: Ledger, words: Sequence[str]) -> tuple[str, str]:
    """Read `PARTNER NAME`, or a name alone where only one person has it."""
    if not words:
        raise WordsError("name the person, as in: acme jane")
    if len(words) == 1:
        from trustlog.desk.people import whose

        return whose(ledger, words[0]), words[0]
    return words[0], " ".join(words[1:])
