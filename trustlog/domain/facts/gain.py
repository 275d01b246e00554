"""Gain: what we get out of a partnership."""

from datetime import date, datetime
from typing import NamedTuple

from trustlog.domain.text import PersonText


class Gain(NamedTuple):
    """What we gain from a partner, or from a garden, and whether we would say so to them."""

    id: str
    number: int
    partner_id: str | None
    garden_id: str | None
    on: date
    text: PersonText
    would_say: bool
    note: PersonText | None
    private: bool
    source: PersonText | None
    recorded_at: datetime
    recorded_by: PersonText
