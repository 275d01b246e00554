"""A request: one side asked the other to tell it something of the open book."""

from datetime import date, datetime
from typing import NamedTuple

from trustlog.domain.text import PersonText


class Request(NamedTuple):
    """One side asked the other about an item of the open book; `ours`: we asked them."""

    id: str
    number: int
    partner_id: str
    ours: bool
    on: date
    item_id: str
    note: PersonText | None
    private: bool
    source: PersonText | None
    recorded_at: datetime
    recorded_by: PersonText
