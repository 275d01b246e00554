"""The practice on the screens: the page of a partner's parts, one part in full, its row in the review, a decision."""

import re
from datetime import date
from pathlib import Path

import practice_cases as cases
import pytest
from desk_cases import open_at
from language_cases import english_in
from practice_cases import ASKED, NAME, OWN, SAYS
from textual.pilot import Pilot
from textual.widgets import Input
from tui_pilot import app_on, demo_at, settled, shown, toasts

from trustlog.desk import practice, review
from trustlog.desk.demo import DAY
from trustlog.desk.ledger import Ledger
from trustlog.desk.partners import partner
from trustlog.domain.practice import QUARTER
from trustlog.language import speak
from trustlog.tui.app.application import TrustlogApp
from trustlog.tui.app.keys import KeyLine
from trustlog.tui.screens.decision.dialog import Decide
from trustlog.tui.screens.partner.page import PartnerPage
from trustlog.tui.screens.practice.page import PracticePage
from trustlog.tui.screens.practice.sheet import PartSheet
from trustlog.tui.screens.review.page import ReviewPage
from trustlog.tui.widgets.dialogs import Confirm
from trustlog.tui.widgets.form import FieldForm
from trustlog.tui.widgets.rows import Rows
from trustlog.wording.catalogue import speak_language

WHO = "gambrel"
SMALL = (80, 24)


@pytest.fixture(autouse=True)
def _own_part(monkeypatch: pytest.MonkeyPatch) -> None:
    cases.alone(monkeypatch)


def ledger_on(where: str, day: date) -> Ledger:
    return open_at(where, day, "demo")


def at_turn(where: str, name: str = WHO) -> date:
    """Give the first day from the demo's own on which the part asks of a partner."""
    ledger = ledger_on(where, DAY)
    try:
        return cases.its_turn(partner(ledger, name), DAY)
    finally:
        ledger.close()


async def press(pilot: Pilot[object], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def opened(pilot: Pilot[object], name: str = WHO) -> None:
    """Open the page from that of the partner."""
    app = pilot.app
    assert isinstance(app, TrustlogApp)
    await settled(pilot)
    app.open_partner(name)
    await settled(pilot)
    await press(pilot, "H")
    assert isinstance(app.screen, PracticePage)


def foot(app: TrustlogApp) -> set[str]:
    return {key.name for line in app.screen.query(KeyLine) for key in line._keys()}


async def test_a_part_is_filled_in_and_that_is_undone(tmp_path: Path) -> None:
    where = demo_at(tmp_path)
    app = app_on(where, at_turn(where))
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot)
        assert shown(app) == ["What both think about nothing yet", f"? {ASKED}"]
        assert {"open", "edit", "later", "never", "copy", "help"} <= foot(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, PartSheet)
        assert shown(app)[0] == ASKED
        assert "They have no word of it." in shown(app)
        await press(pilot, "E")
        assert isinstance(app.screen, FieldForm)
        await press(pilot, "enter")
        assert isinstance(app.screen, FieldForm), "nothing is filled in"
        app.screen.query_one("#text", Input).value = "they know the sea"
        await press(pilot, "enter")
        assert isinstance(app.screen, PracticePage)
        assert toasts(app) == ["gambrel: they know the sea"]
        assert shown(app) == [f"What both think about said {app.today}"]
        await press(pilot, "enter", "E", "enter")  # the same again, on another day perhaps
        assert isinstance(app.screen, PracticePage)
        await press(pilot, "u", "u")
        assert shown(app) == ["What both think about nothing yet", f"? {ASKED}"]


async def test_a_refusal_stands_below_its_field(tmp_path: Path) -> None:
    where = demo_at(tmp_path)
    app = app_on(where)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot)
        await press(pilot, "E")
        assert isinstance(app.screen, FieldForm)
        await press(pilot, "down", "right", "enter")
        assert isinstance(app.screen, FieldForm)
        assert app.screen.query_one("#below-text").display


