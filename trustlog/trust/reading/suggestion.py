"""The suggestion: attention, down, up, the end of a trial, a step on trial, stay: the first that holds, and why."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from trustlog.trust.reading.holding_back import Standing, held_by, months_to_go
from trustlog.trust.reading.values import Gate, ReadingReason, StrandJudgement, Suggestion
from trustlog.trust.strands.attention import down_threshold

if TYPE_CHECKING:
    from trustlog.domain.facts import PartnerFacts
    from trustlog.trust.settings import Bar, Settings
    from trustlog.trust.strands.level_state import LevelState


def suggest(
    facts: "PartnerFacts",
    as_of: int,
    level_state: "LevelState",
    judgements: Sequence[StrandJudgement],
    gates: Sequence[Gate],
    settings: "Settings",
) -> Suggestion:
    """Return what the reading suggests; `as_of` is an ordinal."""
    if any(judgement.strand.flagged for judgement in judgements):
        return _attention(judgements, settings)
    level = level_state.firm
    # Of a step on trial only the end is suggested: who goes back from it has not stepped down yet.
    steps_down = level >= 2 and not level_state.on_trial and as_of - level_state.since >= settings.down_after_days
    if steps_down:
        threshold = down_threshold(level, settings)
        low = [judgement for judgement in judgements if judgement.below is not None and judgement.below >= threshold]
        if low:
            p0 = settings.bars[level - 2].promises[0]
            because = tuple(_below_bar(judgement, p0, level) for judgement in low)
            return Suggestion("down", level - 1, because, (), settings.down_error)
    missing = _missing(as_of, level_state, judgements, gates, settings)
    declined = _declined(facts, as_of, settings)
    if level_state.climbs and not missing and not declined:
        return Suggestion(
            "up", level_state.firm + 1, _because_up(level_state, judgements, settings), (), settings.up_error
        )
    if declined:
        missing = (*missing, ReadingReason("declined", {"until": declined}))
    if level_state.climbs and not level_state.on_trial and (facts.answers or facts.level_changes):
        from trustlog.trust.reading.trial import no_trial_before

        waits = no_trial_before(facts, as_of, settings)
        missing = missing if waits is None else (*missing, waits)
    if level_state.on_trial:
        from trustlog.trust.reading.trial import because_of_end

        if ending := because_of_end(judgements, level + 1, settings):
            return Suggestion("end_trial", level, ending, missing, None)
    elif level_state.climbs and not declined and any(_is_likely(judgement, settings) for judgement in judgements):
        from trustlog.trust.reading.trial import because_of_trial, worth_a_trial

        if worth_a_trial(facts, as_of, judgements, gates, settings):
            return Suggestion("trial", level + 1, because_of_trial(judgements, level + 1, settings), missing, None)
    bar = settings.bar(level_state.firm)
    standing = Standing(facts, as_of, {judgement.name: judgement for judgement in judgements}, bar, settings)
    because = _because_stay(facts, level_state, judgements, settings)
    return Suggestion("stay", None, because, missing, None, held_by(missing, standing))


def _is_likely(judgement: StrandJudgement, settings: "Settings") -> bool:
    """Return whether a strand is so likely above its bar as a step on trial takes."""
    return judgement.strand.chance is not None and judgement.strand.chance >= settings.trial_from


def _because_stay(
    facts: "PartnerFacts", level_state: "LevelState", judgements: Sequence[StrandJudgement], settings: "Settings"
) -> tuple[ReadingReason, ...]:
    """Return why no bar is tested, or what has passed so far, and whether the level is on trial."""
    if not level_state.climbs:
        return (ReadingReason("at_target", {"above": level_state.firm > facts.partner.target}),)
    passed = tuple(_passed(judgement, settings) for judgement in judgements if judgement.strand.passed)
    if not level_state.on_trial:
        return passed
    on_trial = {"since": level_state.on_trial, "level": level_state.firm + 1}
    return (ReadingReason("on_trial", on_trial), *passed)


def _because_up(
    level_state: "LevelState", judgements: Sequence[StrandJudgement], settings: "Settings"
) -> tuple[ReadingReason, ...]:
    """Return what speaks for a step up, and how often luck alone gets there."""
    error = settings.up_error
    reasons = [_passed(judgement, settings) for judgement in judgements]
    reasons.append(ReadingReason("luck", {"p0": settings.bar(level_state.firm).promises[0], "error": error}))
    if level_state.beginnings > 1:
        reasons.append(ReadingReason("begun_again", {"beginnings": level_state.beginnings, "error": error}))
    return tuple(reasons)


def _attention(judgements: Sequence[StrandJudgement], settings: "Settings") -> Suggestion:
    because, missing = [], []
    for judgement in judgements:
        if judgement.concealed:
            numbers = {"numbers": tuple(judgement.concealed)}
            because.append(ReadingReason("concealed", numbers, strand=judgement.name))
            missing.append(ReadingReason("clear", numbers, gate="concealed"))
        if judgement.watch.raised:
            because.append(_slipped(judgement, settings))
            missing.append(ReadingReason("acknowledge", {}, strand=judgement.name))
    # A concealed break is a fact; only the watch can be wrong.
    rate = settings.watch_error if any(judgement.watch.raised for judgement in judgements) else None
    return Suggestion("attention", None, tuple(because), tuple(missing), rate)


def _missing(
    as_of: int,
    level_state: "LevelState",
    judgements: Sequence[StrandJudgement],
    gates: Sequence[Gate],
    settings: "Settings",
) -> tuple[ReadingReason, ...]:
    """Return what still stands between this level and the next: strands first, then gates."""
    if not level_state.climbs:
        return ()
    bar = settings.bar(level_state.firm)
    short = [_not_passed(judgement, as_of, bar, settings) for judgement in judgements if not judgement.strand.passed]
    return (*short, *(gate.reason for gate in gates if not gate.passed))


def _passed(judgement: StrandJudgement, settings: "Settings") -> ReadingReason:
    """Return that a strand is above its bar, and from how much."""
    strand = judgement.strand
    known = strand.trend != "unknown"
    params = {
        "n": strand.n,
        "estimate": strand.estimate if known else None,
        "low": strand.low if known else None,
        "high": strand.high if known else None,
        "evidence": strand.evidence or 0,
        "needed": settings.needed,
    }
    return ReadingReason("passed", params, strand=judgement.name)


def _not_passed(judgement: StrandJudgement, as_of: int, bar: "Bar", settings: "Settings") -> ReadingReason:
    """Return what a strand is short of, and when it will get there at this pace."""
    strand, name = judgement.strand, judgement.name
    evidence = strand.evidence or 0
    if evidence >= settings.needed:
        return _held_back(judgement, evidence, bar, settings)
    short = {"evidence": evidence, "needed": settings.needed}
    if strand.n < settings.too_few:
        return ReadingReason("short_too_early", {"n": strand.n}, strand=name)
    months = months_to_go(judgement, as_of, settings)
    if months is None:
        return ReadingReason("short_not_growing", short, strand=name)
    return ReadingReason("short", {**short, "months": months}, strand=name)


def _held_back(judgement: StrandJudgement, evidence: float, bar: "Bar", settings: "Settings") -> ReadingReason:
    """Return what holds back a strand that has the evidence."""
    if judgement.name in ("time", "openness"):
        params = {"evidence": evidence, "slots": settings.recent_slots}
        return ReadingReason("held_back_nothing_recent", params, strand=judgement.name)
    if judgement.strand.estimate is None:
        return ReadingReason("held_back_unsettled", {"evidence": evidence}, strand=judgement.name)
    return ReadingReason("held_back_below_bar", {"evidence": evidence, "p0": bar.promises[0]}, strand=judgement.name)


def _slipped(judgement: StrandJudgement, settings: "Settings") -> ReadingReason:
    """Return why a flag is up: the last outcomes as of the reading, those before, since when, and the watch's value."""
    from trustlog.trust.reading.question import LATELY

    watch = judgement.watch
    before, last = judgement.outcomes[:-LATELY], judgement.outcomes[-LATELY:]
    params = {
        "outcomes": len(last),
        "missed": sum(not on_time for _, on_time, _ in last),
        "usually": sum(on_time for _, on_time, _ in before) / len(before) if before else None,
        "raised": watch.raised,
        "value": watch.value or 0,
        "threshold": settings.watch_threshold,
    }
    return ReadingReason("slipped", params, strand=judgement.name)


def _below_bar(judgement: StrandJudgement, p0: float, level: int) -> ReadingReason:
    """Return that a strand has fallen below what its level asks for."""
    since = [event for event in judgement.events if event.known and event.day >= judgement.day_zero]
    kept = sum(event.how == "kept" for event in since)
    return ReadingReason(
        "below_bar", {"kept": kept, "settled": len(since), "p0": p0, "level": level}, strand=judgement.name
    )


def _declined(facts: "PartnerFacts", as_of: int, settings: "Settings") -> int:
    """Return the last day (an ordinal) of a "not now" in force, 0 for none."""
    until = 0
    for answer in facts.answers:
        on = answer.on.toordinal()
        if answer.answer == "decline" and on <= as_of:
            until = max(until, answer.until.toordinal() if answer.until else on + settings.decline_days)
    return until if until >= max(as_of, 1) else 0
