"""A recorded decision keeps what it was made with: its rules, its settings, and what the ledger had taught by then."""

import json
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from cli_cases import TODAY, Tl, on_demo

from trustlog.trust.reading.as_text import RULES

OLD_STRAND = {
    "n": 12, "effective_n": 8.5, "estimate": 0.871, "low": 0.78, "high": 0.94, "late_share": 0.25, "unknown": 0.1,
    "evidence": 31.4, "evidence_max": 40.0, "needed": 20.0, "passed": True, "attention": 3.0, "flagged": True,
    "trend": "slipping",
}  # fmt: skip
UNKNOWN_STRAND = {**OLD_STRAND, "n": 0, "estimate": None, "low": None, "high": None, "flagged": False}
OLD = {
    "partner": "Elandra", "handle": "elandra", "as_of": TODAY, "level": 2, "level_since": "2026-01-05", "target": 4,
    "strands": {"our_promises": OLD_STRAND, "their_promises": UNKNOWN_STRAND, "time": OLD_STRAND},
    "trend": "slipping", "beginnings": 1,
    "gates": [{"name": "moved", "passed": True, "says": "1 of 9 promises was moved."}],
    "suggestion": {
        "action": "up", "to": 3, "because": ["All four strands have passed."], "missing": ["one more big promise"],
        "error_rate": 0.05,
    },
    "late_entries": 2,
}  # fmt: skip
"""A snapshot in the shape of 0.1 and 0.2.0."""


@pytest.fixture
def tl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tl:
    """The demo's ledger on the command line."""
    return on_demo(tmp_path, monkeypatch, capsys)


@pytest.fixture
def decided(tl: Tl) -> int:
    return int(tl.rows("level", "elandra", "up", "--reason", "they earned it")[0]["number"])


def kept(tl: Tl, number: int) -> Mapping[str, Any]:
    conn = sqlite3.connect(tl.db)
    conn.row_factory = sqlite3.Row
    row = dict(conn.execute("SELECT * FROM level_change WHERE number = ?", (number,)).fetchone())
    conn.close()
    return row


def replace(tl: Tl, number: int, **values: object) -> None:
    conn = sqlite3.connect(tl.db)
    for name, value in values.items():
        conn.execute(f"UPDATE level_change SET {name} = ? WHERE number = ?", (value, number))
    conn.commit()
    conn.close()


def test_it_keeps_rules_and_epochs(tl: Tl, decided: int) -> None:
    row = kept(tl, decided)
    assert row["rules"] == RULES
    epochs = json.loads(row["epochs"])
    assert set(epochs) == {"our_promises", "their_promises", "time", "openness"}
    assert len(epochs["their_promises"]) > 5
    assert tl.done("doctor").out == "no errors\n"


def test_what_others_taught_later_changes_nothing(tl: Tl, decided: int, tmp_path: Path) -> None:
    before = tl.rows("trust", "elandra", "--as-of", "yesterday")["strands"]["their_promises"]["estimate"]
    columns = "partners,direction,text,made_on,due_on,outcome,closed_on"
    lines = [f"acme,theirs,thing {k},2025-0{k}-01,2025-0{k}-15,broken,2025-0{k}-15" for k in range(1, 10)]
    (tmp_path / "old.csv").write_text("\n".join([columns, *lines]) + "\n")
    tl.done("import", "csv", str(tmp_path / "old.csv"), "--kind", "promises")
    assert tl.rows("trust", "elandra", "--as-of", "yesterday")["strands"]["their_promises"]["estimate"] != before
    again = tl.rows("trust", "elandra", "--decision", str(decided))
    decision = again.pop("decision")
    assert again == decision["snapshot"]
    assert (decision["rules"], decision["read_again"], decision["changed"]) == (RULES, True, [])


def test_one_of_earlier_rules_is_shown_as_it_was_seen(tl: Tl, decided: int) -> None:
    replace(tl, decided, rules=None, epochs=None, snapshot=json.dumps(OLD))
    again = tl.rows("trust", "elandra", "--decision", str(decided))
    decision = again.pop("decision")
    assert again == OLD
    assert (decision["rules"], decision["read_again"], decision["changed"]) == (None, False, [])
    lines = tl.done("trust", "elandra", "--decision", str(decided)).out.splitlines()
    assert lines == [
        f"As decision #{decided}, 2 → 3 on Mon 23 Nov 2026, saw it, by the rules of 0.1: these are no longer in the "
        "program, so nothing is read again.",
        "Elandra (elandra) · level 2 since 2026-01-05 · target 4 · as of 2026-11-23",
        "  Our promises: 87 % (78–94), n 12 · ↘ slipping · evidence 31; 20 needed · flag up",
        "  Their promises: nothing settled yet · ↘ slipping · evidence 31; 20 needed",
        "  Time: 87 % (78–94), n 12 · ↘ slipping · evidence 31; 20 needed · flag up",
        "Suggested then: up to 3",
        "  All four strands have passed.",
        "  missing: one more big promise",
        "  passed: 1 of 9 promises was moved.",
    ]


def test_nothing_is_read_by_rules_that_are_gone(tl: Tl, decided: int, monkeypatch: pytest.MonkeyPatch) -> None:
    replace(tl, decided, rules=None, epochs=None, snapshot=json.dumps(OLD))
    for words in (("--explain",), ("--as-of", "2026-11-01")):
        said = tl("trust", "elandra", "--decision", str(decided), *words)
        assert (said.status, "no longer in the program" in said.refusal) == (1, True)
    monkeypatch.setenv("TRUSTLOG_USER", "colleague")
    said = tl("trust", "elandra", "--decision", str(decided))
    assert (said.status, "shown to whoever decided" in said.refusal) == (1, True)


def test_rules_to_come_are_named_by_their_number(tl: Tl, decided: int) -> None:
    replace(tl, decided, rules=RULES + 4)
    assert f"by earlier rules (number {RULES + 4})" in tl.done("trust", "elandra", "--decision", str(decided)).out


@pytest.mark.parametrize(("column", "says"), [("epochs", "had taught"), ("snapshot", "saw"), ("settings", "settings")])
def test_what_is_damaged_is_refused(tl: Tl, decided: int, column: str, says: str) -> None:
    replace(tl, decided, **{column: "[1, 2]"})
    said = tl("trust", "elandra", "--decision", str(decided))
    assert (said.status, says in said.refusal, "doctor" in said.refusal) == (1, True, True)
