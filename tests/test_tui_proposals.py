"""Proposals on the screens: accepted, said otherwise, accepted all at once and dismissed, by the keyboard alone."""

import json
from datetime import date
from pathlib import Path

import pytest
from desk_cases import open_at
from proposal_cases import bring, proposal, task
from textual.pilot import Pilot
from textual.widgets import Input, Static
from tui_pilot import app_on, demo_at, rows_of, settled, shown, toasts, wait_for

from trustlog.desk import proposals as desk
from trustlog.desk.demo import DAY
from trustlog.domain.facts import Moment, Promise
from trustlog.domain.proposals import Guest
from trustlog.storage.read.facts import fact_by_number
from trustlog.tui.app.application import TrustlogApp
from trustlog.tui.app.keys import KeyLine
from trustlog.tui.app.textual_private import drawn_strips
from trustlog.tui.screens.proposals.page import ProposalsPage
from trustlog.tui.widgets.dialogs import Confirm
from trustlog.tui.widgets.form import FieldForm
from trustlog.tui.widgets.rows import Rows

TITLES = ("Feast", "Pilot plan", "Steering", "Send the price list", "Someone new", "Two houses")
SIZES = ((80, 24), (120, 40))
FRIDAY, THURSDAY = date(2026, 11, 20), date(2026, 11, 19)


def drawn(app: TrustlogApp) -> str:
    """Return what is to be seen, the lines of a paragraph behind each other."""
    lines = (strip.text.replace("│", " ") for strip in drawn_strips(app.screen))
    return " ".join(" ".join(lines).split())


async def press(pilot: Pilot[object], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


def brought(folder: Path) -> str:
    """Return a demo's ledger into which five things were brought."""
    where = demo_at(folder)
    ledger = open_at(where, DAY, "demo")
    desk.dismiss(ledger, [one.proposal.number for one in desk.listed(ledger)])  # those of the demo
    guests = (Guest("Zoe Quist", "zoe@nowhere.example"),)
    bring(
        ledger,
        [
            (proposal(ledger, on=FRIDAY, title="Pilot plan", people=guests), ["acme"]),
            (proposal(ledger, on=THURSDAY, title="Steering", people=guests), ["acme"]),
            (task(ledger, date(2026, 12, 4), title="Send the price list"), ["borealis"]),
            (proposal(ledger, on=FRIDAY, title="Someone new", asked=True, why="unknown_partner"), []),
            (proposal(ledger, on=FRIDAY, title="Two houses", asked=True, why="ambiguous"), ["acme", "borealis"]),
        ],
    )
    ledger.close()
    return where


def states(where: str) -> dict[str, tuple[str, int | None]]:
    ledger = open_at(where, DAY, "demo")
    try:
        return {
            one.proposal.title: (one.proposal.state, one.proposal.fact)
            for one in desk.listed(ledger, every=True)
            if one.proposal.title in TITLES
        }
    finally:
        ledger.close()


def fact_of(where: str, title: str) -> object:
    ledger = open_at(where, DAY, "demo")
    try:
        number = states(where)[title][1]
        return None if number is None else fact_by_number(ledger.conn, number, "demo")
    finally:
        ledger.close()


async def opened(pilot: Pilot[object], app: TrustlogApp) -> None:
    await settled(pilot)
    await press(pilot, "I")
    assert isinstance(app.screen, ProposalsPage)


def at(app: TrustlogApp, title: str) -> None:
    """Put the cursor on the row with a title."""
    rows = rows_of(app, "#queue")
    rows.go_to(next(item.key for item in rows.items if title in item.text))


@pytest.mark.parametrize("size", SIZES)
async def test_today_counts_them_and_opens_the_list_partner_by_partner(tmp_path: Path, size: tuple[int, int]) -> None:
    app = app_on(brought(tmp_path))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        row = next(text for text in shown(app, "LongRows") if "brought in" in text and "wait" in text)
        assert "5 meetings and tasks brought in wait for an answer" in row
        assert "I opens them" in row
        rows = rows_of(app, "LongRows")
        rows.go_to(next(item.key for item in rows.items if item.key.startswith("Brought in:")))
        await press(pilot, "enter")
        assert isinstance(app.screen, ProposalsPage)
        assert shown(app, "#queue")[0].startswith("Acme")
        evidence = " ".join(shown(app, "#evidence"))
        assert "1 guest: Zoe Quist <zoe@nowhere.example>" in evidence
        assert "called by them" in evidence
        named = {key.name for line in app.screen.query(KeyLine) for key in line._in_room()}
        assert {"accept", "dismiss", "accept-rest", "edit"} <= named


async def test_accept_and_undo(tmp_path: Path) -> None:
    where = brought(tmp_path)
    app = app_on(where)
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot, app)
        at(app, "Pilot plan")
        await press(pilot, "A")
        assert states(where)["Pilot plan"][0] == "accepted"
        fact = fact_of(where, "Pilot plan")
        assert isinstance(fact, Moment)
        assert (fact.kind, fact.minutes, fact.at_time, fact.brought_id) == ("meeting", 90, "10:00", "uid-1")
        assert "not linked: Zoe Quist" in toasts(app)[0]
        assert "Pilot plan" not in " ".join(shown(app, "#queue"))
        await press(pilot, "u")
        assert states(where)["Pilot plan"] == ("pending", None)
        assert "Pilot plan" in " ".join(shown(app, "#queue"))
        at(app, "Send the price list")
        await press(pilot, "enter")
        assert isinstance(fact_of(where, "Send the price list"), Promise)


