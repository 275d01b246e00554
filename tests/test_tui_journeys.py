"""Journeys through the screens, key by key, on real ledgers."""

from datetime import timedelta
from pathlib import Path

import pytest
from tui_pilot import app_on, rows_of, settled, shown, toasts, typed, wait_for

from trustlog.desk import capture, history, partners, promises
from trustlog.desk.demo import DAY
from trustlog.desk.ledger import Ledger
from trustlog.tui.app.key_table import TABLE
from trustlog.tui.app.keys import sign_of
from trustlog.tui.screens.decision.dialog import Decide
from trustlog.tui.screens.fact.acts import act_on
from trustlog.tui.screens.palette.dialog import Palette
from trustlog.tui.screens.partner.page import PartnerPage
from trustlog.tui.widgets.dialogs import AskDay, AskText, Choose, TextDialog
from trustlog.tui.widgets.pick import Pick


async def test_first_paint_comes_before_any_data(demo: str) -> None:
    app = app_on(demo)
    asked_at_paint: list[bool] = []
    app.call_after_refresh(lambda: asked_at_paint.append(app.roster is None))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert asked_at_paint == [True]


async def test_today_lists_groups_in_order(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        headings = [line.split("  ")[0] for line in shown(app) if line and line.rsplit(" ", 1)[-1].isdigit()]
        assert [one.rsplit(" ", 1)[0] for one in headings if one[0].isupper()][:3] == [
            "Overdue",
            "Due this week",
            "Planned",
        ]
        assert any("may move up to" in line for line in shown(app))


async def test_kept_says_so_and_is_undone(demo: str, other: Ledger) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        number = rows_of(app).current.number
        assert number is not None
        await pilot.press("k", "enter")
        await wait_for(pilot, lambda: any(f"#{number}" in one for one in toasts(app)))
        await settled(pilot)
        assert promises.found_promise(other, number).closed_as == "kept"
        assert all(item.number != number for item in rows_of(app).items)
        await pilot.press("u")
        await wait_for(pilot, lambda: any("undone" in one for one in toasts(app)))
        await settled(pilot)
        assert promises.found_promise(other, number).closed_as is None
        assert any(item.number == number for item in rows_of(app).items)


async def test_broken_asks_how_in_place(demo: str, other: Ledger) -> None:
    app = app_on(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        number = rows_of(app).current.number
        await pilot.press("b")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose))
        await pilot.press("s")
        await wait_for(pilot, lambda: toasts(app))
        assert promises.found_promise(other, number).told == "silent"


async def test_escape_leaves_a_question_without_writing(demo: str, other: Ledger) -> None:
    app = app_on(demo)
    before = history.history(other, limit=1)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for key in ("b", "m", "p"):
            await pilot.press(key)
            await wait_for(pilot, lambda: len(app.screen_stack) == 2)
            await pilot.press("escape")
            await wait_for(pilot, lambda: len(app.screen_stack) == 1)
    assert history.history(other, limit=1) == before


async def test_moving_an_overdue_one_records_the_miss_and_promises_anew(demo: str, other: Ledger) -> None:
    app = app_on(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        row = next(item for item in rows_of(app).items if "send the audit report" in item.text)
        rows_of(app).go_to(row.key)
        await pilot.press("m")
        await wait_for(pilot, lambda: isinstance(app.screen, AskDay))
        await typed(pilot, "next fri")
        await pilot.press("enter")
        await wait_for(pilot, lambda: len(toasts(app)) == 1)
        old = promises.found_promise(other, row.number)
        anew = [one for one in promises.promise_list(other) if one.text == old.text and one.number != old.number]
        assert old.closed_as == "broken"
        assert [one.due_on for one in anew] == [DAY + timedelta(days=11)]


async def test_a_day_that_is_none_is_said_and_not_taken(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("m")
        await wait_for(pilot, lambda: isinstance(app.screen, AskDay))
        await typed(pilot, "31 feb")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, AskDay)


async def test_a_refusal_is_a_toast_and_nothing_else(demo: str, other: Ledger) -> None:
    app = app_on(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        number = rows_of(app).current.number
        promises.keep(other, [number], on_time=[number])
        await pilot.press("k", "enter")
        await wait_for(pilot, lambda: any(one.severity == "error" for one in app._notifications))
        await settled(pilot)
        assert app.is_running


async def test_the_menu_of_a_promise_has_what_can_happen_to_it(demo: str, other: Ledger) -> None:
    offered = capture.capture(other, "acme: they offer a discount by fri").facts[0].number
    kept = capture.capture(other, "acme: we promise a thing by fri").facts[0].number
    promises.keep(other, [kept])
    app = app_on(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("full_stop")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose))
        assert "".join(TABLE[act] for act, _, _ in app.screen.answers) == "kKbmVD"  # its day is over
        await pilot.press("escape")
        for number, keys in ((offered, "wWAVD"), (kept, "+-OVD")):
            act_on(app, promises.found_promise(other, number), "more")
            await wait_for(pilot, lambda: isinstance(app.screen, Choose))
            assert "".join(sign_of(TABLE[act]) for act, _, _ in app.screen.answers) == keys
            await pilot.press("escape")


async def test_tabs_and_going_back(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("2")
        await wait_for(pilot, lambda: app.screen.id == "partners" and len(shown(app)) == 12)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, PartnerPage))
        await pilot.press("escape")
        await wait_for(pilot, lambda: app.screen.id == "partners")
        await pilot.press("tab")
        await wait_for(pilot, lambda: app.screen.id == "pyramid")
        await pilot.press("1")
        await wait_for(pilot, lambda: app.screen.id == "today")
        await pilot.press("tab", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, PartnerPage))
        await pilot.press("1")
        await wait_for(pilot, lambda: app.screen.id == "today" and len(app.screen_stack) == 1)


