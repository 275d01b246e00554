from datetime import date, timedelta

import pytest
from desk_cases import BOTH_ENGINES, TODAY, chosen, on, rows, small
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trustlog.desk import maintenance, partners, people, plans, promises
from trustlog.desk.capture import capture
from trustlog.desk.facts import correct, correction, drop, drop_several, edit, edit_several
from trustlog.desk.history import undo
from trustlog.desk.levels import decide
from trustlog.desk.log import log
from trustlog.desk.search import search
from trustlog.errors import FieldFaults, NotThere, Refused, TrustlogError, WordsError
from trustlog.storage.read.facts import fact_by_number


@pytest.fixture
def ledger(request, tmp_path):
    made = small(chosen(request, tmp_path))
    capture(made, "acme: call 30m unplanned with jane; we promise a by fri; they offer b; they shared c /2; note d")
    plans.plan(made, "acme", date(2026, 12, 1), "e")
    partners.pause(made, "acme", TODAY, TODAY, "f")
    yield made
    made.close()


UNDATED = "no date given: treated as due Wed 23 Dec 2026"


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
        (1, {"on": "yesterday", "unplanned": "no"}, "#1  acme: call 30m Sun 22 Nov 2026 with Jane Doe"),
        (1, {"partners": "acme, borealis"}, "#1  acme, borealis: call 30m today unplanned with Jane Doe"),
        (2, {"due": "next fri", "stake": "groot"}, "#2  acme: we promise a by Fri 4 Dec 2026 +big"),
        (
            2,
            {"due": "", "direction": "they"},
            "#2  acme: they promise a · no date given: treated as due Wed 23 Dec 2026",
        ),
        (2, {"partner": "borealis"}, "#2  borealis: we promise a by Fri 27 Nov 2026"),
        (2, {"made_on": "fri", "due": "fri"}, "#2  acme: we promise a by Fri 27 Nov 2026"),
        (4, {"topic": "cc"}, "#4  acme: they shared cc /2"),
        (4, {"depth": "/3", "side": "we"}, "#4  acme: we shared c /3"),
        (4, {"depth": "hidden", "day": "last fri"}, "#4  acme: they hid c"),
        (5, {"partner": "borealis", "on": "yesterday"}, "#5  borealis: note d"),
        (6, {"partner": "borealis"}, "#6  borealis: planned: e"),
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
        (4, {"depth": "5"}),
        (4, {"on": "tomorrow"}),
        (4, {"direction": "both"}),
        (1, {"partner": " , "}),
        (1, {"on": ""}),
        (2, {"on": "tomorrow"}),
        (2, {"due": "yesterday"}),
        (5, {"note": ""}),
    ],
)
def test_words_that_are_off(ledger, number, fields):
    with pytest.raises(WordsError):
        edit(ledger, number, fields)


def test_what_cannot_be_mended_is_refused(ledger):
    with pytest.raises(Refused):
        edit(ledger, 2, {"text": "a"})
    with pytest.raises(NotThere):
        edit(ledger, 99, {"text": "x"})
    with pytest.raises(Refused, match="only they"):
        edit(on(ledger, TODAY, "other"), 5, {"private": "true"})


def test_a_wrong_partner_takes_its_people_along_where_they_are_there_too(ledger):
    people.add(ledger, "borealis", "jane doe")
    capture(ledger, "acme: lunch with jane, raj")
    moved = edit(ledger, 8, {"partner": "borealis"})
    assert moved.lines == ("#8  borealis: lunch today with jane doe", "  without Raj Patel")
    assert (
        edit(ledger, 8, {"people": "mia", "partner": "borealis, acme"}).facts[0].person_ids != moved.facts[0].person_ids
    )
    with pytest.raises(WordsError, match="raj"):
        edit(ledger, 8, {"people": "raj", "partner": "borealis"})


def test_the_day_of_a_promise_takes_along_what_counts_from_it(ledger):
    made = capture(ledger, "acme: we promise a report by fri every month; they promise b; they offer c").facts
    last_friday = date(2026, 11, 20)
    dated, undated, offered = (edit(ledger, one.number, {"on": "last fri"}).facts[0] for one in made)
    assert (dated.made_on, dated.accepted_on, dated.counts_on) == (last_friday, last_friday, made[0].counts_on)
    for now, before in ((undated, made[1]), (offered, made[2])):
        assert (now.made_on, now.counts_on) == (last_friday, before.counts_on - (TODAY - last_friday))
    again = edit(ledger, made[0].number, {"due": "1 dec"}).facts[0]
    assert (again.due_on, again.every_from) == (date(2026, 12, 1), date(2026, 12, 1))


@BOTH_ENGINES
def test_the_days_of_a_promise_follow_on_each_other(ledger):
    later = on(ledger, date(2026, 11, 27))
    promises.move(later, 2, date(2026, 12, 4))
    mended = edit(later, 2, {"due": "2 dec"}, "misread").facts[0]
    assert (mended.due_on, mended.moves[-1].to_on) == (date(2026, 12, 2), date(2026, 12, 2))
    assert fact_by_number(ledger.conn, 2, "me") == mended
    for fields in ({"due": "2026-11-26"}, {"due": ""}, {"on": "2026-11-28"}):
        with pytest.raises(WordsError):
            edit(on(ledger, date(2026, 12, 1)), 2, fields, "misread")
    promises.withdraw(on(ledger, date(2026, 12, 1)), [2], by="maker", reason="off")
    with pytest.raises(WordsError, match="withdrawn on 2026-12-01"):
        edit(on(ledger, date(2026, 12, 2)), 2, {"due": "2026-11-30"}, "misread")


