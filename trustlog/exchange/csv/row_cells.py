"""The cells of one row of a CSV file as values of each type; whatever is wrong is noted with the line."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from trustlog.domain.calendar.days import check_year, iso_day
from trustlog.domain.facts import Move
from trustlog.domain.limits import LEVEL, MOST_DIGITS, Span
from trustlog.domain.text import clean, clip
from trustlog.errors import Reason, Said, WordsError
from trustlog.exchange.csv.cells import parted
from trustlog.exchange.csv.words import every_of, moves_of

_Word = TypeVar("_Word", bound=str)
_day_of = lru_cache(maxsize=4096)(iso_day)  # the rows of a file share their days
_LONGEST_DAY = len("2026-11-23")  # a day alone is no moment
_YES = frozenset(("true", "1", "yes", "ja", "waar"))
_NO = frozenset(("false", "0", "no", "nee", "onwaar"))


class Stamp(NamedTuple):
    """When a fact was typed in, in UTC, and by whom, as far as a file says."""

    at: datetime | None = None
    by: str | None = None


UNSTAMPED = Stamp()


class Cells:
    """The cells of one row, read field by field; faults are gathered, never raised."""

    def __init__(self, line: int, cells: Mapping[str, str], faults: list[tuple[int, Said]]) -> None:
        self.line, self._cells, self._faults = line, cells, faults

    def fault(self, fault: Said) -> None:
        """Note a fault of this row."""
        self._faults.append((self.line, fault))

    def text(self, field: str) -> str | None:
        """Read a text; None when it is empty."""
        cell = self._cells.get(field)
        if not cell:
            return None
        try:
            return clean(cell, field) or None
        except WordsError as error:
            self.fault(Reason("in_field", field=field, error=error))
            return None

    def needed(self, field: str) -> str:
        """Read a text that may not be empty."""
        text = self.text(field)
        if text is None and not self._cells.get(field, "").strip():
            self.fault(Reason("value_empty", name=field))
        return text or ""

    def day(self, field: str) -> date | None:
        """Read an ISO date."""
        text = self.text(field)
        return None if text is None else self._parsed(field, text, _day_of)

    def needed_day(self, field: str) -> date:
        """Read an ISO date that may not be missing; a placeholder day where it is invalid."""
        self.needed(field)
        return self.day(field) or date.min

    def number(self, field: str, span: Span) -> int | None:
        """Read a whole number within bounds."""
        text = self.text(field)
        if text is None:
            return None
        if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS and span.holds(int(text)):
            return int(text)
        self.fault(Reason("cell_no_number", field=field, low=span.low, high=span.high, text=clip(text)))
        return None

    def truth(self, field: str) -> bool | None:
        """Read true or false."""
        text = self.text(field)
        if text is None or text.lower() in _YES | _NO:
            return None if text is None else text.lower() in _YES
        self.fault(Reason("no_flag_word", field=field, text=text))
        return None

    def one_of(self, field: str, allowed: tuple[_Word, ...], *, needed: bool = False) -> _Word | None:
        """Read one of a few words."""
        text = self.needed(field) or None if needed else self.text(field)
        word = None if text is None else next((word for word in allowed if word == text.lower()), None)
        if text is None or word is not None:
            return word
        self.fault(Reason("cell_no_such_word", field=field, words=allowed, text=text))
        return None

    def level(self, field: str) -> int | None:
        """Read a level."""
        return self.number(field, LEVEL)

    def names(self, field: str, *, needed: bool = False) -> tuple[str, ...]:
        """Read names separated by `;`, each once."""
        text = self.needed(field) if needed else self.text(field) or ""
        names = tuple(dict.fromkeys(parted(text)))
        if needed and text and not names:
            self.fault(Reason("value_empty", name=field))
        return names

    def several(self, field: str, kept: Callable[[tuple[str, ...]], str | None]) -> str | None:
        """Read words separated by `;` as the ledger keeps them."""
        try:
            return kept(self.names(field))
        except WordsError as error:
            self.fault(Reason("in_field", field=field, error=error))
            return None

    def partner(self) -> tuple[str, ...]:
        """Read the one partner of a promise or a disclosure."""
        partners = self.names("partners", needed=True)
        if len(partners) > 1:
            self.fault(Reason("several_partners_named", count=len(partners)))
        return partners

    def not_ahead(self, field: str, day: date | None, today: date) -> None:
        """Note a fault where a day is still to come."""
        if day is not None and day > today:
            self.fault(Reason("in_field", field=field, error=Reason("still_to_come", day=day)))

    def stamp(self) -> Stamp:
        """Read when a fact was typed in, and by whom: ISO, in UTC where no offset is told."""
        text, by = self.text("recorded_at"), self.text("recorded_by")
        if text is None:
            return UNSTAMPED if by is None else Stamp(None, by)
        try:
            at = datetime.fromisoformat(text)
            at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
            check_year(at.year)
        except (ValueError, OverflowError, WordsError):
            at = None
        if at is None or len(text) <= _LONGEST_DAY:
            self.fault(Reason("value_no_moment", name="recorded_at", value=clip(text)))
            return Stamp(None, by)
        return Stamp(at, by)

    def moves(self, field: str, reasons: str) -> tuple[Move, ...]:
        """Read moves as `day:from>to`, separated by spaces, and the reason of each from another field."""
        text = self.text(field)
        moves: tuple[Move, ...] = () if text is None else self._parsed(field, text, moves_of) or ()
        texts = parted(self.text(reasons) or "", empty=True)
        if texts == [""]:
            return moves
        if len(texts) != len(moves):
            self.fault(Reason("reasons_of_moves", field=reasons, count=len(texts), moves=len(moves)))
            return moves
        return tuple(move._replace(reason=reason or None) for move, reason in zip(moves, texts, strict=True))

    def every(self, field: str) -> str | None:
        """Read how often a promise comes back, as the capture line has it."""
        text = self.text(field)
        return None if text is None else self._parsed(field, text, every_of)

    def has(self, field: str) -> bool:
        """Return whether the file has that column."""
        return field in self._cells

    def _parsed(self, field: str, text: str, parse: Callable[[str], Any]) -> Any:
        try:
            return parse(text)
        except WordsError as error:
            self.fault(Reason("in_field", field=field, error=error))
            return None
