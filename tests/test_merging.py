"""Merging partners: what is shown before, what it writes, and that undo brings back exactly what was there."""

import os
import subprocess
import sys
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from cli_cases import Tl
from desk_cases import BOTH_ENGINES, TODAY, chosen, on, open_at, rows, small
from desk_demo import demo_copy
from hypothesis import given, settings
from hypothesis import strategies as st
from proposal_cases import bring, proposal

from trustlog.desk import maintenance, partners, people, promises, readings
from trustlog.desk.capture import capture
from trustlog.desk.facts import inserts
from trustlog.desk.history import undo
from trustlog.desk.ledger import Batch, Ledger
from trustlog.desk.proposals import dismiss, listed
from trustlog.domain.facts import Garden, GardenMember
from trustlog.errors import Refused
from trustlog.storage.read.facts import timeline
from trustlog.storage.read.gardens import members
from trustlog.storage.read.links import ids_of
from trustlog.storage.schema._generated import MERGES, REFERS
from trustlog.storage.write.writer import Change
from trustlog.trust.words.reading_json import as_json

NOT_MOVED = {
    ("partner", "merged_into"),  # says where it went
    ("level_change", "partner_id"), ("suggestion_answer", "partner_id"),  # about its own standing
    ("review_answer", "partner_id"), ("intention", "partner_id"),  # what somebody wrote in a review about it
}  # fmt: skip
MOVED_OTHERWISE = {
    ("person", "partner_id"), ("garden_member", "partner_id"), ("moment_partner", "partner_id"),
    ("moment_between", "partner_id"), ("pause", "partner_id"), ("apart", "one_partner_id"),
    ("apart", "other_partner_id"),
}  # fmt: skip


@pytest.fixture
def ledger(request: pytest.FixtureRequest, tmp_path: Path):
    opened = small(chosen(request, tmp_path))
    yield opened
    opened.close()


