"""A garden that is ready, or nearly, under bars so low that a few weeks of facts do."""

from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from cli_cases import Tl
from desk_cases import open_at

from trustlog.desk.capture import capture

LOW_BARS = """
[reading]
needed = 2
up_error = 0.5
building_from = 2
[reading.bars.4]
promises = [0.3, 0.9]
time = [0.05, 0.9]
openness = [0.05, 0.9]
depth = 1
time_days = 14
openness_days = 14
"""
BEGAN, TODAY = date(2026, 8, 3), date(2026, 11, 23)
AREAS = ("organisation", "clients", "employees", "society")
SECTIONS = ("exit", "purpose", "promises", "decisions", "conflict")
MEMBERS = ("acme", "borealis", "cimarron")


def on_low_bars(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tl:
    """Return the command line on an empty ledger with low bars, as if it were the day on which all begins."""
    settings = folder / "settings.toml"
    settings.write_text(LOW_BARS, encoding="utf-8")
    monkeypatch.setenv("TRUSTLOG_CONFIG", str(settings))
    monkeypatch.setenv("TRUSTLOG_USER", "kim")
    as_if(monkeypatch, BEGAN)
    return Tl(folder / "ledger.db", capsys)


def nearly_ready(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tl:
    """Return the command line on a ledger whose garden, without us, lacks but a word on who may veto alone."""
    tl = on_low_bars(folder, monkeypatch, capsys)
    for name in MEMBERS:
        tl.done("partner", "add", name.title(), "--logged-from", BEGAN.isoformat())
    tl.done("garden", "add", "Harbour garden", "--handle", "harbour", "--members", ",".join(MEMBERS), "--without-us")
    tl.done("purpose", "harbour", "a port that no ship waits for", "--agreed")
    for area in AREAS:
        tl.done("impact", "harbour", area, "less waiting")
    for section in SECTIONS:
        tl.done("agreement", "harbour", section, "as said", "--agreed")
    tl.done("agreement", "harbour", "version", "--review", "2027-08-03")
    number = 0
    for week in range(1, 16):
        day = BEGAN + timedelta(days=7 * week)
        ledger = open_at(str(tl.db), day, "kim")
        for one, other in combinations(MEMBERS, 2):
            for way in ((one, other), (other, one)):
                said = capture(ledger, f"garden harbour: {way[0]} promises {way[1]} plan {week} by today +big")
                number = said.facts[0].number
                capture(ledger, f"garden harbour: kept {number}")
                capture(ledger, f"garden harbour: {way[0]} told {way[1]} what it fears /4")
            capture(ledger, f"garden harbour: {one} {other} workshop 2h")
        ledger.close()
    as_if(monkeypatch, TODAY)
    return tl


def as_if(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    """Let commands run as if it were that day."""
    monkeypatch.setenv("TRUSTLOG_TODAY", day.isoformat())
