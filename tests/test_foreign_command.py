"""`import FILE --dry-run` says what a file is and what would become of each record, and writes nothing."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from cli_cases import ROOT, Tl
from foreign_cases import EXPECTED, FORMATS, SAMPLES, among_the_samples, faults_of

KEYS = {
    "": {"file", "format", "sure", "why", "encoding", "delimiter", "dates", "rows", "partners", "people", "proposals", "facts", "counts"},
    "partners": {"row", "do", "why", "name", "handle", "domains", "same_as", "note"},
    "people": {"row", "do", "why", "name", "given", "family", "partner", "organisation", "department", "role", "emails", "phones", "note"},
    "proposals": {
        "row", "do", "why", "kind", "title", "start", "end", "minutes", "partners", "people", "left_out", "note", "initiative", "direction",
        "due_on", "brought_id", "assumed",
    },
    "counts": {"written", "updated", "left_aside", "refused", "proposed", "asked"},
}  # fmt: skip
WHO_AND_WHEN = ("--me", "sanne@partnerdesk.example", "--zone", "Europe/Amsterdam", "--from", "2026-01-01")


@pytest.fixture
def tl(tmp_path, monkeypatch, capsys):
    return among_the_samples(tmp_path, monkeypatch, capsys)


@pytest.mark.parametrize(("folder", "name"), SAMPLES)
def test_a_sample_reads_as_expected_in_the_shape_agreed(tl, folder, name):
    expected = EXPECTED[folder][name]
    for person in expected.get("known", ()):
        tl.done("person", "add", person["partner"], person["name"], "--email", person["email"])
    file = str(FORMATS / folder / name)
    history = tl.rows("history")
    answer = tl.rows("import", file, "--dry-run", *WHO_AND_WHEN)
    assert faults_of(answer, expected) == []
    assert set(answer) == KEYS[""]
    assert answer["file"] == file
    for kind in ("partners", "people", "proposals"):
        assert all(set(row) == KEYS[kind] for row in answer[kind])
    assert set(answer["counts"]) == KEYS["counts"]
    assert sum(answer["counts"].values()) == sum(
        len(answer[kind]) for kind in ("partners", "people", "proposals", "facts")
    )
    assert tl.rows("history") == history


def test_what_a_terminal_shows_is_what_the_file_is_and_a_line_for_each_record(tl):
    shown = tl.done("import", str(FORMATS / "csv" / "hubspot-contacts.csv"), "--dry-run").out.splitlines()
    assert shown[0].startswith(
        "contacts of HubSpot (hubspot-contacts), certain: the headings are those of hubspot-contacts: Record ID"
    )
    assert shown[1] == "4 records: 3 to write, 1 left aside"
    assert shown[2] == "     2  write  Anneke de Vries-Jansen (meridiaan)"
    assert shown[-1] == "     5  leave aside  –: without a name"


@pytest.mark.parametrize(
    "words",
    [
        ("import", "--dry-run", "FILE"),
        ("import", "--dry-run", "--as", "vcard", "FILE"),
        ("import", "file", "FILE", "--dry-run"),
        ("import", "vcf", "FILE", "--dry-run"),
    ],
)
def test_the_file_may_stand_anywhere(tl, tmp_path, words):
    file = tmp_path / "cards"
    file.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:A B\nEMAIL:a@northgate.example\nEND:VCARD\n")
    answer = tl.rows(*(str(file) if word == "FILE" else word for word in words))
    assert (answer["format"], answer["people"][0]["do"]) == ("vcard", "write")


def test_what_nobody_knows_is_refused_and_names_the_way_out(tl, tmp_path):
    file = tmp_path / "file.csv"
    file.write_text("a,b\n1,2\n")
    said = tl("import", str(file), "--dry-run")
    assert (said.status, "--as FORMAT" in said.refusal) == (1, True)
    assert tl("import", str(file), "--dry-run", "--as", "zoho-accounts").status == 1
    assert tl("import", str(file), "--dry-run", "--as", "nothing").status == 2
    assert tl("import", str(tmp_path / "gone"), "--dry-run").status == 1


def test_days_that_may_be_read_two_ways_are_asked_about(tl, tmp_path):
    file = tmp_path / "agenda.csv"
    heading = "Subject,Start Date,Start Time,End Date,End Time,All day event,Reminder on/off,Private,Categories"
    file.write_text(f"{heading}\nOverleg Meridiaan,3/4/2026,10:00,3/4/2026,11:00,False,False,False,\n")
    asked = tl.done("import", str(file), "--dry-run")
    assert "--dates day_first or --dates month_first" in asked.err
    assert [row["why"] for row in tl.rows("import", str(file), "--dry-run")["proposals"]] == ["ambiguous"]
    for order, day in (("day_first", "2026-04-03T10:00"), ("month_first", "2026-03-04T10:00")):
        answer = tl.rows("import", str(file), "--dry-run", "--dates", order)
        assert [row["start"] for row in answer["proposals"]] == [day]


@pytest.mark.parametrize(
    ("option", "value"),
    [("--zone", "Nowhere/At all"), ("--me", "nobody"), ("--from", "yesteryear"), ("--dates", "backwards")],
)
def test_a_value_that_cannot_be_is_refused(tl, option, value):
    said = tl("import", str(FORMATS / "vcf" / "broken.vcf"), "--dry-run", option, value)
    assert (said.status, said.out) == (2, "")


def test_a_file_of_refusals_alone_is_refused(tl, tmp_path):
    file = tmp_path / "broken.ics"
    file.write_text("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nDTSTART:never\nEND:VEVENT\nEND:VCALENDAR\n")
    said = tl("import", str(file), "--dry-run")
    assert (said.status, "could be read" in said.err, "it cannot be read" in said.out) == (1, True, True)


def test_our_own_commands_are_as_they_were(tl, tmp_path):
    file = Path(tmp_path / "people.csv")
    file.write_text("partner,name\nnorthgate,Zoë\n")
    assert "1 person would be added" in tl.done("import", "csv", str(file), "--kind", "people", "--dry-run").out
    assert tl.rows("import", str(file), "--dry-run", "--as", "csv")["people"][0]["do"] == "write"
    assert tl("import").status == 2


def test_days_named_backwards_are_refused(tl):
    words = (
        "import",
        str(FORMATS / SAMPLES[0][0] / SAMPLES[0][1]),
        "--dry-run",
        "--from",
        "2026-12-01",
        "--to",
        "2026-11-01",
    )
    said = tl(*words)
    assert (said.status, said.out) == (2, "")
    assert "the second is the earlier one" in said.err


def test_the_counts_add_up_to_how_many_there_are_in_all(tl, tmp_path):
    """A series is one record and many meetings; what waits for an answer and what waits nowhere have a word each."""
    said = tl.done("import", str(FORMATS / "ics" / "recurring-exdate-and-moved.ics"), "--dry-run").out.splitlines()
    assert said[1] == "3 records, 6 in all, as one may be several: 5 to propose, 1 left aside"
    said = tl.done("import", str(FORMATS / "ics" / "internal-and-free-mail.ics"), "--dry-run").out.splitlines()
    doubtful = sum("  doubtful  " in line for line in said)
    assert doubtful > 0
    assert f"{doubtful} doubtful" in said[1]
    tl.db = tmp_path / "empty.db"
    said = tl.done("import", str(FORMATS / "csv" / "google-contacts.csv"), "--dry-run").out.splitlines()
    assert said[1] == "4 records: 1 to write, 2 not placed, 1 left aside"
    assert sum("  not placed  " in line for line in said) == 2


def test_a_firm_that_may_be_there_already_is_said_to_be_left_out_and_what_to_do(tl, tmp_path):
    tl.db = tmp_path / "empty.db"  # the file's own firms are alike
    said = tl.done("import", str(FORMATS / "csv" / "hubspot-companies.csv"), "--dry-run").out
    assert "1 firm is not written: it may be one that is a partner here" in said
    assert "not placed  Meridiaan Zorg (meridiaan-zorg-bv): it may be there already" in said


def test_what_waits_is_said_with_the_command_that_shows_it(tl):
    file = str(FORMATS / "csv" / "salesforce-activities-report.csv")
    said = tl.done("import", file, *WHO_AND_WHEN)
    waiting = len(tl.rows("proposals"))
    assert "  proposed  " in said.out
    assert "  propose  " not in said.out
    assert f"{waiting} meetings and tasks wait for an answer, and are no facts before: `trustlog proposals`" in said.err
    assert "wait" not in tl.done("import", file, *WHO_AND_WHEN).err
    tl.done("undo")
    assert tl("import", file, *WHO_AND_WHEN, "--json").err == ""


@pytest.mark.parametrize(
    "words",
    [
        ("import", "vcf/apple-3.0-grouped.vcf", "--dry-run"),
        ("import", "ics/teams-description.ics", "--dry-run"),
        ("import", "csv/hubspot-contacts.csv", "--dry-run", "--mapping", "old"),
        ("import", "csv", "csv/hubspot-contacts.csv", "--kind", "partners", "--map", "First Name=name", "--dry-run"),
        ("import", "json", "expected.json", "--dry-run"),
        ("partner", "merge", "a", "b", "--dry-run"),
        ("person", "merge", "a", "b", "--dry-run"),
        ("proposals", "accept", "1", "--dry-run"),
        ("share", "acme", "--dry-run"),
        ("import", "csv/hubspot-contacts.csv", "--map", "a=b"),
    ],
)
def test_a_dry_run_leaves_no_ledger_where_none_was(words, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-11-23")
    monkeypatch.setenv("TRUSTLOG_USER", "sanne")
    tl = Tl(tmp_path / "new" / "ledger.db", capsys)
    given = [str(FORMATS / word) if (FORMATS / word).is_file() else word for word in words]
    tl(*given)
    assert list(tmp_path.iterdir()) == []


def test_import_alone_asks_for_a_file_first(tl):
    said = tl("import")
    assert (said.status, "name a file, as in `trustlog import contacts.vcf`, or one of csv" in said.refusal) == (
        2,
        True,
    )


@pytest.mark.foreign
def test_at_a_terminal_nothing_is_asked_where_there_is_nothing_to_write(tl):
    file = str(FORMATS / "csv" / "hubspot-contacts.csv")
    tl.done("import", file)
    mine, theirs = os.openpty()
    command = [sys.executable, "-m", "trustlog", "--db", str(tl.db), "import", file]
    env = {**os.environ, "TERM": "dumb", "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=env) as program:
        os.close(theirs)
        said = b""
        with suppress(OSError):  # the terminal is gone with the program
            while read := os.read(mine, 4096):
                said += read
    os.close(mine)
    assert program.returncode == 0
    assert b"There is nothing of it to write." in said
    assert b"Write this?" not in said
