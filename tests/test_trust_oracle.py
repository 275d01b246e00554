"""The reading against a second one, written from the words of its description and slow on purpose."""

from datetime import date, timedelta
from fractions import Fraction
from math import pi

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trust_cases import answer, cases, days_to_look, kept, moment, partner_facts, told

from trustlog.trust.model.epochs import NOTHING_LEARNED
from trustlog.trust.reading.partner import read

DAY = timedelta(days=1)
BARS = {
    1: {"promise": (0.60, 0.85), "time": (0.15, 0.40), "openness": (0.20, 0.45), "depth": 2, "slot": 56},
    2: {"promise": (0.70, 0.90), "time": (0.25, 0.55), "openness": (0.20, 0.50), "depth": 3, "slot": 28},
    3: {"promise": (0.80, 0.95), "time": (0.40, 0.70), "openness": (0.25, 0.55), "depth": 4, "slot": 28},
}
BARS[4] = BARS[5] = BARS[3]
STAKES = {"small": 1 / 3, "normal": 2 / 3, "big": 1}


class Oracle:
    """What the description says, sentence by sentence."""

    def __init__(self, facts, as_of, today):
        self.facts, self.D, self.today = facts, as_of, today
        self.level, self.since = facts.partner.start_level, facts.partner.start_on
        for on, _, to, _ in facts.level_changes:
            if on <= as_of:
                self.level, self.since = to, on
        self.bar = BARS[self.level]

    def day_zero(self, strand):
        acks = [a.on for a in self.facts.answers if a.answer == "ack" and a.strand in (None, strand)]
        return max([self.since, *(on for on in acks if on <= self.D)])

    def beginnings(self):
        return 1 + len({a.on for a in self.facts.answers if a.answer == "ack" and self.since < a.on <= self.D})

    def counts(self, day):
        return day <= self.D and day < self.today

    def promises(self, ours=None):
        for p in self.facts.promises:
            if ours in (None, p.ours) and p.made_on <= self.D and p.accepted_on and p.accepted_on <= self.D:
                yield p

    def due(self, p):
        unknown = [m for m in p.moves if m.on > self.D]
        return unknown[0].from_on if unknown else p.counts_on

    def moves(self, p):
        return [m for m in p.moves if p.accepted_on <= m.on <= self.D]

    def outcome(self, p):
        due, closed = self.due(p), p.closed_on if p.closed_on and p.closed_on <= self.D else None
        if closed and p.closed_as == "withdrawn":
            return "withdrawn"
        end = due + p.grace_days * DAY
        if closed and closed <= end:
            return "late" if p.closed_as == "kept" and closed > due else p.closed_as
        return "lapsed" if end < min(self.D, self.today) else "open"

    def value(self, p):
        outcome = self.outcome(p)
        if outcome == "kept":
            return 0.5 if p.satisfied is False else 1
        return 0.5 if outcome in ("late", "partly") else 0

    def promise_events(self, ours):
        for p in self.promises(ours):
            s, due = STAKES[p.stake], self.due(p)
            short = [m for m in self.moves(p) if m.to_on - m.from_on <= 30 * DAY]
            for m in self.moves(p):
                if m not in short[:1]:
                    yield m.on, 0.5, s
            if self.outcome(p) == "withdrawn":
                if p.withdrawn_by == "maker":
                    yield p.closed_on, 0 if p.closed_on >= due - 6 * DAY else 0.5, s
            else:
                yield due, self.value(p), s

    def slots(self):
        first, size = self.since, self.bar["slot"] * DAY
        while self.counts(first + size - DAY):
            last = first + size - DAY
            if not any(u.from_on <= last and u.to_on >= first for u in self.facts.pauses):
                yield first, last
            first += size

    def time_events(self):
        for first, last in self.slots():
            held = [m for m in self.facts.moments if first <= m.on <= last and m.counts_as in ("joint", "unscripted")]
            yield last, 1 if held else 0, 1

    def openness_events(self):
        for first, last in self.slots():
            inside = [d for d in self.facts.disclosures if first <= d.on <= last]
            near = [d for d in self.facts.disclosures if first - 28 * DAY <= d.on <= last and not d.missed]
            x = 0
            for d in inside:
                deep = not d.missed and d.depth >= self.bar["depth"]
                if deep and any(o.ours != d.ours and o.depth >= 2 for o in near):
                    x = 1
            yield last, 0 if any(d.missed for d in inside) else x, 1

    def events(self, strand):
        if strand.endswith("promises"):
            found = self.promise_events(strand == "our_promises")
        else:
            found = self.time_events() if strand == "time" else self.openness_events()
        return [e for e in found if self.counts(e[0])]

    def evidence(self, strand):
        """Every day since day 0 on which anything happens or starts, every start, every product anew."""
        p0, p1 = self.bar["promise" if strand.endswith("promises") else strand]
        slope = (p1 - p0) / (p0 * (1 - p0))
        zero, factors = self.day_zero(strand), {}
        for day, x, s in self.events(strand):
            factors.setdefault(day, []).append(1 + s * slope * (x - p0))
        path, day = [1.0], zero
        while day <= self.D:
            starts = (day - zero).days % 91 == 0
            path.append(self.mixed(factors, zero, day) if starts or day in factors else path[-1])
            day += DAY
        return path

    def mixed(self, factors, zero, day):
        """Give the evidence of one day."""
        whole, started, j = 0.0, 0.0, 0
        while zero + 91 * j * DAY <= day:
            weight = 0.5 if j == 0 else 0.5 * 6 / (pi**2 * j**2)
            product = 1.0
            for at, values in factors.items():
                if zero + 91 * j * DAY <= at <= day:
                    product *= sum(values) / len(values)
            whole, started, j = whole + weight * product, started + weight, j + 1
        return whole + 1 - started

    def over(self, p):
        """Give the day on which a promise is settled and its due day is past, or on which it lapsed."""
        end = self.due(p) + p.grace_days * DAY
        return max(self.due(p), p.closed_on) if self.outcome(p) != "lapsed" else max(end, p.accepted_on)

    def every_slot(self, strand):
        """Give what each slot held, as judged by the level in force on its last day."""
        begun = {self.facts.partner.start_on: self.facts.partner.start_level}
        begun |= {on: to for on, _, to, _ in self.facts.level_changes if on <= self.D}
        firsts = sorted(begun)
        for first, until in zip(firsts, [*(on - DAY for on in firsts[1:]), self.D], strict=True):
            part = Oracle(self.facts, until, self.today)
            part.level, part.since, part.bar = begun[first], first, BARS[begun[first]]
            yield from part.events(strand)

    def settled(self, ours):
        return [
            p for p in self.promises(ours)
            if self.outcome(p) in ("kept", "late", "partly", "broken", "lapsed") and self.counts(self.over(p))
        ]  # fmt: skip

    def gates(self):
        big = [
            sum(
                p.stake == "big" and self.value(p) == 1 and self.due(p) >= self.day_zero(strand)
                for p in self.settled(ours)
            )
            for ours, strand in ((True, "our_promises"), (False, "their_promises"))
        ]
        hidden = [
            p for p in self.promises()
            if p.told == "concealed" and p.closed_on <= self.D and not (p.cleared_on and p.cleared_on <= self.D)
        ]  # fmt: skip
        year = [d for d in self.facts.disclosures if self.D - 365 * DAY < d.on <= self.D and not d.missed]
        we, they = (1 + sum(d.ours == side and d.depth >= 2 for d in year) for side in (True, False))
        moved, whole = 0, 0
        for p in self.promises():
            zero = self.day_zero("our_promises" if p.ours else "their_promises")
            withdrawn, moves = self.outcome(p) == "withdrawn", self.moves(p)
            marks = [m.on for m in moves] + [p.closed_on if withdrawn else self.due(p)]
            if any(zero <= mark and (self.counts(mark) or mark != self.due(p) or withdrawn) for mark in marks):
                whole, moved = whole + 1, moved + bool(moves or withdrawn)
        gates = {
            "big_promises": min(big) >= 3,
            "concealed": not hidden,
            "balance": we <= 3 * they and they <= 3 * we,
            "moved": whole == 0 or Fraction(moved, whole) <= Fraction(1, 5),
            "days_at_level": (self.D - self.since).days >= 90,
        }
        if self.level >= 2:
            looked = [on for on, _, _, depends in self.facts.level_changes if depends]
            looked += [a.on for a in self.facts.answers if a.depends]
            gates["dependence"] = any(self.D - 365 * DAY < on <= self.D for on in looked)
        return gates

    def tested(self):
        return self.level < 5 and self.level <= self.facts.partner.target

    def declined(self):
        return any(a.answer == "decline" and a.on <= self.D <= (a.until or a.on + 91 * DAY) for a in self.facts.answers)


