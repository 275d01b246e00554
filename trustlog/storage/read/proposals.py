"""What was brought in and waits for an answer of its author, who alone sees it."""

from collections.abc import Collection

from trustlog.domain.facts.proposal import Proposal, ProposalState
from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.select import among, where
from trustlog.storage.schema._generated import SELECT_PROPOSAL, proposal_value


def proposals(
    conn: Connection, me: str, state: ProposalState | None = None, numbers: Collection[int] | None = None
) -> list[Proposal]:
    """Return somebody's own proposals by day: those in a state, or with one of these numbers, or all."""
    own = ["recorded_by = :me", *(["state = :state"] if state else [])]
    params = {"me": me, **({"state": state} if state else {})}
    found = [
        proposal_value(row)
        for parts, chosen in among("number", numbers)
        for row in conn.rows(f"{SELECT_PROPOSAL} {where([*own, *parts])}", **params, **chosen)
    ]
    return sorted(found, key=lambda proposal: (proposal.on, proposal.starts or "", proposal.number))


def partners_of(conn: Connection, ids: Collection[str]) -> dict[str, list[str]]:
    """Return by the id of a proposal the ids of the partners that it may be about."""
    by_proposal: dict[str, list[str]] = {}
    for parts, params in among("proposal_id", ids):
        sql = f"SELECT proposal_id, partner_id FROM proposal_partner {where(parts)} ORDER BY id"
        for proposal_id, partner_id in conn.rows(sql, **params):
            by_proposal.setdefault(proposal_id, []).append(partner_id)
    return by_proposal


def waiting(conn: Connection, me: str) -> tuple[int, int]:
    """Return how many of somebody's meetings, and how many of their tasks, wait for an answer."""
    sql = "SELECT kind, count(*) FROM proposal WHERE state = 'pending' AND recorded_by = :me GROUP BY kind"
    counts = {row[0]: int(row[1]) for row in conn.rows(sql, me=me)}
    return counts.get("moment", 0), counts.get("promise", 0)


def answered_in(conn: Connection, proposal_id: str) -> int | None:
    """Return the number of the batch that changed a proposal last, as long as the journal knows of it."""
    row = conn.first(
        "SELECT max(b.number) FROM journal_entry e JOIN journal_batch b ON b.id = e.batch_id "
        "WHERE e.table_name = 'proposal' AND e.row_id = :id AND e.before IS NOT NULL",
        id=proposal_id,
    )
    return None if row is None or row[0] is None else int(row[0])
