"""Who depends on whom as plain values, for scripts."""

from typing import Any

from trustlog.desk.dependence.over_time import Standing
from trustlog.desk.facts import facts_json
from trustlog.desk.ledger import Ledger
from trustlog.domain.dependence import bound_of
from trustlog.domain.reciprocity import EachWay


def as_json(ledger: Ledger, at: Standing) -> dict[str, Any]:
    """Return the last look with its numbers and sums, the trend, all looks, and what the last year held."""
    looks = facts_json(ledger, at.looks, at.as_of)
    now, first = at.bound, at.first
    then = None if first is None else bound_of(first)
    return {
        "partner": at.partner.name,
        "handle": at.partner.handle,
        "as_of": at.as_of.isoformat(),
        "ours": now.ours,
        "theirs": now.theirs,
        "total": now.total,
        "imbalance": now.imbalance,
        "held": now.held,
        "last": looks[-1] if looks else None,
        "trend": None
        if first is None or then is None
        else {"since": first.on.isoformat(), "total": _less(now.total, then.total),
              "imbalance": _less(now.imbalance, then.imbalance)},
        "looks": looks,
        "given": {
            "promises": _sides(at.given.promises),
            "initiative": _sides(at.given.initiative, at.given.both) | {"both": at.given.both},
            "openness": _sides(at.given.openness),
        },
        "steered": {
            "moments": at.steered.moments._asdict(),
            "ours": at.steered.ours._asdict(),
            "theirs": at.steered.theirs._asdict(),
        },
    }  # fmt: skip


def _less(now: int | None, then: int | None) -> int | None:
    return None if now is None or then is None else now - then


def _sides(way: EachWay, both: int = 0) -> dict[str, Any]:
    return {**way._asdict(), "lopsided": way.lopsided(both)}
