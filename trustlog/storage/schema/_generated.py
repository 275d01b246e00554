"""Tables and columns as literals, rows of values and values of rows. Made from `tables.py`; do not edit.

`python -m trustlog.storage.schema.generate` writes this file anew.
"""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from trustlog.storage.engine.convert import day, day_or_none, flag_or_none, stamp

if TYPE_CHECKING:
    from trustlog.domain.facts import (
        Answer,
        Disclosure,
        DisclosureScan,
        LevelChange,
        Moment,
        MomentScan,
        Move,
        Note,
        Partner,
        Pause,
        Person,
        Plan,
        Promise,
        PromiseScan,
    )

# fmt: off
Row = tuple[Any, ...]

# Revisions of the schema, oldest first.
KNOWN = ("0001", "0002", "0003", "0004")

# Rows can be inserted in this order.
TABLES: dict[str, tuple[str, ...]] = {
    "partner": (
        "id", "handle", "name", "start_level", "start_on", "target", "cadence_days", "archived_on",
        "archive_reason", "merged_into", "note", "logged_from", "owner", "tags", "domains",
    ),
    "person": (
        "id", "partner_id", "name", "role", "email", "phone", "note", "left_on",
    ),
    "promise": (
        "id", "number", "maker_id", "receiver_id", "text", "stake", "made_on", "accepted_on", "due_on",
        "counts_on", "grace_days", "closed_as", "closed_on", "told", "satisfied", "withdrawn_by", "closed_reason",
        "cleared_on", "clear_reason", "entered_late", "every", "every_from", "follows_id", "mended", "note",
        "private", "source", "recorded_at", "recorded_by",
    ),
    "promise_move": ("id", "promise_id", "on", "from_on", "to_on", "reason"),
    "moment": (
        "id", "number", "on", "kind", "counts_as", "minutes", "initiative", "unplanned", "text", "mended",
        "at_time", "note", "private", "source", "recorded_at", "recorded_by",
    ),
    "moment_partner": ("id", "partner_id", "on", "moment_id", "counts_as"),
    "moment_person": ("id", "moment_id", "person_id"),
    "disclosure": (
        "id", "number", "teller_id", "listener_id", "on", "topic", "depth", "missed", "mended", "note", "private",
        "source", "recorded_at", "recorded_by",
    ),
    "note": (
        "id", "number", "partner_id", "on", "note", "private", "source", "recorded_at", "recorded_by",
    ),
    "level_change": (
        "id", "number", "partner_id", "on", "from_level", "to_level", "reason", "depends", "snapshot", "settings",
        "trial", "rules", "epochs", "note", "private", "source", "recorded_at", "recorded_by",
    ),
    "suggestion_answer": (
        "id", "partner_id", "on", "answer", "strand", "until", "depends", "note", "suggested", "recorded_at",
        "recorded_by",
    ),
    "plan": ("id", "number", "partner_id", "on", "text"),
    "pause": (
        "id", "number", "partner_id", "from_on", "to_on", "reason", "yearly", "entered_late",
    ),
    "review": (
        "id", "on", "done_at", "snapshot", "recorded_at", "recorded_by",
    ),
    "review_answer": (
        "id", "review_id", "partner_id", "question", "answer", "recorded_at", "recorded_by",
    ),
    "intention": (
        "id", "review_id", "partner_id", "on", "text", "done_on", "recorded_at", "recorded_by",
    ),
    "journal_batch": (
        "id", "number", "at", "recorded_by", "what", "undoes", "reason",
    ),
    "journal_entry": (
        "batch_id", "seq", "table_name", "row_id", "before", "after",
    ),
    "setting": ("key", "value"),
}

# The order in which rows are exported.
ORDER: dict[str, str] = {
    "partner": "id",
    "person": "id",
    "promise": "number",
    "promise_move": "id",
    "moment": "number",
    "moment_partner": "id",
    "moment_person": "id",
    "disclosure": "number",
    "note": "number",
    "level_change": "number",
    "suggestion_answer": "id",
    "plan": "number",
    "pause": "number",
    "review": "id",
    "review_answer": "id",
    "intention": "id",
    "journal_batch": "number",
    "journal_entry": "batch_id, seq",
    "setting": "key",
}

