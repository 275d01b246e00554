"""A task that its program says the creation of is promised on that day, as far as nobody says otherwise."""

import json
from pathlib import Path

import pytest
from cli_cases import Tl

ROOT = Path(__file__).parent / "formats"
HUBSPOT = "Record ID,Task Title,Task Status,Task Type,Due date,{heading},Associated Company\n71,Send the quote,Not started,To-do,{due},{created},Acme\n"
ZOHO = (
    "Record Id,Task Owner.id,Task Owner,Subject,Due Date,Related To.id,Related To,Status,Created Time,Closed Time\n"
    "zcrm_71,zcrm_1,Sanne,Send the quote,{due},zcrm_9,Acme,Not Started,{created} 09:30:00,\n"
)
LOADER = (
    '"Id","WhoId","Subject","ActivityDate","Status","OwnerId","AccountId","Account Name","TaskSubtype","CreatedDate"\n'
    '"00T5g00000XyZ01AAA","0035","Send the quote","{due}","Not Started","0055g","0015","Acme","Task",'
    '"{created}T09:30:00.000Z"\n'
)
REPORT = (
    '"Date","Activity Type","Activity ID","Subject","Contact","Assigned","Company / Account","Task","Status",'
    '"Created Date"\n"{due}","Task","00T5","Send the quote","","Sanne","Acme","1","Open","{created}"\n'
)
PIPEDRIVE = (
    "Activity - Subject,Activity - Type,Activity - Due date,Activity - Done,Activity - ID,Activity - Organization,"
    "Activity - Add time\nSend the quote,Task,{due},To do,903,Acme,{created} 09:30:00\n"
)
TODO = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\nBEGIN:VTODO\r\nUID:t1\r\nSUMMARY:Send Acme the quote\r\n"
    "CREATED:{stamp}T093000Z\r\nDUE;VALUE=DATE:{due_stamp}\r\nEND:VTODO\r\nEND:VCALENDAR\r\n"
)
FILES = {
    "hubspot": HUBSPOT.replace("{heading}", "Create date"),
    "hubspot-nl": HUBSPOT.replace("{heading}", "Aanmaakdatum"),
    "zoho": ZOHO,
    "salesforce": LOADER,
    "report": REPORT,
    "pipedrive": PIPEDRIVE,
    "ics": TODO,
}


@pytest.fixture
def tl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tl:
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-11-23")
    call = Tl(tmp_path / "tl.db", capsys)
    call.done("partner", "add", "Acme", "--since", "2026-01-01", "--logged-from", "2026-01-01")
    return call


def proposed(tl: Tl, folder: Path, text: str, created: str, due: str) -> dict[str, object]:
    """Bring a task in that was created on a day and is due on another; return what is proposed of it."""
    file = folder / "tasks"
    days = {"stamp": created.replace("-", ""), "due_stamp": due.replace("-", "")}
    file.write_text(text.format(created=created, due=due, **days), encoding="utf-8")
    tl.done("import", str(file))
    (proposal,) = tl.rows("proposals")
    return proposal


@pytest.mark.parametrize("name", FILES)
def test_a_task_is_promised_on_the_day_it_was_created(tl: Tl, tmp_path: Path, name: str) -> None:
    proposal = proposed(tl, tmp_path, FILES[name], "2026-11-02", "2026-12-04")
    assert proposal["due_on"] == "2026-12-04"
    assert not {"made_on", "created_on"} & set(proposal), "nobody said when it was promised"
    assert "created there on Mon 2 Nov 2026" in " ".join(tl.done("proposals").out.split())
    said = tl.done("proposals", "accept", str(proposal["number"]), "--partner", "acme")
    (fact,) = tl.rows("log")
    assert (fact["made_on"], fact["due_on"], fact["outcome"]) == ("2026-11-02", "2026-12-04", "open")
    number = fact["number"]
    assert f"#{number}: taken as promised on Mon 2 Nov 2026, when it was created there, as no day is said" in said.err
    assert f"If #{number} was promised on another day: `trustlog edit {number} on=DATE`" in said.err


