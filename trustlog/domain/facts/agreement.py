"""Agreements: versions that were put together of their sections."""

from datetime import date, datetime
from typing import NamedTuple

from trustlog.domain.text import PersonText


class Agreement(NamedTuple):
    """A version of an agreement: its sections as JSON (`snapshot`), and the day on which it is to be reviewed."""

    id: str
    number: int
    partner_id: str | None
    garden_id: str | None
    on: date
    version: int
    review_on: date
    snapshot: str
    note: PersonText | None
    private: bool
    source: PersonText | None
    recorded_at: datetime
    recorded_by: PersonText
