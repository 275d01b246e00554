"""Whatever a ledger holds for management comes back from its files: csv to an empty ledger to csv, row by row."""

import csv
import re
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from desk_demo import TODAY, empty
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from storage_facts import disclosure, moment, new, numbers, partner, promise, save

from trustlog.desk.exports import export_csv, export_json
from trustlog.desk.imports import import_csv, import_json
from trustlog.desk.ledger import Ledger
from trustlog.desk.log import log
from trustlog.desk.maintenance import doctor
from trustlog.domain.text import clean
from trustlog.errors import FileFaults
from trustlog.storage.write.writer import Change

KINDS = ("partners", "promises", "moments", "disclosures")
BEGAN = date(2025, 1, 1)
DAYS = (TODAY - BEGAN).days - 1


def text(most: int = 30) -> st.SearchStrategy[str]:
    """Give any text as the ledger keeps it, formulas, delimiters and quotes often among it."""
    signs = st.characters(exclude_categories=("Cs",), exclude_characters="\0") | st.sampled_from("=+-@'\";,\\\t\r\n")
    return st.text(signs, min_size=1, max_size=most).map(clean).filter(bool)


TEXT = text()
BLANK = st.none() | TEXT
day = st.integers(0, DAYS).map(lambda at: BEGAN + timedelta(at))
stamps = st.builds(
    lambda at, micros: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=at, microseconds=micros),
    st.integers(0, DAYS * 1440),
    st.sampled_from([0, 0, 1, 123_456]),
)
recorded = st.fixed_dictionaries({
    "recorded_at": stamps, "recorded_by": st.sampled_from(["demo", "ann", "=bob"]), "note": BLANK,
})  # fmt: skip


@st.composite
def promises(draw: Any, partner_id: str, number: int, before: str | None) -> list[Change]:
    """Make a promise with all that can become of one, as the program could have written it, and its moves."""
    made = draw(day)
    accepted = draw(st.sampled_from([made, made, made + timedelta(draw(st.integers(0, (TODAY - made).days))), None]))
    first_due = draw(st.none() | st.integers(0, 60).map(lambda at: made + timedelta(at)))
    moves, due, on = [], first_due, made
    for _ in range(draw(st.integers(0, 3))):
        if due is None or due < on:
            break
        on += timedelta(draw(st.integers(0, (min(due, TODAY) - on).days)))
        to = on + timedelta(draw(st.integers(0, 60)))
        if to == due:
            break
        moves.append({"on": on, "from_on": due, "to_on": to, "reason": draw(BLANK)})
        due = to
    counts = due or made + timedelta(30)
    every = draw(st.sampled_from([None, None, "week", "month"]))
    row = {
        **draw(recorded), "text": draw(TEXT), "stake": draw(st.sampled_from(["small", "normal", "big"])),
        "made_on": made, "accepted_on": accepted, "due_on": due, "counts_on": counts,
        "grace_days": draw(st.integers(0, 20)), "every": every, "follows_id": before,
        "every_from": None if every is None else draw(day), **draw(settlements(made, accepted, counts)),
    }  # fmt: skip
    change = promise(partner_id, number, ours=draw(st.booleans()), **row)
    return [change, *(new("promise_move", promise_id=change.id, **move) for move in moves)]


@st.composite
def settlements(draw: Any, made: date, accepted: date | None, counts: date) -> dict[str, Any]:
    """Make what became of a promise that was made, and perhaps accepted, and is due on a day."""
    on = (accepted or made) + timedelta(draw(st.integers(0, (TODAY - (accepted or made)).days)))
    ways = ["open", "withdrawn"] if accepted is None else ["open", "kept", "partly", "broken", "withdrawn"]
    how = draw(st.sampled_from(ways))
    if how == "open" or (how == "withdrawn" and accepted is not None and on > counts):
        return {}
    row: dict[str, Any] = {"closed_as": how, "closed_on": on, "closed_reason": draw(BLANK)}
    row["entered_late"] = draw(st.booleans())
    if how in ("kept", "partly"):
        row["satisfied"] = draw(st.sampled_from([None, True, False]))
    elif how == "withdrawn":
        row["withdrawn_by"] = draw(st.sampled_from(["maker", "receiver"]))
    else:
        row["told"] = draw(st.sampled_from(["told", "silent", "concealed"]))
        if row["told"] == "concealed" and draw(st.booleans()):
            row["cleared_on"] = on + timedelta(draw(st.integers(0, (TODAY - on).days)))
            row["clear_reason"] = draw(TEXT)
    return row


