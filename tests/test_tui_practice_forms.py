"""The real parts of the practice on the screens: where the cursor begins, their forms, their keys and the palette."""

from pathlib import Path

import pytest
from desk_cases import open_at
from textual.pilot import Pilot
from textual.widgets import Input
from tui_pilot import app_on, demo_at, settled, toasts, typed

from trustlog.desk import practice
from trustlog.desk.demo import DAY
from trustlog.domain.practice import PARTS
from trustlog.domain.pulse import questions
from trustlog.language import _, speak
from trustlog.tui.app.application import TrustlogApp
from trustlog.tui.app.keys import KeyLine
from trustlog.tui.drawing.text import joined
from trustlog.tui.screens.decision.dialog import Decide, open_decision
from trustlog.tui.screens.palette.dialog import Palette
from trustlog.tui.screens.practice.page import PracticePage
from trustlog.tui.screens.practice.sheet import PartSheet
from trustlog.tui.widgets.field import Input as Field
from trustlog.tui.widgets.form import FieldForm
from trustlog.tui.widgets.plain import Static
from trustlog.tui.widgets.rows import Rows
from trustlog.wording.catalogue import speak_language

SMALL = (80, 24)
QUIET = "delfino"
"""A partner of whom nothing is asked on the day of the demo."""


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def opened(pilot: Pilot[None], part: str = "", who: str = QUIET) -> TrustlogApp:
    """Open the practice of a partner, at a part."""
    app = pilot.app
    assert isinstance(app, TrustlogApp)
    await settled(pilot)
    app.push_screen(PracticePage(who, part))
    await settled(pilot)
    return app


def here(app: TrustlogApp) -> str:
    current = app.screen.query_one(Rows).current
    return current.key if current is not None else ""


def foot(app: TrustlogApp) -> set[str]:
    return {key.name for line in app.screen.query(KeyLine) for key in line._in_room()}


def lines(app: TrustlogApp) -> list[str]:
    """Give the lines that stand on the screen."""
    return [strip.text for strip in app.screen._compositor.render_strips()]


async def test_the_cursor_begins_at_the_first_part_where_nothing_is_asked(tmp_path: Path) -> None:
    async with app_on(demo_at(tmp_path)).run_test(size=SMALL) as pilot:
        app = await opened(pilot)
        assert here(app) == PARTS[0]
        await press(pilot, "enter")
        assert isinstance(app.screen, PartSheet)


async def test_only_a_question_that_is_asked_can_wait_a_quarter(tmp_path: Path) -> None:
    where = demo_at(tmp_path)
    async with app_on(where).run_test(size=(120, 30)) as pilot:
        app = await opened(pilot, "pulse")
        assert "later" not in foot(app)
        assert "never" in foot(app)
        await press(pilot, "L", "enter", "L")
        assert isinstance(app.screen, PartSheet)
        assert "later" not in str(app.screen.query_one(".box").border_subtitle)
        assert toasts(app) == []
    ledger = open_at(where, DAY, "demo")
    assert [part.put_off for part in practice.parts_with(ledger, QUIET).parts if part.put_off] == []
    ledger.close()


async def test_who_should_meet_whom_becomes_a_plan_and_the_question_waits(tmp_path: Path) -> None:
    where = demo_at(tmp_path)

    def known() -> tuple[list[str], list[str]]:
        ledger = open_at(where, DAY, "demo")
        planned = [str(text) for (text,) in ledger.conn.rows("SELECT text FROM plan WHERE text LIKE 'Bea%'")]
        held = [part.name for part in practice.parts_with(ledger, QUIET).parts if part.put_off]
        ledger.close()
        return planned, held

    async with app_on(where).run_test(size=SMALL) as pilot:
        app = await opened(pilot, "contacts")
        await press(pilot, "E")
        assert [field.id for field in app.screen.query(Field)] == ["meet", "on"]
        await press(pilot, "enter")
        assert isinstance(app.screen, FieldForm)
        await typed(pilot, "Bea and our planner")
        await press(pilot, "enter")
        assert app.screen.query_one("#below-on").display, "the day is asked for"
        await typed(pilot, "27 nov")
        await press(pilot, "enter")
        assert isinstance(app.screen, PracticePage)
        assert "Bea and our planner" in toasts(app)[0]
        assert known() == (["Bea and our planner"], ["contacts"])
        await press(pilot, "u")
        assert known() == ([], []), toasts(app)


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("part", ["dependence", "contacts", "pulse", "fit"])
async def test_labels_stand_in_full_on_a_small_terminal(tmp_path: Path, language: str, part: str) -> None:
    speak_language(language)
    try:
        async with app_on(demo_at(tmp_path)).run_test(size=(80, 40)) as pilot:
            app = await opened(pilot, part)
            await press(pilot, "E")
            assert isinstance(app.screen, FieldForm)
            shown = lines(app)
            for label in app.screen.query(".row > .name").results(Static):
                at = label.region
                seen = " ".join(line[at.x : at.right] for line in shown[at.y : at.bottom])
                assert seen.split() == str(label.content).split()
                assert at.width <= 76 // 3
    finally:
        speak(None)


