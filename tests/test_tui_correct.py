"""Correcting on the screens: every field of a fact, of a partner, of a person; several facts at once."""

from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input
from tui_pilot import app_on, rows_of, settled, shown, toasts, typed, wait_for

from trustlog.desk import capture, facts, partners, people
from trustlog.desk.demo import DAY
from trustlog.desk.facts import names_of
from trustlog.desk.ledger import Ledger, open_ledger
from trustlog.domain import review as order
from trustlog.tui.app.application import TrustlogApp
from trustlog.tui.screens.fact.dialog import FactSheet
from trustlog.tui.screens.fact.form import FactForm
from trustlog.tui.screens.fact.marks import TOGETHER
from trustlog.tui.screens.review.page import ReviewPage
from trustlog.tui.widgets.dialogs import AskDay, AskText, Choose, Confirm
from trustlog.tui.widgets.form import FieldForm
from trustlog.tui.widgets.pick import Pick


@pytest.fixture
def place(tmp_path: Path) -> str:
    """Make a ledger of two partners with a promise, a lunch and a disclosure, all just written."""
    from datetime import UTC, datetime

    where = str(tmp_path / "ledger.db")
    ledger = open_ledger(where, me="demo", today=DAY, now=datetime.now(UTC))
    for handle, name in (("acme", "Acme Holding"), ("borealis", "Borealis")):
        partners.add(ledger, name, handle=handle)
    people.add(ledger, "acme", "Jane Doe")
    people.add(ledger, "borealis", "Mia Berg")
    capture.capture(ledger, "acme: we promise the plan by tomorrow; lunch 45m with jane; they shared a merger /2")
    ledger.close()
    return where


def below(app: TrustlogApp, name: str) -> str:
    """Give what stands below a field."""
    return str(app.screen.query_one(f"#below-{name}").render())


async def form_of(pilot: Pilot[object], *keys: str) -> FieldForm:
    """Press keys until a form is open, and give it."""
    await settled(pilot)
    await pilot.press(*keys)
    await wait_for(pilot, lambda: isinstance(pilot.app.screen, FieldForm))
    await settled(pilot)
    assert isinstance(pilot.app.screen, FieldForm)
    return pilot.app.screen


def read(place: str, number: int) -> tuple[object, list[str]]:
    """Give a fact as it is now, and the handles of its partners."""
    from datetime import UTC, datetime

    ledger: Ledger = open_ledger(place, me="demo", today=DAY, now=datetime.now(UTC))
    fact = facts.found_fact(ledger, number)
    handles = names_of(ledger, [fact]).handles_of(fact)
    ledger.close()
    return fact, handles


async def test_a_wrong_partner_is_mended_in_eight_keys(place: str) -> None:
    app = app_on(place)
    async with app.run_test(size=(80, 24)) as pilot:
        await form_of(pilot, "E")
        assert app.screen.focused is app.screen.query_one("#partner")
        keys = ["b", "o", "right", "enter"]
        await pilot.press(*keys)
        await wait_for(pilot, lambda: any("borealis: we promise the plan" in line for line in toasts(app)))
        assert 1 + len(keys) <= 8
        assert read(place, 1)[1] == ["borealis"]
        await settled(pilot)
        await pilot.press("u")
        await wait_for(pilot, lambda: any("undone" in line for line in toasts(app)))
        assert read(place, 1)[1] == ["acme"]


async def test_all_fields_of_a_fact_are_filled_in_and_faults_stand_below_them(place: str) -> None:
    app = app_on(place)
    async with app.run_test(size=(120, 40)) as pilot:
        form = await form_of(pilot, "E")
        values = {entry.id: entry.value for entry in form.query(Input)}
        assert values == {
            "partner": "acme",
            "on": "Mon 23 Nov 2026",
            "text": "the plan",
            "due": "Tue 24 Nov 2026",
            "note": "",
        }
        assert [pick.id for pick in form.query(Pick)] == ["direction", "stake", "private"]
        due = form.query_one("#due", Input)
        due.value = "2w"
        await wait_for(pilot, lambda: "→ Mon 7 Dec 2026" in below(app, "due"))
        due.value = "31 feb"
        await wait_for(pilot, lambda: "31 Feb" in below(app, "due"))
        form.query_one("#partner", Input).value = "nobody"
        await pilot.press("enter")
        await wait_for(pilot, lambda: "nobody" in below(app, "partner"))
        assert "31 Feb" in below(app, "due")
        assert app.screen.focused is form.query_one("#partner")
        due.value, form.query_one("#partner", Input).value = "2w", "acme"
        form.query_one("#stake", Pick).focus()
        await pilot.press("b", "enter")
        await wait_for(pilot, lambda: any("+big" in line for line in toasts(app)))
        fact, _ = read(place, 1)
        assert (fact.stake, fact.due_on) == ("big", DAY + timedelta(days=14))


