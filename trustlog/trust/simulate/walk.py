"""Walks one made-up relationship week by week; wherever something might be suggested, the reading itself is asked."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from trustlog.domain.facts import Answer, LevelStep, PartnerFacts
from trustlog.domain.levels import Trial
from trustlog.domain.strands import PROMISE_STRANDS, STRANDS, StrandName
from trustlog.trust.model.epochs import Learned, nothing_learned
from trustlog.trust.reading.partner import read
from trustlog.trust.reading.values import Reading
from trustlog.trust.settings import TOP_LEVEL, Settings
from trustlog.trust.simulate.paths import (
    Change,
    Flag,
    Span,
    below_path,
    common,
    evidence_path,
    flags_of,
    look_from,
    spans_from,
)
from trustlog.trust.simulate.world import LOOK, START
from trustlog.trust.strands.attention import down_threshold
from trustlog.trust.strands.events import Event, gather
from trustlog.trust.strands.register import STRAND_RULES
from trustlog.trust.strands.slots import slots_from

_LONG_AFTER = 400  # days after the last look by which everything is settled


class Step(NamedTuple):
    """A level changed at a look, or a step on trial began."""

    look: int
    level: int
    to: int
    trial: Trial | None = None


class Stretch:
    """What a relationship shows while it is at one level: the evidence of each strand, the watch for a step down."""

    def __init__(self, walk: "Walk", level: int, since: int, zero: int, stepped: int = 0) -> None:
        self.level, self.since, self.zero, self.stepped = level, since, zero, stepped
        self._walk = walk
        self._settings = walk.settings

    def after(self, level: int, look: int) -> "Stretch":
        """Return what the relationship shows after a step: one down begins every test anew."""
        return Stretch(self._walk, level, look, self.zero if level > self.level else look + 1, look + 1)

    def zeros(self, name: StrandName) -> list[int]:
        """Return the days on which a strand's test begins: the one in force at first, and after each flag seen."""
        begun = [flag.look + 1 for flag in self._walk.flags.get(name, ())]
        first = max([self.zero, *(day for day in begun if day <= self.since + 1)])
        return [first, *(day for day in begun if day > self.since + 1)]

    @cached_property
    def evidence(self) -> Mapping[StrandName, list[Change]]:
        """Each strand's evidence from look to look; none at the top."""
        if self.level >= TOP_LEVEL:
            return {name: [] for name in STRANDS}
        walk, bar = self._walk, self._settings.bar(self.level)
        slots = slots_from(walk.facts, (self.zero, self.zero), bar, walk.last, walk.last, self._settings)
        events: dict[StrandName, list[Event]] = {**walk.events, "time": slots.time, "openness": slots.openness}
        return {
            rule.name: evidence_path(
                events[rule.name], rule, bar, self.zeros(rule.name), self.stepped, walk.last, self._settings
            )
            for rule in STRAND_RULES
        }

    def below(self, name: StrandName) -> list[Change]:
        """Return a promise strand's watch for a step down from look to look."""
        return below_path(self._walk.events[name], self.level, self.zeros(name), self._walk.last, self._settings)

    def enough(self, name: StrandName) -> list[Span]:
        """Return the looks at which a strand has the evidence needed."""
        return spans_from(self.evidence[name], self._settings.needed, self._walk.last)

    @cached_property
    def up(self) -> int | None:
        """The first look at which a step up is suggested, None for never."""
        first, *others = STRANDS
        spans = self.enough(first)
        for name in others:
            spans = common(spans, self.enough(name)) if spans else spans
        for look in self._walk.quiet(spans):
            old_enough = look - self.since >= self._settings.level_days
            if old_enough and self._big_enough(look) and self._walk.reading(look).suggestion.action == "up":
                return look
        return None

    def _big_enough(self, look: int) -> bool:
        """Return whether the gate for big promises may be open, so that the reading is not asked for years in vain."""
        for days in self._walk.big_days.values():
            if bisect_left(days, look) - bisect_left(days, self.since) < self._settings.big_needed:
                return False
        return True

    @cached_property
    def down(self) -> int | None:
        """The first look at which a step down is suggested, None for never."""
        if self.level < 2:
            return None
        threshold, last = down_threshold(self.level, self._settings), self._walk.last
        low = [span for name in PROMISE_STRANDS for span in spans_from(self.below(name), threshold, last)]
        for look in self._walk.quiet(sorted(low)):
            old_enough = look - self.since >= self._settings.down_after_days
            if old_enough and self._walk.reading(look).suggestion.action == "down":
                return look
        return None

    def passed(self, name: StrandName) -> int | None:
        """Return the first look at which a strand has passed, None for never."""
        flagged = {flag.look for flag in self._walk.flags.get(name, ())}
        for look in _looks(self.enough(name)):
            if look not in flagged and self._walk.reading(look).strands[name].passed:
                return look
        return None