async def test_all_of_a_partner_with_a_preview(tmp_path: Path) -> None:
    where = brought(tmp_path)
    app = app_on(where)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        at(app, "Steering")
        await press(pilot, "r")
        assert isinstance(app.screen, Confirm)
        await press(pilot, "n")
        assert {state for state, _fact in states(where).values()} == {"pending"}
        await press(pilot, "r", "y")
        told = states(where)
        assert [told[title][0] for title in ("Pilot plan", "Steering", "Two houses")] == [
            "accepted",
            "accepted",
            "pending",
        ]
        at(app, "Two houses")
        await press(pilot, "r")
        assert isinstance(app.screen, ProposalsPage)


async def test_what_is_uncertain_asks_for_its_partner(tmp_path: Path) -> None:
    where = brought(tmp_path)
    app = app_on(where)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        at(app, "Two houses")
        await press(pilot, "enter")
        assert isinstance(app.screen, FieldForm)
        await press(pilot, "enter")
        assert isinstance(app.screen, FieldForm)
        assert states(where)["Two houses"][0] == "pending"
        app.screen.query(Input).first().value = "borealis"
        await press(pilot, "enter")
        fact = fact_of(where, "Two houses")
        assert isinstance(fact, Moment)
        assert len(fact.partner_ids) == 1


async def test_said_otherwise(tmp_path: Path) -> None:
    where = brought(tmp_path)
    app = app_on(where)
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot, app)
        at(app, "Pilot plan")
        await press(pilot, "E")
        form = app.screen
        assert isinstance(form, FieldForm)
        await press(pilot, "down", "l")  # lunch
        fields = list(form.query(Input))
        fields[-2].value = "45m"
        fields[-1].value = "tomorrow"
        await press(pilot, "enter")
        assert app.screen is form
        fields[-1].value = "thu"
        await press(pilot, "enter")
        fact = fact_of(where, "Pilot plan")
        assert isinstance(fact, Moment)
        assert (fact.kind, fact.counts_as, fact.minutes, fact.on) == ("lunch", "unscripted", 45, THURSDAY)


async def test_dismissed_filtered_and_quiet_at_the_end(tmp_path: Path) -> None:
    where = brought(tmp_path)
    app = app_on(where)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        await press(pilot, "slash")
        app.screen.query_one(Input).insert_text_at_cursor("steer acme")
        await settled(pilot)
        await press(pilot, "down")
        assert [item.text for item in rows_of(app, "#queue").items if item.key] == [
            next(item.text for item in rows_of(app, "#queue").items if "Steering" in item.text)
        ]
        await press(pilot, "x")
        assert states(where)["Steering"][0] == "dismissed"
        await press(pilot, "escape")
        for _time in range(4):
            await press(pilot, "x")
        assert {state for state, _fact in states(where).values()} == {"dismissed"}
        assert "Nothing waits for an answer." in shown(app, "#queue")
        assert "Meetings and tasks of a file stand here once it is imported." in shown(app, "#queue")
        await press(pilot, "A", "x", "E", "r", "enter", "slash", "escape")
        await settled(pilot)
        assert not [text for text in shown(app, "LongRows") if "brought in" in text]
        await press(pilot, "u")
        assert [text for text in shown(app, "LongRows") if "1 meeting brought in waits for an answer" in text]


async def test_it_opens_at_the_partner_of_the_page(tmp_path: Path) -> None:
    app = app_on(brought(tmp_path))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app.open_partner("borealis")
        await settled(pilot)
        await press(pilot, "I")
        current = rows_of(app, "#queue").current
        assert current is not None
        assert "Send the price list" in current.text


