"""What comes out as CSV goes in again with all it meant, and a second import says what is otherwise, or takes it."""

import csv
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from cli_cases import Tl, on_demo
from desk_demo import TODAY, demo_copy, empty

from trustlog.desk import book, capture, history, partners, people, promises, readings
from trustlog.desk.exports import export_csv
from trustlog.desk.facts import facts_json
from trustlog.desk.imports import import_csv
from trustlog.desk.ledger import Ledger
from trustlog.desk.log import log
from trustlog.desk.maintenance import doctor
from trustlog.domain.facts import Fact
from trustlog.domain.kinds import kind_of
from trustlog.errors import FileFaults
from trustlog.trust.words import as_json

KINDS = ("partners", "promises", "moments", "disclosures")
NEW_COLUMNS = {
    "promises": [
        "closed_reason",
        "cleared_on",
        "clear_reason",
        "move_reasons",
        "every_from",
        "follows",
        "their_word_on",
        "their_word_by",
        "their_word_settled_on",
        "their_word_reason",
    ],
    "moments": ["unplanned", "people_at", "people_at_names", "at"],
    "disclosures": ["item", "item_text", "item_aspect", "item_depth"],
}


@pytest.fixture
def fresh(tmp_path: Path) -> Any:
    opened = empty(tmp_path)
    yield opened
    opened.close()


def on(ledger: Ledger, days: int) -> Ledger:
    """Give the same ledger so many days ago."""
    return ledger._replace(today=TODAY - timedelta(days=days))


def say(ledger: Ledger, line: str) -> list[int]:
    return [fact.number for fact in capture.capture(ledger, line).facts]


def lived_in(folder: Path) -> Ledger:
    """Give a ledger in which every part of a fact is used."""
    ledger = empty(folder)
    for name in ("Acme", "Borealis"):
        partners.add(ledger, name, since=TODAY - timedelta(days=300))
        people.add(ledger, name, "Jan Smit")
    people.add(ledger, "borealis", "Mia Berg")
    long_ago = on(ledger, 100)
    hidden, moved, gone, again = say(
        long_ago,
        "acme: we promise tell of the fire by 3d; they promise a plan by 2w; we promise x; "
        "we promise figures by 1mo every month",
    )
    promises.move(on(ledger, 95), moved, TODAY - timedelta(days=60), reason="their; holidays\\")
    promises.move(on(ledger, 90), moved, TODAY - timedelta(days=50))
    promises.move(on(ledger, 80), moved, TODAY - timedelta(days=40), reason="=again")
    promises.break_(on(ledger, 90), [hidden], told="concealed")
    promises.clear(on(ledger, 60), hidden, "they; said sorry")
    promises.withdraw(on(ledger, 99), [gone], by="receiver", reason="not needed, after all")
    promises.keep(on(ledger, 75), [again])
    say(on(ledger, 30), "acme, borealis: lunch unplanned by them with mia")
    say(on(ledger, 25), "acme: call unplanned 10m at 14:30")
    say(on(ledger, 20), "acme, borealis: workshop 2h")
    say(on(ledger, 10), "acme: they shared margins /3; they hid the strike")
    return ledger


def _is_imported(fact: Fact) -> bool:
    file = kind_of(fact).file
    return file is not None and file.content is not None and file.kept_back(fact) is None


def meaning(ledger: Ledger) -> list[str]:
    """Give all that facts say, but for their ids, and when and by whom they were entered."""
    facts = [fact for fact in log(ledger).facts if _is_imported(fact) and not fact.private]
    numbers = {fact.id: row["number"] for fact, row in zip(facts, facts_json(ledger, facts, TODAY), strict=True)}
    order = {number: place for place, number in enumerate(sorted(numbers.values()))}
    told = []
    for fact, row in zip(facts, facts_json(ledger, facts, TODAY), strict=True):
        held = {
            name: getattr(fact, name, None)
            for name in (*NEW_COLUMNS["promises"], *NEW_COLUMNS["moments"], "moves", "accepted_on")
        }
        held["follows"] = order.get(numbers.get(getattr(fact, "follows_id", None) or "", -1))
        held["people_at"] = sorted(
            f"{one.name} {one.partner_id in fact.partner_ids} {handle(ledger, one.partner_id)}"
            for one in people.person_list(ledger)
            if one.id in getattr(fact, "person_ids", ())
        )
        unknown = ("number", "recorded_at", "recorded_by", "source", "their_word", "ours", "garden", "without_us")
        told.append(str({**{name: value for name, value in row.items() if name not in unknown}, **held}))
    return sorted(told)


