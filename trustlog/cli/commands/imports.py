"""The commands that read files: `import FILE`, and `import csv|json`."""

import click

from trustlog.cli import output
from trustlog.cli.command import CommandGroup, command, group
from trustlog.cli.formats import imports_line
from trustlog.cli.run import Run
from trustlog.language import _, ngettext


class _Import(CommandGroup):
    """`import` with a file's name right behind it, which is `import file`; what the file is, is found out.

    `vcf` and `ics` before it say what it is.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `file` before the words that name no format."""
        words = [word for before, word in zip(["", *args], args, strict=False) if before not in _TAKES_A_WORD]
        named = next((word for word in words if not word.startswith("-")), None)
        if named in _SAID_TO_BE:
            args = [*args[: args.index(named)], "file", *args[args.index(named) + 1 :], "--as", _SAID_TO_BE[named]]
        elif named is not None and named not in self.commands:
            args = ["file", *args]
        return super().parse_args(ctx, args)


_SAID_TO_BE = {"vcf": "vcard", "ics": "ics"}
"""Words before a file that name its format, each with the name by which that is read."""
_TAKES_A_WORD = frozenset(
    (
        "--as",
        "--dates",
        "--me",
        "--from",
        "--to",
        "--zone",
        "--overwrite",
        "--keep",
        "--map",
        "--kind",
        "--map-as",
        "--mapping",
        "--db",
        "--lang",
        "--as-of",
    )
)


def _alone(_run: Run) -> None:
    context = click.get_current_context()
    names = ", ".join(import_.list_commands(context))
    raise click.UsageError(
        _("name a file, as in `trustlog import contacts.vcf`, or one of {list_commands}").format(list_commands=names),
        context,
    )


@group("import", "trustlog import contacts.vcf --dry-run", "trustlog import ics agenda", cls=_Import, alone=_alone)
def import_() -> None:
    """Read files into the ledger: what other programs export (import FILE), Trustlog's own CSV, a whole ledger.

    What a file is, is found out from what is in it; `import vcf FILE` and `import ics FILE` say that it is cards, or a
    calendar.
    """


@command(
    "file",
    "trustlog import contacts.vcf --dry-run",
    "trustlog import contacts.vcf --create-partners",
    "trustlog import agenda.ics --me jo@ours.example",
    "trustlog import report.csv --dates day_first --overwrite role,phone",
    "trustlog import people.csv --kind people --map Naam=name --map-as oldcrm",
    "trustlog import people-2.csv --mapping oldcrm",
    group=import_,
    summary=lambda: _("Read what other programs export."),
)
@click.argument("file", metavar="FILE")
@click.option("--dry-run", is_flag=True, help="Only say what would become of each record.")
@click.option(
    "--as",
    "told",
    metavar="FORMAT",
    help="What the file is, where that is not found out, as in hubspot-contacts; a wrong word lists all there are.",
)
@click.option(
    "--dates",
    type=click.Choice(("iso", "day_first", "month_first")),
    help="How its days are written, where both would fit.",
)
@click.option("--me", multiple=True, metavar="ADDRESS", help="Our own address; those of its domain are ours too.")
@click.option("--from", "since", metavar="DATE", help="Meetings from that day on (a year back).")
@click.option("--to", "until", metavar="DATE", help="Meetings up to that day (today).")
@click.option("--zone", metavar="ZONE", help="The time zone at home, such as Europe/Paris (that of the computer).")
@click.option("--overwrite", multiple=True, metavar="FIELD", help="A field in which the file is right; or all.")
@click.option("--keep", multiple=True, metavar="FIELD", help="A field in which not even a blank is filled.")
@click.option("--create-partners", is_flag=True, help="Make the firms partners that people of the file are at.")
@click.option("--map", "columns", multiple=True, metavar="HEADING=FIELD", help="Which column is which field.")
@click.option("--kind", metavar="KIND", help="With --map: partners, people, moments, notes or promises.")
@click.option("--map-as", metavar="NAME", help="With --map: keep the mapping under this name.")
@click.option("--mapping", metavar="NAME", help="Read the columns as a mapping says that was kept.")
def import_file(
    run: Run,
    file: str,
    dry_run: bool,
    told: str | None,
    dates: str | None,
    me: tuple[str, ...],
    since: str | None,
    until: str | None,
    zone: str | None,
    overwrite: tuple[str, ...],
    keep: tuple[str, ...],
    create_partners: bool,
    columns: tuple[str, ...],
    kind: str | None,
    map_as: str | None,
    mapping: str | None,
) -> None:
    """Read a file that another program exported: CRM, address book, calendar, cards, lists.

    Each record is written, updated, proposed, not placed, left aside or refused, with a word why. Of what is there
    already blanks are filled; --overwrite and --keep say otherwise, field by field. Nothing comes twice.

    A table that nobody knows is read by --map; columns that are not mapped are never read. Fields of partners: name,
    handle, domains (of their mail), note, id (its own there). Of people: name, or given and family (first and family
    name), partner, role, email, phone, note, id. Of moments: on (the day), at (the time of day), minutes (how long),
    text (what it was about), partner, people (who was there), email, note, id. Of notes: note, on, partner, people,
    email, id. Of promises: text (what is promised), direction (whose it is), made_on (when it was promised), due_on
    (when it is due), done (when it was done), partner, people, email, note, id. A cell of direction says ours or
    theirs (we, zij, sie …), one of done a day, yes or no; what nobody can read of it makes its proposal doubtful.
    """
    from trustlog.cli.foreign import bring_in, mapping_said
    from trustlog.desk.imports import Asked

    first, last = run.optional_since(since), run.optional_date(until)
    asked = Asked(told, dates, me, first, last, zone, overwrite, keep, create=create_partners)
    asked = asked._replace(mapped=mapping_said(kind, columns, map_as, mapping))
    bring_in(run, file, asked, dry_run=dry_run, map_as=map_as, mapping=mapping)


