"""Time spent together."""

from datetime import date, datetime
from typing import NamedTuple

from trustlog.domain.text import PersonText


class Moment(NamedTuple):
    """Time spent together, possibly with several partners and people (ids).

    `at_time` is the local time of day at which it was, as `HH:MM`, where one was said. `our_people` names who of us was
    there, parted by commas; where nobody was named it was who recorded it. `without_us`: members of a garden were
    together, and none of us was there.
    """

    id: str
    number: int
    on: date
    partner_ids: tuple[str, ...]
    person_ids: tuple[str, ...]
    kind: PersonText
    counts_as: str
    minutes: int | None
    initiative: str | None
    unplanned: bool
    text: PersonText | None
    note: PersonText | None
    private: bool
    source: PersonText | None
    recorded_at: datetime
    recorded_by: PersonText
    mended: int | None = None
    at_time: str | None = None
    our_people: PersonText | None = None
    garden_id: str | None = None
    without_us: bool = False
    brought_from: str | None = None
    brought_id: PersonText | None = None