# Columns that hold a day.
DAYS = frozenset((
    "accepted_on", "archived_on", "as_of", "cleared_on", "closed_on", "counts_on", "done_on", "due_on",
    "every_from", "from_on", "left_on", "logged_from", "made_on", "on", "start_on", "to_on", "until",
))

# Columns that hold a stamp.
STAMPS = frozenset(("at", "done_at", "recorded_at"))

# Columns that hold a flag.
FLAGS = frozenset((
    "entered_late", "missed", "private", "satisfied", "unplanned", "yearly",
))

# The journal itself, and counters.
UNJOURNALLED = ("journal_batch", "journal_entry", "setting")

# Columns that refer to their own table: set when all rows are there.
LATER: dict[str, str] = {
    "partner": "merged_into",
    "promise": "follows_id",
}

# The table whose id a column holds.
REFERS: dict[str, dict[str, str]] = {
    "partner": {"merged_into": "partner"},
    "person": {"partner_id": "partner"},
    "promise": {
        "maker_id": "partner", "receiver_id": "partner", "follows_id": "promise",
    },
    "promise_move": {"promise_id": "promise"},
    "moment": {},
    "moment_partner": {"partner_id": "partner", "moment_id": "moment"},
    "moment_person": {"moment_id": "moment", "person_id": "person"},
    "disclosure": {"teller_id": "partner", "listener_id": "partner"},
    "note": {"partner_id": "partner"},
    "level_change": {"partner_id": "partner"},
    "suggestion_answer": {"partner_id": "partner"},
    "plan": {"partner_id": "partner"},
    "pause": {"partner_id": "partner"},
    "review": {},
    "review_answer": {"review_id": "review", "partner_id": "partner"},
    "intention": {"review_id": "review", "partner_id": "partner"},
    "journal_batch": {},
    "journal_entry": {"batch_id": "journal_batch"},
    "setting": {},
}

# Columns that no row goes without.
NEEDED: dict[str, frozenset[str]] = {
    "partner": frozenset((
        "id", "handle", "name", "start_level", "start_on", "target", "cadence_days", "logged_from",
    )),
    "person": frozenset(("id", "partner_id", "name")),
    "promise": frozenset((
        "id", "number", "text", "stake", "made_on", "counts_on", "grace_days", "entered_late", "private",
        "recorded_at", "recorded_by",
    )),
    "promise_move": frozenset(("id", "promise_id", "on", "from_on", "to_on")),
    "moment": frozenset((
        "id", "number", "on", "kind", "counts_as", "unplanned", "private", "recorded_at", "recorded_by",
    )),
    "moment_partner": frozenset(("id", "partner_id", "on", "moment_id", "counts_as")),
    "moment_person": frozenset(("id", "moment_id", "person_id")),
    "disclosure": frozenset((
        "id", "number", "on", "topic", "missed", "private", "recorded_at", "recorded_by",
    )),
    "note": frozenset((
        "id", "number", "partner_id", "on", "note", "private", "recorded_at", "recorded_by",
    )),
    "level_change": frozenset((
        "id", "number", "partner_id", "on", "from_level", "to_level", "reason", "private", "recorded_at",
        "recorded_by",
    )),
    "suggestion_answer": frozenset((
        "id", "partner_id", "on", "answer", "note", "recorded_at", "recorded_by",
    )),
    "plan": frozenset(("id", "number", "partner_id", "on")),
    "pause": frozenset((
        "id", "number", "from_on", "to_on", "reason", "yearly", "entered_late",
    )),
    "review": frozenset(("id", "on", "recorded_at", "recorded_by")),
    "review_answer": frozenset((
        "id", "review_id", "question", "answer", "recorded_at", "recorded_by",
    )),
    "intention": frozenset(("id", "on", "text", "recorded_at", "recorded_by")),
}

