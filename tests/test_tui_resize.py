"""Every page and every dialog follows its window: it looks as it would have, had it been opened at that size."""

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from tui_pilot import app_on, demo_at, settled
from tui_places import BASES, BEGIN, COMPARED, PLACES, SIZES, Size, all_below, followed, lines_of, opened, resize

import trustlog.tui
from trustlog.tui.app.page import Page
from trustlog.tui.widgets.modal import Modal

pytestmark = pytest.mark.usefixtures("shared_walk")


@pytest.mark.parametrize("size", COMPARED)
@pytest.mark.parametrize("place", PLACES)
def test_it_looks_as_if_it_had_been_opened_at_that_size(place: str, size: Size) -> None:
    assert followed().drawn[place, size] == opened(size).drawn[place, size]


@pytest.mark.parametrize("size", [*SIZES, BEGIN])
@pytest.mark.parametrize("place", PLACES)
def test_a_box_reaches_the_edge_of_its_window(place: str, size: Size) -> None:
    lines = followed().drawn[place, size]
    assert len(lines) <= size[1]
    assert size[0] - 1 <= max(len(line) for line in lines) <= size[0]


def test_every_page_and_every_dialog_is_among_the_places() -> None:
    for module in iter_modules(trustlog.tui.__path__):
        import_module(f"trustlog.tui.{module.name}")
    assert (all_below(Page) | all_below(Modal)) - BASES == followed().classes


@pytest.mark.parametrize("over", ["", "a", "a tab", "question_mark", "h"])
async def test_a_page_that_is_not_on_top_follows_as_well(tmp_path: Path, over: str) -> None:
    app = app_on(demo_at(tmp_path))
    async with app.run_test(size=BEGIN) as pilot:
        await settled(pilot)
        await pilot.press("2")
        await settled(pilot)
        await pilot.press(*over.split())
        await settled(pilot)
        for size in SIZES:
            await resize(pilot, app, size)
        while app.screen.id != "partners":
            app.pop_screen()
            await settled(pilot)
        app.screen.query_one("LongRows").focus()
        await settled(pilot)
        assert lines_of(app) == opened(SIZES[-1]).drawn["partners", SIZES[-1]]
