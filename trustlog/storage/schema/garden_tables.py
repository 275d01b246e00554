"""The tables of the practice of many: gardens, and what partnerships of two or more agree on and bring about."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, UniqueConstraint

import trustlog.storage.schema.declare as column
from trustlog.domain.facts.benefit import SORTS
from trustlog.domain.facts.garden_line import TOPICS
from trustlog.domain.facts.garden_look import LOOKED_AT
from trustlog.domain.facts.impact import AREAS
from trustlog.domain.facts.pair_answer import REPLIES
from trustlog.domain.facts.purpose import WHOSE
from trustlog.domain.facts.section import SECTIONS, STATES
from trustlog.domain.limits import ANSWER, LONGEST_HANDLE, LONGEST_NAME, YEARS
from trustlog.domain.strands import STRANDS
from trustlog.storage.schema.declare import Row, between, check, one_of, table
from trustlog.storage.schema.recorded import Fact, Recorded


class Garden(Recorded, table=True):
    """Several partners, equal, with a joint purpose; `with_us`: we are one of them."""

    __tablename__ = "garden"
    __table_args__ = (
        check("name", "name <> ''"),
        check("handle", "handle <> '' AND handle = lower(handle)"),
        check("ended", "(ended_on IS NULL) = (end_reason IS NULL) AND (ended_on IS NULL OR ended_on >= started_on)"),
        table(value="Garden"),
    )
    id: str = column.ident()
    handle: str = column.word(unique=True, seen=True, teaches=False, searched=True, longest=LONGEST_HANDLE)
    name: str = column.text(seen=True, names=1, searched=True, longest=LONGEST_NAME)
    started_on: date = column.day(seen=True)
    with_us: bool = column.flag(seen=True)
    note: str | None = column.text(default=None, names=3, searched=True)
    ended_on: date | None = column.day(default=None, seen=True)
    end_reason: str | None = column.text(default=None, searched=True)


class GardenMember(Row, table=True):
    """A partner in a garden, from the day it joined to the day it left."""

    __tablename__ = "garden_member"
    __table_args__ = (
        check("left_on", "left_on IS NULL OR left_on >= joined_on"),
        UniqueConstraint("garden_id", "partner_id", "joined_on"),
        table(value="GardenMember"),
    )
    id: str = column.ident()
    garden_id: str = column.link("garden")
    partner_id: str = column.link("partner", index=True)
    joined_on: date = column.day(seen=True)
    left_on: date | None = column.day(default=None, seen=True)


def _with_one() -> list[CheckConstraint]:
    """Return the rules of a fact that is about one partner, or about one garden."""
    return [check("with_one", "(partner_id IS NULL) <> (garden_id IS NULL)"), check("number", "number > 0")]


def _seeks(name: str) -> list[Index]:
    """Return the indexes by which the facts of a partner, of a garden, and of all are read by day."""
    return [
        Index(f"ix_{name}_partner_id", "partner_id", "on", "number"),
        Index(f"ix_{name}_garden_id", "garden_id", "on", "number"),
        Index(f"ix_{name}_on", "on", "number"),
    ]


class Purpose(Fact, table=True):
    """What a partnership or a garden is for, in words that were drafted or agreed on a day."""

    __tablename__ = "purpose"
    __table_args__ = (
        *_with_one(),
        check("text", "text <> ''"),
        one_of("whose", " ".join(WHOSE)),
        check("horizon", f"horizon IS NULL OR {between('horizon', YEARS)}"),
        *_seeks("purpose"),
        table(value="Purpose", veiled=True, full_text=True, scan="PurposeScan"),
    )
    id: str = column.ident()
    number: int = column.number(unique=True, seen=True, names=9)
    partner_id: str | None = column.maybe("partner", merges=True)
    garden_id: str | None = column.maybe("garden")
    on: date = column.day(seen=True, happened=True)
    text: str = column.text(searched=True, names=1)
    whose: str = column.word(seen=True, teaches=False)
    agreed: bool = column.flag(seen=True)
    horizon: int | None = column.number(default=None, seen=True, teaches=False)


class Objective(Fact, table=True):
    """What one party wants for itself; no member: we."""

    __tablename__ = "objective"
    __table_args__ = (
        *_with_one(),
        check("text", "text <> ''"),
        check("ended_on", 'ended_on IS NULL OR ended_on >= "on"'),
        *_seeks("objective"),
        table(value="Objective", teaches=False, full_text=True),
    )
    id: str = column.ident()
    number: int = column.number(unique=True, seen=True, names=9)
    partner_id: str | None = column.maybe("partner", merges=True)
    garden_id: str | None = column.maybe("garden")
    member_id: str | None = column.maybe("partner", merges=True)
    on: date = column.day(seen=True, happened=True)
    text: str = column.text(searched=True, names=1)
    ended_on: date | None = column.day(default=None, seen=True)


class Gain(Fact, table=True):
    """What we gain from a partnership, and whether we would say so to them."""

    __tablename__ = "gain"
    __table_args__ = (
        *_with_one(),
        check("text", "text <> ''"),
        *_seeks("gain"),
        table(value="Gain", teaches=False, full_text=True),
    )
    id: str = column.ident()
    number: int = column.number(unique=True, seen=True, names=9)
    partner_id: str | None = column.maybe("partner", merges=True)
    garden_id: str | None = column.maybe("garden")
    on: date = column.day(seen=True, happened=True)
    text: str = column.text(searched=True, names=1)
    would_say: bool = column.flag(seen=True)


class Impact(Fact, table=True):
    """What a partnership changes for somebody beside itself, with what shows it."""

    __tablename__ = "impact"
    __table_args__ = (
        *_with_one(),
        one_of("area", " ".join(AREAS)),
        check("text", "text <> ''"),
        *_seeks("impact"),
        table(value="Impact", veiled=True, full_text=True),
    )
    id: str = column.ident()
    number: int = column.number(unique=True, seen=True, names=9)
    partner_id: str | None = column.maybe("partner", merges=True)
    garden_id: str | None = column.maybe("garden")
    on: date = column.day(seen=True, happened=True)
    area: str = column.word(seen=True)
    text: str = column.text(searched=True, names=1)
    evidence: str | None = column.text(default=None, searched=True)


class GardenLine(Fact, table=True):
    """One line of what a garden holds of itself: who gives and gets what, who decides, what is not known yet."""

    __tablename__ = "garden_line"
    __table_args__ = (
        one_of("topic", " ".join(TOPICS)),
        check("text", "text <> ''"),
        check("amount", f"amount IS NULL OR {between('amount', ANSWER)}"),
        check("one_side", "NOT (ours AND member_id IS NOT NULL)"),
        check("ended_on", 'ended_on IS NULL OR ended_on >= "on"'),
        check("number", "number > 0"),
        Index("ix_garden_line_garden_id", "garden_id", "on", "number"),
        Index("ix_garden_line_on", "on", "number"),
        table(value="GardenLine", veiled=True, full_text=True),
    )
    id: str = column.ident()
    number: int = column.number(unique=True, seen=True, names=9)
    garden_id: str = column.link("garden")
    on: date = column.day(seen=True, happened=True)
    topic: str = column.word(seen=True)
    member_id: str | None = column.maybe("partner", merges=True)
    ours: bool = column.flag(seen=True)
    toward_id: str | None = column.maybe("partner", merges=True)
    text: str = column.text(searched=True, names=1)
    amount: int | None = column.number(default=None, seen=True, teaches=False)
    ended_on: date | None = column.day(default=None, seen=True)


class GardenLook(Fact, table=True):
    """How a pair of a garden, or the whole of it, was seen on a day; None as one of a pair means us."""

    __tablename__ = "garden_look"
    __table_args__ = (
        one_of("about", " ".join(LOOKED_AT)),
        check("pair", "about = 'pair' OR (one_id IS NULL AND other_id IS NULL)"),
        check("answers", "answers <> ''"),
        check("number", "number > 0"),
        Index("ix_garden_look_garden_id", "garden_id", "on", "number"),
        Index("ix_garden_look_on", "on", "number"),
        table(value="GardenLook", teaches=False, full_text=True),
    )
    id: str = column.ident()
    number: int = column.number(unique=True, seen=True, names=9)
    garden_id: str = column.link("garden")
    on: date = column.day(seen=True, happened=True)
    about: str = column.word(seen=True)
    one_id: str | None = column.maybe("partner", merges=True)
    other_id: str | None = column.maybe("partner", merges=True)
    answers: str = column.word()
    said_by: str | None = column.text(default=None, searched=True)


class Section(Fact, table=True):
    """A section of an agreement as it was left on a day."""

    __tablename__ = "section"
    __table_args__ = (
        *_with_one(),
        one_of("name", " ".join(SECTIONS)),
        one_of("state", " ".join(STATES)),
        check("text", "state NOT IN ('draft', 'agreed') OR text IS NOT NULL"),
        *_seeks("section"),
        table(value="Section", veiled=True, full_text=True, scan="SectionScan"),
    )
    id: str = column.ident()
    number: int = column.number(unique=True, seen=True, names=9)
    partner_id: str | None = column.maybe("partner", merges=True)
    garden_id: str | None = column.maybe("garden")
    on: date = column.day(seen=True, happened=True)
    name: str = column.word(seen=True, names=2)
    state: str = column.word(seen=True)
    text: str | None = column.text(default=None, searched=True, names=1)


class Agreement(Fact, table=True):
    """A version of an agreement that was put together, and the day on which it is to be reviewed."""

    __tablename__ = "agreement"
    __table_args__ = (
        *_with_one(),
        check("version", "version > 0"),
        check("review_on", 'review_on >= "on"'),
        *_seeks("agreement"),
        table(value="Agreement", veiled=True, full_text=True, scan="AgreementScan"),
    )
    id: str = column.ident()
    number: int = column.number(unique=True, seen=True, names=9)
    partner_id: str | None = column.maybe("partner", merges=True)
    garden_id: str | None = column.maybe("garden")
    on: date = column.day(seen=True, happened=True)
    version: int = column.number(seen=True, teaches=False)
    review_on: date = column.day(seen=True)
    snapshot: str = column.json()


class Benefit(Fact, table=True):
    """What a partnership brought, for whom, and the facts that show it (`tied`: their numbers, parted by blanks)."""

    __tablename__ = "benefit"
    __table_args__ = (
        *_with_one(),
        one_of("sort", " ".join(SORTS)),
        check("text", "text <> ''"),
        *_seeks("benefit"),
        table(value="Benefit", teaches=False, full_text=True),
    )
    id: str = column.ident()
    number: int = column.number(unique=True, seen=True, names=9)
    partner_id: str | None = column.maybe("partner", merges=True)
    garden_id: str | None = column.maybe("garden")
    on: date = column.day(seen=True, happened=True)
    sort: str = column.word(seen=True)
    text: str = column.text(searched=True, names=1)
    for_whom: str | None = column.text(default=None, searched=True)
    tied: str | None = column.word(default=None)


class Wheel(Fact, table=True):
    """What one person answered to the yearly look at our own organisation."""

    __tablename__ = "wheel"
    __table_args__ = (
        check("answers", "answers <> ''"),
        check("number", "number > 0"),
        Index("ix_wheel_on", "on", "number"),
        table(value="Wheel", teaches=False, full_text=True),
    )
    id: str = column.ident()
    number: int = column.number(unique=True, seen=True, names=9)
    on: date = column.day(seen=True, happened=True)
    said_by: str | None = column.text(default=None, searched=True)
    answers: str = column.word()
    notes: str | None = column.text(default=None, searched=True)


class PairAnswer(Recorded, table=True):
    """A person's answer about two members of a garden: a flag seen, or that a test begins anew."""

    __tablename__ = "pair_answer"
    __table_args__ = (
        one_of("answer", " ".join(REPLIES)),
        one_of("strand", " ".join(STRANDS)),
        check("two", "one_id <> other_id"),
        Index("ix_pair_answer_garden_id", "garden_id", "on"),
        table(value="PairAnswer"),
    )
    id: str = column.ident()
    garden_id: str = column.link("garden")
    one_id: str = column.link("partner", merges=True)
    other_id: str = column.link("partner", merges=True)
    on: date = column.day(seen=True)
    answer: str = column.word(seen=True)
    strand: str | None = column.word(default=None, seen=True)
    note: str = column.text(names=1, own=True, searched=True, may_be_empty=True)