async def test_a_form_that_was_changed_is_not_left_without_asking(place: str) -> None:
    app = app_on(place)
    async with app.run_test(size=(80, 24)) as pilot:
        await form_of(pilot, "E")
        await pilot.press("escape")
        await wait_for(pilot, lambda: len(app.screen_stack) == 1)
        await form_of(pilot, "E")
        await pilot.press("enter")
        await wait_for(pilot, lambda: "Nothing is changed" in str(app.screen.query_one("#fault").render()))
        await pilot.press("x", "escape")
        await wait_for(pilot, lambda: isinstance(app.screen, Confirm))
        await pilot.press("n")
        await wait_for(pilot, lambda: isinstance(app.screen, FactForm))
        await pilot.press("escape", "y")
        await wait_for(pilot, lambda: len(app.screen_stack) == 1)


async def test_a_moment_is_corrected_and_dropped_from_the_timeline(place: str) -> None:
    app = app_on(place)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app.open_partner("acme")
        await settled(pilot)
        await pilot.press("T")
        await wait_for(pilot, lambda: any("lunch" in line for line in shown(app, "#timeline")))
        rows_of(app, "#timeline").go_to("fact 2")
        form = await form_of(pilot, "E")
        assert {pick.id for pick in form.query(Pick)} == {"kind", "unplanned", "initiative", "private"}
        form.query_one("#kind", Pick).focus()
        await pilot.press("w", "down")
        await pilot.press("down")
        assert app.screen.focused is form.query_one("#minutes")
        await typed(pilot, "2h")
        await pilot.press("enter")
        await wait_for(pilot, lambda: any("walk 2h" in line for line in toasts(app)))
        await settled(pilot)
        await pilot.press("D", "y")
        await wait_for(pilot, lambda: isinstance(app.screen, AskText))
        await typed(pilot, "entered twice")
        await pilot.press("enter")
        await wait_for(pilot, lambda: any("dropped" in line for line in toasts(app)))


async def test_what_was_found_can_be_corrected(place: str) -> None:
    app = app_on(place)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("slash")
        await typed(pilot, "merger")
        await wait_for(pilot, lambda: any("merger" in line for line in shown(app)))
        form = await form_of(pilot, "down", "E")
        form.query_one("#depth", Pick).focus()
        await pilot.press("h", "enter")
        await wait_for(pilot, lambda: any("hid a merger" in line for line in toasts(app)))


async def test_a_person_that_was_found_and_a_fact_in_full_can_be_corrected(place: str) -> None:
    app = app_on(place)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("slash")
        await typed(pilot, "mia")
        await wait_for(pilot, lambda: any("Mia Berg" in line for line in shown(app)))
        form = await form_of(pilot, "down", "E")
        assert form.value("name") == "Mia Berg"
        await pilot.press("escape")
        await wait_for(pilot, lambda: len(app.screen_stack) == 2)
        app.action_tab("today")
        app.open_partner("acme")
        await settled(pilot)
        await pilot.press("T")
        rows_of(app, "#timeline").go_to("fact 3")
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, FactSheet))
        form = await form_of(pilot, "E")
        assert form.value("topic") == "a merger"


async def test_what_was_read_already_asks_why(demo: str, other: Ledger) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        form = await form_of(pilot, "E")
        number = int(form.query_one(".box").border_title.rpartition("#")[2])
        form.query_one("#direction", Pick).focus()
        await pilot.press("right", "enter")
        await wait_for(pilot, lambda: "say why" in below(app, "why"))
        assert app.screen.focused is form.query_one("#why")
        await typed(pilot, "it was theirs")
        await pilot.press("enter")
        await wait_for(pilot, lambda: any(f"#{number}" in line for line in toasts(app)))
        assert facts.found_fact(other, number).mended == 1


async def test_what_a_batch_wrote_is_corrected_from_the_history(place: str) -> None:
    app = app_on(place)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("h")
        await wait_for(pilot, lambda: any("add acme" in line for line in shown(app)))
        await pilot.press("E")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose))
        assert [text.split("  ")[0] for _, _, text in app.screen.answers] == ["#1", "#2", "#3"]
        form = await form_of(pilot, "down", "down", "enter")
        assert form.query_one("#topic", Input).value == "a merger"
        await pilot.press("escape")
        await wait_for(pilot, lambda: len(app.screen_stack) == 2)
        rows_of(app).go_to("batch 1")
        await pilot.press("E")
        await wait_for(pilot, lambda: any("no fact" in line for line in toasts(app)))


