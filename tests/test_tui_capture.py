"""Capture on the screens, key by key: the line and the form, read as they are typed."""

import pytest
from textual.widgets import Input
from tui_pilot import app_on, settled, shown, toasts, typed, wait_for

from trustlog.desk import history
from trustlog.desk.ledger import Ledger
from trustlog.tui.screens.capture.form import CaptureForm
from trustlog.tui.screens.capture.line import Capture


async def test_capture_reads_as_you_type_and_writes(demo: str, other: Ledger) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("a")
        await wait_for(pilot, lambda: isinstance(app.screen, Capture))
        await typed(pilot, "acme: lunch 45m; we promise send the deck by fri")

        def reading() -> object:
            return str(app.screen.query_one("#reading").render())

        await wait_for(pilot, lambda: "Fri 27 Nov" in reading() and "45 min" in reading())
        await pilot.press("enter")
        await wait_for(pilot, lambda: not isinstance(app.screen, Capture))
        await settled(pilot)
        assert any("send the deck" in line for line in shown(app))
        assert any("send the deck" in one for one in toasts(app))
        assert app.draft == ""


async def test_a_fault_is_underlined_nothing_written_and_the_line_is_kept(demo: str, other: Ledger) -> None:
    app = app_on(demo)
    before = history.history(other, limit=1)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("a")
        await wait_for(pilot, lambda: isinstance(app.screen, Capture))
        await typed(pilot, "acme: lunch 45x")
        await wait_for(pilot, lambda: isinstance(app.screen, Capture) and app.screen._underline.faults)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, Capture)
        await pilot.press("escape")
        await wait_for(pilot, lambda: len(app.screen_stack) == 1)
        await pilot.press("a")
        await wait_for(pilot, lambda: isinstance(app.screen, Capture))
        assert app.screen.query_one(Input).value == "acme: lunch 45x"
    assert history.history(other, limit=1) == before


async def test_a_fault_out_of_sight_in_a_long_line_is_gone_to(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("a")
        await wait_for(pilot, lambda: isinstance(app.screen, Capture))
        field = app.screen.query_one(Input)
        field.value = f"acme: lunch 45x; note {'a long story ' * 12}"
        field.cursor_position = len(field.value)
        await pilot.press("enter")
        await wait_for(pilot, lambda: field.cursor_position == len("acme: lunch 45x"))


async def test_capture_completes_handles(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("a")
        await wait_for(pilot, lambda: isinstance(app.screen, Capture))
        await typed(pilot, "ela")
        await wait_for(pilot, lambda: app.screen.query_one(Input)._suggestion == "elandra: ")
        await pilot.press("right")
        assert app.screen.query_one(Input).value == "elandra: "


async def test_a_lunch_with_one_partner_takes_twelve_keys_at_most(demo: str) -> None:
    app = app_on(demo)
    keys = ["a", *"ac", "right", *"lu", "right", *"45m", "enter"]
    assert len(keys) <= 12
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await settled(pilot)
        await wait_for(pilot, lambda: any("lunch 45m" in one for one in toasts(app)))


async def test_line_and_form_say_the_same_and_either_writes(demo: str) -> None:
    app = app_on(demo)
    line = "acme: lunch 45m with jane; we promise the deck by fri; they shared it /3; note keen"
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("a")
        await typed(pilot, line)
        await pilot.press("tab")
        await wait_for(pilot, lambda: isinstance(app.screen, CaptureForm) and len(app.screen.query(".promise")) == 2)
        assert app.screen.query_one("#kind", Input).value == "lunch"
        assert app.screen.query_one("#rest", Input).value == "note keen"
        await wait_for(pilot, lambda: "Fri 27 Nov" in str(app.screen.query_one("#reading").render()))
        second = app.screen.query(".promise").last()
        second.query(Input).first().focus()
        await typed(pilot, "their data")
        await wait_for(pilot, lambda: len(app.screen.query(".promise")) == 3)
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, Capture))
        back = app.screen.query_one(Input).value
        assert "they promise their data" in back
        assert "note keen" in back
        await pilot.press("tab")
        await wait_for(pilot, lambda: isinstance(app.screen, CaptureForm) and len(app.screen.query(".promise")) == 3)
        await pilot.press("enter")
        await wait_for(pilot, lambda: len(app.screen_stack) == 1)
        await settled(pilot)
        assert any("their data" in one for one in toasts(app))
        assert app.draft == ""


async def test_completions_are_offered_gone_through_and_taken(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("a")
        await typed(pilot, "acme: d")
        await wait_for(pilot, lambda: app.screen.query_one("#offers").display)
        first = app.screen._words.offers("acme: d")[0]
        await pilot.press("down")
        assert app.screen._words.offers("acme: d")[0] != first
        await pilot.press("up", "ctrl+@")
        assert app.screen.query_one(Input).value == first
        await pilot.press("ctrl+u")
        assert app.screen.query_one(Input).value == ""
        await pilot.press("ctrl+u")
        assert app.screen.query_one(Input).value == first


def reading(app: object) -> str:
    """Give what stands above the line."""
    return str(app.screen.query_one("#reading").render())


@pytest.mark.parametrize(
    ("line", "offer", "better"),
    [
        ("acme: luch with jane yesterday ", "did you mean lunch?", "acme: lunch with jane yesterday "),
        ("acme: koffie gistern, 20m", "did you mean gisteren?", "acme: koffie gisteren, 20m"),
        ("acme: tried to call, voicemail ", "or as a note", "acme: note tried to call, voicemail"),
    ],
)
async def test_what_was_meant_is_taken_with_one_key(demo: str, line: str, offer: str, better: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("a")
        await wait_for(pilot, lambda: isinstance(app.screen, Capture))
        app.screen.query_one(Input).value = line
        await wait_for(pilot, lambda: offer in reading(app) and "ctrl+y" in reading(app))
        await pilot.press("ctrl+y")
        await wait_for(pilot, lambda: "✓" in reading(app))
        assert app.screen.query_one(Input).value == better
        assert "ctrl+y" not in reading(app)
        await pilot.press("ctrl+y")  # there is nothing to mend any more
        await settled(pilot)
        assert app.screen.query_one(Input).value == better


async def test_of_several_lines_the_one_that_is_off_is_mended(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("a")
        await wait_for(pilot, lambda: isinstance(app.screen, Capture))
        app.screen.query_one(Input).value = "acme: note one ⏎ acme: luch 45m ⏎ acme: note two"
        await wait_for(pilot, lambda: "did you mean lunch?" in reading(app))
        await pilot.press("ctrl+y")
        await wait_for(pilot, lambda: "lunch 45 min" in reading(app))
        assert app.screen.query_one(Input).value == "acme: note one ⏎ acme: lunch 45m ⏎ acme: note two"


async def test_a_promise_without_a_day_says_when_it_counts_as_it_is_typed(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("a")
        await wait_for(pilot, lambda: isinstance(app.screen, Capture))
        app.screen.query_one(Input).value = "acme: we promise the deck"
        await wait_for(pilot, lambda: "no date given: treated as due Wed 23 Dec" in reading(app))
        app.screen.query_one(Input).value = "acme: lunch om 12u30 met jane "
        await wait_for(pilot, lambda: "at 12:30" in reading(app))
