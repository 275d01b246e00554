"""Writes the report for management to a file, whole or not at all."""

from trustlog.errors import Remedy
from trustlog.exchange.html.report import Report, as_html
from trustlog.files.writing import named, replacing

NAME_ANOTHER = Remedy("name_another", option="out")


def write_report(out: str, report: Report, language: str, ledger: str = "", advice: Remedy = NAME_ANOTHER) -> str:
    """Write the page to a file, which replaces one of that name; return its path."""
    path = named(out, advice=advice)
    made = as_html(report, language)
    with replacing(path, ledger=ledger, advice=advice) as file:
        file.write(made)
    return path
