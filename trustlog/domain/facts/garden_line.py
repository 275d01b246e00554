"""Lines of a garden: what its members hold of themselves."""

from datetime import date, datetime
from typing import Literal, NamedTuple

from trustlog.domain.text import PersonText

Topic = Literal[
    "gives", "gets", "decides", "veto", "answer", "conflict", "pie", "unknown", "learned", "shares", "missing"
]  # fmt: skip
TOPICS: tuple[Topic, ...] = (
    "gives", "gets", "decides", "veto", "answer", "conflict", "pie", "unknown", "learned", "shares", "missing"
)  # fmt: skip
"""What a line is about."""


class GardenLine(NamedTuple):
    """One line of what a garden holds of itself: said of a member, of us (`ours`), or of all of it.

    `toward_id` is the member with whom something is shared, None for all; `amount` how much is given or got, 1 to 5.
    From `ended_on` on it holds no more: an unknown was resolved, sharing has ended.
    """

    id: str
    number: int
    garden_id: str
    on: date
    topic: Topic
    member_id: str | None
    ours: bool
    toward_id: str | None
    text: PersonText
    amount: int | None
    ended_on: date | None
    note: PersonText | None
    private: bool
    source: PersonText | None
    recorded_at: datetime
    recorded_by: PersonText
