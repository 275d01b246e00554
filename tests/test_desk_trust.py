"""Readings through the ledger, and the memo of what it has taught."""

import os

import pytest
from desk_demo import TODAY, demo_copy, empty

from trustlog.desk.readings import current as trust
from trustlog.errors import UnknownName
from trustlog.trust.words import as_json, explained


@pytest.fixture
def ledger(tmp_path):
    opened = demo_copy(tmp_path)
    yield opened
    opened.close()


def memos(ledger):
    return ledger.conn.rows("SELECT kind, subject, as_of, made_from, value FROM memo")


def test_one_reading_is_as_in_all(ledger):
    every = {one.partner.handle: as_json(one) for one in trust.readings(ledger)}
    for handle in ("acme", "elandra", "lumen"):
        assert as_json(trust.reading(ledger, handle)) == every[handle]


def test_past_readings_are_the_same_either_way(ledger):
    day = TODAY.replace(month=5)
    every = {one.partner.handle: as_json(one) for one in trust.readings(ledger, day)}
    assert as_json(trust.reading(ledger, "foxglove", day)) == every["foxglove"]


def test_first_learning_of_a_large_ledger_says_so_and_is_kept(ledger):
    ledger.conn.execute("UPDATE setting SET value = '20002' WHERE key = 'next_number'")
    ledger.conn.execute("DELETE FROM memo")
    told = []
    first = trust.reading(ledger, "acme", notice=told.append)
    assert len(told) == 1
    assert "learning" in told[0]
    assert {row[1] for row in memos(ledger)} == {"our_promises", "their_promises", "time", "openness", "checked"}
    again = trust.reading(ledger, "acme", notice=told.append)
    assert len(told) == 1
    assert again == first


def test_with_the_memo_one_partner_is_read(ledger, monkeypatch):
    trust.reading(ledger, "acme")
    monkeypatch.setattr("trustlog.storage.read.portfolio.portfolio", None)
    assert trust.reading(ledger, "elandra").partner.handle == "elandra"


def test_a_read_only_ledger_answers(tmp_path, monkeypatch):
    ledger = demo_copy(tmp_path)
    expected = trust.reading(ledger, "acme")
    ledger.conn.execute("DELETE FROM memo")
    ledger.conn.execute("PRAGMA query_only = ON")
    told = []
    assert trust.reading(ledger, "acme", notice=told.append) == expected
    assert "read only" in told[-1]
    ledger.close()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_file_answers(tmp_path):
    demo_copy(tmp_path).close()
    (tmp_path / "demo.db").chmod(0o400)
    ledger = demo_copy(tmp_path)
    assert trust.reading(ledger, "acme").partner.handle == "acme"
    ledger.close()


def test_what_is_learned_is_the_same_for_everyone(ledger, tmp_path):
    trust.reading(ledger, "acme")
    kept = memos(ledger)
    ledger.conn.execute("DELETE FROM memo")
    other = ledger._replace(me="somebody else")
    trust.reading(other, "acme")
    assert memos(ledger) == kept


def test_suggestions_are_in_order_of_urgency(ledger):
    found = trust.suggestions(ledger)
    assert found
    places = [trust.URGENCY[one.suggestion.action] for one in found]
    assert places == sorted(places)
    assert all(one.suggestion.action != "stay" or one.asks for one in found)
    rates = {one.partner.handle: one.suggestion.error_rate for one in found}
    # What rests on a concealed break alone is a fact, and no estimate that could be wrong; a trial is a forecast.
    forecasts = {one.partner.handle for one in found if one.suggestion.action in ("trial", "end_trial", "stay")}
    assert {handle for handle, rate in rates.items() if rate is None} == {"kestrel"} | forecasts


def test_explained_names_promises_but_no_private_ones(ledger):
    number, text = ledger.conn.rows(
        "SELECT number, text FROM promise WHERE receiver_id = (SELECT id FROM partner WHERE handle = 'elandra')"
        " AND closed_as = 'kept' AND stake = 'big' ORDER BY counts_on DESC"
    )[0]
    said = " ".join(explained(one) for one in trust.reading(ledger, "elandra", explain=True).explained)
    assert text in said
    ledger.conn.execute("UPDATE promise SET private = 1, text = 'whisper it' WHERE number = :number", number=number)
    again = trust.reading(ledger, "elandra", explain=True)
    assert "whisper it" not in " ".join(explained(one) for one in again.explained)
    assert any(one.number == number for one in again.explained)


def test_an_empty_ledger_has_no_readings(tmp_path):
    ledger = empty(tmp_path)
    assert list(trust.readings(ledger)) == []
    assert trust.suggestions(ledger) == []
    with pytest.raises(UnknownName):
        trust.reading(ledger, "acme")
    ledger.close()
