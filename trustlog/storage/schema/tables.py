"""The one definition of the schema. Migrations, checks of what comes in from files, typed sessions are made from it.

Ids are UUIDv7 texts, days are dates, moments are UTC; `None` as maker, receiver, teller or listener means us. What
two members of a garden promise or tell each other has neither: `from_id` and `to_id` say who they are, so that nothing
which asks for ours or theirs finds it.
A class that is a table does not validate by itself: the domain does, and the constraints here repeat its rules.

Each column says what it is (`declare.About`), each table too (`declare.AboutTable`). Whoever changes a word here runs
`python -m trustlog.storage.schema.generate`, which writes what the program runs on. Tables come in the order in
which rows can be inserted, columns in the order in which they are exported.
"""

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint

import trustlog.storage.schema.declare as column
from trustlog.domain.capture.words import INITIATED_BY
from trustlog.domain.facts.answer import ANSWERS
from trustlog.domain.facts.promise import STAKES
from trustlog.domain.levels import DEPENDS, TRIALS
from trustlog.domain.limits import CADENCE, DEPTH, GRACE, LONGEST_HANDLE, LONGEST_NAME, MINUTES
from trustlog.domain.strands import ACTIONS, STRANDS
from trustlog.storage.schema.bookkeeping import JournalBatch, JournalEntry, Memo, Setting
from trustlog.storage.schema.brought_tables import Apart, Mapping, Proposal, ProposalPartner, brought
from trustlog.storage.schema.declare import Row, between, check, level, one_of, table, where
from trustlog.storage.schema.garden_tables import (
    Agreement,
    Benefit,
    Gain,
    Garden,
    GardenLine,
    GardenLook,
    GardenMember,
    Impact,
    Objective,
    PairAnswer,
    Purpose,
    Section,
    Wheel,
)  # fmt: skip
from trustlog.storage.schema.practice_tables import (
    BookItem,
    Dependence,
    Farewell,
    Fit,
    JointCheck,
    PracticeAnswer,
    Pulse,
    Request,
    Sheet,
    SheetRow,
    TheirWord,
)  # fmt: skip
from trustlog.storage.schema.recorded import Brought, Fact, Recorded

METADATA = Row.metadata


class Partner(Brought, table=True):
    """An organisation we work with, and the level it started at; later levels are changes."""

    __tablename__ = "partner"
    __table_args__ = (
        level("start_level"),
        level("target"),
        check("cadence_days", "cadence_days > 0"),
        check("name", "name <> ''"),
        check("handle", "handle <> '' AND handle = lower(handle)"),
        check("merged", "merged_into IS NULL OR (merged_into <> id AND archived_on IS NOT NULL)"),
        brought("partner"),
        table(value="Partner"),
    )
    id: str = column.ident()
    handle: str = column.word(unique=True, seen=True, teaches=False, searched=True, longest=LONGEST_HANDLE)
    name: str = column.text(seen=True, names=1, searched=True, longest=LONGEST_NAME)
    start_level: int = column.number(seen=True, inner=True)
    start_on: date = column.day(seen=True, inner=True)
    target: int = column.number(seen=True, teaches=False)
    cadence_days: int = column.number(seen=True, teaches=False, span=CADENCE)
    archived_on: date | None = column.day(default=None, seen=True, teaches=False)
    archive_reason: str | None = column.text(default=None, searched=True)
    merged_into: str | None = column.maybe("partner", seen=True, told=True, teaches=False)
    note: str | None = column.text(default=None, names=3, searched=True)
    logged_from: date = column.day(seen=True)
    owner: str | None = column.text(default=None, seen=True, searched=True)
    tags: str | None = column.text(default=None, seen=True, searched=True)
    domains: str | None = column.text(default=None, seen=True, searched=True)


class Person(Brought, table=True):
    """Somebody at a partner."""

    __tablename__ = "person"
    __table_args__ = (check("name", "name <> ''"), brought("person"), table(value="Person"))
    id: str = column.ident()
    partner_id: str = column.link("partner", index=True)
    name: str = column.text(seen=True, names=1, searched=True)
    role: str | None = column.text(default=None, seen=True, searched=True)
    email: str | None = column.text(default=None, seen=True, searched=True)
    phone: str | None = column.text(default=None, seen=True, searched=True)
    note: str | None = column.text(default=None, names=3, searched=True)
    left_on: date | None = column.day(default=None, seen=True)


