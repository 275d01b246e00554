"""The workbook for management: every cell as it was given, nothing that is run, nothing private, whole or not there."""

import csv
import io
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from textwrap import wrap
from typing import Any

import pytest
from cli_cases import ROOT, TODAY, Tl, on_demo
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from trustlog.errors import Refused
from trustlog.exchange.csv.columns import FILES
from trustlog.exchange.csv.dictionary import type_of
from trustlog.exchange.csv.values import values_of
from trustlog.exchange.xlsx.headings import HEADINGS, SHEETS, SUGGESTED
from trustlog.exchange.xlsx.write import LONGEST, Column, writing_book
from trustlog.language import _, speak
from trustlog.wording.catalogue import speak_language

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")  # openpyxl drops data bars
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
Books = Callable[..., Path]
RUN = (
    "=1+1", "+1", "-1+2", "@SUM(A1)", "\t=2", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x.example")', "＝3",
    "http://x.example", "mailto:a@x.example", "{=1}", "_x0041_", "1", "1,5", "2026-11-23", "TRUE", "#N/A",
)  # fmt: skip


@pytest.fixture
def tl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tl:
    return on_demo(tmp_path, monkeypatch, capsys)


@pytest.fixture(scope="session")
def kept_books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("books")


@pytest.fixture
def books(tl: Tl, kept_books: Path) -> Books:
    """Give the workbook of the demo's ledger as it is, in a language; it is made once, for it takes a while."""

    def book(language: str = "en") -> Path:
        path = kept_books / f"{language}.xlsx"
        if not path.exists():
            tl.done("export", "xlsx", "--out", str(path), "--lang", language)
        return path

    return book


def read(path: Path) -> dict[str, list[list[Any]]]:
    """Give the cells of each sheet, without those that hold nothing at the end of a row."""
    book = load_workbook(path)
    return {sheet.title: [[_plain(cell.value) for cell in row] for row in sheet.iter_rows()] for sheet in book}


read_once = lru_cache(maxsize=4)(read)


def _plain(value: Any) -> Any:
    return unescape(value) if isinstance(value, str) else value


