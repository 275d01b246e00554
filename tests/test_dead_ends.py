"""Refusals that say what to do: what they name can be done, and no rule of the tables is read out to people."""

import re
import shlex
from pathlib import Path

import pytest
from cli_cases import TODAY as DAY
from cli_cases import Tl
from desk_cases import BOTH_ENGINES, TODAY, chosen, small
from tui_pilot import app_on, settled, shown

from trustlog.desk import capture, people
from trustlog.desk.ledger import Batch, Ledger
from trustlog.domain.capture.line import parse_leniently
from trustlog.errors import Conflict, Refused
from trustlog.storage.write.writer import Change

TOMORROW = "2026-11-24"


@pytest.fixture
def tl(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Tl:
    monkeypatch.setenv("TRUSTLOG_TODAY", DAY)
    monkeypatch.setenv("TRUSTLOG_USER", "me")
    made = Tl(tmp_path / "ledger.db", capsys)
    for name in ("Acme", "Borealis"):
        made.done("partner", "add", name)
        made.done("person", "add", name.lower(), "Jan", "Smit")
    return made


@pytest.fixture
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Ledger:
    return small(chosen(request, tmp_path))


# Two people of one name --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "who",
    ["jan smit (acme)", "Jan Smit (ACME)", "JAN (acme)", '"Jan Smit (acme)"', "jan smit (Acme), jan smit (borealis)"],
)
def test_whose_person_is_meant_can_be_said_in_a_line(tl: Tl, who: str) -> None:
    refusal = tl("add", 'acme, borealis: lunch with "Jan Smit"').refusal
    assert "may be Jan Smit (acme), Jan Smit (borealis); write which one, like Jan Smit (acme)" in refusal
    written = tl.rows("add", f"acme, borealis: lunch 45m with {who} about the audit")
    assert written[0]["people"] == ["Jan Smit"] * (1 + ("borealis" in who))
    assert written[0]["text"] == "about the audit"
    tl.done("person", "edit", "jan smit (acme)", "role=CFO")
    assert [one["role"] for one in tl.rows("person", "list")] == ["CFO", None]


@pytest.mark.parametrize("words", [["person", "edit", "Jan Smit", "role=x"], ["person", "remove", "jan"]])
def test_whose_person_is_meant_can_be_said_without_a_partner(tl: Tl, words: list[str]) -> None:
    assert "like Jan Smit (acme)" in tl(*words).refusal
    tl.done(*words[:2], "Jan Smit (borealis)", *words[3:])
    assert "(cimarron)" in tl(*words[:2], "Jan Smit (cimarron)", *words[3:]).refusal


def test_brackets_that_name_no_partner_of_the_line_are_text(tl: Tl) -> None:
    for said, text in (("(pricing)", "(pricing)"), ("(about prices)", "(about prices)"), ("(cimarron)", "(cimarron)")):
        written = tl.rows("add", f"acme: lunch with jan smit {said}")[0]
        assert (written["people"], written["text"]) == (["Jan Smit"], text)
    (clause,) = parse_leniently("acme: lunch with jan smit (acme), raj (acme) 45m", TODAY).clauses
    assert [one.text for one in clause.people] == ["jan smit (acme)", "raj (acme)"]


@BOTH_ENGINES
def test_two_of_one_name_at_one_partner_are_told_apart(ledger: Ledger) -> None:
    one, two = (people.new_person(ledger, people.person_list(ledger, "acme")[0].partner_id, "Ann Lee") for _ in "ab")
    for person in (one, two._replace(role="CFO (NL)", email="ann@acme.example")):
        ledger.commit(Batch([Change("person", person.id, None, person._asdict())], "as written before"))
    with pytest.raises(Exception, match=r'"Ann Lee \(1\)", "Ann Lee \(ann@acme\.example\)"'):
        people.edit(ledger, "acme", "ann lee", {"phone": "1"})
    people.edit(ledger, "acme", "ann lee (ann@acme.example)", {"phone": "1"})
    people.edit(ledger, "acme", "ann lee (1)", {"phone": "2"})
    assert [person.phone for person in people.person_list(ledger, "acme")][:2] == ["2", "1"]
    written = capture.capture(ledger, 'acme: lunch with "ann lee (1)"')
    assert written.facts[0].person_ids == (one.id,)


# A partner that went into another ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ["borealis: lunch"], ["plan", "borealis", "tomorrow"], ["level", "borealis", "up", "--reason", "x"],
        ["partner", "edit", "borealis", "name=X"], ["partner", "archive", "borealis", "--reason", "x"],
        ["partner", "merge", "acme", "borealis"], ["person", "add", "borealis", "X"],
        ["ack", "borealis", "--note", "x"],
    ],
)  # fmt: skip
def test_what_cannot_be_written_of_a_merged_partner_names_the_other(tl: Tl, words: list[str]) -> None:
    tl.done("partner", "add", "Cimarron")
    tl.done("partner", "merge", "borealis", "acme")
    assert "borealis is merged into acme; write acme instead" in tl(*words).refusal
    tl.done("partner", "merge", "acme", "cimarron")
    assert "borealis is merged into cimarron; write cimarron instead" in tl(*words).refusal or words[-2:] == [
        "acme",
        "borealis",
    ]


