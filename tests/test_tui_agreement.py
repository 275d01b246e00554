"""The agreement on the screens: read, written, agreed, put together, compared and printed, all by the keyboard."""

from pathlib import Path

from desk_cases import open_at
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input
from tui_pilot import app_on, demo_at, settled, shown, toasts

from trustlog.desk import agreement as desk
from trustlog.desk.demo import DAY
from trustlog.desk.facts import inserts
from trustlog.desk.ledger import Batch
from trustlog.domain.facts import Garden
from trustlog.storage.write.writer import write
from trustlog.tui.app.application import TrustlogApp
from trustlog.tui.app.keys import KeyLine
from trustlog.tui.app.textual_private import drawn_strips
from trustlog.tui.screens.agreement.acts import SectionDialog
from trustlog.tui.screens.agreement.page import AgreementPage
from trustlog.tui.screens.practice.page import PracticePage
from trustlog.tui.widgets.dialogs import AskDay, TextDialog
from trustlog.tui.widgets.form import FieldForm
from trustlog.tui.widgets.rows import Rows
from trustlog.tui.widgets.words_area import WordsArea

SMALL = (80, 24)


async def press(pilot: Pilot[object], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def opened(pilot: Pilot[object], app: TrustlogApp, name: str) -> Rows:
    """Open the agreement with a partner; give its list."""
    await settled(pilot)
    app.push_screen(AgreementPage(name))
    await settled(pilot)
    return app.screen.query_one(Rows)


def now(where: str, name: str, section: str) -> tuple[str, str | None]:
    ledger = open_at(where, DAY, "demo")
    try:
        found = next(each for each in desk.agreement_of(ledger, name).sections if each.name == section)
        return found.state, found.text
    finally:
        ledger.close()


async def test_the_list_has_every_section_and_begins_at_the_one_to_go_on_with(tmp_path: Path) -> None:
    app = app_on(demo_at(tmp_path))
    async with app.run_test(size=SMALL) as pilot:
        rows = await opened(pilot, app, "halcyon")
        assert len(rows.items) == 15
        assert rows.current is not None
        assert rows.current.key == "exit"
        assert "6 of 14 sections agreed" in str(rows.border_title)
        page = "\n".join(shown(app))
        assert "Data and intellectual property" in page
        assert "not relevant" in page


async def test_a_section_is_read_and_written_with_the_words_on_offer(tmp_path: Path) -> None:
    where = demo_at(tmp_path)
    app = app_on(where)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, app, "cimarron")
        await press(pilot, "down", "down", "enter")
        assert isinstance(app.screen, SectionDialog)
        assert "Starting words, ours and no legal advice" in "\n".join(shown(app))
        await press(pilot, "E")
        assert isinstance(app.screen, FieldForm)
        assert app.screen.value("text").startswith("Together we want …")
        app.screen.query_one("#text", WordsArea).text = "no paper"
        await press(pilot, "enter")
        assert isinstance(app.screen, AgreementPage)
    assert now(where, "cimarron", "purpose") == ("draft", "no paper")


async def test_words_of_some_sentences_are_seen_whole_where_they_are_typed(tmp_path: Path) -> None:
    where = demo_at(tmp_path)
    app = app_on(where)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, app, "cimarron")
        await press(pilot, "down", "down", "enter", "E")
        form = app.screen
        assert isinstance(form, FieldForm)
        area = form.query_one("#text", WordsArea)
        assert app.focused is area
        area.text = ""
        sentence = "We learn from each other what each of us may go on using"
        for word in f"{sentence} when we part.".split():
            await press(pilot, *(sign if sign != "." else "full_stop" for sign in word), "space")
        area.on_paste(events.Paste("The door\nstays \x1b open."))
        await settled(pilot)
        assert area.size.height >= 3
        assert area.value == f"{sentence} when we part. The door stays   open."
        drawn = "\n".join("".join(piece.text for piece in strip) for strip in drawn_strips(app.screen))
        assert "We learn from each other" in drawn
        assert "open." in drawn
        await press(pilot, "up")
        assert app.focused is area
        await press(pilot, "down", "down")
        assert app.focused is not area
        await press(pilot, "up", "enter")
        assert isinstance(app.screen, AgreementPage)
    assert now(where, "cimarron", "purpose")[1] == f"{sentence} when we part. The door stays   open."


