"""The rows of plain facts straight from the ledger to their cells, for ledgers with a million of them.

A fact is plain where nothing beside its own row and its partners' handles is needed to write it, and nothing of it is
still to come on the day of the export. All others are made into facts first, and their cells by the rules for all.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Move
from trustlog.domain.facts.promise import outcome
from trustlog.exchange.csv.cells import harmless, joined
from trustlog.exchange.csv.columns import FILES, names
from trustlog.storage.engine.columns import day, day_or_none, stamp
from trustlog.storage.read import fact_rows
from trustlog.storage.read.partners import partners

Row = tuple[Any, ...]
Cells = list[Any]
_COMMON = (
    "number",
    "fact",
    "on",
    "partners",
    "partner_names",
    "people",
    "note",
    "private",
    "recorded_at",
    "recorded_by",
)
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "promise": (
        *_COMMON, "direction", "text", "stake", "made_on", "accepted_on", "due_on", "counts_on", "grace_days",
        "outcome", "told", "closed_on", "satisfied", "withdrawn_by", "entered_late", "moves", "every", "their_word",
        "closed_reason", "cleared_on", "clear_reason", "move_reasons", "every_from", "follows",
        "their_word_on", "their_word_by", "their_word_settled_on", "their_word_reason",
    ),
    "moment": (
        *_COMMON, "kind", "counts_as", "minutes", "initiative", "text", "unplanned", "people_at",
        "people_at_names", "at",
    ),
    "disclosure": (*_COMMON, "direction", "topic", "depth", "missed", "item", "item_text", "item_aspect",
        "item_depth",),
}  # fmt: skip
"""The columns that are written here; a file with others is written by the rules for all."""
_BESIDE: Mapping[str, tuple[tuple[str, str], ...]] = {
    "promise": (("promise_move", "promise_id"), ("their_word", "promise_id")),
    "moment": (("moment_person", "moment_id"),),
    "disclosure": (),
}
"""Tables that may say more of a fact, each with the column that names it."""
_FLAGS = {0: "false", 1: "true", None: None}
_CACHED = 4096  # rows come by their days, so that few days are written at a time


class _Terms(NamedTuple):
    """What the outcome of a promise that was never moved rests on."""

    made_on: date
    accepted_on: date | None
    due_on: date | None
    counts_on: date
    grace_days: int
    closed_as: str | None
    closed_on: date | None
    moves: tuple[Move, ...] = ()


class PlainRows:
    """Writes the plain facts of a kind as of a day."""

    def __init__(self, ledger: Ledger, kind: str, as_of: date) -> None:
        self._conn, self._kind, self._as_of = ledger.conn, kind, as_of.isoformat()
        known = list(partners(ledger.conn, as_of, archived=True))
        self._handles = {partner.id: partner.handle for partner in known}
        self._names = {partner.id: partner.name for partner in known}
        self._called = {partner.id: harmless(joined([partner.name])) for partner in known}
        self._beside = [place for place in _BESIDE[kind] if fact_rows.is_any(ledger.conn, place[0])]
        writes = {"promise": self._promise, "moment": self._moment, "disclosure": self._told}
        self._cells: Callable[[Row], Cells | None] = writes[kind]
        self._met: Mapping[str, list[str]] = {}

        @lru_cache(maxsize=_CACHED)
        def how(accepted: str | None, counts: str, grace: int, closed_as: str | None, closed: str | None) -> str:
            on = day(counts)
            terms = _Terms(on, day_or_none(accepted), on, on, grace, closed_as, day_or_none(closed))
            return outcome(terms, as_of)  # type: ignore[arg-type]

        self._outcome = how

    def cells(self, rows: Sequence[Row]) -> Iterator[Cells | None]:
        """Yield the cells of each row, None for those of facts that are not plain."""
        ids = [row[0] for row in rows]
        said: set[str] = set()
        for table, column in self._beside:
            said |= fact_rows.named_in(self._conn, table, column, ids)
        if self._kind == "moment":
            self._met = fact_rows.partners_met(self._conn, ids)
        for row in rows:
            yield None if row[0] in said else self._cells(row)

    def _promise(self, row: Row) -> Cells | None:
        (
            _id, number, maker_id, receiver_id, text, stake, made_on, accepted_on, due_on, counts_on, grace_days,
            closed_as, closed_on, told, satisfied, withdrawn_by, closed_reason, cleared_on, clear_reason, entered_late,
            every, every_from, follows_id, _mended, garden_id, from_id, _to_id, note, private, _source, recorded_at,
            recorded_by, _brought_from, _brought_id,
        ) = row  # fmt: skip
        as_of = self._as_of
        if (
            private or garden_id or from_id or follows_id or made_on > as_of
            or (accepted_on or "") > as_of or (closed_on or "") > as_of or (cleared_on or "") > as_of
        ):  # fmt: skip
            return None
        partner = receiver_id or maker_id
        return [
            number, "promise", made_on, self._handles[partner], self._called[partner], None,
            note and harmless(note), "false", _stamp(recorded_at), harmless(recorded_by),
            "ours" if receiver_id else "theirs", harmless(text), stake,
            made_on, accepted_on, due_on, counts_on, grace_days,
            self._outcome(accepted_on, counts_on, grace_days, closed_as, closed_on), told, closed_on,
            _FLAGS[satisfied], withdrawn_by, _FLAGS[entered_late], None, every, None,
            closed_reason and harmless(closed_reason), cleared_on, clear_reason and harmless(clear_reason), None,
            every_from, None, None, None, None, None,
        ]  # fmt: skip

    def _moment(self, row: Row) -> Cells | None:
        (
            row_id, number, on, kind, counts_as, minutes, initiative, unplanned, text, _mended, at_time, _our_people,
            garden_id, note, private, _source, recorded_at, recorded_by, _brought_from, _brought_id,
        ) = row  # fmt: skip
        met = self._met.get(row_id)
        if private or garden_id or not met or on > self._as_of:
            return None
        handles, called = self._handles[met[0]], self._called[met[0]]
        if len(met) > 1:
            there = sorted(met, key=self._handles.__getitem__)
            handles = joined([self._handles[one] for one in there])
            called = harmless(joined([self._names[one] for one in there]))
        return [
            number, "moment", on, handles, called, None, note and harmless(note), "false", _stamp(recorded_at),
            harmless(recorded_by), harmless(kind), counts_as, minutes, initiative, text and harmless(text),
            _FLAGS[unplanned], None, None, at_time,
        ]  # fmt: skip

    def _told(self, row: Row) -> Cells | None:
        (
            _id, number, teller_id, listener_id, on, topic, depth, missed, _mended, item_id, garden_id, from_id, _to_id,
            note, private, _source, recorded_at, recorded_by, _brought_from, _brought_id,
        ) = row  # fmt: skip
        if private or garden_id or from_id or item_id or on > self._as_of:
            return None
        partner = listener_id or teller_id
        return [
            number, "disclosure", on, self._handles[partner], self._called[partner], None,
            note and harmless(note), "false", _stamp(recorded_at), harmless(recorded_by),
            "ours" if listener_id else "theirs", harmless(topic), depth,
            _FLAGS[missed], None, None, None, None,
        ]  # fmt: skip


def can_be_plain(ledger: Ledger, kind: str, file: str) -> bool:
    """Return whether facts of a kind may be written here: where rows are as they are read here, and the file too."""
    return ledger.conn.engine == "sqlite" and tuple(names(FILES[file])) == _COLUMNS.get(kind)


@lru_cache(maxsize=_CACHED)
def _stamp(text: str) -> str:
    return stamp(text).isoformat()
