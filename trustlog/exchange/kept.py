"""Values of a long file that are read once and then kept on disk, so that never all of them are held."""

import pickle
from array import array
from collections.abc import Iterable, Iterator, Sequence
from operator import eq
from tempfile import SpooledTemporaryFile
from typing import Generic, TypeVar, cast, overload

_T = TypeVar("_T")
_IN_MEMORY = 1_000_000
"""Bytes that are held; what is beyond goes into a file without a name, that goes with the process."""
_AT_ONCE = 16  # values written and read as one


class Kept(Sequence[_T], Generic[_T]):
    """Values in the order in which they were added; nobody may change one."""

    def __init__(self, values: Iterable[_T] = ()) -> None:
        self._file = SpooledTemporaryFile[bytes](_IN_MEMORY)
        self._places = array("Q", (0,))  # where in the file each block of values begins; the last is its end
        self._is_at_end = True
        self._last: list[_T] = []  # those that are no whole block yet
        self._block: tuple[int, list[_T]] = (-1, [])  # the one that was asked for last
        for value in values:
            self.add(value)

    def add(self, value: _T) -> None:
        """Add a value behind the others."""
        self._last.append(value)
        if len(self._last) < _AT_ONCE:
            return
        whole = pickle.dumps(self._last, pickle.HIGHEST_PROTOCOL)
        if not self._is_at_end:
            self._file.seek(self._places[-1])
            self._is_at_end = True
        self._file.write(whole)
        self._places.append(self._places[-1] + len(whole))
        self._last = []

    def __len__(self) -> int:
        """Return how many there are."""
        return (len(self._places) - 1) * _AT_ONCE + len(self._last)

    def __eq__(self, other: object) -> bool:
        """Return whether others are the same values in the same order."""
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(eq, self, other))

    def __iter__(self) -> Iterator[_T]:
        """Yield them in their order; meanwhile others may be added, or asked for."""
        at = 0
        while at < len(self):
            values = self._read(at // _AT_ONCE)[at % _AT_ONCE :]
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
        number, place = divmod(at, _AT_ONCE)
        if number == len(self._places) - 1:
            return self._last[place]
        if self._block[0] != number:
            self._block = (number, self._read(number))
        return self._block[1][place]

    def _read(self, number: int) -> list[_T]:
        """Return the values of a block."""
        if number == len(self._places) - 1:
            return list(self._last)
        self._file.seek(self._places[number])
        self._is_at_end = False
        whole = self._file.read(self._places[number + 1] - self._places[number])
        return cast("list[_T]", pickle.loads(whole))  # noqa: S301 - this process wrote it
