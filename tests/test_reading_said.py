"""What has to be said beside a reading, on each surface where it is due: the command line, the review, the screens."""

from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from cli_cases import Tl, on_demo
from desk_demo import TODAY, demo_copy
from trust_cases import START, answer, days, kept, partner_facts

from trustlog.cli.printing.readings import reading_lines
from trustlog.desk.readings import explanation, reading, sides_watched
from trustlog.desk.settings import UserSettings
from trustlog.trust.counted.values import Beside, MomentCount
from trustlog.trust.model.epochs import NOTHING_LEARNED
from trustlog.trust.reading.partner import Reading, read
from trustlog.trust.reading.values import ReadingReason, Suggestion
from trustlog.trust.words import LIMITS, meanings
from trustlog.trust.words.numbers import likely
from trustlog.tui.drawing.strands import Around, luck_items, missing_items, strand_items, worth_items
from trustlog.tui.drawing.text import Item, joined
from trustlog.tui.screens.decision.dialog import decision_items

WIDE = 400
FIRST = "First answer after about six settled promises"
LUCK = "however often you look. It is not a 95 % chance"
SIDES = "with your 24 sides chance raises about five a year"
FORECAST = "in a quarter to three quarters of histories, one well below it in at most one of ten"
PACE = "at this pace about"
HELD = "held back by"
UNSETTLED = "not settled yet"
LIMIT = LIMITS[0]
SURFACES = ("trust", "explain", "suggestions", "review", "brief", "page", "decision")
DUE = {
    "elandra": {
        "at most 1 relationship in 20": ("trust", "explain", "suggestions", "brief", "decision"),
        LUCK: ("trust", "explain", "suggestions", "review", "page", "decision"),
    },
    "foxglove": {
        SIDES: ("trust", "explain", "suggestions", "review", "brief", "page", "decision"),
        UNSETTLED: ("trust", "explain", "suggestions", "review", "brief", "decision"),
        "with 3 private facts": ("decision",),
        "unclear: 9–70 %": ("trust", "explain", "brief", "page", "decision"),
        "probably below the bar of level 4": ("trust", "explain", "brief", "page", "decision"),
    },
    "acme": {
        FORECAST: ("trust", "explain", "suggestions", "review", "page", "decision"),
        PACE: ("trust", "explain", "suggestions", "review", "page", "decision"),
    },
    "cimarron": {HELD: ("trust", "explain", "brief"), "held back": ("page", "decision")},
    "ironwood": {
        "2 of 2 kept": ("trust", "explain", "brief"),
        FIRST: ("trust", "explain"),
    },
}
"""What is due about a partner of the demo, and where."""


def text(items: Iterable[Item]) -> str:
    """Give all that is drawn, in one line."""
    return " ".join(" ".join(joined(item.draw(WIDE)) for item in items).split())


def page(shown: Reading, sides: int) -> str:
    beside = (*luck_items(shown, WIDE, sides), *worth_items(shown, WIDE, 0.05))
    return text([*strand_items(shown), *missing_items(shown, WIDE), *beside])


def block(lines: str, start: str) -> str:
    """Give the paragraph that begins so."""
    return next(part for part in lines.split("\n\n") if part.startswith(start))


def rows(lines: str, name: str) -> str:
    """Give the rows of a review about a partner, with what is behind them."""
    found, within = list[str](), False
    for line in lines.splitlines():
        within = f" {name}: " in line if line[2:3].strip() else within
        found += [line] if within else []
    return "\n".join(found)


@pytest.fixture
def tl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tl:
    """The demo's ledger on the command line."""
    return on_demo(tmp_path, monkeypatch, capsys)


@pytest.mark.parametrize(
    ("handle", "sentence", "surface"),
    [
        (handle, sentence, surface)
        for handle, due in DUE.items()
        for sentence, surfaces in due.items()
        for surface in surfaces
    ],
)
def test_it_is_said_where_it_is_due(tl: Tl, tmp_path: Path, handle: str, sentence: str, surface: str) -> None:
    with closing(demo_copy(tmp_path)) as ledger:
        shown, sides = reading(ledger, handle), sides_watched(ledger, TODAY)
    said: dict[str, Callable[[], str]] = {
        "trust": lambda: tl.done("trust", handle).out,
        "explain": lambda: tl.done("trust", handle, "--explain").out,
        "suggestions": lambda: block(tl.done("suggestions").out, handle.capitalize()),
        "review": lambda: rows(tl.done("review", "--plain").out, handle.capitalize()),
        "brief": lambda: tl.done("brief", handle).out,
        "page": lambda: page(shown, sides),
        "decision": lambda: text(decision_items(shown, WIDE, 99, Around(sides, 3, 0.05))),
    }
    assert sentence.lower() in " ".join(said[surface]().split()).lower()


