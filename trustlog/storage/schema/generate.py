"""Writes `_generated.py` and `schema.sql`, which the program runs on, from `tables.py` and the migrations.

`python -m trustlog.storage.schema.generate` after a change of `tables.py` or of `domain/facts`; a test fails
when one of them is stale. The program itself never imports SQLModel where somebody waits, and reads literals instead.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from inspect import get_annotations
from textwrap import wrap
from typing import Any

from trustlog.domain import facts
from trustlog.storage.schema.declare import About, AboutTable, Row
from trustlog.storage.schema.layout import (
    WIDTH,
    links_by_table,
    listed,
    pairs_text,
    set_text,
    sets_by_table,
    texts_by_table,
    tuple_text,
    tuples_by_table,
)
from trustlog.storage.schema.tables import METADATA, MODELS

PATH = os.path.join(os.path.dirname(__file__), "_generated.py")  # noqa: PTH118, PTH120 - as in snapshot.py
HEADING = '''"""Tables and columns as literals, rows of values and values of rows. Made from `tables.py`; do not edit.

`python -m trustlog.storage.schema.generate` writes this file anew.
"""

'''
_RESERVED = frozenset(("on",))  # column names that SQL needs in quotes
_RECORDED = frozenset(("recorded_at", "recorded_by"))  # written last, wherever the value has them
_READERS = {
    ("day", False): "day({})",
    ("day", True): "day_or_none({})",
    ("stamp", False): "stamp({})",
    ("stamp", True): "stamp({})",
    ("flag", False): "bool({})",
    ("flag", True): "flag_or_none({})",
}


class Column:
    """A column with what its declaration says."""

    def __init__(self, column: Any) -> None:
        self.name = str(column.name)
        self.about: About = column.info["about"]
        self.nullable = bool(column.nullable)
        self.key = bool(column.primary_key)
        self.refers = next(iter(column.foreign_keys)).column if column.foreign_keys else None

    @property
    def target(self) -> str:
        """Name the table whose `id` this is, or nothing."""
        return str(self.refers.table.name) if self.refers is not None and self.refers.name == "id" else ""


class Table:
    """A table with what its declaration says, and its columns in the order in which they are exported."""

    def __init__(self, name: str, model: type[Row]) -> None:
        self.name = name
        definition = METADATA.tables[name]
        self.about: AboutTable = definition.info["about"]
        self.columns = [Column(definition.c[column_name]) for column_name in _in_order(model)]
        self.value: Any = getattr(facts, self.about.value) if self.about.value else None
        self.scan: Any = getattr(facts, self.about.scan) if self.about.scan else None

    @property
    def scanned(self) -> list[str]:
        """Name the columns that a reading of all partners needs, in the order of the value they become."""
        own = self.named(lambda column: column.name != "partner_id")
        return [name for name in self.scan._fields if name in own] if self.scan else []

    def named(self, chooses: Callable[[Column], object]) -> list[str]:
        """Name the columns that answer to something."""
        return [column.name for column in self.columns if chooses(column)]


def _in_order(model: type[Row]) -> list[str]:
    """Name a class's own columns, then those of what it is built on."""
    names: dict[str, None] = {}
    for kind in model.__mro__:
        for name in get_annotations(kind):
            if name in model.model_fields:
                names.setdefault(name)
    return list(names)


def tables() -> list[Table]:
    """Return all tables in the order in which rows can be inserted."""
    return [Table(name, model) for name, model in MODELS.items()]


def generated() -> str:
    """Return the text of `_generated.py`."""
    all_tables = tables()
    lists = _Lists(all_tables)
    known = tuple_text("KNOWN", _revisions(), "revisions of the schema, oldest first")
    blocks = [_imports(all_tables), known, *lists.shapes(), *lists.uses(), *lists.sight()]
    blocks += [block for table in all_tables if table.value is not None for block in _values(table)]
    blocks += [_scan(table) for table in all_tables if table.scan is not None]
    blocks.append(_registry(all_tables))
    return HEADING + "\n".join(blocks)


