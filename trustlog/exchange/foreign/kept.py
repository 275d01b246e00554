"""Values of a long file that are read once and then kept on disk, so that never all of them are held."""

import pickle
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import eq
from tempfile import SpooledTemporaryFile
from typing import Generic, TypeVar, cast, overload

_T = TypeVar("_T")
_IN_MEMORY = 1_000_000
"""Bytes that are held; what is beyond goes into a file without a name, that goes with the process."""
_AT_ONCE = 64  # values read from disk with one call


class Kept(Sequence[_T], Generic[_T]):
    """Values in the order in which they were added; each is made anew whenever it is asked for."""

    def __init__(self, values: Iterable[_T] = ()) -> None:
        self._file = SpooledTemporaryFile[bytes](_IN_MEMORY)
        self._places = array("Q", (0,))  # where each begins; the last is the end of the file
        self._is_at_end = True
        for value in values:
            self.add(value)

    def add(self, value: _T) -> None:
        """Add a value behind the others."""
        whole = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        if not self._is_at_end:
            self._file.seek(self._places[-1])
            self._is_at_end = True
        self._file.write(whole)
        self._places.append(self._places[-1] + len(whole))

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._places) - 1

    def __eq__(self, other: object) -> bool:
        """Return whether others are the same values in the same order."""
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(eq, self, other))

    def __iter__(self) -> Iterator[_T]:
        """Yield them in their order; meanwhile others may be added, or asked for."""
        at = 0
        while at < len(self):
            values = self._some(at, min(at + _AT_ONCE, len(self)))
            at += len(values)
            yield from values

    @overload
    def __getitem__(self, at: int) -> _T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[_T]: ...
    def __getitem__(self, at: int | slice) -> _T | Sequence[_T]:
        """Return one of them, or some."""
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        at = at + len(self) if at < 0 else at
        if not 0 <= at < len(self):
            raise IndexError(at)
        return self._some(at, at + 1)[0]

    def _some(self, first: int, end: int) -> list[_T]:
        begin = self._places[first]
        self._file.seek(begin)
        self._is_at_end = False
        whole = memoryview(self._file.read(self._places[end] - begin))
        places = [place - begin for place in self._places[first : end + 1]]
        parts = (whole[place:after] for place, after in pairwise(places))
        return [cast("_T", pickle.loads(part)) for part in parts]  # noqa: S301 - this process wrote it
