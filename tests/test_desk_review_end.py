"""A review at its end and after it: intentions, the frozen record, dropping it, what goes out and in."""

import json
from datetime import timedelta

import pytest
from desk_cases import BOTH_ENGINES, later, open_at
from desk_demo import TODAY
from review_cases import row_of, with_promises

from trustlog.desk import levels, maintenance, promises
from trustlog.desk import review as record
from trustlog.desk.capture import capture
from trustlog.desk.exports import export_json
from trustlog.desk.history import undo
from trustlog.desk.imports import import_json
from trustlog.desk.ledger import Batch
from trustlog.desk.review import finish, review, review_lines
from trustlog.desk.review import ongoing as walks
from trustlog.domain import review as order
from trustlog.errors import NotThere, Refused, WordsError
from trustlog.storage.write.writer import Change


@pytest.fixture
def ledger(request, tmp_path):
    yield from with_promises(request, tmp_path)


def test_intentions_are_up_to_three_different_ones_and_asked_after(ledger):
    walks.begin(ledger)
    for text in ("call Jane", "plan the pilot", "read the report"):
        walks.intend(ledger, text)
    with pytest.raises(WordsError, match="up to 3"):
        walks.intend(ledger, "a fourth")
    walks.withdraw_intention(ledger, "plan the pilot")
    with pytest.raises(WordsError, match="twice"):
        walks.intend(ledger, "call Jane")
    finish(ledger, review(ledger))
    week = later(ledger, 7)
    walks.begin(week)
    asked = walks.ongoing_review(week).steps[order.NEXT_WEEK - 1].rows
    assert [walks.intention_of(row) for row in asked] == ["call Jane", "read the report"]
    walks.answer_all(week, asked[:1], "done")
    walks.carry_on(week, asked[1])
    assert walks.ongoing_review(week).intentions == ("read the report",)
    finish(week, review(week))
    first, second = record.finished_reviews(week)[1], record.finished_reviews(week)[0]
    assert (first.intentions, first.intentions_done) == (2, 1)
    assert record.finished_review_by_id(week, second.id).values["intentions"] == ["read the report"]


@BOTH_ENGINES
def test_a_done_review_is_frozen(ledger):
    walks.begin(ledger)
    row = row_of(walks.ongoing_review(ledger), order.OVERDUE)
    kept = walks.answer(
        ledger, row, "kept", lambda ledger, batch: promises.keep(ledger, [row.number], late=[row.number], batch=batch)
    )
    walks.intend(ledger, "call Jane")
    finish(ledger, review(ledger))
    one = record.finished_reviews(ledger)[0]
    meant = ledger.conn.rows("SELECT id, review_id FROM intention")[0]
    added = {"id": ledger.new_id(), "review_id": one.id, "partner_id": None, "question": "overdue #1", "answer": "x"}
    stamp = {"recorded_at": ledger.now, "recorded_by": ledger.me}
    for change in (
        Change("review", one.id, {"on": TODAY}, {"on": TODAY - timedelta(days=1)}),
        Change("review", one.id, {"on": TODAY}, None),
        Change("review_answer", row.id, {"answer": "kept"}, {"answer": "broken"}),
        Change("review_answer", row.id, {"answer": "kept"}, None),
        Change("review_answer", added["id"], None, {**added, **stamp}),
        Change("intention", meant[0], {"text": "call Jane"}, {"text": "call Raj"}),
        Change("intention", meant[0], {"review_id": one.id}, None),
    ):
        with pytest.raises(Refused, match="stays as it is"):
            ledger.commit(Batch([change], "tamper"))
    with pytest.raises(Refused, match="stays as it is"):
        undo(ledger, batch=kept.batch)
    assert maintenance.doctor(ledger) == []


def test_the_end_is_taken_back_by_its_author_right_after_and_not_later(ledger):
    walks.begin(ledger)
    before = walks.ongoing_review(ledger)
    done = finish(ledger, review(ledger), ["call Jane"])
    undo(ledger)
    assert walks.ongoing_review(ledger) == before
    again = finish(ledger, review(ledger), ["call Jane"])
    assert again.batch > done.batch
    capture(ledger, "acme: coffee")
    with pytest.raises(Refused, match="you have written since"):
        undo(ledger, batch=again.batch)
    undo(ledger)  # the coffee; now the end is what was written last again
    undo(ledger)
    assert walks.ongoing_review(ledger) is not None


