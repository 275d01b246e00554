"""Bringing a file in on the screens: what it is, what would become of it, and columns that a person maps."""

from pathlib import Path

import pytest
from desk_cases import open_at
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input
from tui_pilot import app_on, demo_at, settled, shown, toasts, wait_for

from trustlog.desk import proposals
from trustlog.desk.demo import DAY
from trustlog.desk.imports import FORMATS, MAPPED_KINDS, field_words, fields, mapping
from trustlog.desk.imports.called import FORMS
from trustlog.language import _, speak
from trustlog.storage.read.partners import partners
from trustlog.tui.app.application import TrustlogApp
from trustlog.tui.screens.exchange.import_csv import KINDS
from trustlog.tui.screens.exchange.map_columns import MapColumns
from trustlog.tui.screens.proposals.page import ProposalsPage
from trustlog.tui.widgets.dialogs import AskText, Choose, Confirm
from trustlog.tui.widgets.rows import Rows
from trustlog.wording.catalogue import speak_language

SMALL = (80, 24)
EVENT = (
    "BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTART:20261119T{hour}0000\r\nDTEND:20261119T{hour}3000\r\nSUMMARY:{title}\r\n"
    "ORGANIZER:mailto:jane@elsewhere.example\r\nATTENDEE;CN=Jane:mailto:jane@elsewhere.example\r\nEND:VEVENT\r\n"
)
CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n"
    + EVENT.format(uid="a", hour="10", title="Pilot plan")
    + EVENT.format(uid="b", hour="14", title="Steering")
    + "END:VCALENDAR\r\n"
)
TABLE = "Haus;Wer;Losung;geheim\r\nZephyr Works;Zoe;steel;secret\r\nQuay Four;Quin;glass;hidden\r\n"


def write(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_bytes(text.encode())
    return file


async def press(pilot: Pilot[object], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def named(pilot: Pilot[object], app: TrustlogApp, file: Path) -> None:
    """Name a file, and wait for the question that comes of it."""
    await settled(pilot)
    await pilot.press("i")
    await wait_for(pilot, lambda: isinstance(app.screen, AskText))
    app.screen.query_one(Input).value = str(file)
    await pilot.press("enter")
    await wait_for(pilot, lambda: isinstance(app.screen, Choose))


def says(app: TrustlogApp) -> str:
    return str(app.screen.query_one(".says").render())


def pending(where: str) -> list[str]:
    ledger = open_at(where, DAY, "demo")
    try:
        return [
            one.proposal.title for one in proposals.listed(ledger) if one.proposal.title in ("Pilot plan", "Steering")
        ]
    finally:
        ledger.close()


def names(where: str) -> set[str]:
    ledger = open_at(where, DAY, "demo")
    try:
        return {partner.name for partner in partners(ledger.conn, DAY)}
    finally:
        ledger.close()


async def named_not_mine(pilot: Pilot[object], app: TrustlogApp, file: Path) -> None:
    """Name a calendar, of whose addresses none is ours."""
    await named(pilot, app, file)
    await press(pilot, "n")
    await pilot.press("enter")
    await wait_for(pilot, lambda: isinstance(app.screen, Choose) and "Which of these" not in says(app))


async def test_a_calendar_becomes_proposals_and_nothing_twice(tmp_path: Path) -> None:
    where, file = demo_at(tmp_path), write(tmp_path, "agenda.bin", CALENDAR)
    app = app_on(where)
    async with app.run_test(size=SMALL) as pilot:
        await named_not_mine(pilot, app, file)
        assert "a calendar file (ics), certain" in says(app)
        assert "2 records: 2 doubtful" in says(app)
        await press(pilot, "escape")
        assert pending(where) == []
        await named_not_mine(pilot, app, file)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Confirm))
        assert "2 meetings and tasks wait for an answer" in says(app)
        assert any("2 doubtful" in one for one in toasts(app))
        await press(pilot, "y")
        assert isinstance(app.screen, ProposalsPage)
        assert pending(where) == ["Pilot plan", "Steering"]
        await press(pilot, "u")
        assert pending(where) == []
        await press(pilot, "escape")
        await named_not_mine(pilot, app, file)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Confirm))
        await press(pilot, "n")
        await named(pilot, app, file)  # nothing waits, and whose it is does not matter
        assert "2 left aside" in says(app)
        assert "write" not in [value for _act, value, _text in app.screen.answers]


