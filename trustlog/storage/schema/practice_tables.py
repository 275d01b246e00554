"""The tables of the practice of two: what a partnership is worked on with. `tables.py` has all others."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, UniqueConstraint

import trustlog.storage.schema.declare as column
from trustlog.domain.facts.book import ASPECTS
from trustlog.domain.facts.practice_answer import PUT_OFF
from trustlog.domain.facts.pulse import ABOUT, QUESTIONS
from trustlog.domain.facts.their_word import SETTLED, WORDS
from trustlog.domain.limits import ANSWER, DEPTH, LONGEST_HANDLE, PERCENT
from trustlog.storage.schema.declare import Row, between, check, level, one_of, table
from trustlog.storage.schema.recorded import Fact, Recorded


class BookItem(Recorded, table=True):
    """One thing that we would want partners to know about us."""

    __tablename__ = "book_item"
    __table_args__ = (
        check("name", "name <> '' AND name = lower(name)"),
        check("text", "text <> ''"),
        one_of("aspect", " ".join(ASPECTS)),
        check("depth", between("depth", DEPTH)),
        table(value="BookItem", teaches=False),
    )
    id: str = column.ident()
    name: str = column.word(unique=True, seen=True, names=1, searched=True, longest=LONGEST_HANDLE)
    text: str = column.text(seen=True, searched=True)
    aspect: str = column.word(seen=True)
    depth: int = column.number(seen=True)
    added_on: date = column.day(seen=True)
    changed_on: date = column.day(seen=True)
    retired_on: date | None = column.day(default=None, seen=True)


def _answers(*columns: str) -> list[CheckConstraint]:
    """Return the rule that each of these columns holds an answer, 1 to 5, or none."""
    return [check(name, f"{name} IS NULL OR {between(name, ANSWER)}") for name in columns]


class Dependence(Fact, table=True):
    """Who depends on whom, as somebody saw it on a day."""

    __tablename__ = "dependence"
    __table_args__ = (
        *_answers("our_replaceable", "our_miss", "our_leave", "their_replaceable", "their_miss", "their_leave"),
        check("our_weight", f"our_weight IS NULL OR {between('our_weight', PERCENT)}"),
        check("their_weight", f"their_weight IS NULL OR {between('their_weight', PERCENT)}"),
        check("number", "number > 0"),
        Index("ix_dependence_partner_id", "partner_id", "on", "number"),
        Index("ix_dependence_on", "on", "number"),
        table(value="Dependence", veiled=True, full_text=True, scan="DependenceScan"),
    )
    id: str = column.ident()
    number: int = column.number(unique=True, seen=True, names=9)
    partner_id: str = column.link("partner", merges=True)
    on: date = column.day(seen=True, happened=True)
    our_weight: int | None = column.number(default=None)
    our_replaceable: int | None = column.number(default=None)
    our_miss: int | None = column.number(default=None)
    our_leave: int | None = column.number(default=None)
    their_weight: int | None = column.number(default=None)
    their_replaceable: int | None = column.number(default=None)
    their_miss: int | None = column.number(default=None)
    their_leave: int | None = column.number(default=None)
    estimated: bool = column.flag(default=False, seen=True, teaches=False)


class Pulse(Fact, table=True):
    """What somebody at a partner answered to five questions about us."""

    __tablename__ = "pulse"
    __table_args__ = (
        one_of("about", " ".join(ABOUT)),
        check("about_name", "(about = 'person') = (about_name IS NOT NULL)"),
        level("level"),
        *_answers(*QUESTIONS),
        check("number", "number > 0"),
        Index("ix_pulse_partner_id", "partner_id", "on", "number"),
        Index("ix_pulse_on", "on", "number"),
        table(value="Pulse", teaches=False, full_text=True),
    )
    id: str = column.ident()
    number: int = column.number(unique=True, seen=True, names=9)
    partner_id: str = column.link("partner", merges=True)
    person_id: str | None = column.maybe("person", index=True)
    on: date = column.day(seen=True, happened=True)
    about: str = column.word(seen=True)
    about_name: str | None = column.text(default=None)
    level: int = column.number(seen=True)
    promises: int | None = column.number(default=None)
    openness: int | None = column.number(default=None)
    time: int | None = column.number(default=None)
    fair: int | None = column.number(default=None)
    fifth: int | None = column.number(default=None)


class Sheet(Fact, table=True):
    """A sheet of agreed promises that was shared with a partner: `acme-3`."""

    __tablename__ = "sheet"
    __table_args__ = (
        check("name", "name <> ''"),
        check("number", "number > 0"),
        Index("ix_sheet_partner_id", "partner_id", "on", "number"),
        Index("ix_sheet_on", "on", "number"),
        table(value="Sheet", teaches=False, full_text=True),
    )
    id: str = column.ident()
    number: int = column.number(unique=True, seen=True, names=9)
    partner_id: str = column.link("partner", merges=True)
    on: date = column.day(seen=True, happened=True)
    name: str = column.word(unique=True, seen=True, names=1, searched=True)


class SheetRow(Row, table=True):
    """A promise on a sheet, as it was shown there; it stays where the promise is dropped later: it went out."""

    __tablename__ = "sheet_row"
    __table_args__ = (UniqueConstraint("sheet_id", "promise_id"), table(value="SheetRow", teaches=False))
    id: str = column.ident()
    sheet_id: str = column.link("sheet")
    promise_id: str | None = column.maybe("promise", index=True)
    due_on: date | None = column.day(default=None, seen=True)
    outcome: str = column.word(seen=True)


class TheirWord(Fact, table=True):
    """What a partner answered about a promise, beside what we say of it."""

    __tablename__ = "their_word"
    __table_args__ = (
        one_of("word", " ".join(WORDS)),
        check("moved_to", "(word = 'moved') = (moved_to IS NOT NULL)"),
        one_of("settled", " ".join(SETTLED)),
        check("settled_on", "(settled IS NULL) = (settled_on IS NULL)"),
        check("settle_reason", "(settled IS NULL) = (settle_reason IS NULL)"),
        check("number", "number > 0"),
        Index("ix_their_word_partner_id", "partner_id", "on", "number"),
        Index("ix_their_word_on", "on", "number"),
        table(value="TheirWord", teaches=False, full_text=True),
    )
    id: str = column.ident()
    number: int = column.number(unique=True, seen=True, names=9)
    partner_id: str = column.link("partner", merges=True)
    promise_id: str = column.link("promise", index=True)
    sheet_id: str | None = column.maybe("sheet", index=True)
    on: date = column.day(seen=True, happened=True)
    word: str = column.word(seen=True)
    moved_to: date | None = column.day(default=None, seen=True)
    said_by: str | None = column.text(default=None, searched=True)
    remark: str | None = column.text(default=None, searched=True, names=1)
    settled: str | None = column.word(default=None, seen=True)
    settled_on: date | None = column.day(default=None, seen=True)
    settle_reason: str | None = column.text(default=None, searched=True)


class JointCheck(Fact, table=True):
    """A day on which both sides agreed on the list of promises."""

    __tablename__ = "joint_check"
    __table_args__ = (
        check("number", "number > 0"),
        Index("ix_joint_check_partner_id", "partner_id", "on", "number"),
        Index("ix_joint_check_on", "on", "number"),
        table(value="JointCheck", teaches=False, full_text=True),
    )
    id: str = column.ident()
    number: int = column.number(unique=True, seen=True, names=9)
    partner_id: str = column.link("partner", merges=True)
    sheet_id: str | None = column.maybe("sheet", index=True)
    on: date = column.day(seen=True, happened=True)
    said_by: str | None = column.text(default=None, searched=True, names=1)


class Request(Fact, table=True):
    """One side asked the other about an item of the open book; `ours`: we asked them."""

    __tablename__ = "request"
    __table_args__ = (
        check("number", "number > 0"),
        Index("ix_request_partner_id", "partner_id", "on", "number"),
        Index("ix_request_on", "on", "number"),
        table(value="Request", teaches=False, full_text=True),
    )
    id: str = column.ident()
    number: int = column.number(unique=True, seen=True, names=9)
    partner_id: str = column.link("partner", merges=True)
    ours: bool = column.flag(seen=True)
    on: date = column.day(seen=True, happened=True)
    item_id: str = column.link("book_item", index=True)


class Farewell(Fact, table=True):
    """How we took leave of a partner."""

    __tablename__ = "farewell"
    __table_args__ = (
        check("reasons", "reasons <> ''"),
        level("level"),
        check("number", "number > 0"),
        Index("ix_farewell_partner_id", "partner_id", "on", "number"),
        Index("ix_farewell_on", "on", "number"),
        table(value="Farewell", teaches=False, full_text=True),
    )
    id: str = column.ident()
    number: int = column.number(unique=True, seen=True, names=9)
    partner_id: str = column.link("partner", merges=True)
    on: date = column.day(seen=True, happened=True)
    reasons: str = column.text(searched=True)
    said: str | None = column.text(default=None, searched=True, names=1)
    said_by: str | None = column.text(default=None, searched=True)
    handed_over: str | None = column.text(default=None, searched=True)
    door: str | None = column.text(default=None, searched=True)
    level: int = column.number(seen=True)


class Fit(Fact, table=True):
    """Why we and a partner are right for each other, as it was said on a day."""

    __tablename__ = "fit"
    __table_args__ = (
        check("why_us", "why_us <> ''"),
        check("number", "number > 0"),
        Index("ix_fit_partner_id", "partner_id", "on", "number"),
        Index("ix_fit_on", "on", "number"),
        table(value="Fit", teaches=False, full_text=True),
    )
    id: str = column.ident()
    number: int = column.number(unique=True, seen=True, names=9)
    partner_id: str = column.link("partner", merges=True)
    on: date = column.day(seen=True, happened=True)
    why_us: str = column.text(searched=True, names=1)
    both_think: str | None = column.text(default=None, searched=True)


class PracticeAnswer(Recorded, table=True):
    """A question of practice put off for a quarter, or declined for good: about a partner, a garden, or ourselves."""

    __tablename__ = "practice_answer"
    __table_args__ = (
        one_of("answer", " ".join(PUT_OFF)),
        check("part", "part <> ''"),
        check("with_one", "partner_id IS NULL OR garden_id IS NULL"),
        Index("ix_practice_answer_partner_id", "partner_id", "on"),
        table(value="PracticeAnswer", teaches=False),
    )
    id: str = column.ident()
    partner_id: str | None = column.maybe("partner", merges=True)
    on: date = column.day(seen=True)
    part: str = column.word(seen=True)
    answer: str = column.word(seen=True)
    garden_id: str | None = column.maybe("garden", index=True)
