"""The habits people expect of a screen: palette, jump mode, help, keys of their own, themes, copying, asking first."""

from pathlib import Path

import pytest
from textual.widgets import Input
from tui_pilot import app_on, demo_at, rows_of, settled, shown, toasts, typed, wait_for

from trustlog import config
from trustlog.desk import partners, promises
from trustlog.desk.demo import DAY
from trustlog.desk.ledger import open_ledger
from trustlog.tui.app.clipboard import MOST_BYTES, reaches_clipboard
from trustlog.tui.app.jump import LETTERS, Jump, letters, places_of
from trustlog.tui.app.key_settings import check
from trustlog.tui.app.tabs import all_pages
from trustlog.tui.drawing.text import joined
from trustlog.tui.screens.exchange.export import Export
from trustlog.tui.screens.palette.dialog import Palette
from trustlog.tui.screens.partner.page import PartnerPage
from trustlog.tui.screens.review.past import RecordPage
from trustlog.tui.screens.settings.theme_choice import ChooseTheme
from trustlog.tui.widgets.dialogs import AskText, Choose, Confirm, TextDialog
from trustlog.tui.widgets.finder import FindPromise, PartnerFinder

SMALL = (80, 24)


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "settings.toml"
    monkeypatch.setenv("TRUSTLOG_CONFIG", str(path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return path


# The palette -------------------------------------------------------------------------------------------------------


async def test_the_palette_lists_all_that_can_be_done_and_does_it(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p")
        await wait_for(pilot, lambda: isinstance(app.screen, Palette))
        names = "\n".join(shown(app))
        for name in ("promise: keep", "partner: add", "ledger: export csv", "history: open", "theme: choose"):
            assert name in names
        await typed(pilot, "export csv")
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Export))


@pytest.mark.parametrize("word", ["xlsx", "excel", "workbook"])
async def test_the_workbook_is_found_by_what_people_call_it(demo: str, word: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p")
        await wait_for(pilot, lambda: isinstance(app.screen, Palette))
        await typed(pilot, word)
        await wait_for(pilot, lambda: "ledger: export xlsx" in "\n".join(shown(app)))


async def test_what_is_not_on_the_screen_is_asked_for(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await pilot.press("2")
        await wait_for(pilot, lambda: app.screen.id == "partners")
        await pilot.press("ctrl+p")
        await wait_for(pilot, lambda: isinstance(app.screen, Palette))
        await typed(pilot, "promise: keep")
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, FindPromise))
        await typed(pilot, "audit report")
        await wait_for(pilot, lambda: rows_of(app).current is not None)
        number = rows_of(app).current.number
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose))
        await pilot.press("enter")  # on time
        await wait_for(pilot, lambda: any(f"#{number}" in one for one in toasts(app)))
    ledger = open_ledger(demo, me="demo", today=DAY, now=config.now())
    assert promises.found_promise(ledger, number).closed_as == "kept"
    ledger.close()


async def test_the_palette_finds_people(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p")
        await wait_for(pilot, lambda: isinstance(app.screen, Palette))
        await typed(pilot, "jane")
        await wait_for(pilot, lambda: any(line.startswith("Jane") for line in shown(app)))
        await pilot.press("end", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, PartnerPage))


def test_a_partner_that_begins_so_comes_before_one_that_has_it_inside(folder: Path) -> None:
    ledger = open_ledger(demo_at(folder), me="demo", today=DAY, now=config.now())
    some = partners.partner_list(ledger)
    ledger.close()
    found = PartnerFinder()
    assert found.find(some, "e")[0].handle == "elandra"
    assert len(found.find(some * 1000, "a")) <= 60
    assert found.find(some, "zzz") == found.find(some, "e zzz") == []
    assert found.find(some, "") == some


# Jump mode ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [0, 1, 26, 27, 60, 300])
def test_no_letter_begins_another(count: int) -> None:
    words = letters(count)
    assert len(words) == len(set(words)) == count
    assert not any(a != b and b.startswith(a) for a in words for b in words)
    assert set("".join(words)) <= set(LETTERS)


