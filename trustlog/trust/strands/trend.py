"""Where a strand and a relationship are going."""

from collections.abc import Mapping

from trustlog.domain.strands import PROMISE_STRANDS, StrandName, Trend
from trustlog.trust.reading.values import Strand
from trustlog.trust.settings import Settings
from trustlog.trust.strands.evidence import Evidence


def trend_of(too_early: bool, flagged: bool, weighed: Evidence | None, settings: Settings) -> Trend:
    """Return a strand's trend; `building` means that evidence is growing, not that the line rises."""
    if too_early:
        return "unknown"
    if flagged:
        return "slipping"
    if weighed is not None and weighed.now >= settings.building_from and weighed.now > weighed.earlier:
        return "building"
    return "steady"


def trend_of_all(strands: Mapping[StrandName, Strand]) -> Trend:
    """Return the relationship's trend, for which the promises speak and any strand may warn."""
    if any(strand.trend == "slipping" for strand in strands.values()):
        return "slipping"
    promises = {strands[name].trend for name in PROMISE_STRANDS}
    if promises == {"unknown"}:
        return "unknown"
    return "building" if "building" in promises else "steady"
