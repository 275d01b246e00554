"""How near two spellings are: by single letters, and by the words of a name. Pure.

What differs is measured against its length: a letter in a short word makes another word, two in a long one may be the
same word in another language.
"""

from typing import NamedTuple

LEAST_LETTERS = 4
"""A shorter word is the same or another one."""
LETTERS_EACH, MOST_LETTERS = 4, 3
"""A letter may differ for each four that a word has, three at the most."""
SAME_BEGINNING = 3
"""Where more than one letter differs, so many at the beginning are the same: east and west are not near."""
CONNECTORS = frozenset(("and", "en", "und", "et", "y", "e", "the", "de", "het", "der", "die", "das"))
"""Words that are written or left out as one likes."""


class NearWords(NamedTuple):
    """What two names have in common: their common words in the order of the one, and whether nothing else differs."""

    common: tuple[str, ...]
    is_same: bool


def near_words(one: str, other: str) -> NearWords | None:
    """Return what two folded names have in common where the words that they do not share are nearly the same.

    None where they are not, where they share no word, or where one has a word more.
    """
    left, right = ([word for word in name.split() if word not in CONNECTORS] for name in (one, other))
    rest, common = list(right), []
    for word in left:
        if word in rest:
            rest.remove(word)
            common.append(word)
    if not common or len(left) != len(right):
        return None
    own = list(left)
    for word in common:
        own.remove(word)
    if not all(is_same_word(*words) for words in zip(own, rest, strict=True)):
        return None
    return NearWords(tuple(common), not own)


def is_same_word(one: str, other: str) -> bool:
    """Return whether two words may be one that was spelt otherwise, or was written in another language."""
    shorter = min(len(one), len(other))
    if one == other:
        return True
    if shorter < LEAST_LETTERS or not (one.isalpha() and other.isalpha()):
        return False
    differ = distance(one, other, min(shorter // LETTERS_EACH, MOST_LETTERS))
    return differ is not None and (differ == 1 or one[:SAME_BEGINNING] == other[:SAME_BEGINNING])


def distance(one: str, other: str, most: int) -> int | None:
    """Return in how many letters two texts differ: added, left out, another, or changed with their neighbour.

    None where these are more than `most`.
    """
    if abs(len(one) - len(other)) > most:
        return None
    before: list[int] = []
    last = list(range(len(other) + 1))
    for at, sign in enumerate(one, 1):
        row = [at]
        for place, letter in enumerate(other, 1):
            least = min(last[place] + 1, row[-1] + 1, last[place - 1] + (sign != letter))
            if at > 1 and place > 1 and sign == other[place - 2] and one[at - 2] == letter:
                least = min(least, before[place - 2] + 1)
            row.append(least)
        if min(row) > most:
            return None
        before, last = last, row
    return last[-1] if last[-1] <= most else None
