"""Gardens by their commands and where they matter: brief, decision, review, due, files; and who may see what."""

import csv
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from cli_cases import Tl
from desk_cases import BOTH_ENGINES, LONG_AGO, TODAY, chosen, later, on, open_at, rows, small

from trustlog.desk import garden as desk
from trustlog.desk import partners, practice
from trustlog.desk.capture import capture
from trustlog.desk.due import due
from trustlog.desk.facts import edit
from trustlog.desk.gardens import garden
from trustlog.desk.history import undo
from trustlog.desk.ledger import Ledger
from trustlog.desk.practice import part_named
from trustlog.desk.review import review, review_lines
from trustlog.desk.today import day_sheet
from trustlog.errors import TrustlogError

PAIR = "4,3,?,5,3,4,2,4,4,3,5,4,4"
MEMBERS = "acme,borealis,cimarron"
AREAS = ("organisation", "clients", "employees", "society")
PART = part_named("garden")


@pytest.fixture
def tl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tl:
    """An empty ledger with three partners, and a garden of them and us."""
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-11-23")
    monkeypatch.setenv("TRUSTLOG_USER", "kim")
    tl = Tl(tmp_path / "ledger.db", capsys)
    for name in ("Acme", "Borealis", "Cimarron", "Delfino"):
        tl.done("partner", "add", name, "--logged-from", "2026-01-05")
    tl.done("garden", "add", "Harbour garden", "--handle", "harbour", "--members", MEMBERS, "--on", "2026-01-05")
    return tl


@pytest.fixture
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Ledger:
    """The small ledger, with a garden of its two partners and us, since long ago."""
    ledger = on(small(chosen(request, tmp_path)), LONG_AGO)
    desk.add(ledger, "Harbour garden", ["acme", "borealis"], handle="harbour")
    return on(ledger, TODAY)


def pairs(tl: Tl, *words: str) -> dict[tuple[str, str], str]:
    """Return how each pair stands, by both names."""
    return {
        (each["one"] or "us", each["other"]): each["state"] for each in tl.rows("garden", "harbour", *words)["pairs"]
    }


def on_(tl: Tl) -> Ledger:
    """Return the ledger that the commands wrote, as of the same day."""
    return open_at(str(tl.db), TODAY, "kim")


def review_on(ledger: Ledger, day: date) -> str:
    """Return the review of a day as text."""
    return "\n".join(review_lines(ledger, review(ledger, day)))


# Members


def test_a_garden_is_made_joined_left_edited_ended_and_all_of_it_undone(tl: Tl) -> None:
    assert tl.done("garden").out == "harbour: Harbour garden · we, Acme, Borealis, Cimarron · since Mon 5 Jan 2026\n"
    joined = tl.done("garden", "join", "harbour", "delfino").out
    assert joined.splitlines()[1].startswith("5 parties make 10 pairs, 4 made 6;")
    assert len(tl.rows("garden", "harbour")["pairs"]) == 10
    tl.done("garden", "leave", "harbour", "acme")
    assert len(tl.rows("garden", "harbour")["pairs"]) == 6
    assert len(tl.rows("garden", "harbour", "--as-of", "2026-11-22")["pairs"]) == 6
    assert tl.rows("garden", "harbour", "--as-of", "2026-11-22")["members"] == ["acme", "borealis", "cimarron"]
    tl.done("garden", "edit", "harbour", "with_us=no", "name=Port")
    assert tl.rows("garden", "port")["with_us"] is False
    tl.done("garden", "end", "harbour", "--reason", "the dock is built")
    assert tl.rows("garden") == []
    assert "#" not in tl.done("garden", "harbour").out.splitlines()[0]
    assert "ended on Mon 23 Nov 2026" in tl.done("garden", "harbour").out
    for _ in range(4):
        tl.done("undo")
    assert tl.rows("garden", "list")[0]["members"] == ["acme", "borealis", "cimarron"]


