"""`trustlog backtest` as people and scripts use it: the report, the file of forecasts, every fault at once."""

import csv
import io
from collections.abc import Iterator
from datetime import date, timedelta
from math import isclose, log
from pathlib import Path

import pytest
from backtest_cases import Row, day, some, written
from cli_cases import TODAY, Tl
from hypothesis import HealthCheck, given, settings
from trust_cases import START, cases, kept, partner_facts, promise

from trustlog.cli.printing.reliability import picture
from trustlog.domain.facts import Move
from trustlog.exchange.events.write import write_predictions
from trustlog.trust.backtest.calibration import Tally
from trustlog.trust.backtest.own import histories
from trustlog.trust.backtest.walk import walk
from trustlog.trust.settings import DEFAULTS


@pytest.fixture
def tl(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Tl:
    monkeypatch.setenv("TRUSTLOG_TODAY", TODAY)
    monkeypatch.setenv("TRUSTLOG_USER", "me")
    monkeypatch.setenv("TRUSTLOG_CONFIG", str(tmp_path / "none.toml"))
    return Tl(tmp_path / "ledger.db", capsys)


def predictions(path: Path) -> dict[str, float]:
    rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8"), newline="")))
    assert rows[0] == ["promise_id", "p_kept"]
    return {name: float(chance) for name, chance in rows[1:]}


def test_the_report(tl: Tl, tmp_path: Path) -> None:
    events = written(tmp_path / "events.csv", some(400, 3))
    lines = tl.done("backtest", str(events)).out.splitlines()
    assert lines[0].startswith("events.csv: 400 promises with 6 partners, made 5 Jan 2026 to 23 Jul 2026; ")
    assert any(line.startswith("  What came surprised Trustlog ") for line in lines)
    assert any(line.startswith("  When Trustlog said 80–90 %, ") and "were kept (n " in line for line in lines)
    assert "  What was said and what came of it, after the first 15 %:" in lines
    table = [line for line in lines if line.startswith(("  all ", "  after ")) or "Log loss" in line]
    assert len(table) == 3
    assert max(map(len, table)) <= 76  # room for a million promises in 80 columns
    assert not tl.db.exists(), "a file of promises needs no ledger"


def test_the_numbers_are_those_of_the_forecasts(tl: Tl, tmp_path: Path) -> None:
    rows = some(120, 4)
    events, out = written(tmp_path / "events.csv", rows), tmp_path / "out.csv"
    found = tl.rows("backtest", str(events), "--predictions", str(out))
    said = predictions(out)
    assert list(said) == [row.promise_id for row in rows]
    assert all(0 < chance < 1 for chance in said.values())
    pairs = [(said[row.promise_id], row.outcome == "kept") for row in rows]
    assert isclose(found["log_loss"], -sum(log(p if ok else 1 - p) for p, ok in pairs) / 120, rel_tol=1e-6)
    assert isclose(found["brier"], sum((p - ok) ** 2 for p, ok in pairs) / 120, rel_tol=1e-6)
    late = sorted(range(120), key=lambda at: rows[at].made_at)[18:]
    assert isclose(found["later"]["brier"], sum((pairs[at][0] - pairs[at][1]) ** 2 for at in late) / 102, rel_tol=1e-6)
    assert (found["n"], found["later"]["n"], found["promises"], found["too_early"]) == (120, 102, 120, False)
    assert sum(one["n"] for one in found["reliability"]) == 120
    for one in found["reliability"]:
        inside = [(p, ok) for p, ok in pairs if one["from"] <= p < one["to"]]
        assert one["n"] == len(inside)
        assert (one["kept"] is None) is (not inside)


def test_the_keys_of_the_json(tl: Tl, tmp_path: Path) -> None:
    found = tl.rows("backtest", str(written(tmp_path / "events.csv", some(20, 4))))
    scores = ["n", "kept", "log_loss", "brier", "calibration_error", "base_rate", "skill", "reliability"]
    head = ["source", "as_of", "predictions", "promises", "partners", "first_made", "last_made", "too_early"]
    assert list(found) == [*head, *scores, "called", "later"]
    assert list(found["called"][0]) == ["bar", "above", "above_kept", "below", "below_kept"]
    assert list(found["later"]) == ["after_first", *scores]
    assert found["base_rate"].keys() == found["skill"].keys() == {"log_loss", "brier"}
    assert list(found["reliability"][0]) == ["from", "to", "n", "said", "kept"]
    assert (found["source"], found["first_made"], found["later"]["after_first"]) == ("events.csv", day(0), 0.15)


def test_forecasts_only_say_so(tl: Tl, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    said = tl.done("backtest", str(written(tmp_path / "e.csv", some(20, 4))), "--predictions", str(out))
    assert said.out == f"{out}: 20 forecasts\n"
    assert said.err == ""


def test_flipping_later_outcomes_leaves_earlier_forecasts(tl: Tl, tmp_path: Path) -> None:
    rows = some(200, 8)
    now = day(60)
    later = [row.flipped() if row.soonest >= now else row for row in rows]
    assert later != rows
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    tl.done("backtest", str(written(tmp_path / "e.csv", rows)), "--predictions", str(first))
    tl.done("backtest", str(written(tmp_path / "l.csv", later)), "--predictions", str(second))
    before, after = predictions(first), predictions(second)
    assert all(before[row.promise_id] == after[row.promise_id] for row in rows if row.made_at <= now)
    assert before != after


def test_as_of_leaves_out_what_had_not_happened(tl: Tl, tmp_path: Path) -> None:
    rows, whole, then = some(200, 8), tmp_path / "whole.csv", tmp_path / "then.csv"
    events = str(written(tmp_path / "e.csv", rows))
    tl.done("backtest", events, "--predictions", str(whole))
    found = tl.rows("backtest", events, "--predictions", str(then), "--as-of", day(60))
    assert found["promises"] == sum(row.made_at <= day(60) for row in rows) > found["n"] > 0
    full = predictions(whole)
    assert predictions(then) == {row.promise_id: full[row.promise_id] for row in rows if row.made_at <= day(60)}


@pytest.mark.parametrize(("delimiter", "end", "bom"), [(",", "\n", False), (";", "\r\n", True), ("\t", "\n", True)])
def test_files_as_other_programs_write_them(tl: Tl, tmp_path: Path, delimiter: str, end: str, bom: bool) -> None:
    plain = tl.rows("backtest", str(written(tmp_path / "e.csv", some(60, 2))))
    other = written(tmp_path / "o.csv", some(60, 2), delimiter=delimiter, end=end, bom=bom)
    assert tl.rows("backtest", str(other)) == {**plain, "source": "o.csv"}


def test_columns_in_any_order_with_others_among_them(tl: Tl, tmp_path: Path) -> None:
    rows, file = some(30, 2), tmp_path / "e.csv"
    head = "Outcome,extra,due_at,made_at,PARTNER,resolved_at,promise_id"
    lines = (f"{r.outcome.upper()},x,{r.due_at},{r.made_at},{r.partner},{r.resolved_at},{r.promise_id}" for r in rows)
    file.write_text("\n".join((head, *lines)))
    found = tl.rows("backtest", str(file))
    assert found == tl.rows("backtest", str(written(file, rows)))


def test_standard_input(tl: Tl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = written(tmp_path / "e.csv", some(30, 2)).read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))
    assert tl.done("backtest", "-").out.startswith("standard input: 30 promises with 6 partners")


def test_every_fault_at_once_and_nothing_written(tl: Tl, tmp_path: Path) -> None:
    rows = [
        Row("a", "1", "2026-01-01", "2026-01-10", "", "kept"),
        Row("a", "1", "2026-13-01", "2026-01-10", "", "late"),
        Row("", "", "", "soon", "2026-01-32", "done"),
        Row("a", "4", "2026-01-01", "2026-01-10", "", ""),
        Row("a", "5", "2026-01-01", "2026-01-10", "", "kept,too,much"),
    ]
    events, out = written(tmp_path / "events.csv", rows), tmp_path / "out.csv"
    out.write_text("as it was")
    said = tl("backtest", str(events), "--predictions", str(out))
    assert said.status == 1
    assert said.out == ""
    hint = "is no ISO date or time; write 2026-11-23 or 2026-11-23T14:30"
    assert said.err.splitlines() == [
        'trustlog: line 3: promise_id "1" is on line 2 already; each is there once',
        f'trustlog: line 3: made_at: "2026-13-01" {hint}',
        "trustlog: line 4: partner is empty",
        "trustlog: line 4: promise_id is empty",
        "trustlog: line 4: made_at is empty",
        f'trustlog: line 4: due_at: "soon" {hint}',
        f'trustlog: line 4: resolved_at: "2026-01-32" {hint}',
        'trustlog: line 4: "done" is no outcome; it is kept, late or broken',
        "trustlog: line 5: outcome is empty; it is kept, late or broken",
        "trustlog: line 6: 8 cells under 6 columns",
    ]
    assert out.read_text() == "as it was"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["events.csv", "out.csv"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "the file is empty; its first line names the columns"),
        ("partner,outcome\na,kept\n", "line 1: the columns promise_id, made_at, due_at, resolved_at are missing"),
        (
            "partner,partner,promise_id,made_at,due_at,resolved_at,outcome\n",
            "line 1: the column partner is there twice",
        ),
    ],
)
def test_a_file_of_another_form(tl: Tl, tmp_path: Path, text: str, fault: str) -> None:
    file = tmp_path / "e.csv"
    file.write_text(text)
    said = tl("backtest", str(file))
    assert said.status == 1
    assert fault in said.refusal


