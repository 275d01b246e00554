"""The tables of what is brought in: proposals, how columns are read, and who only looks like somebody else."""

from datetime import date

from sqlalchemy import Index

import trustlog.storage.schema.declare as column
from trustlog.domain.capture.words import INITIATED_BY
from trustlog.domain.facts.proposal import PROPOSED, STATES
from trustlog.domain.limits import LONGEST_HANDLE
from trustlog.storage.schema.declare import Row, check, one_of, table, where
from trustlog.storage.schema.recorded import Recorded


class Proposal(Recorded, table=True):
    """A meeting or a task that was brought in, until a person says that it was."""

    __tablename__ = "proposal"
    __table_args__ = (
        one_of("state", " ".join(STATES)),
        one_of("kind", " ".join(PROPOSED)),
        one_of("initiative", " ".join(INITIATED_BY)),
        one_of("direction", "ours theirs"),
        check("number", "number > 0"),
        check("fact", "fact IS NULL OR state = 'accepted'"),
        Index("ix_proposal_state", "state", "on", "number"),
        Index("ix_proposal_brought_id", "brought_from", "brought_id"),
        table(value="Proposal", teaches=False, personal=True),
    )
    id: str = column.ident()
    number: int = column.number(unique=True, seen=True, names=9)
    state: str = column.word()
    kind: str = column.word()
    on: date = column.day()
    title: str = column.text(names=1, searched=True, may_be_empty=True)
    starts: str | None = column.word(default=None)
    ends: str | None = column.word(default=None)
    minutes: int | None = column.number(default=None)
    company: str = column.json()
    note: str | None = column.text(default=None, searched=True)
    initiative: str | None = column.word(default=None)
    direction: str | None = column.word(default=None)
    due_on: date | None = column.day(default=None)
    assumed: str = column.word(may_be_empty=True)
    asked: bool = column.flag(default=False)
    why: str | None = column.word(default=None)
    fact: int | None = column.number(default=None)
    brought_from: str = column.word()
    brought_id: str | None = column.text(default=None, told=False)


class ProposalPartner(Row, table=True):
    """Whom a proposal may be about."""

    __tablename__ = "proposal_partner"
    __table_args__ = (
        Index("ix_proposal_partner_proposal_id", "proposal_id", "partner_id"),
        table(value="ProposalPartner", joins=True, teaches=False),
    )
    id: str = column.ident()
    proposal_id: str = column.link("proposal")
    partner_id: str = column.link("partner", index=True, merges=True)


class Mapping(Recorded, table=True):
    """How the columns of somebody's export are read, under a name."""

    __tablename__ = "mapping"
    __table_args__ = (check("name", "name <> '' AND name = lower(name)"), table(value="Mapping", teaches=False))
    id: str = column.ident()
    name: str = column.word(unique=True, seen=True, names=1, longest=LONGEST_HANDLE)
    kind: str = column.word(seen=True)
    columns: str = column.json()


class Apart(Recorded, table=True):
    """Two partners, or two people, that look alike and are not the same."""

    __tablename__ = "apart"
    __table_args__ = (
        check(
            "two",
            "CASE WHEN one_person_id IS NULL THEN other_person_id IS NULL AND one_partner_id IS NOT NULL "
            "AND other_partner_id IS NOT NULL ELSE other_person_id IS NOT NULL AND one_partner_id IS NULL "
            "AND other_partner_id IS NULL END",
        ),
        table(value="Apart", teaches=False),
    )
    id: str = column.ident()
    one_partner_id: str | None = column.maybe("partner")
    other_partner_id: str | None = column.maybe("partner")
    one_person_id: str | None = column.maybe("person")
    other_person_id: str | None = column.maybe("person")


def brought(name: str) -> Index:
    """Return the index by which a row of a table is found that came from elsewhere under an id."""
    return where(f"ix_{name}_brought_id", "brought_id IS NOT NULL", "brought_id")
