"""What is refused on the screens is said in their words: a key or a place is the way out, never a shell command."""

import re
import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import Input, Static
from tui_pilot import app_on, rows_of, settled, shown, toasts, wait_for

from trustlog.desk import capture, facts, history, levels, partners, people, promises
from trustlog.desk.demo import DAY
from trustlog.desk.ledger import Ledger
from trustlog.tui.app.application import TrustlogApp
from trustlog.tui.app.commands import COMMANDS
from trustlog.tui.app.error_screens import Away
from trustlog.tui.app.ledger_access import HasLines
from trustlog.tui.screens.capture.line import Capture
from trustlog.tui.screens.fact.acts import act_on
from trustlog.tui.screens.settings.page import SettingsPage
from trustlog.tui.widgets.dialogs import AskText, Choose

SIZE = (120, 40)
OF_A_SHELL = re.compile(r"`trustlog|trustlog [a-z]+ |--\w")


def said_on(app: TrustlogApp) -> str:
    """Return all that the screen says: its toasts with their titles, its texts and its rows."""
    notes = [f"{note.title}\n{note.message}" for note in app._notifications]
    texts = [str(text.render()) for text in app.screen.query(Static)]
    return "\n".join([*notes, *texts, *shown(app)])


def has_no_command(app: TrustlogApp) -> bool:
    """Tell whether nothing on the screen names a command or an option; a failing test shows what does."""
    assert OF_A_SHELL.findall(said_on(app)) == [], said_on(app)
    return True


def closed(ledger: Ledger) -> int:
    """Make a promise that was kept; return its number."""
    number = capture.capture(ledger, "acme: we promise a thing by tomorrow").facts[0].number
    promises.keep(ledger, [number])
    return number


def over(ledger: Ledger) -> int:
    """Make a promise whose day is over and that is open all the same; return its number."""
    before = ledger._replace(today=DAY - timedelta(days=5))
    return capture.capture(before, "acme: we promise a thing by tomorrow").facts[0].number


def offered(ledger: Ledger) -> int:
    """Make an offer; return its number."""
    return capture.capture(ledger, "acme: we offer a thing by tomorrow").facts[0].number


def to_come(ledger: Ledger) -> int:
    """Make a promise of a day that is still to come; return its number."""
    return capture.capture(ledger._replace(today=DAY + timedelta(days=9)), "acme: we promise a thing").facts[0].number


PROMISES = {
    "one that is closed": (closed, ("keep", "partly", "accept", "clear"), "O in its menu (.) opens it again"),
    "one whose day is over": (over, ("maker", "receiver"), "m records the miss and promises anew"),
    "an offer": (offered, ("keep", "partly"), "A in its menu (.) accepts it first"),
    "one of a day to come": (to_come, ("keep", "maker"), "D removes what was never so"),
}


@pytest.mark.parametrize("kind", PROMISES)
async def test_acting_on_a_promise_that_does_not_take_it(demo: str, other: Ledger, kind: str) -> None:
    make, acts, says = PROMISES[kind]
    number = make(other)
    app = app_on(demo)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        for act in acts:
            app.clear_notifications()
            await pilot.pause()
            if act == "keep":
                act_on(app, promises.found_promise(other, number), act)
            else:
                app.write(lambda ledger, act=act: promises.act(ledger, number, act, "a reason"))
            await wait_for(pilot, lambda: any(f"#{number}" in toast for toast in toasts(app)))
            assert has_no_command(app)
            assert act == "clear" or says in said_on(app), said_on(app)


REFUSED: dict[str, tuple[Callable[[Ledger, int], HasLines], str]] = {
    "moving one that is over": (lambda ledger, over: promises.move(ledger, over, DAY), "m records the miss"),
    "no text": (lambda ledger, over: facts.edit(ledger, over, {"text": " "}), "D removes the fact"),
    "no reason": (lambda ledger, over: facts.drop(ledger, over, ""), "say why, in a few words"),
    "a reason that cannot be kept": (lambda ledger, _: levels.decide(ledger, "acme", "up", "a\0"), "the reason holds"),
    "an unknown fact": (lambda ledger, _: facts.drop(ledger, 99999, "x"), "search (/) finds facts"),
    "an unknown promise": (lambda ledger, _: promises.keep(ledger, [99999]), "search (/) finds them"),
    "an unknown batch": (lambda ledger, _: history.undo(ledger, 1, 99999), "the history (h) lists what was written"),
    "too many batches": (lambda ledger, _: history.undo(ledger, 99999), "the history (h) lists what was written"),
    "nobody's partner": (lambda ledger, _: partners.archive(ledger, "nobody", "x"), "n on Partners makes one"),
    "a person twice": (
        lambda ledger, _: people.add(ledger, "acme", people.person_list(ledger, "acme")[0].name), "E on the person",
    ),
    "a handle": (lambda ledger, _: partners.add(ledger, "!!!"), "name a handle, the short word"),
    "a beginning to come": (
        lambda ledger, _: partners.add(ledger, "New", since=DAY + timedelta(days=9)), "name the day it came to",
    ),
    "not now, until yesterday": (
        lambda ledger, _: levels.decline(ledger, "acme", "x", DAY - timedelta(days=1)), "may be suggested again",
    ),
    "no flag": (lambda ledger, _: levels.ack(ledger, "acme", None, "x"), "the page of acme shows"),
    "promised anew for yesterday": (
        lambda ledger, over: promises.break_(ledger, [over], again=DAY - timedelta(days=1)), "name the day the new",
    ),
}  # fmt: skip


