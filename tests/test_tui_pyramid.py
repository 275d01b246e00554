"""The pyramid: who moved lately, the last contact and what is due next, where there is room for them."""

from datetime import timedelta

import pytest
from rich.cells import cell_len
from tui_pilot import app_on, settled, wait_for

from trustlog.desk import capture, levels, partners
from trustlog.desk.demo import DAY
from trustlog.desk.ledger import Ledger
from trustlog.desk.partners import Moved, PartnerColumns
from trustlog.tui.app.application import TrustlogApp
from trustlog.tui.drawing.place import contact, joined_parts, moved
from trustlog.tui.screens.pyramid.terraces import Terraces


def earlier(ledger: Ledger, days: int) -> Ledger:
    return ledger._replace(today=DAY - timedelta(days=days), now=ledger.now - timedelta(days=days))


async def at_pyramid(pilot, app: TrustlogApp) -> list[str]:
    """Open the pyramid; give what is drawn, once all that is asked for is there."""
    await settled(pilot)
    await pilot.press("3")
    await wait_for(pilot, lambda: any(box.at for box in app.screen.query(Terraces)))
    await settled(pilot)
    return str(app.screen.query_one(Terraces).render()).splitlines()


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_who_moved_in_the_last_quarter_says_from_where(demo: str, other: Ledger, size: tuple[int, int]) -> None:
    levels.decide(earlier(other, 42), "juniper", "up", "a year of kept promises")
    levels.decide(earlier(other, 100), "gambrel", "up", "too long ago")
    levels.decide(earlier(other, 60), "delfino", "up", "tried")
    levels.decide(earlier(other, 50), "delfino", "down", "and back", depends="us")
    app = app_on(demo)
    async with app.run_test(size=size) as pilot:
        drawn = await at_pyramid(pilot, app)
    assert {cell_len(line) for line in drawn[1:-1]} <= set(range(size[0]))
    assert next(line for line in drawn if "Juniper" in line).count("up from 1") == 1
    assert sum("up from" in line or "down from" in line for line in drawn) == 1
    assert ("1 moved here" in "".join(drawn)) == (size[0] > 80)


@pytest.mark.parametrize(
    ("size", "says"), [((80, 24), "workshop 19 Nov"), ((120, 40), "workshop Thu 19 Nov · we Fri 4 Dec")]
)
async def test_the_last_contact_and_the_next_due_stand_in_the_empty_rows(
    demo: str, size: tuple[int, int], says: str
) -> None:
    app = app_on(demo)
    async with app.run_test(size=size) as pilot:
        drawn = await at_pyramid(pilot, app)
        at = next(row for row, line in enumerate(drawn) if "Lumen" in line)
        assert says in (drawn[at] if size[0] == 80 else drawn[at + 2])
        assert "Lumen: theirs 95 %, ours 96 % · workshop Thu 19 Nov · we Fri 4 Dec" in drawn[-1]


async def test_a_lunch_written_meanwhile_is_shown(demo: str, other: Ledger) -> None:
    app = app_on(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await at_pyramid(pilot, app)
        capture.capture(other, "lumen: lunch")
        await wait_for(pilot, lambda: "lunch Mon 23 Nov" in str(app.screen.query_one(Terraces).render()))


def test_who_moved_is_known_with_all_steps_together(other: Ledger) -> None:
    levels.decide(earlier(other, 42), "juniper", "up", "first")
    levels.decide(earlier(other, 41), "juniper", "up", "second")
    levels.decide(earlier(other, 30), "acme", "up", "a forecast", trial=True)
    steps = {who.handle: partners.partner_columns(other).moved.get(who.id) for who in partners.partner_list(other)}
    assert steps.pop("juniper") == Moved(1, 3, DAY - timedelta(days=41))
    assert steps.pop("acme") == Moved(2, 3, DAY - timedelta(days=30))
    assert set(steps.values()) == {None}


@pytest.mark.parametrize(
    ("room", "says"),
    [(40, "lunch Wed 18 Nov · they Wed 25 Nov"), (27, "lunch 18 Nov · they 25 Nov"), (14, "lunch 18 Nov"), (9, "")],
)
def test_a_contact_is_said_in_the_room_there_is(room: int, says: str) -> None:
    lunch, due = (DAY - timedelta(days=5), "lunch"), (DAY + timedelta(days=2), False)
    known = PartnerColumns({"p": due}, {"p": lunch}, {}, None, {})
    assert contact(known, "p", DAY, room) == says
    assert contact(known._replace(due={}, last_met={}), "p", DAY, room) == ("not met yet" if room > 10 else "")


def test_a_step_is_said_in_the_room_there_is() -> None:
    steps = Moved(4, 3, DAY - timedelta(days=9))
    assert [moved(steps, DAY, room) for room in (30, 12, 5)] == ["down from 4 on 14 Nov", "down from 4", ""]


def test_parts_that_do_not_fit_are_left_out() -> None:
    assert joined_parts(["Acme", "", "a long part that has no room", "short"], 12) == "Acme · short"
