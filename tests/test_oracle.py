"""The second reading against examples worked out by hand from the words of the description."""

from dataclasses import fields, replace
from datetime import date, timedelta
from math import exp, log, pi, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle.counted import counted_promises, settled, unsettled
from oracle.decision import StrandReading, trend_of, trend_of_all
from oracle.events import Event, charged_moves, evidence_slots, judged_slots, promise_events, settled_on
from oracle.evidence import evidence_path, first_of, mean_of, promise_bets
from oracle.forecast import Forecaster, Outcome, walk
from oracle.gates import gates
from oracle.histories import cases
from oracle.history import (
    STRANDS,
    Anew,
    Disclosure,
    History,
    Looked,
    Moment,
    Move,
    Partner,
    Pause,
    Promise,
    Step,
    beginnings,
    day_zero,
    level_begins,
    standing,
)
from oracle.reading import Reading, read

MONDAY = date(2024, 1, 1)
ACME = Partner("acme", 1, MONDAY, MONDAY, 2, MONDAY)
LATER = Looked(date(2024, 3, 1), date(2024, 3, 1))


def after(days: int) -> date:
    """The day so many days after the first Monday of 2024."""
    return MONDAY + timedelta(days=days)


def promised(number: int, due: int, kept: int | None = None, **more: object) -> Promise:
    """A promise of theirs made on the first day, and when it was kept (None: not settled)."""
    settled_as = {} if kept is None else {"closed_as": "kept", "closed_on": after(kept)}
    made = Promise(number, "acme", False, "normal", MONDAY, after(due), accepted_on=MONDAY)
    return replace(made, **{**settled_as, **more})


def with_promises(*promises: Promise, **more: object) -> History:
    return History((ACME,), promises, **more)


def evidence(history: History, looked: Looked, strand: str = "their_promises") -> list[float]:
    path = evidence_path(history, history.partners[0], strand, looked)
    assert path is not None
    return path


def mixed(product: float) -> float:
    """Evidence whose start 0 alone saw something: "w₀ = .8", the others are 1."""
    return 0.8 * product + 0.2


# 1→2: p0 = .60; L₁ = .25/.24, L₂ = .35/.24; a normal one has s₁ = 2/3, s₂ = min(4/3, 1) = 1
KEPT = (1 + 0.25 / 0.24 * 2 / 3 * 0.4 + 1 + 0.35 / 0.24 * 1 * 0.4) / 2
MISSED = (1 - 0.25 / 0.24 * 2 / 3 * 0.6 + 1 - 0.35 / 0.24 * 1 * 0.6) / 2
HALF = (1 - 0.25 / 0.24 * 2 / 3 * 0.1 + 1 - 0.35 / 0.24 * 1 * 0.1) / 2


def test_one_kept_normal_promise_enters_when_its_last_cutting_is_over() -> None:
    path = evidence(with_promises(promised(1, due=2, kept=2)), LATER)
    # Of the weeks that hold Wednesday 3 January the last ends on Tuesday 9 January; till then the least is 1.
    assert path[:8] == pytest.approx([1.0] * 8)
    assert path[8] == pytest.approx(mixed(KEPT))
    assert path[-1] == pytest.approx(mixed(KEPT))


def test_a_miss_enters_on_its_own_day_in_the_cutting_that_ends_there() -> None:
    path = evidence(with_promises(promised(1, due=2, kept=3)), LATER)
    assert path[1:3] == pytest.approx([1.0, mixed(MISSED)])
    assert path[-1] == pytest.approx(mixed(MISSED))


def test_late_is_a_miss_and_not_satisfied_is_a_half() -> None:
    assert evidence(with_promises(promised(1, 2, kept=2, satisfied=False)), LATER)[-1] == pytest.approx(mixed(HALF))
    assert evidence(with_promises(promised(1, 2)), LATER)[-1] == pytest.approx(mixed(MISSED))


