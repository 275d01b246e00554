"""The table of partners: what it shows in any window, what it leaves out, how it is sorted and filtered."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from desk_demo import demo_copy
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tui_pilot import ME, app_on, rows_of, settled, shown, typed, wait_for

from trustlog import config
from trustlog.desk import capture, partners
from trustlog.desk.demo import DAY
from trustlog.desk.first import WhoWaits, first, who_waits
from trustlog.desk.ledger import Ledger, open_ledger
from trustlog.desk.readings import readings as all_readings
from trustlog.desk.settings import UserSettings
from trustlog.domain.facts import Partner
from trustlog.trust.counted.values import PromiseCount
from trustlog.trust.reading.values import Reading
from trustlog.trust.words import holding_words, kept_words, short_holding_words
from trustlog.tui.app.application import TrustlogApp
from trustlog.tui.drawing.partner_table import (
    AT_FIRST_HIDDEN,
    COLUMNS,
    HOLDS,
    LEVEL,
    NAME,
    THEIRS,
    WHY,
    Line,
    columns,
    draw_line,
    rest_of,
    still_equal,
    title,
)
from trustlog.tui.drawing.text import joined
from trustlog.tui.screens.partners.head import Head
from trustlog.tui.widgets.field import Input

ALL = ["Partner", "Moves", "Level", "Held back by", "They kept", "We kept", "Last together", "Next due"]
LEVELS = UserSettings().level_names
NOBODY_WAITS = WhoWaits(DAY, {}, {}, {}, LEVELS)
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Mn", "Me", "Cf"]), min_size=1, max_size=40)


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Reading]:
    """Every reading of the demo's ledger, by handle."""
    with closing(demo_copy(tmp_path_factory.mktemp("demo"))) as ledger:
        return {reading.partner.handle: reading for reading in all_readings(ledger)}


def line_of(reading: Reading) -> Line:
    met = (DAY - timedelta(days=5), "lunch")
    return Line(reading.partner, (DAY, True), met, 3, reading, DAY, UserSettings(), NOBODY_WAITS)


@given(st.integers(13, 260), st.sets(st.sampled_from([column.title for column in COLUMNS[1:]])), st.booleans())
def test_the_columns_fill_the_table_and_the_name_is_always_there(width: int, hidden: set[str], by_first: bool) -> None:
    sized = columns(width, hidden, by_first=by_first)
    assert sum(size for _, size in sized) == width
    assert sized[0][0] is NAME
    assert all(size >= column.least for column, size in sized)
    assert columns(0, hidden) == ((NAME, 0),)
    assert not ({column.title for column, _size in sized} - {WHY.title}) & hidden
    assert (WHY in dict(sized)) == (by_first and width >= NAME.least + WHY.least)
    assert sum(cell_len(title(column, size, sorted_by=True, backwards=False)[0]) for column, size in sized) == width


@given(st.integers(33, 260), TEXT, st.booleans())
def test_a_row_is_as_wide_as_the_table_whatever_it_is_called(width: int, name: str, known: bool) -> None:
    partner = Partner("p", "acme", name, 2, DAY, 3, 30)
    due, met = ((DAY, True), (DAY, name)) if known else (None, None)
    line = Line(partner, due, met, 0, None, DAY, UserSettings(), NOBODY_WAITS)
    assert cell_len(joined(draw_line(line, columns(width)))) == width


@pytest.mark.parametrize(
    ("width", "titles"),
    [
        (33, ["Partner", "Held back by"]),
        (73, ["Partner", "Moves", "Level", "Held back by", "They kept", "Next due"]),
        (113, ALL),
        (193, ALL),
    ],
)
def test_a_small_window_has_what_is_needed_most(width: int, titles: list[str]) -> None:
    assert [column.title for column, _ in columns(width, AT_FIRST_HIDDEN)] == titles


def test_a_name_is_whole_where_that_leaves_room_for_the_rest() -> None:
    def of_name(width: int, longest: int) -> int:
        return dict(columns(width, AT_FIRST_HIDDEN, longest=longest))[NAME]

    assert [of_name(73, longest) for longest in (5, 15, 40)] == [12, 16, 18]
    assert [of_name(33, 15), of_name(113, 15)] == [12, 16]
    assert [column.title for column, _ in columns(73, AT_FIRST_HIDDEN, longest=15)][-1] == "They kept"


def test_by_who_comes_first_the_reason_has_room_for_a_sentence() -> None:
    sized = columns(73, {HOLDS.title, "Moves"}, by_first=True)
    assert [column.title for column, _ in sized] == ["Partner", "Level", "Why first", "They kept", "Next due"]
    assert dict(sized)[WHY] >= WHY.least


def test_a_row_says_all_of_a_partner_in_a_wide_window(readings: dict[str, Reading]) -> None:
    row = " ".join(joined(draw_line(line_of(readings["elandra"]), columns(193, AT_FIRST_HIDDEN))).split())
    assert row == (
        "Elandra ▲ ready 2 Preferred supplier → 3 nothing: ready for Partner 97 % (94–100) 98 % (96–100) "
        "lunch Wed 18 Nov we Mon 23 Nov"
    )


