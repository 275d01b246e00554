"""Contacts: who of both sides was there, who alone holds it, the gate, and a contact who leaves."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from cli_cases import Tl
from hypothesis import given
from hypothesis import strategies as st
from practice_cases import logged_for
from trust_cases import answer, kept, moment, partner_facts, purposed, sections_agreed, told, versioned

from trustlog.domain.capture.line import echo, parse, parse_leniently
from trustlog.domain.contacts import in_touch
from trustlog.domain.facts import LevelStep, Met
from trustlog.domain.our_people import our_names
from trustlog.trust.model.epochs import NOTHING_LEARNED
from trustlog.trust.reading.partner import read
from trustlog.trust.reading.values import Reading
from trustlog.trust.words import holding_words, sentence

TODAY = date(2026, 11, 23)
HELD = "Held by one person on their side: Jane Doe"


@pytest.fixture
def tl(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, monday: None) -> Tl:
    """Give a ledger with a partner at level 3, met four weeks ago by Kim with Jane alone."""
    monkeypatch.setenv("TRUSTLOG_USER", "kim")
    tl = Tl(tmp_path / "ledger.db", capsys)
    tl.done("partner", "add", "Acme", "--level", "3", "--since", "2025-01-01", "--logged-from", "2025-02-17")
    for name in ("Jane Doe", "Raj Patel"):
        tl.done("person", "add", "acme", name)
    tl.done("add", "acme: lunch 26 oct with jane; they promise jane sends the plan by fri")
    return tl


@pytest.mark.parametrize(
    ("line", "ours"),
    [
        ("acme: lunch with jane (ours: ann, bob)", ("ann", "bob")),
        ("acme: lunch (Ours: Ann and Bob) with jane yesterday", ("Ann", "Bob")),
        ("acme: lunch with jane, ours ann and bob", ("ann", "bob")),
        ("acme: lunch with jane, ours: Ann van Dam", ("Ann van Dam",)),
        ("acme: lunch met jane (van ons: ann en bob)", ("ann", "bob")),
        ("acme: lunch met jane, van ons ann en bob", ("ann", "bob")),
        ("acme: lunch with jane, ours ann, by us", ("ann",)),
        ("acme: lunch with jane, ours ann and bob, 45m", ("ann", "bob")),
        ("acme: lunch, ours ann, bob, with jane", ("ann", "bob")),
        ("acme: lunch with jane, ours ann, yesterday", ("ann",)),
        ("acme: lunch with jane, ours: ann, Bob Cy, unplanned, 45m", ("ann", "Bob Cy")),
        ("acme: lunch with jane, ours Ann van Dam, 45m about prices", ("Ann van Dam",)),
        ("acme: lunch with jane, ours ann, we promise the note by fri", ("ann",)),
        ("acme: lunch met jane, van ons ann en bob, door ons", ("ann", "bob")),
        ("acme: lunch with jane (ours: ann, Ann); note (ours: is text)", ("ann",)),
        ("acme: lunch with jane", ()),
        ('acme: lunch "as planned (ours: ann)" with jane', ()),
        ("acme: lunch with jane about ours and theirs", ()),
    ],
)
def test_a_line_names_who_of_us_was_there(line: str, ours: tuple[str, ...]) -> None:
    lunch = parse(line, TODAY).clauses[0]
    assert (lunch.our_people, [name.text for name in lunch.people]) == (ours, ["jane"])
    again = parse(echo(lunch, ["acme"]), lunch.on).clauses[0]
    assert again.bare == lunch.bare
    assert not {"ann", "bob", "by", "door"} & {*(lunch.text or "").split()}
    assert all(clause.makes == "moment" or "note" in clause.source for clause in parse(line, TODAY).clauses)


@pytest.mark.parametrize(
    "group",
    [
        "(ours:)", "(ours: ann", "ours: ann. we promise the plan by fri", ", ours ann by us", ", ours ann about prices",
        ", ours yesterday", ", ours ann. we promise the plan by fri", ", ours: ann yesterday",
    ],
)  # fmt: skip
def test_what_names_nobody_of_us_is_refused(group: str) -> None:
    parsed = parse_leniently(f"acme: lunch with jane {group}", TODAY)
    assert [line.reason.code for line in parsed.faults] == ["who_of_ours"]


NAMES = st.lists(st.text('ab. ,()";:+&\n', max_size=8), max_size=4).map(", ".join)


@given(NAMES)
def test_names_as_they_are_kept_are_read_as_the_same(text: str) -> None:
    names = our_names(text)
    assert our_names(", ".join(names)) == names
    assert all(names)
    lunch = parse("acme: lunch", TODAY).clauses[0]._replace(our_people=names)
    assert parse(echo(lunch, ["acme"]), TODAY).clauses[0].bare == lunch.bare


def test_ours_are_shown_edited_and_kept_from_management(tl: Tl, tmp_path: Path) -> None:
    tl.done("add", "acme: walk with raj (ours: Ann)")
    assert [fact["ours"] for fact in tl.rows("log", "acme") if fact["fact"] == "moment"] == [["Ann"], ["kim"]]
    tl.done("edit", "3", "ours=Bob and Cy")
    assert "walk with Raj Patel, ours: Bob, Cy (" in tl.done("log", "acme").out
    assert [hit["number"] for hit in tl.rows("search", "cy")] == [3]
    tl.done("edit", "3", "ours=")
    assert tl.rows("log", "acme")[0]["ours"] == ["kim"]
    tl.done("undo")
    tl.done("export", "csv", "--out", str(tmp_path / "report"))
    written = list((tmp_path / "report").iterdir())
    assert written
    assert not any("Bob" in path.read_text(encoding="utf-8-sig") for path in written)
    tl.done("export", "json", "--out", str(tmp_path / "all.json"))
    assert "Bob, Cy" in (tmp_path / "all.json").read_text(encoding="utf-8")


def test_one_person_who_holds_it_is_said_in_the_brief_and_gone_with_another(tl: Tl) -> None:
    assert HELD in tl.done("brief", "acme").out
    assert HELD not in tl.done("brief", "acme", "--as-of", "2026-10-25").out
    tl.done("add", "acme: walk with raj (ours: Ann)")
    assert "Held by one" not in tl.done("brief", "acme").out
    assert tl.rows("contacts", "acme")["held_by_one"] == []
    tl.done("undo")
    assert HELD in tl.done("brief", "acme").out
    tl.done("level", "acme", "2", "--reason", "for a while")
    assert "Held by one" not in tl.done("brief", "acme").out
    assert HELD in tl.done("contacts", "acme").out  # when asked it is said at any level


def test_private_moments_count_for_their_author_alone(tl: Tl, monkeypatch: pytest.MonkeyPatch) -> None:
    tl.done("add", "acme: private walk with raj (ours: Ann)")
    assert tl.rows("contacts", "acme")["held_by_one"] == []
    assert gate(tl)["passed"]
    assert HELD in tl.done("brief", "acme").out
    monkeypatch.setenv("TRUSTLOG_USER", "somebody")
    assert tl.rows("contacts", "acme")["held_by_one"] == ["ours", "theirs"]
    assert not gate(tl)["passed"]
    assert "Ann" not in tl.done("contacts", "acme").out


def gate(tl: Tl) -> dict[str, object]:
    """Return the gate as the reading has it."""
    return next(found for found in tl.rows("trust", "acme")["gates"] if found["name"] == "contacts")


def test_what_changes_who_was_there_changes_the_cached_reading(tl: Tl) -> None:
    assert not gate(tl)["passed"]
    tl.done("add", "acme: walk with raj")
    assert not gate(tl)["passed"]
    tl.done("edit", "3", "ours=Ann")
    assert gate(tl)["passed"]
    tl.done("edit", "3", "people=jane")
    assert not gate(tl)["passed"]
    tl.done("undo")
    assert gate(tl)["passed"]
    tl.done("person", "edit", "acme", "raj", "left_on=today")
    assert not gate(tl)["passed"]
    tl.done("undo")
    tl.done("person", "remove", "acme", "raj")
    assert not gate(tl)["passed"]


def test_the_gate_is_asked_from_level_three_on_and_listed_last(tl: Tl) -> None:
    assert [found["name"] for found in tl.rows("trust", "acme")["gates"]][-2:] == ["agreement", "contacts"]
    tl.done("level", "acme", "2", "--reason", "for a while")
    assert tl.rows("trust", "acme")["gates"][-1]["name"] == "purpose"


def ready(met: list[Met], *steps: LevelStep) -> Reading:
    """Return the reading of a partner at level 3 that has shown all else."""
    promises, moments, openness = [], [], []
    for at in range(120):
        on = date(2022, 1, 3) + timedelta(days=14 * at + 5)
        promises += [kept(10 * at, on, stake="big"), kept(10 * at + 1, on, ours=False, stake="big")]
        moments.append(moment(10 * at + 2, on))
        openness += [told(10 * at + 3, on, True, 4), told(10 * at + 4, on, False, 4)]
    looked_at = answer(date(2026, 5, 1), "decline", until=date(2026, 5, 2), depends="neither")
    on = date(2026, 6, 1)
    facts = partner_facts(
        *(promises, moments, openness, steps, [looked_at]), met=met, level=3, target=4, since=date(2022, 1, 3),
        purposes=[purposed(on)], sections=sections_agreed(on), agreements=[versioned(on, date(2027, 6, 1))],
    )  # fmt: skip
    return read(facts, date(2026, 7, 1), date(2026, 7, 1), NOTHING_LEARNED)


def test_a_step_up_is_held_by_it_and_then_suggested() -> None:
    on, names = date(2026, 6, 1), ["1", "2", "3", "4", "5"]
    trial = LevelStep(date(2025, 1, 1), 3, 4, None, "began")  # where none is under way, one is suggested meanwhile
    held = [Met(on, ("Ann",), (("jane", None),)), Met(on, ("Bob",), (("raj", on),))]
    assert [reason.gate for reason in ready(held).suggestion.missing] == ["contacts"]
    alone = ready(held, trial)
    assert alone.suggestion.action == "stay"
    assert [reason.gate for reason in alone.suggestion.missing] == ["contacts"]
    assert sentence(alone.suggestion.held_by) == (
        "In touch in the last 182 days: of ours two, of theirs one; two on each side are needed."
    )
    assert holding_words(alone, names) == "contacts"
    met = [Met(on, ("Ann",), (("jane", None),)), Met(on, ("Bob",), (("raj", None),))]
    for steps in ((), (trial,)):
        shared = ready(met, *steps)
        assert (shared.suggestion.action, shared.suggestion.to) == ("up", 4)
        assert shared.strands == ready(held, *steps).strands


@given(st.lists(st.tuples(st.integers(0, 400), st.sampled_from("abAB"), st.sampled_from("xyz"), st.booleans())))
def test_who_left_or_was_met_long_ago_does_not_count(drawn: list[tuple[int, str, str, bool]]) -> None:
    last = date(2026, 7, 1)
    met = [Met(last - timedelta(days=ago), (us,), ((they, last if gone else None),)) for ago, us, they, gone in drawn]
    found = in_touch(met, last - timedelta(days=181), last)
    lately = [each for each in drawn if each[0] <= 181]
    assert len(found.ours) == len({us.lower() for _, us, _, _ in lately})
    assert set(found.theirs) == {they for _, _, they, gone in lately if not gone}


def test_a_contact_who_leaves_is_an_event_of_that_day(tl: Tl) -> None:
    said = tl.done("contacts", "acme", "left", "jane", "--on", "fri", "--to", "raj", "--anew", "all hung on her")
    assert said.out.splitlines() == [
        '#3  acme: note "Jane Doe has left; it goes to Raj Patel"',
        "Promises that name them:",
        "  #2  acme: they promise jane sends the plan by Fri 27 Nov 2026",
        "Moments with them in the year before: 1 of 1 moment",
        "Nobody else of theirs who is still there was ever met.",
        "acme: all four strands: counting starts again tomorrow: all hung on her",
    ]
    assert "Fri 20 Nov 2026  #3" in tl.done("log", "acme").out
    assert "Jane Doe · left on Fri 20 Nov 2026" in tl.done("contacts", "acme").out
    assert "left on" not in tl.done("contacts", "acme", "--as-of", "2026-11-19").out
    assert tl.rows("trust", "acme")["beginnings"] == 2
    assert tl("contacts", "acme", "left", "jane").refusal.endswith("Jane Doe has left already, on 2026-11-20")
    tl.done("undo")
    assert tl.rows("trust", "acme")["beginnings"] == 1
    assert "left on" not in tl.done("contacts", "acme").out


def test_leaving_by_way_of_the_person_tells_what_hung_on_them_too(tl: Tl) -> None:
    said = tl.done("person", "edit", "acme", "jane", "left_on=yesterday").out
    assert "Promises that name them:" in said
    assert "Moments with them in the year before: 1 of 1 moment" in said


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("left", "jane", "--to", "jane"), "Jane Doe cannot take over"),
        (("left", "jane", "--on", "2027-01-01"), "is still to come"),
        (("left", "nobody"), "nobody"),
        (("left", "jane", "--anew", " "), "reason"),
        (("show", "--on", "fri"), "go with left"),
        (("leave", "jane"), "none of show, left PERSON"),
    ],
)
def test_what_cannot_be_is_refused(tl: Tl, words: tuple[str, ...], says: str) -> None:
    said = tl("contacts", "acme", *words)
    assert (said.status, tl.rows("history")[0]["what"]) == (2, "add acme")
    assert says in said.refusal


def test_it_is_asked_of_who_is_held_by_one_person(tl: Tl) -> None:
    asks = "Who else, on both sides, should know the other?"
    logged = logged_for("contacts", date(2026, 11, 23), date(2025, 1, 1))
    tl.done("partner", "edit", "acme", f"logged_from={logged}")
    assert asks in tl.done("brief", "acme").out
    tl.done("add", "acme: walk with raj (ours: Ann)")
    assert asks not in tl.done("brief", "acme").out


def test_who_holds_it_stands_where_a_step_to_four_is_decided(tl: Tl) -> None:
    from desk_cases import open_at

    from trustlog.desk.partners import partner
    from trustlog.desk.practice import decision_lines

    ledger = open_at(tl.db.parent, TODAY, me="kim")
    acme = partner(ledger, "acme")
    assert HELD in decision_lines(ledger, acme, 4, TODAY)
    assert decision_lines(ledger, acme, 2, TODAY) == []
