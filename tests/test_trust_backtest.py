"""The walk: every forecast is made from what was known strictly before, and is scored as it should be."""

from datetime import datetime
from math import isclose, log
from pathlib import Path

import pytest
from backtest_cases import Row, day, histories, some, written
from hypothesis import given
from hypothesis import strategies as st

from trustlog.domain.calendar.days import FIRST_YEAR, LAST_YEAR
from trustlog.domain.calendar.instants import read_day
from trustlog.errors import DateError
from trustlog.exchange.events.read import read_history
from trustlog.trust.backtest.calibration import Decile, Tally
from trustlog.trust.backtest.walk import Prediction, Report, judge, known_on, walk, walk_by
from trustlog.trust.model.learn import Promised, learn
from trustlog.trust.model.rules import PROMISES
from trustlog.trust.settings import DEFAULTS
from trustlog.trust.words import backtest as words


def promised(rows: list[Row]) -> list[Promised]:
    made = []
    for row in rows:
        when, due, kept = read_day(row.made_at), read_day(row.due_at), row.outcome == "kept"
        resolved = read_day(row.resolved_at) if row.resolved_at else None
        made.append(Promised(row.partner, when, max(known_on(kept, due, resolved), when), kept))
    return made


def chances(rows: list[Row]) -> dict[str, float]:
    forecasts = walk(promised(rows), DEFAULTS)
    return {row.promise_id: one.chance for row, one in zip(rows, forecasts, strict=True)}


def told_by(when: str, *row: str) -> bool:
    """Tell whether the outcome of that promise is known to a forecast of another one made at that time."""
    rows = [Row("one", "1", *row), Row("one", "2", when, "2027-01-01", "", "broken")]
    return chances(rows)["2"] != chances([rows[1]])["2"]


@pytest.mark.parametrize(
    ("row", "last_without", "first_with"),
    [
        # good news that comes early waits for the due day, as bad news does
        (("2026-01-01", "2026-01-10", "2026-01-04", "kept"), "2026-01-10", "2026-01-11"),
        (("2026-01-01", "2026-01-10", "2026-01-04", "broken"), "2026-01-10", "2026-01-11"),
        (("2026-01-01", "2026-01-10", "2026-01-04", "late"), "2026-01-10", "2026-01-11"),
        (("2026-01-01", "2026-01-10", "", "late"), "2026-01-10", "2026-01-11"),
        (("2026-01-01", "2026-01-10", "", "kept"), "2026-01-10", "2026-01-11"),
        # a miss is known when it falls due, a kept one not before it is resolved
        (("2026-01-01", "2026-01-10", "2026-02-20", "late"), "2026-01-10", "2026-01-11"),
        (("2026-01-01", "2026-01-10", "2026-01-12", "kept"), "2026-01-12", "2026-01-13"),
        # whole days count, whatever the time: what is made on a day sees what was over before it began
        (("2026-01-01T09:00", "2026-01-01T17:00", "2026-01-01T12:00", "kept"), "2026-01-01T23:59", "2026-01-02T00:00"),
        (("2026-01-01", "2026-01-10", "", "kept"), "2026-01-10T23:59", "2026-01-11T00:00"),
        (("2026-01-01", "2026-01-10T01:00+02:00", "", "kept"), "2026-01-09T23:59Z", "2026-01-10T00:00:01Z"),
        # made after it fell due: nobody knew of it before it was made
        (("2026-01-20", "2026-01-10", "2026-01-05", "kept"), "2026-01-20", "2026-01-21"),
    ],
)
def test_when_an_outcome_is_known(row: tuple[str, ...], last_without: str, first_with: str) -> None:
    assert not told_by(last_without, *row)
    assert told_by(first_with, *row)


@given(histories())
def test_by_the_epochs_each_partner_alone_is_forecast_as_in_the_walk(rows: list[Row]) -> None:
    history = promised(rows)
    epochs = learn(history, PROMISES)
    assert walk_by(history, epochs, epochs, DEFAULTS) == walk(history, DEFAULTS)


@given(histories(), st.integers(0, 25))
def test_no_later_outcome_changes_an_earlier_forecast(rows: list[Row], at: int) -> None:
    now = day(at)
    others = [row.flipped() if row.soonest >= now else row for row in rows]
    before, after = chances(rows), chances(others)
    assert all(before[row.promise_id] == after[row.promise_id] for row in rows if row.made_at <= now)


@given(histories(), st.randoms(use_true_random=False))
def test_file_order_matters_only_among_those_made_at_once(rows: list[Row], shuffler) -> None:
    rows = [row._replace(made_at=day(at)) for at, row in enumerate(rows)]
    mixed = list(rows)
    shuffler.shuffle(mixed)
    assert chances(mixed) == chances(rows)


def test_what_happened_changes_what_is_said_next() -> None:
    kept = Row("a", "1", day(0), day(5), day(5), "kept")
    asked = Row("a", "2", day(9), day(20), "", "broken")
    assert chances([kept, asked])["2"] > chances([kept.flipped(), asked])["2"]


def judged(history: list[Promised]) -> tuple[Report, list[Prediction]]:
    forecasts = walk(history, DEFAULTS)
    return judge(history, forecasts, DEFAULTS), forecasts


def test_an_open_promise_is_forecast_and_not_scored() -> None:
    rows = promised(some(40, 1))
    report, said = judged([*rows, Promised("partner1", rows[-1].made, 0, None)])
    assert (report.promises, report.all.n, report.later.n) == (41, 40, 34)
    assert 0 < said[-1].chance < 1


