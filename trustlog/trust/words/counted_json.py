"""What is counted, as plain values in the shape that scripts rely on."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from trustlog.domain.strands import StrandName
from trustlog.trust.counted.values import (
    PERIODS,
    CountedFacts,
    MomentCount,
    OpennessCount,
    PromiseCount,
    SlotCount,
    Told,
)


def counted_json(name: StrandName, counted: CountedFacts, moments: Sequence[MomentCount] = ()) -> dict[str, Any]:
    """Return what is counted of a strand, since it is logged and by period; `moments` are those of the same periods.

    Without `moments` what is counted of time does not tell which moments there were.
    """
    periods: list[Mapping[str, Any]]
    if name == "time":
        met: Sequence[MomentCount | None] = moments or [None] * len(counted.time)
        periods = [_time(slots, each) for slots, each in zip(counted.time, met, strict=True)]
        unsettled = 0
    elif name == "openness":
        periods = [_openness(each) for each in counted.openness]
        unsettled = 0
    else:
        ours = name == "our_promises"
        periods = [_promises(each) for each in (counted.our_promises if ours else counted.their_promises)]
        unsettled = counted.unsettled[0 if ours else 1]
    since_logged, *lately = periods
    by_days = {str(days): each for days, each in zip(PERIODS, lately, strict=True)}
    return {"unsettled": unsettled, "counted": since_logged, "counted_by": by_days}


def paused_json(counted: CountedFacts) -> list[dict[str, Any]]:
    """Return the pauses since the partner is logged, oldest first, in the shape of a pause."""
    return [
        {"from": _day(paused.first), "to": _day(paused.last), "entered_late": paused.entered_late}
        for paused in counted.paused
    ]


def _promises(counted: PromiseCount) -> dict[str, int]:
    """Return the counts that scripts know; those not satisfied are only told in words."""
    return {name: number for name, number in counted._asdict().items() if name != "unsatisfied"}


def _time(slots: SlotCount, moments: MomentCount | None) -> dict[str, Any]:
    values: dict[str, Any] = slots._asdict()
    if moments is not None:
        last = moments.last
        values["last"] = None if last is None else {"on": _day(last.on), "kind": last.kind, "people": list(last.people)}
        values["kinds"] = dict(moments.kinds)
    return values


def _openness(counted: OpennessCount) -> dict[str, Any]:
    return {
        "slots": counted.slots,
        "held": counted.held,
        "last": {"ours": _told(counted.ours), "theirs": _told(counted.theirs)},
        "depths": {"ours": list(counted.ours_by_depth), "theirs": list(counted.theirs_by_depth)},
    }


def _told(told: Told | None) -> dict[str, Any] | None:
    return None if told is None else {"on": _day(told.on), "depth": told.depth}


def _day(on: int) -> str:
    return date.fromordinal(on).isoformat()
