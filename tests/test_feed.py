"""The calendar that is kept up to date: written once a write is acknowledged, and never in its way."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from threading import Barrier, Thread

import pytest
from cli_cases import TODAY, Tl
from desk_cases import open_at, small
from icalendar import Calendar
from tui_pilot import app_on, settled, toasts, wait_for

from trustlog.desk import calendar as desk
from trustlog.desk import capture, history
from trustlog.desk.ledger import Ledger
from trustlog.desk.settings import read_settings

ROOT = Path(__file__).parent.parent


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "settings.toml"
    monkeypatch.setenv("TRUSTLOG_CONFIG", str(path))
    monkeypatch.setenv("TRUSTLOG_TODAY", TODAY)
    monkeypatch.setenv("TRUSTLOG_USER", "me")
    return path


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    return tmp_path / "calendars" / "trustlog.ics"


@pytest.fixture
def tl(
    tmp_path: Path,
    settings: Path,
    feed: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Tl:
    feed.parent.mkdir()
    monkeypatch.setenv("TRUSTLOG_DB", str(tmp_path / "ledger.db"))
    at = Tl(tmp_path / "ledger.db", capsys)
    at.done("partner", "add", "Acme")
    at.done("add", "acme: we promise send the proposal by fri; private we promise zqsecret by fri")
    return at


def summaries(feed: Path) -> list[str]:
    return [str(each["summary"]) for each in Calendar.from_ical(feed.read_bytes()).walk("VTODO")]


def mtime(feed: Path) -> tuple[int, int]:
    return feed.stat().st_ino, feed.stat().st_mtime_ns


# On the command line -----------------------------------------------------------------------------------------------


def test_a_feed_is_written_anew_after_each_write(tl: Tl, feed: Path, settings: Path) -> None:
    said = tl.done("export", "ics", "--feed", str(feed))
    assert said.out.splitlines()[0] == f"{feed}: 2 events, 1 to-do; 1 private fact left out"
    begins = f'[calendar]\n"feed" = "{feed}"\n"private" = false\n"ledger" = "'
    assert settings.read_text() == f'{begins}{read_settings().calendar.ledger}"\n'
    assert oct(feed.stat().st_mode)[-3:] == "600"
    tl.done("add", "acme: we promise call them by thu")
    assert summaries(feed) == ["Acme · we promised: call them", "Acme · we promised: send the proposal"]
    tl.done("keep", "1")
    tl.done("undo")
    tl.done("undo", "--last", "1")
    assert summaries(feed) == ["Acme · we promised: send the proposal"]


def test_a_feed_without_news_is_left_alone(tl: Tl, feed: Path) -> None:
    tl.done("export", "ics", "--feed", str(feed))
    before = mtime(feed)
    tl.done("add", "acme: note nothing of it is in a calendar")
    tl.done("due")
    assert mtime(feed) == before
    tl.done("move", "1", "1 dec")
    assert mtime(feed) != before


def test_reading_writes_no_feed(tl: Tl, feed: Path) -> None:
    tl.done("export", "ics", "--feed", str(feed))
    feed.unlink()
    for words in (("due",), ("log",), ("trust",)):
        tl.done(*words)
    assert not feed.exists()


def test_private_facts_are_in_it_only_where_the_setting_says_so(tl: Tl, feed: Path, settings: Path) -> None:
    tl.done("export", "ics", "--feed", str(feed))
    tl.done("add", "acme: private we promise zqother by fri")
    assert "zq" not in feed.read_text()
    settings.write_text(f'[calendar]\nfeed = "{feed}"\nprivate = true\n')
    tl.done("add", "acme: note x")
    assert {"zqsecret", "zqother"} == {one for one in ("zqsecret", "zqother") if one in feed.read_text()}
    tl.done("export", "ics", "--feed", str(feed))
    assert "zq" not in feed.read_text()
    assert read_settings().calendar.private is False


def test_a_feed_that_cannot_be_written_costs_a_line_and_nothing_else(tl: Tl, feed: Path) -> None:
    tl.done("export", "ics", "--feed", str(feed))
    feed.unlink()
    feed.parent.rmdir()
    for words in (("add", "acme: we promise this by fri"), ("keep", "3"), ("undo",)):
        said = tl(*words)
        assert said.status == 0
        assert said.out
        assert said.err.count("\n") == 1
        assert said.err.startswith("trustlog: the calendar is not up to date: ")
    answer = tl("add", "acme: we promise that by fri", "--json")
    assert json.loads(answer.out)[0]["text"] == "that"
    assert tl.rows("promise", "list", "--open")[-1]["text"] == "that"


@pytest.mark.parametrize("held", ["", "my own notes\n", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"])
def test_a_file_that_is_no_feed_of_ours_is_never_written_over(tl: Tl, feed: Path, settings: Path, held: str) -> None:
    feed.write_bytes(held.encode())
    settings.write_text(f'[calendar]\nfeed = "{feed}"\n')
    said = tl("add", "acme: we promise this by fri")
    assert said.status == 0
    assert "is no calendar that Trustlog keeps" in said.err
    assert feed.read_bytes() == held.encode()
    tl.done("export", "ics", "--feed", str(feed))
    assert len(summaries(feed)) == 2


@pytest.mark.parametrize("there", ["folder", "ledger", "settings"])
def test_a_feed_takes_the_place_of_nothing_else(tl: Tl, tmp_path: Path, settings: Path, there: str) -> None:
    settings.write_text("")
    place = {"folder": tmp_path, "ledger": tl.db, "settings": settings}[there]
    assert tl("export", "ics", "--feed", str(place)).status == 1
    assert settings.read_text() == ""
    settings.write_text(f'[calendar]\nfeed = "{place}"\n')
    said = tl("add", "acme: we promise this by fri")
    assert (said.status, said.err.count("\n")) == (0, 1)
    assert tl.done("doctor").out == "no errors\n"


def test_another_ledger_leaves_the_feed_alone(tl: Tl, feed: Path, tmp_path: Path) -> None:
    tl.done("export", "ics", "--feed", str(feed))
    other = Tl(tmp_path / "other.db", tl.capsys)
    before = feed.read_bytes()
    assert other.done("partner", "add", "Somebody else").err == ""
    assert feed.read_bytes() == before
    feed.unlink()
    (said,) = other.done("partner", "add", "And another").err.splitlines()
    assert said.startswith(f"trustlog: the calendar is not up to date: {feed} is gone, and is the calendar of another ")
    assert "--feed FILE says anew" in said
    assert not feed.exists()
    tl.done("add", "acme: note x")
    assert len(summaries(feed)) == 1


@pytest.mark.parametrize("is_link", [False, True])
def test_a_feed_that_is_gone_is_written_anew(tl: Tl, feed: Path, tmp_path: Path, is_link: bool) -> None:
    """Also that of a ledger which is named each time."""
    named = Tl(tmp_path / "named.db", tl.capsys)
    named.done("partner", "add", "Delfino")
    named.done("export", "ics", "--feed", str(feed))
    feed.unlink()
    if is_link:
        feed.symlink_to(feed.parent / "elsewhere.ics")
    assert named.done("add", "delfino: we promise this by fri").err == ""
    assert summaries(feed) == ["Delfino · we promised: this"]
    feed.resolve().unlink()
    assert "another ledger" in tl.done("add", "acme: note x").err
    assert not feed.exists()


def test_a_feed_named_by_hand_is_that_of_the_usual_ledger(tl: Tl, feed: Path, settings: Path, tmp_path: Path) -> None:
    settings.write_text(f'[calendar]\nfeed = "{feed}"\n')
    other = Tl(tmp_path / "other.db", tl.capsys)
    assert "another ledger" in other.done("partner", "add", "Somebody else").err
    assert tl.done("add", "acme: note x").err == ""
    assert len(summaries(feed)) == 1


def test_a_feed_is_in_the_language_that_one_always_speaks(tl: Tl, feed: Path) -> None:
    tl.done("export", "ics", "--feed", str(feed), "--lang", "nl")
    before = feed.read_bytes()
    assert b"we promised" in before
    assert tl.done("add", "acme: note x", "--lang", "nl").out
    assert feed.read_bytes() == before


def test_a_feed_speaks_dutch_to_whoever_does_and_json_does_not_change_it(tl: Tl, feed: Path, settings: Path) -> None:
    settings.write_text('language = "nl"\n')
    tl.done("export", "ics", "--feed", str(feed), "--json")
    assert b"wij beloofden" in feed.read_bytes()
    before = mtime(feed)
    tl.done("add", "acme: note x", "--json")
    tl.done("add", "acme: note y", "--lang", "en")
    assert mtime(feed) == before


def test_no_feed_is_kept_any_more(tl: Tl, feed: Path, settings: Path) -> None:
    settings.write_text('theme = "x" # mine\n[calendar]\nfeed = ""  # none\n[days]\ngrace = 5\n')
    tl.done("export", "ics", "--feed", str(feed), "--private")
    assert settings.read_text().startswith('theme = "x" # mine\n[calendar]\n')
    assert settings.read_text().endswith("[days]\ngrace = 5\n")
    assert read_settings().calendar[:2] == (str(feed), True)
    assert tl.rows("export", "ics", "--no-feed") == {"feed": None}
    assert read_settings().calendar == ("", False, "")
    before = feed.read_bytes()
    tl.done("add", "acme: we promise this by fri")
    assert feed.read_bytes() == before


def test_what_to_write_is_named_once(tl: Tl, tmp_path: Path) -> None:
    for words in ((), ("--out", "a.ics", "--feed", "b.ics"), ("--feed", "b.ics", "--no-feed")):
        said = tl("export", "ics", *words)
        assert (said.status, said.out) == (2, "")
        assert "name one of --out, --feed and --no-feed" in said.err


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("feed = 3", "calendar.feed: 3 is not the whole path of a file, or empty for none"),
        ('feed = "trustlog.ics"', 'calendar.feed: "trustlog.ics" is not the whole path of a file, or empty for none'),
        ("private = 1", "calendar.private: 1 is not true or false"),
        ("ledger = 1", "calendar.ledger: 1 is not the id of a ledger, or empty for the one you usually work with"),
        ('fed = "/x"', "calendar.fed: no setting of this name"),
    ],
)
def test_a_setting_that_is_none_is_refused_with_its_line(tl: Tl, settings: Path, line: str, says: str) -> None:
    settings.write_text(f"[calendar]\n{line}\n")
    said = tl("add", "acme: note x")
    assert said.status == 1 or said.status == 2
    assert f"line 2: {says}" in said.err


def test_the_answer_is_out_before_the_feed_is_written(tl: Tl, feed: Path) -> None:
    """The program ends where the feed would be written: by then its whole answer is out, and the write is kept."""
    tl.done("export", "ics", "--feed", str(feed))
    code = """
