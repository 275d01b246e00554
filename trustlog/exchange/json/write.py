"""Writes the rows of all tables to a JSON file."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from trustlog.domain.text import json_escaped
from trustlog.errors import Remedy
from trustlog.exchange.json import FORMAT, VERSION
from trustlog.files.writing import replacing

NAME_ANOTHER = Remedy("name_another", option="out")


def write_json(
    path: Path,
    rows: Iterable[tuple[str, Mapping[str, Any]]],
    *,
    revision: str,
    program: str,
    ledger: str = "",
    left_out: Mapping[str, int] | None = None,
) -> int:
    """Write the rows of all tables, given table by table, to a file only its owner may read; return how many.

    `left_out` counts by table what is not among the rows; the file's head then says so. The file appears once it
    is whole; a file of that name is replaced, unless it is the ledger.
    """
    count = 0
    with replacing(path, ledger=ledger, advice=NAME_ANOTHER) as file:
        for text, is_row in _pieces(rows, _head(revision, program, left_out or {})):
            file.write(text)
            count += is_row
    return count


def _head(revision: str, program: str, left_out: Mapping[str, int]) -> dict[str, Any]:
    head = {"format": FORMAT, "version": VERSION, "program": program, "revision": revision}
    return {**head, "left_out": dict(left_out)} if left_out else head


def _pieces(rows: Iterable[tuple[str, Mapping[str, Any]]], head: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """Yield the text of the file bit by bit, and whether the bit is a row."""
    yield json_escaped(json.dumps(head, ensure_ascii=False))[:-1] + ',\n"tables": {', False
    table_at_hand: str | None = None
    for table, row in rows:
        if table != table_at_hand:
            before = "\n" if table_at_hand is None else "\n],\n"
            yield f"{before}{json.dumps(table)}: [\n", False
            table_at_hand = table
        else:
            yield ",\n", False
        yield json_escaped(json.dumps(row, ensure_ascii=False, default=_as_text)), True
    yield ("\n]" if table_at_hand is not None else "") + "\n}}\n", False


def _as_text(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a ledger")
