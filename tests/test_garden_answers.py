"""Answers about two members of a garden: a flag seen, a test that begins anew, and where both are shown."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from cli_cases import Tl
from desk_cases import open_at
from tui_pilot import app_on, settled, typed

from trustlog.desk.capture import capture
from trustlog.tui.screens.garden.page import GardenPage
from trustlog.tui.screens.garden.pairs import PairMatrix

BEGAN, TODAY = date(2025, 1, 6), "2026-11-23"
NOTE = "talked it over"


def is_kept(week: int) -> bool:
    """Borealis keeps all it promised for a year and more, then nothing."""
    return week < 80


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the place of the ledger that the first test makes, which takes long, for all others to copy."""
    return tmp_path_factory.mktemp("made") / "ledger.db"


@pytest.fixture
def tl(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tl:
    """A garden in which what Borealis promises Acme was kept each week, and lately not once."""
    monkeypatch.setenv("TRUSTLOG_TODAY", TODAY)
    monkeypatch.setenv("TRUSTLOG_USER", "kim")
    tl = Tl(tmp_path / "ledger.db", capsys)
    if not made.exists():
        write_garden(tl)
        shutil.copy(tl.db, made)
    shutil.copy(made, tl.db)
    return tl


def write_garden(tl: Tl) -> None:
    """Write what happened in the garden week by week."""
    for name in ("Acme", "Borealis", "Cimarron"):
        tl.done("partner", "add", name, "--logged-from", BEGAN.isoformat())
    tl.done("garden", "add", "Harbour", "--members", "acme,borealis,cimarron", "--on", BEGAN.isoformat())
    for week in range(90):
        day = BEGAN + timedelta(days=7 * week)
        ledger = open_at(str(tl.db), day, "kim")
        capture(ledger, f"garden harbour: borealis promises acme plan {week} by today")
        number = ledger.conn.first("SELECT max(number) FROM promise")
        assert number is not None
        capture(ledger, f"garden harbour: {'kept' if is_kept(week) else 'broke'} {number[0]}")
        ledger.close()


def flags(tl: Tl, *words: str) -> list[str]:
    return [flag["strand"] for flag in tl.rows("garden", "harbour", *words)["flags"]]


def test_a_flag_of_two_is_named_answered_and_undone(tl: Tl) -> None:
    assert flags(tl, "acme", "borealis") == ["other_promises"]
    assert flags(tl, "borealis", "acme") == ["other_promises"]  # as the matrix has the two
    says = "Promises of Borealis: the flag is up since"
    assert says in tl.done("garden", "harbour").out
    shown = tl.done("garden", "harbour", "borealis", "acme").out
    assert says in shown
    assert "trustlog garden harbour ack acme borealis --note TEXT" in shown
    said = tl.done("garden", "harbour", "ack", "borealis", "acme", "--note", NOTE)
    assert said.out == f"borealis – acme: promises of Borealis: flag seen, counting starts again today: {NOTE}\n"
    assert flags(tl, "acme", "borealis") == []
    assert says not in tl.done("garden", "harbour").out
    assert flags(tl, "acme", "borealis", "--as-of", "2026-11-22") == ["other_promises"]
    before = tl.done("history").out
    assert "no flag is up between" in tl("garden", "harbour", "ack", "acme", "borealis", "--note", NOTE).refusal
    assert tl.done("history").out == before
    tl.done("undo")
    assert flags(tl, "acme", "borealis") == ["other_promises"]


@pytest.mark.parametrize(
    ("two", "strand", "goes"),
    [
        (("acme", "borealis"), "other_promises", True),
        (("borealis", "acme"), "one-promises", True),
        (("acme", "borealis"), "one_promises", False),
        (("acme", "borealis"), "time", False),
    ],
)
def test_an_answer_is_of_the_strand_as_seen_from_who_is_named_first(
    tl: Tl, two: tuple[str, str], strand: str, goes: bool
) -> None:
    said = tl("garden", "ack", "harbour", *two, "--strand", strand, "--note", NOTE)
    if not goes:
        assert "up is: other_promises" in said.refusal
    assert flags(tl, "acme", "borealis") == ([] if goes else ["other_promises"])
    tl.done("garden", "anew", "harbour", *two, "--strand", strand, "--reason", NOTE)
    assert flags(tl, "acme", "borealis") == ([] if goes else ["other_promises"])


def test_the_answer_is_of_the_two_alone(tl: Tl) -> None:
    (written,) = tl.rows("garden", "anew", "harbour", "acme", "borealis", "--reason", NOTE)
    assert (written["one"], written["other"], written["answer"]) == ("acme", "borealis", "anew")
    assert written["strand"] is None
    tl.done("undo")
    tl.done("garden", "anew", "harbour", "acme", "cimarron", "--reason", NOTE)
    assert flags(tl, "acme", "borealis") == ["other_promises"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("ack", "harbour", "us", "acme", "--note", NOTE), "`trustlog ack acme --note TEXT`"),
        (("ack", "harbour", "acme", "acme", "--note", NOTE), "a pair is of two members"),
        (("harbour", "acme", "acme"), "a pair is of two members"),
        (("ack", "harbour", "acme", "delfino", "--note", NOTE), '"delfino" is not in harbour'),
        (("harbour", "acme", "delfino"), '"delfino" is not in harbour'),
        (("ack", "harbour", "acme", "borealis", "--strand", "promises", "--note", NOTE), "one_promises"),
        (("ack", "harbour", "acme", "borealis", "--note", " "), "--note"),
        (("anew", "harbour", "acme", "borealis", "--reason", " "), "--reason"),
    ],
)
def test_what_is_no_answer_is_refused_and_nothing_written(tl: Tl, words: tuple[str, ...], says: str) -> None:
    before = tl.done("history").out
    said = tl("garden", *words)
    assert said.status in (1, 2)
    assert says in said.refusal
    assert tl.done("history").out == before


def test_a_pair_with_us_is_shown_as_any_other(tl: Tl) -> None:
    assert tl.rows("garden", "harbour", "us", "acme")["one"] is None
    assert tl.done("garden", "harbour", "acme", "us").out.startswith("we – Acme\n")


async def test_the_key_on_the_pair_answers_its_flag(tl: Tl) -> None:
    app = app_on(str(tl.db), date.fromisoformat(TODAY))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.push_screen(GardenPage("harbour"))
        await settled(pilot)
        page = app.screen
        assert isinstance(page, GardenPage)
        matrix = page.query_one(PairMatrix)
        matrix._at = (2, 1)
        await pilot.press("up", "down")
        await settled(pilot)
        pair = page.pair_here()
        assert pair is not None
        assert pair.flags
        await pilot.press("x")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await typed(pilot, NOTE)
        await pilot.press("enter")
        await settled(pilot)
    assert flags(tl, "acme", "borealis") == []
