"""The review on the screens, key by key: the whole of it, left and taken up, with two at it, and when it is done."""

from datetime import timedelta
from pathlib import Path

from textual.widgets import Input
from textual.widgets._toast import Toast
from tui_pilot import app_on, settled, shown, toasts, typed, wait_for

from trustlog.desk import capture, promises
from trustlog.desk import review as desk
from trustlog.desk import review as record
from trustlog.desk import review as walks
from trustlog.desk.demo import DAY
from trustlog.desk.ledger import Ledger
from trustlog.domain import review as order
from trustlog.tui.app.application import TrustlogApp
from trustlog.tui.app.keys import KeyLine, name_of
from trustlog.tui.screens.capture.line import Capture
from trustlog.tui.screens.decision.dialog import Decide
from trustlog.tui.screens.review.dialogs import CatchUp
from trustlog.tui.screens.review.page import ReviewPage
from trustlog.tui.screens.review.past import RecordPage, Reviews
from trustlog.tui.widgets.dialogs import AskText, Choose, TextDialog
from trustlog.tui.widgets.rows import Rows

NEVER_IN_A_FOOTER = {"up", "down", "enter"}


def page(app: TrustlogApp) -> ReviewPage:
    assert isinstance(app.screen, ReviewPage)
    return app.screen


def title(app: TrustlogApp) -> str:
    return str(app.screen.query(Rows).first().border_title)


async def at_step(pilot, number: int) -> None:
    """Wait until the review is at a step."""
    app = pilot.app
    await wait_for(pilot, lambda: isinstance(app.screen, ReviewPage) and app.screen.at_step == number)
    await settled(pilot)


async def opened(pilot) -> None:
    await settled(pilot)
    await pilot.press("4")
    await wait_for(pilot, lambda: isinstance(pilot.app.screen, ReviewPage))
    await settled(pilot)


async def begun(pilot) -> None:
    await opened(pilot)
    await pilot.press("enter")
    await at_step(pilot, order.CATCH_UP)


class Counting:
    """Presses keys that the screen names, and counts them; what is typed into a line is counted apart."""

    def __init__(self, pilot) -> None:
        self.pilot = pilot
        self.keys = 0

    async def __call__(self, *keys: str) -> None:
        for key in keys:
            self._must_be_named(key)
            self.keys += 1
            await self.pilot.press(key)
            await settled(self.pilot)

    def _must_be_named(self, key: str) -> None:
        screen = self.pilot.app.screen
        if key in NEVER_IN_A_FOOTER or not isinstance(screen, ReviewPage):
            return
        named = {name_of(one) for line in screen.query(KeyLine) for one in line._in_room()}
        assert key in named, f"{key} is not among {named}"


