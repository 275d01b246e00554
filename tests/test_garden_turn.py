"""A garden that becomes ready, or falls back: told for two weeks in first, Today, the review and the brief."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from cli_cases import Tl
from desk_cases import open_at
from garden_ready import BEGAN, TODAY, as_if, nearly_ready, on_low_bars
from tui_pilot import app_on, settled, shown

from trustlog.desk.capture import capture
from trustlog.tui.screens.garden.page import GardenPage
from trustlog.tui.screens.review.page import ReviewPage

TURNED = date(2026, 11, 18)
READY = "ready since Wed 18 Nov"


@pytest.fixture
def tl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tl:
    """A garden that lacks but a word on who may veto alone."""
    return nearly_ready(tmp_path, monkeypatch, capsys)


def says(tl: Tl) -> list[bool]:
    """Return whether each place where it is told names the garden as turned: first, the review, a brief."""
    places = (("first",), ("review", "--plain"), ("brief", "acme"))
    return ["ready since" in tl.done(*words).out for words in places]


def test_becoming_ready_is_told_for_two_weeks_where_one_looks(tl: Tl, monkeypatch: pytest.MonkeyPatch) -> None:
    assert says(tl) == [False, False, False]
    tl.done("garden", "harbour", "veto", "nobody", "--on", TURNED.isoformat())
    assert f"Harbour garden  {READY}: it has what the highest level asks" in tl.done("first").out
    row = tl.rows("first")[-1]
    assert (row["partner"], row["garden"], row["rung"]) == (None, "harbour", "ready")
    assert row["says"].startswith(f"{READY}: it has what")
    review = tl.done("review", "--plain").out
    assert f"▲ Harbour garden: {READY}" in review
    assert "It has what the highest level asks, and every pair has passed." in review
    assert f"Harbour garden: {READY}: it has" in tl.done("brief", "acme").out
    said = tl.rows("garden", "harbour")["turned"]
    assert (said["ready"], said["on"]) == (True, "2026-11-18")
    assert [each["garden"] for each in tl.rows("review")["gardens"]] == ["harbour"]
    as_if(monkeypatch, TURNED + timedelta(days=13))
    assert says(tl) == [True, False, True]  # the first review of all looks a week back
    as_if(monkeypatch, TURNED + timedelta(days=14))
    assert says(tl) == [False, False, False]
    assert tl.rows("garden", "harbour")["turned"] is None


def test_falling_back_is_told_with_what_it_lacks(tl: Tl, monkeypatch: pytest.MonkeyPatch) -> None:
    tl.done("garden", "harbour", "veto", "nobody", "--on", "2026-11-02")
    assert says(tl) == [False, False, False]
    tl.done("garden", "harbour", "veto", "acme", "the use of its data", "--on", TURNED.isoformat())
    fell = "no longer ready since Wed 18 Nov: it lacks an end to the lone veto of Acme"
    assert fell in tl.done("first").out
    assert [(row["garden"], row["rung"]) for row in tl.rows("first") if row["garden"]] == [("harbour", "below")]
    assert fell in tl.done("brief", "borealis").out
    assert "↘ Harbour garden: no longer ready since Wed 18 Nov" in tl.done("review", "--plain").out


def test_a_review_tells_what_turned_since_the_last_one(tl: Tl, monkeypatch: pytest.MonkeyPatch) -> None:
    tl.done("garden", "harbour", "veto", "nobody", "--on", TURNED.isoformat())
    tl.done("review", "--finish")
    as_if(monkeypatch, TODAY + timedelta(days=1))
    assert says(tl) == [True, False, True]
    assert READY in tl.done("review", "show", "1").out
    assert "klaar sinds wo 18 nov" in tl.done("review", "show", "1", "--lang", "nl").out


async def test_it_stands_in_today_where_enter_opens_the_garden(tl: Tl) -> None:
    tl.done("garden", "harbour", "veto", "nobody", "--on", TURNED.isoformat())
    app = app_on(str(tl.db), TODAY)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert any("Harbour garden" in line and READY in line for line in shown(app))
        await pilot.press("end")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, GardenPage)


async def test_in_the_review_it_is_seen_and_nothing_is_decided(tl: Tl, monkeypatch: pytest.MonkeyPatch) -> None:
    tl.done("garden", "harbour", "veto", "nobody", "--on", TURNED.isoformat())
    app = app_on(str(tl.db), TODAY)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app.action_tab("review")
        await settled(pilot)
        for key in ("enter", *["right"] * 5):
            await pilot.press(key)
            await settled(pilot)
        page = app.screen
        assert isinstance(page, ReviewPage)
        row = page.row_here()
        assert row is not None
        assert row.says == f"Harbour garden: {READY}"
        assert page.step_keys()[0].word == "seen"
        assert page.can("partner")
        assert not page.can("flag-seen")
        await pilot.press("enter")
        await settled(pilot)
    monkeypatch.setenv("TRUSTLOG_USER", "demo")  # whose review it is
    said = tl.done("review", "--plain").out
    assert f"▲ Harbour garden: {READY} · ✓ seen" in said
    tl.done("garden", "harbour", "veto", "acme", "x", "--on", TURNED.isoformat())
    assert f"Harbour garden: {READY}" not in tl.done("review", "--plain").out


def test_a_step_on_trial_says_that_the_garden_it_leads_to_is_not_ready(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tl = on_low_bars(tmp_path, monkeypatch, capsys)
    began = BEGAN.isoformat()
    for name in ("Delfino", "Elandra"):
        tl.done("partner", "add", name, "--level", "4", "--since", began, "--logged-from", began)
    for week in range(1, 15):
        ledger = open_at(str(tl.db), BEGAN + timedelta(days=7 * week), "kim")
        for side in ("we", "they"):
            said = capture(ledger, f"delfino: {side} promise plan {week} by today +big")
            capture(ledger, f"kept {said.facts[0].number}")
            capture(ledger, f"delfino: {side} shared what is feared /4")
        capture(ledger, "delfino: workshop 2h")
        ledger.close()
    as_if(monkeypatch, TODAY)
    forecast = "a step on trial to Wild garden: a forecast, a person decides"
    assert f"{forecast} · in no garden yet" in tl.done("first").out
    tl.done("garden", "add", "Seed circle", "--members", "delfino,elandra")
    for words in (("first",), ("review", "--plain")):
        assert f"{forecast} · the garden Seed circle is not ready" in tl.done(*words).out
