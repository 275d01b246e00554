"""What the screens do while nobody waits: the readings of the next day are made, so that its first screen has them."""

from datetime import timedelta

from tui_pilot import DAY, app_on, settled, toasts, wait_for

from trustlog.desk import capture, partners, readings
from trustlog.desk.ledger import Ledger
from trustlog.tui.app.idle_work import GOES_AHEAD_AFTER

TOMORROW = DAY + timedelta(days=1)


def kept_tomorrow(ledger: Ledger) -> set[str]:
    later = ledger._replace(today=TOMORROW)
    return {reading.partner.handle for reading in readings.kept_of(later, partners.roster(later).partners)}


async def test_tomorrows_readings_are_made_while_nobody_touches_anything(demo: str, other: Ledger) -> None:
    everybody = {partner.handle for partner in partners.roster(other).partners}
    app = app_on(demo)
    async with app.run_test() as pilot:
        await settled(pilot)
        await wait_for(pilot, lambda: app.has_all_readings)
        app.idle_work.go_ahead(GOES_AHEAD_AFTER - 1)
        await settled(pilot)
        assert kept_tomorrow(other) == set()
        app.idle_work.go_ahead(GOES_AHEAD_AFTER)
        await settled(pilot)
        assert 0 < len(kept_tomorrow(other)) < len(everybody)  # somebody may come back at any time
        for _turn in everybody:
            app.idle_work.go_ahead(GOES_AHEAD_AFTER)
            await settled(pilot)
        assert kept_tomorrow(other) == everybody
        assert not toasts(app)


async def test_they_are_made_again_where_something_was_written(demo: str, other: Ledger) -> None:
    app = app_on(demo)
    async with app.run_test() as pilot:
        await settled(pilot)
        await wait_for(pilot, lambda: app.has_all_readings)
        for _turn in range(12):
            app.idle_work.go_ahead(GOES_AHEAD_AFTER)
            await settled(pilot)
        before = kept_tomorrow(other)
        capture.capture(other, "acme: lunch")
        assert kept_tomorrow(other) == before - {"acme"}
        app.facts_changed()
        await settled(pilot)
        await wait_for(pilot, lambda: app.has_all_readings)
        for _turn in range(12):
            app.idle_work.go_ahead(GOES_AHEAD_AFTER)
            await settled(pilot)
        assert kept_tomorrow(other) == before


async def test_a_ledger_that_may_not_be_written_is_left_alone(demo: str, other: Ledger) -> None:
    other.conn.execute("PRAGMA query_only = ON")
    readings.make_ahead(other, TOMORROW, partners.roster(other).partners, lambda: None)
    assert kept_tomorrow(other) == set()