# Columns that name the partner whom a row is about.
ABOUT: dict[str, tuple[str, ...]] = {
    "partner": (),
    "person": ("partner_id",),
    "promise": ("maker_id", "receiver_id"),
    "promise_move": (),
    "moment": (),
    "moment_partner": ("partner_id",),
    "moment_person": (),
    "disclosure": ("teller_id", "listener_id"),
    "note": ("partner_id",),
    "level_change": ("partner_id",),
    "suggestion_answer": ("partner_id",),
    "plan": ("partner_id",),
    "pause": ("partner_id",),
    "review": (),
    "review_answer": ("partner_id",),
    "intention": ("partner_id",),
}

# Tables whose rows are part of a review.
OF_A_REVIEW = ("review", "review_answer", "intention")

# Rows that only say what belongs together.
JOINS = ("moment_partner", "moment_person")

# Columns that readings, or what the ledger has taught, rest on.
TEACHES: dict[str, frozenset[str]] = {
    "partner": frozenset(("id", "start_level", "start_on", "logged_from")),
    "person": frozenset(()),
    "promise": frozenset((
        "id", "number", "maker_id", "receiver_id", "stake", "made_on", "accepted_on", "due_on", "counts_on",
        "grace_days", "closed_as", "closed_on", "told", "satisfied", "withdrawn_by", "cleared_on", "entered_late",
        "follows_id", "private", "recorded_at", "recorded_by",
    )),
    "promise_move": frozenset(("id", "promise_id", "on", "from_on", "to_on")),
    "moment": frozenset((
        "id", "number", "on", "counts_as", "private", "recorded_at", "recorded_by",
    )),
    "moment_partner": frozenset(("id", "partner_id", "on", "moment_id", "counts_as")),
    "moment_person": frozenset(()),
    "disclosure": frozenset((
        "id", "number", "teller_id", "listener_id", "on", "depth", "missed", "private", "recorded_at",
        "recorded_by",
    )),
    "note": frozenset((
        "id", "number", "partner_id", "on", "private", "recorded_at", "recorded_by",
    )),
    "level_change": frozenset((
        "id", "number", "partner_id", "on", "from_level", "to_level", "trial", "private", "recorded_at",
        "recorded_by",
    )),
    "suggestion_answer": frozenset((
        "id", "partner_id", "on", "answer", "strand", "until", "recorded_at", "recorded_by",
    )),
    "plan": frozenset(()),
    "pause": frozenset((
        "id", "number", "partner_id", "from_on", "to_on", "yearly", "entered_late",
    )),
    "review": frozenset(()),
    "review_answer": frozenset(()),
    "intention": frozenset(()),
}

# What moves when a partner is merged.
MERGES = (
    ("promise", "maker_id"), ("promise", "receiver_id"), ("disclosure", "teller_id"),
    ("disclosure", "listener_id"), ("note", "partner_id"), ("plan", "partner_id"),
)

# Days on which something happened.
HAPPENED = (
    ("promise", "made_on"), ("moment", "on"), ("disclosure", "on"), ("note", "on"),
)

# Columns whose words are searched.
SEARCHED: dict[str, tuple[str, ...]] = {
    "partner": (
        "handle", "name", "archive_reason", "note", "owner", "tags", "domains",
    ),
    "person": ("name", "role", "email", "phone", "note"),
    "promise": ("text", "closed_reason", "clear_reason", "note"),
    "promise_move": ("reason",),
    "moment": ("kind", "text", "note"),
    "disclosure": ("topic", "note"),
    "note": ("note",),
    "level_change": ("reason", "note"),
    "suggestion_answer": ("note",),
    "plan": ("text",),
    "pause": ("reason",),
    "intention": ("text",),
}

# Tables that the full text is made of.
FULL_TEXT = (
    "promise", "moment", "disclosure", "note", "level_change",
)

# Columns that a reading of all partners needs.
SCANNED: dict[str, tuple[str, ...]] = {
    "promise": (
        "number", "stake", "made_on", "accepted_on", "counts_on", "grace_days", "closed_as", "closed_on", "told",
        "satisfied", "withdrawn_by", "cleared_on", "entered_late",
    ),
    "moment_partner": ("on", "counts_as"),
    "disclosure": ("on", "depth", "missed", "number"),
}

