"""Who depends on whom: looks, the gate they open, what each side gave in a year, and how much the order steered."""

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from cli_cases import Tl, on_demo
from desk_cases import BOTH_ENGINES, TODAY, chosen, on, small
from hypothesis import given
from hypothesis import strategies as st
from practice_cases import alone, logged_for

from trustlog.desk import practice
from trustlog.desk.capture import capture
from trustlog.desk.dependence import look, standing
from trustlog.desk.dependence.picture import picture
from trustlog.desk.facts import edit
from trustlog.desk.ledger import Ledger
from trustlog.desk.partners import edit as edit_partner
from trustlog.desk.partners import partner
from trustlog.desk.practice import all_parts, part_named
from trustlog.desk.readings import explanation, private_numbers, reading, readings
from trustlog.domain.dependence import APART, BOUND, Numbers, bound
from trustlog.errors import WordsError

OURS, THEIRS = "ours=30,2,4,3", "theirs=12,4,2,2"
HELD = {"our_weight": "60", "our_miss": "5", "their_weight": "2", "their_miss": "1"}
ALIKE = {"our_miss": "3", "their_miss": "3"}
ANSWERS = st.none() | st.integers(1, 5)
SIDES = st.builds(Numbers, st.none() | st.integers(0, 100), ANSWERS, ANSWERS, ANSWERS)


@pytest.fixture
def tl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tl:
    """The demo's ledger on the command line."""
    return on_demo(tmp_path, monkeypatch, capsys)


@pytest.fixture
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Ledger:
    ledger = small(chosen(request, tmp_path))
    edit_partner(ledger, "acme", {"level": "2", "since": "2026-01-05"})
    return ledger


# How the numbers add up


@given(SIDES, SIDES)
def test_sides_and_total_are_points_and_turn_with_the_sides(ours: Numbers, theirs: Numbers) -> None:
    found, turned = bound(ours, theirs), bound(theirs, ours)
    assert (found.ours, found.theirs, found.total) == (turned.theirs, turned.ours, turned.total)
    assert all(number is None or 0 <= number <= 100 for number in (found.ours, found.theirs, found.total))
    assert {found.held, turned.held} in ({None}, {"us", "them"})
    if found.imbalance is not None:
        assert found.imbalance == -(turned.imbalance or 0) == (found.ours or 0) - (found.theirs or 0)
    shared = any(we is not None and they is not None for we, they in zip(ours, theirs, strict=True))
    assert (found.total is None) == (found.imbalance is None) == (not shared)


@given(SIDES)
def test_sides_that_answer_alike_are_bound_alike(ours: Numbers) -> None:
    found = bound(ours, ours)
    assert found.ours == found.theirs == found.total
    assert found.imbalance in (0, None)
    assert found.held is None


@given(SIDES, SIDES, st.integers(0, 3))
def test_a_higher_number_never_makes_a_side_depend_less(ours: Numbers, theirs: Numbers, at: int) -> None:
    number = ours[at]
    if number is None or number == (100 if at == 0 else 5):
        return
    more = Numbers(*(each + 1 if place == at and each is not None else each for place, each in enumerate(ours)))
    before, after = bound(ours, theirs), bound(more, theirs)
    assert (after.ours or 0) >= (before.ours or 0)
    assert after.theirs == before.theirs


@given(SIDES, SIDES)
def test_who_is_held_depends_clearly_more_and_on_much(ours: Numbers, theirs: Numbers) -> None:
    found = bound(ours, theirs)
    clear = found.imbalance is not None and abs(found.imbalance) >= APART
    assert (found.held is not None) == (clear and max(found.ours or 0, found.theirs or 0) >= BOUND)


def test_what_is_known_of_one_side_only_is_not_held_against_the_other() -> None:
    assert bound(Numbers(50, 3, None, None), Numbers(None, 3, None, 5))[:3] == (50, 50, 50)
    assert bound(Numbers(50), Numbers(None, None, 5)) == (100, 100, None, None)


# A look


