"""The forecast: what is known of one partner, what a ledger teaches, the band, and what each fact did."""

import random
from bisect import bisect_right
from datetime import date, timedelta
from math import erf, exp, log, pi, sqrt

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from trust_cases import START, kept, partner_facts, promise

from trustlog.trust.backtest.own import learned_from
from trustlog.trust.model.belief import NEW, follow
from trustlog.trust.model.epochs import (
    NOTHING_LEARNED,
    Epoch,
    Learned,
    epoch_on,
    first_epoch,
    quarter_of,
    quarter_start,
)
from trustlog.trust.model.estimate import course, estimate
from trustlog.trust.model.forecast import Mixture, forecast_of, mixture
from trustlog.trust.model.learn import Promised, learn
from trustlog.trust.model.rules import PROMISES, SLOTS
from trustlog.trust.settings import DEFAULTS, as_json, from_json, settings_hash

DAY = timedelta(days=1)
FIRST = 700_000
LEVELS = st.tuples(*[st.floats(-3, 3)] * 4)
VARIANCES = st.tuples(*[st.floats(0.001, 2.25)] * 4)
WEIGHTS = st.tuples(*[st.floats(0.025, 1)] * 4).map(lambda some: tuple(one / sum(some) for one in some))
EPOCHS = st.lists(
    st.builds(Epoch, st.integers(FIRST, FIRST + 1000), LEVELS, VARIANCES, WEIGHTS, st.floats(-1.5, 0), st.integers(1)),
    max_size=4,
    unique_by=lambda epoch: epoch.day,
).map(lambda some: (first_epoch(PROMISES), *sorted(some)))
OUTCOMES = st.lists(st.tuples(st.integers(FIRST, FIRST + 1000), st.booleans(), st.just(0)), max_size=40).map(sorted)


@st.composite
def histories(draw, partners=4, most=40):
    """Draw promises of some partners, among them open ones and many of one day."""
    one = st.tuples(
        st.integers(0, partners - 1), st.integers(FIRST, FIRST + 300), st.integers(0, 60), st.none() | st.booleans()
    )
    return [
        Promised(f"p{who}", made, made + length, ok) for who, made, length, ok in draw(st.lists(one, max_size=most))
    ]


def sigma(odds):
    return 1 / (1 + exp(-odds))


