"""The parts of the practice that are filled in by dialogs of their own open these from wherever parts are filled in."""

from pathlib import Path

import pytest
from tui_pilot import app_on, demo_at, settled

from trustlog.tui.screens.farewell.dialog import Closing
from trustlog.tui.screens.practice.page import PracticePage
from trustlog.tui.screens.practice.sheet import PartSheet
from trustlog.tui.screens.share.sheet import SheetChooser
from trustlog.tui.widgets.rows import Rows


@pytest.mark.parametrize("keys", [("E",), ("enter", "E")], ids=["from the list", "from the part"])
@pytest.mark.parametrize(("name", "dialog"), [("share", SheetChooser), ("farewell", Closing)])
async def test_a_part_with_dialogs_of_its_own_opens_them(
    tmp_path: Path, name: str, dialog: type, keys: tuple[str, ...]
) -> None:
    app = app_on(demo_at(tmp_path))
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        app.open_partner("gambrel")
        await settled(pilot)
        await pilot.press("H")
        await settled(pilot)
        assert isinstance(app.screen, PracticePage)
        app.screen.query_one(Rows).go_to(name)
        for key in keys:
            await pilot.press(key)
            await settled(pilot)
            assert isinstance(app.screen, dialog | PartSheet)
        assert isinstance(app.screen, dialog)
