"""The one way in: batches, conflicts, numbers, ids, memos that are dropped; writer and SQLModel classes in step."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Date
from sqlmodel import Session, select
from storage_facts import AT, ME, RECORDED, TODAY, days, disclosure, moment, new, note, numbers, partner, promise, save

from trustlog.domain.strands import PROMISE_STRANDS, STRANDS
from trustlog.errors import Conflict
from trustlog.storage.cache.keep import keep_by_subject, keep_readings
from trustlog.storage.cache.read import kept_by_subject, kept_readings
from trustlog.storage.check.doctor import check
from trustlog.storage.engine.columns import TABLES, is_day, is_stamp, jsonable, typed
from trustlog.storage.engine.connection import Connection, connect
from trustlog.storage.engine.session import open_session
from trustlog.storage.read.counts import batch_to_come, counts
from trustlog.storage.read.promises import promises
from trustlog.storage.schema import tables
from trustlog.storage.schema._generated import REFERS
from trustlog.storage.write.journal import undo
from trustlog.storage.write.writer import Batch, Change, new_id, next_numbers, write


def test_the_literal_columns_are_those_of_the_tables() -> None:
    assert {name: set(model.__table__.columns.keys()) for name, model in tables.MODELS.items() if name != "memo"} == {
        name: set(columns) for name, columns in TABLES.items()
    }
    for name, model in tables.MODELS.items():
        for column in model.__table__.columns.values():
            assert is_stamp(column.name) == (type(column.type).__name__ == "UTCDateTime"), (name, column.name)
            assert is_day(column.name) == isinstance(column.type, Date), (name, column.name)


def test_a_batch_is_written_and_journalled_with_changed_columns_only(conn: Connection) -> None:
    acme = partner()
    assert save(conn, acme) == 1
    assert save(conn, Change("partner", acme.id, {"target": 2, "name": "Acme"}, {"target": 3, "name": "Acme"})) == 2
    rows = conn.rows(
        "SELECT e.before, e.after FROM journal_entry e JOIN journal_batch b ON b.id = e.batch_id ORDER BY b.number"
    )
    assert json.loads(rows[0][1]) == jsonable(acme.after or {})
    assert rows[0][0] is None
    assert (json.loads(rows[1][0]), json.loads(rows[1][1])) == ({"target": 2}, {"target": 3})


def test_a_change_of_something_changed_meanwhile_is_a_conflict_and_writes_nothing(conn: Connection) -> None:
    acme = partner()
    save(conn, acme)
    save(conn, Change("partner", acme.id, {"target": 2}, {"target": 3}))
    with pytest.raises(Conflict, match="in the meantime"):
        save(conn, partner("borealis"), Change("partner", acme.id, {"target": 2}, {"target": 4}))
    with pytest.raises(Conflict, match="not in the ledger any more"):
        save(conn, Change("partner", new_id(AT), {"target": 2}, {"target": 4}))
    assert counts(conn)["partner"] == 1
    assert batch_to_come(conn) == 3


def test_a_batch_may_be_a_stream_and_is_written_as_a_list_is(conn: Connection) -> None:
    """New rows wait for each other; a change, and a row that goes, find what came before them all the same."""
    acme, other = partner(), partner("borealis")

    def changes() -> Iterator[Change]:
        yield acme
        yield Change("partner", acme.id, {"target": 2}, {"target": 3})
        for at in range(1, 1100):
            yield promise(acme.id, at, text=f"send {at}")
        yield other
        yield Change("partner", other.id, other.after, None)

    number = write(conn, Batch(changes(), "many"), by=ME, at=AT)
    assert (counts(conn)["partner"], counts(conn)["promise"]) == (1, 1099)
    entries = conn.rows("SELECT seq, table_name, row_id, before, after FROM journal_entry ORDER BY seq")
    assert [row[0] for row in entries] == list(range(1103))
    assert [row[1] for row in entries] == ["partner", "partner", *["promise"] * 1099, "partner", "partner"]
    assert conn.rows("SELECT target FROM partner") == [(3,)]
    undo(conn, number, by=ME, at=AT)
    assert (counts(conn)["partner"], counts(conn)["promise"]) == (0, 0)
    assert not list(check(conn))


@pytest.mark.parametrize("ends_after", [1, 499, 500, 501, 1300])
def test_a_stream_that_breaks_off_leaves_nothing(conn: Connection, ends_after: int) -> None:
    acme = partner()
    save(conn, acme)

    def changes() -> Iterator[Change]:
        for at in range(1, ends_after + 1):
            yield promise(acme.id, at)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(conn, Batch(changes(), "many"), by=ME, at=AT)
    assert counts(conn)["promise"] == 0
    assert batch_to_come(conn) == 2
    assert conn.rows("SELECT count(*) FROM journal_entry") == [(1,)]


def test_a_table_refers_to_those_before_it_and_to_itself() -> None:
    """By which new rows that wait are written in the order of their tables."""
    places = {table: place for place, table in enumerate(TABLES)}
    assert all(places[to] <= places[table] for table, refers in REFERS.items() for to in refers.values())


@pytest.mark.parametrize(
    "change",
    [
        Change("partner", "x", None, {"id": "x", "nonsense": 1}),
        Change("setting", "x", None, {"id": "x"}),
        Change("partner", "x", None, {"id": "y"}),
        Change("partner", "x", None, None),
    ],
)
def test_a_change_that_cannot_be_meant_is_a_mistake_of_ours(conn: Connection, change: Change) -> None:
    with pytest.raises(ValueError):
        save(conn, change)


def test_numbers_come_from_one_sequence_inside_the_transaction(conn: Connection) -> None:
    with pytest.raises(RuntimeError):
        next_numbers(conn, 1)
    assert [numbers(conn, 3), numbers(conn), numbers(conn)] == [1, 4, 5]


def test_ids_are_uuid7_that_rise() -> None:
    import uuid

    made = [new_id(AT) for _ in range(1000)]
    assert made == sorted(set(made))
    for one in made:
        read = uuid.UUID(one)
        assert (read.version, read.variant, str(read)) == (7, uuid.RFC_4122, one)
        assert int(read.hex[:12], 16) == int(AT.timestamp() * 1000)
    later = AT + timedelta(milliseconds=1)
    assert made[-1] < new_id(later)


QUARTERS = (date(2026, 7, 1), date(2026, 10, 1))


def kept(conn: Connection, strand: str = "time") -> list[date]:
    return [day for day, _ in kept_by_subject(conn, "epochs", TODAY, "h").get(strand, ())]


def keep_epochs(conn: Connection) -> None:
    values = {(strand, one): f"{one}" for strand in STRANDS for one in QUARTERS}
    assert keep_by_subject(conn, "epochs", TODAY, "h", values, batch_to_come(conn))


def memo_cases() -> dict[str, tuple[Any, tuple[str, ...], list[date]]]:
    """What is written of a partner with a promise of last August, the strands it teaches, and what of these stays."""
    august, may = date(2026, 8, 10), date(2026, 5, 5)

    def change(table: str, row: dict[str, Any], **after: Any) -> Change:
        return Change(table, row["id"], {name: row.get(name) for name in after}, after)

    promised, told, all_of_it = PROMISE_STRANDS, ("openness",), list(QUARTERS)
    return {
        "a fact of today": (lambda p, _: promise(p["id"], 9), promised, all_of_it),
        "a fact of august": (lambda p, _: disclosure(p["id"], 9, on=august), told, [QUARTERS[0]]),
        "a fact of may": (lambda p, _: disclosure(p["id"], 9, on=may), told, []),
        "a moment of may": (lambda p, _: moment(9, p["id"], on=may), ("time",), []),
        "a note of may": (lambda p, _: note(p["id"], 9, on=may), STRANDS, []),
        "closed today": (lambda _, o: change("promise", o, closed_as="kept", closed_on=TODAY), promised, all_of_it),
        "closed in august": (
            lambda _, o: change("promise", o, closed_as="kept", closed_on=august), promised, [QUARTERS[0]],
        ),
        "a slip in the text": (lambda _, o: change("promise", o, text="other"), promised, all_of_it),
        "another stake": (lambda _, o: change("promise", o, stake="big"), promised, [QUARTERS[0]]),
        "the partner renamed": (lambda p, _: change("partner", p, name="Other"), STRANDS, all_of_it),
        "the partner since may": (lambda p, _: change("partner", p, start_on=may), STRANDS, []),
        "dropped": (lambda _, o: Change("promise", o["id"], o, None), promised, [QUARTERS[0]]),
    }  # fmt: skip


@pytest.mark.parametrize("case", memo_cases())
def test_what_was_learned_is_dropped_by_writing_about_an_earlier_quarter(conn: Connection, case: str) -> None:
    acme = partner(start_on=date(2026, 1, 1))
    old = promise(acme.id, numbers(conn), made_on=date(2026, 8, 3))
    save(conn, acme, old)
    keep_epochs(conn)
    make, taught, stays = memo_cases()[case]
    made = make(acme.after, old.after)
    save(conn, *([made] if isinstance(made, Change) else made))
    assert {strand: kept(conn, strand) for strand in STRANDS} == {
        strand: stays if strand in taught else list(QUARTERS) for strand in STRANDS
    }


def test_a_memo_that_was_overtaken_is_not_kept(conn: Connection) -> None:
    seen = batch_to_come(conn)
    save(conn, partner())
    values = {("time", QUARTERS[0]): QUARTERS[0].isoformat()}
    assert not keep_by_subject(conn, "epochs", TODAY, "h", values, seen)
    keep_epochs(conn)
    assert keep_by_subject(conn, "epochs", TODAY, "h", values, batch_to_come(conn))
    assert kept(conn) == [QUARTERS[0]]  # what was kept up to that day is replaced, and nothing of another kind stays
    assert kept_by_subject(conn, "epochs", TODAY, "another hash") == {}


def test_readings_are_kept_until_a_fact_of_that_partner_changes(conn: Connection) -> None:
    both = partner(), partner("borealis")
    acme, borealis = (one.id for one in both)
    made = promise(acme, numbers(conn), ours=False)
    lunch = moment(numbers(conn), acme, borealis)
    save(conn, *both, made, *lunch)
    move = new("promise_move", promise_id=made.id, on=TODAY, from_on=TODAY, to_on=TODAY + days(3))
    told = disclosure(acme, numbers(conn))
    jane = new("person", partner_id=acme, name="Jane")
    for change, about in (
        (move, {acme}),
        (Change("promise_move", move.id, {"to_on": TODAY + days(3)}, {"to_on": TODAY + days(4)}), {acme}),
        (Change("promise", made.id, {"private": False}, {"private": True}), {acme}),
        (Change("moment", lunch[0].id, {"private": False}, {"private": True}), {acme, borealis}),
        (told, {acme}),
        (Change("disclosure", told.id, {"listener_id": acme}, {"listener_id": borealis}), {acme, borealis}),
        (Change("disclosure", told.id, told.after and {**told.after, "listener_id": borealis}, None), {borealis}),
        (
            new(
                "pause",
                number=numbers(conn),
                partner_id=borealis,
                from_on=TODAY,
                to_on=TODAY,
                reason="x",
                yearly=False,
                entered_late=False,
            ),
            {borealis},
        ),
        (jane, set()),
        (new("moment_person", moment_id=lunch[0].id, person_id=jane.id), {acme, borealis}),
        (Change("person", jane.id, {"left_on": None}, {"left_on": TODAY}), {acme}),
        (Change("moment", lunch[0].id, {"our_people": None}, {"our_people": "Ann"}), {acme, borealis}),
    ):
        assert keep_readings(conn, TODAY, "h", {acme: "a", borealis: "b"}, batch_to_come(conn), TODAY)
        assert kept_readings(conn, TODAY, "h", None) == {acme: "a", borealis: "b"}
        assert kept_readings(conn, TODAY, "other", None) == kept_readings(conn, TODAY + days(1), "h", None) == {}
        save(conn, change)
        assert {acme, borealis} - kept_readings(conn, TODAY, "h", (acme, borealis)).keys() == about, change.table


def test_readings_that_were_overtaken_are_not_kept(conn: Connection) -> None:
    seen = batch_to_come(conn)
    save(conn, partner())
    assert not keep_readings(conn, TODAY, "h", {"a": "x"}, seen, TODAY)
    assert kept_readings(conn, TODAY, "h", None) == {}


WRITE = """
import sys
from trustlog.storage.engine.connection import connect
from storage_facts import ME, note, save
from trustlog.storage.schema._generated import REFERS
from trustlog.storage.write.journal import undo
from trustlog.storage.write.writer import next_numbers
conn = connect(sys.argv[1])
for _ in range(15):
    with conn.transaction():
        save(conn, note(sys.argv[2], next_numbers(conn, 1)), by=sys.argv[3])