async def test_a_new_partner_at_its_true_level_takes_thirty_keys_with_its_name(place: str) -> None:
    app = app_on(place)
    async with app.run_test(size=(80, 24)) as pilot:
        form = await form_of(pilot, "n")
        name, since = "Cedar Works", "1 mar"
        await typed(pilot, name)
        await pilot.press("down", "3", "down")
        assert app.screen.focused is form.query_one("#since")
        await typed(pilot, since)
        await wait_for(pilot, lambda: "→ Sun 1 Mar 2026" in below(app, "since"))
        await pilot.press("enter")
        await wait_for(pilot, lambda: any("level 3 Partner since Sun 1 Mar 2026" in line for line in toasts(app)))
        assert any("cedar-works: Cedar Works" in line and "target 4" in line for line in toasts(app))
        assert 1 + len(name) + 3 + len(since) + 1 <= 30


async def test_a_partner_is_corrected_from_its_row_with_all_that_is_known(place: str) -> None:
    app = app_on(place)
    async with app.run_test(size=(120, 40)) as pilot:
        form = await form_of(pilot, "2", "E")
        assert [entry.id for entry in form.query("Input, Pick")] == [
            "name", "level", "since", "handle", "target", "cadence", "logged_from", "owner", "tags", "domains",
            "note", "why",
        ]  # fmt: skip
        assert (form.value("name"), form.value("level"), form.value("cadence")) == ("Acme Holding", "1", "30d")
        form.query_one("#cadence", Input).value = "often"
        form.query_one("#handle", Input).value = "borealis"
        await pilot.press("enter")
        await wait_for(pilot, lambda: "is taken by Borealis" in below(app, "handle"))
        assert "often" in below(app, "cadence")
        form.query_one("#cadence", Input).value = "2w"
        form.query_one("#handle", Input).value = "acme"
        form.query_one("#level", Pick).focus()
        await pilot.press("2", "enter")
        await wait_for(pilot, lambda: any("level 2 Preferred supplier" in line for line in toasts(app)))
        assert any("every 14 days" in line for line in toasts(app))


async def test_a_person_is_corrected_and_removed_on_the_page_of_the_partner(place: str) -> None:
    app = app_on(place)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app.open_partner("acme")
        await settled(pilot)
        form = await form_of(pilot, "P", "E")
        assert form.value("name") == "Jane Doe"
        await pilot.press("down", "down", "down")
        assert app.screen.focused is form.query_one("#phone")
        await typed(pilot, "112")
        await pilot.press("enter")
        await wait_for(pilot, lambda: any("Jane Doe · 112" in line for line in toasts(app)))
        await settled(pilot)
        await pilot.press("D", "y")
        await wait_for(pilot, lambda: any("Jane Doe is removed" in line for line in toasts(app)))
        await settled(pilot)
        await pilot.press("h")
        await settled(pilot)
        assert any("person remove acme" in line for line in shown(app))


@pytest.fixture
def several(place: str) -> str:
    """Add three promises, of which two are behind their day."""
    from datetime import UTC, datetime

    then = DAY - timedelta(days=10)
    ledger = open_ledger(place, me="demo", today=then, now=datetime.now(UTC))
    capture.capture(ledger, "acme: we promise one by 20 nov; they promise two by 20 nov")
    ledger.close()
    return place


async def test_several_facts_are_kept_as_one_batch(several: str) -> None:
    app = app_on(several)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        rows = rows_of(app)
        await pilot.press("space", "space", "space")
        await settled(pilot)
        assert len(rows.marked) == 3
        assert {key.word for key in app.screen.keys_now(app.screen.keys_shown()) if key.name in TOGETHER} == {
            "kept 3", "broken 3", "drop 3", "correct 3",
        }  # fmt: skip
        await pilot.press("k")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose))
        await pilot.press("enter")
        await wait_for(pilot, lambda: any(line.count("#") == 3 for line in toasts(app)))
        assert [read(several, number)[0].closed_as for number in (1, 4, 5)] == ["kept"] * 3
        await settled(pilot)
        assert not rows.marked
        await pilot.press("u")
        await wait_for(pilot, lambda: any("undone: keep" in line for line in toasts(app)))
        assert [read(several, number)[0].closed_as for number in (1, 4, 5)] == [None] * 3


