"""A list that reports progress while it is iterated."""

from collections.abc import Callable, Iterator
from typing import TypeVar

T = TypeVar("T")
Progress = Callable[[str, int], None]
"""Told now and then what is being worked on and how many are done; what it raises stops the work."""
_EVERY = 200  # values between two words of progress


class ProgressList(list[T]):
    """A list that reports its progress while it is iterated."""

    def __init__(self, values: list[T], label: str, progress: Progress | None) -> None:
        super().__init__(values)
        self._label = label
        self._progress = progress

    def __iter__(self) -> Iterator[T]:
        """Iterate over the values, reporting every so many."""
        for count, value in enumerate(super().__iter__()):
            if self._progress is not None and count % _EVERY == 0:
                self._progress(self._label, count)
            yield value
