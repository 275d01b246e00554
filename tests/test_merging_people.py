"""Merging somebody into another person of the same partner: moments, answers, fields, and undo."""

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from cli_cases import Tl
from desk_cases import BOTH_ENGINES, TODAY, chosen, on, rows, small
from hypothesis import given, settings
from hypothesis import strategies as st
from test_merging import state

from trustlog.desk import maintenance, people
from trustlog.desk.capture import capture
from trustlog.desk.history import undo
from trustlog.desk.ledger import Batch, Ledger
from trustlog.storage.read.facts import timeline
from trustlog.storage.write.writer import Change


@pytest.fixture
def ledger(request: pytest.FixtureRequest, tmp_path: Path):
    opened = small(chosen(request, tmp_path))
    yield opened
    opened.close()


@pytest.fixture
def tl(monday: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Tl:
    tl = Tl(tmp_path / "tl.db", capsys)
    tl.done("partner", "add", "Acme")
    tl.done("partner", "add", "Borealis")
    tl.done("person", "add", "acme", "Jane Doe", "--role", "COO", "--note", "sails")
    tl.done("person", "add", "acme", "J. Doe-Smit", "--email", "jane@acme.example", "--role", "CEO", "--note", "skis")
    tl.done("person", "add", "borealis", "Mia Berg")
    tl.done("add", "acme: lunch with jane; dinner with smit; walk with jane, smit")
    return tl


def test_one_person_has_the_moments_and_fields_of_two(tl: Tl) -> None:
    before = tl.rows("person", "list"), tl.rows("log")
    shown = tl.done("person", "merge", "smit", "jane", "--dry-run").out.splitlines()
    for line in (
        "J. Doe-Smit would be merged into Jane Doe, at acme",
        "moves: 2 moments",
        "Name: Jane Doe stays; J. Doe-Smit has J. Doe-Smit",
        "Role: COO stays; J. Doe-Smit has CEO",
        "E-mail: jane@acme.example is filled in from J. Doe-Smit",
        "Note of both: sails · skis",
        "J. Doe-Smit is no more then; undo brings both back",
    ):
        assert line in shown
    assert (tl.rows("person", "list"), tl.rows("log")) == before
    said = tl.done("person", "merge", "smit", "jane", "--partner", "acme", "--take", "role").out
    assert "Jane Doe · CEO · jane@acme.example · sails · skis · J. Doe-Smit is merged into them" in said
    assert [fact["people"] for fact in tl.rows("log")] == [["Jane Doe"]] * 3
    assert tl.done("doctor").out == "no errors\n"
    tl.done("undo")
    assert (tl.rows("person", "list"), tl.rows("log")) == before


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("jane", "mia"), 1, "Jane Doe is at acme and Mia Berg at borealis; people of two partners stay two"),
        (("jane", "jane"), 1, "cannot be merged into themselves"),
        (("jane", "smit", "--take", "age"), 2, "age cannot be taken from the other; what can is name, role"),
        (("jane", "mia", "--partner", "acme"), 2, 'nobody at acme is called "mia"'),
    ],
)
def test_what_is_no_merge_is_refused(tl: Tl, words: tuple[str, ...], status: int, says: str) -> None:
    refused = tl("person", "merge", *words)
    assert (refused.status, says in refused.refusal) == (status, True), refused.err
    assert len(tl.rows("person", "list")) == 3


def test_as_json(tl: Tl) -> None:
    told = tl.rows("person", "merge", "smit", "jane", "--dry-run")
    assert (told["person"], told["into"], told["partner"]) == ("J. Doe-Smit", "Jane Doe", "acme")
    assert told["moves"] == {"moment": 2}
    assert {field["field"]: field["how"] for field in told["fields"]} == {
        "name": "stays", "role": "stays", "email": "filled", "note": "both",
    }  # fmt: skip


def set_apart(ledger: Ledger, one: str, other: str) -> None:
    by_name = {each.name: each.id for each in people.person_list(ledger)}
    one_id, other_id = sorted((by_name[one], by_name[other]))
    pair = {"id": ledger.new_id(), "one_person_id": one_id, "other_person_id": other_id,
            "recorded_at": ledger.now, "recorded_by": ledger.me}  # fmt: skip
    ledger.commit(Batch([Change("apart", pair["id"], None, pair)], "apart"))


@BOTH_ENGINES
def test_somebody_who_is_known_to_be_another_can_be_removed_and_merged(ledger: Ledger) -> None:
    people.add(ledger, "acme", "Jane Roe")
    set_apart(ledger, "Jane Doe", "Raj Patel")
    before = state(ledger)
    people.merge(ledger, "jane doe", "jane roe")
    assert rows(ledger, "apart") == 1
    people.remove(ledger, "acme", "raj")
    assert rows(ledger, "apart") == 0
    assert maintenance.doctor(ledger) == []
    undo(ledger, 2)
    assert state(ledger) == before


def test_moments_that_others_keep_private_move_and_are_not_counted(ledger: Ledger) -> None:
    other = on(ledger, TODAY, "other")
    capture(other, "acme: private lunch with raj")
    planned = people.planned_merge(ledger, "raj", "jane")
    assert people.merge_preview(ledger, planned).moves["moment"] == 0
    people.merge(ledger, "raj", "jane")
    (lunch,) = timeline(other.conn, me="other", kinds=("moment",))
    assert lunch.person_ids == (next(each.id for each in people.person_list(ledger) if each.name == "Jane Doe"),)


WITH = st.sampled_from(("jane", "raj", "jane, raj"))


@settings(max_examples=20)
@given(st.lists(st.tuples(WITH, st.integers(0, 200)), max_size=10), st.booleans())
def test_undo_brings_back_exactly_what_was_there(met: list[tuple[str, int]], private: bool) -> None:
    with TemporaryDirectory() as folder:
        ledger = small(Path(folder))
        for names, ago in met:
            then = on(ledger, TODAY - timedelta(days=ago))
            capture(then, f"acme: {'private ' if private else ''}lunch with {names}")
        before = state(ledger)
        people.merge(ledger, "raj", "jane")
        assert rows(ledger, "moment_person") == len(met)
        assert maintenance.doctor(ledger) == []
        undo(ledger)
        assert state(ledger) == before
        ledger.close()


@pytest.mark.parametrize("take", [(), ("--take", "phone,email")])
def test_no_number_and_no_address_is_lost(tl: Tl, take: tuple[str, ...]) -> None:
    tl.done("person", "edit", "jane", "phone=020 1", "email=j@acme.example")
    tl.done("person", "edit", "smit", "phone=06 2")
    shown = tl.done("person", "merge", "smit", "jane", *take, "--dry-run").out
    tl.done("person", "merge", "smit", "jane", *take)
    (jane,) = [one for one in tl.rows("person", "list") if one["name"] == "Jane Doe"]
    kept = (jane["phone"], jane["email"], *jane["note"].split(" · "))
    assert {"020 1", "06 2", "j@acme.example", "jane@acme.example", "sails", "skis"} == set(kept)
    assert f"Note of both: {jane['note']}" in shown