async def test_whose_a_task_is_that_nobody_can_read_is_asked(tmp_path: Path) -> None:
    where = demo_at(tmp_path)
    ledger = open_at(where, DAY, "demo")
    told = {"people": [], "left_out": [], "unclear": {"direction": "iedereen"}}
    bring(
        ledger,
        [(task(ledger, date(2026, 11, 13), title="Feast", direction=None, asked=True, why="unclear",
               company=json.dumps(told)), ["acme"])],
    )  # fmt: skip
    ledger.close()
    app = app_on(where)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        at(app, "Feast")
        await settled(pilot)
        assert "“iedereen”" in " ".join(shown(app, "#evidence"))
        await press(pilot, "A")
        form = app.screen
        assert isinstance(form, FieldForm)
        await press(pilot, "enter")
        assert app.screen is form
        assert any("say who promised it" in str(label.render()) for label in form.query(Static))
        await press(pilot, *["down"] * 3, "t")  # they
        await press(pilot, "enter")
        fact = fact_of(where, "Feast")
        assert isinstance(fact, Promise)
        assert not fact.ours


async def test_a_task_that_is_done_asks_when_it_was_kept(tmp_path: Path) -> None:
    where = demo_at(tmp_path)
    ledger = open_at(where, DAY, "demo")
    told = json.dumps({"people": [], "left_out": [], "done": True, "made_on": "2026-11-02"})
    bring(ledger, [(task(ledger, date(2026, 12, 4), title="Feast", company=told), ["acme"])])
    ledger.close()
    app = app_on(where)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        at(app, "Feast")
        await press(pilot, "A")
        form = app.screen
        assert isinstance(form, FieldForm)
        await press(pilot, "enter")
        assert app.screen is form  # neither a day nor that it is open: nothing is guessed
        assert any("say below that it is open after all" in str(one.render()) for one in form.query(Static))
        list(form.query(Input))[-1].value = "thu"
        await press(pilot, "enter")
        fact = fact_of(where, "Feast")
        assert isinstance(fact, Promise)
        assert (fact.made_on, fact.closed_as, fact.closed_on) == (date(2026, 11, 2), "kept", THURSDAY)


async def test_an_old_task_says_what_is_assumed_of_its_day(tmp_path: Path) -> None:
    where = demo_at(tmp_path)
    ledger = open_at(where, DAY, "demo")
    bring(ledger, [(task(ledger, date(2026, 11, 13), title="Feast"), ["acme"])])
    ledger.close()
    app = app_on(where)
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot, app)
        at(app, "Feast")
        await press(pilot, "A")
        assert "taken as promised on Fri 13 Nov 2026, when it was due" in toasts(app)[0]
        fact = fact_of(where, "Feast")
        assert isinstance(fact, Promise)
        assert (fact.ours, fact.made_on) == (True, date(2026, 11, 13))


async def test_all_that_a_rule_would_write_can_be_read_in_a_small_window(tmp_path: Path) -> None:
    where = demo_at(tmp_path)
    ledger = open_at(where, DAY, "demo")
    long = "A title of a meeting so long that it takes two lines of the question, number {at:02}"
    bring(ledger, [(proposal(ledger, title=long.format(at=at), brought_id=f"l{at}"), ["borealis"]) for at in range(20)])
    ledger.close()
    app = app_on(where)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        at(app, "number 00")
        await press(pilot, "r")
        assert isinstance(app.screen, Confirm)
        seen = ""
        for _page in range(9):
            seen += drawn(app)
            await press(pilot, "pagedown")
        assert all(f"number {at:02}" in seen for at in range(20))
        assert "leave it" in drawn(app)
        assert str(app.screen.query_one(".box").border_subtitle).startswith("pgup pgdn more")
        assert app.screen.query_one(Rows).cursor == 1
        await pilot.resize_terminal(80, 120)
        await wait_for(pilot, lambda: str(app.screen.query_one(".box").border_subtitle).startswith("y yes"), 5)


async def test_what_is_written_down_already_is_said_and_nothing_is_asked_to_be_written(tmp_path: Path) -> None:
    where = brought(tmp_path)
    ledger = open_at(where, DAY, "demo")
    (first,) = bring(ledger, [(proposal(ledger, brought_id="same"), ["cimarron"])])
    fact = desk.accept(ledger, [first]).drafts[0].fact.number
    bring(ledger, [(proposal(ledger, brought_id="same", title="Once more"), ["cimarron"])])
    ledger.close()
    app = app_on(where)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        at(app, "Once more")
        await press(pilot, "r")
        assert "Take it as what was written down already?" in drawn(app)
        assert f"somebody wrote it down already, as #{fact}" in drawn(app)
        await press(pilot, "y")
    ledger = open_at(where, DAY, "demo")
    assert [one.proposal.title for one in desk.listed(ledger, partner="cimarron")] == []
    ledger.close()