@pytest.mark.parametrize(
    ("created", "due", "made"),
    [
        ("2026-11-24", "2026-12-04", "2026-11-23"),  # a day still to come is none on which it was promised
        ("2026-11-20", "2026-11-12", "2026-11-12"),  # written down after it was due
        ("someday", "2026-12-04", "2026-11-23"),
        ("", "2026-12-04", "2026-11-23"),
    ],
)
def test_a_day_on_which_it_cannot_have_been_promised_is_not_taken(
    tl: Tl, tmp_path: Path, created: str, due: str, made: str
) -> None:
    proposal = proposed(tl, tmp_path, FILES["hubspot"], created, due)
    assert proposal["do"] == "propose"
    tl.done("proposals", "accept", str(proposal["number"]))
    (fact,) = tl.rows("log")
    assert (fact["made_on"], fact["due_on"]) == (made, due)


def test_a_day_that_is_said_wins(tl: Tl, tmp_path: Path) -> None:
    proposal = proposed(tl, tmp_path, FILES["hubspot"], "2026-11-02", "2026-12-04")
    tl.done("proposals", "accept", str(proposal["number"]), "--on", "2026-11-09")
    assert tl.rows("log")[0]["made_on"] == "2026-11-09"


def test_one_without_a_due_day_that_was_created_long_ago_is_said_to_be_over(tl: Tl, tmp_path: Path) -> None:
    proposal = proposed(tl, tmp_path, FILES["hubspot"], "2026-02-02", "")
    refused = tl("proposals", "accept", "--all", "--partner", "acme")
    assert (refused.status, tl.rows("log")) == (1, [])
    said = tl.done("proposals", "accept", str(proposal["number"]))
    (fact,) = tl.rows("log")
    assert (fact["made_on"], fact["due_on"], fact["counts_on"]) == ("2026-02-02", None, "2026-03-04")
    assert "no due day is said, and Wed 4 Mar 2026, on which it counts, is over; say whether it was kept" in said.err


def test_what_is_created_before_its_partner_is_logged_is_said_so(tl: Tl, tmp_path: Path) -> None:
    tl.done("partner", "edit", "acme", "logged_from=2026-11-20", "--reason", "from here on")
    proposal = proposed(tl, tmp_path, FILES["hubspot"], "2026-11-02", "2026-11-12")
    said = tl.done("proposals", "accept", str(proposal["number"]))
    assert "due before Fri 20 Nov 2026, from which Acme is logged" in said.err


def test_a_creation_written_in_two_ways_asks_nothing(tl: Tl, tmp_path: Path) -> None:
    file = tmp_path / "tasks.csv"
    file.write_text(FILES["hubspot"].format(created="02/11/2026 09:30", due="2026-12-04"), encoding="utf-8")
    answer = tl.rows("import", str(file), "--dry-run")
    assert (answer["dates"], answer["sure"]) == ("iso", "certain")


def test_tasks_of_monica_and_dex_are_known_by_when_they_were_created(tl: Tl, tmp_path: Path) -> None:
    dex = json.loads((ROOT / "brought/json/dex.json").read_text(encoding="utf-8-sig"))
    for one in dex["contacts"][0]["reminders"]:
        one["created_at"] = "2026-01-06T03:05:00.000Z"
    (tmp_path / "dex.json").write_text(json.dumps(dex), encoding="utf-8")
    for times, file in enumerate((ROOT / "json/monica-4x.json", tmp_path / "dex.json"), 1):
        tl.done("import", str(file), "--zone", "Europe/Amsterdam")
        assert tl.done("proposals").out.count("created there on Tue 6 Jan 2026") == times


def brought_again(tl: Tl, folder: Path, text: str) -> str:
    """Bring the same file in again as it is now; return all that was said."""
    (folder / "tasks").write_text(text, encoding="utf-8")
    said = tl.done("import", str(folder / "tasks"))
    return said.out + said.err


