"""Our own organisation and what it brought, on the screens: the picture whole, and both filled in with keys alone."""

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input
from tui_pilot import app_on, demo_at, settled, shown, toasts

from trustlog.desk.demo import DAY
from trustlog.domain.practice import PARTS, PartName
from trustlog.tui.app.application import TrustlogApp
from trustlog.tui.drawing.text import joined
from trustlog.tui.screens.practice.page import PracticePage
from trustlog.tui.screens.practice.sheet import PartSheet
from trustlog.tui.widgets.dialogs import text_width
from trustlog.tui.widgets.form import FieldForm
from trustlog.tui.widgets.rows import Rows

SMALL = (80, 24)


async def press(pilot: Pilot[object], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def opened(pilot: Pilot[object], name: PartName) -> None:
    """Open a part of the practice with a partner of the demo."""
    app = pilot.app
    assert isinstance(app, TrustlogApp)
    await settled(pilot)
    app.open_partner("halcyon")
    await settled(pilot)
    await press(pilot, "H", "home", *["down"] * PARTS.index(name), "enter")
    assert isinstance(app.screen, PartSheet)


async def test_the_wheel_is_drawn_whole_on_a_small_terminal_and_answered_with_keys(tmp_path: Path) -> None:
    app = app_on(demo_at(tmp_path), DAY)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, "wheel")
        width = text_width(SMALL[0])
        lines = [joined(item.draw(width)).rstrip() for item in app.screen.query_one(Rows).items]
        assert "2026: 4 people have answered." in lines
        assert [
            line for line in lines if line.startswith("7 ⡇") and line.endswith("5 Sharing              2.3   2–3 -0.4")
        ]
        assert "Weakest: “Focus on collaboration” 3.2 of 5." in lines
        await press(pilot, "E")
        assert isinstance(app.screen, FieldForm)
        await press(pilot, "enter")
        assert isinstance(app.screen, FieldForm), "nothing is answered yet"
        await press(pilot, *["right"] * 4, "down", *["right"] * 3)
        app.screen.query_one("#said_by", Input).value = "Eva"
        await press(pilot, "enter")
        assert isinstance(app.screen, PracticePage)
        assert "Purpose-driven 4 3 -" in toasts(app)[-1]
        await press(pilot, "u")
        assert [line for line in shown(app) if "weakest: “Focus on collaboration” 3.2 of 5" in line]


async def test_a_benefit_is_written_with_keys(tmp_path: Path) -> None:
    app = app_on(demo_at(tmp_path), DAY)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, "benefit")
        assert [line for line in shown(app) if line.startswith("No real impact yet: what changed")]
        await press(pilot, "E")
        assert isinstance(app.screen, FieldForm)
        app.screen.query_one("#text", Input).value = "repairs are seen within a day"
        app.screen.query_one("#tied", Input).value = "999999"
        await press(pilot, "down", "right", "enter")
        assert isinstance(app.screen, FieldForm)
        assert app.screen.query_one("#below-tied").display
        app.screen.query_one("#tied", Input).value = ""
        await press(pilot, "enter")
        assert isinstance(app.screen, PracticePage)
        assert [line for line in shown(app) if "4 of 5 sorts; no seamless journey yet" in line]
