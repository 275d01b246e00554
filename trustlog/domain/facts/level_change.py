"""Decisions about the level of a partner."""

from datetime import date, datetime
from typing import NamedTuple

from trustlog.domain.levels import Trial
from trustlog.domain.text import PersonText


class LevelChange(NamedTuple):
    """A person's decision about the level; snapshot, settings and epochs are JSON texts of what they saw.

    With `trial` it is about a step on trial: `began`, `confirmed` (which goes nowhere) or `ended`. `rules` numbers the
    rules that the snapshot was made by; None: before they were numbered.
    """

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
    trial: Trial | None = None
    rules: int | None = None
    epochs: str | None = None
