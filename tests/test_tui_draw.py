"""The pure parts of the screens: drawing, completing, fitting."""

from contextlib import closing
from datetime import date

import pytest
from desk_demo import demo_copy
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from trustlog.desk.readings import readings as all_readings
from trustlog.desk.settings import UserSettings
from trustlog.domain.facts import Partner
from trustlog.trust.reading.values import Reading
from trustlog.trust.words import evidence_words, held_by_words, unsettled_words
from trustlog.tui.app.keys import bindings
from trustlog.tui.drawing.completion import complete, partner_typed
from trustlog.tui.drawing.partner_table import Line, columns, draw_line, rest_of, title
from trustlog.tui.drawing.strands import NEEDED, STRANDS, draw_strand
from trustlog.tui.drawing.text import ago, cell, estimate_bar, evidence_bar, joined, percent, short_day

TODAY = date(2026, 11, 23)
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Mn", "Me", "Cf"]), max_size=40)


@given(TEXT, st.integers(1, 60), st.booleans())
def test_a_cell_is_exactly_as_wide_as_asked(text: str, width: int, right: bool) -> None:
    assert cell_len(cell(text, width, right=right)[0]) == width


@given(st.floats(0, 1), st.floats(0, 1), st.integers(4, 30))
def test_a_band_fills_its_bar(one: float, two: float, width: int) -> None:
    assert len(joined(estimate_bar(min(one, two), max(one, two), width))) == width


@given(st.floats(0, 1), st.integers(1, 30))
def test_evidence_never_overflows_its_bar(value: float, width: int) -> None:
    assert len(joined(evidence_bar(value, width))) == width


@given(st.floats(0, 1, exclude_max=True), st.integers(1, 30))
def test_only_what_is_needed_fills_the_bar(value: float, width: int) -> None:
    assert joined(evidence_bar(value, width)) != "█" * width
    assert joined(evidence_bar(1.0, width)) == "█" * width


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> list[Reading]:
    """Every reading of the demo's ledger."""
    with closing(demo_copy(tmp_path_factory.mktemp("demo"))) as ledger:
        return list(all_readings(ledger))


@pytest.mark.parametrize("width", [*range(70, 110, 4), 115, 196])
def test_the_bars_of_the_evidence_are_as_long_for_each_strand(readings: list[Reading], width: int) -> None:
    for reading in readings:
        lines = [joined(draw_strand(name, reading, width)) for name in STRANDS]
        assert [cell_len(line) for line in lines] == [width] * len(STRANDS)
        if reading.strands["time"].evidence is None:
            assert not any(NEEDED in line for line in lines)
            continue
        marks = {line.rindex(NEEDED) for line in lines}
        assert len(marks) == 1, lines
        assert all(line[marks.copy().pop() - 1] in "█▏▎▍▌▋▊▉·" for line in lines)


@pytest.mark.parametrize("width", [70, 92, 196])
def test_the_evidence_has_its_word_where_all_is_narrow_too(readings: list[Reading], width: int) -> None:
    for reading in readings:
        for name in STRANDS:
            strand, line = reading.strands[name], joined(draw_strand(name, reading, width))
            word = evidence_words(strand, name).split(" (")[0] if strand.evidence is not None else "no bar"
            word = word if strand.n or word in line else "none yet"
            held_back = strand.evidence is not None and strand.evidence >= strand.needed and not strand.passed
            assert word in line or (held_back and "held back" in line)
            assert "…" not in line


@pytest.mark.parametrize("width", [60, 73, 97, 113, 150, 193])
def test_what_is_not_settled_is_named_in_the_table_or_below_it(readings: list[Reading], width: int) -> None:
    told = 0
    for reading in readings:
        line = Line(reading.partner, None, None, reading, TODAY, UserSettings())
        row, rest = joined(draw_line(line, width)), rest_of(line, width)
        assert cell_len(row) == width
        unsettled = unsettled_words(reading.counted)
        assert ("not settled yet" in rest) == bool(unsettled)
        assert unsettled in rest
        assert ("1 not settled yet" in row) == (bool(unsettled) and width == 193)
        told += bool(unsettled)
    assert told == 3


def test_the_line_below_the_table_says_what_holds_a_partner_back(readings: list[Reading]) -> None:
    for reading in readings:
        rest = rest_of(Line(reading.partner, None, None, reading, TODAY, UserSettings()), 113)
        held_by = reading.suggestion.held_by
        assert ("held back by " in rest) == (held_by is not None)
        assert held_by is None or held_by_words(held_by) in rest


def test_unknown_is_a_dash_never_a_number() -> None:
    assert percent(None) == "–"
    assert percent(0.912) == "91 %"


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (date(2026, 11, 23), "today"),
        (date(2026, 11, 22), "yesterday"),
        (date(2026, 11, 20), "3 days ago"),
        (date(2026, 11, 25), "in 2 days"),
    ],
)
def test_ago(day: date, says: str) -> None:
    assert ago(day, TODAY) == says


def test_a_far_day_carries_its_year() -> None:
    assert short_day(date(2026, 11, 20), TODAY) == "Fri 20 Nov"
    assert short_day(date(2026, 3, 2), TODAY) == "2 Mar"
    assert short_day(date(2025, 3, 2), TODAY) == "2 Mar 2025"


@pytest.mark.parametrize(
    ("line", "done"),
    [
        ("ac", "acme: "),
        ("acme: lu", "acme: lunch "),
        ("acme lu", "acme lunch "),
        ("acme: lunch 45m with ja", "acme: lunch 45m with jane Doe"),
        ("acme: lunch; we pro", "acme: lunch; we promise "),
        ("acme: ", None),
        ('acme: note "lu', None),
        ("zz", None),
        ("", None),
    ],
)
def test_completing(line: str, done: str | None) -> None:
    assert complete(line, ["acme", "borealis"], ["Jane Doe"], ["lunch"]) == done


@pytest.mark.parametrize(
    ("line", "handle"), [("ac", ""), ("acme ", "acme"), ("acme, bor: x", "bor"), ("acme: lunch", "acme")]
)
def test_the_partner_typed(line: str, handle: str) -> None:
    assert partner_typed(line) == handle


@pytest.mark.parametrize("width", [70, 73, 100, 104, 113, 150, 193, 250])
def test_columns_fit_their_table(width: int) -> None:
    sizes = [size for _, size in columns(width)]
    assert sum(sizes) == width
    assert min(sizes) >= 6
    assert sizes[0] >= 10


@given(st.integers(70, 260), st.booleans())
def test_a_row_of_the_table_is_as_wide_as_the_table(width: int, known: bool) -> None:
    partner = Partner("p", "acme", "Acme", 2, TODAY, 3, 30)
    line = Line(partner, (TODAY, True) if known else None, TODAY if known else None, None, TODAY, UserSettings())
    assert cell_len(joined(draw_line(line, width))) == width
    assert sum(len(title(one, size, sorted_by=known, backwards=False)[0]) for one, size in columns(width)) == width


def test_no_key_is_bound_twice_on_a_screen() -> None:
    from trustlog.tui.screens.partner.explanation import Explain
    from trustlog.tui.screens.partner.page import PartnerPage
    from trustlog.tui.screens.partners.page import Partners
    from trustlog.tui.screens.pyramid.page import Pyramid
    from trustlog.tui.screens.search.page import Search
    from trustlog.tui.screens.today.page import Today

    for screen in (Today, Partners, PartnerPage, Pyramid, Explain, Search):
        keys = [key.key for key in screen.all_keys()]
        assert len(keys) == len(set(keys)), screen
        assert len(bindings(screen.all_keys())) == len(keys)
