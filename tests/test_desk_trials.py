"""A step on trial, as commands take it, confirm it and end it; and where it is shown."""

import csv
from pathlib import Path

import pytest
from cli_cases import Tl


@pytest.fixture
def tl(tmp_path: Path, capsys: pytest.CaptureFixture[str], monday: None) -> Tl:
    tl = Tl(tmp_path / "ledger.db", capsys)
    tl.done("partner", "add", "Acme", "--level", "2", "--since", "2026-01-05", "--target", "4")
    return tl


def step(tl: Tl, to: str, *more: str) -> dict[str, object]:
    change = tl.rows("level", "acme", to, "--reason", "a forecast", *more)[0]
    return {name: change[name] for name in ("from_level", "to_level", "trial")}


def standing(tl: Tl) -> tuple[object, ...]:
    reading = tl.rows("trust", "acme")
    return reading["level"], reading["level_since"], reading["on_trial"]


def test_a_trial_begins_and_is_confirmed(tl: Tl) -> None:
    assert step(tl, "up", "--trial") == {"from_level": 2, "to_level": 3, "trial": "began"}
    assert standing(tl) == (3, "2026-01-05", "2026-11-23")  # the level below began then
    assert step(tl, "up") == {"from_level": 3, "to_level": 3, "trial": "confirmed"}
    assert standing(tl) == (3, "2026-11-23", None)


def test_a_trial_that_ends_is_no_step_down(tl: Tl) -> None:
    step(tl, "up", "--trial")
    assert step(tl, "down") == {"from_level": 3, "to_level": 2, "trial": "ended"}
    assert standing(tl) == (2, "2026-01-05", None)
    assert tl.rows("trust", "acme")["beginnings"] == 1


def test_numbers_confirm_and_end_as_words_do(tl: Tl) -> None:
    step(tl, "up", "--trial")
    assert step(tl, "3")["trial"] == "confirmed"
    step(tl, "up", "--trial")
    assert step(tl, "3") == {"from_level": 4, "to_level": 3, "trial": "ended"}


def test_what_cannot_be_tried_is_refused_in_a_line(tl: Tl) -> None:
    step(tl, "up", "--trial")
    assert "on trial at level 3" in tl("level", "acme", "up", "--trial", "--reason", "x").refusal
    step(tl, "up")
    step(tl, "up", "--trial")
    step(tl, "up")
    assert "its target" in tl("level", "acme", "up", "--trial", "--reason", "x").refusal
    tl.done("partner", "add", "Top", "--level", "5")
    assert tl("level", "top", "up", "--trial", "--reason", "x").status == 1
    assert tl("level", "acme", "down", "--trial", "--reason", "x").status == 2


def test_the_tests_go_on_as_they_were(tl: Tl) -> None:
    tl.done("add", "acme: we promise a by 2026-11-30; lunch; we shared plans /3; they shared plans /3")
    before = tl.rows("trust", "acme")
    step(tl, "up", "--trial")
    after = tl.rows("trust", "acme")
    assert after["strands"] == before["strands"]
    assert after["gates"] == before["gates"]
    assert after["suggestion"]["missing"] == before["suggestion"]["missing"]


def test_it_is_said_wherever_the_level_is(tl: Tl) -> None:
    step(tl, "up", "--trial")
    says = "3 Partner, on trial since 23 Nov"
    assert says in tl.done("trust", "acme").out
    assert says in tl.done("partner", "list").out
    assert says in tl.done("brief", "acme").out
    assert "3 of 4, on trial since 23 Nov" in tl.done("trust").out
    assert "on trial" in tl.done("log", "acme").out


def test_the_chance_is_about_the_bar_of_the_level_on_trial(tl: Tl, tmp_path: Path) -> None:
    rows = [f"acme,ours,promise {day},2026-09-{day},2026-10-{day},kept,2026-10-{day}" for day in range(10, 20)]
    head = "partners,direction,text,made_on,due_on,outcome,closed_on"
    (tmp_path / "promises.csv").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    tl.done("import", "csv", str(tmp_path / "promises.csv"), "--kind", "promises")
    assert "probably above the bar of level 3" in tl.done("trust", "acme").out
    step(tl, "up", "--trial")
    assert "probably above the bar of level 3" in tl.done("trust", "acme").out
    step(tl, "up")
    assert "the bar of level 4" in " ".join(tl.done("trust", "acme").out.split())


