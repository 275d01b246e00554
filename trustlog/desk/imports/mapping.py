"""Tables that nobody knows: their headings, the fields that these may be, and mappings kept under a name."""

import json
from collections.abc import Mapping as Columns
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from trustlog.desk.facts import inserts, removal, row, updates
from trustlog.desk.imports.foreign import Asked, Imported, Mapped, import_foreign, read_file, would_become
from trustlog.desk.imports.progress import Progress
from trustlog.desk.ledger import Batch, Ledger
from trustlog.desk.partners import check_handle
from trustlog.domain.facts import Mapping
from trustlog.errors import NotThere, Reason, Remedy, WordsError
from trustlog.exchange.csv.read import raw
from trustlog.exchange.foreign.decoding import decoded
from trustlog.exchange.foreign.tables.likely import likely
from trustlog.exchange.foreign.tables.mapped import FIELDS, NEEDED, Headings, checked, headings_of
from trustlog.files.paths import expanded
from trustlog.storage.read import brought

KINDS = tuple(FIELDS)
"""The kinds that a table may be read as."""


def headings(path: str | Path) -> Headings:
    """Return the headings of a table and its first rows; refuse what is no table."""
    file = Path(expanded(str(path)))
    return headings_of(decoded(raw(file)), file.name)


def fields(kind: str) -> tuple[str, ...]:
    """Return the fields that a column may be in a table of that kind, those first that it cannot do without."""
    needed = [field for group in NEEDED[kind] for field in group]
    return tuple(dict.fromkeys((*needed, *FIELDS[kind])))


def likely_fields(kind: str, heading: Sequence[str]) -> list[str]:
    """Return which field each column of such a table most likely is, empty where nobody can tell; a person looks."""
    return [field or "" for field in likely(kind, heading, fields(kind))]


def mapped_from(kind: str, words: "tuple[str, ...] | list[str]", name: str | None = None) -> Mapped:
    """Return the mapping that `HEADING=FIELD` words say, or refuse them; several headings may be one field."""
    columns: dict[str, str] = {}
    for word in words:
        heading, sign, field = word.rpartition("=")
        if not sign or not heading.strip() or not field.strip():
            raise WordsError(Reason("maps_nothing", word=word), Remedy("map_columns"))
        if heading.strip() in columns:
            raise WordsError(Reason("mapped_twice", column=heading.strip()), Remedy("name_it_once"))
        columns[heading.strip()] = field.strip().lower()
    checked(kind, columns)
    return Mapped(kind, columns, None if name is None else check_handle(name))


def plan_mapped(
    ledger: Ledger,
    file: str,
    kind: str,
    columns: Columns[str, str],
    *,
    name: str | None = None,
    asked: Asked | None = None,
) -> dict[str, Any]:
    """Return what would become of each record of a table that is read so, in the shape of the dry run."""
    asked = (asked or Asked())._replace(mapped=Mapped(kind, columns, name))
    return would_become(ledger, read_file(ledger, file, asked)).whole()


def import_mapped(
    ledger: Ledger,
    file: str,
    kind: str,
    columns: Columns[str, str],
    *,
    name: str | None = None,
    asked: Asked | None = None,
    progress: Progress | None = None,
) -> Imported:
    """Write what a table brings that is read so, as one batch."""
    asked = (asked or Asked())._replace(mapped=Mapped(kind, columns, name))
    return import_foreign(ledger, read_file(ledger, file, asked), progress)


def mappings(ledger: Ledger) -> list[Mapping]:
    """Return the mappings that are kept, by name."""
    return brought.mappings(ledger.conn)


def mapping_named(ledger: Ledger, name: str) -> Mapped:
    """Return a mapping that is kept under a name, or refuse."""
    kept = _kept(ledger, name)
    return Mapped(kept.kind, columns_of(kept), kept.name)


def columns_of(mapping: Mapping) -> dict[str, str]:
    """Return which heading is which field."""
    return {str(heading): str(field) for heading, field in json.loads(mapping.columns).items()}


def keep_mapping(ledger: Ledger, mapped: Mapped) -> int | None:
    """Keep a mapping under its name, instead of one of that name; None where it is kept so already."""
    name = check_handle(mapped.name or "")
    checked(mapped.kind, mapped.columns)
    columns = json.dumps(dict(mapped.columns), ensure_ascii=False)
    old = next((kept for kept in mappings(ledger) if kept.name == name), None)
    if old is None:
        new = Mapping(ledger.new_id(), name, mapped.kind, columns, ledger.now, ledger.me)
        changes = inserts(ledger, new)
    else:
        changes = updates(ledger, old, old._replace(kind=mapped.kind, columns=columns))
    return ledger.commit(Batch(changes, f"mapping keep {name}")) if changes else None


def drop_mapping(ledger: Ledger, name: str) -> Mapping:
    """Forget a mapping, and return it; what was read by it stays."""
    kept = _kept(ledger, name)
    ledger.commit(Batch([removal("mapping", row(kept))], f"mapping drop {kept.name}"))
    return kept


def _kept(ledger: Ledger, name: str) -> Mapping:
    found = next((kept for kept in mappings(ledger) if kept.name == name.strip().lower()), None)
    if found is None:
        raise NotThere(Reason("no_mapping", name=name), Remedy("list_mappings"))
    return found