def test_a_look_is_recorded_shown_mended_dropped_and_undone(tl: Tl) -> None:
    assert "Nobody has looked yet" in tl.done("dependence", "acme").out
    tl.done("dependence", "acme", OURS, THEIRS, "--on", "2025-11-03", "--estimate", "--note", "a guess")
    first = tl.rows("dependence", "acme", "ours=50,4,?,5", "theirs=4%,2,3,1")[0]
    assert (first["our_weight"], first["our_miss"], first["their_weight"], first["estimated"]) == (50, None, 4, False)
    found = tl.rows("dependence", "acme", "show")
    assert [(one["on"], one["ours"], one["theirs"]) for one in found["looks"]] == [
        ("2025-11-03", 53, 37), ("2026-11-23", 92, 11)
    ]  # fmt: skip
    assert (found["ours"], found["theirs"], found["total"], found["imbalance"], found["held"]) == (92, 11, 51, 81, "us")
    assert found["trend"] == {"since": "2025-11-03", "total": 6, "imbalance": 65}
    shown = tl.done("dependence", "acme").out
    assert "Total 51: how much both are bound to each other (45 on Mon 3 Nov 2025)" in shown
    assert "Imbalance 81: we depend more, and they hold us (16 on Mon 3 Nov 2025, we more)" in shown
    number = str(first["number"])
    tl.done("edit", number, "our_miss=1", "their_miss=?", "estimated=yes")
    assert (
        tl.rows("dependence", "acme")["last"] | {"our_miss": 1, "their_miss": None, "estimated": True}
        == (tl.rows("dependence", "acme")["last"])
    )
    tl.done("drop", number, "--reason", "never so")
    assert tl.rows("dependence", "acme")["imbalance"] == 16
    tl.done("undo")
    assert tl.rows("dependence", "acme")["imbalance"] > 16
    assert "who depends on whom" in tl.done("log", "acme", "--kind", "dependence").out
    assert [hit["fact"] for hit in tl.rows("search", "guess")] == ["dependence"]


def test_the_looks_are_those_of_the_day(tl: Tl) -> None:
    tl.done("dependence", "acme", OURS, THEIRS)
    assert tl.rows("dependence", "acme", "--as-of", "2026-11-22")["last"] is None
    assert tl.rows("dependence", "halcyon", "--as-of", "2025-01-31")["held"] is None
    assert len(tl.rows("dependence", "halcyon")["looks"]) == 2


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("ours=130,2,4,3", THEIRS), "our_weight is 0 to 100"),
        ((OURS, "theirs=12,0,2,2"), "their_replaceable is 1 to 5"),
        ((OURS, "theirs=12,4,2,2.5"), "their_leave is 1 to 5"),
        (("--our-miss", "6", THEIRS), "our_miss is 1 to 5"),
        ((OURS,), "one of theirs is missing"),
        (("--their-miss", "?", OURS), "one of theirs is missing"),
        ((THEIRS,), "one of ours is missing"),
        (("--estimate",), "ours and theirs"),
        (("ours=30,2", THEIRS), "takes four numbers"),
        ((OURS, OURS), "ours is given twice"),
        (("mine=1",), "no part of a look"),
        (("show", OURS, THEIRS), "show goes with no numbers"),
        ((OURS, THEIRS, "--on", "tomorrow"), "still to come"),
    ],
)
def test_what_is_no_look_is_refused_in_a_line(tl: Tl, words: tuple[str, ...], says: str) -> None:
    said = tl("dependence", "acme", *words)
    assert (said.status, says in said.refusal) == (2, True), said.err
    assert tl.rows("dependence", "acme")["looks"] == []


def test_a_look_keeps_a_number_each_way_when_it_is_mended(ledger: Ledger) -> None:
    number = look(ledger, "acme", ALIKE).facts[0].number
    with pytest.raises(WordsError):
        edit(ledger, number, {"their_miss": ""})
    edit(ledger, number, {"their_miss": "", "their_weight": "4"})