def check_strand(oracle, name, strand):
    """Compare one strand, its trend and whether it passed."""
    path, back = oracle.evidence(name), None
    if not oracle.tested():
        assert (strand.evidence, strand.evidence_max, strand.passed) == (None, None, False)
    else:
        assert strand.evidence == pytest.approx(path[-1], rel=1e-9, abs=1e-12)
        assert strand.evidence_max == pytest.approx(max(path), rel=1e-9)
        back = path[-92] if len(path) > 92 else 1.0
    if name.endswith("promises"):
        found = oracle.settled(name == "our_promises")
        assert strand.n == len(found)
        late = sum(oracle.outcome(p) == "late" for p in found)
        assert strand.late_share == (pytest.approx(late / len(found)) if found else None)
        still = strand.estimate is not None and strand.estimate >= oracle.bar["promise"][0]
    else:
        events = oracle.events(name)
        assert strand.n == len(list(oracle.every_slot(name)))
        still = any(x == 1 for _, x, _ in events[-3:])
    early = strand.n < 3
    growing = oracle.tested() and path[-1] >= 5 and path[-1] > back * (1 + 1e-12)
    assert strand.trend == (
        "unknown" if early else "slipping" if strand.flagged else "building" if growing else "steady"
    )
    assert strand.passed == (oracle.tested() and path[-1] >= 20 and not strand.flagged and still)


