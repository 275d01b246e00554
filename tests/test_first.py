"""Who comes first this week: a fixed ladder, on which a partner stands once, on its first rung."""

import random
from datetime import date
from pathlib import Path

import pytest
from cli_cases import Tl, on_demo
from desk_cases import TODAY, on, small
from hypothesis import given
from hypothesis import strategies as st
from privacy_cases import ALICE, BOB
from trust_cases import START, cases, days, kept, partner_facts, promise

from trustlog.cli.commands.readings import MOST_FIRST
from trustlog.desk import partners, promises
from trustlog.desk.capture import capture
from trustlog.desk.first import first, who_waits
from trustlog.desk.ledger import Ledger
from trustlog.trust.model.epochs import NOTHING_LEARNED
from trustlog.trust.reading.first import RUNGS, Step, below_its_level, first_step
from trustlog.trust.reading.partner import read
from trustlog.trust.words import first_words

LEVELS = ("one", "two", "three", "four", "five")
ON_DEMO = [
    ("acme", "overdue"),
    ("kestrel", "flag"),
    ("foxglove", "flag"),
    ("delfino", "silent"),
    ("juniper", "question"),
    ("elandra", "ready"),
    ("gambrel", "trial"),
    ("borealis", "trial"),
]


@pytest.fixture
def tl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tl:
    return on_demo(tmp_path, monkeypatch, capsys)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    made = small(tmp_path)
    capture(made, "acme: lunch; we promise the offer by 2026-12-01")
    capture(made, "borealis: walk; they promise a sample by 2026-12-01; we promise the plan by 2026-12-02")
    return made


@given(cases(), st.integers(0, 2**16))
def test_a_partner_stands_on_the_first_rung_that_it_has_a_reason_for(facts, seed):
    rng = random.Random(seed)
    looked = START + days(rng.randrange(1, 1500))
    reading = read(facts, looked, looked, NOTHING_LEARNED)
    since = {name: looked.toordinal() - rng.randrange(60) for name in ("overdue", "silent") if rng.random() < 0.4}
    action = reading.suggestion.action
    reasons = {
        "overdue": "overdue" in since,
        "flag": any(strand.flagged for strand in reading.strands.values()),
        "below": action in ("down", "end_trial") or bool(below_its_level(reading)),
        "silent": "silent" in since,
        "question": reading.asks,
        "ready": action == "up",
        "trial": action == "trial",
    }
    step = first_step(reading, since.get("overdue"), since.get("silent"))
    expected = next((rung for rung in RUNGS if reasons[rung]), None)
    assert (None if step is None else step.rung) == expected
    if step is not None:
        assert step.since <= looked.toordinal()
    if step is not None and step.rung not in since:
        says = first_words(step.rung, reading, LEVELS)
        assert says
        assert not says.endswith(".")


def test_before_a_reading_is_made_a_partner_stands_where_its_facts_put_it():
    assert first_step(None, None, None) is None
    assert first_step(None, None, 7) == Step("silent", 7)
    assert first_step(None, 9, 7) == Step("overdue", 9)


def test_within_a_rung_the_longest_comes_first_and_rungs_are_never_added_up():
    steps = [Step(rung, since) for rung in reversed(RUNGS) for since in (30, 10, 20)]
    placed = sorted(steps, key=lambda step: step.place)
    assert [step.rung for step in placed] == [rung for rung in RUNGS for _ in range(3)]
    assert [step.since for step in placed] == [10, 20, 30] * len(RUNGS)


def test_on_the_demo_each_partner_stands_once_with_its_reason(tl: Tl) -> None:
    listed = tl.rows("first")
    assert [(each["handle"], each["rung"]) for each in listed] == ON_DEMO
    says = {each["handle"]: each["says"] for each in listed}
    assert says["acme"] == "we promised: send the audit report · due Fri 20 Nov · 3 days ago"
    assert says["delfino"] == "41 days since you spoke, you meant 30"
    assert says["juniper"].startswith("Worth a question: two of the last five of their promises")
    out = tl.done("first")
    lines = out.out.splitlines()
    assert lines[1] == f"Overdue 1   Acme      {says['acme']}"
    assert [line.split("  ")[0] for line in lines[1:] if line[0] != " "] == [
        "Overdue 1", "Flag 2", "Silent 1", "Question 1", "Ready 1", "Trial 2",
    ]  # fmt: skip
    assert "with your 24 sides chance raises about" in out.err