@st.composite
def moments(draw: Any, partner_ids: list[str], people: list[str], number: int) -> list[Change]:
    met = draw(st.lists(st.sampled_from(partner_ids), min_size=1, unique=True))
    row = {
        **draw(recorded), "on": draw(day), "kind": draw(st.sampled_from(["lunch", "call", "hike"])),
        "counts_as": draw(st.sampled_from(["scripted", "joint", "unscripted"])),
        "minutes": draw(st.none() | st.integers(1, 1440)), "text": draw(BLANK), "unplanned": draw(st.booleans()),
        "initiative": draw(st.sampled_from([None, "us", "them", "both"])),
        "at_time": draw(st.sampled_from([None, "00:00", "14:30"])),
    }  # fmt: skip
    changes = moment(number, *met, **row)
    there = draw(st.lists(st.sampled_from(people), unique=True))
    return [*changes, *(new("moment_person", moment_id=changes[0].id, person_id=one) for one in there)]


STAMPED = {"recorded_at": datetime(2025, 1, 1, tzinfo=UTC), "recorded_by": "demo"}
ITEMS = [
    new(
        "book_item", name=name, text=f"about; {name}", aspect=aspect, depth=depth, added_on=BEGAN, changed_on=BEGAN,
        retired_on=None, **STAMPED,
    )
    for name, aspect, depth in (("margin", "doing", 2), ("ziele-ü", "wanting", 4))
]  # fmt: skip


@st.composite
def disclosures(draw: Any, partner_id: str, number: int) -> list[Change]:
    missed = draw(st.booleans())
    row = {**draw(recorded), "on": draw(day), "topic": draw(TEXT), "missed": missed}
    depth = None if missed else draw(st.integers(1, 4))
    item = draw(st.none() | st.sampled_from(ITEMS))
    return [disclosure(partner_id, number, ours=draw(st.booleans()), depth=depth, item_id=item and item.id, **row)]


@st.composite
def words(draw: Any, told: Change, number: int) -> list[Change]:
    """Make what a partner said of a promise, perhaps settled since."""
    row = told.after or {}
    on = min(row["made_on"] + timedelta(draw(st.integers(0, 3))), TODAY)
    sure = row.get("closed_as") != "partly"  # in a file, partly behind its grace is lapsed, as delivered is
    word = draw(st.sampled_from(["done", "not_done", "moved", "disputed"] if sure else ["moved", "disputed"]))
    settled = draw(st.sampled_from([None, "ours", "theirs"]))
    rest = {"settled": settled, "settled_on": settled and on, "settle_reason": settled and draw(TEXT)}
    moved_to = on + timedelta(9) if word == "moved" else None
    return [
        new(
            "their_word", number=number, partner_id=row["maker_id"] or row["receiver_id"], promise_id=told.id,
            on=on, word=word, moved_to=moved_to, said_by=draw(BLANK), private=False, **rest, **draw(recorded),
        )
    ]  # fmt: skip


@st.composite
def ledgers(draw: Any) -> list[Change]:
    """Make the changes of a ledger: two partners with people, some of one name, and facts of all kinds."""
    partners = [
        partner(
            handle, name=f"{handle} {at}", start_on=BEGAN, logged_from=BEGAN, note=draw(BLANK), target=draw(level),
            owner=draw(st.none() | st.just("=ann")), cadence_days=draw(st.integers(7, 90)),
        )
        for at, handle in enumerate(("acme", "borealis"))
    ]  # fmt: skip
    ids = [one.id for one in partners]
    people = [new("person", partner_id=at, name=name) for at in ids for name in ("Jan; Smit", "=Mia\\Berg")]
    changes, before = [*partners, *people, *ITEMS], None
    number = 1
    for _ in range(draw(st.integers(0, 8))):
        number += draw(st.integers(1, 3))  # some numbers are of facts that are gone, or in no file
        kind = draw(st.sampled_from(["promise", "promise", "moment", "disclosure"]))
        if kind == "promise":
            follows = before if draw(st.booleans()) else None
            made = draw(promises(draw(st.sampled_from(ids)), number, follows))
            before = made[0].id
            if draw(st.booleans()):
                number += 1
                made = [*made, *draw(words(made[0], number))]
        elif kind == "moment":
            made = draw(moments(ids, [one.id for one in people], number))
        else:
            made = draw(disclosures(draw(st.sampled_from(ids)), number))
        changes += made
    return changes


level = st.integers(2, 5)


