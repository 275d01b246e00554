"""A step on trial: when it is worth one, when it ends, and what holds back where nothing is suggested."""

from datetime import date, timedelta
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trust_cases import START, answer, moment, partner_facts, told

from trustlog.domain.facts import LevelStep
from trustlog.domain.strands import STRANDS
from trustlog.trust import words
from trustlog.trust.model.epochs import NOTHING_LEARNED
from trustlog.trust.reading.holding_back import Standing, days_to_go, held_by
from trustlog.trust.reading.partner import read
from trustlog.trust.reading.question import question_since
from trustlog.trust.reading.trial import because_of_end, worth_a_trial
from trustlog.trust.reading.values import Gate, ReadingReason, Strand, StrandJudgement
from trustlog.trust.settings import DEFAULTS
from trustlog.trust.strands.events import Event
from trustlog.trust.strands.evidence import Evidence

DAY = timedelta(days=1)
TODAY = START + 400 * DAY
NOW = TODAY.toordinal()
GATES = ("big_promises", "concealed", "balance", "moved", "days_at_level")


def event(ago, x=1.0, stake="normal", known=True):
    day = NOW - ago
    return Event(day, x, 1.0, stake, 1, "kept" if x == 1 else "late", day if known else 0)


def judgement(name, events, *, chance=None, flagged=False, evidence=2.0, pace_from=1.0):
    strand = Strand(**dict.fromkeys(Strand._fields))._replace(
        n=len(events), chance=chance, flagged=flagged, trend="steady", passed=False, evidence=evidence, needed=20.0
    )
    return StrandJudgement(**dict.fromkeys(StrandJudgement._fields))._replace(
        name=name, strand=strand, events=events, tested=events, day_zero=START.toordinal(), lives=(), concealed=(),
        weighed=Evidence(evidence, evidence, 1.0, pace_from, []),
    )  # fmt: skip


def side(weeks=6, stake="big", **more):
    return [event(7 * week + 3, stake=stake, **more) for week in range(weeks)]


def looked(ours=None, theirs=None, time=None, *, chance=(0.95, 0.95), flagged=(False, False)):
    return [
        judgement("our_promises", side() if ours is None else ours, chance=chance[0], flagged=flagged[0]),
        judgement("their_promises", side() if theirs is None else theirs, chance=chance[1], flagged=flagged[1]),
        judgement("time", [event(60, 0.0), event(32), event(4, 0.0)] if time is None else time),
        judgement("openness", [event(10)]),
    ]


def gates(*shut):
    return [Gate(name, name not in shut, ReadingReason(f"gate_{name}", {}, gate=name)) for name in GATES]


def both(ours=20, theirs=30, depth=2, missed=False):
    return [told(1, TODAY - ours * DAY, True, depth), told(2, TODAY - theirs * DAY, False, depth, missed)]


def worth(judgements=None, shut=(), disclosures=None, changes=(), answers=()):
    facts = partner_facts([], [], both() if disclosures is None else disclosures, changes, answers)
    return worth_a_trial(facts, NOW, looked() if judgements is None else judgements, gates(*shut), DEFAULTS)


def test_a_trial_is_worth_it_when_everything_of_the_rule_holds():
    assert worth()
    assert worth(shut=("big_promises",))  # big ones and evidence are for the step itself


@pytest.mark.parametrize("shut", ["concealed", "balance", "moved", "days_at_level"])
def test_a_shut_gate_is_in_the_way(shut):
    assert not worth(shut=(shut,))


@pytest.mark.parametrize(
    "judgements",
    [
        looked(ours=side(4)),
        looked(theirs=side(4)),
        looked(theirs=[event(day, stake="big") for day in range(5)]),  # five, but of one week or two
        looked(theirs=side(stake="normal")),  # none of them big
        looked(theirs=side(known=False)),  # nobody has settled them
        looked(chance=(0.95, 0.89)),
        looked(chance=(0.89, 0.95)),
        looked(chance=(0.95, None)),
        looked(flagged=(True, False)),
        looked(time=[event(40, 0.0), event(12, 0.0)]),
        looked(time=[event(120), event(90, 0.0), event(60, 0.0), event(30, 0.0)]),  # too long ago
        looked(time=[]),
    ],
)
def test_too_little_of_anything_is_in_the_way(judgements):
    assert not worth(judgements)


