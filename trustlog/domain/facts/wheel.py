"""The wheel: a yearly look at our own organisation."""

from datetime import date, datetime
from typing import NamedTuple

from trustlog.domain.text import PersonText


class Wheel(NamedTuple):
    """What one person answered about our own organisation.

    `answers` has a sign for each question, 1 to 5, or `-` where nothing was said; `notes` has lines `question: words`.
    """

    id: str
    number: int
    on: date
    said_by: PersonText | None
    answers: str
    notes: PersonText | None
    note: PersonText | None
    private: bool
    source: PersonText | None
    recorded_at: datetime
    recorded_by: PersonText
