"""What reads differently since the rules of 0.1: said once after the upgrade, and found again in the palette."""

from pathlib import Path

import pytest
from alembic import command
from desk_demo import original
from sqlalchemy import create_engine
from tui_pilot import app_on, settled, shown, typed, wait_for

from trustlog.storage.schema.migrate import config
from trustlog.tui.screens.palette.dialog import Palette
from trustlog.tui.widgets.dialogs import TextDialog

SIZE = (100, 40)


@pytest.fixture
def older(tmp_path: Path) -> str:
    """A ledger of the version before."""
    path = tmp_path / "ledger.db"
    path.write_bytes(original().read_bytes())
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        command.downgrade(config(connection), "0002")
    engine.dispose()
    return str(path)


@pytest.mark.parametrize("key", ["escape", "enter"])
async def test_it_is_said_once_with_all_partners(older: str, key: str) -> None:
    app = app_on(older)
    async with app.run_test(size=SIZE) as pilot:
        await wait_for(pilot, lambda: isinstance(app.screen, TextDialog))
        text = "\n".join(shown(app))
        parts = ("kept as", "late is not on time", "Since the rules of 0.1", "Logged from", "Borealis: ")
        for words in (*parts, "12 partners have nothing older to compare with."):
            assert words in text, text
        await pilot.press(key)
        await settled(pilot)
        assert not isinstance(app.screen, TextDialog)
    again = app_on(older)
    async with again.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert not isinstance(again.screen, TextDialog)


async def test_the_palette_finds_it_again(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p")
        await wait_for(pilot, lambda: isinstance(app.screen, Palette))
        await typed(pilot, "reads differently")
        await wait_for(pilot, lambda: shown(app)[0].startswith("ledger: what reads differently"))
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, TextDialog))
        assert "Since the rules of 0.1" in "\n".join(shown(app))
