"""Who is known, as far as reading a line needs it: whether some words name a partner, or somebody at one."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from trustlog.domain.capture.words import words_in
from trustlog.domain.text.folding import folded

_BETWEEN = words_in("de den der van von la le el di du da ten ter te het 't")
_EVERYDAY = words_in("will may mark rose grace april june art bill sue pat van de")


class Names:
    """Names of several words, found by any of their words at a place in a text."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_word: dict[str, list[list[str]]] = {}
        for name in names:
            words = folded(name).split()
            for word in dict.fromkeys(words):
                if word not in _BETWEEN or len(words) == 1:
                    self._by_word.setdefault(word, []).append(words)

    def at(self, words: Sequence[str], place: int, texts: Sequence[str] = ()) -> int:
        """Return how many words at a place are a name or a part of one; 0 where none is.

        A name that is an everyday word too, as Will and May, counts only where it is written as a name in `texts`.
        """
        word = words[place]
        key = word if word.isascii() else folded(word)
        if key in _EVERYDAY and not (texts and texts[place][:1].isupper()):
            return 0
        most = 0
        starts = self._by_word.get(key, ())
        if key in _BETWEEN:
            return 0
        for name in starts:
            begin = name.index(key)
            took = 1
            while (
                begin + took < len(name)
                and place + took < len(words)
                and _same(words[place + took], name[begin + took])
            ):
                took += 1
            while took > 1 and name[begin + took - 1] in _BETWEEN:
                took -= 1
            most = max(most, took)
        return most


def _same(word: str, other: str) -> bool:
    return word == other or (not word.isascii() and folded(word) == other)


class KnownItem(NamedTuple):
    """An item of the open book, as far as reading a line needs it."""

    name: str
    text: str
    depth: int | None


class Known:
    """What a reader may ask; nobody is known unless a subclass says so."""

    lists_people = False

    def partner_at(self, words: Sequence[str], place: int) -> int:
        """Return how many words at a place name a partner."""
        del words, place
        return 0

    def partner_key(self, text: str) -> str:
        """Return the same text for all names of a partner, "" where it names none or several."""
        del text
        return ""

    def person_at(self, words: Sequence[str], place: int, texts: Sequence[str] = ()) -> int:
        """Return how many words at a place name somebody at the partners of the line."""
        del words, place, texts
        return 0

    def item(self, name: str) -> KnownItem:
        """Return the item of the open book with that name, without its @; a WordsError or Refused where there is none.

        Where no ledger tells which there are, every name is one.
        """
        return KnownItem(name, "", None)

    def choose(self, partners: Sequence[str]) -> None:
        """Take note of the partners of the line, as typed: people are those at these partners."""
        del partners


NOBODY = Known()
