"""What people are called by: initials, short forms of first names, and family names with their particles. Pure."""

import re
from typing import NamedTuple

from trustlog.domain.text.firms import plain_key

LEAST_SHORT = 3
"""A short form has so many letters at least: Rob, Piet."""
# fmt: off
OTHER_NAMES = frozenset((
    "a", "e", "o", "i", "el", "je", "ke", "le", "la", "na", "ne", "en", "bel", "eke", "ien", "ika", "ike", "ina",
    "ine", "jan", "jes", "lle", "nne", "tje", "tta", "tte", "elle", "ella", "etta", "ette", "iene", "neke", "tina",
    "belle",
))
# fmt: on
"""Ends that make another name rather than the whole of a short one: Jan and Jane, Janneke; Daniel and Danielle."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+$|[^\W\d_]$")
PARTICLES = frozenset((
    "v", "d", "vd", "v/d", "van", "von", "vom", "zu", "zur", "de", "den", "der", "het", "t", "ten", "ter", "te", "la",
    "le", "du", "des", "di", "da", "do", "dos", "del", "della",
))  # fmt: skip
"""What stands before a family name, is left out in some lists, and is shortened in others."""
_SHORTENED = ("v", "vd", "v/d")


class Called(NamedTuple):
    """How somebody is called, folded: first name (or initials, without dots), and all of the family name.

    `initials` are those of all first names that can be told: of Pieter Jan van der Berg p and j, of Jane Doe j.
    """

    given: str
    family: str
    by_initials: bool
    initials: str

    @property
    def bare_family(self) -> str:
        """Return the family name without its particles: berg for van den Berg."""
        words = self.family.split()
        while len(words) > 1 and words[0] in PARTICLES:
            words.pop(0)
        return " ".join(words)


def called(name: str) -> Called | None:
    """Return how somebody is called; None where that is a single word. `Doe, Jane` is Jane Doe."""
    family, comma, given = name.partition(",")
    first, _blank, rest = (f"{given.strip()} {family}" if comma else name).strip().partition(" ")
    first, by_initials = first.strip(), bool(_INITIALS.match(first.strip()))
    rest_words = rest.split()
    while by_initials and rest_words and _INITIALS.match(rest_words[0]):  # J. P. Doe, as J.P. Doe
        first += rest_words.pop(0)
    plain, family_words = plain_key(first).replace(" ", ""), plain_key(" ".join(rest_words)).split()
    if not plain or not family_words:
        return None
    begins = next((at for at, word in enumerate(family_words[:-1]) if word in PARTICLES), 0)
    more, family_words = family_words[:begins], family_words[begins:]
    initials = plain if by_initials else plain[0] + "".join(word[0] for word in more)
    return Called(plain, " ".join(family_words), by_initials, initials)


def is_same_family(one: Called, other: Called) -> bool:
    """Return whether two family names may be one: particles left out at one of them, or shortened to v.d."""
    if one.family == other.family:
        return True
    if one.bare_family != other.bare_family:
        return False
    bare = any(each.family == each.bare_family for each in (one, other))
    return bare or any(each.family.split()[0] in _SHORTENED for each in (one, other))


def is_initial_of(one: Called, other: Called) -> bool:
    """Return whether one of two is called by initials that the other may have."""
    least = min(len(one.initials), len(other.initials))
    return (one.by_initials or other.by_initials) and one.initials[:least] == other.initials[:least]


def is_short_form(one: Called, other: Called) -> bool:
    """Return whether the first name of one begins that of the other, as Piet does Pieter."""
    short, long = sorted((one.given, other.given), key=len)
    if one.by_initials or other.by_initials or len(short) < LEAST_SHORT or short == long:
        return False
    return long.startswith(short) and len(long) - len(short) > 1 and long[len(short) :] not in OTHER_NAMES


def is_other_given(one: Called, other: Called) -> bool:
    """Return whether a letter in the first names of one family makes two people: Jan and Jane, Tim and Tom."""
    if one.given == other.given or one.family != other.family:
        return False
    short, long = sorted((one.given, other.given), key=len)
    return len(short) <= LEAST_SHORT or (long.startswith(short) and long[len(short) :] in OTHER_NAMES)
