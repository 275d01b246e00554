"""Openness: what one side told the other about itself, or should have."""

from datetime import date, datetime
from typing import NamedTuple

from trustlog.domain.text import PersonText


class Disclosure(NamedTuple):
    """Openness: what one side told the other (`ours`: we told), or `missed`, when `depth` is None.

    `item_id` is the item of the open book that was told, where one was named. Between two members of a garden one told
    (`from_id`, who is `partner_id` as well) the other (`to_id`).
    """

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
    item_id: str | None = None
    garden_id: str | None = None
    from_id: str | None = None
    to_id: str | None = None
    brought_from: str | None = None
    brought_id: PersonText | None = None
