"""Our own files, recognised by what is in them: they go in whole or not at all."""

from pathlib import Path

from trustlog.desk.imports.foreign import Asked, Source
from trustlog.desk.imports.run import import_csv, import_json
from trustlog.desk.ledger import Ledger
from trustlog.errors import FileFaults, Reason
from trustlog.exchange.csv.read import raw
from trustlog.exchange.foreign.decoding import decoded
from trustlog.exchange.foreign.tables.read import own_sheet
from trustlog.files.paths import expanded
from trustlog.language import ngettext


def import_ours(ledger: Ledger, source: Source, asked: Asked) -> tuple[str, ...]:
    """Read a file of ours into the ledger, a table as a spreadsheet saved it; return what was done in lines."""
    path = Path(expanded(source.file))
    if source.format == "json":
        count = import_json(ledger, path)
        return (ngettext("{n} row read", "{n} rows read", count).format(n=count),)
    found = own_sheet(decoded(raw(path)), asked.dates)
    if found is None:
        raise FileFaults([Reason("no_table_of_format", name=path.name, format="csv")])
    kind, sheet = found
    return import_csv(ledger, path, kind, sheet=sheet, list_facts=False).lines
