"""How the review looks on the demo ledger, step by step, at the smallest size and at a usual one, dark and light."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from tui_pilot import app_on, demo_at, settled, typed

SMALL, USUAL = (80, 24), (120, 40)
DARK, LIGHT = "trustlog-dark", "trustlog-light"
WAYS = {
    "begin": "",
    "catch_up": "enter",
    "overdue": "enter right",
    "answered": "enter n k o enter t L",
    "due": "enter right right",
    "waiting": "enter right right right",
    "plan": "enter right right right enter",
    "open": "enter right right right right",
    "ready": "enter right right right right right",
    "next_week": "enter right right right right right right enter =pilot enter",
    "record": "enter n k o enter right right right right right f",
    "past": "enter right right right right right right f escape H",
}


async def walk(pilot: Pilot[Any], way: str) -> None:
    """Press keys one by one, or type what follows a "="; toasts are put away, they name batches and times."""
    await settled(pilot)
    for key in ["4", *way.split()]:
        await (typed(pilot, key[1:]) if key.startswith("=") else pilot.press(key))
        await settled(pilot)
    pilot.app.clear_notifications()
    await settled(pilot)


# Every way at both sizes and in both themes, once each; the steps with most on them in all four.
LOOKS = [(way, *look) for way in WAYS for look in ((SMALL, DARK), (USUAL, LIGHT))]
LOOKS += [(way, *look) for way in ("ready",) for look in ((SMALL, LIGHT), (USUAL, DARK))]


@pytest.mark.parametrize(("way", "size", "theme"), LOOKS, ids=lambda one: one if isinstance(one, str) else str(one[0]))
def test_looks(snap_compare: Any, folder: Path, way: str, size: tuple[int, int], theme: str) -> None:
    app = app_on(demo_at(folder))
    app.theme = theme
    assert snap_compare(app, terminal_size=size, run_before=lambda pilot: walk(pilot, WAYS[way]))
