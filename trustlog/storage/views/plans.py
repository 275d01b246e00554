"""What is ahead: plans, and days that shall not count."""

from datetime import date
from typing import Any

from trustlog.domain.facts import Pause, Plan
from trustlog.storage.columns import day
from trustlog.storage.connection import Connection, Row
from trustlog.storage.views.select import where

SELECT_PLANS = 'SELECT id, number, partner_id, "on", text FROM plan'
SELECT_PAUSES = "SELECT id, number, partner_id, from_on, to_on, reason FROM pause"


def plans(
    conn: Connection, *, partner_id: str | None = None, since: date | None = None, until: date | None = None
) -> list[Plan]:
    """Give plans by day."""
    given = {"partner_id": partner_id, "since": since, "until": until}
    rules = {"partner_id": "partner_id = :partner_id", "since": '"on" >= :since', "until": '"on" <= :until'}
    params: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    rows = conn.rows(f'{SELECT_PLANS} {where(rules[name] for name in params)} ORDER BY "on", number', **params)
    return [plan_value(row) for row in rows]


def pauses(conn: Connection, partner_id: str | None = None) -> list[Pause]:
    """Give pauses by their first day."""
    parts = [] if partner_id is None else ["partner_id = :partner_id"]
    params = {} if partner_id is None else {"partner_id": partner_id}
    rows = conn.rows(f"{SELECT_PAUSES} {where(parts)} ORDER BY from_on, number", **params)
    return [pause_value(row) for row in rows]


def plan_value(row: Row) -> Plan:
    """Make a plan of a row."""
    return Plan(row[0], row[1], row[2], day(row[3]), row[4])


def pause_value(row: Row) -> Pause:
    """Make a pause of a row."""
    return Pause(row[0], row[1], row[2], day(row[3]), day(row[4]), row[5])
