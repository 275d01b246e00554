"""Purpose: what a partnership, or a garden, is for."""

from datetime import date, datetime
from typing import Literal, NamedTuple

from trustlog.domain.text import PersonText

Whose = Literal["both", "us", "them"]
WHOSE: tuple[Whose, ...] = ("both", "us", "them")
"""Whose words they are."""


class Purpose(NamedTuple):
    """What a partner and we, or the members of a garden, want together, in words of a day.

    Agreed words stay in force while later ones are a draft; that they were looked at again is said by the same words,
    agreed on a later day. `horizon` is how many years ahead they look.
    """

    id: str
    number: int
    partner_id: str | None
    garden_id: str | None
    on: date
    text: PersonText
    whose: Whose
    agreed: bool
    horizon: int | None
    note: PersonText | None
    private: bool
    source: PersonText | None
    recorded_at: datetime
    recorded_by: PersonText
