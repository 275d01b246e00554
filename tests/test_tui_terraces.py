"""The terraces of the pyramid: they grow downwards, fit the window, and lose nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustlog.tui.drawing.place import fitting
from trustlog.tui.drawing.terraces import ENOUGH, FRAME, roomiest

COUNTS = st.lists(st.integers(0, 5000), min_size=5, max_size=5)


@given(COUNTS, st.integers(60, 220), st.integers(11, 80), st.integers(12, 40))
def test_they_fit_grow_downwards_and_lose_nobody(counts, width, height, cell) -> None:
    found = roomiest(counts, width, height, cell)
    assert [one.level for one in found] == [5, 4, 3, 2, 1]
    assert sum(one.lines + 1 for one in found) + 1 <= height
    assert found[-1].width == width
    for one, below in zip(found, [*found[1:], found[-1]], strict=True):
        assert one.left >= 0
        assert one.left + one.width <= width
        assert one is below or (below.left < one.left and one.left + one.width < below.left + below.width)
        assert one.shown + one.more == counts[one.level - 1]
        assert one.places <= one.lines // one.depth * one.columns
        assert one.columns * cell <= max(one.width - 2 * FRAME, cell)


@given(COUNTS, st.integers(80, 200), st.integers(24, 60))
def test_nobody_is_left_out_while_there_is_room(counts, width, height) -> None:
    small = [count % 5 for count in counts]
    assert all(one.more == 0 for one in roomiest(small, width, height - 2, 24))


@given(COUNTS, st.integers(80, 220), st.integers(24, 60))
def test_a_place_takes_the_room_that_no_other_needs(counts, width, height) -> None:
    for one in roomiest([count % 9 for count in counts], width, height, 32):
        lines = -(-one.shown // one.columns) if one.shown else 0
        free = one.shown and not one.more and one.columns > 1 and -(-one.shown // (one.columns - 1)) == lines
        assert not free or (one.width - 2 * FRAME) // (one.columns - 1) > ENOUGH


@pytest.mark.parametrize("room", range(18, 70))
def test_a_count_on_a_border_is_there_whole_or_not_at_all(room: int) -> None:
    title, counts = " 3 Partner ─ 12 ", ["· 2 worth a trial ", "· 1 on trial ", "· 1 slipping "]
    text = fitting(title, counts, room)
    assert len(text) <= room
    assert text.rstrip("… ") in {(title + "".join(counts[:most])).rstrip() for most in range(4)}
