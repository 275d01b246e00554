"""A file of `export json` that no ledger can have written is refused, a line a fault, and nothing of it is written."""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from desk_demo import NOW, TODAY, empty
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from storage_facts import small_ledger

from trustlog.desk import history, levels, partners
from trustlog.desk.exports import export_json
from trustlog.desk.imports import import_json
from trustlog.desk.ledger import Ledger, open_ledger
from trustlog.desk.maintenance import doctor
from trustlog.errors import FileFaults, Refused, TrustlogError

Whole = dict[str, Any]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """Give a ledger with one of everything, as `export json` writes it."""
    folder = tmp_path_factory.mktemp("whole")
    ledger = empty(folder)
    small_ledger(ledger.conn)
    levels.decide(ledger, "borealis", "up", "earned")
    export_json(ledger, folder / "all.json")
    ledger.close()
    held: Whole = json.loads((folder / "all.json").read_text(encoding="utf-8"))
    return held


@pytest.fixture
def fresh(tmp_path: Path) -> Any:
    opened = empty(tmp_path)
    yield opened
    opened.close()


def refused(ledger: Ledger, folder: Path, text: str) -> list[str]:
    """Import the text of a file; give the lines of its refusal, once it is sure that nothing was written."""
    file = folder / "in.json"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    before = [ledger.conn.rows(f"SELECT * FROM {table}") for table in ("partner", "setting", "journal_batch")]
    with pytest.raises((FileFaults, Refused)) as told:
        import_json(ledger, file)
    assert [ledger.conn.rows(f"SELECT * FROM {table}") for table in ("partner", "setting", "journal_batch")] == before
    lines = told.value.lines
    assert lines
    assert all("\n" not in line and len(line) < 400 and line.isprintable() for line in lines)
    return lines


def first(held: Whole, table: str, **has: Any) -> dict[str, Any]:
    """Give the first row of a table that has these values."""
    rows: list[dict[str, Any]] = held["tables"][table]
    return next(row for row in rows if all(row[name] == value for name, value in has.items()))


def closed(held: Whole) -> dict[str, Any]:
    return next(row for row in held["tables"]["promise"] if row["closed_on"])


VALUES: list[tuple[str, str, Any]] = [
    *(("promise", "made_on", day) for day in ("2026-02-30", "2026-W01-1", "20260101", "0001-01-01", "9999-12-31")),
    *(("moment", "on", day) for day in (1, 0.5, True, "", "today", "2026-01-01T00:00", "2026-1-1", [], {})),
    *(("note", "recorded_at", stamp) for stamp in (1767225600, 1e9, "2026-01-01", "2026-01-01 10:00", "now", True)),
    *(("note", "recorded_at", stamp) for stamp in ("2026-13-01T00:00:00+00:00", "9999-01-01T00:00:00+00:00")),
    *(("journal_batch", "at", stamp) for stamp in (1, None, "2026-W01-1T00:00:00+00:00")),
    *(("note", "note", text) for text in ("\0", "a\0b", "", "  ", 1, None, ["x"], {"x": 1}, True, "\ud800")),
    *(("promise", "text", text) for text in ("\udfff", None, 7)),
    *(("promise", "number", number) for number in (0, -1, 2**31, 2**63, 2**64, 10**400, 1.0, "1", True, None)),
    *(("promise", "grace_days", number) for number in (-1, 32, 90, 2**63, 7.0)),
    *(("promise", "private", flag) for flag in (0, 1, "true", None, [])),
    *(("promise", "stake", word) for word in ("huge", "", None, "BIG")),
    *(("promise", "every", word) for word in ("now and then", "0", "99999w")),
    ("promise", "due_on", "2020-01-01"),
    ("promise", "closed_as", "lapsed"),
    ("promise", "told", "told"),
    ("partner", "handle", "ACME"),
    ("partner", "handle", "h" * 41),
    ("partner", "name", "n" * 121),
    *(("partner", "target", level) for level in (0, 6, 2**63, "2")),
    *(("partner", "cadence_days", days) for days in (0, 3661)),
    *(("moment", "minutes", minutes) for minutes in (0, 1441, 2**70)),
    *(("disclosure", "depth", depth) for depth in (0, 5, 1.5)),
    *(("level_change", "snapshot", text) for text in ("{", "[]", "7", "[" * 100_000)),
    *(("setting", "value", text) for text in ("", "x", "0", "-1", "1.5", str(2**63), "9" * 400)),
    *(("journal_entry", "after", text) for text in ("{", "[]", "null", "[" * 100_000, '{"colour": 1}')),
    ("journal_entry", "table_name", "setting"),
    ("journal_entry", "table_name", "wheel"),
    ("journal_entry", "seq", -1),
    ("person", "partner_id", "nobody"),
    ("promise", "id", ""),
]