def _imports(all_tables: list[Table]) -> str:
    needed = {table.about.value for table in all_tables if table.value is not None} | {"Move"}
    needed |= {table.about.scan for table in all_tables if table.scan is not None}
    values = "".join(f"        {name},\n" for name in sorted(needed))
    return f"""from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from trustlog.storage.engine.convert import day, day_or_none, flag_or_none, stamp

if TYPE_CHECKING:
    from trustlog.domain.facts import (
{values}    )

# fmt: off
Row = tuple[Any, ...]
"""


class _Lists:
    """The lists that writer, journal, exports and history go by."""

    def __init__(self, made: list[Table]) -> None:
        self.made = made
        self.kept = [table for table in made if not table.about.derived]
        self.rows = [table for table in self.kept if table.about.journalled]

    def where(self, chooses: Callable[[AboutTable], object]) -> list[str]:
        """Name the tables that answer to something."""
        return [table.name for table in self.kept if chooses(table.about)]

    def of(self, chooses: Callable[[Column], object]) -> dict[str, list[str]]:
        """Name, by table that batches write to, the columns that answer to something."""
        return {table.name: table.named(chooses) for table in self.rows}

    def shapes(self) -> Iterator[str]:
        """Yield what tables and columns are, and how rows hang together."""
        refers = {
            table.name: {column.name: column.target for column in table.columns if column.target} for table in self.kept
        }
        reviews = [name for name, targets in refers.items() if name == "review" or "review" in targets.values()]
        tables_ = {table.name: table.named(bool) for table in self.kept}
        yield tuples_by_table("TABLES", tables_, "rows can be inserted in this order")
        yield texts_by_table(
            "ORDER", {table.name: _order(table) for table in self.kept}, "the order in which rows are exported"
        )
        for name, meaning in (("DAYS", "day"), ("STAMPS", "stamp"), ("FLAGS", "flag")):
            yield set_text(name, _of_meaning(self.made, meaning), f"columns that hold a {meaning}")
        yield tuple_text(
            "UNJOURNALLED", self.where(lambda about: not about.journalled), "the journal itself, and counters"
        )
        later = _own_links(self.rows)
        yield texts_by_table("LATER", later, "columns that refer to their own table: set when all rows are there")
        yield links_by_table("REFERS", refers, "the table whose id a column holds")
        yield sets_by_table("NEEDED", self.of(lambda column: not column.nullable), "columns that no row goes without")
        about = {**self.of(lambda column: column.target == "partner"), "partner": []}
        yield tuples_by_table("ABOUT", about, "columns that name the partner whom a row is about")
        yield tuple_text("OF_A_REVIEW", reviews, "tables whose rows are part of a review")
        yield tuple_text("JOINS", self.where(lambda about: about.joins), "rows that only say what belongs together")

    def uses(self) -> Iterator[str]:
        """Yield what columns are used for beside being read."""
        taught = self.of(lambda column: column.about.teaches)
        taught |= {table.name: [] for table in self.rows if not table.about.teaches}
        yield sets_by_table("TEACHES", taught, "columns that readings, or what the ledger has taught, rest on")
        yield pairs_text("MERGES", self.of(lambda column: column.about.merges), "what moves when a partner is merged")
        yield pairs_text("HAPPENED", self.of(lambda column: column.about.happened), "days on which something happened")
        searched = _non_empty(self.of(lambda column: column.about.searched))
        yield tuples_by_table("SEARCHED", searched, "columns whose words are searched")
        yield tuple_text("FULL_TEXT", self.where(lambda about: about.full_text), "tables that the full text is made of")
        scanned = {table.name: table.scanned for table in self.made if table.scan is not None}
        yield tuples_by_table("SCANNED", scanned, "columns that a reading of all partners needs")

    def sight(self) -> Iterator[str]:
        """Yield who may see what."""
        private = [table.name for table in self.rows if "private" in table.named(bool)]
        yield tuple_text("PRIVATE", private, "rows that can be private")
        veiled = self.where(lambda about: about.veiled)
        yield tuple_text("VEILED", veiled, "private rows count in their author's readings only")
        yield tuple_text("PERSONAL", self.where(lambda about: about.personal), "rows for their author alone")
        yield tuples_by_table(
            "OWN", _non_empty(self.of(lambda column: column.about.own)), "columns for their author alone"
        )
        seen_columns = self.of(lambda column: column.about.seen)
        yield sets_by_table("SEEN", seen_columns, "what others see of a private row, or in the journal")
        yield sets_by_table("TOLD", self.of(lambda column: column.about.told), "what the history shows to the author")
        yield tuples_by_table(
            "NAMES", {table.name: _names(table) for table in self.rows}, "by which the history calls a row"
        )
        inner = {name for names in self.of(_is_inner).values() for name in names}
        yield set_text("INNER", sorted(inner), "what only the program reads: ids, links, what others come of")


