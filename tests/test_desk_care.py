"""Copies of a ledger, and whether it is sound."""

import pytest
from desk_demo import NOW, TODAY, demo_copy

from trustlog.desk import maintenance, readings
from trustlog.desk.ledger import open_ledger
from trustlog.trust.words import as_json


@pytest.fixture
def ledger(tmp_path):
    opened = demo_copy(tmp_path)
    yield opened
    opened.close()


def test_a_backup_reads_the_same(ledger, tmp_path):
    path = maintenance.backup(ledger, str(tmp_path / "copy.db"))
    copy = open_ledger(path, me="demo", today=TODAY, now=NOW)
    assert as_json(readings.reading(copy, "acme")) == as_json(readings.reading(ledger, "acme"))
    copy.close()


def test_a_backup_has_a_place_of_its_own(ledger, tmp_path):
    path = maintenance.backup(ledger)
    assert path.startswith(str(tmp_path))
    assert path != ledger.conn.where


def test_the_demo_is_sound(ledger):
    readings.reading(ledger, "acme")
    assert maintenance.doctor(ledger) == []


def test_a_memo_that_the_facts_do_not_teach_is_found_and_dropped(ledger):
    expected = readings.reading(ledger, "acme")
    ledger.conn.execute("UPDATE memo SET value = replace(value, '2026-', '2025-')")
    found = maintenance.doctor(ledger)
    assert len(found) == 1
    assert "learned" in str(found[0].fault)
    assert "dropped" in str(found[0].remedy)
    assert maintenance.doctor(ledger) == []
    assert readings.reading(ledger, "acme") == expected
