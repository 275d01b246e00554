"""Values that report progress while they are iterated."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
Progress = Callable[[str, int], None]
"""Told now and then what is being worked on and how many are done; what it raises stops the work."""
_EVERY = 200  # values between two words of progress


def told(values: Iterable[T], label: str, progress: Progress | None) -> Iterator[T]:
    """Yield the values as they come, reporting every so many."""
    for count, value in enumerate(values):
        if progress is not None and count % _EVERY == 0:
            progress(label, count)
        yield value
