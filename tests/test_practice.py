"""Every part of the practice is asked for everything: a new part is complete once this file has nothing to say."""

import itertools
import re
from collections.abc import Iterator
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from typing import get_args

import practice_cases as cases
import pytest
from cli_cases import Tl, on_demo
from desk_cases import TODAY, on
from desk_demo import demo_copy
from hypothesis import given
from hypothesis import strategies as st
from privacy_cases import ALICE, clean, mark, shared_ledger

from trustlog.cli.names import COMMANDS, HEADINGS
from trustlog.desk import partners, practice
from trustlog.desk.brief import brief
from trustlog.desk.ledger import Ledger
from trustlog.desk.partners.lookup import RESERVED
from trustlog.desk.practice import Part, part_named
from trustlog.domain.facts import Partner
from trustlog.domain.levels import TOP
from trustlog.domain.practice import ASKS, PARTS, QUARTER, PartName, PutOffOn, is_put_off, turn
from trustlog.errors import WordsError
from trustlog.language import _, speak
from trustlog.tui.drawing.fields import FIELDS
from trustlog.wording.catalogue import speak_language

DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
PAGES = Path(__file__).parent.parent / "docs" / "practice"
NAMES = PARTS or [pytest.param(None, id="none yet")]
"""Every part; where there is none yet, a test has nothing to ask."""
PART = pytest.mark.parametrize("name", NAMES)
WITH_OWN = pytest.mark.parametrize("name", [*PARTS, "own"])
"""Every part, and one made for the tests: what is asked of a part here can be answered."""


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Ledger]:
    ledger = demo_copy(tmp_path)
    yield ledger
    ledger.close()


@pytest.fixture
def part(name: str, monkeypatch: pytest.MonkeyPatch) -> Part:
    """The part of that name."""
    if name == "own":
        cases.alone(monkeypatch)
        return cases.OWN
    return part_named(name)  # from PARTS


def partners_of(ledger: Ledger) -> list[Partner]:
    return partners.partner_list(ledger, ledger.today)


def with_state(ledger: Ledger, part: Part) -> list[Partner]:
    """Give the partners of whom a part has something to say."""
    return [each for each in partners_of(ledger) if part.state(ledger, each, ledger.today)]


def test_the_parts_are_those_of_the_names_in_their_order() -> None:
    names = get_args(PartName)
    assert set(ASKS) <= set(names)
    assert [name for name in names if name in PARTS] == list(PARTS)
    assert [part.name for part in practice.all_parts()] == list(PARTS)


@PART
def test_a_part_is_a_package_a_command_and_a_page(name: PartName | None) -> None:
    if name is None:
        return
    assert import_module(f"trustlog.desk.{name}.part").PART is part_named(name)
    assert name in COMMANDS
    assert name in HEADINGS["Practice"]
    assert name in RESERVED
    page = (PAGES / f"{name}.md").read_text(encoding="utf-8")
    assert page.startswith("# ")
    assert f"trustlog {name}" in page
    assert f"({name}.md)" in (PAGES / "README.md").read_text(encoding="utf-8")


@PART
def test_the_title_is_translated(name: PartName | None) -> None:
    if name is None:
        return
    title = part_named(name).title
    speak_language("nl")
    try:
        dutch = _(title)
    finally:
        speak(None)
    assert title
    assert dutch not in ("", title)