@pytest.fixture
def tl(monday: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Tl:
    tl = Tl(tmp_path / "tl.db", capsys)
    tl.done("partner", "add", "Acme", "--logged-from", "2026-01-01", "--since", "2026-01-01")
    tl.done("partner", "add", "Acme BV", "--handle", "bv", "--owner", "Kim", "--logged-from", "2025-06-01")
    tl.done("person", "add", "acme", "Jane Doe", "--role", "COO")
    tl.done("person", "add", "bv", "jane doe", "--role", "CEO", "--email", "jane@acme.example")
    tl.done("person", "add", "bv", "Raj")
    tl.done("add", "bv: lunch with raj; we promise a by fri; they shared b; note c")
    return tl


def state(ledger: Ledger) -> dict[str, list[object]]:
    """Return every row of the ledger but the journal, what is counted on, and what is kept for speed."""
    tables = [table for table in REFERS if not table.startswith("journal") and table not in ("setting", "memo")]
    return {table: ledger.conn.rows(f"SELECT * FROM {table} ORDER BY id") for table in tables}


def test_every_column_that_names_a_partner_moves_or_is_known_to_stay() -> None:
    naming = {(table, column) for table, links in REFERS.items() for column, to in links.items() if to == "partner"}
    assert naming == {*MERGES, *MOVED_OTHERWISE, *NOT_MOVED}


def test_a_partner_says_where_it_went_in_the_end(tl: Tl) -> None:
    tl.done("partner", "add", "Delfino")
    tl.done("partner", "merge", "bv", "acme")
    assert ": merged into acme" in tl.done("partner", "show", "bv").out
    tl.done("partner", "merge", "acme", "delfino")
    shown = tl.done("partner", "show", "bv")
    assert ": merged into delfino" in shown.out
    assert "merged into acme" not in shown.out + shown.err
    tl.done("undo")
    assert ": merged into acme" in tl.done("partner", "show", "bv").out


def test_what_merging_would_do_is_said_and_nothing_is_written(tl: Tl) -> None:
    before = tl.rows("history")
    said = tl.done("partner", "merge", "bv", "acme", "--dry-run").out
    for line in (
        "bv (Acme BV) would be merged into acme (Acme)",
        "moves: 1 promise, 1 moment, 1 disclosure, 1 person, 1 note",
        "Name: Acme stays; bv has Acme BV",
        "Owner: Kim is filled in from bv",
        "Logged from: Thu 1 Jan 2026 stays; bv has Sun 1 Jun 2025",
        "at both: Jane Doe; the two become one",
        "  Role: COO stays; bv has CEO",
        "  E-mail: jane@acme.example is filled in from bv",
        "level: 1 Transactional of both; what was decided about bv stays with it",
        "bv stays, archived, and says that it is merged into acme; undo brings all of it back",
    ):
        assert line in said.splitlines()
    assert tl.rows("history") == before
    assert tl.done("partner", "show", "acme", "--json").json["owner"] is None


def test_the_meetings_that_wait_are_named_among_what_moves(ledger: Ledger) -> None:
    other = on(ledger, TODAY, "other")
    bring(ledger, [(proposal(ledger, brought_id=str(at)), ["acme"]) for at in range(3)])
    dismiss(ledger, [bring(ledger, [(proposal(ledger, brought_id="no"), ["acme"])])[0]])
    bring(other, [(proposal(other, brought_id="another's"), ["acme"])])
    shown = partners.merge_preview(ledger, "acme", "borealis")
    assert shown.moves == {"person": 2, "proposal": 3}
    assert "moves: 2 people, 3 proposals that wait" in partners.merge_lines(ledger, shown)
    partners.merge(ledger, "acme", "borealis")
    assert len(listed(ledger, partner="borealis")) == 3


def test_a_gate_that_shuts_or_opens_is_said_as_the_reading_says_it(tl: Tl) -> None:
    for topic in "uvwxyz":
        tl.done("add", f"bv: they shared {topic} /3")
    said = tl.done("partner", "merge", "bv", "acme", "--dry-run").out
    assert "held back by one-sided openness from then on" in said
    for topic in "uvwxyz":
        tl.done("add", f"acme: we shared {topic} /3")
    said = tl.done("partner", "merge", "bv", "acme", "--dry-run").out
    assert "no longer held back by one-sided openness" in said


def test_the_same_as_json(tl: Tl) -> None:
    told = tl.rows("partner", "merge", "bv", "acme", "--dry-run", "--take", "name")
    assert told["moves"] == {"promise": 1, "moment": 1, "disclosure": 1, "note": 1, "person": 1}
    fields = {field["field"]: field for field in told["fields"]}
    assert fields["name"] == {"field": "name", "kept": "Acme", "gone": "Acme BV", "will_be": "Acme BV", "how": "taken"}
    assert [one["name"] for one in told["people"]] == ["Jane Doe"]
    assert told["reading"]["before"]["handle"] == told["reading"]["after"]["handle"] == "acme"


def test_fields_are_taken_from_the_other(tl: Tl) -> None:
    tl.done("partner", "merge", "bv", "acme", "--take", "name,logged_from")
    shown = tl.done("partner", "show", "acme", "--json").json
    assert (shown["name"], shown["logged_from"], shown["owner"]) == ("Acme BV", "2025-06-01", "Kim")
    assert [(one["name"], one["role"], one["email"]) for one in shown["people"]] == [
        ("Jane Doe", "COO", "jane@acme.example"),
        ("Raj", None, None),
    ]
    assert tl.done("doctor").out == "no errors\n"


@pytest.mark.parametrize(
    ("taken", "status", "says"),
    [("level", 2, "level cannot be taken from the other"), ("logged_from", 1, "which is later, and is not taken")],
)
def test_what_cannot_be_taken_is_refused(tl: Tl, taken: str, status: int, says: str) -> None:
    refused = tl("partner", "merge", "acme", "bv", "--take", taken)
    assert (refused.status, says in refused.refusal) == (status, True)
    assert tl.done("partner", "show", "acme", "--json").json["archived_on"] is None


@BOTH_ENGINES
def test_the_reading_shown_is_the_reading_it_gets(ledger: Ledger) -> None:
    for ago in range(300, 0, -30):
        then = on(ledger, TODAY - timedelta(days=ago))
        for handle in ("acme", "borealis"):
            soon = then.today + timedelta(days=9)
            capture(then, f"{handle}: we promise x by {soon}; they promise y by {soon}; lunch; they shared z /2")
    shown = partners.merge_preview(ledger, "borealis", "acme")
    assert shown.before != shown.after
    assert shown.moves["promise"] == 20
    assert rows(ledger, "promise") == 40
    learned = readings.learned_for(ledger, ledger.today)
    partners.merge(ledger, "borealis", "acme")
    assert shown.after == readings.reading_by(ledger, partners.partner(ledger, "acme"), TODAY, learned)
    assert maintenance.doctor(ledger) == []


def test_private_facts_of_others_move_and_are_not_even_counted(ledger: Ledger) -> None:
    other = on(ledger, TODAY, "other")
    capture(other, "acme: private we promise secret by fri; private lunch")
    shown = partners.merge_preview(ledger, "acme", "borealis")
    assert shown.moves == {"person": 2}
    assert "promise" not in " ".join(partners.merge_lines(ledger, shown)).split("reading")[0]
    assert partners.merge_preview(other, "acme", "borealis").moves == {"promise": 1, "moment": 1, "person": 2}
    partners.merge(ledger, "acme", "borealis")
    assert {fact.partner_ids[0] for fact in other_facts(other)} == {partners.partner(ledger, "borealis").id}


def other_facts(ledger: Ledger):
    return list(timeline(ledger.conn, me=ledger.me, kinds=("moment",)))


def test_the_silence_of_a_merged_one_teaches_nothing(ledger: Ledger) -> None:
    for ago in range(400, 0, -20):
        then = on(ledger, TODAY - timedelta(days=ago))
        capture(then, f"borealis: lunch; they promise y by {then.today + timedelta(days=9)}")
    partners.edit(ledger, "acme", {"logged_from": "2025-01-01", "since": "2025-01-01"})
    readings.reading(ledger, "borealis")
    partners.merge(ledger, "acme", "borealis")
    assert maintenance.doctor(ledger) == []
    assert readings.learned_for(ledger, TODAY) == readings.learn_now(ledger, TODAY)


def in_garden(ledger: Ledger, *stays: tuple[str, date, date | None]) -> Garden:
    """Make a garden with members, each from a day to a day."""
    made = Garden(
        ledger.new_id(), "harbour", "Harbour", date(2026, 1, 1), True, None, None, None, ledger.now, ledger.me
    )
    changes = inserts(ledger, made)
    for handle, joined, left in stays:
        member = GardenMember(ledger.new_id(), made.id, partners.partner(ledger, handle).id, joined, left)
        changes += inserts(ledger, member)
    ledger.commit(Batch(changes, "plant"))
    return made


DAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("gone", "kept", "stays"),
    [
        ((0, 10), (20, None), [(0, 10), (20, None)]),
        ((0, 30), (20, None), [(0, None)]),
        ((0, None), (20, 40), [(0, None)]),
        ((20, 40), (0, 90), [(0, 90)]),
    ],
)
def test_the_kept_one_was_in_a_garden_whenever_either_was(ledger: Ledger, gone, kept, stays) -> None:
    def days(span):
        return tuple(None if at is None else DAY + timedelta(days=at) for at in span)

    garden = in_garden(ledger, ("acme", *days(gone)), ("borealis", *days(kept)))
    before = state(ledger)
    assert partners.merge_preview(ledger, "acme", "borealis").moves["garden"] == 1
    partners.merge(ledger, "acme", "borealis")
    there = members(ledger.conn, garden.id)
    assert [(one.joined_on, one.left_on) for one in there] == [days(span) for span in stays]
    assert {one.partner_id for one in there} == {partners.partner(ledger, "borealis").id}
    undo(ledger)
    assert state(ledger) == before


