"""Journeys around one partner and the portfolio: page, trend, explanation, decision, table, pyramid."""

from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import Input
from tui_pilot import ME, app_on, settled, shown, toasts, typed, wait_for

from trustlog import config
from trustlog.desk import capture, levels, partners, people, promises
from trustlog.desk.demo import DAY
from trustlog.desk.ledger import Ledger, open_ledger
from trustlog.domain.strands import TITLES
from trustlog.trust.words import sentence
from trustlog.tui.app.application import TrustlogApp
from trustlog.tui.drawing.text import joined
from trustlog.tui.screens.decision.dialog import Decide
from trustlog.tui.screens.partner.explanation import Explain
from trustlog.tui.screens.partner.page import PartnerPage
from trustlog.tui.screens.pyramid.terraces import Terraces
from trustlog.tui.widgets.dialogs import AskText, Choose, TextDialog
from trustlog.tui.widgets.form import FieldForm
from trustlog.tui.widgets.pick import Pick
from trustlog.tui.widgets.rows import Rows
from trustlog.tui.widgets.trend_box import TrendBox


async def opened(pilot, handle: str) -> TrustlogApp:
    """Open a partner's page and wait until it has all it shows."""
    app = pilot.app
    await settled(pilot)
    app.open_partner(handle)
    await wait_for(pilot, lambda: any(one.picture for one in app.screen.query(TrendBox)))
    await settled(pilot)
    return app


def box(app: TrustlogApp, selector: str) -> Rows:
    return app.screen.query_one(selector, Rows)


def title(app: TrustlogApp, selector: str) -> str:
    return str(app.screen.query_one(selector).border_title)


def picture(app: TrustlogApp) -> str:
    return "\n".join(joined(line) for line in app.screen.query_one(TrendBox).lines())


async def test_the_page_shows_everything_at_once_where_there_is_room(demo: str) -> None:
    async with app_on(demo).run_test(size=(120, 40)) as pilot:
        app = await opened(pilot, "gambrel")
        assert shown(app, "#strands")[0].startswith("Their promises")
        assert all(app.screen.query_one(f"#{name}").display for name in ("trend", "timeline", "promises", "people"))
        assert any("we kept" in line and "→" in line for line in shown(app, "#timeline"))
        assert "100┤" in picture(app)
        assert "Their promises" in title(app, "#trend")


async def test_on_a_small_terminal_each_box_is_one_key_away(demo: str) -> None:
    async with app_on(demo).run_test(size=(80, 24)) as pilot:
        app = await opened(pilot, "gambrel")
        for key, name in (("g", "trend"), ("T", "timeline"), ("o", "promises"), ("P", "people")):
            await pilot.press(key)
            await pilot.pause()
            seen = {
                one for one in ("trend", "timeline", "promises", "people") if app.screen.query_one(f"#{one}").region
            }
            assert seen == {name}
            assert app.focused is app.screen.query_one(f"#{name}")
        await pilot.press("tab")
        assert app.focused is app.screen.query_one("#strands")


async def test_the_trend_follows_the_strand_and_the_range(demo: str) -> None:
    async with app_on(demo).run_test(size=(120, 40)) as pilot:
        app = await opened(pilot, "gambrel")
        first = picture(app)
        await pilot.press("down", "down", "down")
        await wait_for(pilot, lambda: "Openness" in title(app, "#trend"))
        assert picture(app) != first
        await pilot.press("g", "right")
        await wait_for(pilot, lambda: "Their promises" in title(app, "#trend"))
        await pilot.press("r")
        await settled(pilot)
        assert "all" in title(app, "#trend")
        assert "1→2" in picture(app)
        await pilot.press("r")
        await settled(pilot)
        assert "3 months" in title(app, "#trend")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_one_trend_is_large_and_all_four_stand_small_beside_it(demo: str, size: tuple[int, int]) -> None:
    async with app_on(demo).run_test(size=size) as pilot:
        app = await opened(pilot, "gambrel")
        await pilot.press("g")
        await settled(pilot)
        drawn = picture(app)
        assert drawn.count("100┤") == 1
        assert [drawn.count(title) for title in TITLES.values()] == [1, 1, 1, 1]
        assert "› Their promises" in drawn
        await pilot.press("right")
        await settled(pilot)
        assert "› Our promises" in picture(app)


