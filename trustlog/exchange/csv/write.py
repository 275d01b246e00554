"""Tables of values to CSV files, a row at a time, in a folder that is there whole or not at all."""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from trustlog.errors import Reason, Refused, Remedy, WordsError
from trustlog.exchange.csv.cells import harmless, joined
from trustlog.exchange.csv.columns import FILES, names
from trustlog.exchange.csv.dictionary import type_of
from trustlog.files.writing import checked, private_folder, refuse_database, replacing, sync_folder
from trustlog.trust.settings import DEFAULTS

Progress = Callable[[str, int], None]
COUNTED = ("settled", "on_time", "late", "moved", "withdrawn", "open", "slots", "held")
"""What is counted of a strand: of promises the first six, of time and openness the last two."""
_EVERY = 1000  # rows between two words of progress
_ANOTHER_FOLDER = Remedy("name_another_folder", option="out")
_DELIMITERS = {",": ",", ";": ";", "\t": "\t", "\\t": "\t", "tab": "\t"}


class Style(NamedTuple):
    """How the files are written: what separates cells, and whether a byte order mark tells spreadsheets it is UTF-8.

    `point` stands before decimals; `day` is how a day is written, None for ISO.
    """

    delimiter: str = ","
    bom: bool = True
    point: str = "."
    day: str | None = None


_ISO = Style()
EXCEL = {"nl": Style(";", point=",", day="%d-%m-%Y"), "de": Style(";", point=",", day="%d.%m.%Y"), "en": _ISO}
"""What a spreadsheet opens by a double click where it speaks that language; an English one reads ISO days in both."""


def style(delimiter: str | None = None, *, bom: bool = True, excel: str | None = None) -> Style:
    """Make a style of what a person typed, or refuse it; a delimiter that was named stands above that of a language."""
    if excel is not None and excel not in EXCEL:
        raise WordsError(
            Reason("no_excel_language", language=excel), Remedy("name_a_language", languages=", ".join(EXCEL))
        )
    if delimiter is not None and delimiter not in _DELIMITERS:
        raise WordsError(Reason("no_delimiter", text=delimiter))
    how = Style() if excel is None else EXCEL[excel]
    return how._replace(bom=bom, delimiter=how.delimiter if delimiter is None else _DELIMITERS[delimiter])


def is_plain(how: Style) -> bool:
    """Return whether days and numbers are written as they are kept."""
    return how.day is None and how.point == _ISO.point


def cell(value: Any, name: str = "", how: Style = _ISO) -> str:
    """Write one value as a cell: empty for nothing, true/false, a day as the style has it, several names joined."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value).replace(".", how.point)
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, date):
        return _day(value.isoformat(), how)
    if name == "moves":
        return " ".join(f"{move['on']}:{move['from']}>{move['to']}" for move in value)
    if name == "their_word":
        return _their_word(value)
    return harmless(joined(list(value)))


def _day(value: Any, how: Style) -> str:
    if value is None or how.day is None:
        return value or ""
    return date.fromisoformat(value).strftime(how.day)


def _example(row: Any, how: Style) -> Mapping[str, Any]:
    """Return a row of the dictionary with its example as the other files of that style have it."""
    written = _day(row["example"], how) if row["type"] == "day" and row["example"] else row["example"]
    return {**row, "example": written.replace(".", how.point) if row["type"] in ("number", "share") else written}


def _their_word(word: Mapping[str, Any]) -> str:
    """Write a partner's word on a promise: `moved:2026-12-20 otherwise`, `not_done theirs`."""
    said = f"{word['word']}:{word['moved_to']}" if word["moved_to"] else word["word"]
    stands = word["settled"] or ("otherwise" if word["otherwise"] else "")
    return f"{said} {stands}".strip()