# Rows that can be private.
PRIVATE = (
    "promise", "moment", "disclosure", "note", "level_change",
)

# Private rows count in their author's readings only.
VEILED = ("promise", "moment", "disclosure")

# Rows for their author alone.
PERSONAL = ("review", "review_answer", "intention")

# Columns for their author alone.
OWN: dict[str, tuple[str, ...]] = {
    "level_change": ("snapshot", "epochs"),
    "suggestion_answer": ("note",),
}

# What others see of a private row, or in the journal.
SEEN: dict[str, frozenset[str]] = {
    "partner": frozenset((
        "handle", "name", "start_level", "start_on", "target", "cadence_days", "archived_on", "merged_into",
        "logged_from", "owner", "tags", "domains",
    )),
    "person": frozenset(("name", "role", "email", "phone", "left_on")),
    "promise": frozenset((
        "number", "stake", "made_on", "accepted_on", "due_on", "counts_on", "grace_days", "closed_as", "closed_on",
        "told", "satisfied", "withdrawn_by", "cleared_on", "entered_late", "every", "every_from", "mended",
        "private",
    )),
    "promise_move": frozenset(("on", "from_on", "to_on")),
    "moment": frozenset((
        "number", "on", "counts_as", "minutes", "initiative", "unplanned", "mended", "at_time", "private",
    )),
    "moment_partner": frozenset(()),
    "moment_person": frozenset(()),
    "disclosure": frozenset(("number", "on", "depth", "missed", "mended", "private")),
    "note": frozenset(("number", "on", "private")),
    "level_change": frozenset((
        "number", "on", "from_level", "to_level", "depends", "trial", "rules", "private",
    )),
    "suggestion_answer": frozenset((
        "on", "answer", "strand", "until", "depends", "suggested",
    )),
    "plan": frozenset(("number", "on")),
    "pause": frozenset(("number", "from_on", "to_on", "yearly", "entered_late")),
    "review": frozenset(()),
    "review_answer": frozenset(()),
    "intention": frozenset(()),
}

# What the history shows to the author.
TOLD: dict[str, frozenset[str]] = {
    "partner": frozenset((
        "handle", "name", "start_level", "start_on", "target", "cadence_days", "archived_on", "archive_reason",
        "merged_into", "note", "logged_from", "owner", "tags", "domains",
    )),
    "person": frozenset(("name", "role", "email", "phone", "note", "left_on")),
    "promise": frozenset((
        "number", "text", "stake", "made_on", "accepted_on", "due_on", "counts_on", "grace_days", "closed_as",
        "closed_on", "told", "satisfied", "withdrawn_by", "closed_reason", "cleared_on", "clear_reason",
        "entered_late", "every", "every_from", "mended", "note", "private",
    )),
    "promise_move": frozenset(("on", "from_on", "to_on", "reason")),
    "moment": frozenset((
        "number", "on", "kind", "counts_as", "minutes", "initiative", "unplanned", "text", "mended", "at_time",
        "note", "private",
    )),
    "moment_partner": frozenset(("on", "counts_as")),
    "moment_person": frozenset(()),
    "disclosure": frozenset((
        "number", "on", "topic", "depth", "missed", "mended", "note", "private",
    )),
    "note": frozenset(("number", "on", "note", "private")),
    "level_change": frozenset((
        "number", "on", "from_level", "to_level", "reason", "depends", "trial", "rules", "note", "private",
    )),
    "suggestion_answer": frozenset((
        "on", "answer", "strand", "until", "depends", "note", "suggested",
    )),
    "plan": frozenset(("number", "on", "text")),
    "pause": frozenset((
        "number", "from_on", "to_on", "reason", "yearly", "entered_late",
    )),
    "review": frozenset(("on", "done_at")),
    "review_answer": frozenset(("question", "answer")),
    "intention": frozenset(("on", "text", "done_on")),
}

