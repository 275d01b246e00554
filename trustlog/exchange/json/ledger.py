"""The whole ledger as one JSON file, a row a line, and back: lossless, so it is everything and nothing else."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from trustlog.domain.text import clip, json_escaped
from trustlog.errors import FileFault, FileFaults, Reason, Remedy
from trustlog.files.reading import contents
from trustlog.files.writing import replacing

FORMAT = "trustlog-ledger"
VERSION = 1
NAME_ANOTHER = Remedy("name_another", option="out")


class Dump(NamedTuple):
    """What a file holds: the revision of the tables, their rows, and whether none was left out."""

    revision: str
    tables: dict[str, list[dict[str, Any]]]
    whole: bool = True


def write_json(
    path: Path,
    rows: Iterable[tuple[str, Mapping[str, Any]]],
    *,
    revision: str,
    program: str,
    ledger: str = "",
    left_out: Mapping[str, int] | None = None,
) -> int:
    """Write the rows of all tables, given table by table, to a file only its owner may read; give how many.

    `left_out` counts by table what is not among the rows; the file's head then says so. The file appears once it
    is whole; a file of that name is replaced, unless it is the ledger.
    """
    count = 0
    with replacing(path, ledger=ledger, advice=NAME_ANOTHER) as file:
        for text, is_row in _pieces(rows, _head(revision, program, left_out or {})):
            file.write(text)
            count += is_row
    return count


def read_json(path: Path) -> Dump:
    """Read a file that `write_json` made, or refuse it in one line."""
    whole = _parsed(path)
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise FileFaults([FileFault(Reason("no_ledger_file", name=path.name), Remedy("take_exported"))])
    version = whole.get("version")
    if type(version) is not int or version != VERSION:
        has = f"{path.name} has version {clip(json.dumps(version))} of the format"
        raise FileFaults([f"{has}, this program reads {VERSION}; update Trustlog"])
    tables = whole.get("tables")
    faults = list(_faults(tables)) if isinstance(tables, dict) else ["tables is no object"]
    if not isinstance(whole.get("revision"), str):
        faults.append("revision is missing")
    if faults:
        raise FileFaults([f"{path.name}: {fault}" for fault in faults])
    return Dump(whole["revision"], whole["tables"], not whole.get("left_out"))


def _parsed(path: Path) -> Any:
    """Read a file as JSON and nothing else: no NaN, and no key twice, of which Python would keep the last."""
    try:
        text = contents(path).decode("utf-8-sig")
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_number)
    except OSError as error:
        raise FileFaults([f"{path} cannot be read: {error.strerror or error}"]) from None
    except RecursionError:
        why = "lists within lists too deep to read"
    except (UnicodeDecodeError, json.JSONDecodeError, _NotJsonError) as error:
        why = str(error)
    except ValueError:  # Python reads no whole number of thousands of digits
        why = "a number too long to read"
    raise FileFaults([FileFault(Reason("no_json", name=path.name, why=why), Remedy("take_exported"))])


class _NotJsonError(Exception):
    """Python would read it, and JSON has no such thing."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    held = dict(pairs)
    if len(held) < len(pairs):
        twice = next(name for place, (name, _) in enumerate(pairs) if name in (other for other, _ in pairs[:place]))
        raise _NotJsonError(f"the key {clip(json.dumps(twice))} is there twice")
    return held


def _no_number(text: str) -> Any:
    raise _NotJsonError(f"{text} is no number")


def _head(revision: str, program: str, left_out: Mapping[str, int]) -> dict[str, Any]:
    head = {"format": FORMAT, "version": VERSION, "program": program, "revision": revision}
    return {**head, "left_out": dict(left_out)} if left_out else head


def _pieces(rows: Iterable[tuple[str, Mapping[str, Any]]], head: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """Give the text of the file bit by bit, and whether the bit is a row."""
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
            yield f"{clip(json.dumps(table))} is no list of rows"
            continue
        for place, row in enumerate(rows, 1):
            if not isinstance(row, dict):
                yield f"{clip(json.dumps(table))}, row {place}, is no object"
