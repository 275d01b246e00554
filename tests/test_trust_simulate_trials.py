"""Simulated shapes of promises, portfolios and trials: as described, and as the reading has it at every look."""

import random
from collections import Counter

import pytest

from trustlog.trust.settings import DEFAULTS
from trustlog.trust.simulate.dues import SHAPES, dues
from trustlog.trust.simulate.portfolio import KINDS, PARTNERS, ever_above, learned_from, members
from trustlog.trust.simulate.study import Asked
from trustlog.trust.simulate.trials import chances_of, follow_trial, looks_of, on_trial
from trustlog.trust.simulate.walk import Walk
from trustlog.trust.simulate.world import START, Assumed, Rates, side

FIRST = START.toordinal()
DAYS = 730


def drawn(shape, correlation=0.0):
    return list(dues(random.Random(4), shape, DAYS, 5.0, 24, 1, correlation))


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_draws_as_many_within_the_time(shape):
    found = drawn(shape)
    assert len(found) == 120
    assert all(0 <= due.day < DAYS and 0 <= due.luck < 1 for due in found)


def test_shapes_lie_as_they_are_named():
    assert {due.day % 7 for due in drawn("week")} == {0, 2, 4}
    assert max(due.day % 7 for due in drawn("weekend")) == 4  # no delivery on a weekend
    running = [due.day for due in drawn("running")]
    assert all(running[place + 4] - running[place] == 4 for place in range(0, len(running), 5))
    weekend = [due.day for due in drawn("weekend")]
    assert {weekend[place + 4] - weekend[place] for place in range(0, len(weekend), 5)} == {4, 6}


def test_luck_is_shared_within_a_quarter():
    found = drawn("quarter", 1.0)
    assert len({due.luck for due in found}) == len({due.day // 91 for due in found})


def test_padding_and_what_is_added_after_a_miss():
    assumed = Assumed(months=24, per_month=2.0)
    plain = side(random.Random(2), False, 0.7, assumed, None)
    cut = side(random.Random(2), False, 0.7, assumed._replace(cut=5), None)
    assert len(cut) == 5 * len(plain)
    assert {promise.stake for promise in cut} == {"small"}
    assert set(Counter(promise.counts_on for promise in cut).values()) >= {5}
    added = side(random.Random(2), False, 0.7, assumed._replace(added=5, easy=True), None)
    missed = [p for p in added if p.closed_as != "kept"]
    assert len(added) == len(plain) + 5 * len(missed)


def test_moves_are_free_but_for_the_second():
    promises = side(random.Random(3), False, 0.7, Assumed(per_month=4.0, moved=0.5), None)
    moves = Counter(len(promise.moves) for promise in promises)
    assert moves[1] > moves[2] > 0
    for promise in promises:
        if promise.moves:
            assert promise.moves[-1].to_on == promise.counts_on
            assert all(promise.made_on <= move.on <= move.from_on for move in promise.moves)


@pytest.fixture(scope="module")
def portfolio():
    made = members(random.Random(11), 2.5, DEFAULTS)
    return made, learned_from(made, DEFAULTS)


def test_a_portfolio_has_its_kinds_and_teaches(portfolio):
    made, learned = portfolio
    assert Counter(member.kind for member in made) == KINDS
    assert len(made) == PARTNERS
    assert len(learned.our_promises) > 10
    assert all(promise.made_on >= START for member in made for promise in member.facts.promises)


def test_chances_and_trials_are_those_of_the_reading(portfolio):
    """Read at many looks, and see the chances of the quick way, the first offer, and the end of a trial."""
    made, learned = portfolio
    followed = 0
    for member in [one for one in made if one.kind == "good"][:2]:
        walk = Walk(member.facts, DAYS, DEFAULTS, learned)
        chances = chances_of(walk)
        looks = looks_of(walk)
        for place in range(3, len(looks), 9):
            strands = walk.reading(looks[place]).strands
            for name, found in chances.items():
                assert strands[name].chance == pytest.approx(found[place])
        trial = follow_trial(walk, chances, walk.last)
        if trial is None:
            continue
        followed += 1
        offers = (look for look in looks if walk.reading(look).suggestion.action == "trial")
        assert trial.offered == next(offers)
        taken = on_trial(walk, trial)
        after = [look for look in looks if look > trial.offered]
        ends = {"up": "confirmed", "end_trial": "chance", "attention": "flag"}
        ended = next(((look, ends[action]) for look in after if (action := acts(taken, look)) in ends), (None, None))
        assert (trial.ended, trial.how) == ended
    assert followed


def test_a_side_at_its_bar_is_sometimes_called_above_it_and_a_poor_one_hardly_ever():
    asked = Asked(Assumed(2, 24, 2.5), Rates(0.7, 0.7, 0.2, 0.2), Rates(0.9, 0.9, 0.7, 0.7))
    at_bar = sum(ever_above(asked, number, DEFAULTS) for number in range(20))
    poor = asked._replace(rates=asked.rates._replace(their_promises=0.35))
    assert 2 < at_bar < 18
    assert sum(ever_above(poor, number, DEFAULTS) for number in range(20)) == 0


def acts(walk, look):
    return walk.reading(look).suggestion.action