# By which the history calls a row.
NAMES: dict[str, tuple[str, ...]] = {
    "partner": ("name", "note"),
    "person": ("name", "note"),
    "promise": ("text", "note", "number"),
    "promise_move": ("reason",),
    "moment": ("text", "note", "kind", "number"),
    "moment_partner": (),
    "moment_person": (),
    "disclosure": ("topic", "note", "number"),
    "note": ("note", "number"),
    "level_change": ("note", "reason", "number"),
    "suggestion_answer": ("note",),
    "plan": ("text", "number"),
    "pause": ("reason", "number"),
    "review": (),
    "review_answer": (),
    "intention": ("text",),
}

# What only the program reads: ids, links, what others come of.
INNER = frozenset((
    "follows_id", "id", "listener_id", "maker_id", "merged_into", "moment_id", "partner_id", "person_id",
    "promise_id", "receiver_id", "review_id", "start_level", "start_on", "teller_id",
))

SELECT_PARTNER = (
    'SELECT id, handle, name, start_level, start_on, target, cadence_days, archived_on, archive_reason, note, '
    'logged_from, owner, tags, domains FROM partner'
)


def partner_value(row: Row, level: int, level_since: date, on_trial: "date | None") -> "Partner":
    """Make a Partner of a row that `SELECT_PARTNER` gives."""
    from trustlog.domain.facts.partner import Partner

    (
        row_id, handle, name, start_level, start_on, target, cadence_days, archived_on, archive_reason, note,
        logged_from, owner, tags, domains,
    ) = row
    return Partner(
        id=row_id, handle=handle, name=name, level=level, level_since=level_since, target=target,
        cadence_days=cadence_days, archived_on=day_or_none(archived_on), archive_reason=archive_reason, note=note,
        start_level=start_level, start_on=day(start_on), logged_from=day(logged_from), on_trial=on_trial,
        owner=owner, tags=tags, domains=domains,
    )


def partner_row(value: "Partner") -> dict[str, Any]:
    """Return the columns of the row of a Partner."""
    return {
        "id": value.id, "handle": value.handle, "name": value.name, "target": value.target,
        "cadence_days": value.cadence_days, "archived_on": value.archived_on,
        "archive_reason": value.archive_reason, "note": value.note, "start_level": value.start_level,
        "start_on": value.start_on, "logged_from": value.logged_from, "owner": value.owner, "tags": value.tags,
        "domains": value.domains,
    }


SELECT_PERSON = (
    'SELECT id, partner_id, name, role, email, phone, note, left_on FROM person'
)


def person_value(row: Row) -> "Person":
    """Make a Person of a row that `SELECT_PERSON` gives."""
    from trustlog.domain.facts.partner import Person

    (
        row_id, partner_id, name, role, email, phone, note, left_on,
    ) = row
    return Person(
        id=row_id, partner_id=partner_id, name=name, role=role, email=email, phone=phone, note=note,
        left_on=day_or_none(left_on),
    )


def person_row(value: "Person") -> dict[str, Any]:
    """Return the columns of the row of a Person."""
    return {
        "id": value.id, "partner_id": value.partner_id, "name": value.name, "role": value.role,
        "email": value.email, "phone": value.phone, "note": value.note, "left_on": value.left_on,
    }


SELECT_PROMISE = (
    'SELECT id, number, maker_id, receiver_id, text, stake, made_on, accepted_on, due_on, counts_on, grace_days, '
    'closed_as, closed_on, told, satisfied, withdrawn_by, closed_reason, cleared_on, clear_reason, entered_late, every, '
    'every_from, follows_id, mended, note, private, source, recorded_at, recorded_by FROM promise'
)


