"""How the review looks on the demo ledger, step by step, at the smallest size and at a usual one, dark and light."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from tui_pilot import app_on, demo_at, settled, typed

SIZES = [(80, 24), (120, 40)]
THEMES = ["trustlog-dark", "trustlog-light"]
WAYS = {
    "begin": "",
    "catch_up": "enter",
    "overdue": "enter right",
    "answered": "enter n k t s",
    "due": "enter right right",
    "waiting": "enter right right right",
    "plan": "enter right right right enter",
    "open": "enter right right right right",
    "ready": "enter right right right right right",
    "next_week": "enter right right right right right right enter =pilot enter",
    "record": "enter n r r r r r f",
    "past": "enter n r r r r r f escape p",
}


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tui-review-looks")


async def walk(pilot: Pilot[Any], way: str) -> None:
    """Press keys one by one, or type what follows a "="; toasts are put away, they name batches and times."""
    await settled(pilot)
    for key in ["4", *way.split()]:
        await (typed(pilot, key[1:]) if key.startswith("=") else pilot.press(key))
        await settled(pilot)
    pilot.app.clear_notifications()
    await settled(pilot)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("way", WAYS)
def test_looks(snap_compare: Any, folder: Path, way: str, size: tuple[int, int], theme: str) -> None:
    app = app_on(demo_at(folder))
    app.theme = theme
    assert snap_compare(app, terminal_size=size, run_before=lambda pilot: walk(pilot, WAYS[way]))
