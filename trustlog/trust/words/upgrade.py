"""What reads differently since the rules of 0.1, and why: said once when a ledger of theirs is opened."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from trustlog.domain.strands import PROMISE_STRANDS, STRANDS, TITLES, StrandName
from trustlog.language import N_, _
from trustlog.trust.reading.values import Reading, Strand
from trustlog.trust.words import numbers
from trustlog.trust.words.strands import is_too_early

CHANGED = (
    N_("On time is one word everywhere: late, partly and lapsed are not on time, because a promise is about a day."),
    N_(
        "Of the moves of up to 30 days the first is free, because who says so in time has not let "
        "anybody down. Every other move counts as missed."
    ),
    N_(
        "The estimate is the chance that the next promise is kept on time. It forecasts better than the "
        "one before did, on histories that it was not made from, so most estimates have moved."
    ),
    N_(
        "Evidence takes the promises of a week together, because they share their luck, and half of it "
        "counts from the beginning of the level. Much of it is lower than it was; what is enough holds "
        "however often you look."
    ),
    N_(
        "Silence counts only from the day from which a partner is logged. Openness needs both sides "
        "within one period, and periods begin when the test does."
    ),
    N_(
        "Beside the evidence there are counted facts from the first day, a chance after three promises, "
        "and a step on trial: forecasts, and said to be."
    ),
    N_("The decisions you recorded keep what was seen then, by the rules of then."),
)
"""A sentence for each thing that changed."""


class Difference(NamedTuple):
    """Where a reading differs from what had been read of the same day, in words, and how much: 0.03 is a little."""

    says: str
    size: float


_LEAST = 0.09  # three points of an estimate, or as much of the way that evidence goes
_ESTIMATE_WEIGHS = 3  # times what a share of the way of the evidence does, which moves faster
_ACTIONS: Mapping[str, str] = {
    "attention": N_("attention"), "down": N_("a step down"), "up": N_("a step up"),
    "end_trial": N_("the end of a trial"),
    "trial": N_("a step on trial"), "stay": N_("no change"),
}  # fmt: skip
_LATE = N_("late ones are not on time")
_ANEW = {
    True: N_("a week counts as one, and half of it since the level began"),
    False: N_("periods begin anew, and half of it since the level began"),
}
"""What is otherwise with the evidence of promises (True) and of slots, where it was not late ones."""


def difference(before: Mapping[str, Any], now: Reading) -> Difference | None:
    """Return where a reading differs most from what earlier rules had read, and why; None where it hardly does.

    `before` is a snapshot: what a decision recorded, or what was kept of the last reading.
    """
    strands = before.get("strands")
    found = list(_differences(strands, now)) if isinstance(strands, dict) else []
    most = max(found, key=lambda each: each.size, default=Difference("", 0.0))
    suggested = before.get("suggestion")
    action = suggested.get("action") if isinstance(suggested, dict) else None
    parts = [most.says] if most.size >= _LEAST else []
    size = most.size if parts else 0.0
    if isinstance(action, str) and action in _ACTIONS and action != now.suggestion.action:
        parts.append(
            _("suggested was {actions}, now {actions_2}").format(
                actions=_(_ACTIONS[action]), actions_2=_(_ACTIONS[now.suggestion.action])
            )
        )
        size += 1.0
    return Difference("; ".join(parts), size) if parts else None


def _differences(strands: Mapping[str, Any], now: Reading) -> Iterator[Difference]:
    for name in STRANDS:
        old = strands.get(name)
        if isinstance(old, dict):
            if name in PROMISE_STRANDS:
                yield from _of_estimate(name, old, now.strands[name])
            yield from _of_evidence(name, old, now.strands[name])


def _of_estimate(name: StrandName, old: Mapping[str, Any], new: Strand) -> Iterator[Difference]:
    was, is_now = old.get("estimate"), new.estimate
    if not isinstance(was, int | float) or is_now is None or is_too_early(new) or old.get("trend") == "unknown":
        return
    by = is_now - was
    why = _(_LATE) if by < 0 and new.late_share else _("it is now the chance of the next promise")
    low, high = new.low or 0.0, new.high or 0.0
    says_now = numbers.estimate(is_now, low, high) if numbers.is_unclear(low, high) else numbers.percent(is_now)
    says = f"{_(TITLES[name]).lower()} {numbers.percent(was)} → {says_now}: {why}"
    yield Difference(says, _ESTIMATE_WEIGHS * abs(by))


def _of_evidence(name: StrandName, old: Mapping[str, Any], new: Strand) -> Iterator[Difference]:
    was, needed, is_now = old.get("evidence"), old.get("needed"), new.evidence
    if not isinstance(was, int | float) or not isinstance(needed, int | float) or is_now is None or needed <= 1:
        return
    by = numbers.evidence_share(is_now, new.needed) - numbers.evidence_share(was, needed)
    why = _(_LATE) if by < 0 and new.late_share else _(_ANEW[name in PROMISE_STRANDS])
    change = _("evidence {evidence} → {evidence_2}").format(
        evidence=numbers.evidence(was), evidence_2=numbers.evidence(is_now)
    )
    yield Difference(f"{_(TITLES[name]).lower()}, {change}: {why}", abs(by))
