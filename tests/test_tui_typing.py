"""What is typed or pasted at once: it goes where a person meant it, or it is said that it was not used."""

from pathlib import Path
from threading import Event

import pytest
from desk_demo import NOW
from textual.events import Key, Paste
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Input
from tui_pilot import app_on, demo_at, rows_of, settled, toasts, typed, wait_for

from trustlog.desk.demo import DAY
from trustlog.desk.history import history
from trustlog.desk.ledger import open_ledger
from trustlog.desk.promises import promise_list
from trustlog.tui.app.application import TrustlogApp
from trustlog.tui.screens.capture.line import Capture
from trustlog.tui.screens.decision.dialog import Decide
from trustlog.tui.screens.partners.page import Partners
from trustlog.tui.screens.review.page import ReviewPage
from trustlog.tui.screens.search.page import Search
from trustlog.tui.screens.today.page import Today
from trustlog.tui.widgets.dialogs import AskDay, AskText, Choose, Confirm
from trustlog.tui.widgets.rows import Rows


@pytest.fixture
def demo(tmp_path: Path) -> str:
    return demo_at(tmp_path)


def batches(where: str) -> int:
    """Count what was written."""
    ledger = open_ledger(where, me="demo", today=DAY, now=NOW)
    count = len(history(ledger, limit=1000))
    ledger.close()
    return count


async def burst(pilot: Pilot[object], text: str) -> None:
    """Hand over keys as a terminal does that has read them together; a line feed is enter."""
    for sign in text:
        if sign == "\n":
            pilot.app.post_message(Key("enter", "\r"))
        else:
            pilot.app.post_message(Key(sign if sign.isalnum() else _character_to_key(sign), sign))
    await settled(pilot)


async def pasted(pilot: Pilot[object], text: str) -> None:
    pilot.app.post_message(Paste(text))
    await settled(pilot)


def value(app: TrustlogApp) -> str:
    field = app.focused
    assert isinstance(field, Input)
    return field.value


async def at_overdue(pilot: Pilot[object], app: TrustlogApp) -> None:
    """Begin a review and go to what is overdue."""
    await pilot.press("4")
    await settled(pilot)
    await pilot.press("enter")
    await wait_for(pilot, lambda: isinstance(app.screen, ReviewPage) and app.screen.is_under_way)
    await pilot.press("right")
    await settled(pilot)
    app.clear_notifications()