def test_the_limits_are_told_where_a_number_is_opened_and_where_one_decides(tl: Tl, tmp_path: Path) -> None:
    with closing(demo_copy(tmp_path)) as ledger:
        decided = text(decision_items(reading(ledger, "acme"), WIDE, 99, Around(24, 0, 0.05)))
        opened = explanation(ledger, "acme").about
    explained = " ".join(tl.done("trust", "acme", "--explain").out.split())
    for limit in LIMITS:
        assert limit in decided
        assert limit in explained
    for name in opened:
        for means in opened[name]:
            assert means in explained  # what a screen says of a number, the command line says as well


def day(number: int) -> date:
    """Return a day, counted from the first of a history."""
    return START + days(number)


def slow(promises: int) -> Reading:
    facts = partner_facts([kept(at, day(30 * at)) for at in range(1, promises + 1)], since=START, level=2)
    return read(facts, day(30 * promises + 5), day(30 * promises + 5), NOTHING_LEARNED)


def test_where_paces_are_slow_it_is_said_how_late_a_fall_is_seen() -> None:
    late = "at one a month a flag takes eight months in half of all cases, a question four"
    assert late in " ".join(meanings("our_promises", slow(12)))
    assert late not in " ".join(meanings("our_promises", slow(7)))  # no normal to fall below yet: that is said instead
    quick = [kept(at, day(7 * at)) for at in range(1, 40)]
    looked = read(partner_facts(quick, since=START, level=2), day(280), day(280), NOTHING_LEARNED)
    assert late not in " ".join(meanings("our_promises", looked))


def test_the_words_are_explained_among_the_limits() -> None:
    explained = " ".join(LIMITS)
    for word in ("“Some” evidence", "“Building”", "“At this pace”", "called probably above or below", "Private facts"):
        assert word in explained
    assert "in at most 1 in 3, 1 in 10 and 1 in 20" in explained


def test_no_chance_is_called_certain() -> None:
    assert [likely(chance) for chance in (0.0, 0.004, 0.5, 0.99, 0.996, 1.0)] == [
        "under 1 %", "under 1 %", "50 %", "99 %", "over 99 %", "over 99 %",
    ]  # fmt: skip


def test_each_beginning_is_told_with_its_own_chance() -> None:
    said = "This is the second beginning of the test; each has its own chance of 1 in 20."
    promises = [kept(at, day(7 * at)) for at in range(1, 40)]
    for answers in ((), (answer(day(100), "anew"),)):
        made = partner_facts(promises, answers=answers, since=START, level=2)
        looked = read(made, day(280), day(280), NOTHING_LEARNED)
        shown = (text(worth_items(looked, WIDE, 0.05)), text(decision_items(looked, WIDE, 99, Around(24, 0, 0.05))))
        lines = " ".join(reading_lines(looked, UserSettings(), Beside((MomentCount(),), 0, 0), 24))
        assert [said in part for part in (*shown, lines)] == [bool(answers)] * 3
        assert "Chance Our promises: probably above the bar of level 3 and that of its level." in shown[0]
        assert "Their promises" not in shown[0]


def test_a_step_up_after_another_beginning_says_both_what_it_is_worth_and_that() -> None:
    begun_again = ReadingReason("begun_again", {"beginnings": 3, "error": 0.05})
    reasons = (ReadingReason("luck", {"p0": 0.7, "error": 0.05}), begun_again)
    looked = slow(12)._replace(beginnings=3, suggestion=Suggestion("up", 3, reasons, (), 0.05))
    shown = text([*missing_items(looked, WIDE), *worth_items(looked, WIDE, 0.05)])
    assert shown.count("All 4 strands have passed and all gates are open.") == 1
    assert LUCK in shown
    assert shown.count("This is the third beginning of the test") == 1


def test_the_table_of_readings_says_what_chance_brings_where_a_flag_is_up(tl: Tl) -> None:
    shown = tl.done("trust")
    assert shown.err == f"Flags: {SIDES}.\n"
    assert "Flags" not in shown.out
    tl.done("ack", "foxglove", "--note", "talked it over")
    assert "Flags" not in tl.done("trust").err