async def test_a_toast_hides_no_answer_and_no_line_of_the_next_question(tmp_path: Path) -> None:
    """What was written is told at the top while a question is open, in a few lines: its answers stand below."""
    where, file = demo_at(tmp_path), write(tmp_path, "contacts.vcf", CARDS)
    app = app_on(where)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settled(pilot)
        app.say_in_toast("\n".join(f"line {at}" for at in range(6)), title="Imported", timeout=600)
        await pilot.press("i")
        await wait_for(pilot, lambda: isinstance(app.screen, AskText) and bool(app.screen.query("Toast")))
        assert not covered(app, app.screen.query_one(Input))
        app.screen.query_one(Input).value = str(file)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose) and bool(app.screen.query("Toast")))
        assert not covered(app, app.screen.query_one(Rows))
        assert app.screen.query_one(".box").region.bottom > 20


def covered(app: TrustlogApp, widget: Widget) -> bool:
    """Tell whether a toast lies over a widget, or over the edge of the box that names the keys."""
    box = app.screen.query_one(".box").region
    edge = Region(box.x, box.bottom - 1, box.width, 1)
    return any(toast.region.overlaps(at) for toast in app.screen.query("Toast") for at in (widget.region, edge))


async def test_a_table_that_nobody_knows_is_mapped_and_the_mapping_kept(tmp_path: Path) -> None:
    where, file = demo_at(tmp_path), write(tmp_path, "export.csv", TABLE)
    app = app_on(where)
    async with app.run_test(size=SMALL) as pilot:
        await named(pilot, app, file)
        await press(pilot, "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose) and "row of it" in says(app))
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, MapColumns))
        assert [line.split(" ")[0] for line in shown(app)] == ["Haus", "Wer", "Losung", "geheim"]
        assert not any(value in line for value in ("Zephyr", "secret", "hidden") for line in shown(app))
        await press(pilot, "enter")
        assert isinstance(app.screen, MapColumns)
        assert "Choose a column for: name" in str(app.screen.query_one("#fault").render())
        await press(pilot, "right")
        assert "‹ name ›" in shown(app)[0]
        assert "Zephyr Works · Quay Four" in shown(app)[0]
        await press(pilot, "down", "right", "left", "down", "right", "right", "right", "right")
        assert "‹ note ›" in shown(app)[2]
        assert "not read" in shown(app)[3]
        assert "secret" not in shown(app)[3]
        app.screen.query_one(Input).value = "old-crm"
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose) and "Zephyr" in says(app))
        assert "secret" not in says(app)
        assert "Zephyr Works" not in names(where)
        await pilot.press("enter")
        await wait_for(pilot, lambda: any("2 written" in one for one in toasts(app)))
        assert {"Zephyr Works", "Quay Four"} <= names(where)
        ledger = open_at(where, DAY, "demo")
        assert [kept.name for kept in mapping.mappings(ledger)] == ["old-crm"]
        ledger.close()
        await settled(pilot)
        await named(pilot, app, file)
        await press(pilot, "c", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose) and "2 left aside" in says(app))


