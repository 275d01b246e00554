"""Rows of which there may be very many: each is made when it comes into sight, and the cursor keeps to its key."""

from collections.abc import Callable, Sequence
from typing import overload

from trustlog.tui.draw import Item
from trustlog.tui.rows import Rows


class Lazy(Sequence[Item]):
    """The rows of some keys, made one at a time."""

    def __init__(self, keys: Sequence[str], make: Callable[[str], Item]) -> None:
        self.keys = keys
        self._make = make

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, at: int) -> Item: ...
    @overload
    def __getitem__(self, at: slice) -> list[Item]: ...
    def __getitem__(self, at: int | slice) -> Item | list[Item]:
        if isinstance(at, slice):
            return [self._make(key) for key in self.keys[at]]
        return self._make(self.keys[at])


class LongRows(Rows):
    """A list that never looks at all of its rows."""

    def show_lazily(self, items: Lazy) -> None:
        """Show these rows; the cursor stays on its key, else near its place."""
        key = self.current.key if self.current else ""
        place = self.cursor - self.scroll_offset.y
        self.items = items
        try:
            self.cursor = items.keys.index(key)
        except ValueError:
            self.cursor = min(max(self.cursor, 0), len(items) - 1)
        self._measure()
        if 0 <= place < self.size.height:  # the row looked at stays where it was on the screen
            self.scroll_to(y=max(self.cursor - place, 0), animate=False, force=True)
        self.refresh()

    def go_to(self, key: str) -> None:
        """Put the cursor on the row with this key, when there is one."""
        if isinstance(self.items, Lazy) and key in self.items.keys:
            self._put(self.items.keys.index(key))

    def action_page(self, pages: int) -> None:
        """Move the cursor by what is in sight."""
        at = self.cursor + pages * max(1, self.size.height - 1)
        self.action_end(0) if at < 0 else self.action_end(-1) if at >= len(self.items) else self._put(at)

    def action_end(self, which: int) -> None:
        """Move the cursor to the first or the last row."""
        if len(self.items):
            self._put(which % len(self.items))
