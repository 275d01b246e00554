"""Writes the forecasts of a backtest to a CSV file."""

import csv
from collections.abc import Iterable
from pathlib import Path

from trustlog.errors import Reason, Refused, Remedy
from trustlog.exchange.csv.cells import harmless
from trustlog.exchange.events.read import STDIN
from trustlog.files.writing import checked, replacing

NAME_ANOTHER = Remedy("name_another", option="predictions")


def check_predictions(path: Path, source: str | None, ledger: str = "") -> None:
    """Refuse a place where the forecasts cannot be written, before hours of work rather than after."""
    if path.exists() and not path.is_file():
        raise Refused(Reason("no_file", path=path), Remedy("name_file", option="predictions"))
    if not path.parent.is_dir():
        raise Refused(Reason("no_folder", path=path.parent), Remedy("make_folder", option="predictions"))
    if source not in (None, STDIN) and path.exists() and path.samefile(str(source)):
        raise Refused(Reason("is_the_source", path=path), NAME_ANOTHER)
    checked(path, ledger=ledger, advice=NAME_ANOTHER)


def write_predictions(path: Path, rows: Iterable[tuple[str, float]], ledger: str = "") -> None:
    """Write the chance of each promise; the file appears once it is whole, a file of that name is replaced.

    Without the mark that spreadsheets like: this file is read by programs.
    """
    with replacing(path, ledger=ledger, advice=NAME_ANOTHER) as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(("promise_id", "p_kept"))
        writer.writerows((harmless(name), f"{chance:.9f}") for name, chance in rows)
