"""The sentences people read."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from trust_cases import answer, cases, days_to_look, kept, moment, partner_facts, promise, purposed, told

from trustlog.domain.facts import LevelStep
from trustlog.trust import words
from trustlog.trust.model.epochs import NOTHING_LEARNED
from trustlog.trust.reading.as_text import from_text, to_text
from trustlog.trust.reading.partner import Suggestion, read
from trustlog.trust.reading.values import Explained, ReadingReason
from trustlog.trust.words import as_json

START = date(2026, 1, 5)
RATES = (("up", 0.05), ("down", 0.1), ("attention", 0.2), ("stay", None))
NAMES = ("Transactional", "Preferred supplier", "Partner", "Ecosystem", "Wild garden")


def day(number):
    return START + timedelta(days=number)


def sentences(facts, at, texts=None):
    reading = read(facts, day(at), day(at), NOTHING_LEARNED, explain=True, texts=texts)
    return [words.explained(line) for line in reading.explained if line.number or " weeks to " in words.explained(line)]


def facts(promises=(), moments=(), disclosures=(), answers=()):
    return partner_facts(promises, moments, disclosures, (), answers, since=START, level=2)


def test_each_promise_is_told_in_a_sentence():
    promises = [
        kept(1, day(5), stake="big"),
        promise(2, day(10), stake="big"),
        promise(3, day(12), closed_as="kept", closed_on=day(14)),
        promise(4, day(13), closed_as="broken", closed_on=day(13), told="silent", stake="small"),
        promise(5, day(14), closed_as="withdrawn", closed_on=day(1), withdrawn_by="maker"),
        kept(6, day(15), satisfied=False),
        promise(7, day(25)),
    ]
    said = sentences(facts(promises), 27, {1: "audit report"})
    assert said[-1] == "Withdrawn: promise #5, on 6 Jan."
    assert any(s.startswith("Kept: audit report, due 10 Jan (big). Estimate +") for s in said)
    assert any(s.startswith("Lapsed: promise #2, due 15 Jan (big). Estimate −") for s in said)
    assert any(s.startswith("Kept late: promise #3, due 17 Jan. Estimate −") for s in said)
    assert any(s.startswith("Broken: promise #4, due 18 Jan (small). Estimate −") for s in said)
    assert any(s.startswith("Kept, but the receiver was not satisfied: promise #6, due 20 Jan.") for s in said)
    assert said[0].startswith("Not settled yet: promise #7, due 30 Jan.")


def test_without_names_no_text_is_shown_and_private_ones_are_what_the_caller_says():
    one = facts([kept(12, day(5))])
    assert sentences(one, 20) == ["Kept: promise #12, due 10 Jan. Evidence 1.0 → 1.2."]
    assert sentences(one, 20, {12: "a private promise"})[0].startswith("Kept: a private promise, due 10 Jan.")


def test_promises_of_one_week_share_it():
    promises = [kept(1, day(5)), kept(2, day(5)), promise(3, day(26)), kept(4, day(27), satisfied=False)]
    made = facts([*promises, promise(5, day(25), closed_as="broken", closed_on=day(25))])
    reading = read(made, day(41), day(41), NOTHING_LEARNED, explain=True)
    lines = [line for line in reading.explained if line.kind == "week"]
    assert [line.on for line in lines] == [date(2026, 2, 1), date(2026, 1, 11)]
    assert all(line.number is None and line.moved is None for line in lines)
    said = [words.explained(line) for line in lines]
    assert said[0].startswith("The week to 1 Feb: 1 kept but not to satisfaction, 2 missed. Evidence 1.3 → ")
    assert said[0].endswith(" make up for it.")
    assert said[1] == "The week to 11 Jan: 2 kept. Evidence 1.0 → 1.3."
    told = [words.explained(line) for line in reading.explained if line.number in (1, 2)]
    assert all(s.startswith("Kept: promise #") and "Evidence" not in s for s in told)


def test_a_slot_that_then_was_open_and_now_would_not_be_is_told_by_both():
    changes = [LevelStep(day(200), 2, 3, None, None)]
    disclosures = [told(number, day(3 * number), number % 2 == 0, 3) for number in range(1, 40)]
    made = partner_facts((), (), disclosures, changes, since=START, level=2)
    said = sentences(made, 300)
    held = "Open both ways at depth 3 in the eight weeks to 1 Mar: "
    missed = "Nothing logged that was open both ways at depth 4 in the eight weeks to 1 Mar."
    assert ["Evidence" in s for s in said if s.startswith(held)] == [False]
    assert ["Estimate" in s for s in said if s.startswith(held)] == [True]
    assert ["Evidence 1.0 → " in s for s in said if s.startswith(missed)] == [True]
    assert ["Estimate" in s for s in said if s.startswith(missed)] == [False]


def test_slots_are_told_with_the_facts_in_them():
    one = facts(
        [], [moment(3, day(2)), moment(4, day(30), "scripted")], [told(5, day(3), True, 3), told(6, day(4), False)]
    )
    said = sentences(one, 60)
    for sentence in (
        "Outside the agenda in the four weeks to 1 Feb: #3. Evidence 1.0 → 2.3.",
        "Nothing logged outside the agenda in the four weeks to 1 Mar. Evidence 2.3 → 1.1.",
        "Open both ways at depth 3 in the eight weeks to 1 Mar: #5; #6. Evidence 1.0 → 3.1.",
    ):
        assert any(s.startswith(sentence) for s in said)
    texts = {3: "lunch on Sat 3 Jan", 5: "we told them our margins"}
    named = [
        words.explained(line)
        for line in read(one, day(60), day(60), NOTHING_LEARNED, explain=True, texts=texts).explained
    ]
    assert any("in the four weeks to 1 Feb: lunch on Sat 3 Jan. Evidence" in says for says in named)
    assert any("in the eight weeks to 1 Mar: we told them our margins; #6. Evidence" in says for says in named)
    silent = sentences(facts([], [], [told(5, day(3), True, 3)]), 60)
    assert any(s.startswith("Nothing logged that was open both ways at depth 3 in the eight weeks to") for s in silent)


def test_what_was_before_the_test_counts_in_the_estimate_only():
    said = sentences(facts([kept(number, day(-40)) for number in (1, 2, 3)]), 20)
    assert len(said) == 3
    assert said[-1].startswith("Kept: promise #1, due 26 Nov 2025. Estimate +")
    assert said[-1].endswith(" points.")


def test_one_line_divides_what_is_older_than_the_test_of_its_strand():
    def line(on: int, strand: str, *, before: bool, kind: str = "event") -> Explained:
        return Explained(day(on), strand, 1, (), None, None, kind=kind, before_test=before)

    ours = [line(9, "our_promises", before=False), line(8, "our_promises", before=True)]
    assert words.dividers(ours) == {1: "Before the test began: what follows counts in the estimate only"}
    assert words.dividers(ours[:1]) == {}
    mixed = [*ours, line(7, "time", before=False), line(6, "time", before=True), line(5, "our_promises", before=True)]
    assert words.dividers(mixed) == {
        1: "Before the test of our promises began: counts in the estimate only",
        3: "Before the test began: what follows counts in the estimate only",
    }
    both = [line(9, "time", before=True), line(8, "our_promises", before=True)]
    both.append(line(7, "time", before=False, kind="pause"))
    assert list(words.dividers(both)) == [0]


def test_it_is_said_how_much_of_a_number_is_others():
    def share(kept_ones: int, looked: int) -> float:
        promises = facts([kept(at, day(3 * at)) for at in range(kept_ones)])
        reading = read(promises, day(looked), day(looked), NOTHING_LEARNED, explain=True)
        (line,) = [one for one in reading.explained if one.kind == "newcomer" and one.strand == "our_promises"]
        assert re.search(r"\d+ % of this number is a guess about somebody new, because", words.explained(line))
        return line.reasons[1].params["share"]

    assert 1 > share(3, 60) > share(10, 60) > share(18, 60) > 0
    assert share(3, 60) < share(3, 600), "with silence what was learned of a partner fades"
    learned = ReadingReason("borrowed", {"share": 0.39, "learned": True, "n": 4})
    assert words.sentence(learned) == (
        "39 % of this number comes from your other partners, because there are few facts yet."
    )


@settings(max_examples=60, deadline=None)
@given(cases(), days_to_look())
def test_what_moved_each_estimate_adds_up_to_it(facts, looked):
    reading = read(facts, *looked, NOTHING_LEARNED, explain=True)
    for name, strand in reading.strands.items():
        moved = [line.moved for line in reading.explained if line.strand == name and line.moved is not None]
        if strand.estimate is None:
            assert moved == []
        else:
            assert abs(sum(moved) - strand.estimate) < 1e-9


def test_evidence_never_reads_as_more_than_it_is():
    shown = [words.evidence(value) for value in (1, 5.94, 7.4, 9.96, 19.96, 20, 1234.5, 2e6, 0.05, 0.0001)]
    assert shown == ["1.0", "5.9", "7.4", "10.0", "19", "20", "1,234", "over a million", "0.05", "under 0.01"]


@pytest.mark.parametrize("number", [1, 2, 3])
def test_what_moves_an_estimate_is_told_from_three_settled_ones_on(number):
    promises = [kept(at, day(7 * at)) for at in range(number)]
    reading = read(facts(promises), day(60), day(60), NOTHING_LEARNED, explain=True)
    lines = [line for line in reading.explained if line.strand == "our_promises" and line.is_told]
    told = " ".join(words.explained(line) for line in reading.explained if line.strand == "our_promises")
    assert ("Estimate" in told, "we expected" in told) == (number == 3, number == 3)
    assert {line.kind for line in lines} == ({"event"} if number < 3 else {"event", "newcomer", "silence", "level"})


def test_those_kept_but_not_satisfied_are_told_beside_those_on_time():
    promises = [kept(1, day(5)), kept(2, day(6), satisfied=False), kept(3, day(7), satisfied=True)]
    promises.append(promise(4, day(8), closed_as="kept", closed_on=day(10), satisfied=False))
    reading = read(facts(promises), day(40), day(40), NOTHING_LEARNED)
    said = words.counted_words("our_promises", reading.counted, day(40))
    assert said == "2 of 4 on time, 1 late, 1 kept but not satisfied"
    assert from_text(to_text(reading), reading.partner, day(40)) == reading
    assert "unsatisfied" not in as_json(reading)["strands"]["our_promises"]["counted"]


@pytest.mark.parametrize(
    ("ours", "said"),
    [
        (True, "we told them last on 10 Jan at depth 2; they have told us nothing yet"),
        (False, "they told us last on 10 Jan at depth 2; we have told them nothing yet"),
    ],
)
def test_what_one_side_alone_told_is_a_sentence(ours, said):
    counted = read(facts([], [], [told(1, day(5), ours)]), day(40), day(40), NOTHING_LEARNED).counted
    assert words.told_words(counted.openness[0], day(40)) == said


def test_too_early_never_shows_a_number():
    reading = read(facts([kept(1, day(5)), kept(2, day(6))]), day(20), day(20), NOTHING_LEARNED)
    assert words.strand_words(reading.strands["our_promises"]) == "too early, 2 settled"
    assert words.strand_words(reading.strands["time"]) == "nothing settled yet"
    assert (words.arrow(reading), words.arrow_words(reading)) == ("?", "too little yet")


def test_a_wide_band_is_unclear_and_says_so():
    few = read(facts([kept(1, day(5)), kept(2, day(6)), kept(3, day(7))]), day(20), day(20), NOTHING_LEARNED)
    strand = few.strands["our_promises"]
    assert strand.high - strand.low > 0.5
    assert words.strand_words(strand) == f"unclear: {round(100 * strand.low)}–{round(100 * strand.high)} %"
    many = read(facts([kept(at, day(5 * at)) for at in range(30)]), day(200), day(200), NOTHING_LEARNED)
    assert re.fullmatch(r"\d+ % \(\d+–\d+\)", words.strand_words(many.strands["our_promises"]))


@pytest.mark.parametrize(
    ("rate", "chance", "called"),
    [(1.0, 0.9, "probably above"), (0.0, 0.0, "probably below"), (0.75, 0.3, "cannot tell")],
)
def test_the_chance_is_called_by_the_next_bar_and_by_that_of_the_level(rate, chance, called):
    promises = [kept(at, day(5 * at)) if at % 4 < 4 * rate else promise(at, day(5 * at)) for at in range(24)]
    reading = read(partner_facts(promises, since=START, level=2), day(140), day(140), NOTHING_LEARNED)
    strand = reading.strands["our_promises"]
    assert strand.chance >= chance
    assert strand.chance_level >= strand.chance  # the bar it was entered by is the lower one
    about = words.meanings("our_promises", reading)
    assert any(line.lower().startswith(called) and "level 3: that more than 70 %" in line for line in about)
    assert any("the bar of its level: that more than 60 %" in line for line in about)
    first, top = (
        read(partner_facts(promises, since=START, level=level), day(140), day(140), NOTHING_LEARNED).strands
        for level in (1, 5)
    )
    assert first["our_promises"].chance_level is top["our_promises"].chance is None
    assert reading.strands["time"].chance is None


def good(target=3, answers=()):
    promises, moments, disclosures = [], [], []
    for at in range(40):
        on = day(14 * at + 5)
        promises += [kept(10 * at, on, stake="big"), kept(10 * at + 1, on, ours=False, stake="big")]
        moments.append(moment(10 * at + 2, on))
        disclosures += [told(10 * at + 3, on, True, 3), told(10 * at + 4, on, False, 3)]
    return partner_facts(
        promises, moments, disclosures, (), answers, since=START, level=2, target=target, purposes=[purposed(day(500))]
    )


def test_ready_says_how_sure_it_is():
    end = day(560)
    looked = good(answers=[answer(day(500), "decline", until=day(501), depends="neither")])
    reading = read(looked, end, end, NOTHING_LEARNED)
    assert words.arrow(reading) == "▲"
    assert words.ready(reading, NAMES) == "may move up to Partner · 4 of 4 strands · by luck 1 relationship in 20"
    assert words.suggestion_words(reading, NAMES) == "up to Partner"
    assert words.sentence(reading.suggestion.because[-1]) == (
        "In at most 1 of 20 such cases this is chance: so often evidence comes this high for a side that was never "
        "more than 70 % likely to keep (weighed by stake, by the day last agreed, late counted as missed), however "
        "often you look. It is not a 95 % chance that they are above 70 %."
    )
    not_looked = read(good(), end, end, NOTHING_LEARNED)
    missing = [words.sentence(reason) for reason in not_looked.suggestion.missing]
    assert missing == ["Nobody has looked yet at who depends on whom."]


def test_what_is_missing_is_said_with_the_pace():
    reading = read(good(), day(120), day(120), NOTHING_LEARNED)
    missing = map(words.sentence, reading.suggestion.missing)
    assert any("20 needed); at this pace about " in line and "more month" in line for line in missing)


def test_slipping_says_why():
    promises = [kept(at, day(10 * at)) if at < 35 else promise(at, day(10 * at)) for at in range(1, 42)]
    reading = read(facts(promises), day(430), day(430), NOTHING_LEARNED)
    assert words.arrow(reading) == "↘"
    assert words.slipping(reading) == "we kept 0 of the last 5; usually 9 of 10"
    said = words.sentence(reading.suggestion.because[0])
    # Not those of the flag's day; the watch's number is told in an explanation alone.
    assert said == "Our promises: we kept 0 of the last 5; usually 9 of 10. The flag is up since 8 Jan 2027."
    assert "a flag goes up at 1,000" in words.meanings("our_promises", reading)[-1]
    before = read(facts(promises), day(369), day(369), NOTHING_LEARNED)
    assert "we kept 3 of the last 5" in words.sentence(before.suggestion.because[0])
    long_after = read(
        facts([*promises, *(kept(50 + at, day(440 + at)) for at in range(40))]), day(500), day(500), NOTHING_LEARNED
    )
    said = words.sentence(long_after.suggestion.because[0])
    assert said.endswith("The flag is up since 8 Jan 2027; lately it is better again.")
    assert words.suggestion_words(reading, NAMES) == "attention"


@pytest.mark.parametrize(
    ("code", "strand", "params", "said"),
    [
        (
            "slipped",
            "their_promises",
            {"outcomes": 5, "missed": 3, "usually": 0.91},
            "they kept 2 of the last 5; usually 9 of 10",
        ),
        (
            "slipped",
            "our_promises",
            {"outcomes": 1, "missed": 1, "usually": None},
            "we did not keep the last one on time",
        ),
        (
            "slipped",
            "their_promises",
            {"outcomes": 5, "missed": 0, "usually": 0.5},
            "they kept the last 5, but too few before",
        ),
        ("concealed", "their_promises", {"numbers": (7, 9)}, "they broke and concealed promises #7 and #9, not"),
        ("concealed", "our_promises", {"numbers": (7,)}, "we broke and concealed promise #7, not cleared yet"),
        ("below_bar", "our_promises", {"kept": 4, "settled": 9, "p0": 0.6, "level": 2}, "Our promises: 4 of 9 kept on"),
    ],
)
def test_a_row_says_in_few_words_why(code, strand, params, said):
    known = {"raised": 739000, "value": 2000.0, "threshold": 1000.0} if code == "slipped" else {}
    because = (ReadingReason(code, {**params, **known}, strand=strand),)
    action = "down" if code == "below_bar" else "attention"
    reading = read(facts(()), day(20), day(20), NOTHING_LEARNED)
    reading = reading._replace(suggestion=Suggestion(action, None, because, (), 0.2))
    row = words.row_words(reading, NAMES)
    assert row.startswith(said)
    assert code == "below_bar" or len(row) < 70


def test_json_has_the_agreed_keys():
    reading = read(facts([kept(1, day(5))]), day(20), day(20), NOTHING_LEARNED)
    values = as_json(reading)
    assert list(values) == [
        "partner", "handle", "as_of", "level", "level_since", "on_trial", "archived_on", "target", "logged_from",
        "strands", "trend", "beginnings", "gates", "suggestion", "paused", "logged_late",
    ]  # fmt: skip
    assert list(values["strands"]) == ["our_promises", "their_promises", "time", "openness"]
    assert list(values["strands"]["time"]) == [
        "n", "estimate", "low", "high", "late_share", "evidence", "evidence_max", "needed", "passed", "chance",
        "chance_level", "attention", "flagged", "trend", "question", "unsettled", "counted", "counted_by",
    ]  # fmt: skip
    assert [gate["name"] for gate in values["gates"]] == [
        "big_promises", "concealed", "balance", "moved", "days_at_level", "dependence", "purpose",
    ]  # fmt: skip
    assert list(values["suggestion"]) == ["action", "to", "because", "missing", "held_by", "error_rate"]


def test_an_error_rate_says_of_what_and_over_which_time():
    said = [words.error_words(Suggestion(action, None, (), (), rate)) for action, rate in RATES]
    assert said == [
        "at most 1 relationship in 20 that is no better than its bar ever gets here by luck",
        "about 1 relationship in 10 well above its bar would be called down by chance in five years",
        "a side that has not changed is flagged by chance about once in five years",
        None,
    ]