async def test_a_person_has_phone_mail_and_the_last_time_at_hand(demo: str, other: Ledger) -> None:
    people.add(other, "gambrel", "Ada Long", phone="+31 20 555 0100", email="ada@gambrel.example")
    capture.capture(other, "gambrel: walk 20m with ada")
    async with app_on(demo).run_test(size=(80, 24)) as pilot:
        app = await opened(pilot, "gambrel")
        await pilot.press("P")
        await settled(pilot)
        rows = box(app, "#people")
        texts = [item.text for item in rows.items]
        place = texts.index("Ada Long")
        assert texts[place : place + 4] == [
            "Ada Long", "+31 20 555 0100", "ada@gambrel.example", "last time with Ada: walk Mon 23 Nov",
        ]  # fmt: skip
        rows.go_to(rows.items[place + 1].key)
        assert rows.current_text() == "+31 20 555 0100", "a key copies the number alone"
        await pilot.press("E")
        await wait_for(pilot, lambda: isinstance(app.screen, FieldForm))


async def test_what_is_counted_stands_before_any_estimate(demo: str) -> None:
    async with app_on(demo).run_test(size=(120, 40)) as pilot:
        app = await opened(pilot, "ironwood")
        lines = shown(app, "#strands")
        assert any("Their promises 2 of 2 kept, 1 open" in line for line in lines)
        assert any(
            "Together Met 2 × in 4 weeks, last: workshop with Carl Brandt, Wed 11 Nov." in line for line in lines
        )
        assert sum("First answer after about six settled promises" in line for line in lines) == 1
        assert not any("n = " in line for line in lines)
        app = await opened(pilot, "gambrel")
        lines = shown(app, "#strands")
        assert any("outside the agenda in 13 of 20" in line for line in lines)
        assert not any("First answer" in line for line in lines)


async def test_a_number_opens_into_its_facts_and_a_fact_into_its_record(demo: str) -> None:
    async with app_on(demo).run_test(size=(120, 40)) as pilot:
        app = await opened(pilot, "elandra")
        await pilot.press("e")
        await wait_for(pilot, lambda: isinstance(app.screen, Explain) and len(shown(app)) > 5)
        assert app.screen.chapter == "their_promises"
        assert shown(app)[0].startswith("Estimate")
        assert any("Evidence" in line and "→" in line for line in shown(app))
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, TextDialog))
        assert any(line.startswith("Recorded") and ME in line for line in shown(app))


async def test_the_explanation_goes_through_strands_to_the_gates_and_clears(demo: str, other: Ledger) -> None:
    async with app_on(demo).run_test(size=(80, 24)) as pilot:
        app = await opened(pilot, "kestrel")
        await pilot.press("down", "down", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Explain) and len(shown(app)) > 5)
        assert app.screen.chapter == "time"
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, TextDialog))
        await pilot.press("escape")
        await pilot.press("right", "right")
        await wait_for(pilot, lambda: app.screen.chapter == "gates")
        lines = shown(app)
        assert "○ shut" in lines
        row = next(item for item in box(app, "Reasons").items if "broken (concealed)" in item.text)
        box(app, "Reasons").go_to(row.key)
        await pilot.press("full_stop")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose))
        await pilot.press("C")
        await wait_for(pilot, lambda: isinstance(app.screen, AskText))
        await typed(pilot, "talked it through")
        await pilot.press("enter")
        await wait_for(pilot, lambda: toasts(app))
        assert promises.found_promise(other, row.number).cleared_on == DAY


async def test_a_step_in_the_timeline_opens_its_fact(demo: str) -> None:
    async with app_on(demo).run_test(size=(120, 40)) as pilot:
        app = await opened(pilot, "gambrel")
        await pilot.press("T")
        row = next(item for item in box(app, "#timeline").items if "we kept" in item.text)
        box(app, "#timeline").go_to(row.key)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, TextDialog))
        assert any(line.startswith("Outcome kept") for line in shown(app))