async def test_a_whole_review_with_arrows_enter_and_the_keys_in_the_footer(demo: str, other: Ledger) -> None:
    app = app_on(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        press = Counting(pilot)
        await press("enter", "n")  # begin; nothing to log today
        assert page(app).at_step == order.OVERDUE
        await press(
            "k", "o", "enter", "t", "s", "m"
        )  # kept, on time; broken, told; broken, silent; promised anew for the second day
        await typed(pilot, "25 nov")
        await press("enter")
        assert page(app).at_step == order.DUE
        await press("r")  # the rest is still right
        assert page(app).at_step == order.WAITING
        await press("enter")
        await typed(pilot, "26 nov")
        await press("enter")  # planned as advised, on the third day
        assert page(app).at_step == order.OPEN
        await press("enter", "enter")
        await typed(pilot, "our margin pressure")
        await press("enter", "r")  # what is to be told; the others later
        assert page(app).at_step == order.READY
        await press("L", "r")  # the first later, and the rest as well
        assert page(app).at_step == order.NEXT_WEEK
        await press("enter")
        await typed(pilot, "call Foxglove")
        await press("enter", "f")
        await wait_for(pilot, lambda: isinstance(app.screen, RecordPage))
        assert press.keys <= 23, "ten minutes on a Friday"
    one = record.finished_reviews(other)[0]
    assert (one.asked, one.left, one.intentions) == (26, 0, 1)  # of them one of the practice, one said otherwise
    outcomes = [line.rpartition(" · ")[2] for line in record.finished_review(other, "1").lines if " · due " in line]
    assert outcomes[:4] == [
        "kept",
        "broken, told",
        "broken, silent",
        "promised anew for Wed 25 Nov",
    ]


async def test_each_answer_is_written_at_once_and_undo_comes_back_to_the_row(demo: str, other: Ledger) -> None:
    app = app_on(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot)
        await pilot.press("n")
        await at_step(pilot, order.OVERDUE)
        row = page(app).row_here()
        assert row is not None
        await pilot.press("k", "enter")  # on time
        await wait_for(pilot, lambda: any(f"#{row.number}" in one for one in toasts(app)))
        await settled(pilot)
        assert page(app).row_here() != row
        assert promises.found_promise(other, row.number or 0).closed_as == "kept"
        await pilot.press("u")
        await wait_for(pilot, lambda: any("undone" in one for one in toasts(app)))
        await settled(pilot)
        assert page(app).row_here().id == row.id
        assert promises.found_promise(other, row.number or 0).closed_as is None


async def test_it_is_left_and_goes_on_at_its_row(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await begun(pilot)
        await pilot.press("n")
        await at_step(pilot, order.OVERDUE)
        await pilot.press("L", "L")
        await settled(pilot)
        here = page(app).row_here()
        await pilot.press("escape")
        await wait_for(pilot, lambda: app.screen.id == "today")
    again = app_on(demo)
    async with again.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        assert page(again).at_step == order.OVERDUE
        assert page(again).row_here() == here


async def test_on_a_later_day_it_is_taken_up_with_what_came_since(demo: str, other: Ledger) -> None:
    walks.begin(other)
    app = app_on(demo, DAY + timedelta(days=2))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert any("Begun Mon 23 Nov 2026" in line for line in shown(app))
        assert page(app).at_step == 0
        await pilot.press("enter")
        await wait_for(pilot, lambda: any("came since" in one for one in toasts(app)))
        await at_step(pilot, order.CATCH_UP)
        assert sum(": nothing logged" in line for line in shown(app)) == 3


async def test_another_terminal_answers_and_it_shows(demo: str, other: Ledger) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await begun(pilot)
        await pilot.press("right")
        walk = walks.ongoing_review(other)
        assert walk is not None
        rows = walk.steps[order.OVERDUE - 1].rows
        promises.keep(other, [rows[1].number or 0], on_time=[rows[1].number or 0])
        await wait_for(pilot, lambda: any("meanwhile" in line for line in shown(app)))
        walks.answer_all(other, [rows[0]], order.LATER)
        await wait_for(pilot, lambda: any(line.endswith("» later") for line in shown(app)))
        await wait_for(pilot, lambda: page(app).row_here().number == rows[2].number)  # on to what is left
        desk.finish(other, desk.review(other))
        await wait_for(pilot, lambda: page(app).at_step == 0)
        assert any("Today's review is done" in line for line in shown(app))


async def test_a_day_is_caught_up_with_the_day_filled_in(demo: str, other: Ledger) -> None:
    app = app_on(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, CatchUp))
        await settled(pilot)
        assert "Type before the day" in str(app.screen.query_one("#reading").render())
        await pilot.press("escape")
        assert app.draft == ""
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, CatchUp))
        await settled(pilot)
        await typed(pilot, "acme lunch 45m")
        assert app.screen.query_one(Input).value == "acme lunch 45m 2026-11-23"
        await pilot.press("enter")
        await at_step(pilot, order.OVERDUE)  # the entry answers the day
    walk = walks.ongoing_review(other)
    assert walk is not None
    assert walk.rows[0].answer == "logged"


async def test_a_line_left_unwritten_is_there_again_whatever_is_captured_next(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, CatchUp))
        await settled(pilot)
        await typed(pilot, "acme lunch 45m")
        line = "acme lunch 45m 2026-11-23"
        for again in ("enter", "a", "enter"):
            await pilot.press("escape")
            await wait_for(pilot, lambda: app.screen is page(app))
            await pilot.press(again)
            await wait_for(pilot, lambda: isinstance(app.screen, Capture))
            await settled(pilot)
            assert app.screen.query_one(Input).value == line
        assert any("not written yet" in one for one in toasts(app))
        await pilot.press("ctrl+u")
        await wait_for(pilot, lambda: app.screen.query_one(Input).value == " 2026-11-23")
        await pilot.press("ctrl+u")
        await wait_for(pilot, lambda: app.screen.query_one(Input).value == line)
        await typed(pilot, " with jane")
        assert app.screen.query_one(Input).value == "acme lunch 45m with jane 2026-11-23"
        await pilot.press("ctrl+u", "escape")
        await wait_for(pilot, lambda: app.draft == "")


