"""A calendar that is read again after it was changed: what moved is the same meeting, what is off waits no longer."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cli_cases import Tl

ME = ("--me", "jo@ours.example", "--zone", "Europe/Amsterdam")
WEEKLY = "RRULE:FREQ=WEEKLY;COUNT=4"
LATER = ("DTSTART:20261102T110000Z", "SEQUENCE:1", WEEKLY)


def calendar(*events: tuple[str, ...], uid: str = "w") -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for event in events:
        own = () if any(line.startswith("DTSTART") for line in event) else ("DTSTART:20261102T100000Z",)
        guest = "ATTENDEE:mailto:jane@northgate.example"
        named = () if any(line.startswith("SUMMARY") for line in event) else ("SUMMARY:Weekly",)
        lines += ["BEGIN:VEVENT", f"UID:{uid}", *named, "DURATION:PT1H", guest, *own, *event, "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


@pytest.fixture
def tl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tl:
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-11-27")
    monkeypatch.setenv("TRUSTLOG_USER", "jo")
    tl = Tl(tmp_path / "tl.db", capsys)
    tl.done("partner", "add", "Northgate", "--since", "2026-01-01")
    tl.done("partner", "edit", "northgate", "domains=northgate.example")
    return tl


@pytest.fixture
def bring(tl: Tl, tmp_path: Path) -> Callable[..., list[tuple[Any, ...]]]:
    def bring(text: str, *words: str) -> list[tuple[Any, ...]]:
        file = tmp_path / "agenda.ics"
        file.write_bytes(text.encode())
        return [(row["do"], row["why"], row["start"]) for row in tl.rows("import", str(file), *ME, *words)["proposals"]]

    return bring


def waits(tl: Tl) -> list[str]:
    return [row["start"][5:] for row in tl.rows("proposals")]


def met(tl: Tl) -> list[tuple[str, str | None]]:
    return sorted((fact["on"], fact.get("at")) for fact in tl.rows("log"))


def test_a_series_that_moved_by_an_hour_is_the_same_meetings(tl, bring):
    bring(calendar((WEEKLY,)))
    tl.done("proposals", "accept", "1")
    tl.done("proposals", "dismiss", "2")
    assert bring(calendar(LATER)) == [
        ("skip", "duplicate", "2026-11-02T12:00"),
        ("skip", "dismissed", "2026-11-09T12:00"),
        ("update", None, "2026-11-16T12:00"),
        ("update", None, "2026-11-23T12:00"),
    ]
    assert waits(tl) == ["11-16T12:00", "11-23T12:00"]
    assert [row["why"] for row in tl.rows("import", str(tl.db.parent / "agenda.ics"), *ME)["proposals"]] == [
        "duplicate", "dismissed", "duplicate", "duplicate",
    ]  # fmt: skip
    tl.done("doctor")
    tl.done("undo")
    assert waits(tl) == ["11-16T11:00", "11-23T11:00"]


def test_a_series_that_was_dismissed_stays_so_however_often_it_moves(tl, bring):
    bring(calendar((WEEKLY,)))
    tl.done("proposals", "dismiss", "1", "2", "3", "4")
    for start in ("20261102T103000Z", "20261104T100000Z", "20261106T080000Z", "20261104T080000Z", "20261102T100000Z"):
        found = bring(calendar((f"DTSTART:{start}", WEEKLY)))
        assert {row[:2] for row in found} == {("skip", "dismissed")}
    assert waits(tl) == []


def test_a_fact_is_said_to_stand_otherwise_and_takes_the_day_where_it_is_told_so(tl, bring):
    bring(calendar((WEEKLY,)))
    tl.done("proposals", "accept", "1")
    (tl.db.parent / "agenda.ics").write_text(calendar(("DTSTART:20261103T110000Z", WEEKLY)))
    said = tl.done("import", str(tl.db.parent / "agenda.ics"), *ME)
    assert "there already as #5, on Mon 2 Nov 2026 11:00" in said.out
    assert "--overwrite day" in said.out
    assert met(tl) == [("2026-11-02", "11:00")]
    bring(calendar(("DTSTART:20261103T110000Z", WEEKLY)), "--overwrite", "day")
    assert met(tl) == [("2026-11-03", "12:00")]
    assert "there already as" not in tl.done("import", str(tl.db.parent / "agenda.ics"), *ME).out


def test_a_meeting_that_becomes_weekly_and_one_meeting_again(tl, bring):
    bring(calendar(("DTSTART:20261103T120000Z",)))
    tl.done("proposals", "accept", "1")
    assert [row[:2] for row in bring(calendar(("RRULE:FREQ=WEEKLY;COUNT=2",)))] == [
        ("skip", "duplicate"),
        ("propose", None),
    ]
    assert waits(tl) == ["11-09T11:00"]
    bring(calendar(("DTSTART:20261103T120000Z",)))
    assert (waits(tl), met(tl)) == ([], [("2026-11-03", "13:00")])


def test_times_without_a_zone_are_the_same_in_another(tl, bring):
    text = calendar(("DTSTART:20261102T100000", "RRULE:FREQ=WEEKLY;COUNT=2"))
    for zone in ("Europe/Amsterdam", "America/New_York", "Asia/Tokyo", "Europe/Amsterdam"):
        bring(text, "--zone", zone)
        assert waits(tl) == ["11-02T10:00", "11-09T10:00"]


@pytest.mark.parametrize(
    ("event", "left"),
    [
        ((*LATER, "STATUS:CANCELLED"), []),
        ((WEEKLY, "EXDATE:20261109T100000Z"), ["11-02T11:00", "11-16T11:00", "11-23T11:00"]),
        (("DTSTART:20261102T110000Z", WEEKLY, "EXDATE:20261109T110000Z"), ["11-02T12:00", "11-16T12:00", "11-23T12:00"]),
        (("RRULE:FREQ=WEEKLY;UNTIL=20261110T000000Z",), ["11-02T11:00", "11-09T11:00"]),
    ],
)  # fmt: skip
def test_what_the_calendar_has_no_more_waits_no_longer(tl, bring, event, left):
    bring(calendar((WEEKLY,)))
    found = bring(calendar(event))
    assert waits(tl) == left
    assert sum(row[:2] == ("update", "cancelled") for row in found) == 4 - len(left)
    tl.done("undo")
    assert len(waits(tl)) == 4
    tl.done("doctor")


def test_a_fact_that_was_called_off_stays_and_is_named_once(tl, bring):
    bring(calendar((WEEKLY,)))
    tl.done("proposals", "accept", "2")
    file = tl.db.parent / "agenda.ics"
    file.write_text(calendar((WEEKLY, "EXDATE:20261109T100000Z")))
    said = tl.done("import", str(file), *ME).out
    assert "#5 is a fact, and stays; the file has the meeting called off." in said
    assert "trustlog drop 5" in said
    assert met(tl) == [("2026-11-09", "11:00")]
    assert "called off" not in tl.done("import", str(file), *ME).out
    file.write_text(calendar((WEEKLY,)))
    tl.done("import", str(file), *ME)  # it takes place after all
    file.write_text(calendar((WEEKLY, "EXDATE:20261109T100000Z")))
    assert "#5 is a fact, and stays" in tl.done("import", str(file), *ME).out
    override = ("RECURRENCE-ID:20261116T100000Z", "DTSTART:20261116T100000Z", "STATUS:CANCELLED")
    tl.done("proposals", "accept", "3")
    file.write_text(calendar((WEEKLY,), override))
    assert "#6 is a fact, and stays" in tl.done("import", str(file), *ME).out
    assert "called off" not in tl.done("import", str(file), *ME).out


def test_what_lies_outside_and_what_is_of_another_calendar_is_left_alone(tl, bring):
    bring(calendar((WEEKLY,)))
    bring(calendar((WEEKLY,), uid="other"))
    assert len(waits(tl)) == 8
    bring(calendar(("RRULE:FREQ=WEEKLY;COUNT=1",)), "--from", "2026-11-10")
    assert waits(tl)[:4] == ["11-02T11:00", "11-02T11:00", "11-09T11:00", "11-09T11:00"]
    assert len(waits(tl)) == 6
    one = ("RECURRENCE-ID:20261102T100000Z", "DTSTART:20261103T100000Z")
    bring(calendar(one, uid="other"))  # an invitation to one of them alone
    assert len(waits(tl)) == 6


def test_a_series_that_moves_over_the_edge_of_what_is_read_is_no_other(tl, bring):
    bring(calendar((WEEKLY,)), "--to", "2026-11-23")
    tl.done("proposals", "dismiss", "1-4")
    moved = calendar(("DTSTART:20261103T100000Z", WEEKLY))
    bring(moved, "--to", "2026-11-23")
    bring(moved, "--from", "2026-11-03")
    assert waits(tl) == []
    bring(calendar((WEEKLY,)), "--from", "2026-11-03")
    assert waits(tl) == []


def test_mondays_that_become_fridays_move_by_four_days(tl, bring):
    bring(calendar((WEEKLY,)))
    tl.done("proposals", "dismiss", "1-4")
    assert {row[1] for row in bring(calendar(("DTSTART:20261030T100000Z", WEEKLY)))} == {"dismissed"}
    assert {row[1] for row in bring(calendar(("DTSTART:20261103T100000Z", WEEKLY)))} == {"dismissed"}
    assert waits(tl) == []


def several(*events: str) -> str:
    """Return one calendar of whole events."""
    bodies = [event.split("\r\n", 2)[2].removesuffix("END:VCALENDAR\r\n") for event in events]
    return "".join(("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", *bodies, "END:VCALENDAR\r\n"))


@pytest.mark.parametrize(
    ("event", "why"),
    [
        (("DTSTART:20261203T100000Z",), "outside_window"),
        (("DTSTART;VALUE=DATE:20261103",), "all_day"),
        (("CLASS:PRIVATE",), "private"),
        (("CLASS:PUBLIC", "CLASS:X-OURS"), "private"),
    ],
)
def test_a_meeting_that_is_none_any_more_waits_no_longer(tl, bring, event, why):
    bring(calendar((), uid="a"))
    assert waits(tl) == ["11-02T11:00"]
    ((do, said, _start),) = bring(calendar(event, uid="a"))
    assert (do, said, waits(tl)) == ("update", why, [])
    tl.done("undo")
    assert waits(tl) == ["11-02T11:00"]


def test_one_that_did_not_move_waits_whatever_days_are_asked_for(tl, bring):
    bring(calendar((), uid="a"))
    assert bring(calendar((), uid="a"), "--from", "2026-11-10") == [("skip", "outside_window", "2026-11-02T11:00")]
    assert waits(tl) == ["11-02T11:00"]


def test_a_series_that_becomes_private_waits_no_longer_and_its_fact_stays(tl, bring):
    bring(calendar((WEEKLY,)))
    tl.done("proposals", "accept", "1")
    bring(calendar((WEEKLY, "CLASS:CONFIDENTIAL")))
    assert (waits(tl), met(tl)) == ([], [("2026-11-02", "11:00")])
    said = tl.done("import", str(tl.db.parent / "agenda.ics"), *ME)
    assert "Weekly" not in said.out
    assert "called off" not in said.out + said.err


SECRET = "SUMMARY:Secret talk"
PRIVATE = [
    calendar((SECRET, "CLASS:PRIVATE", "SEQUENCE:1"), (SECRET, "CLASS:PRIVATE")),
    calendar((SECRET, "CLASS:PRIVATE", "RRULE:FREQ=SECONDLY")),
    calendar((SECRET, "CLASS:PRIVATE", "DTSTART:some day")),
    calendar((SECRET, "CLASS:PRIVATE")).partition("END:VEVENT")[0],
    calendar(("CLASS:PRIVATE", WEEKLY), (SECRET, "RECURRENCE-ID:20261109T100000Z", "DTSTART:20261109T120000Z")),
    calendar(("CLASS:PRIVATE", WEEKLY), (SECRET, "RECURRENCE-ID:20261109T100000Z", "STATUS:CANCELLED")),
]


@pytest.mark.parametrize("text", PRIVATE, ids=["older", "too often", "no day", "cut off", "moved", "off"])
def test_what_is_private_is_shown_with_no_title_and_no_time_of_it_is_proposed(tl, tmp_path, text):
    file = tmp_path / "agenda.ics"
    file.write_bytes(several(text, calendar((), uid="a")).encode() if "END:VEVENT" in text else text.encode())
    for words in ((), ("--json",)):
        said = tl("import", str(file), *ME, "--dry-run", *words)
        assert "Secret" not in said.out + said.err
    tl("import", str(file), *ME)
    assert [row["title"] for row in tl.rows("proposals")] == (["Weekly"] if "END:VEVENT" in text else [])


def test_the_rest_of_a_series_that_google_parts_from_it_is_the_same_meetings(tl, bring):
    bring(calendar((WEEKLY,), uid="w@google.com"))
    tl.done("proposals", "accept", "3")
    tl.done("proposals", "dismiss", "4")
    first = calendar(("RRULE:FREQ=WEEKLY;UNTIL=20261115T000000Z",), uid="w@google.com")
    rest = calendar(("DTSTART:20261116T100000Z", "RRULE:FREQ=WEEKLY;COUNT=2"), uid="w_R20261116T100000@google.com")
    assert [row[:2] for row in bring(several(first, rest))] == [
        ("skip", "duplicate"), ("skip", "duplicate"), ("skip", "duplicate"), ("skip", "dismissed"),
    ]  # fmt: skip
    assert (waits(tl), met(tl)) == (["11-02T11:00", "11-09T11:00"], [("2026-11-16", "11:00")])


def test_a_series_that_moved_is_read_as_before_where_nothing_is_said(tl, bring, tmp_path):
    bring(calendar((WEEKLY,)))
    (tmp_path / "agenda.ics").write_bytes(calendar(LATER).encode())
    said = tl.done("import", str(tmp_path / "agenda.ics"))
    assert "read as before, with --me jo@ours.example --zone Europe/Amsterdam" in said.err
    assert waits(tl) == ["11-02T12:00", "11-09T12:00", "11-16T12:00", "11-23T12:00"]


def test_a_rule_for_meetings_says_where_only_tasks_wait(tl, tmp_path):
    (tmp_path / "list.md").write_text("- [ ] northgate: send the plan\n")
    tl.done("import", str(tmp_path / "list.md"))
    said = tl("proposals", "accept", "--all", "--meetings", "--partner", "northgate")
    assert (said.status, "no meeting of northgate waits; how many tasks do: 1" in said.refusal) == (1, True)
