"""Answers to what the reading suggests."""

from datetime import date
from typing import Literal, NamedTuple

from trustlog.domain.text import PersonText

Answered = Literal["decline", "ack"]


class Answer(NamedTuple):
    """An answer to a suggestion: `answer` is `decline` (until a day) or `ack` (of one strand, or of all: None)."""

    id: str
    partner_id: str
    on: date
    answer: Answered
    strand: str | None
    until: date | None
    depends: str | None
    note: PersonText
