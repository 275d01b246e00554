"""What has happened in a ledger, as plain values; and what a level, a bar and a beginning are on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Stake = Literal["small", "normal", "big"]
Closing = Literal["kept", "partly", "broken", "withdrawn"]
StepKind = Literal["step", "trial", "confirmed", "ended"]
Strand = Literal["our_promises", "their_promises", "time", "openness"]

DAY = timedelta(days=1)
STRANDS: tuple[Strand, ...] = ("our_promises", "their_promises", "time", "openness")
PROMISE_STRANDS: tuple[Strand, ...] = ("our_promises", "their_promises")


@dataclass(frozen=True)
class Move:
    """A due day moved, on a day, from one day to another."""

    on: date
    from_on: date
    to_on: date


@dataclass(frozen=True)
class Promise:
    """A promise; `due_on` is the day first agreed, or the day of the clock where none was given (`dated` false)."""

    number: int
    partner: str
    ours: bool
    stake: Stake
    made_on: date
    due_on: date
    dated: bool = True
    accepted_on: date | None = None  # None: never; an open one was accepted on the day it was made
    grace_days: int = 7
    moves: tuple[Move, ...] = ()
    closed_as: Closing | None = None
    closed_on: date | None = None
    concealed: bool = False
    satisfied: bool | None = None
    withdrawn_by: Literal["maker", "receiver"] | None = None
    cleared_on: date | None = None
    typed_on: date | None = None  # when its settlement was typed in, where later; it "does not matter"


@dataclass(frozen=True)
class Moment:
    """Time spent together."""

    on: date
    partners: tuple[str, ...]
    counts_as: Literal["scripted", "joint", "unscripted"]
    theirs: str = ""  # who of theirs was there, at a moment with one partner alone
    ours: str = ""  # who of us was; else it was who recorded it


@dataclass(frozen=True)
class Disclosure:
    """What one side told the other, or (`depth` None) should have told."""

    on: date
    partner: str
    ours: bool
    depth: int | None


@dataclass(frozen=True)
class Pause:
    """Days that are not counted, both ends included; of one partner, or of all (`partner` None)."""

    partner: str | None
    from_on: date
    to_on: date
    yearly: bool = False


@dataclass(frozen=True)
class Anew:
    """A beginning of a test on the day after: an acknowledged flag, `anew`, or `logged_from` set later.

    An `ack` without strands is one of whatever is up: which strands those are, the program says.
    """

    on: date
    partner: str
    strands: tuple[Strand, ...]
    why: Literal["ack", "anew", "logged_from"]


@dataclass(frozen=True)
class Step:
    """A change of level: a real step, or the beginning, confirmation or end of a step on trial."""

    on: date
    partner: str
    to: int
    kind: StepKind = "step"


@dataclass(frozen=True)
class Decline:
    """“Not now”, until a day; whether a step on trial was suggested then, the program says."""

    on: date
    partner: str
    until: date | None = None
    of_trial: bool = False


@dataclass(frozen=True)
class Look:
    """A look at who depends more on the other: a word at a decision, or `measured`, with numbers each way."""

    on: date
    partner: str
    measured: bool = False


@dataclass(frozen=True)
class Leave:
    """Somebody of theirs who left."""

    on: date
    partner: str
    who: str


@dataclass(frozen=True)
class Purposed:
    """Words on a joint purpose, a draft or agreed."""

    on: date
    partner: str
    agreed: bool = True


@dataclass(frozen=True)
class Sectioned:
    """A section of the agreement as it was left: `not_relevant`, `open`, `draft` or `agreed`."""

    on: date
    partner: str
    name: str
    state: str = "agreed"


@dataclass(frozen=True)
class Versioned:
    """A version of the agreement, to be reviewed on a day."""

    on: date
    partner: str
    review_on: date


@dataclass(frozen=True)
class Partner:
    """A partner as entered, and its `logged_from`, which “has no history”; what it was at first is for writing only."""

    handle: str
    level: int
    level_since: date
    logged_from: date
    target: int
    entered_on: date
    first_logged_from: date | None = None


@dataclass(frozen=True)
class History:
    """All that happened; what happened on one day stands in the order in which it was entered."""

    partners: tuple[Partner, ...] = ()
    promises: tuple[Promise, ...] = ()
    moments: tuple[Moment, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()
    pauses: tuple[Pause, ...] = ()
    beginnings: tuple[Anew, ...] = ()
    steps: tuple[Step, ...] = ()
    declines: tuple[Decline, ...] = ()
    looks: tuple[Look, ...] = ()
    leaves: tuple[Leave, ...] = ()
    purposes: tuple[Purposed, ...] = ()
    sections: tuple[Sectioned, ...] = ()
    versions: tuple[Versioned, ...] = ()


@dataclass(frozen=True)
class Looked:
    """The day looked at, and the day it is then."""

    day: date
    today: date

    def counts(self, day: date) -> bool:
        """“An event enters when its day ≤ D and its day < today”."""
        return day <= self.day and day < self.today


@dataclass(frozen=True)
class Bar:
    """A line of the table of bars."""

    promises: tuple[float, float]
    time: tuple[float, float]
    time_slot: int
    openness: tuple[float, float]
    depth: int
    openness_slot: int = 56


BARS: dict[int, Bar] = {
    1: Bar((0.60, 0.85), (0.15, 0.40), 56, (0.15, 0.45), 2),
    2: Bar((0.70, 0.90), (0.25, 0.55), 28, (0.15, 0.45), 3),
    3: Bar((0.80, 0.95), (0.40, 0.70), 28, (0.10, 0.35), 4),
}
BARS[4] = BARS[3]  # "as 3→4, for every pair of the garden"


@dataclass(frozen=True)
class Standing:
    """The level of a partner on a day. `base` is the level whose bar judges: on trial “that of the level below”."""

    level: int
    base: int
    since: date
    on_trial: date | None
    last_step: date | None  # "its last recorded step (without one …)"
    last_down: date | None
    trial_ended: date | None


def steps_of(history: History, partner: Partner, looked: Looked) -> list[Step]:
    """The recorded changes of a partner's level up to D, in order of day."""
    found = [step for step in history.steps if step.partner == partner.handle and step.on <= looked.day]
    return sorted(found, key=lambda step: step.on)