async def test_a_question_is_put_off_with_one_key_and_for_good_after_asking(tmp_path: Path) -> None:
    where = demo_at(tmp_path)
    app = app_on(where, at_turn(where))
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot)
        await press(pilot, "L")
        again = date.fromordinal(app.today.toordinal() + QUARTER)
        assert [line for line in shown(app) if "Not asked before" in line]
        assert str(again.year) in shown(app)[1]
        await press(pilot, "u")
        assert shown(app)[1] == f"? {ASKED}"
        await press(pilot, "enter", "N")
        assert isinstance(app.screen, Confirm)
        await press(pilot, "n")
        assert shown(app)[1] == f"? {ASKED}"
        await press(pilot, "N", "y")
        assert shown(app)[1] == "Not asked any more."
        assert not {"later", "never"} & foot(app)
        assert "edit" in foot(app)
    ledger = ledger_on(where, app.today)
    assert practice.asked_of(ledger, partner(ledger, WHO), app.today) is None
    ledger.close()


async def test_a_part_without_fields_or_question_has_no_key_for_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases.alone(monkeypatch, OWN._replace(form=None, write=None, is_due=None))
    app = app_on(demo_at(tmp_path))
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot)
        assert not {"edit", "later", "never"} & foot(app)
        await press(pilot, "E", "L", "N")
        assert isinstance(app.screen, PracticePage)
        await press(pilot, "enter", "E", "L", "N")
        assert isinstance(app.screen, PartSheet)


async def test_it_is_copied_and_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr(TrustlogApp, "copy_to_clipboard", lambda _app, text: copied.append(text))
    app = app_on(demo_at(tmp_path))
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot)
        await press(pilot, "y", "enter", "y")
        assert copied[0].startswith("What both think about · nothing yet")
        assert copied[1].splitlines()[-1] == "They have no word of it."
        await press(pilot, "escape", "question_mark")
        assert any("once a quarter at most" in line for line in shown(app))


async def test_the_palette_opens_it(tmp_path: Path) -> None:
    app = app_on(demo_at(tmp_path))
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        app.open_partner(WHO)
        await settled(pilot)
        await press(pilot, "ctrl+p")
        app.focused.insert_text_at_cursor("practice: open")
        await press(pilot, "enter")
        assert isinstance(app.screen, PracticePage)


async def test_the_page_of_the_partner_asks_nothing_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no(*_about: object) -> str:
        raise AssertionError

    cases.alone(monkeypatch, OWN._replace(state=no, shown=no, brief=no, decision=no, is_due=no))
    app = app_on(demo_at(tmp_path))
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        app.open_partner(WHO)
        await settled(pilot)
        await press(pilot, "escape", "2", "3", "1")
        assert app.failed is None
        assert toasts(app) == []


@pytest.mark.parametrize("keys", ["", "enter", "E", "L", "N", "N y", "enter N"])
async def test_it_is_in_dutch(tmp_path: Path, keys: str) -> None:
    where = demo_at(tmp_path)
    day = at_turn(where)
    speak_language("nl")
    try:
        app = app_on(where, day)
        async with app.run_test(size=(140, 50)) as pilot:
            await opened(pilot)
            await press(pilot, *keys.split())
            text = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
    finally:
        speak(None)
    assert "gambrel" in text.lower()
    assert english_in(re.sub(r"[│╭╮╰╯─▌]", " ", text)) == []


# The review ----------------------------------------------------------------------------------------------------------


async def at_question(pilot: Pilot[object]) -> ReviewPage:
    """Begin a review, and go to the question of the practice."""
    app = pilot.app
    await settled(pilot)
    await press(pilot, "4", "enter", "right", "right", "right", "right", "end")
    assert isinstance(app.screen, ReviewPage)
    assert app.screen.row_here().part == NAME
    return app.screen


def asked_on(where: str) -> tuple[date, str]:
    """Give a day on which the review asks a question of the practice, and of whom."""
    ledger = ledger_on(where, DAY)
    try:
        day = cases.its_turn(partner(ledger, WHO), DAY)
        asked = practice.asked_in_review(ledger, day)
        assert asked is not None
        return day, asked.partner.handle
    finally:
        ledger.close()


