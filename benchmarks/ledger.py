"""Makes a ledger of any size by the program's own writer, so that it is sound: partners, and facts over ten years."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from trustlog.storage.engine.connection import connect
from trustlog.storage.write.writer import Batch, Change, new_id, next_numbers, write

TODAY = date(2026, 11, 23)
BEGAN = date(2016, 11, 28)
BATCH = 50  # partners written in one transaction


def make(where: str, partners: int, facts: int, seed: int = 7) -> None:
    """Write so many partners with so many facts altogether: two promises, a moment and a disclosure, over and over."""
    chance = random.Random(seed)
    each = facts // partners
    conn = connect(where)
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    for first in range(0, partners, BATCH):
        with conn.transaction():
            changes: list[Change] = []
            for index in range(first, min(first + BATCH, partners)):
                extra = facts % partners if index == partners - 1 else 0
                number = next_numbers(conn, each + extra)
                changes += _partner(index, number, each + extra, chance, now)
            write(conn, Batch(changes, "a made-up ledger"), by="me", at=now)
    conn.close()


def _new(table: str, row: dict[str, Any]) -> Change:
    return Change(table, row["id"], None, row)


def _partner(index: int, number: int, facts: int, chance: random.Random, now: datetime) -> Iterator[Change]:
    partner = new_id(now)
    level = 1 + index % 3
    yield _new(
        "partner",
        {
            "id": partner, "handle": f"partner{index}", "name": f"Partner {index}", "start_level": level,
            "start_on": BEGAN, "logged_from": BEGAN, "target": level + 1, "cadence_days": 30,
        },
    )  # fmt: skip
    days = (TODAY - BEGAN).days
    common = {"private": False, "recorded_at": now, "recorded_by": "me"}
    for place in range(facts):
        on = BEGAN + timedelta(days=place * days // facts)
        fact = {"id": new_id(now), "number": number + place, **common}
        kind = place % 4
        if kind < 2:
            yield _new("promise", fact | _promise(partner, on, kind == 0, chance))
        elif kind == 2:
            counts_as = chance.choice(("scripted", "joint", "unscripted"))
            named = {"scripted": "meeting", "joint": "workshop", "unscripted": "lunch"}[counts_as]
            yield _new("moment", fact | {"on": on, "kind": named, "counts_as": counts_as, "unplanned": False})
            link = {"id": new_id(now), "partner_id": partner, "on": on, "moment_id": fact["id"]}
            yield _new("moment_partner", link | {"counts_as": counts_as})
        else:
            side = "teller_id" if chance.random() < 0.5 else "listener_id"
            told = {side: partner, "on": on, "topic": f"topic {place}", "depth": chance.randint(1, 4)}
            yield _new("disclosure", fact | told | {"missed": False})


def _promise(partner: str, on: date, ours: bool, chance: random.Random) -> dict[str, Any]:
    """Make a promise, kept four times of five; those of the last days are open."""
    due = on + timedelta(days=chance.randint(3, 30))
    row: dict[str, Any] = {
        "receiver_id" if ours else "maker_id": partner, "text": f"send report {chance.randint(1, 999)}",
        "stake": chance.choice(("small", "normal", "big")), "made_on": on, "accepted_on": on, "due_on": due,
        "counts_on": due, "grace_days": 7, "entered_late": False,
    }  # fmt: skip
    if due < TODAY:
        kept = chance.random() < 0.8
        row |= {"closed_as": "kept" if kept else "broken", "closed_on": due}
    return row
