"""Looks at a garden: how a pair of it, or the whole, was seen."""

from datetime import date, datetime
from typing import Literal, NamedTuple

from trustlog.domain.text import PersonText

LookedAt = Literal["pair", "whole"]
LOOKED_AT: tuple[LookedAt, ...] = ("pair", "whole")
"""What was looked at."""


class GardenLook(NamedTuple):
    """How a pair of a garden (None as one of them means us), or the whole of it, was seen on a day.

    `answers` has a sign for each question: 1 to 5, or `-` where nothing was said.
    """

    id: str
    number: int
    garden_id: str
    on: date
    about: LookedAt
    one_id: str | None
    other_id: str | None
    answers: str
    said_by: PersonText | None
    note: PersonText | None
    private: bool
    source: PersonText | None
    recorded_at: datetime
    recorded_by: PersonText
