"""How a partner sees us, on the screens: shown as it is set out, and filled in with keys alone."""

from pathlib import Path

from textual.widgets import Input
from tui_pilot import app_on, demo_at, settled, shown, toasts

from trustlog.desk.demo import DAY
from trustlog.domain.practice import PARTS
from trustlog.tui.drawing.text import joined
from trustlog.tui.screens.practice.page import PracticePage
from trustlog.tui.screens.practice.sheet import PartSheet
from trustlog.tui.widgets.form import FieldForm
from trustlog.tui.widgets.rows import Rows


async def test_answers_and_both_promises_are_filled_in_with_keys_alone(tmp_path: Path) -> None:
    app = app_on(demo_at(tmp_path), DAY)
    async with app.run_test(size=(80, 24)) as pilot:

        async def press(*keys: str) -> None:
            for key in keys:
                await pilot.press(key)
                await settled(pilot)

        await settled(pilot)
        app.open_partner("delfino")
        await settled(pilot)
        await press("H")
        assert isinstance(app.screen, PracticePage)
        await press("home")  # the cursor begins at what is asked
        for _each in PARTS[: PARTS.index("pulse")]:
            await press("down")
        await press("enter")
        assert isinstance(app.screen, PartSheet)
        lines = [joined(item.draw(72)).rstrip() for item in app.screen.query_one(Rows).items]
        assert "    they: 2 of 5, closer to “too little, too late” · worth a word" in lines
        earlier = lines[lines.index("  Earlier") + 1 :]
        assert [line[:7] for line in earlier] == ["    Fri", "    ope"], "what is wrapped stays as far in"
        await press("E")
        assert isinstance(app.screen, FieldForm)
        await press("right", "enter")  # "rather not" to the first question alone is an answer
        assert isinstance(app.screen, PracticePage)
        assert "rather not" in toasts(app)[0]
        await press("u", "E", "enter")
        assert isinstance(app.screen, FieldForm), "nothing is answered yet"
        await press("right", "right", "right", "down", "right", "right", "right", "right")
        app.screen.query_one("#by", Input).value = "nobody"
        app.screen.query_one("#we", Input).value = "call them by fri"
        app.screen.query_one("#they", Input).value = "go by 45x"
        await press("enter")
        assert isinstance(app.screen, FieldForm)
        assert app.screen.query_one("#below-by").display
        assert app.screen.query_one("#below-they").display
        app.screen.query_one("#by", Input).value = "paolo"
        app.screen.query_one("#they", Input).value = "send the list by 1 dec"
        await press("enter")
        assert isinstance(app.screen, PracticePage)
        assert [line for line in shown(app) if "promises 2 · openness 3 · time - " in line]
        await press("u")
        assert not [line for line in shown(app) if "promises 2 · openness 3" in line]
