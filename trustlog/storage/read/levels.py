"""Answers to suggestions, decisions by earlier rules, and who moved lately."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trustlog.storage.engine.columns import day
from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.select import where
from trustlog.storage.schema._generated import SELECT_SUGGESTION_ANSWER, suggestion_answer_value

if TYPE_CHECKING:
    from trustlog.domain.facts import Answer


class Moved(NamedTuple):
    """From which level to which a partner moved, all its steps together, and the day of the last one."""

    from_level: int
    to_level: int
    on: date


def moved(conn: Connection, since: date, until: date) -> dict[str, Moved]:
    """Return who moved from a day to a day, by a partner's id; who came back to the level it had is left out.

    Levels are everybody's, whoever wrote the reason of a step for themselves alone.
    """
    rows = conn.rows(
        'SELECT partner_id, from_level, to_level, "on" FROM level_change WHERE "on" >= :since AND "on" <= :until '
        'ORDER BY "on", number',
        since=since,
        until=until,
    )
    first_levels: dict[str, int] = {}
    found: dict[str, Moved] = {}
    for partner_id, from_level, to_level, on in rows:
        first = first_levels.setdefault(partner_id, from_level)
        before = found.get(partner_id)
        if before is None or to_level != from_level:  # a step that confirms a trial goes nowhere
            found[partner_id] = Moved(first, to_level, day(on))
    return {key: steps for key, steps in found.items() if steps.from_level != steps.to_level}


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
