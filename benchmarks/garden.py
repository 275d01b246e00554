"""How long a garden of twelve members and 5,000 facts takes to be read, beside the start of a bare program.

    python benchmarks/garden.py [--rounds 7]

Every pair is read anew, as the page of a garden does once its frame is there: what is timed is a process that opens the
ledger, reads all that is between the members, learns from it and reads 78 pairs, less one that only opens the ledger,
in time of the processor, so that whatever else runs does not matter.
"""

import argparse
import os
import random
import statistics
import sys
import tempfile
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

from timing import spent

from trustlog.desk import garden, partners
from trustlog.desk.facts import inserts
from trustlog.desk.ledger import Batch, Ledger, open_ledger
from trustlog.domain.facts import Disclosure, Moment, Promise

START, TODAY = date(2023, 1, 2), date(2026, 11, 23)
MEMBERS, FACTS, DAYS = 12, 5_000, 1_300
LIMIT = 0.5
"""Seconds behind the first frame."""
OPENED = "from trustlog.desk.ledger import open_ledger; import sys; from datetime import *; "
OPENED += "ledger = open_ledger(sys.argv[1], me='me', today=date(2026, 11, 23), now=datetime.now(UTC)); "
READ = OPENED + "from trustlog.desk.garden import standing; from trustlog.desk.gardens import garden; "
READ += "standing(ledger, garden(ledger, 'harbour'), ledger.today)"


def at(where: str, day: date) -> Ledger:
    """Open the ledger on a day."""
    return open_ledger(where, me="me", today=day, now=datetime(day.year, day.month, day.day, 12, tzinfo=UTC))


def make(where: str) -> None:
    """Make the ledger: promises, moments and what was told, between any two members, over four years."""
    ledger, chance = at(where, START), random.Random(1)
    handles = [f"m{number:02}" for number in range(MEMBERS)]
    for handle in handles:
        partners.add(ledger, f"Member {handle}", handle=handle, level=4)
    garden.add(ledger, "Harbour", handles, handle="harbour")
    row = ledger.conn.first("SELECT id FROM garden")
    assert row is not None
    ids = [partners.partner(ledger, handle).id for handle in handles]
    two = list(combinations(ids, 2))
    changes = []
    for number in range(1, FACTS + 1):
        one, other = chance.sample(chance.choice(two), 2)
        changes += inserts(ledger, fact(ledger, chance, number, row[0], one, other))
    ledger.commit(Batch(changes, "facts"))
    ledger.close()


def fact(ledger: Ledger, chance: random.Random, number: int, garden_id: str, one: str, other: str) -> Any:
    """Return one fact between two members: six in ten are promises, of which one in ten is broken."""
    day, which = START + timedelta(days=chance.randrange(DAYS)), chance.random()
    common: dict[str, Any] = {
        "id": ledger.new_id(), "number": number, "note": None, "private": False, "source": None,
        "recorded_at": ledger.now, "recorded_by": ledger.me, "garden_id": garden_id,
    }  # fmt: skip
    if which < 0.6:
        due = day + timedelta(days=10)
        made = Promise.new(
            id=common["id"], partner_id=one, ours=False, text="a report", made_on=day, counts_on=due, due_on=due,
            grace_days=7, recorded_at=ledger.now, recorded_by=ledger.me,
        )  # fmt: skip
        closed_as = "kept" if chance.random() < 0.9 else "broken"
        ends = {"garden_id": garden_id, "from_id": one, "to_id": other}
        return made._replace(number=number, closed_as=closed_as, closed_on=due, **ends)  # type: ignore[arg-type]  # as typed
    if which < 0.85:
        return Moment(
            on=day, partner_ids=(one, other), person_ids=(), kind="lunch", counts_as="unscripted", minutes=45,
            initiative=None, unplanned=False, text=None, without_us=True, **common,
        )  # fmt: skip
    return Disclosure(
        partner_id=one, ours=False, on=day, topic="a plan", depth=chance.choice((2, 3, 4)), missed=False,
        from_id=one, to_id=other, **common,
    )  # fmt: skip


def main() -> None:
    """Make the ledger, time both in turns, and fail where reading takes longer than it may."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        where, env = str(Path(folder) / "ledger.db"), dict(os.environ)
        make(where)
        times: dict[str, list[float]] = {OPENED: [], READ: []}
        for _ in range(rounds):
            for script, taken in times.items():
                taken.append(spent([sys.executable, "-c", script, where], env).worked)
    opened, read = (statistics.median(taken) for taken in times.values())
    behind = (read - opened) / 1000
    print(f"{MEMBERS} members, {FACTS:,} facts: opened {opened:.0f} ms, read {read:.0f} ms, behind it {behind:.2f} s")
    if behind > LIMIT:
        raise SystemExit(f"over the limit of {LIMIT} s")


if __name__ == "__main__":
    main()
