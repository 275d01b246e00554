"""Words that are looked for, and whether a text has them: all of them, each as the beginning of a word. Pure.

Both sides are folded the same way, so accents and capitals do not matter; what has the words as they were typed is
an exact match.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from trustlog.domain.text.folding import alike, folded, unaccented

_WORDS = re.compile(r"[^\W_]+")
NOT, FOLDED, EXACT = 0, 1, 2


class Wanted(NamedTuple):
    """One word that is looked for: as it looks (`exact`), and as it reads without accents (`bare`)."""

    exact: str
    bare: str


def wanted(typed: str) -> tuple[Wanted, ...]:
    """Return the words of what was typed; none where it holds no letter and no digit.

    A word that is said again asks for nothing more, and is left out.
    """
    return tuple(dict.fromkeys(Wanted(alike(word), folded(word)) for word in _words(typed)))


def fit(words: tuple[Wanted, ...], *texts: str | None) -> int:
    """Return EXACT, FOLDED or NOT: how these texts together have all the words."""
    text = "\n".join(text_given for text_given in texts if text_given)
    if text.isascii():
        return _fit_plain(words, text.lower())
    text_words = [_keys(word) for word in _words(text)]
    best = EXACT
    for word in words:
        if not any(bare.startswith(word.bare) for _, bare in text_words):
            return NOT
        if not any(exact.startswith(word.exact) for exact, _ in text_words):
            best = FOLDED
    return best


@lru_cache(maxsize=8192)  # words come again and again in what is searched
def _keys(word: str) -> tuple[str, str]:
    return alike(word), folded(word)


def _fit_plain(words: tuple[Wanted, ...], text: str) -> int:
    if not all(word.bare in text and _begins_a_word(word.bare, text) for word in words):
        return NOT
    return EXACT if all(word.exact == word.bare for word in words) else FOLDED


def _begins_a_word(bare: str, text: str) -> bool:
    at = text.find(bare)
    while at >= 0:
        if not at or not text[at - 1].isalnum():
            return True
        at = text.find(bare, at + 1)
    return False


def _words(text: str) -> list[str]:
    """Cut a text into words of letters and digits; an accent that stands alone parts no word."""
    return _WORDS.findall(unaccented(text))
