"""What `due` lists and what the kept rates count: the report, the workbook and the files say where they differ."""

import csv
from pathlib import Path

import pytest
from cli_cases import TODAY, Tl, on_demo
from openpyxl import load_workbook
from report_cases import Node, read_page, section
from tui_pilot import app_on, settled, shown

from trustlog.tui.widgets.trend_box import TrendBox

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")  # openpyxl drops data bars
FACTS = (
    "partners,direction,text,made_on,due_on\n"
    "acme2,ours,the forecast,2026-10-01,2026-10-30\n"
    "acme2,theirs,the rates,2026-10-01,2026-11-20\n"
    "harbour,ours,the report,2026-09-01,2026-09-10\n"
    "harbour,ours,the cables,2026-10-05,2026-10-29\n"
    "harbour,ours,the plan,2026-10-05,2026-12-24\n"
)


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tl:
    return on_demo(tmp_path, monkeypatch, capsys)


@pytest.fixture
def tl(demo: Tl, tmp_path: Path) -> Tl:
    """Give a ledger of two partners, of whom promises were brought in that are older than their logging."""
    demo.db = tmp_path / "other.db"
    demo.done("partner", "add", "Acme Two", "--handle", "acme2")
    demo.done("partner", "add", "Harbour", "--since", "2025-01-01", "--logged-from", "2026-10-01")
    (tmp_path / "facts.csv").write_text(FACTS, encoding="utf-8")
    demo.done("import", "csv", str(tmp_path / "facts.csv"), "--kind", "promises")
    return demo


