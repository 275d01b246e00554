"""The day from which something holds: a day, or the first of the month, the year or the period that is named."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from cli_cases import Tl
from hypothesis import given
from hypothesis import strategies as st

from trustlog.domain.calendar.dates import read_date
from trustlog.domain.calendar.day_words import MONTHS
from trustlog.domain.calendar.since import read_since
from trustlog.errors import DateError

TODAY = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("march", "2026-03-01"),
        ("maart", "2026-03-01"),
        ("november", "2026-11-01"),
        ("dec", "2025-12-01"),
        ("last march", "2026-03-01"),
        ("since march", "2026-03-01"),
        ("begin maart", "2026-03-01"),
        ("march 2025", "2025-03-01"),
        ("2025", "2025-01-01"),
        ("this week", "2026-11-23"),
        ("last week", "2026-11-16"),
        ("vorige maand", "2026-10-01"),
        ("last quarter", "2026-07-01"),
        ("dit jaar", "2026-01-01"),
        ("last year", "2025-01-01"),
        ("3mo", "2026-08-23"),
        ("12 nov", "2026-11-12"),
        ("the 15th", "2026-11-15"),
        ("yesterday", "2026-11-22"),
    ],
)
def test_what_a_beginning_means(text: str, day: str) -> None:
    assert read_since(text, TODAY).isoformat() == day


@pytest.mark.parametrize("text", ["", "soon", "march april", "march 12345", "3000", "last", "since"])
def test_what_is_no_beginning(text: str) -> None:
    with pytest.raises(DateError):
        read_since(text, TODAY)


@given(st.dates(date(1990, 1, 1), date(2150, 1, 1)), st.sampled_from(sorted(MONTHS)))
def test_a_month_alone_is_the_last_that_began(today: date, month: str) -> None:
    first = read_since(month, today)
    assert (first.month, first.day) == (MONTHS[month], 1)
    assert first <= today < date(first.year + 1, first.month, 1)


@given(st.dates(date(1990, 1, 1), date(2150, 1, 1)), st.integers(0, 900))
def test_a_day_is_read_as_anywhere(today: date, ago: int) -> None:
    day = (today - timedelta(days=ago)).isoformat()
    assert read_since(day, today) == read_date(day, today, due=False)


def test_commands_take_a_month(monday: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tl = Tl(tmp_path / "tl.db", capsys)
    tl.done("partner", "add", "Acme", "--level", "3", "--since", "march", "--logged-from", "maart")
    (acme,) = tl.rows("partner", "list")
    assert (monday, acme["level_since"], acme["logged_from"]) == ("2026-11-23", "2026-03-01", "2026-03-01")
    tl.done("partner", "edit", "acme", "level_since=february")
    assert tl.rows("partner", "list")[0]["level_since"] == "2026-02-01"
    tl.done("add", "acme: lunch 2026-02-28; coffee 2026-03-01")
    assert [row["kind"] for row in tl.rows("log", "--since", "march")] == ["coffee"]
    assert [row["kind"] for row in tl.rows("log", "--since", "februari")] == ["coffee", "lunch"]
    assert len(tl.rows("history", "--since", "november")) == 3
