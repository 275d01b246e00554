"""The reading of a partner as of a day: a pure function of its facts."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from trustlog.domain.facts import PartnerFacts
from trustlog.trust.gates import gates_of
from trustlog.trust.model.estimate import Learned, Prior, estimate
from trustlog.trust.reading.suggestion import suggest
from trustlog.trust.reading.values import Explained, Gate, Judged, Reading, Strand, Suggestion
from trustlog.trust.settings import DEFAULTS, STRANDS, Settings
from trustlog.trust.strands.attention import NO_WATCH, below_bar, watch
from trustlog.trust.strands.events import Event, Promises, gather, settled
from trustlog.trust.strands.evidence import weigh
from trustlog.trust.strands.level_state import Standing, stand
from trustlog.trust.strands.slots import slots
from trustlog.trust.strands.trend import trend_of, trend_of_all

__all__ = ["Explained", "Gate", "Reading", "Strand", "Suggestion", "as_json", "read", "strand_json"]


def read(
    facts: PartnerFacts,
    as_of: date,
    today: date,
    learned: Learned,
    settings: Settings = DEFAULTS,
    explain: bool = False,
    texts: Mapping[int, str] | None = None,
) -> Reading:
    """Read where trust in a partner stands, from what had happened by the end of `as_of`.

    `texts` names promises by number where sentences may name them; without it they are "promise #12".
    """
    day, now = as_of.toordinal(), today.toordinal()
    standing = stand(facts, day)
    promises = gather(facts.promises, day, now, settings)
    bar = settings.bar(standing.level)
    held = slots(facts, standing.since, bar, day, now, settings)
    over = min(day, now - 1)
    judged = [_promises(at, promises[at], day, over, standing, learned.prior(at), settings, explain) for at in (0, 1)]
    judged += [_slots(at, held[at - 2], day, standing, learned.prior(at), settings, explain) for at in (2, 3)]
    gates = gates_of(facts, day, standing, judged[0], judged[1], settings)
    strands = {one.name: one.strand for one in judged}
    explained: tuple[Explained, ...] = ()
    if explain:
        from trustlog.trust.reading.explanation import explain as explain_all

        explained = explain_all(facts, as_of, standing, judged, settings, texts)
    return Reading(
        partner=facts.partner,
        as_of=as_of,
        level=standing.level,
        level_since=date.fromordinal(standing.since),
        target=facts.partner.target,
        strands=strands,
        trend=trend_of_all(strands),
        beginnings=standing.beginnings,
        gates=gates,
        suggestion=suggest(facts, day, standing, judged, gates, settings),
        late_entries=len(promises[0].late_entries) + len(promises[1].late_entries),
        explained=explained,
    )


def _promises(
    at: int, said: Promises, as_of: int, over: int, standing: Standing, prior: Prior, settings: Settings, steps: bool
) -> Judged:
    """Judge a promise strand; `over` is the last day that is over."""
    events, zero = said.events, standing.day_zero[at]
    bar = settings.bar(standing.level).promises
    weighed = weigh(events, bar, zero, as_of, settings, steps) if standing.tested else None
    found = estimate(settled(events), as_of, prior, settings)
    watched = watch(events, standing.acked[at], over, settings)
    flagged = bool(watched.raised or said.concealed)
    passed = (
        weighed is not None
        and weighed.now >= settings.needed
        and not flagged
        and found.mean is not None
        and found.mean >= bar[0]
    )
    strand = Strand(
        found.n, found.effective_n, found.mean, found.low, found.high,
        sum(event.how == "late" for event in events) / found.n if found.n else None,
        found.unknown, weighed.now if weighed else None, weighed.highest if weighed else None, settings.needed,
        passed, watched.value, flagged, trend_of(found.too_early, flagged, weighed, settings),
    )  # fmt: skip
    below = below_bar(events, zero, standing.level, over, settings)
    return Judged(STRANDS[at], strand, events, zero, weighed, watched, below, said.concealed, said.lives, prior)


def _slots(
    at: int, events: list[Event], as_of: int, standing: Standing, prior: Prior, settings: Settings, steps: bool
) -> Judged:
    """Judge time or openness by its slots."""
    bar, zero = settings.bar(standing.level), standing.day_zero[at]
    pair = bar.time if at == 2 else bar.openness
    weighed = weigh(events, pair, zero, as_of, settings, steps) if standing.tested else None
    found = estimate(settled(events), as_of, prior, settings)
    recent = any(event.x == 1 for event in events[-settings.recent_slots :])
    strand = Strand(
        found.n, found.effective_n, found.mean, found.low, found.high, None, found.unknown,
        weighed.now if weighed else None, weighed.highest if weighed else None, settings.needed,
        weighed is not None and weighed.now >= settings.needed and recent,
        None, False, trend_of(found.too_early, False, weighed, settings),
    )  # fmt: skip
    return Judged(STRANDS[at], strand, events, zero, weighed, NO_WATCH, 0.0, (), (), prior)


def strand_json(strand: Strand) -> dict[str, Any]:
    """Give a strand as plain values."""
    return dict(strand._asdict())


def as_json(reading: Reading) -> dict[str, Any]:
    """Give a reading as plain values, in the shape that scripts rely on."""
    values: dict[str, Any] = {
        "partner": reading.partner.name,
        "handle": reading.partner.handle,
        "as_of": reading.as_of.isoformat(),
        "level": reading.level,
        "level_since": reading.level_since.isoformat(),
        "target": reading.target,
        "strands": {name: strand_json(strand) for name, strand in reading.strands.items()},
        "trend": reading.trend,
        "beginnings": reading.beginnings,
        "gates": [dict(gate._asdict()) for gate in reading.gates],
        "suggestion": {
            **reading.suggestion._asdict(),
            "because": list(reading.suggestion.because),
            "missing": list(reading.suggestion.missing),
        },
        "late_entries": reading.late_entries,
    }
    if reading.explained:
        values["explained"] = [{**line._asdict(), "on": line.on.isoformat()} for line in reading.explained]
    return values
