"""Meetings and tasks of a file as proposals: rows of the ledger that are no facts."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from trustlog.desk.imports.said import Said
from trustlog.desk.ledger import Ledger
from trustlog.domain.calendar.days import iso_day
from trustlog.domain.facts import Proposal, ProposalPartner
from trustlog.domain.proposals import terms_from
from trustlog.domain.text import clean
from trustlog.storage.write.writer import Change

_STAYS = frozenset(("id", "number", "state", "fact", "recorded_at", "recorded_by", "brought_from", "brought_id"))
"""What a record that comes again leaves as it is."""


def proposal_of(ledger: Ledger, row: Mapping[str, Any], form: str, brought_id: str, said: Said) -> Proposal:
    """Return what is proposed by a planned row, still without a number; `said` is what was said with the file."""
    due_on = iso_day(row["due_on"]) if row["due_on"] else None
    return Proposal(
        id=ledger.new_id(),
        number=0,
        state="pending",
        kind=row["kind"],
        on=day_of(row["start"]) or due_on or ledger.today,
        title=clean(row["title"] or "", "title"),
        starts=row["start"],
        ends=row["end"],
        minutes=row["minutes"],
        company=json.dumps(
            {"people": row["people"], "left_out": row["left_out"], **terms_from(row).plain(), **said.plain()},
            ensure_ascii=False,
        ),
        note=row["note"],
        initiative=row["initiative"],
        direction=row["direction"],
        due_on=due_on,
        assumed=" ".join(row["assumed"]),
        asked=row["do"] == "ask",
        why=row["why"],
        fact=None,
        brought_from=form,
        brought_id=brought_id,
        recorded_at=ledger.now,
        recorded_by=ledger.me,
    )


def day_of(start: str | None) -> date | None:
    """Return the day on which something starts."""
    return iso_day(start[:10]) if start else None


def links(ledger: Ledger, proposal: Proposal, partner_ids: list[str]) -> list[ProposalPartner]:
    """Return the links of a new proposal to the partners that it may be about."""
    return [ProposalPartner(ledger.new_id(), proposal.id, partner) for partner in partner_ids]


def again(old: Proposal, new: Proposal) -> Proposal:
    """Return a proposal as its record says it now: a meeting that moved, another title."""
    return new._replace(**{name: getattr(old, name) for name in _STAYS})


def relinked(ledger: Ledger, proposal: Proposal, here: Mapping[str, str], partner_ids: list[str]) -> list[Change]:
    """Return the changes of whom a proposal may be about; `here` are the ids of its links by partner."""
    gone = [
        Change("proposal_partner", link, {"id": link, "proposal_id": proposal.id, "partner_id": partner}, None)
        for partner, link in here.items()
        if partner not in partner_ids
    ]
    new = [link for link in links(ledger, proposal, partner_ids) if link.partner_id not in here]
    return gone + [Change("proposal_partner", link.id, None, link._asdict()) for link in new]
