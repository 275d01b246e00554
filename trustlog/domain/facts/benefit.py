"""Benefits: what a partnership brought."""

from datetime import date, datetime
from typing import Literal, NamedTuple

from trustlog.domain.text import PersonText

Sort = Literal["insight", "impact", "relief", "proposition", "journey"]
SORTS: tuple[Sort, ...] = ("insight", "impact", "relief", "proposition", "journey")
"""Shared insight, real impact, relief, new propositions and solutions, seamless journeys."""


class Benefit(NamedTuple):
    """What a partnership brought, for whom; `tied` has the numbers of the facts that show it, parted by blanks."""

    id: str
    number: int
    partner_id: str | None
    garden_id: str | None
    on: date
    sort: Sort
    text: PersonText
    for_whom: PersonText | None
    tied: str | None
    note: PersonText | None
    private: bool
    source: PersonText | None
    recorded_at: datetime
    recorded_by: PersonText
