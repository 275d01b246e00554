"""The next touch with a partner."""

from datetime import date
from typing import NamedTuple

from trustlog.domain.text import PersonText


class Plan(NamedTuple):
    """The next touch with a partner; counts for nothing."""

    id: str
    number: int
    partner_id: str
    on: date
    text: PersonText | None