def as_csv(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_it_has_the_sheets_in_their_order_and_the_same_rows_as_the_files(tl: Tl, books: Books, tmp_path: Path) -> None:
    tl.done("export", "csv", "--out", str(tmp_path / "csv"))
    sheets = read_once(books())
    assert list(sheets) == list(SHEETS.values())
    for name in set(SHEETS) - {"portfolio", "columns"}:
        rows, expected = sheets[SHEETS[name]], as_csv(tmp_path / "csv", name)
        assert len(rows) - 1 == len(expected), name
        shown = [column.name for column in FILES[name] if column.name not in ("fact", "private")]
        assert rows[0] == [HEADINGS[column] for column in shown]
        for cells, row in zip(rows[1:], expected, strict=True):
            for column, cell in zip(shown, cells, strict=True):
                assert_same(name, column, cell, row[column])


def assert_same(name: str, column: str, cell: Any, text: str) -> None:
    """See that a cell of a sheet says what that of the file says, as a value of its type."""
    kind = type_of(name, column)
    if cell is None:
        assert text == ""
    elif kind == "day":
        assert (type(cell), cell.date().isoformat()) == (datetime, text)
    elif kind == "time":
        assert cell == datetime.fromisoformat(text).replace(tzinfo=None, microsecond=cell.microsecond)
    elif kind == "flag":
        assert cell is (text == "true")
    elif kind in ("number", "share"):
        assert cell == pytest.approx(float(text))
    elif kind == "text" and name != "summary" and not words_of(name, column):
        assert cell == text.removeprefix("'")


def words_of(name: str, column: str) -> tuple[str, ...]:
    """Give the codes of a column: a workbook has words in their place."""
    if column in ("their_word", "every", "reason"):
        return (column,)
    return values_of(name, column, type_of(name, column)).words or (("file",) if column == "file" else ())


def test_the_portfolio_has_a_row_a_partner_made_of_its_readings(tl: Tl, books: Books) -> None:
    head, *rows = read_once(books())["Portfolio"]
    by_handle = {row[head.index("Handle")]: dict(zip(head, row, strict=True)) for row in rows}
    listed = tl.rows("partner", "list")
    assert set(by_handle) == {one["handle"] for one in listed}
    for one in listed:
        shown = by_handle[one["handle"]]
        assert (shown["Level"], shown["Target"]) == (one["level"], one["target"])
    reading = tl.done("trust", "elandra", "--json").json
    ours = reading["strands"]["our_promises"]
    assert by_handle["elandra"]["Our promises: estimate"] == pytest.approx(ours["estimate"], abs=0.1)
    assert by_handle["elandra"]["Suggestion"] == SUGGESTED[reading["suggestion"]["action"]]
    assert by_handle["ironwood"]["Our promises: estimate"] is None
    assert by_handle["ironwood"]["Our promises: 80 % band"] is None
    assert by_handle["foxglove"]["Their promises: estimate"] == "unclear"  # as wherever its band is so wide
    theirs = tl.done("trust", "foxglove", "--json").json["strands"]["their_promises"]
    band = f"{round(100 * theirs['low'])}–{round(100 * theirs['high'])} %"
    assert by_handle["foxglove"]["Their promises: 80 % band"] == band
    assert by_handle["ironwood"]["Our promises: n"] == 2


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_portfolio_says_words_and_no_code(tl: Tl, books: Books, tmp_path: Path, language: str) -> None:
    tl.done("export", "csv", "--out", str(tmp_path / "csv"))
    columns = ("partner_trend", "suggestion", "held_by", "gates_closed")
    head, *rows = list(read_once(books(language)).values())[1]
    speak_language(language)
    places = [head.index(_(HEADINGS[column])) for column in columns]
    speak(None)
    said = {row[1]: [row[place] for place in places] for row in rows}
    coded = {row["handle"]: [row[column] for column in columns] for row in as_csv(tmp_path / "csv", "readings")}
    assert said.keys() == coded.keys()
    for handle, codes in coded.items():
        assert [bool(words) for words in said[handle]] == [bool(code) for code in codes], handle
    everything = {word for words in said.values() for cell in words if cell for word in cell.split("; ")}
    assert not [word for word in everything if "_" in word]
    stays, held, early = {
        "en": ("stay", "time at this level", "too early"),
        "nl": ("blijven", "tijd op dit niveau", "te vroeg"),
    }[language]
    assert {stays, held, early} <= everything


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_heading_fits_its_two_lines_and_no_row_touches_the_line_below(books: Books, language: str) -> None:
    for sheet in load_workbook(books(language)):
        assert sheet.sheet_format.defaultRowHeight >= 18
        groups = sheet.column_dimensions.values()  # columns side by side that are as wide are one
        widths = {at: int(group.width) for group in groups for at in range(group.min, group.max + 1)}
        for cell in sheet[1]:
            lines = wrap(cell.value, widths[cell.column] - 2, break_long_words=False)
            assert len(lines) <= 2, (sheet.title, cell.value)
            assert max(map(len, lines)) <= widths[cell.column] - 2, (sheet.title, cell.value)
        assert {cell.alignment.vertical for cell in sheet[2] if cell.value is not None} == {"center"}
    assert max(map(len, HEADINGS.values())) < 30


@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_sheet_shows_a_code(books: Books, language: str) -> None:
    """A code has a line below, or is a word of another language than the sheet's; what people wrote is as it was."""
    sheets = read_once(books(language))
    codes = {"our_promises", "unknown", "big_promises", "scripted", "unscripted", "steady", "notes", "plans"}
    english = {
        "stay",
        "ours",
        "theirs",
        "kept",
        "broken",
        "lapsed",
        "normal",
        "us",
        "them",
        "both",
        "promises",
        "number",
    }
    for title, (_head, *rows) in sheets.items():
        cells = {cell for row in rows for cell in row if isinstance(cell, str)}
        assert not cells & (codes | (english if language == "nl" else set())), title
        if title not in ("Promises", "Moments", "Beloften", "Momenten"):  # what people wrote is in these
            assert not [cell for cell in cells if "_" in cell], title


def test_the_sheet_of_columns_tells_what_the_sheets_have(books: Books) -> None:
    sheets = read_once(books("nl"))
    head, *rows = sheets["Kolommen"]
    assert head == ["Bestand", "Kolom", "Soort", "Waarden", "Bevat"]
    told = [row[:2] for row in rows]
    titles = [title for title in sheets if title not in ("Portefeuille",)]
    assert sorted(told) == sorted([title, heading] for title in titles for heading in sheets[title][0])
    assert ["Beloften", "Richting", "tekst", "van ons; van hen", "wie het beloofde"] in rows
    assert ["Beloften", "Dagen respijt", "getal", "0–31 dagen", "na hoeveel dagen ze verlopen is"] in rows


def test_a_wide_sheet_is_printed_on_pages_that_can_be_read_once(books: Books) -> None:
    book = load_workbook(books())
    assert book["Summary"].page_setup.fitToWidth in (None, 1)
    assert book["Readings"].page_setup.fitToWidth > 1
    assert book["Readings"].print_title_cols == "$A:$A"
    assert {sheet.print_title_rows for sheet in book} == {"$1:$1"}


def about(rate: float | str) -> Any:
    return rate if isinstance(rate, str) else pytest.approx(rate, abs=0.005)


def test_a_sheet_tells_what_changed_since_a_day(tl: Tl, tmp_path: Path) -> None:
    tl.done("partner", "archive", "lumen", "--reason", "it ended")
    tl.done("export", "xlsx", "--out", str(tmp_path / "r.xlsx"), "--since", "2026-08-23")
    sheets = read(tmp_path / "r.xlsx")
    assert list(sheets) == [*list(SHEETS.values())[:2], "Changes", *list(SHEETS.values())[2:]]
    assert ["Export", "Compared with", datetime(2026, 8, 23, 0, 0), None] in sheets["Summary"]
    head, *rows = sheets["Changes"]
    changed = {row[1]: dict(zip(head, row, strict=True)) for row in rows}
    then, now = (
        {one["handle"]: one for one in tl.rows("trust", "--as-of", day)} for day in ("2026-08-23", TODAY)
    )  # fmt: skip
    assert set(changed) == set(then) & set(changed) | {"lumen"}
    foxglove = changed["foxglove"]
    for side in ("our", "their"):
        for one, day in ((then, "23 Aug 2026"), (now, "23 Nov 2026")):
            strand = one["foxglove"]["strands"][f"{side}_promises"]
            rate = "unclear" if strand["high"] - strand["low"] > 0.5 else strand["estimate"]
            assert foxglove[f"{side.capitalize()} promises: estimate, {day}"] == about(rate)
    assert (foxglove["Trend, 23 Aug 2026"], foxglove["Trend, 23 Nov 2026"]) == ("no change", "slipping")
    assert (changed["ironwood"]["New or let go"], changed["ironwood"]["Level, 23 Aug 2026"]) == ("new", None)
    assert (changed["lumen"]["New or let go"], changed["lumen"]["Level, 23 Nov 2026"]) == ("let go", None)
    counts = [one["strands"]["openness"]["counted"] for one in (then["acme"], now["acme"])]
    held = [changed["acme"][f"Openness: share of slots held, {day} 2026"] for day in ("23 Aug", "23 Nov")]
    assert held == [pytest.approx(each["held"] / each["slots"], abs=0.005) for each in counts]


def test_who_did_not_change_is_not_among_the_changes(tl: Tl, tmp_path: Path) -> None:
    tl.db = tmp_path / "other.db"
    tl.done("partner", "add", "Acme", "--since", "2025-01-01", "--logged-from", "2025-01-01")
    tl.done("partner", "add", "Borealis")
    tl.done("partner", "add", "Borealiss", "--since", "2025-01-01")
    tl.done("partner", "merge", "borealiss", "borealis")
    tl.done("export", "xlsx", "--out", str(tmp_path / "r.xlsx"), "--since", "2026-08-23")
    _head, *rows = read(tmp_path / "r.xlsx")["Changes"]
    assert [row[:3] for row in rows] == [["Borealis", "borealis", "new"]]


def test_a_day_to_compare_with_is_an_earlier_one(tl: Tl, tmp_path: Path) -> None:
    said = tl("export", "xlsx", "--out", str(tmp_path / "r.xlsx"), "--since", "today")
    assert (said.status, "is not before the day of the report" in said.refusal) == (2, True)
    assert not (tmp_path / "r.xlsx").exists()


def test_what_was_written_is_counted_in_the_language_spoken(tl: Tl, tmp_path: Path) -> None:
    out = str(tmp_path / "report")
    said = tl.done("export", "csv", "--out", out, "--without", "readings", "--lang", "nl").out
    counts = said.partition(": ")[2].partition(";")[0].split(", ")
    words = [count.partition(" ")[2] for count in counts]
    assert words == [
        "partners",
        "beloften",
        "momenten",
        "mededelingen",
        "niveauwijzigingen",
        "rijen over het samenwerken",
    ]


def test_what_is_left_out_is_named_in_the_line(tl: Tl, tmp_path: Path) -> None:
    said = tl.done("export", "xlsx", "--out", str(tmp_path / "r.xlsx")).out
    assert "; left out: People 25, Promises 10, " in said
    assert said.strip().endswith("see the sheet Left out")


def test_who_has_no_name_is_called_so(tl: Tl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRUSTLOG_USER", "uid0")
    tl.done("export", "xlsx", "--out", str(tmp_path / "r.xlsx"))
    tl.done("export", "html", "--out", str(tmp_path / "r.html"))
    assert ["Export", "Made by", "somebody without a name (uid0)", None] in read(tmp_path / "r.xlsx")["Summary"]
    assert "somebody without a name (uid0), on 23 Nov 2026" in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_headings_are_in_the_language_asked_for(books: Books) -> None:
    sheets = read_once(books("nl"))
    assert list(sheets)[:3] == ["Samenvatting", "Portefeuille", "Metingen"]
    assert sheets["Beloften"][0][:3] == ["Nummer", "Op", "Kortnamen"]
    assert "Gemaakt door" in [row[1] for row in sheets["Samenvatting"]]


def test_it_says_who_made_it_when_and_with_what(tl: Tl, tmp_path: Path) -> None:
    tl.done("export", "xlsx", "--out", str(tmp_path / "r.xlsx"), "--as-of", "2026-09-30")
    says = {(row[0], row[1]): row[2] for row in read(tmp_path / "r.xlsx")["Summary"]}
    assert says["Export", "Made by"] == "demo"
    assert says["Export", "As of"].date() == date(2026, 9, 30)
    assert says["Export", "Made on"].date() == date.fromisoformat(TODAY)
    assert says["Settings", "Settings changed"] == 0
    assert load_workbook(tmp_path / "r.xlsx").properties.creator == "demo"


def test_no_text_is_ever_a_formula_or_a_link(tl: Tl, tmp_path: Path) -> None:
    for number, text in enumerate(RUN):
        tl.done("partner", "add", "--handle", f"p{number}", f"--note={text}", "--", f"{text} Ltd")
        tl.done("add", f"p{number}: they promise {quoted(text)} by fri")
    tl.done("export", "xlsx", "--out", str(tmp_path / "r.xlsx"))
    assert_runs_nothing(tmp_path / "r.xlsx")
    texts = {cell for row in read(tmp_path / "r.xlsx")["Promises"] for cell in row}
    assert {text.strip() for text in RUN} <= texts


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def assert_runs_nothing(path: Path) -> None:
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            body = parts.read(name)
            assert b"<f>" not in body, name
            assert b"<f " not in body, name
            assert b"hyperlink" not in body, name
            assert b"externalLink" not in body, name
    for sheet in load_workbook(path):
        assert [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []


def test_private_facts_are_in_no_sheet_and_counted(tl: Tl, tmp_path: Path) -> None:
    tl.done("add", "acme: we promise zqsecret by fri +private")
    tl.done("export", "xlsx", "--out", str(tmp_path / "r.xlsx"))
    sheets = read(tmp_path / "r.xlsx")
    assert "zqsecret" not in str(sheets)
    assert ["Promises", "private", 1] in sheets["Left out"]


def test_an_export_that_fails_leaves_the_file_that_was_there(tl: Tl, tmp_path: Path) -> None:
    (tmp_path / "r.xlsx").write_bytes(b"mine")
    assert tl("export", "xlsx", "--out", str(tmp_path / "r.xlsx"), "--partner", "nobody").status == 2
    assert (tmp_path / "r.xlsx").read_bytes() == b"mine"
    said = tl("export", "xlsx", "--out", str(tl.db))
    assert said.status == 1
    assert "is the ledger" in said.refusal


CELLS = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**53), 2**53), st.floats(-1e12, 1e12), st.sampled_from(RUN),
    st.text(st.characters(exclude_categories=("Cs",))),
    st.dates(date(1900, 3, 1), date(2199, 12, 31)),
)  # fmt: skip


