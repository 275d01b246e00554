"""Made-up histories, from a seed: ordinary ones and nasty ones, all of which a person could have typed."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from hypothesis import strategies as st

from oracle.gates import SECTIONS
from oracle.history import (
    DAY,
    STRANDS,
    Anew,
    Decline,
    Disclosure,
    History,
    Leave,
    Look,
    Looked,
    Moment,
    Move,
    Partner,
    Pause,
    Promise,
    Purposed,
    Sectioned,
    Stake,
    Step,
    Strand,
    Versioned,
)
from oracle.manners import MANNERS, Manner

START = date(2023, 1, 2)
CLOCK, GRACE = 30, 7
HANDLES = ("acme", "borealis", "cobalt")


CountsAs = Literal["scripted", "joint", "unscripted"]
COUNTS_AS: tuple[CountsAs, ...] = ("scripted", "joint", "unscripted")


class Maker:
    """Makes the history of one partner; every choice comes from one seeded generator."""

    def __init__(self, rng: random.Random, manner: Manner, partner: Partner, end: date) -> None:
        self.rng, self.manner, self.partner, self.end = rng, manner, partner, end
        self.number = 0
        self.people = random.Random(f"{partner} {end}")  # who was there, apart: all else stays as it was drawn before
        self.theirs = self.people.choice((("",), ("", "Vera"), ("Vera", "Milo"), ("", "Vera", "Milo", "Okke")))
        self.ours = self.people.choice((("",), ("", "", "", "Tess"), ("Tess",), ("", "", "Tess", "Rob")))

    def sometimes(self, share: float) -> bool:
        """Return true as often as a share says."""
        return self.rng.random() < share

    def between(self, first: date, last: date) -> date:
        """Any day from the first to the last."""
        return first + timedelta(days=self.rng.randint(0, max(0, (last - first).days)))

    def any_day(self) -> date:
        """Any day of the history."""
        return self.between(self.partner.entered_on, self.end)

    def promises(self) -> list[Promise]:
        """All promises, both ways; some in batches that were made, and are due, within a few days."""
        wanted = round((self.end - self.partner.entered_on).days / 30 * self.manner.a_month)
        found: list[Promise] = []
        while len(found) < wanted:
            made, ours = self.any_day(), self.sometimes(0.5)
            due = made + timedelta(days=self.rng.choice((0, 1, 5, 7, 14, 21, 30, 45, 60)))
            luck = self.sometimes(self.manner.reliable)
            for _ in range(self.rng.randint(2, 5) if self.sometimes(self.manner.batches) else 1):
                reliable = luck if self.sometimes(0.6) else self.sometimes(self.manner.reliable)
                found.append(self.promise(made, due + timedelta(days=self.rng.choice((0, 0, 0, 1, 2))), ours, reliable))
        return found

    def promise(self, made: date, due: date, ours: bool, reliable: bool) -> Promise:
        """One promise with all that happens to it until the end of the history."""
        self.number += 1
        small: Stake = "small" if self.sometimes(0.5) else "normal"
        stake: Stake = "big" if self.sometimes(self.manner.big) else small
        dated = self.sometimes(0.9)
        due = due if dated else made + timedelta(days=CLOCK)
        accepted: date | None = made
        if dated and self.sometimes(0.08):
            accepted = None if self.sometimes(0.3) else self.between(made, min(due, made + timedelta(days=9)))
        made_one = Promise(
            self.number, self.partner.handle, ours, stake, made, due, dated, accepted, GRACE
        )  # fmt: skip
        if accepted is None or accepted > self.end:
            return replace(made_one, accepted_on=None)
        return self.settled(self.moved(made_one), reliable)

    def moved(self, promise: Promise) -> Promise:
        """Move it, perhaps: earlier, by at most 30 days, by more; on the due day itself too."""
        assert promise.accepted_on is not None
        since, due = promise.accepted_on, promise.due_on
        while self.sometimes(self.manner.moved) and since <= min(due, self.end):
            on = due if self.sometimes(0.2) and due <= self.end else self.between(since, min(due, self.end))
            to = max(on, due + timedelta(days=self.rng.choice((-9, -3, 1, 7, 14, 29, 30, 31, 60))))
            if to != due:
                promise = replace(promise, moves=(*promise.moves, Move(on, due, to)))
                due = to
            since = on
        return promise

    def settled(self, promise: Promise, reliable: bool) -> Promise:
        """Settle it, withdraw it or leave it; what would come after the end of the history has not happened."""
        assert promise.accepted_on is not None
        due = promise.moves[-1].to_on if promise.moves else promise.due_on
        since = promise.moves[-1].on if promise.moves else promise.accepted_on
        if self.sometimes(self.manner.withdrawn):
            by = "maker" if self.sometimes(0.6) else "receiver"
            on = due if self.sometimes(0.4) else self.between(since, due)
            withdrawn = replace(promise, closed_as="withdrawn", closed_on=on, withdrawn_by=by)
            return withdrawn if on <= self.end else promise
        if self.sometimes(self.manner.left_open):
            return promise
        if reliable:
            on = due if self.sometimes(0.5) else self.between(since, due)
            promise = replace(promise, closed_as="kept", closed_on=on)
        else:
            promise = self.missed(promise, since, due)
        closed_on = promise.closed_on
        assert closed_on is not None
        if closed_on > self.end:
            return replace(promise, closed_as=None, closed_on=None, concealed=False, cleared_on=None)
        if promise.closed_as == "kept" and self.sometimes(0.2):
            promise = replace(promise, satisfied=self.sometimes(0.4))
        typed = closed_on + timedelta(days=self.rng.choice((0, 0, 0, 1, 4, 12)))
        return replace(promise, typed_on=min(typed, self.end))

    def missed(self, promise: Promise, since: date, due: date) -> Promise:
        """Late within the grace, on its last day, long after it; partly; broken before or after; concealed."""
        how = self.rng.choice(("late", "late", "last", "lapsed", "partly", "partly late", "broken", "broken", "after"))
        grace = timedelta(days=promise.grace_days)
        if how in ("partly", "partly late"):
            on = self.between(since, due) if how == "partly" else self.between(due, due + grace)
            return replace(promise, closed_as="partly", closed_on=on)
        if how in ("broken", "after"):
            on = self.between(since, due) if how == "broken" else due + timedelta(days=self.rng.choice((1, 7, 8, 20)))
            hidden = self.sometimes(0.06)
            cleared = on + timedelta(days=self.rng.randint(13, 60)) if hidden and self.sometimes(0.7) else None
            cleared = None if cleared is not None and cleared > self.end else cleared
            return replace(promise, closed_as="broken", closed_on=on, concealed=hidden, cleared_on=cleared)
        days = {"late": self.rng.randint(1, promise.grace_days), "last": promise.grace_days}.get(
            how, 8 + self.number % 20
        )
        return replace(promise, closed_as="kept", closed_on=due + timedelta(days=days))

    def moments(self, others: Sequence[str]) -> list[Moment]:
        """Moments, some of them with another partner too."""
        found = []
        for at in range((self.end - self.partner.entered_on).days):
            if self.sometimes(self.manner.meets):
                together = (self.rng.choice(others),) if others and self.sometimes(0.1) else ()
                on = self.partner.entered_on + timedelta(days=at)
                counts_as = self.rng.choice(COUNTS_AS)
                theirs = "" if together else self.people.choice(self.theirs)
                found.append(
                    Moment(on, (self.partner.handle, *together), counts_as, theirs, self.people.choice(self.ours))
                )
        return found

    def leaves(self, moments: Sequence[Moment]) -> list[Leave]:
        """Somebody of theirs who was met and then left."""
        met = [moment for moment in moments if moment.theirs]
        if not met or self.people.random() < 0.5:
            return []
        last = self.people.choice(met)
        return [Leave(last.on + timedelta(days=self.people.randint(0, 60)), self.partner.handle, last.theirs)]

    def disclosures(self) -> list[Disclosure]:
        """What both sides told, and what was missed."""
        return [
            Disclosure(
                self.partner.entered_on + timedelta(days=at),
                self.partner.handle,
                ours,
                None if self.sometimes(0.03) else self.rng.randint(1, 4),
            )
            for at in range((self.end - self.partner.entered_on).days)
            for ours in (True, False)
            if self.sometimes(self.manner.tells)
        ]

    def pauses(self) -> list[Pause]:
        """Pauses, short and long, and one that comes back every year."""
        found = []
        for _ in range(self.rng.choice((0, 0, 1, 3))):
            first = self.any_day()
            found.append(Pause(self.partner.handle, first, first + timedelta(days=self.rng.choice((0, 6, 20, 70)))))
        if self.sometimes(0.3):
            year = self.partner.entered_on.year
            first, last = self.rng.choice(
                ((date(year, 12, 20), date(year + 1, 1, 3)), (date(year, 8, 1), date(year, 8, 14)))
            )
            found.append(Pause(self.partner.handle, first, last, yearly=True))
        return found

    def decisions(self) -> tuple[list[Step], list[Decline], list[Look], list[Anew]]:
        """Steps, trials, declines and beginnings, on days of their own, in an order in which they can be made."""
        steps, declines, looks, begun = [], [], [], []
        level, on_trial = self.partner.level, False
        days = sorted({self.any_day() for _ in range(self.rng.choice((0, 0, 1, 3, 6)))})
        for on in days:
            kind = self.rng.choice(("step", "step", "trial", "decline", "anew", "ack", "ack"))
            handle = self.partner.handle
            if on_trial and kind in ("step", "trial"):
                confirmed = self.sometimes(0.5)
                steps.append(Step(on, handle, level if confirmed else level - 1, "confirmed" if confirmed else "ended"))
                level, on_trial = level if confirmed else level - 1, False
            elif kind == "trial" and level < min(5, self.partner.target):
                level, on_trial = level + 1, True
                steps.append(Step(on, handle, level, "trial"))
            elif kind in ("step", "trial"):
                level = self.rng.choice([to for to in (1, 2, 3, 4, 5) if to != level])
                steps.append(Step(on, handle, level))
            elif kind == "decline":
                until = self.rng.choice((None, on + timedelta(days=20), on + timedelta(days=300)))
                declines.append(Decline(on, handle, until))
            else:
                strands: tuple[Strand, ...] = STRANDS if self.sometimes(0.5) else (self.rng.choice(STRANDS),)
                begun.append(Anew(on, handle, strands if kind == "anew" else (), "ack" if kind == "ack" else "anew"))
            if kind in ("step", "decline") and self.sometimes(0.5):
                looks.append(Look(on, handle))
        if self.partner.first_logged_from != self.partner.logged_from:
            begun.append(Anew(self.partner.logged_from + 3 * DAY, self.partner.handle, STRANDS, "logged_from"))
        return steps, declines, looks, begun


def partner_of(rng: random.Random, handle: str, days: int) -> Partner:
    """A partner as it is entered: its level may be older than its entry, and it may be logged from before."""
    entered = START + timedelta(days=rng.choice((0, 0, 3, 40)))
    level = rng.choice((1, 1, 1, 2, 2, 3, 4, 5))
    target = rng.choice((min(5, level + 1), min(5, level + 1), 5, rng.randint(1, 5)))
    since = entered - timedelta(days=rng.choice((0, 0, 30, 400)))
    logged = entered - timedelta(days=rng.choice((0, 0, 0, 60)))
    later = entered + timedelta(days=rng.randint(10, max(11, days // 2))) if rng.random() < 0.15 else logged
    return Partner(handle, level, since, later, target, entered, logged)


def history_of(seed: int, manner: str, partners: int = 1) -> History:
    """The history that belongs to a seed: partners that live in one manner (the others of a ledger in any)."""
    rng = random.Random(f"{manner} {seed}")
    found = History()
    days = MANNERS[manner].days
    end = START + timedelta(days=days + 44)
    handles = HANDLES[:partners]
    for at, handle in enumerate(handles):
        way = MANNERS[manner] if at == 0 else replace(MANNERS[rng.choice(sorted(MANNERS))], days=days)
        maker = Maker(rng, way, partner_of(rng, handle, days), end)
        maker.number = len(found.promises)
        steps, declines, looks, begun = maker.decisions()
        promises, moments = maker.promises(), known(maker.moments(handles[at + 1 :]))
        found = History(
            (*found.partners, maker.partner),
            (*found.promises, *promises),
            (*found.moments, *moments),
            (*found.disclosures, *maker.disclosures()),
            (*found.pauses, *maker.pauses()),
            (*found.beginnings, *begun),
            (*found.steps, *steps),
            (*found.declines, *declines),
            (*found.looks, *looks, *measured(f"{manner} {seed} {at}", maker.partner, days)),
            (*found.leaves, *maker.leaves(moments)),
            *(
                (*before, *more)
                for before, more in zip(
                    (found.purposes, found.sections, found.versions),
                    practised(f"{manner} {seed} {at}", maker.partner, days),
                    strict=True,
                )
            ),
        )
    if rng.random() < 0.2:
        first = START + timedelta(days=rng.randrange(days))
        found = replace(found, pauses=(*found.pauses, Pause(None, first, first + timedelta(days=10))))
    return found


def measured(seed: str, partner: Partner, days: int) -> list[Look]:
    """Looks with numbers, drawn by themselves, so that all else in a history is as it is without them."""
    rng = random.Random(f"looks {seed}")
    drawn = {partner.entered_on + timedelta(days=rng.randrange(days)) for _ in range(rng.choice((0, 0, 1, 2)))}
    return [Look(on, partner.handle, measured=True) for on in sorted(drawn)]


Practised = tuple[list[Purposed], list[Sectioned], list[Versioned]]


def practised(seed: str, partner: Partner, days: int) -> Practised:
    """Purposes, sections and versions, drawn by themselves as looks are; one thing a day, so that order is plain."""
    rng = random.Random(f"practice {seed}")
    handle, free = partner.handle, list(range(days))
    rng.shuffle(free)

    def day(first: int = 0, last: int = days) -> date:
        at = next((each for each in free if first <= each < last), free[0])
        free.remove(at)
        return partner.entered_on + timedelta(days=at)

    early = days // 4 if rng.random() < 0.6 else days
    purposes = [Purposed(day(), handle, rng.random() < 0.8) for _ in range(rng.choice((0, 1, 2, 3)))]
    sections = [
        Sectioned(day(0, early), handle, name, rng.choice(("agreed",) * 7 + ("draft",)))
        for name in SECTIONS
        if rng.random() < 0.9
    ]
    sections += [
        Sectioned(day(), handle, name, rng.choice(("draft", "open", "not_relevant", "agreed")))
        for name in rng.sample(SECTIONS, rng.choice((0, 0, 1, 2)))
    ]
    sections = changing(sorted(sections, key=lambda section: section.on))
    worded = [section.on for section in sections if section.state in ("draft", "agreed")]
    drawn = sorted(day(0, early) for _ in range(rng.choice((0, 1, 1, 2))))
    versions = [
        Versioned(on, handle, on + timedelta(days=rng.choice((40, 400, 2000))))
        for on in drawn
        if worded and on > worded[0]  # one without words is put together by nobody
    ]
    return sorted(purposes, key=lambda said: said.on), sections, versions


def changing(sections: Sequence[Sectioned]) -> list[Sectioned]:
    """Leave out what the program refuses: to open, or to call not relevant, what is so already."""
    left, states = [], dict.fromkeys(SECTIONS, "open")
    for section in sections:
        if section.state in ("open", "not_relevant") and states[section.name] == section.state:
            continue
        states[section.name] = section.state
        left.append(section)
    return left


def known(moments: Sequence[Moment]) -> list[Moment]:
    """The moments on days on which every partner of a ledger has been entered."""
    latest = START + timedelta(days=40)
    return [moment for moment in moments if len(moment.partners) == 1 or moment.on >= latest]


def looked_at(rng: random.Random, history: History) -> Looked:
    """A day to look at (the first ones, ends of quarters, any), and the day it is then: the same, the next, later."""
    first = min(partner.entered_on for partner in history.partners)
    last = max([first, *(promise.made_on for promise in history.promises)])
    choices: list[Callable[[], date]] = [
        lambda: first + timedelta(days=rng.randint(0, 100)),
        lambda: first + timedelta(days=rng.randint(0, (last - first).days + 60)),
        lambda: last,
        lambda: date(rng.choice((2023, 2024)), rng.choice((1, 4, 7, 10)), 1),
        lambda: date(2024, 2, 29),
    ]
    day = max(first, rng.choice(choices)())
    return Looked(day, day + timedelta(days=rng.choice((0, 0, 1, 400))))


@st.composite
def cases(draw: st.DrawFn, partners: int = 1) -> tuple[History, Looked]:
    """Draw a history and a day to look at it."""
    seed = draw(st.integers(0, 2**32))
    history = history_of(seed, draw(st.sampled_from(sorted(MANNERS))), partners)
    return history, looked_at(random.Random(seed + 1), history)