def test_a_promise_whose_task_is_done_there_since_is_named_with_how_to_keep_it(tl: Tl, tmp_path: Path) -> None:
    proposal = proposed(tl, tmp_path, FILES["zoho"], "2026-11-02", "2026-12-04")
    tl.done("proposals", "accept", str(proposal["number"]))
    number = tl.rows("log")[0]["number"]
    text = FILES["zoho"].format(created="2026-11-02", due="2026-12-04")
    done = text.replace("Not Started", "Completed")
    said = brought_again(tl, tmp_path, done)
    assert f"Send the quote: done there, and still open here as #{number}" in said
    assert f"1 promise is of a task that is done there, and still open here: #{number}" in said
    assert f"if that was kept: `trustlog keep {number}`" in said
    said = brought_again(tl, tmp_path, done.replace("09:30:00,\n", "09:30:00,2026-11-18 10:00:00\n"))
    assert f"if that was kept: `trustlog keep {number} --on 2026-11-18`" in said
    answer = tl.rows("import", str(tmp_path / "tasks"), "--dry-run")
    assert [(row["do"], row["why"], row["fact"]) for row in answer["proposals"]] == [("skip", "no_meeting", number)]
    assert tl.rows("log")[0]["outcome"] == "open", "nobody said that it was kept"
    tl.done("keep", str(number), "--on", "2026-11-18")
    said = brought_again(tl, tmp_path, done)
    assert "done already" in said
    assert f"#{number}" not in said


def test_one_that_is_behind_its_day_asks_for_the_day_it_was_kept(tl: Tl, tmp_path: Path) -> None:
    proposal = proposed(tl, tmp_path, FILES["hubspot"], "2026-11-02", "2026-11-12")
    tl.done("proposals", "accept", str(proposal["number"]))
    number = tl.rows("log")[0]["number"]
    text = FILES["hubspot"].format(created="2026-11-02", due="2026-11-12").replace("Not started", "Completed")
    assert f"if that was kept: `trustlog keep {number} --on DATE`" in brought_again(tl, tmp_path, text)


def test_a_task_that_waits_still_is_taken_back_as_before(tl: Tl, tmp_path: Path) -> None:
    proposed(tl, tmp_path, FILES["hubspot"], "2026-11-02", "2026-12-04")
    text = FILES["hubspot"].format(created="2026-11-02", due="2026-12-04").replace("Not started", "Completed")
    assert "if that was kept" not in brought_again(tl, tmp_path, text)
    assert tl.rows("proposals") == []


def test_a_row_of_a_mapped_table_that_is_done_since_names_its_promise(tl: Tl, tmp_path: Path) -> None:
    file, maps = tmp_path / "t.csv", ("Wat=text", "Wie=partner", "Uiterlijk=due_on", "Gereed=done", "Nr=id")
    words = [word for one in maps for word in ("--map", one)]
    rows = "Nr;Wat;Wie;Uiterlijk;Gereed\n7;Offerte;Acme;2026-12-04;{done}\n"
    file.write_text(rows.format(done="nee"), encoding="utf-8")
    tl.done("import", str(file), "--kind", "promises", *words)
    tl.done("proposals", "accept", str(tl.rows("proposals")[0]["number"]))
    number = tl.rows("log")[0]["number"]
    file.write_text(rows.format(done="ja"), encoding="utf-8")
    said = tl.done("import", str(file), "--kind", "promises", *words)
    assert f"done there, and still open here as #{number}" in said.out
    assert f"`trustlog keep {number}`" in said.err


def test_a_thing_to_do_that_is_ticked_since_names_its_promise(tl: Tl, tmp_path: Path) -> None:
    file = tmp_path / "todo.md"
    file.write_text("- [ ] acme: call them\n", encoding="utf-8")
    tl.done("import", str(file))
    tl.done("proposals", "accept", str(tl.rows("proposals")[0]["number"]))
    number = tl.rows("log")[0]["number"]
    file.write_text("- [x] acme: call them\n", encoding="utf-8")
    assert f"`trustlog keep {number}`" in tl.done("import", str(file)).err


def test_notes_that_come_again_are_there_already(tl: Tl, tmp_path: Path) -> None:
    file = tmp_path / "notes.csv"
    file.write_text("Nr;Wat;Wie\n7;Keen on the pilot;Acme\n", encoding="utf-8")
    words = [word for one in ("Wat=note", "Wie=partner", "Nr=id") for word in ("--map", one)]
    for says in ("written  Mon 23 Nov 2026 Keen on the pilot (acme)\n", "Keen on the pilot (acme): there already\n"):
        said = tl.done("import", str(file), "--kind", "notes", *words)
        assert said.out.endswith(says)
        assert "if that was kept" not in said.err