def write_table(
    path: Path,
    kind: str,
    rows: Iterable[Mapping[str, Any] | list[Any]],
    how: Style,
    progress: Progress | None = None,
) -> int:
    """Write the rows of one kind to a file, by column or as cells that need nothing more; return how many."""
    columns = names(FILES[kind])
    days = {name for name in columns if how.day is not None and type_of(kind, name) == "day"}
    count = 0
    with replacing(path, encoding="utf-8-sig" if how.bom else "utf-8") as file:
        writer = csv.writer(file, delimiter=how.delimiter, lineterminator="\r\n")
        writer.writerow(columns)
        for row in rows if kind != "columns" else (_example(row, how) for row in rows):
            writer.writerow(
                row
                if isinstance(row, list)
                else [_day(row[name], how) if name in days else cell(row[name], name, how) for name in columns]
            )
            count += 1
            if progress is not None and count % _EVERY == 0:
                progress(kind, count)
    if progress is not None:
        progress(kind, count)
    return count


def write_folder(folder: Path, fill: Callable[[Path], None], ledger: str = "") -> None:
    """Let `fill` make files in a private folder beside, and bring them to `folder` once all are whole.

    Files of the same names are replaced, others in the folder stay as they are; nothing there may be the ledger.
    """
    if folder.exists() and not folder.is_dir():
        raise Refused(Reason("is_a_file", path=folder), Remedy("name_folder", option="out"))
    if not folder.exists():
        refuse_database(folder, ledger=ledger, advice=_ANOTHER_FOLDER)
    folder = folder.resolve()  # a link is followed, and stays a link
    try:
        # In a folder that is there the new files wait inside it, so that the renames stay on one disk.
        parent = folder if folder.exists() else folder.parent
        parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with private_folder(str(parent)) as waiting:
            fill(Path(waiting))
            _bring(Path(waiting), folder, ledger)
    except OSError as error:
        raise Refused(
            Reason("cannot_be_written", path=folder, why=error.strerror or error), Remedy("nothing_changed_there")
        ) from None


def _bring(waiting: Path, folder: Path, ledger: str) -> None:
    """Move the files to their places: the whole folder where it is new, else each file by itself."""
    if not folder.exists():
        waiting.rename(folder)
        sync_folder(str(folder.parent))
        return
    files = sorted(waiting.iterdir())
    places = [checked(folder / file.name, ledger=ledger, advice=_ANOTHER_FOLDER) for file in files]
    for file, place in zip(files, places, strict=True):
        file.replace(place)
    sync_folder(str(folder))


def left_out_rows(counts: Mapping[tuple[str, str], int]) -> list[dict[str, Any]]:
    """Make the rows of `left_out.csv` from counts by file and reason."""
    return [
        {"file": file, "reason": reason, "count": count}
        for (file, reason), count in sorted(counts.items())
        if count > 0
    ]


def flat_readings(reading: Mapping[str, Any]) -> Sequence[dict[str, Any]]:
    """Make the rows of `readings.csv` of one reading as JSON gives it: one row a strand, without any sentence."""
    suggestion = reading["suggestion"]
    partner_columns = ("partner", "handle", "as_of", "level", "level_since", "on_trial", "target", "beginnings")
    held_by = suggestion["held_by"]
    whole = {
        **{name: reading[name] for name in partner_columns},
        "partner_trend": reading["trend"],
        "gates_closed": [gate["name"] for gate in reading["gates"] if not gate["passed"]],
        "suggestion": suggestion["action"],
        "suggestion_to": suggestion["to"],
        "error_rate": suggestion["error_rate"],
        "held_by": None if held_by is None else held_by["strand"] or held_by["gate"],
    }
    return [{**_flat_strand(strand), "strand": name, **whole} for name, strand in reading["strands"].items()]


def _flat_strand(strand: Mapping[str, Any]) -> dict[str, Any]:
    """Make the cells of one strand: its numbers, what is counted since it is logged, since when a question is put.

    An estimate of too few outcomes stays empty.
    """
    question = strand["question"]
    values = {**dict.fromkeys(COUNTED), **strand, **strand["counted"]}
    if strand["n"] < DEFAULTS.too_few:
        values |= dict.fromkeys(("estimate", "low", "high"))
    before = None if values["settled"] is None else strand["n"] - values["settled"]
    since = None if question is None else question["since"]
    return {**values, "before_logged": before, "question_since": since}