def handle(ledger: Ledger, partner_id: str) -> str:
    return next(one.handle for one in partners.partner_list(ledger, archived=True) if one.id == partner_id)


@pytest.mark.parametrize("make", [lived_in, demo_copy], ids=["lived in", "demo"])
@pytest.mark.parametrize("delimiter", [",", ";", "tab"])
def test_what_comes_out_goes_in_with_all_it_meant(tmp_path: Path, make: Any, delimiter: str) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    ledger, other = make(tmp_path / "one"), empty(tmp_path / "two")
    export_csv(ledger, tmp_path / "out", delimiter=delimiter)
    for item in book.all_items(ledger):
        book.add(other, item.name, item.text, item.aspect, str(item.depth))
    for kind in KINDS:
        import_csv(other, tmp_path / "out" / f"{kind}.csv", kind)
    assert meaning(other) == meaning(ledger)
    assert doctor(other) == []
    for kind in KINDS:
        again = import_csv(other, tmp_path / "out" / f"{kind}.csv", kind, update=True)
        assert (again.batch, again.differing, again.updated) == (None, (), 0)
    ledger.close()
    other.close()


def test_readings_are_the_same_after_the_round_trip(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    ledger, other = lived_in(tmp_path / "one"), empty(tmp_path / "two")
    export_csv(ledger, tmp_path / "out")
    for kind in KINDS:
        import_csv(other, tmp_path / "out" / f"{kind}.csv", kind)
    for name in ("acme", "borealis"):
        assert as_json(readings.reading(other, name)) == as_json(readings.reading(ledger, name))
    ledger.close()
    other.close()


def test_new_columns_stand_at_the_end(tmp_path: Path) -> None:
    ledger = lived_in(tmp_path)
    export_csv(ledger, tmp_path / "out")
    for kind, columns in NEW_COLUMNS.items():
        with (tmp_path / "out" / f"{kind}.csv").open(encoding="utf-8-sig", newline="") as file:
            assert next(csv.reader(file))[-len(columns) :] == columns
    ledger.close()


HEAD = (
    "partners,direction,text,made_on,due_on,outcome,closed_on,told,cleared_on,clear_reason,closed_reason,every_from\n"
)


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ("broken,2026-11-11,concealed,2026-11-12,,,", "cleared_on and clear_reason go together"),
        ("broken,2026-11-11,concealed,,sorry,,", "cleared_on and clear_reason go together"),
        ("broken,2026-11-11,silent,2026-11-12,sorry,,", "goes with a concealed break"),
        ("kept,2026-11-10,,2026-11-12,sorry,,", "goes with a concealed break"),
        ("broken,2026-11-11,concealed,2026-11-10,sorry,,", "is not between the day it was settled and today"),
        ("broken,2026-11-11,concealed,2026-11-24,sorry,,", "is not between the day it was settled and today"),
        ("open,,,,,why,", "closed_reason goes with a settled outcome"),
        ("open,,,,,,2026-11-01", "every_from goes with every"),
        ("broken,2026-11-11,concealed,2026-W46-4,sorry,,", "is no date"),
    ],
)
def test_what_was_cleared_must_fit(fresh: Ledger, tmp_path: Path, cells: str, says: str) -> None:
    file = tmp_path / "in.csv"
    file.write_text(f"{HEAD}acme,ours,x,2026-11-01,2026-11-10,{cells}\n", encoding="utf-8")
    with pytest.raises(FileFaults) as told:
        import_csv(fresh, file, "promises", create_partners=True)
    assert says in told.value.lines[0]


