"""Undo, redo, history; the dump and what it is read back as; the doctor."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from storage_facts import AT, ME, TODAY, days, note, numbers, partner, promise, save, small_ledger

from trustlog.domain.calendar.days import beginning
from trustlog.errors import FileFaults, LedgerUnfit, NotThere, NotUndone, Refused
from trustlog.storage.cache.keep import keep_by_subject
from trustlog.storage.check.doctor import check
from trustlog.storage.engine.backup import backup
from trustlog.storage.engine.connection import Connection, connect
from trustlog.storage.read.counts import batch_to_come, counts
from trustlog.storage.read.dump import dump, is_empty, load
from trustlog.storage.read.search import search
from trustlog.storage.write.journal import history, undo
from trustlog.storage.write.writer import Change, Numbers, next_numbers
from trustlog.wording.command_line import WORDS


def facts_of(conn: Connection) -> list[tuple[str, str]]:
    """Give every row but those of the journal and the counters, comparable."""
    kept = ("journal_batch", "journal_entry", "setting")
    return sorted((table, json.dumps(row, sort_keys=True)) for table, row in dump(conn) if table not in kept)


def test_numbers_are_taken_many_at_once_and_those_not_used_given_back(conn: Connection) -> None:
    with conn.transaction():
        taking = Numbers(conn)
        first, second = taking.take(), taking.take()
        assert second == first + 1
        assert next_numbers(conn, 0) > second + 1
        taking.give_back()
        assert next_numbers(conn, 0) == second + 1
        assert taking.take() == second + 1
        other = next_numbers(conn, 1)  # somebody else in the same write: nothing behind it may be given out again
        taking.give_back()
        assert next_numbers(conn, 0) == other + 1


def test_undo_takes_back_a_batch_and_undoing_that_does_it_again(conn: Connection) -> None:
    before = facts_of(conn)
    small_ledger(conn)
    after = facts_of(conn)
    (done,) = undo(conn, by=ME, at=AT)
    assert (done.number, done.batch.number, done.batch.what) == (2, 1, "test")
    assert facts_of(conn) == before
    undo(conn, 2, by=ME, at=AT)
    assert facts_of(conn) == after
    assert [(one.number, one.undoes, one.undone_by) for one in history(conn)] == [
        (3, 2, None),
        (2, 1, 3),
        (1, None, None),
    ]
    undo(conn, by=ME, at=AT)
    assert facts_of(conn) == before
    assert check(conn) == []


def test_undo_of_the_last_several_skips_what_is_taken_back(conn: Connection) -> None:
    for handle in "abcd":
        save(conn, partner(handle))
    undo(conn, 3, by=ME, at=AT)
    done = undo(conn, last=2, by=ME, at=AT)
    assert [one.batch.number for one in done] == [4, 2]
    with pytest.raises(Refused, match="only 1 of your batches"):
        undo(conn, last=2, by=ME, at=AT)
    undo(conn, by=ME, at=AT)
    with pytest.raises(Refused, match="nothing of yours"):
        undo(conn, by=ME, at=AT)
    assert counts(conn)["partner"] == 0


def test_undo_is_refused_for_others_for_the_undone_and_for_what_there_is_not(conn: Connection) -> None:
    save(conn, partner(), by="bob")
    for number, kind, says in ((1, Refused, "bob's"), (7, NotThere, "no batch 7")):
        with pytest.raises(kind, match=says):
            undo(conn, number, by=ME, at=AT)
    undo(conn, 1, by="bob", at=AT)
    with pytest.raises(Refused, match="taken back by batch 2"):
        undo(conn, 1, by="bob", at=AT)


def test_undo_is_refused_where_later_batches_changed_the_same(conn: Connection) -> None:
    acme = partner()
    save(conn, acme)
    save(conn, Change("partner", acme.id, {"target": 2}, {"target": 3}))
    save(conn, Change("partner", acme.id, {"name": "Acme"}, {"name": "Acme Ltd"}))
    before = facts_of(conn)
    with pytest.raises(Refused, match="batch 3 changed the same later"):
        undo(conn, 2, by=ME, at=AT)
    assert facts_of(conn) == before
    undo(conn, 3, by=ME, at=AT)
    undo(conn, 2, by=ME, at=AT)
    undo(conn, 1, by=ME, at=AT)
    assert counts(conn)["partner"] == 0


def test_undo_is_refused_where_later_facts_rest_on_it(conn: Connection) -> None:
    acme = partner()
    save(conn, acme)
    save(conn, note(acme.id, numbers(conn)))
    with pytest.raises(Refused, match="later facts rest on it"):
        undo(conn, 1, by=ME, at=AT)
    assert counts(conn) | {"partner": 1, "note": 1} == counts(conn)


def refusal(conn: Connection, number: int | None = None, by: str = ME) -> NotUndone:
    """Give why a batch is not taken back; nothing has changed, the counters included."""
    before = dict(dump_all(conn))
    with pytest.raises(NotUndone) as found:
        undo(conn, number, by=by, at=AT)
    assert dict(dump_all(conn)) == before
    return found.value


def dump_all(conn: Connection) -> Iterator[tuple[str, str]]:
    for table in ("journal_batch", "journal_entry", "setting", "partner", "note", "promise"):
        yield table, repr(sorted(map(repr, conn.rows(f"SELECT * FROM {table}"))))


def test_a_refused_undo_names_what_is_in_the_way_and_the_next_that_can_be(conn: Connection) -> None:
    acme, other = partner(), partner("borealis")
    save(conn, acme)
    save(conn, Change("partner", acme.id, {"target": 2}, {"target": 3}))
    save(conn, Change("partner", acme.id, {"name": "Acme"}, {"name": "Acme Ltd"}))
    save(conn, other)
    held = refusal(conn, 2)
    assert held.why(WORDS) == "batch 2 cannot be undone: batch 3 changed the same later; undo that first"
    assert held.instead == (3, "test")
    save(conn, note(acme.id, numbers(conn)))
    undo(conn, 3, by=ME, at=AT)
    undo(conn, 2, by=ME, at=AT)
    held = refusal(conn, 1)
    assert held.why(WORDS) == "batch 1 cannot be undone: later facts rest on it: #1 (batch 5); undo that first"
    assert held.instead == (5, "test")
    undo(conn, 5, by=ME, at=AT)
    undo(conn, 1, by=ME, at=AT)
    assert refusal(conn, 1).instead == (4, "test")
    assert check(conn) == []


def test_a_refused_undo_offers_nothing_that_is_another_s(conn: Connection) -> None:
    acme = partner()
    save(conn, acme)
    save(conn, Change("partner", acme.id, {"name": "Acme"}, {"name": "Acme Ltd"}), by="raj")
    held = refusal(conn)
    assert held.why(WORDS) == "batch 1 cannot be undone: batch 2 changed the same later; only raj can undo that"
    assert held.instead is None
    save(conn, partner("borealis"))
    assert refusal(conn, 1).instead == (3, "test")
    assert refusal(conn, 2).instead == (3, "test")
    undo(conn, by=ME, at=AT)
    assert "only raj can undo that" in refusal(conn).why(WORDS)


def test_what_is_there_again_is_the_reason_where_it_is(conn: Connection) -> None:
    acme = partner()
    save(conn, acme)
    save(conn, Change("partner", acme.id, {"handle": "acme"}, {"handle": "acme-ltd"}))
    save(conn, partner("acme"))
    held = refusal(conn, 2)
    assert "cannot be undone: the same is there already" in held.why(WORDS)
    assert held.instead == (3, "test")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(["add", "change", "drop", "undo", "redo"]), st.integers(0, 5)), max_size=20
    )
)
def test_any_walk_of_writes_and_undos_leaves_a_sound_ledger(
    steps: list[tuple[str, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    with closing(connect(str(tmp_path_factory.mktemp("walk") / "ledger.db"))) as conn:
        acme = partner()
        save(conn, acme)
        rows: dict[str, dict[str, Any]] = {}
        for kind, which in steps:
            rows = {row["id"]: row for row in _notes(conn)}
            chosen = list(rows.values())[which] if which < len(rows) else None
            if kind == "add":
                save(conn, note(acme.id, numbers(conn), note=f"n{which}"))
            elif kind in ("undo", "redo"):
                batches = [
                    one.number for one in history(conn) if (one.undoes is None) == (kind == "undo") and one.number > 1
                ]
                states = facts_of(conn)
                if which < len(batches):
                    try:
                        undo(conn, batches[which], by=ME, at=AT)
                    except Refused:
                        assert facts_of(conn) == states
            elif chosen is not None and kind == "change":
                old = {"note": chosen["note"]}
                save(conn, Change("note", chosen["id"], old, {"note": chosen["note"] + "+"}))
            elif chosen is not None:
                save(conn, Change("note", chosen["id"], {"note": chosen["note"]}, None))
        assert check(conn) == []


def _notes(conn: Connection) -> Iterator[dict[str, Any]]:
    return (row for table, row in dump(conn) if table == "note")


def test_history_is_newest_first_and_counts_changes(conn: Connection) -> None:
    save(conn, partner("a"), partner("b"), what="two partners")
    save(conn, partner("c"), at=AT + days(1))
    assert [(one.number, one.what, one.changes, one.recorded_by) for one in history(conn)] == [
        (2, "test", 1, ME), (1, "two partners", 2, ME)
    ]  # fmt: skip
    assert [one.number for one in history(conn, since=beginning((AT + days(1)).date(), UTC))] == [2]
    assert [one.number for one in history(conn, limit=1)] == [2]
    assert history(conn)[1].at == AT


def tables_of(conn: Connection) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for table, row in dump(conn):
        found.setdefault(table, []).append(row)
    return found


def test_a_dump_read_into_an_empty_ledger_is_the_same_ledger(where: str, tmp_path: Path) -> None:
    with closing(connect(where)) as conn, closing(connect(str(tmp_path / "other.db"))) as other:
        ids = small_ledger(conn)
        follows = promise(ids["acme"], numbers(conn))
        save(conn, follows)
        save(conn, promise(ids["acme"], numbers(conn), follows_id=follows.id))
        zeta = partner("zeta", archived_on=TODAY, archive_reason="x", merged_into=ids["borealis"])
        save(conn, zeta)
        undo(conn, by=ME, at=AT)
        held = json.loads(json.dumps(tables_of(conn)))
        assert is_empty(other)
        assert load(other, held) == sum(len(rows) for rows in held.values())
        assert tables_of(other) == tables_of(conn)
        assert check(other) == []
        assert [one.number for one in search(other, "piloten", me=ME)] == [
            one.number for one in search(conn, "piloten", me=ME)
        ]
        with pytest.raises(Refused, match="empty ledger"):
            load(other, held)


def test_a_dump_with_faults_reports_them_all_and_writes_nothing(conn: Connection, tmp_path: Path) -> None:
    small_ledger(conn)
    held = json.loads(json.dumps(tables_of(conn)))
    held["promise"][0]["made_on"] = "31 February"
    held["note"][0]["colour"] = "red"
    held["partner"][0]["target"] = "high"
    held["spokes"] = []
    with closing(connect(str(tmp_path / "other.db"))) as other:
        with pytest.raises(FileFaults) as told:
            load(other, held)
        assert len(told.value.faults) == 4
        held = json.loads(json.dumps(tables_of(conn)))
        held["partner"] = held["partner"][1:]
        with pytest.raises(FileFaults) as told:
            load(other, held)
        assert "person, row 1: partner_id names a partner that is not there" in told.value.lines
        assert is_empty(other)
        assert other.first("SELECT count(*) FROM setting") == (3,)


def test_a_sound_ledger_has_no_findings(conn: Connection) -> None:
    assert check(conn) == []
    small_ledger(conn)
    assert check(conn) == []


DAMAGE = {
    "a row changed past the journal": (
        "UPDATE promise SET text = 'other' WHERE number = 1", "promise #1: text differs"
    ),
    "a row that came past the journal": (
        "INSERT INTO setting SELECT 'x', 'y'; INSERT INTO note (id, number, partner_id, \"on\", note, private, "
        "recorded_at, recorded_by) SELECT 'n', 99, id, '2026-01-01', 'x', false, '2026-01-01 00:00:00', 'x' "
        "FROM partner LIMIT 1",
        "1 row of note is not in the journal",
    ),
    "a row that went past the journal": ("DELETE FROM suggestion_answer", "is gone, and the journal does not say so"),
    "a journal with a hole": (
        "DELETE FROM journal_entry WHERE table_name = 'plan'", "1 row of plan is not in the journal"
    ),
    "a link that lies": ("UPDATE moment_partner SET counts_as = 'scripted'", "moment #3 counts on another day"),
    "a moment with nobody": ("DELETE FROM moment_partner", "moment #3 is with no partner"),
    "a counter that fell back": ("UPDATE setting SET value = '2' WHERE key = 'next_number'", "next_number is 2"),
    "no id": ("DELETE FROM setting WHERE key = 'ledger_id'", "id of the ledger is missing"),
    "a number twice": ("UPDATE note SET number = 1", "the number 1 is borne by two"),
    "a memo that is no memo": (
        "INSERT INTO memo VALUES ('epochs', 'time', '2026-10-02', 'h', '{')", "cannot be read"
    ),
    "an index missing": ("DROP INDEX ix_promise_open", "ix_promise_open"),
}  # fmt: skip


@pytest.mark.parametrize("kind", DAMAGE)
def test_the_doctor_finds(conn: Connection, kind: str) -> None:
    small_ledger(conn)
    damage, says = DAMAGE[kind]
    for statement in damage.split("; "):
        conn.execute(statement)
    found = check(conn)
    assert any(says in str(one.fault) for one in found), found
    assert all(str(one.remedy) and "\n" not in f"{one.fault}{one.remedy}" for one in found)


def test_the_doctor_finds_what_sqlite_alone_can_hold(ledger: str) -> None:
    with closing(connect(ledger)) as conn:
        small_ledger(conn)
        conn.execute("PRAGMA foreign_keys = OFF")
        conn.execute("DELETE FROM partner WHERE handle = 'acme'")
        conn.execute("UPDATE note SET \"on\" = 'someday'")
        found = [str(one.fault) for one in check(conn)]
    assert "1 row of person names a partner that is gone (partner_id)" in found
    assert any("on is no date" in one for one in found)


def test_the_doctor_mends_a_search_index_that_fell_behind(ledger: str) -> None:
    with closing(connect(ledger)) as conn:
        small_ledger(conn)
        conn.execute("DROP TRIGGER search_note_update")
        conn.execute("UPDATE note SET note = 'other'")
        assert any("search index" in str(one.fault) for one in check(conn))
        assert not any("search index" in str(one.fault) for one in check(conn))
        assert [one.number for one in search(conn, "other", me=ME)] == [6]


def test_the_doctor_counts_the_rest_of_many_indexes_that_are_gone(ledger: str) -> None:
    with closing(connect(ledger)) as conn:
        small_ledger(conn)
        indexes = conn.rows("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name")
        for (name,) in indexes[:7]:
            conn.execute(f"DROP INDEX {name}")
        found = [str(finding.fault) for finding in check(conn)]
    gone = [f"the table or index {name} is not as this program makes it" for (name,) in indexes[:5]]
    assert found == [*gone, "and 2 more of this kind"]


def test_the_doctor_says_when_the_file_is_damaged(ledger: str) -> None:
    with closing(connect(ledger)) as conn:
        small_ledger(conn)
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        row = conn.first("SELECT rootpage FROM sqlite_master WHERE name = 'ix_promise_made_on'")
        size = conn.first("PRAGMA page_size")
        assert row is not None
        assert size is not None
    with Path(ledger).open("r+b") as file:
        file.seek((row[0] - 1) * size[0])
        file.write(b"\x55" * size[0])
    with closing(connect(ledger)) as conn:
        try:
            assert all("damaged" in str(one.fault) for one in check(conn))
            assert check(conn)
        except LedgerUnfit as error:
            assert "damaged" in str(error)  # noqa: PT017 - either way of saying it will do


def test_a_backup_is_a_whole_ledger(ledger: str, tmp_path: Path) -> None:
    with closing(connect(ledger)) as conn:
        small_ledger(conn)
        made = backup(conn, None, AT)
        assert made == str(tmp_path / "ledger-20261123T093015Z.backup.db")
        named = backup(conn, str(tmp_path / "deep" / "copy.db"), AT)
        with pytest.raises(Refused, match="is there already"):
            backup(conn, named, AT)
        with pytest.raises(Refused, match="cannot be written"):
            backup(conn, str(Path(ledger) / "x" / "copy.db"), AT)
        whole = tables_of(conn)
    for copy in (made, named):
        assert Path(copy).stat().st_mode & 0o777 == 0o600
        with closing(sqlite3.connect(copy)) as raw:
            assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        with closing(connect(copy)) as other:
            assert tables_of(other) == whole
            assert check(other) == []
    assert not list(tmp_path.glob("**/*.part"))


def test_a_server_is_not_backed_up_by_us(postgres_url: str) -> None:
    with closing(connect(postgres_url)) as conn, pytest.raises(Refused, match="pg_dump"):
        backup(conn, None, AT)


def test_a_memo_is_in_no_dump(conn: Connection) -> None:
    keep_by_subject(conn, "epochs", TODAY, "h", {("time", TODAY): "[]"}, batch_to_come(conn))
    assert "memo" not in tables_of(conn)
    assert check(conn) == []
