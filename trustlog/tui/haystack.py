"""Finds among many things by their words: in one text of all of them, so ten thousand are no slower than ten. Pure."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, islice
from typing import Generic, TypeVar

T = TypeVar("T")
LINE, FIELD = "\n", "\t"


class Haystack(Generic[T]):
    """Things in an order, each with the texts it is found by; all in lower case."""

    def __init__(self, things: Sequence[T], texts: Callable[[T], Iterable[str]]) -> None:
        self._things = things
        lines = [LINE + FIELD + FIELD.join(texts(one)) for one in things]
        self._text = "".join(lines)
        self._firsts = [0, *accumulate(len(line) for line in lines)]

    def found(self, typed: str, most: int) -> list[T]:
        """Give those that have all words typed, in their order."""
        return [self._things[at] for at in islice(self._fitting(typed), most)]

    def found_beginning(self, typed: str, most: int) -> list[T]:
        """Give those that have all words typed, those first of which a text begins with what is typed."""
        begin = list(islice(self._with(FIELD + typed), most))
        seen = set(begin)
        rest = (at for at in self._fitting(typed) if at not in seen)
        return [self._things[at] for at in (*begin, *islice(rest, most - len(begin)))]

    def _fitting(self, typed: str) -> Iterator[int]:
        words = typed.split()
        if not words:
            return iter(range(len(self._things)))
        rarest = min(words, key=self._text.count)
        others = [word for word in words if word != rarest]
        return (at for at in self._with(rarest) if all(self._has(at, word) for word in others))

    def _has(self, at: int, word: str) -> bool:
        return self._text.find(word, self._firsts[at], self._firsts[at + 1]) >= 0

    def _with(self, part: str) -> Iterator[int]:
        place = self._text.find(part)
        while place >= 0:
            at = bisect_right(self._firsts, place) - 1
            yield at
            place = self._text.find(part, self._firsts[at + 1])
