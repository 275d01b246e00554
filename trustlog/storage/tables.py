"""The one definition of the schema. Migrations, checks of what comes in from files, typed sessions are made from it.

Ids are UUIDv7 texts, days are dates, moments are UTC; `None` as maker, receiver, teller or listener means us.
A class that is a table does not validate by itself: the domain does, and the constraints here repeat its rules.
"""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index, MetaData, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from trustlog.domain.levels import DEPENDS
from trustlog.domain.promise import STAKES
from trustlog.domain.strands import STRANDS
from trustlog.domain.words import INITIATED_BY

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Row(SQLModel):
    """What all tables have in common: their metadata, and the refusal of columns that there are not."""

    metadata: ClassVar[MetaData] = METADATA
    model_config = {"extra": "forbid"}


class Recorded(Row):
    """A row that says when and by whom it was recorded."""

    recorded_at: datetime
    recorded_by: str


class Fact(Recorded):
    """What every fact has; `source` is its own clause of the capture line it came from."""

    private: bool = False
    source: str | None = None
    note: str | None = None


def _id() -> Any:
    return Field(primary_key=True)


def _link(table: str, *, index: bool = False) -> Any:
    return Field(foreign_key=f"{table}.id", index=index)


def _maybe(table: str, *, index: bool = False) -> Any:
    return Field(default=None, foreign_key=f"{table}.id", index=index)


def _one_of(column: str, words: str) -> CheckConstraint:
    listed = ", ".join(f"'{word}'" for word in words.split())
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def _check(name: str, rule: str) -> CheckConstraint:
    return CheckConstraint(rule, name=name)


def _level(column: str) -> CheckConstraint:
    return _check(column, f"{column} BETWEEN 1 AND 5")


def _where(name: str, rule: str, *columns: str) -> Index:
    return Index(name, *columns, sqlite_where=text(rule), postgresql_where=text(rule))


class Partner(Row, table=True):
    """An organisation we work with, and the level it started at; later levels are changes."""

    __tablename__ = "partner"
    __table_args__ = (
        _level("start_level"),
        _level("target"),
        _check("cadence_days", "cadence_days > 0"),
        _check("name", "name <> ''"),
        _check("handle", "handle <> '' AND handle = lower(handle)"),
        _check("merged", "merged_into IS NULL OR (merged_into <> id AND archived_on IS NOT NULL)"),
    )
    id: str = _id()
    handle: str = Field(unique=True)
    name: str
    start_level: int
    start_on: date
    target: int
    cadence_days: int
    archived_on: date | None = None
    archive_reason: str | None = None
    merged_into: str | None = _maybe("partner")
    note: str | None = None


class Person(Row, table=True):
    """Somebody at a partner."""

    __tablename__ = "person"
    __table_args__ = (_check("name", "name <> ''"),)
    id: str = _id()
    partner_id: str = _link("partner", index=True)
    name: str
    role: str | None = None
    email: str | None = None
    phone: str | None = None


# What a reading of all partners needs of a promise, so that the scan reads the index alone.
_SCANNED = tuple(
    "counts_on number id stake made_on accepted_on grace_days closed_as closed_on told satisfied withdrawn_by "  # noqa: SIM905
    "cleared_on entered_late".split()
)


class Promise(Fact, table=True):
    """What one side said it would do. Exactly one of maker and receiver is us; gardens may loosen that one check."""

    __tablename__ = "promise"
    __table_args__ = (
        _check("one_side_is_us", "(maker_id IS NULL) <> (receiver_id IS NULL)"),
        _one_of("stake", " ".join(STAKES)),
        _one_of("closed_as", "kept partly broken withdrawn"),
        _one_of("told", "told silent concealed"),
        _one_of("withdrawn_by", "maker receiver"),
        _check("text", "text <> ''"),
        _check("number", "number > 0"),
        _check("grace_days", "grace_days >= 0"),
        _check("counts_on", "counts_on >= made_on AND (due_on IS NULL OR due_on = counts_on)"),
        _check("accepted_on", "accepted_on >= made_on"),
        _check(
            "closed_on", "(closed_as IS NULL) = (closed_on IS NULL) AND (closed_on IS NULL OR closed_on >= made_on)"
        ),
        _check("told_broken", "told IS NULL OR coalesce(closed_as, '') = 'broken'"),
        _check("withdrawn", "(withdrawn_by IS NOT NULL) = (coalesce(closed_as, '') = 'withdrawn')"),
        _check("satisfied", "satisfied IS NULL OR coalesce(closed_as, '') IN ('kept', 'partly')"),
        _check("cleared", "(cleared_on IS NULL) = (clear_reason IS NULL)"),
        _check("cleared_concealed", "cleared_on IS NULL OR coalesce(told, '') = 'concealed'"),
        _where("ix_promise_ours", "receiver_id IS NOT NULL", "receiver_id", *_SCANNED),
        _where("ix_promise_theirs", "maker_id IS NOT NULL", "maker_id", *_SCANNED),
        _where("ix_promise_open", "closed_as IS NULL", "counts_on"),
        Index("ix_promise_counts_on", "counts_on"),
        _where("ix_promise_private", "private", "recorded_by", "id"),
        Index("ix_promise_made_on", "made_on", "number"),
        _where("ix_promise_follows_id", "follows_id IS NOT NULL", "follows_id"),
    )
    id: str = _id()
    number: int = Field(unique=True)
    maker_id: str | None = _maybe("partner")
    receiver_id: str | None = _maybe("partner")
    text: str
    stake: str
    made_on: date
    accepted_on: date | None = None
    due_on: date | None = None
    counts_on: date
    grace_days: int
    closed_as: str | None = None
    closed_on: date | None = None
    told: str | None = None
    satisfied: bool | None = None
    withdrawn_by: str | None = None
    closed_reason: str | None = None
    cleared_on: date | None = None
    clear_reason: str | None = None
    entered_late: bool = False
    every: str | None = None
    every_from: date | None = None
    follows_id: str | None = _maybe("promise")


