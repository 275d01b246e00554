"""Imports of files, each as one batch or not at all."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.imports.foreign import Asked as Asked
    from trustlog.desk.imports.foreign import import_foreign as import_foreign
    from trustlog.desk.imports.foreign import is_ours as is_ours
    from trustlog.desk.imports.foreign import must_be_clear as must_be_clear
    from trustlog.desk.imports.foreign import read_file as read_file
    from trustlog.desk.imports.foreign import would_become as would_become
    from trustlog.desk.imports.looking import Look as Look
    from trustlog.desk.imports.looking import look as look
    from trustlog.desk.imports.looking import own_table as own_table
    from trustlog.desk.imports.ours import import_ours as import_ours
    from trustlog.desk.imports.run import Imported as Imported
    from trustlog.desk.imports.run import file_fault as file_fault
    from trustlog.desk.imports.run import import_csv as import_csv
    from trustlog.desk.imports.run import import_json as import_json

__getattr__ = exports(
    __name__,
    {
        "foreign": "Asked import_foreign is_ours must_be_clear read_file would_become",
        "looking": "Look look own_table",
        "ours": "import_ours",
        "run": "Imported file_fault import_csv import_json",
    },
)
