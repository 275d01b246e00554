"""The ledger as a whole on the screens: history, files out and in, settings, and a ledger that cannot be reached."""

import sqlite3
from pathlib import Path

import pytest
from openpyxl import load_workbook
from textual.widgets import Input
from tui_pilot import app_on, rows_of, settled, shown, toasts, typed, wait_for

from trustlog.desk import capture, exports, history, imports, partners
from trustlog.desk.ledger import Ledger
from trustlog.errors import Cancelled
from trustlog.exchange.xlsx.headings import SHEETS
from trustlog.tui.app.error_screens import Away, Failed
from trustlog.tui.screens.capture.line import Capture
from trustlog.tui.screens.exchange.export import Export
from trustlog.tui.screens.history.page import History
from trustlog.tui.screens.settings.page import SettingsPage
from trustlog.tui.widgets.dialogs import AskText, Choose, Confirm, TextDialog
from trustlog.tui.widgets.pick import Pick
from trustlog.tui.widgets.progress import Progress, Working

SMALL = (80, 24)


def move(ledger: str, to: str) -> None:
    """Move a ledger with the files beside it."""
    for end in ("", "-wal", "-shm"):
        if Path(ledger + end).exists():
            Path(ledger + end).rename(to + end)


# History -----------------------------------------------------------------------------------------------------------


async def test_history_shows_details_and_takes_back_any_batch_of_ones_own(demo: str, other: Ledger) -> None:
    capture.capture(other, "acme: note first")
    capture.capture(other, "acme: note second")
    app = app_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await pilot.press("h")
        await wait_for(pilot, lambda: isinstance(app.screen, History) and len(shown(app)) >= 4)
        await pilot.press("down", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, TextDialog))
        assert any("first" in line for line in shown(app))
        await pilot.press("escape", "U")
        await wait_for(pilot, lambda: isinstance(app.screen, Confirm))
        await pilot.press("y")
        await wait_for(pilot, lambda: any("undone" in one for one in toasts(app)))
        await wait_for(pilot, lambda: any("undone by" in line for line in shown(app)))
    assert history.history(other, limit=1)[0].undoes == history.history(other)[2].batch


async def test_a_batch_on_which_later_ones_rest_or_of_somebody_else_stays(demo: str, other: Ledger) -> None:
    number = capture.capture(other, "acme: we promise a thing by tomorrow").facts[0].number
    capture.capture(other, f"keep {number}")
    capture.capture(other._replace(me="raj"), "acme: note of a colleague")
    app = app_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await pilot.press("h")
        await wait_for(pilot, lambda: isinstance(app.screen, History) and len(shown(app)) >= 4)
        await pilot.press("U")
        await wait_for(pilot, lambda: any("raj's" in one for one in toasts(app)))
        await pilot.press("down", "down", "U")
        await wait_for(pilot, lambda: isinstance(app.screen, Confirm))
        await pilot.press("y")
        await wait_for(pilot, lambda: any("undo that first" in one for one in toasts(app)))


def test_the_wording_of_a_colleagues_batch_is_left_out(demo: str, other: Ledger) -> None:
    batch = capture.capture(other._replace(me="raj"), "acme: note my plans").batch
    shown_to_me = history.details(other, batch)
    assert shown_to_me
    assert "plans" not in str(shown_to_me)
    assert "plans" in str(history.details(other._replace(me="raj"), batch))


def test_of_a_colleagues_private_fact_no_row_is_told(demo: str, other: Ledger) -> None:
    batch = capture.capture(other._replace(me="raj"), "acme: private note my secret").batch
    assert history.details(other, batch) == ()
    assert "secret" in str(history.details(other._replace(me="raj"), batch))


# Out and in --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["csv", "json", "ics", "vcf"])
async def test_exporting(demo: str, tmp_path: Path, form: str) -> None:
    out = tmp_path / "out"
    app = app_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        app.action_export(form)
        await wait_for(pilot, lambda: isinstance(app.screen, Export))
        app.screen.query_one("#out", Input).value = str(out)
        await pilot.press("enter")
        await wait_for(pilot, lambda: any("out" in one for one in toasts(app)))
    assert (out / "promises.csv").exists() if form == "csv" else out.is_file()


