"""What a person answered when a question of practice was put off or declined."""

from datetime import date, datetime
from typing import Literal, NamedTuple

from trustlog.domain.text import PersonText

PutOff = Literal["later", "never"]
PUT_OFF: tuple[PutOff, ...] = ("later", "never")


class PracticeAnswer(NamedTuple):
    """A question of practice about a partner, put off for a quarter (`later`) or declined for good (`never`)."""

    id: str
    partner_id: str
    on: date
    part: str
    answer: PutOff
    recorded_at: datetime
    recorded_by: PersonText
