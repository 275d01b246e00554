"""A table that nobody knows is read by a mapping of its columns, which can be kept under a name."""

import pytest
from cli_cases import Tl

TABLE = (
    "Rapport\n\nNr;Naam;Firma;Adres;Wachtwoord\n7;Ann Lee;Northgate;ann@northgate.example;hunter2\n8;;Northgate;;x\n"
)
MAP = ("--kind", "people", "--map", "Nr=id", "--map", "Naam=name", "--map", "Firma=partner", "--map", "Adres=email")


@pytest.fixture
def tl(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-11-27")
    tl = Tl(tmp_path / "tl.db", capsys)
    tl.done("partner", "add", "Northgate")
    return tl


@pytest.fixture
def table(tmp_path):
    file = tmp_path / "people.csv"
    file.write_text(TABLE)
    return str(file)


def test_mapped_columns_are_read_and_no_other(tl, table):
    dry = tl.done("import", table, *MAP, "--dry-run", "--json")
    assert "hunter2" not in dry.out
    assert [(row["do"], row["name"], row["emails"]) for row in dry.json["people"]] == [
        ("write", "Ann Lee", ["ann@northgate.example"]),
        ("skip", None, []),
    ]
    assert tl.rows("person", "list", "northgate") == []
    assert tl.rows("import", table, *MAP)["counts"]["written"] == 1
    assert tl.rows("import", table, *MAP)["counts"]["written"] == 0


def test_a_mapping_is_kept_under_a_name_and_read_by_it(tl, table):
    tl.done("import", table, *MAP, "--map-as", "OldCRM")
    columns = {"Nr": "id", "Naam": "name", "Firma": "partner", "Adres": "email"}
    assert tl.rows("import", "mappings") == [{"name": "oldcrm", "kind": "people", "columns": columns}]
    assert tl.rows("import", table, "--mapping", "oldcrm")["people"][0]["why"] == "duplicate"
    (person,) = tl.rows("person", "list", "northgate")
    assert (person["brought_from"], person["brought_id"]) == ("table:oldcrm", "7")
    who = tl.rows("history")[0]["by"]
    said = tl.done("import", "mappings", "--drop", "OldCRM").out
    assert said == f"oldcrm, kept by {who}, is forgotten; what was read by it stays, and undo brings it back\n"
    assert tl("import", table, "--mapping", "oldcrm").status == 1
    again = tl("import", "mappings", "--drop", "oldcrm")
    assert (again.status, again.refusal.count("`trustlog import mappings` lists")) == (1, 1)
    tl.done("undo")
    assert len(tl.rows("import", "mappings")) == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--kind", "people", "--map", "Naam=name"), "partner/email"),
        (("--kind", "people", "--map", "Naam=colour"), "colour"),
        (("--kind", "birds", "--map", "Naam=name"), "partners, people, moments, notes, promises"),
        (("--map", "Naam=name"), "--kind is one of"),
        (("--kind", "partners", "--map", "Name=name"), "Naam"),
        (("--mapping", "a", "--map", "Naam=name"), "--mapping says all"),
    ],
)
def test_a_mapping_that_cannot_be_is_refused_in_one_line(tl, table, words, says):
    said = tl("import", table, *words)
    assert (said.status, says in said.refusal) == (2, True), said


def test_mapped_moments_and_promises_are_proposed_and_notes_written(tl, tmp_path):
    file = tmp_path / "what"
    file.write_text("When,What,Who,Long\n13/11/2026,Lunch,Northgate,90 min\n")
    columns = ("--map", "When=on", "--map", "Who=partner")
    (row,) = tl.rows("import", str(file), "--kind", "moments", *columns, "--map", "What=text", "--map", "Long=minutes")[
        "proposals"
    ]
    assert (row["do"], row["start"], row["minutes"], row["partners"]) == ("propose", "2026-11-13", 90, ["northgate"])
    done = tl.rows("import", str(file), "--kind", "notes", *columns, "--map", "What=note")
    assert [(fact["fact"], fact["note"], fact["on"]) for fact in done["facts"]] == [("note", "Lunch", "2026-11-13")]
    assert [fact["note"] for fact in tl.rows("log")] == ["Lunch"]


def test_where_no_mapping_is_kept_that_is_said(tl):
    assert tl.done("import", "mappings").out.startswith("No mapping is kept yet; --map-as NAME keeps one")
    assert tl.rows("import", "mappings") == []