def test_what_is_no_csv_any_more_is_told_with_the_faults_before_it(tl: Tl, tmp_path: Path) -> None:
    file = written(tmp_path / "e.csv", [Row("a", "1", "soon", "2026-01-10", "", "kept")])
    with file.open("a") as more:
        more.write('a,2,"2026-01-01\n')
    said = tl("backtest", str(file))
    assert said.status == 1
    assert [line.split(":")[1] for line in said.err.splitlines()] == [" line 2", " line 3"]


def test_places_where_nothing_can_be_written(tl: Tl, tmp_path: Path) -> None:
    events = written(tmp_path / "e.csv", some(5, 1))
    for place, why in ((tmp_path, "is no file"), (tmp_path / "no" / "o.csv", "is no folder"), (events, "themselves")):
        said = tl("backtest", str(events), "--predictions", str(place))
        assert said.status == 1
        assert why in said.refusal
    missing = tl("backtest", str(tmp_path / "none.csv"))
    assert missing.status == 1
    assert "cannot be read" in missing.refusal


def test_an_interruption_leaves_nothing_behind(tmp_path: Path) -> None:
    def interrupted() -> Iterator[tuple[str, float]]:
        yield "1", 0.5
        raise KeyboardInterrupt

    out = tmp_path / "out.csv"
    out.write_text("as it was")
    with pytest.raises(KeyboardInterrupt):
        write_predictions(out, interrupted())
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("out.csv", "as it was")]


