"""Evidence, slots and beginnings, by hand-made examples and by what must hold whatever the facts."""

from datetime import date
from math import pi

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trust_cases import START, answer, cases, days, days_to_look, kept, moment, partner_facts, promise, told

from trustlog.domain.facts import LevelStep, Move, Pause
from trustlog.trust.model.epochs import NOTHING_LEARNED
from trustlog.trust.model.outcomes import outcomes_of
from trustlog.trust.settings import DEFAULTS
from trustlog.trust.strands.events import Event, gather
from trustlog.trust.strands.evidence import Origins, bets, weigh
from trustlog.trust.strands.level_state import level_state_of
from trustlog.trust.strands.register import Terms, histories_of, judge_strands
from trustlog.trust.strands.slots import logged_slots, slots_from

ZERO = START.toordinal()
BAR = DEFAULTS.bar(1).promises
PROMISE_STRANDS = ("our_promises", "their_promises")


def events_of(*promises, at=400, today=401):
    return gather(promises, ZERO + at, ZERO + today, DEFAULTS)[0].events


def evidence_of(events, over=400, origins=(0, 0)):
    zero, level = (ZERO + origin for origin in origins)
    return weigh(events, BAR, "promises", Origins(zero, level), ZERO + over, ZERO + over, DEFAULTS)


def event(day, x, s=1.0):
    return Event(ZERO + day, x, s, "big", 0, "kept", ZERO + day)


def seen(facts, as_of, today):
    """Return the strands as they are judged, without the estimate."""
    day, now = as_of.toordinal(), today.toordinal()
    state = level_state_of(facts, day)
    terms = Terms(day, min(day, now - 1), state, DEFAULTS)
    histories = histories_of(facts, day, now, state, DEFAULTS)
    outcomes = outcomes_of(facts, histories, terms.last_over)
    return judge_strands(histories, outcomes, NOTHING_LEARNED, terms)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"closed_as": "kept", "closed_on": START + days(30)}, 1.0),
        ({"closed_as": "kept", "closed_on": START + days(12)}, 1.0),
        ({"closed_as": "kept", "closed_on": START + days(30), "satisfied": False}, 0.5),
        ({"closed_as": "kept", "closed_on": START + days(31)}, 0.0),
        ({"closed_as": "partly", "closed_on": START + days(30)}, 0.0),
        ({"closed_as": "broken", "closed_on": START + days(12), "told": "told"}, 0.0),
        ({}, 0.0),
    ],
)
def test_on_time_is_one_word(more, expected):
    (found,) = events_of(promise(1, START + days(30), made=START, **more))
    assert (found.day, found.x) == (ZERO + 30, expected)


def test_good_news_that_comes_early_counts_on_the_due_day():
    early = promise(1, START + days(30), made=START, closed_as="kept", closed_on=START + days(3))
    assert events_of(early, at=29) == []
    assert events_of(early, at=30, today=30) == []
    assert len(events_of(early, at=30, today=31)) == 1


def moved(*moves, **more):
    """Return a promise that was due after 10 days, moved on days to days."""
    due, made = 10, []
    for on, to in moves:
        made.append(Move(START + days(on), START + days(due), START + days(to)))
        due = to
    return kept(1, START + days(due), made=START, moves=tuple(made), **more)


@pytest.mark.parametrize(
    ("moves", "charged"),
    [
        ([(5, 40)], []),  # the first of at most 30 days is free
        ([(10, 40)], []),  # the due day itself is still before
        ([(5, 41)], [5]),
        ([(5, 41), (20, 60)], [5]),  # free, whatever came before it
        ([(5, 20), (12, 30)], [12]),
        ([(5, 8), (6, 20)], []),  # to an earlier day: no event, and not used up
        ([(5, 20), (12, 15), (14, 30)], [14]),
    ],
)
def test_the_first_short_move_is_free(moves, charged):
    found = [one for one in events_of(moved(*moves)) if one.how == "moved"]
    assert [(one.day - ZERO, one.x) for one in found] == [(on, 0.0) for on in charged]


def test_the_maker_who_withdraws_has_not_kept_and_the_receiver_lets_off():
    for by, expected in (("maker", [(12, 0.0)]), ("receiver", [])):
        withdrawn = promise(
            1, START + days(30), made=START, closed_as="withdrawn", closed_on=START + days(12), withdrawn_by=by
        )
        assert [(one.day - ZERO, one.x) for one in events_of(withdrawn)] == expected