def table(path: Path) -> list[dict[str, str]]:
    """Return the rows of a file, with the places of facts among them for their numbers."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    places = {row["number"]: str(place) for place, row in enumerate(rows) if "number" in row}
    return [row | {name: places.get(row[name], "") for name in ("number", "follows") if name in row} for row in rows]


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None, max_examples=25)
@given(changes=ledgers(), delimiter=st.sampled_from([",", ";", "tab"]))
def test_csv_into_an_empty_ledger_comes_out_as_the_same_csv(changes: list[Change], delimiter: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for each in ("one", "two"):
            (folder / each).mkdir()
        ledger, other = empty(folder / "one"), empty(folder / "two")
        numbers(ledger.conn, 100)
        save(ledger.conn, *changes, by="demo")
        export_csv(ledger, folder / "out", delimiter=delimiter)
        for kind in KINDS:
            import_csv(other, folder / "out" / f"{kind}.csv", kind)
        assert doctor(other) == []
        export_csv(other, folder / "back")
        export_csv(ledger, folder / "out")
        for kind in (*KINDS, "readings"):
            assert table(folder / "back" / f"{kind}.csv") == table(folder / "out" / f"{kind}.csv"), kind
        for kind in KINDS:
            again = import_csv(other, folder / "out" / f"{kind}.csv", kind, update=True)
            assert (again.batch, again.differing) == (None, ())
        ledger.close()
        other.close()


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None, max_examples=10)
@given(changes=ledgers())
def test_json_into_an_empty_ledger_comes_out_as_the_same_json(changes: list[Change]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for each in ("one", "two"):
            (folder / each).mkdir()
        ledger, other = empty(folder / "one"), empty(folder / "two")
        numbers(ledger.conn, 100)
        save(ledger.conn, *changes, by="demo")
        export_json(ledger, folder / "out.json")
        import_json(other, folder / "out.json")
        export_json(other, folder / "back.json")
        assert (folder / "back.json").read_bytes() == (folder / "out.json").read_bytes()
        assert doctor(other) == []
        ledger.close()
        other.close()


@pytest.fixture
def fresh(tmp_path: Path) -> Any:
    opened = empty(tmp_path)
    yield opened
    opened.close()


HEAD = "partners,direction,text,made_on,private,recorded_at,recorded_by\n"


def imported(ledger: Ledger, folder: Path, cells: str) -> Any:
    file = folder / "in.csv"
    file.write_text(f"{HEAD}acme,ours,send it,2026-11-01,{cells}\n", encoding="utf-8")
    (fact,) = import_csv(ledger, file, "promises", create_partners=True).facts
    return fact


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("2026-11-01T10:00:00+00:00", datetime(2026, 11, 1, 10, tzinfo=UTC)),
        ("2026-11-01T10:00:00.000120+02:00", datetime(2026, 11, 1, 8, 0, 0, 120, tzinfo=UTC)),
        ("2026-11-01T10:00:00Z", datetime(2026, 11, 1, 10, tzinfo=UTC)),
        ("2026-11-01 10:00", datetime(2026, 11, 1, 10, tzinfo=UTC)),
    ],
)
def test_a_stamp_is_kept_in_utc(fresh: Ledger, tmp_path: Path, cell: str, kept: datetime) -> None:
    fact = imported(fresh, tmp_path, f",{cell},ann")
    assert (fact.recorded_at, fact.recorded_by) == (kept, "ann")
    assert [(one.recorded_at, one.recorded_by) for one in log(fresh).facts] == [(kept, "ann")]
    assert doctor(fresh) == []


def test_without_stamps_a_fact_is_of_now_and_of_who_imports(fresh: Ledger, tmp_path: Path) -> None:
    fact = imported(fresh, tmp_path, ",,")
    assert (fact.recorded_at, fact.recorded_by) == (fresh.now, fresh.me)


def test_a_private_fact_is_of_who_imports(fresh: Ledger, tmp_path: Path) -> None:
    """Else nobody but somebody else would see it."""
    assert imported(fresh, tmp_path, "true,2026-11-01T10:00:00+00:00,ann").recorded_by == fresh.me
    assert len(log(fresh).facts) == 1


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("2026-11-01", "recorded_at is no moment"),
        ("yesterday at noon", "recorded_at is no moment"),
        ("0001-01-01T00:00:00+14:00", "recorded_at is no moment"),
        ("2026-12-24T10:00:00+00:00", "recorded_at: 2026-12-2"),
    ],
)
def test_an_impossible_stamp_is_a_fault(fresh: Ledger, tmp_path: Path, cell: str, says: str) -> None:
    with pytest.raises(FileFaults) as told:
        imported(fresh, tmp_path, f",{cell},ann")
    assert says in told.value.lines[0]


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None, max_examples=15)
@given(changes=ledgers(), ago=st.sampled_from([0, 0, 200]), excel=st.sampled_from([None, None, "en", "nl", "de"]))
def test_plain_facts_are_written_as_all_others_are(changes: list[Change], ago: int, excel: str | None) -> None:
    """With a first day that is before all, each fact goes by the rules for all; only the summary names that day."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ledger = empty(folder)
        numbers(ledger.conn, 100)
        save(ledger.conn, *changes, by="demo")
        asked: dict[str, Any] = {"as_of": TODAY - timedelta(ago), "excel": excel, "without_readings": True}
        done = export_csv(ledger, folder / "plain", **asked)
        whole = export_csv(ledger, folder / "whole", since=date(1900, 1, 1), **asked)
        assert done.left_out == whole.left_out
        assert not (folder / "plain" / "readings.csv").exists()
        for file in (folder / "whole").iterdir():
            assert but_from(folder / "plain" / file.name) == but_from(file), file.name
        ledger.close()


def but_from(file: Path) -> list[bytes]:
    """Return the lines of a file as they are, without the first day that the summary says was asked for."""
    return [line for line in file.read_bytes().split(b"\r\n") if not re.match(b"export[,;]from[,;]", line)]
