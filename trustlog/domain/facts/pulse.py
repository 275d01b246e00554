"""A pulse: how a partner sees us, by five questions that they answered."""

from datetime import date, datetime
from typing import Literal, NamedTuple

from trustlog.domain.text import PersonText

About = Literal["firm", "person"]
ABOUT: tuple[About, ...] = ("firm", "person")
QUESTIONS = ("promises", "openness", "time", "fair", "fifth")
"""The five questions; the fifth depends on the level at which they are asked."""


class Pulse(NamedTuple):
    """What somebody at a partner answered about our firm, or about one of us (`about_name`), from 1 to 5.

    None is "rather not", which is an answer. `person_id` is who answered; `level` is that of the fifth question.
    """

    id: str
    number: int
    partner_id: str
    person_id: str | None
    on: date
    about: About
    about_name: PersonText | None
    level: int
    promises: int | None
    openness: int | None
    time: int | None
    fair: int | None
    fifth: int | None
    note: PersonText | None
    private: bool
    source: PersonText | None
    recorded_at: datetime
    recorded_by: PersonText
