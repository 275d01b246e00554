"""Files of the kinds that are read, with other headings, languages, encodings and quirks than the samples have."""

import csv
import io
import json
import random
import zipfile

import pytest
from foreign_cases import FORMATS, among_the_samples, answer_to, faults_of

from trustlog.errors import FileFaults
from trustlog.exchange.foreign.decoding import decoded

FOLDER = FORMATS / "brought"
BROUGHT = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
FILES = [(folder, name) for folder, files in BROUGHT.items() for name in files]
WHO_AND_WHEN = ("--me", "sanne@partnerdesk.example", "--zone", "Europe/Amsterdam", "--from", "2026-01-01")


@pytest.fixture
def tl(tmp_path, monkeypatch, capsys):
    return among_the_samples(tmp_path, monkeypatch, capsys)


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
    "contacts of Thunderbird": "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work Phone,Home Phone,Mobile Number,Job Title,Department,Organization,Web Page 1,Notes",
    "contacts of Dynamics": "(Do Not Modify) Contact,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Full Name,Email,Company Name,Business Phone,Status",
    "an audience of Mailchimp": "Email Address,First Name,Last Name,Address,Phone Number,Company,MEMBER_RATING,OPTIN_TIME,CONFIRM_TIME,LAST_CHANGED,LEID,EUID,NOTES,TAGS",
    "contacts of Yahoo": "First,Middle,Last,Nickname,Email,Category,Distribution Lists,Messenger ID,Home,Work,Pager,Fax,Mobile,Other,Primary,Alternate Email 1,Title,Company",
    "a table of Notion": "Name,Company,Email,Status,Tags,Last Contact",
    "a table of Airtable": "Name,Email,Phone,Company,Role,Notes,Attachments",
    "contacts of Clay": "First Name,Last Name,Email,Phone,Company,Title,LinkedIn URL,Location,Birthday,Notes",
    "tasks of Google": "Title,Notes,Due,Status,Completed",
    "tasks of Todoist": "TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE,DURATION,DURATION_UNIT",
    "tasks of Asana": "Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Assignee Email,Start Date,Due Date,Tags,Notes,Projects,Parent task",
    "cards of Trello": "Card ID,Card Name,Card URL,Card Description,Labels,Members,Due Date,Attachment Count,List Name,Archived",
    "tasks of Planner": "Task ID,Task Name,Bucket Name,Progress,Priority,Assigned To,Created By,Created Date,Start date,Due date,Is Recurring,Late,Completed Date,Completed By,Description",
    "contacts of Freshsales": "Id,First name,Last name,Job title,Emails,Work,Mobile,Accounts,Sales owner,Created at",
    "contacts of Odoo": "Name,Phone,Email,Company/Display Name,City,Country,Salesperson",
    "tasks of Outlook": "Subject,Start Date,Due Date,Reminder On/Off,Reminder Date,Reminder Time,Date Completed,% Complete,Categories,Companies,Contacts,Notes,Priority,Private,Role,Sensitivity,Status",
    "leads of Pipedrive": "Lead - Title,Person - Name,Person - Organization,Person - Email,Organization - Name",
}


@pytest.mark.parametrize("headings", OTHERS.values(), ids=OTHERS)
def test_a_list_of_something_else_is_never_read_as_what_it_names_beside_it(headings):
    names = headings.split(",")
    answer = answer_to(f"{headings}\n{','.join(f'{name} x@y.example' for name in names)}\n")
    assert (answer["format"], answer["rows"]) == (None, 0)


def _event(*lines, title="x", who="ATTENDEE;CN=Anneke:mailto:anneke@meridiaanzorg.example"):
    body = "\n".join(("UID:1", *lines, f"SUMMARY:{title}", who))
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\n{body}\nEND:VEVENT\nEND:VCALENDAR\n"


