"""The estimate: its band, its memory, and what it learns from a ledger."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trust_cases import START, kept, partner_facts, promise

from trustlog.trust.model.estimate import (
    NOTHING_LEARNED,
    Fading,
    Learned,
    Prior,
    course,
    estimate,
    nothing_learned,
    quarter_start,
)
from trustlog.trust.model.forecast import FIRST
from trustlog.trust.model.grid import KEPT, STEP, mean, newcomer, odds_of
from trustlog.trust.model.learn import SAMPLE, learn
from trustlog.trust.settings import DEFAULTS, as_json, from_json, settings_hash

DAY = timedelta(days=1)


PRIORS = st.builds(Prior, st.floats(0.05, 0.97), st.floats(0.3, 10), st.floats(0.0002, 0.1), st.floats(-1.5, 0))
HISTORIES = st.lists(st.tuples(st.integers(700000, 701000), st.booleans()), max_size=40)
STEADY = Prior(0.8, 2, 0.004)


def grid_walk(outcomes, as_of, prior):
    """The same chain followed by brute force: four hundred small steps between any two days."""

    def passed(state, variance):
        rate = variance / STEP**2 / 2 / 400
        rest = newcomer(prior.first, prior.spread)
        for _ in range(400):
            after = list(state)
            for at in range(len(state) - 1):
                flow = rate * state[at] * min(1, rest[at + 1] / rest[at])
                flow -= rate * state[at + 1] * min(1, rest[at] / rest[at + 1])
                after[at], after[at + 1] = after[at] - flow, after[at + 1] + flow
            state = after
        return state

    state, last = list(newcomer(prior.first, prior.spread)), None
    for day, ok in [*sorted(outcomes), (as_of, None)]:
        if last is not None:
            state = passed(state, prior.drift * (day - last))
        last = day
        if ok is not None:
            state = [w * (p if ok else 1 - p) for w, p in zip(state, KEPT, strict=True)]
            state = [w / sum(state) for w in state]
    return sum(w * p for w, p in zip(state, KEPT, strict=True))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(700000, 700400), st.booleans()), min_size=1, max_size=8), st.integers(0, 200))
def test_the_estimate_is_that_of_the_walk_followed_by_brute_force(outcomes, days):
    prior = Prior(0.7, 3, 0.01)
    slow = grid_walk(outcomes, 700400 + days, prior)
    assert estimate(outcomes, 700400 + days, prior, DEFAULTS).mean == pytest.approx(slow, abs=2e-3)


@settings(max_examples=150, deadline=None)
@given(HISTORIES, PRIORS, st.integers(1, 2000))
def test_silence_widens_the_band_and_the_band_holds_the_mean(outcomes, prior, days):
    now, then = (estimate(outcomes, 701000 + quiet, prior, DEFAULTS) for quiet in (0, days))
    if not outcomes:
        assert (now.mean, now.low, now.high, now.effective_n, now.unknown) == (None, None, None, 0, 1)
        return
    last = estimate(outcomes, max(day for day, _ in outcomes), prior, DEFAULTS)
    for found in (last, now, then):
        assert 0 <= found.low <= found.mean <= found.high <= 1
        assert 0 <= found.effective_n <= found.n == len(outcomes)
        assert 0 <= found.unknown <= 1
    assert min(now.high - now.low, then.high - then.low) >= last.high - last.low - 1e-9


@settings(max_examples=150, deadline=None)
@given(HISTORIES, PRIORS, st.integers(700000, 701000))
def test_one_more_kept_never_lowers_and_one_more_missed_never_raises(outcomes, prior, day):
    mean = estimate([*outcomes, (700500, True)], 701000, prior, DEFAULTS).mean
    assert estimate([*outcomes, (700500, True), (day, True)], 701000, prior, DEFAULTS).mean >= mean - 1e-12
    assert estimate([*outcomes, (700500, True), (day, False)], 701000, prior, DEFAULTS).mean <= mean + 1e-12


@settings(max_examples=100, deadline=None)
@given(HISTORIES, st.integers(701000, 701500), PRIORS)
def test_walking_forward_gives_the_same_mean_and_its_turns_add_up(outcomes, as_of, prior):
    walked = Fading(prior)
    for day, ok in sorted(outcomes):
        walked.mean(day)
        walked.see(day, ok)
    found = estimate(outcomes, as_of, prior, DEFAULTS)
    turns, quiet = course(outcomes, as_of, prior)
    if outcomes:
        assert walked.mean(as_of) == pytest.approx(found.mean)
        kept = {day: sum(ok for at, ok in outcomes if at == day) for day, _ in outcomes}
        every = {day: sum(at == day for at, _ in outcomes) for day in kept}
        moved = sum(
            turn.quiet + kept[turn.day] * turn.kept + (every[turn.day] - kept[turn.day]) * turn.missed for turn in turns
        )
        assert mean(newcomer(prior.first, prior.spread)) + moved + quiet == pytest.approx(found.mean)
        assert all(turn.kept >= -1e-12 and turn.missed <= 1e-12 for turn in turns)


def test_silence_fades_what_is_known_and_lets_the_mean_drift_back():
    outcomes = [(700000 + 10 * at, False) for at in range(10)]
    seen = [estimate(outcomes, 700100 + quiet, STEADY, DEFAULTS) for quiet in (0, 180, 720, 20000)]
    assert [one.mean for one in seen] == sorted(one.mean for one in seen)
    assert [one.high - one.low for one in seen[:3]] == sorted(one.high - one.low for one in seen[:3])
    assert [one.effective_n for one in seen] == sorted((one.effective_n for one in seen), reverse=True)
    assert [one.unknown for one in seen] == sorted(one.unknown for one in seen)
    assert seen[-1].mean == pytest.approx(STEADY.first, abs=0.01)


@pytest.mark.parametrize(("last", "share"), [((True,), 0), ((False,), 1), ((False, True), 0.5)])
def test_right_after_a_miss_the_log_odds_are_lower_by_what_was_learned(last, share):
    outcomes = [(700000 + 20 * at, at % 4 > 0) for at in range(12)] + [(700300, ok) for ok in last]
    plain, learned = (estimate(outcomes, 700310, STEADY._replace(after_miss=by), DEFAULTS) for by in (0, -0.8))
    for before, after in ((plain.mean, learned.mean), (plain.low, learned.low)):
        assert odds_of(after) - odds_of(before) == pytest.approx(-0.8 * share)


def test_a_fall_is_followed_and_a_good_record_recovers():
    good = [(700000 + 20 * at, True) for at in range(30)]
    bad = [(700600 + 20 * at, False) for at in range(5)]
    values = [estimate(part, part[-1][0], STEADY, DEFAULTS).mean for part in (good, good + bad)]
    assert values[0] > 0.95
    assert values[1] < 0.65


def ledger(rng, partners, each, rate):
    for at in range(partners):
        own = rate(at)
        promises = [
            (kept if rng.random() < (own(n) if callable(own) else own) else promise)(n, START + 12 * n * DAY)
            for n in range(each)
        ]
        facts = partner_facts([one._replace(partner_id=f"p{at}") for one in promises])
        yield facts._replace(partner=facts.partner._replace(id=f"p{at}"))


def test_what_is_learned_is_like_the_ledger():
    rng = random.Random(1)
    quarter = date(2024, 1, 1)
    portfolio = list(ledger(rng, 60, 40, lambda _: 0.6))
    alike = learn(portfolio, quarter).our_promises
    begun = [one.closed_as == "kept" for facts in portfolio for one in facts.promises[:FIRST]]
    apart = learn(ledger(rng, 60, 40, lambda at: 0.95 if at % 2 else 0.35), quarter).our_promises
    assert alike.first == pytest.approx(sum(begun) / len(begun), abs=0.03)
    assert apart.spread > 2 * alike.spread
    turning = learn(ledger(rng, 60, 40, lambda at: lambda n: 0.95 if (n // 10 + at) % 2 else 0.3), quarter)
    assert turning.our_promises.drift > 3 * apart.drift
    assert apart.learned_from == 2400
    assert turning.their_promises == NOTHING_LEARNED.their_promises


def test_only_what_was_known_before_the_quarter_is_learned_from_and_order_does_not_matter():
    rng = random.Random(2)
    portfolio = list(ledger(rng, 40, 40, lambda at: 0.5 + at / 100))
    early = date(2022, 7, 1)
    cut = [
        facts._replace(promises=tuple(p for p in facts.promises if p.counts_on < early - 8 * DAY))
        for facts in portfolio
    ]
    lapsing = [facts._replace(promises=tuple(p for p in facts.promises if p.counts_on < early)) for facts in portfolio]
    learned = learn(portfolio, early)
    assert learn(lapsing, early) == learned
    assert learn(cut, early).our_promises.learned_from <= learned.our_promises.learned_from
    again = learn(reversed(portfolio), early).our_promises
    assert again == pytest.approx(learned.our_promises)


def test_a_sample_is_enough_of_a_large_ledger():
    rng = random.Random(3)
    learned = learn(ledger(rng, 400, 60, lambda _: 0.8), date(2025, 1, 1)).our_promises
    assert SAMPLE / 2 < learned.learned_from <= SAMPLE
    assert learned.first == pytest.approx(0.8, abs=0.05)


def test_parameters_and_settings_survive_json():
    learned = Learned(Prior(0.5, 2, 0.1, -0.2, 3), STEADY, STEADY, STEADY, date(2026, 1, 1))
    assert Learned.from_json(learned.to_json()) == learned
    assert Learned.from_json(NOTHING_LEARNED.to_json()) == NOTHING_LEARNED
    assert from_json(as_json(DEFAULTS)) == DEFAULTS
    other = DEFAULTS._replace(default_kept=3.0)
    assert from_json(as_json(other)) == other
    assert settings_hash(other) != settings_hash(DEFAULTS) == settings_hash(from_json({}))


def test_quarters():
    assert [quarter_start(date(2026, month, 28)).month for month in (1, 3, 4, 6, 7, 12)] == [1, 1, 4, 4, 7, 10]


def test_the_defaults_are_the_weak_ones_of_the_settings():
    assert NOTHING_LEARNED.our_promises == Prior(
        0.8, DEFAULTS.default_spread, DEFAULTS.default_drift, DEFAULTS.default_after_miss
    )
    assert NOTHING_LEARNED.time == Prior(0.8, DEFAULTS.default_spread, DEFAULTS.default_slot_drift)
    other = nothing_learned(DEFAULTS._replace(default_kept=1, default_missed=1, default_drift=0.01))
    assert other.their_promises == Prior(0.5, DEFAULTS.default_spread, 0.01, DEFAULTS.default_after_miss)
