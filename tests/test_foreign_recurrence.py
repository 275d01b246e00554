"""Recurring meetings are the single meetings they were; no rule takes long, whatever it says."""

from datetime import date, datetime, timedelta

import pytest
from dateutil import rrule
from foreign_cases import answer_to
from hypothesis import given
from hypothesis import strategies as st

from trustlog.exchange.foreign.calendar.recurrence import BadRuleError, Budget, expanded, read_rule

FIRST, LAST = date(2026, 1, 1), date(2026, 11, 27)
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@st.composite
def rules(draw):
    freq = draw(st.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY")))
    parts = [f"FREQ={freq}", f"INTERVAL={draw(st.integers(1, 5))}"]
    if draw(st.booleans()):
        parts.append(f"COUNT={draw(st.integers(1, 60))}")
    days = draw(st.lists(st.sampled_from(DAYS), max_size=3, unique=True))
    if days:
        nth = draw(st.sampled_from(("", "1", "2", "-1"))) if freq in ("MONTHLY", "YEARLY") else ""
        parts.append("BYDAY=" + ",".join(f"{nth}{day}" for day in days))
    if draw(st.booleans()):
        parts.append(
            "BYMONTH=" + ",".join(map(str, draw(st.lists(st.integers(1, 12), min_size=1, max_size=4, unique=True))))
        )
    if freq != "WEEKLY" and draw(st.booleans()):
        numbers = st.integers(1, 31) | st.integers(-5, -1)
        parts.append("BYMONTHDAY=" + ",".join(map(str, draw(st.lists(numbers, min_size=1, max_size=3, unique=True)))))
    if freq in ("MONTHLY", "YEARLY") and len(parts) > 3 and draw(st.booleans()):
        parts.append(f"BYSETPOS={draw(st.sampled_from((1, 2, -1)))}")
    parts.append(f"WKST={draw(st.sampled_from(('MO', 'SU')))}")
    return ";".join(parts)


@given(rules(), st.datetimes(datetime(2023, 1, 1), datetime(2026, 12, 31)))
def test_a_rule_gives_the_days_that_dateutil_gives(text, start):
    start = start.replace(microsecond=0)
    end = datetime.combine(LAST, datetime.max.time())
    expected = []
    for when in rrule.rrulestr(text, dtstart=start):
        if when > end:
            break
        expected.append(when)
    found = expanded(read_rule(text), start, None, FIRST, LAST, Budget())
    assert found.occurrences == [when for when in expected if when.date() >= FIRST]


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=SECONDLY;COUNT=1000000000",
        "FREQ=MINUTELY",
        "FREQ=HOURLY;INTERVAL=1",
        "FREQ=DAILY;BYHOUR=1,2",
        "FREQ=DAILY;BYMINUTE=0,1",
        "FREQ=YEARLY;BYSECOND=0,1",
    ],
)
def test_what_comes_more_than_once_a_day_is_refused_unexpanded(text):
    with pytest.raises(BadRuleError, match="too_frequent"):
        read_rule(text)


@pytest.mark.parametrize(
    "text", ["", "FREQ=OFTEN", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;COUNT=-1", "FREQ=WEEKLY;BYDAY=XX", "INTERVAL=1"]
)
def test_what_is_no_rule_is_named(text):
    with pytest.raises(BadRuleError, match="unreadable"):
        read_rule(text)


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30,31;INTERVAL=5",
        "FREQ=DAILY;INTERVAL=7;BYDAY=WE",
        "FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=WEEKLY;INTERVAL=999999999999",
    ],
)
def test_a_rule_that_never_comes_takes_few_steps(text):
    budget = Budget()
    before = budget.left
    found = expanded(read_rule(text), datetime(2025, 1, 2, 10), None, FIRST, LAST, budget)
    assert found.occurrences == []
    assert before - budget.left < 30_000


def test_a_calendar_of_endless_rules_is_refused_where_its_steps_are_spent():
    budget = Budget(10_000)
    rule = read_rule("FREQ=DAILY;COUNT=1000000000")
    with pytest.raises(BadRuleError, match="too_frequent"):
        expanded(rule, datetime(1900, 1, 1), None, FIRST, LAST, budget)


def test_a_rule_since_long_ago_is_taken_up_near_the_days_asked_for():
    budget = Budget()
    before = budget.left
    found = expanded(read_rule("FREQ=DAILY"), datetime(1970, 1, 1, 9), None, FIRST, LAST, budget)
    assert len(found.occurrences) == (LAST - FIRST).days + 1
    assert before - budget.left < 1000


