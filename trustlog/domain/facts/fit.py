"""Fit: why we are right for each other."""

from datetime import date, datetime
from typing import NamedTuple

from trustlog.domain.text import PersonText


class Fit(NamedTuple):
    """Why us, and what we both think about, as it was said on a day."""

    id: str
    number: int
    partner_id: str
    on: date
    why_us: PersonText
    both_think: PersonText | None
    note: PersonText | None
    private: bool
    source: PersonText | None
    recorded_at: datetime
    recorded_by: PersonText