ZONES = {
    '"(UTC-05:00) Eastern Time (US & Canada)"': "2026-11-12T20:00",
    '"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"': "2026-11-12T14:00",
    '"(UTC) Dublin, Edinburgh, Lisbon, London"': "2026-11-12T15:00",
    '"tzone://Microsoft/Utc"': "2026-11-12T15:00",
    "GMT+0200": "2026-11-12T13:00",
    "UTC-3": "2026-11-12T18:00",
    "Z": "2026-11-12T15:00",
}


@pytest.mark.parametrize("zone", ZONES)
def test_a_zone_by_the_name_that_a_program_shows_it_by(zone):
    (found,) = answer_to(_event(f"DTSTART;TZID={zone}:20261112T140000", "DURATION:PT1H"))["proposals"]
    assert (found["start"], found["assumed"]) == (ZONES[zone], [])


ASIDE = {
    "from midnight to midnight": (("DTSTART:20261112T000000", "DTEND:20261114T000000"), "all_day"),
    "[Cancelled] in the title": (("DTSTART:20261112T100000", "SUMMARY:[Cancelled] x"), "cancelled"),
    "annullato": (("DTSTART:20261112T100000", "SUMMARY:Annullato: x"), "cancelled"),
}


@pytest.mark.parametrize("name", ASIDE)
def test_an_event_that_is_left_aside_for_what_it_says(name):
    lines, why = ASIDE[name]
    (found,) = answer_to(_event(*lines))["proposals"]
    assert (found["do"], found["why"]) == ("skip", why)


def test_who_sent_somebody_else_was_not_there():
    who = "ATTENDEE;PARTSTAT=DELEGATED:mailto:b.ouwehand@meridiaanzorg.example\nATTENDEE:mailto:anneke@meridiaanzorg.example"
    (found,) = answer_to(_event("DTSTART:20261112T140000", "DTEND:20261112T150000", who=who))["proposals"]
    assert [one["email"] for one in found["people"]] == ["anneke@meridiaanzorg.example"]
    assert found["left_out"] == [{"who": "b.ouwehand@meridiaanzorg.example", "why": "declined"}]


CARDS = {
    "the preferred address and number are the first": (
        "FN:Zoë Connor\nEMAIL;TYPE=HOME:zoe@gmail.example\nEMAIL;TYPE=WORK,pref:zoe@northgate.example\nTEL:0115 1111\nTEL;PREF=1:0115 2222",
        {"emails": ["zoe@northgate.example", "zoe@gmail.example"], "phones": ["01152222", "01151111"]},
    ),
    "several notes are one": ("FN:Zoë Connor\nEMAIL:z@northgate.example\nNOTE:one\nNOTE:two", {"note": "one\ntwo"}),
    "a note in base64": ("FN:Zoë Connor\nEMAIL:z@northgate.example\nNOTE;ENCODING=B:R3LDvMOfZQ==", {"note": "Grüße"}),
    "an address is no name": ("FN:z@northgate.example\nN:;;;;\nEMAIL:z@northgate.example", {"why": "no_name", "name": None}),
    "a place is nobody": ("FN:Room 3\nKIND:location", {"do": "skip", "why": "no_contact"}),
    "who is called like the firm and has a job there is somebody": ("FN:Vermeer\nN:Vermeer;;;;\nORG:Vermeer\nTITLE:Owner", {"name": "Vermeer", "role": "Owner"}),
    "a card of ours says itself which one is a firm": ("PRODID:-//Trustlog//Trustlog//EN\nFN:Vermeer\nN:Vermeer;;;;\nORG:Vermeer", {"name": "Vermeer"}),
    "a note in base64 with signs that are none, cut off": ("FN:Zoë Connor\nEMAIL:z@northgate.example\nNOTE;ENCODING=B:R3Lÿ DvMO", {"name": "Zoë Connor"}),
    "an extension is no part of a number": ("FN:Zoë Connor\nEMAIL:z@northgate.example\nTEL:+44 115 555 0199 x12", {"phones": ["+441155550199"]}),
}  # fmt: skip


