"""The one way out: what the views give, the same on both engines."""

from datetime import date

import pytest
from storage_facts import (
    AT,
    ME,
    TODAY,
    days,
    disclosure,
    level_change,
    moment,
    new,
    note,
    numbers,
    partner,
    promise,
    save,
    small_ledger,
)  # fmt: skip

from trustlog.domain.facts import Disclosure, Moment, Move, Note, PartnerFacts, Pause, Plan, Promise
from trustlog.storage.engine.connection import Connection
from trustlog.storage.engine.sql import split_script, to_pyformat
from trustlog.storage.read.disclosures import disclosures, each_disclosure
from trustlog.storage.read.facts import each_fact, fact_by_number, facts_by_number, level_changes_of, timeline
from trustlog.storage.read.first_days import first_day
from trustlog.storage.read.levels import answers
from trustlog.storage.read.moments import each_moment, last_met, moments, times_met
from trustlog.storage.read.partners import find_partners, partner_by_handle, partner_by_id, partners
from trustlog.storage.read.people import people
from trustlog.storage.read.plans import pauses, plans
from trustlog.storage.read.portfolio import partner_facts, portfolio
from trustlog.storage.read.promises import each_promise, follows, made, promises
from trustlog.storage.read.search import search
from trustlog.storage.write.writer import Change


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a = :a", "a = %(a)s"),
        ("a::text = :a_b", "a::text = %(a_b)s"),
        ("':a' || \":b\" || :c", "':a' || \":b\" || %(c)s"),
        ("a % 2 LIKE 'x%'", "a %% 2 LIKE 'x%%'"),
        ("'it''s :a', :a", "'it''s :a', %(a)s"),
        ("a : b", "a : b"),
    ],
)
def test_names_of_parameters_are_translated_outside_quotes_only(text: str, wanted: str) -> None:
    assert to_pyformat(text) == wanted


def test_a_script_is_split_at_its_statements() -> None:
    script = (
        "-- x\n\nCREATE TABLE a (\n  b TEXT\n);\n\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n  DELETE FROM a;\nEND;\n"
    )
    assert [one.split()[1] for one in split_script(script)] == ["TABLE", "TRIGGER"]


def test_partners_have_the_level_of_the_day(conn: Connection) -> None:
    acme = partner()
    save(
        conn, acme, partner("zeta", name="alpha", archived_on=TODAY, archive_reason="gone"),
        level_change(acme.id, 1, on=TODAY - days(10)),
        level_change(acme.id, 2, on=TODAY - days(5), from_level=2, to_level=3),
        level_change(acme.id, 3, on=TODAY - days(5), from_level=3, to_level=2),
    )  # fmt: skip
    levels = {back: partners(conn, TODAY - days(back))[0] for back in (20, 10, 5, 0)}
    assert {back: (one.level, (TODAY - one.level_since).days) for back, one in levels.items()} == {
        20: (1, 400), 10: (2, 10), 5: (2, 5), 0: (2, 5)
    }  # fmt: skip
    assert [one.handle for one in partners(conn, TODAY, archived=True)] == ["acme", "zeta"]
    assert [one.handle for one in partners(conn, TODAY)] == ["acme"]
    assert [one.handle for one in partners(conn, TODAY - days(1))] == ["acme", "zeta"]
    found = partner_by_handle(conn, "ACME")
    assert found is not None
    assert found == partner_by_id(conn, acme.id)
    assert found.level == 2
    assert partner_by_handle(conn, "acm") is None
    assert partner_by_id(conn, "x") is None
    changes = level_changes_of(conn, acme.id, ME)
    assert [one.number for one in changes] == [1, 2, 3]
    assert (
        list(each_fact(conn, "level_change", me=ME)) == changes == timeline(conn, me=ME, kinds={"level_change"})[::-1]
    )


def test_partners_are_found_by_any_part_whatever_the_case(conn: Connection) -> None:
    save(conn, partner("a", name="ÉCLAIR Søns"), partner("b", name="100%_co"))
    assert [one.handle for one in find_partners(conn, "éclair")] == ["a"]
    assert [one.handle for one in find_partners(conn, "%_")] == ["b"]
    assert [one.handle for one in find_partners(conn, "")] == ["b", "a"]


