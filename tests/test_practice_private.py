"""What is private in the practice of two stays so, with all that hangs on it."""

from pathlib import Path

import pytest
from desk_cases import TODAY, on, small
from practice_cases import alone, its_turn

from trustlog.desk import capture, facts, fit, history, promises
from trustlog.desk.answers import say_word, settle
from trustlog.desk.brief import brief
from trustlog.desk.ledger import Ledger
from trustlog.desk.log import log
from trustlog.desk.partners import edit, partner
from trustlog.desk.practice import part_named
from trustlog.desk.pulse import Ends, Told, record

HIDDEN = "zq"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return on(small(tmp_path), TODAY, "ann")


def test_the_promises_of_a_private_pulse_are_private(ledger: Ledger) -> None:
    told = Told(answers={"promises": 1}, private=True)
    record(ledger, "acme", told, Ends("zq ours by fri", "zq theirs by fri"))
    bob = on(ledger, TODAY, "bob")
    assert log(bob).facts == ()
    assert all(HIDDEN not in f"{entry.what} {entry.reason}" for entry in history.history(bob))
    assert [fact.private for fact in log(ledger).facts] == [True] * 3


def test_why_a_word_was_settled_goes_with_a_promise_that_became_private(ledger: Ledger) -> None:
    number = capture.capture(ledger, "acme: we promise the plan by fri").facts[0].number
    say_word(ledger, number, "disputed")
    settle(ledger, number, "ours", "zqreason")
    bob = on(ledger, TODAY, "bob")
    assert any(HIDDEN in (entry.reason or "") for entry in history.history(bob))
    facts.edit(ledger, number, {"private": "yes"})
    assert all(HIDDEN not in (entry.reason or "") for entry in history.history(bob))
    assert any(HIDDEN in (entry.reason or "") for entry in history.history(ledger))
    promises.keep(ledger, [number])


def test_the_question_of_a_brief_is_the_same_for_everybody(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    alone(monkeypatch, part_named("fit"))
    edit(ledger, "acme", {"level": "3"})
    ann = on(ledger, its_turn(partner(ledger, "acme"), TODAY, "fit"), "ann")
    asked = brief(ann, "acme")[-1]
    assert "Why us" in asked
    fit.add(ann, "acme", "zq we like them", private=True)
    assert brief(ann, "acme")[-1] == asked
