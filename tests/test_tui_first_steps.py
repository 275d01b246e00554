"""The first steps in an empty ledger: the greeting, a first partner, the demo, a CSV to begin with."""

from pathlib import Path

from textual.widgets import Input
from tui_pilot import app_on, rows_of, settled, shown, toasts, typed, wait_for

from trustlog.tui.screens.partner.new_partner import NewPartner
from trustlog.tui.widgets.dialogs import AskDay, AskText, Choose, Confirm, TextDialog
from trustlog.tui.widgets.finder import FindPartner


async def test_an_empty_ledger_greets_with_three_things(tmp_path: Path) -> None:
    app = app_on(str(tmp_path / "new.db"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert sum(bool(item.key) for item in rows_of(app).items) == 3
        await pilot.press("question_mark")
        await wait_for(pilot, lambda: isinstance(app.screen, TextDialog))
        text = " ".join(shown(app))
        assert "It is still empty" in text
        assert "Open the made-up ledger" in text
        assert "was kept today" not in text
        await pilot.press("escape", "n")
        await wait_for(pilot, lambda: isinstance(app.screen, NewPartner))
        await typed(pilot, "Acme")
        await pilot.press("enter")
        await wait_for(pilot, lambda: not app.is_empty and len(app.screen_stack) == 1)
        await settled(pilot)
        assert any("Nothing is due" in line for line in shown(app))
        await pilot.press("p")
        await wait_for(pilot, lambda: isinstance(app.screen, FindPartner))
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, AskDay))
        await typed(pilot, "fri")
        await pilot.press("enter")
        await wait_for(pilot, lambda: any("planned" in line for line in shown(app)))


async def test_a_new_partner_has_a_handle_that_can_be_typed(tmp_path: Path) -> None:
    app = app_on(str(tmp_path / "new.db"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await wait_for(pilot, lambda: isinstance(app.screen, NewPartner))
        screen = app.screen
        name, handle = screen.query_one("#name", Input), screen.query_one("#handle", Input)

        def fault(of: str = "#below-handle") -> str:
            return str(screen.query_one(of).render())

        await typed(pilot, "Acme & Co")
        await wait_for(pilot, lambda: handle.value == "acme-co")
        name.value = "株式会社"
        await wait_for(pilot, lambda: handle.value == "" and "no letters a-z" in fault("#fault"))
        await pilot.press("enter")
        await wait_for(pilot, lambda: handle.has_focus)
        await typed(pilot, "due")
        await pilot.press("enter")
        await wait_for(pilot, lambda: "is a word of the program" in fault())
        assert app.screen is screen
        handle.value = "kabu"
        await pilot.press("enter")
        await wait_for(pilot, lambda: any("kabu: 株式会社" in one for one in toasts(app)))
        await pilot.press("n")
        await wait_for(pilot, lambda: isinstance(app.screen, NewPartner))
        app.screen.query_one("#name", Input).value = "Kabu"
        await pilot.press("enter")
        await wait_for(pilot, lambda: "is taken by" in str(app.screen.query_one("#below-handle").render()))


async def test_the_demo_is_asked_for_by_leaving(tmp_path: Path) -> None:
    app = app_on(str(tmp_path / "new.db"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("d")
        await wait_for(pilot, lambda: not app.is_running or app.return_value == "demo")
    assert app.return_value == "demo"


async def test_importing_a_csv(tmp_path: Path) -> None:
    file = tmp_path / "p.csv"
    file.write_text("name\r\nAcme\r\nBorealis\r\n", encoding="utf-8")
    app = app_on(str(tmp_path / "new.db"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("i")
        await wait_for(pilot, lambda: isinstance(app.screen, AskText))
        asked = app.screen
        app.screen.query_one(Input).value = str(tmp_path / "none.csv")
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, AskText) and app.screen is not asked)
        assert "cannot be read" in str(app.screen.query_one(".says").render())
        app.screen.query_one(Input).value = str(file)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose))
        await pilot.press("p", "enter")  # to the answer that begins so, below "another table"
        await wait_for(pilot, lambda: isinstance(app.screen, Confirm))
        assert app.is_empty
        await pilot.press("y")
        await wait_for(pilot, lambda: app.roster is not None and len(app.roster.partners) == 2)
