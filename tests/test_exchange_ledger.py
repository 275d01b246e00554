"""Files out of and into a ledger: what management gets, and that what came out goes in again as it was."""

import csv
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from desk_cases import TODAY as DAY
from desk_cases import small
from desk_demo import NOW, TODAY, demo_copy, empty

from trustlog.desk import book, capture, history, partners, plans, promises
from trustlog.desk.exports import export_csv, export_json
from trustlog.desk.facts import facts_json
from trustlog.desk.imports import import_csv, import_json
from trustlog.desk.ledger import Ledger, open_ledger
from trustlog.desk.log import log
from trustlog.domain.facts import Note
from trustlog.domain.kinds import all_kinds, kind_of
from trustlog.errors import FileFaults, Refused, UnknownName, WordsError

NOT_PRACTISED = ("promises", "moments", "disclosures", "level_changes")
PRACTISED = tuple(
    kind.file.name for kind in all_kinds() if kind.file is not None and kind.file.name not in NOT_PRACTISED
)
KINDS = ("partners", "promises", "moments", "disclosures")
COMMON = ["number", "fact", "on", "partners", "people", "note", "private", "recorded_at", "recorded_by", "source"]
PROMISE = [
    "direction",
    "text",
    "stake",
    "made_on",
    "due_on",
    "counts_on",
    "grace_days",
    "outcome",
    "told",
    "closed_on",
    "satisfied",
    "withdrawn_by",
    "entered_late",
    "moves",
    "every",
    "their_word",
]


