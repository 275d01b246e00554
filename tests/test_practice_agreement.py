"""The agreement in the ledger: section by section, in versions, on paper, and where it shows."""

import csv
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from cli_cases import Tl
from desk_cases import BOTH_ENGINES, TODAY, chosen, later, on, small

from trustlog.desk import agreement as desk
from trustlog.desk import due, people, practice
from trustlog.desk.brief import brief
from trustlog.desk.facts import edit
from trustlog.desk.gardens import subject
from trustlog.desk.history import undo
from trustlog.desk.ledger import Batch, Ledger
from trustlog.desk.partners import edit as edit_partner
from trustlog.desk.partners import partner
from trustlog.desk.today import day_sheet
from trustlog.domain.agreement.sections import TITLES
from trustlog.domain.facts import Garden, GardenLine, GardenMember, Impact, Objective, Purpose
from trustlog.domain.facts.section import NEEDED, SECTIONS
from trustlog.domain.practice import ASKS
from trustlog.errors import NotThere, Refused, WordsError
from trustlog.storage.write.writer import write

EXIT = "three months' notice, and why"
ASKED = ASKS["agreement"]
MISSING = "Not agreed yet: How we part, Joint purpose, Promises and how they are moved, Decisions, Conflict and repair"
NEEDED_STILL = "Of the agreement 5 needed sections are open, first: How we part"

UNDATED = "No version of the agreement is put together, and no day set on which it is reviewed"


@pytest.fixture
def tl(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, monday: None) -> Tl:
    """Give a ledger with a partner at level 3 of whom it is this question's turn."""
    monkeypatch.setenv("TRUSTLOG_USER", "kim")
    monkeypatch.setattr("trustlog.language._translations", None)  # as it was, once the test has spoken Dutch
    tl = Tl(tmp_path / "ledger.db", capsys)
    since = TODAY - timedelta(weeks=tuple(ASKS).index("agreement"))
    tl.done("partner", "add", "Acme", "--level", "3", "--logged-from", since.isoformat())
    return tl


@pytest.fixture
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Ledger:
    ledger = small(chosen(request, tmp_path))
    edit_partner(ledger, "acme", {"level": "3", "since": "2026-01-05"})
    return ledger


def now(ledger: Ledger, section: str = "exit", name: str = "acme") -> tuple[str, str | None]:
    """Give how far a section is, and its words."""
    found = next(each for each in desk.agreement_of(ledger, name).sections if each.name == section)
    return found.state, found.text


# A section


def test_a_section_is_asked_for_begun_agreed_and_shown(tl: Tl) -> None:
    before = tl.done("brief", "acme").out
    assert ASKED in before
    assert "Agreement:" not in before
    assert tl.done("agreement", "acme").out.startswith("Nobody has begun yet. How we part comes first.")
    offered = tl.done("agreement", "acme", "exit").out
    assert "Starting words, ours and no legal advice: change them until they are yours." in offered
    assert "Each of us may end this with three months' notice" in offered
    begun = tl.done("agreement", "acme", "start", "exit").out.splitlines()
    assert begun[0].startswith("#1  acme: Mon 23 Nov 2026 agreement, exit, draft: Each of us may end this")
    assert begun[1].startswith("Starting words, ours")
    tl.done("agreement", "acme", "exit", "three months,", "and why", "--agreed", "--on", "fri")
    assert tl.done("agreement", "acme", "--as-of", "2026-11-19").out.startswith("Nobody has begun yet.")
    assert tl.done("agreement", "acme", "--as-of", "2026-11-21").out.startswith("1 of 15 sections agreed")
    tl.done("agreement", "acme", "exit", EXIT, "--agreed")
    after = tl.done("brief", "acme").out
    assert "Agreement: 1 of 15 sections agreed" in after
    assert "Agreement:" not in tl.done("brief", "acme", "--as-of", "2026-11-19").out
    for _each in range(3):
        tl.done("undo")
    assert tl.done("brief", "acme").out == before


def test_what_is_not_relevant_is_silent_from_then_on(tl: Tl) -> None:
    for section in SECTIONS[1:]:
        tl.done("agreement", "acme", section, "--not-relevant")
    tl.done("agreement", "acme", "exit", EXIT, "--agreed")
    shown = tl.done("agreement", "acme").out
    assert shown.startswith("1 of 1 sections agreed")
    assert "Still open" not in shown
    assert ASKED not in tl.done("brief", "acme").out
    assert _asks(tl) is None
    tl.done("agreement", "acme", "money", "--open")
    assert "Still open: Money, risk and the pie" in tl.done("agreement", "acme").out


