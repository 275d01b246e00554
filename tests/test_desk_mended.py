"""What is mended later than a slip may be: with a reason, and counted beside the reading."""

from datetime import timedelta

import pytest
from desk_cases import chosen, small

from trustlog.desk import capture, facts, history, promises, readings
from trustlog.errors import WordsError
from trustlog.trust import words


def test_a_slip_is_mended_freely_and_later_with_a_reason(tmp_path):
    ledger = small(tmp_path)
    number = capture.capture(ledger, "acme: lunch").facts[0].number
    facts.edit(ledger, number, {"kind": "meeting"})
    after = ledger._replace(now=ledger.now + timedelta(hours=25))
    facts.edit(after, number, {"text": "about the plan"})
    with pytest.raises(WordsError, match="say why"):
        facts.edit(after, number, {"kind": "coffee"})
    assert readings.beside(after, readings.reading(after, "acme")).mended == 0
    facts.edit(after, number, {"kind": "coffee"}, "it was one")
    assert readings.beside(after, readings.reading(after, "acme")).mended == 1
    ledger.close()


@pytest.mark.parametrize(
    ("number", "fields"),
    [
        (1, {"on": "yesterday"}), (1, {"partner": "borealis"}), (1, {"kind": "workshop"}), (1, {"private": "yes"}),
        (2, {"on": "yesterday"}), (2, {"partner": "borealis"}), (2, {"due": "1 dec"}), (2, {"stake": "big"}),
        (2, {"direction": "they"}), (3, {"depth": "1"}), (3, {"depth": "hidden"}), (3, {"direction": "we"}),
        (3, {"partner": "borealis"}), (3, {"on": "yesterday"}),
    ],
)  # fmt: skip
def test_all_that_a_reading_depends_on_is_mended_with_a_reason_and_counted(tmp_path, number, fields):
    ledger = small(tmp_path)
    capture.capture(ledger, "acme: lunch; we promise a by fri; they shared c /2")
    after = ledger._replace(now=ledger.now + timedelta(hours=25))
    with pytest.raises(WordsError, match="say why"):
        facts.edit(after, number, fields)
    mended = facts.edit(after, number, fields, "it was so")
    assert mended.facts[0].mended == 1
    handle = fields.get("partner", "acme")
    assert readings.beside(after, readings.reading(after, handle)).mended == 1
    ledger.close()


@pytest.mark.parametrize(
    ("number", "fields"),
    [
        (1, {"minutes": "2h", "kind": "coffee", "people": "raj", "initiative": "us"}), (2, {"text": "b", "note": "n"}),
        (3, {"topic": "d"}), (4, {"partner": "borealis", "on": "yesterday", "note": "f"}),
    ],
)  # fmt: skip
def test_what_no_reading_depends_on_is_mended_freely(tmp_path, number, fields):
    ledger = small(tmp_path)
    capture.capture(ledger, "acme: lunch with jane; we promise a by fri; they shared c /2; note e")
    assert facts.edit(ledger._replace(now=ledger.now + timedelta(days=40)), number, fields).facts
    ledger.close()


def mended(ledger, name="acme"):
    return readings.beside(ledger, readings.reading(ledger, name)).mended


def days_later(ledger, number):
    then = ledger.today + timedelta(days=number)
    return ledger._replace(today=then, now=ledger.now + timedelta(days=number))


@pytest.mark.parametrize(
    ("clause", "days", "count"),
    [
        ("we promise a by tomorrow", 0, 0),
        ("we promise a by tomorrow", 2, 1),
        ("we promise a by 2026-12-31", 2, 0),  # nothing rests on it yet
        ("lunch", 0, 0),
        ("lunch", 2, 1),
        ("they shared plans /3", 2, 1),
        ("note x", 2, 0),
    ],
)
@pytest.mark.parametrize("ledger", ["sqlite", "postgresql"], indirect=True)
def test_what_is_dropped_after_it_has_begun_to_count_is_counted_as_mended(ledger, clause, days, count):
    number = capture.capture(ledger, f"acme: {clause}").facts[0].number
    then = days_later(ledger, days)
    facts.drop(then, number, "never so")
    assert (mended(then), mended(then, "borealis")) == (count, 0)
    history.undo(then)
    assert mended(then) == 0


@pytest.fixture
def ledger(request, tmp_path):
    made = small(chosen(request, tmp_path))
    yield made
    made.close()


def test_a_settled_promise_that_is_dropped_later_is_counted_and_told(ledger):
    number = capture.capture(ledger, "acme: we promise a by 2026-12-31").facts[0].number
    promises.keep(ledger, [number])
    then = days_later(ledger, 2)
    facts.drop(then, number, "never so")
    assert mended(then) == 1
    assert words.mended_words(1) == "Facts were mended or dropped later, with a reason: once."


def test_a_private_fact_dropped_is_counted_for_its_author_alone(ledger):
    number = capture.capture(ledger, "acme: private lunch").facts[0].number
    then = days_later(ledger, 2)
    facts.drop(then, number, "never so")
    assert (mended(then), mended(then._replace(me="somebody else"))) == (1, 0)
