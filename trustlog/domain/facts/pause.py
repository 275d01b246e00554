"""Days that shall not count."""

from datetime import date
from typing import NamedTuple

from trustlog.domain.text import PersonText


class Pause(NamedTuple):
    """Days that shall not count, both ends included."""

    id: str
    number: int
    partner_id: str
    from_on: date
    to_on: date
    reason: PersonText
