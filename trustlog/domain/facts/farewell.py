"""A farewell: how a partnership was ended, or put to rest."""

from datetime import date, datetime
from typing import NamedTuple

from trustlog.domain.text import PersonText

WHYS = ("flags", "dependence", "no_understanding", "values", "other")


class Farewell(NamedTuple):
    """How we took leave of a partner on a day: the reasons (words parted by commas), and what was said by whom.

    `handed_over` is what was handed over and to whom, `door` how the door is left open; `level` is that of the day.
    """

    id: str
    number: int
    partner_id: str
    on: date
    reasons: PersonText
    said: PersonText | None
    said_by: PersonText | None
    handed_over: PersonText | None
    door: PersonText | None
    level: int
    note: PersonText | None
    private: bool
    source: PersonText | None
    recorded_at: datetime
    recorded_by: PersonText