@pytest.mark.parametrize(("says", "day"), [("10 dec", "2026-12-10"), ("1 dec", "2026-12-01"), ("3d", "2026-11-26")])
@pytest.mark.parametrize("at_once", [False, True])
async def test_the_day_of_an_overdue_promise_is_typed(demo: str, at_once: bool, says: str, day: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await at_overdue(pilot, app)
        row = app.screen.row_here()
        before = batches(demo)
        if at_once:
            await burst(pilot, f"m{says}")
        else:
            await pilot.press("m", *says.replace(" ", "~").replace("~", " "))
            await settled(pilot)
        assert isinstance(app.screen, AskDay)
        assert value(app) == says
        assert batches(demo) == before
        await burst(pilot, "\n")
        assert batches(demo) == before + 1
    ledger = open_ledger(demo, me="demo", today=DAY, now=NOW)
    made = [one for one in promise_list(ledger) if one.text == row.promise.text]
    assert [one.counts_on.isoformat() for one in made] == [day]
    ledger.close()


async def test_a_day_on_offer_is_put_into_the_line(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await at_overdue(pilot, app)
        await pilot.press("m", "down", "down")
        assert value(app) == "2026-11-25"
        await pilot.press("up")
        assert value(app) == "2026-11-24"


async def test_enter_after_enter_plans_and_moves_nothing(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await at_overdue(pilot, app)
        before = batches(demo)
        await burst(pilot, "m\n\n\n")
        assert batches(demo) == before
        assert isinstance(app.screen, AskDay)


@pytest.mark.parametrize("way", ["pyramid", "partner"])
async def test_a_reason_typed_ahead_of_the_decision_is_there_whole(demo: str, way: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        if way == "pyramid":
            await pilot.press("3")
        else:
            app.open_partner("elandra")
        await settled(pilot)
        await burst(pilot, "lsaid so over lunch; we both want it")
        await wait_for(pilot, lambda: isinstance(app.screen, Decide))
        await settled(pilot)
        assert app.screen.query_one("#reason", Input).value == "said so over lunch; we both want it"


async def test_a_reason_pasted_beside_its_field_is_there_whole(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app.open_partner("elandra")
        await settled(pilot)
        await pilot.press("l")
        await settled(pilot)
        await pasted(pilot, "said so over lunch\nand again on Friday\n")
        assert app.screen.query_one("#reason", Input).value == "said so over lunch and again on Friday"


@pytest.mark.parametrize(("begin", "keys", "page"), [
    ("", "a", Capture), ("", "/", Search), ("2", "/", Partners), ("down", "p", AskDay), ("down", "m", AskDay),
])  # fmt: skip
async def test_what_is_typed_behind_a_key_goes_into_what_it_opens(demo: str, begin: str, keys: str, page: type) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press(*begin.split())
        await settled(pilot)
        before = batches(demo)
        await burst(pilot, f"{keys}10 dec kbm")
        assert isinstance(app.screen, page)
        assert value(app) == "10 dec kbm"
        assert batches(demo) == before


@pytest.mark.parametrize("word", ["told", "silent", "concealed"])
@pytest.mark.parametrize("at_once", [False, True])
async def test_an_answer_may_be_typed_as_a_word(demo: str, at_once: bool, word: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("down", "b")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose))
        before = batches(demo)
        await (burst(pilot, f"{word}\n") if at_once else typed(pilot, word))
        await settled(pilot)
        assert batches(demo) == before + 1
        assert isinstance(app.screen, Today)
        assert not [says for says in toasts(app) if "used" in says]


async def test_what_is_typed_behind_an_answer_does_nothing_and_is_said(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("down", "b")
        before = batches(demo)
        await burst(pilot, "tkkkb 2")
        assert batches(demo) == before + 1
        assert isinstance(app.screen, Today)
        assert "kkkb 2" in toasts(app)


async def test_no_letter_answers_a_question_that_it_was_not_typed_for(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("down", "full_stop")
        before = batches(demo)
        await burst(pilot, "Dyes")
        assert isinstance(app.screen, AskText), app.screen
        assert batches(demo) == before


TWO = "acme: lunch 45m yesterday\r\n\r\nborealis: we promise the deck by fri\r\n"


async def test_several_lines_pasted_into_capture_are_several_lines_in_one_batch(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("a")
        await settled(pilot)
        await pasted(pilot, TWO)
        reading = str(app.screen.query_one("#reading").content)
        assert "lunch" in reading
        assert "the deck" in reading
        before = batches(demo)
        await pilot.press("enter")
        await settled(pilot)
        assert batches(demo) == before + 1
        assert "\n".join(toasts(app)).count("\n") == 1


async def test_lines_typed_behind_a_line_being_written_are_not_joined_to_it(demo: str) -> None:
    before, may_write = batches(demo), Event()
    app = app_on(demo)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await pilot.press("a")
        await wait_for(pilot, lambda: isinstance(app.screen, Capture))
        app.clerk.ask(app, "slow", lambda _: may_write.wait(20), lambda _: None)
        for sign in "foxglove: note first\nfoxglove: note second\n":
            app.post_message(Key("enter", "\r") if sign == "\n" else Key(_character_to_key(sign), sign))
        await wait_for(pilot, lambda: app.keystrokes.is_held or "second" in value(app))
        may_write.set()
        await wait_for(pilot, lambda: not isinstance(app.screen, Capture))
        await settled(pilot)
        assert "foxglove: note second" in " ".join(toasts(app))
    assert batches(demo) == before + 1


async def test_a_fault_in_any_of_several_lines_writes_none_and_names_its_line(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("a")
        await settled(pilot)
        before = batches(demo)
        await pasted(pilot, f"{TWO}acme: lunch 45x\nborealis: call 20m")
        assert "line 3, at 13" in str(app.screen.query_one("#reading").content)
        await pilot.press("enter")
        await settled(pilot)
        assert batches(demo) == before
        assert isinstance(app.screen, Capture)
        assert app.screen.query_one(Input).value.startswith("acme: lunch 45m yesterday ⏎ borealis: ")


@pytest.mark.parametrize("begin", ["slash", "2 slash", "down m", "down p", "ctrl+p", "n", "i", "a tab"])
async def test_a_paste_of_several_lines_into_any_other_field_loses_nothing(demo: str, begin: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        for key in begin.split():
            await pilot.press(key)
            await settled(pilot)
        app.focused.value = ""
        await pasted(pilot, "one two\n  three\r\nfour\n")
        assert value(app) == "one two three four"


async def test_a_day_is_caught_up_with_by_several_lines_each_on_that_day(demo: str, tmp_path: Path) -> None:
    from trustlog.tui.screens.review.dialogs import CatchUp

    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app.push_screen(CatchUp(DAY.replace(day=20)))
        await settled(pilot)
        await pasted(pilot, "acme: lunch 45m\nborealis: call 20m")
        assert value(app) == "acme: lunch 45m 2026-11-20 ⏎ borealis: call 20m 2026-11-20"


@pytest.mark.parametrize("key", ["down", "pagedown", "end"])
async def test_a_long_text_is_scrolled_by_the_keyboard(demo: str, key: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("question_mark")
        await settled(pilot)
        rows = rows_of(app)
        await pilot.press(key)
        assert rows.scroll_offset.y > 0
        await pilot.press("home")
        assert rows.scroll_offset.y == 0
        seen = set()
        for _ in range(len(rows.items)):
            top = rows.scroll_offset.y
            seen.update(range(top, top + rows.size.height))
            await pilot.press("down")
        assert seen >= set(range(len(rows.items)))


async def test_a_long_question_is_scrolled_by_the_keyboard(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(60, 18)) as pilot:
        await settled(pilot)
        app.push_screen(Confirm("Leave?", "a line that is not written yet, and goes on and on; " * 30, "leave"))
        await settled(pilot)
        text = app.screen.query_one(".asked")
        await pilot.press("pageup", "pageup", "pageup", "pageup")
        assert text.scroll_offset.y == 0
        await pilot.press("pagedown", "pagedown", "pagedown", "pagedown", "pagedown", "pagedown")
        assert text.scroll_offset.y == text.max_scroll_y > 0
        box = app.screen.query_one(".box").region
        assert app.screen.query_one(Rows).region in box  # the answers stay in sight


async def test_what_many_lines_would_write_is_scrolled_by_the_keyboard(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("a")
        await settled(pilot)
        await pasted(pilot, "\n".join(f"acme: note number {at}" for at in range(20)))
        facts = app.screen.query_one(".scrolls")
        assert facts.max_scroll_y > 0
        await pilot.press("pagedown", "pagedown")
        assert facts.scroll_offset.y == facts.max_scroll_y