@pytest.mark.parametrize(
    ("table", "column", "value"), VALUES, ids=lambda one: str(one)[:30].encode("unicode_escape").decode()
)
def test_a_value_that_cannot_be_is_refused(
    whole: Whole, fresh: Ledger, tmp_path: Path, table: str, column: str, value: Any
) -> None:
    held = deepcopy(whole)
    rows = held["tables"][table]
    place = next((at for at, row in enumerate(rows) if row.get("key") == "next_number"), 0)
    rows[place][column] = value
    lines = refused(fresh, tmp_path, json.dumps(held))
    assert any(table in line for line in lines)
    if table != "journal_entry":
        assert lines[0].startswith(f"{table}, row {place + 1}: "), lines


def swap_entries(held: Whole) -> None:
    made = [row for row in held["tables"]["journal_entry"] if row["table_name"] == "partner"]
    made[0]["row_id"], made[1]["row_id"] = made[1]["row_id"], made[0]["row_id"]


CONTRADICTIONS: dict[str, tuple[Callable[[Whole], Any], str]] = {
    "a row changed past the journal": (
        lambda held: held["tables"]["promise"][0].update(text="another"), "text differs from what the journal says"
    ),
    "a row past the journal": (
        lambda held: held["tables"]["note"].append({**held["tables"]["note"][0], "id": "other", "number": 90_000}),
        "1 row of note is not in the journal",
    ),
    "a row that is gone": (lambda held: held["tables"]["plan"].pop(), "the journal does not say so"),
    "a row twice": (
        lambda held: held["tables"]["note"].append(dict(held["tables"]["note"][0])), "this row is there twice"
    ),
    "no journal": (lambda held: held["tables"].update(journal_entry=[]), "are not in the journal"),
    "a batch without its entries": (lambda held: held["tables"]["journal_batch"].pop(0), "names a journal_batch"),
    "entries of other rows": (swap_entries, "differs from what the journal says"),
    "a number borne twice": (
        lambda held: held["tables"]["note"][0].update(number=held["tables"]["promise"][0]["number"]),
        "is borne by two facts",
    ),
    "numbers that would come again": (
        lambda held: first(held, "setting", key="next_number").update(value="2"), "is taken already"
    ),
    "batches that would come again": (
        lambda held: first(held, "setting", key="next_batch").update(value="1"), "is taken already"
    ),
    "no next number": (
        lambda held: held["tables"]["setting"].remove(first(held, "setting", key="next_number")),
        "next_number is missing",
    ),
    "no settings": (lambda held: held["tables"].pop("setting"), "ledger_id is missing"),
    "a partner that is not there": (lambda held: held["tables"]["partner"].pop(0), "names a partner that is not there"),
    "a link that lies": (
        lambda held: held["tables"]["moment_partner"][0].update(on="2020-01-01"), "counts on another day"
    ),
    "a moment with nobody": (lambda held: held["tables"].update(moment_partner=[]), "is with no partner"),
    "a level that does not connect": (
        lambda held: held["tables"]["level_change"][0].update(from_level=4, to_level=5), "it begins at level 4"
    ),
    "closed before it was made": (
        lambda held: closed(held).update(closed_on="2001-01-01"), "the rule closed_on does not hold"
    ),
    "two sides that are us": (
        lambda held: held["tables"]["promise"][0].update(maker_id=None, receiver_id=None), "the rule one_side_is_us"
    ),
    "an undo of what came later": (
        lambda held: held["tables"]["journal_batch"][0].update(undoes=held["tables"]["journal_batch"][0]["number"]),
        "which came no earlier",
    ),
    "a table there is not": (lambda held: held["tables"].update(spokes=[{}]), 'there is no table "spokes"'),
    "a table to throw away": (lambda held: held["tables"].update(memo=[{}]), 'there is no table "memo"'),
    "a column there is not": (
        lambda held: held["tables"]["note"][0].update({"colour\x1b]52": 1}), "there is no column"
    ),
    "a row that is none": (lambda held: held["tables"]["note"].append([]), "is no object"),
    "rows that are none": (lambda held: held["tables"].update(note={}), "is no list of rows"),
    "another version": (lambda held: held.update(version=True), "version"),
    "another revision": (lambda held: held.update(revision="\x1b]52;c;eA==\x07" * 9), "holds revision"),
}  # fmt: skip


