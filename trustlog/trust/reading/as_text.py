"""A reading as one line of text and back, the same to the last digit, so that it can be kept."""

from datetime import date
from json import dumps, loads
from typing import TYPE_CHECKING, Any, get_args

from trustlog.trust.counted.values import CountedFacts, OpennessCount, Paused, PromiseCount, SlotCount, Told
from trustlog.trust.gates import GateName
from trustlog.trust.reading.values import Gate, Question, Reading, ReadingReason, Strand, Suggestion
from trustlog.trust.settings import STRANDS, Settings, short_hash

if TYPE_CHECKING:
    from trustlog.domain.facts import Partner
    from trustlog.trust.model.epochs import Learned

RULES = 3
"""To be raised when the same facts, settings and learned parameters are read otherwise: other numbers."""
FORM = 3
"""To be raised when the same numbers are written down otherwise, or what is to be said of them has other parameters."""


def made_from(learned: "Learned", settings: Settings, program: str, seen_by: str) -> str:
    """Return a short name for all that a day's readings rest on beside the facts: whoever shares it may share them."""
    return short_hash(repr((RULES, FORM, get_args(GateName), program, seen_by, learned, settings)))


def to_text(reading: Reading) -> str:
    """Return what was read as one line; the partner and the day are known to whoever keeps it."""
    suggested = reading.suggestion
    on_trial = None if reading.on_trial is None else reading.on_trial.toordinal()
    return dumps(
        [
            reading.level, reading.level_since.toordinal(), on_trial, [*reading.strands.values()], reading.trend,
            reading.beginnings, reading.gates, suggested, reading.late_entries,
            reading.counted,
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )  # fmt: skip


def from_text(text: str, partner: "Partner", as_of: date) -> Reading:
    """Return what `to_text` has written, as the reading of this partner as of that day."""
    level, since, on_trial, strands, trend, beginnings, gates, suggested, late, counted = loads(text)
    action, to, because, missing, error_rate, held_by = suggested
    because, missing = (tuple(map(_reason, each)) for each in (because, missing))
    return Reading(
        partner=partner,
        as_of=as_of,
        level=level,
        level_since=date.fromordinal(since),
        on_trial=None if on_trial is None else date.fromordinal(on_trial),
        target=partner.target,
        strands=dict(zip(STRANDS, map(_strand, strands), strict=True)),
        trend=trend,
        beginnings=beginnings,
        gates=tuple(Gate(name, passed, _reason(reason)) for name, passed, reason in gates),
        suggestion=Suggestion(action, to, because, missing, error_rate, None if held_by is None else _reason(held_by)),
        late_entries=late,
        counted=_counted(counted),
    )


def _strand(values: list[Any]) -> Strand:
    strand = Strand._make(values)
    return strand if strand.question is None else strand._replace(question=Question._make(strand.question))


def _reason(values: list[Any]) -> ReadingReason:
    """Return a reason as it was; JSON knows no tuples."""
    code, params, strand, gate = values
    told = {name: tuple(value) if isinstance(value, list) else value for name, value in params.items()}
    return ReadingReason(code, told, strand, gate)


def _counted(values: list[Any]) -> CountedFacts:
    """Return what was counted as it was."""
    ours, theirs, time, openness, unsettled, early, time_days, openness_days, depths, logged_from, paused = values
    return CountedFacts(
        tuple(map(PromiseCount._make, ours)), tuple(map(PromiseCount._make, theirs)),
        tuple(map(SlotCount._make, time)), tuple(map(_openness, openness)), tuple(unsettled),
        (tuple(early[0]), tuple(early[1])), tuple(time_days), tuple(openness_days), tuple(depths), logged_from,
        tuple(map(Paused._make, paused)),
    )  # fmt: skip


def _openness(values: list[Any]) -> OpennessCount:
    slots, held, ours, theirs, ours_by_depth, theirs_by_depth = values
    first, second = (None if each is None else Told._make(each) for each in (ours, theirs))
    return OpennessCount(slots, held, first, second, tuple(ours_by_depth), tuple(theirs_by_depth))
