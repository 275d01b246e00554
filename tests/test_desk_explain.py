"""What the page of a partner is made of: the timeline with its steps, the explanation, a fact in full, the trend."""

from datetime import timedelta
from pathlib import Path

import pytest
from desk_cases import BOTH_ENGINES, TODAY, chosen, small
from desk_demo import demo_copy

from trustlog.desk import capture, promises
from trustlog.desk.ledger import Ledger
from trustlog.desk.log import log
from trustlog.desk.partners import partner_columns
from trustlog.desk.readings import entries, explanation, fact_lines, in_slot, picture, reading
from trustlog.desk.readings.trend_picture import RANGES
from trustlog.errors import NotThere
from trustlog.trust.reading.explanation import week_of
from trustlog.trust.words import sentence


@pytest.fixture
def demo(tmp_path: Path) -> Ledger:
    return demo_copy(tmp_path)


@pytest.fixture
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Ledger:
    return small(chosen(request, tmp_path))


def test_every_outcome_stands_in_the_timeline_with_its_step(demo: Ledger) -> None:
    read = reading(demo, "gambrel", explain=True)
    found = entries(log(demo, "gambrel"), read.explained)
    steps = {
        (one.number, one.on): (one.before, one.after)
        for one in found
        if one.strand in ("our_promises", "their_promises")
    }
    outcomes = sorted((one for one in read.explained if one.number is not None), key=lambda one: (one.on, one.number))
    weeks = {(one.strand, week_of(one.on.toordinal())): one for one in outcomes if one.before is not None}
    last = {(one.number, one.on) for one in weeks.values()}
    assert steps == {
        (one.number, one.on): (one.before, one.after) if (one.number, one.on) in last else (None, None)
        for one in outcomes
    }
    assert any(one.before is not None and (one.number, one.on) not in last for one in outcomes), "some weeks have many"
    assert [one.on for one in found] == sorted((one.on for one in found), reverse=True)
    slots = [one for one in read.explained if one.number is None and one.kind == "event"]
    assert sum(one.number is None for one in found) == len(slots)


def test_a_timeline_cut_short_has_no_slots_before_its_first_fact(demo: Ledger) -> None:
    read = reading(demo, "gambrel", explain=True)
    some = log(demo, "gambrel", limit=10)
    found = entries(some, read.explained, whole=False)
    oldest = min(one.on for one in entries(some, ()))
    assert all(one.on >= oldest for one in found if one.number is None)


def test_kept_before_its_day_says_when_it_will_count(ledger: Ledger) -> None:
    made = capture.capture(ledger, "acme: we promise send the deck by 12 dec").facts[0]
    promises.keep(ledger, [made.number])
    said = [one.says for one in entries(log(ledger, "acme"), ())]
    assert said == ["we kept: send the deck · counts on Sat 12 Dec", "we promised: send the deck"] or said == [
        "we promised: send the deck", "we kept: send the deck · counts on Sat 12 Dec",
    ]  # fmt: skip


def test_gates_name_the_facts_they_look_at(demo: Ledger) -> None:
    found = explanation(demo, "kestrel")
    assert {gate.name for gate in found.reading.gates} <= set(found.behind)
    assert all("concealed" in one.says for one in found.behind["concealed"])
    big = next(gate for gate in found.reading.gates if gate.name == "big_promises")
    ours = sum(one.says.startswith("we ") for one in found.behind["big_promises"])
    assert f"{ours} of ours, {len(found.behind['big_promises']) - ours} of theirs" in sentence(big.reason)
    assert found.behind["dependence"][0].says.endswith("who depends on whom: neither")


def test_what_numbers_mean_agrees_with_the_reading(demo: Ledger) -> None:
    found = explanation(demo, "ironwood")
    assert all("Too early" in said[0] for said in found.about.values() if "n = " in said[0])
    assert found.reading.strands["their_promises"].n == 2
    assert "n = 2" in found.about["their_promises"][0]
    assert "no normal" in found.about["their_promises"][2]


def test_a_fact_in_full_has_its_clause_and_who_recorded_it(ledger: Ledger) -> None:
    line = "acme: lunch 45m with jane; we promise send the deck by fri +big"
    moment, promise = capture.capture(ledger, line).facts
    assert ("People", "Jane Doe") in fact_lines(ledger, moment.number)
    told = dict(fact_lines(ledger, promise.number))
    assert told["Stake"] == "big"
    assert "send the deck" in told["Written as"]
    assert "lunch" not in told["Written as"]
    assert told["Recorded"].endswith("by me")
    promises.move(ledger, promise.number, TODAY + timedelta(days=9), reason="they asked")
    assert "they asked" in dict(fact_lines(ledger, promise.number))["Moved"]
    with pytest.raises(NotThere):
        fact_lines(ledger, 999)


def test_a_slot_opens_into_what_was_logged_in_it(ledger: Ledger) -> None:
    capture.capture(ledger, "acme: lunch 45m today")
    capture.capture(ledger, "acme: call 5m 40d")
    assert [number for _, _, number in in_slot(ledger, "acme", TODAY, 28)] == [1]


@BOTH_ENGINES
def test_the_table_knows_the_next_due_and_the_last_unscripted_time(ledger: Ledger) -> None:
    capture.capture(
        ledger, "acme: lunch 45m 3d; meeting 1h yesterday; we promise one by 2 dec; they promise two by fri"
    )
    capture.capture(ledger, "borealis: workshop 2h yesterday; they offer three by tomorrow")
    by_handle = {one.partner.handle: one.partner.id for one in (reading(ledger, "acme"), reading(ledger, "borealis"))}
    found = partner_columns(ledger)
    assert found.due == {by_handle["acme"]: (TODAY + timedelta(days=4), False)}
    assert found.unscripted == {by_handle["acme"]: TODAY - timedelta(days=3)}


@pytest.mark.parametrize("reach", RANGES)
def test_the_line_ends_at_the_reading_of_today(demo: Ledger, reach: str) -> None:
    found, read = picture(demo, "gambrel", reach), reading(demo, "gambrel")
    assert found.last == demo.today
    for name, path in found.paths.items():
        assert path.points[0].on == found.first
        assert path.points[-1].estimate == read.strands[name].estimate
        assert (path.points[-1].low, path.points[-1].high) == (read.strands[name].low, read.strands[name].high)
    assert [change[1:] for change in found.levels] == ([(1, 2)] if reach == "all" else [])
