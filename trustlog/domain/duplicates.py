"""Who looks like whom: partners, or people of one partner, that may have been entered twice. Pure.

Each has keys; whoever shares one is a pair to look at. Nothing is compared with everything: names that differ by one
letter meet at what is left of them without it, names whose words are nearly the same at a word that few have.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import Literal, NamedTuple

from trustlog.domain.text.spelling import near_words

Likeness = Literal["mail", "name", "domain", "phone", "initial", "short_name", "near_name", "near_words"]
STRENGTH: dict[Likeness, int] = {
    "mail": 6, "name": 5, "domain": 4, "phone": 3, "initial": 2, "short_name": 2, "near_name": 1, "near_words": 1,
}  # fmt: skip
"""How much each says, the strongest first; what two have in common is added up."""
LEAST_LETTERS = 6
"""Shorter names are near too many."""
LEAST_RARE = 4
"""A word of fewer letters is shared by too many to be looked at."""
MOST_ALIKE = 6
"""What more of them share (a switchboard, a domain of a mail provider) says nothing about any two."""
LEAST_DIGITS, TELLING_DIGITS = 7, 9
"""A telephone number of fewer digits tells nobody apart; its last nine are the same with and without the country."""


class Key(NamedTuple):
    """Something that two who are the same have in common: what it is, how it is compared, and how it is shown."""

    code: Likeness
    compared: str
    shown: str


class Looks(NamedTuple):
    """What somebody is known by: their id, keys, and the name that others may be near to (empty: none).

    Names are near within a `group` only: the partner of people. `by_words`: also those whose words nearly are the same.
    """

    id: str
    keys: tuple[Key, ...]
    near: str = ""
    group: str = ""
    by_words: bool = False


_Placed = tuple[int, Key]
_SAYS_ALL: tuple[tuple[Likeness, Likeness], ...] = (
    ("name", "near_name"), ("name", "near_words"), ("name", "initial"), ("name", "short_name"),
    ("short_name", "near_name"), ("near_name", "near_words"),
)  # fmt: skip
"""What says all that another would say."""


class Pair(NamedTuple):
    """Two that may be the same, in the order in which they were given, and what speaks for it, the strongest first."""

    one: str
    other: str
    because: tuple[Key, ...]

    @property
    def strength(self) -> int:
        """Return how much speaks for it."""
        return sum(STRENGTH[key.code] for key in self.because)


def alike_pairs(
    looks: Sequence[Looks],
    apart: Collection[frozenset[str]] = (),
    holds: Callable[[str, str, Key], bool] = lambda _one, _other, _key: True,
) -> list[Pair]:
    """Return each pair that may be the same once, the strongest first; never those that are known to be apart.

    `holds` tells of two ids whether a key that they share says anything of these two.
    """
    found: dict[tuple[int, int], dict[Likeness, Key]] = {}
    for first, second, key in _meetings(looks):
        if holds(looks[first].id, looks[second].id, key):
            found.setdefault((first, second), {}).setdefault(key.code, key)
    pairs = []
    for (first, second), shared in found.items():
        one, other = looks[first], looks[second]
        if one.id == other.id or frozenset((one.id, other.id)) in apart:
            continue
        for said, less in _SAYS_ALL:
            if said in shared:
                shared.pop(less, None)
        because = sorted(shared.values(), key=lambda key: -STRENGTH[key.code])
        pairs.append((first, second, Pair(one.id, other.id, tuple(because))))
    return [pair for _first, _second, pair in sorted(pairs, key=lambda each: (-each[2].strength, each[:2]))]


def _meetings(looks: Sequence[Looks]) -> Iterator[tuple[int, int, Key]]:
    """Yield who meets whom at which key, the one given first before the other."""
    blocks: dict[tuple[str, str], list[_Placed]] = {}
    for place, look in enumerate(looks):
        for key in dict.fromkeys(look.keys):
            blocks.setdefault((key.code, key.compared), []).append((place, key))
    for (code, _compared), block in blocks.items():
        if len(block) > 1:
            for (first, _key), (second, key) in _met(block, every=code == "name"):
                if first != second:
                    yield first, second, key
    yield from _near(looks)
    yield from _near_by_words(looks)


def _met(block: Sequence[_Placed], *, every: bool) -> Iterable[tuple[_Placed, _Placed]]:
    """Return the pairs of a block; of a large one each with the next where all shall be found, else none."""
    if len(block) <= MOST_ALIKE:
        return combinations(block, 2)
    return pairwise(block) if every else ()


def _near(looks: Sequence[Looks]) -> Iterator[tuple[int, int, Key]]:
    """Yield whose names differ by one letter: one more, one less, another, or two that changed places."""
    blocks: dict[tuple[str, str, str], list[int]] = {}
    for place, look in enumerate(looks):
        letters = "".join(sign for sign in look.near if sign.isalpha())
        if len(letters) < LEAST_LETTERS:
            continue
        digits = "".join(sign for sign in look.near if not sign.isalpha() and not sign.isspace())
        for left in {letters, *(letters[:at] + letters[at + 1 :] for at in range(len(letters)))}:
            blocks.setdefault((look.group, digits, left), []).append(place)
    for block in blocks.values():
        if 1 < len(block) <= MOST_ALIKE:
            for first, second in combinations(block, 2):
                one, other = looks[first].near, looks[second].near
                if is_near(one.replace(" ", ""), other.replace(" ", "")):
                    yield first, second, Key("near_name", "", "")


def _near_by_words(looks: Sequence[Looks]) -> Iterator[tuple[int, int, Key]]:
    """Yield whose names have a word in common that few have, and are nearly the same beside it."""
    blocks: dict[tuple[str, str], list[int]] = {}
    for place, look in enumerate(looks):
        for word in dict.fromkeys(look.near.split()) if look.by_words else ():
            blocks.setdefault((look.group, word), []).append(place)
    for (_group, word), block in blocks.items():
        if len(block) > MOST_ALIKE or len(word) < LEAST_RARE:
            continue
        for first, second in combinations(block, 2):
            found = near_words(looks[first].near, looks[second].near)
            if found is not None:
                yield first, second, Key("near_words", "", "" if found.is_same else word)


def is_near(one: str, other: str) -> bool:
    """Return whether one letter makes one text of the other: added, left out, another, or changed with its neighbour.

    The same text is near itself.
    """
    if abs(len(one) - len(other)) > 1:
        return False
    if len(one) > len(other):
        one, other = other, one
    at = next((place for place, sign in enumerate(one) if sign != other[place]), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return one[at + 1 :] == other[at + 1 :] or swapped


def phone_key(typed: str | None) -> str:
    """Return what two spellings of a telephone number have in common; empty where it tells nothing."""
    digits = "".join(sign for sign in (typed or "").replace("(0)", "") if sign.isascii() and sign.isdigit())
    own = digits.lstrip("0")
    return own[-TELLING_DIGITS:] if len(own) >= LEAST_DIGITS else ""