@BOTH_ENGINES
def test_the_picture_has_a_row_a_look_the_newest_first(ledger: Ledger) -> None:
    for days, numbers in ((300, ALIKE), (100, HELD), (0, ALIKE)):
        day = TODAY.fromordinal(TODAY.toordinal() - days)
        look(on(ledger, day), "acme", numbers)
    looks = standing(ledger, partner(ledger, "acme"), TODAY).looks
    for width in (40, 60, 78, 200):
        lines = picture(looks, width)
        assert len(lines) == 4
        assert all(len(line) <= max(width, 40) for line in lines)
        assert len({line.index("│") for line in lines}) == 1
    assert [line.split()[0] for line in lines[1:]] == ["50", "100", "50"]


# The gate


def gate(read: dict[str, Any]) -> dict[str, Any]:
    return next(one for one in read["gates"] if one["name"] == "dependence")


def test_the_gate_holds_a_step_until_somebody_looked_and_no_evidence_moves(tl: Tl) -> None:
    before = tl.rows("trust", "gambrel")
    assert (before["suggestion"]["action"], gate(before)["passed"]) == ("trial", False)
    assert all(one["passed"] for one in before["gates"] if one["name"] != "dependence")
    tl.done("dependence", "gambrel", "ours=1,2,3,4", "theirs=60,5,5,5")
    after = tl.rows("trust", "gambrel")
    assert (after["suggestion"]["action"], after["suggestion"]["to"]) == ("up", 3)
    assert gate(after)["says"] == "Who depends on whom was looked at on 23 Nov 2026, not solved: we hold them."
    assert after["strands"] == before["strands"]
    assert tl.rows("trust")[[one["handle"] for one in tl.rows("trust")].index("gambrel")] == after
    tl.done("undo")
    assert tl.rows("trust", "gambrel") == before


def test_the_gate_shuts_again_after_a_year(tl: Tl) -> None:
    tl.done("dependence", "gambrel", OURS, THEIRS, "--on", "2025-11-23")
    assert gate(tl.rows("trust", "gambrel")) == {
        "name": "dependence", "passed": False,
        "says": "Who depends on whom was looked at on 23 Nov 2025, more than a year ago.",
    }  # fmt: skip
    tl.done("dependence", "gambrel", OURS, THEIRS, "--on", "2025-11-24")
    assert gate(tl.rows("trust", "gambrel"))["passed"]
    assert "11 Jul 2025" in gate(tl.rows("trust", "gambrel", "--as-of", "2025-11-22"))["says"]


def test_a_word_at_a_decision_after_the_look_is_what_was_seen_last(ledger: Ledger) -> None:
    from trustlog.desk.levels import decline

    look(on(ledger, TODAY.replace(day=1)), "acme", HELD)
    assert says_of(ledger).endswith("not solved: they hold us.")
    decline(ledger, "acme", "not now", depends="neither")
    assert says_of(ledger) == "Who depends on whom was looked at on 23 Nov 2026."


def test_the_last_look_stands_behind_the_gate(ledger: Ledger) -> None:
    for day in (2, 3):
        look(on(ledger, TODAY.replace(day=day)), "acme", HELD)
    (behind,) = explanation(ledger, "acme").behind["dependence"]
    assert behind.on == TODAY.replace(day=3)
    assert behind.says.startswith("looked at who depends on whom: we depend on them 100")


def says_of(ledger: Ledger) -> str:
    from trustlog.trust.words import sentence

    return next(sentence(one.reason) for one in reading(ledger, "acme").gates if one.name == "dependence")


@BOTH_ENGINES
def test_a_private_look_opens_the_gate_for_its_author_only(ledger: Ledger) -> None:
    bob = ledger._replace(me="bob")
    list(readings(bob)), list(readings(ledger))  # what is kept of them
    look(ledger, "acme", HELD, private=True)
    for reader, opens in ((ledger, True), (bob, False)):
        alone = reading(reader, "acme")
        of_all = next(one for one in readings(reader) if one.partner.handle == "acme")
        assert alone.gates == of_all.gates
        assert [one.passed for one in alone.gates if one.name == "dependence"] == [opens]
        assert explanation(reader, "acme").private_facts == sum(private_numbers(reader, TODAY).values()) == int(opens)
    assert standing(bob, partner(bob, "acme"), TODAY).looks == ()
    number = standing(ledger, partner(ledger, "acme"), TODAY).looks[0].number
    edit(ledger, number, {"private": "no"})
    assert next(one for one in readings(bob) if one.partner.handle == "acme").gates == reading(ledger, "acme").gates


