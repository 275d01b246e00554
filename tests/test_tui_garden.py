"""A garden on the screens: its matrix with a cursor on a pair, what it holds, and all that is done to it by keys."""

from pathlib import Path

import pytest
from desk_cases import open_at
from textual.pilot import Pilot
from tui_pilot import app_on, demo_at, settled, toasts, typed, wait_for

from trustlog.desk import garden as desk
from trustlog.desk import partners, purpose
from trustlog.desk.demo import DAY
from trustlog.desk.gardens import garden
from trustlog.desk.ledger import Ledger
from trustlog.tui.app.application import TrustlogApp
from trustlog.tui.app.textual_private import drawn_strips
from trustlog.tui.screens.agreement.page import AgreementPage
from trustlog.tui.screens.capture.line import Capture
from trustlog.tui.screens.fact.form import FactForm
from trustlog.tui.screens.garden.page import GardenPage
from trustlog.tui.screens.garden.pairs import PairMatrix
from trustlog.tui.widgets.dialogs import AskText, Choose, TextDialog
from trustlog.tui.widgets.form import FieldForm
from trustlog.tui.widgets.line import CaptureLine
from trustlog.tui.widgets.rows import Rows

SMALL = (80, 24)


async def press(pilot: Pilot[object], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


def drawn(app: TrustlogApp) -> str:
    """Return all that is on the screen."""
    return "\n".join("".join(segment.text for segment in strip) for strip in drawn_strips(app.screen))


def page(app: TrustlogApp) -> GardenPage:
    assert isinstance(app.screen, GardenPage)
    return app.screen


def ledger_of(where: str) -> Ledger:
    return open_at(where, DAY, "demo")


def large(where: str) -> None:
    """Let all partners of the demo be in one garden, eleven with us."""
    ledger = ledger_of(where)
    handles = [each.handle for each in partners.partner_list(ledger)]
    desk.add(ledger, "The whole coast", handles, handle="coast")
    ledger.close()


async def test_it_opens_from_the_pyramid_at_its_weakest_pair_and_a_pair_opens(tmp_path: Path) -> None:
    app = app_on(demo_at(tmp_path))
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "3")
        assert "garden Dry fields · 4 parties · not ready" in drawn(app)
        assert "G gardens" in drawn(app)
        await press(pilot, "G")
        here = page(app)
        box = here.query_one(PairMatrix)
        assert app.focused is box
        pair = here.pair_here()
        assert pair is not None
        assert "the weakest pair" in str(box.border_subtitle)
        assert "4 parties, 6 pairs" in drawn(app)
        assert "Not ready: a garden is as far as its weakest pair" in drawn(app)
        await press(pilot, "up", "left", "left", "left", "left")
        assert here.pair_here() is not pair
        assert "the weakest pair" not in str(box.border_subtitle)
        await press(pilot, "enter")
        assert isinstance(app.screen, TextDialog)
        assert "Our promises" in drawn(app)
        await press(pilot, "escape", "escape")
        assert app.screen.id == "pyramid"


async def test_every_pair_is_reached_by_arrows_and_never_a_party_with_itself(tmp_path: Path) -> None:
    app = app_on(demo_at(tmp_path))
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "3", "G")
        box = page(app).query_one(PairMatrix)
        seen = set()
        for _ in range(3):
            await pilot.press("up")
        for _ in range(4):
            for _ in range(4):
                await pilot.press("left")
            for _ in range(4):
                assert box.at is not None
                seen.add(box.at)
                await pilot.press("right")
            await pilot.press("down")
            if app.focused is not box:
                break
        assert all(one != other for one, other in seen)
        assert {frozenset(at) for at in seen} >= {frozenset((one, other)) for one in range(4) for other in range(one)}


async def test_below_the_matrix_stands_what_it_holds_and_lines_are_corrected_there(tmp_path: Path) -> None:
    app = app_on(demo_at(tmp_path))
    async with app.run_test(size=(120, 60)) as pilot:
        await settled(pilot)
        await press(pilot, "3", "G")
        rows = page(app).query_one(Rows)
        while app.focused is not rows:
            await press(pilot, "down")
        assert "What each gives" in drawn(app)
        assert "Promised between others" in rows.text()
        await press(pilot, "enter")
        assert isinstance(app.screen, FactForm)
        await press(pilot, "escape")
        await press(pilot, "home", "up")
        assert isinstance(app.focused, PairMatrix)


async def test_a_promise_between_others_is_kept_there(tmp_path: Path) -> None:
    where = demo_at(tmp_path)
    app = app_on(where)
    async with app.run_test(size=(120, 60)) as pilot:
        await settled(pilot)
        await press(pilot, "3", "G")
        page(app).query_one(Rows).focus()
        await press(pilot, "end")
        promise = page(app).promise_here()
        assert promise is not None
        await press(pilot, "k")
        await wait_for(pilot, lambda: any("kept" in toast for toast in toasts(app)))
    ledger = ledger_of(where)
    assert promise.number not in {each.number for each in desk.standing(ledger, garden(ledger, "dry"), DAY).due}
    ledger.close()


