"""The reading of a garden: every pair of it by the same rules, and how all of it stands. Pure.

A pair is read by the bar from level 4 to 5, whatever level each of its members is at with us. Pairs between others are
forecast by what such pairs have taught: they teach ours and theirs nothing, and are taught nothing by them.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations
from math import log
from typing import NamedTuple

from trustlog.domain.facts import PartnerFacts
from trustlog.domain.facts.garden_facts import GardenFacts, GardenStanding, Two
from trustlog.domain.limits import LEVEL
from trustlog.domain.strands import StrandName
from trustlog.trust.gates.agreement import agreed_sections
from trustlog.trust.model.calendar import Calendar
from trustlog.trust.model.epochs import Learned
from trustlog.trust.model.learn import epochs_of
from trustlog.trust.model.outcomes import promise_spans, slot_spans
from trustlog.trust.model.rules import rules_of
from trustlog.trust.reading.partner import Reading, read
from trustlog.trust.settings import DEFAULTS, Settings
from trustlog.trust.strands.level_state import level_state_of
from trustlog.trust.strands.slots import SLOT_STRANDS

US = ""
"""The id by which we are one of a pair."""
READ_AT = LEVEL.high - 1
"""The level at which a pair is read, for the bar above it."""


class PairFlag(NamedTuple):
    """A flag of the watch on a strand of a pair, up since a day (an ordinal)."""

    strand: StrandName
    since: int


class PairReading(NamedTuple):
    """The reading of two of a garden, by their ids (`US` is us); of its strands "ours" are those of `one`.

    `is_logged`: anything is, by that day: a promise, a moment, something told.
    """

    one: str
    other: str
    reading: Reading
    is_logged: bool

    @property
    def passed(self) -> int:
        """Return how many of the four strands have passed."""
        return sum(strand.passed for strand in self.reading.strands.values())

    @property
    def has_passed(self) -> bool:
        """Return whether all four strands have."""
        return self.passed == len(self.reading.strands)

    @property
    def flags(self) -> tuple[PairFlag, ...]:
        """Return the flags that are up, and have to be answered before their strands can pass."""
        because = self.reading.suggestion.because
        return tuple(
            PairFlag(reason.strand, reason.params["raised"])
            for reason in because
            if reason.code == "slipped" and reason.strand is not None
        )

    @property
    def concealed(self) -> list[int]:
        """Return the numbers of the breaks that were concealed and are not cleared."""
        because = self.reading.suggestion.because
        return [number for reason in because if reason.code == "concealed" for number in reason.params["numbers"]]

    @property
    def way(self) -> tuple[int, bool, float]:
        """Return how far it has come, for comparing: its strands that passed, then the evidence of the others.

        Of a pair of which nothing is logged nothing is known; it has come less far than one that promised a thing.
        """
        open_strands = [strand for strand in self.reading.strands.values() if not strand.passed]
        return self.passed, self.is_logged, sum(log(max(strand.evidence or 1.0, 1e-9)) for strand in open_strands)


def members_on(garden: GardenFacts, as_of: int) -> tuple[str, ...]:
    """Return the ids of the partners that are in a garden at the end of a day, in the order in which they joined."""
    day = date.fromordinal(as_of)
    there = (
        member.partner_id
        for member in garden.members
        if member.joined_on <= day and (member.left_on is None or member.left_on > day)
    )
    return tuple(dict.fromkeys(there))


def is_in(garden: GardenFacts, partner_id: str, as_of: int) -> bool:
    """Return whether a partner is in a garden that is there at the end of a day."""
    day, value = date.fromordinal(as_of), garden.garden
    is_there = value.started_on <= day and (value.ended_on is None or value.ended_on > day)
    return is_there and partner_id in members_on(garden, as_of)


def pair_readings(
    garden: GardenFacts, as_of: date, today: date, learned: Learned, settings: Settings = DEFAULTS
) -> tuple[PairReading, ...]:
    """Return the reading of every pair of a garden: ours with each member first, then those between others.

    `learned` is what our own ledger has taught; it is for the pairs with us alone.
    """
    day = as_of.toordinal()
    there = members_on(garden, day)
    made = []
    if garden.garden.with_us:
        for member in there:
            facts = at_the_top(garden.with_us[member], day)
            reading = read(facts, as_of, today, learned, settings)
            made.append(PairReading(US, member, reading, _is_logged(facts, as_of)))
    if len(there) < 2:
        return tuple(made)
    taught = learned_between(garden.between.values(), day, today.toordinal(), settings)
    for one, other in combinations(sorted(there), 2):
        facts = garden.between[one, other]
        reading = read(facts, as_of, today, taught, settings)
        made.append(PairReading(one, other, reading, _is_logged(facts, as_of)))
    return tuple(made)


def _is_logged(facts: PartnerFacts, as_of: date) -> bool:
    days = (
        *(promise.made_on for promise in facts.promises),
        *(moment.on for moment in facts.moments),
        *(told.on for told in facts.disclosures),
    )
    return any(on <= as_of for on in days)


def weakest(pairs: Iterable[PairReading]) -> PairReading | None:
    """Return the pair that has come least far; None where all have passed."""
    return min((pair for pair in pairs if not pair.has_passed), key=lambda pair: pair.way, default=None)


def at_the_top(facts: PartnerFacts, as_of: int) -> PartnerFacts:
    """Return the facts of a partner as those of a pair, read at level 4 whatever its level is, up to a day.

    Where it is at another level its test runs from the same days as before; it only is tested against another bar.
    """
    state = level_state_of(facts, as_of)
    if state.firm == READ_AT and state.tested:
        return facts._replace(gardens=())
    since = max([facts.partner.logged_from, *(date.fromordinal(day) for day in (state.stepped,) if day)])
    first = min(state.day_zero.values())
    begun = max(facts.partner.logged_from, date.fromordinal(max(first, 1)))
    partner = facts.partner._replace(
        level=READ_AT, start_level=READ_AT, target=LEVEL.high, level_since=since, start_on=since, logged_from=begun
    )
    return facts._replace(partner=partner, level_changes=(), gardens=())


def learned_between(pairs: Iterable[PartnerFacts], as_of: int, today: int, settings: Settings = DEFAULTS) -> Learned:
    """Return what the pairs between others have taught: both sides of all of them as one, and their slots."""
    promised, slots = Calendar(), {strand: Calendar() for strand in SLOT_STRANDS}
    for facts in pairs:
        for side, spans in enumerate(promise_spans(facts, as_of, today, settings)):
            promised.add((facts.partner.id, side), spans)
        for strand, calendar in slots.items():
            calendar.add(facts.partner.id, slot_spans(facts, strand, as_of, today, settings))
    both = epochs_of(promised, rules_of(settings))
    time, openness = (epochs_of(calendar, rules_of(settings, slots=True)) for calendar in slots.values())
    return Learned(both, both, time, openness)


@lru_cache(maxsize=64)
def standing_of(garden: GardenFacts, as_of: int, today: int, learned: Learned, settings: Settings) -> GardenStanding:
    """Return how a garden stands at the end of a day (an ordinal); it is worked out once for all of its members."""
    on = date.fromordinal(as_of)
    return stands(garden, on, pair_readings(garden, on, date.fromordinal(today), learned, settings))


def stands(garden: GardenFacts, on: date, pairs: Sequence[PairReading]) -> GardenStanding:
    """Return how a garden stands at the end of a day, by the readings of its pairs as of that day."""
    names = {member: facts.partner.name for member, facts in garden.with_us.items()}
    last = weakest(pairs)
    reviews = [each.review_on.toordinal() for each in garden.agreements if each.on <= on]
    return GardenStanding(
        name=garden.garden.name,
        parties=len(members_on(garden, on.toordinal())) + garden.garden.with_us,
        purpose=any(said.agreed for said in garden.purposes if said.on <= on),
        areas=tuple(dict.fromkeys(line.area for line in garden.impacts if line.on <= on)),
        vetoes=_vetoes(garden, on, names),
        agreed=tuple(agreed_sections(garden.sections, on.toordinal())),
        review_on=reviews[-1] if reviews else 0,
        pairs=len(pairs),
        passed=sum(pair.has_passed for pair in pairs),
        weakest=() if last is None else tuple(names.get(each, "") for each in (last.one, last.other)),
    )


def _vetoes(garden: GardenFacts, on: date, names: Mapping[str, str]) -> tuple[str, ...] | None:
    """Return who may veto alone on a day, "" for us; nobody where that was said, None where nothing was."""
    lines = [line for line in garden.vetoes if line.on <= on and (line.ended_on is None or line.ended_on > on)]
    if not lines:
        return None
    who = (names.get(line.member_id or "", US) for line in lines if line.member_id is not None or line.ours)
    return tuple(dict.fromkeys(who))


def pair_of(one: str, other: str) -> Two:
    """Return the ids of two members in order, as the facts between them are kept."""
    return (one, other) if one < other else (other, one)