async def test_enter_exports_from_the_kinds_too_and_they_show_that_the_keys_act_there(
    demo: str, tmp_path: Path
) -> None:
    out = tmp_path / "out.html"
    app = app_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        app.action_export("html")
        await wait_for(pilot, lambda: isinstance(app.screen, Export))
        app.screen.query_one("#out", Input).value = str(out)
        assert "‹" not in str(app.screen.query_one(Pick).render())
        await pilot.press("shift+tab")
        await wait_for(pilot, lambda: app.screen.query_one(Pick).has_focus)
        assert "‹● html›" in str(app.screen.query_one(Pick).render())
        await pilot.press("enter")
        await wait_for(pilot, lambda: any("out.html" in one for one in toasts(app)))
    assert out.is_file()


async def test_a_day_that_is_none_is_said_before_anything_is_exported(demo: str, tmp_path: Path) -> None:
    app = app_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        app.action_export("csv")
        await wait_for(pilot, lambda: isinstance(app.screen, Export))
        app.screen.query_one("#since", Input).value = "31 feb"
        await pilot.press("enter")
        await wait_for(pilot, lambda: str(app.screen.query_one("#fault").render()))
        assert isinstance(app.screen, Export)


@pytest.mark.parametrize("form", ["xlsx", "html"])
async def test_an_export_tells_what_changed_since_a_day(demo: str, tmp_path: Path, form: str) -> None:
    """The workbook and the report are compared from the screen too; a day that is not earlier is said there."""
    out = tmp_path / f"out.{form}"
    app = app_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        app.action_export(form)
        await wait_for(pilot, lambda: isinstance(app.screen, Export))
        app.screen.query_one("#out", Input).value = str(out)
        field = app.screen.query_one("#compared", Input)
        field.value = "today"
        await pilot.press("enter")
        await wait_for(pilot, lambda: "is not before" in str(app.screen.query_one("#fault").render()))
        field.value = "3mo"
        await pilot.press("enter")
        await wait_for(pilot, lambda: any("out" in one for one in toasts(app)))
    if form == "xlsx":
        assert len(load_workbook(out).sheetnames) == 1 + len(SHEETS)
    else:
        assert "What changed since" in out.read_text(encoding="utf-8")