def promise_value(row: Row, moves: "tuple[Move, ...]") -> "Promise":
    """Make a Promise of a row that `SELECT_PROMISE` gives."""
    from trustlog.domain.facts.promise import Promise

    (
        row_id, number, maker_id, receiver_id, text, stake, made_on, accepted_on, due_on, counts_on, grace_days,
        closed_as, closed_on, told, satisfied, withdrawn_by, closed_reason, cleared_on, clear_reason, entered_late,
        every, every_from, follows_id, mended, note, private, source, recorded_at, recorded_by,
    ) = row
    return Promise(
        id=row_id, number=number, partner_id=receiver_id if maker_id is None else maker_id, ours=maker_id is None,
        text=text, stake=stake, made_on=day(made_on), accepted_on=day_or_none(accepted_on),
        due_on=day_or_none(due_on), counts_on=day(counts_on), grace_days=grace_days,
        recorded_at=stamp(recorded_at), recorded_by=recorded_by, closed_as=closed_as,
        closed_on=day_or_none(closed_on), told=told, satisfied=flag_or_none(satisfied), withdrawn_by=withdrawn_by,
        closed_reason=closed_reason, cleared_on=day_or_none(cleared_on), clear_reason=clear_reason,
        entered_late=bool(entered_late), every=every, every_from=day_or_none(every_from), follows_id=follows_id,
        moves=moves, note=note, private=bool(private), source=source, mended=mended,
    )


def promise_row(value: "Promise") -> dict[str, Any]:
    """Return the columns of the row of a Promise."""
    return {
        "id": value.id, "number": value.number, "text": value.text, "stake": value.stake, "made_on": value.made_on,
        "accepted_on": value.accepted_on, "due_on": value.due_on, "counts_on": value.counts_on,
        "grace_days": value.grace_days, "closed_as": value.closed_as, "closed_on": value.closed_on,
        "told": value.told, "satisfied": value.satisfied, "withdrawn_by": value.withdrawn_by,
        "closed_reason": value.closed_reason, "cleared_on": value.cleared_on, "clear_reason": value.clear_reason,
        "entered_late": value.entered_late, "every": value.every, "every_from": value.every_from,
        "follows_id": value.follows_id, "note": value.note, "private": value.private, "source": value.source,
        "mended": value.mended, "recorded_at": value.recorded_at, "recorded_by": value.recorded_by,
        "maker_id": None if value.ours else value.partner_id,
        "receiver_id": None if not value.ours else value.partner_id,
    }


SELECT_MOMENT = (
    'SELECT id, number, "on", kind, counts_as, minutes, initiative, unplanned, text, mended, at_time, note, private, '
    'source, recorded_at, recorded_by FROM moment'
)


def moment_value(row: Row, partner_ids: tuple[str, ...], person_ids: tuple[str, ...]) -> "Moment":
    """Make a Moment of a row that `SELECT_MOMENT` gives."""
    from trustlog.domain.facts.moment import Moment

    (
        row_id, number, on, kind, counts_as, minutes, initiative, unplanned, text, mended, at_time, note, private,
        source, recorded_at, recorded_by,
    ) = row
    return Moment(
        id=row_id, number=number, on=day(on), partner_ids=partner_ids, person_ids=person_ids, kind=kind,
        counts_as=counts_as, minutes=minutes, initiative=initiative, unplanned=bool(unplanned), text=text,
        note=note, private=bool(private), source=source, recorded_at=stamp(recorded_at), recorded_by=recorded_by,
        mended=mended, at_time=at_time,
    )


def moment_row(value: "Moment") -> dict[str, Any]:
    """Return the columns of the row of a Moment."""
    return {
        "id": value.id, "number": value.number, "on": value.on, "kind": value.kind, "counts_as": value.counts_as,
        "minutes": value.minutes, "initiative": value.initiative, "unplanned": value.unplanned, "text": value.text,
        "note": value.note, "private": value.private, "source": value.source, "mended": value.mended,
        "at_time": value.at_time, "recorded_at": value.recorded_at, "recorded_by": value.recorded_by,
    }


SELECT_DISCLOSURE = (
    'SELECT id, number, teller_id, listener_id, "on", topic, depth, missed, mended, note, private, source, recorded_at, '
    'recorded_by FROM disclosure'
)