async def test_a_refusal_names_a_key_or_a_place(demo: str, other: Ledger) -> None:
    number = over(other)
    app = app_on(demo)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        for name, (job, says) in REFUSED.items():
            app.clear_notifications()
            await pilot.pause()
            app.write(lambda ledger, job=job: job(ledger, number))
            await wait_for(pilot, lambda: toasts(app))
            assert has_no_command(app), name
            assert says in said_on(app), (name, said_on(app))


async def test_a_concealed_break_is_cleared_in_its_menu(demo: str, other: Ledger) -> None:
    number = over(other)
    promises.break_(other, [number], told="concealed")
    app = app_on(demo)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        app.write(lambda ledger: levels.ack(ledger, "acme", None, "talked it through"))
        await wait_for(pilot, lambda: any(f"#{number}" in toast for toast in toasts(app)))
        assert has_no_command(app)
        assert "not acknowledged but cleared, in the menu of" in said_on(app)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("acme: lunch tomorrow ; note so", "p on the partner notes the next touch"),
        ("nobody at all: lunch", "n on Partners makes one"),
        ("acme: lunch with zork", "`+new` behind the names makes one"),
        ("acme, borealis: lunch with zork +new", "on the page of their partner first"),
        ("acme: keep; note a", "Today (1) has those that are due"),
        ("keep 99999", "search (/) finds them"),
    ],
)
async def test_a_line_that_cannot_be_written(demo: str, line: str, says: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("a")
        await wait_for(pilot, lambda: isinstance(app.screen, Capture))
        app.screen.query_one(Input).value = line
        await pilot.press("enter")
        await wait_for(pilot, lambda: says in said_on(app), seconds=5)
        assert has_no_command(app)


@pytest.mark.parametrize(
    ("text", "kind", "says"),
    [
        ("handle,note\nacme,x\n", "partners", "name the columns in the file's first line as Trustlog does"),
        ("name,handle\nUndo,undo\nX,12\n", "partners", "line 3"),
        ("partners,kind,on\n,lunch,2026-11-20\nacme,lnch,tomorrow\n", "moments", "line 3"),
    ],
)
async def test_a_file_with_faults(demo: str, tmp_path: Path, text: str, kind: str, says: str) -> None:
    file = tmp_path / "in.csv"
    file.write_text(text, encoding="utf-8")
    app = app_on(demo)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        app.action_import_csv()
        await wait_for(pilot, lambda: isinstance(app.screen, AskText))
        for place in (demo, str(file)):
            app.screen.query_one(Input).value = place
            await pilot.press("enter")
            wanted = Choose if place == str(file) else AskText
            await wait_for(pilot, lambda wanted=wanted: isinstance(app.screen, wanted) and not app.clerk.is_busy)
            assert has_no_command(app)
        rows_of(app).go_to(kind)
        await pilot.press("enter")
        await wait_for(pilot, lambda: any(says in toast for toast in toasts(app)))
        assert has_no_command(app)


async def test_an_empty_file(demo: str, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("")
    app = app_on(demo)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        app.action_import_csv()
        await wait_for(pilot, lambda: isinstance(app.screen, AskText))
        app.screen.query_one(Input).value = str(tmp_path / "in.csv")
        await pilot.press("enter")
        await wait_for(pilot, lambda: any("the file is empty" in toast for toast in toasts(app)))
        assert has_no_command(app)


async def test_a_ledger_whose_last_writes_vanished(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert rows_of(app).current is not None
        Path(f"{demo}-wal").unlink()
        await pilot.press("k")
        await wait_for(pilot, lambda: isinstance(app.screen, Away))
        assert has_no_command(app)
        assert "look with the doctor in the palette (ctrl+p), and at the history (h)" in said_on(app)
        await pilot.press("escape")


async def test_the_doctor_on_a_ledger_that_was_tampered_with(demo: str, other: Ledger) -> None:
    number = over(other)
    other.close()
    with sqlite3.connect(demo) as raw:
        raw.execute("PRAGMA ignore_check_constraints = ON")
        raw.execute("UPDATE promise SET text = 'other', grace_days = 90 WHERE number = ?", (number,))
    app = app_on(demo)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        command = next(command for command in COMMANDS if command.name == "ledger: doctor")
        command.do(app)
        await wait_for(pilot, lambda: any("grace_days" in toast for toast in toasts(app)))
        assert has_no_command(app)
        assert f"D on #{number} drops it" in said_on(app)


async def test_settings_with_faults(demo: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('theme = "none such"\n[keys]\nkep = "x"\nkeep = 3\n', encoding="utf-8")
    monkeypatch.setenv("TRUSTLOG_CONFIG", str(file))
    app = app_on(demo)
    async with app.run_test(size=SIZE) as pilot:
        await wait_for(pilot, lambda: any("line" in toast for toast in toasts(app)))
        assert has_no_command(app)
        await settled(pilot)
        file.write_text("theme = \n[reading]\nfoo = 1\n", encoding="utf-8")
        app.action_settings()
        await wait_for(pilot, lambda: isinstance(app.screen, SettingsPage) and len(shown(app)) > 5)
        assert has_no_command(app)
        app.write(lambda ledger: promises.keep(ledger, [over(ledger)]))
        await settled(pilot)
        assert has_no_command(app)


async def test_keys_that_were_rebound_are_named_as_they_are(
    demo: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('[keys]\nhistory = "Z"\n', encoding="utf-8")
    monkeypatch.setenv("TRUSTLOG_CONFIG", str(file))
    app = app_on(demo)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        app.write(lambda ledger: history.undo(ledger, 1, 99999))
        await wait_for(pilot, lambda: any("the history (Z) lists what was written" in toast for toast in toasts(app)))
