"""A review under way: begun, left, taken up at its row, answered by others meanwhile, finished and then frozen."""

import json
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from desk_cases import BOTH_ENGINES, chosen, later, on, open_at, small
from desk_demo import TODAY, demo_copy

from trustlog.desk import levels, maintenance, plans, promises
from trustlog.desk import review as record
from trustlog.desk.brief import brief
from trustlog.desk.capture import capture
from trustlog.desk.exports import export_json
from trustlog.desk.history import undo
from trustlog.desk.imports import import_json
from trustlog.desk.ledger import Batch
from trustlog.desk.review import finish, note_to_say, review, review_lines
from trustlog.desk.review import ongoing as walks
from trustlog.domain import review as order
from trustlog.errors import NotThere, Refused, WordsError
from trustlog.storage.write.writer import Change


@pytest.fixture
def ledger(request, tmp_path):
    made = small(chosen(request, tmp_path))
    before = on(made, TODAY - timedelta(days=20))
    capture(before, "acme: we promise a by fri; they promise b by 20 nov +big; they promise e by 21 nov")
    capture(before, "borealis: we promise c by 25 nov; they promise d by 27 nov")
    yield made
    made.close()


def row_of(walk, step, place=0):
    return walk.steps[step - 1].rows[place]


def states(walk, step):
    return [row.state for row in walk.steps[step - 1].rows]


# Begun, left, taken up ------------------------------------------------------------------------------------------------


@BOTH_ENGINES
def test_an_answer_is_one_batch_with_what_was_done_and_undo_takes_back_both(ledger):
    assert walks.ongoing_review(ledger) is None
    walks.begin(ledger)
    row = row_of(walks.ongoing_review(ledger), order.OVERDUE)
    done = walks.answer(
        ledger, row, "kept", lambda ledger, batch: promises.keep(ledger, [row.number], late=[row.number], batch=batch)
    )
    walk = walks.ongoing_review(ledger)
    assert row_of(walk, order.OVERDUE).answer == "kept"
    assert walk.at == (order.OVERDUE, 1)
    assert promises.found_promise(ledger, row.number).closed_as == "kept"
    assert undo(ledger).lines == (f"undone: keep {row.number} (batch {done.batch})",)
    assert row_of(walks.ongoing_review(ledger), order.OVERDUE).state == "left"
    assert promises.found_promise(ledger, row.number).closed_as is None
    assert maintenance.doctor(ledger) == []


def test_there_is_one_unfinished_review_a_person(ledger):
    walks.begin(ledger)
    with pytest.raises(Refused, match="begun already"):
        walks.begin(ledger)
    other = on(ledger, TODAY, "mia")
    assert walks.ongoing_review(other) is None
    walks.begin(other)
    assert walks.ongoing_review(other).id != walks.ongoing_review(ledger).id


def test_it_is_taken_up_on_a_later_day_with_what_came_since(ledger):
    walks.begin(ledger)
    walks.answer_all(ledger, [row_of(walks.ongoing_review(ledger), order.CATCH_UP)], "nothing to log")
    monday = later(ledger, 3)
    assert "came since" in walks.begin(monday).lines[0]
    walk = walks.ongoing_review(monday)
    assert walk.on == TODAY
    assert row_of(walk, order.CATCH_UP).answer == "nothing to log"
    assert order.question(order.OVERDUE, f"#{promises.promise_list(monday, partner='borealis')[0].number}") in [
        row.question for row in walk.steps[order.OVERDUE - 1].rows
    ]
    again = walks.begin(monday)
    assert again.batch == 0