@pytest.mark.parametrize("joined", ["2026-02-02", "2026-11-23"])
def test_who_left_and_joins_again_on_the_same_day_never_was_out(tl: Tl, joined: str) -> None:
    tl.done("garden", "join", "harbour", "delfino", "--on", joined)
    tl.done("garden", "leave", "harbour", "delfino")
    tl.done("garden", "join", "harbour", "delfino")
    assert tl.rows("garden", "harbour")["members"] == ["acme", "borealis", "cimarron", "delfino"]
    tl.done("undo")
    assert tl.rows("garden", "harbour")["members"] == ["acme", "borealis", "cimarron"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("add", "Other", "--members", "acme,nobody-here"), "no partner is called"),
        (("add", "Other", "--members", "acme,acme"), "named twice"),
        (("add", "Other", "--members", "acme", "--without-us"), "two parties or more"),
        (("add", "Harbour garden", "--handle", "other", "--members", "acme"), "there is a garden"),
        (("add", "Other", "--handle", "harbour", "--members", "acme"), "harbour"),
        (("add", "Other", "--handle", "acme", "--members", "acme"), "acme"),
        (("add", "Other", "--handle", "gives", "--members", "acme"), "gives"),
        (("add", "Other", "--members", "acme", "--on", "2027-01-01"), "to come"),
        (("join", "harbour", "acme"), "is in harbour already"),
        (("join", "harbour", "delfino", "--on", "2026-01-01"), "began on"),
        (("leave", "harbour", "delfino"), "is not in harbour"),
        (("leave", "harbour", "us"), "with_us"),
        (("leave", "harbour", "acme", "--on", "2026-01-01"), "joined on"),
        (("edit", "harbour", "level=3"), "no level to change"),
        (("edit", "harbour", "started_on=2026-02-02"), "cannot have begun later"),
        (("end", "harbour", "--reason", " "), "reason"),
        (("haven",), "haven"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(tl: Tl, words: tuple[str, ...], says: str) -> None:
    before = tl.done("history").out
    said = tl("garden", *words)
    assert said.status in (1, 2)
    assert says in said.refusal
    assert tl.done("history").out == before


def test_the_lines_in_the_docs_are_read(tl: Tl) -> None:
    docs = (Path(__file__).parent.parent / "docs" / "capture.md").read_text(encoding="utf-8")
    lines = docs.partition("## Lines about a garden")[2].split("```text\n")[1].split("```")[0].splitlines()
    *said, by_number = lines
    numbers = [tl.rows("add", line)[0]["number"] for line in said]
    assert len(numbers) == 4
    other = tl.rows("add", "garden harbour: acme promises borealis a map by fri")[0]["number"]
    tl.done("add", by_number.replace("12", str(numbers[0])).replace("13", str(other)))


def test_a_line_about_a_garden_is_typed_behind_the_command_without_quotes(tl: Tl) -> None:
    words = "harbour: acme promises borealis share the data by fri +big; acme told borealis the margin /3"
    said = tl.done("garden", *words.split())
    assert said.out.splitlines()[0].endswith("promised Borealis: share the data (big) · open, due Fri 27 Nov")
    assert [fact["fact"] for fact in tl.rows("garden", words)] == ["promise", "disclosure"]
    assert tl("garden", "list:", "x").status == 2  # no garden is called so, and nothing else is meant


@pytest.mark.parametrize(
    "words",
    [
        ("add", "acme promises borealis a map by fri"),
        ("add", "harbour: acme promises borealis a map by fri"),
        ("add", "harbor: acme promises borealis a map by fri"),
        ("garden", "harbor"),
        ("purpose", "habour"),
    ],
)
def test_where_a_garden_may_be_meant_a_refusal_names_how_its_lines_begin(tl: Tl, words: tuple[str, ...]) -> None:
    said = tl(*words)
    assert said.status == 2
    assert "begins with `garden harbour:`" in said.refusal
    tl.done("garden", "end", "harbour", "--reason", "done")
    assert "begins with `garden harbour:`" not in tl(*words).err


@pytest.mark.parametrize(
    ("line", "near"),
    [
        ("acme promises borealisr a map by fri", "borealis"),
        ("acme promised to boraelis a map by fri", "borealis"),
        ("Acme promises cimaron a map by fri", "cimarron"),
        ("acme belooft borealisr een kaart voor vrijdag", "borealis"),
    ],
)
def test_a_misspelt_member_is_asked_about_and_never_a_promise_to_us(tl: Tl, line: str, near: str) -> None:
    before = tl.done("history").out
    said = tl("add", line)
    assert said.status == 2
    assert f" {near}?" in said.refusal
    assert "begins with `garden harbour:`" in said.refusal
    assert tl.done("history").out == before


@pytest.mark.parametrize(
    "line",
    [
        "acme: they promise borealisr a map by fri",  # said to be to us
        "acme promises a map of the borders by fri",
        "delfino promises borealisr a map by fri",  # in no garden
    ],
)
def test_what_is_promised_to_us_is_written_without_asking(tl: Tl, line: str) -> None:
    tl.done("add", line)


def test_a_look_of_ours_is_said_as_people_say_it(tl: Tl) -> None:
    assert "how we see Acme: 4" in tl.done("garden", "look", "harbour", "us", "acme", PAIR).out
    assert "how Acme sees us: 4" in tl.done("garden", "look", "harbour", "acme", "us", PAIR).out


def test_two_make_one_pair(tl: Tl) -> None:
    assert "2 parties make 1 pair\n" in tl.done("garden", "add", "Small", "--members", "delfino").out


def test_two_that_share_no_garden_are_told_of_none(tl: Tl) -> None:
    assert "garden" not in tl("add", "acme promises delfino a map by fri").refusal


def test_a_member_that_is_archived_is_told_of_until_it_leaves(tl: Tl) -> None:
    says = "archived, and still in it: Borealis"
    assert says not in tl.done("garden", "harbour").out
    tl.done("partner", "archive", "borealis", "--reason", "sold")
    assert says in tl.done("garden", "harbour").out
    assert says not in tl.done("garden", "harbour", "--as-of", "2026-11-01").out
    tl.done("garden", "leave", "harbour", "borealis")
    assert says not in tl.done("garden", "harbour").out


def test_a_partner_has_no_handle_of_a_garden(tl: Tl) -> None:
    said = tl("partner", "add", "Harbour Ltd", "--handle", "harbour")
    assert said.status == 1
    assert "harbour" in said.refusal
    assert tl("partner", "edit", "acme", "handle=harbour").status == 1
    assert tl.done("partner", "add", "Harbour Ltd").status == 0


def test_a_garden_is_found_by_its_name_with_what_it_holds(tl: Tl) -> None:
    tl.done("garden", "edit", "harbour", "note=quays without smoke")
    (hit,) = tl.rows("search", "smoke")
    assert (hit["fact"], hit["handle"], hit["name"]) == ("garden", "harbour", "Harbour garden")
    assert "Harbour garden" in tl.done("search", "quays").out


def test_nothing_new_is_written_of_a_garden_that_has_ended(tl: Tl) -> None:
    tl.done("garden", "end", "harbour", "--reason", "done")
    for words in (("pie", "by hours"), ("look", "4,4,4,4,4,4,4")):
        said = tl("garden", "harbour", *words)
        assert said.status == 1
        assert "has ended" in said.refusal


# The matrix and the weakest pair


def test_every_pair_has_its_cell_and_the_weakest_is_named(tl: Tl) -> None:
    assert set(pairs(tl).values()) == {"nothing"}
    tl.done("add", "garden harbour: acme promises borealis share the data by fri")
    assert pairs(tl)["acme", "borealis"] == "short"
    assert [state for state in pairs(tl).values() if state == "short"] == ["short"]
    page = tl.rows("garden", "harbour")
    assert page["parties"] == 4
    assert page["ready"] is False
    assert [each["code"] for each in page["lacks"]] == ["purpose", "impact", "veto", "agreement", "pairs"]
    weakest = page["weakest"]
    assert weakest["weakest"] is True
    assert sum(each["weakest"] for each in page["pairs"]) == 1
    assert weakest["passed"] == min(each["passed"] for each in page["pairs"])
    assert set(weakest["strands"]) == {"one_promises", "other_promises", "time", "openness"}
    text = tl.done("garden", "harbour").out
    assert "a garden is as far as its weakest pair" in text
    assert "The weakest pair: " in text
    assert "average" not in text


def test_a_pair_of_which_nothing_is_logged_is_weaker_than_one_that_promised(tl: Tl) -> None:
    tl.done("add", "acme: we promise the plan by fri; they promise the data by fri; coffee")
    weakest = tl.rows("garden", "harbour")["weakest"]
    assert (weakest["one"], weakest["other"], weakest["state"]) == (None, "borealis", "nothing")


def test_strands_stand_under_whose_they_are(tl: Tl) -> None:
    tl.done("add", "garden harbour: borealis promises acme share the data by fri")
    tl.done("keep", "1")
    (pair,) = (
        each for each in tl.rows("garden", "harbour")["pairs"] if (each["one"], each["other"]) == ("acme", "borealis")
    )
    assert pair["strands"]["one_promises"]["counted"]["open"] == 0
    later_on = tl.rows("garden", "harbour", "--as-of", "2026-11-22")
    assert all(each["state"] == "nothing" for each in later_on["pairs"])
    with_us = [each for each in tl.rows("garden", "harbour")["pairs"] if each["one"] is None]
    assert [each["other"] for each in with_us] == ["acme", "borealis", "cimarron"]


def test_a_garden_without_us_has_no_row_of_ours(tl: Tl) -> None:
    tl.done("garden", "add", "Seed circle", "--members", MEMBERS, "--without-us")
    page = tl.rows("garden", "seed-circle")
    assert len(page["pairs"]) == 3
    assert all(each["one"] for each in page["pairs"])
    said = tl("garden", "seed-circle", "gives", "us", "time")
    assert "we are not in seed-circle" in said.refusal


# Lines


def test_lines_stand_by_topic_and_holds_what_was_said_last_of_a_veto(tl: Tl) -> None:
    tl.done("garden", "harbour", "decides", "borealis", "what", "is", "built", "on", "its", "ground")
    tl.done("garden", "harbour", "answer", "first a call")
    tl.done("garden", "harbour", "answer", "then a talk of both")
    tl.done("garden", "harbour", "veto", "acme", "the use of its data")
    lacking = {each["code"]: each["says"] for each in tl.rows("garden", "harbour")["lacks"]}
    assert "Acme" in lacking["veto"]
    tl.done("garden", "harbour", "veto", "nobody")
    assert "veto" not in {each["code"] for each in tl.rows("garden", "harbour")["lacks"]}
    text = tl.done("garden", "harbour").out
    assert "#3  2. then a talk of both" in text
    assert "Borealis: what is built on its ground" in text
    assert [line["text"] for line in tl.rows("garden", "harbour")["lines"] if line["topic"] == "veto"] == ["nobody"]
    tl.done("undo")
    assert "Acme: the use of its data" in tl.done("garden", "harbour").out


def test_what_was_learned_resolves_what_was_not_known(tl: Tl) -> None:
    tl.done("garden", "harbour", "unknown", "whether the dock holds")
    tl.done("garden", "harbour", "learned", "it does", "--resolves", "1")
    lines = {line["topic"]: line["text"] for line in tl.rows("garden", "harbour")["lines"]}
    assert lines == {"learned": "it does"}
    assert "over since Mon 23 Nov" in tl.done("log").out
    said = tl("garden", "harbour", "learned", "again", "--resolves", "1")
    assert said.status == 1
    assert "is over since" in said.refusal
    tl.done("undo")
    assert [line["topic"] for line in tl.rows("garden", "harbour")["lines"]] == ["unknown"]


def test_give_and_take_is_in_proportion_and_sharing_has_a_receiver(tl: Tl) -> None:
    for words in (("gives", "us", "time", "--amount", "4"), ("gives", "acme", "data", "--amount", "4"),
                  ("gets", "us", "fame", "--amount", "1"), ("gets", "acme", "quays", "--amount", "3")):  # fmt: skip
        tl.done("garden", "harbour", *words)
    found = {each["member"]: each["off"] for each in tl.rows("garden", "harbour")["give_and_take"]}
    assert found == {None: -25, "acme": 25, "borealis": None, "cimarron": None}
    assert "we: gives 50 % of all, gets 25 %: 25 points less than it gives" in tl.done("garden", "harbour").out
    tl.done("garden", "harbour", "shares", "acme", "the tides", "--with", "borealis")
    assert "Acme: the tides · with Borealis, since Mon 23 Nov" in tl.done("garden", "harbour").out
    tl.done("garden", "harbour", "over", "5")
    assert "the tides" not in tl.done("garden", "harbour").out
    assert "the tides" in tl.done("search", "tides").out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("gives", "acme"), "which member"),
        (("gives", "delfino", "data"), "is not in harbour"),
        (("gives", "acme", "data", "--amount", "9"), "1 to 5"),
        (("shares", "acme", "data", "--with", "acme"), "not with itself"),
        (("shares", "acme", "data", "--with", "us"), "name a member"),
        (("learned", "it", "--resolves", "77"), "#77"),
        (("over", "77"), "#77"),
        (("pie", ""), "in a few words"),
        (("look", "acme", "borealis", "4,3"), "13 answers"),
        (("look", "acme", "acme", PAIR), "name two"),
        (("look", "acme", PAIR), "two members"),
        (("look", "4,4,4,4,4,4,9"), "1 to 5"),
        (("look", "4,4,4"), "7 answers"),
    ],
)
def test_a_line_or_a_look_that_says_nothing_is_refused(tl: Tl, words: tuple[str, ...], says: str) -> None:
    said = tl("garden", "harbour", *words)
    assert said.status in (1, 2)
    assert says in said.refusal
    assert tl.rows("garden", "harbour")["lines"] == []


