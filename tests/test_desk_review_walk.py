"""A review under way: begun, left, taken up at its row, answered by others meanwhile, finished and then frozen."""

import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from desk_cases import BOTH_ENGINES, later, on
from desk_demo import TODAY, demo_copy
from review_cases import row_of, states, with_promises

from trustlog.desk import levels, maintenance, plans, promises
from trustlog.desk import review as record
from trustlog.desk.brief import brief
from trustlog.desk.capture import capture
from trustlog.desk.history import undo
from trustlog.desk.review import finish, note_to_say, review, review_lines
from trustlog.desk.review import ongoing as walks
from trustlog.domain import review as order
from trustlog.errors import Refused, WordsError
from trustlog.wording.catalogue import speak_language


@pytest.fixture
def ledger(request, tmp_path):
    yield from with_promises(request, tmp_path)


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
    speak_language("nl")
    try:
        assert walks.ongoing_review(ledger).steps[order.CATCH_UP - 1].rows[-1].answer == "vastgelegd"
    finally:
        speak_language("en")
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
    assert "we told them something on Thu 24 Sep, they us on Mon 23 Nov · told Mon 23 Nov" in lines
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
