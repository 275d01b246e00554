"""Openness: what one side told the other about itself, or should have."""

from datetime import date, datetime
from typing import NamedTuple

from trustlog.domain.text import PersonText


class Disclosure(NamedTuple):
    """Openness: what one side told the other (`ours`: we told), or `missed`, when `depth` is None."""

    id: str
    number: int
    partner_id: str
    ours: bool
    on: date
    topic: PersonText
    depth: int | None
    missed: bool
    note: PersonText | None
    private: bool
    source: PersonText | None
    recorded_at: datetime
    recorded_by: PersonText
    mended: int | None = None