@given(st.lists(st.tuples(CELLS, CELLS), max_size=6))
@example([(None, "\x1f")])
def test_any_cell_comes_back_as_it_was_given(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[Any, Any]]
) -> None:
    path = tmp_path_factory.mktemp("book") / "b.xlsx"
    columns = [Column("one", "any"), Column("other", "any")]
    with writing_book(str(path), title="t", author="a", made_at=NOW) as (_path, book):
        book.sheet("s", columns).write(rows)
    back = read(path)["s"][1:]
    back += [[None, None]] * (len(rows) - len(back))
    for given_row, read_row in zip(rows, back, strict=True):
        assert [readable(cell) for cell in given_row] == [*map(same, read_row)]
    assert_runs_nothing(path)


def readable(cell: Any) -> Any:
    """Give a cell as it is read: a text without what no such file holds, and with the line ends of XML."""
    if isinstance(cell, str):
        kept = "".join(sign for sign in cell if sign in "\t\n\r" or (sign >= " " and sign not in "\ufffe\uffff"))
        return kept.replace("\r\n", "\n").replace("\r", "\n") or None
    if isinstance(cell, float):
        return pytest.approx(cell)
    return cell


def same(cell: Any) -> Any:
    if isinstance(cell, datetime):
        return cell.date()
    return cell.replace("\r\n", "\n").replace("\r", "\n") if isinstance(cell, str) else cell