def _two_sides(maker: str, receiver: str) -> str:
    """Return the rule about who is at either end: a partner and us, or two members of a garden."""
    return (
        f"CASE WHEN from_id IS NULL THEN to_id IS NULL AND ({maker} IS NULL) <> ({receiver} IS NULL) "
        f"ELSE to_id IS NOT NULL AND from_id <> to_id AND garden_id IS NOT NULL AND {maker} IS NULL "
        f"AND {receiver} IS NULL END"
    )


# What a reading of all partners needs of a promise, so that the scan reads the index alone.
_SCANNED = tuple(
    "counts_on number id stake made_on accepted_on grace_days closed_as closed_on told satisfied withdrawn_by "  # noqa: SIM905 - as lines
    "cleared_on entered_late".split()
)


class Promise(Fact, Brought, table=True):
    """What one side said it would do. Exactly one of maker and receiver is us, or it is between two of a garden."""

    __tablename__ = "promise"
    __table_args__ = (
        check("one_side_is_us", _two_sides("maker_id", "receiver_id")),
        one_of("stake", " ".join(STAKES)),
        one_of("closed_as", "kept partly broken withdrawn"),
        one_of("told", "told silent concealed"),
        one_of("withdrawn_by", "maker receiver"),
        check("text", "text <> ''"),
        check("number", "number > 0"),
        check("grace_days", "grace_days >= 0"),
        check("counts_on", "counts_on >= made_on AND (due_on IS NULL OR due_on = counts_on)"),
        check("accepted_on", "accepted_on >= made_on"),
        check("closed_on", "(closed_as IS NULL) = (closed_on IS NULL) AND (closed_on IS NULL OR closed_on >= made_on)"),
        check("told_broken", "told IS NULL OR coalesce(closed_as, '') = 'broken'"),
        check("withdrawn", "(withdrawn_by IS NOT NULL) = (coalesce(closed_as, '') = 'withdrawn')"),
        check("satisfied", "satisfied IS NULL OR coalesce(closed_as, '') IN ('kept', 'partly')"),
        check("cleared", "(cleared_on IS NULL) = (clear_reason IS NULL)"),
        check("cleared_concealed", "cleared_on IS NULL OR coalesce(told, '') = 'concealed'"),
        where("ix_promise_ours", "receiver_id IS NOT NULL", "receiver_id", *_SCANNED),
        where("ix_promise_theirs", "maker_id IS NOT NULL", "maker_id", *_SCANNED),
        where("ix_promise_open", "closed_as IS NULL", "counts_on"),
        Index("ix_promise_counts_on", "counts_on"),
        where("ix_promise_private", "private", "recorded_by", "id"),
        Index("ix_promise_made_on", "made_on", "number"),
        where("ix_promise_follows_id", "follows_id IS NOT NULL", "follows_id"),
        where("ix_promise_garden_id", "garden_id IS NOT NULL", "garden_id", "made_on"),
        brought("promise"),
        table(value="Promise", veiled=True, full_text=True, scan="PromiseScan"),
    )
    id: str = column.ident()
    number: int = column.number(unique=True, seen=True, names=9)
    maker_id: str | None = column.maybe("partner", side="from", merges=True)
    receiver_id: str | None = column.maybe("partner", side="to", merges=True)
    text: str = column.text(searched=True, names=1)
    stake: str = column.word(seen=True)
    made_on: date = column.day(seen=True, happened=True)
    accepted_on: date | None = column.day(default=None, seen=True)
    due_on: date | None = column.day(default=None, seen=True)
    counts_on: date = column.day(seen=True)
    grace_days: int = column.number(seen=True, span=GRACE)
    closed_as: str | None = column.word(default=None, seen=True)
    closed_on: date | None = column.day(default=None, seen=True)
    told: str | None = column.word(default=None, seen=True)
    satisfied: bool | None = column.flag(default=None, seen=True)
    withdrawn_by: str | None = column.word(default=None, seen=True)
    closed_reason: str | None = column.text(default=None, searched=True)
    cleared_on: date | None = column.day(default=None, seen=True)
    clear_reason: str | None = column.text(default=None, searched=True)
    entered_late: bool = column.flag(default=False, seen=True)
    every: str | None = column.word(default=None, seen=True, teaches=False)
    every_from: date | None = column.day(default=None, seen=True, teaches=False)
    follows_id: str | None = column.maybe("promise")
    mended: int | None = column.number(default=None, seen=True, teaches=False)
    garden_id: str | None = column.maybe("garden")
    from_id: str | None = column.maybe("partner", merges=True)
    to_id: str | None = column.maybe("partner", merges=True)


