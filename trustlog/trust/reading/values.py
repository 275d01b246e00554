"""The values of a reading: what all that judges hands on to what decides and to what speaks."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from trustlog.domain.facts import Partner
from trustlog.trust.model.estimate import Prior
from trustlog.trust.strands.attention import Watch
from trustlog.trust.strands.events import Event
from trustlog.trust.strands.evidence import Evidence


class Strand(NamedTuple):
    """What is said of one strand; None where nothing is known."""

    n: int
    effective_n: float
    estimate: float | None
    low: float | None
    high: float | None
    late_share: float | None
    unknown: float
    evidence: float | None
    evidence_max: float | None
    needed: float
    passed: bool
    attention: float | None
    flagged: bool
    trend: str


class Judged(NamedTuple):
    """A strand with what it was judged from; `below` is the watch against the bar by which the level was entered."""

    name: str
    strand: Strand
    events: Sequence[Event]
    day_zero: int
    weighed: Evidence | None
    watch: Watch
    below: float
    concealed: Sequence[int]
    lives: Sequence[tuple[int, bool]]
    prior: Prior


class Gate(NamedTuple):
    """A condition beside the evidence, and what there is to say of it."""

    name: str
    passed: bool
    says: str


class Suggestion(NamedTuple):
    """What the reading suggests; a person decides. `to` is the level suggested, None to stay as it is.

    `error_rate` is None where nothing is suggested, and where `attention` rests on a concealed break alone, a fact.
    """

    action: str
    to: int | None
    because: tuple[str, ...]
    missing: tuple[str, ...]
    error_rate: float | None


class Explained(NamedTuple):
    """One event behind the numbers, in a sentence, with the evidence before and after its day.

    `moved` is what it added to the estimate or took from it. These amounts add up to the estimate, with those of two
    lines more that are no events: what is expected of a `newcomer`, and what `silence` did (in `what`).
    """

    on: date
    strand: str
    number: int | None
    sentence: str
    before: float | None
    after: float | None
    moved: float | None = None
    what: str = "event"


class Reading(NamedTuple):
    """What the ledger says of a partner as of a day."""

    partner: Partner
    as_of: date
    level: int
    level_since: date
    target: int
    strands: dict[str, Strand]
    trend: str
    beginnings: int
    gates: tuple[Gate, ...]
    suggestion: Suggestion
    late_entries: int
    explained: tuple[Explained, ...] = ()
