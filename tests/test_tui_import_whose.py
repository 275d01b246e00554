"""Whose calendar a file is, and in which zone its owner is at home, are asked once on the screens, and kept."""

import tomllib
from pathlib import Path

import pytest
from desk_cases import open_at
from test_tui_import import SMALL, named, press, says, write
from textual.pilot import Pilot
from textual.widgets import Input
from tui_pilot import app_on, demo_at, settled, shown, wait_for

from trustlog.desk import proposals
from trustlog.desk.demo import DAY
from trustlog.desk.settings import choose_import
from trustlog.tui.app.application import TrustlogApp
from trustlog.tui.widgets.dialogs import AskText, Choose, Confirm

ME, JANE = "me@ours.example", "jane@elsewhere.example"


def event(uid: str, title: str, organiser: str, *guests: str, zone: str = "") -> str:
    when = "".join(f"DT{end}{zone}:20261119T{hour}0000\r\n" for end, hour in (("START", 10), ("END", 11)))
    invited = "".join(f"ATTENDEE:mailto:{guest}\r\n" for guest in guests)
    return (
        f"BEGIN:VEVENT\r\nUID:{uid}\r\n{when}SUMMARY:{title}\r\nORGANIZER:mailto:{organiser}\r\n{invited}END:VEVENT\r\n"
    )


def calendar(*events: str, zone: str = "") -> str:
    head = f"X-WR-TIMEZONE:{zone}\r\n" if zone else ""
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{head}{''.join(events)}END:VCALENDAR\r\n"


ONES = (
    event("a", "Pilot plan", ME, JANE),
    event("b", "Steering", JANE, ME),
    event("c", "Stand-up", ME, "joe@ours.example", "ROOM@ours.example"),
)


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "settings.toml"
    monkeypatch.setenv("TRUSTLOG_CONFIG", str(file))
    return file


def kept(settings: Path) -> dict[str, object]:
    return tomllib.loads(settings.read_text()).get("import", {}) if settings.exists() else {}


def waiting(where: str) -> dict[str, tuple[str | None, str | None]]:
    ledger = open_at(where, DAY, "demo")
    try:
        listed = [one.proposal for one in proposals.listed(ledger)]
        return {
            one.title or "": (one.initiative, one.starts)
            for one in listed
            if one.title in ("Pilot plan", "Steering", "Stand-up")
        }
    finally:
        ledger.close()


async def take(pilot: Pilot[object], app: TrustlogApp) -> None:
    """Write what is shown, and leave the proposals for later."""
    await wait_for(pilot, lambda: isinstance(app.screen, Choose) and "(ics), certain" in says(app))
    await pilot.press("enter")
    await wait_for(pilot, lambda: isinstance(app.screen, Confirm))
    await press(pilot, "n")


async def test_the_address_chosen_says_who_called_a_meeting_and_is_kept(tmp_path: Path, settings: Path) -> None:
    settings.write_text("# mine\n[days]\nahead = 5\n")
    where, file = demo_at(tmp_path), write(tmp_path, "agenda.ics", calendar(*ONES))
    app = app_on(where)
    async with app.run_test(size=SMALL) as pilot:
        await named(pilot, app, file)
        assert "Which of these addresses is yours?" in says(app)
        assert [value for _act, value, _text in app.screen.answers][:2] == [ME, JANE]
        assert f"{ME}, in 3 of 3 meetings" in shown(app)[0]
        await press(pilot, "escape")
        assert kept(settings) == {}
        await named(pilot, app, file)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose) and "(ics), certain" in says(app))
        assert kept(settings) == {}  # nothing is kept of a file that is left
        await take(pilot, app)
        await wait_for(pilot, lambda: kept(settings) == {"me": [ME]})
        assert settings.read_text().startswith("# mine\n[days]\nahead = 5\n")
        assert {title: one for title, (one, _start) in waiting(where).items()} == {
            "Pilot plan": "us",
            "Steering": "them",
        }
        await settled(pilot)
        await named(pilot, app, write(tmp_path, "next.ics", calendar(event("d", "Next", JANE, ME))))
        assert "1 record: 1 doubtful" in says(app)  # whose it is was not asked again


async def test_an_address_may_be_typed_and_a_word_that_is_none_is_asked_again(tmp_path: Path, settings: Path) -> None:
    where, file = demo_at(tmp_path), write(tmp_path, "agenda.ics", calendar(ONES[1]))
    app = app_on(where)
    async with app.run_test(size=SMALL) as pilot:
        await named(pilot, app, file)
        await press(pilot, "a")
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, AskText))
        app.screen.query_one(Input).value = "me"
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, AskText) and "no mail address" in says(app))
        app.screen.query_one(Input).value = ME
        await pilot.press("enter")
        await take(pilot, app)
        await wait_for(pilot, lambda: kept(settings) == {"me": [ME]})


async def test_none_of_them_keeps_nothing(tmp_path: Path, settings: Path) -> None:
    where, file = demo_at(tmp_path), write(tmp_path, "agenda.ics", calendar(ONES[1]))
    app = app_on(where)
    async with app.run_test(size=SMALL) as pilot:
        await named(pilot, app, file)
        await press(pilot, "n")
        await pilot.press("enter")
        await take(pilot, app)
        assert kept(settings) == {}


@pytest.mark.parametrize(
    ("whole", "zone"), [("Asia/Tokyo", ""), ("", ";TZID=Asia/Tokyo"), ("", ";TZID=Tokyo Standard Time")]
)
async def test_the_zone_of_a_calendar_of_elsewhere_is_asked_and_kept(
    tmp_path: Path, settings: Path, whole: str, zone: str
) -> None:
    text = calendar(event("b", "Steering", JANE, ME, zone=zone), zone=whole)
    where, file = demo_at(tmp_path), write(tmp_path, "agenda.ics", text)
    choose_import((ME,))
    app = app_on(where)
    async with app.run_test(size=SMALL) as pilot:
        await named(pilot, app, file)
        assert "In which are you at home?" in says(app)
        assert [line.strip() for line in shown(app)] == ["Asia/Tokyo", "that of this computer"]
        await pilot.press("enter")
        await take(pilot, app)
        await wait_for(pilot, lambda: kept(settings) == {"me": [ME], "zone": "Asia/Tokyo"})
        ((_who, start),) = waiting(where).values()
        assert start == "2026-11-19T10:00"


async def test_where_the_settings_say_who_and_where_nothing_is_asked(tmp_path: Path, settings: Path) -> None:
    choose_import((ME,), "Europe/Amsterdam")
    text = calendar(event("b", "Steering", JANE, ME, zone=";TZID=Asia/Tokyo"))
    where, file = demo_at(tmp_path), write(tmp_path, "agenda.ics", text)
    app = app_on(where)
    async with app.run_test(size=SMALL) as pilot:
        await named(pilot, app, file)
        assert "(ics), certain" in says(app)
    assert kept(settings) == {"me": [ME], "zone": "Europe/Amsterdam"}
