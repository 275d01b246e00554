"""A CSV file to rows of texts by column, or every fault of its form at once; knows nothing of what the columns mean."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from trustlog.errors import FileFault, FileFaults, Reason, Remedy, Said, WordsError
from trustlog.exchange.csv.cells import columns_differ, plain
from trustlog.exchange.csv.columns import FILES, KINDS, names, needed_by_import, read_by_import
from trustlog.files.reading import checked, contents

_DELIMITERS = (",", ";", "\t")
_LONGEST_CELL = 10_000_000  # the csv module's own limit would refuse long notes that we exported


class Row(NamedTuple):
    """The cells of one row by column, and the line of the file it begins on."""

    line: int
    cells: dict[str, str]


class Sheet(NamedTuple):
    """The rows of a file, the columns in it that mean nothing here, and faults of its form by line.

    Where the rows are a stream, what is no row joins the faults as it is met.
    """

    rows: Iterable[Row]
    ignored: tuple[str, ...]
    faults: list[tuple[int, Said]]


def read_sheet(path: Path, kind: str, mapping: Mapping[str, str] | None = None, text: str | None = None) -> Sheet:
    """Begin to read the file's rows for an import of that kind; they come as a stream.

    `mapping` says which column of the file is which field; `text` is what it holds, where it was read already. What is
    wrong with the file or its heading is refused at once, what is no CSV when it is met.
    """
    field_names = _checked(kind, mapping or {})
    lines = numbered_lines(decoded(raw(path), path.name) if text is None else text, path.name)
    first = next(lines, None)
    if first is None:
        raise FileFaults([FileFault(Reason("empty_file", name=path.name), Remedy("first_line_names_columns"))])
    header = [name.strip() for name in first[1]]
    places = _places(header, kind, field_names, path)
    read_places, ours = set(places.values()), set(names(FILES.get(kind, KINDS[kind]))) - set(field_names.values())
    ignored = tuple(name for place, name in enumerate(header) if place not in read_places and name and name not in ours)
    faults: list[tuple[int, Said]] = []
    return Sheet(_rows(lines, header, places, faults), ignored, faults)


def mapping_of(words: "tuple[str, ...] | list[str]") -> dict[str, str]:
    """Read `COL=FIELD` words into a mapping, or refuse them."""
    mapping: dict[str, str] = {}
    for word in words:
        column, sign, field = word.rpartition("=")
        if not sign or not column.strip() or not field.strip():
            raise WordsError(Reason("maps_nothing", word=word), Remedy("map_columns"))
        if column.strip() in mapping:
            raise WordsError(Reason("mapped_twice", column=column.strip()), Remedy("name_it_once"))
        mapping[column.strip()] = field.strip()
    return mapping


def _checked(kind: str, mapping: Mapping[str, str]) -> dict[str, str]:
    fields = read_by_import(kind)
    for field in mapping.values():
        if field not in fields:
            raise WordsError(Reason("no_such_field", kind=kind, field=field, fields=", ".join(fields)))
    if len(set(mapping.values())) != len(mapping):
        raise WordsError(Reason("two_for_one_field"), Remedy("map_one"))
    return dict(mapping)


def refuse(faults: Sequence[tuple[int, Said]]) -> None:
    """Refuse the file if there are faults, all of them in order of line."""
    if faults:
        raise FileFaults(on_lines(faults))


def on_lines(faults: Sequence[tuple[int, Said]]) -> list[Said]:
    """Return the faults with their lines, in order of line."""
    return [Reason("on_line", line=line, fault=fault) for line, fault in sorted(faults, key=lambda placed: placed[0])]


def must_be_there(path: Path) -> None:
    """Refuse a file that cannot be read, before anything about it is asked."""
    checked(path)


def raw(path: Path) -> bytes:
    """Return what a file holds, or refuse one that cannot be read."""
    must_be_there(path)
    try:
        return contents(path)
    except OSError as error:
        raise FileFaults([Reason("cannot_be_read", path=path, why=error.strerror or error)]) from None


def decoded(raw: bytes, name: str) -> str:
    """Read the bytes of a file of that name as UTF-8, with or without a mark, or refuse them."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FileFaults([FileFault(Reason("utf_16", name=name), Remedy("save_as_utf_8"))])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        fault = FileFault(Reason("no_utf_8", name=name, line=line), Remedy("save_as_utf_8"))
        raise FileFaults([fault]) from None


def numbered_lines(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a file that are not blank, each with the line it begins on; refuse it where it is no CSV."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(_lines(text), delimiter=_delimiter(text), strict=True)
    begins = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise FileFaults([Reason("on_line", line=begins, fault=Reason("no_csv", name=name, why=error))]) from None
        if any(cell.strip() for cell in cells):
            yield begins, cells
        begins = reader.line_num + 1


_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of a text with their ends, without a copy of the whole."""
    return (match.group() for match in _LINE.finditer(text))


def _delimiter(text: str) -> str:
    """Return what separates cells, by the header: the sign that stands there most often outside quotes."""
    counts = dict.fromkeys(_DELIMITERS, 0)
    quoted = False
    for sign in text.lstrip("\r\n"):
        if sign == '"':
            quoted = not quoted
        elif sign in "\r\n" and not quoted:
            break
        elif sign in counts and not quoted:
            counts[sign] += 1
    return max(counts, key=lambda sign: counts[sign])


def _places(header: list[str], kind: str, mapping: dict[str, str], path: Path) -> dict[str, int]:
    """Find the place of each field in the header, or refuse a header that lacks or repeats a field."""
    for column in mapping:
        if column not in header:
            raise WordsError(Reason("no_column_to_map", name=path.name, column=column, columns=", ".join(header)))
    fields = set(read_by_import(kind))
    mapped = set(mapping.values())
    places: dict[str, int] = {}
    faults: list[Said] = []
    for place, name in enumerate(header):
        field = mapping.get(name) or (name.lower() if name.lower() in fields - mapped else None)
        if field is None:
            continue
        if field in places:
            faults.append(Reason("on_line", line=1, fault=Reason("column_twice", name=name)))
        places[field] = place
    missing = [name for name in needed_by_import(kind) if name not in places]
    if missing:
        lack = Reason("columns_missing", count=len(missing), names=", ".join(missing))
        faults.append(Reason("on_line", line=1, fault=FileFault(lack, Remedy("map_column"))))
    if faults:
        raise FileFaults(faults)
    return places


def _rows(
    lines: Iterator[tuple[int, list[str]]],
    header: list[str],
    places: dict[str, int],
    faults: list[tuple[int, Said]],
) -> Iterator[Row]:
    for line, cells in lines:
        if len(cells) != len(header):
            faults.append((line, FileFault(columns_differ(len(cells), len(header)), Remedy("quote_delimiters"))))
        else:
            yield Row(line, {field: plain(cells[place]) for field, place in places.items()})
