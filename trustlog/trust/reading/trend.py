"""The trend of a strand and of a relationship: whether evidence is growing, not whether the line rises."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from trustlog.domain.strands import PROMISE_STRANDS, StrandName, Trend
from trustlog.trust.reading.values import call_of

if TYPE_CHECKING:
    from trustlog.trust.reading.values import Strand
    from trustlog.trust.settings import Settings


def strand_trend(flagged: bool, n: int, evidence: float | None, earlier: float | None, settings: "Settings") -> Trend:
    """Return the trend of a strand of which `n` outcomes are settled.

    `evidence` is that of the day, `earlier` that of `building_days` before, both None where no bar is tested.
    """
    if flagged:
        return "slipping"
    if n < settings.too_few:
        return "unknown"
    if evidence is None or earlier is None:
        return "steady"
    return "building" if evidence >= settings.building_from and evidence > earlier else "steady"


def relationship_trend(strands: Mapping[StrandName, "Strand"]) -> Trend:
    """Return the trend of a relationship: only their promises can make it building, and any strand may warn."""
    if any(strand.trend == "slipping" for strand in strands.values()):
        return "slipping"
    promises = [strands[name] for name in PROMISE_STRANDS]
    if all(strand.trend == "unknown" for strand in promises):
        return "unknown"
    if strands["their_promises"].trend == "building" and not any(map(_speaks_against, promises)):
        return "building"
    return "steady"


def _speaks_against(strand: "Strand") -> bool:
    """Return whether a promise strand has less evidence than none, or is probably below the bar of its level."""
    below = strand.chance_level is not None and call_of(strand.chance_level) == "below"
    return below or (strand.evidence is not None and strand.evidence < 1)
