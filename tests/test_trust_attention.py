"""The watch: against the sum over every day of the fall, and what must hold of a flag."""

import random
from datetime import timedelta
from itertools import accumulate, pairwise
from math import asin, prod, sin, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trust_cases import START, kept, partner_facts, promise

from trustlog.trust.model.epochs import NOTHING_LEARNED
from trustlog.trust.reading.partner import read
from trustlog.trust.settings import DEFAULTS
from trustlog.trust.strands.attention import POINTS, Day, Normal, below_bar, watch
from trustlog.trust.strands.events import Event

STILL = DEFAULTS._replace(watch_rise=0.0)  # a normal that never rises is one anybody can sum over
outcomes = st.lists(
    st.tuples(st.sampled_from((0.0, 0.5, 1.0)), st.sampled_from((1 / 3, 2 / 3, 1.0)), st.sampled_from((0, 1, 2, 200))),
    min_size=8,
    max_size=30,
)


def events_of(drawn):
    """Place outcomes on days; those with a gap of 0 share the day of the one before."""
    days = accumulate(gap for _, _, gap in drawn)
    return [
        Event(9 + day, x, s, "", at, "", 9 + day) for at, (day, (x, s, _)) in enumerate(zip(days, drawn, strict=True))
    ]


def likelihood(rate, events):
    return prod(rate ** (e.s * e.x) * (1 - rate) ** (e.s * (1 - e.x)) for e in events)


def falls(events):
    """Give every place of a fall: what came before it, what since, and on how many days it may have been there."""
    days = sorted({e.day for e in events})
    for last, first in pairwise(days):
        yield [e for e in events if e.day < first], [e for e in events if e.day >= first], min(first - last, 91)


def summed(events, settings):
    """Sum over every normal and every day on which the fall may have come."""
    first, last = asin(sqrt(settings.watch_lowest)), asin(sqrt(settings.watch_highest))
    rates = [sin(first + at * (last - first) / (POINTS - 1)) ** 2 for at in range(POINTS)]
    none = sum(likelihood(rate, events) for rate in rates)
    drop = settings.watch_drop
    return sum(
        days * likelihood(r, before) * likelihood(r - drop, since) / none
        for before, since, days in falls(events)
        for r in rates
    )


@given(outcomes)
def test_the_watch_is_the_sum_over_every_day_of_the_fall(drawn):
    events = events_of(drawn)
    assert watch(events, 0, 9999, STILL).value == pytest.approx(summed(events, STILL))


@given(outcomes, st.randoms(use_true_random=False), st.integers(0, 2000))
def test_order_of_entry_does_not_matter_and_nothing_later_lowers_a_flag(drawn, rng, over):
    events = events_of(drawn)
    assert watch(rng.sample(events, len(events)), 0, 9999, DEFAULTS) == watch(events, 0, 9999, DEFAULTS)
    then, now = watch(events, 0, over, DEFAULTS), watch(events, 0, 9999, DEFAULTS)
    assert not then.raised or then.raised == now.raised


def test_below_the_bar_is_the_sum_with_both_rates_known():
    events = events_of([(x, 2 / 3, 1) for x in (1.0, 0.0, 0.0, 1.0, 0.0)])
    expected = sum(days * likelihood(0.4, since) / likelihood(0.65, since) for _, since, days in falls(events))
    assert below_bar(events, 0, 2, 1000, DEFAULTS) == pytest.approx(expected)
    assert below_bar(events, 0, 1, 1000, DEFAULTS) == 0.0
    assert below_bar(events, events[-1].day + 1, 2, 1000, DEFAULTS) == 0.0


def test_without_a_fall_the_value_grows_by_one_a_day_at_most():
    rng, sums = random.Random(5), 0.0
    for rate in (0.5, 0.7, 0.9):
        for _ in range(400):
            normal = Normal(STILL._replace(watch_from=1))
            for at in range(24):
                x = rng.random() < rate
                normal.see(Day(at, 1, float(x), float(not x)))
            sums += normal.value or 0.0
    assert sums / 1200 < 23 * 1.5  # the mean has a heavy tail; a slip in the recursion makes it hundreds


def test_there_is_no_normal_before_eight_are_settled_nor_after_an_acknowledgement():
    events = events_of([(1.0, 1.0, 1)] * 20)
    values = [watch(events, 0, 9 + at, DEFAULTS).value for at in range(1, 21)]
    assert [value is None for value in values] == [True] * 7 + [False] * 13
    assert watch(events, 9 + 13, 1000, DEFAULTS).value is None
    assert watch(events, 9 + 12, 1000, DEFAULTS).value is not None


def test_a_flag_waits_for_the_end_of_its_day():
    """What is settled later on the same day still counts, so a day that is not over cannot raise a flag."""
    day = START + timedelta(days=400)
    good = [kept(at, START + timedelta(days=10 * at)) for at in range(1, 36)]
    bad = [promise(100 + at, day, closed_as="broken", closed_on=day, told="told") for at in range(4)]
    looked = [
        read(partner_facts(good + bad), day, day + timedelta(days=later), NOTHING_LEARNED).strands["our_promises"]
        for later in (0, 1)
    ]
    assert [strand.flagged for strand in looked] == [False, True]


def test_any_number_on_one_day_stays_a_number():
    normal = Normal(DEFAULTS)
    for day in (Day(1, 20_000, 20_000.0, 0.0), Day(2, 90_000, 0.0, 90_000.0), Day(3, 90_000, 90_000.0, 0.0)):
        value = normal.see(day)
        assert value is not None
        assert 0 <= value < float("inf")
    assert 1e100 < (normal.see(Day(4, 90_000, 0.0, 90_000.0)) or 0) < float("inf")


@pytest.mark.parametrize("threshold", [20.0, 1000.0, 5000.0])
def test_the_flag_goes_up_on_the_first_day_that_reaches_the_threshold(threshold):
    settled = [Event(700000 + 10 * at, float(at < 30), 1.0, "big", at, "", 700000 + 10 * at) for at in range(45)]
    ends = [event.known for event in settled]
    values = [watch(settled, 0, day, DEFAULTS).value for day in ends]
    reached = next(day for day, value in zip(ends, values, strict=True) if value is not None and value >= threshold)
    assert watch(settled, 0, ends[-1], DEFAULTS._replace(watch_threshold=threshold)).raised == reached
