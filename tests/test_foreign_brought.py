"""Files of the kinds that are read, with other headings, languages, encodings and quirks than the samples have."""

import csv
import io
import json
import random

import pytest
from cli_cases import Tl
from foreign_cases import EXPECTED, FORMATS, answer_to, faults_of

from trustlog.exchange.foreign.decoding import decoded

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


@pytest.mark.parametrize("name", BROUGHT["csv"])
@pytest.mark.parametrize("seed", range(3))
def test_its_columns_may_stand_in_any_order_and_be_parted_by_other_signs(name, seed):
    expected = BROUGHT["csv"][name]
    if expected["want"].get("refused"):
        pytest.skip("is refused as it is")
    sign = ",;\t"[seed]
    text = decoded((FOLDER / "csv" / name).read_bytes()).text
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=expected["want"]["delimiter"]))
    width = max(map(len, rows))
    order = random.Random(seed).sample(range(width), width)
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=sign, lineterminator="\n").writerows(
        [row[place] for place in order] if len(row) == width else row for row in rows
    )
    want = {**expected["want"], "delimiter": sign, "encoding": "utf-8"}
    assert faults_of(answer_to(out.getvalue()), {**expected, "want": want}) == []


OTHERS = {
    "people of HubSpot without addresses are no companies": "Record ID,First Name,Last Name,Company Name,Website URL,Contact owner,Lifecycle Stage",
    "deals of HubSpot": "Record ID,Deal Name,Company name,Website URL,Deal Stage,Associated Company IDs,Last Activity Date",
    "opportunities of the data loader": "Id,IsDeleted,AccountId,Name,StageName,Amount,CloseDate,OwnerId,SystemModstamp",
    "cases of the data loader": "Id,IsDeleted,CaseNumber,AccountId,Name,Status,OwnerId,SystemModstamp",
    "users of the data loader": "Id,Username,LastName,FirstName,Name,CompanyName,Email,IsActive,CreatedById,SystemModstamp",
    "deals of Zoho": "Record Id,Deal Owner.id,Deal Owner,Deal Name,Amount,Closing Date,Account Name.id,Account Name,Stage,Created Time",
    "activities of Pipedrive without Done": "Activity - Subject,Activity - Due date,Organization - Name,Organization - Address,Organization - ID",
    "people of Pipedrive without addresses": "Person - Name,Person - Phone,Organization - Name,Organization - Address",
    "leads of Pipedrive": "Lead - Title,Person - Name,Person - Organization,Person - Email,Organization - Name",
}


@pytest.mark.parametrize("headings", OTHERS.values(), ids=OTHERS)
def test_a_list_of_something_else_is_never_read_as_what_it_names_beside_it(headings):
    names = headings.split(",")
    answer = answer_to(f"{headings}\n{','.join(f'{name} x@y.example' for name in names)}\n")
    assert (answer["format"], answer["rows"]) == (None, 0)
