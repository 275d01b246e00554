"""What a ledger has taught, through its tables: kept epochs are what the facts teach, and forecasts what was shown."""

import csv
import random
from datetime import date, timedelta
from pathlib import Path

import pytest
from desk_cases import BOTH_ENGINES, TODAY, chosen, on, small
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from trustlog.desk import backtest, capture, history, levels, maintenance, partners, promises, readings
from trustlog.desk.ledger import Ledger
from trustlog.desk.maintenance.checks import stale_memos
from trustlog.domain.facts import Promise
from trustlog.domain.strands import PROMISE_STRANDS, STRANDS
from trustlog.errors import TrustlogError
from trustlog.storage.read.portfolio import portfolio
from trustlog.storage.read.settled import SIDES, any_closed, made_between, settled_between
from trustlog.trust.backtest.own import learned_from
from trustlog.trust.model.outcomes import dated_promises

DAY = timedelta(days=1)
LONG = 300  # days that are lived through


@pytest.fixture
def ledger(request: pytest.FixtureRequest, tmp_path: Path):
    opened = small(chosen(request, tmp_path))
    yield opened
    opened.close()


def live(ledger: Ledger, chance: random.Random, steps: int) -> list[Ledger]:
    """Let somebody log for so many working days, as people do: promises both ways, some of them settled, in order."""
    day, lived = TODAY - LONG * DAY, []
    for _ in range(steps):
        day = min(day + chance.choice((0, 1, 1, 2, 7, 30)) * DAY, TODAY)
        now = on(ledger, day)
        act(now, chance)
        lived.append(now)
    return lived


def act(now: Ledger, chance: random.Random) -> None:
    """Do something that may be done on that day, or is refused and then changes nothing."""
    handle = chance.choice(("acme", "borealis"))
    open_ones = [one for one in promises.promise_list(now, show="all") if one.closed_as is None]
    deed = chance.choice(("promise", "promise", "promise", "keep", "keep", "break", "late", "move", "withdraw", "talk"))
    try:
        if deed == "promise" or not open_ones:
            due, private = now.today + chance.choice((0, 1, 5, 20)) * DAY, chance.choice(("", "", "", "private "))
            side = chance.choice(("we", "they"))
            capture.capture(now, f"{handle}: {private}{side} promise something by {due}")
        elif deed == "keep":
            one = chance.choice(open_ones)
            promises.keep(on(now, max(min(one.counts_on, now.today), one.made_on)), [one.number])
        elif deed == "break":
            promises.break_(now, [chance.choice(open_ones).number], told="told")
        elif deed == "late":
            promises.keep(now, [chance.choice(open_ones).number])
        elif deed == "move":
            promises.move(now, chance.choice(open_ones).number, now.today + chance.choice((3, 50)) * DAY)
        elif deed == "withdraw":
            by = chance.choice(("maker", "receiver"))
            promises.withdraw(now, [chance.choice(open_ones).number], by=by, reason="off")
        else:
            capture.capture(now, f"{handle}: lunch; we shared goals /3; they shared plans /2")
    except TrustlogError:
        return


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**16))
@example(seed=1896)  # only a private promise is made on the day on which a quarter's epoch begins
def test_what_is_forecast_of_each_promise_is_what_was_shown_on_its_day(tmp_path_factory, seed: int) -> None:
    folder = tmp_path_factory.mktemp("shown")
    ledger, chance = small(folder), random.Random(seed)
    live(ledger, chance, 45)
    out = folder / "forecasts.csv"
    found = backtest.backtest_ledger(ledger, predictions=str(out))
    with out.open(encoding="utf-8", newline="") as file:
        said = {int(row["promise_id"]): float(row["p_kept"]) for row in csv.DictReader(file)}
    assert len(said) == found.predicted > 0
    for one in promises.promise_list(ledger, show="all"):
        name = PROMISE_STRANDS[not one.ours]
        shown = readings.reading(on(ledger, one.made_on), handle_of(ledger, one)).strands[name]
        if shown.n:
            assert said[one.number] == pytest.approx(shown.estimate, abs=1e-9)
    ledger.close()


def handle_of(ledger: Ledger, one: Promise) -> str:
    return next(partner.handle for partner in partners.partner_list(ledger) if partner.id == one.partner_id)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**16))
def test_what_is_kept_is_what_the_facts_teach_whatever_is_written(tmp_path_factory, seed: int) -> None:
    ledger, chance = small(tmp_path_factory.mktemp("taught")), random.Random(seed)
    live(ledger, chance, 12)
    for _ in range(12):
        now = on(ledger, TODAY - chance.choice((0, 0, 1, 10, 40)) * DAY)
        step = chance.choice(("act", "act", "act", "undo", "level", "pause", "add"))
        try:
            if step == "act":
                act(now, chance)
            elif step == "undo":
                history.undo(now)
            elif step == "level":
                levels.decide(now, "acme", chance.choice(("up", "down")), "as agreed")
            elif step == "pause":
                partners.pause(now, "acme", now.today - 50 * DAY, now.today - 20 * DAY, "away")
            else:
                partners.add(now, f"More {chance.random()}")
        except TrustlogError:
            pass
        for day in (TODAY, TODAY - 30 * DAY, TODAY + 20 * DAY):
            looked = on(ledger, day)
            assert readings.learned_for(looked, day) == readings.learn_now(looked, day), (step, day)
            assert stale_memos(looked) == []
    assert maintenance.doctor(ledger) == []
    ledger.close()


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**16))
def test_an_epoch_of_tonight_is_not_known_by_whoever_goes_back_to_its_morning(tmp_path_factory, seed: int) -> None:
    ledger, chance = small(tmp_path_factory.mktemp("back")), random.Random(seed)
    live(ledger, chance, 40)
    whole = readings.learned_for(ledger, TODAY)
    begun = sorted({epoch.day for epochs in whole for epoch in epochs if epoch.day})
    for day in map(date.fromordinal, chance.sample(begun, min(6, len(begun)))):
        back = on(ledger, day)
        assert readings.learned_for(back, day) == readings.learn_now(back, day), day
        assert readings.learned_for(ledger, TODAY) == whole, day
    ledger.close()


