"""`trustlog import`: files in, as one batch, or every fault at once and nothing."""

import click

from trustlog.cli import out
from trustlog.cli.run import Run, command, group
from trustlog.desk.exports import FORMATS
from trustlog.domain.text import counted


@group("import", "trustlog import csv partners.csv --kind partners --dry-run")
def import_() -> None:
    """Read files into the ledger."""


@command(
    "csv",
    "trustlog import csv partners.csv --kind partners",
    "trustlog import csv crm.csv --kind moments --map Account=partners --map Date=on --dry-run",
    group=import_,
    short_help=FORMATS["csv"].imports,
)
@click.argument("file", metavar="FILE")
@click.option("--kind", default="", metavar="KIND", help="partners, people, promises, moments or disclosures.")
@click.option("--map", "mapping", multiple=True, metavar="COL=FIELD", help="A column of the file that is this field.")
@click.option("--create-partners", is_flag=True, help="Make the partners that are not there yet.")
@click.option("--update", is_flag=True, help="Take what rows that are there already say otherwise as changes.")
@click.option("--dry-run", is_flag=True, help="Only say what would be written.")
def csv(
    run: Run, file: str, kind: str, mapping: tuple[str, ...], create_partners: bool, update: bool, dry_run: bool
) -> None:
    """Read a CSV file of one kind; a second time it adds nothing, and says what is otherwise."""
    from trustlog.desk.imports import import_csv

    ledger = run.writing()
    done = import_csv(
        ledger, file, kind, mapping=mapping, create_partners=create_partners, update=update, dry_run=dry_run
    )
    if done.batch is not None:
        run.done()
    if run.json:
        from trustlog.cli.values import Batch, Value, written_json

        values: tuple[Value, ...] = done.partners + done.people
        out.show_json_array(written_json(ledger, Batch((*done.facts, *done.changed), values)))
    for line in done.lines:
        (out.tell if run.json else out.say)(out.plain(line))
    if done.differing and not update:
        out.tell("--update takes what differs as changes, in one batch")
    if done.batch is not None:
        run.dated()


@command(
    "json",
    "trustlog import json ledger.json --db new.db",
    group=import_,
    short_help=FORMATS["json"].imports,
)
@click.argument("file", metavar="FILE")
@click.option("--dry-run", is_flag=True, help="Only check the file.")
def json(run: Run, file: str, dry_run: bool) -> None:
    """Read what export json wrote into an empty ledger, which is then the same ledger."""
    from trustlog.desk.imports import import_json

    count = import_json(run.writing(), file, dry_run=dry_run)
    if not dry_run:
        run.done()
    if run.json:
        out.show_json({"file": file, "rows": count, "dry_run": dry_run})
    else:
        out.say(f"{counted(count, 'row')} {'would be ' if dry_run else ''}read")
