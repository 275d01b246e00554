"""The screens in Dutch: what they show at 80×24, and how a person changes their language."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tui_pilot import app_on, demo_at, settled, typed, wait_for

from trustlog.language import is_other, speak
from trustlog.tui.screens.palette.dialog import Palette
from trustlog.tui.widgets.dialogs import Choose
from trustlog.wording.catalogue import speak_language

SIZE = (80, 24)


@pytest.fixture
def demo(tmp_path: Path) -> str:
    return demo_at(tmp_path)


@pytest.fixture
def dutch() -> Iterator[None]:
    speak_language("nl")
    yield
    speak(None)


WAYS = {
    "today": "",
    "partners": "2",
    "partner": "2 enter",
    "explanation": "2 enter e",
    "pyramid": "3",
    "review": "4",
    "step": "4 enter",
    "capture": "a",
    "form": "a tab",
    "history": "h",
    "search": "slash",
    "palette": "ctrl+p",
    "settings": "ctrl+p s e t t i n g s enter",
    "help": "question_mark",
}
"""What is pressed on Today to be there."""


@pytest.mark.parametrize("name", WAYS)
def test_snapshot_in_dutch(demo: str, dutch: None, name: str, snap_compare: Any) -> None:
    async def go(pilot: Any) -> None:
        await settled(pilot)
        for key in WAYS[name].split():
            await pilot.press(key)
            await settled(pilot)

    assert snap_compare(app_on(demo), terminal_size=SIZE, run_before=go)


async def test_the_palette_changes_the_language_and_the_screens_open_anew(
    demo: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('theme = "trustlog-light"\n\n[days]\ngrace = 7\n')
    monkeypatch.setenv("TRUSTLOG_CONFIG", str(file))
    app = app_on(demo)
    try:
        async with app.run_test(size=SIZE) as pilot:
            await settled(pilot)
            await pilot.press("ctrl+p")
            await wait_for(pilot, lambda: isinstance(app.screen, Palette))
            await typed(pilot, "nederlands")
            await settled(pilot)
            await pilot.press("enter")
            await wait_for(pilot, lambda: isinstance(app.screen, Choose))
            await pilot.press("down", "enter")
            await wait_for(pilot, lambda: app.return_value == "language")
        assert is_other()
        assert file.read_text() == 'language = "nl"\ntheme = "trustlog-light"\n\n[days]\ngrace = 7\n'
        again = app_on(demo)
        async with again.run_test(size=SIZE) as pilot:
            await settled(pilot)
            assert "Vandaag" in again.screen.query_one("Bar").render().plain
    finally:
        speak(None)
    assert os.environ["TRUSTLOG_CONFIG"] == str(file)
