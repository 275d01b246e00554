import csv
import re
from pathlib import Path

import pytest
from cli_cases import TODAY, Tl
from hypothesis import given
from hypothesis import strategies as st

from trustlog.exchange.csv.cells import DELIMITERS, RUN_SIGNS, harmless, joined, parted, plain
from trustlog.exchange.csv.columns import FILES, names
from trustlog.exchange.csv.read import read_sheet
from trustlog.exchange.csv.write import Style, write_table

SIGNS = ["'", *RUN_SIGNS, "a", " ", "\n", ";", "\\", '"', "1"]
TEXTS = st.text(alphabet=st.sampled_from(SIGNS), max_size=8) | st.text()


@given(TEXTS)
def test_every_text_comes_back_as_it_was(text: str) -> None:
    assert plain(harmless(text)) == text


@given(TEXTS)
def test_no_cell_begins_with_a_sign_that_runs(text: str) -> None:
    assert not harmless(text).startswith(RUN_SIGNS)


@given(TEXTS)
def test_texts_that_do_not_run_stay_as_they_are(text: str) -> None:
    if not text.startswith((*RUN_SIGNS, "'")) and not any(sign in text for sign in DELIMITERS):
        assert harmless(text) == text


@given(TEXTS)
def test_no_part_that_another_delimiter_cuts_off_begins_with_a_sign_that_runs(text: str) -> None:
    for delimiter in DELIMITERS:
        for part in harmless(text).split(delimiter)[1:]:
            assert not part.lstrip('"').startswith(RUN_SIGNS) or delimiter == part


@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize("sign", RUN_SIGNS)
def test_what_follows_a_delimiter_within_a_text_is_guarded(delimiter: str, sign: str) -> None:
    for inner in (f"a{delimiter}{sign}1", f'a{delimiter}"{sign}1"', f"a{delimiter}'{sign}1", f"{delimiter}{sign}"):
        made = harmless(inner)
        assert f"{delimiter}'" in made
        assert plain(made) == inner
    assert harmless(f"a{delimiter}b") == f"a{delimiter}b"
    assert harmless(f"a{delimiter} {sign}b").startswith(f"a{delimiter} ")


@pytest.mark.parametrize("written", [",", ";", "\t"])
@pytest.mark.parametrize("read", [",", ";", "\t"])
def test_a_file_split_at_any_delimiter_runs_nothing(tmp_path: Path, written: str, read: str) -> None:
    hostile = ["=1+1", "a;=1", "a,=1", "a\t=1", 'a;"=1"', "a\n=1", "a\r\n@x", "x;-2,+3\t＝4", "a;;=1", "'=1;'=2"]
    row = {**dict.fromkeys(names(FILES["partners"])), "handle": "acme"}
    rows = [{**row, "name": text, "note": other} for text in hostile for other in hostile]
    file = tmp_path / "partners.csv"
    write_table(file, "partners", rows, Style(written, bom=False))
    with file.open(encoding="utf-8", newline="") as opened:
        cells = [cell for line in csv.reader(opened, delimiter=read) for cell in line]
    assert not [cell for cell in cells if cell.startswith(RUN_SIGNS)]
    raw = file.read_text(encoding="utf-8")
    assert not [cell for cell in re.split(r"[;,\t\r\n]", raw) if cell.lstrip('"').startswith(RUN_SIGNS[:4])]
    back = read_sheet(file, "partners").rows
    assert [(one.cells["name"], one.cells["note"]) for one in back] == [(one["name"], one["note"]) for one in rows]


def test_the_quote_is_the_one_that_spreadsheets_know() -> None:
    assert harmless("=1+1") == "'=1+1"
    assert plain("'=1+1") == "=1+1"
    assert harmless("'=1") == "''=1"
    assert plain("'tis the season") == "'tis the season"
    assert harmless("＝1") == "'＝1"


@given(st.lists(st.text(alphabet="ab;\\'= ", min_size=1).map(str.strip).filter(bool)))
def test_names_in_one_cell_come_back(names: list[str]) -> None:
    assert parted(joined(names)) == names


def test_names_and_reasons_that_share_a_cell_of_an_export_run_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRUSTLOG_TODAY", TODAY)
    tl, back = Tl(tmp_path / "ledger.db", capsys), Tl(tmp_path / "back.db", capsys)
    tl.done("partner", "add", "Acme")
    for name in ("=Ann", "+Bob", "Cid;@Dee"):
        tl.done("person", "add", "acme", name)
    tl.done("add", 'acme: lunch with "=Ann", "+Bob" and "Cid;@Dee"; we promise drafts by fri')
    for day, reason in (("sat", "-ill"), ("30 nov", "=late")):
        tl.done("move", "2", day, "--reason", reason)
    tl.done("export", "csv", "--out", str(tmp_path / "out"))
    for file in ("moments", "promises"):
        raw = (tmp_path / "out" / f"{file}.csv").read_text(encoding="utf-8-sig")
        assert not [part for part in re.split(r"[;,\r\n]", raw) if part.lstrip('"').startswith(RUN_SIGNS)]
        (row,) = csv.DictReader(raw.splitlines())
        cell = {"moments": ("people", "'+Bob;'=Ann;Cid\\;'@Dee"), "promises": ("move_reasons", "'-ill;'=late")}[file]
        assert row[cell[0]] == cell[1]
    for file in ("partners", "moments", "promises"):
        back.done("import", "csv", str(tmp_path / "out" / f"{file}.csv"), "--kind", file)
    assert back.rows("log")[-1]["people"] == tl.rows("log")[-1]["people"] == ["+Bob", "=Ann", "Cid;@Dee"]
    for words, reason in (("ill", "-ill"), ("late", "=late")):
        assert [row["reason"] for row in back.rows("search", words)] == [reason]