def test_the_picture_fits_a_terminal_and_needs_no_colour() -> None:
    tally = Tally()
    for place in range(1000):
        tally.add((place + 0.5) / 1000, 0.5, kept=place % 3 > 0)
    tally.add(0.999999, 0.5, kept=True)
    lines = picture(tally.measures().deciles)
    assert max(map(len, lines)) <= 80
    assert len(lines) == 12
    assert lines[1].split()[0] == "90–100"
    assert "|" in lines[1]
    assert "o" in lines[1]
    assert "\x1b" not in "".join(lines)
    even = Tally()
    for place in range(10):
        even.add(0.5, 0.5, kept=place % 2 > 0)
    assert "X" in picture(even.measures().deciles)[5]  # what was said is what was kept


def test_too_few_to_say() -> None:
    tally = Tally()
    tally.add(0.35, 0.5, kept=True)
    (row,) = (line for line in picture(tally.measures().deciles) if "few" in line)
    assert "o" not in row
    assert "|" in row


def fill(tl: Tl, ours: int, theirs: int, private: str = "false") -> None:
    """Put so many settled promises into the ledger; every fifth one broken."""
    first = date.fromisoformat(TODAY) - timedelta(days=300)
    lines = ["partners,direction,text,made_on,due_on,outcome,closed_on,private"]
    for direction, count in (("ours", ours), ("theirs", theirs)):
        for at in range(count):
            made = first + timedelta(days=5 * at)
            due = made + timedelta(days=10)
            word = "broken" if at % 5 == 4 else "kept"
            lines.append(f"acme,{direction},{direction} {at} {private},{made},{due},{word},{due},{private}")
    file = tl.db.parent / "promises.csv"
    file.write_text("\n".join(lines))
    tl.done("import", "csv", str(file), "--kind", "promises", "--create-partners")


