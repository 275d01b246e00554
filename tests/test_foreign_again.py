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


def table(tl, tmp_path, kind, text, *columns):
    file = tmp_path / f"{kind}.csv"
    file.write_text(text)
    tl.done("partner", "add", "Northgate")
    maps = [word for column in columns for word in ("--map", column)]
    return tl.rows("import", str(file), "--kind", kind, *maps)


PROMISES = "Wat;Wanneer;Wie;Nr\nsend;13-12-2026;Northgate;7\ncall;31-02-2026;Northgate;9\nsend;13-12-2026;Northgate;7\n"


def test_an_id_that_stands_twice_in_a_table_is_proposed_once_and_a_lost_day_refused(tl, tmp_path):
    found = table(tl, tmp_path, "promises", PROMISES, "Wat=text", "Wanneer=due_on", "Wie=partner", "Nr=id")
    assert [(row["do"], row["why"]) for row in found["proposals"]] == [
        ("propose", None),
        ("refuse", "no_due_day"),
        ("skip", "duplicate"),
    ]
    assert len(tl.rows("proposals")) == 1


def test_a_note_whose_id_stands_twice_is_written_once(tl, tmp_path):
    found = table(tl, tmp_path, "notes", "A;B;C\nx;Northgate;7\nx;Northgate;7\n", "A=note", "B=partner", "C=id")
    assert sorted((row["row"], row["do"], row["why"]) for row in found["facts"]) == [
        (2, "write", None),
        (3, "skip", "duplicate"),
    ]


@pytest.mark.parametrize(
    ("minutes", "do", "read"),
    [
        ("abc", "refuse", None),
        ("-5", "refuse", None),
        ("99999", "refuse", 99999),
        ("1440", "propose", 1440),
        ("0", "propose", None),
        ("0:00", "propose", None),
        ("", "propose", None),
    ],
)
def test_minutes_that_no_day_has_are_refused_and_named(tl, tmp_path, minutes, do, read):
    text = f"A;B;C\n13-11-2026;Northgate;{minutes}\n14-11-2026;Northgate;30\n"
    row, _other = table(tl, tmp_path, "moments", text, "A=on", "B=partner", "C=minutes")["proposals"]
    assert (row["do"], row["why"], row["minutes"]) == (do, "no_length" if do == "refuse" else None, read)


def test_what_is_asked_of_a_day_is_not_said_of_the_partner(tl, tmp_path):
    file = tmp_path / "moments.csv"
    file.write_text("A;B\n03/04/2026;Northgate\n")
    tl.done("partner", "add", "Northgate")
    words = ("--kind", "moments", "--map", "A=on", "--map", "B=partner", "--dry-run")
    said = tl.done("import", str(file), *words).out
    assert ("its day may be read two ways" in said, "several" in said) == (True, False)


def test_somebody_who_was_merged_away_does_not_come_back(tl, tmp_path):
    text = "A;B;C\nPiet Jansen;Northgate;1\nP. Jansen;Northgate;2\n"
    table(tl, tmp_path, "people", text, "A=name", "B=partner", "C=id")
    tl.done("person", "merge", "P. Jansen", "Piet Jansen", "--partner", "northgate")
    columns = ("--map", "A=name", "--map", "B=partner", "--map", "C=id")
    again = tl.rows("import", str(tmp_path / "people.csv"), "--kind", "people", *columns)
    assert [(row["do"], row["why"]) for row in again["people"]] == [("skip", "duplicate")] * 2


def test_a_list_of_things_to_do_says_the_same_next_week(tl, tmp_path, monkeypatch):
    tl.done("partner", "add", "Acme")
    (tmp_path / "todo.txt").write_text("- [ ] acme: send the proposal by fri\n- [ ] acme: ring them by thu\n")
    tl.done("import", str(tmp_path / "todo.txt"))
    waits = tl.rows("proposals")
    assert [one["due_on"] for one in waits] == ["2026-11-26", "2026-11-27"]
    tl.done("proposals", "accept", str(waits[0]["number"]))
    for day in ("2026-11-25", "2026-11-30", "2026-12-10"):
        monkeypatch.setenv("TRUSTLOG_TODAY", day)
        answer = tl.rows("import", str(tmp_path / "todo.txt"))
        assert [one["do"] for one in answer["proposals"]] == ["skip", "skip"]
    assert [one["due_on"] for one in tl.rows("proposals")] == ["2026-11-27"]
    assert [one["due_on"] for one in tl.rows("promise", "list", "--all")] == ["2026-11-26"]


AGENDA = "Subject,Start Date,Start Time,End Date,End Time,All day event,Reminder on/off,Private,Categories\n"


def agenda(tmp_path, *days, name="agenda.csv"):
    rows = "".join(f"Overleg Northgate,{day},10:00,{day},11:00,False,False,False,\n" for day in days)
    (tmp_path / name).write_text(AGENDA + rows)
    return str(tmp_path / name)


