"""The formats in which a ledger is exported and imported: one list for the commands, the screens and their help.

To add one: a package with `write.py`, with `read.py` where it comes in as well, and a line here. Naming a format
imports none of them.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple

from trustlog.language import N_


class Format(NamedTuple):
    """A format: its name in commands, the extension of its files, what it is for, and what an export holds.

    `place` is where an export is proposed to be written, in the home folder. `exports` and `imports` say in a line
    what the commands do; `reads` and `writes` name the functions that do it, as `module:function`. Sentences are in
    English, to be translated where they are shown. A format that only goes out has neither `imports` nor `reads`.
    `chooses` where an export may be of some days or of one partner only, `compares` where it may tell what changed
    since another day.
    """

    name: str
    extension: str
    purpose: str
    holds: str
    place: str
    exports: str
    writes: str
    imports: str = ""
    reads: str = ""
    chooses: bool = False
    compares: bool = False

    def reader(self) -> Callable[..., Any]:
        """Import the function that reads a file of this format."""
        return _function(self.reads)

    def writer(self) -> Callable[..., Any]:
        """Import the function that writes this format."""
        return _function(self.writes)


FORMATS = {
    form.name: form
    for form in (
        Format(
            "csv",
            ".csv",
            N_("for management"),
            N_(
                "One table a kind, without private facts; left_out.csv counts what is not in. Files there are replaced."
            ),
            "trustlog-export",
            N_("Write a folder of CSV files for management."),
            "csv.write:write_folder",
            N_("Read a CSV file of one kind as one batch."),
            "csv.read:read_sheet",
            chooses=True,
        ),
        Format(
            "json",
            ".json",
            N_("everything"),
            N_("The whole ledger without loss, your private facts too, in a file only you can read."),
            "trustlog-ledger.json",
            N_("Write all that you may see, for import json."),
            "json.write:write_json",
            N_("Read what export json wrote into an empty ledger."),
            "json.read:read_json",
        ),
        Format(
            "ics",
            ".ics",
            N_("for your calendar"),
            N_("What lies ahead of you as days and to-dos, without private facts. The calendar program reads it."),
            "trustlog.ics",
            N_("Write what lies ahead for your calendar."),
            "ics.write:write_ics",
        ),
        Format(
            "vcf",
            ".vcf",
            N_("for your address book"),
            N_("The partners and the people there as cards, without notes. The address book reads them."),
            "trustlog.vcf",
            N_("Write people and partners for your address book."),
            "vcf.write:write_vcf",
        ),
        Format(
            "xlsx",
            ".xlsx",
            N_("a workbook"),
            N_("The tables for management on sheets with filters, and the portfolio; nothing private is in it."),
            "trustlog-report.xlsx",
            N_("Write the tables for management as a workbook."),
            "xlsx.write:writing_book",
            chooses=True,
            compares=True,
        ),
        Format(
            "html",
            ".html",
            N_("a report with pictures"),
            N_("One page for management, to read in a browser or on paper; nothing private is in it."),
            "trustlog-report.html",
            N_("Write the report for management as one page with pictures."),
            "html.write:write_report",
            compares=True,
        ),
    )
}
"""By name, in the order in which people are offered them."""


def _function(named: str) -> Callable[..., Any]:
    module, _, name = named.partition(":")
    function: Callable[..., Any] = getattr(import_module(f"trustlog.exchange.{module}"), name)
    return function
