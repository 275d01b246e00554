"""What became of each record of a file, kept on disk where there are many, and given in the shape of the command."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from tempfile import SpooledTemporaryFile
from typing import Any

from trustlog.domain.calendar.days import iso_day
from trustlog.exchange.foreign.plan import KINDS, Row, counts_of, head
from trustlog.exchange.foreign.values import Reading

_IN_MEMORY = 4_000_000
"""Bytes of rows of a kind that are held; what is beyond goes into a file without a name, that goes with the process."""

_ALWAYS = frozenset(("created_on", "held_as"))
_UNTOLD = {"no_meeting": _ALWAYS | {"done", "kept_on"}}
"""What is known of a task and has no place in the answer, by why it is left aside; `why` says that it is done."""
_OF_LINES = frozenset(("takes", "is"))
"""What the line of a row says of an update: the fields that change, and the name under which somebody stays."""


def is_done_there(row: Mapping[str, Any]) -> bool:
    """Return whether a row is of a task that its program has as done."""
    return row.get("kind") == "promise" and bool(row["why"] == "no_meeting" or row.get("done"))


class Answer:
    """The answer about one file: its head, the rows of each kind in their order, and how many became what.

    `missing` is how many firms people of the file are at that are no partners here; `today` is when it was read.
    `done_there` are the promises here of tasks that are done there now, each with the day on which, where it is said.
    `called_off` are the facts whose meetings the file has called off, `stand_otherwise` those that are of another day
    or time than the file says; `may_take_day`: some of these could take it.
    """

    def __init__(self, reading: Reading, file: str, today: date) -> None:
        self.head, self.today = head(reading, file), today
        self._rows = {kind: SpooledTemporaryFile[bytes](_IN_MEMORY) for kind in KINDS}
        self._done: Counter[tuple[str, str]] = Counter()
        self.missing = 0
        self.done_there: dict[int, date | None] = {}
        self.called_off: list[int] = []
        self.stand_otherwise: list[int] = []
        self.may_take_day = False

    def add(self, kind: str, row: Row) -> None:
        """Note what became of a record."""
        self._done[kind, row["do"]] += 1
        if kind == "proposals" and row.get("fact") is not None:
            self._note(row)
        self.write(kind, row)

    def _note(self, row: Row) -> None:
        """Note the fact that a record is about, by what there is to say of it."""
        if is_done_there(row):
            self.done_there[row["fact"]] = iso_day(row["kept_on"]) if row.get("kept_on") else None
        elif row.get("stands_on"):
            self.stand_otherwise.append(row["fact"])
            self.may_take_day |= row["kind"] == "moment"
        else:
            self.called_off.append(row["fact"])

    def write(self, kind: str, row: Row) -> None:
        """Put a row into the answer that is counted already."""
        untold = _UNTOLD.get(row["why"], _ALWAYS) if kind == "proposals" else ()
        told = {name: value for name, value in row.items() if name not in untold} if untold else row
        self._rows[kind].write(json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")

    @property
    def counts(self) -> dict[str, int]:
        """Return how many records became what."""
        done: Counter[str] = Counter()
        for (_kind, word), count in self._done.items():
            done[word] += count
        return counts_of(done)

    def count(self, kind: str, *words: str) -> int:
        """Return of how many records of a kind one of these words says what became."""
        return sum(self._done[kind, word] for word in words)

    @property
    def is_readable(self) -> bool:
        """Return whether anything could be read: a file of refusals alone could not."""
        return not self._done or any(word != "refuse" for _kind, word in self._done)

    def rows(self, kind: str) -> Iterator[Row]:
        """Yield the rows of a kind, with what only their lines say."""
        file = self._rows[kind]
        file.seek(0)
        return (json.loads(line) for line in file)

    def told(self, kind: str) -> Iterator[Row]:
        """Yield the rows of a kind as others are told them: with the keys that were agreed on."""
        for row in self.rows(kind):
            yield {name: value for name, value in row.items() if name not in _OF_LINES}

    def whole(self) -> dict[str, Any]:
        """Return the answer as one value."""
        return {**self.head, **{kind: list(self.told(kind)) for kind in KINDS}, "counts": self.counts}