def standing(history: History, partner: Partner, looked: Looked) -> Standing:
    """“Ending a trial is no step down, and confirming it is no step”; confirmed, it began with the trial."""
    level = base = partner.level
    since, on_trial = partner.level_since, None
    last_step: date | None = None
    last_down: date | None = None
    ended: date | None = None
    for step in steps_of(history, partner, looked):
        if step.kind == "trial":
            level, on_trial = step.to, step.on
        elif step.kind == "ended":
            level, on_trial, ended = base, None, step.on
        elif step.kind == "confirmed":
            assert on_trial is not None
            base, since, last_step, on_trial = level, on_trial, on_trial, None
        else:
            if step.to < base:
                last_down = step.on
            level = base = step.to
            since, last_step, on_trial = step.on, step.on, None
    return Standing(level, base, since, on_trial, last_step, last_down, ended)


def tested(partner: Partner, base: int) -> bool:
    """“At level 5, and above the target, `evidence` is null”."""
    return base < 5 and base <= partner.target


def bar_of(partner: Partner, base: int) -> Bar:
    """The bar of a level; at level 5 and above the target “slots are then cut as for 3→4”."""
    return BARS[base] if tested(partner, base) else BARS[3]


def anew_days(history: History, partner: Partner, looked: Looked, strand: Strand | None = None) -> list[date]:
    """The days on which a test of a strand (None: of any) was begun anew: its day 0 is the day after."""
    days = [
        begun.on
        for begun in history.beginnings
        if begun.partner == partner.handle and begun.on <= looked.day and (strand is None or strand in begun.strands)
    ]
    level = partner.level
    for step in steps_of(history, partner, looked):
        if step.kind == "step":
            if step.to < level:
                days.append(step.on)
            level = step.to
        elif step.kind == "confirmed":
            level = step.to
    return days


def day_zero(history: History, partner: Partner, looked: Looked, strand: Strand) -> date:
    """“The latest of: `logged_from`, and the day after the last step down, acknowledged flag, or `anew`”."""
    return max([partner.logged_from, *(day + DAY for day in anew_days(history, partner, looked, strand))])


def beginnings(history: History, partner: Partner, looked: Looked) -> int:
    """“1 + the number of different days of those and of a later `logged_from`”."""
    return 1 + len(set(anew_days(history, partner, looked)))


def level_begins(history: History, partner: Partner, looked: Looked, strand: Strand) -> date:
    """“The later of day 0 and the day after its last recorded step (without one, day 0)”."""
    zero = day_zero(history, partner, looked, strand)
    step = standing(history, partner, looked).last_step
    return zero if step is None else max(zero, step + DAY)
