"""Simulation: the quick way is the reading's, chance is as asked for, and the reading's error rates hold."""

import random
from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trustlog.trust.settings import DEFAULTS, STRANDS
from trustlog.trust.simulate.lone import promises_pass
from trustlog.trust.simulate.operating import cases, operating
from trustlog.trust.simulate.passes import KINDS, LEVELS, PACES
from trustlog.trust.simulate.report import as_json, report, simulate
from trustlog.trust.simulate.study import PARTS, Asked, chance_for, follow_all, good_rates
from trustlog.trust.simulate.walk import Walk
from trustlog.trust.simulate.world import LOOK, START, Assumed, Fall, Rates, invent, side

FIRST = START.toordinal()
AT_BAR = Asked(Assumed(), Rates(0.7, 0.7, 0.25, 0.2), good_rates(2, DEFAULTS), relationships=8)


@st.composite
def walks(draw):
    """Draw a relationship of any kind, to be followed for two years."""
    share = st.sampled_from((0.3, 0.6, 0.9, 0.98))
    assumed = Assumed(
        draw(st.integers(1, 5)), 24, draw(st.sampled_from((1.0, 3.0, 8.0))), draw(st.sampled_from((1, 3))),
        draw(st.sampled_from((0.0, 0.5))), 0.25, draw(st.sampled_from((0.1, 0.5))), draw(st.sampled_from((0.0, 0.6))),
    )  # fmt: skip
    rates = Rates(draw(share), draw(share), draw(share), draw(share))
    fall = draw(st.sampled_from((None, Fall(300, 0.3))))
    chance = random.Random(draw(st.integers(0, 2**32)))
    return Walk(invent(chance, rates, assumed, DEFAULTS, fall), assumed.days, DEFAULTS)


def value_at(path, look):
    return [value for since, value in path if since <= look][-1]


def check_stretch(walk, stretch, until, looks):
    """Compare what a stretch shows with the reading made from nothing, at some looks up to one."""
    flagged = {name: {flag.look for flag in flags} for name, flags in walk.flags.items()}
    for look in looks:
        if not stretch.since < look <= until:
            continue
        found = walk.reading(look)
        assert found.level == stretch.level
        for name in STRANDS:
            strand = found.strands[name]
            if stretch.level < 5:
                assert strand.evidence == pytest.approx(value_at(stretch.evidence[name], look), rel=1e-9)
            assert strand.flagged == (look in flagged.get(name, ()))


@settings(max_examples=20)
@given(walks(), st.lists(st.integers(1, 104), min_size=8, max_size=8))
def test_the_quick_way_is_the_reading_at_any_look(walk, weeks):
    looks = [FIRST + LOOK * week for week in weeks if FIRST + LOOK * week <= walk.last]
    stretch, steps = walk.start, walk.follow()
    for step in steps:
        check_stretch(walk, stretch, step.look, looks)
        stretch = stretch.after(step.to, step.look)
    check_stretch(walk, stretch, walk.last, looks)


@settings(max_examples=8)
@given(walks())
def test_every_suggestion_is_found_at_its_first_look(walk):
    """Read at every look, and see that the first step up and the first step down are those of the quick way."""
    stretch = walk.start
    passed = {name: stretch.passed(name) for name in STRANDS}
    readings = {look: walk.reading(look) for look in range(FIRST + LOOK, walk.last + 1, LOOK)}
    for action, found in (("up", stretch.up), ("down", stretch.down)):
        assert found == min((look for look, one in readings.items() if one.suggestion.action == action), default=None)
    for name in STRANDS:
        assert passed[name] == min((look for look, one in readings.items() if one.strands[name].passed), default=None)
    flagged = {flag.look for flags in walk.flags.values() for flag in flags}
    assert flagged == {look for look, one in readings.items() if one.suggestion.action == "attention"}


def test_following_changes_the_level_and_the_reading_agrees():
    facts = invent(random.Random(3), good_rates(1, DEFAULTS), Assumed(1, 60, 4), DEFAULTS)
    walk = Walk(facts, Assumed(1, 60).days, DEFAULTS)
    steps = walk.follow()
    assert [step.to for step in steps] == [2, 3, 4, 5][: len(steps)]
    assert len(steps) >= 2
    for step in steps:
        suggestion = walk.reading(step.look).suggestion
        assert (suggestion.action, suggestion.to) == ("up", step.to)


