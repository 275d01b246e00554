"""Meetings that a file has no more, or says are off: what waits of them is taken back, a fact stays and is named."""

import json
from collections.abc import Mapping, Sequence

from trustlog.desk.facts import removal, updates
from trustlog.desk.facts import row as row_of
from trustlog.desk.imports.proposed import relinked
from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Proposal
from trustlog.exchange.foreign.plan import Row
from trustlog.storage.write.writer import Change

CANCELLED = "cancelled"
_SAYS_SO = frozenset((CANCELLED, "deleted"))


def row_of_time(old: Proposal, handles: Sequence[str], row: int, why: str) -> Row:
    """Return the row of a time of a meeting that its calendar has no more; `row` is that of the event there."""
    company = json.loads(old.company)
    return {
        "row": row,
        "do": "skip",
        "why": why,
        "kind": old.kind,
        "title": None if why == "private" else old.title or None,
        "start": old.starts,
        "end": old.ends,
        "minutes": old.minutes,
        "partners": list(handles),
        "people": [] if why == "private" else company.get("people", []),
        "left_out": company.get("left_out", []),
        "note": None if why == "private" else old.note,
        "initiative": old.initiative,
        "direction": old.direction,
        "due_on": old.due_on and old.due_on.isoformat(),
        "brought_id": old.brought_id,
        "assumed": old.assumed.split(),
    }


def taken_off(ledger: Ledger, row: Row, old: Proposal, links: Mapping[str, str]) -> list[Change]:
    """Take back what waits; of a meeting that is a fact say once which.

    `links` are those to partners, by the partner's id.
    """
    if old.state == "pending":
        row["do"] = "update"
        return [*relinked(ledger, old, links, []), removal("proposal", row_of(old))]
    is_met = old.kind == "moment" and old.state == "accepted"
    if not is_met or row["why"] not in _SAYS_SO or old.why == CANCELLED:
        return []
    row["fact"] = old.fact
    return updates(ledger, old, old._replace(why=CANCELLED))
