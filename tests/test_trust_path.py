"""The line over time says on every day what the reading says as of that day."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from trust_cases import SPAN, START, cases

from trustlog.trust.model.estimate import Learned, Prior
from trustlog.trust.model.path import paths
from trustlog.trust.reading.partner import read

LEARNED = Learned(Prior(6, 2, 0.001), Prior(3, 1, 0.004), Prior(2, 2, 0.002), Prior(1, 2, 0.0))


@settings(max_examples=60, deadline=None)
@given(cases(), st.lists(st.integers(0, SPAN + 60), min_size=1, max_size=8, unique=True), st.integers(0, 60))
def test_every_point_is_the_reading_as_of_its_day(facts, at, later):
    days = [START + timedelta(days=day) for day in sorted(at)]
    today = days[-1] + timedelta(days=later)
    found = paths(facts, days, today, LEARNED)
    for place, day in enumerate(days):
        strands = read(facts, day, today, LEARNED).strands
        for name, path in found.items():
            point, strand = path.points[place], strands[name]
            assert (point.on, point.n) == (day, strand.n)
            if point.estimate is None:  # too early to tell, unless a flag is up
                assert strand.trend in ("unknown", "slipping")
                assert point.estimate is point.low is point.high is None
            else:
                assert (point.estimate, point.low, point.high) == (strand.estimate, strand.low, strand.high)


@given(cases(), st.integers(0, SPAN), st.integers(1, 300))
def test_breaks_lie_within_the_days_looked_at(facts, start, size):
    first, last = START + timedelta(days=start), START + timedelta(days=start + size)
    for path in paths(facts, [first, last], last, LEARNED).values():
        assert list(path.breaks) == sorted(path.breaks)
        assert all(first <= day <= last for day in path.breaks)


def test_no_days_no_points():
    from trust_cases import partner_facts

    found = paths(partner_facts(), [], START, LEARNED)
    assert all(path.points == path.breaks == () for path in found.values())
