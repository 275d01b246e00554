"""Files of the kinds that are read, with other headings, languages, encodings and quirks than the samples have."""

import json

import pytest
from cli_cases import Tl
from foreign_cases import EXPECTED, FORMATS, answer_to, faults_of

FOLDER = FORMATS / "brought"
BROUGHT = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
FILES = [(folder, name) for folder, files in BROUGHT.items() for name in files]
WHO_AND_WHEN = ("--me", "sanne@partnerdesk.example", "--zone", "Europe/Amsterdam", "--from", "2026-01-01")


@pytest.fixture
def tl(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("TRUSTLOG_TODAY", EXPECTED["context"]["today"])
    monkeypatch.setenv("TRUSTLOG_USER", "sanne")
    tl = Tl(tmp_path / "tl.db", capsys)
    for partner in EXPECTED["context"]["partners"]:
        tl.done("partner", "add", partner["name"], "--handle", partner["handle"])
        tl.done("partner", "edit", partner["handle"], f"domains={','.join(partner['domains'])}")
    return tl


@pytest.mark.parametrize(("folder", "name"), FILES)
def test_a_file_of_a_known_kind_reads_as_it_should(tl, folder, name):
    expected = BROUGHT[folder][name]
    if expected["want"].get("refused"):
        refusal = tl("import", str(FOLDER / folder / name), "--dry-run").refusal
        assert "deals" in refusal
        return
    answer = tl.rows("import", str(FOLDER / folder / name), "--dry-run", *WHO_AND_WHEN)
    assert (answer["sure"], faults_of(answer, expected)) == ("certain", [])


def test_calendars_put_behind_each_other_with_different_zones_are_read_at_home_and_say_so():
    one = "BEGIN:VCALENDAR\nX-WR-TIMEZONE:{zone}\nBEGIN:VEVENT\nUID:{zone}\nSUMMARY:x\nDTSTART:20261112T100000\nATTENDEE:mailto:a@meridiaanzorg.example\nEND:VEVENT\nEND:VCALENDAR\n"
    both = one.format(zone="America/New_York") + one.format(zone="Asia/Tokyo")
    found = answer_to(both)["proposals"]
    assert [(row["start"], "zone" in row["assumed"]) for row in found] == [("2026-11-12T10:00", True)] * 2