def test_as_of_a_day_the_ladder_is_that_of_the_day(tl: Tl) -> None:
    before = tl.rows("first", "--as-of", "2026-11-20")
    assert ("acme", "overdue") not in [(each["handle"], each["rung"]) for each in before]
    assert tl.rows("first", "--as-of", "2026-11-23") == tl.rows("first")


def test_a_side_that_is_probably_below_its_level_is_said_to_be() -> None:
    promised = [kept(number, START + days(7 * number)) for number in range(1, 4)]
    promised += [
        promise(number, START + days(7 * number), closed_as="broken", closed_on=START + days(7 * number))
        for number in range(4, 20)
    ]
    looked = START + days(80)  # before a step down may be suggested
    reading = read(partner_facts(promised, level=3), looked, looked, NOTHING_LEARNED)
    calm = reading._replace(suggestion=reading.suggestion._replace(action="stay"))
    assert first_step(calm, None, None) == Step("below", START.toordinal())
    settled = reading.counted.our_promises[0]
    says = f"Our promises: probably below the bar of level 3; {settled.on_time} of {settled.settled} on time"
    assert first_words("below", calm, LEVELS) == says


def test_our_oldest_overdue_promise_is_named_and_the_others_counted(ledger: Ledger) -> None:
    capture(ledger, "acme: we promise the price list by 2026-12-03")
    late = on(ledger, date(2026, 12, 5))
    listed = first(late)
    assert [(each.handle, each.rung) for each in listed] == [("acme", "overdue"), ("borealis", "overdue")]
    assert listed[0].says == "we promised: the offer · due Tue 1 Dec · lapses Tue · and 1 more"
    assert listed[1].says == "we promised: the plan · due Wed 2 Dec · 3 days ago"  # theirs puts nobody first
    numbers = [each.number for promised in who_waits(late).overdue.values() for each in promised]
    promises.keep(late, numbers, late=numbers)
    assert first(late) == []


def test_silence_is_told_with_its_days_and_the_longest_beyond_its_cadence_comes_first(ledger: Ledger) -> None:
    quiet = on(ledger, date(2027, 3, 1))
    listed = [each for each in first(quiet) if each.rung == "silent"]
    assert [(each.handle, each.says) for each in listed] == [
        ("borealis", "98 days since you spoke, you meant 14"),
        ("acme", "98 days since you spoke, you meant 30"),
    ]


def test_a_private_promise_is_named_without_its_words_and_to_nobody_else(ledger: Ledger) -> None:
    mine = on(ledger, TODAY, me=ALICE)
    capture(mine, "acme: private we promise a secret favour by 2026-11-24")
    day = date(2026, 11, 30)
    listed = first(on(ledger, day, me=ALICE))
    assert [(each.handle, each.rung, each.says) for each in listed] == [
        ("acme", "overdue", "a private promise · due Tue 24 Nov · lapses Tue")
    ]
    assert first(on(ledger, day, me=BOB)) == []


def test_an_archived_partner_stands_nowhere(ledger: Ledger) -> None:
    late = on(ledger, date(2026, 12, 5))
    partners.archive(late, "acme", "contract ended")
    assert [each.handle for each in first(late)] == ["borealis"]


def test_many_partners_are_not_read_one_by_one(ledger: Ledger, tmp_path: Path) -> None:
    asked = []
    for number in range(60):
        partners.add(on(ledger, date(2026, 6, 1)), f"Partner {number}")
    late = on(ledger, date(2026, 12, 5))
    first(late)
    raw = late.conn.raw
    raw.set_trace_callback(asked.append)
    listed = first(late)
    raw.set_trace_callback(None)
    assert len(listed) > 60
    assert len(asked) < 30


def test_a_long_ladder_is_cut_for_people_and_whole_as_json(ledger: Ledger, tl: Tl) -> None:
    for number in range(MOST_FIRST):
        tl.done("partner", "add", f"Partner {number}", "--logged-from", "2026-01-01")
    whole = tl.rows("first")
    out = tl.done("first")
    assert len(whole) == len(ON_DEMO) + MOST_FIRST
    assert len(out.out.splitlines()) == 1 + MOST_FIRST
    assert f"{len(ON_DEMO)} more stand lower; --json lists all" in out.err
