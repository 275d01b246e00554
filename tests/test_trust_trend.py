"""The trend of a strand and of a relationship, and the words of chance and evidence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trust_cases import START, kept, partner_facts

from trustlog.trust import words
from trustlog.trust.model.epochs import NOTHING_LEARNED
from trustlog.trust.reading.partner import read
from trustlog.trust.reading.trend import relationship_trend, strand_trend
from trustlog.trust.settings import DEFAULTS
from trustlog.trust.words.numbers import evidence_called

READING = read(partner_facts([kept(1, START)]), START, START, NOTHING_LEARNED)
STRAND = READING.strands["our_promises"]
maybe = st.none() | st.floats(0, 1)
evidences = st.none() | st.floats(0.01, 1000)
strands = st.builds(
    lambda trend, evidence, chance: STRAND._replace(trend=trend, evidence=evidence, chance_level=chance),
    st.sampled_from(("building", "steady", "slipping", "unknown")), evidences, maybe,
)  # fmt: skip


@given(st.booleans(), st.integers(0, 9), evidences, st.floats(0.01, 1000))
def test_the_trend_of_a_strand_by_its_rule(flagged, n, evidence, earlier):
    found = strand_trend(flagged, n, evidence, None if evidence is None else earlier, DEFAULTS)
    grows = evidence is not None and evidence >= 5 and evidence > earlier
    assert found == ("slipping" if flagged else "unknown" if n < 3 else "building" if grows else "steady")


@given(strands, strands, strands, strands)
def test_the_trend_of_a_relationship_by_its_rule(ours, theirs, time, openness):
    found = relationship_trend({"our_promises": ours, "their_promises": theirs, "time": time, "openness": openness})
    if any(strand.trend == "slipping" for strand in (ours, theirs, time, openness)):
        assert found == "slipping"
    elif ours.trend == theirs.trend == "unknown":
        assert found == "unknown"
    else:
        less = any(strand.evidence is not None and strand.evidence < 1 for strand in (ours, theirs))
        below = any(strand.chance_level is not None and strand.chance_level <= 0.1 for strand in (ours, theirs))
        assert found == ("building" if theirs.trend == "building" and not less and not below else "steady")


def test_our_own_promises_alone_never_make_a_relationship_building():
    building, steady = STRAND._replace(trend="building", evidence=9.0), STRAND._replace(trend="steady", evidence=2.0)
    kinds = {"our_promises": building, "their_promises": steady, "time": building, "openness": building}
    assert relationship_trend(kinds) == "steady"
    assert relationship_trend({**kinds, "their_promises": building}) == "building"


@pytest.mark.parametrize(
    ("chance", "chance_level", "said"),
    [
        (None, None, ()),
        (0.9, None, ("probably above the bar of level 3",)),
        (0.1, None, ("probably below the bar of level 3",)),
        (0.5, 0.5, ("cannot tell yet about the bar of level 3",)),
        (0.11, 0.1, ("cannot tell yet about the bar of level 3", "probably below the bar of its level")),
        (0.95, 0.97, ("probably above the bar of level 3", "probably above the bar of its level")),
    ],
)
def test_a_chance_is_called_something_only_where_it_tells(chance, chance_level, said):
    assert words.chance_words(STRAND._replace(chance=chance, chance_level=chance_level), 2, on_trial=False) == said


def test_evidence_has_a_word_and_what_is_needed_once_there_is_enough():
    called = [evidence_called(value, 20) for value in (0.6, 2.96, 3, 9.96, 10, 19.99, 20, 60)]
    assert called == [
        "little (0.60)", "little (3.0)", "some (3.0)", "some (10.0)", "strong (10)", "strong (19)",
        "enough (20; 20 needed)", "enough (60; 20 needed)",
    ]  # fmt: skip
    enough = STRAND._replace(n=30, evidence=60.0, needed=20.0)
    assert words.evidence_words(enough._replace(passed=True)) == "enough (60; 20 needed)"
    assert words.evidence_words(enough._replace(passed=False)) == "enough (60; 20 needed), held back"
    assert words.evidence_words(enough._replace(evidence=None)) == "no bar above"
    assert words.evidence_words(STRAND._replace(n=0, evidence=1.0)) == "nothing settled yet"
    assert words.evidence_words(STRAND._replace(n=0, evidence=1.0), "time") == "no period is over yet"


@given(st.floats(0, 1e6))
def test_the_way_to_what_is_needed_is_a_share(value):
    assert 0 <= words.evidence_share(value, 20) <= 1
    assert words.evidence_share(20, 20) == 1
    assert words.evidence_share(20**0.5, 20) == pytest.approx(0.5)  # equal steps count equally


def test_a_wide_band_is_shown_without_a_number_in_it():
    wide = STRAND._replace(n=4, trend="steady", estimate=0.6, low=0.3, high=0.85)
    assert words.strand_words(wide) == "unclear: 30–85 %"
    assert words.strand_words(wide._replace(low=0.36)) == "60 % (36–85)"