def test_a_day_counts_once_it_is_over() -> None:
    history = with_promises(promised(1, due=2, kept=4))
    assert evidence(history, Looked(after(2), after(2)))[-1] == 1
    assert evidence(history, Looked(after(2), after(3)))[-1] == pytest.approx(mixed(MISSED))
    assert evidence(history, Looked(after(3), after(3)))[-1] == pytest.approx(mixed(MISSED))


def test_of_a_week_the_least_of_mean_and_first_counts() -> None:
    cautious, bold = promise_bets(0.6, 0.85)
    kept_first = [Event(after(1), 1, 1.0), Event(after(2), 0, 1.0)]
    assert mean_of(kept_first, cautious) == pytest.approx((0.4 - 0.6) / 2)
    assert first_of(kept_first, cautious) == pytest.approx(0.4)
    small = [Event(after(1), 1, 1 / 3), Event(after(1), 1, 1 / 3), Event(after(2), 0, 1.0)]
    assert mean_of(small, cautious) == pytest.approx((2 / 3 * 0.4 - 0.6) / (5 / 3))
    assert first_of(small, cautious) == pytest.approx(2 / 3 * 0.4 - 1 / 3 * 0.6)
    assert first_of(small, bold) == pytest.approx(0.4)  # 2/3 and 2/3 fill a capacity of 1 on the first day
    assert mean_of(small, bold) == pytest.approx((4 / 3 * 0.4 - 0.6) / (7 / 3))


def test_five_small_ones_of_a_day_are_worth_one_big_one() -> None:
    big = with_promises(promised(1, 2, kept=2, stake="big"))
    small = with_promises(*(promised(at, 2, kept=2, stake="small") for at in range(5)))
    assert evidence(small, LATER)[-1] == pytest.approx(evidence(big, LATER)[-1])


def test_a_start_of_91_days_later_has_a_weight_of_its_own() -> None:
    history = with_promises(promised(1, due=100, kept=100))
    second = 0.2 * 6 / pi**2
    value = evidence(history, Looked(after(120), after(120)))[-1]
    assert value == pytest.approx((0.8 + second) * KEPT + 1 - 0.8 - second)


def test_the_half_of_the_level_begins_the_day_after_the_step() -> None:
    partner = replace(ACME, target=3)
    steps = (Step(after(10), "acme", 2),)
    history = replace(with_promises(promised(1, 5, kept=5), promised(2, 30, kept=30)), partners=(partner,), steps=steps)
    looked = Looked(after(60), after(60))
    assert level_begins(history, partner, looked, "their_promises") == after(11)
    each = [(1 + slope / 0.21 * stake * 0.3) for slope, stake in ((0.2, 2 / 3), (0.25, 1))]
    whole = sum(mixed(factor**2) for factor in each) / 2
    assert evidence(history, looked)[-1] == pytest.approx((whole + mixed(sum(each) / 2)) / 2)


@pytest.mark.parametrize(
    ("days", "charged"),
    [((30,), []), ((31,), [31]), ((-5, 30), []), ((31, 10), [31]), ((10, 5), [5]), ((10, -5, 40), [40])],
)
def test_of_the_moves_of_at_most_30_days_the_first_is_free(days: tuple[int, ...], charged: list[int]) -> None:
    moves, due = [], 50
    for more in days:
        moves.append(Move(after(1), after(due), after(due + more)))
        due += more
    promise = promised(1, 50, moves=tuple(moves))
    found = charged_moves(promise, LATER)
    assert [(move.to_on - move.from_on).days for move in found] == charged
    events = promise_events(with_promises(promise), "acme", False, LATER)
    assert [event.x for event in events if event.day == after(1)] == [0.0] * len(charged)


def test_a_withdrawal_counts_against_its_maker_only() -> None:
    for by, expected in (("maker", [(after(2), 0.0)]), ("receiver", [])):
        promise = promised(1, 2, closed_as="withdrawn", closed_on=after(2), withdrawn_by=by)
        events = promise_events(with_promises(promise), "acme", False, LATER)
        assert [(event.day, event.x) for event in events] == expected
        assert settled(with_promises(promise), ACME, False, LATER) == 0


