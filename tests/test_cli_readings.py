"""What the command line says of readings, whichever way it is asked."""

from pathlib import Path

import pytest
from cli_cases import TODAY, Tl, on_demo


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tl:
    return on_demo(tmp_path, monkeypatch, capsys)


def test_all_partners_are_read_as_each_alone_is(demo: Tl) -> None:
    demo.done("add", "acme: private lunch with jane")
    listed = demo.rows("trust")
    assert len(listed) > 10
    for reading in listed:
        assert reading == demo.rows("trust", reading["handle"])
    assert {reading["handle"]: reading["private_facts"] for reading in listed if reading["private_facts"]} == {
        "acme": 1
    }
    met = {reading["handle"]: reading["strands"]["time"]["counted"]["last"] for reading in listed}
    assert met["acme"] == {"on": TODAY, "kind": "lunch", "people": ["Jane Doe"]}
    suggested = demo.rows("suggestions")
    assert all(reading in listed for reading in suggested)


def test_the_people_of_either_of_two_moments_of_the_last_day_are_told(demo: Tl) -> None:
    demo.done("add", "acme: lunch with jane")
    demo.done("add", "acme: call")
    last = demo.rows("trust", "acme")["strands"]["time"]["counted"]["last"]
    assert last == {"on": TODAY, "kind": "lunch", "people": ["Jane Doe"]}


def test_before_a_partner_is_logged_its_counts_have_not_begun(demo: Tl) -> None:
    demo.done("partner", "add", "Fern", "--logged-from", "2026-06-01", "--since", "2026-01-01")
    before, after = (demo.done("trust", "fern", "--as-of", day).out for day in ("2026-05-31", "2026-06-01"))
    assert "  Logged from Mon 1 Jun 2026\n" in before
    assert "Counted since" not in before
    assert "  Counted since Mon 1 Jun 2026\n" in after


def test_an_archived_partner_is_said_to_be_and_since_when(demo: Tl) -> None:
    demo.done("partner", "archive", "acme", "--reason", "contract ended")
    says = "archived since Mon 23 Nov 2026"
    for words in (("trust", "acme"), ("brief", "acme"), ("partner", "show", "acme")):
        assert says in " ".join(demo.done(*words).out.split()), words
        assert "archived" not in demo.done(*words, "--as-of", "2026-11-22").out, words
    assert f"{says}: contract ended" in demo.done("partner", "show", "acme").out
    assert demo.rows("trust", "acme")["archived_on"] == "2026-11-23"
    assert demo.rows("trust", "acme", "--as-of", "2026-11-22")["archived_on"] is None


def test_before_the_first_answer_facts_are_counted_in_the_row_and_on_the_page(demo: Tl) -> None:
    demo.done("partner", "add", "Fern", "--since", "2026-11-02")
    demo.done("add", "fern: lunch 3d; coffee yesterday; we promise a by fri; they promise b by fri; they shared c /2")
    row = next(line for line in demo.done("trust").out.splitlines() if line.startswith("Fern"))
    together = "met 2 × in 4 weeks, last Sun 22 Nov · told us 1 thing, we none"
    assert f"First answer after about six settled promises · {together}" in row
    assert "too early" not in row
    page = demo.done("trust", "fern").out
    assert f"  they: 1 open · we: 1 open · {together}\n" in page
    assert "(n = 0)" not in page.partition("missing")[0]
    known = demo.done("trust", "elandra").out
    assert "First answer" not in known


def test_of_one_side_alone_the_other_is_counted(demo: Tl) -> None:
    demo.done("partner", "add", "Fern", "--since", "2026-01-01")
    demo.done("partner", "edit", "fern", "logged_from=2026-01-01")
    for month in (3, 5, 7, 9):
        number = demo.rows("add", f"fern: we promise thing {month} by 2026-12-0{month}")[0]["number"]
        demo.done("edit", str(number), f"on=2026-0{month}-01", f"due=2026-0{month}-09")
        demo.done("keep", str(number), "--on", f"2026-0{month}-08")
    lines = demo.done("trust", "fern").out.splitlines()
    theirs = next(line for line in lines if line.startswith("  Their promises"))
    assert theirs.split()[:4] == ["Their", "promises", "none", "yet"]
    assert any(line.startswith("  Our promises") and "%" in line for line in lines)