class PromiseMove(Row, table=True):
    """A due day moved."""

    __tablename__ = "promise_move"
    __table_args__ = (
        Index("ix_promise_move_promise_id", "promise_id", "on", "id", "from_on", "to_on"),
        Index("ix_promise_move_on", "on"),
        table(),
    )
    id: str = column.ident()
    promise_id: str = column.link("promise")
    on: date = column.day(seen=True)
    from_on: date = column.day(seen=True)
    to_on: date = column.day(seen=True)
    reason: str | None = column.text(default=None, names=1, searched=True)


_TIME_OF_DAY = (
    "length(at_time) = 5 AND substr(at_time, 3, 1) = ':' "
    "AND substr(at_time, 1, 2) BETWEEN '00' AND '23' AND substr(at_time, 4, 2) BETWEEN '00' AND '59'"
)


class Moment(Fact, Brought, table=True):
    """Time spent together."""

    __tablename__ = "moment"
    __table_args__ = (
        one_of("counts_as", "scripted joint unscripted"),
        one_of("initiative", " ".join(INITIATED_BY)),
        check("minutes", between("minutes", MINUTES)),
        check("at_time", _TIME_OF_DAY),
        check("kind", "kind <> ''"),
        check("number", "number > 0"),
        Index("ix_moment_on", "on", "number"),
        where("ix_moment_private", "private", "recorded_by", "id"),
        brought("moment"),
        table(value="Moment", veiled=True, full_text=True),
    )
    id: str = column.ident()
    number: int = column.number(unique=True, seen=True, names=9)
    on: date = column.day(seen=True, happened=True)
    kind: str = column.word(searched=True, teaches=False, names=4)
    counts_as: str = column.word(seen=True)
    minutes: int | None = column.number(default=None, seen=True, teaches=False)
    initiative: str | None = column.word(default=None, seen=True, teaches=False)
    unplanned: bool = column.flag(default=False, seen=True, teaches=False)
    text: str | None = column.text(default=None, searched=True, names=1)
    mended: int | None = column.number(default=None, seen=True, teaches=False)
    at_time: str | None = column.word(default=None, seen=True, teaches=False)
    our_people: str | None = column.text(default=None, teaches=True, searched=True)
    garden_id: str | None = column.maybe("garden", index=True)


class MomentPartner(Row, table=True):
    """Who a moment was with. Day and kind of time are repeated, so that readings and "last met" need no join."""

    __tablename__ = "moment_partner"
    __table_args__ = (
        one_of("counts_as", "scripted joint unscripted"),
        UniqueConstraint("moment_id", "partner_id"),
        Index("ix_moment_partner_scan", "partner_id", "on", "moment_id", "counts_as"),
        table(joins=True, scan="MomentScan"),
    )
    id: str = column.ident()
    partner_id: str = column.link("partner")
    on: date = column.day()
    moment_id: str = column.link("moment")
    counts_as: str = column.word()


class MomentBetween(Row, table=True):
    """Who was together at a moment of a garden at which none of us was: it counts for nobody's time with us."""

    __tablename__ = "moment_between"
    __table_args__ = (
        one_of("counts_as", "scripted joint unscripted"),
        UniqueConstraint("moment_id", "partner_id"),
        Index("ix_moment_between_partner_id", "partner_id", "on", "moment_id"),
        table(joins=True),
    )
    id: str = column.ident()
    partner_id: str = column.link("partner")
    on: date = column.day()
    moment_id: str = column.link("moment")
    counts_as: str = column.word()


class MomentPerson(Row, table=True):
    """Which people were there."""

    __tablename__ = "moment_person"
    __table_args__ = (UniqueConstraint("moment_id", "person_id"), table(joins=True))
    id: str = column.ident()
    moment_id: str = column.link("moment")
    person_id: str = column.link("person", index=True)