@PART
def test_its_command_shows_it_and_has_an_example(
    name: PartName | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tl: Tl = on_demo(tmp_path, monkeypatch, capsys)
    if name is None:
        assert tl.done("practice", "gambrel", "--json").json["parts"] == []
        return
    ledger = demo_copy(tmp_path)
    told = [each.handle for each in with_state(ledger, part_named(name))]
    ledger.close()
    for handle in (*told[:1], "gambrel"):
        assert tl.done(name, handle, "show").out.strip()
        assert isinstance(tl.done(name, handle, "show", "--json").json, dict | list)
    words = tl.done(name, "--help").out
    assert re.search(rf"Examples?:\n(?: +.*\n)* +trustlog {name}\b", words)


@WITH_OWN
def test_a_part_has_a_question_if_it_is_ever_due_and_a_form_if_it_is_written(part: Part) -> None:
    assert (part.is_due is not None) == (part.name in ASKS)
    assert (part.form is None) == (part.write is None)


@PART
def test_the_demo_has_something_of_a_part(name: PartName | None, demo: Ledger) -> None:
    if name is None:
        return
    part = part_named(name)
    everybody = partners.partner_list(demo, demo.today, archived=True)  # who was let go, too
    told = [each for each in everybody if part.state(demo, each, demo.today)]
    assert told, "give the demo a little of it"
    for each in told:
        assert "\n" not in part.state(demo, each, demo.today)
        assert part.shown(demo, each, demo.today)


@WITH_OWN
def test_a_form_says_again_what_it_holds(part: Part, demo: Ledger) -> None:
    if part.form is None or part.write is None:
        return
    for each in [*with_state(demo, part)[:2], *partners_of(demo)[:1]]:
        fields = part.form(demo, each)
        assert len({field.name for field in fields}) == len(fields) > 0
        for field in fields:
            assert field.name in FIELDS or field.label, f"{field.name} has no label"
            assert not field.answers or field.value in field.answers
        values = {field.name: field.value for field in fields}
        says_something = any(field.value and not field.answers for field in fields)
        try:
            part.write(demo, each, values)
        except WordsError:
            assert not says_something, "a form that holds something is to be writable as it is"
        else:
            again = {field.name: field.value for field in part.form(demo, each)}
            assert not says_something or again == values


@WITH_OWN
def test_a_part_shows_nobody_what_is_private_to_another(part: Part, tmp_path: Path) -> None:
    bob, _at = shared_ledger(tmp_path)
    mark(bob)
    alice = on(bob, bob.today, ALICE)
    for each in partners_of(bob):
        day = bob.today
        said = [part.state(bob, each, day), *part.shown(bob, each, day), *part.brief(bob, each, day)]
        said += [line for to in range(1, TOP + 1) for line in part.decision(bob, each, to, day)]
        if part.form is not None:
            said += [field.value for field in part.form(bob, each)]
        clean("\n".join(said), f"{part.name} of {each.handle}")
        clean("\n".join(part.brief(alice, each, day)), f"{part.name} in the brief, which is for nobody,")
        clean("\n".join(brief(alice, each.handle)), "the brief")
    bob.close()


@WITH_OWN
def test_a_part_says_nothing_of_a_day_before_there_was_anything(part: Part, demo: Ledger) -> None:
    day = date(2015, 1, 1)
    for each in partners_of(demo):
        assert part.state(demo, each, day) == ""
        assert part.brief(demo, each, day) == []
        part.shown(demo, each, day)


@given(DAYS, st.integers(0, 3000))
def test_a_question_has_a_week_of_its_own_and_comes_back_after_a_quarter(logged: date, gone: int) -> None:
    days = [logged + timedelta(days=gone + ahead) for ahead in range(250)]
    asks = [turn(logged, day) for day in days]
    for name in ASKS:
        begins = [at for at, asked in enumerate(asks) if at and asked == name != asks[at - 1]]
        assert begins
        assert all(later - earlier >= QUARTER for earlier, later in itertools.pairwise(begins))


def test_nothing_is_asked_before_a_partner_is_logged() -> None:
    assert turn(TODAY, TODAY - timedelta(days=1)) is None


@given(DAYS, st.integers(0, 400))
def test_a_question_is_put_off_for_a_quarter_or_for_good(day: date, later: int) -> None:
    after = day + timedelta(days=later)
    assert is_put_off([PutOffOn("pulse", day, False)], "pulse", after) == (later < QUARTER)
    assert is_put_off([PutOffOn("pulse", day, True)], "pulse", after)
    assert not is_put_off([PutOffOn("pulse", day, True)], "book", after)
    assert not is_put_off([PutOffOn("pulse", after + timedelta(days=1), True)], "pulse", after)
    taken_back = [PutOffOn("pulse", day, True), PutOffOn("pulse", day, False)]
    assert is_put_off(taken_back, "pulse", after) == (later < QUARTER)
