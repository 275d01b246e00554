"""Reads a history of promises from a CSV file, or refuses it with every fault at once, each with its line."""

from pathlib import Path
from typing import NamedTuple

from trustlog.domain.calendar.instants import read_day
from trustlog.errors import DateError, FileFault, FileFaults, Reason, Remedy, Said
from trustlog.exchange.csv.cells import columns_differ, plain
from trustlog.exchange.csv.read import decoded, numbered_lines, on_lines, refuse
from trustlog.files.reading import contents, standard_input
from trustlog.trust.backtest.walk import known_on
from trustlog.trust.model.learn import Promised

COLUMNS = ("partner", "promise_id", "made_at", "due_at", "resolved_at", "outcome")
OUTCOMES = ("kept", "late", "broken")
STDIN = "-"


class History(NamedTuple):
    """The promises of a file in its order, and their ids beside them."""

    ids: list[str]
    promised: list[Promised]


def read_history(source: str) -> History:
    """Read a file, or standard input where `-` is named; refuse it with all its faults."""
    name = "standard input" if source == STDIN else Path(source).name
    lines = numbered_lines(decoded(_raw(source), name), name)
    first = next(lines, None)
    if first is None:
        raise FileFaults(
            [FileFault(Reason("empty_file", name=name), Remedy("first_line_names_these", columns=",".join(COLUMNS)))]
        )
    header = [cell.strip().lower() for cell in first[1]]
    _check_header(header, first[0])
    places = [header.index(column) for column in COLUMNS]
    reader = _Reader()
    try:
        for line, cells in lines:
            if len(cells) != len(header):
                reader.faults.append((line, columns_differ(len(cells), len(header))))
            else:
                reader.take(line, [cells[place].strip() for place in places])
    except FileFaults as broken:  # from that line on it is no CSV: the faults before it are raised as well
        row_faults = on_lines(sorted(reader.faults, key=lambda placed: (placed[0], str(placed[1]))))
        raise FileFaults([*row_faults, *broken.faults]) from None
    refuse(reader.faults)
    return History(list(reader.lines), reader.promised)


class _Reader:
    """Rows to promises, one after the other; `lines` has the line of each id, in the order of the file."""

    def __init__(self) -> None:
        self.lines: dict[str, int] = {}
        self.promised: list[Promised] = []
        self.faults: list[tuple[int, Said]] = []

    def take(self, line: int, cells: list[str]) -> None:
        """Read one row: its cells in the order of `COLUMNS`."""
        before = len(self.faults)
        partner, name, made_at, due_at, resolved_at, word = cells
        name, outcome = plain(name), word.lower()
        for column, text in (("partner", partner), ("promise_id", name)):
            if not text:
                self.faults.append((line, Reason("value_empty", name=column)))
        if name in self.lines:
            self.faults.append((line, Reason("id_twice", name=name, line=self.lines[name])))
        made = self._day(line, "made_at", made_at)
        due = self._day(line, "due_at", due_at)
        resolved = self._day(line, "resolved_at", resolved_at) if resolved_at else None
        if outcome not in OUTCOMES:
            no_outcome = Reason("no_outcome", text=word) if word else Reason("value_empty", name="outcome")
            self.faults.append((line, FileFault(no_outcome, Remedy("outcomes", words=OUTCOMES))))
        self.lines.setdefault(name, line)
        if len(self.faults) == before and made is not None and due is not None:
            kept = outcome == "kept"
            # A promise that is made after it fell due teaches nothing before it is made.
            over = max(known_on(kept, due, resolved), made)
            self.promised.append(Promised(plain(partner), made, over, kept))

    def _day(self, line: int, column: str, text: str) -> int | None:
        if not text:
            self.faults.append((line, Reason("value_empty", name=column)))
            return None
        try:
            return read_day(text)
        except DateError as error:
            self.faults.append((line, Reason("in_field", field=column, error=error)))
            return None


def _check_header(header: list[str], line: int) -> None:
    missing = [column for column in COLUMNS if column not in header]
    faults: list[tuple[int, Said]] = [
        (line, Reason("column_twice", name=column)) for column in COLUMNS if header.count(column) > 1
    ]
    if missing:
        lack = Reason("columns_missing", count=len(missing), names=", ".join(missing))
        faults.append((line, FileFault(lack, Remedy("these_columns", columns=",".join(COLUMNS)))))
    refuse(faults)


def _raw(source: str) -> bytes:
    if source == STDIN:
        return standard_input()
    try:
        return contents(source)
    except OSError as error:
        raise FileFaults([Reason("cannot_be_read", path=source, why=error.strerror or error)]) from None
