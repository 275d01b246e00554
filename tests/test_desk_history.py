"""The journal as people see it, and taking back."""

from datetime import timedelta

import pytest
from desk_demo import TODAY, demo_copy

from trustlog.desk import levels
from trustlog.desk.history import history, undo
from trustlog.errors import Refused, TrustlogError, WordsError


@pytest.fixture
def ledger(tmp_path):
    opened = demo_copy(tmp_path)
    yield opened
    opened.close()


def test_history_is_newest_first(ledger):
    levels.decline(ledger, "acme", "not yet")
    found = history(ledger)
    assert [one.batch for one in found] == sorted((one.batch for one in found), reverse=True)
    assert found[0].what == "decline acme"
    assert found[0].by == "demo"
    assert found[0].changes == 1
    assert found[0].undone_by is None
    assert len(history(ledger, since=TODAY)) == len(found)
    assert history(ledger, since=TODAY + timedelta(days=1)) == []
    assert len(history(ledger, limit=1)) == 1


def test_undo_the_last_and_redo_it(ledger):
    done = levels.decline(ledger, "acme", "not yet")
    taken = undo(ledger)
    assert "decline acme" in taken.lines[0]
    assert history(ledger)[0].undoes == done.batch
    assert ledger.conn.rows("SELECT count(*) FROM suggestion_answer WHERE note = 'not yet'") == [(0,)]
    undo(ledger, batch=taken.batches[0])
    assert ledger.conn.rows("SELECT count(*) FROM suggestion_answer WHERE note = 'not yet'") == [(1,)]


def test_undo_several(ledger):
    levels.decline(ledger, "acme", "one")
    levels.decline(ledger, "lumen", "two")
    assert len(undo(ledger, last=2).lines) == 2
    assert ledger.conn.rows("SELECT count(*) FROM suggestion_answer WHERE note IN ('one', 'two')") == [(0,)]


def test_undo_is_one_s_own(ledger):
    with pytest.raises(Refused):
        undo(ledger._replace(me="somebody else"))


def test_undo_of_nothing_or_nonsense(ledger):
    with pytest.raises(WordsError):
        undo(ledger, last=0)
    with pytest.raises(WordsError):
        undo(ledger, last=2, batch=1)
    with pytest.raises(TrustlogError):
        undo(ledger, batch=99999)


def test_undo_the_whole_demo(ledger):
    undo(ledger, last=2)
    assert ledger.conn.rows("SELECT count(*) FROM partner") == [(0,)]
