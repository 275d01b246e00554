"""Sections of an agreement."""

from datetime import date, datetime
from typing import Literal, NamedTuple, TypeVar

from trustlog.domain.text import PersonText

SectionName = Literal[
    "exit", "parties", "purpose", "objectives", "impact", "outcomes", "brings", "principles", "openness", "promises",
    "time", "decisions", "money", "data", "conflict",
]  # fmt: skip
SECTIONS: tuple[SectionName, ...] = (
    "exit", "parties", "purpose", "objectives", "impact", "outcomes", "brings", "principles", "openness", "promises",
    "time", "decisions", "money", "data", "conflict",
)  # fmt: skip
"""The sections in the order in which they are built: how to leave comes first."""
SectionState = Literal["not_relevant", "open", "draft", "agreed"]
STATES: tuple[SectionState, ...] = ("not_relevant", "open", "draft", "agreed")
"""How far a section is."""
NEEDED: tuple[SectionName, ...] = ("exit", "purpose", "promises", "decisions", "conflict")
"""The sections without which several parties had better not begin."""
Words = TypeVar("Words")


def in_force_after(before: Words | None, state: str, said: Words) -> Words | None:
    """Return what of a section is in force once it was left in a state: what was said, what was before, or nothing.

    A draft leaves what was agreed in force; a section that was opened again, or called not relevant, is agreed no more.
    """
    if state == "draft":
        return before
    return said if state == "agreed" else None


class Section(NamedTuple):
    """A section of the agreement with a partner, or of a garden, as it was left on a day."""

    id: str
    number: int
    partner_id: str | None
    garden_id: str | None
    on: date
    name: SectionName
    state: SectionState
    text: PersonText | None
    note: PersonText | None
    private: bool
    source: PersonText | None
    recorded_at: datetime
    recorded_by: PersonText
