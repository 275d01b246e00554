"""What holds a relationship back: of all that is missing, what takes longest at the pace of the last half year."""

from collections.abc import Callable, Mapping, Sequence
from math import ceil, inf, log
from typing import TYPE_CHECKING, NamedTuple

from trustlog.trust.reading.values import ReadingReason, StrandJudgement

if TYPE_CHECKING:
    from trustlog.domain.facts import PartnerFacts
    from trustlog.domain.strands import StrandName
    from trustlog.trust.gates import GateName
    from trustlog.trust.settings import Bar, Settings

_LOOK_BACK = {"time": 91, "openness": 56}
"""Days that the sentence of a strand looks back; others thirteen weeks, too."""
_SIDES: Sequence[tuple["StrandName", str]] = (("our_promises", "ours"), ("their_promises", "theirs"))
"""The promise strands, and what gates call their sides."""
_THIRTEEN_WEEKS = 91
_DAYS_A_MONTH = 30.44


class Standing(NamedTuple):
    """What the time to go is told from: the facts up to `as_of` (an ordinal), the judgements, bar and settings."""

    facts: "PartnerFacts"
    as_of: int
    judgements: Mapping["StrandName", StrandJudgement]
    bar: "Bar"
    settings: "Settings"


def held_by(missing: Sequence[ReadingReason], standing: Standing) -> ReadingReason | None:
    """Return what takes longest of all that is missing, with what was logged of it lately; None where nothing is.

    Of what takes equally long, what has least evidence, then what is named first.
    """
    if not missing:
        return None
    longest = max(missing, key=lambda reason: (days_to_go(reason, standing), -_evidence(reason, standing)))
    if longest.strand is None:
        return longest
    return _lately(longest.strand, standing)


def days_to_go(reason: ReadingReason, standing: Standing) -> float:
    """Return how many days something that is missing takes at this pace; infinite where it is not on its way."""
    if reason.gate is not None:
        gate_days = _GATE_DAYS.get(reason.gate)
        return gate_days(reason, standing) if gate_days is not None else 0.0
    if reason.code == "declined":
        return float(reason.params["until"] - standing.as_of)
    if reason.strand is None:
        return 0.0
    judgement = standing.judgements[reason.strand]
    if judgement.weighed is None or judgement.weighed.now >= standing.settings.needed:
        return inf  # the evidence is there: what is missing no longer grows with time
    days = evidence_days(judgement, standing.as_of, standing.settings)
    return inf if days is None else days


def evidence_days(judgement: StrandJudgement, as_of: int, settings: "Settings") -> float | None:
    """Return how many days the evidence needs at the pace of the last half year; None where it is not growing."""
    weighed = judgement.weighed
    if weighed is None or weighed.now >= settings.needed:
        return None
    days = min(as_of - judgement.day_zero, settings.pace_days)
    if days <= 0 or weighed.now <= weighed.pace_from:
        return None
    return log(settings.needed / weighed.now) * days / log(weighed.now / weighed.pace_from)


def months_to_go(judgement: StrandJudgement, as_of: int, settings: "Settings") -> int | None:
    """Return how many months the evidence needs at that pace; None where it is not growing."""
    days = evidence_days(judgement, as_of, settings)
    return None if days is None else max(1, ceil(days / _DAYS_A_MONTH))


def _evidence(reason: ReadingReason, standing: Standing) -> float:
    """Return how much evidence there is for what is missing; without any end where it is no strand."""
    if reason.strand is None:
        return inf
    weighed = standing.judgements[reason.strand].weighed
    return inf if weighed is None else weighed.now


def _at_pace(more: float, lately: int, standing: Standing) -> float:
    """Return how many days so many more take, when there were so many within the last half year."""
    if more <= 0:
        return 0.0
    return more * standing.settings.pace_days / lately if lately else inf


def _days_at_level(reason: ReadingReason, _standing: Standing) -> float:
    return float(reason.params["needed"] - reason.params["days"])


def _big_promises(reason: ReadingReason, standing: Standing) -> float:
    """Return the days until the slower side has kept enough big promises."""
    since, times = standing.as_of - standing.settings.pace_days, []
    for name, side in _SIDES:
        events = standing.judgements[name].events
        lately = sum(event.x == 1 and event.stake == "big" and event.day > since for event in events)
        times.append(_at_pace(reason.params["needed"] - reason.params[side], lately, standing))
    return max(times)


def _balance(reason: ReadingReason, standing: Standing) -> float:
    """Return the days until the side that told less has told enough, when the other tells no more."""
    ours, theirs, factor = (reason.params[name] for name in ("ours", "theirs", "factor"))
    fewer_is_ours = ours < theirs
    more = (max(ours, theirs) + 1) / factor - (min(ours, theirs) + 1)
    since, depth = standing.as_of - standing.settings.pace_days, reason.params["depth"]
    lately = sum(
        disclosure.ours is fewer_is_ours and (disclosure.depth or 0) >= depth and not disclosure.missed
        for disclosure in standing.facts.disclosures
        if since < disclosure.on.toordinal() <= standing.as_of
    )
    return _at_pace(ceil(more), lately, standing)


def _moved(reason: ReadingReason, standing: Standing) -> float:
    """Return the days until so many promises of each side are over that those moved are few enough."""
    share, since, times = reason.params["share"], standing.as_of - standing.settings.pace_days, [0.0]
    for name, side in _SIDES:
        moved, promises = reason.params[side]
        if moved and not share:
            return inf
        lately = sum(last > since and not touched for last, touched in standing.judgements[name].lives)
        times.append(_at_pace(ceil(moved / share - promises), lately, standing) if moved else 0.0)
    return max(times)


_GATE_DAYS: Mapping["GateName", Callable[[ReadingReason, Standing], float]] = {
    "big_promises": _big_promises,
    "balance": _balance,
    "moved": _moved,
    "days_at_level": _days_at_level,
}
"""How long a gate takes to open; those that are not here open as soon as somebody acts."""


def _lately(name: "StrandName", standing: Standing) -> ReadingReason:
    """Return what was logged lately of a strand that takes longest."""
    since_logged = standing.as_of - standing.facts.partner.logged_from.toordinal() + 1
    days = max(1, min(_LOOK_BACK.get(name, _THIRTEEN_WEEKS), since_logged))
    first = standing.as_of - days + 1
    if name == "time":
        met = [
            moment
            for moment in standing.facts.moments
            if moment.counts_as != "scripted" and first <= moment.on.toordinal() <= standing.as_of
        ]
        return ReadingReason("held_by_time", {"met": len(met), "days": days}, strand=name)
    if name == "openness":
        return _told_lately(first, days, standing)
    settled = [event.x == 1 for event in standing.judgements[name].events if event.known and event.day >= first]
    return ReadingReason("held_by_promises", {"kept": sum(settled), "settled": len(settled), "days": days}, strand=name)


def _told_lately(first: int, days: int, standing: Standing) -> ReadingReason:
    """Return what each side told from a day on (an ordinal), and how much of it as deep as one side has to go."""
    told = [
        (disclosure.ours, disclosure.depth or 0)
        for disclosure in standing.facts.disclosures
        if not disclosure.missed and first <= disclosure.on.toordinal() <= standing.as_of
    ]
    params = {"days": days, "depth": standing.bar.depth, "other_depth": standing.settings.other_side_depth}
    for side, ours in (("ours", True), ("theirs", False)):
        depths = [depth for by_us, depth in told if by_us is ours]
        params[side] = len(depths)
        params[f"{side}_deep"] = sum(depth >= standing.bar.depth for depth in depths)
    return ReadingReason("held_by_openness", params, strand="openness")