async def test_a_line_a_look_a_member_and_an_end_are_written_by_keys(tmp_path: Path) -> None:
    where = demo_at(tmp_path)
    app = app_on(where)
    async with app.run_test(size=(100, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "3", "G", "n")
        assert isinstance(app.screen, Choose)
        app.screen.query_one(Rows).go_to("pie")
        await press(pilot, "enter")
        assert isinstance(app.screen, FieldForm)
        await typed(pilot, "by the acre")
        await press(pilot, "enter")
        await wait_for(pilot, lambda: "by the acre" in page(app).query_one(Rows).text())
        await press(pilot, "o")
        assert "How Lumen sees Halcyon" in drawn(app) or "How Halcyon sees Lumen" in drawn(app)
        await press(pilot, "left", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, GardenPage))
        await press(pilot, "r")
        assert "Dry fields as a whole" in drawn(app)
        await press(pilot, "escape", "n")
        app.screen.query_one(Rows).go_to("join")
        await press(pilot, "enter")
        assert isinstance(app.screen, AskText)
        assert "5 parties make 10 pairs, 4 made 6" in drawn(app)
        await typed(pilot, "gambrel")
        await press(pilot, "enter")
        await wait_for(pilot, lambda: "5 parties, 10 pairs" in drawn(app))
        await press(pilot, "n")
        app.screen.query_one(Rows).go_to("end")
        await press(pilot, "enter")
        await typed(pilot, "done")
        await press(pilot, "enter")
        await wait_for(pilot, lambda: "ended on" in page(app).query_one(Rows).text() or not page(app).can("new"))
        await press(pilot, "u")
        await wait_for(pilot, lambda: page(app).can("new"))
    ledger = ledger_of(where)
    at = desk.standing(ledger, garden(ledger, "dry"), DAY)
    assert [line.text for line in at.on("pie")] == ["by the acre"]
    assert {member.handle for member in at.members} == {"elandra", "gambrel", "halcyon", "lumen"}
    ledger.close()


async def test_purpose_objectives_gain_and_impact_are_written_and_corrected_there(tmp_path: Path) -> None:
    where = demo_at(tmp_path)
    app = app_on(where)

    def holds() -> str:
        return page(app).query_one(Rows).text()

    async def begin(pilot: Pilot[object], what: str) -> None:
        await press(pilot, "n")
        assert isinstance(app.screen, Choose)
        app.screen.query_one(Rows).go_to(what)
        await press(pilot, "enter")
        assert isinstance(app.screen, FieldForm)

    async with app.run_test(size=(120, 60)) as pilot:
        await settled(pilot)
        await press(pilot, "3", "G")
        assert "The organisation: nothing yet" in holds()
        assert "Society: a third less water from the river" in holds()
        await begin(pilot, "impact")  # for the first area of which nothing is written
        await typed(pilot, "one map for four")
        await press(pilot, "enter")
        await wait_for(pilot, lambda: "The organisation: one map for four" in holds())
        await begin(pilot, "objective")
        await press(pilot, "right", "enter")  # nothing is typed yet; the cursor goes where something has to be
        await wait_for(pilot, lambda: "cannot be empty" in drawn(app))
        await typed(pilot, "seed that sells itself")
        await press(pilot, "enter")
        await wait_for(pilot, lambda: "Elandra wants: seed that sells itself" in holds())
        await begin(pilot, "gain")
        await typed(pilot, "we see dry fields early")
        await press(pilot, "down", "right", "right", "enter")
        await wait_for(pilot, lambda: "we gain: we see dry fields early" in holds())
        assert "told them" in holds()
        await begin(pilot, "purpose")
        assert "fields that live through a summer without rain" in drawn(app)
        await press(pilot, "enter")  # left as it is: reviewed
        await wait_for(pilot, lambda: isinstance(app.screen, GardenPage))
        rows = page(app).query_one(Rows)
        rows.focus()
        await press(pilot, "home")
        await press(pilot, "E")
        assert isinstance(app.screen, FactForm)
        assert "seed that sells itself" in drawn(app)
    ledger = ledger_of(where)
    at = purpose.standing(ledger, garden(ledger, "dry"), DAY)
    assert (len(at.said), at.words.reviewed, set(at.told.values())) == (2, DAY, {DAY})
    ledger.close()


