"""Objectives: what each party wants for itself."""

from datetime import date, datetime
from typing import NamedTuple

from trustlog.domain.text import PersonText


class Objective(NamedTuple):
    """What one party wants for itself, beside the joint purpose, until `ended_on`; no `member_id`: it is ours."""

    id: str
    number: int
    partner_id: str | None
    garden_id: str | None
    member_id: str | None
    on: date
    text: PersonText
    ended_on: date | None
    note: PersonText | None
    private: bool
    source: PersonText | None
    recorded_at: datetime
    recorded_by: PersonText