def test_an_unsettled_one_is_settled_when_it_lapses() -> None:
    history = with_promises(promised(1, 2))
    on = [Looked(after(day), after(day + 1)) for day in (9, 10)]
    assert [settled(history, ACME, False, looked) for looked in on] == [0, 1]
    assert [unsettled(history, ACME, False, looked) for looked in on] == [1, 0]
    assert settled_on(promised(1, 2, kept=40), LATER) == after(9)
    assert settled_on(promised(1, 20, kept=3), LATER) == after(20)


def test_a_slot_is_so_many_unpaused_days() -> None:
    moments = (Moment(after(3), ("acme",), "joint"), Moment(after(70), ("acme",), "scripted"))
    history = with_promises(moments=moments, pauses=(Pause("acme", after(10), after(19)),))
    slots = evidence_slots(history, ACME, "time", Looked(after(200), after(200)))
    assert [(slot.first, slot.last, slot.x) for slot in slots] == [
        (after(0), after(65), 1.0),
        (after(66), after(121), 0.0),
        (after(122), after(177), 0.0),
    ]
    cautious, bold = 1 + 0.25 / (0.15 * 0.85) * 0.85, 1 + 0.45 / (0.15 * 0.85) * 0.85
    value = evidence(history, Looked(after(70), after(70)), "time")[-1]
    assert value == pytest.approx(mixed((cautious + bold) / 2))


def test_a_yearly_pause_comes_back_over_the_turn_of_the_year() -> None:
    pause = Pause(None, date(2022, 12, 20), date(2023, 1, 3), yearly=True)
    partner = replace(ACME, logged_from=date(2024, 12, 1))
    history = History((partner,), pauses=(pause,))
    slots = evidence_slots(history, partner, "time", Looked(date(2025, 6, 1), date(2025, 6, 1)))
    assert slots[0].last == date(2024, 12, 1) + timedelta(days=55 + 15)


def test_openness_needs_both_sides_and_nothing_missed() -> None:
    told = (Disclosure(after(3), "acme", True, 2), Disclosure(after(40), "acme", False, 2))
    looked = Looked(after(56), after(57))
    for more, expected in (((), 1.0), ((Disclosure(after(50), "acme", True, None),), 0.0)):
        history = with_promises(disclosures=(*told, *more))
        assert [slot.x for slot in evidence_slots(history, ACME, "openness", looked)] == [expected]
    lopsided = with_promises(disclosures=told[:1])
    assert [slot.x for slot in evidence_slots(lopsided, ACME, "openness", looked)] == [0.0]


def test_a_slot_in_progress_at_a_step_is_dropped() -> None:
    partner = replace(ACME, target=5)
    history = History((partner,), steps=(Step(after(70), "acme", 2),))
    slots = judged_slots(history, partner, "time", Looked(after(130), after(130)))
    assert [(first, last) for first, last, _ in slots] == [
        (after(0), after(55)), (after(56), None), (after(71), after(98)), (after(99), after(126)), (after(127), None),
    ]  # fmt: skip


def test_beginnings_are_different_days_and_each_strand_has_its_day_zero() -> None:
    begun = (Anew(after(5), "acme", ("time",), "anew"), Anew(after(9), "acme", ("their_promises",), "ack"))
    steps = (Step(after(9), "acme", 2), Step(after(20), "acme", 1))
    history = with_promises(beginnings=begun, steps=steps)
    assert beginnings(history, ACME, LATER) == 4
    assert day_zero(history, ACME, Looked(after(12), after(12)), "time") == after(6)
    assert day_zero(history, ACME, Looked(after(12), after(12)), "their_promises") == after(10)
    assert day_zero(history, ACME, LATER, "our_promises") == after(21)