async def test_partners_filter_and_sort(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("2")
        await wait_for(pilot, lambda: app.screen.id == "partners" and len(shown(app)) == 12)
        await pilot.press("slash")
        await typed(pilot, "el")
        await wait_for(pilot, lambda: 0 < len(shown(app)) < 12)
        await pilot.press("escape")
        await wait_for(pilot, lambda: len(shown(app)) == 12)
        await pilot.press("s", "s")  # by how they move, then by their levels
        await wait_for(pilot, lambda: shown(app)[0].startswith("Lumen"))
        await pilot.press("r")
        await wait_for(pilot, lambda: "1 Transactional → 2" in shown(app)[0])


async def test_a_decision_needs_a_reason_and_is_recorded(demo: str, other: Ledger) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app.open_partner("elandra")
        await wait_for(pilot, lambda: isinstance(app.screen, PartnerPage) and len(shown(app, "#strands")) >= 5)
        await pilot.press("l")
        await wait_for(pilot, lambda: isinstance(app.screen, Decide))
        assert any("1 relationship in 20" in line for line in shown(app))
        assert app.screen.query_one("#choice", Pick).at == 0
        await pilot.press("tab", "enter")
        await pilot.pause()
        assert isinstance(app.screen, Decide)
        await typed(pilot, "a joint plan is signed")
        await pilot.press("tab", "right", "shift+tab", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, PartnerPage))
        await settled(pilot)
        who = next(one for one in partners.partner_list(other) if one.handle == "elandra")
        assert who.level == 3
        assert "3" in str(app.screen.query_one("#strands").border_title)


async def test_a_ledger_changed_by_somebody_else_is_noticed_and_the_cursor_stays(demo: str, other: Ledger) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("down", "down", "down")
        key = rows_of(app).current.key
        capture.capture(other, "acme: we promise a thing written elsewhere by tomorrow")
        await wait_for(pilot, lambda: any("written elsewhere" in line for line in shown(app)))
        assert rows_of(app).current.key == key


async def test_search_finds_and_opens(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("slash")
        await typed(pilot, "audit rep")
        await wait_for(pilot, lambda: any("audit report" in line for line in shown(app)))
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, PartnerPage))


async def test_help_names_every_key_of_every_screen(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for go in ("1", "2"):
            await pilot.press(go)
            keys = app.screen.all_keys()
            await pilot.press("question_mark")
            await wait_for(pilot, lambda: isinstance(app.screen, TextDialog))
            text = "\n".join(shown(app))
            assert all(key.says.split()[0] in text for key in keys)
            await pilot.press("escape")
            await wait_for(pilot, lambda: not isinstance(app.screen, TextDialog))


async def test_a_ledger_that_cannot_be_opened_is_said_on_leaving(tmp_path: Path) -> None:
    foreign = tmp_path / "not.db"
    foreign.write_bytes(b"this is no ledger at all" * 100)
    app = app_on(str(foreign))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: app.return_code is not None)
    assert app.return_code == 1


async def test_late_answers_are_dropped(demo: str) -> None:
    app = app_on(demo)
    taken: list[int] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for number in range(5):
            app.ask("one", lambda ledger, number=number: number, taken.append)
        await wait_for(pilot, lambda: not app.clerk.is_busy)
    assert taken == [4]


async def test_a_concealed_break_is_cleared_from_the_timeline_with_a_reason(demo: str, other: Ledger) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app.open_partner("kestrel")
        await wait_for(pilot, lambda: isinstance(app.screen, PartnerPage) and len(shown(app, "#timeline")) > 5)
        await settled(pilot)
        hidden = next(
            one for one in promises.promise_list(other, partner="kestrel", show="all") if one.told == "concealed"
        )
        await pilot.press("T")
        rows_of(app, "#timeline").go_to(f"fact {hidden.number}")
        await pilot.press("full_stop")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose))
        await pilot.press("C")
        await wait_for(pilot, lambda: isinstance(app.screen, AskText))
        await typed(pilot, "talked it through")
        await pilot.press("enter")
        await wait_for(pilot, lambda: toasts(app))
        assert promises.found_promise(other, hidden.number).cleared_on == DAY


async def test_the_palette_opens_a_partner(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p")
        await wait_for(pilot, lambda: isinstance(app.screen, Palette))
        await typed(pilot, "elandra")
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, PartnerPage))


async def test_keys_in_the_footer_can_be_clicked(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.click("KeyLine", offset=(12, 0))
        await wait_for(pilot, lambda: isinstance(app.screen, Choose))


@pytest.mark.parametrize("keys", [["k", "enter"], ["b", "t"], ["b", "s"]])
async def test_kept_or_broken_takes_two_keys_at_most(demo: str, other: Ledger, keys: list[str]) -> None:
    app = app_on(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        number = rows_of(app).current.number
        await pilot.press(*keys)
        await wait_for(pilot, lambda: any(f"#{number}" in one for one in toasts(app)))
    assert promises.found_promise(other, number).closed_as == ("kept" if keys[0] == "k" else "broken")
