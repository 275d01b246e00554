"""Exports: CSV files for management, and everything in a JSON file for oneself."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.exports.choice import ExportChoice as ExportChoice
    from trustlog.desk.exports.choice import ExportReport as ExportReport
    from trustlog.desk.exports.choice import checked_since as checked_since
    from trustlog.desk.exports.choice import export as export
    from trustlog.desk.exports.formats import FORMATS as FORMATS
    from trustlog.desk.exports.formats import Format as Format
    from trustlog.desk.exports.gardens import standings as standings
    from trustlog.desk.exports.maker import maker_words as maker_words
    from trustlog.desk.exports.run import export_csv as export_csv
    from trustlog.desk.exports.run import export_json as export_json
    from trustlog.desk.exports.workbook import export_xlsx as export_xlsx

__getattr__ = exports(
    __name__,
    {
        "choice": "ExportChoice ExportReport checked_since export",
        "formats": "FORMATS Format",
        "gardens": "standings",
        "maker": "maker_words",
        "run": "export_csv export_json",
        "workbook": "export_xlsx",
    },
)