async def test_only_what_can_be_compared_asks_for_a_day(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        app.action_export("csv")
        await wait_for(pilot, lambda: isinstance(app.screen, Export))
        assert not app.screen.query_one("#compares").display


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_cancelled_export_leaves_nothing_behind(demo: str, other: Ledger, tmp_path: Path, form: str) -> None:
    def cancel(what: str, count: int) -> None:
        raise Cancelled

    out = tmp_path / "out"
    with pytest.raises(Cancelled):
        exports.export(other, exports.ExportChoice(form, str(out)), cancel)
    assert list(tmp_path.iterdir()) == []


async def test_escape_cancels_work_under_way(demo: str) -> None:
    from threading import Event

    begun = Event()

    def endless(ledger: Ledger, told: Progress) -> None:
        count = 0
        while True:
            told("rows", count)
            count += 1
            begun.set()

    app = app_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        app.push_screen(Working("Endless", endless))
        await wait_for(pilot, begun.is_set)
        await pilot.press("escape")
        await wait_for(pilot, lambda: any("Cancelled" in one for one in toasts(app)))
        assert len(app.screen_stack) == 1


def test_a_cancelled_import_writes_nothing(other: Ledger, tmp_path: Path) -> None:
    file = tmp_path / "p.csv"
    file.write_text("name\r\n" + "".join(f"Firm {at}\r\n" for at in range(500)), encoding="utf-8")
    before = history.history(other, limit=1)

    def cancel(what: str, count: int) -> None:
        if what == "rows written" and count:
            raise Cancelled

    with pytest.raises(Cancelled):
        imports.import_csv(other, str(file), "partners", create_partners=True, progress=cancel)
    assert history.history(other, limit=1) == before


async def test_an_import_shows_what_it_would_bring_and_every_fault(demo: str, tmp_path: Path) -> None:
    file = tmp_path / "m.csv"
    file.write_text("partners,kind,on\r\nacme,lunch,2026-11-20\r\nacme,lnch,2026-11-20\r\n", encoding="utf-8")
    app = app_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        for sound in (False, True):
            if sound:
                file.write_text("partners,kind,on\r\nacme,lunch,2026-11-20\r\n", encoding="utf-8")
            app.action_import_csv()
            await wait_for(pilot, lambda: isinstance(app.screen, AskText))
            app.screen.query_one(Input).value = str(file)
            await pilot.press("enter")
            await wait_for(pilot, lambda: isinstance(app.screen, Choose))
            await pilot.press("m", "enter")
            if not sound:
                await wait_for(pilot, lambda: any("line 3" in one for one in toasts(app)))
        await wait_for(pilot, lambda: isinstance(app.screen, Confirm))
        assert "1 moment would be added" in str(app.screen.query_one(".says").render())
        await pilot.press("y")
        await wait_for(pilot, lambda: any("1 moment added" in one for one in toasts(app)))


async def test_an_import_that_differs_asks_what_to_take(demo: str, tmp_path: Path) -> None:
    file = tmp_path / "p.csv"
    file.write_text("handle,name,note\r\nacme,Acme,rang\r\nnova,Nova,\r\n", encoding="utf-8")
    app = app_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        for key, says in (("", "1 partner added, 1 there already"), ("u", "1 updated")):
            app.action_import_csv()
            await wait_for(pilot, lambda: isinstance(app.screen, AskText))
            app.screen.query_one(Input).value = str(file)
            await pilot.press("enter")
            await wait_for(pilot, lambda: isinstance(app.screen, Choose))
            await pilot.press("p", "enter")
            await wait_for(pilot, lambda: getattr(app.screen, "_title", "") == "Import this?")
            assert "line 2: acme differs: " in str(app.screen.query_one(".says").render())
            await pilot.press(*key, "enter")
            await wait_for(pilot, lambda says=says: any(says in one for one in toasts(app)))


async def test_settings_are_listed_with_their_origin_and_faults_with_their_line(
    demo: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('[keys]\nkep = "x"\n[capture.kinds]\nsailing = "unscripted"\n', encoding="utf-8")
    monkeypatch.setenv("TRUSTLOG_CONFIG", str(file))
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app.action_settings()
        await wait_for(pilot, lambda: isinstance(app.screen, SettingsPage) and len(shown(app)) > 5)
        lines = shown(app)
        assert any(str(file) in line for line in lines)
        assert any("line 2" in line and "near: keep" in line for line in lines)
        assert any(
            line.startswith("capture.kinds.sailing") and "unscripted" in line and line.endswith("line 4")
            for line in lines
        )
        file.write_text('[keys]\nkeep = "z"\n', encoding="utf-8")
        await pilot.press("r")
        await wait_for(pilot, lambda: "no errors" in str(rows_of(app).border_title))
        assert app.signs == {"keep": "z"}


# A ledger out of reach ---------------------------------------------------------------------------------------------


async def test_a_ledger_that_was_moved_is_said_and_can_be_tried_again(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        number = rows_of(app).current.number
        move(demo, f"{demo}.moved")
        await pilot.press("k", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Away))
        assert "moved" in app.screen.message
        await pilot.press("r")
        await wait_for(pilot, lambda: isinstance(app.screen, Away) and "no ledger" in app.screen.message)
        assert not Path(demo).exists()
        move(f"{demo}.moved", demo)
        await pilot.press("r")
        await wait_for(pilot, lambda: any(f"#{number}" in one for one in toasts(app)))
        await settled(pilot)
        assert len(app.screen_stack) == 1


async def test_a_locked_ledger_keeps_what_was_typed_and_writes_it_when_tried_again(
    demo: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trustlog.storage.engine.sqlite.BUSY_MS", 50)
    app = app_on(demo)
    lock = sqlite3.connect(demo, isolation_level=None)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        lock.execute("BEGIN IMMEDIATE")
        await pilot.press("a")
        await typed(pilot, "acme: note while locked")
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Away))
        assert "another program" in app.screen.message
        lock.execute("ROLLBACK")
        await pilot.press("r")
        await wait_for(pilot, lambda: any("while locked" in one for one in toasts(app)))
        assert app.draft == ""
        assert len(app.screen_stack) == 1
    lock.close()


async def test_a_server_that_hangs_up_can_be_tried_again(postgres_url: str) -> None:
    import psycopg

    server = postgres_url.replace("postgresql+psycopg", "postgresql")
    app = app_on(postgres_url)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        app.write(lambda ledger: partners.add(ledger, "Acme", handle="acme"))
        await wait_for(pilot, lambda: not app.is_empty)
        await settled(pilot)
        await pilot.press("a")
        await wait_for(pilot, lambda: isinstance(app.screen, Capture))
        app.screen.query_one(Input).value = "acme: note while the line was down"
        await settled(pilot)
        with psycopg.connect(server, autocommit=True) as conn:
            conn.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        await wait_for(pilot, lambda: isinstance(app.screen, Away))  # the look for news has noticed
        await pilot.press("q")
        await wait_for(pilot, lambda: isinstance(app.screen, Confirm))  # there is a line that is not written
        await pilot.press("n")
        await wait_for(pilot, lambda: isinstance(app.screen, Capture))
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Away))
        await pilot.press("r")
        await wait_for(pilot, lambda: any("line was down" in one for one in toasts(app)))