def test_one_big_one_kept_is_worth_what_the_two_bets_and_the_starts_say():
    p0, p1 = BAR
    slopes = [(top - p0) / (p0 * (1 - p0)) for top in (p1, 0.95)]
    alone = sum(1 + slope * (1 - p0) for slope in slopes) / 2
    assert evidence_of([event(20, 1.0)]).now == pytest.approx(0.8 * alone + 0.2)
    # After a quarter the next start is under way, but only once its first week has begun.
    started = 0.8 + 0.2 * 6 / pi**2
    assert evidence_of([event(120, 1.0)]).now == pytest.approx(started * alone + 1 - started)


def test_of_the_seven_ways_to_cut_weeks_the_least_counts():
    one = [event(20, 1.0)]
    assert [evidence_of(one, over).now > 1 for over in (20, 25, 26)] == [False, False, True]
    missed = [event(20, 0.0)]
    assert [evidence_of(missed, over).now < 1 for over in (19, 20, 26)] == [False, True, True]


def test_a_big_one_kept_is_worth_what_five_small_ones_of_the_day_are():
    small = [event(20, 1.0, 1 / 3) for _ in range(5)]
    assert evidence_of(small).now == pytest.approx(evidence_of([event(20, 1.0)]).now)


def test_the_levels_half_begins_with_the_step_and_the_path_is_the_mean():
    events = [event(20 + 10 * at, 1.0) for at in range(20)]
    whole, level = (
        evidence_of(events),
        evidence_of([one for one in events if one.day >= ZERO + 101], origins=(101, 101)),
    )
    both = evidence_of(events, origins=(0, 101))
    for at in (100, 150, 250, 400):
        assert both.at(ZERO + at) == pytest.approx((whole.at(ZERO + at) + level.at(ZERO + at)) / 2)
    assert both.highest == max([1.0, *(value for _, value in both.path)])


@settings(max_examples=80, deadline=None)
@given(cases(), days_to_look(), st.integers(0, 1500), st.booleans(), st.sampled_from(("small", "normal", "big")))
def test_one_more_kept_never_lowers_and_one_more_missed_never_raises(facts, looked, on, ours, stake):
    due = START + days(on)
    one = kept(9999, due, ours=ours, stake=stake)
    name = PROMISE_STRANDS.index("our_promises" if ours else "their_promises")
    before = seen(facts, *looked)[name].weighed
    if before is None:
        return
    for added, sign in ((one, 1), (one._replace(closed_as="broken"), -1)):
        more = facts._replace(promises=(*facts.promises, added))
        after = seen(more, *looked)[name].weighed
        assert sign * (after.now - before.now) >= -1e-9 * before.now


WEEKS = st.lists(st.tuples(st.integers(0, 300), st.sampled_from((0.0, 0.5, 1.0)), st.sampled_from((1 / 3, 2 / 3, 1.0))))


@given(WEEKS, st.integers(10, 290), st.integers(3, 6), st.sampled_from((0.0, 0.5, 1.0)))
def test_splitting_a_big_promise_never_raises(others, day, parts, x):
    around = [event(at, *rest) for at, *rest in others if abs(at - day) >= 7]
    whole = evidence_of([*around, event(day, x)])
    split = evidence_of([*around, *(event(day, x, 1 / 3) for _ in range(parts))])
    assert split.now <= whole.now * (1 + 1e-9)


@given(st.integers(0, 6), st.lists(st.tuples(st.integers(1, 6), st.sampled_from((0.0, 0.5, 1.0)))))
def test_small_ones_after_a_missed_big_one_do_not_change_its_week(weekday, later):
    day = 20 + weekday
    added = [event(day + after, x, 1 / 3) for after, x in later]
    from trustlog.trust.strands.evidence import _days, week_factor

    for place, bet in enumerate(bets(BAR, "promises", DEFAULTS)):
        alone = week_factor(_days([event(day, 0.0)], bet.p0), place, bet.slope)
        padded = week_factor(_days([event(day, 0.0), *added], bet.p0), place, bet.slope)
        assert padded == pytest.approx(alone)


@settings(max_examples=40, deadline=None)
@given(cases(), days_to_look(), st.randoms(use_true_random=False))
def test_neither_order_of_entry_nor_names_matter(facts, looked, rng):
    mixed = facts._replace(
        partner=facts.partner._replace(id="z", handle="zeta", name="Zeta"),
        promises=tuple(rng.sample(facts.promises, len(facts.promises))),
        moments=tuple(rng.sample(facts.moments, len(facts.moments))),
        disclosures=tuple(rng.sample(facts.disclosures, len(facts.disclosures))),
        pauses=tuple(rng.sample(facts.pauses, len(facts.pauses))),
    )
    assert [one.weighed for one in seen(mixed, *looked)] == [one.weighed for one in seen(facts, *looked)]