def test_it_goes_on_at_its_row_after_kill_9(tmp_path):
    ledger = demo_copy(tmp_path)
    script = (
        "import os, signal, sys\n"
        "sys.path.insert(0, 'tests')\n"
        "from pathlib import Path\n"
        "from desk_demo import demo_copy\n"
        "from trustlog.desk.review import ongoing as walks\n"
        "ledger = demo_copy(Path(sys.argv[1]))\n"
        "walks.begin(ledger)\n"
        "rows = walks.ongoing_review(ledger).rows\n"
        "walks.answer_all(ledger, rows[1:3], 'later')\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    root = Path(__file__).parent.parent
    ran = subprocess.run([sys.executable, "-c", script, str(tmp_path)], cwd=root, check=False)
    assert ran.returncode == -9
    walk = walks.ongoing_review(ledger)
    assert walk.at == (order.OVERDUE, 2)
    assert row_of(walk, order.OVERDUE, 1).state == "later"
    ledger.close()


def test_what_was_done_elsewhere_shows_as_such(ledger):
    walks.begin(ledger)
    other = on(ledger, TODAY, "mia")
    overdue = walks.ongoing_review(ledger).steps[order.OVERDUE - 1].rows
    due = walks.ongoing_review(ledger).steps[order.DUE - 1].rows
    promises.keep(other, [overdue[0].number], late=[overdue[0].number])
    promises.move(other, due[0].number, TODAY + timedelta(days=9))
    capture(other, "borealis: coffee; we shared our margin pressure /3")
    levels.decline(other, "acme", "not the time")
    walk = walks.ongoing_review(ledger)
    assert row_of(walk, order.OVERDUE).answer.endswith("meanwhile")
    assert row_of(walk, order.DUE).answer == "moved to Wed 2 Dec meanwhile"
    waits = {row.handle: row.state for row in walk.steps[order.WAITING - 1].rows}
    told = {row.handle: row.state for row in walk.steps[order.OPEN - 1].rows}
    assert (waits["borealis"], told["borealis"], told["acme"]) == ("meanwhile", "meanwhile", "left")
    assert states(walk, order.CATCH_UP)[-1] == "meanwhile"  # there is an entry for today now
    assert walk.at[0] == order.CATCH_UP


def test_a_row_answered_in_another_terminal_is_refused(ledger):
    walks.begin(ledger)
    row = row_of(walks.ongoing_review(ledger), order.OVERDUE)
    walks.answer_all(ledger, [row], "later")
    with pytest.raises(Refused, match="answered meanwhile: later"):
        walks.answer(
            ledger,
            row,
            "kept",
            lambda ledger, batch: promises.keep(ledger, [row.number], late=[row.number], batch=batch),
        )
    assert promises.found_promise(ledger, row.number).closed_as is None
    again = row_of(walks.ongoing_review(ledger), order.OVERDUE)
    walks.answer(
        ledger, again, "kept", lambda ledger, batch: promises.keep(ledger, [row.number], late=[row.number], batch=batch)
    )  # it may be answered anew
    assert row_of(walks.ongoing_review(ledger), order.OVERDUE).answer == "kept"


def test_an_act_that_is_refused_leaves_the_row(ledger):
    walks.begin(ledger)
    row = row_of(walks.ongoing_review(ledger), order.OVERDUE)
    with pytest.raises(Refused):
        walks.answer(
            ledger,
            row,
            "withdrawn",
            lambda ledger, batch: promises.withdraw(ledger, [row.number], by="maker", reason="no need", batch=batch),
        )
    assert row_of(walks.ongoing_review(ledger), order.OVERDUE).state == "left"


def test_a_decision_answers_its_row(tmp_path):
    ledger = demo_copy(tmp_path)
    walks.begin(ledger)
    ready = {row.handle: place for place, row in enumerate(walks.ongoing_review(ledger).steps[order.READY - 1].rows)}
    levels.decide(ledger, "elandra", "up", "a joint plan is signed")
    levels.ack(ledger, "foxglove", None, "talked it over")
    walk = walks.ongoing_review(ledger)
    assert row_of(walk, order.READY, ready["elandra"]).answer == "decided: level 2 → 3"
    assert row_of(walk, order.READY, ready["foxglove"]).answer == "flag seen"
    undo(ledger, last=2)
    assert states(walks.ongoing_review(ledger), order.READY) == ["left"] * len(ready)
    ledger.close()


DECISIONS = [
    ("elandra", lambda ledger, who: levels.decide(ledger, who, "up", "a joint plan"), "up from level 2 Preferred "
     "supplier to 3 Partner on Mon 23 Nov", "decided: level 2 → 3"),
    ("elandra", lambda ledger, who: levels.decide(ledger, who, "down", "no"), "down from level 2 Preferred "
     "supplier to 1 Transactional on Mon 23 Nov", "decided: level 2 → 1"),
    ("elandra", lambda ledger, who: levels.decline(ledger, who, "not yet", TODAY + timedelta(days=60)),
     "not now, said on Mon 23 Nov, until Fri 22 Jan 2027", "decided: not now"),
    ("foxglove", lambda ledger, who: levels.ack(ledger, who, None, "talked"), "flag of their promises seen on "
     "Mon 23 Nov", "flag seen"),
    ("foxglove", lambda ledger, who: levels.decide(ledger, who, 1, "no"), "to 1 Transactional on Mon 23 Nov", "→ 1"),
]  # fmt: skip


@pytest.mark.parametrize(("handle", "act", "says", "answer"), DECISIONS)
def test_the_record_says_what_was_decided_and_never_that_it_slips(tmp_path, handle, act, says, answer):
    ledger = demo_copy(tmp_path)
    walks.begin(ledger)
    act(ledger, handle)
    row = next(row for row in walks.ongoing_review(ledger).steps[order.READY - 1].rows if row.handle == handle)
    assert says in row.says
    assert answer in row.answer
    finish(ledger, review(ledger))
    line = next(line for line in record.finished_review(ledger, "1").lines if line.endswith(f"· {row.answer}"))
    assert says in line
    assert "slipping" not in line
    ledger.close()


RELATIVE = re.compile(
    r"\b(today|yesterday|tomorrow|ago|in \d+ days?|last week|next week)\b|lapses (?!\w{3} \d)|\b(was|is) due$"
)


def test_a_record_names_days_and_no_yesterday(ledger):
    week = on(ledger, TODAY - timedelta(days=7))
    finish(week, review(week), ["call Jane"])
    capture(on(ledger, TODAY - timedelta(days=2)), "acme: we promise f by 22 nov; they promise g by 20 nov")
    capture(on(ledger, TODAY - timedelta(days=60)), "borealis: we shared our margin /3")
    capture(
        ledger, "acme: we promise h by today; we promise i by tomorrow; we promise j; private we promise k by today"
    )
    walks.begin(ledger)
    capture(ledger, "borealis: they shared a reorganisation /3")
    levels.decline(ledger, "acme", "not yet")
    before = walks.ongoing_review(ledger)
    assert all(step.rows for step in before.steps if step.number != order.READY)
    finish(ledger, review(ledger))
    told = [line for step in record.finished_review(ledger, "1").values["steps"] for line in step["rows"]]
    assert [one for one in told if RELATIVE.search(f"{one['says']} {one['answer'] or ''}")] == []
    lines = "\n".join(record.finished_review(later(ledger, 400), "1").lines)
    assert "due Fri 20 Nov · lapses Fri 27 Nov" in lines
    assert "we told them something on Thu 24 Sep, they us something on Mon 23 Nov · told Mon 23 Nov" in lines
    assert "no moment yet, 326 days where you meant 14" in lines
    assert "a private promise · due Mon 23 Nov · left" in lines


def test_the_kind_of_time_that_is_longest_ago_is_advised(ledger):
    for line in ("acme: workshop 2026-03-02", "acme: lunch 2026-02-02", "borealis: coffee 2026-03-02"):
        capture(ledger, line)
    walks.begin(ledger)
    advice = {row.handle: row.advice for row in walks.ongoing_review(ledger).steps[order.WAITING - 1].rows}
    assert advice == {"acme": "unscripted", "borealis": "joint"}
    row = row_of(walks.ongoing_review(ledger), order.WAITING)
    walks.answer(
        ledger, row, "planned", lambda ledger, batch: plans.plan(ledger, row.handle, TODAY, "a workshop", batch=batch)
    )
    assert states(walks.ongoing_review(ledger), order.WAITING)[0] == "answered"


def test_what_is_to_be_said_stands_in_brief_and_review_until_it_is_told(ledger):
    note_to_say(ledger, "acme", "tell", "our margin pressure")
    note_to_say(ledger, "acme", "ask", "who decides after the reorganisation")
    page = brief(ledger, "acme")
    assert page[page.index("To say") + 1 :][:2] == [
        "  to tell: our margin pressure",
        "  to ask: who decides after the reorganisation",
    ]
    assert "Notes" not in page
    tomorrow = later(ledger, 1)
    capture(tomorrow, "acme: we shared our margin pressure /3")
    found = {one.handle: one for one in review(tomorrow).open}
    assert found["acme"].to_say == ("to ask: who decides after the reorganisation",)
    with pytest.raises(WordsError):
        note_to_say(ledger, "acme", "tell", " ")


def test_a_step_asks_about_the_most_urgent_rows_and_names_how_many_more(ledger):
    capture(ledger, "; ".join(["acme: we promise x1 by fri", *(f"we promise x{n} by fri" for n in range(2, 26))]))
    walks.begin(ledger)
    step = walks.ongoing_review(ledger).steps[order.DUE - 1]
    assert len(step.rows) == order.MOST_ROWS
    assert step.more == 25 + 2 - order.MOST_ROWS
    assert any(f"and {step.more} more" in line for line in review_lines(ledger, review(ledger)))


# Intentions, the end, and after it ------------------------------------------------------------------------------------


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
