"""The made-up ledger: always the same, and with every state that screens and docs want to show."""

import time

import pytest
from desk_demo import TODAY, demo_copy

from trustlog.desk import readings as trust
from trustlog.desk.demo import build as demo
from trustlog.desk.due import due
from trustlog.desk.ledger import open_ledger
from trustlog.domain.facts.promise import outcome
from trustlog.errors import Refused
from trustlog.storage.engine.columns import TABLES
from trustlog.storage.read.promises import promises


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    opened = demo_copy(tmp_path_factory.mktemp("demo"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def readings(ledger):
    return {one.partner.handle: one for one in trust.readings(ledger)}


def facts(path):
    """Everything but the ledger's own id, its settings and the ids of the journal."""
    ledger = open_ledger(str(path), me="demo", today=TODAY, now=demo.datetime.now(demo.UTC))
    apart = ("setting", "journal_batch", "journal_entry")
    rows = {table: ledger.conn.rows(f"SELECT * FROM {table} ORDER BY id") for table in TABLES if table not in apart}
    ledger.close()
    return rows


def test_same_seed_same_facts(tmp_path):
    demo.make(str(tmp_path / "one.db"))
    demo.make(str(tmp_path / "two.db"))
    assert facts(tmp_path / "one.db") == facts(tmp_path / "two.db")


def test_another_seed_other_facts(tmp_path):
    demo.make(str(tmp_path / "one.db"))
    demo.make(str(tmp_path / "two.db"), seed=99)
    assert facts(tmp_path / "one.db") != facts(tmp_path / "two.db")


def test_is_made_fast(tmp_path):
    began = time.perf_counter()
    assert demo.make(str(tmp_path / "one.db")) > 1000
    assert time.perf_counter() - began < 6


def test_a_ledger_in_use_is_left_alone(tmp_path):
    demo.make(str(tmp_path / "one.db"))
    before = facts(tmp_path / "one.db")
    with pytest.raises(Refused, match="holds a ledger already"):
        demo.make(str(tmp_path / "one.db"))
    assert facts(tmp_path / "one.db") == before


def test_a_dozen_partners_at_all_levels(readings):
    assert len(readings) == 12
    assert {one.level for one in readings.values()} == {1, 2, 3, 4, 5}


def test_suggestions_of_every_kind_that_the_screens_show(readings):
    actions = {handle: one.suggestion.action for handle, one in readings.items()}
    assert actions["elandra"] == "up"
    assert actions["foxglove"] == "attention"
    assert actions["kestrel"] == "attention"
    assert readings["foxglove"].trend == "slipping"
    assert actions["cimarron"] == "stay"  # declined for now
    assert set(actions.values()) >= {"up", "attention", "stay"}


def test_states(ledger, readings):
    assert readings["ironwood"].trend == "unknown"
    assert "building" in {one.trend for one in readings.values()}
    assert any(not gate.passed for gate in readings["juniper"].gates if gate.name == "moved")
    assert any(not gate.passed for gate in readings["kestrel"].gates if gate.name == "concealed")
    found = promises(ledger.conn, me="demo", state="all")
    assert {outcome(one, TODAY) for one in found} >= {"offered", "open", "kept", "late", "broken", "lapsed"}
    assert {"told", "silent", "concealed"} <= {one.told for one in found}


def test_what_is_due(ledger):
    found = due(ledger)
    assert [one.handle for one in found.waiting] == ["delfino"]
    assert len(found.overdue) >= 2
    assert len(found.due) >= 3
    assert found.plans


def test_nothing_lies_ahead_but_plans(ledger):
    for table in ("moment", "disclosure", "note", "level_change"):
        assert ledger.conn.rows(f'SELECT max("on") FROM {table}')[0][0] < TODAY.isoformat()