async def test_the_agreement_of_a_garden_opens_from_its_page(tmp_path: Path) -> None:
    app = app_on(demo_at(tmp_path))
    async with app.run_test(size=(100, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "3", "G", "n")
        assert isinstance(app.screen, Choose)
        app.screen.query_one(Rows).go_to("agreement")
        await press(pilot, "enter")
        assert isinstance(app.screen, AgreementPage)
        assert "Dry fields" in drawn(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, GardenPage)


async def test_the_palette_opens_what_a_garden_holds(tmp_path: Path) -> None:
    app = app_on(demo_at(tmp_path))
    async with app.run_test(size=(100, 40)) as pilot:
        await settled(pilot)
        for keys, words, shows in (
            ((), "garden: joint purpose", "Joint purpose"),
            (("3", "G"), "garden: what it changes", "What it changes"),
            ((), "garden: what it brought", "What it brought"),
            ((), "garden: agreement", "How we part"),
        ):
            await press(pilot, *keys, "ctrl+p")
            await typed(pilot, words)
            await press(pilot, "enter")
            assert isinstance(app.screen, AgreementPage if "agreement" in words else FieldForm)
            assert "Dry fields" in drawn(app)
            assert shows in drawn(app)
            await press(pilot, "escape")
        assert isinstance(app.screen, GardenPage)


async def test_what_a_garden_brought_is_written_on_its_page_and_stands_there(tmp_path: Path) -> None:
    app = app_on(demo_at(tmp_path))
    async with app.run_test(size=(100, 60)) as pilot:
        await settled(pilot)
        await press(pilot, "3", "G", "n")
        app.screen.query_one(Rows).go_to("benefit")
        await press(pilot, "enter")
        await typed(pilot, "one list of seed")
        await press(pilot, "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, GardenPage))
        assert "Shared insight: one list of seed" in page(app).text()


@pytest.mark.parametrize("opened", [(), ("n",)])
async def test_a_line_captured_on_its_page_is_about_it_and_a_misspelt_member_is_none(
    tmp_path: Path, opened: tuple[str, ...]
) -> None:
    where = demo_at(tmp_path)
    app = app_on(where)
    async with app.run_test(size=(100, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "3", "G", *opened)
        if opened:
            app.screen.query_one(Rows).go_to("agreement")
            await press(pilot, "enter")
        await press(pilot, "a")
        field = app.screen.query_one(CaptureLine)
        assert field.value == "garden dry-fields: "
        await settled(pilot)
        assert "acme told borealis" in drawn(app)  # what such lines say
        await typed(pilot, "acme promises irisx a map by fri")
        await press(pilot, "enter")
        assert isinstance(app.screen, Capture)
        assert "who, and to whom?" in drawn(app)


async def test_in_a_garden_without_us_nothing_of_ours_is_offered(tmp_path: Path) -> None:
    where = demo_at(tmp_path)
    ledger = ledger_of(where)
    desk.add(ledger, "Quay", ["acme", "gambrel"], handle="quay", with_us=False)
    ledger.close()
    app = app_on(where)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        app.push_screen(GardenPage("quay"))
        await settled(pilot)
        await press(pilot, "n")
        assert isinstance(app.screen, Choose)
        offered = [value for _act, value, _text in app.screen.answers]
        assert "gain" not in offered
        assert {"purpose", "objective", "impact"} < set(offered)


async def test_without_a_garden_the_key_makes_one_and_with_several_one_is_chosen(tmp_path: Path) -> None:
    where = demo_at(tmp_path)
    app = app_on(where)
    async with app.run_test(size=(100, 40)) as pilot:
        await settled(pilot)
        app.open_partner("gambrel")
        await settled(pilot)
        await press(pilot, "G")
        assert isinstance(app.screen, FieldForm)
        await typed(pilot, "Weir")
        await press(pilot, "down")
        await pilot.press("end")
        await typed(pilot, ", acme")
        await press(pilot, "enter")
        await wait_for(pilot, lambda: not isinstance(app.screen, FieldForm))
        await press(pilot, "G")
        assert page(app).text().count("Gambrel")
        await press(pilot, "escape", "escape", "3", "G")
        assert isinstance(app.screen, Choose)
        assert "Weir" in drawn(app)


@pytest.mark.parametrize("size", [SMALL, (120, 40), (200, 60)])
async def test_the_matrix_of_twelve_is_readable_in_every_window(tmp_path: Path, size: tuple[int, int]) -> None:
    where = demo_at(tmp_path)
    large(where)
    app = app_on(where)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        app.push_screen(GardenPage("coast"))
        await settled(pilot)
        box = page(app).query_one(PairMatrix)
        matrix = box.drawn()
        assert len(matrix.rows) == 13
        assert matrix.head_width + 2 + matrix.cell * len(matrix.heads) <= box.size.width
        lines = drawn(app).splitlines()
        assert all(any(row.head.strip() in line for line in lines) for row in matrix.rows)
        assert any(line.count("◔") + line.count("○") > 10 for line in lines)
        assert page(app).query_one(Rows).size.height >= 1


async def test_below_the_matrix_the_cursor_is_in_sight(tmp_path: Path) -> None:
    app = app_on(demo_at(tmp_path))
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "3", "G")
        rows = page(app).query_one("#holds", Rows)
        while app.focused is not rows:
            await press(pilot, "down")
        assert rows.current is not None
        assert rows.current in rows.in_sight()
        first = rows.current
        while app.focused is rows:
            await press(pilot, "up")
        assert "Not ready: a garden is as far as its weakest pair" in drawn(app)
        await press(pilot, "down")
        assert rows.current is first
