from datetime import date, timedelta

import pytest
from desk_cases import BOTH_ENGINES, LONG_AGO, TODAY, chosen, on, rows, small

from trustlog.desk import levels, partners, people, plans, readings
from trustlog.desk.capture import capture
from trustlog.desk.history import undo
from trustlog.desk.log import log
from trustlog.desk.partners import merge, partner
from trustlog.desk.partners.lookup import RESERVED
from trustlog.desk.promises import found_promise
from trustlog.desk.search import search
from trustlog.errors import FieldFaults, Refused, TrustlogError, UnknownName, WordsError
from trustlog.storage.check.doctor import check
from trustlog.storage.read import portfolio


@pytest.fixture
def ledger(request, tmp_path):
    made = small(chosen(request, tmp_path))
    yield made
    made.close()


@pytest.mark.parametrize(
    ("name", "handle"),
    [
        ("Acme Holding B.V.", "acme-holding-bv"),
        ("V.O.F Bakker", "vof-bakker"),
        ("J.Smit & Co.", "j-smit-co"),
        ("Shop.example", "shop-example"),
        ("Café Zoë & Søn", "cafe-zoe-son"),
        ("  O'Neill  ", "oneill"),
        ("Very Long Names Incorporated Worldwide", "very-long-names"),
        ("北京", ""),
    ],
)
def test_a_handle_from_a_name(name, handle):
    assert partners.slug(name) == handle


def test_adding(ledger):
    written = partners.add(ledger, "Cimarron", level=3, since=date(2026, 3, 1))
    one = written.values[0]
    assert (one.handle, one.level, one.level_since, one.target, one.cadence_days) == (
        "cimarron", 3, date(2026, 3, 1), 4, 30,
    )  # fmt: skip
    assert partner(ledger, "CIM") == one
    assert partners.add(ledger, "Top", level=5).values[0].target == 5


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"name": "Trust"},
        {"name": "北京"},
        {"name": "X", "handle": "a b"},
        {"name": "X", "handle": "undo"},
        {"name": "X", "handle": "12"},
        {"name": "X", "level": 6},
        {"name": "X", "target": 0},
        {"name": "X", "cadence_days": 0},
        {"name": "X", "since": date(2026, 11, 24)},
        {"name": "X\0"},
    ],
)
def test_words_that_are_off(ledger, wrong):
    with pytest.raises(WordsError):
        partners.add(ledger, **wrong)
    assert rows(ledger, "partner") == 2


def test_the_same_twice_is_refused(ledger):
    for again in ({"name": "Other", "handle": "ACME"}, {"name": "acme holding", "handle": "acme2"}):
        with pytest.raises(Refused):
            partners.add(ledger, **again)


def test_a_free_handle_for_imports(ledger):
    assert partners.free_handle(ledger, "Acme", set()) == "acme-2"
    assert partners.free_handle(ledger, "Trust", {"trust-2"}) == "trust-3"
    assert "trust" in RESERVED


def test_editing(ledger):
    fields = {"name": "Acme", "handle": "am", "target": "4", "cadence": "2w", "note": "x", "since": "2026-02-01"}
    one = partners.edit(ledger, "acme", fields).values[0]
    assert partner(ledger, "am") == one
    assert (one.name, one.target, one.cadence_days, one.note, one.level_since) == (
        "Acme", 4, 14, "x", date(2026, 2, 1),
    )  # fmt: skip
    for wrong in ({}, {"level": "6"}, {"colour": "red"}, {"name": ""}, {"target": "six"}, {"since": "tomorrow"}):
        with pytest.raises(WordsError):
            partners.edit(ledger, "am", wrong)
    for refused in ({"handle": "borealis"}, {"name": "borealis"}, {"target": "4"}):
        with pytest.raises(Refused):
            partners.edit(ledger, "am", refused)


def test_the_level_it_began_with_is_mended_until_one_is_decided(ledger):
    mended = partners.edit(ledger, "acme", {"level": "3", "since": "2026-03-01"}).values[0]
    assert (mended.level, mended.level_since, mended.target) == (3, date(2026, 3, 1), 2)
    assert partner(ledger, "acme") == mended
    levels.decide(ledger, "acme", "up", "because")
    with pytest.raises(Refused, match="was decided since"):
        partners.edit(ledger, "acme", {"level": "2"})
    assert {field.name for field in partners.correction(ledger, "acme").fields}.isdisjoint({"level", "since"})


