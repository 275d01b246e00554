"""Answers to suggestions, and decisions by earlier rules."""

from typing import TYPE_CHECKING

from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.select import where
from trustlog.storage.schema._generated import SELECT_SUGGESTION_ANSWER, suggestion_answer_value

if TYPE_CHECKING:
    from trustlog.domain.facts import Answer


def decided_by_earlier_rules(conn: Connection, rules: int, me: str) -> set[str]:
    """Return the partners of whom this person recorded a decision, with what was seen, by rules before these."""
    sql = (
        "SELECT DISTINCT partner_id FROM level_change WHERE snapshot IS NOT NULL AND recorded_by = :me "
        "AND (rules IS NULL OR rules < :rules)"
    )
    return {row[0] for row in conn.rows(sql, me=me, rules=rules)}


def answers(conn: Connection, partner_id: str | None = None) -> list["Answer"]:
    """Return answers to suggestions by day; they are everybody's."""
    parts = [] if partner_id is None else ["partner_id = :partner_id"]
    params = {} if partner_id is None else {"partner_id": partner_id}
    rows = conn.rows(f'{SELECT_SUGGESTION_ANSWER} {where(parts)} ORDER BY "on", id', **params)
    return [suggestion_answer_value(row) for row in rows]
