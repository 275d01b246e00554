"""Files without ids that are read again after a row was changed: it is the same row, where it can be no other."""

from collections.abc import Callable
from pathlib import Path

import pytest
from cli_cases import Tl
from foreign_cases import FORMATS
from hypothesis import given, settings
from hypothesis import strategies as st
from test_foreign_moved_any import bring as bring_file
from test_foreign_moved_any import ledger_of_acme, states

from trustlog.desk import history, proposals
from trustlog.desk.log import log
from trustlog.desk.maintenance import doctor

HEAD = "Subject,Start Date,Start Time,End Date,End Time,All day event,Reminder on/off,Private,Categories,Required Attendees\n"
Row = tuple[str, str, str]  # title, day, time
EDGES = [("Dentist", "2026-09-01", "09:00"), ("Fair", "2026-11-20", "09:00")]


def agenda(*rows: Row, edges: bool = True) -> str:
    """Return a calendar with two appointments of our own around these."""
    lines = [f"{title},{day},{at},{day},23:00,False,False,False,,jane@acme.example" for title, day, at in rows]
    own = [f"{title},{day},{at},{day},23:00,False,False,False,," for title, day, at in EDGES if edges]
    return HEAD + "\n".join([*own[:1], *lines, *own[1:], ""])


@pytest.fixture
def tl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tl:
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-11-27")
    monkeypatch.setenv("TRUSTLOG_USER", "jo")
    tl = Tl(tmp_path / "tl.db", capsys)
    tl.done("partner", "add", "Acme", "--since", "2026-01-01")
    tl.done("partner", "edit", "acme", "domains=acme.example,meridiaanzorg.example")
    return tl


@pytest.fixture
def bring(tl: Tl, tmp_path: Path) -> Callable[..., list[str]]:
    def bring(text: str, *words: str) -> list[str]:
        """Import it; return what became of the rows that are not left aside for what they are."""
        (tmp_path / "agenda.csv").write_text(text)
        found = tl.rows("import", str(tmp_path / "agenda.csv"), "--me", "jo@ours.example", *words)["proposals"]
        return [row["why"] or row["do"] for row in found if row["partners"] or row["why"] in ("dismissed", "duplicate")]

    return bring


def waits(tl: Tl) -> list[str]:
    return [row["start"][5:] for row in tl.rows("proposals")]


def test_a_meeting_that_moved_is_one_and_stays_what_was_said_of_it(tl, bring):
    bring(agenda(("A", "2026-11-12", "14:05"), ("B", "2026-11-12", "16:00"), ("C", "2026-11-13", "16:00")))
    tl.done("proposals", "dismiss", "1")
    tl.done("proposals", "accept", "2")
    moved = agenda(("A", "2026-11-13", "15:05"), ("B", "2026-11-11", "16:00"), ("C", "2026-11-13", "17:00"))
    assert bring(moved) == ["dismissed", "duplicate", "update"]
    file = str(tl.db.parent / "agenda.csv")
    assert "there already as #4, on Thu 12 Nov 2026 16:00" in tl.done("import", file, "--me", "jo@ours.example").out
    assert waits(tl) == ["11-13T17:00"]
    assert bring(moved) == ["dismissed", "duplicate", "duplicate"]
    bring(moved, "--overwrite", "day")
    assert [fact["on"] for fact in tl.rows("log")] == ["2026-11-11"]
    tl.done("doctor")


def test_the_activities_of_a_crm_whose_days_were_changed(tl, tmp_path):
    text = (FORMATS / "csv" / "pipedrive-activities.csv").read_text()
    file = tmp_path / "activities.csv"
    file.write_text(text)
    words = ("import", str(file), "--me", "sanne@partnerdesk.example", "--from", "2026-01-01")
    tl.done(*words)
    before = tl.rows("proposals")
    tl.done("proposals", "dismiss", "1")
    tl.done("proposals", "accept", "2", "--partner", "acme")
    file.write_text(text.replace("-03-04", "-03-05").replace("-03-18", "-03-19").replace("2026-12-04", "2026-12-11"))
    found = tl.rows(*words)["proposals"]
    assert [row["why"] for row in found] == ["dismissed", "duplicate", before[2]["why"], "outside_window"]
    assert [(row["number"], row["due_on"]) for row in tl.rows("proposals")] == [(3, "2026-12-11")]
    tl.done("proposals", "accept", "3", "--partner", "acme")
    file.write_text(text.replace("2026-12-04", "2026-12-18"))
    said = tl.done(*words).out
    assert "there already as #5, on Fri 11 Dec 2026" in said
    assert [one["due_on"] for one in tl.rows("promise", "list")] == ["2026-12-11"]