def test_several_are_mended_as_one_batch(ledger):
    mended = edit_several(ledger, [1, 2, 5], {"private": "yes"})
    assert [one.private for one in mended.facts] == [True, True, True]
    undo(ledger)
    assert not any(one.private for one in log(ledger).facts)
    edit(ledger, 2, {"private": "yes"})
    assert [one.number for one in edit_several(ledger, [1, 2], {"private": "yes"}).facts] == [1]


WORDS = {
    "text": ("x", "a report", ""), "topic": ("plans", "goals"), "note": ("n", ""), "reason": ("away",),
    "partner": ("acme", "borealis", "acme, borealis"), "on": ("today", "yesterday", "2 weeks ago", "2026-12-01"),
    "due": ("", "fri", "2w", "2026-11-20"), "direction": ("we", "they"), "stake": ("small", "normal", "big"),
    "people": ("", "jane", "raj, jane", "mia"), "kind": ("lunch", "call", "workshop"), "minutes": ("", "45", "1h30"),
    "unplanned": ("yes", "no"), "initiative": ("", "us"), "depth": ("1", "4", "hidden"), "private": ("yes", "no"),
}  # fmt: skip
EDITS = st.lists(
    st.tuples(st.integers(1, 9), st.sets(st.sampled_from(sorted(WORDS)), min_size=1, max_size=4), st.randoms()),
    min_size=1,
    max_size=4,
)


def contents(ledger):
    return {table: ledger.conn.rows(f"SELECT * FROM {table} ORDER BY id") for table in LEDGER_TABLES}


LEDGER_TABLES = ("promise", "promise_move", "moment", "moment_partner", "moment_person", "disclosure", "note", "plan")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS, hours=st.sampled_from((1, 30)))
def test_an_edit_and_its_undo_give_the_same_ledger(tmp_path_factory, edits, hours):
    ledger = small(tmp_path_factory.mktemp("undone"))
    capture(ledger, "acme: call 30m with jane; we promise a by fri; they offer b; they shared c /2; note d")
    plans.plan(ledger, "acme", date(2026, 12, 1), "e")
    capture(ledger, "acme, borealis: lunch; they promise b by fri")
    promises.move(ledger, 2, date(2026, 12, 2))
    after = ledger._replace(now=ledger.now + timedelta(hours=hours))
    before, written = contents(ledger), 0
    for number, names, chance in edits:
        fields = {name: chance.choice(WORDS[name]) for name in sorted(names & set(fact_fields(ledger, number)))}
        try:
            edit(after, number, fields, "so it was")
        except TrustlogError:
            continue
        written += 1
        assert maintenance.doctor(after) == []
    undone = undo(after, last=written) if written else None
    assert contents(ledger) == before
    assert undone is None or maintenance.doctor(after) == []
    ledger.close()


def fact_fields(ledger, number):
    return [field.name for field in correction(ledger, [number]).fields]


def test_all_that_is_wrong_with_a_form_is_told_by_field(ledger):
    late = ledger._replace(now=ledger.now + timedelta(days=2))
    wrong = {"partner": "nobody", "due": "yesterday", "stake": "huge", "on": "31 feb", "text": " ", "direction": "they"}
    with pytest.raises(FieldFaults) as faults:
        correct(late, [2], wrong, "")
    assert set(faults.value.by_field) == {"partner", "due", "stake", "on", "text", "why"}
    assert "huge" in str(faults.value)
    with pytest.raises(FieldFaults) as faults:
        correct(late, [2], {"stake": "big"}, " ")
    assert set(faults.value.by_field) == {"why"}
    assert correction(late, [2]).is_late
    assert not correction(ledger, [2]).is_late
    assert correct(late, [2], {"stake": "big"}, "agreed so").facts[0].mended == 1


def test_a_form_that_is_left_as_it_was_filled_changes_nothing(ledger):
    edit(ledger, 4, {"depth": "hidden"})
    capture(ledger, "acme, borealis: workshop 2h with jane, mia; we promise x")
    for number in range(1, 11):
        filled_in = {field.name: field.value for field in correction(ledger, [number]).fields}
        with pytest.raises(Refused, match="so already"):
            edit(ledger, number, filled_in)


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


@BOTH_ENGINES
def test_several_are_dropped_as_one_batch(ledger):
    promises.break_(ledger, [2], again=date(2026, 12, 8))
    before = log(ledger).facts
    dropped = drop_several(ledger, [1, 2, 8], "never so")
    assert [line[:11] for line in dropped.lines] == ["dropped #1 ", "dropped #2 ", "dropped #8 "]
    assert [one.number for one in log(ledger).facts] == [5, 4, 3]
    undo(ledger)
    assert log(ledger).facts == before
    assert maintenance.doctor(ledger) == []


def test_several_are_mended_by_one_form(ledger):
    several = correction(ledger, [1, 2, 4])
    assert [field.name for field in several.fields] == ["partner", "on", "private"]
    assert all(field.value == "" for field in several.fields)
    assert [one.private for one in correct(ledger, [1, 2, 4], {"private": "yes"}, "").facts] == [True] * 3
    with pytest.raises(FieldFaults) as faults:
        correct(ledger._replace(now=ledger.now + timedelta(days=2)), [1, 2], {"partner": "borealis", "on": "soon"}, "")
    assert set(faults.value.by_field) == {"on", "why"}


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