def test_everything_of_a_small_ledger_comes_back(conn: Connection) -> None:
    ids = small_ledger(conn)
    assert [one.name for one in people(conn)] == ["Jane Doe"] == [one.name for one in people(conn, ids["acme"])]
    assert people(conn, ids["borealis"]) == []
    kept, moved = promises(conn, me=ME, state="all")
    assert (kept.closed_as, kept.satisfied, kept.ours, kept.partner_id) == ("kept", True, True, ids["acme"])
    assert moved.moves == (Move(TODAY, TODAY + days(3), TODAY + days(7)),)
    assert [one.number for one in promises(conn, me=ME)] == [2]
    assert promises(conn, me=ME, ours=True) == []
    assert promises(conn, me=ME, ours=False, partner_id=ids["acme"]) == [moved]
    assert promises(conn, me=ME, partner_id=ids["borealis"], state="all") == []
    assert promises(conn, me=ME, numbers=[1, 99], state="all") == [kept]
    assert promises(conn, me=ME, numbers=[], state="all") == []
    assert promises(conn, me=ME, state="all", due_before=TODAY) == [kept]
    assert list(each_promise(conn, me=ME)) == [kept, moved] == made(conn, me=ME)[::-1]
    (lunch,) = moments(conn, me=ME, partner_id=ids["borealis"])
    assert set(lunch.partner_ids) == {ids["acme"], ids["borealis"]}
    assert lunch.person_ids == (ids["jane"],)
    assert (lunch.minutes, lunch.initiative, lunch.unplanned) == (45, "us", False)
    assert list(each_moment(conn, me=ME)) == [lunch]
    told = disclosures(conn, me=ME, partner_id=ids["acme"], newest=False)
    assert [(one.ours, one.missed, one.depth) for one in told] == [(True, False, 2), (False, True, None)]
    assert list(each_disclosure(conn, me=ME)) == told
    assert (
        [one.note for one in timeline(conn, me=ME, kinds={"note"})]
        == ["prüft den Piloten"]
        == [one.note for one in each_fact(conn, "note", me=ME)]
    )
    assert [one.answer for one in answers(conn, ids["acme"])] == ["ack"] == [one.answer for one in answers(conn)]
    assert [one.text for one in plans(conn, partner_id=ids["acme"], since=TODAY)] == ["walk"]
    assert plans(conn, until=TODAY) == []


def test_the_timeline_is_newest_first_and_of_all_kinds(conn: Connection) -> None:
    ids = small_ledger(conn)
    assert [one.number for one in timeline(conn, me=ME)] == [7, 6, 5, 4, 3, 2, 1]
    assert [one.number for one in timeline(conn, me=ME, limit=3)] == [7, 6, 5]
    assert [one.number for one in timeline(conn, me=ME, until=TODAY - days(1))] == [1]
    assert [one.number for one in timeline(conn, me=ME, since=TODAY, kinds={"promise", "note"})] == [6, 2]
    assert [one.number for one in timeline(conn, me=ME, partner_id=ids["borealis"])] == [6, 3]


def test_a_number_names_any_kind(conn: Connection) -> None:
    ids = small_ledger(conn)
    save(
        conn, new("pause", number=numbers(conn), partner_id=ids["acme"], from_on=TODAY, to_on=TODAY, reason="holidays",
            yearly=False, entered_late=False)
    )  # fmt: skip
    kinds = [type(fact_by_number(conn, one, ME)) for one in (1, 3, 4, 6, 8, 9, 10)]
    assert kinds == [Promise, Moment, Disclosure, Note, Plan, Pause, type(None)]
    assert [one.reason for one in pauses(conn, ids["acme"])] == ["holidays"] == [one.reason for one in pauses(conn)]
    assert [one.number for one in facts_by_number(conn, range(1, 900), ME)] == [7, 6, 5, 4, 3, 2, 1]


def private_ledger(conn: Connection) -> str:
    acme = partner()
    mine = {"private": True, "recorded_by": ME}
    save(
        conn, acme, promise(acme.id, 1, **mine), *moment(2, acme.id, text="secret", **mine),
        disclosure(acme.id, 3, **mine),
        note(acme.id, 4, **mine, note="secret"), promise(acme.id, 5, ours=False, **mine),
        disclosure(acme.id, 6, ours=False, **mine), *moment(7, acme.id, on=TODAY - days(9)),
    )  # fmt: skip
    return acme.id