def _is_inner(column: Column) -> bool:
    return column.about.inner or column.about.meaning in ("id", "link")


def _non_empty(names_by_table: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: names for name, names in names_by_table.items() if names}


def _order(table: Table) -> str:
    keys = table.named(lambda column: column.key)
    return "number" if "number" in table.named(bool) else ", ".join(keys)


def _own_links(all_tables: Iterable[Table]) -> dict[str, str]:
    return {table.name: column.name for table in all_tables for column in table.columns if column.target == table.name}


def _names(table: Table) -> list[str]:
    ranked = sorted((column.about.names, column.name) for column in table.columns if column.about.names)
    return [name for _, name in ranked]


def _of_meaning(all_tables: list[Table], wanted: str) -> list[str]:
    """Name the columns of a meaning; a name means the same in every table, or this is refused."""
    answers_by_name: dict[str, set[bool]] = {}
    for column in (listed_column for table in all_tables for listed_column in table.columns):
        answers_by_name.setdefault(column.name, set()).add(column.about.meaning == wanted)
    for name, answers in answers_by_name.items():
        if len(answers) > 1:
            raise ValueError(f"{name} is a {wanted} in one table and none in another; give it another name in one")
    return sorted(name for name, answers in answers_by_name.items() if True in answers)


def _values(table: Table) -> Iterator[str]:
    """Yield SELECT, value of a row and row of a value, of a table that has a value."""
    fields = list(table.value._fields)
    sides = {column.about.side: column.name for column in table.columns if column.about.side}
    derived = {"partner_id", "ours"} if sides else set()
    stored = [column for column in table.columns if column.name in fields or column.about.side]
    arguments = [name for name in fields if name not in derived and name not in {column.name for column in stored}]
    yield _select(table, stored)
    yield _reader(table, fields, stored, arguments, sides)
    written_fields = [name for name in fields if name not in derived and name not in arguments]
    yield _writer(table, sorted(written_fields, key=_RECORDED.__contains__), sides)


_ELSEWHERE = {"from": "None if value.ours or value.from_id", "to": "None if not value.ours"}
"""Whose fact has no partner at that end: it is ours, theirs, or between others."""


def _select(table: Table, stored: list[Column]) -> str:
    names = ", ".join(f'"{column.name}"' if column.name in _RESERVED else column.name for column in stored)
    lines = wrap(f"SELECT {names} FROM {table.name}", WIDTH)
    texts = [f"    '{line}{' ' if line is not lines[-1] else ''}'" for line in lines]
    return "\n".join([f"SELECT_{table.name.upper()} = (", *texts, ")\n\n"])