@pytest.fixture
def ledger(tmp_path):
    opened = demo_copy(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def fresh(tmp_path):
    opened = empty(tmp_path)
    yield opened
    opened.close()


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def said(ledger: Ledger, line: str) -> list[dict[str, Any]]:
    return facts_json(ledger, capture.capture(ledger, line).facts, ledger.today)


def write(folder: Path, text: str) -> Path:
    path = folder / "in.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_facts_have_exactly_the_keys_that_scripts_rely_on(fresh):
    partners.add(fresh, "Acme")
    line = "acme: we promise call them by fri +big; lunch 45m today with jane +new; they shared margins /3; note keen"
    promise, moment, disclosure, note = said(fresh, line)
    assert list(promise) == COMMON + PROMISE
    assert list(moment) == [*COMMON, "kind", "counts_as", "minutes", "at", "initiative", "ours", "text"]
    assert list(disclosure) == [*COMMON, "direction", "topic", "depth", "missed", "item"]
    assert list(note) == COMMON
    assert (promise["direction"], promise["outcome"], promise["stake"]) == ("ours", "open", "big")
    assert (moment["partners"], moment["people"]) == (["acme"], ["jane"])


def test_management_gets_every_file_and_a_count_of_what_is_left_out(ledger, tmp_path):
    done = export_csv(ledger, tmp_path / "out")
    names = {"partners", "promises", "moments", "disclosures", "readings", "level_changes", "left_out"}
    names |= {*PRACTISED, "wheel_means", "gardens", "pairs", "summary", "columns"}
    assert {one.name for one in (tmp_path / "out").iterdir()} == {f"{name}.csv" for name in names}
    facts = log(ledger).facts
    private = sum(fact.private for fact in facts)
    notes = sum(isinstance(fact, Note) and not fact.private for fact in facts)
    facts_in = ("promises", "moments", "disclosures", "level_changes", *PRACTISED)
    written = sum(done.rows[name] for name in facts_in)
    files = [(fact, kind_of(fact).file) for fact in facts if not fact.private]
    kept_back = sum(file is None or file.kept_back(fact) is not None for fact, file in files)
    assert written + private + kept_back == len(facts)
    left_out = [(row["file"], row["reason"], int(row["count"])) for row in table(tmp_path / "out" / "left_out.csv")]
    assert sum(count for _, why, count in left_out if why == "private") == private
    assert sum(count for file, why, count in left_out if file == "notes" and why != "private") == notes
    for reading in table(tmp_path / "out" / "readings.csv"):
        assert (reading["estimate"] == "") == (reading["low"] == "") == (reading["high"] == "")
        assert reading["n"].isdigit()


def test_what_is_left_out_is_counted_by_its_reason(tmp_path):
    ledger = small(tmp_path)
    capture.capture(ledger, "acme: note a; note b +private; we promise c by fri; lunch with jane +private")
    plans.plan(ledger, "acme", DAY + timedelta(days=1), "call")
    partners.pause(ledger, "acme", DAY, DAY, "away")
    partners.archive(ledger, "borealis", "sold")
    no_file = "not for management"
    assert dict(export_csv(ledger, tmp_path / "out").left_out) == {
        ("readings", "the partner is archived"): 1,
        ("moments", "private"): 1,
        ("notes", "private"): 1,
        ("notes", no_file): 1,
        ("plans", no_file): 1,
        ("pauses", no_file): 1,
        ("people", no_file): 3,
    }
    before = export_csv(ledger, tmp_path / "before", as_of=DAY - timedelta(days=1))
    assert "the partner is archived" not in [reason for _, reason in before.left_out]
    ledger.close()


def test_private_facts_are_nowhere_and_do_not_show_in_the_readings(fresh, tmp_path):
    partners.add(fresh, "Acme", since=TODAY - timedelta(days=200))
    before = fresh._replace(today=TODAY - timedelta(days=60))
    said(before, "acme: we promise open thing by 2w")
    export_csv(fresh, tmp_path / "one")
    for number in range(3):
        said(before, f"acme: private they promise hushed {number} by 3d; private note hushed; private we shared hushed")
    export_csv(fresh, tmp_path / "two")
    for file in (tmp_path / "two").iterdir():
        assert "hushed" not in file.read_text(encoding="utf-8")
    one, two = (table(tmp_path / name / "readings.csv") for name in ("one", "two"))
    assert one == two
    left_out = {(row["file"], row["reason"]): row["count"] for row in table(tmp_path / "two" / "left_out.csv")}
    assert left_out == {("promises", "private"): "3", ("disclosures", "private"): "3", ("notes", "private"): "3"}


def test_dates_a_partner_and_a_day_in_the_past_choose(ledger, tmp_path):
    since, until = date(2026, 7, 1), date(2026, 9, 30)
    done = export_csv(ledger, tmp_path / "q3", since=since, until=until)
    rows = table(tmp_path / "q3" / "promises.csv")
    assert rows
    assert all("2026-07-01" <= row["on"] <= "2026-09-30" for row in rows)
    assert done.left_out["promises", "outside the dates asked for"] > 0
    one = export_csv(ledger, tmp_path / "one", partner="acme")
    assert one.rows["partners"] == 1
    assert all("acme" in row["partners"].split(";") for row in table(tmp_path / "one" / "moments.csv"))
    then = export_csv(ledger, tmp_path / "then", as_of=until)
    assert then.left_out["promises", "after the day of the export"] > 0
    closed = [row["closed_on"] for row in table(tmp_path / "then" / "promises.csv") if row["closed_on"]]
    assert max(closed) <= "2026-09-30"
    assert {row["as_of"] for row in table(tmp_path / "then" / "readings.csv")} == {"2026-09-30"}
    with pytest.raises(WordsError, match="before --from"):
        export_csv(ledger, tmp_path / "x", since=until, until=since)
    with pytest.raises(UnknownName):
        export_csv(ledger, tmp_path / "x", partner="nobody")
    assert not (tmp_path / "x").exists()


def test_progress_is_told(ledger, tmp_path):
    told: list[tuple[str, int]] = []
    done = export_csv(ledger, tmp_path / "out", progress=lambda name, count: told.append((name, count)))
    assert ("promises", done.rows["promises"]) in told


@pytest.mark.parametrize("style", [{}, {"delimiter": ";", "bom": False}, {"delimiter": "tab"}])
def test_what_came_out_goes_in_again_as_it_was(ledger, fresh, tmp_path, style):
    hard = 'acme: we promise "=1+1"; they promise "\'=2, ""quoted"" ünd; so"; we offer @home +small; lunch'
    said(ledger, hard)
    out = tmp_path / "out"
    export_csv(ledger, out, **style)
    for item in book.all_items(ledger):
        book.add(fresh, item.name, item.text, item.aspect, str(item.depth))
    for kind in KINDS:
        done = import_csv(fresh, out / f"{kind}.csv", kind)
        assert done.batch is not None
        assert done.existing == 0
    again = tmp_path / "again"
    export_csv(fresh, again)
    export_csv(ledger, out)
    own = {"number", "recorded_at", "recorded_by", "their_word"}
    for kind in KINDS:
        there, back = (
            [{name: cell for name, cell in row.items() if name not in own} for row in table(folder / f"{kind}.csv")]
            for folder in (out, again)
        )
        assert sorted(map(str, back)) == sorted(map(str, there))
    for kind in KINDS:
        done = import_csv(fresh, out / f"{kind}.csv", kind)
        assert (done.batch, done.facts, done.partners, done.people) == (None, (), (), ())


def test_equal_rows_are_equal_facts_one_by_one(fresh, tmp_path):
    row = "acme,lunch,2026-11-20\n"
    once = write(tmp_path, "partners,kind,on\n" + row)
    with pytest.raises(FileFaults, match="no partner is called"):
        import_csv(fresh, once, "moments")
    done = import_csv(fresh, once, "moments", create_partners=True)
    assert (len(done.facts), len(done.partners)) == (1, 1)
    twice = write(tmp_path, "partners,kind,on\n" + row * 3)
    done = import_csv(fresh, twice, "moments")
    assert (len(done.facts), done.existing) == (2, 1)
    assert len(log(fresh).facts) == 3
    history.undo(fresh)
    assert len(log(fresh).facts) == 1


def test_what_became_of_a_promise_since_does_not_make_it_another(fresh, tmp_path):
    text = "acme,ours,send it,2026-11-01,2026-12-01\nacme,ours,no day,2026-11-01,\n"
    file = write(tmp_path, "partners,direction,text,made_on,due_on\n" + text)
    done = import_csv(fresh, file, "promises", create_partners=True)
    first, second = (fact.number for fact in done.facts)
    promises.move(fresh, first, date(2026, 12, 10))
    promises.keep(fresh, [second])
    assert import_csv(fresh, file, "promises").batch is None


def test_a_dry_run_writes_nothing(fresh, tmp_path):
    file = write(tmp_path, "name;level;level_since\nAcme Ltd;3;2026-01-01\nAdd;;\n")
    done = import_csv(fresh, file, "partners", dry_run=True)
    assert done.lines[0] == "2 partners would be added"
    assert partners.partner_list(fresh) == []
    done = import_csv(fresh, file, "partners")
    assert [(one.handle, one.level, one.target) for one in done.partners] == [("acme-ltd", 3, 4), ("add-2", 1, 2)]


def test_people_come_with_their_partner(fresh, tmp_path):
    partners.add(fresh, "Acme")
    file = write(tmp_path, "partner,name,role,phone\nACME,Jane Doe,CFO,'+31 6\nacme,jane doe,,\n")
    done = import_csv(fresh, file, "people")
    assert [(one.name, one.role, one.phone) for one in done.people] == [("Jane Doe", "CFO", "+31 6")]
    assert done.existing == 1
    moments = write(tmp_path, "partners,kind,on,people\nacme,lunch,2026-11-20,Jane Doe;Jim\n")
    assert [one.name for one in import_csv(fresh, moments, "moments").people] == ["Jim"]


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ("kept,,,,,", "needs closed_on"),
        ("kept,2026-10-12,,,,", "it is late"),
        ("late,2026-10-10,,,,", "it is kept"),
        ("late,2026-10-18,,,,", "it is lapsed"),
        ("lapsed,2026-10-17,,,,", "it is late"),
        ("open,2026-10-05,,,,", "has no closed_on"),
        ("broken,2026-09-05,,,,", "before it was made"),
        ("broken,2026-12-05,,,,", "still to come"),
        ("kept,2026-10-05,told,,,", "told goes with broken"),
        ("broken,2026-10-05,silent,true,,", "satisfied goes with"),
        ("withdrawn,2026-10-05,,,,", "withdrawn_by"),
        ("withdrawn,2026-10-11,,,maker,", "cannot be withdrawn"),
        ("open,,,,,2026-10-02:2026-10-05>2026-10-09", "and then it is due on"),
        ("open,,,,,2026-10-06:2026-10-05>2026-10-10", "a move on"),
    ],
)
def test_contradictions_are_faults(fresh, tmp_path, cells, fault):
    head = "partners,direction,text,made_on,due_on,outcome,closed_on,told,satisfied,withdrawn_by,moves\n"
    file = write(
        tmp_path, f"{head}acme,ours,x,2026-10-01,2026-10-10,{cells}\nacme,ours,y,2026-10-01,2026-09-01,,,,,,\n"
    )
    with pytest.raises(FileFaults) as caught:
        import_csv(fresh, file, "promises", create_partners=True)
    assert [line.split(":")[0] for line in caught.value.lines] == ["line 2", "line 3"]
    assert fault in caught.value.lines[0]
    assert partners.partner_list(fresh) == []


