"""Every sentence of the reading sounds like one, whatever has happened."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import settings as given_settings
from hypothesis import strategies as st
from trust_cases import answer, cases, days_to_look, kept, moment, partner_facts, promise, purposed, told

from trustlog.domain.facts import Move
from trustlog.trust import words
from trustlog.trust.gates import dependence
from trustlog.trust.model.epochs import NOTHING_LEARNED
from trustlog.trust.reading.partner import read
from trustlog.trust.reading.values import Suggestion
from trustlog.trust.settings import DEFAULTS

START = date(2026, 1, 5)
SECRET = "the merger nobody may hear of"
_ONE = re.compile(
    r"(?<![\w.,#])(1|one) (big ones|days|months|outcomes|promises|slots|times|weeks|years)\b", re.IGNORECASE
)
_MANY = re.compile(r"\b(two|three|[2-9]|\d{2,}) (day|month|outcome|promise|slot|week|year)\b")
_BROKEN = re.compile(r"nan|inf\b|None|  |\.\.| [.,;:]|\( | \)|%%|\{|\}|0\.0 points|\bno (big ones|of the last)")


def day(number):
    return START + timedelta(days=number)


def assert_said_well(sentence):
    assert sentence[0].isupper() or sentence[0].isdigit(), sentence
    assert sentence.endswith("."), sentence
    for wrong in (_ONE, _MANY, _BROKEN):
        assert not wrong.search(sentence), f"{wrong.search(sentence).group()}: {sentence}"


def in_words(reasons):
    return tuple(map(words.sentence, reasons))


def sentences_of(reading):
    suggestion = reading.suggestion
    yield from map(words.sentence, (*suggestion.because, *suggestion.missing))
    yield from (words.sentence(gate.reason) for gate in reading.gates)
    yield from map(words.explained, reading.explained)
    for part in (words.error_words(suggestion), words.late_entries(reading.late_entries), words.slipping(reading)):
        if part:
            yield f"{part[0].upper()}{part[1:].rstrip('.')}."


def look(facts, at, settings=DEFAULTS, texts=None):
    return read(facts, day(at), day(at), NOTHING_LEARNED, settings, explain=True, texts=texts)


def facts_of(promises=(), answers=(), **more):
    return partner_facts(promises, (), (), (), answers, since=START, **{"level": 2, **more})


_BY_HOW = {
    "kept": ("Kept: ", {"closed_as": "kept", "closed_on": 0}),
    "unsatisfied": (
        "Kept, but the receiver was not satisfied: ", {"closed_as": "kept", "closed_on": 0, "satisfied": False},
    ),
    "late": ("Kept late: ", {"closed_as": "kept", "closed_on": 3}),
    "partly": ("Kept in part: ", {"closed_as": "partly", "closed_on": 0}),
    "broken": ("Broken: ", {"closed_as": "broken", "closed_on": 0, "told": "told"}),
    "lapsed": ("Lapsed: ", {}),
    "waiting": ("Not settled yet: ", {"grace_days": 300}),
    "withdrawn": ("Withdrawn: ", {"closed_as": "withdrawn", "closed_on": -1, "withdrawn_by": "maker"}),
    "moved": ("Moved: ", {"moves": True}),
}  # fmt: skip


@pytest.mark.parametrize("tested", [True, False], ids=["tested", "before-the-test"])
@pytest.mark.parametrize("shared", [1, 2, 3])
@pytest.mark.parametrize("stake", ["small", "normal", "big"])
@pytest.mark.parametrize("how", _BY_HOW)
def test_every_event_is_told(how, stake, shared, tested):
    due, (lead, told_as) = 40 if tested else -40, _BY_HOW[how]
    values = dict(told_as)
    if "closed_on" in values:
        values["closed_on"] = day(due + values["closed_on"])
    if values.pop("moves", False):
        values["moves"] = (Move(day(due), day(due + 5), day(due + 100)),)
    event = promise(1, day(due + 100 if how == "moved" else due), stake=stake, made=day(due - 10), **values)
    others = [kept(at, day(due - (how == "withdrawn")), stake="small") for at in range(2, shared + 1)]
    reading = look(facts_of([event, *others]), 60, texts={1: "audit report"})
    told_of = [line for line in reading.explained if line.number == 1]
    said = words.explained(told_of[-1])
    size = "" if stake == "normal" else f" ({stake})"
    link = "on" if how in ("moved", "withdrawn") else "due"
    assert re.match(rf"{lead}audit report, {link} \d+ \w+( 2025)?{re.escape(size)}\.", said), said
    weeks = [words.explained(line) for line in reading.explained if line.kind == "week"]
    assert ("Evidence " in said) is (tested and shared == 1)
    assert [line.startswith("The week to ") and "Evidence " in line for line in weeks] == [True] * (shared > 1) * tested
    assert told_of[-1].before_test is not tested
    above = words.dividers([line for line in reading.explained if line.strand == told_of[-1].strand])
    older = {0: "Before the test began: what follows counts in the estimate only"}
    assert above == ({} if tested else older)
    assert ("Estimate " in said) is (how not in ("waiting", "moved", "withdrawn") and shared == 3)
    assert ("make up for it" in said or "makes up for it" in said) <= (
        how in ("late", "partly", "broken", "lapsed", "waiting", "withdrawn", "moved")
    )
    for sentence in sentences_of(reading):
        assert_said_well(sentence)


ODD = DEFAULTS._replace(
    bars=tuple(bar._replace(time_days=7, openness_days=7) for bar in DEFAULTS.bars),
    recent_slots=1, big_needed=1, level_days=1, balance_factor=1.0, balance_days=1, dependence_days=1, watch_from=1,
    watch_threshold=2.0, too_few=1, up_error=0.5, down_error=1.0, watch_error=3.0,
)  # fmt: skip
ODDER = ODD._replace(bars=tuple(bar._replace(time_days=10, openness_days=10) for bar in DEFAULTS.bars), watch_error=0.9)


@given_settings(max_examples=80, deadline=None)
@given(cases(), days_to_look(), st.sampled_from((DEFAULTS, DEFAULTS, ODD, ODDER)))
def test_every_sentence_is_one_and_private_texts_are_nowhere(facts, looked, settings):
    reading = read(facts, *looked, NOTHING_LEARNED, settings, explain=True, texts={})
    for sentence in sentences_of(reading):
        assert_said_well(sentence)
    for strand in reading.strands.values():
        if strand.n < settings.too_few:
            assert words.strand_words(strand) == (
                f"too early, {strand.n} settled" if strand.n else "nothing settled yet"
            )
    named = read(facts, *looked, NOTHING_LEARNED, settings, explain=True, texts=dict.fromkeys(range(0, 99, 2), SECRET))
    for line in named.explained:
        assert SECRET not in words.explained(line) or (line.number or 0) % 2 == 0
    unnamed = (*named.suggestion.because, *named.suggestion.missing, *(gate.reason for gate in named.gates))
    assert not any(SECRET in words.sentence(reason) for reason in unnamed)


GATES = {
    "big_promises": ("of ours", "of theirs", "each way are needed"),
    "concealed": ("No concealed break", "oncealed and not cleared: promise #9", ""),
    "balance": ("we ", "they ", "neither may tell more than three times as much as the other"),
    "moved": ("Moved or withdrawn: ", "of theirs", "at most 20 % of each may be"),
    "days_at_level": ("At this level for ", "day", "90 are needed"),
    "dependence": ("ho depends on whom", "", ""),
}


@pytest.mark.parametrize("name", GATES)
@pytest.mark.parametrize("passes", [True, False])
def test_each_gate_is_said_both_ways(name, passes):
    looked_at = [answer(day(50), "decline", until=day(51), depends="neither")]
    promises = [kept(at, day(20 + at), ours=at % 2 == 0, stake="big") for at in range(6)]
    disclosures = [told(20 + at, day(30), True, 3) for at in range(8 if (name, passes) == ("balance", False) else 1)]
    if (name, passes) == ("big_promises", False):
        promises = promises[:1]
    if (name, passes) == ("concealed", False):
        promises.append(promise(9, day(30), closed_as="broken", closed_on=day(30), told="concealed"))
    if (name, passes) == ("moved", False):
        promises += [
            promise(at, day(90), made=day(1), closed_as="withdrawn", closed_on=day(9), withdrawn_by="maker")
            for at in range(10, 16)
        ]
    facts = partner_facts(
        promises, (), disclosures, (), looked_at if (name, passes) != ("dependence", False) else (),
        since=START, level=2,
    )  # fmt: skip
    reading = look(facts, 60 if (name, passes) == ("days_at_level", False) else 120)
    gate = next(gate for gate in reading.gates if gate.name == name)
    assert gate.passed is passes, gate
    start, then, end = GATES[name]
    says = words.sentence(gate.reason)
    assert start in says or then in says
    assert end in says
    assert_said_well(says)
    assert (gate.reason in reading.suggestion.missing) is (not passes and reading.suggestion.action == "stay")


def test_dependence_that_was_looked_at_long_ago_says_so():
    long_ago = [answer(day(0), "decline", until=day(1), depends="neither")]
    assert dependence.sentence(long_ago[0].on.toordinal(), passed=False, days=DEFAULTS.dependence_days) == (
        "Who depends on whom was looked at on 5 Jan 2026, more than a year ago."
    )


def test_a_concealed_break_is_a_fact_and_has_no_error_rate():
    hidden = [promise(at, day(30), closed_as="broken", closed_on=day(30), told="concealed") for at in (7, 8)]
    one = look(facts_of(hidden[:1]), 60).suggestion
    assert (one.action, one.error_rate) == ("attention", None)
    assert words.error_words(one) == "a fact that was written down, not an estimate"
    assert in_words(one.because) == ("Our promises: promise #7 was broken and concealed, and is not cleared yet.",)
    assert in_words(one.missing) == ("Talk it over, then clear promise #7 with a reason; time alone does not.",)
    two = look(facts_of(hidden), 60).suggestion
    assert in_words(two.because) == (
        "Our promises: promises #7 and #8 were broken and concealed, and are not cleared yet.",
    )
    fallen = [kept(at, day(10 * at)) if at < 35 else promise(at, day(10 * at)) for at in range(10, 42)]
    both = look(facts_of([*hidden, *fallen]), 430).suggestion
    assert (both.action, both.error_rate) == ("attention", DEFAULTS.watch_error)
    assert len(both.because) == 2


def good(answers=()):
    promises, moments, disclosures = [], [], []
    for at in range(60):
        on = day(14 * at + 5)
        promises += [kept(10 * at, on, stake="big"), kept(10 * at + 1, on, ours=False, stake="big")]
        moments.append(moment(10 * at + 2, on))
        disclosures += [told(10 * at + 3, on, True, 3), told(10 * at + 4, on, False, 3)]
    looked_at = answer(day(700), "decline", until=day(701), depends="neither")
    seen = {"purposes": [purposed(day(700))], "since": START, "level": 2, "target": 3}
    return partner_facts(promises, moments, disclosures, (), [*answers, looked_at], **seen)


@pytest.mark.parametrize(("acks", "said"), [(0, None), (1, "second"), (2, "third"), (11, "12th"), (20, "21st")])
def test_a_test_that_began_again_says_that_luck_had_another_chance(acks, said):
    reading = look(good([answer(day(100 + at)) for at in range(acks)]), 800)
    assert reading.suggestion.action == "up"
    again = [line for line in map(words.sentence, reading.suggestion.because) if "beginning" in line]
    assert again == (
        [] if said is None else [f"This is the {said} beginning of the test; each has its own chance of 1 in 20."]
    )
    for sentence in sentences_of(reading):
        assert_said_well(sentence)


def test_a_step_down_says_what_was_kept():
    promises = [kept(at, day(10 * at)) if at % 3 == 0 else promise(at, day(10 * at)) for at in range(1, 60)]
    reading = look(facts_of(promises, level=3), 610)
    assert (reading.suggestion.action, reading.suggestion.to) == ("down", 2)
    assert in_words(reading.suggestion.because) == (
        "Our promises: 19 of 59 kept on time at this level, and lately too few; "
        "below the 70 % by which level 3 was entered.",
    )
    for sentence in sentences_of(reading):
        assert_said_well(sentence)


def test_too_little_is_said_instead_of_a_pace():
    reading = look(facts_of([kept(1, day(5)), kept(2, day(9))]), 20)
    missing = reading.suggestion.missing
    assert words.sentence(missing[0]) == "Our promises: 2 settled so far."
    assert words.sentence(missing[1]) == "Their promises: nothing settled yet."
    assert words.sentence(missing[2]) == "Time: no period is over yet."
    assert "Little evidence (1.3; 20 needed)" in words.meanings("our_promises", reading)[1]


@pytest.mark.parametrize(
    ("action", "rate", "said"),
    [
        ("up", 0.5, "at most 1 relationship in 2 that is no better than its bar ever gets here by luck"),
        ("up", 0.0001, "at most 1 relationship in 10,000 that is no better than its bar ever gets here by luck"),
        (
            "down",
            1.0,
            "nearly every relationship well above its bar would be called down by chance in five years",
        ),
        ("attention", 1.0, "a side that has not changed is flagged by chance about once a year"),
        ("attention", 3.2, "a side that has not changed is flagged by chance about three times a year"),
        ("attention", 0.001, "a side that has not changed is flagged by chance about once in 1,000 years"),
    ],
)
def test_error_rates_of_any_size_can_be_said(action, rate, said):
    assert words.error_words(Suggestion(action, None, (), (), rate)) == said


@pytest.mark.parametrize(
    ("rate", "sides", "said"),
    [
        (0.18, 50, "with your 50 sides chance raises about nine a year"),
        (0.2, 1_000, "with your 1,000 sides chance raises about 200 a year"),
        (0.2, 6, "with your 6 sides chance raises about one a year"),
        (0.2, 2, "with your 2 sides chance raises about one in two years"),
    ],
)
def test_with_a_flag_goes_what_chance_brings_among_all_sides(rate, sides, said):
    assert words.flags_by_chance(rate, sides) == said
    assert words.error_words(Suggestion("attention", None, (), (), rate), sides).endswith(f"; {said}")
    assert said not in words.error_words(Suggestion("down", None, (), (), rate), sides)