def test_undo_takes_a_step_on_trial_back(tl: Tl) -> None:
    step(tl, "up", "--trial")
    tl.done("undo")
    assert standing(tl) == (2, "2026-01-05", None)
    step(tl, "up", "--trial")
    step(tl, "up")
    tl.done("undo")
    assert standing(tl) == (3, "2026-01-05", "2026-11-23")


def test_counted_facts_and_what_holds_back_in_json(tl: Tl) -> None:
    tl.done("person", "add", "acme", "Jane Doe")
    tl.done("add", "acme: lunch with jane; they promise b by 2026-11-23; they shared plans /2")
    tl.done("keep", "2")
    reading = tl.rows("trust", "acme")
    time = reading["strands"]["time"]["counted"]
    assert time["last"] == {"on": "2026-11-23", "kind": "lunch", "people": ["Jane Doe"]}
    theirs = reading["strands"]["their_promises"]
    assert theirs["counted"] == dict.fromkeys(("settled", "on_time", "late", "moved", "withdrawn", "open"), 0)
    assert sorted(theirs["counted_by"]) == ["28", "365", "91"]
    openness = reading["strands"]["openness"]["counted"]["last"]
    assert openness == {"ours": None, "theirs": {"on": "2026-11-23", "depth": 2}}
    held_by = reading["suggestion"]["held_by"]
    assert set(held_by) == {"strand", "gate", "code", "says"}
    assert "kept, counts on 23 Nov" in tl.done("trust", "acme").out
    assert "lunch on 23 Nov with Jane Doe" in tl.done("trust", "acme").out


def test_private_facts_are_counted_in_the_authors_reading_and_left_out_of_a_brief(tl: Tl) -> None:
    tl.done("add", "acme: we promise a by 2026-11-30 +private; private lunch; we shared plans /3; private note x")
    assert tl.rows("trust", "acme")["private_facts"] == 2
    assert "with 2 private facts" in tl.done("trust", "acme").out
    page = tl.done("brief", "acme").out
    assert "Where trust stands, read without private facts" in page
    assert "Our promises: none yet" in page  # the private one is open, and not there
    assert tl.rows("trust", "acme")["strands"]["our_promises"]["counted"]["open"] == 1


def test_nothing_is_said_of_private_facts_where_there_are_none(tl: Tl) -> None:
    tl.done("add", "acme: lunch")
    reading = tl.rows("trust", "acme")
    assert (reading["private_facts"], reading["mended"], reading["logged_late"]) == (0, 0, 0)
    assert "private" not in tl.done("trust", "acme").out


def test_a_question_is_put_and_answered_and_begins_nothing_anew(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monday: None
) -> None:
    tl = Tl(tmp_path / "demo.db", capsys)
    tl.done("demo", "--no-screens")
    before = tl.rows("trust", "juniper")
    asked = before["strands"]["their_promises"]["question"]
    assert (asked["code"], asked["says"][:17]) == ("question", "Worth a question:")
    assert "juniper" in [reading["handle"] for reading in tl.rows("suggestions")]
    assert "Worth a question" in tl.done("trust", "juniper").out
    assert "question" in tl.done("ack", "juniper", "--note", "a bad month, talked it over").out
    after = tl.rows("trust", "juniper")
    assert after["strands"]["their_promises"]["question"] is None
    assert after["beginnings"] == before["beginnings"]
    assert after["strands"]["their_promises"]["evidence"] == before["strands"]["their_promises"]["evidence"]
    assert tl("ack", "juniper", "--note", "again").status == 1


def test_a_declined_trial_is_remembered_as_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monday: None
) -> None:
    tl = Tl(tmp_path / "demo.db", capsys)
    tl.done("demo", "--no-screens")
    assert tl.rows("trust", "gambrel")["suggestion"]["action"] == "trial"
    assert tl.rows("trust", "gambrel")["suggestion"]["error_rate"] is None
    tl.done("level", "gambrel", "decline", "--reason", "too early", "--until", "3d")
    assert tl.rows("trust", "gambrel")["suggestion"]["action"] == "stay"
    held_by = tl.rows("trust", "gambrel")["suggestion"]["held_by"]
    assert held_by["code"]


