import json
import tracemalloc
from collections.abc import Callable
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


def long_file(folder: Path, count: int, *, indent: int | None = None) -> Path:
    """Write a ledger of so many notes, as the program does, or as another laid it out."""
    file = folder / f"all{count}.json"
    rows = [("note", {"id": str(at), "note": f"Åcme \u20ac {at} " + "likes tea " * 40}) for at in range(count)]
    write_json(file, [*ROWS[:2], *rows], revision="0001", program="0.1")
    if indent is not None:
        file.write_text(json.dumps(json.loads(file.read_text("utf-8")), indent=indent, ensure_ascii=False), "utf-8")
    return file


@pytest.mark.parametrize("indent", [None, 0, 3])
def test_a_long_file_comes_back_as_a_short_one_does(tmp_path: Path, indent: int | None) -> None:
    file = long_file(tmp_path, 6000, indent=indent)
    assert file.stat().st_size > 2 * 1024 * 1024
    held = read_json(file)
    assert {table: list(rows) for table, rows in held.tables.items()} == json.loads(file.read_text("utf-8"))["tables"]
    assert (len(held.tables["note"]), held.revision, held.whole) == (6000, "0001", True)


def cut_off(text: str) -> str:
    return text[:-5000]


def key_twice(text: str) -> str:
    return text.replace('{"id": "5990"', '{"id": "1", "id": "5990"')


def no_number(text: str) -> str:
    return text.replace('"5990"', "NaN")


def no_row(text: str) -> str:
    return text.replace('{"id": "5990"', '7, {"id": "5990"')


def key_twice_around_the_tables(text: str) -> str:
    return text.rstrip()[:-1] + ', "revision": "0001"}'


def something_behind_it(text: str) -> str:
    return f"{text}\n{{}}"


@pytest.mark.parametrize(
    ("spoilt", "says"),
    [
        (cut_off, "Unterminated string starting at: line 5"),
        (key_twice, '"id" is there twice'),
        (no_number, "NaN is no number"),
        (no_row, "row 5991"),
        (key_twice_around_the_tables, '"revision" is there twice'),
        (something_behind_it, "Extra data: line 6"),
    ],
)
def test_a_fault_far_down_a_long_file_is_told_as_in_a_short_one(
    tmp_path: Path, spoilt: Callable[[str], str], says: str
) -> None:
    file = long_file(tmp_path, 6000)
    file.write_text(spoilt(file.read_text("utf-8")), "utf-8")
    with pytest.raises(FileFaults) as caught:
        read_json(file)
    assert says in "\n".join(caught.value.lines)


def test_signs_that_are_no_text_far_down_are_named_by_their_place(tmp_path: Path) -> None:
    file = long_file(tmp_path, 6000)
    raw = file.read_bytes()
    file.write_bytes(raw[:-3000] + b"\xff" + raw[-3000:])
    with pytest.raises(FileFaults, match=f"position {len(raw) - 3000}"):
        read_json(file)


def test_memory_does_not_grow_with_a_long_file(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        file = long_file(tmp_path, count)
        tracemalloc.start()
        held = read_json(file)
        assert sum(1 for _row in held.tables["note"]) == count
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    few, many = peak(4000), peak(16000)
    assert many < few * 1.5