def test_a_look_at_the_two_of_them_is_no_look_at_one(ledger: Ledger) -> None:
    garden = in_garden(ledger, ("acme", DAY, None), ("borealis", DAY, None))
    one, other = (partners.partner(ledger, handle).id for handle in ("acme", "borealis"))
    stamp = {"recorded_at": ledger.now, "recorded_by": ledger.me}
    answer = {"id": ledger.new_id(), "garden_id": garden.id, "one_id": one, "other_id": other, "on": DAY,
              "answer": "ack", "strand": None, "note": "", **stamp}  # fmt: skip
    ledger.commit(Batch([Change("pair_answer", answer["id"], None, answer)], "ack"))
    written = rows(ledger, "journal_batch")
    with pytest.raises(Refused, match="is about acme and borealis together"):
        partners.merge(ledger, "acme", "borealis")
    assert rows(ledger, "journal_batch") == written


def set_apart(ledger: Ledger, one: str, other: str) -> None:
    one_id, other_id = sorted(partners.partner(ledger, handle).id for handle in (one, other))
    pair = {"id": ledger.new_id(), "one_partner_id": one_id, "other_partner_id": other_id,
            "recorded_at": ledger.now, "recorded_by": ledger.me}  # fmt: skip
    ledger.commit(Batch([Change("apart", pair["id"], None, pair)], "apart"))


def test_whoever_is_not_the_one_is_not_the_other_and_the_two_are_apart_no_more(ledger: Ledger) -> None:
    partners.add(ledger, "Cedar")
    set_apart(ledger, "acme", "cedar")
    set_apart(ledger, "acme", "borealis")
    before = state(ledger)
    shown = partners.merge_preview(ledger, "acme", "borealis")
    assert "it was said that the two are not the same; that is taken back" in partners.merge_lines(ledger, shown)
    partners.merge(ledger, "acme", "borealis")
    ((one, other),) = ledger.conn.rows("SELECT one_partner_id, other_partner_id FROM apart")
    assert {one, other} == {partners.partner(ledger, handle).id for handle in ("borealis", "cedar")}
    undo(ledger)
    assert state(ledger) == before


