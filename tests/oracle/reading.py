"""The whole reading of one partner as of a day, from a history and what the program's watch says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from oracle.counted import counted, finished, periods, settled, unsettled
from oracle.decision import FEWEST, NEEDED, StrandReading, still, suggestion, trend_of, trend_of_all
from oracle.estimates import forecaster, said_of
from oracle.evidence import evidence_path
from oracle.gates import gates
from oracle.history import BARS, PROMISE_STRANDS, STRANDS, History, Looked, Partner, Strand, beginnings, standing

LOOK_BACK = 91


@dataclass(frozen=True)
class Reading:
    """What `trust P --json` says, as far as the description fixes it."""

    level: int
    level_since: date
    on_trial: date | None
    beginnings: int
    strands: dict[Strand, StrandReading]
    counted: dict[Strand, dict[str, dict[str, object]]]  # by period
    unsettled: dict[Strand, int]
    trend: str
    gates: dict[str, bool]
    action: str
    to: int | None


def read_strand(history: History, partner: Partner, strand: Strand, looked: Looked, flagged: bool) -> StrandReading:
    """Read one strand; the flag is the program's word."""
    promises = strand in PROMISE_STRANDS
    if promises:
        n = settled(history, partner, strand == "our_promises", looked)
    else:
        n = len(finished(history, partner, strand, looked))
    now = standing(history, partner, looked)
    estimate = low = high = chance = chance_level = None
    if n:
        said = said_of(forecaster(history, strand, looked), partner.handle, looked)
        estimate, (low, high) = said.p, said.band()
        if promises and n >= FEWEST:
            chance = said.chance_above(BARS[now.base].promises[0]) if now.base in BARS else None
            chance_level = said.chance_above(BARS[now.level - 1].promises[0]) if now.level > 1 else None
    path = evidence_path(history, partner, strand, looked)
    evidence = most = back = None
    if path is not None:
        evidence, most = (path[-1], max(path)) if path else (1.0, 1.0)
        back = path[-1 - LOOK_BACK] if len(path) > LOOK_BACK else 1.0
    passed = (
        evidence is not None
        and evidence >= NEEDED
        and not flagged
        and still(history, partner, strand, looked, estimate)
    )
    trend = trend_of(n, evidence, back, flagged)
    return StrandReading(
        n, estimate, low, high, evidence, most, back, chance, chance_level, flagged, passed, trend
    )  # fmt: skip


def read(
    history: History, partner: Partner, looked: Looked, flags: Mapping[Strand, bool], watch_says_down: bool
) -> Reading:
    """Read a partner; `flags` and what the watch for `down` says are the program's."""
    strands = {name: read_strand(history, partner, name, looked, flags[name]) for name in STRANDS}
    judged = gates(history, partner, looked)
    action, to = suggestion(history, partner, looked, strands, judged, watch_says_down)
    now = standing(history, partner, looked)
    counts = {
        name: {
            period: counted(history, partner, name, looked, since) for period, since in periods(partner, looked).items()
        }
        for name in STRANDS
    }
    open_days = {name: unsettled(history, partner, name == "our_promises", looked) for name in PROMISE_STRANDS}
    return Reading(
        now.level, now.since, now.on_trial, beginnings(history, partner, looked), strands, counts, open_days,
        trend_of_all(strands), judged, action, to,
    )  # fmt: skip
