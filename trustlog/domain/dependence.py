"""How much two sides are bound to each other: four numbers each way become one a side, a total and an imbalance. Pure.

The book does not say how this is counted; what stands here is our reading, and no strand is ever made of it.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from trustlog.domain.limits import ANSWER, PERCENT, Span
from trustlog.errors import Reason, WordsError

if TYPE_CHECKING:
    from trustlog.domain.facts import Dependence, DependenceScan

Side = Literal["us", "them"]
HALF = 50
"""Percent of revenue or spend from which on its weight counts in full: who lives on one partner is bound to it."""
APART = 25
"""Points by which one side has to depend more than the other to be held by it."""
BOUND = 50
"""Points that it has to depend at least: who depends on little is held by nobody."""
TIMES = 3
"""One side gives much more than the other where it gives more than so many times as much, 1 added to both."""
UNKNOWN = frozenset(("", "?"))


class Numbers(NamedTuple):
    """The four numbers of one side, None where one is not known: a percentage, and three answers from 1 to 5."""

    weight: int | None = None
    replaceable: int | None = None
    miss: int | None = None
    leave: int | None = None

    @property
    def points(self) -> tuple[int | None, ...]:
        """Return each number as points from 0 to 100."""
        weight = None if self.weight is None else min(100, self.weight * 100 // HALF)
        step = 100 // (ANSWER.high - ANSWER.low)
        return (weight, *(None if answer is None else (answer - ANSWER.low) * step for answer in self[1:]))

    @property
    def is_known(self) -> bool:
        """Return whether any of the numbers is known."""
        return any(number is not None for number in self)


class Bound(NamedTuple):
    """How bound both sides are, 0 to 100: `ours` how much we depend on them, `theirs` they on us.

    `total` is the mean of both, of their points, and `imbalance` by how much we depend more, negative where they do.
    Both are None where no number is known of both sides: apples would be held against pears.
    """

    ours: int | None
    theirs: int | None
    total: int | None = None
    imbalance: int | None = None

    @property
    def held(self) -> Side | None:
        """Return the side that the other one holds, if any: it depends clearly more, and on much."""
        if self.imbalance is None or abs(self.imbalance) < APART or max(self.ours or 0, self.theirs or 0) < BOUND:
            return None
        return "us" if self.imbalance > 0 else "them"


def bound(ours: Numbers, theirs: Numbers) -> Bound:
    """Return how bound both sides are: each the mean of its points, over what is known of both where anything is."""
    pairs = list(zip(ours.points, theirs.points, strict=True))
    shared = [(we, they) for we, they in pairs if we is not None and they is not None]
    if not shared:
        return Bound(*(_mean([points for points in side if points is not None]) for side in zip(*pairs, strict=True)))
    we, they = (_mean(side) or 0 for side in zip(*shared, strict=True))
    return Bound(we, they, _mean([points for pair in shared for points in pair]), we - they)


def numbers_of(look: "Dependence | DependenceScan") -> tuple[Numbers, Numbers]:
    """Return the numbers of a look, ours and theirs."""
    return (
        Numbers(look.our_weight, look.our_replaceable, look.our_miss, look.our_leave),
        Numbers(look.their_weight, look.their_replaceable, look.their_miss, look.their_leave),
    )


def bound_of(look: "Dependence | DependenceScan") -> Bound:
    """Return how bound both sides are, as a look saw it."""
    return bound(*numbers_of(look))


def check_sides(look: "Dependence") -> None:
    """Refuse a look that knows nothing of a side."""
    missing = [side for side, known in zip(("ours", "theirs"), numbers_of(look), strict=True) if not known.is_known]
    if missing:
        raise WordsError(Reason("look_without_numbers", missing=missing))


def read_number(name: str, text: str) -> int | None:
    """Return one of the numbers of a side as it was typed, None for `?` or nothing; refuse what is out of range."""
    word = text.strip()
    if word in UNKNOWN:
        return None
    span = span_of(name)
    digits = word.removesuffix("%").rstrip() if span is PERCENT else word
    if not (digits.isascii() and digits.isdigit() and len(digits) < 4 and span.holds(int(digits))):
        raise WordsError(Reason("no_such_number", name=name, low=span.low, high=span.high, text=text))
    return int(digits)


def span_of(name: str) -> Span:
    """Return the numbers that one of the eight may be: `our_weight` is a percentage, the others are answers."""
    return PERCENT if name.endswith("weight") else ANSWER


def much_more(one: int, other: int) -> bool:
    """Return whether `one` is much more than `other`."""
    return one + 1 > TIMES * (other + 1)


def _mean(points: Sequence[int]) -> int | None:
    """Return the mean as a whole number, a half upwards."""
    return (2 * sum(points) + len(points)) // (2 * len(points)) if points else None
