"""Readings made ahead: the next days' first look finds them, and they say what would be read on that day."""

from datetime import date, timedelta

import pytest
from desk_cases import TODAY, on
from desk_demo import demo_copy

from trustlog.desk import capture, partners, readings
from trustlog.desk.ledger import Ledger
from trustlog.storage.read.portfolio import portfolio
from trustlog.trust.reading.partner import read

FRIDAY = date(2026, 11, 27)


@pytest.fixture
def ledger(tmp_path):
    opened = demo_copy(tmp_path)
    list(readings.readings(opened))
    yield opened
    opened.close()


def ahead(ledger: Ledger, day: date) -> None:
    readings.make_ahead(ledger, day, partners.roster(ledger).partners, lambda: None)


def kept_on(ledger: Ledger, day: date) -> dict:
    then = on(ledger, day)
    return {reading.partner.handle: reading for reading in readings.kept_of(then, partners.roster(then).partners)}


def from_the_facts(ledger: Ledger, day: date) -> dict:
    then = on(ledger, day)
    learned = readings.learned_for(then, day)
    made = (read(facts, day, day, learned, then.settings.reading) for facts in portfolio(then.conn, day, then.me))
    return {reading.partner.handle: reading for reading in made if reading.partner.archived_on is None}


def test_the_next_day_is_prepared_and_before_a_weekend_the_monday_too():
    assert readings.days_ahead(FRIDAY - timedelta(days=1)) == (FRIDAY,)
    saturday, sunday, monday = (FRIDAY + timedelta(days=days) for days in (1, 2, 3))
    assert readings.days_ahead(FRIDAY) == (saturday, monday)
    assert readings.days_ahead(saturday) == (sunday, monday)
    assert readings.days_ahead(sunday) == (monday,)


@pytest.mark.parametrize("days", [1, 3, 39])  # the last begins a quarter, and with it an epoch
def test_what_was_made_ahead_is_what_is_read_on_that_day(ledger, days):
    day = TODAY + timedelta(days=days)
    ahead(ledger, day)
    kept = kept_on(ledger, day)
    assert kept == from_the_facts(ledger, day)
    assert len(kept) == len(partners.roster(ledger).partners)


def test_todays_readings_stay(ledger):
    before = kept_on(ledger, TODAY)
    ahead(ledger, TODAY + timedelta(days=1))
    assert kept_on(ledger, TODAY) == before
    assert len(before) == len(partners.roster(ledger).partners)


def test_a_write_drops_what_was_made_ahead_of_that_partner(ledger):
    day = TODAY + timedelta(days=1)
    ahead(ledger, day)
    capture.capture(ledger, "gambrel: note that nothing is learned from")
    kept = kept_on(ledger, day)
    assert "gambrel" not in kept
    assert kept == {handle: read for handle, read in from_the_facts(ledger, day).items() if handle != "gambrel"}
    ahead(ledger, day)
    assert kept_on(ledger, day) == from_the_facts(ledger, day)


def test_only_what_is_missing_is_made(ledger):
    made: list[None] = []
    who = partners.roster(ledger).partners
    day = TODAY + timedelta(days=1)
    readings.make_ahead(ledger, day, who[:3], lambda: made.append(None))
    readings.make_ahead(ledger, day, who[:5], lambda: made.append(None))
    assert len(made) == 5
