"""A joint purpose: a draft, agreed, reviewed; what each side wants and what we gain; and the gate that it opens."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from cli_cases import Tl, on_demo
from desk_cases import open_at
from garden_planted import planted
from hypothesis import given
from hypothesis import strategies as st
from practice_cases import its_turn

from trustlog.desk.ledger import Ledger
from trustlog.desk.partners import partner
from trustlog.desk.practice import part_named
from trustlog.domain.facts import Purpose
from trustlog.domain.purpose import words_of
from trustlog.errors import FieldFaults

TODAY = date(2026, 11, 23)
WANTED = "no shipment waits for a paper"
BOTH = pytest.mark.parametrize("tl", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def tl(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    monday: None,
) -> Tl:
    """Give a ledger with a partner at level 2, in a file or on PostgreSQL."""
    monkeypatch.setenv("TRUSTLOG_USER", "kim")
    is_file = getattr(request, "param", "sqlite") == "sqlite"
    place: Any = tmp_path / "ledger.db" if is_file else request.getfixturevalue("server").new_ledger()
    tl = Tl(place, capsys)
    tl.done("partner", "add", "Acme", "--level", "2", "--since", "2026-01-05", "--logged-from", "2026-01-05")
    return tl


def desk(tl: Tl) -> Ledger:
    return open_at(tl.db.parent, TODAY, me="kim")


def gate(tl: Tl, *options: str) -> tuple[bool, str]:
    """Give whether the gate is open, and what it says."""
    found = next(gate for gate in tl.rows("trust", "acme", *options)["gates"] if gate["name"] == "purpose")
    return found["passed"], found["says"]


# The words


def test_words_are_a_draft_until_they_are_agreed_and_are_reviewed_after_that(tl: Tl) -> None:
    said = tl.done("purpose", "acme", WANTED, "--whose", "us", "--horizon", "5", "--on", "2026-03-02")
    assert said.out == f"#1  acme: Mon 2 Mar 2026 purpose, draft: {WANTED} (our words, 5 years ahead)\n"
    assert tl.done("purpose", "acme").out.splitlines() == [
        f"Joint purpose, a draft: {WANTED}",
        "  our words, 5 years ahead · Mon 2 Mar",
    ]
    tl.done("purpose", "acme", "agreed", "--on", "2026-03-09")
    tl.done("purpose", "acme", "no", "papers", "at", "all", "--on", "2026-04-01")
    assert tl.done("purpose", "acme").out.splitlines() == [
        f"Joint purpose: {WANTED}",
        "  our words, 5 years ahead · agreed Mon 9 Mar · to be reviewed by Mon 8 Mar 2027",
        "Draft: no papers at all",
        "  joint words · Wed 1 Apr",
    ]
    echo = tl.done("purpose", "acme", "reviewed", "--on", "2026-10-05").out
    assert echo.endswith(" · reviewed, it still holds\n")
    found = tl.rows("purpose", "acme", "show")
    assert (found["agreed_on"], found["reviewed_on"], found["review_by"]) == ("2026-03-09", "2026-10-05", "2027-10-04")
    assert (found["agreed"]["text"], found["agreed"]["horizon"], found["draft"]) == (WANTED, 5, None)
    assert len(found["said"]) == 4
    earlier = tl.rows("purpose", "acme", "--as-of", "2026-03-08")
    assert (earlier["agreed"], earlier["draft"]["text"]) == (None, WANTED)
    tl.done("undo")
    assert tl.rows("purpose", "acme")["reviewed_on"] is None


def test_it_is_edited_found_and_written_for_management(tl: Tl, tmp_path: Path) -> None:
    tl.done("purpose", "acme", WANTED, "--agreed")
    tl.done("purpose", "acme", "to outgrow them", "--private")
    tl.done("purpose", "acme", "gain", "we learn their trade", "--would-not")
    tl.done("edit", "1", "text=no ship waits", "horizon=3", "whose=them")
    assert [hit["number"] for hit in tl.rows("search", "ship")] == [1]
    tl.done("export", "csv", "--out", str(tmp_path / "report"))
    texts = {path.name: path.read_text(encoding="utf-8-sig") for path in (tmp_path / "report").iterdir()}
    assert texts["purposes.csv"].splitlines()[1].endswith(",no ship waits,them,true,3")
    assert len(texts["purposes.csv"].splitlines()) == 2
    assert not [name for name, text in texts.items() if "outgrow" in text or "their trade" in text]
    assert "gains,not for management,1" in texts["left_out.csv"]


@given(st.lists(st.tuples(st.sampled_from(["a", "b"]), st.booleans()), max_size=8))
def test_the_last_words_agreed_are_in_force(said: Sequence[tuple[str, bool]]) -> None:
    blank = dict.fromkeys(Purpose._fields)
    facts = [
        Purpose(**blank | {"text": text, "agreed": agreed, "on": TODAY + timedelta(days=at)})
        for at, (text, agreed) in enumerate(said)
    ]
    found = words_of(facts)
    agreed = [fact for fact in facts if fact.agreed]
    assert found.agreed == (agreed[-1] if agreed else None)
    assert found.draft == (facts[-1] if facts and not facts[-1].agreed else None)
    if found.agreed is not None:
        assert found.since is not None
        assert found.since <= found.agreed.on
        assert found.reviewed in (None, found.agreed.on)
        assert (found.reviewed is None) == (found.since == found.agreed.on)


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("agreed",), 1, "nothing is written yet"),
        (("reviewed",), 1, "no joint purpose is agreed"),
        (("reviwed",), 2, '"reviwed" is no sentence'),
        ((" ",), 2, "text cannot be empty"),
        ((WANTED, "--whose", "ours"), 2, "whose is one of both, us, them"),
        ((WANTED, "--horizon", "0"), 2, "horizon is a whole number from 1 to 100"),
        ((WANTED, "--on", "2027-01-01"), 2, "to come"),
        ((WANTED, "--told"), 2, "--told does not go with that"),
        (("show", "--agreed"), 2, "leave the options out"),
        (("objective", "mine", "to grow"), 2, "objective is one of ours, theirs"),
        (("objective", "ours", " "), 2, "text cannot be empty"),
        (("objective", "ended"), 2, "by its number"),
        (("objective", "ended", "7"), 1, "#7 is no objective of acme"),
        (("gain", "we learn their trade"), 2, "--would-say or --would-not"),
        (("gain", "we learn their trade", "--would-not", "--told"), 2, "--would-say or --would-not"),
        (("gain", "--told"), 1, "nothing that we gain"),
        (("gain", " ", "--would-say"), 2, "gain cannot be empty"),
    ],
)
def test_what_cannot_be_is_refused(tl: Tl, words: tuple[str, ...], status: int, says: str) -> None:
    said = tl("purpose", "acme", *words)
    assert said.status == status
    assert says in said.refusal
    assert tl.rows("log", "acme") == []


def test_what_is_agreed_already_is_reviewed(tl: Tl) -> None:
    tl.done("purpose", "acme", WANTED, "--agreed", "--on", "fri")
    assert "agreed with acme since 2026-11-20" in tl("purpose", "acme", "agreed").refusal
    tl.done("purpose", "acme", "two lists", "--on", "2026-03-02")  # a draft from before that day
    assert "`trustlog purpose acme agreed`" in tl("purpose", "acme", "reviewed", "--on", "2026-03-02").refusal


# The gate


@BOTH
def test_the_gate_opens_by_agreed_words_and_shuts_after_a_year(tl: Tl) -> None:
    shut = (False, "No joint purpose is agreed.")
    assert gate(tl) == shut
    tl.done("purpose", "acme", WANTED)
    assert gate(tl) == shut
    tl.done("purpose", "acme", "agreed")
    assert gate(tl) == (True, "The joint purpose was agreed or reviewed on 23 Nov 2026.")
    assert gate(tl, "--as-of", "2026-11-22") == shut
    tl.done("purpose", "acme", "two lists become one")  # a draft of other words leaves them in force
    assert gate(tl)[0]
    tl.done("undo")
    tl.done("undo")
    assert gate(tl) == shut
    tl.done("purpose", "acme", WANTED, "--agreed", "--on", "2025-11-23")
    assert gate(tl) == (False, "The joint purpose was last reviewed on 23 Nov 2025, more than a year ago.")
    assert gate(tl, "--as-of", "2026-11-22")[0]
    tl.done("purpose", "acme", "reviewed")
    assert gate(tl)[0]


def test_a_step_is_suggested_with_a_purpose_only_and_no_evidence_moves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tl = on_demo(tmp_path, monkeypatch, capsys)
    before = tl.rows("trust", "elandra")
    assert before["suggestion"]["action"] == "up"
    for said in tl.rows("purpose", "elandra")["said"]:
        tl.done("drop", str(said["number"]), "--reason", "never so")
    without = tl.rows("trust", "elandra")
    assert without["suggestion"]["action"] != "up"
    assert without["strands"] == before["strands"]
    tl.done("purpose", "elandra", WANTED, "--agreed")
    assert tl.rows("trust", "elandra")["suggestion"]["action"] == "up"


@BOTH
def test_a_private_purpose_is_its_authors(tl: Tl, monkeypatch: pytest.MonkeyPatch) -> None:
    tl.done("purpose", "acme", WANTED, "--private")
    tl.done("purpose", "acme", "agreed")
    tl.done("purpose", "acme", "objective", "theirs", "to be bought", "--private")
    tl.done("purpose", "acme", "gain", "we learn their trade", "--told", "--private")
    assert gate(tl)[0]
    assert "waits" not in (brief := tl.done("brief", "acme").out)
    assert "bought" not in brief
    assert "their trade" not in brief
    monkeypatch.setenv("TRUSTLOG_USER", "raj")
    assert not gate(tl)[0]
    assert tl.done("purpose", "acme").out == "Nothing is written yet of what we want together.\n"
    assert tl.rows("log", "acme") == []


def test_a_step_to_partner_says_what_is_wanted_together(tl: Tl) -> None:
    def before() -> str:
        said = tl.done("level", "acme", "up", "--reason", "we both want it").out.lower()
        tl.done("undo")
        return said

    assert "what we want together was not said yet" in before()
    tl.done("purpose", "acme", WANTED, "--on", "2025-10-01")
    assert f"what we want together, still a draft: {WANTED}" in before()
    tl.done("purpose", "acme", "agreed", "--on", "2025-10-02")
    assert f"what we want together: {WANTED} (to be reviewed again)" in before()


# What is asked, and what a brief says


def turn_day(tl: Tl) -> str:
    ledger = desk(tl)
    day = its_turn(partner(ledger, "acme"), date(2026, 8, 1), "purpose")
    ledger.close()
    return day.isoformat()


def test_it_is_asked_until_words_gain_and_review_are_there(tl: Tl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRUSTLOG_TODAY", turn_day(tl))
    asks = [
        "What do we want together? One sentence, as a draft, is enough.",
        f"Are these words of both by now? {WANTED}",
        "What do we gain from it, and would we say so to them? Once a year.",
    ]
    steps = ((WANTED,), ("agreed",), ("gain", "we learn their trade", "--would-say"))
    for asked, words in zip(asks, steps, strict=True):
        assert asked in tl.done("brief", "acme").out
        assert asked in tl.done("review").out
        tl.done("purpose", "acme", *words)
        assert asked not in tl.done("brief", "acme").out
        assert asked not in tl.done("review").out
    after = tl.done("brief", "acme").out
    assert f"What we want together: {WANTED}" in after
    assert "To tell them, what we gain: we learn their trade" in after
    for _step in steps:
        tl.done("undo")
    assert asks[0] in (before := tl.done("brief", "acme").out)
    assert WANTED not in before
    tl.done("purpose", "acme", WANTED, "--agreed", "--on", "2025-01-02")
    assert f"Does it still hold, what we want together? {WANTED}" in tl.done("brief", "acme").out
    tl.done("partner", "edit", "acme", "level=1")
    assert "Does it still hold" not in tl.done("brief", "acme").out


# What each side wants, and what we gain


def test_objectives_hold_until_they_end(tl: Tl) -> None:
    tl.done("purpose", "acme", "objective", "ours", "to", "plan", "ahead", "--on", "2026-10-01")
    tl.done("purpose", "acme", "objective", "theirs", "half the complaints", "--on", "2026-10-01")
    assert tl.done("purpose", "acme").out.splitlines()[1:] == [
        "#1 we want: to plan ahead · since Thu 1 Oct",
        "#2 Acme wants: half the complaints · since Thu 1 Oct",
    ]
    assert "Acme wants: half the complaints" in tl.done("brief", "acme").out
    ended = tl.done("purpose", "acme", "objective", "ended", "2", "--on", "fri").out
    assert ended == "#2  acme: Thu 1 Oct 2026 Acme wants: half the complaints, until Fri 20 Nov\n"
    assert [each["number"] for each in tl.rows("purpose", "acme")["objectives"]] == [1]
    earlier = tl.rows("purpose", "acme", "--as-of", "2026-11-19")["objectives"]
    assert [(each["number"], each["member"], each["ended_on"]) for each in earlier] == [
        (1, None, None), (2, "acme", None)
    ]  # fmt: skip
    assert "half the complaints" not in tl.done("brief", "acme").out
    assert "holds no more since 2026-11-20" in tl("purpose", "acme", "objective", "ended", "2").refusal
    assert "cannot have ended" in tl("purpose", "acme", "objective", "ended", "1", "--on", "2026-09-01").refusal
    tl.done("undo")
    assert len(tl.rows("purpose", "acme")["objectives"]) == 2


def test_what_we_gain_is_told_with_it_or_later(tl: Tl) -> None:
    tl.done("purpose", "acme", "gain", "their prices", "--would-not")
    assert "prices" not in tl.done("brief", "acme").out
    said = tl.done("purpose", "acme", "gain", "we learn their trade", "--told", "--on", "fri").out
    assert said.splitlines() == [
        "#2  acme: Fri 20 Nov 2026 we gain: we learn their trade (we would say so)",
        "#3  acme: we shared we learn their trade /3",
    ]
    assert "what we gain" not in tl.done("brief", "acme").out
    tl.done("undo")
    assert [fact["number"] for fact in tl.rows("log", "acme")] == [1]
    tl.done("purpose", "acme", "gain", "we learn their trade", "--would-say")
    assert "To tell them, what we gain: we learn their trade" in tl.done("brief", "acme").out
    told = tl.done("purpose", "acme", "gain", "--told", "--json").json
    assert [(fact["topic"], fact["depth"], fact["direction"]) for fact in told] == [("we learn their trade", 3, "ours")]
    assert "what we gain" not in tl.done("brief", "acme").out
    gains = tl.rows("purpose", "acme")["gains"]
    assert [(gain["would_say"], gain["told_on"]) for gain in gains] == [(True, "2026-11-23"), (False, None)]
    assert tl.rows("purpose", "acme", "--as-of", "2026-11-22")["gains"] == []
    tl.done("undo")
    tl.done("add", 'acme: we shared "We learn their trade" /3')
    assert "what we gain" not in tl.done("brief", "acme").out


def test_a_garden_has_a_purpose_of_its_own(tl: Tl) -> None:
    tl.done("partner", "add", "Borealis")
    ledger = desk(tl)
    planted(ledger, "acme", "borealis")
    ledger.close()
    tl.done("purpose", "harbour", "a port that works at night", "--agreed", "--horizon", "10")
    tl.done("purpose", "harbour", "objective", "borealis", "quiet streets")
    tl.done("purpose", "harbour", "objective", "ours", "to learn from ports")
    assert "ours, acme, borealis" in tl("purpose", "harbour", "objective", "theirs", "x").refusal
    assert tl.done("purpose", "harbour").out.splitlines()[2:] == [
        "#3 we want: to learn from ports · since Mon 23 Nov",
        "#2 Borealis wants: quiet streets · since Mon 23 Nov",
    ]
    told = tl.done("purpose", "harbour", "gain", "we see how ports work", "--told", "--json").json
    assert [fact["partners"] for fact in told] == [[], ["acme"], ["borealis"]]
    found = tl.rows("purpose", "harbour")
    assert (found["garden"], found["partner"], found["gains"][0]["told_on"]) == ("harbour", None, "2026-11-23")
    assert "night" not in tl.done("purpose", "acme").out
    assert not gate(tl)[0]


def test_in_a_garden_without_us_we_gain_and_want_nothing(tl: Tl) -> None:
    ledger = desk(tl)
    planted(ledger, "acme", with_us=False)
    ledger.close()
    assert "we are not in harbour" in tl("purpose", "harbour", "gain", "we learn", "--would-say").refusal
    assert "one of acme," in tl("purpose", "harbour", "objective", "ours", "to learn").refusal


def test_nobody_is_told_in_a_garden_that_nobody_else_is_in(tl: Tl) -> None:
    ledger = desk(tl)
    planted(ledger)
    ledger.close()
    tl.done("purpose", "harbour", "gain", "we learn", "--would-say")
    batches = tl.rows("history")
    for words in (("--told",), ("we learn more", "--told")):
        said = tl("purpose", "harbour", "gain", *words)
        assert said.status == 1
        assert "nobody beside us is in harbour on 2026-11-23" in said.refusal
    assert tl.rows("history") == batches


# The form


def fields(ledger: Ledger) -> dict[str, str]:
    form = part_named("purpose").form
    assert form is not None
    return {field.name: field.value for field in form(ledger, partner(ledger, "acme"))}


def filled(ledger: Ledger, **values: str) -> list[str]:
    """Fill in the form; give the kinds of what was written."""
    write = part_named("purpose").write
    assert write is not None
    return [type(fact).__name__ for fact in write(ledger, partner(ledger, "acme"), fields(ledger) | values).facts]


def test_the_form_writes_what_was_changed_and_reviews_what_was_not(tl: Tl) -> None:
    ledger = desk(tl)
    assert filled(ledger, text=WANTED, horizon="5") == ["Purpose"]
    assert fields(ledger) | {"say": ""} == {
        "text": WANTED, "whose": "both", "agreed": "no", "horizon": "5",
        "we_want": "", "they_want": "", "gain": "", "say": "",
    }  # fmt: skip
    assert filled(ledger, agreed="yes") == ["Purpose"]
    assert filled(ledger, we_want="to plan ahead", they_want="fewer complaints") == ["Objective", "Objective"]
    assert filled(ledger, gain="we learn their trade", say="told them") == ["Gain", "Disclosure"]
    assert filled(ledger) == ["Purpose"]
    assert filled(ledger, gain="their prices", text="two lists become one") == ["Purpose", "Gain"]
    found = tl.rows("purpose", "acme")
    assert [said["agreed"] for said in found["said"]] == [False, True, True, True]
    assert [gain["would_say"] for gain in found["gains"]] == [False, True]
    for values, field in (({"text": " "}, "text"), ({"horizon": "ten"}, "horizon"), ({"whose": "ours"}, "whose")):
        with pytest.raises(FieldFaults) as faults:
            filled(ledger, **values)
        assert set(faults.value.by_field) == {field}
    ledger.close()


def test_words_that_are_changed_in_the_form_stay_as_private_as_they_were(
    tl: Tl, monkeypatch: pytest.MonkeyPatch
) -> None:
    tl.done("purpose", "acme", "to outgrow them", "--private")
    ledger = desk(tl)
    form = part_named("purpose").form
    assert form is not None
    below = {field.name: field.says for field in form(ledger, partner(ledger, "acme"))}
    assert below["text"] == "for you alone, and stays so"
    assert filled(ledger, text="to outgrow all of them", agreed="yes") == ["Purpose"]
    ledger.close()
    assert [said["private"] for said in tl.rows("purpose", "acme")["said"]] == [True, True]
    monkeypatch.setenv("TRUSTLOG_USER", "raj")
    assert tl.rows("purpose", "acme")["said"] == []


def test_the_purpose_of_a_garden_is_to_be_reviewed_in_due_until_it_was(tl: Tl, monkeypatch: pytest.MonkeyPatch) -> None:
    tl.done("partner", "add", "Borealis")
    tl.done("garden", "add", "Harbour", "--members", "acme,borealis")
    tl.done("purpose", "harbour", "a port that no ship waits for", "--agreed")
    assert tl.rows("due")["reviews"] == []
    monkeypatch.setenv("TRUSTLOG_TODAY", "2027-11-20")
    (review,) = tl.rows("due")["reviews"]
    assert (review["garden"], review["of"], review["review_on"]) == ("harbour", "purpose", "2027-11-22")
    monkeypatch.setenv("TRUSTLOG_TODAY", "2029-01-02")
    assert "the joint purpose is to be reviewed" in tl.done("due").out
    assert tl.rows("due", "--as-of", "2027-01-01")["reviews"] == []
    tl.done("purpose", "harbour", "reviewed")
    assert tl.rows("due")["reviews"] == []
