"""`import FILE` writes what a file brings: once, as one batch that undo takes back, each record by itself."""

import json
import random

import pytest
from foreign_cases import EXPECTED, FORMATS, SAMPLES, among_the_samples

WHO = ("--me", "sanne@partnerdesk.example", "--zone", "Europe/Amsterdam", "--from", "2026-01-01")
HUBSPOT = ("--as", "hubspot-contacts")


@pytest.fixture
def tl(tmp_path, monkeypatch, capsys):
    return among_the_samples(tmp_path, monkeypatch, capsys)


def _clear(dry):
    """Return the options without which a file that is not clear is not written."""
    return ("--as", dry["format"], *(("--dates", "day_first") if dry["dates"] == "ask" else ()))


def _held(tl):
    """Return all that the ledger holds, but for its journal and what counts on."""
    file = tl.db.parent / "held.json"
    file.unlink(missing_ok=True)
    tl.done("export", "json", "--out", str(file))
    tables = json.loads(file.read_text())["tables"]
    return {name: rows for name, rows in tables.items() if name not in ("setting",) and not name.startswith("journal")}


@pytest.mark.parametrize(("folder", "name"), SAMPLES)
def test_a_sample_is_written_once_and_undone_whole(tl, folder, name):
    for person in EXPECTED[folder][name].get("known", ()):
        tl.done("person", "add", person["partner"], person["name"], "--email", person["email"])
    file, before = str(FORMATS / folder / name), _held(tl)
    flags = (*WHO, *_clear(tl.rows("import", file, "--dry-run", *WHO)))
    dry = tl.rows("import", file, "--dry-run", *flags)
    batches = len(tl.rows("history"))
    done = tl.rows("import", file, *flags)
    assert done["counts"] == dry["counts"]
    assert [row["do"] for row in done["people"]] == [row["do"] for row in dry["people"]]
    wrote = any(done["counts"][key] for key in ("written", "updated", "proposed", "asked"))
    assert len(tl.rows("history")) <= batches + 1
    after = _held(tl)
    again = tl.rows("import", file, *flags)
    assert [again["counts"][key] for key in ("written", "updated", "proposed")] == [0, 0, 0]
    assert _held(tl) == after
    assert tl("doctor").status == 0
    if len(tl.rows("history")) > batches:
        assert wrote
        tl.done("undo")
    assert _held(tl) == before


def _contacts(tmp_path, *rows):
    file = tmp_path / "people.csv"
    head = "Record ID,First Name,Last Name,Email,Job Title,Phone Number,Associated Company,Associated Company IDs"
    file.write_text("\n".join((head, *rows)) + "\n")
    return str(file)


def test_a_blank_is_filled_and_what_is_there_stays_unless_it_is_named(tl, tmp_path):
    file = _contacts(tmp_path, "7,Ann,Lee,ann@northgate.example,,,Northgate,1")
    assert tl.rows("import", file, *HUBSPOT)["counts"]["written"] == 1
    file = _contacts(tmp_path, "7,Anna,Lee,anna@northgate.example,Buyer,,Northgate,1")
    assert tl.rows("import", file, *HUBSPOT, "--keep", "role")["counts"]["updated"] == 0
    assert tl.rows("import", file, *HUBSPOT)["counts"]["updated"] == 1
    (person,) = tl.rows("person", "list", "northgate")
    assert (person["name"], person["email"], person["role"]) == ("Ann Lee", "ann@northgate.example", "Buyer")
    assert tl.rows("import", file, *HUBSPOT)["counts"]["updated"] == 0
    assert tl.rows("import", file, *HUBSPOT, "--overwrite", "name,email")["counts"]["updated"] == 1
    (person,) = tl.rows("person", "list", "northgate")
    assert (person["name"], person["email"]) == ("Anna Lee", "anna@northgate.example")
    said = tl("import", file, *HUBSPOT, "--overwrite", "colour")
    assert (said.status, '"colour" is no field' in said.refusal) == (2, True)


