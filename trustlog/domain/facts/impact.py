"""Impact: what a partnership changes for others."""

from datetime import date, datetime
from typing import Literal, NamedTuple

from trustlog.domain.text import PersonText

Area = Literal["organisation", "clients", "employees", "society"]
AREAS: tuple[Area, ...] = ("organisation", "clients", "employees", "society")
"""For whom something changes."""


class Impact(NamedTuple):
    """What a partnership changes in an area, and what shows it."""

    id: str
    number: int
    partner_id: str | None
    garden_id: str | None
    on: date
    area: Area
    text: PersonText
    evidence: PersonText | None
    note: PersonText | None
    private: bool
    source: PersonText | None
    recorded_at: datetime
    recorded_by: PersonText