@pytest.mark.parametrize(
    "disclosures",
    [[], both()[:1], both()[1:], both(ours=182), both(depth=1), both(missed=True), both(theirs=-1)],
)
def test_each_side_must_have_told_something_lately(disclosures):
    assert not worth(disclosures=disclosures)


def test_half_a_year_less_a_day_ago_is_lately():
    assert worth(disclosures=both(ours=181))


def ended(ago):
    return [LevelStep(TODAY - 300 * DAY, 1, 2, None, "began"), LevelStep(TODAY - ago * DAY, 2, 1, None, "ended")]


def declined(ago, suggested):
    return [answer(TODAY - ago * DAY, "decline", until=TODAY - ago * DAY)._replace(suggested=suggested)]


def test_after_an_ended_or_declined_trial_none_is_suggested_for_half_a_year():
    assert not worth(changes=ended(181))
    assert worth(changes=ended(182))
    assert not worth(answers=declined(181, "trial"))
    assert worth(answers=declined(182, "trial"))
    assert worth(answers=declined(20, "up"))


def test_a_trial_ends_when_the_chance_of_either_side_has_gone():
    assert because_of_end(looked(chance=(0.7, 0.95)), 3, DEFAULTS) == ()
    ending = because_of_end(looked(chance=(0.95, 0.69)), 3, DEFAULTS)
    assert [words.sentence(reason) for reason in ending] == [
        "Their promises: the chance to be above the bar of level 3 is 69 %, below 70 %; 6 of 6 on time. "
        "Ending the trial is no step down."
    ]


def standing(*judgements, facts=None, level=1):
    by_name = {each.name: each for each in judgements}
    return Standing(facts or partner_facts(), NOW, by_name, DEFAULTS.bar(level), DEFAULTS)


def missing(name, code="short"):
    return ReadingReason(code, {}, strand=name)


def test_what_grows_slowest_holds_back():
    """Evidence of 4 after half a year at this pace needs another 7 months, of 2 much longer."""
    slow = judgement("openness", [], evidence=2.0)
    fast = judgement("time", [], evidence=4.0)
    still = judgement("our_promises", side(), evidence=3.0, pace_from=3.0)
    there = standing(slow, fast, still, facts=partner_facts([], [], both(ours=20, theirs=90)))
    assert days_to_go(missing("time"), there) < days_to_go(missing("openness"), there) < inf
    assert days_to_go(missing("our_promises"), there) == inf
    found = held_by([missing("time"), missing("openness")], there)
    assert (found.strand, found.code) == ("openness", "held_by_openness")
    assert words.sentence(found) == "openness: you told them 1 thing in 8 weeks, they none"
    found = held_by([missing("our_promises"), missing("openness")], there)
    assert words.sentence(found) == "our promises: 6 of 6 on time in 13 weeks"
    assert held_by([], there) is None


@pytest.mark.parametrize(
    ("level", "depths", "counts"),
    [
        (2, (3, 4), ""),
        (2, (2, 3), "; what counts is depth 3 from one side (you none, they 8) and 2 from the other"),
        (3, (2, 1), "; what counts is depth 4 from one side (you none, they none) and 2 from the other"),
        (1, (2, 1), "; what counts is depth 2 from both sides (you 8, they none)"),
    ],
)
def test_what_is_not_deep_enough_is_told_apart(level, depths, counts):
    disclosed = [told(at, TODAY - at * DAY, at % 2 == 0, depths[at % 2]) for at in range(16)]
    there = standing(judgement("openness", []), facts=partner_facts([], [], disclosed), level=level)
    says = words.sentence(held_by([missing("openness")], there))
    assert says == f"openness: you told them 8 things in 8 weeks, they 8{counts}"


