"""Sheets of agreed promises, and what is on them."""

from typing import TYPE_CHECKING

from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.select import Choice
from trustlog.storage.schema._generated import SELECT_SHEET, SELECT_SHEET_ROW, sheet_row_value, sheet_value

if TYPE_CHECKING:
    from trustlog.domain.facts import Sheet
    from trustlog.domain.facts.sheet import SheetRow


def sheets(conn: Connection, partner_id: str, me: str) -> list["Sheet"]:
    """Return the sheets shared with a partner, oldest first."""
    choice = Choice(me, '"on"')
    choice.add("partner_id = :partner_id", partner_id=partner_id)
    return [sheet_value(row) for row in choice.rows(conn, SELECT_SHEET)]


def rows_on(conn: Connection, sheet_id: str) -> list["SheetRow"]:
    """Return what is on a sheet, in the order in which it was written."""
    rows = conn.rows(f"{SELECT_SHEET_ROW} WHERE sheet_id = :sheet_id ORDER BY id", sheet_id=sheet_id)
    return [sheet_row_value(row) for row in rows]


def names_taken(conn: Connection, partner_id: str) -> tuple[list[str], set[str]]:
    """Return the names of a partner's sheets, and those of all others: a name is said once, whoever may see it."""
    rows = conn.rows("SELECT name, partner_id FROM sheet")
    return [row[0] for row in rows if row[1] == partner_id], {row[0] for row in rows if row[1] != partner_id}