def test_a_line_is_corrected_with_the_rules_of_its_topic(ledger: Ledger) -> None:
    desk.say(ledger, "harbour", "shares", "the tides", member="acme", toward="borealis")
    edit(ledger, 1, {"member": "us", "toward": "acme"})
    edit(ledger, 1, {"toward": "all"})
    (line,) = desk.standing(ledger, garden(ledger, "harbour"), TODAY).lines
    assert (line.ours, line.member_id, line.toward_id) == (True, None, None)
    with pytest.raises(TrustlogError, match="which member"):
        edit(ledger, 1, {"member": "nobody"})
    desk.look(ledger, "harbour", "4,4,4,4,4,4,4")
    edit(ledger, 2, {"answers": "1,4,4,4,4,4,?"})
    whole = desk.standing(ledger, garden(ledger, "harbour"), TODAY).looks.whole
    assert whole is not None
    assert whole.answers == "144444-"


# Looks


def test_looks_say_what_is_low_and_what_two_see_otherwise(tl: Tl) -> None:
    tl.done("garden", "harbour", "look", "acme", "borealis", PAIR, "--by", "Ann")
    tl.done("garden", "harbour", "look", "borealis", "acme", "1343545434454")
    tl.done("garden", "harbour", "look", "4", "4", "3", "5", "?", "2", "4")
    text = tl.done("garden", "harbour").out
    assert "Acme about Borealis, Mon 23 Nov: knows how it goes 2" in text
    assert "Acme and Borealis see it otherwise: keeps promises 4 and 1" in text
    assert "the whole, Mon 23 Nov: free to leave 2" in text
    page = tl.rows("garden", "harbour")
    assert [(look["one"], look["other"], look["said_by"]) for look in page["looks"]] == [
        ("acme", "borealis", "Ann"), ("borealis", "acme", None),
    ]  # fmt: skip
    questions = tl.done("garden", "harbour", "look").out
    assert questions.count("?") == 20
    assert "How Acme sees Borealis" not in questions
    before = [each["passed"] for each in page["pairs"]]
    tl.done("undo")
    assert [each["passed"] for each in tl.rows("garden", "harbour")["pairs"]] == before