async def test_not_now_until_a_day_is_recorded_with_its_reason(demo: str, other: Ledger) -> None:
    async with app_on(demo).run_test(size=(80, 24)) as pilot:
        app = await opened(pilot, "elandra")
        await pilot.press("l")
        await wait_for(pilot, lambda: isinstance(app.screen, Decide))
        await pilot.press("right")

        def effect() -> object:
            return str(app.screen.query_one("#effect").render())

        await wait_for(pilot, lambda: "22 Feb 2027" in effect())
        await pilot.press("tab")
        await typed(pilot, "31 feb")
        await wait_for(pilot, lambda: effect() == "")
        app.screen.query_one("#until", Input).value = "2w"
        await wait_for(pilot, lambda: "7 Dec 2026" in effect())
        await pilot.press("enter")
        await typed(pilot, "they change their buyer")
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, PartnerPage))
        assert any("7 Dec" in one for one in toasts(app))
        from trustlog.desk.readings import reading

        assert any("7 Dec" in sentence(reason) for reason in reading(other, "elandra").suggestion.missing)
        assert levels.changes_of(other, partners.partner_list(other)[4])[-1].to_level == 2


async def test_nothing_typed_in_a_decision_is_lost_without_asking(demo: str) -> None:
    async with app_on(demo).run_test(size=(80, 24)) as pilot:
        app = await opened(pilot, "elandra")
        await pilot.press("l")
        await wait_for(pilot, lambda: isinstance(app.screen, Decide))
        await pilot.press("tab")
        await typed(pilot, "because")
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose))
        await pilot.press("n")
        await wait_for(pilot, lambda: isinstance(app.screen, Decide))
        assert app.screen.query_one("#reason", Input).value == "because"
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose))
        await pilot.press("y")
        await wait_for(pilot, lambda: isinstance(app.screen, PartnerPage))


async def test_a_flag_is_taken_as_seen_in_the_decision(demo: str) -> None:
    async with app_on(demo).run_test(size=(120, 40)) as pilot:
        app = await opened(pilot, "foxglove")
        await pilot.press("l")
        await wait_for(pilot, lambda: isinstance(app.screen, Decide))
        assert app.screen.way.what == "ack"
        await pilot.press("tab")
        await typed(pilot, "talked it over")
        await pilot.press("enter")
        await wait_for(pilot, lambda: any("flag seen" in one for one in toasts(app)))


async def test_all_ways_to_decide_are_seen_and_clicked_on_a_small_terminal(demo: str) -> None:
    async with app_on(demo).run_test(size=(80, 24)) as pilot:
        app = await opened(pilot, "foxglove")
        await pilot.press("l")
        await wait_for(pilot, lambda: isinstance(app.screen, Decide))
        choice = app.screen.query_one("#choice", Pick)
        shown_ways = str(choice.render())
        assert len(shown_ways) <= choice.size.width
        for word, what in (("not now", "decline"), ("down to", "level"), ("flag seen", "ack"), ("on trial", "trial")):
            await pilot.click("#choice", offset=(shown_ways.index(word), 0))
            assert app.screen.way.what == what


async def test_the_pyramid_is_walked_with_the_arrows_and_opens(demo: str) -> None:
    app = app_on(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("3")
        await wait_for(pilot, lambda: any(one.at for one in app.screen.query(Terraces)))
        drawn = str(app.screen.query_one(Terraces).render())
        assert "2 Preferred supplier ─ 3 · 1 ready" in drawn
        assert "▲ Elandra ready" in drawn
        assert "↘ Foxglove slipping" in drawn
        await pilot.press("down", "down", "right")
        assert app.screen.handle_here() == "foxglove"
        await pilot.press("down")
        assert app.screen.handle_here() == "kestrel"
        await pilot.press("down", "right")
        assert app.screen.handle_here() == "elandra"
        await pilot.press("up", "home", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, PartnerPage))
        assert app.screen.handle_here() == "delfino"
        await pilot.press("escape")
        await wait_for(pilot, lambda: app.screen.id == "pyramid")
        assert app.screen.handle_here() == "delfino"
        terraces = app.screen.query_one(Terraces)
        here = next((x, y) for y in range(22) for x in range(70) if (one := terraces.place_at(x, y)) and one.level == 1)
        await pilot.click(Terraces, offset=(here[0] + 3, here[1]))
        await wait_for(pilot, lambda: isinstance(app.screen, PartnerPage))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_pyramid_names_what_is_not_settled_yet(demo: str, size: tuple[int, int]) -> None:
    app = app_on(demo)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("3")
        await wait_for(pilot, lambda: any(one.at for one in app.screen.query(Terraces)))
        await settled(pilot)
        await pilot.press("down", "down", "right")
        assert app.screen.handle_here() == "foxglove"
        *terraces, foot = str(app.screen.query_one(Terraces).render()).splitlines()
        assert "Foxglove: theirs unclear, ours 96 % · 1 of theirs not settled yet" in foot
        assert len(foot) == size[0] - 2
        assert sum(line.count("not settled yet") for line in terraces) == (3 if size[1] == 40 else 0)
        await pilot.press("up")
        assert "not settled yet" not in str(app.screen.query_one(Terraces).render()).splitlines()[-1]


