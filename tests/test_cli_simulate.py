"""`trustlog simulate`: what it prints, that a seed repeats it, and what it refuses."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_cases import TODAY, Tl

SMALL = ("simulate", "--relationships", "10", "--months", "12", "--seed", "3")
KEYS = {
    "assumed", "bars", "passed", "ready", "one_weak", "good", "attention", "fall", "down", "levels",
}  # fmt: skip


@pytest.fixture
def tl(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Tl:
    monkeypatch.setenv("TRUSTLOG_TODAY", TODAY)
    return Tl(tmp_path / "ledger.db", capsys)


def test_the_report_is_words_and_pictures_in_80_columns(tl: Tl) -> None:
    said = tl.done(*SMALL)
    lines = said.out.splitlines()
    assert max(map(len, lines)) <= 80
    assert "\x1b" not in said.out
    assert said.err == ""
    text = " ".join(said.out.split())
    assert text.startswith("10 relationships at level 2, read every week for 12 months.")
    assert "Seed 3." in text
    for part in ("As asked:", "One strand as asked, three good", "Good:", "A fall", "False flags", "A step down"):
        assert part in text
    assert sum(bool(re.search("[\u2800-\u28ff]{60}", line)) for line in lines) == 12
    assert not tl.db.exists()


def test_the_same_seed_gives_the_same_json(tl: Tl) -> None:
    one, again = tl.done(*SMALL, "--json"), tl.done(*SMALL, "--json")
    assert one.out == again.out
    assert one.out != tl.done(*SMALL[:-1], "4", "--json").out
    found = one.json
    assert set(found) == KEYS
    assert found["assumed"]["seed"] == 3
    assert found["bars"]["our_promises"] == [0.7, 0.9]
    assert set(found["passed"]) == {"our_promises", "their_promises", "time", "openness"}
    assert len(found["ready"]["by_month"]) == 13
    assert found["one_weak"]["of"] == 10
    assert found["down"]["entered_by"] == 0.6


def keys(value: object) -> Iterator[str]:
    """Give every name in a JSON value but those of strands, which are explained elsewhere."""
    if isinstance(value, dict):
        for name, held in value.items():
            yield name
            yield from keys(held)


def test_every_key_is_on_the_page(tl: Tl) -> None:
    page = (Path(__file__).parent.parent / "docs" / "simulate.md").read_text(encoding="utf-8")
    strands = {"our_promises", "their_promises", "time", "openness"}
    missing = {name for name in keys(tl.done(*SMALL, "--json").json) if f"`{name}`" not in page}
    assert missing <= strands


def test_options_reach_the_simulation(tl: Tl) -> None:
    words = (
        "--level", "1", "--rate", "0.9", "--per-month", "2", "--together", "2", "--correlation", "0.3", "--late", "0.5",
        "--falls-from", "0.8", "--falls-to", "0.3", "--after", "6", "--big", "0.5", "--small", "0", "--time", "0.5",
    )  # fmt: skip
    found = tl.done(*SMALL, *words, "--json").json
    assert found["down"] is None
    assert found["assumed"]["rates"] == {"our_promises": 0.9, "their_promises": 0.9, "time": 0.5, "openness": 0.15}
    assert found["assumed"]["falls"] == {"from": 0.8, "to": 0.3, "after_months": 6}
    told = " ".join(tl.done(*SMALL, *words).out.split())
    assert "2 promises a month each way (0 % small, 50 % big), 2 due together, correlation 0.3" in told


def test_how_promises_lie_and_are_moved_and_padded_reaches_the_simulation(tl: Tl) -> None:
    words = ("--due", "weekend", "--correlation", "0.9", "--moved", "0.2", "--cut", "3", "--added", "2")
    found = tl.done(*SMALL, *words, "--json").json["assumed"]
    assert (found["shape"], found["correlation"], found["moved"]) == ("weekend", 0.9, 0.2)
    assert (found["cut"], found["added"]) == (3, 2)
    told = " ".join(tl.done(*SMALL, *words).out.split())
    assert "on five working days in a row, correlation 0.9" in told
    assert "20 % are moved" in told
    assert "each cut into 3 small ones" in told
    assert "2 small ones added after each miss" in told


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--rate", "1"], "--rate 1: give a share above 0 and below 1"),
        (["--rate", "nan"], "--rate nan"),
        (["--rate", "often"], "'often' is not a valid float"),
        (["--per-month", "0"], "--per-month 0"),
        (["--months", "5"], "--months 5: give a whole number from 6 to 240"),
        (["--relationships", "0"], "--relationships 0"),
        (["--level", "5"], "--level 5: give a whole number from 1 to 4"),
        (["--seed", "-1"], "--seed -1"),
        (["--falls-to", "0.95"], "--falls-to 0.95 is no fall from 0.9"),
        (["--small", "0.6", "--big", "0.6"], "are more than all promises"),
        (["--correlation", "0.5"], "add --together 3"),
        (["--due", "weekend", "--together", "2"], "--together has no meaning with --due weekend"),
        (["--due", "monthly"], "'monthly' is not one of"),
        (["--relationships", "100000"], "million promises"),
        (["--as-of", "today"], "--as-of has no meaning here"),
    ],
)
def test_bad_values_are_refused_in_a_line(tl: Tl, words: list[str], says: str) -> None:
    said = tl("simulate", *words)
    assert said.status == 2
    assert says in said.refusal