@pytest.mark.parametrize(
    ("days", "answers", "outcome"),
    [(3, [], "kept"), (4, [], "kept"), (3, ["down", "down"], "partly"), (3, ["n"], "broken")],
)
async def test_behind_its_day_a_promise_is_kept_in_one_of_four_ways(
    place: str, days: int, answers: list[str], outcome: str
) -> None:
    from datetime import UTC, datetime

    due = DAY - timedelta(days=days)
    ledger = open_ledger(place, me="demo", today=due, now=datetime.now(UTC))
    number = capture.capture(ledger, "acme: we promise the deck by today").facts[0].number
    ledger.close()
    app = app_on(place)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert rows_of(app).current.number == number
        await pilot.press("k", *answers, "enter")
        await wait_for(pilot, lambda: bool(toasts(app)))
    promise = read(place, number)[0]
    assert promise.closed_as == outcome
    assert promise.closed_on == (due if (days, answers) == (3, []) else DAY)


async def test_several_promises_are_moved_to_a_day(place: str) -> None:
    from datetime import UTC, datetime

    ledger = open_ledger(place, me="demo", today=DAY, now=datetime.now(UTC))
    capture.capture(ledger, "borealis: they promise a draft by fri")
    ledger.close()
    app = app_on(place)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("space", "space", "m")
        await wait_for(pilot, lambda: isinstance(app.screen, AskDay))
        await typed(pilot, "2w")
        await pilot.press("enter")
        await wait_for(pilot, lambda: any(line.count("moved from") == 2 for line in toasts(app)))
        assert [read(place, number)[0].due_on for number in (1, 4)] == [DAY + timedelta(days=14)] * 2


async def test_several_facts_are_broken_or_dropped_or_made_private_together(several: str) -> None:
    app = app_on(several)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("space", "space", "escape")
        assert not rows_of(app).marked
        rows_of(app).go_to_end(0)
        form = await form_of(pilot, "space", "space", "E")
        form.query_one("#private", Pick).focus()
        await pilot.press("y", "enter")
        await wait_for(pilot, lambda: any(line.count("private") == 2 for line in toasts(app)))
        await settled(pilot)
        assert not rows_of(app).marked
        rows_of(app).go_to_end(0)
        await pilot.press("space", "space", "b")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose))
        await pilot.press("s")
        await wait_for(pilot, lambda: any(line.count("broken silent") == 2 for line in toasts(app)))
        await settled(pilot)
        app.open_partner("acme")
        await settled(pilot)
        await pilot.press("T")
        rows_of(app, "#timeline").go_to("fact 2")
        await pilot.press("space")
        rows_of(app, "#timeline").go_to("fact 3")
        await pilot.press("space", "k")
        await wait_for(pilot, lambda: any("Not all that is marked" in line for line in toasts(app)))
        await pilot.press("D", "y")
        await wait_for(pilot, lambda: isinstance(app.screen, AskText))
        await typed(pilot, "a test")
        await pilot.press("enter")
        await wait_for(pilot, lambda: any(line.count("dropped #") == 2 for line in toasts(app)))


