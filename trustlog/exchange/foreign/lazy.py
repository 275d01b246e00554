"""Values of a long file that are read anew each time they are gone through, so that never all of them are held."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar, overload

_T = TypeVar("_T")


class Lazy(Sequence[_T], Generic[_T]):
    """The values of one class among all that a file is read as."""

    def __init__(self, of: type[_T], read: Callable[[], Iterable[Any]]) -> None:
        self._of, self._read = of, read

    def __iter__(self) -> Iterator[_T]:
        """Read the file, and yield its values of this class."""
        return (value for value in self._read() if isinstance(value, self._of))

    def __len__(self) -> int:
        """Count them, which reads the file."""
        return sum(1 for _value in self)

    @overload
    def __getitem__(self, at: int) -> _T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[_T]: ...
    def __getitem__(self, at: int | slice) -> _T | Sequence[_T]:
        """Return one of them, or some, which reads the file."""
        return list(self)[at]
