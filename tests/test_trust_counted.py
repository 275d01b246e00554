"""Facts counted from the first day: promises by how they came out, slots, moments by kind, what was told."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from trust_cases import START, cases, days_to_look, kept, moment, partner_facts, promise, told

from trustlog.domain.facts.promise import outcome
from trustlog.trust import words
from trustlog.trust.counted.counting import count_moments
from trustlog.trust.counted.values import PERIODS, Met, PromiseCount, Told
from trustlog.trust.model.epochs import NOTHING_LEARNED
from trustlog.trust.reading.as_text import from_text, to_text
from trustlog.trust.reading.partner import read
from trustlog.trust.words.counted_json import counted_json

DAY = timedelta(days=1)


def read_on(facts, number, today=None):
    on = START + number * DAY
    return read(facts, on, on if today is None else START + today * DAY, NOTHING_LEARNED)


def said(name, facts, number):
    reading = read_on(facts, number)
    return words.counted_words(name, reading.counted, reading.as_of)


def known_moves(promise, as_of):
    return [move.on for move in promise.moves if promise.accepted_on <= move.on <= as_of]


def recounted(promises, as_of, today, begin):
    """Count the promises of one side anew, one by one, from how each stands at the end of a day."""
    found = dict.fromkeys(PromiseCount._fields, 0)
    for one in promises:
        if one.accepted_on is None or one.accepted_on > as_of or one.made_on > as_of:
            continue
        due = next((move.from_on for move in one.moves if move.on > as_of), one.counts_on)
        how, over = outcome(one, as_of), due <= min(as_of, today - DAY)
        found["moved"] += any(on >= begin for on in known_moves(one, as_of))
        found["withdrawn"] += how == "withdrawn" and one.closed_on >= begin
        found["open"] += not over and (one.closed_on is None or one.closed_on > as_of)
        if over and how not in ("open", "withdrawn") and due >= begin:
            found["settled"] += 1
            found["late"] += how == "late"
            found["on_time"] += how == "kept" and one.satisfied is not False
            found["unsatisfied"] += how == "kept" and one.satisfied is False
    return PromiseCount(**found)


@settings(max_examples=120, deadline=None)
@given(cases(), days_to_look())
def test_counts_are_those_of_each_promise_taken_by_itself(facts, looked):
    as_of, today = looked
    reading = read(facts, as_of, today, NOTHING_LEARNED)
    first = date.fromordinal(reading.counted.logged_from)
    begins = [first, *(max(first, as_of - (days - 1) * DAY) for days in PERIODS)]
    for ours, counted in ((True, reading.counted.our_promises), (False, reading.counted.their_promises)):
        side = [one for one in facts.promises if one.ours is ours]
        assert list(counted) == [recounted(side, as_of, today, begin) for begin in begins]


@settings(max_examples=60, deadline=None)
@given(cases(), days_to_look())
def test_a_longer_period_never_counts_less(facts, looked):
    counted = read(facts, *looked, NOTHING_LEARNED).counted
    for strand in (counted.our_promises, counted.their_promises):
        whole, *periods = strand
        for shorter, longer in zip(periods, [*periods[1:], whole], strict=True):
            assert all(less <= more for less, more in zip(shorter, longer, strict=True))
            assert longer.on_time + longer.late <= longer.settled


@settings(max_examples=60, deadline=None)
@given(cases(), days_to_look())
def test_what_is_counted_is_kept_as_it_was(facts, looked):
    reading = read(facts, *looked, NOTHING_LEARNED)
    assert from_text(to_text(reading), reading.partner, reading.as_of).counted == reading.counted


def test_what_nobody_settled_is_counted_apart_until_it_lapses():
    facts = partner_facts([promise(1, START + 10 * DAY)])
    assert said("our_promises", facts, 10) == "1 open"
    assert said("our_promises", facts, 11) == "1 not settled yet"
    assert said("our_promises", facts, 17) == "1 not settled yet"
    assert said("our_promises", facts, 18) == "0 of 1 kept"


def test_one_kept_before_its_day_counts_on_its_day():
    early = promise(1, START + 30 * DAY, closed_as="kept", closed_on=START + 5 * DAY)
    assert said("our_promises", partner_facts([early]), 6) == "1 kept, counts on 31 Jan"
    assert said("our_promises", partner_facts([early]), 31) == "1 of 1 kept"
    two = partner_facts([early, early._replace(number=2, counts_on=START + 40 * DAY)])
    assert read_on(two, 6).counted.our_promises[0] == PromiseCount()
    assert said("our_promises", two, 6) == "2 kept, count from 31 Jan on"


def test_late_ones_are_not_on_time():
    late = promise(2, START + 9 * DAY, closed_as="kept", closed_on=START + 12 * DAY, ours=False)
    facts = partner_facts([kept(1, START + 5 * DAY, ours=False), late])
    counted = read_on(facts, 40).counted
    assert words.counted_words("their_promises", counted, START) == "1 of 2 on time, 1 late"
    assert words.short_counted_words("their_promises", counted) == "1 of 2"
    assert counted.their_promises[1].settled == 0  # both lie further back than four weeks


def test_time_and_openness_are_counted_in_slots_and_before_the_first_by_what_there_was():
    facts = partner_facts(
        [], [moment(1, START + 3 * DAY)], [told(2, START + 4 * DAY, ours=True), told(3, START + 5 * DAY, ours=True)]
    )
    early, later = read_on(facts, 10).counted, read_on(facts, 170).counted
    assert words.counted_words("time", early, START) == "no eight-week period is over yet"
    assert words.counted_words("openness", early, START) == "we told them two things; they have told us nothing yet"
    assert words.short_counted_words("time", early) == "none yet"
    assert words.counted_words("time", later, START) == "outside the agenda in 1 of 3 eight-week periods"
    assert words.counted_words("openness", later, START) == "both sides, depth 2, in 0 of 3 eight-week periods"
    assert later.openness[0].ours == Told((START + 5 * DAY).toordinal(), 2)
    assert later.openness[1].ours is None  # nothing in the last four weeks


@given(st.lists(st.tuples(st.integers(-400, 10), st.sampled_from(("lunch", "call", "meeting")))))
def test_moments_are_counted_by_kind(met):
    as_of = START.toordinal()
    moments = [Met(as_of + on, kind, ()) for on, kind in met]
    counts = count_moments(moments, as_of, as_of - 300)
    for begin, counted in zip((301, *PERIODS), counts, strict=True):
        within = [one for one in moments if as_of - min(begin, 301) < one.on <= as_of]
        assert dict(counted.kinds) == {
            kind: sum(one.kind == kind for one in within) for kind in {w.kind for w in within}
        }
        assert (counted.last is None) is (not within)
        assert counted.last is None or counted.last.on == max(one.on for one in within)


def test_the_last_moment_is_told_with_its_people():
    as_of = START.toordinal()
    moments = [Met(as_of - 9, "lunch", ("Jane", "Raj")), Met(as_of - 20, "lunch", ()), Met(as_of - 12, "meeting", ())]
    counted = count_moments(moments, as_of, as_of - 100)
    assert (
        words.moment_words(counted[0], START)
        == "2 × lunch, 1 × meeting; the last one: lunch on 23 Dec 2021 with Jane and Raj"
    )
    as_json = counted_json("time", read_on(partner_facts(), 0).counted, counted)
    assert as_json["counted"]["last"] == {"on": "2021-12-23", "kind": "lunch", "people": ["Jane", "Raj"]}
    assert as_json["counted_by"]["28"]["kinds"] == {"lunch": 2, "meeting": 1}


def test_how_often_one_met_in_four_weeks_is_said_in_words_where_it_is_seldom():
    met = Met(START.toordinal(), "lunch", ())
    for times, often in ((0, "not met"), (1, "met once"), (3, "met 3 ×")):
        assert words.last_time_words(met, times, START).startswith(f"{often} in 4 weeks, last: lunch, ")
