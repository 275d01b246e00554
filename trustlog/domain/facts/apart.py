"""Two that look alike and are not the same: they are never suggested as duplicates again."""

from datetime import datetime
from typing import NamedTuple

from trustlog.domain.text import PersonText


class Apart(NamedTuple):
    """Two partners, or two people, that somebody said are different."""

    id: str
    one_partner_id: str | None
    other_partner_id: str | None
    one_person_id: str | None
    other_person_id: str | None
    recorded_at: datetime
    recorded_by: PersonText
