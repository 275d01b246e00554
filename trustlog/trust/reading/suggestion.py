"""The suggestion: attention before down before up before stay, each with its reasons."""

from collections.abc import Sequence
from datetime import date
from math import ceil, log

from trustlog.domain.facts import PartnerFacts
from trustlog.trust.reading.values import Gate, Judged, Suggestion
from trustlog.trust.settings import Settings
from trustlog.trust.strands.attention import down_threshold
from trustlog.trust.strands.level_state import Standing
from trustlog.trust.words import sentences


def suggest(
    facts: PartnerFacts,
    as_of: int,
    standing: Standing,
    judged: Sequence[Judged],
    gates: Sequence[Gate],
    settings: Settings,
) -> Suggestion:
    """Say what the reading suggests."""
    if any(one.strand.flagged for one in judged):
        return _attention(judged, settings)
    level = standing.level
    if level >= 2 and as_of - standing.since >= settings.down_after_days:
        threshold = down_threshold(level, settings)
        low = [one for one in judged[:2] if one.below >= threshold]
        if low:
            p0 = settings.bars[level - 2].promises[0]
            because = tuple(sentences.below_bar(one, p0, level) for one in low)
            return Suggestion("down", level - 1, because, (), settings.down_error)
    missing = _missing(as_of, standing, judged, gates, settings)
    declined = _declined(facts, as_of, settings)
    if standing.climbs and not missing and declined is None:
        return Suggestion("up", level + 1, _because_up(standing, judged, settings), (), settings.up_error)
    if declined is not None:
        missing = (*missing, sentences.declined(declined))
    because = tuple(sentences.passed(one, settings) for one in judged if one.strand.passed)
    if not standing.climbs:
        because = (sentences.at_target(level, facts.partner.target),)
    return Suggestion("stay", None, because, missing, None)


def _because_up(standing: Standing, judged: Sequence[Judged], settings: Settings) -> tuple[str, ...]:
    """Say what speaks for a step up, and how often luck alone gets there."""
    said = [sentences.passed(one, settings) for one in judged]
    said.append(sentences.error_of_up(settings.bar(standing.level), settings))
    if standing.beginnings > 1:
        said.append(sentences.begun_again(standing.beginnings, settings))
    return tuple(said)


def _attention(judged: Sequence[Judged], settings: Settings) -> Suggestion:
    because, missing = [], []
    for one in judged:
        if one.concealed:
            because.append(sentences.concealed(one))
            missing.append(sentences.clear_it(one.concealed))
        if one.watch.raised:
            because.append(sentences.slipped(one, settings))
            missing.append(sentences.acknowledge_it(one))
    # A concealed break is a fact; only the watch can be wrong.
    rate = settings.watch_error if any(one.watch.raised for one in judged) else None
    return Suggestion("attention", None, tuple(because), tuple(missing), rate)


def _missing(
    as_of: int, standing: Standing, judged: Sequence[Judged], gates: Sequence[Gate], settings: Settings
) -> tuple[str, ...]:
    """Give what still stands between this level and the next, one sentence each."""
    if not standing.climbs:
        return ()
    missing = []
    for one in judged:
        if not one.strand.passed:
            bar = settings.bar(standing.level)
            missing.append(sentences.not_passed(one, months_to_go(one, as_of, settings), bar, settings))
    return (*missing, *(gate.says for gate in gates if not gate.passed))


def months_to_go(one: Judged, as_of: int, settings: Settings) -> int | None:
    """Tell how many months the evidence needs at the pace of the last half year; None where it is not growing."""
    weighed = one.weighed
    if weighed is None or weighed.now >= settings.needed:
        return None
    days = min(as_of - one.day_zero, settings.pace_days)
    if days <= 0 or weighed.now <= weighed.pace_from:
        return None
    pace = log(weighed.now / weighed.pace_from) / days
    return max(1, ceil(log(settings.needed / weighed.now) / pace / 30.44))


def _declined(facts: PartnerFacts, as_of: int, settings: Settings) -> date | None:
    """Give the last day of a "not now" in force."""
    until = 0
    for answer in facts.answers:
        on = answer.on.toordinal()
        if answer.answer == "decline" and on <= as_of:
            until = max(until, answer.until.toordinal() if answer.until else on + settings.decline_days)
    return date.fromordinal(until) if until >= max(as_of, 1) else None
