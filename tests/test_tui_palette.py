"""What the palette asks for it writes: each of its deeds about a partner or a promise, seen by another process."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from tui_pilot import app_on, settled, shown, toasts, typed, wait_for

from trustlog.desk import capture, history, partners, people, promises
from trustlog.desk.demo import DAY
from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Partner, Promise
from trustlog.tui.app.application import TrustlogApp
from trustlog.tui.screens.fact.acts import act_on
from trustlog.tui.screens.palette.dialog import Palette
from trustlog.tui.screens.partner.page import PartnerPage
from trustlog.tui.screens.search.page import Search
from trustlog.tui.widgets.dialogs import AskDay, AskText, Choose, Confirm
from trustlog.tui.widgets.form import FieldForm

SIZE = (100, 30)
Step = tuple[type[Screen[Any]], str]
"""A question, and what is typed and pressed to answer it: keys in words, a text after `=`."""


async def pressed(pilot: Pilot[Any], keys: str) -> None:
    """Press keys; what stands behind `=` is typed as a text, and entered."""
    names, _, text = keys.partition("=")
    await pilot.press(*names.split())
    if text:
        await typed(pilot, text)
        await pilot.press("enter")


async def answered(pilot: Pilot[Any], steps: Sequence[Step]) -> None:
    """Answer one question after another."""
    for question, keys in steps:
        await wait_for(pilot, lambda question=question: isinstance(pilot.app.screen, question))
        await pressed(pilot, keys)


async def palette(pilot: Pilot[Any], deed: str) -> None:
    """Choose a deed in the palette."""
    await pilot.press("ctrl+p")
    await wait_for(pilot, lambda: isinstance(pilot.app.screen, Palette))
    await typed(pilot, deed)
    await wait_for(pilot, lambda: shown(pilot.app)[0].startswith(deed))
    await pilot.press("enter")


async def at_acme(pilot: Pilot[Any]) -> None:
    """Open the page of Acme."""
    app = pilot.app
    assert isinstance(app, TrustlogApp)
    await settled(pilot)
    app.open_partner("acme")
    await wait_for(pilot, lambda: isinstance(app.screen, PartnerPage))
    await settled(pilot)


def batches(ledger: Ledger) -> int:
    return len(history.history(ledger))


async def written(demo: str, other: Ledger, deed: str, steps: Sequence[Step]) -> None:
    """Do a deed on the page of Acme, and see that it wrote one batch."""
    before = batches(other)
    app = app_on(demo)
    async with app.run_test(size=SIZE) as pilot:
        await at_acme(pilot)
        await palette(pilot, deed)
        await answered(pilot, steps)
        await wait_for(pilot, lambda: toasts(app))
        await settled(pilot)
    assert batches(other) == before + 1


def acme(ledger: Ledger, handle: str = "acme") -> Partner:
    return partners.partner(ledger, handle)


@pytest.mark.parametrize(
    ("downs", "text", "field", "value"),
    [
        (0, "Acme Works", "name", "Acme Works"),
        (1, "acme-works", "handle", "acme-works"),
        (2, "5", "target", 5),
        (3, "6w", "cadence_days", 42),
        (5, "Kim", "owner", "Kim"),
        (6, "north,pilot", "tags", "north, pilot"),
        (7, "Acme.example", "domains", "acme.example"),
        (8, "ring the bell twice", "note", "ring the bell twice"),
    ],
)
async def test_each_field_of_a_partner_is_edited(
    demo: str, other: Ledger, downs: int, text: str, field: str, value: object
) -> None:
    before = acme(other)
    assert getattr(before, field) != value
    await written(demo, other, "partner: edit", [(FieldForm, "down " * downs + f"={text}")])
    after = acme(other, text if field == "handle" else "acme")
    assert after == before._replace(**{field: value})


async def test_a_partner_is_archived_with_a_reason(demo: str, other: Ledger) -> None:
    await written(demo, other, "partner: archive", [(Confirm, "y"), (AskText, "=they moved away")])
    assert (acme(other).archived_on, acme(other).archive_reason) == (DAY, "they moved away")


async def test_a_partner_is_paused(demo: str, other: Ledger) -> None:
    steps = [(AskDay, "=21 dec"), (AskDay, "=1 jan"), (Choose, "enter"), (AskText, "=winter break")]
    await written(demo, other, "partner: pause", steps)
    assert last_pause(other) == (acme(other).id, "2026-12-21", "2027-01-01", "winter break", False)


async def test_all_partners_are_paused_every_year(demo: str, other: Ledger) -> None:
    steps = [(AskDay, "=21 dec"), (AskDay, "=1 jan"), (Choose, "down enter"), (AskText, "=closed")]
    await written(demo, other, "partner: pause all of them", steps)
    assert last_pause(other) == (None, "2026-12-21", "2027-01-01", "closed", True)


def last_pause(ledger: Ledger) -> tuple[object, ...]:
    found = ledger.conn.rows("SELECT partner_id, from_on, to_on, reason, yearly FROM pause ORDER BY number DESC")
    partner_id, first, last, reason, yearly = found[0]
    return partner_id, str(first), str(last), reason, bool(yearly)


async def test_a_partner_is_logged_from_an_earlier_day(demo: str, other: Ledger) -> None:
    steps: list[Step] = [(FieldForm, "down " * 4 + "=2024-01-08")]
    await written(demo, other, "partner: edit", steps)
    assert acme(other).logged_from == date(2024, 1, 8)


async def test_a_later_day_to_be_logged_from_needs_a_reason(demo: str, other: Ledger) -> None:
    steps: list[Step] = [(FieldForm, "down " * 4 + "=last fri"), (FieldForm, "=nothing was logged before")]
    await written(demo, other, "partner: edit", steps)
    assert acme(other).logged_from == DAY - timedelta(days=3)
    assert answers(other)[0] == ("logged_from", None, "nothing was logged before")


@pytest.mark.parametrize(("downs", "strand"), [(0, None), (2, "their_promises")])
async def test_a_test_begins_anew(demo: str, other: Ledger, downs: int, strand: str | None) -> None:
    steps = [(Choose, "down " * downs + "enter"), (AskText, "=their contact left")]
    await written(demo, other, "partner: begin a test anew", steps)
    assert answers(other)[0] == ("anew", strand, "their contact left")


def answers(ledger: Ledger) -> list[tuple[object, ...]]:
    return [
        tuple(row) for row in ledger.conn.rows("SELECT answer, strand, note FROM suggestion_answer ORDER BY id DESC")
    ]


async def test_the_next_touch_is_planned(demo: str, other: Ledger) -> None:
    await written(demo, other, "partner: plan the next touch", [(AskDay, "=1 dec")])
    (on,) = other.conn.rows('SELECT "on" FROM plan ORDER BY number DESC')[0]
    assert str(on) == "2026-12-01"


async def test_somebody_comes_and_goes(demo: str, other: Ledger) -> None:
    await written(demo, other, "person: add", [(FieldForm, "down =CFO"), (FieldForm, "=Noor de Wit")])
    roles = {person.name: person.role for person in people.person_list(other, "acme")}
    assert roles["Noor de Wit"] == "CFO"
    await written(demo, other, "person: remove", [(AskText, "=noor"), (Confirm, "y")])
    assert {person.name: person.role for person in people.person_list(other, "acme")} == {
        name: role for name, role in roles.items() if name != "Noor de Wit"
    }


LEFT: list[tuple[str, Sequence[Step]]] = [
    ("partner: edit", [(FieldForm, "escape")]),
    ("partner: edit", [(FieldForm, "x escape"), (Confirm, "enter"), (FieldForm, "escape"), (Confirm, "y")]),
    ("partner: archive", [(Confirm, "n")]),
    ("partner: archive", [(Confirm, "y"), (AskText, "escape")]),
    ("partner: pause", [(AskDay, "escape")]),
    ("partner: pause", [(AskDay, "=21 dec"), (AskDay, "escape")]),
    ("partner: pause", [(AskDay, "=21 dec"), (AskDay, "=1 jan"), (Choose, "escape")]),
    ("partner: pause", [(AskDay, "=21 dec"), (AskDay, "=1 jan"), (Choose, "enter"), (AskText, "escape")]),
    ("partner: edit", [(FieldForm, "down " * 4 + "=today"), (FieldForm, "escape"), (Confirm, "y")]),
    ("partner: begin a test anew", [(Choose, "escape")]),
    ("partner: begin a test anew", [(Choose, "enter"), (AskText, "escape")]),
    ("partner: plan the next touch", [(AskDay, "escape")]),
    ("person: add", [(FieldForm, "escape")]),
    ("person: remove", [(AskText, "=jane"), (Confirm, "n")]),
    ("partner: acknowledge a flag", [(AskText, "escape")]),
]


async def test_whoever_leaves_a_question_writes_nothing(demo: str, other: Ledger) -> None:
    before = batches(other)
    app = app_on(demo)
    async with app.run_test(size=SIZE) as pilot:
        await at_acme(pilot)
        for deed, steps in LEFT:
            await palette(pilot, deed)
            await answered(pilot, steps)
            await wait_for(pilot, lambda: isinstance(app.screen, PartnerPage))
            await settled(pilot)
            assert toasts(app) == [], deed
            assert batches(other) == before, deed


# All that can happen to a promise, by its menu ------------------------------------------------------------------------


def open_one(ledger: Ledger) -> Promise:
    return promises.found_promise(
        ledger, capture.capture(ledger, "acme: we promise a thing by tomorrow").facts[0].number
    )


def offer(ledger: Ledger) -> Promise:
    return promises.found_promise(ledger, capture.capture(ledger, "acme: we offer a thing by tomorrow").facts[0].number)


def kept(ledger: Ledger) -> Promise:
    return promises.keep(ledger, [open_one(ledger).number]).facts[0]


def concealed(ledger: Ledger) -> Promise:
    return promises.break_(ledger, [open_one(ledger).number], told="concealed").facts[0]


TOMORROW = DAY + timedelta(days=1)
REASON: Step = (AskText, "=as it was said")


@pytest.mark.parametrize(
    ("makes", "act", "steps", "becomes"),
    [
        (open_one, "keep", [], {"closed_as": "kept", "closed_on": DAY}),
        (open_one, "partly", [], {"closed_as": "partly", "closed_on": DAY}),
        (open_one, "break", [(Choose, "s")], {"closed_as": "broken", "closed_on": DAY, "told": "silent"}),
        (open_one, "break", [(Choose, "c")], {"closed_as": "broken", "closed_on": DAY, "told": "concealed"}),
        (open_one, "move", [(AskDay, "=30 nov")], {"due_on": date(2026, 11, 30), "counts_on": date(2026, 11, 30)}),
        (
            open_one, "maker", [REASON],
            {"closed_as": "withdrawn", "closed_on": DAY, "withdrawn_by": "maker", "closed_reason": "as it was said"},
        ),
        (
            open_one, "receiver", [REASON],
            {"closed_as": "withdrawn", "closed_on": DAY, "withdrawn_by": "receiver", "closed_reason": "as it was said"},
        ),
        (offer, "accept", [], {"accepted_on": DAY}),
        (kept, "satisfied", [], {"satisfied": True}),
        (kept, "unsatisfied", [], {"satisfied": False}),
        (kept, "reopen", [REASON], {"closed_as": None, "closed_on": None}),
        (concealed, "clear", [REASON], {"cleared_on": DAY, "clear_reason": "as it was said"}),
    ],
    ids=lambda value: value if isinstance(value, str) else getattr(value, "__name__", None),
)  # fmt: skip
async def test_what_the_menu_of_a_promise_writes(
    demo: str,
    other: Ledger,
    makes: Callable[[Ledger], Promise],
    act: str,
    steps: Sequence[Step],
    becomes: dict[str, object],
) -> None:
    promise = makes(other)
    before = batches(other)
    app = app_on(demo)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        act_on(app, promise, "more")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose))
        values = [value for _, value, _ in app.screen.answers]
        await pilot.press(*["down"] * values.index(act), "enter")
        await answered(pilot, steps)
        await wait_for(pilot, lambda: any(f"#{promise.number}" in toast for toast in toasts(app)))
        await settled(pilot)
    assert batches(other) == before + 1
    after = promises.found_promise(other, promise.number)
    changed = {name: value for name, value in after._asdict().items() if value != getattr(promise, name)}
    assert {name: value for name, value in changed.items() if name != "moves"} == becomes
    assert ("moves" in changed) == (act == "move")


# What people call things ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("called", "deeds"),
    [
        ("rename", {"partner: edit", "person: correct"}),
        ("delete", {"promise: drop", "fact: drop", "partner: archive", "person: remove"}),
        ("quit", {"trustlog: leave"}),
        ("exit", {"trustlog: leave"}),
        ("phone", {"person: correct"}),
        ("report", {"partner: brief", "ledger: export csv"}),
        ("dark", {"theme: choose"}),
        ("language", {"settings: open"}),
        ("correct", {"fact: correct", "person: correct", "partner: edit"}),
        ("fix", {"fact: correct", "person: correct", "partner: edit"}),
        ("move to another partner", {"fact: move to another partner"}),
    ],
)
async def test_the_palette_knows_what_people_call_things(demo: str, called: str, deeds: set[str]) -> None:
    app = app_on(demo)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p")
        await wait_for(pilot, lambda: isinstance(app.screen, Palette))
        await typed(pilot, called)
        await wait_for(pilot, lambda: app.screen.query_one("Input").value == called)
        await settled(pilot)
        first = shown(app)[: len(deeds)]
        assert {next((deed for deed in deeds if line.startswith(deed)), line) for line in first} == deeds


async def test_a_fact_is_moved_to_another_partner_from_the_palette(demo: str, other: Ledger) -> None:
    app = app_on(demo)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        number = app.screen.item_here().number
        await palette(pilot, "fact: move to another partner")
        await wait_for(pilot, lambda: isinstance(app.screen, FieldForm))
        await pressed(pilot, "=acme")
        await wait_for(pilot, lambda: "say why" in str(app.screen.query_one("#below-why").render()))
        await pressed(pilot, "=mixed up")
        await wait_for(pilot, lambda: any(f"#{number}  acme" in line for line in toasts(app)))
        await settled(pilot)
        await pilot.press("end")
        await palette(pilot, "fact: correct")
        await wait_for(pilot, lambda: isinstance(app.screen, Search))
    assert promises.found_promise(other, number).partner_id == acme(other).id


async def test_a_person_is_corrected_from_the_palette(demo: str, other: Ledger) -> None:
    name = people.person_list(other, "acme")[0].name
    await written(demo, other, "person: correct", [(Choose, "enter"), (FieldForm, "down down down =112")])
    assert next(one.phone for one in people.person_list(other, "acme") if one.name == name) == "112"