def as_csv(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def page_of(tl: Tl, folder: Path) -> Node:
    tl.done("export", "html", "--out", str(folder / "r.html"))
    return read_page(folder / "r.html")


def summary_of(tl: Tl, folder: Path, *words: str) -> dict[str, str]:
    tl.done("export", "csv", "--out", str(folder / "csv"), *words)
    return {row["what"]: row["value"] for row in as_csv(folder / "csv", "summary")}


def test_the_terminal_does_not_say_that_nothing_was_promised_while_something_is_overdue(tl: Tl) -> None:
    assert len(tl.rows("due")["overdue"]) == 3
    rows = {line.split("  ")[0]: line for line in tl.done("trust").out.splitlines()}
    assert "1 settled from before 23 Nov" in rows["Acme Two"]
    assert "0 of 1 kept, 1 open, 1 settled from before 1 Oct" in rows["Harbour"]


def test_what_is_settled_from_before_logging_is_one_number_wherever_it_is_told(tl: Tl) -> None:
    """The estimate rests on it and the counts since do not: neither is said to be all there is."""
    said = tl.done("trust", "acme2").out
    assert "we: 1 settled from before 23 Nov" in said
    assert "Our promises: none yet; 1 settled from before 23 Nov" in said
    assert "missing: Our promises: 1 settled so far." in said
    assert "not counted" not in said
    assert "Our promises: none yet; 1 settled from before 23 Nov" in tl.done("brief", "acme2").out


async def test_no_screen_says_that_there_is_none_where_something_was_settled_before(tl: Tl) -> None:
    """In a narrow column, on the page of a partner and beside its trend as well."""
    app = app_on(str(tl.db))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("2")
        await settled(pilot)
        row = next(line for line in shown(app) if line.startswith("Acme Two"))
        assert "none yet" not in row
        app.open_partner("acme2")
        await settled(pilot)
        ours = next(line for line in shown(app, "#strands") if "Our promises" in line)
        assert "1 settled from before 23 Nov" in ours
        assert app.screen.query_one(TrendBox).strand_words["our_promises"] == "1 earlier"


def test_the_report_says_which_promises_are_in_no_count(tl: Tl, tmp_path: Path) -> None:
    page = page_of(tl, tmp_path)
    tiles = {tile.one("span", class_="title").text: tile for tile in page.one("ul", class_="tiles").each("li")}
    assert tiles["promises overdue"].one("span", class_="number").text == "3"
    assert tiles["promises overdue"].one("span", class_="before").text == "2 of these from before logging began"
    rates = section(page, "rates")
    assert "2 promises are settled that were due before their partner was logged: they are named apart" in rates.text
    rows = {(row[0], row[1]): row[4:] for row in rates.each("details")[0].table()[1:]}
    assert rows["Acme Two", "ours"] == ["1", "none yet; 1 settled from before 23 Nov"]
    assert rows["Harbour", "ours"][0] == "2"
    assert rows["Harbour", "ours"][1].endswith("; 1 settled from before 1 Oct")


def test_a_report_of_what_was_logged_all_along_says_nothing_of_it(demo: Tl, tmp_path: Path) -> None:
    page = page_of(demo, tmp_path)
    assert "before logging began" not in page.text
    assert "from before" not in section(page, "rates").text


def test_the_files_count_them_and_what_is_overdue(tl: Tl, tmp_path: Path) -> None:
    value = summary_of(tl, tmp_path)
    assert (value["ours_overdue"], value["theirs_overdue"], value["overdue_before_logged"]) == ("2", "1", "2")
    assert (value["ours_before_logged"], value["theirs_before_logged"], value["ours_open"]) == ("2", "0", "1")
    rows = as_csv(tmp_path / "csv", "readings")
    for row in rows:
        assert row["before_logged"] == (str(int(row["n"]) - int(row["settled"])) if row["settled"] else "")
    assert [row["before_logged"] for row in rows if row["strand"] == "our_promises"] == ["1", "1"]
    value = summary_of(tl, tmp_path, "--partner", "harbour")
    assert (value["ours_overdue"], value["theirs_overdue"], value["overdue_before_logged"]) == ("1", "0", "0")


def test_the_first_sheet_and_the_portfolio_say_what_is_overdue(tl: Tl, tmp_path: Path) -> None:
    tl.done("export", "xlsx", "--out", str(tmp_path / "r.xlsx"))
    book = load_workbook(tmp_path / "r.xlsx")
    says = {row[1]: row[2] for row in book["Summary"].iter_rows(values_only=True)}
    assert (says["Ours overdue"], says["Theirs overdue"]) == (2, 1)
    assert says["Of those overdue: from before logging began"] == 2
    assert says["Ours settled or lapsed from before logging began, not in the rate above"] == 2
    assert says["Ours open, their day still to come"] == 1
    head, *rows = book["Portfolio"].iter_rows(values_only=True)
    overdue = {row[0]: [row[head.index(f"{side} promises: overdue")] for side in ("Our", "Their")] for row in rows}
    assert overdue == {"Acme Two": [1, 1], "Harbour": [1, 0]}


def test_what_is_private_is_overdue_nowhere(tl: Tl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-11-10")
    tl.done("add", "harbour: private we promise hush by 16 nov")
    monkeypatch.setenv("TRUSTLOG_TODAY", TODAY)
    assert len(tl.rows("due")["overdue"]) == 4
    value = summary_of(tl, tmp_path)
    assert (value["ours_overdue"], value["ours_before_logged"]) == ("2", "2")


def test_on_the_demo_the_summary_agrees_with_due(demo: Tl, tmp_path: Path) -> None:
    value = summary_of(demo, tmp_path)
    listed = [fact["direction"] for fact in demo.rows("due")["overdue"]]
    assert int(value["ours_overdue"]) == listed.count("ours")
    assert int(value["theirs_overdue"]) == listed.count("theirs")


def test_one_of_a_kind_is_named_as_one(tmp_path: Path, monday: str, capsys: pytest.CaptureFixture[str]) -> None:
    one = Tl(tmp_path / "one.db", capsys)
    one.done("partner", "add", "Acme")
    tiles = page_of(one, tmp_path).one("ul", class_="tiles").each("li")
    assert tiles[0].one("span", class_="title").text == "partner in all"