def test_chance_is_as_asked_for():
    assumed = Assumed(2, 60, 8, together=3, correlation=0.5, small=0.2, big=0.3, late=0.4)
    promises, held = [], []
    for seed in range(40):
        facts = invent(random.Random(seed), Rates(0.7, 0.9, 0.25, 0.2), assumed, DEFAULTS)
        promises += facts.promises
        slots = {(moment.on.toordinal() - FIRST) // 28 for moment in facts.moments}
        held.append(len(slots) / (assumed.days / 28))
    ours = [p for p in promises if p.ours]
    kept = [p.closed_as == "kept" and p.closed_on == p.counts_on for p in ours]
    assert mean(kept) == pytest.approx(0.7, abs=0.02)
    assert mean(held) == pytest.approx(0.25, abs=0.02)
    missed = [p for p, ok in zip(ours, kept, strict=True) if not ok]
    assert mean(p.closed_as == "kept" for p in missed) == pytest.approx(0.4, abs=0.03)
    assert mean(p.stake == "big" for p in ours) == pytest.approx(0.3, abs=0.02)
    rate, batches = mean(kept), [sum(kept[place : place + 3]) for place in range(0, len(kept), 3)]
    spread = mean(batch**2 for batch in batches) - mean(batches) ** 2
    assert (spread / (rate * (1 - rate)) - 3) / 6 == pytest.approx(0.5, abs=0.06)


def test_same_seed_same_report_whatever_the_order():
    one = as_json(simulate(AT_BAR, DEFAULTS))
    assert one == as_json(simulate(AT_BAR, DEFAULTS))
    assert one != as_json(simulate(AT_BAR._replace(seed=2), DEFAULTS))
    found = {name: [PARTS[name](AT_BAR, at, DEFAULTS) for at in reversed(range(8))] for name in PARTS}
    assert {**as_json(report(AT_BAR, found, DEFAULTS)), "strand_years": 0} == {**one, "strand_years": 0}
    assert sum(1 for _ in follow_all(AT_BAR._replace(relationships=2), DEFAULTS)) == 2 * len(PARTS)


def figures_of(chosen, relationships):
    """Measure some of the cases."""
    for case in cases(DEFAULTS, relationships, 1):
        if chosen(case):
            seen = [case.follow(case.asked, at, DEFAULTS) for at in range(relationships)]
            yield from case.figures(seen)


def test_the_error_rates_hold():
    """A small part of `benchmarks/operating.py`, which takes minutes; the seed is fixed, so the answer is."""
    groups = {
        "promises_pass": 60, "slots_pass": 150, "weak_ready": 24, "flags_and_questions": 120, "falling": 120,
        "stepped_down": 24,
    }  # fmt: skip
    seen = []
    for name, relationships in groups.items():

        def chosen(case, name=name):
            assumed = case.asked.assumed
            return case.follow.__name__ == name and assumed.level == 2 and assumed.per_month in (3.0, 4.0, 8 / 3)

        seen += figures_of(chosen, relationships)
    assert [figure for figure in seen if not figure.holds] == []
    assert {figure.group for figure in seen} >= {
        "Passes at the bar",
        "Called ready",
        "False flags of a strand",
        "A fall",
        "Called down in five years",
    }


def test_every_figure_says_what_it_counts():
    found = list(operating(DEFAULTS._replace(level_days=10_000), 8, 1))
    assert {figure.of for figure in found if figure.group == "Passes at the bar"} == {8}
    assert {figure.unit for figure in found} == {"share", "a year", "promises", "months", "changes"}
    months = [figure.value for figure in found if figure.group.startswith("Months to ready")]
    assert months == [None] * 27  # no gate, no step up
    passes = [figure for figure in found if figure.group == "Passes at the bar" and "promises" in figure.name]
    assert len(passes) == len(LEVELS) * (len(PACES) + len(KINDS))
    assert not [figure for figure in found if "trial" in figure.group and "offered by" in figure.name and figure.value]


def test_a_side_that_passes_is_found_by_the_reading_too():
    """The quick way is an upper bound of what the reading says, and seldom more than that."""
    asked = AT_BAR._replace(rates=Rates(0.9, 0.9, 0.5, 0.5))
    passed = [promises_pass(asked, number, DEFAULTS) for number in range(6)]
    assert any(passed)
    for number, enough in enumerate(passed):
        promises = side(chance_for(asked, "lone", number), False, 0.9, asked.assumed, None)
        numbered = tuple(promise._replace(number=place) for place, promise in enumerate(promises, 1))
        facts = invent(random.Random(0), asked.rates, asked.assumed, DEFAULTS)._replace(promises=numbered)
        walk = Walk(facts, asked.assumed.days, DEFAULTS)
        looks = range(FIRST + LOOK, walk.last + 1, 8 * LOOK)
        found = [walk.reading(look).strands["their_promises"].evidence_max for look in looks]
        assert (max(found) >= DEFAULTS.needed) == enough
