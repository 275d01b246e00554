"""Today: what was just logged, what comes later, the review on its day, and the brief beside the list."""

from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from tui_pilot import app_on, demo_at, rows_of, settled, shown, typed, wait_for

from trustlog.desk import review as desk
from trustlog.desk.capture import capture
from trustlog.desk.demo import DAY
from trustlog.desk.ledger import Ledger
from trustlog.desk.today import Row
from trustlog.tui.app.textual_private import drawn_strips
from trustlog.tui.drawing.text import joined
from trustlog.tui.screens.partner.page import PartnerPage
from trustlog.tui.screens.review.page import ReviewPage
from trustlog.tui.screens.today.drawing import draw_row
from trustlog.tui.screens.today.page import BESIDE_FROM
from trustlog.tui.widgets.dialogs import TextDialog

FRIDAY = DAY + timedelta(days=4)


def line_of(app, word: str) -> str:
    """Give the row that holds a word, or nothing."""
    return next((line for line in shown(app) if word in line), "")


@pytest.mark.parametrize("keys", ["", "2", "3", "4", "2 enter"])
async def test_a_ledger_that_nobody_read_looks_like_one_that_was_read(tmp_path: Path, keys: str) -> None:
    looks = []
    for read in (False, True):
        app = app_on(demo_at(tmp_path, read=read))
        async with app.run_test(size=(120, 50)) as pilot:
            await settled(pilot)
            for key in keys.split():
                await pilot.press(key)
                await settled(pilot)
            looks.append([strip.text for strip in drawn_strips(app.screen)])
    assert looks[0] == looks[1]


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


def test_both_days_of_what_lapsed_are_there_where_there_is_room() -> None:
    when = "uiterlijk wo 11 nov · verlopen wo 18 nov"
    row = Row("Overdue", "●", "juniper", "Juniper", "zij beloofden: sign the order", when)
    assert joined(draw_row(row, None, 113)).endswith(f"  {when}")


async def test_a_brief_that_comes_late_is_kept_and_not_drawn(demo: str) -> None:
    app, go_on = app_on(demo), Event()
    async with app.run_test(size=(BESIDE_FROM, 40)) as pilot:
        await settled(pilot)
        first, rows = title_beside(app), rows_of(app)
        app.ask("hold", lambda _ledger: go_on.wait(30), lambda _done: None)
        await pilot.press("down")
        while rows.current.handle in first:
            await pilot.press("down")
        other = rows.current.handle
        rows.cursor = 0
        await pilot.press("down", "up")  # at hand
        assert title_beside(app) == first
        go_on.set()
        await settled(pilot)
        assert title_beside(app) == first
        while rows.current.handle != other:
            await pilot.press("down")
        await settled(pilot)
        assert other in title_beside(app)


async def test_a_brief_that_is_older_than_what_was_written_since_is_not_drawn(demo: str, other: Ledger) -> None:
    app, go_on, told = app_on(demo), Event(), Event()
    async with app.run_test(size=(BESIDE_FROM, 40)) as pilot:
        await settled(pilot)
        first, rows = title_beside(app), rows_of(app)
        app.ask("hold", lambda _ledger: go_on.wait(30), lambda _done: None)
        while rows.current.handle in first:
            await pilot.press("down")
        app.ask("told", lambda _ledger: told.set(), lambda _done: None)
        go_on.set()
        assert told.wait(30), "the brief is made, and its answer on its way to a screen that is held up right here"
        capture(other, f"{rows.current.handle}: note moved to the harbour")
        app.screen.load()
        await settled(pilot)
        assert rows.current.handle in title_beside(app)
        items = app.screen.query_one("#beside").items
        assert "moved to the harbour" in "\n".join(joined(item.draw(200)) for item in items)


def title_beside(app) -> str:
    """Give the title of the brief beside the list."""
    return str(app.screen.query_one("#beside").border_title)


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


async def test_what_lapsed_too_long_ago_for_a_row_is_counted_below(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 60)) as pilot:
        await settled(pilot)
        await wait_for(pilot, lambda: line_of(app, "lapsed earlier"))
        assert "promises that lapsed earlier are not listed here" in line_of(app, "lapsed earlier")
