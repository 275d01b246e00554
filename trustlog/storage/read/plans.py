"""What is ahead: plans, and days that shall not count."""

from datetime import date
from typing import TYPE_CHECKING, Any

from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.select import where
from trustlog.storage.schema._generated import SELECT_PAUSE, SELECT_PLAN, pause_value, plan_value

if TYPE_CHECKING:
    from trustlog.domain.facts import Pause, Plan


def plans(
    conn: Connection, *, partner_id: str | None = None, since: date | None = None, until: date | None = None
) -> list["Plan"]:
    """Return plans by day."""
    conditions = {"partner_id": partner_id, "since": since, "until": until}
    rules = {"partner_id": "partner_id = :partner_id", "since": '"on" >= :since', "until": '"on" <= :until'}
    params: dict[str, Any] = {name: value for name, value in conditions.items() if value is not None}
    rows = conn.rows(f'{SELECT_PLAN} {where(rules[name] for name in params)} ORDER BY "on", number', **params)
    return [plan_value(row) for row in rows]


def pauses(conn: Connection, partner_id: str | None = None) -> list["Pause"]:
    """Return pauses by their first day; of one partner, those of all partners among them."""
    parts = [] if partner_id is None else ["(partner_id = :partner_id OR partner_id IS NULL)"]
    params = {} if partner_id is None else {"partner_id": partner_id}
    rows = conn.rows(f"{SELECT_PAUSE} {where(parts)} ORDER BY from_on, number", **params)
    return [pause_value(row) for row in rows]
