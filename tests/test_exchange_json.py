import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from trustlog.errors import FileFaults, Refused
from trustlog.exchange.json.read import read_json
from trustlog.exchange.json.write import write_json

ROWS = [
    ("partner", {"id": "1", "name": "Åcme\u2028"}),
    ("partner", {"id": "2", "start_on": date(2026, 1, 2)}),
    ("note", {"at": datetime(2026, 1, 2, tzinfo=UTC), "private": True, "note": None}),
]


def test_a_file_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "all.json"
    assert write_json(file, ROWS, revision="0001", program="0.1") == 3
    held = read_json(file)
    assert held.revision == "0001"
    assert held.tables["partner"] == [{"id": "1", "name": "Åcme\u2028"}, {"id": "2", "start_on": "2026-01-02"}]
    assert held.tables["note"] == [{"at": "2026-01-02T00:00:00+00:00", "private": True, "note": None}]
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [file]


def test_an_empty_ledger_is_a_file_too(tmp_path: Path) -> None:
    file = tmp_path / "all.json"
    assert write_json(file, [], revision="0001", program="0.1") == 0
    assert read_json(file).tables == {}


def test_a_failure_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "all.json"
    file.write_text("old")

    def broken():
        yield ROWS[0]
        raise OSError(28, "No space left on device")

    with pytest.raises(Refused, match="No space left"):
        write_json(file, broken(), revision="0001", program="0.1")
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]
    with pytest.raises(Refused, match="cannot be written"):
        write_json(tmp_path / "none" / "all.json", ROWS, revision="0001", program="0.1")


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "{}",
        '{"format": "other"}',
        '{"format": "trustlog-ledger", "version": 99}',
        '{"format": "trustlog-ledger", "version": 1, "revision": "0001", "tables": []}',
        '{"format": "trustlog-ledger", "version": 1, "revision": "0001", "tables": {"partner": {}}}',
        '{"format": "trustlog-ledger", "version": 1, "revision": "0001", "tables": {"partner": [1]}}',
        '{"format": "trustlog-ledger", "version": 1, "tables": {}}',
        "[" * 100_000,
    ],
)
def test_other_files_are_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "all.json"
    file.write_text(text)
    with pytest.raises(FileFaults) as caught:
        read_json(file)
    assert len(caught.value.lines) == 1


def test_files_that_are_not_there_or_no_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileFaults, match="cannot be read"):
        read_json(tmp_path / "none.json")
    file = tmp_path / "all.json"
    file.write_bytes(json.dumps({"x": "é"}, ensure_ascii=False).encode("latin-1"))
    with pytest.raises(FileFaults, match="no JSON"):
        read_json(file)