@pytest.mark.parametrize("ago", [0, 100, 181])
def test_the_day_from_which_a_trial_may_be_suggested_again_is_missing(ago):
    on = TODAY - ago * DAY
    again = words.day(on + 182 * DAY)
    steps = [LevelStep(on - 40 * DAY, 2, 3, None, "began"), LevelStep(on, 3, 2, None, "ended")]
    for facts, why in (
        (partner_facts(changes=steps, level=2), "ended"),
        (partner_facts(answers=declined(ago, "trial")), "declined"),
    ):
        waits = [reason for reason in suggested(facts).missing if reason.code == "no_trial"]
        assert [words.sentence(reason) for reason in waits] == [
            f"No step on trial is suggested before {again}, as one was {why}."
        ]


def test_no_such_day_is_missing_where_none_is_kept_back():
    for facts in (
        partner_facts(answers=declined(182, "trial")),
        partner_facts(answers=declined(20, "up")),
        partner_facts(answers=declined(20, "trial"), target=1),
        partner_facts(answers=declined(20, "trial"), changes=[LevelStep(TODAY - 5 * DAY, 1, 2, None, "began")]),
    ):
        assert "no_trial" not in {reason.code for reason in suggested(facts).missing}


def suggested(facts):
    return read(facts, TODAY, TODAY, NOTHING_LEARNED).suggestion


def test_a_gate_holds_back_where_it_takes_longer():
    there = standing(*looked(), judgement("time", [], evidence=10.0))
    days = ReadingReason("gate_days_at_level", {"days": 1, "needed": 90}, gate="days_at_level")
    hidden = ReadingReason("gate_concealed", {"numbers": (7,)}, gate="concealed")
    big = ReadingReason("gate_big_promises", {"ours": 1, "theirs": 3, "needed": 3}, gate="big_promises")
    assert [days_to_go(reason, there) for reason in (days, hidden)] == [89, 0]
    assert days_to_go(big, there) == pytest.approx(2 * 182 / 6)  # two more, at six in half a year
    assert held_by([days, hidden, big], there) == days


@given(st.sampled_from(STRANDS), st.integers(0, 200))
def test_what_holds_back_is_always_something_that_is_missing(name, ago):
    there = standing(*looked(), facts=partner_facts([], [moment(1, TODAY - ago * DAY)], both()))
    found = held_by([missing(name)], there)
    assert found.strand == name
    assert words.sentence(found).startswith(words.TITLES[name].lower())


days = st.integers(1, 400)


@given(st.lists(days, unique=True).map(sorted), st.lists(days), days)
def test_a_question_is_put_on_a_doubtful_day_until_answered_or_expired(doubtful, answered, as_of):
    put = 0
    for day in range(1, as_of + 1):
        if put and day >= put + 28:
            put = 0
        if day in doubtful and not put:
            put = day
        if day in answered:
            put = 0
    assert question_since(doubtful, answered, as_of, DEFAULTS) == put


def test_a_question_goes_by_itself_and_comes_again():
    assert [question_since([100], [], day, DEFAULTS) for day in (99, 100, 127, 128)] == [0, 100, 100, 0]
    assert question_since([100, 110], [], 130, DEFAULTS) == 0  # put once, not again while it was put
    assert question_since([100, 130], [], 130, DEFAULTS) == 130
    assert question_since([100, 110], [105], 110, DEFAULTS) == 110
    assert question_since([100, 110], [105, 111], 112, DEFAULTS) == 0


def test_a_day_is_a_date_in_a_sentence():
    reason = ReadingReason("on_trial", {"since": date(2026, 12, 12).toordinal(), "level": 3})
    assert words.sentence(reason) == ("Level 3 on trial since 12 Dec 2026: evidence confirms it, or a person ends it.")