def disclosure_value(row: Row) -> "Disclosure":
    """Make a Disclosure of a row that `SELECT_DISCLOSURE` gives."""
    from trustlog.domain.facts.disclosure import Disclosure

    (
        row_id, number, teller_id, listener_id, on, topic, depth, missed, mended, note, private, source,
        recorded_at, recorded_by,
    ) = row
    return Disclosure(
        id=row_id, number=number, partner_id=listener_id if teller_id is None else teller_id,
        ours=teller_id is None, on=day(on), topic=topic, depth=depth, missed=bool(missed), note=note,
        private=bool(private), source=source, recorded_at=stamp(recorded_at), recorded_by=recorded_by,
        mended=mended,
    )


def disclosure_row(value: "Disclosure") -> dict[str, Any]:
    """Return the columns of the row of a Disclosure."""
    return {
        "id": value.id, "number": value.number, "on": value.on, "topic": value.topic, "depth": value.depth,
        "missed": value.missed, "note": value.note, "private": value.private, "source": value.source,
        "mended": value.mended, "recorded_at": value.recorded_at, "recorded_by": value.recorded_by,
        "teller_id": None if value.ours else value.partner_id,
        "listener_id": None if not value.ours else value.partner_id,
    }


SELECT_NOTE = (
    'SELECT id, number, partner_id, "on", note, private, source, recorded_at, recorded_by FROM note'
)


def note_value(row: Row) -> "Note":
    """Make a Note of a row that `SELECT_NOTE` gives."""
    from trustlog.domain.facts.note import Note

    (
        row_id, number, partner_id, on, note, private, source, recorded_at, recorded_by,
    ) = row
    return Note(
        id=row_id, number=number, partner_id=partner_id, on=day(on), note=note, private=bool(private),
        source=source, recorded_at=stamp(recorded_at), recorded_by=recorded_by,
    )


def note_row(value: "Note") -> dict[str, Any]:
    """Return the columns of the row of a Note."""
    return {
        "id": value.id, "number": value.number, "partner_id": value.partner_id, "on": value.on, "note": value.note,
        "private": value.private, "source": value.source, "recorded_at": value.recorded_at,
        "recorded_by": value.recorded_by,
    }


SELECT_LEVEL_CHANGE = (
    'SELECT id, number, partner_id, "on", from_level, to_level, reason, depends, snapshot, settings, trial, rules, '
    'epochs, note, private, source, recorded_at, recorded_by FROM level_change'
)


def level_change_value(row: Row) -> "LevelChange":
    """Make a LevelChange of a row that `SELECT_LEVEL_CHANGE` gives."""
    from trustlog.domain.facts.level_change import LevelChange

    (
        row_id, number, partner_id, on, from_level, to_level, reason, depends, snapshot, settings, trial, rules,
        epochs, note, private, source, recorded_at, recorded_by,
    ) = row
    return LevelChange(
        id=row_id, number=number, partner_id=partner_id, on=day(on), from_level=from_level, to_level=to_level,
        reason=reason, depends=depends, snapshot=snapshot, settings=settings, note=note, private=bool(private),
        source=source, recorded_at=stamp(recorded_at), recorded_by=recorded_by, trial=trial, rules=rules,
        epochs=epochs,
    )


def level_change_row(value: "LevelChange") -> dict[str, Any]:
    """Return the columns of the row of a LevelChange."""
    return {
        "id": value.id, "number": value.number, "partner_id": value.partner_id, "on": value.on,
        "from_level": value.from_level, "to_level": value.to_level, "reason": value.reason,
        "depends": value.depends, "snapshot": value.snapshot, "settings": value.settings, "note": value.note,
        "private": value.private, "source": value.source, "trial": value.trial, "rules": value.rules,
        "epochs": value.epochs, "recorded_at": value.recorded_at, "recorded_by": value.recorded_by,
    }


SELECT_SUGGESTION_ANSWER = (
    'SELECT id, partner_id, "on", answer, strand, until, depends, note, suggested FROM suggestion_answer'
)


