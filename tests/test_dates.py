"""Dates as people write them, in English and Dutch."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustlog.domain.calendar.dates import add_months, begins_date, match_date, read_date, read_days
from trustlog.domain.calendar.days import ago, shift, show
from trustlog.domain.calendar.instants import read_day
from trustlog.errors import DateError

TODAY = date(2026, 11, 23)  # a Monday
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("words", "due", "happened"),
    [
        ("2026-11-27", "2026-11-27", "2026-11-27"),
        ("today", "2026-11-23", "2026-11-23"),
        ("Vandaag", "2026-11-23", "2026-11-23"),
        ("yesterday", "2026-11-22", "2026-11-22"),
        ("gisteren", "2026-11-22", "2026-11-22"),
        ("eergisteren", "2026-11-21", "2026-11-21"),
        ("tomorrow", "2026-11-24", "2026-11-24"),
        ("morgen", "2026-11-24", "2026-11-24"),
        ("overmorgen", "2026-11-25", "2026-11-25"),
        ("fri", "2026-11-27", "2026-11-20"),
        ("vrijdag", "2026-11-27", "2026-11-20"),
        ("on friday", "2026-11-27", "2026-11-20"),
        ("op vrijdag", "2026-11-27", "2026-11-20"),
        ("mon", "2026-11-23", "2026-11-23"),
        ("sun", "2026-11-29", "2026-11-22"),
        ("next fri", "2026-12-04", "2026-12-04"),
        ("next mon", "2026-11-30", "2026-11-30"),
        ("volgende vrijdag", "2026-12-04", "2026-12-04"),
        ("last fri", "2026-11-20", "2026-11-20"),
        ("last mon", "2026-11-16", "2026-11-16"),
        ("vorige maandag", "2026-11-16", "2026-11-16"),
        ("3d", "2026-11-26", "2026-11-20"),
        ("2w", "2026-12-07", "2026-11-09"),
        ("1mo", "2026-12-23", "2026-10-23"),
        ("3d ago", "2026-11-20", "2026-11-20"),
        ("3 days ago", "2026-11-20", "2026-11-20"),
        ("3 dagen geleden", "2026-11-20", "2026-11-20"),
        ("in 3d", "2026-11-26", "2026-11-26"),
        ("over 2 weken", "2026-12-07", "2026-12-07"),
        ("12 dec", "2026-12-12", "2025-12-12"),
        ("12 nov", "2027-11-12", "2026-11-12"),
        ("23 nov", "2026-11-23", "2026-11-23"),
        ("Dec 12", "2026-12-12", "2025-12-12"),
        ("12th december", "2026-12-12", "2025-12-12"),
        ("12 mrt", "2027-03-12", "2026-03-12"),
        ("5 mei", "2027-05-05", "2026-05-05"),
        ("5 okt", "2027-10-05", "2026-10-05"),
        ("29 feb", "2028-02-29", "2024-02-29"),
        ("12 dec 2031", "2031-12-12", "2031-12-12"),
        ("Fri 27 Nov 2026", "2026-11-27", "2026-11-27"),
        ("fri 27 nov", "2026-11-27", None),
        ("12/12/2026", "2026-12-12", "2026-12-12"),
        ("25/12/2026", "2026-12-25", "2026-12-25"),
        ("12/25/2026", "2026-12-25", "2026-12-25"),
        ("25-12-2026", "2026-12-25", "2026-12-25"),
        ("25.12.2026", "2026-12-25", "2026-12-25"),
        ("25/12", "2026-12-25", "2025-12-25"),
        ("eow", "2026-11-27", "2026-11-27"),
        ("eom", "2026-11-30", "2026-11-30"),
        ("eoq", "2026-12-31", "2026-12-31"),
        ("eoy", "2026-12-31", "2026-12-31"),
        ("end of the month", "2026-11-30", "2026-11-30"),
        ("the end of next month", "2026-12-31", "2026-12-31"),
        ("eind van de maand", "2026-11-30", "2026-11-30"),
        ("einde van de week", "2026-11-27", "2026-11-27"),
        ("eind van het kwartaal", "2026-12-31", "2026-12-31"),
        ("eind van het jaar", "2026-12-31", "2026-12-31"),
        ("end of march", "2027-03-31", "2026-03-31"),
        ("end of this week", "2026-11-27", "2026-11-27"),
        ("end of next quarter", "2027-03-31", "2027-03-31"),
        ("end of november", "2026-11-30", "2025-11-30"),
        ("end of december", "2026-12-31", "2025-12-31"),
        ("end of feb 2028", "2028-02-29", "2028-02-29"),
        ("this wednesday", "2026-11-25", "2026-11-25"),
        ("this week", "2026-11-27", None),
        ("this month", "2026-11-30", None),
        ("dit kwartaal", "2026-12-31", None),
        ("this year", "2026-12-31", None),
        ("next week", "2026-12-04", "2026-12-04"),
        ("next quarter", "2027-03-31", "2027-03-31"),
        ("next year", "2027-12-31", "2027-12-31"),
        ("last tue", "2026-11-17", "2026-11-17"),
        ("1q", "2027-02-23", "2026-08-23"),
        ("in 2 years", "2028-11-23", "2028-11-23"),
        ("volgende week", "2026-12-04", "2026-12-04"),
        ("volgende maand", "2026-12-31", "2026-12-31"),
    ],
)
def test_words_are_read(words, due, happened):
    assert read_date(words, TODAY, due=True).isoformat() == due
    if happened is not None:
        assert read_date(words, TODAY, due=False).isoformat() == happened


@pytest.mark.parametrize(
    "words",
    [
        "",
        "31 feb",
        "31 nov",
        "3/4/2026",
        "04-03-2026",
        "1/2",
        "2026-02-30",
        "2026-13-01",
        "2026-11",
        "99 dec",
        "12 dec 1500",
        "0000-01-01",
        "0 dec",
        "wed 2026-11-27",
        "fri 12 dec 2026",
        "29 feb 2027",
        "29 feb 2100",
        "31 apr",
        "0/25/2026",
        "13/13",
        "24/7",
        "someday",
        "45x",
        "12th",
        "99999d",
        "999999999999999mo",
        "in 9999y",
        "9999y ago",
        "last week",
        "last",
        "next",
        "end of",
        "fri 17:00",
        "fri\n17",
        "25/12/26",
        "12 foo",
        "on",
        "on on fri",
        "the",
        "²d",
        "٣d",
        "2026-11-27T10:00",
    ],
)
@pytest.mark.parametrize("due", [True, False])
def test_what_is_no_date_is_refused_in_one_line(words, due):
    with pytest.raises(DateError) as refused:
        read_date(words, TODAY, due=due)
    assert "\n" not in str(refused.value)


def test_friday_on_a_friday_is_today():
    friday = date(2026, 11, 27)
    for due in (True, False):
        assert read_date("fri", friday, due=due) == friday
        assert read_date("next fri", friday, due=due) == friday + timedelta(days=7)
        assert read_date("last fri", friday, due=due) == friday - timedelta(days=7)


def test_what_is_read_one_way_looking_ahead_only():
    for words in ("this week", "this month", "this year", "3 days"):
        with pytest.raises(DateError):
            read_date(words, TODAY, due=False)


def test_the_end_of_a_month_on_and_after_its_last_day():
    assert read_date("end of november", date(2026, 11, 30), due=True) == date(2026, 11, 30)
    assert read_date("end of november", date(2026, 12, 1), due=True) == date(2027, 11, 30)
    assert read_date("end of november", date(2026, 12, 1), due=False) == date(2026, 11, 30)
    for today, quarter in ((date(2026, 3, 31), (3, 31)), (date(2026, 4, 1), (6, 30)), (date(2026, 9, 30), (9, 30))):
        assert read_date("eoq", today, due=True) == date(2026, *quarter)


@pytest.mark.parametrize(("year", "days"), [(2000, 29), (2026, 28), (2028, 29), (2100, 28)])
def test_february_has_a_day_more_in_leap_years(year, days):
    assert read_date(f"end of feb {year}", TODAY, due=True) == date(year, 2, days)


@pytest.mark.parametrize("word", ["29 feb", "29/2"])
def test_a_leap_day_may_be_eight_years_away(word):
    assert read_date(word.replace("/2", "/02"), date(2096, 3, 1), due=True) == date(2104, 2, 29)
    assert read_date(word, date(2104, 2, 28), due=False) == date(2096, 2, 29)


def test_words_that_a_date_begins_with():
    begin = ["12", "fri", "mrt", "eom", "next", "vorige", "end", "tomorrow", "sat", "sun"]
    words = [*begin, "do", "ma", "prices", ""]
    assert [word for word in words if begins_date(word)] == begin


def test_end_of_week_in_a_weekend():
    saturday = date(2026, 11, 28)
    assert read_date("eow", saturday, due=True) == date(2026, 12, 4)
    assert read_date("eow", saturday, due=False) == date(2026, 11, 27)


def test_a_match_tells_how_many_words_it_took():
    assert match_date(["12", "dec", "about", "prices"], TODAY, due=True) == (date(2026, 12, 12), 2)
    assert match_date(["fri", "27", "nov", "2026", "x"], TODAY, due=True) == (date(2026, 11, 27), 4)
    assert match_date(["prices", "12", "dec"], TODAY, due=True) is None
    assert match_date(["sun"], TODAY, due=False, shaky=False) is None
    assert match_date([], TODAY, due=True) is None


def test_months_end_where_the_month_does():
    assert add_months(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert add_months(date(2028, 3, 31), -1) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("text", "days"),
    [("7d", 7), ("2w", 14), ("1mo", 30), ("1q", 91), ("30", 30), ("2 weeks", 14), ("1y", 365), ("100y", 36500)],
)
def test_numbers_of_days(text, days):
    assert read_days(text) == days


@pytest.mark.parametrize("text", ["", "x", "7x", "-7d", "1.5d", "999999999d", "99999w", "101y", "36501", "7 d d"])
def test_what_is_no_number_of_days(text):
    with pytest.raises(DateError):
        read_days(text)


def test_months_end_with_the_calendar():
    assert add_months(date(9999, 11, 30), 1) == date(9999, 12, 30)
    assert add_months(date(1, 2, 28), -1) == date(1, 1, 28)
    for day, months in ((date(9999, 12, 1), 1), (date(1, 1, 31), -1)):
        with pytest.raises(OverflowError):
            add_months(day, months)


def test_days_stop_at_the_ends_of_the_calendar():
    assert (shift(TODAY, 2), shift(TODAY, -2)) == (date(2026, 11, 25), date(2026, 11, 21))
    assert (shift(date.max, 1), shift(date.min, -1)) == (date.max, date.min)


@pytest.mark.parametrize(
    ("days", "words"),
    [(-2, "2 days ago"), (-1, "yesterday"), (0, "today"), (1, "tomorrow"), (2, "in 2 days")],
)
def test_how_far_away_a_day_is(days, words):
    assert ago(TODAY + timedelta(days=days), TODAY) == words


@given(DAYS)
def test_a_day_is_read_with_a_time_or_without_one(day):
    assert read_day(day.isoformat()) == read_day(f"{day}T00:00") == read_day(f"{day} 23:59:59") == day.toordinal()


@pytest.mark.parametrize(("time", "days"), [("02:00+03:00", -1), ("23:00-02:00", 1), ("12:00Z", 0)])
def test_a_time_with_a_zone_is_taken_to_utc(time, days):
    assert read_day(f"2026-11-23T{time}") == TODAY.toordinal() + days


@pytest.mark.parametrize("text", ["20261123", "2026-W01-1", "2026-11-31", "2026-11-23T25:00", "x", ""])
def test_what_is_no_day_of_a_file(text):
    with pytest.raises(DateError):
        read_day(text)


@given(DAYS, DAYS, st.booleans())
def test_what_is_shown_is_read_back(day, today, due):
    assert read_date(show(day), today, due=due) == day
    assert read_date(day.isoformat(), today, due=due) == day


WORDS = st.sampled_from(
    [
        "today",
        "fri",
        "next",
        "last",
        "week",
        "12",
        "31",
        "feb",
        "mrt",
        "dec",
        "2026",
        "9999",
        "3d",
        "99999mo",
        "ago",
        "in",
        "over",
        "end",
        "of",
        "the",
        "eow",
        "eoy",
        "on",
        "3/4/2026",
        "1/1/0001",
        "geleden",
        "volgende",
        "eind",
        "van",
        "maand",
        "29",
        "0",
        "years",
    ]
)


@given(st.one_of(st.text(), st.lists(WORDS, max_size=5).map(" ".join)), st.dates(), st.booleans())
def test_no_words_raise_anything_else(words, today, due):
    try:
        read = read_date(words, today, due=due)
    except DateError:
        return
    assert 1900 <= read.year <= 2199
    assert read_date(show(read), today, due=due) == read


@given(DAYS, st.sampled_from(["12 dec", "fri", "3d", "2w", "1 mei"]))
def test_due_is_never_past_and_what_happened_never_to_come(today, words):
    try:
        due, happened = read_date(words, today, due=True), read_date(words, today, due=False)
    except DateError:  # the edge of what is read
        return
    assert happened <= today <= due
