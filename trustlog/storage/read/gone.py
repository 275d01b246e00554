"""People who are no more: merged into others, or removed. Only the journal knows them still."""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from trustlog.domain.text.folding import alike
from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.merged import merged_ids
from trustlog.storage.write.journal import undone_by

_Entry = tuple[str, str, dict[str, Any] | None, dict[str, Any] | None]  # table, row, before, after


class GonePerson(NamedTuple):
    """Somebody who is no more, as they were; `kept_id` is who they were merged into, None where nobody can tell."""

    id: str
    partner_id: str
    name: str
    email: str | None
    brought_from: str | None
    brought_id: str | None
    merged: bool
    kept_id: str | None


def gone_people(conn: Connection) -> list[GonePerson]:
    """Return who was merged away or removed and is no more; not whom an undo took away, or one brought back.

    `partner_id` is that of the partner into which theirs was merged, where it was.
    """
    undone = undone_by(conn)
    batches: dict[tuple[int, str], list[_Entry]] = {}
    rows = conn.rows(
        "SELECT b.number, b.what, e.table_name, e.row_id, e.before, e.after "
        "FROM journal_batch b JOIN journal_entry e ON e.batch_id = b.id "
        "WHERE (b.what LIKE 'person merge %' OR b.what LIKE 'partner merge %' OR b.what LIKE 'person remove %') "
        "AND b.undoes IS NULL AND e.table_name IN ('person', 'moment_person', 'pulse') ORDER BY b.number, e.seq"
    )
    for number, what, table, row_id, before, after in rows:
        if number not in undone:
            batches.setdefault((number, what), []).append((table, row_id, _columns(before), _columns(after)))
    if not batches:
        return []
    people = conn.rows("SELECT id, partner_id, name FROM person")
    here = {row[0] for row in people}
    namesakes = {(partner_id, alike(name)): row_id for row_id, partner_id, name in people}
    ends = merged_ids(conn)
    gone: dict[str, GonePerson] = {}
    for (_number, what), entries in batches.items():
        for one in _gone(entries, what):
            at = ends.get(one.partner_id, one.partner_id)
            if one.id not in here:
                kept = one.kept_id or (namesakes.get((at, alike(one.name))) if one.merged else None)
                gone[one.id] = one._replace(partner_id=at, kept_id=kept)
    return [one._replace(kept_id=_end(one, gone)) for one in gone.values()]


def former_addresses(conn: Connection) -> dict[str, str]:
    """Return the addresses of people who were merged away, each with the id of the one who was kept."""
    return {one.email.lower(): one.kept_id for one in gone_people(conn) if one.email and one.kept_id}


def _columns(text: str | None) -> dict[str, Any] | None:
    return None if text is None else json.loads(text)


def _gone(entries: list[_Entry], what: str) -> Iterable[GonePerson]:
    """Yield the people whom a batch took away. One who is merged leaves traces with the one who stays."""
    stay = set[str]()
    if what.startswith("person merge "):
        stay = {row_id for table, row_id, _before, after in entries if table == "person" and after is not None}
        stay |= {after["person_id"] for _table, _id, _before, after in entries if after and after.get("person_id")}
    for table, row_id, before, after in entries:
        if table == "person" and before is not None and after is None and before.get("name"):
            yield GonePerson(
                row_id,
                before.get("partner_id") or "",
                before["name"],
                before.get("email"),
                before.get("brought_from"),
                before.get("brought_id"),
                " merge " in what,
                next(iter(stay)) if len(stay) == 1 else None,
            )


def _end(one: GonePerson, gone: dict[str, GonePerson]) -> str | None:
    """Return who is left at the end of a chain of merges."""
    seen, at = {one.id}, one.kept_id
    while at in gone and at not in seen:
        seen.add(at)
        at = gone[at].kept_id
    return at