def answers(where: str, day: date) -> list[tuple[str, str]]:
    ledger = ledger_on(where, day)
    try:
        walk = review.ongoing_review(ledger)
        assert walk is not None
        return [(row.state, row.answer) for row in walk.rows if row.part]
    finally:
        ledger.close()


async def test_the_row_of_a_review_opens_the_form_and_is_answered_by_it(tmp_path: Path) -> None:
    where = demo_at(tmp_path)
    day, who = asked_on(where)
    app = app_on(where, day)
    async with app.run_test(size=SMALL) as pilot:
        page = await at_question(pilot)
        assert {"never", "later"} <= {key.name for key in page.keys_now(page.step_keys())}
        await press(pilot, "enter")
        assert isinstance(app.screen, FieldForm)
        app.screen.query_one("#text", Input).value = "they know the sea"
        await press(pilot, "enter")
        assert toasts(app) == [f"{who}: they know the sea"]
        assert answers(where, day) == [("answered", "looked at")]
        await press(pilot, "u")
        assert answers(where, day) == [("left", "")]
        assert page.row_here().part == NAME


async def test_the_row_of_a_part_without_fields_shows_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cases.alone(monkeypatch, OWN._replace(form=None, write=None))
    where = demo_at(tmp_path)
    day, _who = asked_on(where)
    app = app_on(where, day)
    async with app.run_test(size=SMALL) as pilot:
        await at_question(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, PartSheet)
        await press(pilot, "L")
        assert answers(where, day) == [("later", "later")]


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        ("L", ("later", "later")),
        ("r", ("later", "later")),
        ("N y", ("answered", "never asked again")),
        ("N n", ("left", "")),
    ],
)
async def test_the_row_of_a_review_is_put_off(tmp_path: Path, keys: str, answer: tuple[str, str]) -> None:
    where = demo_at(tmp_path)
    day, who = asked_on(where)
    app = app_on(where, day)
    async with app.run_test(size=SMALL) as pilot:
        await at_question(pilot)
        await press(pilot, *keys.split())
        assert answers(where, day) == [answer]
    ledger = ledger_on(where, day)
    held = practice.parts_with(ledger, who).parts[0].put_off
    ledger.close()
    assert (held is None) == (answer[0] == "left")
    assert held is None or held.for_good == ("never" in answer[1])


# The decision --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("from_page", [False, True])
async def test_a_decision_shows_what_the_practice_says_of_the_step_chosen(tmp_path: Path, from_page: bool) -> None:
    app = app_on(demo_at(tmp_path))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        if from_page:
            app.open_partner("elandra")
            await settled(pilot)
            assert isinstance(app.screen, PartnerPage)
            await press(pilot, "l")
        else:
            from trustlog.tui.screens.decision.dialog import open_decision

            open_decision(app, "elandra")
            await settled(pilot)
        assert isinstance(app.screen, Decide)
        level = app.screen._reading.level
        assert f"{SAYS} ({level + 1})" in shown(app, "#evidence")
        assert "How we work together" in shown(app, "#evidence")
        app.screen.query_one("#choice").focus()
        await press(pilot, *["right"] * (len(app.screen._ways) - 1))
        assert app.screen.way.to == level - 1
        assert f"{SAYS} ({level - 1})" in shown(app, "#evidence")
        assert f"{SAYS} ({level + 1})" not in shown(app, "#evidence")


async def test_a_decision_says_nothing_of_it_where_no_part_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases.alone(monkeypatch, OWN._replace(decision=lambda *_about: []))
    app = app_on(demo_at(tmp_path))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app.open_partner("elandra")
        await settled(pilot)
        await press(pilot, "l")
        assert isinstance(app.screen, Decide)
        assert "How we work together" not in shown(app, "#evidence")
        assert app.screen.query_one("#evidence", Rows).items