def waiting(tl):
    return sorted(row["start"] for row in tl.rows("proposals"))


def test_days_read_wrongly_are_replaced_while_they_wait(tl, tmp_path):
    tl.done("partner", "add", "Northgate")
    file = agenda(tmp_path, "3/4/2026", "5/5/2026", "6/7/2026")
    tl.done("import", file, "--dates", "month_first")
    numbers = [row["number"] for row in tl.rows("proposals")]
    wrong = waiting(tl)
    assert wrong == ["2026-03-04T10:00", "2026-05-05T10:00", "2026-06-07T10:00"]
    answer = tl.rows("import", file, "--dates", "day_first")
    assert [row["do"] for row in answer["proposals"]] == ["update", "skip", "update"]
    assert waiting(tl) == ["2026-04-03T10:00", "2026-05-05T10:00", "2026-07-06T10:00"]
    assert sorted(row["number"] for row in tl.rows("proposals")) == sorted(numbers)
    again = tl.rows("import", file, "--dates", "day_first")
    assert [row["why"] for row in again["proposals"]] == ["duplicate"] * 3
    tl.done("undo")
    assert waiting(tl) == wrong


def test_what_was_accepted_and_what_another_file_brought_stays(tl, tmp_path):
    tl.done("partner", "add", "Northgate", "--since", "2026-01-01")
    first = agenda(tmp_path, "3/4/2026", "6/7/2026")
    tl.done("import", first, "--dates", "month_first")
    number = next(row["number"] for row in tl.rows("proposals") if row["start"] == "2026-06-07T10:00")
    tl.done("proposals", "accept", str(number), "--partner", "northgate")
    tl.done("import", first, "--dates", "day_first")
    assert waiting(tl) == ["2026-04-03T10:00", "2026-07-06T10:00"]
    tl.done("import", agenda(tmp_path, "4/3/2026", name="other.csv"), "--dates", "day_first")
    assert waiting(tl) == ["2026-03-04T10:00", "2026-04-03T10:00", "2026-07-06T10:00"]


def test_a_day_and_its_mirror_may_both_be_meant(tl, tmp_path):
    tl.done("partner", "add", "Northgate")
    tl.done("import", agenda(tmp_path, "3/4/2026", "2/5/2026"), "--dates", "day_first")
    tl.done("import", agenda(tmp_path, "3/4/2026", "4/3/2026", "5/2/2026"), "--dates", "day_first")
    assert waiting(tl) == ["2026-02-05T10:00", "2026-03-04T10:00", "2026-04-03T10:00", "2026-05-02T10:00"]


def test_a_day_that_is_not_asked_about_any_more_takes_its_proposal_along(tl, tmp_path):
    tl.done("partner", "add", "Northgate")
    file = agenda(tmp_path, "12/10/2026", "3/4/2026")
    tl.done("import", file, "--dates", "month_first", "--from", "2026-01-01", "--to", "2026-12-20")
    assert waiting(tl) == ["2026-03-04T10:00", "2026-12-10T10:00"]
    answer = tl.rows("import", file, "--dates", "day_first", "--from", "2026-01-01", "--to", "2026-09-30")
    assert [row["do"] for row in answer["proposals"]] == ["update", "update"]
    assert waiting(tl) == ["2026-04-03T10:00"]


def test_a_meeting_of_days_is_asked_about_for_its_length(tl, tmp_path):
    tl.done("partner", "add", "Northgate", "--since", "2026-01-01")
    tl.done("partner", "edit", "northgate", "domains=northgate.example")
    file = tmp_path / "fair.ics"
    file.write_text(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:fair\nSUMMARY:Fair\nDTSTART:20261102T090000\nDTEND:20261105T170000\n"
        "ATTENDEE:mailto:jane@northgate.example\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    said = tl.done("import", str(file), "--dry-run", "--me", "me@us.example").out
    assert ("it is longer than a day" in said, "only likely" in said) == (True, False)
    tl.done("import", str(file), "--me", "me@us.example")
    assert [(row["do"], row["why"]) for row in tl.rows("proposals")] == [("ask", "no_length")]
    shown = tl.done("proposals").out
    assert ("it is longer than a day" in shown, "only likely" in shown) == (True, False)


def test_the_department_of_somebody_is_kept_in_their_note(tl, tmp_path):
    tl.done("partner", "add", "Northgate")
    file = tmp_path / "cards.vcf"
    file.write_text(
        "BEGIN:VCARD\nVERSION:3.0\nFN:Jo Low\nORG:Northgate;Buying\nEMAIL:jo@northgate.example\nEMAIL:jo@home.example\n"
        "NOTE:sails\nEND:VCARD\n"
    )
    tl.done("import", str(file))
    (jo,) = tl.rows("person", "list", "northgate")
    assert jo["note"] == "department: Buying\njo@home.example\nsails"
    tl.done("import", str(file))
    assert tl.rows("person", "list", "northgate") == [jo]