def rows(folder: Path, *lines: str) -> Path:
    file = folder / "in.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def test_a_row_that_differs_is_told_and_taken_when_asked(fresh: Ledger, tmp_path: Path) -> None:
    head = "partners,direction,text,made_on,due_on,outcome,closed_on,note"
    start = "acme,ours,send it,2026-11-01,2026-11-20"
    import_csv(fresh, rows(tmp_path, head, f"{start},open,,"), "promises", create_partners=True)
    before = log(fresh).facts
    changed = rows(tmp_path, head, f"{start},kept,2026-11-19,on a Thursday", "acme,ours,other,2026-11-01,,,,")
    says = (
        "line 2: #1 (acme) differs: note nothing → on a Thursday, outcome open → kept, closed_on nothing → 2026-11-19"
    )
    dry = import_csv(fresh, changed, "promises", dry_run=True)
    assert dry.lines == ("1 promise would be added, 1 there already, 1 of them otherwise", says)
    done = import_csv(fresh, changed, "promises", update=True, dry_run=True)
    assert done.lines[0] == "1 promise would be added, 1 would be updated, 1 there already, 1 of them otherwise"
    assert log(fresh).facts == before
    done = import_csv(fresh, changed, "promises", update=True)
    assert [fact.closed_as for fact in done.changed] == ["kept"]
    (row,) = facts_json(fresh, [fact for fact in log(fresh).facts if fact.number == 1], TODAY)
    assert (row["outcome"], row["closed_on"], row["note"]) == ("kept", "2026-11-19", "on a Thursday")
    assert import_csv(fresh, changed, "promises", update=True).batch is None
    assert doctor(fresh) == []
    history.undo(fresh)
    assert log(fresh).facts == before


def test_moves_go_on_and_other_due_days_stay(fresh: Ledger, tmp_path: Path) -> None:
    head = "partners,direction,text,made_on,due_on,moves,grace_days"
    import_csv(
        fresh, rows(tmp_path, head, "acme,ours,send it,2026-11-01,2026-11-20,,"), "promises", create_partners=True
    )
    moved = rows(tmp_path, head, "acme,ours,send it,2026-11-01,2026-11-30,2026-11-18:2026-11-20>2026-11-30,20")
    done = import_csv(fresh, moved, "promises", update=True)
    assert done.differing == (
        "line 2: #1 (acme) differs: due_on 2026-11-20 → 2026-11-30, grace_days 7 → 20 (fixed when written)",
    )
    (fact,) = log(fresh).facts
    assert [(str(move.from_on), str(move.to_on)) for move in fact.moves] == [("2026-11-20", "2026-11-30")]
    old = rows(tmp_path, head, "acme,ours,send it,2026-11-01,2026-11-20,,")
    done = import_csv(fresh, old, "promises", update=True)
    assert done.batch is None
    assert done.differing == ("line 2: #1 (acme) differs: due_on 2026-11-30 → 2026-11-20 (only a move changes it)",)


def test_moments_partners_and_people_differ_too(fresh: Ledger, tmp_path: Path) -> None:
    partners.add(fresh, "Acme")
    people.add(fresh, "acme", "Jane Doe")
    say(fresh, "acme: lunch today with jane")
    moments = rows(tmp_path, "partners,kind,on,people,note", "acme,lunch,2026-11-23,Jane Doe;Jim,good")
    assert import_csv(fresh, moments, "moments").people == ()
    done = import_csv(fresh, moments, "moments", update=True)
    assert [one.name for one in done.people] == ["Jim"]
    (row,) = facts_json(fresh, log(fresh).facts, TODAY)
    assert (row["people"], row["note"]) == (["Jane Doe", "Jim"], "good")
    done = import_csv(fresh, rows(tmp_path, "partner,name,role", "acme,jane doe,CFO"), "people", update=True)
    assert done.differing == ("line 2: Jane Doe differs: role nothing → CFO",)
    assert [one.role for one in people.person_list(fresh)] == ["CFO", None]
    done = import_csv(
        fresh, rows(tmp_path, "handle,name,level,target", "acme,Acme Holding,3,4"), "partners", update=True
    )
    assert "level 1 → 3 (only a decision changes it)" in done.differing[0]
    (one,) = partners.partner_list(fresh)
    assert (one.name, one.level, one.target) == ("Acme Holding", 1, 4)
    assert doctor(fresh) == []


def test_an_update_that_cannot_be_is_a_fault(fresh: Ledger, tmp_path: Path) -> None:
    partners.add(fresh, "Acme")
    file = rows(tmp_path, "handle,name", f"acme,{'n' * 121}")
    with pytest.raises(FileFaults, match="line 2: name has at most 120"):
        import_csv(fresh, file, "partners", update=True)
    assert partners.partner_list(fresh)[0].name == "Acme"


def test_what_a_row_and_the_ledger_say_together_must_fit(fresh: Ledger, tmp_path: Path) -> None:
    head, row = "partners,direction,text,made_on,due_on,outcome,closed_on,told", "acme,ours,x,2026-11-01,2026-11-10"
    cleared = rows(tmp_path, f"{head},cleared_on,clear_reason", f"{row},broken,2026-11-11,concealed,2026-11-15,sorry")
    import_csv(fresh, cleared, "promises", create_partners=True)
    before = log(fresh).facts
    silent = rows(tmp_path, head, f"{row},broken,2026-11-11,silent")
    assert "told concealed → silent" in import_csv(fresh, silent, "promises").differing[0]
    with pytest.raises(FileFaults, match="cleared_on goes with a concealed break"):
        import_csv(fresh, silent, "promises", update=True)
    assert log(fresh).facts == before