def test_a_slot_that_ends_on_the_first_day_of_a_quarter_begins_no_epoch_that_morning(ledger: Ledger) -> None:
    first = date(2026, 10, 1)
    for days in (56, 112, 168):
        partners.add(on(ledger, first), f"Logged {days}", logged_from=first - (days - 1) * DAY)
    later = on(ledger, first + 3 * DAY)
    whole = readings.learned_for(later, later.today)
    assert whole.time[-1].day == first.toordinal()
    morning = on(ledger, first)
    assert readings.learned_for(morning, first) == readings.learn_now(morning, first)
    assert readings.learned_for(morning, first).time[-1].day < first.toordinal()
    assert readings.learned_for(later, later.today) == whole


@BOTH_ENGINES
def test_what_is_read_to_learn_is_all_that_teaches(ledger: Ledger) -> None:
    live(ledger, random.Random(11), 60)
    day, settings = TODAY.toordinal(), ledger.settings.reading
    everything = list(portfolio(ledger.conn, TODAY, readings.NOBODY))
    for some in (STRANDS, *((name,) for name in STRANDS)):
        assert readings.learn_now(ledger, TODAY, some) == learned_from(everything, day, day, settings, some)
    assert any(len(epochs) > 1 for epochs in learned_from(everything, day, day, settings))


@BOTH_ENGINES
def test_what_is_counted_in_the_tables_is_what_the_facts_say(ledger: Ledger) -> None:
    live(ledger, random.Random(7), 60)
    everything = list(portfolio(ledger.conn, TODAY, readings.NOBODY))
    counted = 0
    for ago in range(0, LONG, 11):
        day = TODAY - ago * DAY
        now = day.toordinal()
        both = [[], []]
        for facts in everything:
            for side, dated in zip(both, dated_promises(facts, now, now, ledger.settings.reading), strict=True):
                side += dated
        for name, dated in zip(PROMISE_STRANDS, both, strict=True):
            settled = sum(one.kept is not None for one in dated)
            assert settled_between(ledger.conn, SIDES[name], None, day) == settled
            closed = any_closed(ledger.conn, SIDES[name], day)
            assert any(one.kept for one in dated) <= closed <= bool(settled)
            lately = sum(one.kept is not None and one.over >= now - 25 for one in dated)
            assert settled_between(ledger.conn, SIDES[name], day - 25 * DAY, day) == lately
            made = any(now - 5 <= one.made <= now for one in dated)
            assert made_between(ledger.conn, SIDES[name], day - 5 * DAY, day) == made
            counted += settled
    assert counted


def test_nobody_learns_from_private_facts(ledger: Ledger) -> None:
    before = readings.learn_now(ledger, TODAY)
    first = on(ledger, TODAY - 60 * DAY)
    made = capture.capture(first, f"acme: private we promise a by {first.today + DAY}").facts[0]
    promises.keep(first, [made.number])
    assert readings.learn_now(ledger, TODAY) == before
    assert readings.reading(ledger, "acme").strands["our_promises"].n == 1


def test_a_few_more_do_not_learn_anew_and_half_as_many_more_do(ledger: Ledger) -> None:
    day = TODAY - 40 * DAY

    def settle(many: int, on_day) -> None:
        for _ in range(many):
            made = capture.capture(on(ledger, on_day), f"acme: we promise something by {on_day}").facts[0]
            promises.keep(on(ledger, on_day), [made.number])

    settle(10, day)
    looked = on(ledger, day + 2 * DAY)
    taught = readings.learned_for(looked, looked.today).our_promises
    assert taught[-1].settled == 10
    settle(4, looked.today)
    later = on(ledger, day + 5 * DAY)
    assert readings.learned_for(later, later.today).our_promises == taught
    settle(1, later.today)
    last = on(ledger, day + 6 * DAY)
    assert readings.learned_for(last, last.today).our_promises[-1].settled == 15


def test_taking_back_what_began_an_epoch_takes_the_epoch_back(ledger: Ledger) -> None:
    before = on(ledger, TODAY.replace(month=9, day=20))
    for _ in range(3):
        made = capture.capture(before, f"acme: we promise something by {before.today}").facts[0]
        promises.keep(before, [made.number])
    quarter = on(ledger, TODAY.replace(month=10, day=5))
    grown = readings.learned_for(quarter, quarter.today).our_promises
    capture.capture(quarter, "acme: we promise something by 2026-12-01")
    assert [epoch.day for epoch in readings.learned_for(quarter, quarter.today).our_promises] == [
        *(epoch.day for epoch in grown),
        quarter.today.toordinal(),
    ]
    capture.capture(quarter, "acme: lunch")
    assert ledger.conn.first("SELECT count(*) FROM memo WHERE subject = 'our_promises'") == (len(grown),)
    history.undo(quarter)
    history.undo(quarter)
    assert maintenance.doctor(quarter) == []
    assert readings.learned_for(quarter, quarter.today).our_promises == grown
    assert maintenance.doctor(quarter) == []
