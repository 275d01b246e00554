"""The command `person` and those below it: the people at partners."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from trustlog.cli import output
from trustlog.cli.command import command, fields, group, whole_name
from trustlog.cli.merging import merge_asked, take_option
from trustlog.cli.run import Run
from trustlog.desk import people as desk
from trustlog.errors import Reason, WordsError
from trustlog.language import _

if TYPE_CHECKING:
    from trustlog.desk.ledger import Ledger


@group("person", "trustlog person add acme Jane Doe --role COO")
def person() -> None:
    """Add, list and change the people at partners."""


@command("add", "trustlog person add acme Jane Doe --role COO --email jane@acme.example", group=person)
@click.argument("partner", metavar="PARTNER")
@click.argument("name", nargs=-1, required=True, metavar="NAME")
@click.option("--role", metavar="R", help="What they do there.")
@click.option("--email", metavar="E", help="Their e-mail address.")
@click.option("--phone", metavar="T", help="Their phone number.")
@click.option("--note", metavar="TEXT", help="A remark.")
@click.option("--left-on", metavar="DATE", help="The day they left, where they have.")
def add(
    run: Run,
    partner: str,
    name: tuple[str, ...],
    role: str | None,
    email: str | None,
    phone: str | None,
    note: str | None,
    left_on: str | None,
) -> None:
    """Add somebody at a partner."""
    full_name = whole_name(name)
    run.write(
        lambda ledger: desk.add(
            ledger, partner, full_name, role=role, email=email, phone=phone, note=note, left_on=left_on
        )
    )


@command("list", "trustlog person list acme", group=person)
@click.argument("partner", nargs=-1, metavar="[PARTNER]")
def list_(run: Run, partner: tuple[str, ...]) -> None:
    """List the people of a partner, or of all."""
    from trustlog.desk.partners import partner_list

    ledger = run.ledger()
    people = desk.person_list(ledger, " ".join(partner) or None)
    handles = {listed.id: listed.handle for listed in partner_list(ledger, run.as_of, archived=True)}
    if run.json:
        from trustlog.cli.printing.values_json import value_json

        output.print_json_array(value_json(listed, handles) for listed in people)
        return
    rows: list[tuple[str, ...]] = [
        (
            handles.get(listed.partner_id, ""),
            listed.name,
            listed.role or "",
            listed.email or "",
            listed.phone or "",
            " · ".join(part for part in (desk.left_words(listed), listed.note) if part),
        )
        for listed in people
    ]
    head: tuple[str, ...] = (_("Partner"), _("Name"), _("Role"), _("E-mail"), _("Phone"), _("Note"))
    if not any(row[-1] for row in rows):
        head, rows = head[:-1], [row[:-1] for row in rows]
    output.print_table(rows, head, empty=_("Nobody yet; trustlog person add PARTNER NAME makes the first one."))


@command(
    "edit", "trustlog person edit acme jane role=CEO", "trustlog person edit acme jane left_on=yesterday", group=person
)
@click.argument("words", nargs=-1, required=True, metavar="[PARTNER] NAME FIELD=VALUE...")
def edit(run: Run, words: tuple[str, ...]) -> None:
    """Change name, role, email, phone, note or left_on.

    left_on is the day they left: they are then offered no more, and brief and list name it. An empty value clears it.
    """
    count = next((at for at, word in enumerate(words) if "=" in word), len(words))
    values = fields(words[count:])
    ledger = run.ledger_to_write()
    partner, name = _partner_and_name(ledger, words[:count])
    run.report(ledger, desk.edit(ledger, partner, name, values))


@command("remove", "trustlog person remove acme jane", group=person)
@click.argument("words", nargs=-1, required=True, metavar="[PARTNER] NAME")
def remove(run: Run, words: tuple[str, ...]) -> None:
    """Remove somebody; the moments they were at stay, without them."""
    ledger = run.ledger_to_write()
    partner, name = _partner_and_name(ledger, words)
    run.report(ledger, desk.remove(ledger, partner, name))


@command(
    "merge",
    'trustlog person merge jane "jane doe" --partner acme',
    "trustlog person merge jansen smit --dry-run",
    group=person,
    short_help="Let somebody who was entered twice be one person.",
)
@click.argument("name", metavar="PERSON")
@click.argument("into", metavar="INTO")
@click.option("--partner", "at", metavar="P", help="The partner they are at, where the names alone do not tell.")
@take_option
@click.option("--dry-run", is_flag=True, help="Only say what it would do.")
def merge(run: Run, name: str, into: str, at: str | None, take: tuple[str, ...], dry_run: bool) -> None:
    """Let somebody who was entered twice at a partner be one person.

    The moments and answers of both are INTO's then. What is blank there is filled; where the two differ, its own stays,
    unless --take names the field: name, role, email, phone, note, left_on. People of two partners stay two: somebody
    who changed jobs has left the one, and is new at the other. At a terminal all of it is shown and asked about before
    it is done; one undo brings both back.
    """
    merge_asked(
        run,
        dry_run=dry_run,
        look=lambda ledger: desk.merge_preview(ledger, desk.planned_merge(ledger, name, into, at, take)),
        lines=desk.merge_lines,
        as_json=desk.merge_json,
        act=lambda ledger: desk.merge(ledger, name, into, at, take),
    )


@command(
    "duplicates",
    "trustlog person duplicates",
    'trustlog person duplicates --apart "jane doe" "jane roe" --partner acme',
    group=person,
    short_help="List people that may have been entered twice.",
)
@click.option("--partner", "at", metavar="P", help="Only those at this partner.")
@click.option("--apart", nargs=2, metavar="PERSON OTHER", help="Two that are not the same: they are suggested no more.")
def duplicates(run: Run, at: str | None, apart: tuple[str, str] | None) -> None:
    """List pairs of people at one partner that may be the same, the likeliest first; nobody is merged by themselves.

    Looked at are names in any order, initials, names that differ by one letter, addresses, and with one of these
    telephone numbers. `trustlog person merge` merges a pair, --apart says for good that it is none.
    """
    from trustlog.desk import duplicates as found

    if apart is not None:
        run.write(lambda ledger: found.set_people_apart(ledger, *apart, at))
        return
    pairs = found.people_pairs(run.ledger(), at)
    if run.json:
        output.print_json_array(pair.as_json() for pair in pairs)
        return
    rows = [(pair.handle, pair.other.name, pair.one.name, pair.says) for pair in pairs]
    head = (_("Partner"), _("Name"), _("May be"), _("Because"))
    output.print_table(rows, head, empty=_("Nobody looks as if they had been entered twice."))


def _partner_and_name(ledger: "Ledger", words: Sequence[str]) -> tuple[str, str]:
    """Return the partner and the name that `PARTNER NAME` says, or a name alone where only one person has it."""
    if not words:
        raise WordsError(Reason("no_person_named"))
    if len(words) == 1:
        return desk.handle_of_person(ledger, words[0]), words[0]
    return words[0], " ".join(words[1:])