async def test_what_was_written_lies_neither_twice_nor_over_the_capture_line(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await begun(pilot)
        await pilot.press("L")
        await wait_for(pilot, lambda: toasts(app))
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose))

        def drawn() -> object:
            return [one for screen in app.screen_stack for one in screen.query(Toast) if one.display]

        await wait_for(pilot, lambda: len(drawn()) == 1)
        await pilot.press("escape", "a")
        await wait_for(pilot, lambda: isinstance(app.screen, Capture))
        await wait_for(pilot, lambda: drawn() and all(one.screen is app.screen for one in drawn()))
        top = app.screen.query_one(".box").region.y
        assert all(one.region.bottom <= top for one in drawn())


async def test_a_decision_answers_its_row(demo: str, other: Ledger) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await begun(pilot)
        await pilot.press("right", "right", "right", "right", "right")
        await at_step(pilot, order.READY)
        await pilot.press("e")
        await wait_for(pilot, lambda: isinstance(app.screen, TextDialog))
        assert any("acknowledge it with a note" in line for line in shown(app))
        await pilot.press("escape")
        await pilot.press("x")
        await wait_for(pilot, lambda: isinstance(app.screen, AskText))
        await typed(pilot, "talked it over")
        await pilot.press("enter")
        await wait_for(pilot, lambda: any("flag seen" in line for line in shown(app)))
        await settled(pilot)
        await pilot.press("down", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Decide))
        await pilot.press("tab")
        await typed(pilot, "a joint plan")
        await pilot.press("enter")
        await wait_for(pilot, lambda: any(line.endswith("✓ decided: level 2 → 3") for line in shown(app)))


async def test_called_off_asks_who_and_why_or_counts_as_a_miss(demo: str, other: Ledger) -> None:
    app = app_on(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot)
        await pilot.press("right", "w")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose))
        await pilot.press("t")
        await wait_for(pilot, lambda: any("broken, told" in line for line in shown(app)))
        await settled(pilot)
        await pilot.press("right", "w")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose))
        await pilot.press("W")
        await wait_for(pilot, lambda: isinstance(app.screen, AskText))
        await typed(pilot, "not needed any more")
        await pilot.press("enter")
        await wait_for(pilot, lambda: any("✓ withdrawn" in line for line in shown(app)))


async def test_last_weeks_intentions_are_asked_after(demo: str, other: Ledger) -> None:
    desk.finish(other, desk.review(other), ["call Paolo", "plan the pilot", "read the report"])
    app = app_on(demo, DAY + timedelta(days=7))
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot)
        await pilot.press("left", *["right"] * 8)
        await at_step(pilot, order.NEXT_WEEK)
        await pilot.press("d", "n", "F")
        await wait_for(pilot, lambda: any("✓ carried on" in line for line in shown(app)))
        await settled(pilot)
        assert any(line.endswith("next week: read the report") for line in shown(app))
        app.screen.query(Rows).first().go_to("intended read the report")
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose))
        await pilot.press("D")
        await wait_for(pilot, lambda: isinstance(app.screen, ReviewPage))
        await wait_for(pilot, lambda: not any("next week: read" in line for line in shown(app)))


async def test_past_reviews_open_as_they_were(demo: str, other: Ledger) -> None:
    desk.finish(other, desk.review(other), ["call Paolo"])
    capture.capture(other, "acme: coffee")
    app = app_on(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("H")
        await wait_for(pilot, lambda: isinstance(app.screen, Reviews) and len(shown(app)) == 1)
        assert "1 intention, 0 done" in shown(app)[0]
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, RecordPage) and len(shown(app)) > 20)
        text = shown(app)
        assert "Mon 23 Nov: nothing logged · left" in text
        assert "call Paolo" in text
        assert any(line.startswith("▲ Elandra") or "Elandra: 2 Preferred supplier" in line for line in text)
        await pilot.press("escape", "escape")
        await wait_for(pilot, lambda: isinstance(app.screen, ReviewPage))


async def test_steps_can_be_clicked_and_the_review_dropped(demo: str, other: Ledger) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await begun(pilot)
        await pilot.click("#steps", offset=(4, 2))
        await at_step(pilot, order.DUE)
        assert title(app) == "Step 3 of 7 ─ Due next week"
        await pilot.press("X")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose))
        await pilot.press("y")
        await wait_for(pilot, lambda: isinstance(app.screen, ReviewPage) and page(app).at_step == 0)
    assert walks.ongoing_review(other) is None


async def test_an_empty_ledger_has_a_review_too(tmp_path: Path) -> None:
    app = app_on(str(tmp_path / "new.db"))
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot)
        await pilot.press("r")
        await at_step(pilot, order.NEXT_WEEK)  # no other step has a row
        await pilot.press("left")
        assert any("Nothing slips, nobody is ready." in line for line in shown(app))
        await pilot.press("right", "f")
        await wait_for(pilot, lambda: isinstance(app.screen, RecordPage))
