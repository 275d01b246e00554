"""What was written under a clock that went ahead is shown, marked, wherever facts are shown."""

from datetime import date
from pathlib import Path

import pytest
from cli_cases import TODAY, Tl
from desk_cases import on, small
from tui_pilot import app_on, settled, shown

from trustlog.desk import capture

LATER = "2027-06-01"
LINE = "acme: lunch 45m; we promise send it by 3d; they shared margins /3; note keen on this"


@pytest.fixture
def tl(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Tl:
    monkeypatch.setenv("TRUSTLOG_USER", "me")
    monkeypatch.setenv("TRUSTLOG_CONFIG", str(tmp_path / "none.toml"))
    monkeypatch.setenv("TRUSTLOG_TODAY", TODAY)
    call = Tl(tmp_path / "ledger.db", capsys)
    call.done("partner", "add", "Acme")
    call.done("add", "acme: coffee 10m")
    monkeypatch.setenv("TRUSTLOG_TODAY", LATER)
    call.done("add", LINE)
    monkeypatch.setenv("TRUSTLOG_TODAY", TODAY)
    return call


def test_the_log_shows_what_is_ahead_and_says_so(tl: Tl) -> None:
    lines = tl.done("log").out.splitlines()
    assert [("in the future" in line, "1 Jun 2027" in line) for line in lines[1:]] == [(True, True)] * 4 + [
        (False, False)
    ]
    assert [one["number"] for one in tl.rows("log", "acme")] == [5, 4, 3, 2, 1]
    (promise,) = tl.rows("log", "--kind", "promise")
    assert (promise["on"], promise["outcome"]) == (LATER, "open")


@pytest.mark.parametrize(("words", "number"), [("send", 3), ("margins", 4), ("keen", 5)])
def test_search_finds_what_is_ahead_and_says_so(tl: Tl, words: str, number: int) -> None:
    (found,) = tl.rows("search", words)
    assert found["number"] == number
    assert "in the future · " in tl.done("search", words).out
    assert tl.rows("search", words, "--as-of", LATER)[0]["number"] == number


def test_as_of_a_day_it_had_not_happened(tl: Tl) -> None:
    for day in ("today", TODAY, "2026-12-31"):
        assert [one["number"] for one in tl.rows("log", "--as-of", day)] == [1]
        assert tl.rows("search", "keen", "--as-of", day) == []
    assert "in the future" not in tl.done("log", "--as-of", LATER).out


def test_a_list_of_promises_has_what_is_ahead_and_says_so(tl: Tl) -> None:
    (row,) = tl.rows("promise", "list")
    assert (row["number"], row["on"], row["outcome"]) == (3, LATER, "open")
    assert "in the future · open, due Fri 4 Jun " in tl.done("promise", "list", "--all").out
    assert tl.rows("promise", "list", "--overdue") == []
    assert tl.rows("promise", "list", "--as-of", TODAY) == []


async def test_the_screens_show_it_as_well(tmp_path: Path) -> None:
    ledger = small(tmp_path)
    capture.capture(on(ledger, date(2027, 6, 1)), LINE)
    ledger.close()
    app = app_on(str(tmp_path / "ledger.db"))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app.open_partner("acme")
        await settled(pilot)
        assert sum("in the future · " in row for rows in ("Rows", "#timeline") for row in shown(app, rows)) > 0
