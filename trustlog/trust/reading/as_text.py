"""A reading as one line of text and back, the same to the last digit, so that it can be kept."""

from datetime import date
from json import dumps, loads
from typing import TYPE_CHECKING, Any, get_args

from trustlog.trust.gates import GateName
from trustlog.trust.reading.values import Gate, Reading, ReadingReason, Strand, Suggestion
from trustlog.trust.settings import STRANDS, Settings, short_hash

if TYPE_CHECKING:
    from trustlog.domain.facts import Partner
    from trustlog.trust.model.epochs import Learned

RULES = 3
"""To be raised when the same facts, settings and learned parameters are read otherwise, or written down otherwise."""


def made_from(learned: "Learned", settings: Settings, program: str, seen_by: str) -> str:
    """Return a short name for all that a day's readings rest on beside the facts: whoever shares it may share them."""
    return short_hash(repr((RULES, get_args(GateName), program, seen_by, learned, settings)))


def to_text(reading: Reading) -> str:
    """Return what was read as one line; the partner and the day are known to whoever keeps it."""
    suggested = reading.suggestion
    return dumps(
        [
            reading.level, reading.level_since.toordinal(), [*reading.strands.values()], reading.trend,
            reading.beginnings, reading.gates, suggested, reading.late_entries,
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )  # fmt: skip


def from_text(text: str, partner: "Partner", as_of: date) -> Reading:
    """Return what `to_text` has written, as the reading of this partner as of that day."""
    level, since, strands, trend, beginnings, gates, suggested, late = loads(text)
    action, to, because, missing, error_rate = suggested
    return Reading(
        partner=partner,
        as_of=as_of,
        level=level,
        level_since=date.fromordinal(since),
        target=partner.target,
        strands=dict(zip(STRANDS, map(Strand._make, strands), strict=True)),
        trend=trend,
        beginnings=beginnings,
        gates=tuple(Gate(name, passed, _reason(reason)) for name, passed, reason in gates),
        suggestion=Suggestion(action, to, tuple(map(_reason, because)), tuple(map(_reason, missing)), error_rate),
        late_entries=late,
    )


def _reason(values: list[Any]) -> ReadingReason:
    """Return a reason as it was; JSON knows no tuples."""
    code, params, strand, gate = values
    told = {name: tuple(value) if isinstance(value, list) else value for name, value in params.items()}
    return ReadingReason(code, told, strand, gate)