@pytest.mark.parametrize("kind", CONTRADICTIONS)
def test_what_contradicts_itself_is_refused(whole: Whole, fresh: Ledger, tmp_path: Path, kind: str) -> None:
    damage, says = CONTRADICTIONS[kind]
    held = deepcopy(whole)
    damage(held)
    lines = refused(fresh, tmp_path, json.dumps(held))
    assert any(says in line for line in lines), lines


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"format": "trustlog-ledger", "version": 1, "version": 1}', "there twice"),
        ('{"format": "trustlog-ledger", "version": NaN}', "NaN is no number"),
        ('{"format": "trustlog-ledger", "version": -Infinity}', "-Infinity is no number"),
        ('{"format": "trustlog-ledger", "version": 1e999}', "has version Infinity"),
        ('{"version": ' + "9" * 5000 + "}", "a number too long"),
        ('{"a":' * 50_000, "too deep"),
        ("[" * 200_000, "too deep"),
        ('{"\\ud800": 1, "\\ud800": 2}', "there twice"),
        ("", "no JSON"),
        ("\0", "no JSON"),
    ],
)
def test_what_is_no_json_is_refused(fresh: Ledger, tmp_path: Path, text: str, says: str) -> None:
    (line,) = refused(fresh, tmp_path, text)
    assert says in line


def test_a_text_of_a_person_is_in_no_fault(whole: Whole, fresh: Ledger, tmp_path: Path) -> None:
    held = deepcopy(whole)
    for rows in held["tables"].values():
        for row in rows:
            for name in ("text", "note", "topic", "reason", "closed_reason", "source"):
                if isinstance(row.get(name), str):
                    row[name] = "secret\0"
    assert not any("secret" in line for line in refused(fresh, tmp_path, json.dumps(held)))


def test_a_level_that_was_taken_back_between_two_others_is_no_fault(fresh: Ledger, tmp_path: Path) -> None:
    partners.add(fresh, "Acme")
    batch = levels.decide(fresh, "acme", "up", "one").batch
    levels.decide(fresh, "acme", "up", "two")
    history.undo(fresh, batch)
    export_json(fresh, tmp_path / "all.json")
    other = open_ledger(str(tmp_path / "other.db"), me="me", today=TODAY, now=NOW)
    import_json(other, tmp_path / "all.json")
    assert doctor(other) == []
    other.close()


def test_a_cancelled_import_leaves_an_empty_ledger(fresh: Ledger, whole: Whole, tmp_path: Path) -> None:
    def stop(what: str, _count: int) -> None:
        if what == "rows written":
            raise KeyboardInterrupt

    (tmp_path / "in.json").write_text(json.dumps(whole), encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        import_json(fresh, tmp_path / "in.json", progress=stop)
    assert import_json(fresh, tmp_path / "in.json") == sum(map(len, whole["tables"].values()))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_is_taken_is_sound(whole: Whole, tmp_path_factory: pytest.TempPathFactory, data: Any) -> None:
    held = deepcopy(whole)
    table = data.draw(st.sampled_from(sorted(held["tables"])))
    row = data.draw(st.sampled_from(held["tables"][table][:20]))
    row[data.draw(st.sampled_from(sorted(row)))] = data.draw(JSON)
    folder = tmp_path_factory.mktemp("fuzz")
    (folder / "in.json").write_text(json.dumps(held), encoding="utf-8")
    ledger = empty(folder)
    try:
        import_json(ledger, folder / "in.json")
    except TrustlogError as error:
        lines = error.lines
    else:
        lines = [str(finding.fault) for finding in doctor(ledger)]
        assert not lines
    finally:
        ledger.close()
    assert not any("\n" in line for line in lines)
