"""The rows of a CSV file as typed values, each cell checked; every fault is reported with its line."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple

from trustlog.domain.calendar.days import iso_day
from trustlog.domain.capture.words import COUNTS_AS, INITIATED_BY, KIND_WORDS, KINDS
from trustlog.domain.facts import Move
from trustlog.domain.facts.promise import OUTCOMES, STAKES, TOLD
from trustlog.domain.limits import CADENCE, DEPTH, GRACE, LEVEL, MINUTES, MOST_DIGITS, NUMBERS, Span
from trustlog.domain.text import clean, clip, counted
from trustlog.errors import FileFaults, Reason, Said, WordsError
from trustlog.exchange.csv.cells import parted
from trustlog.exchange.csv.read import Row, Sheet
from trustlog.exchange.csv.words import every_of, moves_of

_YES = frozenset(("true", "1", "yes", "ja", "waar"))
_NO = frozenset(("false", "0", "no", "nee", "onwaar"))


class PartnerRow(NamedTuple):
    """A partner as a row gives it; None where the row is silent."""

    line: int
    name: str
    handle: str | None
    level: int | None
    level_since: date | None
    target: int | None
    cadence_days: int | None
    archived_on: date | None
    archive_reason: str | None
    note: str | None


class PersonRow(NamedTuple):
    """Somebody at a partner, which is named by handle or name."""

    line: int
    partner: str
    name: str
    role: str | None
    email: str | None
    phone: str | None


class PromiseRow(NamedTuple):
    """A promise; `outcome` is `open` where the row is silent."""

    line: int
    partners: tuple[str, ...]
    ours: bool
    text: str
    stake: str
    made_on: date
    accepted_on: date | None
    due_on: date | None
    counts_on: date | None
    grace_days: int | None
    outcome: str
    told: str | None
    closed_on: date | None
    satisfied: bool | None
    withdrawn_by: str | None
    entered_late: bool
    moves: tuple[Move, ...]
    every: str | None
    note: str | None
    private: bool
    closed_reason: str | None
    cleared_on: date | None
    clear_reason: str | None
    every_from: date | None
    number: int | None
    follows: int | None


class MomentRow(NamedTuple):
    """Time spent together."""

    line: int
    partners: tuple[str, ...]
    people: tuple[str, ...]
    on: date
    kind: str
    counts_as: str
    minutes: int | None
    initiative: str | None
    text: str | None
    note: str | None
    private: bool
    unplanned: bool | None
    people_at: tuple[str, ...]


class DisclosureRow(NamedTuple):
    """Openness, or what was missed of it."""

    line: int
    partners: tuple[str, ...]
    ours: bool
    on: date
    topic: str
    depth: int | None
    missed: bool
    note: str | None
    private: bool


AnyRow = PartnerRow | PersonRow | PromiseRow | MomentRow | DisclosureRow


class _Cells:
    """The cells of one row, read field by field; faults are gathered, never raised."""

    def __init__(self, row: Row, faults: list[tuple[int, Said]]) -> None:
        self.line, self._cells, self._faults = row.line, row.cells, faults

    def fault(self, message: Said) -> None:
        """Note a fault of this row."""
        self._faults.append((self.line, message))

    def text(self, field: str) -> str | None:
        """Read a text; None when it is empty."""
        try:
            return clean(self._cells.get(field, ""), field) or None
        except WordsError as error:
            self.fault(Reason("in_field", field=field, error=error))
            return None

    def needed(self, field: str) -> str:
        """Read a text that may not be empty."""
        found = self.text(field)
        if found is None and not self._cells.get(field, "").strip():
            self.fault(f"{field} is empty")
        return found or ""

    def day(self, field: str) -> date | None:
        """Read an ISO date."""
        text = self.text(field)
        return None if text is None else self._parsed(field, text, iso_day)

    def needed_day(self, field: str) -> date:
        """Read an ISO date that may not be missing; a stand-in where it is at fault."""
        self.needed(field)
        return self.day(field) or date.min

    def number(self, field: str, span: Span) -> int | None:
        """Read a whole number within bounds."""
        text = self.text(field)
        if text is None:
            return None
        if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS and span.holds(int(text)):
            return int(text)
        self.fault(f'{field} is a whole number from {span.low} to {span.high}, not "{clip(text)}"')
        return None

    def truth(self, field: str) -> bool | None:
        """Read true or false."""
        text = self.text(field)
        if text is None or text.lower() in _YES | _NO:
            return None if text is None else text.lower() in _YES
        self.fault(f'{field} is true or false, not "{text}"')
        return None

    def one_of(self, field: str, allowed: tuple[str, ...], *, needed: bool = False) -> str | None:
        """Read one of a few words."""
        text = self.needed(field) or None if needed else self.text(field)
        if text is None or text.lower() in allowed:
            return None if text is None else text.lower()
        self.fault(f'{field} is {", ".join(allowed[:-1])} or {allowed[-1]}, not "{text}"')
        return None

    def level(self, field: str) -> int | None:
        """Read a level."""
        return self.number(field, LEVEL)

    def names(self, field: str, *, needed: bool = False) -> tuple[str, ...]:
        """Read names separated by `;`, each once."""
        text = self.needed(field) if needed else self.text(field) or ""
        found = tuple(dict.fromkeys(parted(text)))
        if needed and text and not found:
            self.fault(f"{field} is empty")
        return found

    def moves(self, field: str, reasons: str) -> tuple[Move, ...]:
        """Read moves as `day:from>to`, separated by spaces, and the reason of each from another field."""
        text = self.text(field)
        moves: tuple[Move, ...] = () if text is None else self._parsed(field, text, moves_of) or ()
        said = parted(self.text(reasons) or "", empty=True)
        if said == [""]:
            return moves
        if len(said) != len(moves):
            self.fault(
                f"{reasons} has {len(said)} for {counted(len(moves), 'move')}; write one for each, empty where none is"
            )
            return moves
        return tuple(move._replace(reason=reason or None) for move, reason in zip(moves, said, strict=True))

    def every(self, field: str) -> str | None:
        """Read how often a promise comes back, as the capture line has it."""
        text = self.text(field)
        return None if text is None else self._parsed(field, text, every_of)

    def has(self, field: str) -> bool:
        """Tell whether the file has that column."""
        return field in self._cells

    def _parsed(self, field: str, text: str, parse: Callable[[str], Any]) -> Any:
        try:
            return parse(text)
        except WordsError as error:
            self.fault(Reason("in_field", field=field, error=error))
            return None


class Typed(NamedTuple):
    """The rows without a fault, those with one (whose partners are worth a look all the same), and every fault."""

    rows: list[AnyRow]
    unsound: list[AnyRow]
    faults: list[tuple[int, Said]]


def typed(sheet: Sheet, kind: str, today: date) -> Typed:
    """Give the rows as values, and every fault of form and of cells with its line."""
    faults = list(sheet.faults)
    rows: list[AnyRow] = []
    unsound: list[AnyRow] = []
    for row in sheet.rows:
        before = len(faults)
        made = _READERS[kind](_Cells(row, faults), today)
        (rows if len(faults) == before else unsound).append(made)
    return Typed(rows, unsound, faults)


def refuse(faults: Sequence[tuple[int, Said]]) -> None:
    """Refuse the file if there are faults, all of them in order of line."""
    if faults:
        raise FileFaults(on_lines(faults))


def on_lines(faults: Sequence[tuple[int, Said]]) -> list[Said]:
    """Return the faults with their lines, in order of line."""
    return [Reason("on_line", line=line, fault=fault) for line, fault in sorted(faults, key=lambda placed: placed[0])]


def _partner(cells: _Cells, today: date) -> PartnerRow:
    made = PartnerRow(
        cells.line,
        cells.needed("name"),
        cells.text("handle"),
        cells.level("level"),
        cells.day("level_since"),
        cells.level("target"),
        cells.number("cadence_days", CADENCE),
        cells.day("archived_on"),
        cells.text("archive_reason"),
        cells.text("note"),
    )
    for field, day in (("level_since", made.level_since), ("archived_on", made.archived_on)):
        _not_ahead(cells, field, day, today)
    if made.archive_reason and made.archived_on is None:
        cells.fault("archive_reason needs archived_on")
    return made


def _person(cells: _Cells, _today: date) -> PersonRow:
    return PersonRow(
        cells.line,
        cells.needed("partner"),
        cells.needed("name"),
        cells.text("role"),
        cells.text("email"),
        cells.text("phone"),
    )


def _promise(cells: _Cells, today: date) -> PromiseRow:
    outcome = cells.one_of("outcome", OUTCOMES) or "open"
    made_on = cells.needed_day("made_on")
    accepted_on = cells.day("accepted_on")
    if accepted_on is None and not (outcome == "offered" or (outcome == "withdrawn" and cells.has("accepted_on"))):
        accepted_on = made_on
    made = PromiseRow(
        cells.line,
        _one_partner(cells),
        cells.one_of("direction", ("ours", "theirs"), needed=True) == "ours",
        cells.needed("text"),
        cells.one_of("stake", STAKES) or "normal",
        made_on,
        accepted_on,
        cells.day("due_on"),
        cells.day("counts_on"),
        cells.number("grace_days", GRACE),
        outcome,
        cells.one_of("told", TOLD),
        cells.day("closed_on"),
        cells.truth("satisfied"),
        cells.one_of("withdrawn_by", ("maker", "receiver")),
        bool(cells.truth("entered_late")),
        cells.moves("moves", "move_reasons"),
        cells.every("every"),
        cells.text("note"),
        bool(cells.truth("private")),
        cells.text("closed_reason"),
        cells.day("cleared_on"),
        cells.text("clear_reason"),
        cells.day("every_from"),
        cells.number("number", NUMBERS) if cells.has("follows") else None,
        cells.number("follows", NUMBERS),
    )
    _not_ahead(cells, "made_on", made.made_on, today)
    return made


def _moment(cells: _Cells, today: date) -> MomentRow:
    kind, counts_as = _kind(cells)
    made = MomentRow(
        cells.line,
        cells.names("partners", needed=True),
        tuple(parted(cells.text("people") or "")) if cells.has("people_at") else cells.names("people"),
        cells.needed_day("on"),
        kind,
        counts_as,
        cells.number("minutes", MINUTES),
        cells.one_of("initiative", INITIATED_BY),
        cells.text("text"),
        cells.text("note"),
        bool(cells.truth("private")),
        cells.truth("unplanned"),
        tuple(parted(cells.text("people_at") or "")),
    )
    _not_ahead(cells, "on", made.on, today)
    if made.people_at and len(made.people_at) != len(made.people):
        cells.fault(
            f"people_at has {len(made.people_at)} for {counted(len(made.people), 'person', 'people')}; "
            "write a handle for each"
        )
    return made


def _disclosure(cells: _Cells, today: date) -> DisclosureRow:
    missed, depth = bool(cells.truth("missed")), cells.number("depth", DEPTH)
    if missed and depth is not None:
        cells.fault("what was missed has no depth; leave depth empty, or missed false")
    made = DisclosureRow(
        cells.line,
        _one_partner(cells),
        cells.one_of("direction", ("ours", "theirs"), needed=True) == "ours",
        cells.needed_day("on"),
        cells.needed("topic"),
        None if missed else depth or 2,
        missed,
        cells.text("note"),
        bool(cells.truth("private")),
    )
    _not_ahead(cells, "on", made.on, today)
    return made


def _one_partner(cells: _Cells) -> tuple[str, ...]:
    found = cells.names("partners", needed=True)
    if len(found) > 1:
        cells.fault(f"partners names {len(found)}; one promise or disclosure is with one partner")
    return found


def _kind(cells: _Cells) -> tuple[str, str]:
    """Read a kind and what it counts as; a kind of one's own needs `counts_as` beside it."""
    given = cells.one_of("counts_as", COUNTS_AS)
    kind = cells.needed("kind").lower()
    kind = KIND_WORDS.get(kind, kind)
    if kind and given is None and kind not in KINDS:
        cells.fault(f'"{kind}" is no kind; use {", ".join(KINDS)}, or say what it counts as in counts_as')
    return kind, given or KINDS.get(kind, "scripted")


def _not_ahead(cells: _Cells, field: str, day: date | None, today: date) -> None:
    if day is not None and day > today:
        cells.fault(f"{field}: {day} is still to come")


_READERS: dict[str, Callable[[_Cells, date], AnyRow]] = {
    "partners": _partner,
    "people": _person,
    "promises": _promise,
    "moments": _moment,
    "disclosures": _disclosure,
}
