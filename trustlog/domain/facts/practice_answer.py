"""What a person answered when a question of practice was put off or declined."""

from datetime import date, datetime
from typing import Literal, NamedTuple

from trustlog.domain.text import PersonText

PutOff = Literal["later", "never"]
PUT_OFF: tuple[PutOff, ...] = ("later", "never")


class PracticeAnswer(NamedTuple):
    """A question of practice, put off for a quarter (`later`) or declined for good (`never`).

    It is about a partner or a garden; about ourselves where neither is named.
    """

    id: str
    partner_id: str | None
    on: date
    part: str
    answer: PutOff
    recorded_at: datetime
    recorded_by: PersonText
    garden_id: str | None = None