async def test_going_on_without_does_not_ask_again_and_again(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        move(demo, f"{demo}.moved")
        app._poll()
        await wait_for(pilot, lambda: isinstance(app.screen, Away))
        await pilot.press("escape")
        await wait_for(pilot, lambda: len(app.screen_stack) == 1)
        app._poll()
        await wait_for(pilot, lambda: not app.clerk.is_busy)
        assert len(app.screen_stack) == 1
        assert shown(app)


async def test_an_unexpected_error_is_a_screen_and_one_goes_on(
    demo: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, other: Ledger
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    app = app_on(demo)
    before = history.history(other, limit=1)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        app.write(lambda ledger: 1 // 0)
        await wait_for(pilot, lambda: isinstance(app.screen, Failed))
        text = "\n".join(str(one.render()) for one in app.screen.query("Static"))
        assert "errors.log" in text
        assert "come to no harm" in text
        await pilot.press("enter")
        await wait_for(pilot, lambda: len(app.screen_stack) == 1)
        assert rows_of(app).current is not None
    log = next(tmp_path.rglob("errors.log"))
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
    assert log.stat().st_mode & 0o077 == 0
    assert history.history(other, limit=1) == before


# News from others --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", ["partners", "partner", "search", "history"])
async def test_news_come_to_every_screen_and_the_cursor_stays(demo: str, other: Ledger, place: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        if place == "partners":
            await pilot.press("2")
        elif place == "partner":
            app.open_partner("acme")
        elif place == "history":
            await pilot.press("h")
        else:
            await pilot.press("slash")
            await typed(pilot, "report")
        await settled(pilot)
        rows = rows_of(app, "#timeline") if place == "partner" else rows_of(app)
        await wait_for(pilot, lambda: len(rows.items) > 1)
        rows.focus()
        await pilot.press("end")
        key = rows.current.key
        capture.capture(other, "acme: we promise one more report by tomorrow")
        title = str(rows.border_title)

        def due() -> object:
            return place == "partners" and any("Tue 24 Nov" in line for line in shown(app))

        def text() -> object:
            return any("one more report" in " ".join(map(str, item.text.split())) for item in rows.items)

        await wait_for(pilot, lambda: due() or text() or str(rows.border_title) != title)
        await settled(pilot)
        assert rows.current.key == key


async def test_a_line_being_typed_is_left_alone_by_news(demo: str, other: Ledger) -> None:
    app = app_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await pilot.press("a")
        await typed(pilot, "acme: lun")
        capture.capture(other, "acme: we promise a thing written elsewhere by tomorrow")
        version = app.version
        await wait_for(pilot, lambda: app.version > version)
        assert isinstance(app.screen, Capture)
        assert app.screen.query_one(Input).value == "acme: lun"


async def test_a_ledger_that_may_only_be_read_says_so_and_all_else_goes_on(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        app.ask("lock", lambda ledger: ledger.conn.execute("PRAGMA query_only = ON"), lambda _: None)
        await pilot.press("k", "enter")
        await wait_for(pilot, lambda: any("read only" in one for one in toasts(app)))
        assert len(app.screen_stack) == 1


async def test_what_is_asked_while_everybody_leaves_is_not_done(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
    app.ask("late", lambda ledger: ledger.today, lambda _day: None)
    assert not app.clerk.is_busy