@pytest.mark.parametrize("name", CARDS)
def test_a_card_says_more_than_one_thing(name):
    lines, wanted = CARDS[name]
    (found,) = answer_to(f"BEGIN:VCARD\nVERSION:3.0\n{lines}\nEND:VCARD\n")["people"]
    assert {key: found[key] for key in wanted} == wanted


def test_activities_of_hubspot_that_are_notes_are_read_as_notes_and_the_others_left_aside():
    headings = "Record ID,Activity type,Title,Body,Activity date,Activity assigned to,Associated Company IDs,Associated Company"
    rows = [
        f"4{n},{kind},Kickoff,<p>Budget</p>,2026-10-01 10:00,S,9,Meridiaan Zorg"
        for n, kind in enumerate(("NOTE", "EMAIL"))
    ]
    answer = answer_to("\n".join((headings, *rows)))
    assert (answer["format"], answer["proposals"]) == ("hubspot-notes", [])
    assert [(one["do"], one["why"], one["note"]) for one in answer["facts"]] == [
        ("write", None, "Budget"),
        ("skip", "no_meeting", "Budget"),
    ]


def test_counts_and_subtotals_of_a_report_are_no_records():
    headings = "Assigned,Subject,Date,Status,Task,Contact,Company / Account,Activity ID"
    rows = (
        "S,Call,2026-11-12,Completed,1,Anneke,Meridiaan Zorg,00T1",
        "Subtotal,,,,,,,",
        "Count,1,,,,,,",
        "Grand Summaries (1 record)",
    )
    answer = answer_to("\n".join((headings, *rows)))
    assert (answer["format"], answer["rows"], len(answer["proposals"])) == ("salesforce-activities", 1, 1)


def test_the_column_that_says_task_or_event_tells_a_meeting_whatever_its_title_is():
    headings = "Assigned,Subject,Date,Task/Event,Duration,Company / Account,Contact,Activity ID"
    rows = (
        "S,Kick-off,2026-11-12,Event,90,Meridiaan Zorg,Anneke,00U1",
        "S,Levering,2026-12-12,Task,,Meridiaan Zorg,Anneke,00T2",
    )
    answer = answer_to("\n".join((headings, *rows)))
    assert answer["format"] == "salesforce-activities"
    assert [(one["kind"], one["minutes"]) for one in answer["proposals"]] == [("moment", 90), ("promise", None)]


def test_accounts_of_zoho_without_ids_beside_the_names_are_zohos():
    answer = answer_to(
        "Record Id,Account Name,Website,Account Owner,Created Time\nzcrm_1,Northgate,northgate.example,S,2026-02-01 10:00:00\n"
    )
    assert (answer["format"], answer["sure"], answer["partners"][0]["same_as"]) == (
        "zoho-accounts",
        "certain",
        "northgate",
    )


@pytest.mark.parametrize(("folder", "name"), FILES)
def test_a_file_of_a_known_kind_that_is_cut_off_is_refused_or_read_as_far_as_it_goes(folder, name):
    raw = (FOLDER / folder / name).read_bytes()
    for part in random.Random(name).sample(range(len(raw)), 2):
        for cut in (raw[:part], raw[part:], raw[:part] + b"\0\xff" + raw[part:]):
            try:
                answer = answer_to(cut)
            except FileFaults:
                continue
            for row in answer["people"] + answer["partners"]:
                assert row["do"] != "write" or row["name"]


def test_companies_of_hubspot_as_its_own_view_has_them_need_no_domain():
    headings = (
        "Record ID,Company name,Company owner,Create Date,Phone Number,Last Activity Date,City,Country/Region,Industry"
    )
    answer = answer_to(f"{headings}\n1,Northgate,Sanne,2026-02-01 09:30,,,,,\n")
    assert (answer["format"], answer["sure"]) == ("hubspot-companies", "certain")
    other = "Record ID,Name,Associated Company IDs,Create Date,Last Activity Date"
    assert answer_to(f"{other}\n1,Machine 7,9,2026-02-01 09:30,\n")["format"] is None


