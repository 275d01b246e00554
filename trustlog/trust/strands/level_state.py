"""Where a partner stands on a day: its level, since when, and from which day each strand's test runs."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trustlog.domain.levels import in_force
from trustlog.trust.settings import STRANDS, TOP_LEVEL

if TYPE_CHECKING:
    from trustlog.domain.facts import PartnerFacts
    from trustlog.domain.strands import StrandName


class LevelState(NamedTuple):
    """The level in force on a day; days are ordinals, and 0 stands for none.

    `firm` is the level by whose bar things are judged: while a step is on trial (since `on_trial`) the one below.
    `since` is the day on which that level began; `stepped` the day after the last recorded step, from which evidence of
    this level is counted. `day_zero` is the day on which each strand's test began, `acknowledged` the last day on which
    a person let it begin anew, and `beginnings` on how many days tests began, the first included. `tested`: the bar
    above is tested, up to the target itself; `climbs`: a step up may be suggested, or confirmed.
    """

    level: int
    firm: int
    since: int
    on_trial: int
    stepped: int
    day_zero: Mapping["StrandName", int]
    acknowledged: Mapping["StrandName", int]
    beginnings: int
    tested: bool
    climbs: bool

    def level_zero(self, name: "StrandName") -> int:
        """Return the day from which a strand's evidence of the present level is counted."""
        return max(self.day_zero[name], self.stepped)


def level_state_of(facts: "PartnerFacts", as_of: int) -> LevelState:
    """Return the level in force at the end of a day (an ordinal), and the beginnings of its tests."""
    partner = facts.partner
    steps = [(step.on, step.to_level, step.trial) for step in facts.level_changes]
    standing = in_force(partner.start_level, partner.start_on or partner.level_since, steps, date.fromordinal(as_of))
    stepped, downs = _steps(facts, as_of)
    acknowledged = dict.fromkeys(STRANDS, 0)
    begun = set(downs)
    for day, strand in _anew(facts, as_of):
        begun.add(day)
        for name in STRANDS:
            if strand in (None, name):
                acknowledged[name] = max(acknowledged[name], day)
    first = max(partner.logged_from.toordinal(), max(downs, default=0) + 1)
    day_zero = {name: max(first, day + 1) for name, day in acknowledged.items()}
    on_trial = standing.on_trial.toordinal() if standing.on_trial is not None else 0
    tested = standing.firm < TOP_LEVEL and standing.firm <= partner.target
    climbs = tested and standing.firm < partner.target
    return LevelState(
        standing.level, standing.firm, standing.since.toordinal(), on_trial, stepped + 1 if stepped else 0,
        day_zero, acknowledged, 1 + len(begun), tested, climbs,
    )  # fmt: skip


def _anew(facts: "PartnerFacts", as_of: int) -> list[tuple[int, str | None]]:
    """Return the days up to a day on which a person let tests begin anew, and of which strand; None stands for all."""
    if not facts.answers:
        return []
    from trustlog.domain.facts.answer import ANEW

    days = ((answer.on.toordinal(), answer) for answer in facts.answers if answer.answer in ANEW)
    return [(day, answer.strand) for day, answer in days if day <= as_of]


def _steps(facts: "PartnerFacts", as_of: int) -> tuple[int, list[int]]:
    """Return the day of the last recorded step up to a day, 0 for none, and the days of the steps down.

    A trial is a step, on its first day, once it is confirmed; one that ended was none.
    """
    last, tried, downs = 0, 0, list[int]()
    for step in facts.level_changes:
        day = step.on.toordinal()
        if day > as_of:
            break
        if step.trial == "began":
            tried = day
        elif step.trial == "confirmed":
            last = tried or day
        elif step.trial is None:
            last = day
            if step.to_level < step.from_level:
                downs.append(day)
    return last, downs


def firm_levels(facts: "PartnerFacts", until: int) -> Iterator[tuple[int, int]]:
    """Yield the levels by whose bars things were judged, each with its first day (an ordinal); the first from day 0."""
    level_from = {0: facts.partner.start_level}
    for step in facts.level_changes:
        day = step.on.toordinal()
        if day > until:
            break
        level_from[day] = step.to_level - 1 if step.trial == "began" else step.to_level
    before = 0
    for day, level in sorted(level_from.items()):
        if level != before:
            yield day, level
        before = level
