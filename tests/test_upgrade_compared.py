"""What earlier rules had read is set beside what is read now, of the same day; once, after the upgrade, and later."""

import json
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from cli_cases import Tl, on_demo
from desk_cases import TODAY, open_at, small
from desk_demo import NOW, demo_copy
from sqlalchemy import create_engine, text

from trustlog.desk import capture, partners, readings
from trustlog.desk.ledger import Ledger, open_ledger
from trustlog.desk.readings import Compared, compared, compared_lines
from trustlog.storage.cache import READ_BEFORE
from trustlog.storage.check.doctor import check
from trustlog.storage.engine.connection import connect
from trustlog.storage.schema.migrate import config
from trustlog.trust.words import difference

STRAND = [12, 8.5, 0.871, 0.78, 0.94, 0.25, 0.1, 31.4, 40.0, 20.0, True, 3.0, True, "slipping"]
"""A strand in the shape in which 0.1 and 0.2.0 kept it."""
ALIKE = "reads as before, or nearly"


def kept(*, estimate: float | None = 0.871, evidence: float | None = 31.4, action: str = "stay") -> str:
    """Give a reading in the shape in which it was kept."""
    strand = [*STRAND[:2], estimate, *STRAND[3:7], evidence, *STRAND[8:]]
    return json.dumps([2, 739000, [strand] * 4, "slipping", 1, [], [action, None, [], [], None], 0])


def downgraded(where: str, values: dict[str, str], on: date) -> None:
    """Bring a ledger to the revision before, and keep readings in it as that version did, by handle."""
    engine = create_engine(where if "://" in where else f"sqlite:///{where}")
    with engine.begin() as connection:
        command.downgrade(config(connection), "0002")
        for handle, value in values.items():
            row = {"handle": handle, "on": on, "value": value}
            insert = "INSERT INTO memo (kind, subject, as_of, made_from, value) "
            chosen = "SELECT 'reading', id, :on, 'h', :value FROM partner WHERE handle = :handle"
            connection.execute(text(insert + chosen), row)
    engine.dispose()


def test_the_numbers_read_last_are_kept_through_the_upgrade(where: str) -> None:
    made = open_at(where, TODAY)
    for name in ("Acme", "Bolt", "Cold"):
        partners.add(made, name)
    made.close()
    downgraded(where, {"acme": kept(), "bolt": "[1, 2]", "cold": "no JSON"}, TODAY)
    conn = connect(where)
    rows = conn.rows("SELECT kind, value FROM memo")
    assert [kind for kind, _ in rows] == [READ_BEFORE]
    value = json.loads(rows[0][1])
    assert list(value["strands"]) == ["our_promises", "their_promises", "time", "openness"]
    assert value["strands"]["time"]["estimate"] == 0.871
    assert value["strands"]["openness"]["evidence"] == 31.4
    assert value["suggestion"] == {"action": "stay", "to": None}
    assert check(conn) == []
    conn.close()


@pytest.fixture
def upgraded(tmp_path: Path) -> Ledger:
    """A ledger of the demo that was upgraded after three of its partners had been read."""
    demo_copy(tmp_path).close()
    path = str(tmp_path / "demo.db")
    alike = readings_of_now(tmp_path)
    values = {"gambrel": kept(estimate=0.99), "foxglove": kept(action="up"), "lumen": alike}
    downgraded(path, values, TODAY)
    return demo_copy(tmp_path)


def readings_of_now(folder: Path) -> str:
    """Give Lumen's reading as it is now, in the shape of then."""
    with closing(demo_copy(folder)) as ledger:
        now = readings.reading(ledger, "lumen")
        strands = []
        for strand in now.strands.values():
            ours = [strand.n, 1.0, strand.estimate, strand.low, strand.high, strand.late_share, 0.0]
            strands.append([*ours, strand.evidence, strand.evidence_max, 20.0, False, None, False, strand.trend])
        return json.dumps([5, 739000, strands, now.trend, 1, [], [now.suggestion.action, None, [], [], None], 0])


def test_it_says_by_partner_what_differs_and_why_the_largest_first(upgraded: Ledger) -> None:
    found = compared(upgraded)
    assert (len(found.lines), found.alike, found.without, found.more) == (2, 1, 9, 0)
    first, second = found.lines
    assert first.startswith("Foxglove: their promises 87 % → unclear: 9–70 %: late ones are not on time; ")
    assert first.endswith("; suggested was a step up, now attention.")
    assert second.startswith("Gambrel: ")
    assert second.endswith(", now a step on trial.")
    assert compared_lines(found, 1) == [
        first,
        "1 more partner reads differently, 1 partner reads as before, or nearly, 9 partners have nothing older to "
        "compare with.",
    ]
    upgraded.close()