def test_the_ledgers_own_promises_ours_and_theirs_apart(tl: Tl) -> None:
    fill(tl, 40, 3)
    text = tl.done("backtest").out
    assert "Our promises: 40 promises with 1 partner" in text
    said = "Their promises: 3 promises with 1 partner, made 27 Jan 2026 to 6 Feb 2026; 3 of 3 settled kept on time."
    assert text.endswith(f"{said}\n  too early (n = 3)\n")
    found = tl.rows("backtest")
    assert (found["source"], found["as_of"]) == ("ledger", TODAY)
    assert (found["our_promises"]["n"], found["our_promises"]["kept"]) == (40, 0.8)
    assert (found["their_promises"]["n"], found["their_promises"]["too_early"]) == (3, True)


def test_the_ledger_as_of_a_day_and_its_forecasts(tl: Tl, tmp_path: Path) -> None:
    fill(tl, 40, 20)
    out, then = tmp_path / "o.csv", tmp_path / "t.csv"
    tl.done("backtest", "--predictions", str(out))
    found = tl.rows("backtest", "--as-of", "2026-03-31", "--predictions", str(then))
    assert found["our_promises"]["promises"] == 13
    assert found["our_promises"]["n"] == 11  # those due by then
    whole = predictions(out)
    assert list(whole) == [str(number) for number in range(1, 61)]
    assert predictions(then).items() < whole.items()


def test_private_facts_of_others_stay_out(tl: Tl, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tl, 12, 0)
    monkeypatch.setenv("TRUSTLOG_USER", "other")
    fill(tl, 15, 0, private="true")
    assert tl.rows("backtest")["our_promises"]["n"] == 27
    monkeypatch.setenv("TRUSTLOG_USER", "me")
    assert tl.rows("backtest")["our_promises"]["n"] == 12


def test_an_empty_ledger(tl: Tl) -> None:
    found = tl.rows("backtest")
    assert found["our_promises"]["log_loss"] is None
    assert found["their_promises"]["base_rate"] == {"log_loss": None, "brier": None}
    assert "too early (n = 0)" in tl.done("backtest").out


def own(*promises, as_of=None):
    """Give what the ledger's own promises say as a history, ours."""
    day = (as_of or START + timedelta(days=400)).toordinal()
    return histories([partner_facts(promises)], day, day, DEFAULTS)[0]


def test_what_counts_as_kept_is_what_the_reading_says() -> None:
    due, week = START + timedelta(days=30), timedelta(days=7)
    told = own(
        kept(1, due),
        kept(2, due, satisfied=False),
        promise(3, due, closed_as="kept", closed_on=due + timedelta(days=2)),
        promise(4, due, closed_as="partly", closed_on=due),
        promise(5, due),  # lapsed: nobody pressed a key
        promise(6, due, closed_as="withdrawn", closed_on=due, withdrawn_by="maker"),
        promise(7, due, accepted_on=None),  # only offered
        kept(8, due + week, moves=(Move(due - week, due, due + week),), made=START),
        promise(9, START + timedelta(days=500), made=START),
    )
    assert dict(zip(told.numbers, (one.kept for one in told.promised), strict=True)) == {
        1: True, 2: False, 3: False, 4: False, 5: False, 6: None, 8: True, 9: None,
    }  # fmt: skip
    moved = told.promised[told.numbers.index(8)]
    assert date.fromordinal(moved.over) == due + week  # over on the day last agreed


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(cases(most=30))
def test_the_ledgers_later_facts_change_no_earlier_forecast(facts) -> None:
    today = (START + timedelta(days=3000)).toordinal()
    middle = (START + timedelta(days=700)).toordinal()
    now, then = (histories([facts], as_of, today, DEFAULTS) for as_of in (today, middle))
    for late, early in zip(now, then, strict=True):
        known, said = (dict(zip(side.numbers, walk(side.promised, DEFAULTS), strict=True)) for side in (late, early))
        assert said.items() <= known.items()
