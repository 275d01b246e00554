"""`u` takes back what its toast shows, and says why where it cannot."""

from tui_pilot import app_on, rows_of, settled, toasts, wait_for

from trustlog.desk import capture, history, promises
from trustlog.desk.ledger import Ledger


async def test_u_undoes_the_batch_of_the_toast_and_not_a_later_one(demo: str, other: Ledger) -> None:
    app = app_on(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        number = rows_of(app).current.number
        await pilot.press("k", "enter")
        await wait_for(pilot, lambda: any(f"#{number}" in one for one in toasts(app)))
        later = capture.capture(other, "acme: note from another shell of mine")
        await pilot.press("u")
        await wait_for(pilot, lambda: any(f"keep {number}" in one for one in toasts(app)))
        assert not any(one.undone_by for one in history.history(other) if one.batch == later.batch)
        await settled(pilot)
        await pilot.press("u")  # no toast tells of a batch any more: what was written last
        await wait_for(pilot, lambda: any(f"batch {later.batch}" in one for one in toasts(app)))


async def test_u_at_once_after_a_key_undoes_what_that_key_wrote(demo: str, other: Ledger) -> None:
    app = app_on(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        first = rows_of(app).current.number
        await pilot.press("k", "enter")
        await wait_for(pilot, lambda: any(f"#{first}" in one for one in toasts(app)))
        await settled(pilot)
        second = rows_of(app).current.number
        assert second != first
        await pilot.press("k", "enter", "u")  # the toast of the first is still there
        await wait_for(pilot, lambda: any(f"undone: keep {second}" in one for one in toasts(app)))
    kept = [one.what for one in history.history(other) if one.undoes is None and one.undone_by is None]
    assert f"keep {first}" in kept
    assert f"keep {second}" not in kept


async def test_u_that_cannot_go_on_says_why_and_offers_the_next_one(demo: str, other: Ledger) -> None:
    app = app_on(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        number = rows_of(app).current.number
        await pilot.press("k", "enter")
        await wait_for(pilot, lambda: any(f"#{number}" in one for one in toasts(app)))
        changed = promises.satisfied(other, number, True)
        await pilot.press("u")
        await wait_for(pilot, lambda: any("changed the same later" in one for one in toasts(app)))
        (toast,) = (one for one in app._notifications if "changed the same" in one.message)
        assert f"batch {changed.batch}" in toast.message
        assert toast.title == f"Not undone · u undo {changed.batch} instead"
        await pilot.press("u")
        await wait_for(pilot, lambda: any(f"(batch {changed.batch})" in one for one in toasts(app)))


async def test_a_backup_offers_no_undo(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.action_backup()
        await wait_for(pilot, lambda: any("a copy is in" in one for one in toasts(app)))
        assert [one.title for one in app._notifications] == ["Written"]
