"""The page to read before a meeting: what stands in each of its parts, for how long, and how much of it."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from desk_cases import TODAY, on, small

from trustlog.desk import partners, promises
from trustlog.desk.brief import brief
from trustlog.desk.capture import capture
from trustlog.desk.ledger import Ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return small(tmp_path)


def before(days: int) -> date:
    return TODAY - timedelta(days=days)


def parts(ledger: Ledger, as_of: date | None = None) -> dict[str, list[str]]:
    """Return the rows of each part of the page on Acme by the title of the part; the head has none."""
    found: dict[str, list[str]] = {"": []}
    title = ""
    for row in brief(ledger, "acme", as_of):
        if row and not row.startswith("  ") and title == "" and found[""] and found[""][-1] == "":
            title = row
            found[title] = []
        elif row == "":
            title = ""
            found[title].append(row)
        else:
            found[title].append(row.strip())
    return found


def test_what_is_open_stands_on_its_side_by_its_day(ledger: Ledger) -> None:
    capture(ledger, "acme: we promise later things by 4 dec; we promise drafts by fri +big; they promise pay by sat")
    capture(ledger, "acme: we offer a talk by 5 dec; they promise tea by fri; we promise hush by fri +private")
    promises.keep(ledger, [5])
    page = parts(ledger)
    assert page["We owe them"] == [
        "drafts (big) · due Fri 27 Nov",
        "later things · due Fri 4 Dec",
        "a talk · due Sat 5 Dec",
    ]
    assert page["They owe us"] == ["pay · due Sat 28 Nov"]


def test_a_lapsed_promise_stands_for_120_days_after_its_due_day(ledger: Ledger) -> None:
    for days in (120, 121):
        capture(on(ledger, before(150)), f"acme: we promise {days} days by {before(days)}")
    assert [row.partition(" · ")[0] for row in parts(ledger)["We owe them"]] == ["120 days"]


def test_on_a_day_before_what_was_promised_since_is_not_there(ledger: Ledger) -> None:
    capture(on(ledger, before(10)), "acme: we promise first by 1 dec")
    capture(on(ledger, before(9)), "acme: we promise second by 1 dec")
    capture(on(ledger, before(8)), "acme: lunch with jane")
    promises.keep(ledger, [1])
    assert "We owe them" not in parts(ledger, before(11))
    assert parts(ledger, before(10))["We owe them"] == ["first · due Tue 1 Dec"]
    assert parts(ledger, before(9))["We owe them"] == ["first · due Tue 1 Dec", "second · due Tue 1 Dec"]
    assert "Last together" not in parts(ledger, before(9))
    assert len(parts(ledger, before(8))["Last together"]) == 1


def test_what_happened_stands_for_120_days(ledger: Ledger) -> None:
    for days in (120, 121):
        capture(on(ledger, before(days)), f"acme: lunch with jane; note {days} days")
    page = parts(ledger)
    assert page["Notes"] == ["Sun 26 Jul  note: 120 days"]
    assert len(page["Last together"]) == 1


def test_a_part_has_six_rows_and_says_how_many_more_there_are(ledger: Ledger) -> None:
    for count in range(1, 8):
        capture(ledger, f"acme: note number {count}")
        rows = parts(ledger)["Notes"]
        assert len(rows) == min(count, 7)
    assert rows[6] == "… and 1 more"
    assert all("number" in row for row in rows[:6])


def test_what_was_told_stands_on_its_side_and_what_was_hidden_apart(ledger: Ledger) -> None:
    capture(ledger, "acme: they shared a plan; we shared a budget; they hid a delay; we shared a fear +private")
    page = parts(ledger)
    assert [row.split("  ")[1] for row in page["They told us"]] == ["they shared: a plan (depth 2)"]
    assert [row.split("  ")[1] for row in page["We told them"]] == ["we shared: a budget (depth 2)"]
    assert len(page["Hidden and found out"]) == 1
    assert "a delay" in page["Hidden and found out"][0]


def test_the_head_and_the_people(ledger: Ledger) -> None:
    assert brief(ledger, "acme")[:2] == [
        "Acme Holding · level 1 Transactional since Thu 1 Jan 2026 · Mon 23 Nov 2026",
        "",
    ]
    assert parts(ledger)["People"] == ["Jane Doe · COO", "Raj Patel"]
    partners.edit(ledger, "acme", {"note": "ring twice"})
    assert brief(ledger, "acme")[1] == "ring twice"


def test_where_trust_stands_is_said_of_each_strand(ledger: Ledger) -> None:
    rows = parts(ledger)["Where trust stands, read without private facts"]
    assert [row.partition(":")[0] for row in rows[:4]] == ["Our promises", "Their promises", "Time", "Openness"]