import os, sys
from trustlog.desk import calendar
def stop(ledger):
    os.write(2, b"FEED")
    os._exit(0)
calendar.renew_feed = stop
from trustlog.__main__ import main
main()
"""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    words = [sys.executable, "-c", code, "--db", str(tl.db), "add", "acme: we promise zap by fri"]
    done = subprocess.run(words, env=env, capture_output=True, text=True, check=False)
    assert done.stdout == "#3  acme: we promise zap by Fri 27 Nov 2026\n"
    assert done.stderr.endswith("FEED")
    assert tl.rows("promise", "list", "--open")[-1]["text"] == "zap"


def test_nothing_of_the_feed_is_loaded_without_one(tl: Tl, feed: Path) -> None:
    code = """
import sys
from trustlog.cli.main import main
main(sys.argv[1:])
print(*sorted(name for name in sys.modules if "calendar" in name or "ics" in name.split(".") or "feed" in name))
"""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}

    def loaded() -> set[str]:
        words = [sys.executable, "-c", code, "--db", str(tl.db), "add", "acme: note x"]
        said = subprocess.run(words, env=env, capture_output=True, text=True, check=True).stdout
        return {name for name in said.splitlines()[-1].split() if name.startswith("trustlog")}

    domain = {name for name in loaded() if name.startswith("trustlog.domain.calendar")}
    assert loaded() == domain
    tl.done("export", "ics", "--feed", str(feed))
    assert {"trustlog.cli.feed", "trustlog.desk.calendar.feed", "trustlog.exchange.ics.lines"} <= loaded()
    assert "icalendar" not in loaded()


# Several at once ---------------------------------------------------------------------------------------------------


def test_programs_that_write_at_once_leave_a_whole_feed_of_all_they_wrote(tl: Tl, feed: Path) -> None:
    tl.done("export", "ics", "--feed", str(feed))
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    begun = [
        subprocess.Popen(
            [sys.executable, "-m", "trustlog", "--db", str(tl.db), "add", f"acme: we promise thing{at} by fri"],
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for at in range(6)
    ]
    for process in begun:
        _out, err = process.communicate(timeout=60)
        assert process.returncode == 0
        assert err == "Recorded as if today were Mon 23 Nov 2026.\n"
    assert {f"thing{at}" for at in range(6)} == {one.rpartition(" ")[2] for one in summaries(feed)} - {"proposal"}
    assert [path.name for path in feed.parent.iterdir()] == [feed.name]


def test_threads_that_renew_at_once_leave_a_whole_feed(tl: Tl, feed: Path, tmp_path: Path) -> None:
    tl.done("export", "ics", "--feed", str(feed))
    ready, failed = Barrier(4), list[BaseException]()

    def renew(at: int) -> None:
        try:
            ledger = open_at(tmp_path, date(2026, 11, 23))
            ready.wait()
            for step in range(5):
                capture.capture(ledger, f"acme: we promise thing{at}x{step} by fri")
                desk.renew_feed(ledger)
            ledger.close()
        except BaseException as error:  # of another thread: the test says it
            failed.append(error)

    threads = [Thread(target=renew, args=(at,)) for at in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert len(summaries(feed)) == 21


# On the screens ----------------------------------------------------------------------------------------------------


@pytest.fixture
def ledger(tmp_path: Path, settings: Path, feed: Path, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    feed.parent.mkdir()
    monkeypatch.setenv("TRUSTLOG_DB", str(tmp_path / "ledger.db"))
    small(tmp_path).close()
    settings.write_text(f'[calendar]\nfeed = "{feed}"\n')
    return open_at(tmp_path, date(2026, 11, 23))


async def test_screens_keep_the_feed_up_to_date(ledger: Ledger, feed: Path) -> None:
    app = app_on(ledger.conn.where, ledger.today)
    async with app.run_test() as pilot:
        await settled(pilot)
        await wait_for(pilot, feed.exists)  # it may have been another day when it was written last
        app.write(lambda at: capture.capture(at, "acme: we promise this by fri"))
        await wait_for(pilot, lambda: summaries(feed) == ["Acme Holding · we promised: this"])
        app.action_undo()
        await wait_for(pilot, lambda: summaries(feed) == [])
        capture.capture(ledger, "acme: we promise that by fri")  # by another program
        await wait_for(pilot, lambda: summaries(feed) == ["Acme Holding · we promised: that"])


async def test_what_was_written_last_is_in_the_feed_once_the_screens_are_left(ledger: Ledger, feed: Path) -> None:
    app = app_on(ledger.conn.where, ledger.today)
    async with app.run_test() as pilot:
        await settled(pilot)
        app.write(lambda at: capture.capture(at, "acme: we promise this by fri"))
        await wait_for(pilot, lambda: any("we promise this" in one for one in toasts(app)))
    assert summaries(feed) == ["Acme Holding · we promised: this"]


async def test_a_feed_that_fails_is_said_once_and_keeps_nobody_from_the_ledger(ledger: Ledger, feed: Path) -> None:
    feed.parent.rmdir()
    app = app_on(ledger.conn.where, ledger.today)
    async with app.run_test() as pilot:
        await settled(pilot)
        await wait_for(pilot, lambda: any(str(feed) in one for one in toasts(app)))
        app.write(lambda at: capture.capture(at, "acme: we promise this by fri"))
        await wait_for(pilot, lambda: any("we promise this" in one for one in toasts(app)))
        app.clear_notifications()
        app.write(lambda at: history.undo(at))
        await wait_for(pilot, lambda: toasts(app) != [])
        assert not any(str(feed) in one for one in toasts(app))


async def test_screens_say_that_a_feed_which_is_gone_is_that_of_another_ledger(
    ledger: Ledger, feed: Path, settings: Path
) -> None:
    settings.write_text(f'[calendar]\nfeed = "{feed}"\nledger = "another"\n')
    app = app_on(ledger.conn.where, ledger.today)
    async with app.run_test() as pilot:
        await settled(pilot)
        await wait_for(pilot, lambda: any("another ledger" in one for one in toasts(app)))
    assert not feed.exists()