def test_ending_a_trial_is_no_step_down_and_confirming_it_no_step() -> None:
    began = Step(after(20), "acme", 2, "trial")
    ended = with_promises(steps=(began, Step(after(30), "acme", 1, "ended")))
    assert beginnings(ended, ACME, LATER) == 1
    assert day_zero(ended, ACME, LATER, "time") == MONDAY
    on_trial = standing(ended, ACME, Looked(after(25), after(25)))
    assert (on_trial.level, on_trial.base, on_trial.since, on_trial.on_trial) == (2, 1, MONDAY, after(20))
    confirmed = standing(with_promises(steps=(began, Step(after(30), "acme", 2, "confirmed"))), ACME, LATER)
    assert (confirmed.level, confirmed.base, confirmed.since, confirmed.on_trial) == (2, 2, after(20), None)


def test_gates_have_their_order_and_moved_is_judged_each_side() -> None:
    moved = promised(1, 10, kept=11, moves=(Move(after(2), after(10), after(11)),))
    others = [promised(at, 10, kept=10) for at in range(2, 6)]
    assert list(gates(with_promises(), ACME, LATER)) == [
        "big_promises", "concealed", "balance", "moved", "days_at_level",
    ]  # fmt: skip
    assert gates(with_promises(moved, *others), ACME, LATER)["moved"]
    assert not gates(with_promises(moved, *others[1:]), ACME, LATER)["moved"]


def test_counts_stand_from_the_first_day() -> None:
    history = with_promises(
        promised(1, 10, kept=5), promised(2, 10, kept=12), promised(3, 10),
        promised(4, 90, moves=(Move(after(2), after(80), after(90)),)),
        promised(5, 80, closed_as="withdrawn", closed_on=after(3), withdrawn_by="receiver"),
    )  # fmt: skip
    counts = counted_promises(history, ACME, False, LATER, MONDAY)
    assert counts == {"settled": 3, "on_time": 1, "late": 1, "moved": 1, "withdrawn": 1, "open": 1}


def test_a_forecast_before_anything_is_even_and_one_kept_moves_it_as_the_rule_says() -> None:
    outcomes = [Outcome("acme", MONDAY, after(3), True), Outcome("acme", after(3), None, True)]
    outcomes += [Outcome("acme", after(4), None, True)]
    first, same_day, second = walk(Forecaster(), outcomes)
    assert (first.p, same_day.p) == (0.5, 0.5)
    c, ps = pi / 8, []
    for spread in (0.8, 2.5):
        for drift in (0.04, 0.25):
            held = exp(-(drift**2) * 1 / 16)
            variance = spread**2
            kappa = 1 / sqrt(1 + c * (variance + 2.25))
            # The level, which is its own first outcome: n = 1, so gain = vm; the partner's: m, v, a day later.
            level, left = 2.25 * kappa * 0.5, 2.25 * (1 - 2.25 * kappa**2 * 0.25)
            m, v = variance * kappa * 0.5, variance - variance**2 * kappa**2 * 0.25
            m, v = sqrt(held) * m, held * v + 16 * (1 - held)
            ps.append(1 / (1 + exp(-(level + m) / sqrt(1 + c * (v + left)))))
    assert second.p == pytest.approx(sum(ps) / 4)  # every kind said one half, so they weigh alike


def test_epochs_begin_after_1_2_3_5_8_and_with_a_quarter() -> None:
    made = Forecaster()
    walk(made, [Outcome(f"p{at}", MONDAY, after(at), at % 3 > 0) for at in range(1, 14)])
    assert [epoch.settled for epoch in made.epochs] == [0, 0, 1, 2, 3, 5, 8, 12]
    walk(made, [Outcome("later", date(2024, 4, 2), None, True)])
    assert (made.epochs[-1].begins, made.epochs[-1].settled) == (date(2024, 4, 2), 13)


