"""`trustlog export`: files out."""

import sys
from collections.abc import Callable

import click

from trustlog.cli import out
from trustlog.cli.run import Run, command, group
from trustlog.desk.exports import FORMATS
from trustlog.domain.text import counted
from trustlog.files.paths import expanded


@group("export", "trustlog export csv --out report")
def export() -> None:
    """Write files for management, or everything for oneself."""


@command(
    "csv",
    "trustlog export csv --out report",
    "trustlog export csv --out report --from 2026-07-01 --to 2026-09-30 --delimiter ';'",
    group=export,
    short_help=FORMATS["csv"].exports,
)
@click.option("--out", "folder", required=True, metavar="DIR", help="The folder to write.")
@click.option("--from", "since", metavar="DATE", help="Facts from that day on.")
@click.option("--to", "until", metavar="DATE", help="Facts up to that day.")
@click.option("--partner", metavar="P", help="One partner only.")
@click.option("--delimiter", default=",", metavar="SIGN", help="Between cells: , (the default) ; or tab.")
@click.option("--no-bom", is_flag=True, help="Without the mark that tells Excel it is UTF-8.")
def csv(
    run: Run,
    folder: str,
    since: str | None,
    until: str | None,
    partner: str | None,
    delimiter: str,
    no_bom: bool,
) -> None:
    """Write a folder of CSV files for management, one a kind; private facts stay out and are counted."""
    from trustlog.desk.exports import export_csv

    first, last = run.optional_date(since), run.optional_date(until)
    done = export_csv(
        run.ledger(),
        folder,
        since=first,
        until=last,
        partner=partner,
        delimiter=delimiter,
        bom=not no_bom,
        as_of=run.as_of,
        progress=_progress(run),
        notice=out.tell,
    )
    run.done()
    if run.json:
        left_out = [{"file": name, "reason": why, "count": count} for (name, why), count in done.left_out.items()]
        out.show_json({"folder": str(done.folder), "rows": done.rows, "left_out": left_out})
        return
    for line in done.lines:
        out.say(out.plain(line))


@command(
    "json",
    "trustlog export json --out ledger.json",
    group=export,
    short_help=FORMATS["json"].exports,
)
@click.option("--out", "file", required=True, metavar="FILE", help="The file to write.")
def json(run: Run, file: str) -> None:
    """Write all that you may see, lossless; import json makes a ledger of it again.

    What is private to others stays out, with all that hangs on it, and is counted.
    """
    from trustlog.desk.exports import export_json

    run.no_as_of("it is the whole ledger")
    file = expanded(file)
    count = export_json(run.ledger(), file, notice=out.tell)
    run.done()
    if run.json:
        out.show_json({"file": file, "rows": count})
    else:
        out.say(out.plain(f"{file}: {counted(count, 'row')}"))


def _progress(run: Run) -> Callable[[str, int], None] | None:
    """Count along on a terminal, on one line that is written over."""
    if run.json or not sys.stderr.isatty():
        return None

    def show(name: str, count: int) -> None:
        sys.stderr.write(f"\r\x1b[K{out.plain(name)} {count}\r")
        sys.stderr.flush()

    return show