async def test_a_kind_of_moment_is_made_and_captured(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRUSTLOG_CONFIG", str(tmp_path / "settings.toml"))
    app = app_on(place)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.action_settings()
        await settled(pilot)
        form = await form_of(pilot, "n")
        await typed(pilot, "lunch")
        await pilot.press("enter")
        await wait_for(pilot, lambda: "stands for lunch already" in below(app, "moment"))
        form.query_one("#moment", Input).value = "sailing"
        form.query_one("#words", Input).value = "zeilen"
        await pilot.press("enter")
        await wait_for(pilot, lambda: any("sailing counts as time without an agenda" in line for line in toasts(app)))
        await settled(pilot)
        await pilot.press("a")
        await typed(pilot, "acme: zeilen 2h yesterday")
        await pilot.press("enter")
        await wait_for(pilot, lambda: any("sailing 2h" in line for line in toasts(app)))


async def test_promises_past_their_day_are_promised_anew_together(several: str) -> None:
    app = app_on(several)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        rows_of(app).go_to_end(0)
        await pilot.press("space", "space", "m")
        await wait_for(pilot, lambda: isinstance(app.screen, AskDay))
        assert "records the miss of each" in str(app.screen.query_one(".says").render())
        await typed(pilot, "2w")
        await pilot.press("enter")
        await wait_for(pilot, lambda: any("#6" in line and "#7" in line for line in toasts(app)))
        assert [read(several, number)[0].closed_as for number in (4, 5)] == ["broken"] * 2
        assert [read(several, number)[0].due_on for number in (6, 7)] == [DAY + timedelta(days=14)] * 2
        await settled(pilot)
        await pilot.press("u")
        await wait_for(pilot, lambda: any("undone: break" in line for line in toasts(app)))
        assert [read(several, number)[0].closed_as for number in (4, 5)] == [None] * 2


async def test_what_a_row_of_the_review_is_about_is_corrected(several: str) -> None:
    app = app_on(several)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("4")
        await wait_for(pilot, lambda: isinstance(app.screen, ReviewPage))
        await settled(pilot)
        await pilot.press("enter")
        await wait_for(pilot, lambda: app.screen.is_under_way)
        await settled(pilot)
        while app.screen.at_step != order.OVERDUE:
            await pilot.press("right")
            await settled(pilot)
        form = await form_of(pilot, "E")
        assert isinstance(form, FactForm)
        form.query_one("#text", Input).value = "mended"
        await pilot.press("enter")
        await wait_for(pilot, lambda: any("mended" in line for line in toasts(app)))
        await settled(pilot)
        assert any("mended" in line for line in shown(app))


async def test_a_new_partner_says_what_a_month_means(place: str) -> None:
    app = app_on(place)
    async with app.run_test(size=(120, 40)) as pilot:
        form = await form_of(pilot, "2", "n")
        form.query_one("#name", Input).value = "Cimarron"
        form.query_one("#since", Input).value = "march"
        form.query_one("#tags", Input).value = "north, pilot"
        form.query_one("#domains", Input).value = "none"
        await settled(pilot)
        assert "1 Mar" in below(app, "since")
        await pilot.press("enter")
        await wait_for(pilot, lambda: "is no domain" in below(app, "domains"))
        form.query_one("#domains", Input).value = "cimarron.example"
        form.query_one("#owner", Input).value = "Kim"
        await pilot.press("enter")
        await wait_for(pilot, lambda: any("tags north, pilot" in line for line in toasts(app)))


async def test_a_person_has_a_note_and_the_day_they_left(place: str) -> None:
    app = app_on(place)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app.open_partner("acme")
        await settled(pilot)
        form = await form_of(pilot, "P", "E")
        form.query_one("#note", Input).value = "likes tea"
        form.query_one("#left_on", Input).value = "tomorrow"
        await pilot.press("enter")
        await wait_for(pilot, lambda: "still to come" in below(app, "left_on"))
        form.query_one("#left_on", Input).value = "yesterday"
        await settled(pilot)
        assert "→" in below(app, "left_on")
        await pilot.press("enter")
        await wait_for(pilot, lambda: any("left on" in line and "likes tea" in line for line in toasts(app)))


async def test_a_moment_has_its_time_of_day_in_the_form(place: str) -> None:
    app = app_on(place)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app.open_partner("acme")
        await settled(pilot)
        await pilot.press("T")
        rows_of(app, "#timeline").go_to("fact 2")
        form = await form_of(pilot, "E")
        form.query_one("#at", Input).value = "soon"
        await pilot.press("enter")
        await wait_for(pilot, lambda: "no time of day" in below(app, "at"))
        form.query_one("#at", Input).value = "12u30"
        await pilot.press("enter")
        await wait_for(pilot, lambda: any("at 12:30" in line for line in toasts(app)))
        assert read(place, 2)[0].at_time == "12:30"


async def test_a_new_person_has_all_fields_in_a_form(place: str) -> None:
    app = app_on(place)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app.open_partner("acme")
        await settled(pilot)
        form = await form_of(pilot, "n")
        assert [entry.id for entry in form.query("Input, Pick")] == [
            "name", "role", "email", "phone", "left_on", "note",
        ]  # fmt: skip
        form.query_one("#role", Input).value = "COO"
        await pilot.press("enter")
        await wait_for(pilot, lambda: below(app, "name") != "")
        form.query_one("#name", Input).value = "jane doe"
        await pilot.press("enter")
        await wait_for(pilot, lambda: "Jane Doe" in below(app, "name"))
        form.query_one("#name", Input).value = "Raj Patel"
        form.query_one("#note", Input).value = "likes sailing"
        await pilot.press("enter")
        await wait_for(pilot, lambda: any("Raj Patel · COO · likes sailing" in line for line in toasts(app)))
        await settled(pilot)
        await pilot.press("u")
        await wait_for(pilot, lambda: any("undone: person add" in line for line in toasts(app)))
