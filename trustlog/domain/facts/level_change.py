"""Decisions about the level of a partner."""

from datetime import date, datetime
from typing import NamedTuple

from trustlog.domain.text import PersonText


class LevelChange(NamedTuple):
    """A person's decision to change the level; snapshot and settings are JSON texts of what they saw."""

    id: str
    number: int
    partner_id: str
    on: date
    from_level: int
    to_level: int
    reason: PersonText
    depends: str | None
    snapshot: str | None
    settings: str | None
    note: PersonText | None
    private: bool
    source: PersonText | None
    recorded_at: datetime
    recorded_by: PersonText