def test_another_day_of_the_same_outcome_takes_nothing_else_back(fresh: Ledger, tmp_path: Path) -> None:
    head, row = "partners,direction,text,made_on,due_on,outcome,closed_on", "acme,ours,x,2026-11-01,2026-11-10"
    cleared = f"{row},broken,2026-11-11,concealed,2026-11-15,sorry"
    whole = rows(tmp_path, f"{head},told,cleared_on,clear_reason", cleared)
    import_csv(fresh, whole, "promises", create_partners=True)
    done = import_csv(fresh, rows(tmp_path, head, f"{row},broken,2026-11-12"), "promises", update=True)
    assert done.differing[0].endswith("differs: closed_on 2026-11-11 → 2026-11-12")
    (promise,) = log(fresh).facts
    assert (promise.told, promise.cleared_on, promise.clear_reason) == ("concealed", date(2026, 11, 15), "sorry")


def test_another_outcome_names_all_that_goes_with_the_old_one(fresh: Ledger, tmp_path: Path) -> None:
    head, row = "partners,direction,text,made_on,due_on,outcome,closed_on", "acme,ours,x,2026-11-01,2026-11-10"
    cleared = f"{row},broken,2026-11-11,concealed,2026-11-15,sorry"
    whole = rows(tmp_path, f"{head},told,cleared_on,clear_reason", cleared)
    import_csv(fresh, whole, "promises", create_partners=True)
    done = import_csv(fresh, rows(tmp_path, head, f"{row},kept,2026-11-10"), "promises", update=True)
    for said in ("outcome broken → kept", "told concealed → nothing", "cleared_on 2026-11-15 → nothing"):
        assert said in done.differing[0]


@pytest.mark.parametrize("known", [True, False])
def test_two_rows_that_change_the_same_are_a_fault(fresh: Ledger, tmp_path: Path, known: bool) -> None:
    partners.add(fresh, "Acme")
    if known:
        people.add(fresh, "acme", "Jan Smit")
    before = people.person_list(fresh)
    file = rows(tmp_path, "partner,name,email", "acme,Jan Smit,a@b", "acme,Jan Smit,c@d")
    with pytest.raises(FileFaults, match="line 3: this says otherwise than an earlier row"):
        import_csv(fresh, file, "people", update=True)
    assert people.person_list(fresh) == before


def test_the_command_says_what_differs_and_how_to_take_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRUSTLOG_TODAY", str(TODAY))
    monkeypatch.setenv("TRUSTLOG_CONFIG", str(tmp_path / "none.toml"))
    tl = Tl(tmp_path / "ledger.db", capsys)
    head = "partners,direction,topic,on,note"
    words = ("import", "csv", str(tmp_path / "in.csv"), "--kind", "disclosures")
    rows(tmp_path, head, "acme,theirs,margins,2026-11-20,")
    tl.done(*words, "--create-partners")
    rows(tmp_path, head, "acme,theirs,margins,2026-11-20,by phone")
    said = tl.done(*words)
    assert said.out.splitlines() == [
        "nothing added, 1 there already, 1 of them otherwise",
        "line 2: #1 (acme) differs: note nothing → by phone",
    ]
    assert "--update takes what differs" in said.err
    assert [one["note"] for one in tl.rows("log")] == [None]
    assert [one["note"] for one in tl.rows(*words, "--update")] == ["by phone"]
    tl.done("undo")
    assert [one["note"] for one in tl.rows("log")] == [None]


@pytest.mark.parametrize(
    ("follows", "tied"),
    [
        (("", "1", "2"), [None, 1, 2]),
        (("2", "3", ""), [2, 3, None]),
        (("2", "1", ""), [None, 1, None]),
        (("1", "", "9"), [None, None, None]),
        (("2", "3", "1"), [2, None, 1]),
    ],
)
def test_a_promise_is_tied_to_the_one_before_it_in_any_row(
    fresh: Ledger, tmp_path: Path, follows: tuple[str, ...], tied: list[int | None]
) -> None:
    """A later day may have come before a correction; none comes before itself."""
    lines = [f"{at},acme,ours,send it {at},2026-11-01,{before}" for at, before in enumerate(follows, 1)]
    import_csv(
        fresh, rows(tmp_path, "number,partners,direction,text,made_on,follows", *lines), "promises",
        create_partners=True,
    )  # fmt: skip
    facts = sorted(log(fresh).facts, key=lambda fact: fact.number)
    numbers = {fact.id: fact.number for fact in facts}
    assert [numbers.get(getattr(fact, "follows_id", None) or "") for fact in facts] == tied
    assert doctor(fresh) == []
    history.undo(fresh)
    assert log(fresh).facts == ()