class Disclosure(Fact, Brought, table=True):
    """Openness: what one side told the other about itself, or should have."""

    __tablename__ = "disclosure"
    __table_args__ = (
        check("one_side_is_us", _two_sides("teller_id", "listener_id")),
        check(
            "depth", f"(missed AND depth IS NULL) OR (NOT missed AND depth IS NOT NULL AND {between('depth', DEPTH)})"
        ),
        check("topic", "topic <> ''"),
        check("number", "number > 0"),
        where("ix_disclosure_ours", "listener_id IS NOT NULL", "listener_id", "on", "number", "id", "depth", "missed"),
        where("ix_disclosure_theirs", "teller_id IS NOT NULL", "teller_id", "on", "number", "id", "depth", "missed"),
        Index("ix_disclosure_on", "on", "number"),
        where("ix_disclosure_private", "private", "recorded_by", "id"),
        brought("disclosure"),
        table(value="Disclosure", veiled=True, full_text=True, scan="DisclosureScan"),
    )
    id: str = column.ident()
    number: int = column.number(unique=True, seen=True, names=9)
    teller_id: str | None = column.maybe("partner", side="from", merges=True)
    listener_id: str | None = column.maybe("partner", side="to", merges=True)
    on: date = column.day(seen=True, happened=True)
    topic: str = column.text(searched=True, names=1)
    depth: int | None = column.number(default=None, seen=True)
    missed: bool = column.flag(default=False, seen=True)
    mended: int | None = column.number(default=None, seen=True, teaches=False)
    item_id: str | None = column.maybe("book_item")
    garden_id: str | None = column.maybe("garden", index=True)
    from_id: str | None = column.maybe("partner", merges=True)
    to_id: str | None = column.maybe("partner", merges=True)


class Note(Recorded, Brought, table=True):
    """A remark."""

    __tablename__ = "note"
    __table_args__ = (
        check("note", "note <> ''"),
        check("number", "number > 0"),
        Index("ix_note_partner_id", "partner_id", "on", "number"),
        Index("ix_note_on", "on", "number"),
        brought("note"),
        table(value="Note", full_text=True),
    )
    id: str = column.ident()
    number: int = column.number(unique=True, seen=True, names=9)
    partner_id: str = column.link("partner", merges=True)
    on: date = column.day(seen=True, happened=True)
    note: str = column.text(searched=True, names=1)
    private: bool = column.flag(default=False, seen=True)
    source: str | None = column.text(default=None, told=False)


_ANOTHER_LEVEL = (
    "CASE trial WHEN 'began' THEN to_level = from_level + 1 WHEN 'ended' THEN to_level = from_level - 1 "
    "WHEN 'confirmed' THEN to_level = from_level ELSE from_level <> to_level END"
)


class LevelChange(Fact, table=True):
    """A person's decision about a level, with what they saw: the reading, its settings, and what was learned by then.

    `rules` numbers the rules that the reading was made by; decisions before these were numbered have none.
    """

    __tablename__ = "level_change"
    __table_args__ = (
        level("from_level"),
        level("to_level"),
        one_of("trial", " ".join(TRIALS)),
        check("another_level", _ANOTHER_LEVEL),
        one_of("depends", " ".join(DEPENDS)),
        check("reason", "reason <> ''"),
        check("number", "number > 0"),
        Index("ix_level_change_partner_id", "partner_id", "on", "number"),
        Index("ix_level_change_on", "on", "number"),
        table(value="LevelChange", full_text=True),
    )
    id: str = column.ident()
    number: int = column.number(unique=True, seen=True, names=9)
    partner_id: str = column.link("partner")
    on: date = column.day(seen=True)
    from_level: int = column.number(seen=True)
    to_level: int = column.number(seen=True)
    reason: str = column.text(searched=True, names=4)
    depends: str | None = column.word(default=None, seen=True, teaches=False)
    snapshot: str | None = column.json(default=None, own=True)
    settings: str | None = column.json(default=None)
    trial: str | None = column.word(default=None, seen=True)
    rules: int | None = column.number(default=None, seen=True, teaches=False)
    epochs: str | None = column.json(default=None, own=True)


