"""Gardens: several partners, equal, with a joint purpose."""

from datetime import date, datetime
from typing import NamedTuple

from trustlog.domain.text import PersonText


class Garden(NamedTuple):
    """Several partners with a joint purpose; `with_us`: we are one of them."""

    id: str
    handle: str
    name: PersonText
    started_on: date
    with_us: bool
    note: PersonText | None
    ended_on: date | None
    end_reason: PersonText | None
    recorded_at: datetime
    recorded_by: PersonText


class GardenMember(NamedTuple):
    """A partner in a garden, from the day it joined on until it left."""

    id: str
    garden_id: str
    partner_id: str
    joined_on: date
    left_on: date | None
