"""The rows of Today, group below group: there may be ten thousand, so each is made when it comes into sight."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from trustlog.desk.today import LATER, QUIET
from trustlog.language import _
from trustlog.tui.drawing.text import Item, blank, heading
from trustlog.tui.widgets.long_rows import Lazy

if TYPE_CHECKING:
    from trustlog.desk.today import Row

Label = tuple[str, str] | None
"""What stands left of a row where there is room: the name of its group and how many are in it, beside the first."""


class Around(NamedTuple):
    """What stands above all rows and below them: words on a quiet day, and what is still on its way."""

    before: list[Item]
    after: list[Item]


class _Part(NamedTuple):
    """The rows of a group, from a place on, and what stands above them."""

    first: int
    above: list[Item]
    label: Label
    rows: "Sequence[Row]"


def _label(group: str, number: int) -> tuple[str, str]:
    """Return the name of a group, shortened beside a large number: both share a narrow column."""
    if group in QUIET:
        return _(group), ""
    return _("Due this week") if group == "Due" and number < 10 else _(group), str(number)


def key_of(row: "Row") -> str:
    """Return the key of a row; the cursor passes over what comes later, for there is nothing to do about it yet."""
    return "" if row.group == LATER else f"{row.group}:{row.handle or row.garden}:{row.number or ''}"


class TodayRows(Lazy):
    """The groups that have any rows; `wide` names a group beside its first row, else it has a heading."""

    def __init__(
        self,
        groups: "Mapping[str, Sequence[Row]]",
        make: "Callable[[Row, Label], Item]",
        around: Around,
        *,
        wide: bool,
    ) -> None:
        self._make = make
        self._parts: list[_Part] = []
        self._wide = wide
        at = 0
        for group, group_rows in groups.items():
            if rows := tuple(group_rows):  # as they are now: more come while these are on show
                label = _label(group, len(rows))
                above = [blank()] if at else [*around.before, *([blank()] if around.before else [])]
                above += [] if wide else [heading(*label)]
                self._parts.append(_Part(at, above, label if wide else None, rows))
                at += len(above) + len(rows)
        self._after = around.after if at else [*around.before, *around.after]
        self._firsts = [part.first for part in self._parts]
        self._rows = at

    def __len__(self) -> int:
        return self._rows + len(self._after)

    def make(self, at: int) -> Item:
        """Make the row at a place."""
        if at >= self._rows:
            return self._after[at - self._rows]
        part = self._part(at)
        place = at - part.first - len(part.above)
        if place < 0:
            return part.above[place]
        return self._make(part.rows[place], part.label if place == 0 or part.label is None else ("", ""))

    def row_at(self, at: int) -> "Row | None":
        """Return what the row at a place is about; nothing where the cursor passes."""
        if not 0 <= at < self._rows:
            return None
        part = self._part(at)
        place = at - part.first - len(part.above)
        return part.rows[place] if place >= 0 else None

    def place_of(self, key: str) -> int | None:
        """Return the place of the row with a key; None where there is none."""
        group = key.partition(":")[0]
        for part in self._parts:
            if part.rows[0].group == group:
                places = (at for at, row in enumerate(part.rows) if row.handle in key and key_of(row) == key)
                at = next(places, None)
                return None if at is None else part.first + len(part.above) + at
        return None

    def _part(self, at: int) -> _Part:
        return self._parts[bisect_right(self._firsts, at) - 1]