class Slow:
    """The description, sentence by sentence, with nothing kept and nothing shared with the program."""

    kinds = ((0.8, 0.04), (0.8, 0.25), (2.5, 0.04), (2.5, 0.25))

    def __init__(self, promised):
        self.promised = promised
        self.epochs = [(0, [0.0] * 4, [2.25] * 4, [0.25] * 4, -0.2, 0)]
        self.said = {}
        level, variance, score = [0.0] * 4, [2.25] * 4, [0.0] * 4
        miss, miss_variance, last, settled = -0.2, 0.3, None, 0
        days = sorted({one.made for one in promised} | {one.over for one in promised if one.kept is not None})
        seen_quarters = set()
        for day in days:
            quarter = (date.fromordinal(day).year, (date.fromordinal(day).month - 1) // 3)
            if quarter not in seen_quarters or (settled > self.epochs[-1][5] and settled >= 1.5 * self.epochs[-1][5]):
                shares = [exp(one - max(score)) for one in score]
                weights = [0.9 * one / sum(shares) + 0.1 / 4 for one in shares]
                self.epochs.append((day, level[:], variance[:], weights, min(miss, 0), settled))
            seen_quarters.add(quarter)
            for at, one in enumerate(promised):
                if one.made == day:
                    self.said[at] = self.forecast(one.partner, day)
            over = [at for at, one in enumerate(promised) if one.over == day and one.kept is not None]
            over.sort(key=lambda at: promised[at].kept)
            if not over:
                continue
            n = len(over)
            for k in range(4):
                score[k] += sum(
                    log(self.said[at][3][k] if promised[at].kept else 1 - self.said[at][3][k]) for at in over
                )
            fresh = [(*self.said[at][1:3], float(promised[at].kept)) for at in over if self.said[at][2] > 0]
            if fresh:
                chances = [sigma(z + miss * x) for z, x, _ in fresh]
                told = n**-0.3
                miss_variance = 1 / (
                    1 / miss_variance
                    + told * sum(q * (1 - q) * x * x for q, (_, x, _) in zip(chances, fresh, strict=True))
                )
                miss += miss_variance * told * sum(x * (y - q) for q, (_, x, y) in zip(chances, fresh, strict=True))
            waited = 0 if last is None else day - last
            last = day
            for k in range(4):
                now = min(variance[k] + 0.0005 * waited, 2.25)
                slope = steep = 0.0
                for place, at in enumerate(over):
                    who = promised[at].partner
                    earlier = [one for one in over[:place] if promised[one].partner == who]
                    m, v = self.state(who, day, k, [promised[one].kept for one in earlier])
                    first = not earlier and not any(
                        one.partner == who and one.kept is not None and one.over < day for one in promised
                    )
                    scale = 1 / sqrt(1 + pi / 8 * (v + now))
                    q = sigma((level[k] + m) * scale)
                    slope += (1 if first else 0.5) * scale * (promised[at].kept - q)
                    steep += (1 if first else 0.5) * scale * scale * q * (1 - q)
                gain = now / (1 + now * steep * (n - 1) / n)
                level[k] += max(-2, min(2, gain * slope))
                variance[k] = gain * (1 - now * steep / n)
            settled += n

    def epoch(self, day):
        return self.epochs[bisect_right([one[0] for one in self.epochs], day) - 1]

    def state(self, who, day, k, today=()):
        """Give mean and variance of one kind when a day begins, and after some of its outcomes."""
        spread, drift = self.kinds[k]
        m, v, last = 0.0, spread**2, None
        over = sorted(
            (one.over, one.kept)
            for one in self.promised
            if one.partner == who and one.kept is not None and one.over < day
        )
        for at, ok in [*over, *((day, ok) for ok in today), (day, None)]:
            left = exp(-(drift**2) * (at - (last or at)) / 16)
            m, v, last = sqrt(left) * m, left * v + 16 * (1 - left), at if last or ok is not None else None
            if ok is not None:
                _, levels, unsure, *_ = self.epoch(at)
                scale = 1 / sqrt(1 + pi / 8 * (v + unsure[k]))
                q = sigma((levels[k] + m) * scale)
                m, v = m + v * scale * (ok - q), v - v * v * scale * scale * q * (1 - q)
        return m, v

    def forecast(self, who, day):
        """Give the chance, z, x and the chance of each kind."""
        _, levels, unsure, weights, miss, _ = self.epoch(day)
        chances = []
        for k in range(4):
            m, v = self.state(who, day, k)
            chances.append(sigma((levels[k] + m) / sqrt(1 + pi / 8 * (v + unsure[k]))))
        whole = sum(w * p for w, p in zip(weights, chances, strict=True))
        over = [one for one in self.promised if one.partner == who and one.kept is not None and one.over < day]
        last = max((one.over for one in over), default=day)
        of_last = [one.kept for one in over if one.over == last]
        x = of_last.count(False) / len(of_last) * 0.5 ** ((day - last) / 30) if of_last else 0.0
        z = log(whole / (1 - whole))
        return sigma(z + miss * x), z, x, chances


@settings(max_examples=60, deadline=None)
@given(histories())
def test_the_forecasts_are_those_of_the_description_followed_slowly(promised):
    found, slow = {}, Slow(promised)
    learn(promised, PROMISES, lambda place, said, *_: found.update({place: said.chance}))
    assert found.keys() == slow.said.keys() == set(range(len(promised)))
    for place, chance in found.items():
        assert chance == pytest.approx(slow.said[place][0], abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(histories())
def test_one_walk_gives_what_each_partner_alone_gives_to_the_last_digit(promised):
    found = {}
    epochs = learn(promised, PROMISES, lambda place, said, *_: found.update({place: said.chance}))
    for place, one in enumerate(promised):
        own = sorted(
            (other.over, other.kept, 0)
            for other in promised
            if other.partner == one.partner and other.kept is not None and other.over < one.made
        )
        alone = forecast_of(follow(own, epochs, PROMISES), one.made, epoch_on(epochs, one.made), PROMISES)
        assert alone.chance == found[place]


@settings(max_examples=80, deadline=None)
@given(histories(), st.randoms(use_true_random=False))
def test_neither_the_order_of_entry_nor_names_matter(promised, chance):
    names = {f"p{at}": f"q{chance.random()} {at}" for at in range(4)}
    mixed = [one._replace(partner=names[one.partner]) for one in promised]
    chance.shuffle(mixed)
    assert learn(mixed, PROMISES) == learn(promised, PROMISES)


@settings(max_examples=80, deadline=None)
@given(histories(), st.integers(FIRST, FIRST + 400))
def test_nothing_later_changes_an_epoch(promised, day):
    known = [one._replace(kept=one.kept if one.over < day else None) for one in promised if one.made <= day]
    whole = [epoch for epoch in learn(promised, PROMISES) if epoch.day <= day]
    then = [epoch for epoch in learn(known, PROMISES) if epoch.day <= day]
    # On the day itself something may come about that begins an epoch, and is not known before it is over.
    assert then == whole or ([*then] == whole[:-1] and whole[-1].day == day)


@settings(max_examples=150, deadline=None)
@given(OUTCOMES, EPOCHS, st.integers(FIRST + 1000, FIRST + 1500), st.integers(0, 300))
def test_one_more_kept_never_lowers_and_one_more_missed_never_raises(outcomes, epochs, day, ago):
    on = max([day - ago, *(over for over, _, _ in outcomes)])
    before = estimate(outcomes, day, epochs, PROMISES, 3).mean
    if before is None:  # nothing is shown of a newcomer, for whom no silence has begun: what is said on the very day
        on = day
        before = forecast_of(NEW, day, epoch_on(epochs, day), PROMISES).chance
    assume(ago == 0 or epoch_on(epochs, on) == epoch_on(epochs, day))
    better = estimate(sorted([*outcomes, (on, True, 0)]), day, epochs, PROMISES, 3).mean
    worse = estimate(sorted([*outcomes, (on, False, 0)]), day, epochs, PROMISES, 3).mean
    assert better >= before - 1e-12
    assert worse <= before + 1e-12


@settings(max_examples=150, deadline=None)
@given(OUTCOMES, EPOCHS, st.integers(FIRST + 1000, FIRST + 3000), st.floats(0.3, 0.95))
def test_what_is_shown_hangs_together(outcomes, epochs, day, bar):
    found = estimate(outcomes, day, epochs, PROMISES, 3, (bar, None))
    assert found.n == len(outcomes)
    if not outcomes:
        assert (found.mean, found.low, found.high, found.above) == (None, None, None, (None, None))
        return
    assert 0 < found.low <= found.mean <= found.high < 1
    assert found.too_early == (found.n < 3)
    above, none = found.above
    assert none is None
    assert (above is None) == found.too_early
    if above is not None:
        assert 0 <= above <= 1
        if bar <= found.low and found.mean > found.low:
            assert above >= 0.9 - 1e-9 or epoch_on(epochs, day).after_miss < 0
        if bar >= found.high and found.mean < found.high:
            assert above <= 0.1 + 1e-9 or epoch_on(epochs, day).after_miss < 0


def below(mixed, odds):
    return sum(
        weight * (1 + erf((odds - mean) / deviation / sqrt(2))) / 2
        for mean, deviation, weight in zip(*mixed, strict=True)
    )


@settings(max_examples=200, deadline=None)
@given(st.tuples(*[st.floats(-8, 8)] * 4), st.tuples(*[st.floats(0.05, 4)] * 4), WEIGHTS, st.sampled_from((0.1, 0.9)))
def test_the_quantiles_are_those_of_the_mixture(means, deviations, weights, share):
    mixed = Mixture(means, deviations, weights)
    place = mixed.quantile(share)
    assert below(mixed, place - 1e-7) < share < below(mixed, place + 1e-7)
    assert mixed.above(place) == pytest.approx(1 - share, abs=1e-9)


@settings(max_examples=100, deadline=None)
@given(OUTCOMES, EPOCHS, st.integers(FIRST + 1000, FIRST + 1500))
def test_what_moved_the_estimate_adds_up(outcomes, epochs, day):
    moved_by, found = course(outcomes, day, epochs, PROMISES), estimate(outcomes, day, epochs, PROMISES, 3)
    if not outcomes:
        assert moved_by is None
        return
    assert moved_by.start + sum(moved_by.moved) + moved_by.silence + moved_by.level == pytest.approx(found.mean)
    for (_, ok, _), by in zip(outcomes, moved_by.moved, strict=True):
        assert by >= -1e-12 if ok else by <= 1e-12
    if len(epochs) == 1:
        assert moved_by.level == 0


def test_silence_fades_what_is_known():
    outcomes = [(FIRST + 10 * at, False, 0) for at in range(10)]
    seen = [estimate(outcomes, FIRST + 90 + quiet, NOTHING_LEARNED.our_promises, PROMISES, 3) for quiet in (0, 90, 900)]
    assert [one.mean for one in seen] == sorted(one.mean for one in seen)
    widths = [mixture(follow(outcomes, NOTHING_LEARNED.our_promises, PROMISES), FIRST + 90 + quiet,
                      NOTHING_LEARNED.our_promises[0], PROMISES).deviations for quiet in (0, 90, 900)]  # fmt: skip
    assert widths == sorted(widths)


@pytest.mark.parametrize(
    ("last", "days", "share"), [((True,), 0, 0), ((False,), 0, 1), ((False, True), 0, 0.5), ((False,), 30, 0.5)]
)
def test_right_after_a_miss_the_log_odds_are_lower_by_what_was_learned(last, days, share):
    outcomes = [(FIRST + 20 * at, at % 4 > 0, 0) for at in range(12)] + [(FIRST + 300, ok, 0) for ok in last]
    belief, day = follow(outcomes, NOTHING_LEARNED.our_promises, PROMISES), FIRST + 300 + days
    plain = forecast_of(belief, day, NOTHING_LEARNED.our_promises[0]._replace(after_miss=0.0), PROMISES).chance
    after = forecast_of(belief, day, NOTHING_LEARNED.our_promises[0]._replace(after_miss=-0.8), PROMISES).chance
    assert log(after / (1 - after)) - log(plain / (1 - plain)) == pytest.approx(-0.8 * share)


def test_of_slots_a_miss_tells_no_more_than_it_is():
    outcomes = [(FIRST + 28 * at, at < 5, 0) for at in range(6)]
    epochs = learn([Promised("p", on - 27, on, ok) for on, ok, _ in outcomes] * 3, SLOTS)
    assert {epoch.after_miss for epoch in epochs} == {0.0}


def test_epochs_begin_as_more_is_settled_and_with_a_quarter():
    first = date(2026, 1, 5).toordinal()
    promised = [Promised("p", first + at, first + at, True) for at in range(40)]
    assert [epoch.settled for epoch in learn(promised, PROMISES)] == [0, 1, 2, 3, 5, 8, 12, 18, 27]
    later = Promised("p", date(2026, 5, 4).toordinal(), date(2026, 5, 11).toordinal(), True)
    grown = learn([*promised, later], PROMISES)
    assert (grown[-1].day, grown[-1].settled) == (later.made, 40)


def ledger(rng, partners, each, rate):
    for at in range(partners):
        own = rate(at)
        promises = [
            (kept if rng.random() < (own(n) if callable(own) else own) else promise)(n, START + 12 * n * DAY)
            for n in range(each)
        ]
        facts = partner_facts([one._replace(partner_id=f"p{at}") for one in promises])
        yield facts._replace(partner=facts.partner._replace(id=f"p{at}"))


def taught(portfolio, until):
    day = until.toordinal()
    return learned_from(portfolio, day, day)


def test_what_is_learned_is_like_the_ledger():
    rng, until = random.Random(1), date(2024, 1, 1)
    alike = taught(ledger(rng, 40, 30, lambda _: 0.6), until)
    expected = forecast_of(NEW, until.toordinal(), alike.our_promises[-1], PROMISES).chance
    assert expected == pytest.approx(0.6, abs=0.06)
    apart = taught(ledger(rng, 40, 30, lambda at: 0.97 if at % 2 else 0.2), until).our_promises[-1]
    assert sum(apart.weights[2:]) > 0.9 > 0.1 > sum(alike.our_promises[-1].weights[2:])
    turning = taught(ledger(rng, 40, 60, lambda at: lambda n: 0.95 if (n // 20 + at) % 2 else 0.3), until)
    assert turning.our_promises[-1].weights[1] + turning.our_promises[-1].weights[3] > 0.9
    assert turning.their_promises == NOTHING_LEARNED.their_promises
    assert turning.time[-1].settled > 0


def test_only_what_was_over_is_learned_from_and_order_does_not_matter():
    rng, until = random.Random(2), date(2022, 7, 1)
    portfolio = list(ledger(rng, 20, 40, lambda at: 0.5 + at / 60))
    cut = [
        facts._replace(promises=tuple(p for p in facts.promises if p.made_on <= until))
        for facts in portfolio
    ]  # fmt: skip
    learned = taught(portfolio, until)
    assert taught(cut, until) == taught(list(reversed(portfolio)), until) == learned
    whole = taught(portfolio, date(2024, 1, 1)).until(until.toordinal())
    assert whole == learned


def test_epochs_and_settings_survive_json():
    learned = taught(ledger(random.Random(3), 5, 10, lambda _: 0.8), date(2024, 1, 1))
    for epochs in learned:
        assert tuple(Epoch.from_json(epoch.to_json()) for epoch in epochs) == epochs
    for wrong in ([], ["x"] * 15, [1.5] * 15):
        with pytest.raises(ValueError, match=r"^$|invalid|could not"):
            Epoch.from_json(wrong)
    assert from_json(as_json(DEFAULTS)) == DEFAULTS
    other = DEFAULTS._replace(forecast_again=0.25)
    assert from_json(as_json(other)) == other
    assert settings_hash(other) != settings_hash(DEFAULTS) == settings_hash(from_json({}))


def test_each_strand_has_its_epochs_and_days_find_them():
    some = (first_epoch(PROMISES), first_epoch(PROMISES)._replace(day=FIRST))
    learned = Learned(some, some[:1], some[:1], some)
    assert learned.epochs("openness") == some
    assert learned.until(FIRST - 1) == Learned(*[some[:1]] * 4)
    assert [epoch_on(some, day).day for day in (1, FIRST - 1, FIRST, FIRST + 9)] == [0, 0, FIRST, FIRST]


def test_quarters():
    days = [date(2026, month, 28).toordinal() for month in (1, 3, 4, 6, 7, 12)]
    assert [date.fromordinal(quarter_start(quarter_of(day))).month for day in days] == [1, 1, 4, 4, 7, 10]
    assert date.fromordinal(quarter_start(quarter_of(days[-1]) + 1)) == date(2027, 1, 1)
