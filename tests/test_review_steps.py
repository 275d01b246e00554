"""Where a review goes on, how its questions are read, and which days it offers."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from trustlog.domain import review as order

STEPS = st.lists(st.lists(st.booleans(), max_size=5), min_size=1, max_size=7)


@given(STEPS, st.data())
def test_it_goes_on_at_a_row_that_is_left_in_this_step_first_and_never_back_to_another(left, data):
    rows = [(step, place) for step, some in enumerate(left) for place in range(len(some))]
    last = data.draw(st.none() | st.sampled_from(rows)) if rows else None
    at = order.goes_on_at(left, last)
    open_rows = [(step, place) for step, place in rows if left[step][place]]
    step = last[0] if last else 0
    here = [one for one in open_rows if one[0] == step]
    behind = [one for one in here if last is None or one > last]
    ahead = [one for one in open_rows if one[0] > step]
    assert at == next(iter([*behind, *here, *ahead]), None)


@given(STEPS)
def test_answering_where_it_goes_on_comes_to_every_row_once_in_order(left):
    at, seen = order.goes_on_at(left), []
    while at is not None:
        seen.append(at)
        left[at[0]][at[1]] = False
        at = order.goes_on_at(left, at)
    assert seen == sorted(set(seen))
    assert not any(one for some in left for one in some)


@given(st.integers(1, len(order.STEPS)), st.text(st.characters(exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp"))))
def test_a_question_is_read_as_it_was_written(step, about):
    assert order.asked(order.question(step, about)) == (step, about)


def test_what_is_no_question_of_a_review():
    assert order.asked("what is the time?") is None
    assert order.asked("overdueling") is None


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(1, 10))
def test_working_days_are_the_next_ones(today, count):
    days = order.working_days(today, count)
    assert len(days) == count
    assert days == sorted(set(days))
    assert all(one > today and one.weekday() < 5 for one in days)
    assert (days[-1] - today).days <= 2 * count + 2


def test_working_days_end_with_the_calendar():
    assert order.working_days(date.max, 3) == []
