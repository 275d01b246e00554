"""Firms of a CRM are known by the ids that they have there, in each other list of it, whatever they are called here."""

import pytest
from cli_cases import Tl
from foreign_cases import answer_to

LISTS = {
    "hubspot": (
        "Record ID,Company name,Company Domain Name,Company owner,Last Activity Date\n9001,Acme Holding,acme.example,S,\n",
        "Record ID,First Name,Last Name,Email,Lifecycle Stage,Lead Status,Associated Company IDs (Primary)\n"
        "151,Jo,Low,jo@gmail.com,Lead,New,9001\n",
        "Record ID,Task Title,Task Type,Task Status,Due date,Associated Company IDs\n71,Send it,To-do,Not started,2026-12-04,9001\n",
    ),
    "salesforce": (
        "Account ID,Account Name,Website,Account Owner,Billing City\n0015g00000aBcDe,Acme Holding,,S,\n"
        "0015g00000aBcDE,Other,,S,\n",
        "Id,IsDeleted,AccountId,LastName,FirstName,Email,OwnerId\n"
        "0035g00000aBcDeAAK,false,0015g00000aBcDeAAK,Low,Jo,jo@gmail.com,0055\n",
        "Id,WhoId,AccountId,Subject,ActivityDate,Status,IsClosed\n"
        "00T5g00000XyZ01AAA,0035,0015g00000aBcDeAAK,Send it,2026-12-04,Not Started,false\n",
    ),
    "zoho": (
        "Record Id,Account Name,Website,Account Owner.id,Created Time\nzcrm_9,Acme Holding,,zcrm_1,2026-02-01 10:00:00\n",
        "Record Id,First Name,Last Name,Email,Account Name.id,Created Time,Contact Owner.id\n"
        "zcrm_15,Jo,Low,jo@gmail.com,zcrm_9,2026-02-01 10:00:00,zcrm_1\n",
        "Record Id,Task Owner.id,Subject,Due Date,Status,Related To.id,Created Time\n"
        "zcrm_71,zcrm_1,Send it,2026-12-04,Not Started,zcrm_9,2026-02-01 10:00:00\n",
    ),
}


@pytest.mark.parametrize("program", LISTS)
def test_people_and_tasks_are_of_the_firm_whose_id_stands_beside_them(tmp_path, monkeypatch, capsys, program):
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-11-27")
    tl = Tl(tmp_path / "tl.db", capsys)
    files = [tmp_path / name for name in ("firms.csv", "people.csv", "tasks.csv")]
    for file, text in zip(files, LISTS[program], strict=True):
        file.write_text(text)
    assert tl.rows("import", str(files[0]))["partners"][0]["do"] == "write"
    tl.done("partner", "edit", "acme-holding", "name=Acme")
    (jo,) = tl.rows("import", str(files[1]))["people"]
    assert (jo["do"], jo["name"], jo["partner"]) == ("write", "Jo Low", "acme-holding")
    (task,) = tl.rows("import", str(files[2]))["proposals"]
    assert (task["do"], task["title"], task["partners"]) == ("propose", "Send it", ["acme-holding"])


def test_a_meeting_of_several_firms_is_of_all_of_them():
    headings = "Record ID,Meeting name,Meeting start time,Meeting end time,Meeting outcome,Associated Company IDs,Associated Company"
    row = "31,Review,2026-11-12 14:05,2026-11-12 15:05,Completed,1;2,Meridiaan Zorg;\u00dcbersee Kaffee"
    (found,) = answer_to(f"{headings}\n{row}\n")["proposals"]
    assert (found["do"], set(found["partners"])) == ("propose", {"meridiaan", "uebersee"})