@pytest.mark.parametrize("text", ["x" * 40_000, "☂" * 40_000, "😀" * 20_000], ids=["x", "umbrella", "face"])
def test_a_text_too_long_for_a_cell_is_cut_and_counted(tmp_path: Path, text: str) -> None:
    with writing_book(str(tmp_path / "b.xlsx"), title="t", author="a", made_at=NOW) as (_path, book):
        book.sheet("s", [Column("one", "text")]).write([(text,), ("short",)])
        assert book.cut == 1
    cell = read(tmp_path / "b.xlsx")["s"][1][0]
    assert cell.endswith("[…]")
    assert LONGEST - 5 <= len(cell.encode("utf-16-le")) // 2 <= LONGEST


def test_more_rows_than_a_sheet_has_are_refused_and_nothing_is_left(tmp_path: Path) -> None:
    out = tmp_path / "b.xlsx"

    def write() -> None:
        with writing_book(str(out), title="t", author="a", made_at=NOW, most_rows=10) as (_path, book):
            book.sheet("s", [Column("one", "number")]).write((number,) for number in range(10))

    with pytest.raises(Refused):
        write()
    assert list(tmp_path.iterdir()) == []


def test_a_cell_that_the_library_does_not_write_stops_the_export(tmp_path: Path) -> None:
    def write() -> None:
        with writing_book(str(tmp_path / "b.xlsx"), title="t", author="a", made_at=NOW) as (_path, book):
            book.sheet("s", [Column("one", "text")] * 16_385)  # one column more than a sheet has

    with pytest.raises(Refused, match="could not be written"):
        write()
    assert list(tmp_path.iterdir()) == []


