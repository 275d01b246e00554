"""What was answered to questions of the practice."""

from trustlog.domain.practice import PutOffOn
from trustlog.storage.engine.connection import Connection
from trustlog.storage.schema._generated import SELECT_PRACTICE_ANSWER, practice_answer_value


def answers(conn: Connection, partner_id: str) -> list[PutOffOn]:
    """Return which questions about a partner, or about ourselves, were put off, oldest first."""
    chosen = "partner_id = :partner_id OR (partner_id IS NULL AND garden_id IS NULL)"
    sql = f'{SELECT_PRACTICE_ANSWER} WHERE {chosen} ORDER BY "on", id'
    rows = conn.rows(sql, partner_id=partner_id)
    values = (practice_answer_value(row) for row in rows)
    return [PutOffOn(value.part, value.on, value.answer == "never") for value in values]