def test_what_came_of_those_called_above_and_below_is_counted_by_hand() -> None:
    rows = [
        Row(partner, f"{partner}{at}", day(at), day(at), day(at), "kept" if at % every else "broken")
        for at in range(60)
        for partner, every in (("good", 30), ("poor", 1), ("middling", 3))
    ]
    history = sorted(promised(rows), key=lambda one: one.made)
    report, forecasts = judged(history)
    assert [call.bar for call in report.calls] == [0.6, 0.7, 0.8]
    for place, call in enumerate(report.calls):
        told = [(said.above[place], one.kept) for one, said in zip(history, forecasts, strict=True) if said.above]
        above, below = [ok for at, ok in told if at >= 0.9], [ok for at, ok in told if at <= 0.1]
        assert call[1:] == (len(above), sum(above), len(below), sum(below))
        assert call.above
        assert call.below
    assert all(not said.above for said, one in zip(forecasts, history, strict=True) if one.made < history[0].made + 3)
    said = list(words.calls(report))
    share = round(100 * report.calls[0].above_kept / report.calls[0].above)
    assert said[0] == (
        f"Of promises whose side was called probably above 60 %: {share} % were kept (n {report.calls[0].above})."
    )


def test_scores_by_hand() -> None:
    tally = Tally()
    tally.add(0.8, 0.5, kept=True)
    tally.add(0.85, 0.5, kept=False)
    tally.add(0.3, 0.5, kept=False)
    found = tally.measures()
    assert isclose(found.log_loss or 0, -(log(0.8) + log(0.15) + log(0.7)) / 3)
    assert isclose(found.brier or 0, (0.04 + 0.7225 + 0.09) / 3)
    assert isclose(found.base_log_loss or 0, log(2))
    assert isclose(found.base_brier or 0, 0.25)
    assert isclose(found.kept or 0, 1 / 3)
    assert isclose(found.skill or 0, 1 - (found.log_loss or 0) / log(2))
    assert isclose(found.calibration_error or 0, (abs(1.65 - 1) + 0.3) / 3)
    said = {one.low: (one.n, one.kept) for one in found.deciles if one.n}
    assert said == {0.3: (1, 0.0), 0.8: (2, 0.5)}
    assert isclose(found.deciles[8].said or 0, 0.825)


def test_the_base_rate_is_the_share_kept_so_far() -> None:
    rows = [
        Row("a", "1", day(0), day(1), day(1), "kept"),
        Row("b", "2", day(1), day(2), "", "broken"),  # made on the day that the first is due: nothing is known yet
        Row("a", "3", day(4), day(5), day(5), "kept"),
        Row("b", "4", day(8), day(9), day(9), "kept"),
    ]
    history = promised(rows)
    bases = [1 / 2, 1 / 2, 2 / 4, 3 / 5]
    losses = [-log(base if one.kept else 1 - base) for base, one in zip(bases, history, strict=True)]
    report = judge(history, [Prediction(0.5, ())] * 4, DEFAULTS)
    assert isclose(report.all.base_log_loss or 0, sum(losses) / 4)


def test_without_any_there_are_no_numbers() -> None:
    report, said = judged([])
    assert said == []
    assert report.all.log_loss is report.all.skill is report.later.brier is None
    assert words.scope(report) == "no promises."


def test_bounds_belong_to_the_decile_above() -> None:
    tally = Tally()
    for chance in (0.1, 0.3, 0.7, 0.8, 0.9999):
        tally.add(chance, 0.5, kept=True)
    assert [round(10 * one.low) for one in tally.measures().deciles if one.n] == [1, 3, 7, 8, 9]


def test_the_words() -> None:
    assert (
        words.decile_words(Decile(0.8, 0.9, 112, 0.85, 0.84)) == "When Trustlog said 80–90 %, 84 % were kept (n 112)."
    )
    assert words.decile_words(Decile(0.0, 0.1, 9, 0.05, 0.0)) == "When Trustlog said 0–10 %: too few to say (n 9)."
    assert words.decile_words(Decile(0.0, 0.1, 0, None, None)) == ""


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        (0.9, "What came surprised Trustlog 85 % less than it would surprise"),
        (0.4, "What came surprised Trustlog 32 % more than it would surprise"),
        (0.5, "no better and no worse"),
    ],
)
def test_the_comparison_in_words(chance: float, said: str) -> None:
    tally = Tally()
    for _ in range(10):
        tally.add(chance, 0.5, kept=True)
    assert said in words.against_base(tally.measures())


@pytest.mark.parametrize("text", ["2026-13-01", "yesterday", "2026-01-01T25:00", "12/12/2026", "2026-01"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="no ISO date"):
        read_day(text)


YEARS = st.datetimes(datetime(FIRST_YEAR, 1, 1), datetime(LAST_YEAR, 12, 31, 23, 59, 59))


@given(YEARS)
def test_a_time_is_read_as_its_day(at) -> None:
    assert read_day(at.isoformat()) == read_day(at.date().isoformat()) == at.toordinal()


def test_a_large_file_is_walked_whole(tmp_path: Path) -> None:
    rows = some(3_000, 5, partners=100)
    report, said = judged(read_history(str(written(tmp_path / "e.csv", rows))).promised)
    assert report.all.n == len(said) == 3_000
    assert report.later.n == 2_550
    assert (report.later.skill or 0) > 0.05  # partners that differ are told apart
    assert (report.later.calibration_error or 1) < 0.05
