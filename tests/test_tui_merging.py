"""Duplicates on the screens: listed, looked at side by side, merged or said to be different, by keys alone."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from tui_pilot import app_on, rows_of, settled, shown, toasts, typed, wait_for

from trustlog.desk import capture, partners, people
from trustlog.desk.demo import DAY
from trustlog.desk.ledger import open_ledger
from trustlog.tui.app.application import TrustlogApp
from trustlog.tui.screens.merging.duplicates import Duplicates
from trustlog.tui.screens.merging.preview import MergePreview


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Make a ledger with a partner, and a person, that were entered twice."""
    monkeypatch.setenv("TERM", "xterm-256color")
    where = str(tmp_path / "ledger.db")
    ledger = open_ledger(where, me="demo", today=DAY, now=datetime.now(UTC))
    for handle, name in (("acme", "Acme Holding"), ("acme-bv", "ACME B.V."), ("borealis", "Borealis")):
        partners.add(ledger, name, handle=handle)
    people.add(ledger, "acme", "Jane Doe", email="jane@acme.example")
    people.add(ledger, "borealis", "Mia Berg")
    people.add(ledger, "borealis", "M. Berg", phone="020 1234567")
    capture.capture(ledger, "acme-bv: we promise the data by next fri; lunch")
    capture.capture(ledger, "borealis: lunch with mia")
    ledger.close()
    return where


async def command(pilot: Pilot[object], name: str) -> None:
    """Choose a command of the palette by its name."""
    await pilot.press("ctrl+p")
    await typed(pilot, name)
    await settled(pilot)
    await pilot.press("enter")
    await settled(pilot)


async def listed(pilot: Pilot[object]) -> list[str]:
    await settled(pilot)
    await command(pilot, "partners: duplicates")
    await wait_for(pilot, lambda: isinstance(pilot.app.screen, Duplicates))
    assert isinstance(pilot.app, TrustlogApp)
    return shown(pilot.app)


async def looked_at(pilot: Pilot[object]) -> list[str]:
    await wait_for(pilot, lambda: isinstance(pilot.app.screen, MergePreview))
    await settled(pilot)
    assert isinstance(pilot.app, TrustlogApp)
    return shown(pilot.app, "#sides")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_pair_is_looked_at_side_by_side_and_merged(place: str, size: tuple[int, int]) -> None:
    app = app_on(place)
    async with app.run_test(size=size) as pilot:
        rows = await listed(pilot)
        assert rows == [
            "Partners 1",
            "acme-bv = acme the same name but for spelling and legal form",
            "People 1",
            "borealis: M. Berg = Mia Berg the same family name and initial",
        ]
        await pilot.press("enter")
        sides = await looked_at(pilot)
        assert sides[:2] == ["acme stays acme-bv goes", "Name Acme Holding ACME B.V."]
        assert "moves: 1 promise, 1 moment" in sides
        await pilot.press("y")
        await wait_for(pilot, lambda: any("acme-bv is merged into it" in line for line in toasts(app)))
        await settled(pilot)
        assert isinstance(app.screen, Duplicates)
        assert [line for line in shown(app) if "=" in line] == [
            "borealis: M. Berg = Mia Berg the same family name and initial"
        ]
        await pilot.press("enter")
        await looked_at(pilot)
        await pilot.press("y")
        await wait_for(pilot, lambda: any("M. Berg is merged into them" in line for line in toasts(app)))
        await settled(pilot)
        assert shown(app) == ["Nothing looks as if it had been entered twice."]
        await pilot.press("u")
        await wait_for(pilot, lambda: any("M. Berg = Mia Berg" in line for line in shown(app)))
        assert isinstance(app.screen, Duplicates)
        await pilot.press("escape")
        await settled(pilot)
    ledger = open_ledger(place, me="demo", today=DAY, now=datetime.now(UTC))
    assert len(people.person_list(ledger, "borealis")) == 2
    assert partners.partner(ledger, "acme-bv").archived_on is not None
    ledger.close()


