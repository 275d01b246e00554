"""Every part of the practice is asked for everything: a new part is complete once this file has nothing to say."""

import itertools
from datetime import date, timedelta

from desk_cases import TODAY
from hypothesis import given
from hypothesis import strategies as st

from trustlog.domain.practice import ASKS, QUARTER, PutOffOn, is_put_off, turn

DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@given(DAYS, st.integers(0, 3000))
def test_a_question_has_a_fortnight_of_its_own_and_comes_back_after_a_quarter(logged: date, gone: int) -> None:
    days = [logged + timedelta(days=gone + ahead) for ahead in range(250)]
    asks = [turn(logged, day) for day in days]
    for name in ASKS:
        begins = [at for at, asked in enumerate(asks) if at and asked == name != asks[at - 1]]
        assert begins
        assert all(later - earlier > QUARTER for earlier, later in itertools.pairwise(begins))


def test_nothing_is_asked_before_a_partner_is_logged() -> None:
    assert turn(TODAY, TODAY - timedelta(days=1)) is None


@given(DAYS, st.integers(0, 400))
def test_a_question_is_put_off_for_a_quarter_or_for_good(day: date, later: int) -> None:
    after = day + timedelta(days=later)
    assert is_put_off([PutOffOn("pulse", day, False)], "pulse", after) == (later < QUARTER)
    assert is_put_off([PutOffOn("pulse", day, True)], "pulse", after)
    assert not is_put_off([PutOffOn("pulse", day, True)], "book", after)
    assert not is_put_off([PutOffOn("pulse", after + timedelta(days=1), True)], "pulse", after)
