"""The line over time says on every day what the reading says as of that day."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from trust_cases import SPAN, START, cases

from trustlog.trust.backtest.own import learned_from
from trustlog.trust.model.epochs import NOTHING_LEARNED
from trustlog.trust.model.path import paths
from trustlog.trust.reading.partner import read
from trustlog.trust.settings import DEFAULTS


def learned(facts):
    """Return epochs of all the time that is looked at."""
    last = (START + timedelta(days=SPAN + 200)).toordinal()
    return learned_from([facts] * 3, last, last)


@settings(max_examples=60, deadline=None)
@given(cases(), st.lists(st.integers(0, SPAN + 60), min_size=1, max_size=8, unique=True), st.integers(0, 60))
def test_every_point_is_the_reading_as_of_its_day(facts, at, later):
    days = [START + timedelta(days=day) for day in sorted(at)]
    today = days[-1] + timedelta(days=later)
    by = learned(facts)
    found = paths(facts, days, today, by)
    for place, day in enumerate(days):
        strands = read(facts, day, today, by).strands
        for name, path in found.items():
            point, strand = path.points[place], strands[name]
            assert (point.on, point.n) == (day, strand.n)
            if strand.n < DEFAULTS.too_few:
                assert point.estimate is point.low is point.high is None
            else:
                assert (point.estimate, point.low, point.high) == (strand.estimate, strand.low, strand.high)


@given(cases(), st.integers(0, SPAN), st.integers(1, 300))
def test_breaks_lie_within_the_days_looked_at(facts, start, size):
    first, last = START + timedelta(days=start), START + timedelta(days=start + size)
    for path in paths(facts, [first, last], last, learned(facts)).values():
        assert list(path.breaks) == sorted(path.breaks)
        assert all(first <= day <= last for day in path.breaks)


def test_no_days_no_points():
    from trust_cases import partner_facts

    found = paths(partner_facts(), [], START, NOTHING_LEARNED)
    assert all(path.points == path.breaks == () for path in found.values())
