"""The pure parts of the screens: drawing, completing, fitting."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from trustlog.desk.settings import UserSettings
from trustlog.domain.facts import Partner
from trustlog.tui.app.keys import bindings
from trustlog.tui.drawing.completion import complete, partner_typed
from trustlog.tui.drawing.partner_table import Line, columns, draw_line, title
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
