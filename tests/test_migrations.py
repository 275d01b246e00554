"""Migrations up and down, on a ledger that holds something, on both engines."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from alembic import command
from desk_cases import TODAY, open_at, small
from garden_planted import planted
from privacy_cases import practised
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import IntegrityError

from trustlog.config import zone
from trustlog.desk import capture, exports, facts, history, imports, partners, people, promises
from trustlog.desk.demo import make
from trustlog.desk.ledger import Batch
from trustlog.desk.log import log
from trustlog.desk.search import search
from trustlog.domain.calendar.days import local_day
from trustlog.domain.facts import Apart, Mapping, Moment, PracticeAnswer, Practised, Proposal, ProposalPartner, Shared
from trustlog.errors import Reason, Refused
from trustlog.storage.check.doctor import check
from trustlog.storage.engine.connection import Connection, connect
from trustlog.storage.read.dump import dump, load
from trustlog.storage.schema.migrate import config
from trustlog.storage.write.writer import Change, next_numbers


def tables_of(where: str) -> dict[str, list[dict[str, object]]]:
    conn = connect(where)
    found: dict[str, list[dict[str, object]]] = {}
    for table, row in dump(conn):
        found.setdefault(table, []).append(row)
    conn.close()
    return found


def test_down_to_nothing_and_up_again_holds_the_same_ledger(where: str) -> None:
    make(where, me="demo")
    before = tables_of(where)
    engine = create_engine(where if "://" in where else f"sqlite:///{where}")
    with engine.begin() as connection:
        command.downgrade(config(connection), "base")
    assert inspect(engine).get_table_names() == ["alembic_version"]
    assert inspect(engine).get_view_names() == []
    with engine.begin() as connection:
        command.upgrade(config(connection), "head")
    engine.dispose()
    conn = connect(where)
    load(conn, before)
    assert check(conn) == []
    conn.close()
    assert tables_of(where) == before


TITLES = {  # as 0.1 wrote them: title and reason as they are told apart
    "add acme": ("add acme", None),
    "keep 4": ("keep 4", None),
    "drop 12: entered twice: by me": ("drop 12", "entered twice: by me"),
    "reopen 3: a slip\nin two lines": ("reopen 3", "a slip\nin two lines"),
    "undo 5: drop 12: entered twice": ("undo 5: drop 12", "entered twice"),
    "undo 7: undo 5: drop 12: no": ("undo 7: undo 5: drop 12", "no"),
    "undo 8: add acme": ("undo 8: add acme", None),
    "review: done? tell Jane the secret: done": ("review: done?", None),
    "review: overdue #12: kept, late": ("review: overdue #12", None),
    "review: catch up 2026-11-20: nothing": ("review: catch up 2026-11-20", None),
    "review: slipping or ready: later: as Raj says": ("review: slipping or ready", None),
    "review: 2 rows: later": ("review: 2 rows", None),
    "review: an intention": ("review: an intention", None),
    "review: an intention taken away": ("review: an intention taken away", None),
    "review 2026-11-20 begun": ("review 2026-11-20 begun", None),
    "import csv promises their secrets.csv": ("import csv promises", "their secrets.csv"),
    "partner edit drop-shop": ("partner edit drop-shop", None),
}


def rows(where: str, sql: str) -> list[tuple[object, ...]]:
    conn = connect(where)
    found = conn.rows(sql)
    conn.close()
    return found


def test_words_leave_the_titles_of_batches_and_what_is_kept_stays_kept(where: str) -> None:
    make(where, me="demo")
    engine = create_engine(where if "://" in where else f"sqlite:///{where}")
    with engine.begin() as connection:
        command.downgrade(config(connection), "0001")
        assert "reason" not in {one["name"] for one in inspect(connection).get_columns("journal_batch")}
        memo = (
            "INSERT INTO memo (kind, strand, quarter, settings_hash, value) VALUES ('k', 's', '2026-10-01', 'h', '{}')"
        )
        connection.execute(text(memo))
        batch = text(
            "INSERT INTO journal_batch (id, number, at, recorded_by, what) VALUES (:id, :id, '2026-11-20', 'me', :what)"
            if "://" not in where
            else "INSERT INTO journal_batch (id, number, at, recorded_by, what) "
            "VALUES (cast(:id AS text), cast(:id AS integer), '2026-11-20', 'me', :what)"
        )
        for number, what in enumerate(TITLES, 100):
            connection.execute(batch, {"id": str(number), "what": what})
        command.upgrade(config(connection), "0002")
        kept = connection.execute(text("SELECT subject, made_from, value FROM memo WHERE kind = 'k'"))
        assert [tuple(row) for row in kept] == [("s", "h", "{}")]
    engine.dispose()
    found = rows(where, "SELECT what, reason FROM journal_batch WHERE number >= 100 ORDER BY number")
    assert dict(zip(TITLES, found, strict=True)) == TITLES
    assert rows(where, "SELECT subject FROM memo WHERE kind = 'k'") == []  # it was made by other rules
    with engine.begin() as connection:
        command.downgrade(config(connection), "0001")
        old = connection.execute(text("SELECT what FROM journal_batch WHERE number IN (100, 102, 104) ORDER BY number"))
        assert [row[0] for row in old] == [
            "add acme",
            "drop 12: entered twice: by me",
            "undo 5: drop 12: entered twice",
        ]
    engine.dispose()


def test_a_json_file_of_an_older_ledger_is_read(tmp_path: Path) -> None:
    made = small(tmp_path)
    number = capture.capture(made, "acme: note x").facts[0].number
    facts.drop(made, number, "never so")
    exports.export_json(made, tmp_path / "all.json")
    held = json.loads((tmp_path / "all.json").read_text())
    for batch in held["tables"]["journal_batch"]:
        reason = batch.pop("reason")
        batch["what"] += f": {reason}" if reason else ""
    before = {
        "partner": ["logged_from", "owner", "tags", "domains"],
        "person": ["note", "left_on"],
        "moment": ["at_time", "mended"],
        "pause": ["yearly", "entered_late"],
    }
    for table, gone in before.items():
        held["tables"][table] = [
            {k: v for k, v in row.items() if k not in gone} for row in held["tables"].get(table, ())
        ]
    for entry in held["tables"]["journal_entry"]:
        if entry["table_name"] in before and entry["after"]:
            columns = {k: v for k, v in json.loads(entry["after"]).items() if k not in before[entry["table_name"]]}
            entry["after"] = json.dumps(columns)
    (tmp_path / "old.json").write_text(json.dumps({**held, "revision": "0001"}))
    (tmp_path / "fresh").mkdir()
    fresh = open_at(tmp_path / "fresh", TODAY)
    imports.import_json(fresh, tmp_path / "old.json")
    assert check(fresh.conn) == []
    assert history.history(fresh) == history.history(made)
    assert history.history(fresh)[0].says == f"drop {number}: never so"
    (tmp_path / "odd.json").write_text(json.dumps({**held, "revision": "0000"}))
    with pytest.raises(Refused, match="holds revision 0000"):
        imports.import_json(fresh, tmp_path / "odd.json")


def test_partners_are_logged_from_their_first_day_in_the_ledger(where: str) -> None:
    told: list[Reason] = []
    made = open_at(where, TODAY)
    partners.add(made, "Acme", since=date(2020, 1, 1))
    partners.add(made, "Bolt")
    capture.capture(made, "acme: coffee 2026-02-01; they shared a worry")
    partners.pause(made, "bolt", TODAY - timedelta(days=3), TODAY, "away")
    partners.pause(made, "bolt", TODAY + timedelta(days=3), TODAY + timedelta(days=5), "away")
    entered = local_day(made.now, zone())
    at(where, "0002")
    made.close()
    conn = connect(where, notice=told.append)
    assert conn.rows("SELECT handle, logged_from FROM partner ORDER BY handle") == [
        ("acme", stored(conn, date(2026, 2, 1))),
        ("bolt", stored(conn, entered)),
    ]
    assert [bool(late) for (late,) in conn.rows("SELECT entered_late FROM pause ORDER BY from_on")] == [True, False]
    assert check(conn) == []
    conn.close()
    assert [reason.code for reason in told[1:]] == ["rules_of_0003", "logged_from_set"]
    again: list[Reason] = []
    connect(where, notice=again.append).close()
    assert again == []
    fresh = open_at(where, TODAY)
    history.undo(fresh)  # the journal leads to rows that have the new columns, and back
    history.undo(fresh, last=4)
    history.undo(fresh, batch=history.history(fresh, limit=1)[0].batch)
    assert check(fresh.conn) == []
    fresh.close()


def test_what_there_was_no_place_for_goes_on_the_way_down(where: str) -> None:
    made = open_at(where, TODAY)
    partners.add(made, "Acme", logged_from=TODAY - timedelta(days=90))
    partners.edit(made, "acme", {"logged_from": TODAY.isoformat()}, "moved over")
    partners.pause(made, None, TODAY, TODAY + timedelta(days=3), "closed", yearly=True)
    made.close()
    at(where, "0001")
    assert rows(where, "SELECT count(*) FROM pause") == rows(where, "SELECT count(*) FROM suggestion_answer") == [(0,)]
    assert rows(where, "SELECT handle FROM partner") == [("acme",)]
    conn = connect(where)
    assert check(conn) == []
    conn.close()


@pytest.mark.parametrize("revision", ["0001", "0002", "0003", "0004", "0005", "0006"])
def test_a_ledger_with_two_years_in_it_comes_up_from_every_revision(where: str, revision: str) -> None:
    make(where, me="demo")
    before = tables_of(where)
    for row in before["disclosure"]:
        row["item_id"] = None  # there was no place for it
    at(where, revision)
    conn = connect(where)
    assert check(conn) == []
    conn.close()
    after = tables_of(where)
    for table in ("promise", "moment", "disclosure", "level_change", "suggestion_answer", "plan"):
        new = {"our_people", "item_id", "garden_id", "from_id", "to_id", "brought_from", "brought_id"}  # of 0004 on
        between = {row["id"] for row in before[table] if row.get("from_id")}
        between |= {row["moment_id"] for row in before["moment_between"]}
        held = (
            [{k: v for k, v in row.items() if k not in new} for row in each[table] if row["id"] not in between]
            for each in (before, after)
        )
        assert next(held) == next(held)


def test_new_columns_are_empty_at_first_and_go_with_what_the_journal_says_of_them(where: str) -> None:
    made = open_at(where, TODAY)
    partners.add(made, "Acme", tags=["key account"], owner="Kim")
    people.add(made, "acme", "Jane Doe", note="likes tea")
    number = capture.capture(made, "acme: coffee 10:00 with jane").facts[0].number
    partners.edit(made, "acme", {"domains": "acme.example"})
    people.edit(made, "acme", "jane", {"left_on": TODAY.isoformat()})
    made.close()
    at(where, "0003")
    told: list[Reason] = []
    conn = connect(where, notice=told.append)
    assert conn.rows("SELECT owner, tags, domains FROM partner") == [(None, None, None)]
    assert conn.rows("SELECT note, left_on FROM person") == [(None, None)]
    assert conn.rows("SELECT number, at_time FROM moment") == [(number, None)]
    assert check(conn) == []
    conn.close()
    assert [reason.code for reason in told if reason.code not in ("file_migrated", "server_migrated")] == []
    opened = open_at(where, TODAY)
    facts.edit(opened, number, {"at": "14:30"})
    facts.drop(opened, number, "never so")
    history.undo(opened)  # its row comes back with the time of day, which the journal of its making does not know
    assert [fact.at_time for fact in log(opened).facts if isinstance(fact, Moment)] == ["14:30"]
    history.undo(opened, batch=6)
    history.undo(opened, batch=3)  # the journal leads to rows that have the new columns, and back
    assert check(opened.conn) == []
    opened.close()


def test_the_practice_of_two_goes_on_the_way_down_and_is_empty_on_the_way_up(where: str) -> None:
    made = open_at(where, TODAY)
    partners.add(made, "Acme")
    people.add(made, "acme", "Jane Doe")
    capture.capture(made, "acme: we promise the plan by fri; lunch with jane; we shared the margin /3")
    practised(made)
    capture.capture(made, "acme: note tea")
    before = [fact for fact in log(made).facts if not isinstance(fact, Practised | Shared)]
    assert len(log(made).facts) > len(before)
    assert search(made, "zqwhyus").hits
    made.close()
    at(where, "0004")
    engine = create_engine(where if "://" in where else f"sqlite:///{where}")
    assert not set(inspect(engine).get_table_names()) & {"dependence", "sheet_row", "book_item", "practice_answer"}
    with engine.begin() as connection:
        tables = {row[0] for row in connection.execute(text("SELECT DISTINCT table_name FROM journal_entry"))}
    assert tables <= {"partner", "person", "promise", "moment", "moment_partner", "moment_person", "disclosure", "note"}
    engine.dispose()
    opened = open_at(where, TODAY)
    assert log(opened).facts == tuple(before)
    assert search(opened, "zqwhyus").hits == ()
    assert check(opened.conn) == []
    practised(opened)
    assert search(opened, "zqwhyus").hits
    assert check(opened.conn) == []
    opened.close()


def test_the_practice_of_many_goes_on_the_way_down_and_is_empty_on_the_way_up(where: str) -> None:
    made = open_at(where, TODAY)
    for name in ("Acme", "Borealis", "Chandlery"):
        partners.add(made, name)
    capture.capture(made, "acme: we promise the plan by fri; lunch; we shared the margin /3")
    planted(made, "acme", "borealis", "chandlery")
    capture.capture(
        made,
        "garden harbour: acme promises borealis the data by fri; acme told borealis the loss /3; "
        "acme, borealis lunch yesterday; we promise chandlery a berth by fri; acme, we coffee",
    )
    promises.move(made, 4, TODAY + timedelta(days=9), reason="later")
    dropped = capture.capture(made, "garden harbour: borealis promises acme the prices by fri").facts[0].number
    facts.drop(made, dropped, "never so")
    with_us = [fact for fact in log(made).facts if fact.number in (1, 2, 3, 7, 8)]
    practised(made)
    put_off = PracticeAnswer(made.new_id(), None, TODAY, "wheel", "never", made.now, made.me)
    made.commit(Batch(facts.inserts(made, put_off), "practice wheel"))
    assert check(made.conn) == []
    made.close()
    at(where, "0005")
    engine = create_engine(where if "://" in where else f"sqlite:///{where}")
    gone = {"garden", "garden_member", "moment_between", "purpose", "section", "wheel"}
    assert not set(inspect(engine).get_table_names()) & gone
    engine.dispose()
    assert rows(where, "SELECT count(*) FROM practice_answer WHERE partner_id IS NULL") == [(0,)]
    opened = open_at(where, TODAY)
    left = [fact for fact in log(opened).facts if not isinstance(fact, Practised)]
    assert [fact.number for fact in left] == [fact.number for fact in with_us]
    assert {(fact.number, getattr(fact, "garden_id", None)) for fact in left} == {(fact.number, None) for fact in left}
    assert check(opened.conn) == []
    planted(opened, "acme", "borealis")
    capture.capture(opened, "garden harbour: acme promises borealis the data by fri")
    assert check(opened.conn) == []
    opened.close()


def test_what_was_brought_in_goes_on_the_way_down_and_is_empty_on_the_way_up(where: str) -> None:
    made = open_at(where, TODAY)
    partners.add(made, "Acme")
    partners.add(made, "Acme BV")
    number = capture.capture(made, "acme: coffee; we promise the plan by fri").facts[0].number
    acme, twin = (row["id"] for row in tables_of(where)["partner"])
    moment = next(row for row in tables_of(where)["moment"])
    brought = {"brought_from": "ics", "brought_id": "1@example"}
    change = Change("moment", str(moment["id"]), dict.fromkeys(brought), brought)
    with made.conn.transaction():
        taken = next_numbers(made.conn, 1)
    proposal = Proposal(
        id=made.new_id(), number=taken, state="accepted", kind="moment", on=TODAY, title="Coffee", starts=None,
        ends=None, minutes=None, company="{}", note=None, initiative=None, direction=None, due_on=None, assumed="",
        asked=False, why=None, fact=number, brought_from="ics", brought_id="1@example", recorded_at=made.now,
        recorded_by=made.me,
    )  # fmt: skip
    apart = Apart(made.new_id(), str(acme), str(twin), None, None, made.now, made.me)
    mapping = Mapping(made.new_id(), "ours", "people", "{}", made.now, made.me)
    values = (proposal, ProposalPartner(made.new_id(), proposal.id, str(acme)), apart, mapping)
    made.commit(Batch([change, *(each for value in values for each in facts.inserts(made, value))], "import a.ics"))
    assert check(made.conn) == []
    made.close()
    at(where, "0006")
    engine = create_engine(where if "://" in where else f"sqlite:///{where}")
    assert not set(inspect(engine).get_table_names()) & {"proposal", "proposal_partner", "mapping", "apart"}
    engine.dispose()
    opened = open_at(where, TODAY)
    assert rows(where, "SELECT brought_from, brought_id FROM moment") == [(None, None)]
    assert rows(where, "SELECT count(*) FROM proposal") == [(0,)]
    assert check(opened.conn) == []
    facts.edit(opened, number, {"minutes": "20"})
    assert check(opened.conn) == []
    opened.close()


@pytest.mark.parametrize("clock", ["9:00", "24:00", "10:60", "10.00", "", "10:000"])
def test_no_engine_keeps_what_is_no_time_of_day(where: str, clock: str) -> None:
    made = open_at(where, TODAY)
    partners.add(made, "Acme")
    capture.capture(made, "acme: coffee")
    made.close()
    engine = create_engine(where if "://" in where else f"sqlite:///{where}")
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(text("UPDATE moment SET at_time = :clock"), {"clock": clock})
    engine.dispose()


def at(where: str, revision: str) -> None:
    """Bring a ledger down to a revision."""
    engine = create_engine(where if "://" in where else f"sqlite:///{where}")
    with engine.begin() as connection:
        command.downgrade(config(connection), revision)
    engine.dispose()


def stored(conn: Connection, day: date) -> object:
    """Return a day as an engine gives it."""
    return day.isoformat() if conn.engine == "sqlite" else day
