from datetime import date

import pytest
from desk_cases import BOTH_ENGINES, TODAY, chosen, on, rows, small

from trustlog.desk import partners, plans, promises
from trustlog.desk.capture import capture
from trustlog.desk.facts import drop, edit
from trustlog.desk.history import undo
from trustlog.desk.levels import decide
from trustlog.desk.log import log
from trustlog.desk.search import search
from trustlog.errors import NotThere, Refused, TrustlogError, WordsError


@pytest.fixture
def ledger(request, tmp_path):
    made = small(chosen(request, tmp_path))
    capture(made, "acme: call 30m unplanned with jane; we promise a by fri; they offer b; they shared c /2; note d")
    plans.plan(made, "acme", date(2026, 12, 1), "e")
    partners.pause(made, "acme", TODAY, TODAY, "f")
    yield made
    made.close()


@pytest.mark.parametrize(
    ("number", "fields", "line"),
    [
        (1, {"kind": "vergadering"}, "#1  acme: meeting 30m today unplanned with Jane Doe"),
        (1, {"people": "raj", "minutes": "1h30"}, "#1  acme: call 1h30 today unplanned with Raj Patel"),
        (1, {"people": "", "minutes": "", "initiative": "them"}, "#1  acme: call today unplanned by them"),
        (1, {"text": "about x"}, "#1  acme: call 30m today unplanned about x with Jane Doe"),
        (2, {"text": "aa", "note": "n"}, "#2  acme: we promise aa by Fri 27 Nov 2026"),
        (2, {"private": "ja"}, "#2  acme: private we promise a by Fri 27 Nov 2026"),
        (3, {"due": "1 dec", "stake": "big"}, "#3  acme: they offer b by Tue 1 Dec 2026 +big"),
        (4, {"topic": "cc"}, "#4  acme: they shared cc /2"),
        (4, {"text": "cc"}, "#4  acme: they shared cc /2"),
        (5, {"note": "dd"}, "#5  acme: note dd"),
        (6, {"text": "ee", "on": "2 dec"}, "#6  acme: planned: ee"),
        (7, {"reason": "ff"}, "#7  acme: pause until Mon 23 Nov: ff"),
    ],
)
def test_slips_are_mended_and_undone(ledger, number, fields, line):
    before = log(ledger).facts
    assert edit(ledger, number, fields).lines == (line,)
    assert rows(ledger, "moment_person") == (0 if fields.get("people") == "" else 1)
    undo(ledger)
    assert log(ledger).facts == before


def test_what_a_moment_counts_as_goes_with_its_kind(ledger):
    edit(ledger, 1, {"kind": "workshop"})
    assert ledger.conn.rows("SELECT counts_as FROM moment_partner") == [("joint",)]
    assert edit(ledger, 1, {"kind": "call"}).facts[0].counts_as == "unscripted"


@pytest.mark.parametrize(
    ("number", "fields"),
    [
        (1, {}),
        (1, {"topic": "x"}),
        (1, {"minutes": "99h"}),
        (1, {"kind": "frob"}),
        (1, {"people": "mia"}),
        (1, {"initiative": "me"}),
        (1, {"private": "maybe"}),
        (2, {"text": " "}),
        (3, {"due": "yesterday"}),
        (3, {"stake": "huge"}),
        (4, {"depth": "3"}),
        (5, {"note": ""}),
    ],
)
def test_words_that_are_off(ledger, number, fields):
    with pytest.raises(WordsError):
        edit(ledger, number, fields)


def test_stake_and_due_of_an_accepted_promise_are_no_slips(ledger):
    for fields in ({"due": "1 dec"}, {"stake": "big"}, {"text": "a"}):
        with pytest.raises(Refused):
            edit(ledger, 2, fields)
    with pytest.raises(NotThere):
        edit(ledger, 99, {"text": "x"})
    with pytest.raises(Refused, match="only they"):
        edit(on(ledger, TODAY, "other"), 5, {"private": "true"})


@BOTH_ENGINES
def test_dropping_takes_all_that_hangs_on_it(ledger):
    promises.move(ledger, 2, date(2026, 12, 1))
    promises.break_(ledger, [2], again=date(2026, 12, 8))
    before = log(ledger).facts
    for number in (1, 2, 4, 5, 6, 7):
        drop(ledger, number, "never so")
    assert [one.number for one in log(ledger).facts] == [8, 3]
    assert (rows(ledger, "moment_partner"), rows(ledger, "promise_move"), rows(ledger, "plan")) == (0, 0, 0)
    undo(ledger, last=6)
    assert log(ledger).facts == before
    with pytest.raises(WordsError):
        drop(ledger, 1, "")
    with pytest.raises(NotThere):
        drop(ledger, 55, "x")


def test_only_the_last_level_change_can_be_dropped(ledger):
    first = decide(ledger, "acme", "up", "r", None).facts[0].number
    second = decide(ledger, "acme", "up", "r", None).facts[0].number
    with pytest.raises(Refused, match=f"#{second}"):
        drop(ledger, first, "x")
    drop(ledger, second, "x")
    assert partners.partner_list(ledger)[0].level == 2


@BOTH_ENGINES
def test_the_log_by_kind_and_day(ledger):
    def numbers(**chosen):
        return [one.number for one in log(ledger, **chosen).facts]

    assert numbers() == [5, 4, 3, 2, 1]
    assert numbers(kinds=["promises", "note"]) == [5, 3, 2]
    assert numbers(kinds=["call"]) == [1]
    assert numbers(kinds=["lunch"]) == []
    assert numbers(kinds=["lunch", "moment"]) == [1]
    assert numbers(limit=2) == [5, 4]
    assert numbers(as_of=date(2026, 11, 22)) == []
    assert numbers(since=date(2026, 11, 24)) == []
    assert numbers(partner="borealis") == []
    with pytest.raises(WordsError, match="no kind"):
        numbers(kinds=["frob"])


def test_the_log_as_it_was_known(ledger):
    then = on(ledger, date(2026, 12, 20))
    promises.keep(on(ledger, date(2026, 11, 25)), [2])
    assert log(then, as_of=TODAY, kinds=["promise"]).facts[-1].closed_as is None
    assert log(then, kinds=["promise"]).facts[-1].closed_as == "kept"


@BOTH_ENGINES
def test_search(ledger):
    capture(ledger, "acme: note the Reorganisation in Q1; private note reorganisation, hush")
    assert [one.number for one in search(ledger, "reorg").facts] == [9, 8]
    assert [one.number for one in search(on(ledger, TODAY, "other"), "REORG q1").facts] == [8]
    assert search(ledger, "reorg", date(2026, 11, 1)).facts == ()
    with pytest.raises(TrustlogError):
        search(ledger, ' *" ')
