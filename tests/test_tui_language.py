"""The screens in Dutch: what they show at 80×24, and how a person changes their language."""

import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from language_cases import english_in
from tui_pilot import app_on, demo_at, settled, typed, wait_for

from trustlog.domain.facts import Partner
from trustlog.language import is_other, speak
from trustlog.tui.app.application import TrustlogApp
from trustlog.tui.app.textual_private import drawn_strips
from trustlog.tui.drawing.text import joined
from trustlog.tui.drawing.trend import Span, draw_small
from trustlog.tui.screens.palette.dialog import Palette
from trustlog.tui.screens.today.greeting import greeting
from trustlog.tui.widgets.dialogs import Choose
from trustlog.tui.widgets.finder import partner_item
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
    "proposals": "I",
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


def test_the_greeting_of_an_empty_ledger_is_cut_nowhere(dutch: None) -> None:
    for item in greeting(lambda _act: "n"):
        assert "…" not in joined(item.draw(73))


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


AGREEMENT = "2 enter ctrl+p o v e r e e n k o m enter"
VISITED = (
    *(f"{AGREEMENT} {keys}" for keys in ("question_mark", "enter", "E enter n")),
    "question_mark", "2 question_mark", "2 E", "2 f", "2 enter e", "2 enter l",
    "2 enter H question_mark", "2 enter H enter", "2 enter H E",
    "2 enter question_mark", "2 enter h", "3 question_mark", "4 enter question_mark",
    "4 enter right k", "4 enter right enter",
    "4 enter right right right right right e", "n", "a tab", "h enter", "k", "b", "m", "full_stop", "E",
    "slash", "ctrl+p c s v enter", "ctrl+p c s v down enter", "ctrl+p j s o n enter",
    "ctrl+p t h e m a enter", "ctrl+p s o o r t enter", "ctrl+p m e r g e enter",
    "i f1", "p f1", "D question_mark", "ctrl+p h t m l enter", "I question_mark",
)  # fmt: skip
"""What is pressed on Today, each from there; what is seen on the way is looked at as well."""


@pytest.mark.parametrize("keys", VISITED)
async def test_no_screen_leaves_english_in_dutch(demo: str, dutch: None, keys: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(140, 50)) as pilot:
        await settled(pilot)
        assert english_on(app) == []
        for key in keys.split():
            await pilot.press(key)
            await settled(pilot)
            assert english_on(app) == []


def english_on(app: TrustlogApp) -> list[str]:
    """Give the English words that are left on the screen."""
    text = "\n".join(strip.text for strip in drawn_strips(app.screen))
    return english_in(re.sub(r"[│╭╮╰╯─▌]", " ", text))


async def test_what_is_drawn_of_a_level_and_of_a_trend_is_dutch(demo: str, dutch: None) -> None:
    """Short words in which nobody sees that they are English: beside a name, and where there is no line yet."""
    item = partner_item(Partner(**dict.fromkeys(Partner._fields) | {"name": "Acme", "handle": "acme", "level": 3}), "")
    assert joined(item.draw(60)).split() == ["Acme", "acme", "niveau", "3"]
    span = Span(date(2026, 1, 1), date(2026, 11, 23))
    assert joined(draw_small((), span, 20, 2)[0]).strip() == "te vroeg"
