import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustlog.errors import FileFaults, Refused, WordsError
from trustlog.exchange.csv.columns import FILES, as_markdown, names
from trustlog.exchange.csv.promises import PromiseRow
from trustlog.exchange.csv.read import mapping_of, read_sheet, refuse
from trustlog.exchange.csv.rows import typed
from trustlog.exchange.csv.write import Style, cell, style, write_folder, write_table

TODAY = date(2026, 11, 23)
DOCS = Path(__file__).parent.parent / "docs" / "csv.md"


def rows_of(path: Path, text: str | bytes, kind: str) -> list[Any]:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    rows, _, faults = typed(read_sheet(path, kind), kind, TODAY)
    refuse(faults)
    return list(rows)


def faults_of(path: Path, text: str | bytes, kind: str) -> list[str]:
    with pytest.raises(FileFaults) as caught:
        rows_of(path, text, kind)
    return caught.value.lines


def a_row(kind: str, **cells: Any) -> dict[str, Any]:
    return {**dict.fromkeys(names(FILES[kind])), **cells}


def test_the_documented_columns_are_the_columns() -> None:
    assert DOCS.read_text(encoding="utf-8").endswith(as_markdown())


def test_files_follow_rfc_4180_with_a_byte_order_mark(tmp_path: Path) -> None:
    file = tmp_path / "partners.csv"
    write_table(file, "partners", [a_row("partners", handle="a", name='Say "hi", Ltd', note="two\nlines")], Style())
    raw = file.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfhandle,name,")
    assert raw.count(b"\r\n") == 2
    assert b'"Say ""hi"", Ltd"' in raw
    assert b'"two\nlines"' in raw
    write_table(file, "partners", [], Style(";", bom=False))
    assert file.read_bytes().startswith(b"handle;name;")


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0")), min_size=2, max_size=2))
def test_any_text_survives_the_file(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    file = tmp_path_factory.mktemp("csv") / "partners.csv"
    for delimiter in (",", ";", "\t"):
        row = a_row("partners", handle="x", name=texts[0], note=texts[1])
        write_table(file, "partners", [row], Style(delimiter))
        (back,) = read_sheet(file, "partners").rows
        assert back.cells["name"] == texts[0]
        assert back.cells["note"] == texts[1]


def test_values_are_written_in_one_way() -> None:
    moves = [{"on": "2026-11-02", "from": "2026-11-06", "to": "2026-11-20"}]
    assert cell(moves, "moves") == "2026-11-02:2026-11-06>2026-11-20"
    assert [cell(one) for one in (None, True, False, 3, 0.25, ["a", "b;c"], [])] == [
        "", "true", "false", "3", "0.25", "a;b\\;c", "",
    ]  # fmt: skip


def test_other_delimiters_are_refused() -> None:
    assert style("tab") == Style("\t")
    with pytest.raises(WordsError, match="cannot separate"):
        style("||")


def test_a_folder_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    folder = tmp_path / "out"

    def filling(text: str) -> Callable[[Path], None]:
        def fill(waiting: Path) -> None:
            (waiting / "partners.csv").write_text(text)

        return fill

    def fails(waiting: Path) -> None:
        (waiting / "partners.csv").write_text("half")
        raise OSError(28, "No space left on device")

    with pytest.raises(Refused, match="No space left on device; nothing was changed there"):
        write_folder(folder, fails)
    assert list(tmp_path.iterdir()) == []
    write_folder(folder, filling("one"))
    (folder / "mine.txt").write_text("stays")
    with pytest.raises(Refused):
        write_folder(folder, fails)
    assert (folder / "partners.csv").read_text() == "one"
    write_folder(folder, filling("two"))
    assert {one.name: one.read_text() for one in folder.iterdir()} == {"partners.csv": "two", "mine.txt": "stays"}
    with pytest.raises(Refused, match="is a file"):
        write_folder(folder / "mine.txt", fails)
    with pytest.raises(Refused, match="cannot be written"):
        write_folder(folder / "mine.txt" / "below", fails)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_delimiter_mark_and_line_ends_are_told_by_the_file(
    tmp_path: Path, delimiter: str, bom: bytes, end: str
) -> None:
    lines = (("Name", "NOTE", "odd"), ("Åcme", '"a, b; c"', "1"))
    text = "".join(delimiter.join(line) + end for line in lines) + end
    (row,) = rows_of(tmp_path / "f.csv", bom + text.encode(), "partners")
    assert (row.name, row.note, row.line) == ("Åcme", "a, b; c", 2)


@pytest.mark.parametrize("raw", ["name\nCafé\n".encode("latin-1"), "name\nAcme\n".encode("utf-16")])
def test_other_encodings_are_refused_in_one_line(tmp_path: Path, raw: bytes) -> None:
    (fault,) = faults_of(tmp_path / "f.csv", raw, "partners")
    assert "UTF-8" in fault
    assert "try again" in fault


def test_what_is_no_csv_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "f.csv"
    assert "empty" in faults_of(file, "", "partners")[0]
    assert "line 2" in faults_of(file, 'name\n"open', "partners")[0]
    assert "partner, name are missing" in faults_of(file, "a,b\n", "people")[0]
    assert "there twice" in faults_of(file, "name,Name\nx,y\n", "partners")[0]
    with pytest.raises(FileFaults, match="cannot be read"):
        read_sheet(tmp_path / "none.csv", "partners")
    with pytest.raises(FileFaults, match="cannot be read"):
        read_sheet(tmp_path, "partners")


def test_columns_are_mapped(tmp_path: Path) -> None:
    file = tmp_path / "f.csv"
    file.write_text("Account,name,x\nAcme,ignored,1\n")
    sheet = read_sheet(file, "partners", mapping_of(["Account=name"]))
    assert next(iter(sheet.rows)).cells == {"name": "Acme"}
    assert sheet.ignored == ("name", "x")
    for wrong in (["Account"], ["=name"], ["a=name", "a=note"]):
        with pytest.raises(WordsError):
            mapping_of(wrong)
    for mapping in ({"Nope": "name"}, {"Account": "nope"}, {"Account": "name", "x": "name"}):
        with pytest.raises(WordsError):
            read_sheet(file, "partners", mapping)


def test_all_faults_are_reported_by_line(tmp_path: Path) -> None:
    text = (
        "partners,direction,text,made_on,due_on,stake,private\n"
        "acme,sideways,send it,2026-11-01,2026-02-31,huge,maybe\n"
        'acme,ours,"two\nlines",2026-11-01,,,\n'
        "acme,ours,short\n"
        ",ours,,2026-12-24,,,\n"
        "a;b,ours,x,,,,\n"
    )
    faults = faults_of(tmp_path / "f.csv", text, "promises")
    assert [fault.split(":")[0] for fault in faults] == ["line 2"] * 4 + ["line 5"] + ["line 6"] * 3 + ["line 7"] * 2
    assert "2026-02-31" in "".join(faults)


def test_a_promise_row_reads_every_column(tmp_path: Path) -> None:
    text = (
        "partners;direction;text;made_on;due_on;outcome;closed_on;satisfied;entered_late;moves;stake;grace_days\n"
        "acme;theirs;'=sum;2026-10-01;2026-10-20;kept;2026-10-19;no;1;2026-10-02:2026-10-10>2026-10-20;BIG;3\n"
    )
    (row,) = rows_of(tmp_path / "f.csv", text, "promises")
    assert isinstance(row, PromiseRow)
    assert (row.ours, row.text, row.outcome, row.satisfied, row.entered_late) == (False, "=sum", "kept", False, True)
    assert (row.stake, row.grace_days, row.moves[0].to_on) == ("big", 3, date(2026, 10, 20))


def test_moments_and_disclosures_are_checked(tmp_path: Path) -> None:
    file = tmp_path / "f.csv"
    moments = "partners,kind,on,minutes,counts_as,people\n"
    good = "acme;beta,koffie,2026-11-20,45,,Jane;Jim\nacme,sauna,2026-11-20,,joint,\n"
    rows = rows_of(file, moments + good, "moments")
    assert [(row.kind, row.counts_as, row.people) for row in rows] == [
        ("coffee", "unscripted", ("Jane", "Jim")),
        ("sauna", "joint", ()),
    ]
    for wrong in ("sauna,2026-11-20,,,", "lunch,2026-11-24,,,", "lunch,2026-11-20,1441,,", ",today,,,"):
        assert faults_of(file, moments + "acme," + wrong + "\n", "moments")
    told = "partners,direction,topic,on,depth,missed\n"
    rows = rows_of(file, told + "acme,ours,margins,2026-11-20,,\nacme,theirs,layoffs,2026-11-20,,true\n", "disclosures")
    assert [(row.depth, row.missed) for row in rows] == [(2, False), (None, True)]
    for wrong in ("acme,ours,x,2026-11-20,9,", "acme,ours,x,2026-11-20,2,yes", "acme,ours,,2026-11-20,,"):
        assert faults_of(file, told + wrong + "\n", "disclosures")


def test_the_file_is_what_the_csv_module_reads(tmp_path: Path) -> None:
    file = tmp_path / "left_out.csv"
    write_table(file, "left_out", [{"file": "promises", "reason": "private", "count": 2}], Style())
    assert list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig")))) == [
        ["file", "reason", "count"],
        ["promises", "private", "2"],
    ]
