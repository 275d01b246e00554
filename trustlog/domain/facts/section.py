"""Sections of an agreement."""

from datetime import date, datetime
from typing import Literal, NamedTuple

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