def test_a_form_tells_all_that_is_wrong_with_a_partner(ledger):
    wrong = {"name": " ", "handle": "borealis", "target": "9", "cadence": "often", "since": "31 feb"}
    with pytest.raises(FieldFaults) as faults:
        partners.correct(ledger, "acme", wrong, "")
    assert set(faults.value.by_field) == set(wrong)
    with pytest.raises(FieldFaults) as faults:
        partners.correct(ledger, "acme", {"logged_from": "2026-02-01"}, "")
    assert set(faults.value.by_field) == {"why"}
    assert partner(ledger, "acme").logged_from == LONG_AGO
    filled_in = {field.name: field.value for field in partners.correction(ledger, "acme").fields}
    with pytest.raises(Refused, match="so already"):
        partners.correct(ledger, "acme", filled_in, "")


def test_a_new_partner_is_made_from_the_fields_of_a_form(ledger):
    made = partners.add_filled(ledger, {"name": "Cedar", "level": "3", "since": "1 mar", "target": ""}).values[0]
    assert (made.handle, made.level, made.level_since, made.target) == ("cedar", 3, date(2026, 3, 1), 4)
    assert partner(ledger, "cedar") == made
    for fields, wrong in (
        ({"since": "tomorrow"}, {"name", "since"}),
        ({"name": "株式会社"}, {"handle"}),
        ({"name": "Borealis"}, {"name", "handle"}),
        ({"name": "Dune", "handle": "Due", "level": "7"}, {"handle", "level"}),
    ):
        with pytest.raises(FieldFaults) as faults:
            partners.add_filled(ledger, fields)
        assert set(faults.value.by_field) == wrong


def test_a_person_is_mended_by_a_form(ledger):
    jane, _ = people.person_list(ledger, "acme")
    assert [field.value for field in people.correction(ledger, "acme", jane.id)] == ["Jane Doe", "COO", "", "", "", ""]
    with pytest.raises(FieldFaults) as faults:
        people.correct(ledger, "acme", jane.id, {"name": "raj patel", "phone": "\0"})
    assert set(faults.value.by_field) == {"name", "phone"}
    assert people.correct(ledger, "acme", jane.id, {"phone": "112", "role": ""}).values == (
        jane._replace(phone="112", role=None),
    )


def test_the_first_level_began_before_the_first_change_of_it(ledger):
    levels.decide(ledger, "acme", "up", "because")
    later, began = on(ledger, TODAY + timedelta(days=2)), partner(ledger, "acme").start_on
    with pytest.raises(Refused, match=r"the level of acme was changed before .*24"):
        partners.edit(later, "acme", {"since": "2026-11-24"})
    assert partner(ledger, "acme").start_on == began
    assert partners.edit(later, "acme", {"since": "2026-11-23"}).values[0].start_on == TODAY


def test_an_archived_one_is_read_and_not_written(ledger):
    partners.archive(ledger, "acme", "gone")
    assert partner(ledger, "acme").archived_on == TODAY
    assert [one.handle for one in partners.partner_list(ledger)] == ["borealis"]
    assert len(partners.partner_list(ledger, archived=True)) == 2
    for act in (
        lambda: capture(ledger, "acme: lunch"),
        lambda: plans.plan(ledger, "acme", TODAY),
        lambda: people.add(ledger, "acme", "X"),
        lambda: partners.archive(ledger, "acme", "again"),
    ):
        with pytest.raises(Refused, match="archived"):
            act()
    undo(ledger)
    capture(ledger, "acme: lunch")


def test_the_active_one_answers_before_the_archived(ledger):
    partners.add(ledger, "Acme Two", handle="two")
    partners.archive(ledger, "acme", "gone")
    assert partner(ledger, "acme t").handle == "two"
    assert partner(ledger, "me").handle == "two"


@BOTH_ENGINES
def test_merging_moves_everything_and_undo_brings_it_back(ledger):
    people.add(ledger, "borealis", "jane doe", email="jane@b.example")
    capture(ledger, "acme: lunch with raj; we promise a by fri; they shared b; note c")
    capture(ledger, "borealis: dinner with jane; they promise d")
    both = capture(ledger, "acme, borealis: walk with mia, raj")
    before = log(ledger).facts
    merge(ledger, "acme", "borealis")
    gone, kept = partner(ledger, "acme"), partner(ledger, "borealis")
    assert gone.archived_on == TODAY
    assert ledger.conn.first("SELECT merged_into FROM partner WHERE handle = 'acme'") == (kept.id,)
    assert len(log(ledger, "borealis").facts) == 7
    assert log(ledger, "acme").facts == ()
    walk = next(one for one in log(ledger).facts if one.number == both.facts[0].number)
    assert walk.partner_ids == (kept.id,)
    jane = next(one for one in people.person_list(ledger, "borealis") if one.name == "jane doe")
    assert (jane.role, jane.email) == ("COO", "jane@b.example")
    assert [one.name for one in people.person_list(ledger)] == ["jane doe", "Mia Berg", "Raj Patel"]
    undo(ledger)
    assert log(ledger).facts == before
    assert rows(ledger, "person") == 4


