"""Stamps are kept in UTC; their days are those of the person who looks, far east and far west."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from cli_cases import Tl
from tui_pilot import settled, shown, wait_for

from trustlog import config
from trustlog.desk import partners
from trustlog.desk.capture import capture
from trustlog.desk.ledger import Ledger, open_ledger
from trustlog.desk.readings import fact_lines
from trustlog.domain.calendar.days import beginning, local_day
from trustlog.tui.app.application import TrustlogApp
from trustlog.tui.screens.history.page import History

DAY = date(2026, 11, 23)
ZONES = ("Pacific/Kiritimati", "America/Los_Angeles", "Europe/Amsterdam", "Asia/Kathmandu", "UTC")


@pytest.fixture(params=ZONES)
def zone(request: pytest.FixtureRequest) -> Iterator[str]:
    """Let this process live in a zone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield str(request.param)
    time.tzset()


@pytest.fixture
def stamped(tmp_path: Path) -> Ledger:
    """A ledger written to every five hours from Sunday to Wednesday."""
    first = datetime(2026, 11, 22, 0, 30, tzinfo=UTC)
    ledger = open_ledger(str(tmp_path / "ledger.db"), me="me", today=DAY, now=first, zone=config.zone())
    partners.add(ledger, "Acme", handle="acme")
    for hours in range(5, 90, 5):
        capture(ledger._replace(now=first + timedelta(hours=hours)), f"acme: note {hours}")
    return ledger


def days_of(tl: Tl, *words: str) -> list[str]:
    """Give the days that the history shows, newest first."""
    rows = [line.split() for line in tl.done("history", *words).out.splitlines()]
    return [row[1] for row in rows if row[0].isdigit()]


def test_since_means_the_days_that_are_shown(
    zone: str, stamped: Ledger, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-11-26")
    tl = Tl(Path(stamped.conn.where), capsys)
    days = days_of(tl)
    for since in ("2026-11-21", "2026-11-22", "2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"):
        found = [
            line.split()[1] for line in tl.done("history", "--since", since).out.splitlines()[1:] if line[0] == " "
        ]
        assert found == [day for day in days if day >= since]
        assert len(tl.rows("history", "--since", since)) == len(found)
    assert all(one["at"].endswith("+00:00") for one in tl.rows("history"))
    stamped.conn.close()


async def test_history_and_a_fact_name_the_same_day(zone: str, stamped: Ledger) -> None:
    at = datetime(2026, 11, 23, 1, 30, tzinfo=UTC).astimezone()
    said = f"{at:%a} {at.day} Nov, {at:%H:%M}, by me"
    number = next(int(row[0]) for row in stamped.conn.rows("SELECT number FROM note WHERE note = '25'"))
    assert ("Recorded", said) in fact_lines(stamped, number)
    app = TrustlogApp(stamped.conn.where, "me", DAY)
    async with app.run_test(size=(100, 40)) as pilot:
        await settled(pilot)
        app.action_history()
        await wait_for(pilot, lambda: isinstance(app.screen, History) and len(shown(app)) == 18)
        assert any(f"{at:%a} {at.day} Nov {at:%H:%M}" in line for line in shown(app))


@pytest.mark.parametrize("zone", ZONES, indirect=True)
def test_a_day_begins_where_its_stamps_begin(zone: str) -> None:
    here, second = config.zone(), timedelta(seconds=1)
    for day in (date(2026, 3, 8), date(2026, 3, 29), date(2026, 10, 25), date(2026, 11, 1), date(2028, 2, 29), DAY):
        begins = beginning(day, here)
        assert local_day(begins, here) == day
        assert local_day(begins - second, here) == day - timedelta(days=1)
        assert local_day(beginning(day + timedelta(days=1), here) - second, here) == day


def test_the_ends_of_the_calendar_are_days_too(zone: str) -> None:
    here = config.zone()
    for day in (date.min, date.max):
        assert beginning(day, here).tzinfo is UTC
    for stamp in (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)):
        assert abs((local_day(stamp, here) - stamp.date()).days) <= 1
