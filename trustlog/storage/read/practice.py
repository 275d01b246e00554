"""What was answered to questions of the practice."""

from trustlog.domain.practice import PutOffOn
from trustlog.storage.engine.connection import Connection
from trustlog.storage.schema._generated import SELECT_PRACTICE_ANSWER, practice_answer_value


def answers(conn: Connection, partner_id: str) -> list[PutOffOn]:
    """Return which questions about a partner were put off, oldest first."""
    sql = f'{SELECT_PRACTICE_ANSWER} WHERE partner_id = :partner_id ORDER BY "on", id'
    rows = conn.rows(sql, partner_id=partner_id)
    values = (practice_answer_value(row) for row in rows)
    return [PutOffOn(value.part, value.on, value.answer == "never") for value in values]