def _asks(tl: Tl) -> str | None:
    parts = tl.done("practice", "acme", "--json").json["parts"]
    asks: str | None = next(part["asks"] for part in parts if part["part"] == "agreement")
    return asks


def test_the_question_can_be_put_off_and_declined_for_good(tl: Tl) -> None:
    assert _asks(tl)
    tl.done("practice", "acme", "never", "agreement")
    assert _asks(tl) is None
    assert ASKED not in tl.done("brief", "acme").out


def test_a_partner_at_a_low_level_is_asked_only_once_somebody_began(tl: Tl) -> None:
    tl.done("partner", "edit", "acme", "level=1", "since=2026-11-01")
    assert _asks(tl) is None
    tl.done("agreement", "acme", "exit", EXIT)
    assert _asks(tl)


def test_agreed_words_stay_in_force_while_others_are_a_draft(tl: Tl) -> None:
    tl.done("agreement", "acme", "exit", EXIT, "--agreed")
    tl.done("agreement", "acme", "exit", "six months' notice")
    shown = tl.done("agreement", "acme").out
    assert "1 of 15 sections agreed" in shown
    assert f"In force, agreed on Mon 23 Nov 2026: {EXIT}" in shown
    tl.done("agreement", "acme", "exit", "--agreed")
    assert "six months' notice" in tl.done("agreement", "acme").out
    assert "In force" not in tl.done("agreement", "acme").out
    tl.done("agreement", "acme", "exit", "--open")
    assert "0 of 15 sections agreed" in tl.done("agreement", "acme").out


