"""The open book: what we would want our partners to know about us."""

from datetime import date, datetime
from typing import Literal, NamedTuple

from trustlog.domain.text import PersonText

Aspect = Literal["doing", "wanting", "worrying"]
ASPECTS: tuple[Aspect, ...] = ("doing", "wanting", "worrying")
"""What an item is about: how we are doing, what we want from this, what worries us."""


class BookItem(NamedTuple):
    """One thing that partners are to know, called `@name`; `changed_on` is when its content last changed,
    on `added_on` at first.
    """

    id: str
    name: PersonText
    text: PersonText
    aspect: Aspect
    depth: int
    added_on: date
    changed_on: date
    retired_on: date | None
    recorded_at: datetime
    recorded_by: PersonText