EVENT = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:one@x
DTSTART:20261110T{hour}0000Z
DTEND:20261110T{hour}3000Z
SUMMARY:{title}
ATTENDEE;CN=Ann:mailto:ann@northgate.example
END:VEVENT
END:VCALENDAR
"""


def test_a_meeting_that_moved_is_the_same_proposal(tl, tmp_path):
    file = tmp_path / "agenda"
    file.write_text(EVENT.format(hour="09", title="Talk"))
    assert tl.rows("import", str(file), *WHO)["counts"]["proposed"] == 1
    file.write_text(EVENT.format(hour="13", title="Long talk"))
    (row,) = tl.rows("import", str(file), *WHO)["proposals"]
    assert (row["do"], row["start"]) == ("update", "2026-11-10T14:00")
    (held,) = _held(tl)["proposal"]
    assert (held["title"], held["starts"], held["state"]) == ("Long talk", "2026-11-10T14:00", "pending")
    assert tl.rows("import", str(file), *WHO)["proposals"][0]["why"] == "duplicate"


def test_people_of_a_firm_that_the_file_brings_come_with_it(tl, tmp_path):
    file = tmp_path / "cards"
    file.write_text(
        "BEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:Acme\nORG:Acme\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:4.0\nFN:Ann Lee\nN:Lee;Ann;;;\nORG:Acme\nEND:VCARD\n"
    )
    done = tl.rows("import", str(file))
    assert [row["do"] for row in done["partners"] + done["people"]] == ["write", "write"]
    assert tl.rows("person", "list", "acme")[0]["name"] == "Ann Lee"


def test_a_broken_record_does_not_keep_the_others_out(tl, tmp_path):
    file = _contacts(tmp_path, "7,Ann,Lee,ann@northgate.example,,,Northgate,1", "9" + ",x" * 20)
    counts = tl.rows("import", file, *HUBSPOT)["counts"]
    assert (counts["written"], counts["refused"]) == (1, 1)


def test_what_is_not_clear_is_not_written_where_nobody_can_be_asked(tl, tmp_path):
    file = tmp_path / "list"
    file.write_text("northgate: call yesterday\nwhatever this is\nnorthgate: note a\nnorthgate: note b\n")
    history = tl.rows("history")
    said = tl("import", str(file))
    assert (said.status, "--as" in said.refusal) == (1, True)
    assert tl.rows("history") == history
    assert tl.rows("import", str(file), "--as", "lines")["counts"]["refused"] == 1


def test_our_own_table_goes_in_whole_or_not_at_all(tl, tmp_path):
    file = tmp_path / "table.csv"
    file.write_text("partners;kind;on;minutes\nnorthgate;call;23-11-2026;30\nnobody;call;23-11-2026;5\n")
    said = tl("import", str(file))
    assert (said.status, "nobody" in said.err) == (1, True)
    assert tl.rows("log") == []
    file.write_text("partners;kind;on;minutes\nnorthgate;call;23-11-2026;30\n")
    done, again = tl.rows("import", str(file)), tl.rows("import", str(file))
    assert [(fact["fact"], fact["minutes"]) for fact in done["facts"]] == [("moment", 30)]
    assert (done["counts"]["written"], again["counts"]["written"], again["counts"]["left_aside"]) == (1, 0, 1)
    assert [(fact["on"], fact["minutes"]) for fact in tl.rows("log")] == [("2026-11-23", 30)]


def test_our_addresses_and_the_zone_at_home_may_stand_in_the_settings(tl, tmp_path, monkeypatch):
    settings = tmp_path / "settings.toml"
    settings.write_text('[import]\nme = ["ann@northgate.example"]\nzone = "Asia/Tokyo"\n')
    monkeypatch.setenv("TRUSTLOG_CONFIG", str(settings))
    file = tmp_path / "agenda"
    file.write_text(EVENT.format(hour="09", title="Talk"))
    (row,) = tl.rows("import", str(file), "--dry-run")["proposals"]
    assert (row["start"], row["left_out"]) == (
        "2026-11-10T18:00",
        [{"who": "ann@northgate.example", "why": "ourselves"}],
    )
    (row,) = tl.rows("import", str(file), "--dry-run", *WHO)["proposals"]
    assert (row["start"], row["do"]) == ("2026-11-10T10:00", "propose")
    settings.write_text('[import]\nme = "ann"\nzone = "Mars"\n')
    assert tl("import", str(file), "--dry-run").err.count("import.") == 2


def test_undo_of_an_import_names_what_was_edited_since(tl, tmp_path):
    file = tmp_path / "lines"
    file.write_text("northgate: note a\nnorthgate: note b\naldermoor: note c\n")
    numbers = [fact["number"] for fact in tl.rows("import", str(file), "--as", "lines")["facts"]]
    batch = tl.rows("history")[0]["batch"]
    tl.done("edit", str(numbers[1]), "note=else")
    tl.done("edit", str(numbers[0]), "note=else too")
    said = tl("undo", str(batch))
    assert said.status == 1
    assert f"edited since: #{numbers[0]}, #{numbers[1]} (batch" in said.err
    assert f"#{numbers[2]}" not in said.err
    tl.done("undo", "--last", "3")
    assert tl.rows("log") == []


def test_undo_of_an_import_names_what_is_gone_or_rests_on_it(tl, tmp_path):
    file = tmp_path / "moments.csv"
    file.write_text("partners,kind,on,people\nnorthgate,lunch,2026-11-20,Ann Lee\nnorthgate,call,2026-11-19,Bob Ray\n")
    tl.done("import", "csv", str(file), "--kind", "moments")
    batch, numbers = tl.rows("history")[0]["batch"], {row["kind"]: row["number"] for row in tl.rows("log")}
    tl.done("person", "remove", "northgate", "Bob Ray")
    said = tl("undo", str(batch))
    assert f"edited since: #{numbers['call']}, Bob Ray (batch {batch + 1})" in said.err
    file.write_text("handle,name\nbolt,Bolt\ncora,Cora\n")
    tl.done("import", "csv", str(file), "--kind", "partners")
    batch = tl.rows("history")[0]["batch"]
    fact, other = (row["number"] for row in tl.rows("add", "bolt: lunch yesterday; note hi"))
    said = tl("undo", str(batch))
    assert f"later facts rest on it: #{fact}, #{other} (batch {batch + 1})" in said.err


def test_what_was_accepted_stays_but_for_the_fields_that_are_named(tl, tmp_path):
    file = tmp_path / "agenda"
    file.write_text(EVENT.format(hour="09", title="Talk"))
    tl.done("import", str(file), *WHO)
    (waits,) = tl.rows("proposals", "list")
    tl.done("proposals", "accept", str(waits["number"]), "--new-people")
    held = _held(tl)
    (row,) = tl.rows("import", str(file), *WHO)["proposals"]
    assert ((row["do"], row["why"]), _held(tl)) == (("skip", "duplicate"), held)
    file.write_text(EVENT.format(hour="13", title="Long talk"))
    assert tl.rows("import", str(file), *WHO)["proposals"][0]["do"] == "skip"
    assert _held(tl) == held
    assert tl.rows("import", str(file), *WHO, "--overwrite", "title,day")["proposals"][0]["do"] == "update"
    (fact,) = tl.rows("log")
    assert (fact["text"], fact["at"]) == ("Long talk", "14:00")


def test_what_was_dismissed_never_returns(tl, tmp_path):
    file = tmp_path / "agenda"
    file.write_text(EVENT.format(hour="09", title="Talk"))
    tl.done("import", str(file), *WHO)
    tl.done("proposals", "dismiss", str(tl.rows("proposals", "list")[0]["number"]))
    file.write_text(EVENT.format(hour="13", title="Talk again"))
    assert tl.rows("import", str(file), *WHO)["proposals"][0]["why"] == "dismissed"


@pytest.mark.parametrize(
    "text",
    [
        "Record ID,First Name,Last Name,Email\n1,A,B,a@northgate.example\n2,C,D," + "x" * 5_000_000 + "\n",
        'Record ID,First Name,Last Name,Email\n1,A,B,a@northgate.example\n2,C,"' + "d\n" * 1_500_000,
        '{"version": "1.0", "account": {"data": [',
        "\0" * 100,
    ],
    ids=["a long line", "a cell without an end", "cut off", "only NUL"],
)
def test_of_a_file_that_is_refused_nothing_is_written(tl, tmp_path, text):
    file = tmp_path / "file"
    file.write_text(text)
    before = _held(tl)
    assert tl("import", str(file), "--as", "hubspot-contacts").status == 1
    assert _held(tl) == before


def test_an_interruption_leaves_nothing(tl, tmp_path):
    from trustlog import config
    from trustlog.desk import imports
    from trustlog.desk.ledger import open_ledger

    def stop(_what, count):
        if count >= 400:
            raise KeyboardInterrupt

    people = [f"{at},Ann,Lee{at},a{at}@northgate.example,,,Northgate,1" for at in range(1000)]
    file = _contacts(tmp_path, *people)
    before = _held(tl)
    ledger = open_ledger(str(tl.db), me="sanne", today=config.today(), now=config.now())
    asked = imports.Asked(told="hubspot-contacts")
    with pytest.raises(KeyboardInterrupt):
        imports.import_foreign(ledger, imports.read_file(ledger, file, asked), stop)
    ledger.close()
    assert _held(tl) == before
    assert tl.rows("import", file, *HUBSPOT)["counts"]["written"] == 1000


@pytest.mark.parametrize("seed", range(8))
def test_a_list_read_twice_adds_nothing_and_an_edited_one_no_double(tl, tmp_path, seed):
    chance = random.Random(seed)

    def row(at, name=None):
        firm, domain = chance.choice((("Northgate", "northgate"), ("Aldermoor Logistics", "aldermoor"), ("", "nobody")))
        mail = chance.choice((f"p{at}@{domain}.example", "", f"p{at}@gmail.com"))
        return f"{at},{name or chance.choice('ABCD')},Lee,{mail},{chance.choice(('', 'Buyer'))},,{firm},"

    rows = [row(at) for at in range(chance.randrange(1, 12))]
    file = _contacts(tmp_path, *rows)
    tl.rows("import", file, *HUBSPOT)
    held = _held(tl)
    counts = tl.rows("import", file, *HUBSPOT)["counts"]
    assert ((counts["written"], counts["updated"]), _held(tl)) == ((0, 0), held)
    at = chance.randrange(len(rows))
    cells = rows[at].split(",")
    rows[at] = ",".join((cells[0], "Edited", *cells[2:4], "Chief", *cells[5:]))
    tl.rows("import", _contacts(tmp_path, *rows), *HUBSPOT, "--overwrite", "all")
    brought = [person["brought_id"] for person in _held(tl)["person"]]
    assert len(brought) == len(set(brought))
    counts = tl.rows("import", file, *HUBSPOT, "--overwrite", "all")["counts"]
    assert (counts["written"], counts["updated"]) == (0, 0)
    assert tl("doctor").status == 0


def test_a_meeting_that_was_cancelled_since_waits_no_longer(tl, tmp_path):
    file = tmp_path / "agenda"
    file.write_text(EVENT.format(hour="09", title="Talk"))
    tl.done("import", str(file), *WHO)
    before = _held(tl)
    file.write_text(EVENT.format(hour="09", title="Talk").replace("SUMMARY", "STATUS:CANCELLED\nSUMMARY"))
    (row,) = tl.rows("import", str(file), *WHO)["proposals"]
    assert (row["do"], row["why"]) == ("update", "cancelled")
    assert tl.rows("proposals", "list") == []
    assert tl.rows("import", str(file), *WHO)["proposals"][0]["do"] == "skip"
    assert tl("doctor").status == 0
    tl.done("undo")
    assert _held(tl) == before


def test_a_refused_line_says_which_words_and_why(tl, tmp_path):
    file = tmp_path / "lines.txt"
    file.write_text(
        "northgate: note a\nnorthgate: we promise x by 31 feb\nnorthgate: keep 12\nnorthgate: luncj; note b\n"
    )
    said = tl.done("import", str(file), "--as", "lines", "--dry-run").out
    assert "“northgate: we promise x by 31 feb”: there is no 31 Feb; write it like" in said
    assert "“northgate: keep 12”: no file can say this" in said
    assert "luncj" in said.splitlines()[-1].rpartition("”: ")[2]
    assert "it cannot be read" not in said
    refused = [row for row in tl.rows("import", str(file), "--as", "lines", "--dry-run")["facts"] if row["why"]]
    assert [(row["why"], row["source"].partition(":")[0]) for row in refused] == [("unreadable", "northgate")] * 3
    assert all(row["error"] for row in refused)


def test_people_of_no_partner_are_said_to_be_left_out_and_what_to_do(tl, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text("Who;Mail\nZoe;zoe@nowhere.example\n")
    said = tl.done("import", str(file), "--kind", "people", "--map", "Who=name", "--map", "Mail=email").out
    assert "1 record: 1 not placed" in said
    assert "1 person is not written: nobody knows at which partner they are." in said


def test_a_table_of_a_single_column_is_read(tl, tmp_path):
    file = tmp_path / "firms.csv"
    file.write_text('Firm\nNorthgate\n"Acme, Inc"\n\nBorealis & Sons; Oslo\n', encoding="utf-8")
    tl.done("import", str(file), "--kind", "partners", "--map", "Firm=name")
    names = {row["name"] for row in tl.rows("partner", "list")}
    assert {"Northgate", "Acme, Inc", "Borealis & Sons; Oslo"} <= names


def test_numbers_go_on_without_a_gap_after_an_import(tl, tmp_path):
    tl.done("partner", "add", "Harbour House")
    before = tl.rows("add", "harbour-house: note before")[0]["number"]
    file = tmp_path / "tasks.csv"
    file.write_text("Firm,What\n" + "".join(f"Harbour House,task {at}\n" for at in range(1203)), encoding="utf-8")
    tl.done("import", str(file), "--kind", "promises", "--map", "Firm=partner", "--map", "What=text")
    numbers = sorted(row["number"] for row in tl.rows("proposals"))
    assert numbers == list(range(before + 1, before + 1204))
    assert tl.rows("add", "harbour-house: note after")[0]["number"] == before + 1204
