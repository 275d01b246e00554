"""Learning from a whole ledger: the same to the last digit as in the plainest way, whoever has the same past."""

from hypothesis import given
from hypothesis import strategies as st
from plain_learning import PlainLearner
from trust_cases import cases, days_to_look

from trustlog.trust.model.estimate import estimate, estimate_alike
from trustlog.trust.model.learn import Promised, learn
from trustlog.trust.model.outcomes import slot_spans
from trustlog.trust.model.rules import PROMISES, SLOTS
from trustlog.trust.settings import DEFAULTS
from trustlog.trust.strands.slots import SLOT_STRANDS, logged_slots

FIRST = 700_000
RULES = st.sampled_from([PROMISES, SLOTS])


@st.composite
def promises(draw):
    """Draw promises of some partners, many of one day, some open, and some made the day others are over."""
    one = st.tuples(st.integers(0, 5), st.integers(0, 40), st.integers(0, 30), st.none() | st.booleans())
    shift = draw(st.sampled_from([1, 7, 91]))  # days between two that may be the same
    return [
        Promised(f"p{who}", FIRST + made * shift, FIRST + (made + length) * shift, kept)
        for who, made, length, kept in draw(st.lists(one, max_size=60))
    ]


@st.composite
def slots(draw):
    """Draw slots of partners, one after the other: most begin on the same days, as those entered on one day do."""
    size, made = draw(st.sampled_from([28, 56])), list[Promised]()
    for who in range(draw(st.integers(1, 8))):
        first = FIRST + draw(st.sampled_from([0, 0, 0, 5]))
        held = draw(st.lists(st.booleans(), max_size=6) | st.sampled_from([[False] * 6, [True] * 6]))
        made += [Promised(who, first + at * size, first + (at + 1) * size - 1, kept) for at, kept in enumerate(held)]
        made.append(Promised(who, first + len(held) * size, 0, None))
    return made


@given(promises() | slots(), RULES)
def test_what_is_learned_is_the_same_as_in_the_plainest_way(promised, rules):
    assert learn(promised, rules) == tuple(PlainLearner(promised, rules).epochs)


@given(promises() | slots(), RULES)
def test_every_forecast_on_the_way_is_the_same_as_in_the_plainest_way(promised, rules):
    taken = []
    learn(promised, rules, lambda *forecast: taken.append(forecast))
    assert taken == PlainLearner(promised, rules).taken


@given(slots(), slots(), st.integers(0, 700))
def test_estimates_of_slots_that_are_the_same_are_made_once_and_are_the_same(one, other, later):
    outcomes = sorted((slot.over, slot.kept, 0) for slot in one if slot.partner == 0 and slot.kept is not None)
    day = FIRST + 7 * 56 + later
    for promised in (one, other, one):  # what is taught is looked at, too
        epochs = learn(promised, SLOTS)
        assert estimate_alike(outcomes, day, epochs, SLOTS, 3) == estimate(outcomes, day, epochs, SLOTS, 3)


@given(cases(), days_to_look())
def test_slots_that_teach_are_those_that_are_shown(facts, looked):
    as_of, today = (day.toordinal() for day in looked)
    shown = logged_slots(facts, as_of, today, DEFAULTS)
    for strand, events in zip(SLOT_STRANDS, shown, strict=True):
        over = [span for span in slot_spans(facts, strand, as_of, today, DEFAULTS) if span[2] is not None]
        assert over == [(event.began, event.day, event.x == 1) for event in events]