async def test_of_a_table_that_nobody_knows_the_columns_are_asked_first_and_a_refusal_asks_again(
    tmp_path: Path,
) -> None:
    where, file = demo_at(tmp_path), write(tmp_path, "export.csv", TABLE)
    app = app_on(where)
    async with app.run_test(size=SMALL) as pilot:
        await named(pilot, app, file)
        asked = app.screen
        assert isinstance(asked, Choose)
        assert asked.query_one(Rows).cursor == 0
        assert next(value for _act, value, _text in asked.answers) == "columns"
        ours = ("partners", "people", "promises", "moments", "disclosures")
        assert all("Trustlog's CSV" in text for _act, value, text in asked.answers if value in ours)
        await press(pilot, *"people", "enter")
        await wait_for(pilot, lambda: any("line 1: the columns partner, name" in one for one in toasts(app)))
        await wait_for(pilot, lambda: isinstance(app.screen, Choose) and app.screen is not asked)
        assert "export.csv" in says(app)
        await press(pilot, "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose) and "row of it" in says(app))


async def test_one_of_our_tables_that_is_not_utf_8_is_read_as_the_command_line_reads_tables(tmp_path: Path) -> None:
    where, file = demo_at(tmp_path), tmp_path / "debtors.txt"
    file.write_bytes("name;x;y\r\nZoë & Søn;1;2\r\n".encode("cp1252"))
    app = app_on(where)
    async with app.run_test(size=SMALL) as pilot:
        await named(pilot, app, file)
        while (row := app.screen.query_one(Rows).current) is None or row.key != "partners":
            await press(pilot, "down")
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Confirm))
        await pilot.press("y")
        await wait_for(pilot, lambda: any("1 partner added" in one for one in toasts(app)))
    assert "Zoë & Søn" in names(where)


async def test_days_that_may_be_read_two_ways_are_asked_about(tmp_path: Path) -> None:
    where = demo_at(tmp_path)
    file = write(tmp_path, "notes.csv", "a,b,c\r\n03/04/2026,acme,rang\r\n05/06/2026,acme,wrote\r\n")
    app = app_on(where)
    async with app.run_test(size=SMALL) as pilot:
        await named(pilot, app, file)
        await press(pilot, "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose) and "row of it" in says(app))
        await press(pilot, "down", "down", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, MapColumns))
        await press(pilot, "right", "down", "right", "right", "down", *["right"] * 7)
        assert [line.split("‹ ")[1].split(" ›")[0] for line in shown(app)] == ["day", "partner", "what it was about"]
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose) and "two ways" in says(app))
        assert "such as 03/04/2026" in says(app)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose) and "Fri 3 Apr 2026" in says(app))


@pytest.mark.parametrize("text", ["\x00\x01\x02", "", "no table at all"])
async def test_what_nobody_can_read_is_said(tmp_path: Path, text: str) -> None:
    where, file = demo_at(tmp_path), write(tmp_path, "thing.bin", text)
    app = app_on(where)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await pilot.press("i")
        await wait_for(pilot, lambda: isinstance(app.screen, AskText))
        app.screen.query_one(Input).value = str(file)
        await pilot.press("enter")
        await wait_for(pilot, lambda: bool(toasts(app)) or isinstance(app.screen, Choose))


PEOPLE = "name;email\r\nZoe;zoe@nowhere.example\r\nQuin;quin@nowhere.example\r\n"
PROMISES = "Relatie;Toezegging;Wie;Toegezegd op;Uiterlijk;Gereed\r\nacme;Forecast;zij;2026-10-01;2026-12-13;nee\r\n"


async def to(pilot: Pilot[object], app: TrustlogApp, answer: str) -> None:
    """Choose one of several answers."""
    while (row := app.screen.query_one(Rows).current) is None or row.key != answer:
        await press(pilot, "down")
    await pilot.press("enter")


async def mapped(pilot: Pilot[object], app: TrustlogApp, file: Path, kind: str, word: str = "row of it") -> None:
    """Go to the columns of a table that nobody knows."""
    await named(pilot, app, file)
    await press(pilot, "enter")
    await wait_for(pilot, lambda: isinstance(app.screen, Choose) and word in says(app))
    await to(pilot, app, kind)
    await wait_for(pilot, lambda: isinstance(app.screen, MapColumns))


async def test_people_that_are_asked_about_are_not_said_to_wait_for_a_word(tmp_path: Path) -> None:
    where, file = demo_at(tmp_path), write(tmp_path, "people.csv", PEOPLE)
    app = app_on(where)
    async with app.run_test(size=SMALL) as pilot:
        await mapped(pilot, app, file, "people")
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose) and "2 not placed" in says(app))
        assert "2 people are not written" in says(app)
        assert "write" not in [value for _act, value, _text in app.screen.answers]


