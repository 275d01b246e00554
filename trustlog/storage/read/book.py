"""The items of the open book, what was told of them, and who asked for it."""

from datetime import date

from trustlog.domain.facts import BookItem
from trustlog.storage.engine.connection import Connection
from trustlog.storage.engine.convert import day
from trustlog.storage.schema._generated import SELECT_BOOK_ITEM, book_item_value


def book_items(conn: Connection) -> list[BookItem]:
    """Return all items of the open book, retired ones too, in the order in which they were written."""
    return [book_item_value(row) for row in conn.rows(f"{SELECT_BOOK_ITEM} ORDER BY recorded_at, id")]


def item_names(conn: Connection) -> dict[str, str]:
    """Return the names of all items by id."""
    return {row[0]: row[1] for row in conn.rows("SELECT id, name FROM book_item")}


def told(conn: Connection, partner_id: str, as_of: date, me: str) -> dict[tuple[str, bool], tuple[date, int]]:
    """Return by item and side (True: we told) the last day on which it was told, and how deep that went."""
    sql = (
        'SELECT item_id, listener_id IS NOT NULL, "on", depth FROM disclosure WHERE {side} = :partner_id '
        'AND item_id IS NOT NULL AND NOT missed AND "on" <= :as_of AND (NOT private OR recorded_by = :me) '
        'ORDER BY "on", number'
    )
    last: dict[tuple[str, bool], tuple[date, int]] = {}
    for side in ("listener_id", "teller_id"):
        for row in conn.rows(sql.format(side=side), partner_id=partner_id, as_of=as_of, me=me):
            last[row[0], bool(row[1])] = (day(row[2]), row[3])
    return last


def deepest_told(conn: Connection, partner_id: str, as_of: date, me: str) -> int:
    """Return how deep we told a partner anything up to a day; 0 where nothing was told."""
    sql = (
        "SELECT max(depth) FROM disclosure WHERE listener_id = :partner_id AND NOT missed "
        'AND "on" <= :as_of AND (NOT private OR recorded_by = :me)'
    )
    found = list(conn.rows(sql, partner_id=partner_id, as_of=as_of, me=me))
    return int(found[0][0] or 0)


def asked(conn: Connection, partner_id: str, as_of: date, me: str) -> dict[tuple[str, bool], date]:
    """Return by item and side (True: we asked) the last day on which it was asked for."""
    rows = conn.rows(
        'SELECT item_id, ours, max("on") FROM request WHERE partner_id = :partner_id AND "on" <= :as_of '
        "AND (NOT private OR recorded_by = :me) GROUP BY item_id, ours",
        partner_id=partner_id, as_of=as_of, me=me,
    )  # fmt: skip
    return {(row[0], bool(row[1])): day(row[2]) for row in rows}
