"""A small ledger for the tests of the desk: two partners, three people, on Monday 23 November 2026."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from trustlog.desk import partners, people
from trustlog.desk.ledger import Ledger, open_ledger

TODAY = date(2026, 11, 23)
LONG_AGO = date(2026, 1, 1)
# For tests whose SQL is worth the time that a PostgreSQL database takes; the others run on SQLite alone.
BOTH_ENGINES = pytest.mark.parametrize("ledger", ["sqlite", "postgresql"], indirect=True)


def small(where: Path | str) -> Ledger:
    """Make the ledger in a folder, or in a database."""
    ledger = open_at(where, LONG_AGO)
    partners.add(ledger, "Acme Holding", handle="acme")
    partners.add(ledger, "Borealis", cadence_days=14)
    people.add(ledger, "acme", "Jane Doe", role="COO")
    people.add(ledger, "acme", "Raj Patel")
    people.add(ledger, "borealis", "Mia Berg")
    return on(ledger, TODAY)


def chosen(request: pytest.FixtureRequest, folder: Path) -> Path | str:
    """Give the place for the ledger of a test: a folder, or a PostgreSQL database where the test says so."""
    wanted = getattr(request, "param", "sqlite")
    return folder if wanted == "sqlite" else str(request.getfixturevalue("server").new_ledger())


def open_at(where: Path | str, day: date, me: str = "me") -> Ledger:
    """Open the ledger of that folder, or that database, on a day."""
    now = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    place = where if isinstance(where, str) else str(where / "ledger.db")
    return open_ledger(place, me=me, today=day, now=now)


def on(ledger: Ledger, day: date, me: str | None = None) -> Ledger:
    """Give the same ledger on another day, perhaps for somebody else."""
    now = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return ledger._replace(today=day, now=now, me=me or ledger.me)


def later(ledger: Ledger, days: int) -> Ledger:
    """Give the same ledger some days later."""
    return on(ledger, ledger.today + timedelta(days=days))


def rows(ledger: Ledger, table: str) -> int:
    """Count the rows of a table."""
    found = ledger.conn.first(f"SELECT count(*) FROM {table}")
    return int(found[0]) if found else 0
