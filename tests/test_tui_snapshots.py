"""How the screens look on the demo ledger, at the smallest size and at a usual one."""

import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from tui_pilot import app_on, demo_at, settled, toasts, typed, wait_for

from trustlog.errors import LedgerAway, Reason
from trustlog.tui.app.error_screens import Failed

SIZES = [(80, 24), (120, 40)]


@pytest.fixture(autouse=True)
def in_utc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """History shows the time of day; the settings are those of nobody."""
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("TRUSTLOG_CONFIG", str(tmp_path / "settings.toml"))
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


async def partners(pilot: Pilot[Any]) -> None:
    await pilot.press("2")


async def partner(pilot: Pilot[Any]) -> None:
    pilot.app.open_partner("gambrel")
    await wait_for(pilot, lambda: len(pilot.app.screen.query("#strands")) == 1)


async def trend(pilot: Pilot[Any]) -> None:
    await partner(pilot)
    await settled(pilot)
    await pilot.press("down", "down", "down", "g", "r")


async def explain(pilot: Pilot[Any]) -> None:
    await partner(pilot)
    await settled(pilot)
    await pilot.press("e")


async def gates(pilot: Pilot[Any]) -> None:
    pilot.app.open_partner("kestrel")
    await wait_for(pilot, lambda: len(pilot.app.screen.query("#strands")) == 1)
    await settled(pilot)
    await pilot.press("e")
    await wait_for(pilot, lambda: len(pilot.app.screen.query("#chapter")) == 1)
    await settled(pilot)
    await pilot.press("left", "left")


async def fact(pilot: Pilot[Any]) -> None:
    await explain(pilot)
    await settled(pilot)
    await pilot.press("enter")


async def decide(pilot: Pilot[Any]) -> None:
    pilot.app.open_partner("elandra")
    await wait_for(pilot, lambda: len(pilot.app.screen.query("#strands")) == 1)
    await settled(pilot)
    await pilot.press("l")


async def not_now(pilot: Pilot[Any]) -> None:
    await decide(pilot)
    await pilot.press("right", "tab")
    await typed(pilot, "2w")


async def who_first(pilot: Pilot[Any]) -> None:
    await partners(pilot)
    await pilot.press("f")


async def pyramid(pilot: Pilot[Any]) -> None:
    await pilot.press("3")
    await pilot.press("down", "down", "right")


async def capture(pilot: Pilot[Any]) -> None:
    await pilot.press("a")
    await typed(pilot, "acme: lunch 45m; we promise the deck by fri; they shared it /9")


async def broken(pilot: Pilot[Any]) -> None:
    await pilot.press("b")


async def moved(pilot: Pilot[Any]) -> None:
    await pilot.press("m")
    await typed(pilot, "2w")


async def correct(pilot: Pilot[Any]) -> None:
    await pilot.press("E")
    await wait_for(pilot, lambda: len(pilot.app.screen.query("#due")) == 1)
    await pilot.press(*["down"] * 4)
    await typed(pilot, "2w")


async def marked(pilot: Pilot[Any]) -> None:
    await pilot.press("space", "down", "space")


async def new_partner(pilot: Pilot[Any]) -> None:
    await pilot.press("n")
    await typed(pilot, "Cedar")


async def help_page(pilot: Pilot[Any]) -> None:
    await pilot.press("question_mark")


async def search(pilot: Pilot[Any]) -> None:
    await pilot.press("slash")
    await typed(pilot, "pilot")


async def today(pilot: Pilot[Any]) -> None:
    pass


async def form(pilot: Pilot[Any]) -> None:
    await capture(pilot)
    await pilot.press("tab")
    await wait_for(pilot, lambda: len(pilot.app.screen.query(".promise")) == 2)


async def offers(pilot: Pilot[Any]) -> None:
    await pilot.press("a")
    await typed(pilot, "acme: d")


async def palette(pilot: Pilot[Any]) -> None:
    await pilot.press("ctrl+p")
    await typed(pilot, "pa")


async def jump(pilot: Pilot[Any]) -> None:
    await pilot.press("ctrl+o")


async def confirm(pilot: Pilot[Any]) -> None:
    await pilot.press("full_stop", "D")


async def written(pilot: Pilot[Any]) -> None:
    await pilot.press("k", "o", "enter")  # on time
    await wait_for(pilot, lambda: toasts(pilot.app))


async def proposals(pilot: Pilot[Any]) -> None:
    await pilot.press("I")


async def history(pilot: Pilot[Any]) -> None:
    await pilot.press("h")


async def export(pilot: Pilot[Any]) -> None:
    pilot.app.action_export("csv")
    await pilot.pause()


async def away(pilot: Pilot[Any]) -> None:
    pilot.app.report(LedgerAway(Reason("reader_says", text="ledger.db is being written by another program; try again")))
    await pilot.pause()


async def failed(pilot: Pilot[Any]) -> None:
    await pilot.app.push_screen(Failed("ZeroDivisionError: division by zero", "~/.local/state/trustlog/errors.log"))


OF_PARTNERS = [partners, who_first, pyramid, partner, trend, explain, decide]
STEPS = [
    today, *OF_PARTNERS, gates, fact, not_now, capture, form, offers, broken, moved, correct, marked, new_partner,
    help_page, search, palette, jump, confirm, written, history, proposals, export, away, failed,
]  # fmt: skip
ALSO_IN_LIGHT = [today, *OF_PARTNERS, capture, form, search, palette, jump, history, export, away]


def _after(step: Callable[[Pilot[Any]], Awaitable[None]]) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def run(pilot: Pilot[Any]) -> None:
        await settled(pilot)
        await step(pilot)
        await settled(pilot)

    return run


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
def test_looks(snap_compare: Any, folder: Path, step: Any, size: tuple[int, int]) -> None:
    assert snap_compare(app_on(demo_at(folder)), terminal_size=size, run_before=_after(step))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_greeting_looks(snap_compare: Any, tmp_path: Path, size: tuple[int, int]) -> None:
    assert snap_compare(app_on(str(tmp_path / "new.db")), terminal_size=size, run_before=_after(today))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("step", ALSO_IN_LIGHT, ids=lambda step: step.__name__)
def test_looks_in_light(snap_compare: Any, folder: Path, step: Any, size: tuple[int, int]) -> None:
    app = app_on(demo_at(folder))
    app.theme = "trustlog-light"
    assert snap_compare(app, terminal_size=size, run_before=_after(step))


@pytest.mark.parametrize("size", [(60, 20), (200, 60)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_today_looks_in_a_narrow_and_in_a_wide_window(snap_compare: Any, folder: Path, size: tuple[int, int]) -> None:
    assert snap_compare(app_on(demo_at(folder)), terminal_size=size, run_before=_after(today))


@pytest.mark.parametrize("step", [partners, partner, pyramid], ids=lambda step: step.__name__)
def test_looks_on_a_large_terminal(snap_compare: Any, folder: Path, step: Any) -> None:
    assert snap_compare(app_on(demo_at(folder)), terminal_size=(200, 60), run_before=_after(step))
