"""Each bound of a number, a text or a day is one: whoever asks and whoever reads a file says the same."""

from datetime import date
from pathlib import Path

import pytest
from cli_cases import TODAY, Tl

from trustlog.config import today
from trustlog.desk.settings.checks import DAYS
from trustlog.domain.calendar.days import FIRST_YEAR, LAST_YEAR, iso_day
from trustlog.domain.calendar.instants import read_day
from trustlog.domain.capture.words import read_minutes
from trustlog.domain.limits import CADENCE, DEPTH, GRACE, LEVEL, MINUTES
from trustlog.errors import DateError, WordsError

PROMISES = "partners,direction,text,made_on,due_on,grace_days\nacme,ours,send it,{made},{due},{grace}\n"
NO_DAYS = [
    "2026-W48-1",
    "20261123",
    "2026-1-2",
    "0001-01-01",
    "9999-12-31",
    "1899-12-31",
    "2200-01-01",
    "２０２６-11-23",
]


def write(folder: Path, text: str) -> str:
    path = folder / "in.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.fixture
def acme(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Tl:
    monkeypatch.setenv("TRUSTLOG_TODAY", TODAY)
    monkeypatch.setenv("TRUSTLOG_USER", "me")
    monkeypatch.setenv("TRUSTLOG_CONFIG", str(tmp_path / "none.toml"))
    tl = Tl(tmp_path / "ledger.db", capsys)
    tl.done("partner", "add", "Acme")
    return tl


@pytest.mark.parametrize("grace", [GRACE.high + 1, 60, 90, 365, 3660])
def test_a_grace_that_the_settings_refuse_is_refused_in_a_file(acme: Tl, tmp_path: Path, grace: int) -> None:
    file = write(tmp_path, PROMISES.format(made="2026-08-01", due="2026-09-01", grace=grace))
    said = acme("import", "csv", file, "--kind", "promises")
    assert said.status == 1
    assert f'line 2: grace_days is a whole number from 0 to {GRACE.high}, not "{grace}"' in said.refusal
    assert acme.rows("promise", "list", "--all") == []


def test_what_is_overdue_in_the_list_is_overdue_in_due_and_status(acme: Tl, tmp_path: Path) -> None:
    file = write(tmp_path, PROMISES.format(made="2026-09-01", due="2026-10-24", grace=GRACE.high))
    acme.done("import", "csv", file, "--kind", "promises")
    (listed,) = acme.rows("promise", "list", "--overdue")
    assert [one["number"] for one in acme.rows("due")["overdue"]] == [listed["number"]]
    assert acme.done("status").out.startswith("1 overdue")


def test_settings_files_and_tables_ask_for_the_same_numbers(acme: Tl, tmp_path: Path) -> None:
    bounds = {entry.name: (entry.low, entry.high) for entry in DAYS}
    assert (bounds["grace"], bounds["cadence"]) == (GRACE, CADENCE)
    for kind, column, span in (
        ("partners", "cadence_days", CADENCE),
        ("partners", "level", LEVEL),
        ("partners", "target", LEVEL),
        ("moments", "minutes", MINUTES),
        ("disclosures", "depth", DEPTH),
        ("promises", "grace_days", GRACE),
    ):
        row = {
            "partners": ("name", "Other"),
            "moments": ("partners,kind,on", "acme,lunch,2026-11-02"),
            "disclosures": ("partners,direction,topic,on", "acme,ours,margins,2026-11-02"),
            "promises": ("partners,direction,text,made_on", "acme,ours,send it,2026-11-02"),
        }[kind]
        for number in (span.low - 1, span.high + 1, 2**63, 10**30):
            file = write(tmp_path, f"{row[0]},{column}\n{row[1]},{number}\n")
            said = acme("import", "csv", file, "--kind", kind, "--dry-run")
            assert f"{column} is a whole number from {span.low} to {span.high}" in said.refusal
        for number in (span.low, span.high):
            file = write(tmp_path, f"{row[0]},{column}\n{row[1]},{number}\n")
            acme.done("import", "csv", file, "--kind", kind, "--dry-run")


@pytest.mark.parametrize("text", [*NO_DAYS, "", "2026-11-23T00:00", "2026-02-30", "-026-11-23", "2026-11-2x"])
def test_a_day_is_written_in_one_way_and_in_a_sane_year(text: str) -> None:
    with pytest.raises(DateError):
        iso_day(text)


@pytest.mark.parametrize("year", [FIRST_YEAR, LAST_YEAR])
def test_the_first_and_the_last_year_are_read(year: int) -> None:
    assert iso_day(f"{year}-02-03") == date(year, 2, 3)


@pytest.mark.parametrize("text", NO_DAYS)
def test_no_file_takes_another_day(acme: Tl, tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind, head, row in (
        ("moments", "partners,kind,on", "acme,lunch,{}"),
        ("promises", "partners,direction,text,made_on", "acme,ours,send it,{}"),
        ("promises", "partners,direction,text,made_on,due_on", "acme,ours,send it,2026-11-01,{}"),
        ("partners", "name,level_since", "Other,{}"),
        ("partners", "name,archived_on", "Other,{}"),
        ("disclosures", "partners,direction,topic,on", "acme,ours,margins,{}"),
    ):
        said = acme("import", "csv", write(tmp_path, f"{head}\n{row.format(text)}\n"), "--kind", kind)
        assert said.status == 1
        assert said.refusal.startswith("trustlog: line 2: ")
    with pytest.raises(DateError):
        read_day(text)
    with pytest.raises(DateError):
        read_day(f"{text}T14:30")
    monkeypatch.setenv("TRUSTLOG_TODAY", text)
    with pytest.raises(WordsError, match="TRUSTLOG_TODAY"):
        today()


@pytest.mark.parametrize(("text", "minutes"), [("1m", 1), ("24h", 1440), ("23h59", 1439), ("1440", 1440)])
def test_time_together_is_at_least_a_minute_and_at_most_a_day(text, minutes):
    assert read_minutes(text) == minutes
    for refused in ("0m", "1441m", "24h01", "25h"):
        with pytest.raises(WordsError):
            read_minutes(refused)
