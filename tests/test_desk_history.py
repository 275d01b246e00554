"""The journal as people see it, and taking back."""

from datetime import timedelta

import pytest
from desk_cases import TODAY as MONDAY
from desk_cases import on, small
from desk_demo import TODAY, demo_copy

from trustlog.desk import facts, levels, partners, promises
from trustlog.desk.capture import capture
from trustlog.desk.history import details, history, undo
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


def rows(ledger, batch):
    return [
        (row.table, row.how, row.name, {name: parts for name, *parts in row.columns}) for row in details(ledger, batch)
    ]


def test_a_batch_tells_each_row_it_changed_before_and_after(tmp_path):
    ledger = small(tmp_path)
    added = capture(ledger, "acme: lunch with jane 45m").batch
    assert rows(ledger, added) == [
        (
            "moment",
            "new",
            "lunch",
            {
                "number": ["–", "1"],
                "on": ["–", "2026-11-23"],
                "kind": ["–", "lunch"],
                "counts_as": ["–", "unscripted"],
                "minutes": ["–", "45"],
            },
        )
    ]
    changed = facts.edit(ledger, 1, {"note": "nice", "private": "yes"}).batch
    assert rows(ledger, changed) == [("moment", "changed", "nice", {"note": ["–", "nice"], "private": ["no", "yes"]})]
    (gone,) = rows(ledger, facts.drop(ledger, 1, "never so").batch)
    assert gone[:3] == ("moment", "gone", "nice")
    assert (gone[3]["minutes"], gone[3]["private"]) == (["45", "–"], ["yes", "–"])
    renamed = partners.edit(ledger, "acme", {"name": "Acme Works", "note": "ring twice"}).batch
    both = {"name": ["Acme Holding", "Acme Works"], "note": ["–", "ring twice"]}
    assert rows(ledger, renamed) == [("partner", "changed", "Acme Works", both)]
    colleague = on(ledger, MONDAY, "raj")
    assert rows(colleague, renamed) == [("partner", "changed", "Acme Works", {"name": both["name"]})]
    assert rows(colleague, changed) == []
    ledger.close()


def test_a_reason_is_for_those_who_may_see_what_was_changed(tmp_path):
    ledger = small(tmp_path)
    capture(ledger, "acme: private note hush; note open")
    promised = capture(ledger, "acme: private we promise hush by fri; we promise open by fri").facts
    facts.drop(ledger, 1, "hush reason")
    facts.drop(ledger, 2, "open reason")
    for fact in promised:
        promises.keep(ledger, [fact.number])
        promises.reopen(ledger, fact.number, f"{fact.text} again")
    colleague = on(ledger, MONDAY, "raj")
    assert [entry.reason for entry in history(ledger) if entry.reason] == [
        "open again", "hush again", "open reason", "hush reason",
    ]  # fmt: skip
    assert [entry.reason for entry in history(colleague) if entry.reason] == ["open again", "open reason"]
    ledger.close()
