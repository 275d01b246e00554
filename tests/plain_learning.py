"""Learning in the plainest way: a named tuple for everything, one outcome after the other, one kind after the other.

The program learns the same faster; what comes of it is to be the same to the last digit.
"""

from math import exp, fsum, log1p, sqrt

from trustlog.trust.model.belief import NEW, Belief, as_of, follow
from trustlog.trust.model.epochs import Epoch, first_epoch, grown, quarter_of
from trustlog.trust.model.forecast import forecast_of
from trustlog.trust.model.rules import AVERAGED, KINDS


class PlainLearner:
    def __init__(self, promised, rules):
        self.promised, self.rules = promised, rules
        self.epochs, self.taken = [first_epoch(rules)], []
        self.levels, self.variances = list(self.epochs[0].levels), list(self.epochs[0].variances)
        self.scores = [0.0] * KINDS
        self.miss, self.miss_variance = rules.miss, rules.miss_variance
        self.settled = self.learned_on = 0
        self.beliefs, self.forecasts = {}, {}
        days = {one.made for one in promised} | {one.over for one in promised if one.kept is not None}
        for day in sorted(days):
            self.live(day)

    def live(self, day):
        if self.settled and quarter_of(day) != quarter_of(self.epochs[-1].day or day):
            self.epochs.append(self.epoch(day))
        for place, one in enumerate(self.promised):
            if one.made == day:
                belief, epoch = self.beliefs.get(one.partner, NEW), self.epochs[-1]
                forecast = self.forecasts[place] = forecast_of(belief, day, epoch, self.rules)
                self.taken.append((place, forecast, belief, epoch))
        over = [
            (one.kept, place) for place, one in enumerate(self.promised) if one.over == day and one.kept is not None
        ]
        if over:
            self.settle(day, sorted(over))

    def epoch(self, day):
        parts = [exp(score - max(self.scores)) for score in self.scores]
        weights = tuple((1 - self.rules.equal) * part / sum(parts) + self.rules.equal / KINDS for part in parts)
        return Epoch(day, tuple(self.levels), tuple(self.variances), weights, min(self.miss, 0.0), self.settled)

    def settle(self, day, over):
        told = [(self.forecasts[place], kept) for kept, place in over]
        for kind in range(KINDS):
            self.scores[kind] -= fsum(log1p(exp(-one.odds[kind] if kept else one.odds[kind])) for one, kept in told)
        fresh = [(one, kept) for one, kept in told if one.fresh]
        if fresh and self.rules.miss_variance:
            self.after_misses(fresh, len(told) ** -self.rules.shared)
        self.learn_levels(day, [self.take_in(day, self.promised[place].partner, kept) for kept, place in over])
        self.settled += len(over)
        if grown(self.settled, self.epochs[-1], self.rules):
            self.epochs.append(self.epoch(day + 1))

    def after_misses(self, fresh, share):
        chances = [1 / (1 + exp(-one.together - self.miss * one.fresh)) for one, _ in fresh]
        both = list(zip(fresh, chances, strict=True))
        steeper = fsum(chance * (1 - chance) * one.fresh * one.fresh for (one, _), chance in both)
        self.miss_variance = 1 / (1 / self.miss_variance + share * steeper)
        self.miss += self.miss_variance * share * fsum(one.fresh * (kept - chance) for (one, kept), chance in both)

    def take_in(self, day, partner, kept):
        before = self.beliefs.get(partner, NEW)
        self.beliefs[partner] = follow([(day, kept, 0)], self.epochs[-1:], self.rules, before)
        return Belief(*as_of(before, day, self.rules), day, 0, 0, before.n), kept

    def learn_levels(self, day, outcomes):
        rules, n = self.rules, len(outcomes)
        days, self.learned_on = day - self.learned_on if self.learned_on else 0, day
        for kind in range(KINDS):
            level, slopes, steeper = self.levels[kind], [], []
            unsure = min(self.variances[kind] + rules.level_drift * days, rules.level_variance)
            for belief, kept in outcomes:
                scale = 1 / sqrt(1 + AVERAGED * (belief.variances[kind] + unsure))
                chance = 1 / (1 + exp(-(level + belief.means[kind]) * scale))
                slope = (rules.again if belief.n else 1.0) * scale
                slopes.append(slope * (kept - chance))
                steeper.append(slope * scale * chance * (1 - chance))
            gain = unsure / (1 + unsure * (fsum(steeper) / n) * (n - 1))
            self.levels[kind] = level + max(-rules.largest, min(gain * fsum(slopes), rules.largest))
            self.variances[kind] = gain * (1 - unsure * (fsum(steeper) / n))