class PromiseMove(Row, table=True):
    """A due day moved."""

    __tablename__ = "promise_move"
    __table_args__ = (
        Index("ix_promise_move_promise_id", "promise_id", "on", "id", "from_on", "to_on"),
        Index("ix_promise_move_on", "on"),
    )
    id: str = _id()
    promise_id: str = _link("promise")
    on: date
    from_on: date
    to_on: date
    reason: str | None = None


class Moment(Fact, table=True):
    """Time spent together."""

    __tablename__ = "moment"
    __table_args__ = (
        _one_of("counts_as", "scripted joint unscripted"),
        _one_of("initiative", " ".join(INITIATED_BY)),
        _check("minutes", "minutes BETWEEN 1 AND 1440"),
        _check("kind", "kind <> ''"),
        _check("number", "number > 0"),
        Index("ix_moment_on", "on", "number"),
        _where("ix_moment_private", "private", "recorded_by", "id"),
    )
    id: str = _id()
    number: int = Field(unique=True)
    on: date
    kind: str
    counts_as: str
    minutes: int | None = None
    initiative: str | None = None
    unplanned: bool = False
    text: str | None = None


class MomentPartner(Row, table=True):
    """Who a moment was with. Day and kind of time are repeated, so that readings and "last met" need no join."""

    __tablename__ = "moment_partner"
    __table_args__ = (
        _one_of("counts_as", "scripted joint unscripted"),
        UniqueConstraint("moment_id", "partner_id"),
        Index("ix_moment_partner_scan", "partner_id", "on", "moment_id", "counts_as"),
    )
    id: str = _id()
    partner_id: str = _link("partner")
    on: date
    moment_id: str = _link("moment")
    counts_as: str


class MomentPerson(Row, table=True):
    """Which people were there."""

    __tablename__ = "moment_person"
    __table_args__ = (UniqueConstraint("moment_id", "person_id"),)
    id: str = _id()
    moment_id: str = _link("moment")
    person_id: str = _link("person", index=True)


class Disclosure(Fact, table=True):
    """Openness: what one side told the other about itself, or should have."""

    __tablename__ = "disclosure"
    __table_args__ = (
        _check("one_side_is_us", "(teller_id IS NULL) <> (listener_id IS NULL)"),
        _check("depth", "(missed AND depth IS NULL) OR (NOT missed AND depth IS NOT NULL AND depth BETWEEN 1 AND 4)"),
        _check("topic", "topic <> ''"),
        _check("number", "number > 0"),
        _where("ix_disclosure_ours", "listener_id IS NOT NULL", "listener_id", "on", "number", "id", "depth", "missed"),
        _where("ix_disclosure_theirs", "teller_id IS NOT NULL", "teller_id", "on", "number", "id", "depth", "missed"),
        Index("ix_disclosure_on", "on", "number"),
        _where("ix_disclosure_private", "private", "recorded_by", "id"),
    )
    id: str = _id()
    number: int = Field(unique=True)
    teller_id: str | None = _maybe("partner")
    listener_id: str | None = _maybe("partner")
    on: date
    topic: str
    depth: int | None = None
    missed: bool = False


class Note(Recorded, table=True):
    """A remark."""

    __tablename__ = "note"
    __table_args__ = (
        _check("note", "note <> ''"),
        _check("number", "number > 0"),
        Index("ix_note_partner_id", "partner_id", "on", "number"),
        Index("ix_note_on", "on", "number"),
    )
    id: str = _id()
    number: int = Field(unique=True)
    partner_id: str = _link("partner")
    on: date
    note: str
    private: bool = False
    source: str | None = None