LINES = st.sampled_from(
    (
        "{who}: we promise x by {soon}", "{who}: they promise y by {soon} +big", "{who}: lunch 45m with jane",
        "{who}: they shared z /2", "{who}: we hid w", "{both}: dinner with jane, raj", "{who}: note n",
        "{who}: private they promise v by {soon}", "{who}: workshop", "{who}: we shared u /1",
    )
)  # fmt: skip
ENTRIES = st.lists(st.tuples(LINES, st.booleans(), st.integers(0, 300), st.booleans()), min_size=1, max_size=14)
SINCE = date(2025, 12, 1)


def entered(folder: str, entries: list, *, apart: bool) -> Ledger:
    """Enter these at one partner, or some of them at another."""
    ledger = on(open_at(Path(folder), SINCE), TODAY)
    for handle in ("acme", "bv") if apart else ("acme",):
        partners.add(ledger, handle, level=2, since=SINCE, logged_from=SINCE)
    for at, name in (("acme", "Jane"), ("bv", "Raj"), ("bv", "Jane")) if apart else (("acme", "Jane"), ("acme", "Raj")):
        people.add(ledger, at, name)
    for text, at_other, ago, kept in sorted(entries, key=lambda entry: -entry[2]):
        then = on(ledger, TODAY - timedelta(days=ago))
        who = "bv" if apart and at_other else "acme"
        line = text.format(who=who, both="acme, bv" if apart else "acme", soon=then.today + timedelta(days=9))
        if apart:
            line = line.replace(" with jane, raj", " with jane (acme), raj") if "acme, bv" in line else line
        made = capture(then, line).facts
        if kept and "promise" in line:
            promises.keep(on(ledger, min(TODAY, then.today + timedelta(days=5))), [made[0].number])
    partners.pause(ledger, "bv" if apart else "acme", date(2026, 7, 1), date(2026, 8, 1), "holidays")
    return ledger


@settings(max_examples=25)
@given(ENTRIES)
def test_merged_is_as_if_all_had_been_entered_at_one_and_undone_as_it_was(entries: list) -> None:
    with TemporaryDirectory() as first, TemporaryDirectory() as second:
        two, one = entered(first, entries, apart=True), entered(second, entries, apart=False)
        before = state(two)
        shown = partners.merge_preview(two, "bv", "acme")
        assert state(two) == before
        partners.merge(two, "bv", "acme")
        assert as_json(readings.reading(two, "acme")) == as_json(readings.reading(one, "acme"))
        assert readings.learned_for(two, TODAY) == readings.learned_for(one, TODAY)
        assert shown.moves.get("pause") == 1
        assert maintenance.doctor(two) == []
        undo(two)
        assert state(two) == before
        assert maintenance.doctor(two) == []
        two.close()
        one.close()


@pytest.mark.foreign
@pytest.mark.parametrize(("typed", "is_merged"), [(b"y\n", True), (b"n\n", False), (b"x\nJa\n", True), (b"\n", False)])
def test_at_a_terminal_it_is_shown_and_asked_about(tl: Tl, typed: bytes, is_merged: bool) -> None:
    mine, theirs = os.openpty()
    command = [sys.executable, "-m", "trustlog", "--db", str(tl.db), "partner", "merge", "bv", "acme"]
    env = {
        **os.environ,
        "TRUSTLOG_TODAY": "2026-11-23",
        "TERM": "dumb",
        "PYTHONPATH": str(Path(__file__).parent.parent),
    }
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=env) as program:
        os.close(theirs)
        os.write(mine, typed)
        said = b""
        with suppress(OSError):  # the terminal is gone with the program
            while read := os.read(mine, 4096):
                said += read
    os.close(mine)
    assert b"bv (Acme BV) would be merged into acme (Acme)" in said
    assert b"Merge them? [y/N]" in said
    assert (tl.done("partner", "show", "bv", "--json").json["archived_on"] is not None) == is_merged
    assert program.returncode == (0 if is_merged else 1)


