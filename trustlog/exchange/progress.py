"""Values that report progress while they are iterated."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
Progress = Callable[[str, int], None]
"""Told now and then what is being worked on and how many are done; what it raises stops the work."""
_EVERY = 200  # values between two words of progress


class Counting:
    """Counts values of one kind after another, and reports every so many."""

    def __init__(self, label: str, progress: Progress | None) -> None:
        self._label, self._progress, self._count = label, progress, 0

    def each(self, values: Iterable[T]) -> Iterator[T]:
        """Yield the values as they come."""
        for value in values:
            self.count()
            yield value

    def count(self) -> None:
        """Count one more."""
        if self._progress is not None and self._count % _EVERY == 0:
            self._progress(self._label, self._count)
        self._count += 1


def told(values: Iterable[T], label: str, progress: Progress | None) -> Iterator[T]:
    """Yield the values as they come, reporting every so many."""
    return Counting(label, progress).each(values)
