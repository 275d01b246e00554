"""What is made of it all: passed, trend and suggestion. Flags and the watch for `down` come from the program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from oracle.events import due_of, evidence_slots, promises_of, settled_on
from oracle.gates import SIDES, big_kept, days_at_level
from oracle.history import BARS, PROMISE_STRANDS, History, Looked, Partner, Strand, day_zero, standing, steps_of, tested

NEEDED = 20.0
GROWING = 5.0
FEWEST = 3
DECLINED = timedelta(days=91)
TRIAL_SETTLED = TRIAL_WEEKS = 5
TRIAL_CHANCE, END_CHANCE, BELOW = 0.9, 0.7, 0.1
TRIAL_GATES = ("concealed", "balance", "moved", "days_at_level")
HALF_YEAR = timedelta(days=182)


@dataclass(frozen=True)
class StrandReading:
    """What is known of a strand; where nothing is known the value is None."""

    n: int
    estimate: float | None
    low: float | None
    high: float | None
    evidence: float | None
    evidence_max: float | None
    back: float | None  # the evidence of 91 days ago
    chance: float | None
    chance_level: float | None
    flagged: bool
    passed: bool
    trend: str


def still(history: History, partner: Partner, strand: Strand, looked: Looked, estimate: float | None) -> bool:
    """“It still is so: promises, the estimate ≥ p0; time and openness, x = 1 in at least one of the last three slots
    since day 0 (fewer if there are fewer)”.
    """
    if strand in PROMISE_STRANDS:
        base = standing(history, partner, looked).base
        return base in BARS and estimate is not None and estimate >= BARS[base].promises[0]
    return any(slot.x == 1 for slot in evidence_slots(history, partner, strand, looked)[-3:])


def trend_of(n: int, evidence: float | None, back: float | None, flagged: bool) -> str:
    """“In this order: `slipping`, `unknown` (fewer than 3 settled), `building` (E ≥ 5 and higher), else `steady`”."""
    if flagged:
        return "slipping"
    if n < FEWEST:
        return "unknown"
    if evidence is not None and back is not None and evidence >= GROWING and evidence > back * (1 + 1e-12):
        return "building"
    return "steady"


def trend_of_all(strands: Mapping[Strand, StrandReading]) -> str:
    """“Our own strand alone never makes a relationship building”."""
    if any(strand.trend == "slipping" for strand in strands.values()):
        return "slipping"
    promises = [strands[name] for name in PROMISE_STRANDS]
    if all(strand.trend == "unknown" for strand in promises):
        return "unknown"
    sinking = any(
        (strand.evidence is not None and strand.evidence < 1)
        or (strand.chance_level is not None and strand.chance_level <= BELOW)
        for strand in promises
    )
    return "building" if strands["their_promises"].trend == "building" and not sinking else "steady"


def declined(history: History, partner: Partner, looked: Looked) -> bool:
    """“A decline lasts until the date given, 91 days by default”."""
    return any(
        decline.partner == partner.handle and decline.on <= looked.day <= (decline.until or decline.on + DECLINED)
        for decline in history.declines
    )


def trial_refused(history: History, partner: Partner, looked: Looked) -> bool:
    """“After an ended or declined trial none is suggested for 182 days”."""
    ends: list[date] = [step.on for step in steps_of(history, partner, looked) if step.kind == "ended"]
    ends += [
        decline.on
        for decline in history.declines
        if decline.partner == partner.handle and decline.of_trial and decline.on <= looked.day
    ]
    return any(looked.day - HALF_YEAR < day for day in ends)


def trial_ready(
    history: History,
    partner: Partner,
    looked: Looked,
    strands: Mapping[Strand, StrandReading],
    gates: Mapping[str, bool],
) -> bool:
    """The conditions of `trial`, one after the other."""
    for ours, strand in SIDES:
        dues = [
            due_of(promise, looked)
            for promise in promises_of(history, partner.handle, ours, looked)
            if (over := settled_on(promise, looked)) is not None and looked.counts(over)
        ]
        if len(dues) < TRIAL_SETTLED or len({due.isocalendar()[:2] for due in dues}) < TRIAL_WEEKS:
            return False
        chance = strands[strand].chance
        if chance is None or chance < TRIAL_CHANCE:
            return False
        if big_kept(history, partner, looked, ours, day_zero(history, partner, looked, strand)) < 1:
            return False
        if not any(
            told.partner == partner.handle
            and told.ours == ours
            and told.depth is not None
            and told.depth >= 2
            and looked.day - HALF_YEAR < told.on <= looked.day
            for told in history.disclosures
        ):
            return False
    recent = any(slot.x == 1 for slot in evidence_slots(history, partner, "time", looked)[-3:])
    return recent and all(gates[name] for name in TRIAL_GATES)


def suggestion(
    history: History,
    partner: Partner,
    looked: Looked,
    strands: Mapping[Strand, StrandReading],
    gates: Mapping[str, bool],
    watch_says_down: bool,
) -> tuple[str, int | None]:
    """“`attention`, then `down`, then `up`, then `end_trial`, then `trial`, then `stay`”, and to which level."""
    now = standing(history, partner, looked)
    if any(strand.flagged for strand in strands.values()):
        return "attention", None
    # “Ending a trial is no step down”: while on trial only its end is suggested.
    if watch_says_down and now.on_trial is None and now.level >= 2 and days_at_level(history, partner, looked):
        return "down", now.level - 1
    below_target = tested(partner, now.base) and now.base < partner.target
    if (
        below_target
        and all(strand.passed for strand in strands.values())
        and all(gates.values())
        and not declined(history, partner, looked)
    ):
        return "up", now.base + 1
    if now.on_trial is not None:
        chances = [strands[name].chance for name in PROMISE_STRANDS]
        if any(chance is not None and chance < END_CHANCE for chance in chances):
            return "end_trial", now.base
        return "stay", None
    if (
        below_target
        and not declined(history, partner, looked)  # “not now” is said of any step up
        and not trial_refused(history, partner, looked)
        and trial_ready(history, partner, looked, strands, gates)
    ):
        return "trial", now.base + 1
    return "stay", None