async def test_a_pair_is_said_to_be_different_on_the_list_and_in_the_preview(place: str) -> None:
    app = app_on(place)
    async with app.run_test(size=(80, 24)) as pilot:
        await listed(pilot)
        await pilot.press("N")
        await wait_for(pilot, lambda: any("are not the same" in line for line in toasts(app)))
        await settled(pilot)
        assert [line for line in shown(app) if "=" in line] == [
            "borealis: M. Berg = Mia Berg the same family name and initial"
        ]
        await pilot.press("enter")
        await looked_at(pilot)
        await pilot.press("N")
        await wait_for(pilot, lambda: any("Mia Berg and M. Berg are not the same" in line for line in toasts(app)))
        await settled(pilot)
        assert shown(app) == ["Nothing looks as if it had been entered twice."]


async def test_escape_writes_nothing_and_the_pair_can_be_turned(place: str) -> None:
    app = app_on(place)
    async with app.run_test(size=(80, 24)) as pilot:
        await listed(pilot)
        await pilot.press("enter")
        await looked_at(pilot)
        rows_of(app, "#answers").go_to("turn")
        await pilot.press("enter")
        await wait_for(pilot, lambda: shown(app, "#sides")[:1] == ["acme-bv stays acme goes"])
        await settled(pilot)
        await pilot.press("enter")  # the answer under the cursor leaves both
        await wait_for(pilot, lambda: isinstance(app.screen, Duplicates))
        assert len([line for line in shown(app) if "=" in line]) == 2
        assert toasts(app) == []


async def test_a_partner_is_merged_from_its_page(place: str) -> None:
    app = app_on(place)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.open_partner("acme-bv")
        await settled(pilot)
        await command(pilot, "partner: merge into another")
        await typed(pilot, "acme h")
        await settled(pilot)
        await pilot.press("enter")
        assert (await looked_at(pilot))[0] == "acme stays acme-bv goes"
        await pilot.press("y")
        await wait_for(pilot, lambda: any("acme-bv is merged into it" in line for line in toasts(app)))


async def test_a_person_is_merged_from_the_list_of_people(place: str) -> None:
    app = app_on(place)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app.open_partner("borealis")
        await settled(pilot)
        await pilot.press("P")
        await command(pilot, "person: merge into another")
        await settled(pilot)
        chosen = shown(app)
        assert len(chosen) == 1  # whoever is under the cursor goes
        await pilot.press("enter")
        sides = await looked_at(pilot)
        assert any(line.startswith("Phone") for line in sides)
        await pilot.press("y")
        await wait_for(pilot, lambda: any("is merged into them" in line for line in toasts(app)))


async def test_what_cannot_be_merged_says_why(place: str) -> None:
    app = app_on(place)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.open_partner("acme")
        await settled(pilot)
        await command(pilot, "partner: merge into another")
        await typed(pilot, "acme h")
        await settled(pilot)
        await pilot.press("enter")
        await wait_for(pilot, lambda: any("cannot be merged into itself" in line for line in toasts(app)))


SIZES = [(80, 24), (120, 40)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("step", ["duplicates", "partners", "people"])
def test_snapshot_of_merging(snap_compare: Any, place: str, step: str, size: tuple[int, int]) -> None:
    async def run(pilot: Pilot[object]) -> None:
        await listed(pilot)
        if step != "duplicates":
            await pilot.press(*["down"] * (step == "people"), "enter")
            await looked_at(pilot)
        await settled(pilot)

    assert snap_compare(app_on(place), terminal_size=size, run_before=run)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_near_words_and_short_names_are_listed_with_why(place: str, size: tuple[int, int]) -> None:
    ledger = open_ledger(place, me="demo", today=DAY, now=datetime.now(UTC))
    partners.add(ledger, "Noordzee Logistiek", handle="nzl")
    partners.add(ledger, "Noordzee Logistic B.V.", handle="nz")
    for name in ("Piet van der Berg", "Pieter van der Berg", "Jan Jansen", "Jane Jansen"):
        people.add(ledger, "nzl", name)
    ledger.close()
    app = app_on(place)
    async with app.run_test(size=size) as pilot:
        rows = " | ".join(await listed(pilot))
        assert "nz = nzl the word" in rows
        assert "nzl: Pieter van der Berg = Piet van der Berg the" in rows
        assert "Jansen" not in rows
