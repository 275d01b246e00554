"""The readings kept for the day: always what the facts say, whoever wrote what; and only what changed is read anew."""

import random
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from desk_cases import on, open_at, small
from desk_demo import TODAY, demo_copy
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from trustlog.desk import capture, history, levels, maintenance, partners, promises, readings
from trustlog.desk import facts as edit
from trustlog.desk import partners as merge
from trustlog.desk.ledger import Ledger
from trustlog.desk.readings import parallel_readings as several
from trustlog.domain.facts import Promise
from trustlog.domain.strands import STRANDS
from trustlog.errors import TrustlogError
from trustlog.storage.read.portfolio import portfolio, stretches
from trustlog.trust.reading.as_text import to_text
from trustlog.trust.reading.partner import read

DAY = timedelta(days=1)


@pytest.fixture
def ledger(tmp_path):
    opened = demo_copy(tmp_path)
    list(readings.readings(opened))
    yield opened
    opened.close()


def with_a_past(folder: Path) -> Ledger:
    """Make a ledger with little to learn from, in which much can be done."""
    ledger = small(folder)
    partners.add(ledger, "Cedar")
    for ago in range(330, 0, -30):
        before = on(ledger, TODAY - ago * DAY)
        for handle in ("acme", "borealis"):
            soon = before.today + 9 * DAY
            said = capture.capture(before, f"{handle}: we promise a draft by {soon}; they promise b by {soon}; lunch")
            made = [one.number for one in said.facts if isinstance(one, Promise)]
            if ago > 40:
                promises.keep(on(before, soon), made[: 1 + (ago // 30) % 2])
    return ledger


def from_the_facts(ledger: Ledger) -> dict:
    learned = readings.learned_for(ledger, ledger.today)
    facts = portfolio(ledger.conn, ledger.today, ledger.me)
    made = (read(one, ledger.today, ledger.today, learned, ledger.settings.reading) for one in facts)
    return {one.partner.handle: one for one in made if one.partner.archived_on is None}


def told(ledger: Ledger) -> dict:
    return {one.partner.handle: one for one in readings.readings(ledger)}


def kept_now(ledger: Ledger) -> set[str]:
    rows = ledger.conn.rows("SELECT p.handle FROM memo m JOIN partner p ON p.id = m.subject WHERE m.kind = 'reading'")
    return {row[0] for row in rows}


def numbers(ledger: Ledger, table: str = "promise", more: str = "") -> list[int]:
    return [row[0] for row in ledger.conn.rows(f"SELECT number FROM {table} {more} ORDER BY number")]


def somebody(ledger: Ledger, chance: random.Random) -> str:
    """Pick one of those that are not archived; when all are, any, so that the act is refused."""
    handles = "SELECT handle FROM partner {} ORDER BY handle"
    current = ledger.conn.rows(handles.format("WHERE archived_on IS NULL"))
    return chance.choice(current or ledger.conn.rows(handles.format("")))[0]


def line(text: str) -> Callable[[Ledger, random.Random], object]:
    return lambda ledger, chance: capture.capture(
        ledger, text.format(one=somebody(ledger, chance), other=somebody(ledger, chance))
    )


def promise(ledger: Ledger, chance: random.Random) -> int:
    return chance.choice(numbers(ledger, more="WHERE closed_as IS NULL"))


def hidden(ledger: Ledger, chance: random.Random) -> int:
    return chance.choice([*numbers(ledger, more="WHERE told = 'concealed'"), 1])


def fact(ledger: Ledger, chance: random.Random) -> int:
    return chance.choice([one for table in ("promise", "moment", "disclosure") for one in numbers(ledger, table)][-40:])


MENDED = (
    ("direction", "we"), ("direction", "they"), ("due", "2026-12-09"), ("due", "2026-06-09"), ("stake", "big"),
    ("depth", "4"), ("depth", "hidden"), ("kind", "lunch"), ("kind", "workshop"),
)  # fmt: skip


MEMBERS = {"lumen", "halcyon", "elandra"}
"""Those in a garden: what is written about one drops what is kept of all of them."""
ACTIONS: dict[str, Callable[[Ledger, random.Random], object]] = {
    "promise": line("{one}: we promise send the draft by 2026-12-01"),
    "lunch of two": line("{one}, {other}: lunch 45m yesterday"),
    "private": line("{one}: private they promise call by 2026-12-03"),
    "told": line("{one}: we shared goals /3"),
    "kept": lambda ledger, chance: promises.keep(ledger, [promise(ledger, chance)]),
    "broken": lambda ledger, chance: promises.break_(ledger, [promise(ledger, chance)], told="concealed"),
    "moved": lambda ledger, chance: promises.move(ledger, promise(ledger, chance), TODAY + 40 * DAY),
    "withdrawn": lambda ledger, chance: promises.withdraw(ledger, [promise(ledger, chance)], by="maker", reason="off"),
    "cleared": lambda ledger, chance: promises.clear(ledger, hidden(ledger, chance), "talked about"),
    "edited": lambda ledger, chance: edit.edit(ledger, fact(ledger, chance), {"note": f"more {chance.random()}"}),
    "hidden": lambda ledger, chance: edit.edit(ledger, fact(ledger, chance), {"private": "yes"}, "personal"),
    "to another": lambda ledger, chance: edit.edit(
        ledger, fact(ledger, chance), {"partner": somebody(ledger, chance)}, "mixed up"
    ),
    "redated": lambda ledger, chance: edit.edit(
        ledger, fact(ledger, chance), {"on": f"{chance.randrange(400)} days ago"}, "misread"
    ),
    "mended": lambda ledger, chance: edit.edit(
        ledger, fact(ledger, chance), dict([chance.choice(MENDED)]), "misread"
    ),
    "dropped": lambda ledger, chance: edit.drop(ledger, fact(ledger, chance), "a mistake"),
    "acknowledged": lambda ledger, chance: levels.ack(ledger, somebody(ledger, chance), note="looked at"),
    "level": lambda ledger, chance: levels.decide(ledger, somebody(ledger, chance), "down", "as agreed"),
    "not now": lambda ledger, chance: levels.decline(ledger, somebody(ledger, chance), "too soon"),
    "paused": lambda ledger, chance: partners.pause(
        ledger, somebody(ledger, chance), TODAY - 200 * DAY, TODAY + DAY, "away"
    ),
    "target": lambda ledger, chance: partners.edit(ledger, somebody(ledger, chance), {"target": "5"}),
    "renamed": lambda ledger, chance: partners.edit(ledger, somebody(ledger, chance), {"name": f"N {chance.random()}"}),
    "archived": lambda ledger, chance: partners.archive(ledger, somebody(ledger, chance), "gone"),
    "merged": lambda ledger, chance: merge.merge(ledger, somebody(ledger, chance), somebody(ledger, chance)),
    "undone": lambda ledger, _: history.undo(ledger),
}  # fmt: skip


@example(steps=["archived", "archived", "archived", "acknowledged", "promise"], seed=0)
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])  # each writes and reads a lot
@given(steps=st.lists(st.sampled_from(sorted(ACTIONS)), min_size=3, max_size=9), seed=st.integers(0, 2**16))
def test_what_is_kept_is_what_the_facts_say(tmp_path_factory, steps: list[str], seed: int) -> None:
    chance, folder = random.Random(seed), tmp_path_factory.mktemp("kept")
    both = with_a_past(folder), open_at(folder, TODAY, "somebody else")
    for step in steps:
        try:
            ACTIONS[step](chance.choice(both), chance)
        except TrustlogError:
            continue  # what cannot be done here; that nothing is then written, others test
        for one in both:
            assert told(one) == from_the_facts(one), step
    assert maintenance.doctor(both[0]) == []
    for one in both:
        one.close()


@pytest.mark.parametrize("action", sorted(set(ACTIONS) - {"to another", "merged", "lunch of two", "undone", "target"}))
def test_a_write_drops_the_readings_of_those_it_is_about_alone(ledger: Ledger, action: str) -> None:
    everybody, chance, changed = kept_now(ledger), random.Random(3), 0
    for _ in range(60):
        try:
            ACTIONS[action](ledger, chance)
        except TrustlogError:
            continue
        changed += 1
        gone = everybody - kept_now(ledger)
        assert len(gone - MEMBERS) + bool(gone & MEMBERS) <= 1
        everybody = {one.partner.handle for one in readings.readings(ledger)}
        if changed == 3:
            break
    assert changed


@pytest.mark.parametrize("table", ["promise", "moment", "disclosure"])
def test_a_fact_that_is_moved_drops_the_readings_of_both_partners(ledger: Ledger, table: str) -> None:
    everybody = kept_now(ledger)
    found = [edit.found_fact(ledger, number) for number in numbers(ledger, table)]
    number, before = next(
        (fact.number, handles)
        for fact in reversed(found)
        if not MEMBERS & set(handles := edit.names_of(ledger, [fact]).handles_of(fact))
    )
    other = next(handle for handle in sorted(everybody - MEMBERS) if handle not in before)
    edit.edit(ledger, number, {"partner": other}, "mixed up")
    assert everybody - kept_now(ledger) == {*before, other}
    assert told(ledger) == from_the_facts(ledger)
    history.undo(ledger)
    assert {*before, other}.isdisjoint(kept_now(ledger))
    assert told(ledger) == from_the_facts(ledger)
    assert maintenance.doctor(ledger) == []


def test_what_is_kept_is_not_read_again(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    before = told(ledger)
    monkeypatch.setattr("trustlog.storage.read.portfolio.portfolio", None)
    monkeypatch.setattr("trustlog.storage.read.portfolio.partner_facts", None)
    assert told(ledger) == before
    assert {one.partner.handle for one in readings.kept_of(ledger, [one.partner for one in before.values()])} == {
        *before
    }


def test_after_one_fact_one_partner_is_read(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trustlog.storage.read.portfolio.portfolio", None)
    capture.capture(ledger, "acme: we promise send the draft by 2026-12-01")
    assert told(ledger)["acme"] == readings.reading(ledger, "acme")


def test_another_day_is_read_anew_and_takes_the_place_of_this_one(ledger: Ledger) -> None:
    rows = len(ledger.conn.rows("SELECT 1 FROM memo WHERE kind = 'reading'"))
    tomorrow = ledger._replace(today=TODAY + DAY)
    assert told(tomorrow) == from_the_facts(tomorrow)
    assert len(ledger.conn.rows("SELECT 1 FROM memo WHERE kind = 'reading'")) == rows


def test_private_facts_are_in_their_authors_reading_alone(ledger: Ledger) -> None:
    line("{one}: private they promise call by 2026-11-23")(ledger, random.Random(1))
    number = numbers(ledger)[-1]
    promises.break_(ledger, [number], told="concealed")
    other = ledger._replace(me="somebody else")
    for one in (ledger, other, ledger, other):
        assert told(one) == from_the_facts(one)
    assert told(ledger) != told(other)


def test_a_reading_that_the_facts_do_not_say_is_found_and_dropped(ledger: Ledger) -> None:
    ledger.conn.execute("UPDATE memo SET value = replace(value, '\"steady\"', '\"slipping\"') WHERE kind = 'reading'")
    found = maintenance.doctor(ledger)
    assert found
    assert "today's reading" in str(found[0].fault)
    assert maintenance.doctor(ledger) == []
    assert told(ledger) == from_the_facts(ledger)


def test_who_may_not_write_reads_all_the_same(ledger: Ledger) -> None:
    capture.capture(ledger, "acme: we promise send the draft by 2026-12-01")
    ledger.conn.execute("PRAGMA query_only = ON")
    assert told(ledger) == from_the_facts(ledger)
    assert "acme" not in kept_now(ledger)


def test_several_processes_read_what_one_reads(ledger: Ledger) -> None:
    learned, reading_by = readings.learned_for(ledger, TODAY), ledger.settings.reading
    made = several.texts(ledger.conn, ledger.me, TODAY, learned, reading_by)
    expected = {one.partner.id: to_text(one) for one in from_the_facts(ledger).values()}
    assert {key: made[key] for key in expected} == expected


def test_several_processes_learn_what_one_learns(ledger: Ledger) -> None:
    learned = several.learned_by_several(ledger.conn, TODAY, ledger.settings.reading, STRANDS)
    assert learned == readings.learn_now(ledger, TODAY)
    assert all(len(epochs) > 1 for epochs in learned)
    for some in (STRANDS[1:3], STRANDS[1:]):
        part = several.learned_by_several(ledger.conn, TODAY, ledger.settings.reading, some)
        assert [part.epochs(name) for name in some] == [learned.epochs(name) for name in some]
        assert part == readings.learn_now(ledger, TODAY, some)


def test_a_stretch_holds_its_partners_and_their_facts_alone(ledger: Ledger) -> None:
    whole = list(portfolio(ledger.conn, TODAY, ledger.me))
    for many in (1, 3, 50):
        parts = stretches(ledger.conn, many)
        cut = [one for part in parts for one in portfolio(ledger.conn, TODAY, ledger.me, part)]
        assert [one._replace(gardens=()) for one in cut] == [one._replace(gardens=()) for one in whole]
        for mine, other in zip(cut, whole, strict=True):  # two of them are equal only if they are one
            assert [vars(garden) | {"with_us": 0} for garden in mine.gardens] == [
                vars(garden) | {"with_us": 0} for garden in other.gardens
            ]


def test_a_write_about_one_of_a_garden_drops_what_is_kept_of_all_of_it(ledger: Ledger) -> None:
    everybody = kept_now(ledger)
    assert everybody >= MEMBERS
    capture.capture(ledger, "lumen: we promise a word by fri")
    assert everybody - kept_now(ledger) == MEMBERS  # the gate of halcyon asks how the pair with lumen stands
    told(ledger)
    capture.capture(ledger, "garden dry-fields: halcyon promises lumen a map by fri")
    assert everybody - kept_now(ledger) == MEMBERS
    assert told(ledger) == from_the_facts(ledger)
