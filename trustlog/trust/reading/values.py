"""The values of a reading: what all that judges hands on to what decides and to what speaks."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from trustlog.domain.facts import Partner
    from trustlog.domain.strands import Action, StrandName, Trend
    from trustlog.trust.counted.values import CountedFacts
    from trustlog.trust.gates import GateName
    from trustlog.trust.model.belief import Outcome
    from trustlog.trust.strands.attention import Watch
    from trustlog.trust.strands.events import Event
    from trustlog.trust.strands.evidence import Evidence

SURE, BELOW = 0.9, 0.1
"""From this chance on to be above a bar a side is probably above it, up to that one probably below."""

ChanceCall = Literal["above", "below", "unclear"]
Params = Mapping[str, Any]
"""What a sentence is made of, by name: numbers, texts, truths and tuples of these; days are ordinals."""


def call_of(chance: float) -> ChanceCall:
    """Return what a chance to be above a bar, from 0 to 1, is called: nothing while it may as well be otherwise."""
    return "above" if chance >= SURE else "below" if chance <= BELOW else "unclear"


class ReadingReason(NamedTuple):
    """Something to be said, before it has words: a code, its parameters, and the strand or the gate it is about.

    `trust.words` has the sentence of every code.
    """

    code: str
    params: Params
    strand: "StrandName | None" = None
    gate: "GateName | None" = None


class Question(NamedTuple):
    """A question for the review about a strand: put since a day, until it expires (ordinals).

    Of the last `settled` outcomes by that day so many were `missed`.
    """

    since: int
    expires: int
    missed: int
    settled: int

    def reason(self, strand: "StrandName") -> ReadingReason:
        """Return what is to be said of it."""
        params = {"missed": self.missed, "settled": self.settled, "expires": self.expires}
        return ReadingReason("question", params, strand=strand)


class Strand(NamedTuple):
    """What is said of one strand; None where nothing is known.

    `n` outcomes are settled; `estimate`, `low` and `high` (its 80 % band) and `late_share` are shares from 0 to 1;
    `evidence` is compared with `needed`; `attention` is the value of the watch, in days. `chance` is that of promises
    to be above the next bar, `chance_level` above the bar by which the level was entered: forecasts, and no evidence.
    """

    n: int
    estimate: float | None
    low: float | None
    high: float | None
    late_share: float | None
    evidence: float | None
    evidence_max: float | None
    needed: float
    passed: bool
    chance: float | None
    chance_level: float | None
    attention: float | None
    flagged: bool
    trend: "Trend"
    question: Question | None = None


class StrandJudgement(NamedTuple):
    """A strand with what it was judged from.

    `day_zero` is the day (an ordinal) on which its test began; `below` is the watch against the bar by which the level
    was entered, None for slots; `concealed` has the numbers of breaks not cleared; `lives` has, for each promise that
    counts, the last day on which it did, and whether it was moved or withdrawn; `outcomes` is what the estimate is made
    from, in order.
    """

    name: "StrandName"
    strand: Strand
    events: Sequence["Event"]
    day_zero: int
    weighed: "Evidence | None"
    watch: "Watch"
    below: float | None
    concealed: Sequence[int]
    lives: Sequence[tuple[int, bool]]
    outcomes: Sequence["Outcome"]
    tested: "Sequence[Event]" = ()


class Gate(NamedTuple):
    """A condition beside the evidence: whether it is open, and what there is to say of it."""

    name: "GateName"
    passed: bool
    reason: ReadingReason


class Suggestion(NamedTuple):
    """What the reading suggests; a person decides. `to` is the level suggested, None to stay as it is.

    `error_rate` is None where nothing is suggested, where `attention` rests on a concealed break alone, a fact, and for
    a trial and its end, which are forecasts. `held_by` is what of all that is missing takes longest, where nothing is
    suggested.
    """

    action: "Action"
    to: int | None
    because: tuple[ReadingReason, ...]
    missing: tuple[ReadingReason, ...]
    error_rate: float | None
    held_by: ReadingReason | None = None


class Explained(NamedTuple):
    """One event behind the numbers, with what is to be said of it and the evidence before and after its day.

    `moved` is what it added to the estimate or took from it. These amounts add up to the estimate, with those of three
    lines more that are no events: what is expected of a `newcomer`, what `silence` did, and what was learned of the
    common `level` (in `kind`). Promises of one `week` have a line more, for evidence takes them together, and so has a
    `pause`, for its days are in no slot. `days` are those of a slot, 0 for all else. What was `before_test` counts in
    the estimate only.
    """

    on: date
    strand: "StrandName"
    number: int | None
    reasons: tuple[ReadingReason, ...]
    before: float | None
    after: float | None
    moved: float | None = None
    kind: Literal["event", "week", "pause", "newcomer", "silence", "level"] = "event"
    days: int = 0
    before_test: bool = False

    @property
    def is_told(self) -> bool:
        """Whether people are told of it: not of what an estimate sets out from while it is too early for one."""
        return not any(reason.code == "no_estimate" for reason in self.reasons)


class Reading(NamedTuple):
    """What the ledger says of a partner as of a day.

    While the level is a step on trial, since `on_trial`, `level_since` is the day on which the level below began.
    """

    partner: "Partner"
    as_of: date
    level: int
    level_since: date
    on_trial: date | None
    target: int
    strands: dict["StrandName", Strand]
    trend: "Trend"
    beginnings: int
    gates: tuple[Gate, ...]
    suggestion: Suggestion
    late_entries: int
    counted: "CountedFacts"
    explained: tuple[Explained, ...] = ()

    @property
    def firm(self) -> int:
        """The level by whose bar things are judged: while a step is on trial, the one below."""
        return self.level if self.on_trial is None else self.level - 1

    @property
    def archived_on(self) -> date | None:
        """Since when the partner is archived; None where it is not on the day of the reading."""
        on = self.partner.archived_on
        return on if on is not None and on <= self.as_of else None

    def before_logging(self, strand: "StrandName") -> int:
        """Return how many settled promises of a side were due before the partner is logged: in `n`, and in no count."""
        sides = {"our_promises": self.counted.our_promises, "their_promises": self.counted.their_promises}
        return self.strands[strand].n - sides[strand][0].settled if strand in sides else 0

    @property
    def asks(self) -> bool:
        """Whether a question is put about any strand."""
        return any(strand.question is not None for strand in self.strands.values())

    @property
    def questions(self) -> tuple[ReadingReason, ...]:
        """What is put as a question about each strand."""
        asked = ((name, strand.question) for name, strand in self.strands.items())
        return tuple(question.reason(name) for name, question in asked if question is not None)