def test_private_facts_are_their_authors(conn: Connection) -> None:
    acme = private_ledger(conn)
    found = partner_by_id(conn, acme)
    assert found is not None
    for me, seen, last in ((ME, [6, 5, 4, 3, 2, 1, 7], TODAY), ("bob", [7], TODAY - days(9))):
        assert [one.number for one in timeline(conn, me=me)] == seen
        assert [one.number for one in timeline(conn, me=me, partner_id=acme)] == seen
        assert [one.number for one in search(conn, "secret", me=me)] == [one for one in (4, 2) if me == ME]
        assert (fact_by_number(conn, 1, me) is None) == (me != ME)
        assert last_met(conn, TODAY, me=me) == {acme: (last, "lunch")}
        assert times_met(conn, TODAY - days(9), TODAY, me=me) == {acme: 2 if me == ME else 1}
        assert sizes(partner_facts(conn, found, me)) == sizes(next(portfolio(conn, TODAY, me)))
        assert sizes(partner_facts(conn, found, me)) == ((2, 2, 2) if me == ME else (0, 1, 0))


def sizes(facts: PartnerFacts) -> tuple[int, int, int]:
    return len(facts.promises), len(facts.moments), len(facts.disclosures)


def test_a_promise_that_came_back_is_told(conn: Connection) -> None:
    acme = partner()
    first = promise(acme.id, 1)
    save(conn, acme, first)
    assert not follows(conn, first.id)
    save(conn, promise(acme.id, 2, follows_id=first.id))
    assert follows(conn, first.id)


def test_the_last_time_together_is_up_to_the_day(conn: Connection) -> None:
    acme, borealis = partner("acme"), partner("borealis")
    save(
        conn, acme, borealis, *moment(1, acme.id, on=TODAY - days(3), kind="walk"), *moment(2, acme.id, borealis.id),
        *moment(3, acme.id, on=TODAY - days(9)),
    )  # fmt: skip
    assert last_met(conn, TODAY, me=ME) == {acme.id: (TODAY, "lunch"), borealis.id: (TODAY, "lunch")}
    assert last_met(conn, TODAY - days(1), me=ME) == {acme.id: (TODAY - days(3), "walk")}
    assert times_met(conn, TODAY - days(8), TODAY, me=ME) == {acme.id: 2, borealis.id: 1}
    assert times_met(conn, TODAY - days(8), TODAY - days(4), me=ME) == {}


def test_the_first_day_of_a_partner_is_that_of_whatever_came_first_and_is_seen(conn: Connection) -> None:
    acme, borealis = partner("acme"), partner("borealis")
    save(conn, acme, borealis, *moment(1, acme.id, on=TODAY - days(3)), *moment(2, borealis.id, on=TODAY - days(90)))
    assert first_day(conn, acme.id, me=ME) == TODAY - days(3)
    save(conn, disclosure(acme.id, 3, on=TODAY - days(5)))
    assert first_day(conn, acme.id, me=ME) == TODAY - days(5)
    due = TODAY - days(10)
    save(conn, promise(acme.id, 4, made_on=due - days(20), due_on=due, counts_on=due))
    assert first_day(conn, acme.id, me=ME) == due, "a promise is of the day it counts on"
    save(conn, *moment(5, acme.id, on=TODAY - days(40), private=True, recorded_by="other"))
    assert first_day(conn, acme.id, me=ME) == due
    assert first_day(conn, acme.id, me="other") == TODAY - days(40)
    assert first_day(conn, partner("cimarron").id, me=ME) is None


def test_the_portfolio_is_what_each_partner_has(conn: Connection) -> None:
    """Ids out of order of insertion, partners without facts at both ends, and moves."""
    several = [partner(f"p{place}", id=f"{place:08x}-0000-7000-8000-00000000000a") for place in (5, 1, 9, 3, 7)]
    save(conn, *several)
    number = 1
    for place, one in enumerate(several[:4]):
        for back in range(place + 1):
            on = TODAY - days(30 * back)
            vow = promise(one.id, number, ours=back % 2 == 0, made_on=on)
            save(
                conn, vow, new("promise_move", promise_id=vow.id, on=on, from_on=on + days(1), to_on=on + days(7)),
                new("promise_move", promise_id=vow.id, on=on, from_on=on + days(7), to_on=on + days(9)),
                *moment(number + 1, one.id, several[place - 1].id, on=on), disclosure(one.id, number + 2, on=on),
                disclosure(one.id, number + 3, ours=False, on=on),
            )  # fmt: skip
            number += 4
    save(conn, level_change(several[1].id, number, on=TODAY - days(50)))
    whole = list(portfolio(conn, TODAY, ME))
    assert [one.partner.handle for one in whole] == ["p1", "p3", "p5", "p7", "p9"]
    for one in whole:
        single = partner_facts(conn, one.partner, ME)
        assert one == single._replace(moments=tuple(moment._replace(number=0) for moment in single.moments))
        assert [len(vow.moves) for vow in one.promises] == [2] * len(one.promises)
        assert list(one.moments) == sorted(one.moments, key=lambda met: met.on)
    assert sum(len(one.promises) for one in whole) == 10
    assert whole[0].partner.level == 2
    kinds = {"moments": {"moments": ()}, "disclosures": {"disclosures": ()}, "ours": {}, "theirs": {}, "beside": {}}
    for kind in kinds:
        only = list(portfolio(conn, TODAY, ME, only=[kind]))
        left_out = {field: () for other, fields in kinds.items() if other != kind for field in fields}
        sides = {"ours": (True,), "theirs": (False,)}.get(kind, ())
        promised = [tuple(vow for vow in one.promises if vow.ours in sides) for one in whole]
        assert only == [one._replace(**left_out, promises=vows) for one, vows in zip(whole, promised, strict=True)]
    earlier = list(portfolio(conn, TODAY - days(60), ME))
    assert sum(len(one.promises) for one in earlier) == 3
    assert earlier[0].partner.level == 1


