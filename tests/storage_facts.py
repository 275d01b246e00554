"""Made-up rows for the tests of the storage: one of each kind, and changes that write them."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from trustlog.storage.engine.connection import Connection
from trustlog.storage.write.writer import Batch, Change, new_id, next_numbers, write

AT = datetime(2026, 11, 23, 9, 30, 15, 123456, tzinfo=UTC)
TODAY = date(2026, 11, 23)
ME = "ann"
RECORDED: Mapping[str, Any] = {"recorded_at": AT, "recorded_by": ME}
PLAIN: Mapping[str, Any] = {**RECORDED, "private": False, "source": None, "note": None}


def days(count: int) -> timedelta:
    return timedelta(days=count)


def new(table: str, **columns: Any) -> Change:
    """Make the change that writes a new row."""
    row = {"id": new_id(AT), **columns}
    return Change(table, row["id"], None, row)


def partner(handle: str = "acme", **columns: Any) -> Change:
    base = {
        "handle": handle, "name": handle.title(), "start_level": 1, "start_on": TODAY - days(400), "target": 2,
        "logged_from": TODAY - days(400),
        "cadence_days": 30,
    }  # fmt: skip
    return new("partner", **{**base, **columns})


def promise(partner_id: str, number: int, *, ours: bool = True, **columns: Any) -> Change:
    made = columns.get("made_on", TODAY)
    due = columns.pop("due_on", made + days(7))
    base = {
        "number": number, "maker_id": None if ours else partner_id, "receiver_id": partner_id if ours else None,
        "text": "send the proposal", "stake": "normal", "made_on": made, "accepted_on": made, "due_on": due,
        "counts_on": due or made + days(30), "grace_days": 7, "entered_late": False, **PLAIN,
    }  # fmt: skip
    return new("promise", **{**base, **columns})


def moment(number: int, *partner_ids: str, **columns: Any) -> list[Change]:
    base = {"number": number, "on": TODAY, "kind": "lunch", "counts_as": "unscripted", "unplanned": False, **PLAIN}
    made = new("moment", **{**base, **columns})
    assert made.after is not None
    repeated = {"moment_id": made.id, "on": made.after["on"], "counts_as": made.after["counts_as"]}
    return [made, *(new("moment_partner", partner_id=one, **repeated) for one in partner_ids)]


def disclosure(partner_id: str, number: int, *, ours: bool = True, **columns: Any) -> Change:
    sides = {"teller_id": None if ours else partner_id, "listener_id": partner_id if ours else None}
    base = {"number": number, **sides, "on": TODAY, "topic": "margin pressure", "depth": 2, "missed": False, **PLAIN}
    return new("disclosure", **{**base, **columns})


def note(partner_id: str, number: int, **columns: Any) -> Change:
    base = {"number": number, "partner_id": partner_id, "on": TODAY, **PLAIN, "note": "keen on the pilot"}
    return new("note", **{**base, **columns})


def level_change(partner_id: str, number: int, **columns: Any) -> Change:
    base = {
        "number": number, "partner_id": partner_id, "on": TODAY, "from_level": 1, "to_level": 2, "reason": "earned",
        **PLAIN,
    }  # fmt: skip
    return new("level_change", **{**base, **columns})


def save(conn: Connection, *changes: Change, what: str = "test", by: str = ME, at: datetime = AT) -> int:
    return write(conn, Batch(changes, what), by=by, at=at)


def numbers(conn: Connection, count: int = 1) -> int:
    """Take numbers for rows that are written by the next `save`."""
    with conn.transaction():
        return next_numbers(conn, count)


def small_ledger(conn: Connection) -> dict[str, str]:
    """Write one of everything; give the ids of the two partners and the person by name."""
    first = numbers(conn, 8)
    acme, borealis = partner("acme"), partner("borealis", start_level=2, target=3)
    jane = new("person", partner_id=acme.id, name="Jane Doe", role="CFO")
    kept = promise(acme.id, first, closed_as="kept", closed_on=TODAY, satisfied=True, made_on=TODAY - days(9))
    moved = promise(acme.id, first + 1, ours=False, text="intro to their CFO", stake="big", every="month")
    lunch = moment(first + 2, acme.id, borealis.id, text="with the whole team", minutes=45, initiative="us")
    save(
        conn, acme, borealis, jane, kept, moved,
        new("promise_move", promise_id=moved.id, on=TODAY, from_on=TODAY + days(3), to_on=TODAY + days(7)),
        *lunch, new("moment_person", moment_id=lunch[0].id, person_id=jane.id),
        disclosure(acme.id, first + 3), disclosure(acme.id, first + 4, ours=False, missed=True, depth=None),
        note(borealis.id, first + 5, note="prüft den Piloten"), level_change(acme.id, first + 6),
        new("suggestion_answer", partner_id=acme.id, on=TODAY, answer="ack", note="seen", **RECORDED),
        new("plan", number=first + 7, partner_id=acme.id, on=TODAY + days(5), text="walk"),
    )  # fmt: skip
    return {"acme": acme.id, "borealis": borealis.id, "jane": jane.id}