def test_it_is_found_edited_and_written_for_management_without_its_words(tl: Tl, tmp_path: Path) -> None:
    tl.done("agreement", "acme", "exit", EXIT, "--agreed")
    tl.done("agreement", "acme", "version", "--review", "2027-06-01")
    tl.done("edit", "1", "text=four months' notice")
    assert [hit["number"] for hit in tl.rows("search", "four")] == [1]
    assert "agreement, exit, agreed: four months' notice" in tl.done("log", "acme").out
    tl.done("export", "csv", "--out", str(tmp_path / "report"))
    with (tmp_path / "report" / "agreement_sections.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert [(row["partners"], row["name"], row["state"]) for row in rows] == [("acme", "exit", "agreed")]
    assert "months" not in (tmp_path / "report" / "agreement_sections.csv").read_text(encoding="utf-8")
    with (tmp_path / "report" / "agreements.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert [(row["version"], row["review_on"]) for row in rows] == [("1", "2027-06-01")]
    assert "months" not in (tmp_path / "report" / "agreements.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (["nothing"], 2, '"nothing" is no section of an agreement; there are exit, parties'),
        (["exit", "--agreed"], 1, "exit has no words yet"),
        (["exit", EXIT, "--open"], 2, "a section that is open or not relevant has no words"),
        (["exit", EXIT, "--open", "--agreed"], 2, "name one of --open, --draft"),
        (["exit", "--on", "fri"], 2, "exit takes words, or a state"),
        (["exit", EXIT, "--on", "2027-01-01"], 2, "still to come"),
        (["--agreed"], 2, "--agreed does not go with show of an agreement"),
        (["version", "--agreed"], 2, "--agreed does not go with version"),
        (["version"], 1, "no section of the agreement with acme has words yet"),
        (["version", "x"], 2, "version takes the number of a version"),
        (["version", "3"], 1, "the agreement with acme has no version 3"),
        (["diff"], 1, "no version of the agreement with acme is put together yet"),
        (["diff", "1", "2", "3"], 2, "diff takes the numbers of one or two versions"),
        (["start"], 2, "start takes one section"),
        (["show", "exit"], 2, "show takes nothing more"),
        (["--out", "a.pdf"], 2, "an agreement is written to a file that ends in .html, .md"),
        (["--out", "a.md"], 1, "no section of the agreement with acme has words yet"),
    ],
)
def test_what_cannot_be_is_said_in_a_line_and_nothing_is_written(
    tl: Tl, words: list[str], status: int, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = tl("agreement", "acme", *words)
    assert said.status == status
    assert says in said.err
    assert len(said.err.splitlines()) == 1
    assert tl.rows("log", "acme") == []


def test_a_section_with_words_is_not_begun_again_nor_left_twice_as_it_is(tl: Tl) -> None:
    tl.done("agreement", "acme", "exit", EXIT)
    assert "exit has words already" in tl("agreement", "acme", "start", "exit").err
    assert "so already" in tl("agreement", "acme", "exit", EXIT).err
    assert "There is still a … in these words." in tl.done("agreement", "acme", "time", "every … weeks", "--agreed").out


def test_a_private_section_is_its_authors(tl: Tl, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    tl.done("agreement", "acme", "exit", EXIT, "--private")
    tl.done("agreement", "acme", "purpose", "no paper", "--agreed")
    assert EXIT in tl.done("agreement", "acme").out
    assert ASKED in tl.done("brief", "acme").out  # which is read for nobody in particular
    file = tmp_path / "paper.md"
    said = tl.done("agreement", "acme", "--out", str(file)).out
    assert said.splitlines() == [f"{file}: 1 section", "1 private section stays out"]
    assert EXIT not in file.read_text(encoding="utf-8")
    tl.done("agreement", "acme", "version")
    assert EXIT not in tl.done("agreement", "acme", "version", "1").out
    monkeypatch.setenv("TRUSTLOG_USER", "lee")
    assert EXIT not in tl.done("agreement", "acme").out
    assert EXIT not in json.dumps(tl.done("agreement", "acme", "--json").json)


# What the ledger knows


def insert(ledger: Ledger, *values: object) -> None:
    """Write facts that other commands make."""
    from trustlog.desk.facts.changes import all_inserts

    numbered = [
        value._replace(number=9000 + place) if "number" in value._fields else value  # type: ignore[attr-defined]  # just asked
        for place, value in enumerate(values)
    ]
    write(ledger.conn, Batch(all_inserts(ledger, numbered), "test"), by=ledger.me, at=ledger.now)  # type: ignore[arg-type]  # any facts


def stamps(ledger: Ledger, *, private: bool = False, on: date = TODAY) -> dict[str, object]:
    return {
        "id": ledger.new_id(), "number": 0, "on": on, "note": None, "private": private, "source": None,
        "recorded_at": ledger.now, "recorded_by": ledger.me,
    }  # fmt: skip


def with_acme(ledger: Ledger) -> dict[str, object]:
    return {"partner_id": partner(ledger, "acme").id, "garden_id": None}


@BOTH_ENGINES
def test_words_are_offered_from_what_is_known_and_not_private(ledger: Ledger) -> None:
    about = with_acme(ledger)
    insert(
        ledger,
        Purpose(**stamps(ledger), **about, text="no shipment waits", whose="both", agreed=True, horizon=5),
        Purpose(**stamps(ledger), **about, text="a later draft", whose="us", agreed=False, horizon=None),
        Objective(**stamps(ledger), **about, member_id=None, text="a customer abroad", ended_on=None),
        Objective(**stamps(ledger), **about, member_id=about["partner_id"], text="a second port", ended_on=None),
        Objective(**stamps(ledger), **about, member_id=None, text="over long ago", ended_on=TODAY),
        Objective(**stamps(ledger, private=True), **about, member_id=None, text="a secret", ended_on=None),
        Impact(**stamps(ledger), **about, area="clients", text="a day less", evidence="their counts"),
    )

    def words(section: str) -> str:
        return desk.offered(ledger, subject(ledger, "acme"), next(s for s in SECTIONS if s == section), TODAY).text

    assert words("purpose") == "No shipment waits. We look 5 years ahead."
    assert words("objectives") == "We: a customer abroad. Acme Holding: a second port."
    assert words("impact") == "Clients: a day less."
    assert words("outcomes") == "A day less: seen by their counts."
    assert words("parties") == "For us speaks … For Acme Holding speaks Jane Doe (COO)."
    assert "secret" not in "".join(map(words, SECTIONS))
    people.edit(ledger, "acme", "jane", {"left_on": "2026-11-01"})
    assert words("parties").startswith("For … speaks …")
    started = desk.start_section(ledger, "acme", "purpose")
    assert started.lines[1] == "From what the ledger knows: read it, and change it."
    assert now(ledger, "purpose") == ("draft", "No shipment waits. We look 5 years ahead.")


def a_garden(ledger: Ledger, *, with_us: bool = True) -> Garden:
    garden = Garden(ledger.new_id(), "harbour", "Harbour", TODAY, with_us, None, None, None, ledger.now, ledger.me)
    members = [
        GardenMember(ledger.new_id(), garden.id, partner(ledger, name).id, TODAY, None) for name in ("acme", "borealis")
    ]
    insert(ledger, garden, *members)
    return garden


@BOTH_ENGINES
def test_a_garden_has_an_agreement_of_its_own_signed_by_all(ledger: Ledger, tmp_path: Path) -> None:
    garden = a_garden(ledger)
    line = {"garden_id": garden.id, "toward_id": None, "amount": None, "ended_on": None}
    acme = partner(ledger, "acme").id
    insert(
        ledger,
        GardenLine(**stamps(ledger), **line, topic="pie", member_id=None, ours=False, text="half each"),
        GardenLine(**stamps(ledger), **line, topic="decides", member_id=acme, ours=False, text="its own ships"),
        GardenLine(**stamps(ledger), **line, topic="decides", member_id=None, ours=True, text="our software"),
    )
    found = subject(ledger, "harbour")
    assert desk.offered(ledger, found, "money", TODAY).text == "Half each."
    assert desk.offered(ledger, found, "decisions", TODAY).text == "Acme Holding: its own ships. We: our software."
    desk.set_section(ledger, "harbour", "exit", EXIT, "agreed")
    desk.put_together(ledger, "harbour", TODAY + timedelta(days=5))
    assert now(ledger, "exit", "harbour") == ("agreed", EXIT)
    assert now(ledger) == ("open", None)
    file = tmp_path / "harbour.md"
    desk.print_agreement(ledger, "harbour", str(file), our_name="Nova BV")
    paper = file.read_text(encoding="utf-8")
    assert paper.startswith("# Agreement of Harbour\n")
    assert [row.split(" | ")[0] for row in paper.splitlines() if row.startswith("| ")][2:] == [
        "| Nova BV", "| Acme Holding", "| Borealis",
    ]  # fmt: skip
    (review,) = due.due(ledger).reviews
    assert (review.garden, review.partner, review.name) == ("harbour", None, "Harbour")


# Versions


@BOTH_ENGINES
def test_a_version_keeps_what_stood_and_its_review_comes_due(ledger: Ledger) -> None:
    desk.set_section(ledger, "acme", "exit", EXIT, "agreed")
    first = desk.put_together(ledger, "acme", TODAY + timedelta(days=30))
    assert first.lines[0].endswith("agreement, version 1, to be reviewed on Wed 23 Dec")
    desk.set_section(ledger, "acme", "exit", "six months' notice, and why")
    of = desk.agreement_of(ledger, "acme")
    (change,) = desk.compared(of).found
    assert (change.name, change.before, change.after) == ("exit", "agreed", "draft")
    assert desk.difference_lines([change])[1] == "  [-three-]{+six+} months' notice, and why"
    assert due.due(ledger).reviews == ()
    assert [each.version for each in due.due(later(ledger, 25)).reviews] == [1]
    (row,) = [row for row in day_sheet(later(ledger, 25)).rows if row.number == first.facts[0].number]
    assert (row.group, row.partner) == ("Planned", "Acme Holding")
    assert row.sentence == "the agreement, version 1, is to be reviewed"
    second = desk.put_together(later(ledger, 31), "acme")
    assert due.due(later(ledger, 31)).reviews == ()
    of = desk.agreement_of(later(ledger, 31), "acme")
    assert [each.version for each in of.versions] == [1, 2]
    assert of.versions[-1].review_on == TODAY + timedelta(days=31 + 365)
    assert [each.name for each in desk.compared(of, 1, 2).found] == ["exit"]
    assert desk.compared(of).found == ()
    assert [each.version for each in due.due(on(ledger, TODAY), TODAY, 60).reviews] == [1]  # as it was that day
    assert second.lines[0].split("agreement, ")[1].startswith("version 2, to be reviewed on")
    undo(later(ledger, 31))
    assert [each.version for each in desk.agreement_of(later(ledger, 31), "acme").versions] == [1]


def test_a_review_that_was_missed_stays_until_there_is_another_version(ledger: Ledger) -> None:
    desk.set_section(ledger, "acme", "exit", EXIT, "agreed")
    desk.put_together(ledger, "acme", TODAY + timedelta(days=1))
    then = later(ledger, 400)
    (review,) = due.due(then).reviews
    assert (review.version, review.on) == (1, TODAY + timedelta(days=1))
    assert "the agreement, version 1, is to be reviewed" in [row.sentence for row in day_sheet(then).rows]
    desk.put_together(then, "acme")
    assert due.due(then).reviews == ()


def test_an_archived_partner_has_nothing_to_review(ledger: Ledger) -> None:
    from trustlog.desk.partners import archive

    desk.set_section(ledger, "acme", "exit", EXIT, "agreed")
    desk.put_together(ledger, "acme", TODAY + timedelta(days=1))
    archive(ledger, "acme", "over")
    assert not due.due(ledger).reviews
    with pytest.raises(Refused):
        desk.set_section(ledger, "acme", "exit", "else")


def test_a_review_on_or_before_the_day_of_the_version_is_refused(ledger: Ledger) -> None:
    desk.set_section(ledger, "acme", "exit", EXIT, "agreed")
    with pytest.raises(WordsError):
        desk.put_together(ledger, "acme", TODAY)
    with pytest.raises(NotThere):
        desk.compared(desk.agreement_of(ledger, "acme"), 1)


# Where a level is decided


def before_level_4(ledger: Ledger) -> list[str]:
    return practice.part_named("agreement").decision(ledger, partner(ledger, "acme"), 4, ledger.today)


def test_a_step_to_4_is_told_what_is_missing_and_nothing_once_it_is_there(ledger: Ledger) -> None:
    assert before_level_4(ledger) == [NEEDED_STILL]
    for name in NEEDED:
        desk.set_section(ledger, "acme", name, "agreed by both", "agreed")
    assert before_level_4(ledger) == [UNDATED]
    desk.put_together(ledger, "acme", TODAY + timedelta(days=9))
    assert before_level_4(ledger) == []
    assert before_level_4(later(ledger, 10)) == ["The agreement was to be reviewed by Wed 2 Dec 2026"]
    assert practice.part_named("agreement").decision(ledger, partner(ledger, "acme"), 3, TODAY) == []


def test_a_decision_on_the_command_line_names_what_is_missing(tl: Tl) -> None:
    said = tl.done("level", "acme", "up", "--reason", "a platform of three")
    assert NEEDED_STILL in said.out + said.err
    tl.done("undo")
    for name in NEEDED:
        tl.done("agreement", "acme", name, "agreed by both", "--agreed")
    tl.done("agreement", "acme", "version")
    said = tl.done("level", "acme", "up", "--reason", "a platform of three")
    assert "Of the agreement" not in said.out + said.err


def test_the_brief_says_which_of_the_five_are_missing(ledger: Ledger) -> None:
    assert not any("Not agreed yet" in line for line in brief(ledger, "acme"))
    desk.set_section(ledger, "acme", "exit", EXIT, "agreed")
    lines = brief(ledger, "acme")
    assert "  Agreement: 1 of 15 sections agreed" in lines
    assert f"  {MISSING.replace('How we part, ', '')}" in lines


def test_filling_in_the_question_writes_the_next_section(ledger: Ledger) -> None:
    fields = {"text": EXIT, "state": "agreed"}
    practice.fill_in(ledger, "acme", "agreement", fields)
    assert now(ledger) == ("agreed", EXIT)
    form = practice.part_with(ledger, "acme", "agreement").fields
    assert form is not None
    assert form[0].label == TITLES["parties"]
    practice.fill_in(ledger, "acme", "agreement", {"state": "not relevant"})
    assert now(ledger, "parties") == ("not_relevant", None)
    with pytest.raises(Refused):
        practice.fill_in(ledger, "acme", "agreement", {"text": "", "state": "draft"})


def test_the_words_of_a_fact_are_corrected_as_any_other(ledger: Ledger) -> None:
    number = desk.set_section(ledger, "acme", "exit", EXIT, "agreed").facts[0].number
    edit(ledger, number, {"text": "four months"})
    assert now(ledger) == ("agreed", "four months")


def test_the_page_in_dutch_has_dutch_titles_and_our_words(tl: Tl, tmp_path: Path) -> None:
    tl.done("agreement", "acme", "exit", EXIT, "--agreed")
    file = tmp_path / "blad.html"
    tl.done("agreement", "acme", "--out", str(file), "--us", "Nova BV", "--lang", "nl")
    page = file.read_text(encoding="utf-8")
    assert '<html lang="nl">' in page
    assert "Overeenkomst met Acme" in page
    assert "Hoe we uit elkaar gaan" in page
    assert "Nova BV" in page
    assert "Ieder vertelt de ander ongevraagd" in tl.done("agreement", "acme", "openness", "--lang", "nl").out
    assert tl.done("agreement", "acme", "besluiten", "--lang", "nl").out.startswith("Besluiten · open")


def test_the_paper_is_that_of_the_last_version_until_something_is_written(tl: Tl, tmp_path: Path) -> None:
    file = tmp_path / "agreement.md"

    def printed() -> str:
        tl.done("agreement", "acme", "--out", str(file))
        return file.read_text(encoding="utf-8")

    tl.done("agreement", "acme", "exit", "six months", "--agreed")
    assert "not put together as a version yet" in printed()
    tl.done("agreement", "acme", "version")
    assert "Version 1, put together on" in printed()
    tl.done("agreement", "acme", "exit", "three months", "--agreed")
    assert "not put together as a version yet" in printed()
