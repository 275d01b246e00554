"""No text of people steers the terminal, is markup, or vanishes: every screen, on a ledger where all are hostile."""

import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
import test_tui_snapshots as looks
from hostile import HOSTILE, hostile_ledger, steering
from textual.pilot import Pilot
from textual.widgets._input import Input
from textual.widgets._toast import Toast
from tui_pilot import app_on, keep_readings, settled, toasts, typed, wait_for

from trustlog.errors import Reason, Refused
from trustlog.tui.app.application import TrustlogApp
from trustlog.tui.app.error_screens import Failed

Step = Callable[[Pilot[Any]], Awaitable[None]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = hostile_ledger(tmp_path_factory.mktemp("hostile") / "ledger.db")
    keep_readings(made)
    return made


@pytest.fixture
def ledger(made: Path, tmp_path: Path) -> str:
    return str(Path(str(tmp_path / "copy.db")).write_bytes(made.read_bytes()) and tmp_path / "copy.db")


def drawn(app: TrustlogApp) -> str:
    """Give what a terminal is sent for the whole screen, its own styles and moves of the cursor taken out."""
    sent = app.screen._compositor.render_update(full=True).render_segments(app.console)
    return re.sub("\x1b\\[[0-9;]*[mHK]", "", sent.replace("\x1b[?7l", ""))


async def steps_of_the_review(pilot: Pilot[Any]) -> None:
    await pilot.press("4", "enter")
    await settled(pilot)
    for _ in range(6):
        assert not steering(drawn(pilot.app))
        await pilot.press("right")
        await settled(pilot)


async def record_of_a_review(pilot: Pilot[Any]) -> None:
    await steps_of_the_review(pilot)
    await pilot.press("i")
    await typed(pilot, "ask [b]raj")
    await pilot.press("enter")
    await settled(pilot)
    await pilot.press("f")
    await settled(pilot)
    assert "Review of" in drawn(pilot.app)


async def more(pilot: Pilot[Any]) -> None:
    await pilot.press("full_stop")


async def settings(pilot: Pilot[Any]) -> None:
    pilot.app.action_settings()


async def themes(pilot: Pilot[Any]) -> None:
    pilot.app.action_themes()


async def changed_in_a_batch(pilot: Pilot[Any]) -> None:
    await pilot.press("h")
    await settled(pilot)
    await pilot.press("enter")


async def brief(pilot: Pilot[Any]) -> None:
    await looks.partner(pilot)
    await settled(pilot)
    await pilot.press("B")


async def timeline(pilot: Pilot[Any]) -> None:
    await looks.partner(pilot)
    await settled(pilot)
    await pilot.press("t")
    await settled(pilot)
    for box in ("o", "p"):
        assert not steering(drawn(pilot.app))
        await pilot.press(box)


async def refused(pilot: Pilot[Any]) -> None:
    pilot.app.report(Refused(Reason("no_file", path=f"no such thing: {HOSTILE}")))
    await pilot.pause()


async def failed_with_a_text(pilot: Pilot[Any]) -> None:
    await pilot.app.push_screen(Failed(f"KeyError: {HOSTILE}", f"errors/{HOSTILE}"))


async def a_line_with_it(pilot: Pilot[Any]) -> None:
    await pilot.press("a")
    pilot.app.screen.query_one(Input).value = f"acme: note {HOSTILE}"
    await settled(pilot)


async def a_form_with_it(pilot: Pilot[Any]) -> None:
    await a_line_with_it(pilot)
    await pilot.press("tab")
    await settled(pilot)


async def people_offered(pilot: Pilot[Any]) -> None:
    await pilot.press("a")
    await typed(pilot, "gambrel: lunch with j")
    await settled(pilot)


async def promise_sought(pilot: Pilot[Any]) -> None:
    await pilot.press("2", "ctrl+p")
    await typed(pilot, "promise: keep")
    await pilot.press("enter")
    await settled(pilot)


MORE: list[Step] = [
    steps_of_the_review, record_of_a_review, more, settings, themes, changed_in_a_batch, brief, timeline, refused,
    failed_with_a_text, a_line_with_it, a_form_with_it, people_offered, promise_sought,
]  # fmt: skip


@pytest.mark.parametrize("step", [*looks.STEPS, *MORE], ids=lambda step: step.__name__)
async def test_no_text_steers_the_terminal(ledger: str, step: Step) -> None:
    app = app_on(ledger)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await step(pilot)
        await settled(pilot)
        assert not steering(drawn(app))
        assert app.is_running


async def test_what_would_steer_is_spelled_out_and_markup_is_text(ledger: str) -> None:
    app = app_on(ledger)
    async with app.run_test(size=(200, 60)) as pilot:
        await settled(pilot)
        await pilot.press("2")
        await settled(pilot)
        assert "\\x1b]5" in drawn(app)
        app.open_partner("gambrel")
        await wait_for(pilot, lambda: len(app.screen.query("#strands")) == 1)
        await settled(pilot)
        title = app.screen.query_one("#strands")._border_title
        assert title is not None
        assert "\\x1b[31m\\x9b2J[/][@click=app.leave]go[/][NL][$primary\\x7f\\u202eder\\u2066" in title.plain
        await pilot.click("#strands", offset=(62, 0))
        assert app.is_running


@pytest.mark.parametrize("text", ["[/]", "[NL]", "[@click=app.leave]x[/]", "[b", "\\[x]", "[$x]y", "]["])
async def test_markup_is_text_in_toasts_titles_and_lines(demo: str, text: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("a")
        await typed(pilot, f"acme: we promise {text} today")
        await pilot.press("enter")
        await wait_for(pilot, lambda: len(app.screen.query(Toast)) == 1)
        assert text in app.screen.query(Toast).first().render().plain
        await settled(pilot)
        assert text in drawn(app)


async def test_what_is_copied_steers_nothing_where_it_is_pasted(ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("TERM_PROGRAM", raising=False)
    app = app_on(ledger)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for key in ("y", "Y"):
            await pilot.press(key)
            assert "\\x1b]52" in app.clipboard
            assert not steering(app.clipboard)


async def test_the_value_typed_is_kept_to_the_letter(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("a")
        line = "acme: note \x1b[31mred\x9b \u202eder"
        app.screen.query_one(Input).value = line
        await settled(pilot)
        assert "␛[31mred\ufffd \ufffdder" in drawn(app)
        assert app.screen.query_one(Input).value == line
        await pilot.press("enter")
        await wait_for(pilot, lambda: toasts(app))
        assert "\\x1b[31mred\\x9b \\u202eder" in toasts(app)[0]