@pytest.mark.parametrize(
    "words",
    [
        ["trust", "borealis"], ["log", "borealis"], ["brief", "borealis"], ["partner", "show", "borealis"],
        ["promise", "list", "--partner", "borealis"], ["person", "list", "borealis"],
    ],
)  # fmt: skip
def test_what_reads_a_merged_partner_says_once_where_it_went(tl: Tl, words: list[str]) -> None:
    tl.done("partner", "merge", "borealis", "acme")
    assert tl.done(*words).err.count("borealis is merged into acme") == 1
    assert "merged" not in tl.done(*[word.replace("borealis", "acme") for word in words]).err


# What a refusal advises can be done --------------------------------------------------------------------------------


def advised(refusal: str) -> list[str]:
    """Give the words of the command that a refusal names, its places filled in."""
    found = re.search(r"`trustlog ([^`]+)`", refusal)
    assert found, refusal
    return shlex.split(found[1].replace("DATE", "2026-12-30").replace("TEXT", '"a reason"'))


@pytest.mark.parametrize(
    ("day", "refused"),
    [
        ("2026-12-05", "move 1 2026-12-24"), ("2026-12-05", "withdraw 1 --by maker --reason x"),
        (DAY, "move 2 2026-12-24"), (DAY, "keep 2"),
        (DAY, "satisfied 3 yes"), (DAY, "satisfied 1 yes"), (DAY, "edit 1 text="), (DAY, "keep 4"),
        (DAY, "move 4 2026-12-24"), ("2026-12-24", "accept 4"), (DAY, "withdraw 5 --by maker --reason x"),
        (DAY, "accept 6"), (DAY, "move 5 2026-12-24"), (DAY, "keep 5"), (DAY, "break 5"),
        (DAY, "withdraw 6 --by receiver --reason x"),
    ],
)  # fmt: skip
def test_the_command_that_a_refusal_names_can_be_run(
    tl: Tl, monkeypatch: pytest.MonkeyPatch, day: str, refused: str
) -> None:
    tl.done("add", "acme: we promise one by 1 dec +big; they promise two by 1 dec; they promise three by 1 dec")
    tl.done("add", "acme: we offer four by 1 dec")
    tl.done("keep", "2")
    tl.done("break", "3")
    monkeypatch.setenv("TRUSTLOG_TODAY", TOMORROW)
    tl.done("add", "acme: we promise five by 9 dec; we offer six by 9 dec")
    monkeypatch.setenv("TRUSTLOG_TODAY", day)
    refusal = tl(*refused.split()).refusal
    tl.done(*advised(refusal))


@pytest.mark.parametrize("words", ["satisfied 1 yes", "keep 1", "move 1 9dec"])
def test_what_was_closed_on_a_day_to_come_is_said_to_be(tl: Tl, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    monkeypatch.setenv("TRUSTLOG_TODAY", TOMORROW)
    tl.done("add", "acme: we promise this by 9 dec")
    tl.done("keep", "1")
    monkeypatch.setenv("TRUSTLOG_TODAY", DAY)
    assert "2026-11-24" in tl(*words.replace("9dec", "2026-12-09").split()).refusal


# No rule of the tables is read out ---------------------------------------------------------------------------------


@BOTH_ENGINES
def test_no_rule_of_the_tables_is_read_out(ledger: Ledger) -> None:
    partner = people.person_list(ledger, "acme")[0].partner_id
    wrong = {"id": ledger.new_id(), "partner_id": partner, "number": 0, "on": TODAY}
    with pytest.raises(Refused, match="does not take this") as refused:
        ledger.commit(Batch([Change("plan", wrong["id"], None, wrong)], "a plan without a number"))
    again = {"id": ledger.new_id(), "handle": "acme", "name": "x", "start_level": 1, "start_on": TODAY, "target": 2}
    again |= {"logged_from": TODAY}
    with pytest.raises(Conflict, match="there already") as there:
        ledger.commit(Batch([Change("partner", again["id"], None, {**again, "cadence_days": 9})], "acme again"))
    for error in (refused, there):
        assert not re.search(r"ck_|uq_|CHECK|constraint|plan\.|partner\.", str(error.value))


async def test_the_screens_refuse_what_is_made_tomorrow_in_words(tmp_path: Path) -> None:
    ledger = small(tmp_path)
    capture.capture(ledger._replace(today=TODAY.replace(day=24)), "acme: we promise this by 24 nov")
    app = app_on(str(tmp_path / "ledger.db"), TODAY)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert any("this" in line for line in shown(app))
        await pilot.press("k")
        await settled(pilot)
        said = [one.message for one in app._notifications]
        assert any("still to come" in text for text in said), said
