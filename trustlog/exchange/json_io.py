"""The whole ledger as one JSON file, a row a line, and back: lossless, so it is everything and nothing else."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from trustlog.domain.text import json_escaped
from trustlog.errors import FileFaults, Refused

FORMAT = "trustlog-ledger"
VERSION = 1


class Dump(NamedTuple):
    """What a file holds: the revision of the tables, and their rows."""

    revision: str
    tables: dict[str, list[dict[str, Any]]]


def write_json(path: Path, rows: Iterable[tuple[str, Mapping[str, Any]]], *, revision: str, program: str) -> int:
    """Write the rows of all tables, given table by table, to a file only its owner may read; give how many.

    The file appears once it is whole; a file of that name is replaced.
    """
    waiting = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        descriptor = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(descriptor, "w", encoding="utf-8", newline="\n") as file:  # noqa: PTH123 - made with its mode at once
            count = 0
            for text, is_row in _pieces(rows, revision, program):
                file.write(text)
                count += is_row
            file.flush()
            os.fsync(file.fileno())
        waiting.replace(path)
    except OSError as error:
        raise Refused(f"{path} cannot be written: {error.strerror or error}; nothing was changed there") from None
    finally:
        waiting.unlink(missing_ok=True)
    return count


def read_json(path: Path) -> Dump:
    """Read a file that `write_json` made, or refuse it in one line."""
    try:
        whole = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise FileFaults([f"{path} cannot be read: {error.strerror or error}"]) from None
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise FileFaults([f"{path.name} is no JSON: {error}; take a file of `trustlog export json`"]) from None
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise FileFaults([f"{path.name} is no ledger; take a file of `trustlog export json`"])
    if whole.get("version") != VERSION:
        has = f"{path.name} has version {whole.get('version')} of the format"
        raise FileFaults([f"{has}, this program reads {VERSION}; update Trustlog"])
    tables = whole.get("tables")
    faults = list(_faults(tables)) if isinstance(tables, dict) else ["tables is no object"]
    if not isinstance(whole.get("revision"), str):
        faults.append("revision is missing")
    if faults:
        raise FileFaults([f"{path.name}: {fault}" for fault in faults])
    return Dump(whole["revision"], whole["tables"])


def _pieces(rows: Iterable[tuple[str, Mapping[str, Any]]], revision: str, program: str) -> Iterator[tuple[str, bool]]:
    """Give the text of the file bit by bit, and whether the bit is a row."""
    head = {"format": FORMAT, "version": VERSION, "program": program, "revision": revision}
    yield json_escaped(json.dumps(head, ensure_ascii=False))[:-1] + ',\n"tables": {', False
    now: str | None = None
    for table, row in rows:
        if table != now:
            before = "\n" if now is None else "\n],\n"
            yield f"{before}{json.dumps(table)}: [\n", False
            now = table
        else:
            yield ",\n", False
        yield json_escaped(json.dumps(row, ensure_ascii=False, default=_as_text)), True
    yield ("\n]" if now is not None else "") + "\n}}\n", False


def _as_text(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a ledger")


def _faults(tables: dict[str, Any]) -> Iterator[str]:
    for table, rows in tables.items():
        if not isinstance(rows, list):
            yield f"{table} is no list of rows"
            continue
        for place, row in enumerate(rows, 1):
            if not isinstance(row, dict):
                yield f"{table}, row {place}, is no object"
