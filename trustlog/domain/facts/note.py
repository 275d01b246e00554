"""Remarks about a partner."""

from datetime import date, datetime
from typing import NamedTuple

from trustlog.domain.text import PersonText


class Note(NamedTuple):
    """A remark; its words are in `note`."""

    id: str
    number: int
    partner_id: str
    on: date
    note: PersonText
    private: bool
    source: PersonText | None
    recorded_at: datetime
    recorded_by: PersonText
    brought_from: str | None = None
    brought_id: PersonText | None = None
