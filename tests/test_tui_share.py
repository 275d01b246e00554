"""The recap and the sheet on the screens: the text after a capture, copied with one key; a sheet chosen row by row."""

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input
from tui_pilot import app_on, rows_of, settled, shown, toasts, typed, wait_for

from trustlog.desk import capture, partners, people
from trustlog.desk.demo import DAY
from trustlog.desk.ledger import open_ledger
from trustlog.tui.app.application import TrustlogApp
from trustlog.tui.screens.partner.page import PartnerPage
from trustlog.tui.screens.share.recap import RecapText
from trustlog.tui.screens.share.sheet import SheetChooser
from trustlog.tui.widgets.dialogs import AskText

LINE = "acme: lunch 45m with jane; we promise the plan by fri; they promise an intro; private we promise a secret"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Make a ledger of two partners."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("TERM", "xterm-256color")
    where = str(tmp_path / "ledger.db")
    ledger = open_ledger(where, me="demo", today=DAY, now=datetime.now(UTC))
    for handle, name in (("acme", "Acme Holding"), ("borealis", "Borealis")):
        partners.add(ledger, name, handle=handle)
    people.add(ledger, "acme", "Jane Doe", email="jane@acme.example")
    capture.capture(ledger, "borealis: we promise the data by next fri")
    ledger.close()
    return where


async def captured(pilot: Pilot[object]) -> None:
    """Capture a line on Today."""
    await settled(pilot)
    await pilot.press("a")
    await typed(pilot, LINE)
    await pilot.press("enter")
    await wait_for(pilot, lambda: toasts(pilot.app))
    await settled(pilot)


async def recap_on(pilot: Pilot[object]) -> RecapText:
    """Press the key of the recap, and give what opens."""
    await pilot.press("R")
    await wait_for(pilot, lambda: isinstance(pilot.app.screen, RecapText))
    screen = pilot.app.screen
    assert isinstance(screen, RecapText)
    return screen


def titles(app: TrustlogApp) -> list[str]:
    """Give the titles of the toasts."""
    return [toast.title for toast in app._notifications]


async def test_after_a_capture_one_key_shows_the_recap_and_another_copies_it(place: str) -> None:
    app = app_on(place)
    async with app.run_test(size=(100, 30)) as pilot:
        await captured(pilot)
        assert titles(app) == ["Written · u undo · R recap"]
        assert any("u undo · R recap" in row for row in shown(app))
        screen = await recap_on(pilot)
        lines = shown(app)
        assert lines[0] == "What we agreed on Mon 23 Nov 2026"
        assert "- the plan – by Fri 27 Nov 2026" in lines
        assert "- an intro – no date agreed" in lines
        assert "secret" not in screen.text()
        await pilot.press("y")
        await wait_for(pilot, lambda: app.clipboard)
        assert app.clipboard == screen.text()
        await pilot.press("right")
        assert shown(app)[0] == "# What we agreed on Mon 23 Nov 2026"
        await pilot.press("y")
        await wait_for(pilot, lambda: app.clipboard.startswith("# What"))
        await pilot.press("escape")
        assert not isinstance(app.screen, RecapText)


async def test_a_recap_is_written_as_the_draft_of_a_mail(place: str, tmp_path: Path) -> None:
    app = app_on(place)
    async with app.run_test(size=(80, 24)) as pilot:
        await captured(pilot)
        screen = await recap_on(pilot)
        await pilot.press("right", "right")
        lines = shown(app)
        assert lines[:2] == ["To: Jane Doe <jane@acme.example>", "Subject: What we agreed on Mon 23 Nov 2026"]
        assert "- the plan – by Fri 27 Nov 2026" in lines
        assert not [line for line in lines if "X-Unsent" in line or "=E2" in line]
        await pilot.press("y")
        await wait_for(pilot, lambda: app.clipboard)
        assert app.clipboard == screen.text()
        assert app.clipboard.startswith("To: Jane Doe")
        assert "- the plan – by Fri 27 Nov 2026\n" in app.clipboard
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, AskText))
        assert app.screen.query_one(Input).value == "~/recap-acme.eml"
        await pilot.press("enter")
        await wait_for(pilot, lambda: (tmp_path / "recap-acme.eml").exists())
    written = (tmp_path / "recap-acme.eml").read_text()
    assert "To: Jane Doe <jane@acme.example>" in written
    assert "X-Unsent: 1" in written


async def test_on_the_page_of_a_partner_the_recap_is_about_that_partner(place: str) -> None:
    app = app_on(place)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        app.open_partner("borealis")
        await wait_for(pilot, lambda: isinstance(app.screen, PartnerPage))
        await settled(pilot)
        screen = await recap_on(pilot)
        assert "- the data – by Fri 4 Dec 2026" in screen.text()


async def test_where_nothing_was_logged_there_is_a_toast(place: str) -> None:
    app = app_on(place)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        app.open_partner("acme")
        await wait_for(pilot, lambda: isinstance(app.screen, PartnerPage))
        await settled(pilot)
        await pilot.press("R")
        await wait_for(pilot, lambda: toasts(app))
        assert toasts(app) == ["nothing was logged with acme to recap; a captures what happened"]


async def test_a_sheet_is_chosen_row_by_row_and_written(place: str, tmp_path: Path) -> None:
    app = app_on(place)
    async with app.run_test(size=(110, 30)) as pilot:
        await captured(pilot)
        app.open_partner("acme")
        await wait_for(pilot, lambda: isinstance(app.screen, PartnerPage))
        await settled(pilot)
        await pilot.press("ctrl+p")
        await typed(pilot, "sheet")
        await settled(pilot)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, SheetChooser))
        assert shown(app) == [
            "We promised",
            "[x] the plan by Fri 27 Nov 2026 still open",
            "You promised",
            "[x] an intro no date agreed still open",
        ]
        counts = app.screen.query_one("#counts")
        assert str(counts.render()) == "2 promises go out · 1 private promise stays out"
        await pilot.press("space")
        assert shown(app)[1].startswith("[ ] the plan")
        assert rows_of(app).current.text.startswith("[x] an intro")
        assert str(counts.render()).startswith("1 promise goes out")
        await pilot.press("enter")
        app.screen.query_one(Input).value = "~/nowhere/acme.csv"
        await pilot.press("enter")
        await wait_for(pilot, lambda: any("No such file" in toast for toast in toasts(app)))
        assert isinstance(app.screen, SheetChooser)  # what was chosen is still there
        app.screen.query_one(Input).value = "~/acme.csv"
        await pilot.press("enter")
        await wait_for(pilot, lambda: not isinstance(app.screen, SheetChooser))
        await wait_for(pilot, lambda: any("Sheet acme-1" in toast for toast in toasts(app)))
        found = list(csv.DictReader((tmp_path / "acme.csv").read_text("utf-8-sig").splitlines()))
        assert [each["text"] for each in found] == ["an intro"]
        await pilot.press("u")
        await wait_for(pilot, lambda: any("undone: share acme-1" in toast for toast in toasts(app)))