async def test_a_full_terrace_folds_and_leads_to_the_table(tmp_path: Path) -> None:
    where = str(tmp_path / "many.db")
    ledger = open_ledger(where, me=ME, today=DAY, now=config.now())
    for number in range(90):
        partners.add(ledger, f"Partner {number:02}", handle=f"p{number}", since=DAY - timedelta(days=40))
    ledger.close()
    app = app_on(where)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("3")
        await wait_for(pilot, lambda: any(one.at for one in app.screen.query(Terraces)))
        assert " more" in str(app.screen.query_one(Terraces).render())
        await pilot.press("end", "enter")
        await wait_for(pilot, lambda: app.screen.id == "partners" and len(box(app, "LongRows").items) == 90)
        assert app.screen.query_one("#filter", Input).value == "1 Transactional"


async def test_a_kept_promise_from_the_page_shows_at_once(demo: str, other: Ledger) -> None:
    async with app_on(demo).run_test(size=(120, 40)) as pilot:
        app = await opened(pilot, "gambrel")
        before = len(promises.promise_list(other, partner="gambrel"))
        await pilot.press("o", "k")
        await wait_for(pilot, lambda: toasts(app))
        await settled(pilot)
        assert title(app, "#promises") == f"Open promises ─ {before - 1}"


@pytest.mark.parametrize(("handle", "what"), [("delfino", "decline"), ("gambrel", "trial"), ("elandra", "level")])
async def test_the_choice_begins_at_what_is_suggested(demo: str, handle: str, what: str) -> None:
    async with app_on(demo).run_test(size=(120, 40)) as pilot:
        app = await opened(pilot, handle)
        await pilot.press("l")
        await wait_for(pilot, lambda: isinstance(app.screen, Decide))
        assert app.screen.way.what == what
        assert app.screen.query_one("#choice", Pick).has_focus


async def test_the_page_says_that_a_partner_is_archived_and_what_is_paused(demo: str, other: Ledger) -> None:
    other_day = other.today - timedelta(days=20)
    partners.pause(other, "gambrel", other_day, other_day + timedelta(days=4), "moved house")
    partners.archive(other, "gambrel", "contract ended")
    async with app_on(demo).run_test(size=(120, 40)) as pilot:
        app = await opened(pilot, "gambrel")
        assert "archived since" in title(app, "#strands")
        assert any("Paused" in line and "entered after it began" in line for line in shown(app, "#strands"))


async def test_the_day_beside_a_level_on_trial_is_that_of_the_level_below(demo: str, other: Ledger) -> None:
    levels.decide(other, "gambrel", "up", "a forecast", trial=True)
    async with app_on(demo).run_test(size=(120, 40)) as pilot:
        app = await opened(pilot, "gambrel")
        reading = app.screen._reading
        below = str(app.screen.query_one("#strands").border_subtitle)
        assert below.startswith(f"level {reading.level - 1} since ")
        assert "on trial since" in title(app, "#strands")


async def test_the_page_counts_who_was_met_before_logging_as_the_table_does(demo: str) -> None:
    other = open_ledger(demo, me=ME, today=DAY, now=config.now())
    partners.add(other, "Fern", logged_from=DAY)
    capture.capture(other, "fern: lunch 3d; coffee yesterday")
    async with app_on(demo).run_test(size=(120, 40)) as pilot:
        app = await opened(pilot, "fern")
        assert any("Together Met 2 × in 4 weeks, last: coffee, Sun 22 Nov." in line for line in shown(app, "#strands"))
