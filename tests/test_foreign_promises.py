"""A table of promises says whose each is, when it was promised and whether it is done; nothing of it is guessed."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from cli_cases import Said, Tl
from hypothesis import given
from hypothesis import strategies as st

from trustlog.exchange.foreign.tables.promise_words import done, side

COLUMNS = ("Relatie=partner", "Wat=text", "Wie=direction", "Toegezegd=made_on", "Uiterlijk=due_on", "Gereed=done")
HEADING = "Relatie;Wat;Wie;Toegezegd;Uiterlijk;Gereed"


@pytest.fixture
def tl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tl:
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-11-23")
    call = Tl(tmp_path / "tl.db", capsys)
    call.done("partner", "add", "Acme", "--since", "2026-01-01", "--logged-from", "2026-01-01")
    return call


def words(tmp_path: Path, *rows: str, columns: Sequence[str] = COLUMNS) -> list[str]:
    file = tmp_path / "promises.csv"
    file.write_text("\n".join((HEADING, *rows)) + "\n")
    return ["import", str(file), "--kind", "promises", *(word for one in columns for word in ("--map", one))]


def waits(tl: Tl, tmp_path: Path, row: str) -> dict[str, object]:
    """Bring a row in; return the proposal that it is."""
    tl.done(*words(tmp_path, row))
    (proposal,) = tl.rows("proposals")
    return proposal


def accepted(tl: Tl, number: object, *more: str) -> tuple[dict[str, object], Said]:
    said = tl.done("proposals", "accept", str(number), *more)
    (fact,) = tl.rows("log")
    return fact, said


def test_their_promise_is_proposed_and_written_as_theirs(tl: Tl, tmp_path: Path) -> None:
    proposal = waits(tl, tmp_path, "Acme;Prognose;zij;1-10-2026;13-12-2026;nee")
    assert (proposal["do"], proposal["direction"], proposal["made_on"]) == ("propose", "theirs", "2026-10-01")
    assert "done" not in proposal
    said = " ".join(tl.done("proposals").out.split())
    assert "they promise: Prognose by Sun 13 Dec 2026 promised on Thu 1 Oct 2026" in said
    fact, said_at_accept = accepted(tl, proposal["number"])
    assert (fact["direction"], fact["made_on"], fact["due_on"], fact["outcome"]) == (
        "theirs", "2026-10-01", "2026-12-13", "open",
    )  # fmt: skip
    assert said_at_accept.err == ""


def test_what_is_done_on_a_day_is_written_as_kept_on_that_day(tl: Tl, tmp_path: Path) -> None:
    proposal = waits(tl, tmp_path, "Acme;Offerte;wij;1-11-2026;20-11-2026;op 19-11-2026")
    assert (proposal["done"], proposal["kept_on"]) == (True, "2026-11-19")
    fact, said = accepted(tl, proposal["number"])
    assert (fact["direction"], fact["outcome"], fact["closed_on"]) == ("ours", "kept", "2026-11-19")
    assert said.err == ""
    tl.done("undo")
    assert [row["state"] for row in tl.rows("proposals")] == ["pending"]


def test_what_is_done_on_no_day_is_no_promise_until_somebody_says_the_day(tl: Tl, tmp_path: Path) -> None:
    proposal = waits(tl, tmp_path, "Acme;Offerte;wij;1-11-2026;20-11-2026;ja")
    assert proposal["done"] is True
    assert "kept_on" not in proposal
    assert "done, on a day that is not said" in tl.done("proposals").out
    refused = tl("proposals", "accept", "--all", "--partner", "acme")
    assert refused.status == 1
    number = str(proposal["number"])
    refused = tl("proposals", "accept", number)
    assert (refused.status, tl.rows("log")) == (1, [])
    assert (
        "but on which day is not said; --kept DATE says when, --open that it is not done after all" in refused.refusal
    )
    assert tl("proposals", "accept", number, "--kept", "2026-11-19", "--open").status == 2
    fact, _said = accepted(tl, number, "--kept", "2026-11-19")
    assert (fact["outcome"], fact["closed_on"]) == ("kept", "2026-11-19")
    tl.done("undo")
    fact, said = accepted(tl, number, "--open")
    assert (fact["outcome"], fact["closed_on"]) == ("open", None)
    assert "say whether it was kept" in said.err


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("Acme;Feest;iedereen;;13-12-2026;", "whose promise it is cannot be read: “iedereen”"),
        ("Acme;Feest;;;13-12-2026;", "it is not said whose promise it is"),
        ("Acme;Feest;wij;ooit;13-12-2026;", "when it was promised cannot be read: “ooit”"),
        ("Acme;Feest;wij;1-12-2026;13-12-2026;", "the day it was promised, Tue 1 Dec 2026, was still to come"),
        ("Acme;Feest;wij;;13-12-2026;misschien", "whether it is done cannot be read: “misschien”"),
        ("Acme;Feest;wij;;13-12-2026;24-11-2026", "the day it was done, Tue 24 Nov 2026, was still to come"),
    ],
)
def test_a_cell_that_nobody_can_read_is_named_and_asked_about(tl: Tl, tmp_path: Path, row: str, says: str) -> None:
    said = tl.done(*words(tmp_path, row)).out
    assert says in said
    assert "1 record: 1 doubtful" in said
    (proposal,) = tl.rows("proposals")
    assert (proposal["do"], proposal["why"], proposal["partners"]) == ("ask", "unclear", ["acme"])
    assert says in " ".join(tl.done("proposals").out.split())
    assert tl("proposals", "accept", "--all", "--partner", "acme").status == 1


@pytest.mark.parametrize(
    ("kind", "text", "says"),
    [
        ("moments", "text", "still to come, and not within the days asked for"),
        ("notes", "note", "its day is still to come"),
    ],
)
def test_a_day_still_to_come_is_said_to_be_and_not_unreadable(
    tl: Tl, tmp_path: Path, kind: str, text: str, says: str
) -> None:
    file = tmp_path / "days.csv"
    file.write_text("Relatie;Wat;Dag\nAcme;Kerst;24-12-2026\nAcme;Pilot;20-11-2026\n", encoding="utf-8")
    maps = [word for one in ("Relatie=partner", f"Wat={text}", "Dag=on") for word in ("--map", one)]
    said = tl.done("import", str(file), "--kind", kind, *maps).out
    assert f"Thu 24 Dec 2026 Kerst (acme): {says}" in said
    assert "cannot be read" not in said


def test_what_is_due_before_it_was_promised_asks_for_an_earlier_day(tl: Tl, tmp_path: Path) -> None:
    number = str(waits(tl, tmp_path, "Acme;Feest;wij;20-11-2026;9-11-2026;")["number"])
    for more in ((), ("--on", "2026-11-21")):
        refused = tl("proposals", "accept", number, *more)
        assert "is due on 2026-11-09, before it was promised, on 2026-11-2" in refused.refusal
        assert "--on" in refused.refusal
    assert accepted(tl, number, "--on", "2026-11-01")[0]["due_on"] == "2026-11-09"


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("misschien", "whether #{number} is done cannot be read: “misschien”"),
        ("24-11-2026", "the day #{number} was done, 2026-11-24, was still to come"),
    ],
)
def test_what_is_perhaps_done_is_no_promise_until_somebody_says_so(
    tl: Tl, tmp_path: Path, cell: str, says: str
) -> None:
    number = str(waits(tl, tmp_path, f"Acme;Feest;wij;1-10-2026;30-10-2026;{cell}")["number"])
    refused = tl("proposals", "accept", number)
    assert refused.status == 1
    assert says.format(number=number) in refused.refusal
    assert "--kept DATE says when, --open that it is not done after all" in refused.refusal
    assert tl.rows("log") == []
    assert accepted(tl, number, "--kept", "2026-10-29")[0]["outcome"] == "kept"
    tl.done("undo")
    assert accepted(tl, number, "--open")[0]["closed_on"] is None


def test_whose_a_promise_is_that_nobody_can_read_has_to_be_said(tl: Tl, tmp_path: Path) -> None:
    number = str(waits(tl, tmp_path, "Acme;Feest;iedereen;;13-12-2026;")["number"])
    refused = tl("proposals", "accept", number)
    assert refused.status == 2
    assert "iedereen" in refused.refusal
    assert "--ours or --theirs" in refused.refusal
    assert tl("proposals", "accept", number, "--ours", "--theirs").status == 2
    assert tl.rows("log") == []
    fact, _said = accepted(tl, number, "--theirs")
    assert fact["direction"] == "theirs"
    tl.done("undo")
    assert accepted(tl, number, "--ours")[0]["direction"] == "ours"


def test_an_old_task_says_what_is_assumed_of_its_day(tl: Tl, tmp_path: Path) -> None:
    number = waits(tl, tmp_path, "Acme;Offerte;wij;;13-11-2026;")["number"]
    fact, said = accepted(tl, number)
    assert fact["made_on"] == "2026-11-13"
    assert "taken as promised on Fri 13 Nov 2026, when it was due, as no day is said" in said.err
    assert f"trustlog edit {fact['number']} on=DATE" in said.err
    tl.done("edit", str(fact["number"]), "on=2026-10-01")
    assert tl.rows("log")[0]["made_on"] == "2026-10-01"
    tl.done("undo")
    tl.done("undo")
    fact, said = accepted(tl, number, "--on", "2026-10-02")
    assert (fact["made_on"], "taken as promised" in said.err) == ("2026-10-02", False)


def test_what_was_done_before_it_was_promised_asks_for_a_day(tl: Tl, tmp_path: Path) -> None:
    number = waits(tl, tmp_path, "Acme;Offerte;wij;15-11-2026;20-11-2026;13-11-2026")["number"]
    refused = tl("proposals", "accept", str(number))
    assert (refused.status, "--on" in refused.refusal) == (2, True)
    assert accepted(tl, number, "--on", "2026-11-10")[0]["closed_on"] == "2026-11-13"


def test_the_day_that_is_not_said_may_be_said_at_accepting(tl: Tl, tmp_path: Path) -> None:
    number = waits(tl, tmp_path, "Acme;Offerte;wij;;20-11-2026;ja")["number"]
    assert tl("proposals", "accept", str(number), "--kept", "2026-11-24").status == 2
    fact, said = accepted(tl, number, "--kept", "2026-11-18")
    assert (fact["made_on"], fact["closed_on"], fact["outcome"]) == ("2026-11-18", "2026-11-18", "kept")
    assert "taken as promised on Wed 18 Nov 2026, when it was done" in said.err
    assert "trustlog keep" not in said.err


def test_a_rule_takes_what_is_done_where_both_its_days_are_said(tl: Tl, tmp_path: Path) -> None:
    rows = ("Acme;a;wij;1-10-2026;30-10-2026;29-10-2026", "Acme;b;zij;;30-10-2026;29-10-2026")
    tl.done(*words(tmp_path, *rows))
    tl.done("proposals", "accept", "--all", "--partner", "acme")
    assert [(fact["text"], fact["made_on"]) for fact in tl.rows("log")] == [("a", "2026-10-01")]


def test_a_table_that_is_read_again_says_whose_a_task_is_that_still_waits(tl: Tl, tmp_path: Path) -> None:
    row = "Acme;Offerte;zij;1-11-2026;20-11-2026;19-11-2026"
    tl.done(*words(tmp_path, row, columns=COLUMNS[:2]))
    assert [one["direction"] for one in tl.rows("proposals")] == ["ours"]
    tl.done(*words(tmp_path, row, columns=(*COLUMNS[:3], "Gereed=done")))
    (proposal,) = tl.rows("proposals")
    assert (proposal["direction"], proposal["kept_on"]) == ("theirs", "2026-11-19")


def test_done_days_decide_with_the_others_how_days_are_written(tl: Tl, tmp_path: Path) -> None:
    proposal = waits(tl, tmp_path, "Acme;Offerte;wij;3-4-2026;5-6-2026;kept on 25-5-2026")
    assert (proposal["made_on"], proposal["due_on"], proposal["kept_on"]) == ("2026-04-03", "2026-06-05", "2026-05-25")


@pytest.mark.parametrize(
    ("cell", "whose"),
    [
        *((word, "ours") for word in ("ours", "We", "WIJ", "ons", "wir", "Nous", "nosotros", " wij. ")),
        *((word, "theirs") for word in ("theirs", "They", "zij", "hun", "sie", "eux", "Ellos", "leur")),
        *((word, None) for word in ("", None, "iedereen", "acme", "x", "wij en zij", "?")),
    ],
)
def test_whose_in_the_languages_that_are_known(cell: str | None, whose: str | None) -> None:
    assert side(cell) == whose


@pytest.mark.parametrize(
    ("cell", "is_done", "on"),
    [
        ("29-10-2026", True, "2026-10-29"),
        ("Done: 29 okt 2026", True, "2026-10-29"),
        ("do 29 oktober 2026", True, "2026-10-29"),
        ("Oct 29, 2026", True, "2026-10-29"),
        ("2026-10-29T14:30:00Z", True, "2026-10-29"),
        ("erledigt am 29.10.2026", True, "2026-10-29"),
        ("Fait", True, None),
        ("Sí", True, None),
        ("✓", True, None),
        ("", False, None),
        ("nog niet", False, None),
        ("Offen", False, None),
        ("not before 29-10-2026", None, None),
        ("niet 29 okt 2026", None, None),
        ("29-10-2026 deels", None, None),
        ("closed", None, None),
        ("50%", None, None),
    ],
)
def test_what_a_cell_says_of_being_done(cell: str, is_done: bool | None, on: str | None) -> None:
    assert done(cell, "day_first") == (None if is_done is None else (is_done, on))


@given(st.text(max_size=80))
def test_a_cell_that_says_it_is_done_is_a_day_or_a_known_word(cell: str) -> None:
    side(cell)
    found = done(cell, "day_first")
    assert found is None or found.is_done or found.on is None


@pytest.mark.parametrize(
    ("line", "direction", "text", "due_on"),
    [
        ("they promise delivery by 2026-12-10", "theirs", "delivery", "2026-12-10"),
        ("zij beloven een monster by 12 dec", "theirs", "een monster", "2026-12-12"),
        ("we promise the NDA by fri", "ours", "the NDA", "2026-11-27"),
        ("they promise the plan 📅 2026-12-01", "theirs", "the plan", "2026-12-01"),
        ("send the plan by fri", "ours", "send the plan", "2026-11-27"),
        ("call them", "ours", "call them", None),
        ("they promise the prices by fri +big", "theirs", "the prices +big", "2026-11-27"),
        ("send the prices by fri +big", "ours", "send the prices +big", "2026-11-27"),
    ],
)
def test_a_thing_to_do_is_theirs_where_it_says_so(
    tl: Tl, tmp_path: Path, line: str, direction: str, text: str, due_on: str | None
) -> None:
    file = tmp_path / "todo.md"
    file.write_text(f"- [ ] acme: {line}\n", encoding="utf-8")
    tl.done("import", str(file))
    (proposal,) = tl.rows("proposals")
    assert (proposal["direction"], proposal["title"], proposal["due_on"]) == (direction, text, due_on)
    fact, _said = accepted(tl, proposal["number"])
    assert (fact["direction"], fact["text"]) == (direction, text)


@pytest.mark.parametrize("line", ["we promise a plan by fri; they promise an answer", "they promise it by 31 feb"])
def test_a_thing_to_do_that_says_too_much_is_asked_about(tl: Tl, tmp_path: Path, line: str) -> None:
    file = tmp_path / "todo.md"
    file.write_text(f"- [ ] acme: {line}\n- [x] acme: call them\n", encoding="utf-8")
    said = tl.done("import", str(file), "--dry-run").out
    assert f"whose promise it is cannot be read: “{line}”" in said
    assert "call them: done already" in said
    tl.done("import", str(file))
    (proposal,) = tl.rows("proposals")
    assert (proposal["do"], proposal["direction"]) == ("ask", None)
    assert tl("proposals", "accept", str(proposal["number"])).status != 0


def test_what_is_of_a_day_before_its_partner_is_logged_is_said_not_to_count(tl: Tl, tmp_path: Path) -> None:
    tl.done("partner", "add", "Late", "--logged-from", "2026-11-20")
    row = "Late;Offerte;wij;1-11-2026;15-11-2026;nee"
    _fact, said = accepted(tl, waits(tl, tmp_path, row)["number"])
    assert "To count from that day on: `trustlog partner edit late logged_from=2026-11-15`" in said.err
    assert (
        "due before Fri 20 Nov 2026, from which Late is logged: the estimate has it once it is settled"
        in said.err + said.out
    )


@pytest.mark.parametrize(
    "line", ["private they promise x by fri", "send x by fri +private", "private send x by fri", "call +private"]
)
def test_a_thing_to_do_that_is_private_is_left_aside(tl: Tl, tmp_path: Path, line: str) -> None:
    file = tmp_path / "todo.md"
    file.write_text(f"- [ ] acme: {line}\n- [ ] acme: call them\n", encoding="utf-8")
    assert ": private" in tl.done("import", str(file), "--dry-run").out
    tl.done("import", str(file))
    assert [proposal["title"] for proposal in tl.rows("proposals")] == ["call them"]


def test_whom_a_file_names_is_said_where_no_partner_has_that_name(tl: Tl, tmp_path: Path) -> None:
    """Else nobody knows any more of whom a promise is; once there is such a partner the file is read again."""
    assert "of “Zephyr BV”, no partner here" in tl.done(*words(tmp_path, "Zephyr BV;Offerte;wij;;13-12-2026;")).out
    (proposal,) = tl.rows("proposals")
    assert (proposal["partners"], proposal["firms"]) == ([], ["Zephyr BV"])
    assert "“Zephyr BV”, no partner here: task of ours: Offerte" in tl.done("proposals").out
    tl.done("partner", "add", "Zephyr BV")
    tl.done(*words(tmp_path, "Zephyr BV;Offerte;wij;;13-12-2026;"))
    (proposal,) = tl.rows("proposals")
    assert (proposal["partners"], proposal["do"], "firms" in proposal) == (["zephyr-bv"], "propose", False)