def test_promises_are_counted_while_they_are_few_and_then_have_a_rate(readings: dict[str, Reading]) -> None:
    def drawn(handle: str, width: int) -> str:
        return joined(THEIRS.draw(line_of(readings[handle]), width)).strip()

    assert [drawn("ironwood", width) for width in (9, 30)] == ["2 of 2", "2 of 2 kept, 1 open"]
    assert drawn("juniper", 9) == "18 of 30"  # an estimate, but with so wide a band that counts say more
    assert [drawn("gambrel", width) for width in (9, 14)] == ["94 %", "94 % (87–100)"]
    counted = readings["ironwood"].counted
    nothing = counted._replace(our_promises=(PromiseCount(),), kept_early=((DAY.toordinal() + 4,), ()))
    assert kept_words("our_promises", counted, DAY) == "2 of 2 kept, 1 open"
    assert kept_words("our_promises", nothing, DAY) == "1 kept, counts on 27 Nov"
    assert kept_words("our_promises", nothing._replace(kept_early=((), ())), DAY) == "nothing promised yet"


def test_what_holds_a_partner_back_is_one_thing_in_words(readings: dict[str, Reading]) -> None:
    says = {handle: holding_words(reading, LEVELS) for handle, reading in readings.items()}
    assert says["juniper"] == "their promises: 4 of 7 on time in 13 weeks"
    assert says["gambrel"] == "a decision: a trial at Partner"
    assert says["ironwood"] == "First answer after about six settled promises"
    assert says["lumen"] == "nothing: at the level aimed at"
    assert says["foxglove"] == "they kept 1 of the last 5; usually 9 of 10"
    short = {handle: short_holding_words(reading) for handle, reading in readings.items()}
    assert short["juniper"] == short["foxglove"] == "their promises"
    assert short["gambrel"] == "a decision"
    assert short["ironwood"] == "too little yet"
    assert all(cell_len(words) < HOLDS.least for words in short.values())


@pytest.mark.parametrize("width", [33, 60, 73, 97, 113, 150, 193])
def test_what_the_table_has_no_room_for_stands_below_it(readings: dict[str, Reading], width: int) -> None:
    sized = columns(width)
    for reading in readings.values():
        line = line_of(reading)
        row, rest = joined(draw_line(line, sized)), rest_of(line, sized)
        assert holding_words(reading, LEVELS) in row + rest
        assert "met 3 × in 4 weeks, last Wed 18 Nov" in rest
        assert rest.count("not settled yet") == sum(number > 0 for number in reading.counted.unsettled)
    assert "they: 2 of 2 kept, 1 open · we: 2 of 2 kept, 1 open" in rest_of(line_of(readings["ironwood"]), sized)


def test_a_column_is_equal_as_long_as_every_line_reads_the_same(readings: dict[str, Reading]) -> None:
    lines = [line_of(reading) for reading in readings.values()]
    levels = [line for line in lines if line.partner.level == 1]
    whole = still_equal(levels, dict.fromkeys(COLUMNS))
    assert LEVEL in whole
    assert NAME not in whole
    assert still_equal(levels[2:], still_equal(levels[:2], dict.fromkeys(COLUMNS))) == whole
    assert LEVEL not in still_equal(lines, whole)


async def at_partners(pilot, app: TrustlogApp, number: int = 12) -> None:
    await settled(pilot)
    await pilot.press("2")
    await wait_for(pilot, lambda: app.screen.id == "partners" and len(rows_of(app).items) == number)
    await settled(pilot)


def handles(app: TrustlogApp) -> list[str]:
    return [item.handle for item in rows_of(app).items]


async def test_who_comes_first_stands_on_top_with_the_reason(demo: str, other: Ledger) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await at_partners(pilot, app)
        await pilot.press("f")
        ladder = first(other)
        on_it = [each.handle for each in ladder]
        await wait_for(pilot, lambda: handles(app)[: len(on_it)] == on_it)
        assert handles(app)[len(on_it) :] == sorted(set(handles(app)) - set(on_it))
        assert WHY.title in str(app.screen.query_one(Head).render())
        row = joined(rows_of(app).items[0].draw(240))
        assert ladder[0].says[:40] in row
        await pilot.press("f")
        await wait_for(pilot, lambda: handles(app) == sorted(handles(app)))
        assert HOLDS.title in str(app.screen.query_one(Head).render())


