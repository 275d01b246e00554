"""The data dictionary: what it says of a column holds of every cell of an export, and of its own examples."""

import csv
from datetime import date, datetime
from pathlib import Path

import pytest
from cli_cases import TODAY, Tl, on_demo

from trustlog.domain.facts.promise import OUTCOMES
from trustlog.domain.limits import GRACE
from trustlog.exchange.csv.cells import parted
from trustlog.exchange.csv.columns import FILES, KINDS
from trustlog.exchange.csv.dictionary import dictionary_rows, type_of
from trustlog.exchange.csv.summary import ABOUT
from trustlog.exchange.csv.values import values_of

Rows = list[dict[str, str]]


@pytest.fixture
def tl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tl:
    return on_demo(tmp_path, monkeypatch, capsys)


def rows_of(folder: Path, name: str) -> Rows:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def assert_fits(file: str, column: str, cell: str) -> None:
    """See that a cell is what the dictionary says of its column."""
    kind = type_of(file, column)
    values = values_of(file, column, kind)
    if cell == "":
        return
    if kind == "day":
        assert 1900 <= date.fromisoformat(cell).year <= 2199
    elif kind == "time":
        assert datetime.fromisoformat(cell).tzinfo is not None
    elif values.words:
        assert values.open or set(parted(cell) if kind == "list" else [cell]) <= set(values.words), (file, column, cell)
    elif kind in ("number", "share"):
        low, high = (values.span.low, values.span.high) if values.span else (0, float("inf"))
        assert low <= float(cell) <= high, (file, column, cell)


def test_every_cell_is_what_the_dictionary_says_of_its_column(tl: Tl, tmp_path: Path) -> None:
    tl.done("export", "csv", "--out", str(tmp_path / "r"))
    filled = 0
    for name in set(FILES) - {"columns"}:
        for row in rows_of(tmp_path / "r", name):
            filled += 1
            for column, cell in row.items():
                assert_fits(name, column, cell)
    assert filled > 1500


def test_every_column_has_an_example_that_fits_unless_it_is_always_empty() -> None:
    for row in dictionary_rows({**FILES, "people": KINDS["people"]}):
        assert_fits(row["file"], row["column"], row["example"])
        assert row["example"] or row["holds"].startswith(("empty", "always empty")), row


def test_words_and_bounds_are_those_of_the_ledger(tl: Tl, tmp_path: Path) -> None:
    tl.done("export", "csv", "--out", str(tmp_path / "r"))
    told = {(row["file"], row["column"]): row for row in rows_of(tmp_path / "r", "columns")}
    assert told["promises", "outcome"]["values"] == ", ".join(OUTCOMES)
    assert told["promises", "grace_days"]["values"] == f"{GRACE.low}-{GRACE.high} days"
    assert told["readings", "estimate"]["values"] == "0-1"
    assert told["dependence", "our_weight"]["values"] == "0-100 percent"
    assert told["moments", "kind"]["values"].endswith(", …")
    assert told["promises", "text"]["values"] == ""
    for row in told.values():  # what stands in one column is not written into another once more
        assert not row["values"] or row["values"] not in row["holds"]


def test_what_the_summary_is_about_is_one_of_those_it_says(tl: Tl, tmp_path: Path) -> None:
    tl.done("export", "csv", "--out", str(tmp_path / "r"))
    assert {row["about"] for row in rows_of(tmp_path / "r", "summary")} == set(ABOUT)


@pytest.mark.parametrize("kind", ["partners", "people", "promises", "moments", "disclosures"])
def test_a_file_of_the_examples_is_imported(tl: Tl, tmp_path: Path, kind: str) -> None:
    """What an example says beside the others may contradict them: only what every import needs is taken."""
    tl.db = tmp_path / "other.db"
    if kind != "partners":
        tl.done("partner", "add", "Quay")
        tl.done("partner", "add", "Mill")
    examples = {row["column"]: row["example"] for row in dictionary_rows({kind: KINDS[kind]})}
    chosen = {column.name: examples[column.name] for column in KINDS[kind] if column.use == "needed"}
    (tmp_path / "f.csv").write_text(f"{','.join(chosen)}\n{','.join(chosen.values())}\n", encoding="utf-8")
    tl.done("import", "csv", str(tmp_path / "f.csv"), "--kind", kind)


def test_examples_are_written_as_the_other_files_of_that_language(tl: Tl, tmp_path: Path) -> None:
    tl.done("export", "csv", "--out", str(tmp_path / "nl"), "--excel", "nl")
    with (tmp_path / "nl" / "columns.csv").open(encoding="utf-8-sig", newline="") as file:
        told = {(row["file"], row["column"]): row["example"] for row in csv.DictReader(file, delimiter=";")}
    day = date.fromisoformat(TODAY).strftime("%d-%m-%Y")
    assert (told["promises", "due_on"], told["readings", "estimate"]) == (day, "0,83")