def test_every_sheet_has_a_frozen_heading_filters_and_bars(books: Books) -> None:
    book = load_workbook(books())
    assert {sheet.freeze_panes for sheet in book} == {"A2"}
    assert all(sheet.auto_filter.ref for sheet in book)
    bars = [rule.type for found in book["Portfolio"].conditional_formatting for rule in found.rules]
    assert bars == ["dataBar", "dataBar"]


WITHOUT = """
import sys
from importlib.machinery import PathFinder
find = PathFinder.find_spec
PathFinder.find_spec = classmethod(lambda _class, name, *rest: None if name == "xlsxwriter" else find(name, *rest))
from trustlog.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


def test_without_the_library_it_is_one_line_that_names_the_extra(tl: Tl, tmp_path: Path) -> None:
    command = [sys.executable, "-c", WITHOUT, "--db", str(tl.db), "export", "xlsx", "--out", str(tmp_path / "r.xlsx")]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    said = [line for line in done.stderr.splitlines() if "as if today" not in line]
    assert (done.returncode, len(said), "trustlog[files]" in said[0]) == (1, 1, True)
    assert not (tmp_path / "r.xlsx").exists()


@pytest.mark.foreign
def test_libreoffice_reads_what_openpyxl_reads(tl: Tl, tmp_path: Path) -> None:
    program = shutil.which("soffice")
    if program is None:
        if os.environ.get("TRUSTLOG_REQUIRE_ALL") == "1":
            pytest.fail("LibreOffice is not installed, and all tests must run")
        pytest.skip("LibreOffice is not installed")
    for number, text in enumerate(RUN):
        tl.done("partner", "add", "--handle", f"p{number}", "--", f"{text} Ltd")
        tl.done("add", f"p{number}: they promise {quoted(text)} by fri")
    tl.done("export", "xlsx", "--out", str(tmp_path / "r.xlsx"))
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    subprocess.run(
        [program, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", every_sheet,
         "--outdir", str(tmp_path / "out"), str(tmp_path / "r.xlsx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    for title, rows in read(tmp_path / "r.xlsx").items():
        text = (tmp_path / "out" / f"r-{title}.csv").read_text(encoding="utf-8")
        converted = list(csv.reader(io.StringIO(text, newline="")))
        assert len(converted) == len(rows), title
        texts = [[cell for cell in row if isinstance(cell, str)] for row in rows]
        for kept, row in zip(texts, converted, strict=True):
            assert set(kept) <= set(row), title
