"""What is said of files and their proposals: which fields, which way out, which words."""

import pytest
from foreign_cases import among_the_samples

WHO = ("--me", "sanne@partnerdesk.example", "--zone", "Europe/Amsterdam", "--from", "2026-01-01")


@pytest.fixture
def tl(tmp_path, monkeypatch, capsys):
    return among_the_samples(tmp_path, monkeypatch, capsys)


def _agenda(tmp_path, *ends):
    events = [
        f"BEGIN:VEVENT\nUID:{at}@x\nDTSTART:20261102T090000Z\nDTEND:{end}\nSUMMARY:Talk {at}\n"
        "ATTENDEE:mailto:ann@northgate.example\nEND:VEVENT\n"
        for at, end in enumerate(ends, 1)
    ]
    file = tmp_path / "agenda"
    file.write_text("BEGIN:VCALENDAR\nVERSION:2.0\n" + "".join(events) + "END:VCALENDAR\n")
    return str(file)


def test_a_meeting_over_two_days_says_hours(tl, tmp_path):
    tl.done("import", _agenda(tmp_path, "20261104T093000Z"), *WHO)
    assert ", 48h30: Talk 1" in tl.done("proposals").out


def test_a_number_that_is_named_twice_is_said_as_one(tl, tmp_path):
    tl.done("import", _agenda(tmp_path, "20261102T093000Z"), *WHO)
    number = str(tl.rows("proposals")[0]["number"])
    said = tl("proposals", "accept", number, number)
    assert (said.status, "name each number once" in said.refusal) == (2, True)


def test_a_rule_can_take_meetings_alone(tl, tmp_path):
    tl.done("import", _agenda(tmp_path, "20261102T093000Z", "20261102T103000Z"), *WHO)
    tasks = tmp_path / "tasks.csv"
    tasks.write_text("Firm,What\nNorthgate,send the plan\n")
    tl.done("import", str(tasks), "--kind", "promises", "--map", "Firm=partner", "--map", "What=text")
    said = tl("proposals", "accept", "1", "--meetings")
    assert (said.status, "--meetings" in said.refusal) == (2, True)
    tl.done("proposals", "accept", "--all", "--meetings", "--partner", "northgate")
    assert [fact["fact"] for fact in tl.rows("log")] == ["moment", "moment"]
    assert [row["kind"] for row in tl.rows("proposals")] == ["promise"]


@pytest.mark.parametrize("domain", ["gmail.com", "Ann@GMAIL.com", "northgate.example,outlook.com"])
def test_a_domain_of_anybody_is_no_domain_of_a_partner(tl, domain):
    for words in (("edit", "northgate", f"domains={domain}"), ("add", "Bolt", "--domain", domain)):
        said = tl("partner", *words)
        assert (said.status, "is where anybody may have an address" in said.refusal) == (2, True)
    assert "gmail" not in str(tl.rows("partner", "show", "northgate"))


def test_a_field_is_kept_or_overwritten_and_not_both(tl, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text(
        "Record ID,First Name,Last Name,Email,Associated Company\n7,Ann,Lee,ann@northgate.example,Northgate\n"
    )
    asked = ("import", str(file), "--as", "hubspot-contacts")
    said = tl(*asked, "--keep", "name,role", "--overwrite", "name")
    assert (said.status, "name is to be kept, and to be overwritten" in said.refusal) == (2, True)
    tl.done(*asked, "--keep", "name", "--overwrite", "all")
    tl.done(*asked, "--keep", "all", "--overwrite", "name")


def test_the_help_of_import_names_cards_and_calendars(tl):
    said = " ".join(tl.done("import", "--help").out.split())
    assert "import vcf FILE" in said
    assert "import ics FILE" in said


def test_the_summary_of_the_workbook_says_what_a_changed_setting_means(tl, tmp_path, monkeypatch):
    openpyxl = pytest.importorskip("openpyxl")
    config = tmp_path / "settings.toml"
    config.write_text("[reading]\ntoo_few = 5\n")
    monkeypatch.setenv("TRUSTLOG_CONFIG", str(config))
    tl.done("export", "xlsx", "--out", str(tmp_path / "all.xlsx"))
    book = openpyxl.load_workbook(tmp_path / "all.xlsx")
    cells = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row if cell.value is not None]
    assert any(cell.startswith("too_few: settled; with fewer it is too early") for cell in cells)
    dictionary = [str(cell.value) for row in book.worksheets[-1].iter_rows() for cell in row]
    assert not any("below three settled" in cell and "settings" not in cell for cell in dictionary if "chance" in cell)


def test_an_update_says_which_fields_change_and_under_which_name_somebody_stays(tl, tmp_path):
    head = "Record ID,First Name,Last Name,Email,Job Title,Phone Number,Associated Company\n"
    file = tmp_path / "people.csv"
    asked = ("import", str(file), "--as", "hubspot-contacts")
    file.write_text(head + "7,Jo,Doe,jo@northgate.example,,,Northgate\n")
    tl.done(*asked)
    file.write_text(head + "7,Jo,Doe-Roe,jo@northgate.example,Buyer,+31 20 1234567,Northgate\n")
    said = tl.done(*asked, "--dry-run").out
    assert "Jo Doe (northgate): role Buyer, phone +31201234567" in said
    assert "Doe-Roe" not in said
    assert "Jo Doe-Roe (northgate): name Jo Doe-Roe, role" in tl.done(*asked, "--dry-run", "--overwrite", "name").out
    (row,) = tl.rows(*asked, "--dry-run")["people"]
    assert {"takes", "is"}.isdisjoint(row), "these are no keys that were agreed on"
    tl.done(*asked)
    assert [(one["name"], one["role"]) for one in tl.rows("person", "list", "northgate")] == [("Jo Doe", "Buyer")]
