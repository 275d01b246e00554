"""The readings of an export are made before it, kept, and taken from there: its bytes are those of the facts."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from desk_demo import TODAY, demo_copy
from openpyxl import load_workbook

from trustlog.desk import capture, partners
from trustlog.desk.exports import export_csv, export_xlsx
from trustlog.desk.exports.readings import ReadingsToExport
from trustlog.desk.exports.scope import scope_of
from trustlog.desk.ledger import Ledger
from trustlog.desk.readings import NOBODY, learned_for, readings
from trustlog.exchange.csv.write import flat_readings, style, write_table
from trustlog.language import english
from trustlog.storage.read.portfolio import portfolio
from trustlog.trust.reading.partner import read
from trustlog.trust.words import as_json


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = demo_copy(tmp_path)
    partners.archive(opened, "gambrel", "moved away")
    opened.conn.execute("DELETE FROM memo WHERE kind = 'reading'")
    yield opened
    opened.close()


def from_the_facts(ledger: Ledger, folder: Path, on: date = TODAY) -> bytes:
    """Give the file of the readings as it is where nothing is kept."""
    learned, rows = learned_for(ledger, on), []
    for facts in portfolio(ledger.conn, on, NOBODY):
        if facts.partner.archived_on is None or facts.partner.archived_on > on:
            with english():
                rows += flat_readings(as_json(read(facts, on, ledger.today, learned, ledger.settings.reading)))
    write_table(folder / "facts.csv", "readings", rows, style())
    return (folder / "facts.csv").read_bytes()


def kept(ledger: Ledger) -> int:
    found = ledger.conn.first("SELECT count(*) FROM memo WHERE kind = 'reading'")
    assert found is not None
    return int(found[0])


def test_the_second_export_takes_what_the_first_has_kept(ledger: Ledger, tmp_path: Path) -> None:
    first = export_csv(ledger, tmp_path / "first")
    assert kept(ledger) * 4 == first.rows["readings"]
    second = export_csv(ledger, tmp_path / "second")
    assert second._replace(place=first.place) == first
    assert first.left_out["readings", "the partner is archived"] == 2
    for file in (tmp_path / "first").iterdir():
        assert (tmp_path / "second" / file.name).read_bytes() == file.read_bytes(), file.name
    assert (tmp_path / "first" / "readings.csv").read_bytes() == from_the_facts(ledger, tmp_path)


def test_what_is_kept_is_what_nobody_in_particular_reads(ledger: Ledger, tmp_path: Path) -> None:
    """A private fact of the one who exports is in what is kept for that person, and in no file."""
    whole = from_the_facts(ledger, tmp_path)
    capture.capture(ledger, "foxglove: private they promise a thing by 2026-11-30; private dinner 2h 2026-11-20")
    list(readings(ledger))  # those of this person are kept beside
    for name in ("first", "second"):
        export_csv(ledger, tmp_path / name)
        assert (tmp_path / name / "readings.csv").read_bytes() == whole


@pytest.mark.parametrize("ago", [1, 200])
def test_an_earlier_day_is_read_from_the_facts(ledger: Ledger, tmp_path: Path, ago: int) -> None:
    on = TODAY - timedelta(ago)
    export_csv(ledger, tmp_path / "then", as_of=on)
    assert kept(ledger) == 0
    assert (tmp_path / "then" / "readings.csv").read_bytes() == from_the_facts(ledger, tmp_path, on)


def written(ledger: Ledger, ready: ReadingsToExport, folder: Path) -> bytes:
    with ledger.conn.reading():
        write_table(folder / "ready.csv", "readings", ready.rows(Counter()), style())
    return (folder / "ready.csv").read_bytes()


def test_what_a_colleague_writes_meanwhile_is_in_the_state_that_is_exported(ledger: Ledger, tmp_path: Path) -> None:
    ready = ReadingsToExport(ledger, scope_of(ledger, None, None, None, None))
    before = from_the_facts(ledger, tmp_path)
    colleague = demo_copy(tmp_path, me="ann")
    capture.capture(colleague, "foxglove: dinner 2h; they shared a worry /4")
    partners.archive(colleague, "ironwood", "moved away")
    colleague.close()
    now = from_the_facts(ledger, tmp_path)
    assert written(ledger, ready, tmp_path) == now != before


def test_where_nothing_can_be_kept_the_readings_are_the_same(ledger: Ledger, tmp_path: Path) -> None:
    whole = from_the_facts(ledger, tmp_path)
    ledger.conn.execute("PRAGMA query_only = on")
    ready = ReadingsToExport(ledger, scope_of(ledger, None, None, None, None))
    assert kept(ledger) == 0
    assert written(ledger, ready, tmp_path) == whole
    ledger.conn.execute("PRAGMA query_only = off")
    colleague = demo_copy(tmp_path, me="ann")
    capture.capture(colleague, "foxglove: dinner 2h; they shared a worry /4")
    colleague.close()
    assert written(ledger, ready, tmp_path) == from_the_facts(ledger, tmp_path) != whole


def test_an_export_without_readings_learns_first_what_gardens_are_read_by(ledger: Ledger, tmp_path: Path) -> None:
    """Nothing can be kept while the files are made from one state."""
    export_csv(ledger, tmp_path / "whole")
    ledger.conn.execute("DELETE FROM memo")
    export_csv(ledger, tmp_path / "without", without_readings=True)
    assert (tmp_path / "without" / "pairs.csv").read_bytes() == (tmp_path / "whole" / "pairs.csv").read_bytes()
    assert ledger.conn.first("SELECT 1 FROM memo WHERE kind LIKE 'epochs%'")
    assert not (tmp_path / "without" / "readings.csv").exists()


def test_what_is_written_just_before_the_files_are_made_stops_no_export(ledger: Ledger, tmp_path: Path) -> None:
    """What was learned has to be looked at again then, and cannot be kept."""
    capture.capture(ledger, "foxglove: they promise a thing by 2026-11-30")
    with ledger.conn.reading():
        ledger.conn.first("SELECT 1")
        ready = ReadingsToExport(ledger, scope_of(ledger, None, None, None, TODAY - timedelta(1)))
        assert sum(1 for _row in ready.rows(Counter()))


def test_the_workbook_takes_what_is_kept_too(ledger: Ledger, tmp_path: Path) -> None:
    found = []
    for name in ("first.xlsx", "second.xlsx"):
        export_xlsx(ledger, str(tmp_path / name))
        assert kept(ledger)
        book = load_workbook(tmp_path / name, read_only=True)
        found.append({sheet.title: list(sheet.values) for sheet in book})
        book.close()
    assert found[0] == found[1]