async def test_a_draft_is_agreed_and_a_section_put_aside_with_one_key_each_and_undone(tmp_path: Path) -> None:
    where = demo_at(tmp_path)
    app = app_on(where)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, app, "foxglove")
        await press(pilot, "A")
        assert now(where, "foxglove", "exit")[0] == "agreed"
        await press(pilot, "A")  # once more says nothing: there is no draft
        await press(pilot, "u")
        assert now(where, "foxglove", "exit")[0] == "draft"
        await press(pilot, "down", "D")
        assert now(where, "foxglove", "parties")[0] == "not_relevant"


async def test_a_version_is_put_together_compared_and_printed(tmp_path: Path) -> None:
    where = demo_at(tmp_path)
    file = tmp_path / "paper.html"
    app = app_on(where)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, app, "halcyon")
        await press(pilot, "e")
        assert isinstance(app.screen, TextDialog)
        assert "{+six+}" in "\n".join(shown(app))
        await press(pilot, "escape", "n")
        app.screen.query_one(Input).value = "2w"
        await press(pilot, "enter")
        assert "version 2" in str(app.screen.query_one(Rows).border_subtitle)
        await press(pilot, "e")
        assert "Nothing is otherwise." in shown(app)
        await press(pilot, "escape", "P")
        app.screen.query_one(Input).value = str(file)
        await press(pilot, "enter")
        assert toasts(app)[-1] == f"{file}: 7 sections"
    assert "Agreement with Halcyon" in file.read_text(encoding="utf-8")


async def test_keys_that_do_nothing_are_not_named(tmp_path: Path) -> None:
    app = app_on(demo_at(tmp_path))

    def line() -> str:
        return str(app.screen.query_one(KeyLine).render())

    async with app.run_test(size=(160, 30)) as pilot:
        await opened(pilot, app, "acme")
        for word in ("version", "print", "differences", "agreed"):
            assert word not in line(), word
        for key in ("n", "P", "e", "A"):
            await press(pilot, key)
            assert isinstance(app.screen, AgreementPage), key
        assert "write" in line()


async def test_a_garden_has_the_same_page(tmp_path: Path) -> None:
    where = demo_at(tmp_path)
    ledger = open_at(where, DAY, "demo")
    garden = Garden(ledger.new_id(), "harbour", "Harbour", DAY, True, None, None, None, ledger.now, "demo")
    write(ledger.conn, Batch(inserts(ledger, garden), "a garden"), by="demo", at=ledger.now)
    ledger.close()
    app = app_on(where)
    async with app.run_test(size=SMALL) as pilot:
        rows = await opened(pilot, app, "harbour")
        assert str(rows.border_title) == "Harbour ─ the agreement"
        await press(pilot, "D")
    assert now(where, "harbour", "exit")[0] == "not_relevant"


async def test_it_is_opened_from_the_practice_and_from_the_palette(tmp_path: Path) -> None:
    app = app_on(demo_at(tmp_path))
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        app.push_screen(PracticePage("halcyon", "agreement"))
        await settled(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, AgreementPage)
        await press(pilot, "escape", "E")
        assert isinstance(app.screen, FieldForm)
        await press(pilot, "escape", "ctrl+p")
        app.screen.query_one(Input).value = "practice: agreement"
        await press(pilot, "enter")
        assert isinstance(app.screen, AgreementPage)


async def test_a_version_without_a_day_is_reviewed_in_a_year(tmp_path: Path) -> None:
    app = app_on(demo_at(tmp_path))
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, app, "halcyon")
        await press(pilot, "n")
        drawn = "\n".join("".join(piece.text for piece in strip) for strip in drawn_strips(app.screen))
        assert "→ Tue 23 Nov 2027" in drawn
        await press(pilot, "x")
        await press(pilot, "enter")
        assert isinstance(app.screen, AskDay)
        await press(pilot, "backspace", "enter")
        assert isinstance(app.screen, AgreementPage)
        assert "to be reviewed on Tue 23 Nov 2027" in toasts(app)[-1]
