"""What it brought: five sorts, of which the empty ones show, tied to facts that show nothing that is private."""

from datetime import date
from pathlib import Path

import pytest
from cli_cases import Tl
from desk_cases import open_at
from hypothesis import given
from hypothesis import strategies as st
from practice_cases import its_turn

from trustlog.desk.partners import partner
from trustlog.desk.practice import part_named
from trustlog.domain.benefit import read_sort, read_tied, tied_as_kept, tied_numbers
from trustlog.domain.facts.benefit import SORTS
from trustlog.domain.practice import ASKS

ASKED = ASKS["benefit"]
BROUGHT = "Brought so far: relief; nothing of 4 other sorts yet"


@pytest.fixture
def tl(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, monday: None) -> Tl:
    """Give a ledger with a partner at level 2, logged for long enough to be asked."""
    monkeypatch.setenv("TRUSTLOG_USER", "kim")
    tl = Tl(tmp_path / "ledger.db", capsys)
    tl.done("partner", "add", "Acme", "--level", "2", "--since", "2026-01-05", "--logged-from", "2026-01-05")
    return tl


def turn_day(tl: Tl) -> str:
    ledger = open_at(tl.db.parent, date(2026, 11, 23), me="kim")
    day = its_turn(partner(ledger, "acme"), date(2026, 8, 1), "benefit")
    ledger.close()
    return day.isoformat()


