"""The gates: what evidence alone does not answer."""

from datetime import date

from trustlog.domain.facts import DisclosureScan, PartnerFacts
from trustlog.trust.reading.values import Gate, Judged
from trustlog.trust.settings import Settings
from trustlog.trust.strands.events import Event
from trustlog.trust.strands.level_state import Standing
from trustlog.trust.words import sentences


def gates_of(
    facts: PartnerFacts, as_of: int, standing: Standing, ours: Judged, theirs: Judged, settings: Settings
) -> tuple[Gate, ...]:
    """Give the gates of the bar above this level, in their fixed order."""
    gates = [
        _big_promises(ours, theirs, settings),
        _concealed(ours, theirs),
        _balance(facts, as_of, settings),
        _moved(ours, theirs, settings),
        _days_at_level(as_of - standing.since, settings),
    ]
    if standing.level >= settings.dependence_from:
        gates.append(_dependence(facts, as_of, settings))
    return tuple(gates)


def weighing(facts: PartnerFacts, as_of: int, settings: Settings) -> list[DisclosureScan]:
    """Give the disclosures that the balance weighs: those of the last year below the surface of the order."""
    return [
        told
        for told in facts.disclosures
        if not told.missed
        and told.depth is not None
        and told.depth >= settings.other_side_depth
        and as_of - settings.balance_days < told.on.toordinal() <= as_of
    ]


def is_big_kept(event: Event, day_zero: int) -> bool:
    """Tell whether an event is a big promise kept since the test began."""
    return event.how == "kept" and event.stake == "big" and event.day >= day_zero


def _big_promises(ours: Judged, theirs: Judged, settings: Settings) -> Gate:
    we, they = (sum(is_big_kept(event, side.day_zero) for event in side.events) for side in (ours, theirs))
    needed = settings.big_needed
    return Gate("big_promises", min(we, they) >= needed, sentences.gate_big(we, they, needed))


def _concealed(ours: Judged, theirs: Judged) -> Gate:
    numbers = sorted([*ours.concealed, *theirs.concealed])
    return Gate("concealed", not numbers, sentences.gate_concealed(numbers))


def _balance(facts: PartnerFacts, as_of: int, settings: Settings) -> Gate:
    told = weighing(facts, as_of, settings)
    we = sum(one.ours for one in told)
    they = len(told) - we
    few, many = min(we, they) + 1, max(we, they) + 1
    return Gate("balance", many <= settings.balance_factor * few, sentences.gate_balance(we, they, settings))


def _moved(ours: Judged, theirs: Judged, settings: Settings) -> Gate:
    lives = [moved for side in (ours, theirs) for last, moved in side.lives if last >= side.day_zero]
    moved = sum(lives)
    return Gate("moved", moved <= settings.moved_share * len(lives), sentences.gate_moved(moved, len(lives), settings))


def _days_at_level(days: int, settings: Settings) -> Gate:
    return Gate("days_at_level", days >= settings.level_days, sentences.gate_days(days, settings.level_days))


def _dependence(facts: PartnerFacts, as_of: int, settings: Settings) -> Gate:
    looked = [on.toordinal() for on, _, _, depends in facts.level_changes if depends]
    looked += [answer.on.toordinal() for answer in facts.answers if answer.depends]
    last = max((day for day in looked if day <= as_of), default=0)
    passed = last > as_of - settings.dependence_days
    return Gate(
        "dependence", passed, sentences.gate_dependence(date.fromordinal(last) if last else None, passed, settings)
    )
