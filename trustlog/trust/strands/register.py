"""Every strand in its order, each with its bar and its judge; whoever goes through the strands asks here."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from trustlog.domain.strands import TITLES, StrandName, Trend
from trustlog.trust.model.belief import Outcome
from trustlog.trust.model.epochs import Epochs
from trustlog.trust.model.estimate import Estimate, estimate, estimate_alike
from trustlog.trust.model.rules import rules_of
from trustlog.trust.reading.trend import strand_trend
from trustlog.trust.reading.values import Strand, StrandJudgement
from trustlog.trust.settings import TOP_LEVEL
from trustlog.trust.strands.attention import NO_WATCH, below_bar, watch
from trustlog.trust.strands.events import History, gather
from trustlog.trust.strands.evidence import Origins, weigh
from trustlog.trust.strands.slots import logged_and_tested, logged_slots

if TYPE_CHECKING:
    from trustlog.domain.facts import PartnerFacts
    from trustlog.trust.settings import Bar, Settings
    from trustlog.trust.strands.events import Event
    from trustlog.trust.strands.evidence import Evidence
    from trustlog.trust.strands.level_state import LevelState

Histories = tuple[History, ...]
"""What the facts say of each strand, in the order of `STRAND_RULES`."""


class Terms(NamedTuple):
    """By what a strand is judged: as of which day, which is the last day that is over (ordinals), at which level."""

    as_of: int
    last_over: int
    level_state: "LevelState"
    settings: "Settings"


Judge = Callable[["StrandRule", History, Sequence[Outcome], Epochs, Terms], StrandJudgement]


class StrandRule(NamedTuple):
    """One strand: its name, by what it is judged, and which pair p0, p1 of a bar is its own."""

    name: StrandName
    judged_by: Literal["promises", "slots"]
    bar_name: Literal["promises", "time", "openness"]
    judge: Judge

    @property
    def title(self) -> str:
        """What people call the strand."""
        return TITLES[self.name]

    def bar(self, bar: "Bar") -> tuple[float, float]:
        """Return the shares p0, which is not enough, and p1, which is well above it."""
        pair: tuple[float, float] = getattr(bar, self.bar_name)
        return pair


def histories_of(
    facts: "PartnerFacts", as_of: int, today: int, level_state: "LevelState", settings: "Settings"
) -> Histories:
    """Return what the facts say of each strand as of a day; days are ordinals."""
    ours, theirs = gather(facts.promises, as_of, today, settings)
    if not level_state.tested:
        logged = logged_slots(facts, as_of, today, settings)
        return ours, theirs, _slots(logged.time, []), _slots(logged.openness, [])
    zeros = level_state.day_zero["time"], level_state.day_zero["openness"]
    bar = settings.bar(level_state.firm)
    logged, tested = logged_and_tested(facts, zeros, bar, as_of, today, settings)
    return ours, theirs, _slots(logged.time, tested.time), _slots(logged.openness, tested.openness)


def _slots(logged: list["Event"], tested: list["Event"]) -> History:
    return History(logged, [], [], [], tested)


def _weighed(rule: "StrandRule", events: "Sequence[Event]", terms: Terms) -> "Evidence | None":
    """Return the evidence of a strand for the bar above the level; None where none is tested."""
    level_state = terms.level_state
    if not level_state.tested:
        return None
    bar = rule.bar(terms.settings.bar(level_state.firm))
    origins = Origins(level_state.day_zero[rule.name], level_state.level_zero(rule.name))
    return weigh(events, bar, rule.judged_by, origins, terms.last_over, terms.as_of, terms.settings)


def _known(rule: StrandRule, outcomes: Sequence[Outcome], epochs: Epochs, terms: Terms) -> Estimate:
    """Return the estimate of a strand; of promises with the chances to be above the next bar and that of the level."""
    settings, level, entered = terms.settings, terms.level_state.firm, terms.level_state.level
    if rule.judged_by == "slots":
        known = estimate_alike(outcomes, terms.as_of, epochs, rules_of(settings, slots=True), settings.too_few)
        return known._replace(above=(None, None))
    following = rule.bar(settings.bar(level))[0] if level < TOP_LEVEL else None
    bars = (following, rule.bar(settings.bar(entered - 1))[0] if entered > 1 else None)
    return estimate(outcomes, terms.as_of, epochs, rules_of(settings), settings.too_few, bars)


def _judge_promises(
    rule: StrandRule, history: History, outcomes: Sequence[Outcome], epochs: Epochs, terms: Terms
) -> StrandJudgement:
    """Return the judgement of a strand by its promises: evidence, estimate, the watch and concealed breaks."""
    events, level_state, settings = history.events, terms.level_state, terms.settings
    day_zero, bar = level_state.day_zero[rule.name], rule.bar(settings.bar(level_state.firm))
    weighed = _weighed(rule, events, terms)
    known = _known(rule, outcomes, epochs, terms)
    watched = watch(events, level_state.acknowledged[rule.name], terms.last_over, settings)
    flagged = bool(watched.raised or history.concealed)
    passed = (
        weighed is not None
        and weighed.now >= settings.needed
        and not flagged
        and known.mean is not None
        and known.mean >= bar[0]
    )
    strand = Strand(
        known.n, known.mean, known.low, known.high,
        sum(event.how == "late" and event.known <= terms.last_over for event in events) / known.n if known.n else None,
        weighed.now if weighed else None, weighed.highest if weighed else None, settings.needed,
        passed, known.above[0], known.above[1], watched.value, flagged,
        _trend(known.n, flagged, weighed, settings),
    )  # fmt: skip
    below = below_bar(events, day_zero, level_state.firm, terms.last_over, settings)
    return StrandJudgement(
        rule.name, strand, events, day_zero, weighed, watched, below, history.concealed, history.lives, outcomes
    )


def _judge_slots(
    rule: StrandRule, history: History, outcomes: Sequence[Outcome], epochs: Epochs, terms: Terms
) -> StrandJudgement:
    """Return the judgement of a strand by its slots: evidence and estimate; there is no watch over a habit."""
    events, level_state, settings = history.events, terms.level_state, terms.settings
    weighed = _weighed(rule, history.tested, terms)
    known = _known(rule, outcomes, epochs, terms)
    recent = any(event.x == 1 for event in history.tested[-settings.recent_slots :])
    strand = Strand(
        known.n, known.mean, known.low, known.high, None,
        weighed.now if weighed else None, weighed.highest if weighed else None, settings.needed,
        weighed is not None and weighed.now >= settings.needed and recent,
        None, None, None, False, _trend(known.n, False, weighed, settings),
    )  # fmt: skip
    day_zero = level_state.day_zero[rule.name]
    return StrandJudgement(
        rule.name, strand, events, day_zero, weighed, NO_WATCH, None, (), (), outcomes, tested=history.tested
    )


def _trend(n: int, flagged: bool, weighed: "Evidence | None", settings: "Settings") -> Trend:
    """Return the trend of a strand from `n` settled outcomes, its flag and its evidence."""
    now, earlier = (weighed.now, weighed.earlier) if weighed is not None else (None, None)
    return strand_trend(flagged, n, now, earlier, settings)


STRAND_RULES: tuple[StrandRule, ...] = (
    StrandRule("our_promises", "promises", "promises", _judge_promises),
    StrandRule("their_promises", "promises", "promises", _judge_promises),
    StrandRule("time", "slots", "time", _judge_slots),
    StrandRule("openness", "slots", "openness", _judge_slots),
)


def rule_of(name: StrandName) -> StrandRule:
    """Return the rule of a strand."""
    return next(rule for rule in STRAND_RULES if rule.name == name)


def judge_strands(
    histories: Histories, outcomes: Sequence[Sequence[Outcome]], learned: Sequence[Epochs], terms: Terms
) -> tuple[StrandJudgement, ...]:
    """Return the judgement of every strand, in their order: by its events, its outcomes, and what was learned of it."""
    return tuple(
        rule.judge(rule, history, settled, epochs, terms)
        for rule, history, settled, epochs in zip(STRAND_RULES, histories, outcomes, learned, strict=True)
    )