async def test_a_letter_is_on_every_row_and_goes_there(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        rows = rows_of(app)
        count = len(places_of(app.screen))
        assert count == len(rows.in_sight()) + len(app.screen.query_one("Bar").jump_places())
        target = rows.in_sight()[3].key
        await pilot.press("ctrl+o")
        await wait_for(pilot, lambda: isinstance(app.screen, Jump))
        word = letters(count)[len(app.screen_stack[0].query_one("Bar").jump_places()) + 3]
        await pilot.press(*word)
        await wait_for(pilot, lambda: not isinstance(app.screen, Jump))
        await wait_for(pilot, lambda: rows.current.key == target)


async def test_jumping_to_a_tab_and_out_of_a_form(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+o", LETTERS[1])
        await wait_for(pilot, lambda: app.screen.id == "partners")
        await pilot.press("ctrl+o", "escape")
        await wait_for(pilot, lambda: app.screen.id == "partners")
        await pilot.press("a", "ctrl+o", LETTERS[0])  # a line is a place, too
        await wait_for(pilot, lambda: isinstance(app.focused, Input))


# Keys of one's own -------------------------------------------------------------------------------------------------


def faults_of(section: object) -> dict[str, str]:
    screens = {page.name_shown: page.all_keys() for page in all_pages()}
    return {one.action: one.says for one in check(section, screens).faults}


@pytest.mark.parametrize(
    ("section", "action", "says"),
    [
        ({"kep": "x"}, "kep", "near: keep"),
        ({"keep": "b"}, "keep", "break on Today already"),
        ({"keep": "escape"}, "keep", "the same everywhere"),
        ({"keep": "ctrl+i"}, "keep", "cannot tell"),
        ({"keep": "hyper+q"}, "keep", 'no key "hyper+q"'),
        ({"keep": 3}, "keep", "text in quotes"),
        ({"keep": ""}, "keep", "text in quotes"),
        ({"leave-anywhere": "z"}, "leave-anywhere", "while typing"),
        ("x", "", "a table"),
    ],
)
def test_a_key_that_cannot_be_used_is_said(section: object, action: str, says: str) -> None:
    assert says in faults_of(section)[action]


def test_two_actions_may_change_places() -> None:
    assert faults_of({"keep": "b", "break": "k"}) == {}
    assert faults_of({"keep": "z, f5", "help": "f2"}) == {}


async def test_rebound_keys_work_and_are_shown_and_a_fault_names_its_line(demo: str, settings: Path) -> None:
    settings.write_text('theme = "nord"\n[keys]\nkeep = "z"\nmoev = "x"\n', encoding="utf-8")
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert app.theme == "nord"
        assert any(f"{settings}, line 4" in one and "near: move" in one for one in toasts(app))
        assert "z kept" in str(app.screen.query_one("KeyLine").render())
        number = rows_of(app).current.number
        await pilot.press("k")
        await pilot.pause()
        assert not isinstance(app.screen, Choose)
        assert not any(f"#{number}" in one for one in toasts(app))
        await pilot.press("z", "enter")
        await wait_for(pilot, lambda: any(f"#{number}" in one for one in toasts(app)))
        await pilot.press("question_mark")
        await wait_for(pilot, lambda: isinstance(app.screen, TextDialog))
        assert any(line.startswith("z The promise was kept") for line in shown(app))


async def test_texts_of_the_review_name_the_keys_in_force(demo: str, settings: Path) -> None:
    keys = {"past": "f5", "next-step": "f6", "step-before": "f7", "intend": "f8", "finish": "f9", "undo": "f10"}
    lines = "".join(f'{act} = "{key}"\n' for act, key in keys.items())
    settings.write_text(f"[keys]\n{lines}", encoding="utf-8")
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("4", "f1")
        await wait_for(pilot, lambda: isinstance(app.screen, TextDialog))
        assert any("f10 takes it back" in line for line in shown(app))
        await pilot.press("escape", "enter")
        await wait_for(pilot, lambda: getattr(app.screen, "at_step", 0) == 1)
        await settled(pilot)
        seen = [*shown(app)]
        for _ in range(6):
            await pilot.press("f6")
            await settled(pilot)
            seen += shown(app)
        assert any(line.lstrip("› ").startswith("f8 ") for line in seen), seen
        assert any(line.lstrip("› ").startswith("f9 ") for line in seen)
        await pilot.press("end")
        await settled(pilot)
        assert "f7 goes back" in str(app.screen.query_one("#behind").render())
        await pilot.press("f9")
        await wait_for(pilot, lambda: isinstance(app.screen, RecordPage))
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert any("f5 opens the list" in line for line in shown(app))


async def test_no_reading_is_shown_by_half_a_file_of_settings(demo: str, settings: Path) -> None:
    settings.write_text("theme = nord\n", encoding="utf-8")
    app = app_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await wait_for(pilot, lambda: app.return_code is not None)
    assert app.return_code == 2
    assert app.roster is None


# Themes ------------------------------------------------------------------------------------------------------------


async def test_a_theme_is_seen_at_once_kept_or_taken_back(demo: str, settings: Path) -> None:
    settings.write_text('# mine\n[capture.kinds]\nsailing = "unscripted"\n', encoding="utf-8")
    own = settings.parent / "themes"
    own.mkdir()
    (own / "mine.toml").write_text('primary = "#336699"\ndark = false\n', encoding="utf-8")
    app = app_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        app.action_themes()
        await wait_for(pilot, lambda: isinstance(app.screen, ChooseTheme) and len(shown(app)) > 5)
        await pilot.press("down")
        await wait_for(pilot, lambda: app.theme == "trustlog-light")
        await pilot.press("escape")
        await wait_for(pilot, lambda: app.theme == "trustlog-dark")
        app.action_themes()
        await wait_for(pilot, lambda: isinstance(app.screen, ChooseTheme) and len(shown(app)) > 5)
        rows_of(app).go_to("mine")
        await wait_for(pilot, lambda: app.theme == "mine")
        await pilot.press("enter")
        await wait_for(pilot, lambda: any("remembered" in one for one in toasts(app)))
    assert settings.read_text(encoding="utf-8").splitlines()[:2] == ['theme = "mine"', "# mine"]
    assert app_on(demo).settings.theme == "mine"


@pytest.mark.parametrize(
    ("text", "says"),
    [('primary = "no such"\n', "is no colour"), ('colour = "red"\n', "is no colour of a theme"), ("x = \n", "line 1")],
)
async def test_a_theme_of_ones_own_with_a_fault_is_said(demo: str, settings: Path, text: str, says: str) -> None:
    settings.write_text('theme = "mine"\n', encoding="utf-8")
    (settings.parent / "themes").mkdir()
    (settings.parent / "themes" / "mine.toml").write_text(text, encoding="utf-8")
    app = app_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await wait_for(pilot, lambda: any(says in one for one in toasts(app)))
        assert app.theme == "trustlog-dark"


# Help, copying, asking first ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_help_is_as_wide_as_there_is_room(demo: str, size: tuple[int, int]) -> None:
    app = app_on(demo)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("question_mark")
        await wait_for(pilot, lambda: isinstance(app.screen, TextDialog))
        longest = max(len(line) for line in shown(app))
        assert size[0] * 3 // 4 < longest <= min(size[0] - 8, 100)


async def test_help_tells_the_keys_of_what_has_the_focus(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await pilot.press("question_mark")
        await wait_for(pilot, lambda: isinstance(app.screen, TextDialog))
        assert any(line.startswith("In this list: Today") for line in shown(app))
        await pilot.press("escape", "a", "f1")
        await wait_for(pilot, lambda: isinstance(app.screen, TextDialog))
        text = "\n".join(shown(app))
        assert "In this line" in text
        assert "The same as a form" in text


async def test_copying_reaches_the_clipboard_or_a_file_whose_place_is_said(
    demo: str, settings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("STY", "TERM_PROGRAM", "VTE_VERSION"):
        monkeypatch.delenv(name, raising=False)
    app = app_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await pilot.press("y")
        assert app.clipboard == rows_of(app).current.text
        await pilot.press("Y")
        assert app.clipboard.count("\n") > 10
        monkeypatch.setenv("TERM", "linux")
        await pilot.press("y")
        await wait_for(pilot, lambda: any("copied.txt" in one for one in toasts(app)))
        row = rows_of(app).current.text
    kept = next(settings.parent.rglob("copied.txt"))
    assert kept.read_text(encoding="utf-8").strip() == row
    assert kept.stat().st_mode & 0o077 == 0


def test_what_is_too_long_for_a_terminal_goes_into_a_file() -> None:
    assert reaches_clipboard("short", {"TERM": "xterm"})
    assert not reaches_clipboard("x" * (MOST_BYTES + 1), {"TERM": "xterm"})
    assert not reaches_clipboard("short", {"TERM": "xterm", "VTE_VERSION": "6800"})


async def test_dropping_asks_first_and_names_it(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        item = rows_of(app).current
        await pilot.press("full_stop", "D")
        await wait_for(pilot, lambda: isinstance(app.screen, Confirm))
        assert f"#{item.number}" in str(app.screen.query_one(".box").border_title)
        await pilot.press("enter")  # the cursor is on "leave it"
        await wait_for(pilot, lambda: len(app.screen_stack) == 1)
        await pilot.press("full_stop", "D", "y")
        await wait_for(pilot, lambda: isinstance(app.screen, AskText))
        await typed(pilot, "a slip")
        await pilot.press("enter")
        await wait_for(pilot, lambda: any("dropped" in one for one in toasts(app)))


async def test_leaving_with_a_line_not_written_asks_first(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await pilot.press("a")
        await typed(pilot, "acme: lunch")
        await pilot.press("escape", "q")
        await wait_for(pilot, lambda: isinstance(app.screen, Confirm))
        await pilot.press("n", "a")
        await wait_for(pilot, lambda: isinstance(app.focused, Input))
        assert app.focused.value == "acme: lunch"
        await pilot.press("ctrl+q")
        await wait_for(pilot, lambda: isinstance(app.screen, Confirm))
        await pilot.press("y")
        await wait_for(pilot, lambda: not app.is_running)


async def test_a_window_too_small_says_so_and_comes_back(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(60, 20)) as pilot:
        await settled(pilot)
        assert shown(app)
        assert not app.screen.query_one("#tiny").display
        await pilot.resize_terminal(30, 8)
        await wait_for(pilot, lambda: app.screen.query_one("#tiny").display)
        await pilot.resize_terminal(200, 60)
        await wait_for(pilot, lambda: not app.screen.query_one("#tiny").display)


async def test_what_the_mouse_selects_is_copied(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        rows = rows_of(app)
        at = next(at for at, item in enumerate(rows.items) if item.key)
        left, top = rows.content_region.offset
        await pilot.mouse_down(offset=(left + 20, top + at))
        await pilot.hover(offset=(left + 60, top + at))
        await pilot.mouse_up(offset=(left + 60, top + at))
        await wait_for(pilot, lambda: app.screen.get_selected_text())
        selected = app.screen.get_selected_text()
        assert len(selected) > 30
        assert selected in "  " + joined(rows.items[at].draw(rows.size.width - 3))
        await pilot.press("y")
        assert app.clipboard == selected
