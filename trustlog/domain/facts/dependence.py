"""Who depends on whom: four numbers each way, as they were seen on a day."""

from datetime import date, datetime
from typing import NamedTuple

from trustlog.domain.text import PersonText

KEYS = ("weight", "replaceable", "miss", "leave")
"""What is asked of each side: how much weight, how replaceable, what would be missed, what it costs to leave."""
NUMBERS = tuple(f"{side}_{key}" for side in ("our", "their") for key in KEYS)
"""All eight, ours first."""


class Dependence(NamedTuple):
    """How much either side depends on the other, as somebody saw it on a day; None where that is not known.

    Ours say how much we depend on them: `our_weight` their part of our revenue in percent, and from 1 to 5
    `our_replaceable` how hard they would be to replace, `our_miss` what we would miss, `our_leave` what leaving would
    cost us. Theirs say the same of them, with `their_weight` our part of their spend. `estimated`: not from figures.
    """

    id: str
    number: int
    partner_id: str
    on: date
    our_weight: int | None
    our_replaceable: int | None
    our_miss: int | None
    our_leave: int | None
    their_weight: int | None
    their_replaceable: int | None
    their_miss: int | None
    their_leave: int | None
    estimated: bool
    note: PersonText | None
    private: bool
    source: PersonText | None
    recorded_at: datetime
    recorded_by: PersonText