def test_merging_into_itself_is_refused(ledger):
    with pytest.raises(Refused):
        merge(ledger, "acme", "Acme Holding")


def test_merging_takes_what_others_hold_private(ledger):
    capture(on(ledger, TODAY, "other"), "acme: private we promise secret by fri")
    merge(ledger, "acme", "borealis")
    seen = found_promise(on(ledger, TODAY, "other"), 1)
    assert seen.partner_id == partner(ledger, "borealis").id


def test_pauses_and_plans(ledger):
    assert partners.pause(ledger, "acme", TODAY, TODAY, "holiday").values[0].number == 1
    partners.pause(ledger, "acme", LONG_AGO, TODAY, "overlaps")
    assert plans.plan(ledger, "acme", date(2026, 11, 30), "ask").lines == ("#3  acme: plan Mon 30 Nov 2026 ask",)
    with pytest.raises(WordsError):
        partners.pause(ledger, "acme", TODAY, LONG_AGO, "backwards")
    with pytest.raises(WordsError):
        partners.pause(ledger, "acme", TODAY, TODAY, " ")
    with pytest.raises(WordsError, match="trustlog add"):
        plans.plan(ledger, "acme", LONG_AGO)


@BOTH_ENGINES
def test_people(ledger):
    with pytest.raises(Refused, match="already"):
        people.add(ledger, "acme", "JANE DOE")
    edited = people.edit(ledger, "acme", "jane", {"name": "Jane Roe", "role": "", "phone": "123"})
    assert edited.lines == ("acme: Jane Roe · 123",)
    for wrong in ({}, {"age": "3"}, {"name": ""}):
        with pytest.raises(WordsError):
            people.edit(ledger, "acme", "jane", wrong)
    with pytest.raises(Refused):
        people.edit(ledger, "acme", "jane", {"name": "raj patel"})
    capture(ledger, "acme: lunch with raj")
    people.remove(ledger, "acme", "raj")
    assert log(ledger).facts[0].person_ids == ()
    undo(ledger)
    assert len(log(ledger).facts[0].person_ids) == 1
    assert people.handle_of_person(ledger, "mia") == "borealis"
    with pytest.raises(UnknownName, match="may be"):
        people.handle_of_person(ledger, "a")
    with pytest.raises(TrustlogError):
        people.remove(ledger, "acme", "nobody")


def test_silence_may_begin_earlier_freely_and_later_with_a_reason(ledger):
    early = partners.edit(ledger, "acme", {"logged_from": "2025-12-01"})
    assert early.values[0].logged_from == date(2025, 12, 1)
    with pytest.raises(WordsError) as refused:
        partners.edit(ledger, "acme", {"logged_from": "2026-02-01"})
    assert refused.value.code == "logged_from_later"
    with pytest.raises(WordsError, match="still to come"):
        partners.edit(ledger, "acme", {"logged_from": "2027-02-01"}, "x")
    later_on = partners.edit(ledger, "acme", {"logged_from": "2026-02-01"}, "a new team")
    assert [(one.answer, one.strand, one.note) for one in later_on.values[1:]] == [("logged_from", None, "a new team")]
    assert readings.reading(ledger, "acme").beginnings == 2
    assert [str(hit.value.note) for hit in search(ledger, "team").hits] == ["a new team"]


def test_a_pause_of_all_partners_is_one_fact_that_counts_for_each(ledger):
    written = partners.pause(ledger, None, date(2026, 12, 24), date(2027, 1, 2), "closed", yearly=True)
    (paused,) = written.values
    assert (paused.partner_id, paused.yearly, paused.entered_late) == (None, True, False)
    assert written.lines == (
        f"#{paused.number}  pause Thu 24 Dec 2026 to Sat 2 Jan 2027, every year of all partners: closed",
    )
    for name in ("acme", "borealis"):
        who = partners.partner(ledger, name)
        assert portfolio.partner_facts(ledger.conn, who, ledger.me).pauses == (paused,)
    assert all(facts.pauses == (paused,) for facts in portfolio.portfolio(ledger.conn, ledger.today, ledger.me))
    assert [hit.value for hit in search(ledger, "closed").hits] == [paused]
    assert check(ledger.conn) == []
    begun = partners.pause(ledger, "acme", date(2026, 11, 1), date(2026, 11, 30), "away").values[0]
    assert begun.entered_late
    with pytest.raises(WordsError, match="shorter than a year"):
        partners.pause(ledger, None, date(2026, 1, 1), date(2026, 12, 31), "x", yearly=True)
