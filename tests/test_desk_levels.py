"""Decisions about levels: recorded with what was seen, refused where they make no sense."""

import json
from datetime import timedelta

import pytest
from desk_cases import later
from desk_demo import TODAY, demo_copy

from trustlog.desk import levels, readings
from trustlog.desk.history import undo
from trustlog.errors import Refused, UnknownName, WordsError
from trustlog.trust.settings import DEFAULTS, from_json


@pytest.fixture
def ledger(tmp_path):
    opened = demo_copy(tmp_path)
    yield opened
    opened.close()


def test_up_keeps_what_was_seen(ledger):
    seen = readings.reading(ledger, "elandra")
    done = levels.decide(ledger, "elandra", "up", "they earned it", "neither")
    change = done.facts[0]
    assert (change.from_level, change.to_level, change.on, change.depends) == (2, 3, TODAY, "neither")
    snapshot = json.loads(change.snapshot)
    assert snapshot["suggestion"]["action"] == "up"
    assert snapshot["strands"]["time"]["evidence"] == pytest.approx(seen.strands["time"].evidence)
    assert from_json(json.loads(change.settings)) == DEFAULTS
    assert "elandra" in done.lines[0]
    assert "2 → 3" in done.lines[0]


def test_after_up_the_level_is_new_and_undo_brings_it_back(ledger):
    levels.decide(ledger, "elandra", "up", "they earned it")
    after = readings.reading(ledger, "elandra")
    assert (after.level, after.level_since, after.suggestion.action) == (3, TODAY, "stay")
    undo(ledger)
    assert readings.reading(ledger, "elandra").level == 2


def test_down_and_by_number(ledger):
    assert levels.decide(ledger, "foxglove", "down", "not now").facts[0].to_level == 2
    assert levels.decide(ledger, "foxglove", "4", "all is well").facts[0].to_level == 4
    assert levels.decide(ledger, "foxglove", 1, "never mind").facts[0].from_level == 4


@pytest.mark.parametrize(
    ("name", "to", "error"),
    [
        ("acme", "2", Refused),
        ("acme", 2, Refused),
        ("lumen", "up", Refused),
        ("ironwood", "down", Refused),
        ("acme", 6, WordsError),
        ("acme", "0", WordsError),
        ("acme", "upwards", WordsError),
        ("acme", "٣", WordsError),
        ("nobody", "up", UnknownName),
    ],
)
def test_what_makes_no_sense_is_refused(ledger, name, to, error):
    before = ledger.conn.rows("SELECT count(*) FROM journal_batch")
    with pytest.raises(error):
        levels.decide(ledger, name, to, "because")
    assert ledger.conn.rows("SELECT count(*) FROM journal_batch") == before


def test_needs_a_reason_and_a_known_dependence(ledger):
    with pytest.raises(WordsError, match="--reason"):
        levels.decide(ledger, "acme", "up", "  ")
    with pytest.raises(WordsError, match="--depends"):
        levels.decide(ledger, "acme", "up", "yes", "both")


def test_not_before_a_later_decision(ledger):
    levels.decide(ledger, "acme", "up", "today")
    earlier = ledger._replace(today=TODAY - timedelta(days=30))
    with pytest.raises(Refused, match="earlier day"):
        levels.decide(earlier, "acme", "down", "before that")
    with pytest.raises(Refused, match="earlier day"):
        levels.decide(ledger._replace(today=TODAY - timedelta(days=900)), "borealis", "up", "before it began")


def test_decline_silences_the_suggestion_for_a_while(ledger):
    done = levels.decline(ledger, "elandra", "they are moving house")
    assert done.values[0].until == TODAY + timedelta(days=91)
    assert readings.reading(ledger, "elandra").suggestion.action == "stay"
    undo(ledger)
    assert readings.reading(ledger, "elandra").suggestion.action == "up"


def test_decline_until_a_day_that_is_to_come(ledger):
    levels.decline(ledger, "elandra", "later", TODAY + timedelta(days=7))
    with pytest.raises(WordsError, match="--until"):
        levels.decline(ledger, "elandra", "later", TODAY)


def test_ack_takes_the_flag_down_and_begins_anew(ledger):
    before = readings.reading(ledger, "foxglove")
    flagged = [name for name, strand in before.strands.items() if strand.flagged]
    assert flagged == ["their_promises"]
    done = levels.ack(ledger, "foxglove", None, "spoke to Anne; they hired two people")
    assert "their promises" in done.lines[0]
    after = readings.reading(ledger, "foxglove")
    assert not any(strand.flagged for strand in after.strands.values())
    with pytest.raises(Refused, match="no flag is up"):
        levels.ack(ledger, "foxglove", None, "again")


def test_ack_of_what_is_not_up(ledger):
    with pytest.raises(Refused, match="up is: their_promises"):
        levels.ack(ledger, "foxglove", "our_promises", "hm")
    with pytest.raises(WordsError, match="no strand"):
        levels.ack(ledger, "foxglove", "score", "hm")
    with pytest.raises(WordsError, match="--note"):
        levels.ack(ledger, "foxglove", None, "")


def test_a_concealed_break_is_cleared_not_acknowledged(ledger):
    assert readings.reading(ledger, "kestrel").strands["their_promises"].flagged
    with pytest.raises(Refused, match=r"promise #(\d+); .* `trustlog clear \1 --reason TEXT`"):
        levels.ack(ledger, "kestrel", None, "never mind")


def test_a_test_begins_anew_with_a_reason_and_is_counted(ledger):
    before = readings.reading(ledger, "acme").beginnings
    written = levels.anew(ledger, "acme", None, "their buyer left")
    assert written.lines == ("acme: all four strands: counting starts again tomorrow: their buyer left",)
    levels.anew(ledger, "acme", "time", "we moved")
    assert readings.reading(ledger, "acme").beginnings == before + 1  # of one day
    tomorrow = later(ledger, 1)
    levels.anew(tomorrow, "acme", "our_promises", "a merger")
    assert readings.reading(tomorrow, "acme").beginnings == before + 2
    for strand, reason in (("luck", "x"), (None, " ")):
        with pytest.raises(WordsError):
            levels.anew(ledger, "acme", strand, reason)
    undo(tomorrow)
    assert readings.reading(tomorrow, "acme").beginnings == before + 1
