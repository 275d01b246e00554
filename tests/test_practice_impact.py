"""What a partnership changes: four areas, of which the empty ones show, each line with what shows it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from cli_cases import Tl
from desk_cases import open_at
from garden_planted import planted
from practice_cases import its_turn

from trustlog.desk.partners import partner
from trustlog.desk.practice import part_named
from trustlog.domain.facts.impact import AREAS
from trustlog.domain.impact import read_area

ASKED = "What does it change, for the organisation, clients, employees and society? Once a year."


@pytest.fixture
def tl(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    monday: None,
) -> Tl:
    """Give a ledger with a partner at level 3, in a file or on PostgreSQL."""
    monkeypatch.setenv("TRUSTLOG_USER", "kim")
    is_file = getattr(request, "param", "sqlite") == "sqlite"
    place: Any = tmp_path / "ledger.db" if is_file else request.getfixturevalue("server").new_ledger()
    tl = Tl(place, capsys)
    tl.done("partner", "add", "Acme", "--level", "3", "--since", "2026-01-05", "--logged-from", "2026-01-05")
    return tl


@pytest.mark.parametrize("tl", ["sqlite", "postgresql"], indirect=True)
def test_empty_areas_are_as_visible_as_the_others(tl: Tl) -> None:
    said = tl.done("impact", "acme", "soc", "light", "in", "twelve", "schools", "--evidence", "letter of the council")
    assert said.out == (
        "#1  acme: Mon 23 Nov 2026 impact for society: light in twelve schools (shown by: letter of the council)\n"
    )
    tl.done("impact", "acme", "employees", "no night shifts", "--on", "2026-03-01")
    assert tl.done("impact", "acme").out.splitlines() == [
        "The organisation: nothing yet · what can the organisations do by now that they could not?",
        "Clients: nothing yet · what do their clients, or ours, notice of it?",
        "Employees",
        "  #2 Sun 1 Mar: no night shifts",
        "Society",
        "  #1 Mon 23 Nov: light in twelve schools (shown by: letter of the council)",
    ]
    shown = tl.rows("impact", "acme", "show")
    assert (list(shown["areas"]), shown["empty"]) == (list(AREAS), ["organisation", "clients"])
    assert [line["evidence"] for line in shown["areas"]["society"]] == ["letter of the council"]
    assert tl.rows("impact", "acme", "--as-of", "2026-11-22")["empty"] == ["organisation", "clients", "society"]
    tl.done("undo")
    assert tl.rows("impact", "acme")["areas"]["employees"] == []


def turn_day(tl: Tl) -> str:
    ledger = open_at(tl.db.parent, date(2026, 11, 23), me="kim")
    day = its_turn(partner(ledger, "acme"), date(2026, 8, 1), "impact")
    ledger.close()
    return day.isoformat()


def test_it_is_asked_said_and_asked_no_more(tl: Tl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRUSTLOG_TODAY", turn_day(tl))
    before = tl.done("brief", "acme").out
    assert ASKED in before
    assert ASKED in tl.done("review").out
    tl.done("impact", "acme", "clients", "one number to call")
    after = tl.done("brief", "acme").out
    assert "Impact for clients: one number to call; nothing yet for the organisation, employees, society" in after
    assert ASKED not in after
    assert ASKED not in tl.done("review").out
    tl.done("undo")
    assert tl.done("brief", "acme").out == before
    tl.done("impact", "acme", "clients", "one number to call", "--on", "2025-01-05")
    assert "For the organisation nothing is written yet: what can the organisations" in tl.done("brief", "acme").out


def test_a_step_to_the_top_says_what_is_changed(tl: Tl) -> None:
    def before() -> str:
        said = tl.done("level", "acme", "up", "--reason", "we both want it").out.lower()
        tl.done("undo")
        return said

    assert "impact: nothing is written yet" in before()
    tl.done("impact", "acme", "society", "quiet streets")
    assert "impact for society; nothing yet for the organisation, clients, employees" in before()
    for area in AREAS:
        tl.done("impact", "acme", area, "more of it")
    assert "impact for the organisation, clients, employees, society\n" in before()


def test_it_is_edited_found_and_written_for_management(tl: Tl, tmp_path: Path) -> None:
    tl.done("impact", "acme", "clients", "one number")
    tl.done("impact", "acme", "clients", "nobody knows", "--private")
    tl.done("edit", "1", "area=society", "evidence=calls in May", "text=one number to call")
    assert [hit["number"] for hit in tl.rows("search", "calls")] == [1]
    tl.done("export", "csv", "--out", str(tmp_path / "report"))
    rows = (tmp_path / "report" / "impacts.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 2
    assert rows[1].endswith(",society,one number to call,calls in May")
    assert "impacts,private,1" in (tmp_path / "report" / "left_out.csv").read_text(encoding="utf-8-sig")


def test_a_private_one_is_its_authors(tl: Tl, monkeypatch: pytest.MonkeyPatch) -> None:
    tl.done("impact", "acme", "clients", "one number", "--private")
    assert "one number" in tl.done("impact", "acme").out
    assert "one number" not in tl.done("brief", "acme").out
    monkeypatch.setenv("TRUSTLOG_USER", "raj")
    assert "one number" not in tl.done("impact", "acme").out


def test_a_garden_has_impact_of_its_own(tl: Tl) -> None:
    ledger = open_at(tl.db.parent, date(2026, 11, 23), me="kim")
    planted(ledger, "acme")
    ledger.close()
    tl.done("impact", "harbour", "society", "quiet streets")
    shown = tl.rows("impact", "harbour")
    assert (shown["garden"], shown["partner"], len(shown["areas"]["society"])) == ("harbour", None, 1)
    assert "quiet" not in tl.done("impact", "acme").out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("moon", "light"), "organisation, clients, employees, society"),
        (("clients",), "text cannot be empty"),
        (("clients", "one number", "--on", "2027-01-01"), "to come"),
        (("show", "--evidence", "x"), "leave the options out"),
    ],
)
def test_what_cannot_be_is_refused(tl: Tl, words: tuple[str, ...], says: str) -> None:
    said = tl("impact", "acme", *words)
    assert said.status == 2
    assert says in said.refusal
    assert tl.rows("log", "acme") == []


def test_the_form_offers_the_area_that_is_empty_or_unheard_of_for_longest(tl: Tl) -> None:
    ledger = open_at(tl.db.parent, date(2026, 11, 23), me="kim")
    acme, part = partner(ledger, "acme"), part_named("impact")
    assert part.form is not None
    assert part.write is not None
    offered = []
    for _line in range(5):
        fields = {field.name: field.value for field in part.form(ledger, acme)}
        offered.append(fields["area"])
        part.write(ledger, acme, fields | {"text": "more of it"})
    assert offered == [*AREAS, "organisation"]
    assert part.state(ledger, acme, ledger.today) == "something for all four"
    ledger.close()


@pytest.mark.parametrize("area", AREAS)
def test_an_area_is_known_by_its_beginning(area: str) -> None:
    assert read_area(area[:3].upper()) == area
