"""The order of a weekly review: its questions are read back, plans are offered for working days, and it goes on."""

from datetime import date

import pytest

from trustlog.domain.review import (
    CATCH_UP,
    NEXT_WEEK,
    OVERDUE,
    STEPS,
    asked,
    goes_on_at,
    question,
    titled,
    working_days,
)


@pytest.mark.parametrize("step", range(1, len(STEPS) + 1))
@pytest.mark.parametrize("about", ["", "#12", "2026-11-20"])
def test_a_question_is_read_back(step: int, about: str) -> None:
    kept = question(step, about)
    assert asked(kept) == (step, about)
    assert titled(kept) == ("done?" if step == NEXT_WEEK else kept)


def test_questions_are_kept_in_these_words() -> None:
    assert question(CATCH_UP, "2026-11-20") == "catch up 2026-11-20"
    assert question(OVERDUE, "#12") == "overdue #12"
    assert question(NEXT_WEEK) == "done?"


@pytest.mark.parametrize("kept", ["call Jane", "overduely", "", "due12", "done?yes"])
def test_what_is_no_question_is_titled_without_its_words(kept: str) -> None:
    assert asked(kept) is None
    assert titled(kept) == "done?"


def test_plans_are_offered_for_working_days_after_today() -> None:
    friday = date(2026, 11, 20)
    assert working_days(friday, 6) == [date(2026, 11, day) for day in (23, 24, 25, 26, 27, 30)]
    assert working_days(date(2026, 11, 21), 1) == working_days(date(2026, 11, 22), 1) == [date(2026, 11, 23)]
    assert working_days(date.max, 3) == []


@pytest.mark.parametrize(
    ("left", "last", "place"),
    [
        ([], None, None),
        ([[False], [True]], None, (1, 0)),
        ([[True, True], [True]], None, (0, 0)),
        ([[True, False, True], [True]], (0, 0), (0, 2)),
        ([[True, False, False], [True]], (0, 1), (0, 0)),  # what was passed over in the step comes before the next
        ([[True], [False], [False, True]], (1, 0), (2, 1)),  # in earlier steps it stays left
        ([[True], [False]], (1, 0), None),
        ([[True]], (3, 0), None),
    ],
)
def test_where_a_review_goes_on(
    left: list[list[bool]], last: tuple[int, int] | None, place: tuple[int, int] | None
) -> None:
    assert goes_on_at(left, last) == place
