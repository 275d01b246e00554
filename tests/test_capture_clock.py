"""The time of day of a moment: how it is said, where it is the moment's, and that it comes back from its echo."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_capture_said import TODAY, Few

from trustlog.domain.calendar.day_words import is_dotted_clock
from trustlog.domain.capture.clock import clock_at, hour_text, read_clock
from trustlog.domain.capture.echo import echo
from trustlog.domain.capture.form import form_of, line_of
from trustlog.domain.capture.line import parse, parse_leniently
from trustlog.domain.capture.values import MomentClause

MINUTES = st.integers(0, 24 * 60 - 1)


def moment(line: str) -> MomentClause:
    parsed = parse_leniently(f"acme: {line}", TODAY, known=Few())
    assert not parsed.faults, [str(fault) for fault in parsed.faults]
    (clause,) = parsed.clauses
    assert isinstance(clause, MomentClause)
    return clause


@pytest.mark.parametrize(
    ("line", "at", "minutes", "text"),
    [
        ("call at 2pm", "14:00", None, None),
        ("call 12am", "00:00", None, None),
        ("call at 12pm", "12:00", None, None),
        ("call at 3", "15:00", None, None),
        ("call at 03:00", "03:00", None, None),
        ("call at 3am", "03:00", None, None),
        ("call at ten", "10:00", None, None),
        ("lunch at noon", "12:00", None, None),
        ("lunch om half drie", "14:30", None, None),
        ("lunch at half two", "14:30", None, None),
        ("lunch at half past two", "14:30", None, None),
        ("lunch om kwart over twee", "14:15", None, None),
        ("call at quarter to three", "14:45", None, None),
        ("overleg om tien voor half elf", "10:20", None, None),
        ("overleg om 14 uur", "14:00", None, None),
        ("lunch om 12u30", "12:30", None, None),
        ("9.30 uur overleg", "09:30", None, None),
        ("call @3pm with Vera", "15:00", None, None),
        ("yesterday at 10:00 call with Vera, 30 min", "10:00", 30, None),
        ("call with Vera at 9 o'clock, took 20 min", "09:00", 20, None),
        ("meeting from 10 to 11:30 with Vera", "10:00", 90, None),
        ("call from 2 to 3 pm", "14:00", 60, None),
        ("call from 2 to 3:30", "14:00", 90, None),
        ("call from 6 to 13:00", "06:00", 420, None),
        ("call from 6 to 8 am", "06:00", 120, None),
        ("call about pricing at 2pm with Vera", "14:00", None, "about pricing"),
        ("call 16.15", "16:15", None, None),
        ("lunch 12.30 with Vera", "12:30", None, None),
        ("gebeld 16.15", "16:15", None, None),
        ("gebeld om 9.30", "09:30", None, None),
        ("gebeld 9.30 met Vera over de kosten", "09:30", None, "over de kosten"),
        ("lunch met Vera 12.30", "12:30", None, None),
        ("16.15 call with Vera, 20 min", "16:15", 20, None),
        ("vrijdag 16.15 gebeld met Vera", "16:15", None, None),
        ("yesterday 8.00 call", "08:00", None, None),
        ("call 16.15, went well", "16:15", None, "went well"),
        ("lunch 12.50 euro", None, None, "12.50 euro"),
        ("lunch with Vera 12.50 euro", None, None, "12.50 euro"),
        ("lunch € 12.50", None, None, "€ 12.50"),
        ("lunch 12.50, paid by us", None, None, "12.50, paid"),
        ("lunch, paid 12.50", None, None, "paid 12.50"),
        ("lunch 12.50 pp", None, None, "12.50 pp"),
        ("call about version 3.12", None, None, "about version 3.12"),
        ("call about version 16.15", None, None, "about version 16.15"),
        ("demo 16.15 release", None, None, "16.15 release"),
        ("call 3.14", None, None, "3.14"),
        ("call 16.17", None, None, "16.17"),
        ("call about the 10:00 slot", None, None, "about the 10:00 slot"),
        ("call about the 10:00", None, None, "about the 10:00"),
        ("call until 2pm", None, None, "until 2pm"),
        ('call "at 10:00"', None, None, "at 10:00"),
    ],
)
def test_a_time_of_day_is_kept_with_the_moment(
    line: str, at: str | None, minutes: int | None, text: str | None
) -> None:
    clause = moment(line)
    assert (clause.at_time, clause.minutes, clause.text) == (at, minutes, text)


@pytest.mark.parametrize(
    ("line", "day", "text"),
    [
        ("call about pricing yesterday", date(2026, 11, 22), "about pricing"),
        ("call with Vera about pricing yesterday at 10:00", date(2026, 11, 22), "about pricing"),
        ("gebeld over de prijs gisteren", date(2026, 11, 22), "over de prijs"),
        ("call about pricing two days ago with Vera", date(2026, 11, 21), "about pricing"),
        ("call about pricing last friday", date(2026, 11, 20), "about pricing"),
        ("call about yesterday", TODAY, "about yesterday"),
        ("gebeld over de storing van gisteren", TODAY, "over de storing van gisteren"),
        ("call about the release on 1 december", TODAY, "about the release on 1 december"),
    ],
)
def test_a_day_named_from_today_on_ends_a_topic(line: str, day: date, text: str) -> None:
    clause = moment(line)
    assert (clause.on, clause.text) == (day, text)


@pytest.mark.parametrize("line", ["call 12.11", "call 1.12", "call 22.04"])
def test_what_may_be_a_day_and_its_month_is_asked_about(line: str) -> None:
    (fault,) = parse_leniently(f"acme: {line}", TODAY, known=Few()).faults
    assert fault.code == "looks_off"


@pytest.mark.parametrize("line", ["call 1.30", "lunch 1.15 with Vera", "call 0.45, went well", "gebeld 5.30 met Vera"])
def test_what_may_be_a_time_or_a_length_is_asked_about(line: str) -> None:
    (fault,) = parse_leniently(f"acme: {line}", TODAY, known=Few()).faults
    assert fault.code == "looks_off"


def test_a_day_with_its_year_is_a_day() -> None:
    assert (moment("call 12.11.2026").on, moment("call 12.11.2026").at_time) == (date(2026, 11, 12), None)


@given(MINUTES, st.sampled_from(["", " with Vera", ", 20 min", " about pricing", " yesterday"]))
def test_what_is_dotted_is_read_as_its_time_or_as_it_was(minute: int, behind: str) -> None:
    dotted = hour_text(minute).replace(":", ".")
    parsed = parse_leniently(f"acme: call {dotted}{behind}", TODAY, known=Few())
    told = [clause.at_time for clause in parsed.clauses if isinstance(clause, MomentClause)]
    assert is_dotted_clock(dotted) == (told == [hour_text(minute)])
    if not is_dotted_clock(dotted):  # as it was, or refused: alone behind its kind it is never text in silence
        stands_alone = minute < 7 * 60 and minute % 5 == 0 and behind in ("", " with Vera", ", 20 min")
        assert parsed.faults or (told == [None] and not stands_alone)


@pytest.mark.parametrize("line", ["call at 10:00 and at 11:00", "call from 10 to 11 at 9:00"])
def test_two_times_of_day_are_refused_by_name(line: str) -> None:
    (fault,) = parse_leniently(f"acme: {line}", TODAY).faults
    assert fault.code == "second_clock"
    assert "10:00" in str(fault)


@given(
    MINUTES,
    st.none() | st.integers(1, 1440),
    st.none() | st.sampled_from(["at 10:00", "am", "2pm", "16.15", "to 3", "uur"]),
)
def test_it_comes_back_from_its_echo_and_from_the_form(minute: int, minutes: int | None, text: str | None) -> None:
    clause = moment("call")._replace(at_time=hour_text(minute), minutes=minutes, text=text)
    line = echo(clause, ["acme"], today=TODAY)
    (again,) = parse(line, TODAY).clauses
    assert again.bare == clause.bare
    (through_form,) = parse(line_of(form_of(line, TODAY), TODAY), TODAY).clauses
    assert through_form.bare == clause.bare


@given(MINUTES)
def test_what_is_written_is_read(minute: int) -> None:
    text = hour_text(minute)
    assert read_clock(text) == text
    assert clock_at(["at", text], 0) == 2


@pytest.mark.parametrize("text", ["", "45m", "25:00", "10:60", "soon", "10:00 11:00", "until 2pm"])
def test_what_is_no_time_of_day_is_not_read(text: str) -> None:
    assert read_clock(text) is None
