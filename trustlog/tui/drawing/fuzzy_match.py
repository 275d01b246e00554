"""Finds values by their words: in a single text of all of them, so ten thousand are no slower than ten. Pure.

Accents and capitals are folded on both sides; exact matches come first.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, chain, islice
from typing import Generic, TypeVar

from trustlog.domain.text.folding import alike, folded

T = TypeVar("T")
LINE, FIELD = "\n", "\t"


class Haystack(Generic[T]):
    """Values in an order, each with the texts it is found by."""

    def __init__(self, values: Sequence[T], texts: Callable[[T], Iterable[str]]) -> None:
        self._values = values
        self._accented: dict[int, str] = {}
        lines = [self._line(place, texts(value)) for place, value in enumerate(values)]
        self._text = "".join(lines)
        self._firsts = [0, *accumulate(len(line) for line in lines)]

    def matches(self, typed: str, most: int) -> list[T]:
        """Return up to `most` values that have all words typed: exact matches first, else in their order."""
        return self._values_at(self._exact_first(lambda: self._fitting(folded(typed)), typed, most), most)

    def matches_beginning(self, typed: str, most: int) -> list[T]:
        """Return up to `most` values that have all words typed, first those with a text that begins with them."""
        bare = folded(typed)
        begin = list(islice(self._exact_first(lambda: self._with(FIELD + bare), typed, most), most))
        first_places = set(begin)
        rest = (at for at in self._exact_first(lambda: self._fitting(bare), typed, most) if at not in first_places)
        return self._values_at(chain(begin, rest), most)

    def _line(self, place: int, texts: Iterable[str]) -> str:
        exact = LINE + FIELD + FIELD.join(map(alike, texts))
        if exact.isascii():
            return exact
        self._accented[place] = exact
        return LINE + FIELD + FIELD.join(map(folded, exact[2:].split(FIELD)))

    def _values_at(self, places: Iterable[int], most: int) -> list[T]:
        return [self._values[at] for at in islice(places, most)]

    def _exact_first(self, fitting: Callable[[], Iterator[int]], typed: str, most: int) -> Iterator[int]:
        """Return the places that fit, first those that have the words with the accents as typed."""
        key = alike(typed)
        if not self._accented and key.isascii():
            yield from fitting()
            return
        words, inexact = key.split(), list[int]()
        for at in fitting():
            text = self._accented.get(at)
            if (key == folded(key)) if text is None else all(word in text for word in words):
                yield at
            elif len(inexact) < most:
                inexact.append(at)
        yield from inexact

    def _fitting(self, typed: str) -> Iterator[int]:
        words = typed.split()
        if not words:
            return iter(range(len(self._values)))
        rarest = min(words, key=self._text.count)
        other_words = [word for word in words if word != rarest]
        return (at for at in self._with(rarest) if all(self._has(at, word) for word in other_words))

    def _has(self, at: int, word: str) -> bool:
        return self._text.find(word, self._firsts[at], self._firsts[at + 1]) >= 0

    def _with(self, part: str) -> Iterator[int]:
        place = self._text.find(part)
        while place >= 0:
            at = bisect_right(self._firsts, place) - 1
            yield at
            place = self._text.find(part, self._firsts[at + 1])