@pytest.mark.parametrize("language", ["en", "nl"])
async def test_each_question_stands_with_the_words_of_one_and_five(tmp_path: Path, language: str) -> None:
    speak_language(language)
    try:
        async with app_on(demo_at(tmp_path)).run_test(size=(80, 40)) as pilot:
            app = await opened(pilot, "pulse")
            await press(pilot, "E")
            text = " ".join(" ".join(lines(app)).replace("│", " ").split())
            for question in questions(3).values():
                assert f"{_(question.firm)} 1 {_(question.low)} · 5 {_(question.high)}" in text
    finally:
        speak(None)


async def test_down_goes_to_the_next_field_where_the_form_is_longer_than_the_screen(tmp_path: Path) -> None:
    async with app_on(demo_at(tmp_path)).run_test(size=SMALL) as pilot:
        app = await opened(pilot, "pulse")
        await press(pilot, "E")
        before = app.focused
        await press(pilot, "down")
        assert app.focused is not before
        while app.focused is not None and app.focused.id != "note":
            await press(pilot, "down")
        assert isinstance(app.focused, Input)


WORDS = {
    "dependence": ("dependence", "depends", "power"),
    "book": ("book",),
    "pulse": ("pulse",),
    "contacts": ("contacts", "leaves", "left"),
    "fit": ("fit", "why us"),
}
NAMES = {
    "dependence": "practice: who depends on whom",
    "book": "practice: what we told them",
    "pulse": "practice: how they see us",
    "contacts": "practice: contacts",
    "fit": "practice: fit",
}


@pytest.mark.parametrize("part", NAMES)
async def test_the_palette_leads_to_a_part_by_what_it_is_called(tmp_path: Path, part: str) -> None:
    async with app_on(demo_at(tmp_path)).run_test(size=(100, 30)) as pilot:
        app = pilot.app
        assert isinstance(app, TrustlogApp)
        for word in WORDS[part]:
            await settled(pilot)
            app.open_partner(QUIET)
            await press(pilot, "ctrl+p")
            assert isinstance(app.screen, Palette)
            await typed(pilot, word)
            await settled(pilot)
            app.screen.query_one(Rows).go_to(f"do {NAMES[part]}")
            assert here(app) == f"do {NAMES[part]}"
            await press(pilot, "enter")
            assert isinstance(app.screen, PracticePage)
            assert here(app) == part
            await press(pilot, "escape", "escape")


async def test_the_page_of_a_partner_names_the_key_of_the_practice(tmp_path: Path) -> None:
    async with app_on(demo_at(tmp_path)).run_test(size=(100, 30)) as pilot:
        app = pilot.app
        assert isinstance(app, TrustlogApp)
        await settled(pilot)
        app.open_partner(QUIET)
        await settled(pilot)
        assert "practice" in foot(app)


@pytest.mark.parametrize("size", [SMALL, (120, 30)])
async def test_all_gates_and_what_the_practice_says_stand_in_sight_of_a_decision(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    from trustlog.trust.words import gate_title

    async with app_on(demo_at(tmp_path)).run_test(size=size) as pilot:
        app = pilot.app
        assert isinstance(app, TrustlogApp)
        await settled(pilot)
        open_decision(app, QUIET)
        await settled(pilot)
        assert isinstance(app.screen, Decide)
        rows = app.screen.query_one("#evidence", Rows)
        room = rows.size.height
        seen = [joined(item.draw(rows.size.width - 3)) for item in rows.items[:room]]
        gates = [line for line in seen if "✓ " in line or "○ " in line]
        assert all(any(gate_title(gate.name) in line for line in gates) for gate in app.screen._reading.gates)
        assert len(max(gates, key=len)) <= rows.size.width - 3
        told = app.screen._said[app.screen._said_of]
        assert told
        assert " ".join(told[0].split()[:4]) in " ".join(" ".join(seen).split())
        whole = seen if size != SMALL else [joined(item.draw(rows.size.width - 3)) for item in rows.items]
        assert " ".join(told[-1].split()[-3:]) in " ".join(" ".join(whole).split())  # there the last ones are below