async def test_after_writing_only_what_waits_is_offered(tmp_path: Path) -> None:
    where = demo_at(tmp_path)
    rows = "Naam;E-mailadres;house\r\nZoe;zoe@nowhere.example;\r\nQuin;quin@acme.example;acme\r\n"
    file = write(tmp_path, "people.csv", rows)
    app = app_on(where)
    async with app.run_test(size=SMALL) as pilot:
        await mapped(pilot, app, file, "people")
        await press(pilot, "down", "down", *["right"] * 4)
        assert "‹ partner ›" in shown(app)[2]
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose) and "1 to write" in says(app))
        await pilot.press("enter")
        await wait_for(pilot, lambda: any("1 written" in one for one in toasts(app)))
        await settled(pilot)
        assert not isinstance(app.screen, Confirm)
        assert any("1 person is not written" in one for one in toasts(app))


async def test_whose_a_promise_is_can_be_mapped_on_the_screen(tmp_path: Path) -> None:
    where, file = demo_at(tmp_path), write(tmp_path, "promises.csv", PROMISES)
    app = app_on(where)
    async with app.run_test(size=SMALL) as pilot:
        await mapped(pilot, app, file, "promises")
        assert [line.split("‹ ")[1].split(" ›")[0] for line in shown(app)] == [
            "partner", "what is promised", "whose promise", "promised on", "due on", "done on",
        ]  # fmt: skip
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose) and "they promise: Forecast" in says(app))
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Confirm))
        assert "1 meeting or task waits for an answer" in says(app)
    ledger = open_at(where, DAY, "demo")
    (one,) = [each for each in proposals.listed(ledger) if each.proposal.title == "Forecast"]
    ledger.close()
    assert "promised on Thu 1 Oct 2026" in proposals.evidence(one)


async def test_no_code_is_read_where_a_person_says_what_a_file_is(tmp_path: Path) -> None:
    speak_language("nl")
    try:
        app = app_on(demo_at(tmp_path))
        async with app.run_test(size=SMALL) as pilot:
            await named(pilot, app, write(tmp_path, "promises.csv", PROMISES))
            assert isinstance(app.screen, Choose)
            assert "mensen: CSV van Trustlog, met partner, name" in [text for *_, text in app.screen.answers]
            await to(pilot, app, "format")
            await wait_for(pilot, lambda: isinstance(app.screen, Choose) and "Wat is het?" in says(app))
            assert not {text for *_, text in app.screen.answers} & set(FORMATS)
            await press(pilot, "escape")
            await mapped(pilot, app, write(tmp_path, "promises.csv", PROMISES), "promises", "rij")
            assert [line.split("‹ ")[1].split(" ›")[0] for line in shown(app)] == [
                "partner", "wat beloofd is", "wiens belofte", "beloofd op", "uiterlijk op", "gedaan op",
            ]  # fmt: skip
            await press(pilot, "down", "right", "enter")
            assert "wat beloofd is" in str(app.screen.query_one("#fault").render())
    finally:
        speak(None)


def test_every_format_and_field_has_words_and_they_fit() -> None:
    assert set(FORMS) == {*FORMATS, "table"}
    for language in (None, "nl"):
        try:
            speak_language(language or "en")
            for kind in MAPPED_KINDS:
                said = [field_words(kind, field) for field in fields(kind)]
                assert max(map(len, said)) <= 18
                assert len(set(said)) == len(said)
            assert max(len(_(text)) for *_unused, text in KINDS) <= 67  # that fit into a dialog at 80 columns
        finally:
            speak(None)


async def test_a_likely_field_is_offered_once_and_only_as_what_it_may_be(tmp_path: Path) -> None:
    file = write(tmp_path, "firms.csv", "Bedrijfsnaam;Naam;Website;Wachtwoord\r\nNorth;Ann;north.example;hunter2\r\n")
    app = app_on(demo_at(tmp_path))
    async with app.run_test(size=SMALL) as pilot:
        await mapped(pilot, app, file, "partners")
        fields = [line.split("‹ ")[1].split(" ›")[0] for line in shown(app)]
        assert fields == ["not read", "name", "mail domains", "not read"]