def test_numbers_that_are_mended_are_read_anew(ledger: Ledger) -> None:
    number = look(ledger, "acme", HELD).facts[0].number
    assert says_of(ledger).endswith("they hold us.")
    list(readings(ledger))
    edit(ledger, number, {"our_weight": "1", "our_miss": "1"})
    kept = next(one for one in readings(ledger) if one.partner.handle == "acme")
    assert kept == reading(ledger, "acme")
    assert says_of(ledger) == "Who depends on whom was looked at on 23 Nov 2026."


# Brief, decision, question, form, file


def brief(ledger: Ledger) -> str:
    return "\n".join(practice.brief_lines(ledger, partner(ledger, "acme"), TODAY))


def test_a_brief_tells_who_holds_whom_but_nothing_private(ledger: Ledger) -> None:
    look(on(ledger, TODAY.replace(day=2)), "acme", ALIKE)
    assert "not solved" not in brief(ledger)
    look(on(ledger, TODAY.replace(day=3)), "acme", HELD, private=True)
    assert "not solved" not in brief(ledger)
    assert "they hold us" in part_named("dependence").state(ledger, partner(ledger, "acme"), TODAY)
    look(ledger, "acme", HELD)
    assert "Looked at on Mon 23 Nov 2026, not solved: we depend on them 100" in brief(ledger)


def test_a_brief_tells_what_is_lopsided_once_there_is_enough(ledger: Ledger) -> None:
    for at in range(5):
        capture(ledger, f"acme: we promise part {at} by fri; they shared plan {at} /3")
    capture(ledger, "acme: private we promise a favour by fri; private they shared a worry /3")
    assert "promised" not in brief(ledger)
    capture(ledger, "acme: we promise part 6 by fri; they shared plan 6 /3")
    assert "In the last year we promised 6, they 0" in brief(ledger)
    assert "In the last year we told 0 at depth 2 or deeper, they 6" in brief(ledger)
    for at in range(2):
        capture(ledger, f"acme: they promise part {at} by fri; we shared plan {at} /3")
    assert "promised" not in brief(ledger)
    shown = "\n".join(part_named("dependence").shown(ledger, partner(ledger, "acme"), TODAY))
    assert "we promised 7, they 2" in shown  # with their own private ones


def test_initiative_of_both_is_taken_by_either(ledger: Ledger) -> None:
    for at in range(1, 7):
        capture(ledger, f"acme: lunch 2026-11-0{at} by us")
    assert "In the last year we took the initiative 6 times, they 0" in brief(ledger)
    for at in range(10, 16):
        capture(ledger, f"acme: lunch 2026-10-{at} by both")
    assert "took the initiative" not in brief(ledger)
    shown = "\n".join(part_named("dependence").shown(ledger, partner(ledger, "acme"), TODAY))
    assert "the initiative, in 12 moments: ours 6, theirs 0, of both 6" in shown


def test_what_the_order_steers_is_told_in_the_brief_and_before_a_partnership(ledger: Ledger) -> None:
    who, decision = partner(ledger, "acme"), part_named("dependence").decision
    for at in range(1, 6):
        capture(ledger, f"acme: meeting 2026-11-0{at}; we shared the price {at} /1")
    capture(ledger, "acme: private meeting 2026-11-06")
    assert "Steered" not in brief(ledger)
    capture(ledger, "acme: meeting 2026-11-07; they shared their stock /1")
    line = "Steered by the order, in a year: 6 of 6 moments scripted; at depth 1: 5 of 5 told by us, 1 of 1 by them"
    assert line in brief(ledger)
    before = decision(ledger, who, 3, TODAY)
    assert before[-1] == "What is all transaction does not grow into a partnership."
    assert "7 of 7 moments scripted" in before[0]
    assert decision(ledger, who, 4, TODAY) == decision(ledger, who, 1, TODAY) == []
    for at in range(10, 16):
        capture(ledger, f"acme: lunch 2026-10-{at}; they shared a worry {at} /3")
    assert len(decision(ledger, who, 3, TODAY)) == 1
    old = TODAY.replace(year=2028)
    assert decision(on(ledger, old), who, 3, old) == []


