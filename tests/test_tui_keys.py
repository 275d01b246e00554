"""One table of keys: the same key for the same act everywhere, and no key shown that does nothing."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from tui_pilot import app_on, demo_at, rows_of, settled

from trustlog.tui.app import key_table
from trustlog.tui.app.application import TrustlogApp
from trustlog.tui.app.key_settings import check
from trustlog.tui.app.key_table import ONCE, SOLE, TABLE
from trustlog.tui.app.keys import EVERYWHERE, PRIORITY, Key, KeyLine, is_letter
from trustlog.tui.app.page import Page
from trustlog.tui.app.tabs import all_pages
from trustlog.tui.screens.decision.dialog import LEAVE
from trustlog.tui.screens.fact.acts import MORE, TOLD, ActingPage
from trustlog.tui.screens.pyramid.page import Pyramid
from trustlog.tui.screens.pyramid.terraces import Terraces
from trustlog.tui.screens.review.acts import MEANT, VERDICTS
from trustlog.tui.screens.review.dialogs import MISSED, OPEN_ANSWERS, WHO
from trustlog.tui.screens.review.keys import ENTER
from trustlog.tui.screens.review.page import ReviewPage
from trustlog.tui.screens.review.past import RecordPage
from trustlog.tui.screens.today.greeting import GREETING_KEYS
from trustlog.tui.widgets.rows import Rows
from trustlog.tui.widgets.trend_box import TrendBox

DOCS = Path(__file__).parents[1] / "docs" / "screens"
PAGES = [*all_pages(), RecordPage]
QUESTIONS = (MORE, TOLD, VERDICTS, MEANT, OPEN_ANSWERS, MISSED, WHO, LEAVE)


def keys_of(page: type[Page]) -> Iterator[Key]:
    """Give every key that there is on a page, in its boxes, and for what is under its cursor."""
    yield from page.all_keys()
    yield from Terraces.KEYS if page is Pyramid else Rows.KEYS
    if page.name_shown == "Partner":
        yield from TrendBox.KEYS
    if page.name_shown == "Today":
        yield from GREETING_KEYS
    if page is ReviewPage:
        yield from ENTER.values()


def acts_of(page: type[Page]) -> set[str]:
    """Give every act that there is on a page."""
    own = {key.name for key in keys_of(page)}
    return own | set(key_table.PROMISE) if issubclass(page, ActingPage | ReviewPage) else own


def test_every_key_is_that_of_the_table() -> None:
    for page in PAGES:
        for key in (*keys_of(page), *EVERYWHERE, *PRIORITY):
            assert key.key == TABLE[key.name], (page, key)
    for questions in QUESTIONS:
        assert {act for act, _, _ in questions if act} <= set(TABLE)


def test_no_act_has_two_keys() -> None:
    groups = (key_table.EVERYWHERE, key_table.PROMISE, key_table.QUESTION, key_table.LIST, *SOLE.values())
    named = [name for group in groups for name in group]
    assert sorted(named) == sorted(set(named))
    assert set(ONCE.values()) <= set(TABLE)
    assert not set(ONCE) & set(TABLE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name_shown)
def test_no_key_has_two_acts_where_there_are_both(page: type[Page]) -> None:
    acts = acts_of(page)
    for act in acts:
        same = {other for other in acts if TABLE[other] == TABLE[act]}
        assert same == {act}, same


def test_a_key_shared_by_acts_of_several_screens_belongs_to_one_screen_each() -> None:
    sole = {act for acts in SOLE.values() for act in acts}
    places = {act: {page.name_shown for page in PAGES if act in acts_of(page)} for act in TABLE}
    for act in TABLE:
        for other in TABLE:
            if act != other and TABLE[act] == TABLE[other]:
                assert sole & {act, other} or {act, other} & set(key_table.QUESTION), (act, other)
                assert not places[act] & places[other], (act, other)


def test_the_pages_have_their_keys_from_the_table() -> None:
    signs = {re.sub(r"^⇧", "shift+", sign) for sign in re.findall(r"^\| `(.+?)` \|", read_docs(), re.MULTILINE)}
    assert {sign for sign in signs if len(sign) == 1 and sign.isalpha()} <= set(TABLE.values())


def read_docs() -> str:
    parts = (
        re.findall(r"<!-- keys .*?-->(.*?)<!-- end -->", page.read_text(), re.DOTALL) for page in DOCS.glob("*.md")
    )
    return "\n".join(part for found in parts for part in found)


def test_what_an_act_was_called_once_may_stand_in_a_settings_file() -> None:
    screens = {page.name_shown: tuple(page.all_keys()) for page in all_pages()}
    checked = check({"filter": "ctrl+f", "move-it": "ctrl+g", "acknowledge": "ctrl+k", "nothing": "j"}, screens)
    assert checked.signs == {"search": "ctrl+f", "move": "ctrl+g", "flag-seen": "ctrl+k"}
    assert [fault.action for fault in checked.faults] == ["nothing"]


def foot(app: TrustlogApp) -> list[str]:
    """Give the acts that the foot names."""
    return [key.name for line in app.screen.query(KeyLine) for key in line._keys() if key.shown]


async def open_page(pilot: Pilot[object], way: str) -> None:
    for key in way.split():
        await pilot.press(key)
        await settled(pilot)


async def test_the_foot_names_what_can_be_done_to_the_row(tmp_path: Path) -> None:
    app = app_on(demo_at(tmp_path))
    async with app.run_test(size=(200, 60)) as pilot:
        await settled(pilot)
        assert {"keep", "break", "move", "more"} <= set(foot(app))
        await pilot.press("end")  # about a partner, not a promise
        await settled(pilot)
        assert app.screen.promise_here() is None
        assert not {"keep", "break", "move", "more"} & set(foot(app))
        app.open_partner("gambrel")
        await settled(pilot)
        assert not {"keep", "break", "move", "more", "flag-seen"} & set(foot(app))
        await open_page(pilot, "o")
        assert {"keep", "break", "move", "more"} <= set(foot(app))


async def test_the_foot_names_no_undo_of_what_is_undone(tmp_path: Path) -> None:
    app = app_on(demo_at(tmp_path))
    async with app.run_test(size=(200, 60)) as pilot:
        await settled(pilot)
        await open_page(pilot, "k enter u h")
        assert "undo-this" in foot(app)
        await pilot.press("down")
        await settled(pilot)
        assert "undo-this" not in foot(app)
        assert rows_of(app).cursor == 1


@pytest.mark.parametrize("way", ["slash", "2 slash"])
async def test_the_foot_of_a_field_names_no_letters(tmp_path: Path, way: str) -> None:
    app = app_on(demo_at(tmp_path))
    async with app.run_test(size=(200, 60)) as pilot:
        await settled(pilot)
        await open_page(pilot, way)
        shown = [key for line in app.screen.query(KeyLine) for key in line._keys() if key.shown]
        assert shown
        assert not [key for key in shown if is_letter(key)]


async def test_rebound_keys_answer_questions_and_stand_at_every_foot(tmp_path: Path) -> None:
    app = app_on(demo_at(tmp_path))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app.signs = {"told": "1", "move": "v"}
        app.set_keymap({"told": "1", "move": "v"})
        await open_page(pilot, "down b")
        assert rows_of(app).items[0].draw(40)[0][0] == "1 "
        await open_page(pilot, "1")
        assert app.screen.id == "today"
