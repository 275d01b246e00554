"""Rows of which there may be very many: each is made when it comes into sight, and the cursor keeps to its key."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, overload

from trustlog.tui.drawing.text import Item
from trustlog.tui.widgets.rows import Rows

T = TypeVar("T")


def pieces(rows: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Yield rows so many at a time, for work between which the event loop shall run."""
    for first in range(0, len(rows), size):
        yield rows[first : first + size]


class Lazy(Sequence[Item], ABC):
    """Rows that are made when asked for, each alone."""

    @abstractmethod
    def make(self, at: int) -> Item:
        """Make the row at a place."""

    @abstractmethod
    def place_of(self, key: str) -> int | None:
        """Return the place of a key without making rows; None where there is none."""

    @overload
    def __getitem__(self, at: int) -> Item: ...
    @overload
    def __getitem__(self, at: slice) -> list[Item]: ...
    def __getitem__(self, at: int | slice) -> Item | list[Item]:
        if isinstance(at, slice):
            return [self.make(place) for place in range(*at.indices(len(self)))]
        if not -len(self) <= at < len(self):
            raise IndexError(at)
        return self.make(at % len(self))


class Keyed(Lazy):
    """The rows of some keys."""

    def __init__(self, keys: Sequence[str], make: Callable[[str], Item]) -> None:
        self.keys = keys
        self._make = make

    def __len__(self) -> int:
        return len(self.keys)

    def make(self, at: int) -> Item:
        """Make the row of the key there."""
        return self._make(self.keys[at])

    def place_of(self, key: str) -> int | None:
        """Return the place of a key; None where there is none."""
        try:
            return self.keys.index(key)
        except ValueError:
            return None


class LongRows(Rows):
    """A list that never looks at all of its rows."""

    def show_lazily(self, items: Lazy) -> None:
        """Show these rows; the cursor stays on its key, else near its place."""
        key = self.current.key if self.current else ""
        place = self.cursor - self.scroll_offset.y
        self.items = items
        place_now = items.place_of(key) if key else None
        self.cursor = self._nearest(self.cursor) if place_now is None else place_now
        self._measure()
        if 0 <= place < self.size.height:  # the row looked at stays where it was on the screen
            top = 0 if self.scroll_offset.y == 0 and self._is_first(self.cursor) else self.cursor - place
            self.scroll_to(y=max(top, 0), animate=False, force=True)
        self.refresh()
        self.post_message(self.Shown())

    def _is_first(self, at: int) -> bool:
        """Tell whether there are only headings above a row."""
        return at < self.size.height and not any(self.items[above].key for above in range(at))

    def _nearest(self, at: int) -> int:
        """Return the place nearest to `at` that the cursor can be on; -1 where there is none."""
        count = len(self.items)
        at = min(max(at, 0), count - 1)
        candidates = (candidate for distance in range(count) for candidate in (at - distance, at + distance))
        return next((candidate for candidate in candidates if 0 <= candidate < count and self.items[candidate].key), -1)

    def go_to(self, key: str) -> None:
        """Put the cursor on the row with this key, if any."""
        at = self.items.place_of(key) if isinstance(self.items, Lazy) else None
        if at is not None:
            self.put_cursor(at)