# Where it matters


def test_the_brief_says_how_far_the_garden_is_and_what_is_due_between_others(tl: Tl) -> None:
    tl.done("add", "garden harbour: acme promises borealis share the data by fri")
    said = tl.done("brief", "borealis").out
    assert "Harbour garden: not ready; the weakest pair is" in said
    assert "#1  Acme to Borealis: share the data · due Fri 27 Nov 2026, in 4 days" in said
    assert "share the data" not in tl.done("brief", "cimarron").out
    assert "Harbour garden" not in tl.done("brief", "delfino").out


def test_the_brief_cuts_nothing_that_is_overdue_between_members(tl: Tl, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(8):
        tl.done("add", f"garden harbour: acme promises borealis part {number} by fri")
    for number in range(12):
        name = f"Circle {number}"
        tl.done("garden", "add", name, "--handle", f"circle{number}", "--members", "acme,cimarron")
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-11-30")
    said = tl.done("brief", "acme").out
    part = said[said.index("Promised between others") : said.index("How we work together")]
    assert all(f"part {number}" in part for number in range(8))
    assert "more" not in part
    assert "… and 3 more" in said


def test_a_private_line_or_promise_stays_out_of_the_brief_and_of_others_pages(
    tl: Tl, monkeypatch: pytest.MonkeyPatch
) -> None:
    tl.done("add", "garden harbour: acme promises borealis share the data by fri +private")
    tl.done("garden", "harbour", "unknown", "whether they sell", "--private")
    tl.done("garden", "harbour", "look", "acme", "borealis", PAIR, "--private")
    assert "share the data" not in tl.done("brief", "borealis").out
    assert "whether they sell" in tl.done("garden", "harbour").out
    assert pairs(tl)["acme", "borealis"] == "short"
    monkeypatch.setenv("TRUSTLOG_USER", "somebody")
    text = tl.done("garden", "harbour").out
    assert "share the data" not in text
    assert "whether they sell" not in text
    assert "Acme about Borealis" not in text
    assert pairs(tl)["acme", "borealis"] == "nothing"


def test_before_a_step_to_four_the_decision_says_how_far_the_gardens_are(tl: Tl) -> None:
    tl.done("partner", "edit", "acme", "level=3")
    tl.done("partner", "edit", "delfino", "level=3")
    without = tl.done("level", "delfino", "4", "--reason", "ready").out
    assert "which garden are they in?" in without
    inside = tl.done("level", "acme", "4", "--reason", "ready").out
    assert "Harbour garden: not ready; the weakest pair is" in inside
    assert "garden" not in tl.done("level", "acme", "3", "--reason", "again").out.lower()


def test_who_is_at_level_four_without_a_garden_keeps_the_level_and_is_asked_which(tl: Tl) -> None:
    tl.done("partner", "edit", "delfino", "level=4")
    assert "which garden are they in?" in tl.done("garden", "delfino").out
    assert tl.rows("partner", "show", "delfino")["level"] == 4
    tl.done("garden", "join", "harbour", "delfino")
    assert "which garden" not in tl.done("garden", "delfino").out
    assert [each["garden"] for each in tl.rows("garden", "delfino")["gardens"]] == ["harbour"]


def test_what_a_garden_has_of_its_own_is_said_at_its_members(tl: Tl) -> None:
    tl.done("partner", "edit", "acme", "level=4")
    for command in ("purpose", "impact", "agreement"):
        assert "Harbour garden there is" not in tl.done(command, "acme").out
    tl.done("purpose", "harbour", "a port", "--agreed")
    tl.done("impact", "harbour", "clients", "less waiting")
    tl.done("agreement", "harbour", "exit", "with three months' notice", "--agreed")
    for command, what in (("purpose", "a joint purpose"), ("impact", "impact"), ("agreement", "an agreement")):
        assert f"in Harbour garden there is {what} of its own" in tl.done(command, "acme").out
        assert "there is" not in tl.done(command, "delfino").out
        assert "there is" not in tl.done(command, "harbour").out
        assert part_named(command).shown(on_(tl), partners.partner(on_(tl), "acme"), TODAY)[-1].startswith("(This is")
    said = tl.done("level", "acme", "5", "--reason", "x").out
    assert "Harbour garden has its own: a joint purpose, impact, an agreement" in said


def test_what_a_garden_brought_stands_at_its_members(tl: Tl) -> None:
    assert "Harbour garden brought" not in tl.done("benefit", "acme").out
    tl.done("benefit", "harbour", "one list", "--sort", "insight", "--for", "planners")
    said = tl.done("benefit", "acme").out
    assert said.endswith("Harbour garden brought\nShared insight\n  #1 Mon 23 Nov: one list (for planners)\n")
    assert "one list" not in tl.done("benefit", "delfino").out
    shown = part_named("benefit").shown(on_(tl), partners.partner(on_(tl), "acme"), TODAY)
    assert "  #1 Mon 23 Nov: one list (for planners)" in shown


def test_once_a_year_it_is_asked_who_is_missing_at_the_table(ledger: Ledger) -> None:
    acme = partners.partner(ledger, "acme")
    assert PART.is_due is not None
    assert PART.question is not None
    assert PART.is_due(ledger, acme, TODAY)
    assert PART.question(ledger, acme, TODAY).startswith("Harbour garden: Which discipline or voice is missing")
    practice.fill_in(ledger, "acme", "garden", {"garden": "harbour", "missing": "a neighbour of the port"})
    assert not PART.is_due(ledger, acme, TODAY)
    assert PART.is_due(ledger, acme, TODAY + timedelta(days=365))
    assert "a neighbour of the port" in "\n".join(PART.shown(ledger, acme, TODAY))
    assert "a neighbour of the port" not in "\n".join(PART.shown(ledger, acme, TODAY - timedelta(days=1)))


def test_the_question_stands_in_brief_and_review_in_its_week_and_not_once_it_is_answered(ledger: Ledger) -> None:
    from practice_cases import its_turn

    acme = partners.partner(ledger, "acme")
    day = its_turn(acme, TODAY, "garden")
    then = on(ledger, day)
    asked = practice.asked_of(then, acme, day)
    assert asked is not None
    assert asked.part == "garden"
    assert asked.says in review_on(then, day)
    desk.say(then, "harbour", "missing", "a neighbour of the port")
    assert practice.asked_of(then, acme, day) is None
    assert asked.says not in review_on(then, day)


def test_the_form_of_a_partner_without_a_garden_makes_one_or_joins_it(ledger: Ledger) -> None:
    partners.add(ledger, "North", handle="north", level=4)
    partners.add(ledger, "South", handle="south", level=4)
    north = partners.partner(ledger, "north")
    assert PART.is_due is not None
    assert PART.is_due(ledger, north, TODAY)
    practice.fill_in(ledger, "north", "garden", {"garden": "Quay", "members": "acme"})
    assert PART.state(ledger, north, TODAY) == "Quay"
    practice.fill_in(ledger, "south", "garden", {"garden": "harbour", "members": ""})
    assert PART.state(ledger, partners.partner(ledger, "south"), TODAY) == "Harbour garden"
    with pytest.raises(TrustlogError):
        practice.fill_in(ledger, "north", "garden", {"garden": "quay", "missing": " "})


@BOTH_ENGINES
def test_a_promise_between_others_is_due_on_today_in_the_review_and_is_settled_there(ledger: Ledger) -> None:
    assert due(ledger).due == ()
    capture(ledger, "garden harbour: acme promises borealis share the data by fri")
    (row,) = (row for row in day_sheet(ledger).rows if row.number is not None)
    assert (row.group, row.partner) == ("Due", "Harbour garden")
    assert row.sentence == "Acme Holding promised Borealis: share the data"
    assert "Harbour garden: Acme Holding promised Borealis: share the data" in review_on(ledger, TODAY)
    then = later(ledger, 7)
    (row,) = (row for row in day_sheet(then).rows if row.number is not None)
    assert row.group == "Overdue"
    assert [promise.number for promise in due(then, TODAY).due] == [1]
    at = desk.standing(then, garden(then, "harbour"), then.today)
    assert [promise.number for promise in at.due] == [1]
    from trustlog.desk.promises import keep

    keep(then, [1], late=[1])
    assert due(then).overdue == ()
    assert desk.standing(then, garden(then, "harbour"), then.today).due == ()
    assert [promise.number for promise in desk.standing(then, garden(then, "harbour"), TODAY).due] == [1]


def test_what_is_between_others_makes_nobody_first_and_counts_for_no_next_day(ledger: Ledger) -> None:
    from trustlog.desk.first import first

    capture(on(ledger, date(2026, 11, 2)), "garden harbour: acme promises borealis share the data by 2026-11-16")
    assert all("share the data" not in each.says for each in first(ledger))
    columns = partners.partner_columns(ledger)
    assert not any("share" in str(value) for value in columns)


# Files


def read(folder: Path, name: str) -> list[dict[str, Any]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_management_gets_gardens_pairs_in_counts_and_lines(tl: Tl, tmp_path: Path) -> None:
    tl.done("add", "garden harbour: acme promises borealis share the data by fri")
    tl.done("add", "garden harbour: cimarron promises borealis hide it by fri +private")
    tl.done("garden", "harbour", "gives", "acme", "data", "--amount", "3")
    tl.done("garden", "harbour", "unknown", "whether they sell", "--private")
    tl.done("export", "csv", "--out", str(tmp_path / "report"))
    (row,) = read(tmp_path / "report", "gardens")
    assert (row["garden"], row["members"], row["parties"], row["pairs"]) == (
        "harbour",
        "acme;borealis;cimarron",
        "4",
        "6",
    )
    assert row["ready"] == "false"
    assert row["unknowns"] == "0"
    stands = {(pair["one"], pair["other"]): pair["state"] for pair in read(tmp_path / "report", "pairs")}
    assert stands["acme", "borealis"] == "short"
    assert stands["borealis", "cimarron"] == "nothing"
    assert stands["", "acme"] == "nothing"
    (line,) = read(tmp_path / "report", "garden_lines")
    assert (line["garden"], line["topic"], line["member"], line["amount"]) == ("harbour", "gives", "acme", "3")
    tl.done("export", "csv", "--out", str(tmp_path / "one"), "--partner", "delfino")
    assert read(tmp_path / "one", "gardens") == []


@BOTH_ENGINES
def test_a_garden_is_dropped_from_no_ledger_by_undo_alone(ledger: Ledger) -> None:
    desk.say(ledger, "harbour", "pie", "by hours")
    desk.join(ledger, "harbour", [partners.add(ledger, "North", handle="north").values[0].handle])
    at = desk.standing(ledger, garden(ledger, "harbour"), TODAY)
    assert len(at.pairs) == 6
    for _ in range(3):
        undo(ledger)
    assert rows(ledger, "garden_line") == 0
    assert rows(ledger, "garden_member") == 2


# What is asked of a pair


def test_of_a_pair_is_said_what_holds_it_back_and_what_is_asked(tl: Tl, monkeypatch: pytest.MonkeyPatch) -> None:
    for month in range(1, 11):
        monkeypatch.setenv("TRUSTLOG_TODAY", f"2026-{month:02}-20")
        tl.done("add", "garden harbour: acme promises borealis the plan by today")
        tl.done("add", f"garden harbour: kept {month}")
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-11-23")
    pair = tl.done("garden", "harbour", "acme", "borealis").out
    assert "Promises of Acme: " in pair
    assert "needed); at this pace about" in pair
    assert "  asked: clearly more than 80 % of the promises on time\n" in pair
    assert "  asked: joint work, or time without an agenda, in clearly more than 40 % of periods of 4 weeks\n" in pair
    assert "  asked: in clearly more than 10 % of periods of 8 weeks both tell something, one of depth 4, " in pair
    assert re.search(r"Promises of Acme +(unclear: )?\d+(–\d+ %| % \(\d+–\d+\))", pair)
    held = tl.rows("garden", "harbour", "acme", "borealis")["held_by"]
    assert held["strand"] in ("other_promises", "time", "openness")
    page = tl.done("garden", "harbour").out
    assert "  held back by: " in page
    assert "  asked: " in page


# Words as they are typed and said


def test_what_was_told_is_kept_without_the_word_before_it(tl: Tl) -> None:
    tl.done("garden", "harbour:", "acme", "told", "borealis", "about", "the", "leak")
    tl.done("add", "tuin harbour: acme vertelde borealis over de verliezen")
    assert [row["topic"] for row in tl.rows("log")] == ["de verliezen", "the leak"]


@pytest.mark.parametrize("word", ["us", "ours", "we", "onze"])
def test_what_we_want_in_a_garden_is_ours_in_every_word_for_us(tl: Tl, word: str) -> None:
    assert "we want" in tl.done("purpose", "harbour", "objective", word, "a quiet year").out


def test_words_that_the_page_shows_in_dutch_are_taken(tl: Tl) -> None:
    tl.done("--lang", "nl", "impact", "harbour", "samenleving", "stil na elven")
    tl.done("--lang", "nl", "benefit", "harbour", "een plan", "--sort", "inzicht")
    tl.done("--lang", "nl", "garden", "harbour", "veto", "niemand")
    assert [line["area"] for line in tl.rows("garden", "harbour")["impacts"]] == ["society"]
    refused = tl("--lang", "nl", "impact", "harbour", "buren", "x").err
    assert "samenleving" in refused


def test_each_step_of_an_answer_has_its_number(tl: Tl) -> None:
    tl.done("garden", "harbour", "answer", "first a call")
    tl.done("garden", "harbour", "answer", "then a talk")
    page = tl.done("garden", "harbour").out
    assert "How a broken promise is answered\n  #1  1. first a call\n  #2  2. then a talk\n" in page


def test_what_is_off_is_what_a_reader_subtracts(tl: Tl) -> None:
    for member, gives, gets in (("us", 4, 2), ("acme", 5, 5), ("borealis", 5, 5), ("cimarron", 0, 2)):
        for topic, amount in (("gives", gives), ("gets", gets)):
            if amount:
                tl.done("garden", "harbour", topic, member, "x", "--amount", str(amount))
    assert "we: gives 29 % of all, gets 14 %: 15 points less than it gives" in tl.done("garden", "harbour").out


def test_putting_a_question_off_names_it(tl: Tl) -> None:
    assert "Acme: not asked again (gardens)" in tl.done("practice", "acme", "never", "garden").out


def test_who_may_stop_all_others_may_be_nobody_and_a_refusal_says_so(tl: Tl) -> None:
    assert "a member, us, or nobody" in tl("garden", "veto", "harbour").refusal
    refused = tl("garden", "veto", "harbour", "zephyr")
    assert (refused.status, "name nobody, or one of us, acme, borealis, cimarron" in refused.refusal) == (2, True)
    assert "nobody" not in tl("garden", "gives", "harbour", "zephyr", "data").refusal


def test_a_refusal_of_a_line_has_examples_of_the_members_that_there_are(tl: Tl) -> None:
    refused = tl("add", "garden harbour: lunch on monday").refusal
    assert "`acme promises borealis …`" in refused
    assert "of all who met, `acme, borealis, cimarron lunch 45m`" in refused
    tl.done("garden", "add", "Reef", "--members", "delfino,acme", "--handle", "reef")
    assert "`acme promises delfino …`" in tl("add", "garden reef: lunch on monday").refusal