def _reader(
    table: Table, fields: list[str], stored: list[Column], arguments: list[str], sides: Mapping[str, str]
) -> str:
    kind, types = table.about.value, table.value.__annotations__
    by_name = {column.name: column for column in stored}
    cells = {field: _read(by_name[field]) if field in by_name else field for field in fields}
    if sides:
        cells |= {"partner_id": f"{sides['to']} or {sides['from']} or from_id", "ours": f"{sides['to']} is not None"}
    more = "".join(f", {field}: {_type_text(types[field])}" for field in arguments)
    unpacked = listed([_local(column.name) for column in stored], "()", quotes=False, indent=4)
    return f"""def {table.name}_value(row: Row{more}) -> "{kind}":
    \"""Make a {kind} of a row that `SELECT_{table.name.upper()}` gives.\"""
    from {table.value.__module__} import {kind}

    {unpacked} = row
    return {kind}{listed([f"{field}={cells[field]}" for field in fields], "()", quotes=False, indent=4)}

"""


def _writer(table: Table, fields: list[str], sides: Mapping[str, str]) -> str:
    kind = table.about.value
    cells = [f'"{field}": value.{field}' for field in fields]
    for end, name in sides.items():
        cells.append(f'"{name}": {_ELSEWHERE[end]} else value.partner_id')
    return f"""def {table.name}_row(value: "{kind}") -> dict[str, Any]:
    \"""Return the columns of the row of a {kind}.\"""
    return {listed(cells, "{}", quotes=False, indent=4)}

"""


def _scan(table: Table) -> str:
    """Return the function that makes a scan of a row: the partner's id, then the columns that `SCANNED` names."""
    kind, types = table.about.scan, table.scan.__annotations__
    columns = {column.name: column for column in table.columns}
    cells, arguments = [], []
    for field in table.scan._fields:
        if field == "partner_id":
            cells.append("row[0]")
        elif field in table.scanned:
            cells.append(_read(columns[field], f"row[{table.scanned.index(field) + 1}]"))
        else:
            cells.append(field)
            arguments.append(f", {field}: {_type_text(types[field])}")
    return f"""def {table.name}_scan(row: Row{"".join(arguments)}) -> "{kind}":
    \"""Make a {kind} of a partner's id and the columns that `SCANNED` names.\"""
    from {table.scan.__module__} import {kind}

    return {kind}{listed(cells, "()", quotes=False, indent=4)}

"""


def _revisions() -> list[str]:
    """Return the revisions of the migrations, oldest first."""
    from alembic.script import ScriptDirectory

    from trustlog.storage.schema.migrate import config

    script = ScriptDirectory.from_config(config())
    return [revision.revision for revision in reversed(list(script.walk_revisions()))]


def _registry(all_tables: list[Table]) -> str:
    rows = [
        f"    '{table.about.value}': ({table.name!r}, {table.name}_row),"
        for table in all_tables
        if table.value is not None
    ]
    lines = [
        "# Table and row of each kind of value, by the name of its class.",
        "ROWS: dict[str, tuple[str, Callable[[Any], dict[str, Any]]]] = {",
    ]
    return "\n".join([*lines, *(row.replace("'", '"') for row in rows), "}", ""])


def _read(column: Column, cell: str = "") -> str:
    """Return the expression that makes a Python value of a cell, by default of the variable of the column's name."""
    return _READERS.get((column.about.meaning, column.nullable), "{}").format(cell or _local(column.name))


def _local(name: str) -> str:
    return "row_id" if name == "id" else name


def _type_text(kind: Any) -> str:
    """Return a type as it is annotated; a type made of values is quoted, since values are loaded on first use."""
    if type(kind) is type:
        return kind.__name__
    text = re.sub(r"\b(trustlog\.domain\.facts\.(\w+\.)?|datetime\.)", "", str(kind))
    return text if text == str(kind) else f'"{text}"'


def main() -> None:
    """Write both files; the text of the module is made before its file is opened, for making it imports that file."""
    from trustlog.storage.schema import snapshot

    text = generated()
    with open(PATH, "w", encoding="utf-8") as file:  # noqa: PTH123 - as in snapshot.py
        file.write(text)
    snapshot.write()


if __name__ == "__main__":
    main()