def test_a_workbook_or_an_archive_is_refused_with_what_to_do(tl, tmp_path):
    for name, inside, says in (("a.csv", "xl/workbook.xml", "save it as CSV"), ("b.csv", "contacts.vcf", "unpack it")):
        with zipfile.ZipFile(tmp_path / name, "w") as packed:
            packed.writestr(inside, "x")
        for words in ((), ("--kind", "people", "--map", "Naam=name", "--map", "Mail=email")):
            assert says in tl("import", str(tmp_path / name), "--dry-run", *words).refusal
    (tmp_path / "c.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert "save it as CSV" in tl("import", str(tmp_path / "c.xls"), "--dry-run").refusal


ANNEKE = {"partner": "meridiaan", "name": "Anneke de Vries-Jansen", "email": "anneke@meridiaanzorg.example"}


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        (
            "Record Id,Title,From,To,Host.id,Participants,Contact Name,Created Time",
            "1,Review,2026-11-12 14:05:00,2026-11-12 15:05:00,2,anneke@meridiaanzorg.example,Anneke de Vries-Jansen,x",
        ),
        (
            "Assigned,Subject,Date,Status,Task,Contact,Email,Company / Account,Activity ID",
            "S,Call,2026-11-12,Completed,1,Anneke de Vries-Jansen,anneke@meridiaanzorg.example,Meridiaan Zorg,00T1",
        ),
    ],
)
@pytest.mark.parametrize("known", [(), (ANNEKE,)])
def test_somebody_who_is_named_and_addressed_in_two_columns_was_there_once(headings, row, known):
    (found,) = answer_to(f"{headings}\n{row}\n", known=known)["proposals"]
    if known or "Assigned" in headings:
        assert found["people"] == [{"name": ANNEKE["name"], "email": ANNEKE["email"]}]
    assert (found["do"], found["partners"]) == ("propose", ["meridiaan"])


@pytest.mark.parametrize("name", [name for name in BROUGHT["csv"] if not BROUGHT["csv"][name]["want"].get("refused")])
def test_a_file_that_lacks_columns_is_never_taken_for_another_one(name):
    want, chance = BROUGHT["csv"][name]["want"], random.Random(name)
    text = decoded((FOLDER / "csv" / name).read_bytes()).text
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=want["delimiter"]))
    width = max(map(len, rows))
    some = [set(chance.sample(range(width), chance.randint(3, width - 1))) for _time in range(3)]
    without_one = [set(range(width)) - {place} for place in chance.sample(range(width), min(width, 6))]
    for kept in (*without_one, *some):
        out = io.StringIO(newline="")
        csv.writer(out).writerows([row[at] for at in sorted(kept)] if len(row) == width else row for row in rows)
        answer = answer_to(out.getvalue())
        assert answer["format"] == want["format"] or answer["sure"] != "certain", out.getvalue()


FIRM_ALONE = {
    "a card": "BEGIN:VCARD\nVERSION:3.0\nFN:Northgate\nN:Northgate;;;;\nORG:Northgate\nTEL:0115 555 0199\nEND:VCARD\n",
    "Google": "First Name,Last Name,Organization Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Value\nNorthgate,,Northgate,x,x,,1\n",
    "Outlook": "First Name,Last Name,Company,E-mail Address,E-mail Type,Business Street,Home Phone,Private\n,Northgate,Northgate,,,,,False\n",
}


@pytest.mark.parametrize("text", FIRM_ALONE.values(), ids=FIRM_ALONE)
def test_a_firm_whose_name_stands_as_that_of_somebody_is_no_person(text):
    answer = answer_to(text)
    assert ([one["same_as"] for one in answer["partners"]], answer["people"]) == (["northgate"], [])