def test_a_portfolio_left_half_read_lets_go_of_the_ledger(conn: Connection) -> None:
    save(conn, partner("a"), partner("b"))
    walk = portfolio(conn, TODAY, ME)
    next(walk)
    walk.close()
    save(conn, partner("c"))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("pilot", [3, 2, 1]), ("PILOT", [3, 2, 1]), ("pilo", [3, 2, 1]), ("ilot", []), ("pilot start", [2]),
        ("start pilot", [2]), ("größe", [4]), ("GRÖSSE", [4]), ("Größe", [4]), ("Gros", [4]), ("a-b", [4]), ("b", [4]),
        ("acme.com", [5]), ("com", [5]), ("3.5", [5]), ("'; DROP", []), ('"', []), ("", []), ("NOT", [5]),
        ("not OR and", [5]),
        ("lunch", [3]), ("& | ! :*", []), ("100", [5]), ("snake", [4]), ("x" * 300, []),
    ],
)  # fmt: skip
def test_search_finds_the_same_on_both_engines(conn: Connection, words: str, found: list[int]) -> None:
    acme = partner()
    save(
        conn, acme, promise(acme.id, 1, text="plan the pilot", made_on=TODAY - days(2)),
        disclosure(acme.id, 2, topic="Pilot", note="start in spring", on=TODAY - days(1)),
        *moment(3, acme.id, text="pilots over pasta"),
        note(acme.id, 4, note="Die Größe: a-b snake_case", on=TODAY - days(9)),
        note(acme.id, 5, note="see acme.com/x?y=1 (3.5 of 100%) not, or; and!", on=TODAY - days(8)),
    )  # fmt: skip
    assert [one.number for one in search(conn, words, me=ME)] == found


def test_search_follows_every_change(conn: Connection) -> None:
    acme = partner()
    one = note(acme.id, 1, note="alpha")
    save(conn, acme, one)
    save(conn, Change("note", one.id, {"note": "alpha"}, {"note": "beta"}))
    assert search(conn, "alpha", me=ME) == []
    assert len(search(conn, "beta", me=ME)) == 1
    save(conn, Change("note", one.id, {"note": "beta"}, None))
    assert search(conn, "beta", me=ME) == []


def test_plans_of_a_statement_that_must_not_scan(ledger: str) -> None:
    """What is asked all day is answered from indexes, whatever the size of the ledger."""
    from contextlib import closing

    from trustlog.storage.engine.connection import connect
    from trustlog.storage.read import portfolio as scans

    with closing(connect(ledger)) as opened:

        def plan(sql: str, **params: object) -> str:
            return " | ".join(str(row[3]) for row in opened.rows(f"EXPLAIN QUERY PLAN {sql}", **params))

        day = date(2026, 1, 1)
        whole = plan(scans._PROMISES.format(side="maker_id", chosen="p.maker_id IS NOT NULL"), me=ME)
        assert "SEARCH p USING COVERING INDEX ix_promise_theirs" in whole
        one = plan(scans._PROMISES.format(side="receiver_id", chosen="p.receiver_id = :id"), me=ME, id="x")
        assert "SEARCH p USING COVERING INDEX ix_promise_ours" in one
        met = plan(scans._MOMENTS.format(number="0", join="", chosen=""), me=ME, as_of=day)
        assert "COVERING INDEX ix_moment_partner_scan" in met
        assert "TEMP B-TREE FOR ORDER BY" not in whole + met
        both = plan("SELECT number FROM promise WHERE (maker_id = :p OR receiver_id = :p)", p="x")
        assert "ix_promise_theirs" in both
        assert "ix_promise_ours" in both
    assert AT.tzinfo is not None