def test_a_record_opens_as_it_was(ledger):
    capture(ledger, "acme: private we promise something secret by fri")
    walks.begin(ledger)
    row = row_of(walks.ongoing_review(ledger), order.OVERDUE)
    walks.answer(
        ledger, row, "kept", lambda ledger, batch: promises.keep(ledger, [row.number], late=[row.number], batch=batch)
    )
    finish(ledger, review(ledger), ["call Jane"])
    was = record.finished_review(ledger, "1")
    week = later(ledger, 7)
    promises.break_(week, [each.number for each in promises.promise_list(week, partner="borealis")])
    levels.decide(week, "acme", "up", "it went well")
    now = record.finished_review(week, TODAY)
    assert now.values == was.values
    assert now.lines[1:] == was.lines[1:]
    assert "secret" not in json.dumps(was.values)
    assert [line for line in was.lines if line.endswith("· kept")] == [
        "  Acme Holding: we promised: a · due Fri 6 Nov · lapsed Fri 13 Nov · closed Mon 23 Nov · kept"
    ]
    assert record.finished_reviews(ledger, TODAY - timedelta(days=1)) == []
    for which in ("2", "0", TODAY + timedelta(days=1)):
        with pytest.raises(NotThere):
            record.finished_review(week, which)


def test_a_review_is_counted_in_one_way(ledger):
    walks.begin(ledger)
    rows = walks.ongoing_review(ledger).rows
    row = row_of(walks.ongoing_review(ledger), order.OVERDUE)
    walks.answer(
        ledger, row, "kept", lambda ledger, batch: promises.keep(ledger, [row.number], late=[row.number], batch=batch)
    )
    walks.answer_all(ledger, [one for one in rows if one.id != row.id][:2], order.LATER)
    done = finish(ledger, review(ledger))
    counts = f"1 of {len(rows)} answered · 2 later · {len(rows) - 3} left"
    assert done.lines[0].endswith(f" · {counts}")
    assert record.figures_line(record.finished_reviews(ledger)[0]) == f"{counts} · no intention"


def test_dropping_takes_the_answers_and_leaves_what_was_done(ledger):
    with pytest.raises(Refused, match="no review is under way"):
        walks.drop(ledger)
    walks.begin(ledger)
    row = row_of(walks.ongoing_review(ledger), order.OVERDUE)
    walks.answer(
        ledger, row, "kept", lambda ledger, batch: promises.keep(ledger, [row.number], late=[row.number], batch=batch)
    )
    walks.intend(ledger, "call Jane")
    before = walks.ongoing_review(ledger)
    walks.drop(ledger)
    assert walks.ongoing_review(ledger) is None
    assert promises.found_promise(ledger, row.number).closed_as == "kept"
    undo(ledger)
    assert walks.ongoing_review(ledger) == before


def test_reviews_go_out_and_in_with_the_ledger(ledger, tmp_path):
    walks.begin(ledger)
    finish(ledger, review(ledger), ["call Jane"])
    week = later(ledger, 7)
    walks.begin(week)
    walks.answer_all(week, walks.ongoing_review(week).rows[:2], "later")
    file = tmp_path / "all.json"
    export_json(week, file)
    (tmp_path / "other").mkdir()
    other = open_at(tmp_path / "other", week.today)
    import_json(other, file)
    assert walks.ongoing_review(other) == walks.ongoing_review(week)
    assert record.finished_reviews(other) == record.finished_reviews(week)
    assert record.finished_review(other, "1") == record.finished_review(week, "1")
    assert maintenance.doctor(other) == []
    other.close()


def test_plain_shows_what_was_answered(ledger):
    walks.begin(ledger)
    row = row_of(walks.ongoing_review(ledger), order.OVERDUE)
    walks.answer(
        ledger, row, "kept", lambda ledger, batch: promises.keep(ledger, [row.number], late=[row.number], batch=batch)
    )
    walks.intend(ledger, "call Jane")
    text = review_lines(ledger, review(ledger))
    assert any(line.startswith("begun Mon 23 Nov, ") for line in text)
    assert any(f"#{row.number}" in line and line.endswith("✓ kept") for line in text)
    assert "  next week: call Jane" in text