def spans(events):
    return [(one.began - ZERO, one.day - ZERO) for one in events]


def pause(first, last, **more):
    return Pause("u", 1, "p", START + days(first), START + days(last), "away", **more)


def test_a_slot_is_so_many_days_that_are_not_paused():
    bar = DEFAULTS.bar(2)
    facts = partner_facts([], [moment(1, START + days(12))], pauses=[pause(10, 19), pause(15, 21), pause(40, 45)])
    found = slots_from(facts, (ZERO, ZERO), bar, ZERO + 85, ZERO + 86, DEFAULTS).time
    assert spans(found) == [(0, 45 - 6), (40, 73)]
    assert [one.x for one in found] == [1.0, 0.0]  # a moment within a pause counts in the slot that is open then


def test_a_pause_of_every_year_comes_back():
    facts = partner_facts(pauses=[pause(355, 364, yearly=True)])
    first = slots_from(facts, (ZERO, ZERO), DEFAULTS.bar(2), ZERO + 1080, ZERO + 1081, DEFAULTS).time
    assert sum(last - begun + 1 - 28 for begun, last in spans(first)) == 20


def test_slots_beside_the_evidence_are_cut_from_the_day_it_is_logged_from():
    step = LevelStep(START + days(100), 1, 2, None)
    facts = partner_facts([], changes=[step], level=1, since=START)
    facts = facts._replace(partner=facts.partner._replace(logged_from=START + days(10)))
    found = logged_slots(facts, ZERO + 200, ZERO + 201, DEFAULTS)
    assert spans(found.time) == [(10, 65), (101, 128), (129, 156), (157, 184)]
    assert spans(found.openness) == [(10, 65), (101, 156)]


@pytest.mark.parametrize(
    ("answers", "changes", "zeros", "beginnings"),
    [
        ([], [], (0, 0), 1),
        ([answer(START + days(50), "anew")], [], (51, 51), 2),
        ([answer(START + days(50), "ack", "our_promises")], [], (51, 0), 2),
        ([answer(START + days(50), "ack", "our_promises"), answer(START + days(50), "anew", "time")], [], (51, 0), 2),
        ([answer(START + days(50), "logged_from")], [LevelStep(START + days(70), 2, 1, None)], (71, 71), 3),
        ([], [LevelStep(START + days(70), 2, 3, None)], (0, 0), 1),
        ([], [LevelStep(START + days(70), 2, 3, None, "began"), LevelStep(START + days(90), 3, 2, None, "ended")],
         (0, 0), 1),
        ([answer(START + days(50), "decline", until=START + days(60)), answer(START + days(55), "answered")], [],
         (0, 0), 1),
    ],
)  # fmt: skip
def test_a_test_begins_the_day_after_what_lets_it_begin(answers, changes, zeros, beginnings):
    state = level_state_of(partner_facts(answers=answers, changes=changes, level=2), ZERO + 200)
    assert tuple(state.day_zero[name] - ZERO for name in PROMISE_STRANDS) == zeros
    assert state.beginnings == beginnings


def test_a_trial_is_no_step_until_it_is_confirmed():
    began = LevelStep(START + days(70), 2, 3, None, "began")
    ended, confirmed = (LevelStep(START + days(90), 3, to, None, how) for to, how in ((2, "ended"), (3, "confirmed")))

    def state(*steps):
        found = level_state_of(partner_facts(changes=steps, level=2), ZERO + 200)
        return found.level, found.firm, found.since - ZERO, found.on_trial and found.on_trial - ZERO, found.stepped

    assert state(began) == (3, 2, 0, 70, 0)
    assert state(began, ended) == (2, 2, 0, 0, 0)
    assert state(began, confirmed) == (3, 3, 70, 0, ZERO + 71)


def test_silence_counts_from_the_day_a_partner_is_logged_and_what_came_before_is_no_event():
    facts = partner_facts([kept(1, START + days(20))], [], [told(1, START + days(3), depth=2)], level=1)
    facts = facts._replace(partner=facts.partner._replace(logged_from=START + days(90)))
    day = START + days(140)
    assert [one.weighed.now for one in seen(facts, day, day)] == [1.0] * 4
    later = date.fromordinal(day.toordinal() + 6)
    assert [one.weighed.now < 1 for one in seen(facts, later, later)] == [False, False, True, True]
