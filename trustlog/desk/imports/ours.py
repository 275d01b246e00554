"""Our own files, recognised by what is in them: they go in whole or not at all."""

from pathlib import Path
from typing import Any, NamedTuple

from trustlog.desk.facts import facts_json
from trustlog.desk.imports.answer import Answer
from trustlog.desk.imports.foreign import Asked, Source, must_be_clear, would_become
from trustlog.desk.imports.progress import Progress
from trustlog.desk.imports.run import import_csv, import_json
from trustlog.desk.ledger import Ledger
from trustlog.errors import FileFaults, Reason
from trustlog.exchange.csv.read import raw
from trustlog.exchange.foreign.decoding import decoded
from trustlog.exchange.foreign.plan import KINDS, counts_of, head
from trustlog.exchange.foreign.tables.read import own_sheet
from trustlog.files.paths import expanded
from trustlog.language import ngettext


class OwnImport(NamedTuple):
    """What became of a file of ours: in lines, and as JSON in the shape of any other file."""

    lines: tuple[str, ...]
    answer: dict[str, Any]


def would_go_in(ledger: Ledger, source: Source, asked: Asked, progress: Progress | None = None) -> Answer:
    """Return what would become of each row of a file of ours; a fact that is there already is left aside."""
    planned = would_become(ledger, source, progress)
    path = Path(expanded(source.file))
    found = None if source.format == "json" else own_sheet(decoded(raw(path)), path.name, asked.dates)
    if found is None or (found[0] in ("partners", "people") and planned.is_readable):
        return planned
    kind, sheet = found
    there = import_csv(ledger, path, kind, sheet=sheet, create_partners=asked.create, dry_run=True).lines_there
    answer = Answer(source.reading, source.file, ledger.today)
    answer.missing = planned.missing
    for of in KINDS:
        for row in planned.rows(of):
            is_there = of == "facts" and row["do"] == "write" and row["row"] in there
            answer.add(of, {**row, "do": "skip", "why": "duplicate"} if is_there else row)
    return answer


def import_ours(ledger: Ledger, source: Source, asked: Asked, progress: Progress | None = None) -> OwnImport:
    """Read a file of ours into the ledger, a table as a spreadsheet saved it."""
    must_be_clear(source, asked)
    path = Path(expanded(source.file))
    if source.format == "json":
        count = import_json(ledger, path, progress=progress)
        said = ngettext("{n} row read", "{n} rows read", count).format(n=count)
        return OwnImport((said,), _answer(source, {}, count, 0, 0))
    found = own_sheet(decoded(raw(path)), path.name, asked.dates)
    if found is None:
        raise FileFaults([Reason("no_table_of_format", name=path.name, format="csv")])
    kind, sheet = found
    planned = would_become(ledger, source, progress)
    rows: dict[str, Any] = {of: list(planned.rows(of)) for of in ("partners", "people")}
    done = import_csv(ledger, path, kind, sheet=sheet, create_partners=asked.create, progress=progress)
    facts = facts_json(ledger, done.facts, ledger.today)
    rows["facts"] = [{"row": None, "do": "write", "why": None, **fact} for fact in facts]
    added = len(done.partners) + len(done.people) + len(done.facts)
    return OwnImport(done.lines, _answer(source, rows, added, done.existing, done.updated))


def _answer(source: Source, rows: dict[str, Any], written: int, existing: int, updated: int) -> dict[str, Any]:
    counts = {**counts_of({}), "written": written, "updated": updated, "left_aside": existing - updated}
    return {**head(source.reading, source.file), **{kind: rows.get(kind, []) for kind in KINDS}, "counts": counts}
