"""What was answered to questions of the practice."""

from datetime import date

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


def logged_longest(conn: Connection, day: date) -> str | None:
    """Return the id of the partner that is logged longest by a day: beside it is asked what is about ourselves."""
    row = conn.first(
        "SELECT id FROM partner WHERE logged_from <= :day AND (archived_on IS NULL OR archived_on > :day) "
        "ORDER BY logged_from, id",
        day=day,
    )
    return None if row is None else str(row[0])
