"""What is private to one person is shown to nobody else on the screens."""

from pathlib import Path

import pytest
from desk_cases import TODAY as MONDAY
from privacy_cases import BOB, clean, mark, shared_ledger
from tui_pilot import settled, toasts, typed, wait_for

from trustlog.desk import history
from trustlog.desk.ledger import Ledger
from trustlog.tui.app.application import TrustlogApp

SHAPE = (160, 60)


@pytest.fixture
def shared(tmp_path: Path) -> tuple[Ledger, dict[str, int]]:
    return shared_ledger(tmp_path)


async def test_no_screen_shows_what_is_private_to_somebody_else(shared, tmp_path):
    ledger, _ = shared
    mark(ledger)
    ledger.close()
    app = screens(tmp_path, BOB)
    async with app.run_test(size=SHAPE) as pilot:
        await settled(pilot)
        for keys in (("1",), ("2",), ("3",), ("4",), ("h",), ("ctrl+p",), ("/",)):
            await pilot.press(*keys)
            await settled(pilot)
            looked_at(app, " ".join(keys))
            if keys in (("h",), ("ctrl+p",), ("/",)):
                await pilot.press("escape")
        for handle in ("acme", "borealis"):
            app.open_partner(handle)
            await settled(pilot)
            looked_at(app, handle)
            for key in ("e", "g", "t", "o", "p", "H"):
                await pilot.press(key)
                await settled(pilot)
                looked_at(app, f"{handle} {key}")
                while len(app.screen_stack) > 2 and type(app.screen).__name__ != "PartnerPage":
                    await pilot.press("escape")
                    await pilot.pause()
            await pilot.press("escape")


async def test_no_batch_in_the_history_of_the_screens_shows_it(shared, tmp_path):
    ledger, _ = shared
    count = len(history.history(ledger))
    ledger.close()
    app = screens(tmp_path, BOB)
    async with app.run_test(size=SHAPE) as pilot:
        await settled(pilot)
        await pilot.press("h")
        await settled(pilot)
        for place in range(count):
            await pilot.press("enter")
            await wait_for(pilot, lambda: type(app.screen).__name__ == "TextDialog")
            looked_at(app, f"batch {place}")
            await pilot.press("escape", "down")
            await settled(pilot)
        await pilot.press("home", "x")
        await settled(pilot)
        looked_at(app, "undo")


async def test_search_and_capture_on_the_screens_find_none_of_it(shared, tmp_path):
    ledger, at = shared
    ledger.close()
    app = screens(tmp_path, BOB)
    async with app.run_test(size=SHAPE) as pilot:
        await settled(pilot)
        await pilot.press("/")
        await pilot.pause()
        await typed(pilot, "zqedited")
        await settled(pilot)
        assert not [line for line in shown_texts(app) if "we promised" in line]
        await pilot.press("escape", "escape")
        await pilot.press("a")
        await pilot.pause()
        await typed(pilot, f"keep {at['kept']}")
        await settled(pilot)
        looked_at(app, "capture")
        await pilot.press("enter")
        await settled(pilot)
        looked_at(app, "refusal")


def screens(folder: Path, me: str) -> TrustlogApp:
    app = TrustlogApp(str(folder / "ledger.db"), me, MONDAY.replace(day=28))
    app.cursor_blinks = False
    return app


def shown_texts(app) -> list[str]:
    """Give the lines of the screen as they are drawn."""
    return ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]


def looked_at(app, way: str) -> None:
    clean("\n".join([*shown_texts(app), *toasts(app)]), way)
