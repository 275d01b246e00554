"""Fit: why us, and what we both think about; asked once a year."""

from datetime import date
from pathlib import Path

import pytest
from cli_cases import Tl

SAID = "Why us: we finish what we begin"
ASKS = "Why us, and what do we both think about? Once a year."


@pytest.fixture
def tl(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, monday: None) -> Tl:
    """Give a ledger with a partner of whom it is this question's turn."""
    monkeypatch.setenv("TRUSTLOG_USER", "kim")
    tl = Tl(tmp_path / "ledger.db", capsys)
    tl.done("partner", "add", "Acme", "--logged-from", "2026-10-15")  # the sixth week since then
    return tl


def test_it_is_asked_said_and_asked_no_more(tl: Tl) -> None:
    before = tl.done("brief", "acme").out
    assert ASKS in before
    assert SAID not in before
    said = tl.done("fit", "acme", "we finish what we begin", "--both", "repair, not replace")
    assert said.out == (
        "#1  acme: Mon 23 Nov 2026 why us: we finish what we begin; we both think about repair, not replace\n"
    )
    after = tl.done("brief", "acme").out
    assert SAID in after
    assert "We both think about: repair, not replace" in after
    assert ASKS not in after
    assert SAID not in tl.done("brief", "acme", "--as-of", "2026-11-22").out
    tl.done("undo")
    assert tl.done("brief", "acme").out == before


def test_it_is_shown_found_edited_and_written_for_management(tl: Tl, tmp_path: Path) -> None:
    tl.done("fit", "acme", "we", "listen", "--on", "fri")
    tl.done("fit", "acme", "we finish what we begin")
    assert tl.done("fit", "acme").out.splitlines() == [f"{SAID} (Mon 23 Nov)", "Why us: we listen (Fri 20 Nov)"]
    assert tl.done("fit", "acme", "show", "--as-of", "2026-11-21").out == "Why us: we listen (Fri 20 Nov)\n"
    assert [fit["why_us"] for fit in tl.rows("fit", "acme")["fits"]] == ["we finish what we begin", "we listen"]
    tl.done("edit", "1", "both_think=time", "why_us=we listen well")
    assert [hit["number"] for hit in tl.rows("search", "well")] == [1]
    tl.done("export", "csv", "--out", str(tmp_path / "report"))
    rows = (tmp_path / "report" / "fit.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[1].endswith(",kim,we listen well,time")


def test_a_private_one_is_its_authors(tl: Tl, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    tl.done("fit", "acme", "we finish what we begin", "--private")
    assert SAID in tl.done("fit", "acme").out
    assert SAID not in tl.done("brief", "acme").out
    assert ASKS in tl.done("brief", "acme").out  # which is read for nobody in particular
    assert ASKS not in tl.done("practice", "acme").out  # who said it is not asked again
    tl.done("export", "csv", "--out", str(tmp_path / "report"))
    assert "begin" not in (tmp_path / "report" / "fit.csv").read_text(encoding="utf-8-sig")
    monkeypatch.setenv("TRUSTLOG_USER", "somebody")
    assert tl.done("fit", "acme").out == "Nobody has said yet why we are right.\n"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((" ",), "why_us cannot be empty"),
        (("--both", "time"), "why_us"),
        (("we listen", "--on", "2027-01-01"), "to come"),
    ],
)
def test_what_says_nothing_is_refused(tl: Tl, words: tuple[str, ...], says: str) -> None:
    said = tl("fit", "acme", *words)
    assert said.status == 2
    assert says in said.refusal
    assert tl.rows("fit", "acme")["fits"] == []


def test_the_form_says_it_again_as_it_was(tl: Tl) -> None:
    from desk_cases import open_at

    from trustlog.desk.partners import partner
    from trustlog.desk.practice import part_named

    tl.done("fit", "acme", "we listen", "--both", "time", "--on", "2026-11-01")
    ledger = open_at(tl.db.parent, date(2026, 11, 23), me="kim")
    acme, part = partner(ledger, "acme"), part_named("fit")
    assert part.form is not None
    assert part.write is not None
    assert [(field.name, field.value) for field in part.form(ledger, acme)] == [
        ("why_us", "we listen"), ("both_think", "time"),
    ]  # fmt: skip
    part.write(ledger, acme, {"both_think": "time and trust"})
    assert part.shown(ledger, acme, ledger.today)[:2] == [
        "Why us: we listen (Mon 23 Nov)", "We both think about: time and trust",
    ]  # fmt: skip