def test_lapsed_is_read_as_open_and_what_was_delivered_after_it_stays(fresh, tmp_path):
    head = "partners,direction,text,made_on,due_on,outcome,closed_on\n"
    rows = "acme,ours,x,2026-10-01,2026-10-10,lapsed,\nacme,ours,y,2026-10-01,2026-10-10,lapsed,2026-10-30\n"
    facts = import_csv(fresh, write(tmp_path, head + rows), "promises", create_partners=True).facts
    assert [fact.closed_as for fact in facts] == [None, "kept"]
    assert [row["outcome"] for row in facts_json(fresh, facts, TODAY)] == ["lapsed", "lapsed"]


def test_a_row_with_two_faults_tells_both(fresh, tmp_path):
    file = write(tmp_path, "partners,kind,on,zeal\nnobody,sauna,2027-01-01,1\n")
    with pytest.raises(FileFaults) as caught:
        import_csv(fresh, file, "moments")
    assert len(caught.value.lines) == 3
    people = write(tmp_path, "partner,name\nnobody,\n")
    with pytest.raises(FileFaults) as caught:
        import_csv(fresh, people, "people")
    assert len(caught.value.lines) == 2


def test_only_known_kinds_are_imported(fresh, tmp_path):
    with pytest.raises(WordsError, match="--kind"):
        import_csv(fresh, write(tmp_path, "text\nx\n"), "notes")


def test_the_whole_ledger_as_json_is_the_same_ledger(ledger, tmp_path):
    said(ledger, "acme: private note hush; we promise back by 3d every month")
    file, back = tmp_path / "all.json", tmp_path / "back.json"
    count = export_json(ledger, file)
    other = open_ledger(str(tmp_path / "other.db"), me="demo", today=TODAY, now=NOW)
    assert import_json(other, file, dry_run=True) == count
    assert partners.partner_list(other) == []
    assert import_json(other, file) == count
    export_json(other, back)
    assert back.read_bytes() == file.read_bytes()
    with pytest.raises(Refused, match="empty ledger"):
        import_json(other, file)
    other.close()
    with pytest.raises(Refused, match="folder"):
        export_json(ledger, tmp_path)
