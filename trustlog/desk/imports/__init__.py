"""Imports of files, each as one batch or not at all."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.imports.foreign import foreign_dry_run as foreign_dry_run
    from trustlog.desk.imports.run import Imported as Imported
    from trustlog.desk.imports.run import file_fault as file_fault
    from trustlog.desk.imports.run import import_csv as import_csv
    from trustlog.desk.imports.run import import_json as import_json

__getattr__ = exports(
    __name__,
    {
        "foreign": "foreign_dry_run",
        "run": "Imported file_fault import_csv import_json",
    },
)
