"""CSV as a Dutch, German or English spreadsheet opens it, with a summary first and a dictionary last."""

import csv
import json
import os
import re
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from cli_cases import ROOT, TODAY, Tl, on_demo
from hypothesis import given
from hypothesis import strategies as st

from trustlog.exchange.csv.cells import plain
from trustlog.exchange.csv.columns import FILES
from trustlog.exchange.csv.dictionary import type_of
from trustlog.exchange.csv.write import style, write_table

SIGNS = {"nl": (";", ",", "%d-%m-%Y"), "de": (";", ",", "%d.%m.%Y"), "en": (",", ".", "%Y-%m-%d")}
IMPORTED = ("partners", "promises", "moments", "disclosures")


@pytest.fixture
def tl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tl:
    return on_demo(tmp_path, monkeypatch, capsys)


def cells(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def read_as(language: str, kind: str, text: str) -> str:
    """Give the cell that ISO days and decimal points would have had."""
    _delimiter, point, day = SIGNS[language]
    if kind == "day" or (kind == "any" and re.fullmatch(r"\d\d[-.]\d\d[-.]\d{4}", text)):
        return datetime.strptime(text, day).date().isoformat() if text else ""
    return text.replace(point, ".") if kind in ("number", "share", "any") else text


@pytest.mark.parametrize("language", SIGNS)
def test_every_cell_of_every_file_says_the_same_as_without(tl: Tl, tmp_path: Path, language: str) -> None:
    tl.done("export", "csv", "--out", str(tmp_path / "iso"))
    tl.done("export", "csv", "--out", str(tmp_path / language), "--excel", language)
    assert {path.stem for path in (tmp_path / language).iterdir()} == set(FILES)
    for name in FILES:
        path = tmp_path / language / f"{name}.csv"
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        as_written = [
            {column: read_as(language, type_of(name, column), text) for column, text in row.items()}
            for row in cells(path, SIGNS[language][0])
        ]
        assert as_written == cells(tmp_path / "iso" / f"{name}.csv"), name


def test_days_of_the_summary_are_days_of_that_language_too(tl: Tl, tmp_path: Path) -> None:
    tl.done("export", "csv", "--out", str(tmp_path / "nl"), "--excel", "nl", "--from", "2026-07-01")
    says = {row["what"]: row["value"] for row in cells(tmp_path / "nl" / "summary.csv", ";")}
    assert [says[what] for what in ("made_on", "as_of", "from", "to")] == ["23-11-2026", "23-11-2026", "01-07-2026", ""]


@pytest.mark.parametrize("language", SIGNS)
def test_our_own_import_understands_what_such_a_spreadsheet_opens(tl: Tl, tmp_path: Path, language: str) -> None:
    tl.done("export", "csv", "--out", str(tmp_path / "iso"))
    tl.done("export", "csv", "--out", str(tmp_path / language), "--excel", language)
    for name in IMPORTED:
        iso, said = (
            tl.rows("import", str(tmp_path / folder / f"{name}.csv"), "--dry-run") for folder in ("iso", language)
        )
        assert (said["format"], said["sure"], said["counts"]["refused"]) == ("csv", "certain", 0)
        for part in ("partners", "people", "facts", "counts", "rows"):
            assert said[part] == iso[part], (name, part)


@given(
    st.sampled_from(sorted(SIGNS)), st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    st.floats(allow_nan=False, allow_infinity=False), st.text(st.characters(exclude_categories=("Cs",))),
)  # fmt: skip
def test_any_value_comes_back(
    tmp_path_factory: pytest.TempPathFactory, language: str, day: date, number: float, text: str
) -> None:
    path = tmp_path_factory.mktemp("excel") / "summary.csv"
    rows = [{"about": text, "what": "day", "value": day, "n": 1}, {"about": "", "what": "", "value": number, "n": None}]
    write_table(path, "summary", rows, style(excel=language))
    delimiter, point, written = SIGNS[language]
    first, second = cells(path, delimiter)
    assert plain(first["about"]) == text
    assert datetime.strptime(first["value"], written).date() == day
    assert float(second["value"].replace(point, ".")) == number


def test_another_language_is_refused_and_a_named_delimiter_stands_above_it(tl: Tl, tmp_path: Path) -> None:
    said = tl("export", "csv", "--out", str(tmp_path / "x"), "--excel", "fr")
    assert (said.status, "fr" in said.refusal, "nl, de, en" in said.refusal) == (2, True, True)
    assert not (tmp_path / "x").exists()
    tl.done("export", "csv", "--out", str(tmp_path / "x"), "--excel", "nl", "--delimiter", "tab", "--no-bom")
    assert (tmp_path / "x" / "summary.csv").read_bytes().startswith(b"about\twhat\tvalue\tn\r\n")


def test_the_summary_stands_first_and_adds_up_to_what_the_files_hold(tl: Tl, tmp_path: Path) -> None:
    said = tl.rows("export", "csv", "--out", str(tmp_path / "r"))
    assert next(iter(FILES)) == "summary"
    rows = {(row["about"], row["what"]): row for row in cells(tmp_path / "r" / "summary.csv")}
    value = {key: row["value"] for key, row in rows.items()}
    assert (value["export", "made_by"], value["export", "made_on"], value["export", "as_of"]) == ("demo", TODAY, TODAY)
    readings = [row for row in cells(tmp_path / "r" / "readings.csv") if row["strand"] == "our_promises"]
    for trend in ("building", "steady", "slipping", "unknown"):
        assert int(value["partners", f"trend_{trend}"]) == sum(row["partner_trend"] == trend for row in readings)
    assert int(value["partners", "all"]) == len(readings)
    assert sum(int(value["levels", f"level_{level}"]) for level in range(1, 6)) == len(readings)
    settled = sum(int(row["settled"]) for row in readings)
    kept = sum(int(row["on_time"]) for row in readings)
    assert int(rows["promises", "ours_on_time"]["n"]) == settled
    assert float(value["promises", "ours_on_time"]) == pytest.approx(kept / settled, abs=0.0001)
    left_out = sum(int(count) for (about, _what), count in value.items() if about == "left_out")
    assert left_out == sum(row["count"] for row in said["left_out"])


def test_what_is_too_early_is_empty_beside_its_number(tl: Tl, tmp_path: Path) -> None:
    tl.done("partner", "add", "Newcomer")
    tl.done("export", "csv", "--out", str(tmp_path / "r"), "--partner", "newcomer")
    readings = cells(tmp_path / "r" / "readings.csv")
    assert [(row["n"], row["estimate"], row["low"], row["high"]) for row in readings] == [("0", "", "", "")] * 4
    shares = [row for row in cells(tmp_path / "r" / "summary.csv") if row["n"]]
    assert [(row["value"], row["n"]) for row in shares] == [("", "0")] * 4


def test_the_dictionary_has_every_column_and_names_stand_beside_handles(tl: Tl, tmp_path: Path) -> None:
    tl.done("export", "csv", "--out", str(tmp_path / "r"))
    told = [(row["file"], row["column"]) for row in cells(tmp_path / "r" / "columns.csv")]
    written = []
    for name in FILES:
        with (tmp_path / "r" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            written += [(name, column) for column in next(csv.reader(file))]
    assert told == written
    called = {row["handle"]: row["name"] for row in cells(tmp_path / "r" / "partners.csv")}
    for row in cells(tmp_path / "r" / "promises.csv"):
        assert row["partner_names"] == ";".join(called[handle] for handle in row["partners"].split(";"))


MEASURED = """
import json, resource, sys
from datetime import UTC, datetime
from trustlog.exchange.xlsx.write import Column, writing_book
used = {}
for rows in (20_000, 100_000):
    with writing_book(sys.argv[1], title="t", author="a", made_at=datetime(2026, 11, 23, tzinfo=UTC)) as (_path, book):
        sheet = book.sheet("s", [Column("one", "number"), Column("other", "text")])
        sheet.write((number, f"what was promised the {number}th time") for number in range(rows))
    used[rows] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps(used))
"""


def test_a_workbook_of_five_times_the_rows_takes_no_more_memory(tmp_path: Path) -> None:
    command = [sys.executable, "-c", MEASURED, str(tmp_path / "b.xlsx")]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    out = subprocess.run(command, env=env, check=True, capture_output=True, text=True).stdout
    used = {int(rows): peak for rows, peak in json.loads(out).items()}
    assert used[100_000] - used[20_000] < 8 * 1024  # kB: less than the texts alone would take


def test_the_summary_leaves_empty_what_no_reading_was_made_for(tl: Tl, tmp_path: Path) -> None:
    """An empty cell says that it was not counted, and 0 would say that there is none."""
    found = []
    for words in ((), ("--without", "readings")):
        tl.done("export", "csv", "--out", str(tmp_path / "out"), *words)
        rows = cells(tmp_path / "out" / "summary.csv")
        found.append({(row["about"], row["what"]): (row["value"], row["n"]) for row in rows})
    read, unread = found
    about_readings = {
        *(one for one in read if one[1].startswith(("suggestion_", "trend_"))),
        *(
            ("promises", f"{side}_{what}")
            for side in ("ours", "theirs")
            for what in ("on_time", "open", "before_logged")
        ),
        *((strand, "slots_held") for strand in ("time", "openness")),
    }
    assert all(unread[what] == ("", "") for what in about_readings)
    assert all(read[what] != ("", "") for what in about_readings)
    assert unread.items() - read.items() == {(what, ("", "")) for what in about_readings}


def test_a_folder_called_like_a_file_is_refused_unless_it_is_there(tl: Tl, tmp_path: Path) -> None:
    said = tl("export", "csv", "--out", str(tmp_path / "week.csv"))
    assert said.status == 2
    assert "is a folder of files, and week.csv is called like one" in said.refusal
    assert not (tmp_path / "week.csv").exists()
    (tmp_path / "week.csv").mkdir()
    tl.done("export", "csv", "--out", str(tmp_path / "week.csv"))