def event(*lines, start="DTSTART:20261112T100000", guests="ATTENDEE:mailto:anneke@meridiaanzorg.example"):
    return "\n".join(("BEGIN:VEVENT", "SUMMARY:Overleg", start, *([guests] if guests else []), *lines, "END:VEVENT"))


def calendar(*events, head=""):
    return "\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", *([head] if head else []), *events, "END:VCALENDAR", ""))


def proposals(*events, head=""):
    return answer_to(calendar(*events, head=head))["proposals"]


def test_of_two_events_with_the_same_uid_the_later_version_counts():
    old = event("UID:same", "SEQUENCE:1", "DTEND:20261112T110000")
    new = event("UID:same", "SEQUENCE:2", "DTEND:20261112T113000")
    assert [(one["do"], one["why"], one["minutes"]) for one in proposals(old, new)] == [
        ("skip", "duplicate", None),
        ("propose", None, 90),
    ]
    assert [one["do"] for one in proposals(new, old)] == ["propose", "skip"]


def test_a_team_meeting_each_week_is_left_aside_once():
    weekly = event("UID:1", "RRULE:FREQ=WEEKLY", "DTEND:20261112T110000", guests="ATTENDEE:mailto:collega@partnerdesk.example",
                   start="DTSTART:20260106T100000")  # fmt: skip
    assert [(one["do"], one["why"]) for one in proposals(weekly)] == [("skip", "internal")]


def test_each_occurrence_is_known_again_by_its_own_id():
    found = proposals(
        event(
            "UID:1", "RRULE:FREQ=WEEKLY;COUNT=2", "DURATION:PT45M", start="DTSTART;TZID=Europe/London:20261105T100000"
        )
    )
    assert [(one["start"], one["end"], one["brought_id"]) for one in found] == [
        ("2026-11-05T11:00", "2026-11-05T11:45", "1/20261105T100000Z"),
        ("2026-11-12T11:00", "2026-11-12T11:45", "1/20261112T100000Z"),
    ]


def test_an_occurrence_keeps_its_local_time_when_the_clocks_change():
    found = proposals(
        event(
            "UID:1", "RRULE:FREQ=WEEKLY;COUNT=3", "DURATION:PT1H", start="DTSTART;TZID=America/New_York:20261020T090000"
        )
    )
    assert [one["start"] for one in found] == ["2026-10-20T15:00", "2026-10-27T14:00", "2026-11-03T15:00"]


@pytest.mark.parametrize(
    ("line", "start", "assumed"),
    [
        ("DTSTART;TZID=Europe/Berlin:20261112T100000", "2026-11-12T10:00", []),
        ("DTSTART;TZID=GMT Standard Time:20261112T100000", "2026-11-12T11:00", []),
        ("DTSTART;TZID=Eastern Standard Time:20261112T040000", "2026-11-12T10:00", []),
        ("DTSTART;TZID=/freeassociation.sourceforge.net/Europe/London:20261112T100000", "2026-11-12T11:00", []),
        ('DTSTART;TZID="(UTC+00:00) Dublin, Edinburgh, Lisbon, London":20261112T100000', "2026-11-12T11:00", []),
        ("DTSTART;TZID=Nowhere:20261112T100000", "2026-11-12T10:00", ["zone"]),
        ("DTSTART;TZID=../../etc/passwd:20261112T100000", "2026-11-12T10:00", ["zone"]),
        ("DTSTART:20261112T100000", "2026-11-12T10:00", []),
        ("DTSTART:20261112T100000Z", "2026-11-12T11:00", []),
        ("DTSTART;TZID=Europe/Amsterdam:20261025T023000", "2026-10-25T02:30", ["edge"]),
    ],
)
def test_a_zone_by_whatever_name_it_has(line, start, assumed):
    (found,) = proposals(event("UID:1", "DURATION:PT1H", start=line))
    assert (found["start"], found["assumed"]) == (start, assumed)


def test_a_meeting_without_an_end_has_no_minutes():
    (found,) = proposals(event("UID:1"))
    assert (found["end"], found["minutes"], found["assumed"]) == (None, None, ["end"])


