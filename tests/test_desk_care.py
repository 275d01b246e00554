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


def test_an_epoch_that_is_gone_is_missed(ledger):
    expected = readings.reading(ledger, "acme")
    last = "(SELECT max(as_of) FROM memo WHERE subject = 'time')"
    ledger.conn.execute(f"DELETE FROM memo WHERE subject = 'time' AND as_of = {last}")
    (found,) = maintenance.doctor(ledger)
    assert "learned" in str(found.fault)
    assert maintenance.doctor(ledger) == []
    assert readings.reading(ledger, "acme") == expected


def test_a_memo_that_the_facts_do_not_teach_is_found_and_dropped(ledger):
    expected = readings.reading(ledger, "acme")
    ledger.conn.execute("UPDATE memo SET value = replace(value, '0.', '0.0') WHERE kind <> 'reading'")
    found = maintenance.doctor(ledger)
    assert len(found) == 4  # of each strand the first epoch that is wrong
    assert "learned" in str(found[0].fault)
    assert found[0].remedy.code == "learned_dropped"
    assert maintenance.doctor(ledger) == []
    assert readings.reading(ledger, "acme") == expected
