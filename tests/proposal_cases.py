"""Proposals in a ledger of a test, as an import leaves them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from trustlog.desk.facts import all_inserts
from trustlog.desk.ledger import Batch, Ledger, open_ledger
from trustlog.domain.facts import Proposal, ProposalPartner
from trustlog.domain.proposals import Company, Guest, LeftOut, company_text
from trustlog.storage.write.writer import next_numbers

MONDAY = date(2026, 11, 23)
JANE = Guest("Jane Doe", "jane@acme.example")
PIET = Guest("Piet Vos", "piet@acme.example")
OURSELVES = (LeftOut("me@us.example", "ourselves"),)


def proposal(ledger: Ledger, **fields: Any) -> Proposal:
    """Return a meeting of an hour and a half with Jane and somebody unknown, as far as nothing else is said."""
    on = fields.pop("on", date(2026, 11, 20))
    there = Company(fields.pop("people", (JANE, PIET)), fields.pop("left_out", OURSELVES))
    values: dict[str, Any] = {
        "id": ledger.new_id(), "number": 0, "state": "pending", "kind": "moment", "on": on, "title": "Pilot",
        "starts": f"{on}T10:00", "ends": f"{on}T11:30", "minutes": 90, "company": company_text(there),
        "note": None, "initiative": "them", "direction": None, "due_on": None, "assumed": "", "asked": False,
        "why": None, "fact": None, "brought_from": "ics", "brought_id": "uid-1", "recorded_at": ledger.now,
        "recorded_by": ledger.me,
    }  # fmt: skip
    return Proposal(**values | fields)


def task(ledger: Ledger, due_on: date | None, **fields: Any) -> Proposal:
    """Return a task that is due on a day."""
    day = due_on or ledger.today
    values = {
        "kind": "promise", "on": day, "title": "Send the plan", "starts": None, "ends": None, "minutes": None,
        "initiative": None, "direction": "ours", "due_on": due_on, "brought_from": "hubspot-notes", "people": (),
        "left_out": (),
    }  # fmt: skip
    return proposal(ledger, **values | fields)


def bring(ledger: Ledger, rows: Sequence[tuple[Proposal, Sequence[str]]]) -> list[int]:
    """Write proposals, each with the handles of the partners it may be with; return their numbers."""
    ids = {row[0]: row[1] for row in ledger.conn.rows("SELECT handle, id FROM partner")}
    with ledger.conn.transaction():
        first = next_numbers(ledger.conn, len(rows))
        made: list[Any] = []
        for number, (one, handles) in enumerate(rows, first):
            made.append(one._replace(number=number))
            made += [ProposalPartner(ledger.new_id(), one.id, ids[handle]) for handle in handles]
        ledger.commit(Batch(all_inserts(ledger, made), "import agenda"))
    return list(range(first, first + len(rows)))


def opened(path: Path, me: str = "me", today: date = MONDAY) -> Ledger:
    """Return the ledger of a test, as somebody of us opens it."""
    return open_ledger(str(path), me=me, today=today, now=datetime(today.year, today.month, today.day, 9, tzinfo=UTC))