def test_a_stamp_ahead_of_the_clock_is_named_as_it_is_and_what_to_do(
    monday: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tl = Tl(tmp_path / "tl.db", capsys)
    tl.done("partner", "add", "Acme", "--logged-from", "2026-01-01", "--since", "2026-01-01")
    path = tmp_path / "told.csv"
    path.write_text("partners,direction,text,made_on,recorded_at\nacme,ours,x,2026-01-02,2099-12-01T00:30:00+02:00\n")
    said = tl("import", "csv", str(path), "--kind", "promises")
    assert said.status != 0
    assert "line 2: recorded_at: 2099-11-30T22:30+00:00 is later than this computer's clock (" in said.err
    assert "leave the cell empty" in said.err
    assert tl.rows("promise", "list", "--all") == []


@pytest.mark.parametrize("excel", [(), ("--excel", "nl")])
def test_a_dry_run_says_of_our_own_files_what_their_import_does(tmp_path, monkeypatch, capsys, excel):
    tl = on_demo(tmp_path, monkeypatch, capsys)
    tl.done("export", "csv", "--out", str(tmp_path / "rep"), *excel)
    for kind in ("promises", "moments", "disclosures"):
        file = str(tmp_path / "rep" / f"{kind}.csv")
        counts = tl.rows("import", file, "--dry-run")["counts"]
        assert counts["written"] == 0, kind
        assert counts["left_aside"] > 0
        assert tl.rows("import", file)["counts"]["written"] == 0


def test_the_open_book_and_their_words_come_along_with_the_files(tmp_path, capsys, monkeypatch):
    """From the demo to an empty ledger and back: what was told of an item, and what they said of a promise."""
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-11-23")
    tl = Tl(tmp_path / "other.db", capsys)
    demo = on_demo(tmp_path, monkeypatch, capsys)
    demo.done("export", "csv", "--without", "readings", "--out", str(tmp_path / "out"))
    for kind in ("partners", "promises", "moments", "disclosures"):
        tl.done("import", "csv", str(tmp_path / "out" / f"{kind}.csv"), "--kind", kind)
    tl.done("export", "csv", "--without", "readings", "--out", str(tmp_path / "back"))
    there, back = (_but_numbers(tmp_path / name / "disclosures.csv") for name in ("out", "back"))
    assert there == back
    assert sum(bool(row["item"]) for row in back) > 9
    there, back = (_but_numbers(tmp_path / name / "promises.csv") for name in ("out", "back"))
    assert there == back
    assert any("theirs" in row["their_word"] or "ours" in row["their_word"] for row in back)
    assert tl("doctor").status == 0
    tl.done("undo", "--last", "1")
    assert tl.rows("book") == []


def _but_numbers(file):
    """Return the rows of a file without what another ledger numbers otherwise."""
    with file.open(encoding="utf-8-sig", newline="") as text:
        rows = list(csv.DictReader(text))
    return sorted(rows_without(rows), key=str)


def rows_without(rows):
    return [{name: cell for name, cell in row.items() if name not in ("number", "follows")} for row in rows]


def test_an_item_that_nothing_is_known_of_is_refused_with_the_command_that_brings_it(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-11-23")
    tl = Tl(tmp_path / "other.db", capsys)
    tl.done("partner", "add", "Acme")
    file = tmp_path / "told.csv"
    file.write_text("partners,direction,topic,on,item\nacme,ours,our margin,2026-11-20,@margin\n", encoding="utf-8")
    said = tl("import", "csv", str(file), "--kind", "disclosures")
    assert said.status == 1
    assert 'trustlog book add margin "WHAT IT IS ABOUT" --aspect' in said.err
    assert tl.rows("log") == []
    tl.done("book", "add", "margin", "how our margin develops", "--aspect", "doing", "--depth", "2")
    tl.done("import", "csv", str(file), "--kind", "disclosures")
    assert [fact["item"] for fact in tl.rows("log")] == ["margin"]
