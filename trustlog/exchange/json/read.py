"""Reads a ledger's JSON file, or refuses it in one line or a few; its rows are checked where they are written."""

import json
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from trustlog.domain.text import clip
from trustlog.errors import FileFault, FileFaults, Reason, Remedy
from trustlog.exchange.json import FORMAT, VERSION
from trustlog.exchange.json.long import LONG, KeptElements, NoJsonError, Shape, is_list, read_pieces
from trustlog.exchange.progress import Counting, Progress
from trustlog.files.reading import PIECE, contents, pieces
from trustlog.language import _


class Dump(NamedTuple):
    """What a file holds: the revision of the tables, their rows, and whether none was left out."""

    revision: str
    tables: Mapping[str, Sequence[dict[str, Any]]]
    whole: bool = True


def read_json(path: Path, progress: Progress | None = None) -> Dump:
    """Read a file that `write_json` made, or refuse it in one line. Its rows are kept on disk where they are many."""
    whole = _parsed(path, Counting(_("rows read"), progress))
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise FileFaults([FileFault(Reason("no_ledger_file", name=path.name), Remedy("take_exported"))])
    version = whole.get("version")
    if type(version) is not int or version != VERSION:
        other = Reason("other_format", name=path.name, version=clip(json.dumps(version)), ours=VERSION)
        raise FileFaults([FileFault(other, Remedy("update"))])
    tables = whole.get("tables")
    faults = list(_faults(tables)) if isinstance(tables, dict) else [Reason("no_object", name="tables")]
    if not isinstance(whole.get("revision"), str):
        faults.append(Reason("missing", name="revision"))
    if faults:
        raise FileFaults(Reason("in_field", field=path.name, error=fault) for fault in faults)
    return Dump(whole["revision"], whole["tables"], not whole.get("left_out"))


def _parsed(path: Path, counting: Counting) -> Any:
    """Read a file as JSON and nothing else: no NaN, and no key twice, of which Python would keep the last."""
    try:
        coming = pieces(path)
        first = next(coming, b"")
        if len(first) != PIECE:  # it is short, or no file that could be read again
            return _DECODER.decode(first.decode("utf-8-sig"))
        try:
            return read_pieces(_texts(chain((first,), coming)), _SHAPE, _DECODER, _Rows, counting.count)
        except NoJsonError:
            return _DECODER.decode(contents(path).decode("utf-8-sig"))  # which says what is wrong, and where
    except OSError as error:
        raise FileFaults([Reason("cannot_be_read", path=path, why=error.strerror or error)]) from None
    except RecursionError:
        why = Reason("too_deep_to_read")
    except _NotJsonError as error:
        why = error.reason
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        why = Reason("reader_says", text=error)
    except ValueError:  # Python reads no whole number of thousands of digits
        why = Reason("number_too_long")
    raise FileFaults([FileFault(Reason("no_json", name=path.name, why=why), Remedy("take_exported"))])


def _texts(coming: Iterable[bytes]) -> Iterator[str]:
    decoder = getincrementaldecoder("utf-8-sig")()
    for piece in coming:
        yield decoder.decode(piece)
    yield decoder.decode(b"", final=True)


class _NotJsonError(Exception):
    """Something that Python reads and JSON does not have."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        twice = next(name for place, (name, _) in enumerate(pairs) if name in (other for other, _ in pairs[:place]))
        raise _NotJsonError(Reason("json_key_twice", name=clip(json.dumps(twice))))
    return members


def _no_number(text: str) -> Any:
    raise _NotJsonError(Reason("json_no_number", text=text))


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_no_number)
_SHAPE = Shape(keys={"tables": Shape(others=LONG)})


def _faults(tables: dict[str, Any]) -> Iterator[Reason]:
    for table, rows in tables.items():
        if not is_list(rows):
            yield Reason("no_list_of_rows", table=clip(json.dumps(table)))
            continue
        odd = rows.odd if isinstance(rows, _Rows) else _odd(rows)
        yield from (Reason("row_no_object", table=clip(json.dumps(table)), row=place) for place in odd)


def _odd(rows: Sequence[Any]) -> list[int]:
    return [place for place, row in enumerate(rows, 1) if not isinstance(row, dict)]


class _Rows(KeptElements):
    """The rows of a table; `odd` are the places of those that are none, from 1."""

    def __init__(self) -> None:
        super().__init__()
        self.odd: list[int] = []

    def take(self, place: int, value: Any) -> None:
        """Take a row."""
        super().take(place, value)
        if not isinstance(value, dict):
            self.odd.append(len(self))
