"""The walk: every forecast is made from what was known strictly before, and is scored as it should be."""

from datetime import datetime
from math import isclose, log
from pathlib import Path

import pytest
from backtest_cases import Row, day, histories, some, written
from hypothesis import given
from hypothesis import strategies as st

from trustlog.domain.calendar.days import FIRST_YEAR, LAST_YEAR
from trustlog.domain.calendar.instants import day_of, end_of, read_instant
from trustlog.errors import DateError
from trustlog.exchange.events.read import read_history
from trustlog.trust.backtest.calibration import Decile, Tally
from trustlog.trust.backtest.walk import Promised, judge, known_at, walk
from trustlog.trust.model.forecast import Forecaster
from trustlog.trust.settings import DEFAULTS
from trustlog.trust.words import backtest as words


def promised(rows: list[Row]) -> list[Promised]:
    made = []
    for row in rows:
        due, kept = read_instant(row.due_at), row.outcome == "kept"
        resolved = read_instant(row.resolved_at) if row.resolved_at else None
        made.append(Promised(row.partner, read_instant(row.made_at), due, due, known_at(kept, due, resolved), kept))
    return made


def chances(rows: list[Row]) -> dict[str, float]:
    return {rows[at].promise_id: chance for at, chance, _ in walk(promised(rows), Forecaster())}


class Diary:
    """A forecaster that writes down which outcomes it had been told before each promise."""

    def __init__(self) -> None:
        self.told: list[tuple[str, bool]] = []
        self.times: list[float] = []
        self.partners: dict[int, str] = {}
        self.before: dict[str, list[tuple[str, bool]]] = {}

    def made(self, promise: int, partner: str, day: float, due: float) -> float:
        self.partners[promise] = partner
        self.before[partner] = list(self.told)
        return 0.5

    def settled(self, promise: int, known: float, kept: bool) -> None:
        self.told.append((self.partners[promise], kept))
        self.times.append(known)


def told_by(when: str, *row: str) -> bool:
    """Tell whether the outcome of that promise is told before another one made at that time."""
    diary = Diary()
    rows = [Row("first", "1", *row), Row("asking", "2", when, "2027-01-01", "", "broken")]
    list(walk(promised(rows), diary))
    return bool(diary.before["asking"])


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
        # times keep their order within a day, and a day without one is over at its end
        (("2026-01-01T09:00", "2026-01-01T17:00", "2026-01-01T12:00", "kept"), "2026-01-01T17:00", "2026-01-01T17:01"),
        (("2026-01-01", "2026-01-10", "", "kept"), "2026-01-10T23:59", "2026-01-11T00:00:01"),
        (("2026-01-01", "2026-01-10", "", "kept"), "2026-01-11T00:00", "2026-01-11T00:00:01"),
        (("2026-01-01", "2026-01-10T12:00+02:00", "", "kept"), "2026-01-10T10:00Z", "2026-01-10T10:00:01Z"),
        # made after it fell due: nobody knew of it before it was made
        (("2026-01-20", "2026-01-10", "2026-01-05", "kept"), "2026-01-20", "2026-01-21"),
    ],
)
def test_when_an_outcome_is_known(row: tuple[str, ...], last_without: str, first_with: str) -> None:
    assert not told_by(last_without, *row)
    assert told_by(first_with, *row)


@given(histories())
def test_outcomes_are_told_in_order_and_each_once(rows: list[Row]) -> None:
    diary = Diary()
    list(walk([*promised(rows), Promised("end", 1e6, 1e6, 1e6, 1e6, None)], diary))
    assert diary.times == sorted(diary.times)
    assert sorted(diary.told) == sorted((row.partner, row.outcome == "kept") for row in rows)


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


def test_an_open_promise_is_forecast_and_not_scored() -> None:
    rows = promised(some(40, 1))
    report, said = judge([*rows, Promised("partner1", end_of(day_of(rows[-1].made)), 1e6, 1e6, 1e6, None)], DEFAULTS)
    assert (report.promises, report.all.n, report.later.n) == (41, 40, 34)
    assert 0 < said[-1] < 1


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
    assert [base for _, _, base in walk(promised(rows), Forecaster())] == [1 / 2, 1 / 2, 2 / 4, 3 / 5]


def test_without_any_there_are_no_numbers() -> None:
    report, said = judge([], DEFAULTS)
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
        read_instant(text)


YEARS = st.datetimes(datetime(FIRST_YEAR, 1, 1), datetime(LAST_YEAR, 12, 31, 23, 59, 59))


@given(YEARS, YEARS)
def test_times_keep_their_order(one, other) -> None:
    first, second = sorted((one, other))
    assert read_instant(first.isoformat()) <= read_instant(second.isoformat())
    assert day_of(read_instant(first.date().isoformat())) == first.date()


def test_a_large_file_is_walked_whole(tmp_path: Path) -> None:
    rows = some(3_000, 5, partners=100)
    report, said = judge(read_history(str(written(tmp_path / "e.csv", rows))).promised, DEFAULTS)
    assert report.all.n == len(said) == 3_000
    assert report.later.n == 2_550
    assert (report.later.skill or 0) > 0.05  # partners that differ are told apart
    assert (report.later.calibration_error or 1) < 0.05