class LevelChange(Fact, table=True):
    """A person's decision about a level, with what they saw."""

    __tablename__ = "level_change"
    __table_args__ = (
        _level("from_level"),
        _level("to_level"),
        _check("another_level", "from_level <> to_level"),
        _one_of("depends", " ".join(DEPENDS)),
        _check("reason", "reason <> ''"),
        _check("number", "number > 0"),
        Index("ix_level_change_partner_id", "partner_id", "on", "number"),
        Index("ix_level_change_on", "on", "number"),
    )
    id: str = _id()
    number: int = Field(unique=True)
    partner_id: str = _link("partner")
    on: date
    from_level: int
    to_level: int
    reason: str
    depends: str | None = None
    snapshot: str | None = None
    settings: str | None = None


class SuggestionAnswer(Recorded, table=True):
    """A person's answer to a suggestion: not now, or seen."""

    __tablename__ = "suggestion_answer"
    __table_args__ = (
        _one_of("answer", "decline ack"),
        _one_of("strand", " ".join(STRANDS)),
        _one_of("depends", " ".join(DEPENDS)),
        _check("until", "(answer = 'decline') = (until IS NOT NULL) AND (until IS NULL OR until >= \"on\")"),
        Index("ix_suggestion_answer_partner_id", "partner_id", "on"),
    )
    id: str = _id()
    partner_id: str = _link("partner")
    on: date
    answer: str
    strand: str | None = None
    until: date | None = None
    depends: str | None = None
    note: str


class Plan(Row, table=True):
    """The next touch with a partner."""

    __tablename__ = "plan"
    __table_args__ = (_check("number", "number > 0"), Index("ix_plan_on", "on"))
    id: str = _id()
    number: int = Field(unique=True)
    partner_id: str = _link("partner", index=True)
    on: date
    text: str | None = None


class Pause(Row, table=True):
    """Days that shall not count, both ends included."""

    __tablename__ = "pause"
    __table_args__ = (
        _check("number", "number > 0"),
        _check("order", "to_on >= from_on"),
        _check("reason", "reason <> ''"),
        Index("ix_pause_partner_id", "partner_id", "from_on"),
    )
    id: str = _id()
    number: int = Field(unique=True)
    partner_id: str = _link("partner")
    from_on: date
    to_on: date
    reason: str


class Review(Recorded, table=True):
    """A weekly review; frozen by its snapshot when done."""

    __tablename__ = "review"
    __table_args__ = (_check("done", "(done_at IS NULL) = (snapshot IS NULL)"),)
    id: str = _id()
    on: date
    done_at: datetime | None = None
    snapshot: str | None = None


class ReviewAnswer(Recorded, table=True):
    """What was answered to one question of a review, about one partner or in general."""

    __tablename__ = "review_answer"
    id: str = _id()
    review_id: str = _link("review", index=True)
    partner_id: str | None = _maybe("partner")
    question: str
    answer: str


class Intention(Recorded, table=True):
    """What somebody means to do next week."""

    __tablename__ = "intention"
    __table_args__ = (_check("text", "text <> ''"),)
    id: str = _id()
    review_id: str | None = _maybe("review", index=True)
    partner_id: str | None = _maybe("partner")
    on: date
    text: str
    done_on: date | None = None


class JournalBatch(Row, table=True):
    """One thing somebody did: what undo takes back. `undoes` is the number of the batch it took back."""

    __tablename__ = "journal_batch"
    id: str = _id()
    number: int = Field(unique=True)
    at: datetime
    recorded_by: str
    what: str
    undoes: int | None = Field(default=None, foreign_key="journal_batch.number")


class JournalEntry(Row, table=True):
    """One row's change within a batch: JSON texts of the columns that changed."""

    __tablename__ = "journal_entry"
    __table_args__ = (
        _check("something", "before IS NOT NULL OR after IS NOT NULL"),
        {"sqlite_with_rowid": False},
    )
    batch_id: str = Field(primary_key=True, foreign_key="journal_batch.id")
    seq: int = Field(primary_key=True)
    table_name: str
    row_id: str
    before: str | None = None
    after: str | None = None


class Setting(Row, table=True):
    """What the ledger knows of itself: its id, and the next numbers."""

    __tablename__ = "setting"
    key: str = Field(primary_key=True)
    value: str


class Memo(Row, table=True):
    """Something derived that takes long to derive; outside journal and exports, and safe to delete."""

    __tablename__ = "memo"
    kind: str = Field(primary_key=True)
    strand: str = Field(primary_key=True)
    quarter: date = Field(primary_key=True)
    settings_hash: str = Field(primary_key=True)
    value: str


MODELS: dict[str, type[Row]] = {
    str(model.__tablename__): model
    for model in (
        Partner, Person, Promise, PromiseMove, Moment, MomentPartner, MomentPerson, Disclosure, Note, LevelChange,
        SuggestionAnswer, Plan, Pause, Review, ReviewAnswer, Intention, JournalBatch, JournalEntry, Setting, Memo,
    )
}  # fmt: skip