LEGAL_FORM_ALONE = {
    "a card": "BEGIN:VCARD\nVERSION:3.0\nFN:Northgate Ltd\nEMAIL:info@northgate.example\nEND:VCARD\n",
    "a card that parts it": "BEGIN:VCARD\nVERSION:2.1\nN:Ltd.;Northgate\nTEL:0115 555 0199\nEND:VCARD\n",
    "Google": "First Name,Last Name,Organization Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Value\nNorthgate,Ltd,,x,x,,1\n",
    "Outlook": "First Name,Last Name,Company,E-mail Address,E-mail Type,Business Street,Home Phone,Private\nNorthgate,Ltd,,,,,,False\n",
}


@pytest.mark.parametrize("text", LEGAL_FORM_ALONE.values(), ids=LEGAL_FORM_ALONE)
def test_a_firm_that_stands_in_an_address_book_as_somebody_is_no_person(text):
    answer = answer_to(text)
    assert ([one["same_as"] for one in answer["partners"]], answer["people"]) == (["northgate"], [])


@pytest.mark.parametrize(
    ("card", "do"),
    [
        ("FN:Northgate\nEMAIL:info@northgate.example", "skip"),
        ("FN:Northgate\nTITLE:Owner\nEMAIL:info@northgate.example", "write"),
        ("FN:Ned North Gate\nEMAIL:info@northgate.example", "write"),
    ],
)
def test_who_has_the_name_of_the_partner_and_nothing_else_is_the_partner(card, do):
    (found,) = answer_to(f"BEGIN:VCARD\nVERSION:3.0\n{card}\nEND:VCARD\n")["people"]
    assert (found["do"], found["partner"]) == (do, "northgate")


def test_a_page_of_a_firm_where_everybody_has_one_is_no_domain_of_it():
    headings = "Organization - Name,Organization - Address,Organization - Website"
    pages = ("facebook.com/a", "https://nl.linkedin.com/company/a", "www.a.example/about", "linkedin.com")
    answer = answer_to("\n".join((headings, *(f"Firm {n},x,{page}" for n, page in enumerate(pages)))))
    assert [one["domains"] for one in answer["partners"]] == [[], [], ["a.example"], ["linkedin.com"]]


OWN_AMBIGUOUS = "partners;direction;text;made_on;due_on\nmeridiaan;ours;Send quote;03-11-2026;04-12-2026\n"


def test_a_table_of_ours_whose_days_may_be_read_two_ways_is_not_written_until_somebody_says_which(tl, tmp_path):
    file = tmp_path / "promises.csv"
    file.write_text(OWN_AMBIGUOUS, encoding="utf-8")
    (row,) = tl.rows("import", str(file), "--dry-run")["facts"]
    assert (row["do"], row["why"]) == ("ask", "ambiguous")
    assert "--dates day_first or --dates month_first" in tl("import", str(file)).refusal
    assert tl.rows("log") == []
    tl.done("import", str(file), "--dates", "month_first")
    assert [(one["made_on"], one["due_on"]) for one in tl.rows("log")] == [("2026-03-11", "2026-04-12")]


def test_a_text_of_ours_that_nobody_quoted_is_refused_and_never_cut(tl, tmp_path):
    file = tmp_path / "promises.csv"
    file.write_text(
        "partners,direction,made_on,text\nmeridiaan,ours,2026-11-03,Send quote, and plan\n", encoding="utf-8"
    )
    assert "line 2: 5 cells under 4 columns" in tl("import", str(file)).refusal
    (row,) = answer_to(file.read_bytes())["facts"]
    assert (row["do"], row["why"]) == ("refuse", "unreadable")


CHARSETS = {
    "ISO-8859-2": b"FN;CHARSET=ISO-8859-2;ENCODING=QUOTED-PRINTABLE:Ji=F8=ED Nov=E1k",
    "windows-1250, not coded": "FN;CHARSET=windows-1250:Jiří Novák".encode("cp1250"),
    "UTF-8 that a soft break parts": b"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Ji=C5=\r\n=99=C3=AD Nov=C3=A1k",
}


