"""The estimate: its band, its memory, and what it learns from a ledger."""

import random
from datetime import date, timedelta
from math import exp, log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trust_cases import START, kept, partner_facts, promise

from trustlog.trust.beta import quantile, share_below
from trustlog.trust.estimate import NOTHING_LEARNED, Fading, Learned, Prior, estimate, quarter_start
from trustlog.trust.learn import learn
from trustlog.trust.settings import DEFAULTS, as_json, from_json, settings_hash

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("share", "a", "b", "value"),
    # From the closed forms: Beta(1, b), Beta(a, 1), the arcsine law, and Beta(2, 2) whose distribution is 3x² − 2x³.
    [
        (0.1, 1, 1, 0.1),
        (0.1, 4, 1, 0.1**0.25),
        (0.9, 1, 5, 1 - 0.1**0.2),
        (0.5, 0.5, 0.5, 0.5),
        (0.1, 0.5, 0.5, 0.024471741852423),
        (0.104, 2, 2, 0.2),
        (0.896, 2, 2, 0.8),
    ],
)
def test_quantiles_of_known_distributions(share, a, b, value):
    assert quantile(share, a, b) == pytest.approx(value, abs=1e-9)


@settings(max_examples=300, deadline=None)
@given(st.floats(0.02, 3000), st.floats(0.02, 3000), st.sampled_from((0.1, 0.9)))
def test_a_quantile_has_its_share_below(a, b, share):
    x = quantile(share, a, b)
    assert 0 <= x <= 1
    if 1e-9 < x < 1 - 1e-9:
        assert share_below(x, a, b) == pytest.approx(share, abs=1e-5)


def test_silence_widens_the_band_and_lets_the_mean_drift_to_the_prior():
    prior = Prior(3, 1, log(2) / 180)
    outcomes = [(700000 + 10 * at, False) for at in range(10)]
    seen = [estimate(outcomes, 700100 + days, prior, DEFAULTS) for days in (0, 180, 1800)]
    means = [found.mean for found in seen]
    assert means == sorted(means)
    assert means[-1] == pytest.approx(0.75, abs=0.01)
    widths = [found.high - found.low for found in seen]
    assert widths[0] < widths[1]
    assert seen[0].unknown < seen[1].unknown < seen[2].unknown <= 1
    assert seen[1].effective_n == pytest.approx(seen[0].effective_n / 2)


@given(st.lists(st.tuples(st.integers(700000, 701000), st.booleans()), max_size=40), st.integers(701000, 701500))
def test_walking_forward_gives_the_same_mean(outcomes, as_of):
    prior = Prior(4, 1, 0.003)
    walked = Fading(prior)
    for day, ok in sorted(outcomes):
        walked.mean(day)
        walked.see(day, ok)
    found = estimate(outcomes, as_of, prior, DEFAULTS)
    assert walked.mean(as_of) == pytest.approx(found.mean if found.mean is not None else 0.8)


def ledger(rng, partners, each, rate):
    for at in range(partners):
        own = rate(at)
        promises = [
            (kept if rng.random() < (own(n) if callable(own) else own) else promise)(n, START + 12 * n * DAY)
            for n in range(each)
        ]
        facts = partner_facts(promises)
        yield facts._replace(partner=facts.partner._replace(id=f"p{at}"))


def test_what_is_learned_is_like_the_ledger():
    rng = random.Random(1)
    quarter = date(2024, 1, 1)
    alike = learn(ledger(rng, 60, 40, lambda _: 0.6), quarter).our_promises
    apart = learn(ledger(rng, 60, 40, lambda at: 0.95 if at % 2 else 0.35), quarter).our_promises
    assert alike.kept / (alike.kept + alike.missed) == pytest.approx(0.6, abs=0.05)
    assert alike.kept + alike.missed > 2 * (apart.kept + apart.missed)
    turning = learn(ledger(rng, 60, 40, lambda at: lambda n: 0.95 if (n // 10 + at) % 2 else 0.3), quarter)
    assert turning.our_promises.fading > 5 * apart.fading
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
    assert learn(lapsing, early) == learn(portfolio, early)
    assert learn(cut, early).our_promises.learned_from <= learn(portfolio, early).our_promises.learned_from
    again = learn(reversed(portfolio), early).our_promises
    assert again == pytest.approx(learn(portfolio, early).our_promises)


def test_a_sample_is_enough_of_a_large_ledger():
    rng = random.Random(3)
    learned = learn(ledger(rng, 400, 60, lambda _: 0.8), date(2025, 1, 1)).our_promises
    assert learned.learned_from == 24000
    assert learned.kept / (learned.kept + learned.missed) == pytest.approx(0.8, abs=0.02)


def test_parameters_and_settings_survive_json():
    learned = Learned(Prior(1.5, 2, 0.1, 3), Prior(1, 2, 0), Prior(1, 2, 0), Prior(1, 2, 0), date(2026, 1, 1))
    assert Learned.from_json(learned.to_json()) == learned
    assert Learned.from_json(NOTHING_LEARNED.to_json()) == NOTHING_LEARNED
    assert from_json(as_json(DEFAULTS)) == DEFAULTS
    other = DEFAULTS._replace(default_kept=3.0)
    assert from_json(as_json(other)) == other
    assert settings_hash(other) != settings_hash(DEFAULTS) == settings_hash(from_json({}))


def test_quarters():
    assert [quarter_start(date(2026, month, 28)).month for month in (1, 3, 4, 6, 7, 12)] == [1, 1, 4, 4, 7, 10]


def test_the_default_prior_is_the_weak_one():
    one = NOTHING_LEARNED.our_promises
    assert (one.kept, one.missed) == (4, 1)
    assert exp(-one.fading * DEFAULTS.default_half_life) == pytest.approx(0.5)