@command(
    "csv",
    "trustlog import csv partners.csv --kind partners",
    "trustlog import csv crm.csv --kind moments --map Date=on --dry-run",
    group=import_,
    summary=lambda: imports_line("csv"),
)
@click.argument("file", metavar="FILE")
@click.option("--kind", default="", metavar="KIND", help="partners, people, promises, moments or disclosures.")
@click.option("--map", "mapping", multiple=True, metavar="COL=FIELD", help="Which column of the file is this field.")
@click.option("--create-partners", is_flag=True, help="Add the partners that are not there yet.")
@click.option("--update", is_flag=True, help="Change what is there already where the file says otherwise.")
@click.option("--dry-run", is_flag=True, help="Only say what would be written.")
def import_csv(
    run: Run, file: str, kind: str, mapping: tuple[str, ...], create_partners: bool, update: bool, dry_run: bool
) -> None:
    """Read a CSV file of one kind; a second time it adds nothing, and says what differs."""
    from trustlog.desk import imports

    ledger = run.ledger_to_write(dry_run=dry_run)
    result = imports.import_csv(
        ledger,
        file,
        kind,
        mapping=mapping,
        create_partners=create_partners,
        update=update,
        dry_run=dry_run,
        list_facts=run.json,
    )
    if result.batch is not None:
        run.mark_done()
    if run.json:
        from trustlog.cli.printing.values_json import Batch, Value, written_json

        values: tuple[Value, ...] = result.partners + result.people
        output.print_json_array(written_json(ledger, Batch((*result.facts, *result.changed), values)))
    for line in result.lines:
        (output.print_message if run.json else output.print_line)(output.one_line(line))
    if result.differing and not update:
        output.print_message(_("--update takes what differs as changes, in one batch"))
    if result.batch is not None:
        run.print_day_set()


@command(
    "json",
    "trustlog import json ledger.json --db new.db",
    group=import_,
    summary=lambda: imports_line("json"),
)
@click.argument("file", metavar="FILE")
@click.option("--dry-run", is_flag=True, help="Only check the file.")
def import_json(run: Run, file: str, dry_run: bool) -> None:
    """Read what export json wrote into an empty ledger, which is then the same ledger."""
    from trustlog.cli.foreign import watched
    from trustlog.desk import imports

    ledger = run.ledger_to_write(dry_run=dry_run)
    count = watched(run, lambda progress: imports.import_json(ledger, file, dry_run=dry_run, progress=progress))
    if not dry_run:
        run.mark_done()
    if run.json:
        output.print_json({"file": file, "rows": count, "dry_run": dry_run})
    else:
        says = (
            ngettext("{n} row would be read", "{n} rows would be read", count)
            if dry_run
            else ngettext("{n} row read", "{n} rows read", count)
        )
        output.print_line(says.format(n=count))


@command(
    "mappings",
    "trustlog import mappings",
    "trustlog import mappings --drop oldcrm",
    group=import_,
    summary=lambda: _("List how tables are read that nobody knows."),
)
@click.option("--drop", metavar="NAME", help="Forget a mapping; what was read by it stays.")
def mappings(run: Run, drop: str | None) -> None:
    """List the mappings that --map-as kept, each with its columns."""
    from trustlog.desk.imports import mapping

    if drop is not None:
        gone = mapping.drop_mapping(run.ledger_to_write(), drop)
        run.mark_done()
        if not run.json:
            says = _("{name}, kept by {who}, is forgotten; what was read by it stays, and undo brings it back")
            output.print_line(output.one_line(says.format(name=gone.name, who=gone.recorded_by)))
            return
    ledger = run.ledger()
    kept = [(one, mapping.columns_of(one)) for one in mapping.mappings(ledger)]
    if run.json:
        output.print_json_array({"name": one.name, "kind": one.kind, "columns": columns} for one, columns in kept)
        return
    if not kept:
        output.print_line(_("No mapping is kept yet; --map-as NAME keeps one when a table is imported."))
    for one, columns in kept:
        pairs = ", ".join(f"{heading}={field}" for heading, field in columns.items())
        output.print_line(output.one_line(f"{one.name}  {one.kind}: {pairs}"))