class Walk:
    """One relationship over time, looked at every week; a person acknowledges every flag of the watch at once.

    `steps` are the level changes so far: none, unless every suggestion is followed.
    """

    def __init__(self, facts: PartnerFacts, days: int, settings: Settings, learned: Learned | None = None) -> None:
        self.facts, self.settings, self.learned = facts, settings, learned or nothing_learned(settings)
        self.last = look_from(START.toordinal() + days + 1) - LOOK
        late = self.last + _LONG_AFTER
        both = gather(facts.promises, late, late, settings)
        self.events: dict[StrandName, list[Event]] = {
            name: history.events for name, history in zip(PROMISE_STRANDS, both, strict=True)
        }
        self.steps: list[Step] = []

    @cached_property
    def flags(self) -> Mapping[StrandName, list[Flag]]:
        """The flags of our promises and of theirs."""
        return {name: flags_of(events, self.last, self.settings) for name, events in self.events.items()}

    @cached_property
    def big_days(self) -> Mapping[StrandName, list[int]]:
        """The days on which big promises were kept, ours and theirs."""
        return {
            name: sorted(event.day for event in events if event.how == "kept" and event.stake == "big")
            for name, events in self.events.items()
        }

    @cached_property
    def flagged(self) -> set[int]:
        """The looks at which a flag is up."""
        return {flag.look for flags in self.flags.values() for flag in flags}

    def quiet(self, spans: Sequence[Span]) -> Iterator[int]:
        """Return the looks of these spans at which no flag is up."""
        return (look for look in _looks(spans) if look not in self.flagged)

    @cached_property
    def start(self) -> Stretch:
        """The whole time at the level of the start, whatever is suggested."""
        return Stretch(self, self.facts.partner.start_level, START.toordinal(), START.toordinal())

    def follow(self) -> list[Step]:
        """Do what is suggested, every time; return the level changes."""
        stretch = self.start
        while True:
            steps = [(look, by) for look, by in ((stretch.up, 1), (stretch.down, -1)) if look is not None]
            if not steps:
                return self.steps
            look, by = min(steps)
            self.steps.append(Step(look, stretch.level, stretch.level + by))
            stretch = stretch.after(stretch.level + by, look)

    def known_at(self, look: int) -> PartnerFacts:
        """Return the facts as they are when a look begins: flags acknowledged and levels changed at earlier looks."""
        acked = [
            Answer("a", "p", date.fromordinal(flag.look), "ack", name, None, None, "")
            for name, flags in self.flags.items()
            for flag in flags
            if flag.look < look
        ]
        changes = tuple(
            LevelStep(date.fromordinal(step.look), step.level, step.to, None, step.trial)
            for step in self.steps
            if step.look < look
        )
        return self.facts._replace(answers=(*self.facts.answers, *acked), level_changes=changes)

    def reading(self, look: int) -> Reading:
        """Return the reading of the relationship at a look."""
        day = date.fromordinal(look)
        return read(self.known_at(look), day, day, self.learned, self.settings)


def _looks(spans: Sequence[Span]) -> Iterator[int]:
    last = 0
    for first, until in spans:
        for look in range(max(first, last + LOOK), until + 1, LOOK):
            yield look
            last = look
