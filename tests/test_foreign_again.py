"""A file that comes again, or says something twice, adds nothing; what cannot be read of it is said."""

import pytest
from cli_cases import Tl

FIRMS = "Nr;Naam;Site\n7;Northgate;\n8;Up;up.example\n"
FIRM_COLUMNS = ("--kind", "partners", "--map", "Nr=id", "--map", "Naam=name", "--map", "Site=domains")


@pytest.fixture
def tl(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-11-23")
    return Tl(tmp_path / "tl.db", capsys)


@pytest.fixture
def firms(tmp_path):
    file = tmp_path / "firms.csv"
    file.write_text(FIRMS)
    return str(file)


def test_a_blank_that_is_filled_makes_no_empty_domain(tl, firms):
    tl.done("import", firms, *FIRM_COLUMNS)
    tl.done("partner", "edit", "up", "domains=")
    tl.done("import", firms, *FIRM_COLUMNS)
    assert tl.rows("partner", "show", "up")["domains"] == ["up.example"]


def test_a_record_of_an_archived_partner_is_left_aside_whatever_its_name_is_now(tl, firms):
    tl.done("import", firms, *FIRM_COLUMNS)
    tl.done("partner", "edit", "up", "name=Upper")
    tl.done("partner", "archive", "up", "--reason", "gone")
    up = tl.rows("import", firms, *FIRM_COLUMNS)["partners"][1]
    assert (up["do"], up["why"], up["same_as"]) == ("skip", "duplicate", "up")
    assert [partner["handle"] for partner in tl.rows("partner", "list", "--archived")].count("up-2") == 0