"""


def test_two_processes_writing_at_once_both_succeed(where: str) -> None:
    acme = partner()
    with closing(connect(where)) as conn:
        save(conn, acme)
    paths = os.pathsep.join([str(Path(__file__).parent.parent), str(Path(__file__).parent)])
    several = [
        subprocess.Popen([sys.executable, "-c", WRITE, where, acme.id, name], env={**os.environ, "PYTHONPATH": paths})
        for name in ("ann", "bob")
    ]
    assert [one.wait(timeout=60) for one in several] == [0, 0]
    with closing(connect(where)) as conn:
        assert [row[0] for row in conn.rows("SELECT number FROM note ORDER BY number")] == list(range(1, 31))
        assert check(conn) == []


def test_killed_while_writing_leaves_whole_batches(ledger: str) -> None:
    acme = partner()
    with closing(connect(ledger)) as conn:
        save(conn, acme)
    paths = os.pathsep.join([str(Path(__file__).parent.parent), str(Path(__file__).parent)])
    endless = WRITE.replace("range(15)", "iter(int, 1)")
    running = subprocess.Popen(
        [sys.executable, "-c", endless, ledger, acme.id, "ann"], env={**os.environ, "PYTHONPATH": paths}
    )
    with closing(connect(ledger)) as conn:
        while counts(conn)["note"] < 5:
            assert running.poll() is None
    running.kill()
    running.wait()
    with closing(connect(ledger)) as conn:
        assert counts(conn)["note"] >= 5
        assert counts(conn)["note"] == counts(conn)["journal_batch"] - 1
        assert check(conn) == []


TEXT = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00"), min_size=1, max_size=30)
MAYBE = st.none() | TEXT
DAY = st.dates(date(1990, 1, 1), date(2090, 12, 31))
STAMP = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))
FLAG = st.booleans()


@st.composite
def promise_rows(draw: st.DrawFn, partner_id: str) -> Change:
    made = draw(DAY)
    counts_on = made + days(draw(st.integers(0, 400)))
    closed = draw(st.none() | st.sampled_from(["kept", "partly", "broken", "withdrawn"]))
    told = draw(st.none() | st.sampled_from(["told", "silent", "concealed"])) if closed == "broken" else None
    cleared = draw(FLAG) and told == "concealed"
    return promise(
        partner_id,
        draw(st.integers(1, 2**31 - 1)),
        ours=draw(FLAG),
        text=draw(TEXT),
        stake=draw(st.sampled_from(["small", "normal", "big"])),
        made_on=made,
        accepted_on=draw(st.none() | st.just(made)),
        due_on=draw(st.sampled_from([None, counts_on])),
        counts_on=counts_on,
        grace_days=draw(st.integers(0, 30)),
        closed_as=closed,
        closed_on=None if closed is None else made + days(draw(st.integers(0, 400))),
        told=told,
        satisfied=draw(st.none() | FLAG) if closed in ("kept", "partly") else None,
        withdrawn_by=draw(st.sampled_from(["maker", "receiver"])) if closed == "withdrawn" else None,
        closed_reason=draw(MAYBE),
        cleared_on=made if cleared else None,
        clear_reason=draw(TEXT) if cleared else None,
        entered_late=draw(FLAG),
        every=draw(MAYBE),
        every_from=draw(st.none() | DAY),
        note=draw(MAYBE),
        private=draw(FLAG),
        source=draw(MAYBE),
        recorded_at=draw(STAMP),
        recorded_by=draw(TEXT),
    )


@st.composite
def other_rows(draw: st.DrawFn, partner_id: str) -> list[Change]:
    common = {
        "note": draw(MAYBE), "private": draw(FLAG), "source": draw(MAYBE), "recorded_at": draw(STAMP),
        "recorded_by": draw(TEXT),
    }  # fmt: skip
    number, on, missed = draw(st.integers(1, 2**31 - 5)), draw(DAY), draw(FLAG)
    depth = None if missed else draw(st.integers(1, 4))
    decline = draw(FLAG)
    return [
        *moment(
            number, partner_id, on=on, kind=draw(TEXT),
            counts_as=draw(st.sampled_from(["scripted", "joint", "unscripted"])),
            minutes=draw(st.none() | st.integers(1, 1440)),
            initiative=draw(st.sampled_from([None, "us", "them", "both"])),
            unplanned=draw(FLAG), text=draw(MAYBE), **common,
        ),
        disclosure(partner_id, number + 1, ours=draw(FLAG), on=on, topic=draw(TEXT), depth=depth,
            missed=missed, **common),
        note(partner_id, number + 2, on=on, **{**common, "note": draw(TEXT)}),
        new(
            "suggestion_answer", partner_id=partner_id, on=on, answer="decline" if decline else "ack",
            strand=draw(st.sampled_from([None, "time", "openness"])), until=on if decline else None, note=draw(TEXT),
            **RECORDED,
        ),
        new("plan", number=number + 3, partner_id=partner_id, on=on, text=draw(MAYBE)),
        new("pause", number=number + 4, partner_id=partner_id, from_on=on, to_on=on, reason=draw(TEXT),
            yearly=draw(FLAG), entered_late=draw(FLAG)),
        new("person", partner_id=partner_id, name=draw(TEXT), role=draw(MAYBE), email=draw(MAYBE), phone=draw(MAYBE)),
    ]  # fmt: skip


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """One ledger for all examples: each is rolled back in effect, by dropping what it wrote."""
    if request.param == "sqlite":
        where = str(tmp_path_factory.mktemp("shared") / "ledger.db")
    else:
        where = request.getfixturevalue("server").new_database()
    opened = connect(where)
    acme = partner()
    save(opened, acme)
    yield opened, acme.id
    opened.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=40)
@given(data=st.data())
def test_what_the_writer_writes_the_classes_read_back_and_validate(
    shared: tuple[Connection, str], data: st.DataObject
) -> None:
    conn, acme = shared
    rows = [data.draw(promise_rows(acme)), *data.draw(other_rows(acme))]
    if rows[0].after and rows[0].after["number"] in range(*_span(rows[1:])):
        return
    save(conn, *rows)
    with open_session(conn.where) as session:
        for table, row_id, _, columns in rows:
            assert columns is not None
            assert_read_back(session, table, row_id, {name: columns.get(name) for name in TABLES[table]})
    save(conn, *(Change(one.table, one.id, one.after, None) for one in reversed(rows)))


def _span(rows: list[Change]) -> tuple[int, int]:
    first = next(one.after["number"] for one in rows if one.after and "number" in one.after)
    return first, first + 5


def assert_read_back(session: Session, table: str, row_id: str, columns: dict[str, Any]) -> None:
    model = tables.MODELS[table]
    found = session.exec(select(model).where(model.id == row_id)).one()
    assert found.model_dump() == columns
    assert model.model_validate(columns).model_dump() == columns
    assert model.model_validate(jsonable(columns)).model_dump() == columns
    assert {name: typed(name, value) for name, value in jsonable(columns).items()} == columns


def test_a_session_reads_and_does_not_write(conn: Connection) -> None:
    from trustlog import open_session as opened
    from trustlog import tables as classes
    from trustlog.errors import Refused

    save(conn, partner())
    with opened(conn.where) as session:
        acme = session.exec(select(classes.Partner)).one()
        assert acme.handle == "acme"
        acme.name = "Other"
        with pytest.raises(Refused, match="only reads"):
            session.commit()
    with opened(conn.where) as session, pytest.raises(Exception, match=r"(?i)read.?only"):
        session.connection().exec_driver_sql("DELETE FROM partner")


def test_everything_written_is_read_back_by_the_views(conn: Connection) -> None:
    acme = partner()
    at = datetime(2026, 11, 23, 1, 2, 3, 4, tzinfo=UTC)
    one = promise(acme.id, 1, private=True, recorded_at=at)
    write(conn, Batch([acme, one], "x"), by=ME, at=at)
    found = promises(conn, me=ME)[0]
    assert (found.recorded_at, found.private, found.ours, found.made_on) == (at, True, True, TODAY)
    assert promises(conn, me="bob") == []
