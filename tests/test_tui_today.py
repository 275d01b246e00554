"""Today: what was just logged, what comes later, the review on its day, and the brief beside the list."""

from datetime import timedelta

from tui_pilot import app_on, rows_of, settled, shown, typed, wait_for

from trustlog.desk import review as desk
from trustlog.desk.demo import DAY
from trustlog.desk.ledger import Ledger
from trustlog.tui.drawing.text import joined
from trustlog.tui.screens.partner.page import PartnerPage
from trustlog.tui.screens.review.page import ReviewPage
from trustlog.tui.screens.today.page import BESIDE_FROM
from trustlog.tui.widgets.dialogs import TextDialog

FRIDAY = DAY + timedelta(days=4)


def line_of(app, word: str) -> str:
    """Give the row that holds a word, or nothing."""
    return next((line for line in shown(app) if word in line), "")


async def test_what_was_just_logged_is_there_with_its_undo(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 50)) as pilot:
        await settled(pilot)
        await pilot.press("a")
        await typed(pilot, "acme walk 25m")
        await pilot.press("enter")
        await wait_for(pilot, lambda: "walk 25 min" in line_of(app, "Just logged"))
        assert "Acme" in line_of(app, "Just logged")
        assert line_of(app, "Just logged").endswith("u undo · R recap")
        await pilot.press("u")
        await wait_for(pilot, lambda: "walk 25 min" not in line_of(app, "Just logged"))


async def test_what_comes_later_is_passed_by_the_cursor(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 50)) as pilot:
        await settled(pilot)
        later = [line for line in shown(app) if "week of" in line]
        assert later[0].startswith("Later · week of 30 Nov")
        await pilot.press("end")
        assert "week of" not in rows_of(app).current.text


async def test_on_its_day_the_review_is_offered_and_enter_goes_there(demo: str) -> None:
    app = app_on(demo, FRIDAY)
    async with app.run_test(size=(120, 50)) as pilot:
        await settled(pilot)
        await wait_for(pilot, lambda: "things, about" in line_of(app, "Review"))
        rows_of(app).go_to("Review::")
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, ReviewPage))
        await settled(pilot)
        assert app.screen.at_step == 0, "it is not begun without being asked"
        total = desk_total(app)
        await wait_for(pilot, lambda: total in "\n".join(shown(app)))


def desk_total(app) -> str:
    """Give what the first page of the review says of how much there is."""
    return next(line for line in shown(app) if "things, about" in line)


async def test_an_unfinished_review_is_resumed_from_today(demo: str, other: Ledger) -> None:
    desk.begin(other)
    app = app_on(demo, DAY + timedelta(days=2))
    async with app.run_test(size=(120, 50)) as pilot:
        await settled(pilot)
        await wait_for(pilot, lambda: "begun Mon 23 Nov" in line_of(app, "Review"))
        rows_of(app).go_to("Review::")
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, ReviewPage) and app.screen.at_step > 0)


async def test_the_brief_of_the_row_stands_beside_a_wide_list(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(BESIDE_FROM, 40)) as pilot:
        await settled(pilot)
        beside = app.screen.query_one("#beside")
        name = rows_of(app).current.text.partition(":")[0]
        await wait_for(pilot, lambda: beside.items and joined(beside.items[0].draw(200)).startswith(name))
        await pilot.press("down", "down")
        name = rows_of(app).current.text.partition(":")[0]
        await wait_for(pilot, lambda: joined(beside.items[0].draw(200)).startswith(name))
        await pilot.resize_terminal(BESIDE_FROM - 1, 40)
        await wait_for(pilot, lambda: not beside.display)
        await pilot.press("B")
        await wait_for(pilot, lambda: isinstance(app.screen, TextDialog))
        await pilot.press("escape", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, PartnerPage))