def test_what_is_written_later_leaves_it_and_what_is_entered_of_those_days_ends_it(upgraded: Ledger) -> None:
    later = upgraded._replace(today=TODAY + timedelta(days=2))
    before = compared(later)
    capture.capture(later, "gambrel: lunch 45m today")
    assert compared(later).lines == before.lines
    assert compared(later).without == 9
    capture.capture(later, f"gambrel: lunch 45m {TODAY - timedelta(days=9)}")
    assert compared(later).without == 10
    assert not any(line.startswith("Gambrel") for line in compared(later).lines)
    assert any(line.startswith("Foxglove") for line in compared(later).lines)
    upgraded.close()


def test_a_reading_that_may_hold_private_facts_of_somebody_else_is_not_shown(upgraded: Ledger) -> None:
    where = upgraded.conn.where
    upgraded.conn.execute("UPDATE note SET private = :yes, recorded_by = 'bob' WHERE 1 = 1", yes=True)
    assert len(compared(upgraded).lines) == 2  # nothing is read from notes
    theirs = "maker_id = (SELECT id FROM partner WHERE handle = 'foxglove')"
    upgraded.conn.execute(f"UPDATE promise SET private = :yes, recorded_by = 'bob' WHERE {theirs}", yes=True)
    found = compared(upgraded)
    assert [line.partition(":")[0] for line in found.lines] == ["Gambrel"]
    assert found.without == 10
    with closing(open_ledger(where, me="bob", today=TODAY, now=upgraded.now)) as bobs:
        assert len(compared(bobs).lines) == 2  # he knows all that may be in it
    upgraded.close()


def test_a_decision_stands_in_where_no_reading_was_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tl = on_demo(tmp_path, monkeypatch, capsys)
    number = int(tl.rows("level", "elandra", "up", "--reason", "they earned it")[0]["number"])
    strand = {"n": 54, "estimate": 0.62, "evidence": 54943.0, "needed": 20.0, "trend": "building"}
    snapshot: dict[str, Any] = {"strands": {"their_promises": strand}, "suggestion": {"action": "up", "to": 3}}
    recorded(tl, number, json.dumps(snapshot))
    for me, said in (("demo", "Elandra, as decided on 23 Nov: their promises 62 % → 97 %"), ("colleague", "")):
        with closing(open_ledger(str(tl.db), me=me, today=TODAY, now=NOW)) as ledger:
            found = compared(ledger)
        assert [line.partition(":")[0] for line in found.lines] == ([said.partition(":")[0]] if said else [])
        assert all(line.startswith(said) for line in found.lines)
        assert found.without == (11 if said else 12)
    recorded(tl, number, "[1]")
    with closing(open_ledger(str(tl.db), me="demo", today=TODAY, now=NOW)) as ledger:
        assert compared(ledger) == Compared((), 0, 12, 0)


def recorded(tl: Tl, number: int, snapshot: str) -> None:
    with closing(sqlite3.connect(tl.db)) as conn:
        conn.execute("UPDATE level_change SET rules = NULL, snapshot = ? WHERE number = ?", (snapshot, number))
        conn.commit()


def test_the_command_line_says_it_once_after_the_upgrade(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tl = on_demo(tmp_path, monkeypatch, capsys)
    downgraded(str(tl.db), {"foxglove": kept(action="up")}, TODAY)
    first, again = tl("status"), tl("status")
    assert "Foxglove: their promises 87 % → unclear: 9–70 %: late ones are not on time" in first.err
    assert "11 partners have nothing older to compare with" in first.err
    assert "Foxglove" not in again.err
    assert first.out == again.out


def test_what_hardly_differs_or_cannot_be_read_is_no_difference(tmp_path: Path) -> None:
    with closing(demo_copy(tmp_path)) as ledger:
        now = readings.reading(ledger, "elandra")
    theirs = now.strands["their_promises"]
    same = {"estimate": (theirs.estimate or 0) + 0.01, "evidence": theirs.evidence, "needed": 20.0, "trend": "building"}
    strands = {"their_promises": same}
    for before in ({}, {"strands": []}, {"strands": {"time": 3}}, {"strands": strands}):
        assert difference(before, now) is None
    assert difference({"suggestion": {"action": "up"}, "strands": strands}, now) is None
    lower = difference({"strands": {"their_promises": {**same, "estimate": 0.5}}}, now)
    assert lower is not None
    assert lower.says == "their promises 50 % → 97 %: it is now the chance of the next promise"


def test_nothing_older_is_said_as_such(tmp_path: Path) -> None:
    with closing(small(tmp_path)) as ledger:
        found = compared(ledger)
    assert found.lines == ()
    assert compared_lines(found, 12) == [f"{found.without} partners have nothing older to compare with."]