def test_meetings_outside_the_days_asked_for_are_left_aside():
    found = proposals(event("UID:1", start="DTSTART:20251231T100000"), event("UID:2", start="DTSTART:20261128T100000"))
    assert [(one["do"], one["why"]) for one in found] == [("skip", "outside_window")] * 2


def test_to_dos_are_promises_that_a_person_decides_about():
    todo = "BEGIN:VTODO\nUID:1\nSUMMARY:Send Meridiaan the plan\nDUE;VALUE=DATE:20261204\nEND:VTODO"
    done = "BEGIN:VTODO\nUID:2\nSUMMARY:Sent\nSTATUS:COMPLETED\nEND:VTODO"
    first, second = proposals(todo, done)
    assert (first["do"], first["kind"], first["due_on"], first["partners"], first["assumed"]) == (
        "ask", "promise", "2026-12-04", ["meridiaan"], ["title"],
    )  # fmt: skip
    assert (second["do"], second["why"]) == ("skip", "no_meeting")


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(0, 23))
def test_a_zone_that_the_file_defines_is_as_the_one_it_copies(day, hour):
    from zoneinfo import ZoneInfo

    from trustlog.exchange.foreign.blocks import blocks
    from trustlog.exchange.foreign.calendar.zones import Zones

    text = (
        "BEGIN:VTIMEZONE\nTZID:X\n"
        "BEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\n"
        "BEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\n"
        "END:VTIMEZONE\n"
    )
    zone = Zones(ZoneInfo("UTC"), blocks(text, frozenset(("VTIMEZONE",)))).named("X")
    local = datetime.combine(day, datetime.min.time()) + timedelta(hours=hour)
    real = local.replace(tzinfo=ZoneInfo("Europe/Amsterdam")).utcoffset()
    if not (hour == 2 and day.month in (3, 10)):
        assert local - zone.to_utc(local) == real
        assert zone.from_utc(zone.to_utc(local)) == local


def test_days_that_are_named_one_by_one_are_all_there():
    named = ("UID:r", "RDATE:20261108T100000Z,20261110T100000Z", "RDATE;TZID=Europe/Amsterdam:20261111T120000")
    start = "DTSTART;TZID=America/New_York:20261101T050000"
    assert [(one["start"], one["brought_id"]) for one in proposals(event(*named, start=start))] == [
        ("2026-11-01T11:00", "r/20261101T100000Z"),
        ("2026-11-08T11:00", "r/20261108T100000Z"),
        ("2026-11-10T11:00", "r/20261110T100000Z"),
        ("2026-11-11T12:00", "r/20261111T110000Z"),
    ]
    out = event(*named, "EXDATE:20261108T100000Z", start=start)
    assert [one["start"][5:10] for one in proposals(out)] == ["11-01", "11-10", "11-11"]


@pytest.mark.parametrize("turned", [False, True])
def test_a_change_of_this_and_what_follows_is_one_of_all_of_them(turned):
    weekly = event("UID:w", "RRULE:FREQ=WEEKLY;COUNT=5", "DURATION:PT1H", start="DTSTART:20261001T100000")
    later = event(
        "UID:w", "RECURRENCE-ID;RANGE=THISANDFUTURE:20261015T100000", "DURATION:PT2H", start="DTSTART:20261016T120000"
    )
    one = event("UID:w", "RECURRENCE-ID:20261022T100000", "DURATION:PT3H", start="DTSTART:20261022T090000")
    events = (one, later, weekly) if turned else (weekly, later, one)
    found = sorted((row["start"], row["minutes"], row["brought_id"]) for row in proposals(*events))
    assert found == [
        ("2026-10-01T10:00", 60, "w/20261001T080000Z"),
        ("2026-10-08T10:00", 60, "w/20261008T080000Z"),
        ("2026-10-16T12:00", 120, "w/20261015T080000Z"),
        ("2026-10-22T09:00", 180, "w/20261022T080000Z"),
        ("2026-10-30T12:00", 120, "w/20261029T090000Z"),
    ]


def test_all_from_one_on_may_be_called_off():
    weekly = event("UID:w", "RRULE:FREQ=WEEKLY;COUNT=4", start="DTSTART:20261001T100000")
    off = event(
        "UID:w",
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20261015T100000",
        "STATUS:CANCELLED",
        start="DTSTART:20261015T100000",
    )
    assert [(row["start"][5:10], row["do"]) for row in proposals(weekly, off)] == [
        ("10-01", "propose"),
        ("10-08", "propose"),
        ("10-15", "skip"),
    ]