async def test_a_refusal_and_a_step_back_keep_the_path(tmp_path: Path) -> None:
    where, file = demo_at(tmp_path), write(tmp_path, "thing.txt", "no table at all\r\n")
    app = app_on(where)
    async with app.run_test(size=SMALL) as pilot:
        await named(pilot, app, file)
        await press(pilot, "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose) and "row of it" in says(app))
        await pilot.press("enter")
        await wait_for(pilot, lambda: any("no table" in one for one in toasts(app)))
        await wait_for(pilot, lambda: isinstance(app.screen, Choose) and "thing.txt" in says(app))
        await press(pilot, "escape")
        table = write(tmp_path, "export.csv", TABLE)
        await mapped(pilot, app, table, "notes")
        await press(pilot, "escape")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose) and "row of it" in says(app))
        assert "export.csv" in says(app)


CARDS = "".join(
    f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nORG:{firm}\r\nEMAIL:{mail}\r\nEND:VCARD\r\n"
    for name, firm, mail in (("Zoe Zet", "Zephyr B.V.", "zoe@zephyr.example"), ("Quin", "Quay Four", "q@gmail.com"))
)


async def test_firms_of_cards_that_are_not_here_are_made_where_a_person_chooses_that(tmp_path: Path) -> None:
    where, file = demo_at(tmp_path), write(tmp_path, "contacts.vcf", CARDS)
    app = app_on(where)
    async with app.run_test(size=SMALL) as pilot:
        await named(pilot, app, file)
        assert "2 records: 2 not placed" in says(app)
        assert [value for _act, value, _text in app.screen.answers] == ["firms", "format", "leave"]
        assert "first make the 2 firms that people of it are at partners" in shown(app)[0]
        await pilot.press("enter")
        await wait_for(
            pilot,
            lambda: (
                isinstance(app.screen, Choose) and "2 records, 4 in all, as one may be several: 4 to write" in says(app)
            ),
        )
        assert "Zephyr B.V." not in names(where)
        assert [value for _act, value, _text in app.screen.answers] == ["write", "format", "leave"]
        await pilot.press("enter")
        await wait_for(pilot, lambda: any("4 written" in one for one in toasts(app)))
        assert {"Zephyr B.V.", "Quay Four"} <= names(where)
        await settled(pilot)
        assert not isinstance(app.screen, Confirm)  # nothing waits for an answer
        await press(pilot, "u")
        assert not {"Zephyr B.V.", "Quay Four"} & names(where)


async def test_a_file_of_which_each_record_is_refused_is_told_of_and_cannot_be_written(tmp_path: Path) -> None:
    where = demo_at(tmp_path)
    event = EVENT.format(uid="a", hour="10", title="Pilot plan").replace("SUMMARY", "RRULE:FREQ=SECONDLY\r\nSUMMARY")
    file = write(tmp_path, "bad.ics", f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{event}END:VCALENDAR\r\n")
    app = app_on(where)
    async with app.run_test(size=SMALL) as pilot:
        await named(pilot, app, file)
        assert isinstance(app.screen, Choose)
        assert "it comes too often" in says(app)
        assert "write" not in [value for _act, value, _text in app.screen.answers]


async def test_a_table_of_ours_with_an_open_quote_is_refused_by_its_line(tmp_path: Path) -> None:
    where = demo_at(tmp_path)
    file = write(
        tmp_path, "own.csv", 'partners;kind;on;text\r\nacme;lunch;2026-11-02;"x\r\nacme;lunch;2026-11-03;y\r\n'
    )
    app = app_on(where)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await pilot.press("i")
        await wait_for(pilot, lambda: isinstance(app.screen, AskText))
        app.screen.query_one(Input).value = str(file)
        await pilot.press("enter")
        await wait_for(pilot, lambda: any("line 2" in one and "is no CSV" in one for one in toasts(app)))