def test_no_two_versions_of_an_agreement_have_one_number(tl: Tl) -> None:
    for handle, text in (("acme", "we part in peace"), ("bv", "we part by letter"), ("bv", "we part by mail")):
        tl.done("agreement", handle, "exit", text)
        tl.done("agreement", handle, "version")
    before = tl.rows("agreement", "bv")
    shown = tl.done("partner", "merge", "bv", "acme", "--dry-run").out
    assert "versions of the agreement are numbered on: 1 → 3" in shown
    assert "4 facts of practice" in shown  # two sections, two versions
    tl.done("partner", "merge", "bv", "acme")
    assert sorted(each["version"] for each in tl.rows("agreement", "acme")["versions"]) == [1, 2, 3]
    tl.done("undo")
    assert tl.rows("agreement", "bv") == before


@pytest.mark.parametrize(("gone", "kept"), [("elandra", "acme"), ("gambrel", "halcyon"), ("delfino", "lumen")])
def test_a_partner_of_the_demo_with_all_its_practice_is_merged_and_comes_back(
    tmp_path: Path, gone: str, kept: str
) -> None:
    ledger = demo_copy(tmp_path)
    before, learned = state(ledger), readings.learned_for(ledger, ledger.today)
    shown = partners.merge_preview(ledger, gone, kept)
    assert state(ledger) == before
    partners.merge(ledger, gone, kept)
    assert shown.after == readings.reading_by(ledger, partners.partner(ledger, kept), ledger.today, learned)
    left = {(table, column) for table, column in MERGES if ids_of(ledger.conn, table, column, shown.merging.gone.id)}
    assert left == set()
    assert maintenance.doctor(ledger) == []
    undo(ledger)
    assert state(ledger) == before
    ledger.close()


def test_what_is_imported_under_the_name_of_a_merged_one_is_of_the_one_kept(tl: Tl, tmp_path: Path) -> None:
    tl.done("partner", "edit", "bv", "name=Noorderlicht")
    tl.done("partner", "add", "Zon")
    for gone, kept in (("bv", "acme"), ("acme", "zon")):
        tl.done("partner", "merge", gone, kept)
    card = tmp_path / "card.vcf"
    lines = ("BEGIN:VCARD", "VERSION:3.0", "FN:Ann Smit", "ORG:Noorderlicht BV", "END:VCARD", "")
    card.write_text("\r\n".join(lines), encoding="utf-8")
    (person,) = tl.rows("import", "file", str(card), "--dry-run")["people"]
    assert (person["do"], person["partner"]) == ("write", "zon")


def test_our_own_files_follow_a_merge_and_never_write_into_who_is_gone(tl: Tl, tmp_path: Path) -> None:
    tl.done("partner", "merge", "bv", "acme")
    named = tl.done("partner", "list", "--archived", "--json").json
    gone = next(one["name"] for one in named if one["handle"] == "bv")
    files = {
        "promises": f"partners,direction,text,made_on\nbv,ours,by handle,2026-11-20\n{gone},ours,by name,2026-11-20\n",
        "moments": "partners,kind,on\nbv;acme,visit,2026-11-20\n",
        "disclosures": "partners,direction,topic,on\nbv,ours,margin,2026-11-20\n",
        "people": "partner,name\nbv,Somebody New\n",
    }
    for kind, text in files.items():
        file = tmp_path / f"{kind}.csv"
        file.write_text(text, encoding="utf-8")
        tl.done("import", "csv", str(file), "--kind", kind)
        once = tl.rows("log"), tl.rows("person", "list")
        tl.done("import", "csv", str(file), "--kind", kind)
        assert (tl.rows("log"), tl.rows("person", "list")) == once
    new = [one for one in tl.rows("log") if one.get("text") in ("by handle", "by name") or one.get("kind") == "visit"]
    assert len(new) == 3
    assert all(one["partners"] == ["acme"] for one in new)
    assert next(one["partner"] for one in tl.rows("person", "list") if one["name"] == "Somebody New") == "acme"
    file = tmp_path / "partners.csv"
    file.write_text(f"handle,name,note\nbv,{gone},changed\n", encoding="utf-8")
    said = tl("import", "csv", str(file), "--kind", "partners", "--update")
    assert (said.status, "merged into acme; write acme instead" in said.err) == (1, True)


def test_whoever_was_entered_twice_is_no_partner_let_go(tl: Tl, tmp_path: Path) -> None:
    tl.done("partner", "edit", "bv", "name=Noorderlicht", "level_since=2025-01-01")
    tl.done("partner", "merge", "bv", "acme")
    tl.done("export", "csv", "--out", str(tmp_path / "csv"))
    summary = (tmp_path / "csv" / "summary.csv").read_text("utf-8-sig").splitlines()
    assert "partners,archived,0," in summary
    tl.done("export", "html", "--out", str(tmp_path / "r.html"))
    assert "Noorderlicht" not in (tmp_path / "r.html").read_text("utf-8")