def test_it_is_asked_said_and_asked_no_more(tl: Tl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRUSTLOG_TODAY", turn_day(tl))
    before = tl.done("brief", "acme").out
    assert ASKED in before
    assert BROUGHT not in before
    assert ASKED in tl.done("review").out
    tl.done("benefit", "acme", "no night shifts", "--sort", "relief", "--for", "packers")
    after = tl.done("brief", "acme").out
    assert BROUGHT in after
    assert "The last it brought: no night shifts (for packers)" in after
    assert ASKED not in after
    assert ASKED not in tl.done("review").out
    tl.done("undo")
    assert tl.done("brief", "acme").out == before


def test_empty_sorts_are_as_visible_as_the_others(tl: Tl) -> None:
    said = tl.done("benefit", "acme", "no", "night", "shifts", "--sort", "rel", "--on", "2026-11-20", "--note", "seen")
    assert said.out == "#1  acme: Fri 20 Nov 2026 brought relief: no night shifts\n"
    tl.done("benefit", "acme", "one list of parts", "--sort", "insight")
    assert tl.done("benefit", "acme").out.splitlines() == [
        "Shared insight",
        "  #2 Mon 23 Nov: one list of parts",
        "No real impact yet: what changed for people outside our circle?",
        "Relief",
        "  #1 Fri 20 Nov: no night shifts",
        "No new proposition or solution yet: what can we offer now that nobody could offer alone?",
        "No seamless journey yet: where does a customer, or one of us, no longer notice that we are not one?",
    ]
    shown = tl.rows("benefit", "acme", "show")
    assert shown["empty"] == ["impact", "proposition", "journey"]
    assert list(shown["sorts"]) == list(SORTS)
    assert [each["text"] for each in shown["sorts"]["relief"]] == ["no night shifts"]
    earlier = tl.rows("benefit", "acme", "--as-of", "2026-11-21")
    assert earlier["empty"] == ["insight", "impact", "proposition", "journey"]


def test_what_shows_it_stands_below_it_while_it_may_be_seen(tl: Tl, monkeypatch: pytest.MonkeyPatch) -> None:
    tl.done("add", "acme: we promise the list by fri")
    tl.done("add", "acme: private note the secret")
    tl.done("benefit", "acme", "one list", "--sort", "insight", "--tied", "1,#2")
    lines = tl.done("benefit", "acme").out.splitlines()
    assert lines[2:4] == ["     ← #1 we promised: the list · open, due Fri 27 Nov", "     ← #2 note: the secret"]
    monkeypatch.setenv("TRUSTLOG_USER", "raj")
    others = tl.done("benefit", "acme").out
    assert "#1 we promised" in others
    assert "#2" not in others
    assert [each["number"] for each in tl.rows("benefit", "acme")["sorts"]["insight"][0]["tied"]] == [1]
    tl.done("drop", "1", "--reason", "entered twice")
    assert "←" not in tl.done("benefit", "acme").out
    tl.done("undo")
    assert "#1 we promised" in tl.done("benefit", "acme").out


def test_it_is_edited_found_and_written_for_management(tl: Tl, tmp_path: Path) -> None:
    tl.done("add", "acme: note seen by all")
    tl.done("add", "acme: private note the secret")
    tl.done("benefit", "acme", "one list", "--sort", "insight", "--tied", "1 2")
    tl.done("benefit", "acme", "nobody knows", "--sort", "relief", "--private")
    tl.done("edit", "3", "sort=impact", "for_whom=planners", "text=one list of parts")
    assert [hit["number"] for hit in tl.rows("search", "planners")] == [3]
    tl.done("export", "csv", "--out", str(tmp_path / "report"))
    rows = (tmp_path / "report" / "benefits.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 2
    assert rows[1].endswith(",impact,one list of parts,planners,1")
    assert "benefits,private,1" in (tmp_path / "report" / "left_out.csv").read_text(encoding="utf-8-sig")
    tl.done("edit", "3", "tied=")
    assert tl.rows("log", "acme", "--kind", "benefit")[1]["tied"] == []


def test_a_private_one_is_its_authors(tl: Tl, monkeypatch: pytest.MonkeyPatch) -> None:
    tl.done("benefit", "acme", "no night shifts", "--sort", "relief", "--private")
    assert "no night shifts" in tl.done("benefit", "acme").out
    assert "rought so far" not in tl.done("brief", "acme").out
    monkeypatch.setenv("TRUSTLOG_USER", "raj")
    assert "no night shifts" not in tl.done("benefit", "acme").out


def test_a_step_up_says_what_it_brought(tl: Tl) -> None:
    said = tl.done("level", "acme", "up", "--reason", "we both want it").out
    assert "what it brought was not written down yet" in said.lower()
    tl.done("undo")
    tl.done("benefit", "acme", "no night shifts", "--sort", "relief")
    assert (
        "brought so far: relief; nothing of 4 other sorts yet."
        in tl.done("level", "acme", "up", "--reason", "we both want it").out.lower()
    )


def test_a_garden_has_benefits_of_its_own(tl: Tl) -> None:
    from trustlog.desk.facts.changes import all_inserts
    from trustlog.desk.ledger import Batch
    from trustlog.domain.facts import Garden

    ledger = open_at(tl.db.parent, date(2026, 11, 23), me="kim")
    harbour = Garden(
        ledger.new_id(), "harbour", "Harbour", date(2026, 1, 5), True, None, None, None, ledger.now, ledger.me
    )
    ledger.commit(Batch(all_inserts(ledger, [harbour]), "a garden"))
    ledger.close()
    tl.done("benefit", "harbour", "one door for both yards", "--sort", "journey")
    shown = tl.rows("benefit", "harbour")
    assert (shown["garden"], shown["partner"]) == ("harbour", None)
    assert [each["text"] for each in shown["sorts"]["journey"]] == ["one door for both yards"]
    assert "one door" not in tl.done("benefit", "acme").out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("no night shifts",), "--sort"),
        (("no night shifts", "--sort", "money"), "insight, impact, relief, proposition, journey"),
        (("no night shifts", "--sort", "i"), "insight, impact"),
        ((" ", "--sort", "relief"), "text cannot be empty"),
        (("no night shifts", "--sort", "relief", "--tied", "99"), "no fact #99"),
        (("no night shifts", "--sort", "relief", "--tied", "the list"), "numbers of facts"),
        (("no night shifts", "--sort", "relief", "--on", "2027-01-01"), "to come"),
        (("show", "--sort", "relief"), "leave the options out"),
    ],
)
def test_what_cannot_be_is_refused(tl: Tl, words: tuple[str, ...], says: str) -> None:
    said = tl("benefit", "acme", *words)
    assert said.status == 2
    assert says in said.refusal
    assert tl.rows("log", "acme") == []


def test_the_form_writes_one_more(tl: Tl) -> None:
    ledger = open_at(tl.db.parent, date(2026, 11, 23), me="kim")
    acme, part = partner(ledger, "acme"), part_named("benefit")
    assert part.form is not None
    assert part.write is not None
    fields = {field.name: field.value for field in part.form(ledger, acme)}
    part.write(ledger, acme, fields | {"text": "no night shifts", "sort": "relief", "for_whom": "packers"})
    assert part.state(ledger, acme, ledger.today).startswith("1 of 5 sorts; no shared insight yet")
    ledger.close()


@given(st.lists(st.integers(1, 2**31 - 1), unique=True))
def test_numbers_are_kept_and_read_back(numbers: list[int]) -> None:
    assert list(read_tied(", ".join(f"#{number}" for number in numbers))) == numbers
    assert list(tied_numbers(tied_as_kept(numbers))) == numbers


@pytest.mark.parametrize("sort", SORTS)
def test_a_sort_is_known_by_its_beginning(sort: str) -> None:
    assert read_sort(sort[:3].upper()) == sort