@pytest.mark.parametrize("line", CHARSETS.values(), ids=CHARSETS)
def test_a_name_is_read_in_the_encoding_that_its_line_says(line):
    raw = b"BEGIN:VCARD\r\nVERSION:2.1\r\n" + line + b"\r\nEMAIL:j@northgate.example\r\nEND:VCARD\r\n"
    assert [one["name"] for one in answer_to(raw)["people"]] == ["Jiří Novák"]


def test_a_table_that_is_mapped_is_refused_where_its_texts_are_in_wrong_columns(tl, tmp_path):
    file = tmp_path / "table.csv"
    file.write_text(
        "Firma,Naam,Mail\nNorthgate (https://www.notion.so/Northgate-1a2b),Zoë Connor,\nVeld, Bos en Co,Jan,j@northgate.example\n",
        encoding="utf-8",
    )
    words = ("--kind", "people", "--map", "Firma=partner", "--map", "Naam=name", "--map", "Mail=email")
    people = tl.rows("import", str(file), *words, "--dry-run")["people"]
    assert [(one["do"], one["why"], one["partner"]) for one in people] == [
        ("write", None, "northgate"),
        ("refuse", "unreadable", None),
    ]


def test_a_day_that_there_is_not_is_no_due_day_and_stays_where_a_person_sees_it():
    (found,) = answer_to("- [ ] Northgate: send the plan 📅 2026-02-30\n")["proposals"]
    assert (found["title"], found["due_on"]) == ("send the plan 📅 2026-02-30", None)


def test_two_of_other_names_may_share_the_address_of_their_firm():
    cards = "".join(
        f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nEMAIL:info@northgate.example\nEND:VCARD\n"
        for name in ("Jan de Wit", "Piet de Boer", "J. de Wit")
    )
    assert [one["do"] for one in answer_to(cards)["people"]] == ["write", "write", "skip"]


def test_whose_address_stands_in_their_name_was_invited():
    who = 'ATTENDEE;CN="Zoë Connor <zoe@northgate.example>":invalid:nomail'
    (found,) = answer_to(_event("DTSTART:20261112T140000", "DTEND:20261112T150000", who=who))["proposals"]
    assert found["people"] == [{"name": "Zoë Connor", "email": "zoe@northgate.example"}]


def test_somebody_whose_family_name_comes_first_is_who_is_known_by_the_name_turned_round():
    who = 'ATTENDEE;CN="de Vries-Jansen, Anneke":invalid:nomail'
    (found,) = answer_to(_event("DTSTART:20261112T140000", "DTEND:20261112T150000", who=who), known=(ANNEKE,))[
        "proposals"
    ]
    assert found["partners"] == ["meridiaan"]


def test_somebody_who_is_called_as_their_firm_is_a_person():
    text = "BEGIN:VCARD\nVERSION:3.0\nFN:Jan Jansen\nN:Jansen;Jan;;;\nORG:Jan Jansen\nEND:VCARD\n"
    assert [one["name"] for one in answer_to(text)["people"]] == ["Jan Jansen"]


def test_what_dex_says_was_a_meeting_is_proposed_and_no_note():
    jo = {
        "id": "c1",
        "first_name": "Jo",
        "last_name": "Low",
        "emails": [{"email": "jo@northgate.example"}],
        "phones": [],
    }
    kinds = ("coffee", "note", "email", None)
    items = [
        {
            "id": f"n{n}",
            "note": "Pilot\nand more",
            "event_time": "2026-11-12T12:00:00+00:00",
            "meeting_type": kind,
            "timeline_items_contacts": [{"contact": {"id": "c1"}}],
        }
        for n, kind in enumerate(kinds)
    ]
    answer = answer_to(json.dumps({"contacts": [jo], "timeline_items": items}))
    (met,) = answer["proposals"]
    assert (met["do"], met["title"], met["start"], met["minutes"], met["partners"]) == (
        "propose", "Pilot", "2026-11-12T13:00", None, ["northgate"],
    )  # fmt: skip
    assert [(one["fact"], one["on"], one["partners"]) for one in answer["facts"]] == [
        ("note", "2026-11-12", ["northgate"])
    ] * 3
