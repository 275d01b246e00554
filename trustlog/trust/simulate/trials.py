"""Follows a relationship until a step on trial is offered, takes it, and follows the trial to its end."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from trustlog.domain.strands import PROMISE_STRANDS, StrandName
from trustlog.trust.model.belief import NEW, Outcome, follow
from trustlog.trust.model.epochs import Epochs, epoch_on
from trustlog.trust.model.forecast import mixture, odds_of
from trustlog.trust.model.outcomes import promise_outcomes
from trustlog.trust.model.rules import rules_of
from trustlog.trust.settings import Settings
from trustlog.trust.simulate.walk import Step, Walk
from trustlog.trust.simulate.world import LOOK, START

End = Literal["confirmed", "chance", "flag"]
"""How a trial ends: the evidence has passed, the chance of a side is too low, or a flag goes up."""


class Trial(NamedTuple):
    """A step on trial: the looks (ordinals) at which it was offered, and ended; None while it goes on."""

    offered: int
    ended: int | None
    how: End | None


Chances = Mapping[StrandName, Sequence[float | None]]
"""For each promise strand the chance to be above the next bar, look by look."""


def looks_of(walk: Walk) -> range:
    """Return the weekly looks at a relationship, as ordinals."""
    return range(START.toordinal() + LOOK, walk.last + 1, LOOK)


def chances_of(walk: Walk) -> dict[StrandName, list[float | None]]:
    """Return the chance of each side to be above the next bar at every look, as the reading has it."""
    bar = walk.settings.bar(walk.facts.partner.start_level).promises[0]
    chances: dict[StrandName, list[float | None]] = {}
    for name, ours in zip(PROMISE_STRANDS, (True, False), strict=True):
        promises = [promise for promise in walk.facts.promises if promise.ours is ours]
        outcomes = promise_outcomes(promises, walk.events[name], walk.last)
        chances[name] = list(
            chances_at(outcomes, looks_of(walk), walk.learned.epochs(name), odds_of(bar), walk.settings)
        )
    return chances


def chances_at(
    outcomes: Sequence[Outcome], looks: Sequence[int], epochs: Epochs, bar: float, settings: Settings
) -> Iterator[float | None]:
    """Yield the chance of a side to be above a bar, which is in log-odds, at each look; None while it is too early."""
    rules, belief, place = rules_of(settings), NEW, 0
    for look in looks:
        before = place
        while place < len(outcomes) and outcomes[place][0] < look:
            place += 1
        belief = follow(outcomes[before:place], epochs, rules, belief)
        early = belief.n < settings.too_few
        yield None if early else mixture(belief, look, epoch_on(epochs, look), rules).above(bar)


def follow_trial(walk: Walk, chances: Chances, offers_until: int) -> Trial | None:
    """Take the first trial that is offered up to a day (an ordinal), and follow it; None if none is."""
    settings, looks = walk.settings, looks_of(walk)
    least = [min((chance or 0.0) for chance in pair) for pair in zip(*chances.values(), strict=True)]
    offered = next((look for look in _promising(walk, least, offers_until) if _suggests(walk, look, "trial")), None)
    if offered is None:
        return None
    confirmed = walk.start.up or walk.last + 1  # on trial, evidence and gates are those of the level below
    for look, chance in zip(looks, least, strict=True):
        if look <= offered:
            continue
        if look in walk.flagged:
            return Trial(offered, look, "flag")
        if look >= confirmed:
            return Trial(offered, look, "confirmed")
        if chance < settings.trial_until:
            return Trial(offered, look, "chance")
    return Trial(offered, None, None)


def on_trial(walk: Walk, trial: Trial) -> Walk:
    """Return the walk with its trial begun."""
    level = walk.facts.partner.start_level
    taken = Walk(walk.facts, walk.last - START.toordinal(), walk.settings, walk.learned)
    taken.steps.append(Step(trial.offered, level, level + 1, "began"))
    return taken


def _promising(walk: Walk, least: Sequence[float], until: int) -> Iterator[int]:
    """Yield the looks at which a trial may be suggested, so that the reading is not asked in vain."""
    for look, chance in zip(looks_of(walk), least, strict=True):
        old_enough = look - START.toordinal() >= walk.settings.level_days
        if look <= until and old_enough and chance >= walk.settings.trial_from and look not in walk.flagged:
            yield look


def _suggests(walk: Walk, look: int, action: str) -> bool:
    return walk.reading(look).suggestion.action == action