def test_an_export_of_the_next_month_replaces_nothing(tl, bring):
    bring(agenda(*(("Catch up", f"2026-10-{day:02d}", "10:00") for day in (5, 12, 19, 26)), edges=False))
    tl.done("proposals", "dismiss", "2")
    november = [("Catch up", f"2026-11-{day:02d}", "10:00") for day in (2, 9, 16)]
    assert bring(agenda(*november, edges=False)) == ["propose"] * 3
    assert waits(tl) == [f"{day}T10:00" for day in ("10-05", "10-19", "10-26", "11-02", "11-09", "11-16")]


def test_where_two_may_be_meant_both_stay_and_the_new_one_is_doubtful(tl, bring):
    bring(agenda(("Call", "2026-11-10", "10:00")))
    two = agenda(("Call", "2026-11-09", "10:00"), ("Call", "2026-11-11", "10:00"))
    assert bring(two) == ["duplicate", "duplicate"]
    assert [(row["state"], row["why"]) for row in tl.rows("proposals")] == [
        ("pending", "duplicate"),
        ("pending", None),
        ("pending", "duplicate"),
    ]
    assert "it may be there already" in tl.done("proposals").out
    assert bring(two) == ["duplicate", "duplicate"]
    assert len(waits(tl)) == 3


def test_a_call_at_another_firm_is_another(tl, bring):
    tl.done("partner", "add", "Borealis", "--since", "2026-01-01")
    tl.done("partner", "edit", "borealis", "domains=borealis.example")
    bring(agenda(("Call", "2026-11-10", "10:00")))
    other = agenda(("Call", "2026-11-11", "10:00")).replace("jane@acme", "jo@borealis")
    assert bring(other) == ["propose"]
    assert waits(tl) == ["11-10T10:00", "11-11T10:00"]


ROWS = st.lists(
    st.tuples(st.sampled_from(["Call", "Demo", "Visit"]), st.integers(2, 20).map(lambda day: f"2026-10-{day:02d}"),
              st.sampled_from(["09:00", "10:30", "16:00"])),
    min_size=1, max_size=4, unique_by=(lambda row: row[0], lambda row: row[1]),
)  # fmt: skip
CHANGES = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.sampled_from(["2026-10-01", "2026-10-02", "2026-10-11", "2026-10-20", None]),
        st.sampled_from(["09:15", "16:00", None]),
        st.booleans(),
    ),
    max_size=3,
)


@settings(max_examples=25, deadline=None)
@given(ROWS, st.lists(st.sampled_from(["accepted", "dismissed", "pending"]), min_size=4, max_size=4), CHANGES)
def test_rows_that_are_changed_are_as_many_as_before(
    rows: list[Row], answers: list[str], changes: list[tuple[int, str | None, str | None, bool]]
) -> None:
    with ledger_of_acme() as (ledger, folder):
        file = folder / "agenda.csv"
        file.write_text(agenda(*rows))
        bring_file(ledger, file)
        for number, answer in zip(states(ledger), answers, strict=False):
            if answer != "pending":
                (proposals.accept if answer == "accepted" else proposals.dismiss)(ledger, [number])
        facts = log(ledger).facts
        for at, day, time, renamed in changes:
            before = states(ledger)
            title, on, clock = rows[at % len(rows)]
            # One thing at a time: a meeting with another title at another time may be another meeting.
            row = (f"{title}!", on, clock) if renamed else (title, day or on, time or clock)
            taken = {(one[1], one[2]) for place, one in enumerate(rows) if place != at % len(rows)}
            if (row[1], row[2]) in taken:
                continue
            rows = [row if place == at % len(rows) else one for place, one in enumerate(rows)]
            file.write_text(agenda(*rows))
            batch = bring_file(ledger, file).batch
            assert [state for state, _ in sorted(states(ledger).values())] == [
                state for state, _ in sorted(before.values())
            ]
            assert sorted(starts or "" for _state, starts in states(ledger).values()) == sorted(
                f"{on}T{clock}" for _title, on, clock in rows
            )
            assert log(ledger).facts == facts
            if batch is not None:
                history.undo(ledger)
                assert states(ledger) == before
                bring_file(ledger, file)
        assert doctor(ledger) == []


def test_a_row_whose_guest_is_another_may_be_there_already(tl, bring):
    bring(agenda(("Lunch", "2026-11-06", "12:00")))
    tl.done("proposals", "accept", "1")
    assert bring(agenda(("Lunch", "2026-11-06", "12:00")).replace("jane@", "piet@"))[-1:] != []
    assert [(row["why"], row["title"]) for row in tl.rows("proposals")] == [("duplicate", "Lunch")]
