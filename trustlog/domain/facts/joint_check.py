"""A joint check: a day on which both sides agreed on the list of promises."""

from datetime import date, datetime
from typing import NamedTuple

from trustlog.domain.text import PersonText


class JointCheck(NamedTuple):
    """Both sides agreed on this list on a day; `said_by` is who of them did."""

    id: str
    number: int
    partner_id: str
    sheet_id: str | None
    on: date
    said_by: PersonText | None
    note: PersonText | None
    private: bool
    source: PersonText | None
    recorded_at: datetime
    recorded_by: PersonText