@settings(max_examples=8)
@given(cases())
def test_what_happened_later_and_in_which_order_it_stands_do_not_matter(case: tuple[History, Looked]) -> None:
    history, looked = case
    partner, flags = history.partners[0], dict.fromkeys(STRANDS, False)
    known = replace(
        history,
        promises=tuple(reversed([as_known(one, looked.day) for one in history.promises if one.made_on <= looked.day])),
        moments=tuple(reversed([one for one in history.moments if one.on <= looked.day])),
        disclosures=tuple(reversed([one for one in history.disclosures if one.on <= looked.day])),
        pauses=tuple(reversed(history.pauses)),
    )
    assert_same(read(known, partner, looked, flags, False), read(history, partner, looked, flags, False))


def as_known(promise: Promise, day: date) -> Promise:
    """The promise without what happened to it after a day."""
    promise = replace(promise, moves=tuple(move for move in promise.moves if move.on <= day))
    if promise.accepted_on is not None and promise.accepted_on > day:
        promise = replace(promise, accepted_on=None)
    if promise.closed_on is not None and promise.closed_on > day:
        promise = replace(promise, closed_as=None, closed_on=None, satisfied=None, concealed=False, withdrawn_by=None)
    return replace(promise, cleared_on=None) if promise.cleared_on and promise.cleared_on > day else promise


def assert_same(found: Reading, expected: Reading) -> None:
    """See that two readings are the same but for rounding."""
    for name, strand in expected.strands.items():
        for field in fields(strand):
            value = getattr(strand, field.name)
            value = pytest.approx(value, rel=1e-9) if isinstance(value, float) else value
            assert getattr(found.strands[name], field.name) == value, (name, field.name)
    assert replace(found, strands=expected.strands) == expected


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 400), st.booleans()), min_size=1, max_size=40))
def test_a_band_holds_its_estimate_and_one_more_outcome_moves_it_the_right_way(
    facts: list[tuple[int, int, bool]],
) -> None:
    made = Forecaster()
    walk(made, [Outcome(f"p{who}", MONDAY, after(day), kept) for who, day, kept in facts])
    low, high = made.say("p0", after(400)).band()
    before = made.say("p0", after(400)).p
    assert 0 < low <= before <= high < 1
    for kept in (True, False):
        state = made.partners["p0"]
        saved = replace(state, m=list(state.m), v=list(state.v))
        made.take(Outcome("p0", MONDAY, after(400), kept), after(400))
        now = made.say("p0", after(400)).p
        assert now >= before - 1e-12 if kept else now <= before + 1e-12
        made.partners["p0"] = saved


def test_chance_above_is_the_weight_beyond_a_bar() -> None:
    said = Forecaster().say("acme", MONDAY)
    assert said.chance_above(0.5) == pytest.approx(0.5)
    assert said.chance_above(0.7) + said.chance_above(0.3) == pytest.approx(1)
    assert log(said.quantile(0.9) / (1 - said.quantile(0.9))) == pytest.approx(
        -log(said.quantile(0.1) / (1 - said.quantile(0.1)))
    )


def test_trends_stand_in_their_order() -> None:
    assert trend_of(2, 9.0, 1.0, True) == "slipping"
    assert trend_of(2, 9.0, 1.0, False) == "unknown"
    assert trend_of(3, 5.0, 4.9, False) == "building"
    assert [trend_of(3, 5.0, 5.0, False), trend_of(3, 4.9, 1.0, False), trend_of(3, None, None, False)] == [
        "steady"
    ] * 3
    still = StrandReading(5, 0.8, 0.6, 0.9, 2.0, 2.0, 1.0, 0.5, None, False, False, "steady")
    growing = replace(still, evidence=6.0, trend="building")
    strands = {"our_promises": still, "their_promises": growing, "time": still, "openness": still}
    assert trend_of_all(strands) == "building"
    assert trend_of_all({**strands, "our_promises": replace(still, evidence=0.9)}) == "steady"
    turned = {**strands, "our_promises": growing, "their_promises": still}
    assert trend_of_all(turned) == "steady"