def test_the_question_is_due_from_level_2_once_a_year(ledger: Ledger) -> None:
    due = part_named("dependence").is_due
    assert due is not None
    acme, borealis = partner(ledger, "acme"), partner(ledger, "borealis")
    assert (due(ledger, acme, TODAY), due(ledger, borealis, TODAY)) == (True, False)
    look(on(ledger, TODAY.replace(year=2025)), "acme", ALIKE)
    assert due(ledger, acme, TODAY)
    assert not due(ledger, acme, TODAY.fromordinal(TODAY.toordinal() - 1))
    look(ledger, "acme", ALIKE)
    assert not due(ledger, acme, TODAY)


def asked_from(tl: Tl, handle: str) -> None:
    """Let a partner be logged from a day by which it is the turn of this question today."""
    before = date.fromisoformat(tl.rows("partner", "show", handle)["logged_from"])
    tl.done("partner", "edit", handle, f"logged_from={logged_for('dependence', TODAY, before)}")


def test_the_brief_asks_until_somebody_looked(tl: Tl) -> None:
    asked = "Who depends on whom? Look at it once a year"
    asked_from(tl, "acme")
    assert asked in tl.done("brief", "acme").out
    tl.done("dependence", "acme", OURS, THEIRS)
    assert asked not in tl.done("brief", "acme").out


def test_a_review_asks_about_one_partner_until_somebody_looked(tl: Tl, monkeypatch: pytest.MonkeyPatch) -> None:
    alone(monkeypatch, part_named("dependence"))
    asked_from(tl, "foxglove")

    def asked() -> list[str]:
        lines = tl.done("review", "--plain").out.splitlines()
        return [line.strip() for line in lines if "four numbers each way" in line]

    assert asked() == ["Foxglove: Who depends on whom? Look at it once a year: four numbers each way."]
    tl.done("dependence", "foxglove", OURS, THEIRS, "--private")
    assert "Foxglove" not in "".join(asked())
    tl.done("undo")
    assert len(asked()) == 1


def test_the_form_is_ten_fields_filled_in_with_what_was_seen_last(ledger: Ledger) -> None:
    part, who = part_named("dependence"), partner(ledger, "acme")
    assert part in all_parts()
    assert part.form is not None
    assert part.write is not None
    empty = {field.name: field.value for field in part.form(ledger, who)}
    assert len(empty) == 10
    assert {field.name for field in part.form(ledger, who) if not field.answers} == {"our_weight", "their_weight"}
    with pytest.raises(WordsError):
        part.write(ledger, who, empty)
    part.write(ledger, who, {**empty, "our_weight": "20", "their_leave": "2", "estimated": "yes", "private": "yes"})
    filled = {field.name: field.value for field in part.form(ledger, who)}
    assert filled == {**empty, "our_weight": "20", "their_leave": "2", "estimated": "yes", "private": "yes"}
    assert {field.value for field in part.form(ledger._replace(me="bob"), who)} == {"", "no"}


def test_management_gets_the_looks_without_private_ones(tl: Tl, tmp_path: Path) -> None:
    tl.done("dependence", "acme", OURS, THEIRS)
    tl.done("dependence", "borealis", OURS, THEIRS, "--private", "--note", "a secret")
    tl.done("export", "csv", "--out", str(tmp_path / "out"))
    with (tmp_path / "out" / "dependence.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert [row["partners"] for row in rows] == ["halcyon", "elandra", "halcyon", "elandra", "acme"]
    acme = rows[-1]
    assert (acme["our_weight"], acme["their_leave"], acme["total"], acme["imbalance"]) == ("30", "2", "45", "16")
    assert "secret" not in "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir())