@settings(max_examples=150, deadline=None)
@given(cases(), days_to_look())
def test_the_reading_is_what_the_description_says(facts, looked):
    as_of, today = looked
    reading, oracle = read(facts, as_of, today, NOTHING_LEARNED), Oracle(facts, as_of, today)
    assert (reading.level, reading.level_since) == (oracle.level, oracle.since)
    assert reading.beginnings == oracle.beginnings()
    for name, strand in reading.strands.items():
        check_strand(oracle, name, strand)
    gates = oracle.gates()
    assert [(gate.name, gate.passed) for gate in reading.gates] == list(gates.items())
    trends = {name: strand.trend for name, strand in reading.strands.items()}
    ours, theirs = trends["our_promises"], trends["their_promises"]
    expected = "building" if "building" in (ours, theirs) else "steady"
    expected = "unknown" if ours == theirs == "unknown" else expected
    assert reading.trend == ("slipping" if "slipping" in trends.values() else expected)
    check_suggestion(reading, oracle, gates)


def check_suggestion(reading, oracle, gates):
    """Compare the suggestion, but for `down`, which the watch decides."""
    action = reading.suggestion.action
    if any(strand.flagged for strand in reading.strands.values()):
        assert action == "attention"
    elif action == "down":
        assert oracle.level >= 2
        assert gates["days_at_level"]
        assert reading.suggestion.to == oracle.level - 1
    else:
        all_passed = all(strand.passed for strand in reading.strands.values())
        up = (
            oracle.level < min(5, oracle.facts.partner.target)
            and all_passed
            and all(gates.values())
            and not oracle.declined()
        )
        assert (action, reading.suggestion.to) == (("up", oracle.level + 1) if up else ("stay", None))


def good_partner(weeks, answers=()):
    """Make a partner that keeps everything, meets and tells, every four weeks."""
    start = date(2024, 1, 1)
    promises, moments, disclosures = [], [], []
    for at in range(weeks // 2):
        due = start + timedelta(days=14 * at + 5)
        promises += [kept(10 * at, due, stake="big"), kept(10 * at + 1, due, ours=False, stake="big")]
        moments.append(moment(10 * at + 2, due))
        disclosures += [told(10 * at + 3, due, True, 3), told(10 * at + 4, due, False, 3)]
    return partner_facts(promises, moments, disclosures, (), answers, since=start, target=2)


def test_a_partner_that_does_everything_is_ready_and_a_decline_is_respected():
    day = date(2025, 6, 1)
    facts = good_partner(72)
    reading = read(facts, day, day, NOTHING_LEARNED)
    check_suggestion(reading, Oracle(facts, day, day), Oracle(facts, day, day).gates())
    assert (reading.suggestion.action, reading.suggestion.to, reading.suggestion.error_rate) == ("up", 2, 0.05)
    until = day + 3 * DAY
    facts = good_partner(72, (answer(date(2025, 5, 30), "decline", until=until),))
    assert read(facts, until, until, NOTHING_LEARNED).suggestion.action == "stay"
    assert read(facts, until + DAY, until + DAY, NOTHING_LEARNED).suggestion.action == "up"


@given(st.sampled_from((1, 2, 3, 4)), st.booleans())
def test_factors_are_those_of_the_table(level, is_kept):
    """Big kept × / broken × of the table, in a product that holds all the weight it ever gets."""
    start = date(2024, 1, 1)
    one = kept(1, start, stake="big", made=start)
    if not is_kept:
        one = one._replace(closed_as="broken", told="told")
    facts = partner_facts([one], level=level, since=start)
    value = read(facts, start, start + DAY, NOTHING_LEARNED).strands["our_promises"].evidence
    table = {1: (1.42, 0.38), 2: (1.29, 0.33), 3: (1.19, 0.25), 4: (1.19, 0.25)}
    assert 2 * value - 1 == pytest.approx(table[level][0 if is_kept else 1], abs=0.006)