class SuggestionAnswer(Recorded, table=True):
    """A person's answer: not now, a flag seen, a question answered; or that a test begins anew.

    `suggested` is what the reading suggested when it was answered.
    """

    __tablename__ = "suggestion_answer"
    __table_args__ = (
        one_of("answer", " ".join(ANSWERS)),
        one_of("suggested", " ".join(ACTIONS)),
        one_of("strand", " ".join(STRANDS)),
        one_of("depends", " ".join(DEPENDS)),
        check("until", "(answer = 'decline') = (until IS NOT NULL) AND (until IS NULL OR until >= \"on\")"),
        Index("ix_suggestion_answer_partner_id", "partner_id", "on"),
        table(value="Answer"),
    )
    id: str = column.ident()
    partner_id: str = column.link("partner")
    on: date = column.day(seen=True)
    answer: str = column.word(seen=True)
    strand: str | None = column.word(default=None, seen=True)
    until: date | None = column.day(default=None, seen=True)
    depends: str | None = column.word(default=None, seen=True, teaches=False)
    note: str = column.text(names=1, own=True, searched=True, may_be_empty=True)
    suggested: str | None = column.word(default=None, seen=True, teaches=False)


class Plan(Row, table=True):
    """The next touch with a partner."""

    __tablename__ = "plan"
    __table_args__ = (check("number", "number > 0"), Index("ix_plan_on", "on"), table(value="Plan", teaches=False))
    id: str = column.ident()
    number: int = column.number(unique=True, seen=True, names=9)
    partner_id: str = column.link("partner", index=True, merges=True)
    on: date = column.day(seen=True)
    text: str | None = column.text(default=None, names=1, searched=True)


class Pause(Row, table=True):
    """Days that shall not count, both ends included: of one partner or of all, once or in every year from then on."""

    __tablename__ = "pause"
    __table_args__ = (
        check("number", "number > 0"),
        check("order", "to_on >= from_on"),
        check("reason", "reason <> ''"),
        Index("ix_pause_partner_id", "partner_id", "from_on"),
        table(value="Pause"),
    )
    id: str = column.ident()
    number: int = column.number(unique=True, seen=True, names=9)
    partner_id: str | None = column.maybe("partner")
    from_on: date = column.day(seen=True)
    to_on: date = column.day(seen=True)
    reason: str = column.text(names=1, searched=True)
    yearly: bool = column.flag(default=False, seen=True)
    entered_late: bool = column.flag(default=False, seen=True)


class Review(Recorded, table=True):
    """A weekly review; frozen by its snapshot when done."""

    __tablename__ = "review"
    __table_args__ = (check("done", "(done_at IS NULL) = (snapshot IS NULL)"), table(teaches=False, personal=True))
    id: str = column.ident()
    on: date = column.day()
    done_at: datetime | None = column.stamp(default=None)
    snapshot: str | None = column.json(default=None)


class ReviewAnswer(Recorded, table=True):
    """The answer to a question of a review, about a partner or in general."""

    __tablename__ = "review_answer"
    __table_args__ = (table(teaches=False, personal=True),)
    id: str = column.ident()
    review_id: str = column.link("review", index=True)
    partner_id: str | None = column.maybe("partner")
    question: str = column.text(may_be_empty=True)
    answer: str = column.text(may_be_empty=True)


class Intention(Recorded, table=True):
    """What somebody means to do next week."""

    __tablename__ = "intention"
    __table_args__ = (check("text", "text <> ''"), table(teaches=False, personal=True))
    id: str = column.ident()
    review_id: str | None = column.maybe("review", index=True)
    partner_id: str | None = column.maybe("partner")
    on: date = column.day()
    text: str = column.text(names=1, searched=True)
    done_on: date | None = column.day(default=None)


MODELS: dict[str, type[Row]] = {
    str(model.__tablename__): model
    for model in (
        Partner, Person, Garden, GardenMember, Promise, PromiseMove, Moment, MomentPartner, MomentBetween, MomentPerson,
        BookItem, Disclosure, Note, LevelChange, Dependence, Pulse, Sheet, SheetRow, TheirWord, JointCheck, Request,
        Farewell, Fit, Purpose, Objective, Gain, Impact, GardenLine, GardenLook, Section, Agreement, Benefit, Wheel,
        PracticeAnswer, SuggestionAnswer, PairAnswer, Plan, Pause, Review, ReviewAnswer, Intention, Proposal,
        ProposalPartner, Mapping, Apart, JournalBatch, JournalEntry, Setting, Memo,
    )
}  # fmt: skip