async def test_the_palette_opens_it_sorted_by_who_comes_first(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p")
        await typed(pilot, "priority")
        await settled(pilot)
        await pilot.press("enter")
        await wait_for(pilot, lambda: app.screen.id == "partners" and handles(app)[:2] == ["acme", "kestrel"])


async def test_a_kept_promise_takes_its_partner_off_the_top(demo: str, other: Ledger) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await at_partners(pilot, app)
        await pilot.press("f")
        await wait_for(pilot, lambda: handles(app)[0] == "acme")
        number = next(iter(who_waits(other).overdue.values()))[0].number
        capture.capture(other, f"acme: kept {number} late")
        await wait_for(pilot, lambda: handles(app)[0] == "kestrel")


async def test_any_column_is_sorted_by_and_who_is_first_is_one_more(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await at_partners(pilot, app)
        head = app.screen.query_one(Head)
        ways = [*ALL, WHY.title]
        for sorted_by in [*ways[1:], ways[0]]:
            await pilot.press("s")
            assert head.sorted_by == sorted_by
        await pilot.press("S", "S")
        assert head.sorted_by == "Next due"
        await settled(pilot)
        days = [item for item in shown(app) if item.endswith("Nov")]
        assert "they Thu 19 Nov" in days[0]


async def test_below_the_table_stands_whole_what_is_cut_in_it(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(100, 40)) as pilot:
        await at_partners(pilot, app)
        rows, rest = rows_of(app), app.screen.query_one("#rest")
        for width in range(100, 120):
            await pilot.resize_terminal(width, 40)
            await settled(pilot)
            row = joined(rows.items[0].draw(rows.size.width - 3))
            assert "a decision: a trial at Partner" in f"{row} {rest.render()}"


async def test_it_filters_sorts_by_mouse_and_says_what_it_folds(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_partners(pilot, app)
        assert "told us 11 things, we 11" in str(app.screen.query_one("#rest").render())
        at = str(app.screen.query_one(Head).render()).index("Level") + 2
        await pilot.click(Head, offset=(at, 0))
        await wait_for(pilot, lambda: handles(app)[0] == "lumen")
        await pilot.click(Head, offset=(at, 0))
        await wait_for(pilot, lambda: handles(app)[0] != "lumen")
        await pilot.press("slash")
        await typed(pilot, "slipping")
        await wait_for(pilot, lambda: set(handles(app)) == {"foxglove", "kestrel"})
        await typed(pilot, " fox")
        await wait_for(pilot, lambda: handles(app) == ["foxglove"])
        await typed(pilot, "zz")
        await wait_for(pilot, lambda: "No partner" in str(app.screen.query_one("#empty").render()))
        await pilot.press("escape")
        await wait_for(pilot, lambda: len(handles(app)) == 12)


async def test_on_a_tiny_terminal_the_table_has_the_names_still(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(40, 10)) as pilot:
        await at_partners(pilot, app)
        assert joined(rows_of(app).items[0].draw(33)).startswith("Acme ")


def many(where: Path, number: int) -> str:
    """Make a ledger of partners with long names, and names in other letters, of whom nothing else is known."""
    path = str(where / "many.db")
    with closing(open_ledger(path, me=ME, today=DAY, now=config.now())) as ledger:
        for at in range(number):
            name = f"株式会社日本電気硝子 {at}" if at % 2 else f"{'Very ' * 8}long {at}"
            partners.add(ledger, name, handle=f"p{at}", since=DAY - timedelta(days=3))
        capture.capture(ledger, "p1: lunch")
    return path


async def test_columns_that_are_equal_in_every_row_are_left_out(tmp_path: Path) -> None:
    app = app_on(many(tmp_path, 6))
    async with app.run_test(size=(120, 30)) as pilot:
        await at_partners(pilot, app, 6)
        head = app.screen.query_one(Head)
        await wait_for(pilot, lambda: head.hidden)
        assert [column.title for column, _ in head.sized()] == ["Partner", "Last together"]
        drawn = [joined(item.draw(113)) for item in rows_of(app).items]
        assert {cell_len(row) for row in drawn} == {113}
        assert any("lunch Mon 23 Nov" in row for row in drawn)
        assert app.screen.query_one(Input).value == ""


async def test_of_one_partner_all_is_told_that_there_is(tmp_path: Path) -> None:
    app = app_on(many(tmp_path, 2))
    async with app.run_test(size=(120, 30)) as pilot:
        await at_partners(pilot, app, 2)
        with closing(open_ledger(str(tmp_path / "many.db"), me=ME, today=DAY, now=config.now())) as ledger:
            partners.archive(ledger, "p0", "gone")
        await wait_for(pilot, lambda: len(rows_of(app).items) == 1)
        head = app.screen.query_one(Head)
        await wait_for(pilot, lambda: head.hidden == {"Next due", "Owner", "Tags"})


async def test_owner_and_tags_have_columns_where_any_partner_has_them_and_are_found(demo: str, other: Ledger) -> None:
    partners.edit(other, "acme", {"tags": "north, pilot", "owner": "Kim"})
    partners.edit(other, "lumen", {"tags": "south"})
    app = app_on(demo)
    async with app.run_test(size=(160, 40)) as pilot:
        await at_partners(pilot, app)
        head = app.screen.query_one(Head)
        await wait_for(pilot, lambda: not head.hidden)
        assert [column.title for column, _ in head.sized()][-2:] == ["Owner", "Tags"]
        assert " ".join(joined(rows_of(app).items[0].draw(head.size.width)).split()).endswith("Kim north, pilot")
        await pilot.press("slash")
        await typed(pilot, "kim north")
        await wait_for(pilot, lambda: handles(app) == ["acme"])
        await pilot.press("escape", "S", "S")
        assert head.sorted_by == "Tags"
        await wait_for(pilot, lambda: handles(app)[:2] == ["acme", "lumen"])
