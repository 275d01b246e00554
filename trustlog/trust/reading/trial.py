"""A step on trial: when one is worth it, and when one that is under way should end. Both are forecasts.

It rests on the chance to be above the bar, not on evidence: a side exactly at the bar is offered one at some time.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from trustlog.domain.strands import PROMISE_STRANDS
from trustlog.trust.reading.values import Gate, ReadingReason, StrandJudgement

if TYPE_CHECKING:
    from trustlog.domain.facts import PartnerFacts
    from trustlog.trust.gates import GateName
    from trustlog.trust.settings import Settings

_GATES: tuple["GateName", ...] = ("concealed", "balance", "moved", "days_at_level")
"""The gates that must be open for a step on trial, too."""
_WEEK = 7


def worth_a_trial(
    facts: "PartnerFacts",
    as_of: int,
    judgements: Sequence[StrandJudgement],
    gates: Sequence[Gate],
    settings: "Settings",
) -> bool:
    """Return whether a step on trial is worth suggesting; `as_of` is an ordinal."""
    by_name = {judgement.name: judgement for judgement in judgements}
    open_gates = {gate.name for gate in gates if gate.passed}
    return (
        all(_promising(by_name[name], settings) for name in PROMISE_STRANDS)
        and open_gates.issuperset(_GATES)
        and any(slot.x == 1 for slot in by_name["time"].tested[-settings.recent_slots :])
        and _both_told(facts, as_of, settings)
        and no_trial_before(facts, as_of, settings) is None
    )


def because_of_trial(
    judgements: Sequence[StrandJudgement], level: int, settings: "Settings"
) -> tuple[ReadingReason, ...]:
    """Return what speaks for a step on trial to a level, and that it is a forecast."""
    promises = [judgement for judgement in judgements if judgement.name in PROMISE_STRANDS]
    reasons = [_chance("trial_chance", judgement, level) for judgement in promises]
    return (*reasons, ReadingReason("trial_forecast", {"until": settings.trial_until}))


def because_of_end(
    judgements: Sequence[StrandJudgement], level: int, settings: "Settings"
) -> tuple[ReadingReason, ...]:
    """Return why the trial of a level should end; nothing where it should not.

    A flag ends a trial, too; it is suggested as attention, which comes before.
    """
    return tuple(
        _chance("trial_chance_gone", judgement, level, until=settings.trial_until)
        for judgement in judgements
        if judgement.strand.chance is not None and judgement.strand.chance < settings.trial_until
    )


def _chance(code: str, judgement: StrandJudgement, level: int, **more: float) -> ReadingReason:
    known = [event for event in judgement.events if event.known]
    params: Mapping[str, float | int | None] = {
        "chance": judgement.strand.chance,
        "kept": sum(event.x == 1 for event in known),
        "settled": len(known),
        "level": level,
        **more,
    }
    return ReadingReason(code, params, strand=judgement.name)


def _promising(judgement: StrandJudgement, settings: "Settings") -> bool:
    """Return whether the promises of one side are enough, spread enough, and likely above the bar."""
    settled = [event.day for event in judgement.events if event.known]
    chance = judgement.strand.chance
    return (
        len(settled) >= settings.trial_promises
        and len({(day - 1) // _WEEK for day in settled}) >= settings.trial_promises  # weeks begin on a Monday
        and chance is not None
        and chance >= settings.trial_from
        and not judgement.strand.flagged
        and any(
            event.x == 1 and event.known and event.stake == "big" and event.day >= judgement.day_zero
            for event in judgement.events
        )
    )


def _both_told(facts: "PartnerFacts", as_of: int, settings: "Settings") -> bool:
    """Return whether each side told something below the surface of the order lately."""
    told = {
        disclosure.ours
        for disclosure in facts.disclosures
        if not disclosure.missed
        and (disclosure.depth or 0) >= settings.other_side_depth
        and as_of - settings.trial_pause_days < disclosure.on.toordinal() <= as_of
    }
    return len(told) == len(PROMISE_STRANDS)


def no_trial_before(facts: "PartnerFacts", as_of: int, settings: "Settings") -> ReadingReason | None:
    """Return from which day on a trial may be suggested again, where one was ended or declined too lately for it."""
    ended = [(step.on.toordinal(), True) for step in facts.level_changes if step.trial == "ended"]
    declined = [
        (answer.on.toordinal(), False)
        for answer in facts.answers
        if answer.answer == "decline" and answer.suggested == "trial"
    ]
    lately = [(day, end) for day, end in (*ended, *declined) if 0 <= as_of - day < settings.trial_pause_days]
    if not lately:
        return None
    day, end = max(lately)
    return ReadingReason("no_trial", {"before": day + settings.trial_pause_days, "ended": end})
