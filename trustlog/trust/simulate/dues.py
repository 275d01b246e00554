"""When the promises of a made-up side fall due, and which of them share their luck."""

from collections.abc import Iterator
from math import sqrt
from random import Random
from typing import Literal, NamedTuple, get_args

Shape = Literal["scattered", "week", "running", "weekend", "quarter"]
"""How promises lie: `scattered` over the days, so many on one; on Monday, Wednesday and Friday of a `week`; on five
`running` days from any day on; on five working days in a row, mostly across a `weekend`; or scattered, while all of a
`quarter` share their luck."""
SHAPES: tuple[Shape, ...] = get_args(Shape)

WEEK, WORKING, QUARTER = 7, 5, 91
_WEEK_DAYS = (0, 2, 4)
_MANY: dict[Shape, int] = {"week": len(_WEEK_DAYS), "running": WORKING, "weekend": WORKING}


class Due(NamedTuple):
    """A delivery: the day it is due, counted from the start, and its luck, from 0 (best) to 1."""

    day: int
    luck: float


def dues(
    chance: Random, shape: Shape, days: int, per_month: float, months: int, together: int, correlation: float
) -> Iterator[Due]:
    """Yield the deliveries of one side within so many days, `per_month` of them, in batches; in no order."""
    many = _MANY.get(shape, together)
    shares = sqrt(correlation)  # two that both take the common luck are alike: correlation is its square
    lucks = [chance.random() for _ in range(days // QUARTER + 1)] if shape == "quarter" else []
    for _ in range(round(per_month * months / many)):
        luck = chance.random()
        for day in _batch(chance, shape, days, many):
            shared = lucks[day // QUARTER] if lucks else luck
            yield Due(day, shared if chance.random() < shares else chance.random())


def _batch(chance: Random, shape: Shape, days: int, many: int) -> list[int]:
    """Draw the days of one batch; the start is a Monday."""
    if shape == "week":
        monday = chance.randrange(days // WEEK) * WEEK
        return [monday + day for day in _WEEK_DAYS]
    if shape == "running":
        first = chance.randrange(1, days - many)
        return [first + place for place in range(many)]
    if shape == "weekend":
        first = chance.randrange((days // WEEK - 1) * WORKING)
        return [(first + place) // WORKING * WEEK + (first + place) % WORKING for place in range(many)]
    return [chance.randrange(1, days)] * many