def suggestion_answer_value(row: Row) -> "Answer":
    """Make a Answer of a row that `SELECT_SUGGESTION_ANSWER` gives."""
    from trustlog.domain.facts.answer import Answer

    (
        row_id, partner_id, on, answer, strand, until, depends, note, suggested,
    ) = row
    return Answer(
        id=row_id, partner_id=partner_id, on=day(on), answer=answer, strand=strand, until=day_or_none(until),
        depends=depends, note=note, suggested=suggested,
    )


def suggestion_answer_row(value: "Answer") -> dict[str, Any]:
    """Return the columns of the row of a Answer."""
    return {
        "id": value.id, "partner_id": value.partner_id, "on": value.on, "answer": value.answer,
        "strand": value.strand, "until": value.until, "depends": value.depends, "note": value.note,
        "suggested": value.suggested,
    }


SELECT_PLAN = (
    'SELECT id, number, partner_id, "on", text FROM plan'
)


def plan_value(row: Row) -> "Plan":
    """Make a Plan of a row that `SELECT_PLAN` gives."""
    from trustlog.domain.facts.plan import Plan

    (row_id, number, partner_id, on, text) = row
    return Plan(
        id=row_id, number=number, partner_id=partner_id, on=day(on), text=text,
    )


def plan_row(value: "Plan") -> dict[str, Any]:
    """Return the columns of the row of a Plan."""
    return {
        "id": value.id, "number": value.number, "partner_id": value.partner_id, "on": value.on, "text": value.text,
    }


SELECT_PAUSE = (
    'SELECT id, number, partner_id, from_on, to_on, reason, yearly, entered_late FROM pause'
)


def pause_value(row: Row) -> "Pause":
    """Make a Pause of a row that `SELECT_PAUSE` gives."""
    from trustlog.domain.facts.pause import Pause

    (
        row_id, number, partner_id, from_on, to_on, reason, yearly, entered_late,
    ) = row
    return Pause(
        id=row_id, number=number, partner_id=partner_id, from_on=day(from_on), to_on=day(to_on), reason=reason,
        yearly=bool(yearly), entered_late=bool(entered_late),
    )


def pause_row(value: "Pause") -> dict[str, Any]:
    """Return the columns of the row of a Pause."""
    return {
        "id": value.id, "number": value.number, "partner_id": value.partner_id, "from_on": value.from_on,
        "to_on": value.to_on, "reason": value.reason, "yearly": value.yearly, "entered_late": value.entered_late,
    }


def promise_scan(row: Row, ours: bool, moves: "tuple[Move, ...]") -> "PromiseScan":
    """Make a PromiseScan of a partner's id and the columns that `SCANNED` names."""
    from trustlog.domain.facts.scan import PromiseScan

    return PromiseScan(
        row[0], ours, row[1], row[2], day(row[3]), day_or_none(row[4]), day(row[5]), row[6], row[7],
        day_or_none(row[8]), row[9], flag_or_none(row[10]), row[11], day_or_none(row[12]), bool(row[13]), moves,
    )


def moment_partner_scan(row: Row, number: int) -> "MomentScan":
    """Make a MomentScan of a partner's id and the columns that `SCANNED` names."""
    from trustlog.domain.facts.scan import MomentScan

    return MomentScan(row[0], day(row[1]), row[2], number)


def disclosure_scan(row: Row, ours: bool) -> "DisclosureScan":
    """Make a DisclosureScan of a partner's id and the columns that `SCANNED` names."""
    from trustlog.domain.facts.scan import DisclosureScan

    return DisclosureScan(row[0], day(row[1]), ours, row[2], bool(row[3]), row[4])


# Table and row of each kind of value, by the name of its class.
ROWS: dict[str, tuple[str, Callable[[Any], dict[str, Any]]]] = {
    "Partner": ("partner", partner_row),
    "Person": ("person", person_row),
    "Promise": ("promise", promise_row),
    "Moment": ("moment", moment_row),
    "Disclosure": ("disclosure", disclosure_row),
    "Note": ("note", note_row),
    "LevelChange": ("level_change", level_change_row),
    "Answer": ("suggestion_answer", suggestion_answer_row),
    "Plan": ("plan", plan_row),
    "Pause": ("pause", pause_row),
}
