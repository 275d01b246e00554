"""Reads a ledger's JSON file, or refuses it in one line or a few; its rows are checked where they are written."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from trustlog.domain.text import clip
from trustlog.errors import FileFault, FileFaults, Reason, Remedy
from trustlog.exchange.json import FORMAT, VERSION
from trustlog.files.reading import contents


class Dump(NamedTuple):
    """What a file holds: the revision of the tables, their rows, and whether none was left out."""

    revision: str
    tables: dict[str, list[dict[str, Any]]]
    whole: bool = True


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
    """Something that Python reads and JSON does not have."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        twice = next(name for place, (name, _) in enumerate(pairs) if name in (other for other, _ in pairs[:place]))
        raise _NotJsonError(f"the key {clip(json.dumps(twice))} is there twice")
    return members


def _no_number(text: str) -> Any:
    raise _NotJsonError(f"{text} is no number")


def _faults(tables: dict[str, Any]) -> Iterator[str]:
    for table, rows in tables.items():
        if not isinstance(rows, list):
            yield f"{clip(json.dumps(table))} is no list of rows"
            continue
        for place, row in enumerate(rows, 1):
            if not isinstance(row, dict):
                yield f"{clip(json.dumps(table))}, row {place}, is no object"