def test_since_when_a_level_is_on_trial_stands_beside_the_day_of_the_level_below(tl: Tl) -> None:
    step(tl, "up", "--trial")
    says = "level 3 Partner, on trial since 23 Nov (level 2 since 5 Jan)"
    for words in (("trust", "acme"), ("brief", "acme")):
        assert says in " ".join(tl.done(*words).out.split()), words
    says = "level 3 Partner, on trial since Mon 23 Nov 2026 (level 2 since Mon 5 Jan 2026)"
    for words in (("partner", "show", "acme"), ("partner", "edit", "acme", "note=calls back")):
        assert says in tl.done(*words).out, words
    assert "3 Partner, on trial since 23 Nov  Mon 5 Jan 2026 (level 2)" in tl.done("partner", "list").out


def test_the_file_of_partners_tells_a_trial(tl: Tl, tmp_path: Path) -> None:
    def partner() -> dict[str, str]:
        tl.done("export", "csv", "--out", str(tmp_path / "csv"))
        with (tmp_path / "csv" / "partners.csv").open(encoding="utf-8-sig", newline="") as file:
            (row,) = csv.DictReader(file)
        return row

    assert partner()["on_trial"] == ""
    step(tl, "up", "--trial")
    assert [partner()[name] for name in ("level", "level_since", "on_trial")] == ["3", "2026-01-05", "2026-11-23"]


def test_who_is_on_trial_already_is_told_what_to_do(tl: Tl) -> None:
    step(tl, "up", "--trial")
    refusal = tl("level", "acme", "up", "--trial", "--reason", "x").refusal
    assert "`trustlog level acme up --reason TEXT` confirms it, `down` ends it" in refusal


def test_a_chance_on_trial_is_told_once_and_about_the_bar_that_is_tested(tl: Tl, tmp_path: Path) -> None:
    days = range(10, 20)
    rows = [f"acme,ours,promise {day},2026-09-{day},2026-10-{day},kept,2026-10-{day}" for day in days]
    (tmp_path / "p.csv").write_text(
        "\n".join(["partners,direction,text,made_on,due_on,outcome,closed_on", *rows]), encoding="utf-8"
    )
    tl.done("import", "csv", str(tmp_path / "p.csv"), "--kind", "promises")
    before = tl.done("trust", "acme", "--explain").out
    step(tl, "up", "--trial")
    after = tl.done("trust", "acme", "--explain").out
    assert "probably above the bar of level 3" in tl.done("trust", "acme").out
    for shown in (tl.done("trust", "acme").out, after, tl.done("brief", "acme").out):
        assert "bar of its level" not in shown
    (bar,) = {line.strip() for line in before.splitlines() if "Probably above the bar of level 3:" in line}
    assert bar in after


def test_the_end_of_a_trial_names_the_day_of_the_next_one(tl: Tl) -> None:
    step(tl, "up", "--trial")
    ended = tl.done("level", "acme", "down", "--reason", "too early").out
    assert "no step on trial is suggested before Mon 24 May 2027" in ended
    assert "No step on trial is suggested before 24 May 2027, as one was ended." in tl.done("trust", "acme").out


def test_a_declined_trial_names_the_day_of_the_next_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monday: None
) -> None:
    tl = Tl(tmp_path / "demo.db", capsys)
    tl.done("demo", "--no-screens")
    tried = next(each["handle"] for each in tl.rows("suggestions") if each["suggestion"]["action"] == "trial")
    declined = tl.done("level", tried, "decline", "--reason", "not yet").out
    assert "not now, until Mon 22 Feb 2027: not yet · no step on trial is suggested before Mon 24 May 2027" in declined
    tl.done("undo")
    declined = tl.done("level", tried, "decline", "--reason", "not yet", "--until", "2027-06-30").out
    assert "no step on trial is suggested before Thu 1 Jul 2027" in declined


def test_the_day_of_the_level_below_is_changed_on_trial_with_a_reason(tl: Tl) -> None:
    tl.done("partner", "edit", "acme", "since=2026-01-06")
    step(tl, "up", "--trial")
    assert "--reason" in tl("partner", "edit", "acme", "since=2025-01-05").refusal
    assert tl("partner", "edit", "acme", "since=2025-01-05").status == 2
    tl.done("partner", "edit", "acme", "note=x")
    echo = tl.done("partner", "edit", "acme", "since=2025-01-05", "--reason", "the contract says so").out
    assert "(level 2 since Sun 5 Jan 2025)" in echo
    assert standing(tl)[1] == "2025-01-05"
    assert "the contract says so" in tl.done("history").out
    step(tl, "up")
    tl.done("partner", "edit", "acme", "since=2025-01-04")
    assert standing(tl)[1] == "2026-11-23"
