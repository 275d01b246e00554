"""How much a review has to ask, and when Today offers it."""

from datetime import date, timedelta

import pytest
from desk_cases import on
from desk_demo import demo_copy, empty

from trustlog.desk import readings
from trustlog.desk import review as desk
from trustlog.desk.today import review_row
from trustlog.domain.review import STEPS, minutes

FRIDAY = date(2026, 11, 27)


@pytest.fixture
def ledger(tmp_path):
    opened = demo_copy(tmp_path)
    yield opened
    opened.close()


def test_minutes_are_those_of_all_steps_and_one_at_least():
    assert minutes([0] * len(STEPS)) == 1
    assert minutes([0, 3, 6, 0, 0, 0, 0]) == 2
    alone = [minutes([20 if at == step else 0 for at in range(len(STEPS))]) for step in range(len(STEPS))]
    assert max(alone) == alone[5], "a decision takes longest"


def test_what_is_ahead_is_what_the_steps_ask(ledger):
    ahead = desk.outlook(ledger)
    steps = desk.review_json(ledger, desk.review(ledger))["steps"]
    assert ahead.rows == tuple(len(step["rows"]) for step in steps)
    assert desk.outlook_words(ahead, ledger.today) == f"{ahead.total} things, about {ahead.minutes} minutes"
    known = list(readings.readings(ledger))
    assert desk.outlook(ledger, known) == ahead
    asks = f"To ask: {desk.outlook_words(ahead, ledger.today)}."
    assert any(line.startswith(asks) for line in desk.review_lines(ledger, desk.review(ledger)))


def test_a_review_under_way_has_what_is_left(ledger):
    before = desk.outlook(ledger)
    desk.begin(ledger)
    under_way = desk.ongoing_review(ledger)
    desk.answer_all(ledger, under_way.steps[2].rows, "still right")
    left = desk.outlook(ledger)
    assert (left.begun, left.rows[2], left.total) == (ledger.today, 0, before.total - before.rows[2])
    assert desk.outlook_words(left, ledger.today).startswith(f"begun Mon 23 Nov, {left.total} things left, about")


@pytest.mark.parametrize(("days", "is_offered"), [(0, False), (3, False), (4, True), (5, False), (11, True)])
def test_today_offers_a_review_on_its_day_of_the_week(ledger, days, is_offered):
    then = on(ledger, ledger.today + timedelta(days=days))
    assert (review_row(then, readings.readings(then)) is not None) is is_offered


def test_the_day_is_a_setting_and_zero_is_none(ledger):
    for weekday, is_offered in ((1, True), (5, False), (0, False)):
        days = ledger.settings.days._replace(review_day=weekday)
        assert desk.offered(ledger._replace(settings=ledger.settings._replace(days=days))) is is_offered


def test_once_done_this_week_has_no_other_and_one_under_way_is_offered_every_day(ledger):
    friday = on(ledger, FRIDAY)
    desk.begin(friday)
    assert desk.offered(on(ledger, FRIDAY + timedelta(days=3))), "it was begun, and not finished"
    desk.finish(friday, desk.review(friday), [])
    assert not desk.offered(friday)
    assert desk.offered(on(ledger, FRIDAY + timedelta(days=7)))


def test_an_empty_week_says_so(tmp_path):
    ledger = empty(tmp_path)
    ahead = desk.Outlook((0,) * len(STEPS))
    assert desk.outlook_words(ahead, ledger.today) == "nothing to ask this week"
    assert desk.step_words(0) == "nothing"
    assert desk.step_words(1) == "1 thing"
    ledger.close()
