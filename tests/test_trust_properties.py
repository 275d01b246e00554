"""What must hold of every reading, whatever the facts."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trust_cases import SPAN, START, answer, cases, days_to_look, kept, moment, partner_facts, promise, told

from trustlog.domain.facts import LevelStep
from trustlog.trust.model.epochs import NOTHING_LEARNED, Epoch, Learned, first_epoch
from trustlog.trust.model.rules import PROMISES
from trustlog.trust.reading.partner import read
from trustlog.trust.words import as_json

DAY = timedelta(days=1)


def epochs(*begun):
    """Return epochs that begin so many days after the start, with a level, weights that lean so, and a term."""
    made = [
        Epoch(START.toordinal() + day, (level,) * 4, (0.3,) * 4, (0.1, lean, 0.6 - lean, 0.3), miss, day + 1)
        for day, level, lean, miss in begun
    ]
    return (first_epoch(PROMISES), *made)


LEARNED = Learned(
    epochs((0, 1.0, 0.2, -0.4), (500, 1.6, 0.1, -0.2)), epochs((90, 2.0, 0.5, 0.0), (900, -0.5, 0.1, -0.6)),
    epochs((400, 0.2, 0.4, 0.0)), epochs((200, -1.0, 0.3, 0.0)),
)  # fmt: skip


def numbers(reading):
    return as_json(reading._replace(explained=()))


@settings(max_examples=80, deadline=None)
@given(cases(), days_to_look(), st.integers(0, SPAN + 200), st.booleans(), st.sampled_from(("small", "normal", "big")))
def test_one_more_kept_promise_never_lowers_and_one_more_broken_never_raises(facts, looked, on, ours, stake):
    as_of, today = looked
    due = START + on * DAY
    taken = {p.counts_on for p in facts.promises} | {m.from_on for p in facts.promises for m in p.moves}
    alone = due not in taken  # outcomes of one day reach the estimate together
    one = kept(9999, due, ours=ours, stake=stake)
    name = "our_promises" if ours else "their_promises"
    before = read(facts, as_of, today, LEARNED).strands[name]
    is_last = due > max((max(p.counts_on, p.closed_on or START) + 8 * DAY for p in facts.promises), default=START)
    for added, sign in ((one, 1), (one._replace(closed_as="broken"), -1)):
        more = facts._replace(promises=(*facts.promises, added))
        after = read(more, as_of, today, LEARNED).strands[name]
        if before.estimate is not None and is_last and alone:
            assert sign * (after.estimate - before.estimate) >= -1e-12
        if before.evidence is not None:
            assert sign * (after.evidence - before.evidence) >= -1e-9 * before.evidence


@settings(max_examples=60, deadline=None)
@given(cases(), days_to_look(), st.randoms(use_true_random=False))
def test_the_order_of_entry_does_not_matter(facts, looked, rng):
    as_of, today = looked
    mixed = facts._replace(
        **{
            kind: tuple(rng.sample(getattr(facts, kind), len(getattr(facts, kind))))
            for kind in ("promises", "moments", "disclosures", "answers", "pauses")
        }
    )
    assert numbers(read(mixed, as_of, today, LEARNED)) == numbers(read(facts, as_of, today, LEARNED))


def known_by(facts, day):
    """Give the facts as they would stand in a ledger where nothing after `day` had happened."""
    promises = []
    for p in facts.promises:
        if p.made_on > day:
            continue
        later = [m for m in p.moves if m.on > day]
        if later:
            p = p._replace(counts_on=later[0].from_on, moves=tuple(m for m in p.moves if m.on <= day))
        if p.closed_on and p.closed_on > day:
            p = p._replace(
                closed_as=None, closed_on=None, told=None, satisfied=None, withdrawn_by=None, entered_late=False
            )
        if p.cleared_on and p.cleared_on > day:
            p = p._replace(cleared_on=None)
        if p.accepted_on and p.accepted_on > day:
            p = p._replace(accepted_on=None)
        promises.append(p)
    return facts._replace(
        promises=tuple(promises),
        moments=tuple(m for m in facts.moments if m.on <= day),
        disclosures=tuple(d for d in facts.disclosures if d.on <= day),
        level_changes=tuple(c for c in facts.level_changes if c.on <= day),
        answers=tuple(a for a in facts.answers if a.on <= day),
        pauses=tuple(u for u in facts.pauses if u.from_on <= day),
    )


@settings(max_examples=80, deadline=None)
@given(cases(), days_to_look())
def test_nothing_after_the_day_matters(facts, looked):
    as_of, today = looked
    past = known_by(facts, as_of)
    assert numbers(read(past, as_of, today, LEARNED)) == numbers(read(facts, as_of, today, LEARNED))
    assert read(past, as_of, today, LEARNED, explain=True) == read(facts, as_of, today, LEARNED, explain=True)


@settings(max_examples=60, deadline=None)
@given(cases(), days_to_look())
def test_a_flag_stays_up_until_it_is_acknowledged(facts, looked):
    as_of, _ = looked
    if any(p.told == "concealed" for p in facts.promises) or any(a.on > as_of for a in facts.answers):
        return
    for name in ("our_promises", "their_promises"):
        if read(facts, as_of, as_of, LEARNED).strands[name].flagged:
            for later in (1, 7, 40, 200):
                day = as_of + later * DAY
                assert read(facts, day, day, LEARNED).strands[name].flagged


def test_nothing_known_is_null_and_evidence_one():
    day = START + 10 * DAY
    reading = read(partner_facts(), day, day, NOTHING_LEARNED)
    for strand in reading.strands.values():
        assert (strand.n, strand.estimate, strand.low, strand.high, strand.late_share) == (0, None, None, None, None)
        assert (strand.attention, strand.evidence, strand.evidence_max, strand.trend) == (None, 1.0, 1.0, "unknown")
    assert (reading.trend, reading.suggestion.action, reading.suggestion.error_rate) == ("unknown", "stay", None)


def test_a_promise_nobody_closes_lapses_by_the_clock():
    due = START + 30 * DAY
    facts = partner_facts([promise(1, due)])

    def seen(day, today=None):
        strand = read(facts, day, today or day, NOTHING_LEARNED).strands["our_promises"]
        return strand.n, strand.evidence

    assert seen(due) == (0, 1.0)  # its day is not over
    n, waiting = seen(due + DAY)
    assert n == 0
    assert waiting < 1
    assert seen(due + 7 * DAY) == (0, waiting)
    assert seen(due + 8 * DAY) == (1, waiting)
    assert seen(due, due + DAY) == (0, waiting)


def test_a_late_delivery_is_not_on_time_and_settled_from_the_day_it_happened():
    due = START + 30 * DAY
    facts = partner_facts([promise(1, due, closed_as="kept", closed_on=due + 5 * DAY, stake="big")])
    values = [read(facts, due + at * DAY, due + 30 * DAY, NOTHING_LEARNED) for at in (4, 5, 29)]
    evidence = [reading.strands["our_promises"].evidence for reading in values]
    assert evidence[0] == evidence[1] == evidence[2] < 1
    assert values[0].strands["our_promises"].n == 0
    assert values[1].strands["our_promises"].late_share == 1
    assert values[1].strands["our_promises"].n == 1


def test_a_good_year_then_a_fall_flags_and_the_acknowledgement_begins_anew():
    dues = [START + 11 * at * DAY for at in range(1, 60)]
    promises = [kept(at, due) if at < 40 or at % 5 == 0 else promise(at, due) for at, due in enumerate(dues)]
    facts = partner_facts(promises, level=2)
    before, after = dues[39], dues[55]
    assert not read(facts, before, before, NOTHING_LEARNED).strands["our_promises"].flagged
    reading = read(facts, after, after, NOTHING_LEARNED)
    assert reading.strands["our_promises"].flagged
    assert (reading.suggestion.action, reading.trend) == ("attention", "slipping")
    acked = read(facts._replace(answers=(answer(after),)), after, after, NOTHING_LEARNED)
    strand = acked.strands["our_promises"]
    assert (strand.flagged, strand.attention, strand.evidence, acked.beginnings) == (False, None, 1.0, 2)
    assert (acked.suggestion.action, acked.suggestion.to) == ("stay", None)


def test_a_partner_that_keeps_half_at_level_three_is_suggested_down():
    promises = [(kept if at % 2 else promise)(at, START + 9 * at * DAY, made=START) for at in range(1, 60)]
    day = START + 700 * DAY
    reading = read(partner_facts(promises, level=3), day, day, NOTHING_LEARNED)
    assert (reading.suggestion.action, reading.suggestion.to, reading.suggestion.error_rate) == ("down", 2, 0.1)


def test_of_a_step_on_trial_only_the_end_is_suggested():
    promises = [(kept if at % 2 else promise)(at, START + 9 * at * DAY, made=START) for at in range(1, 60)]
    day = START + 700 * DAY
    began = LevelStep(day - 9 * DAY, 3, 4, None, "began")
    tried = read(partner_facts(promises, level=3, changes=[began]), day, day, NOTHING_LEARNED)
    assert (tried.level, tried.suggestion.action, tried.suggestion.to) == (4, "end_trial", 3)
    ended = [began, LevelStep(day, 4, 3, None, "ended")]
    after = read(partner_facts(promises, level=3, changes=ended), day, day, NOTHING_LEARNED)
    assert (after.level, after.suggestion.action, after.suggestion.to) == (3, "down", 2)


def test_a_concealed_break_flags_at_once_and_only_a_person_clears_it():
    day = START + 30 * DAY
    one = promise(7, day + 5 * DAY, closed_as="broken", closed_on=day, told="concealed", cleared_on=day + 90 * DAY)
    facts = partner_facts([one], answers=[answer(day + 40 * DAY)])
    for at, action in ((-1, "stay"), (0, "attention"), (89, "attention"), (90, "stay")):
        on = day + at * DAY
        assert read(facts, on, on, NOTHING_LEARNED).suggestion.action == action


def test_no_bar_is_tested_above_the_target_and_at_the_top():
    for level, target, evidence in ((2, 2, 1.0), (3, 2, None), (5, 5, None)):
        day = date(2026, 1, 1)
        reading = read(partner_facts(level=level, target=target), START, START, NOTHING_LEARNED)
        assert {strand.evidence for strand in reading.strands.values()} == {evidence}
        assert reading.suggestion.to is None
        reading = read(partner_facts(level=level, target=target), day, day, NOTHING_LEARNED)
        assert reading.strands["time"].n > 0


@pytest.mark.parametrize(
    ("disclosures", "expected"),
    [
        ([told(1, START, True, 2), told(2, START + 55 * DAY, False, 2)], 1),
        ([told(1, START - DAY, True, 2), told(2, START, False, 2)], 0),  # there is no look-back
        ([told(1, START, True, 3), told(2, START, False, 2)], 1),
        ([told(1, START, True, 2)], 0),
        ([told(1, START, True, 2), told(2, START, False, 1)], 0),
        ([told(1, START, True, 2), told(2, START, False, 2), told(3, START + DAY, missed=True)], 0),
    ],
)
def test_openness_needs_both_sides_and_nothing_hidden(disclosures, expected):
    day = START + 56 * DAY
    strand = read(partner_facts([], [], disclosures), day, day, NOTHING_LEARNED).strands["openness"]
    assert strand.n == 1
    assert (strand.evidence > 1) == bool(expected)


def test_scripted_hours_are_no_time_together():
    day = START + 56 * DAY
    for counts_as, more in (("scripted", False), ("joint", True), ("unscripted", True)):
        strand = read(partner_facts([], [moment(1, START, counts_as)]), day, day, NOTHING_LEARNED).strands["time"]
        assert (strand.evidence > 1) == more
