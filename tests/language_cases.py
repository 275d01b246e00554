"""What is still English in a text that is meant to be in another language."""

import re
from collections.abc import Iterator
from functools import cache

from conftest import load_script

from trustlog.wording.catalogue import LANGUAGES

LEAST = 3
"""Words that a piece of a sentence has at least, to be looked for: fewer are names and single words."""
MOST = 5
"""Words of a piece that are looked for: beside a dialog the screen below it goes on, between lines of a sentence."""
TYPED = ("acme lunch 45m", "Acme Instruments", "(depth", "DATE", "trustlog ", "--")
"""What is typed the same in every language."""


@cache
def pieces() -> frozenset[str]:
    """Return how pieces begin, between what is filled in, of every English sentence that has another translation."""
    catalogues = load_script("docs/catalogues.py")
    assert set(LANGUAGES) == {"en", "nl"}, "give a language"
    return frozenset(piece for message in catalogues.read(catalogues.catalogues()[0]) for piece in _pieces(message))


def _pieces(message: object) -> Iterator[str]:
    for text, said in zip(_forms(message.id), _forms(message.string), strict=False):
        for piece in re.split(r"\{[^}]*\}|\n", text):
            piece = " ".join(piece.split()[:MOST]).strip(" .;:,·")
            if len(re.findall(r"[A-Za-z]{2,}", piece)) >= LEAST and piece not in said:
                yield piece


def _forms(text: object) -> tuple[str, ...]:
    return text if isinstance(text, tuple) else (str(text),)


def english_in(text: str) -> list[str]:
    """Return the pieces of English sentences that a text holds, whatever its lines are."""
    line = " ".join(text.split())
    return sorted(
        piece
        for piece in pieces()
        if piece in line and not any(word in piece for word in TYPED) and re.search(rf"\b{re.escape(piece)}", line)
    )
