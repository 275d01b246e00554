"""The decision on a small terminal: all of it in sight, and nothing typed goes astray."""

from textual.pilot import Pilot
from textual.widgets import Input
from tui_pilot import app_on, rows_of, settled, toasts, typed, wait_for

from trustlog.desk import levels, partners
from trustlog.desk.ledger import Ledger
from trustlog.tui.app.application import TrustlogApp
from trustlog.tui.drawing.text import joined
from trustlog.tui.screens.decision.dialog import Decide, open_decision
from trustlog.tui.widgets.pick import Pick

SMALL = (80, 24)


async def opened(pilot: Pilot[object], handle: str) -> Decide:
    """Open the decision about a partner."""
    app = pilot.app
    assert isinstance(app, TrustlogApp)
    await settled(pilot)
    open_decision(app, handle)
    await wait_for(pilot, lambda: isinstance(app.screen, Decide) and app.screen.focused)
    assert isinstance(app.screen, Decide)
    return app.screen


def in_sight(screen: Decide) -> list[str]:
    """Give the lines of evidence that can be seen."""
    rows = screen.query_one("#evidence")
    assert rows.parent is not None
    shown = rows_of(screen.app)
    return [joined(item.draw(70)) for item in shown.items[: rows.size.height]]


async def test_on_a_small_terminal_gates_fields_and_a_refusal_are_in_sight(demo: str) -> None:
    async with app_on(demo).run_test(size=SMALL) as pilot:
        screen = await opened(pilot, "acme")
        gates = [line for line in in_sight(screen) if "✓ " in line or "○ " in line]
        assert gates[0].startswith("  Gates  ✓ big")
        assert "○ dependence" in gates[-1]
        await pilot.press("left", "enter", "enter", "enter")  # from a step on trial, which is suggested, to "not now"
        fault = screen.query_one("#fault")
        await wait_for(pilot, lambda: "Say why" in str(fault.render()))
        for name in ("#choice", "#effect", "#until", "#reason", "#depends", "#fault"):
            region = screen.query_one(name).region
            assert 0 < region.y < region.bottom < SMALL[1], name
        assert fault.region.width >= len(str(fault.render()))


async def test_on_a_large_terminal_the_gates_are_said_once_in_full(demo: str) -> None:
    async with app_on(demo).run_test(size=(120, 62)) as pilot:
        screen = await opened(pilot, "acme")
        await wait_for(pilot, lambda: any("big promises kept" in line.lower() for line in in_sight(screen)))
        assert not any("✓ big  " in line for line in in_sight(screen))


async def test_letters_typed_beside_a_field_are_the_reason_and_change_no_choice(demo: str, other: Ledger) -> None:
    async with app_on(demo).run_test(size=SMALL) as pilot:
        screen = await opened(pilot, "delfino")
        app = pilot.app
        assert isinstance(app, TrustlogApp)
        screen.query_one("#depends").focus()
        reason = screen.query_one("#reason", Input)
        await typed(pilot, "t")
        await wait_for(pilot, lambda: reason.has_focus)
        await typed(pilot, "hey need us less")
        await wait_for(pilot, lambda: reason.value == "they need us less")
        assert screen.query_one("#depends", Pick).at == 0
        await pilot.press("tab", "shift+tab")
        await typed(pilot, "!")
        await wait_for(pilot, lambda: reason.value == "they need us less!")
        await pilot.press("tab", "enter")
        await wait_for(pilot, lambda: toasts(app))
        who = next(one for one in partners.partner_list(other) if one.handle == "delfino")
        assert levels.changes_of(other, who)[-1].to_level == 3


async def test_enter_without_a_reason_asks_for_one_from_the_last_field_too(demo: str) -> None:
    async with app_on(demo).run_test(size=SMALL) as pilot:
        screen = await opened(pilot, "acme")
        screen.query_one("#depends").focus()
        await pilot.press("enter")
        await wait_for(pilot, lambda: "Say why" in str(screen.query_one("#fault").render()))
        assert screen.query_one("#reason").has_focus
        await typed(pilot, "x")
        await wait_for(pilot, lambda: str(screen.query_one("#fault").render()) == "")
