"""Answers to what the reading suggests."""

from datetime import date
from typing import Literal, NamedTuple

from trustlog.domain.text import PersonText

Answered = Literal["decline", "ack", "anew", "logged_from", "answered"]
ANSWERS: tuple[Answered, ...] = ("decline", "ack", "anew", "logged_from", "answered")
ANEW: tuple[Answered, ...] = ("ack", "anew", "logged_from")
"""The answers with which the test of a strand begins anew, on the day after."""


class Answer(NamedTuple):
    """What a person answered, about one strand or about all (None).

    `decline` is "not now", until a day; `ack` a flag seen; `answered` a question that was put; with `anew` a test
    begins anew, and with `logged_from` too: the day from which a partner is logged was set later. `suggested` is what
    the reading suggested when it was answered, where that was kept.
    """

    id: str
    partner_id: str
    on: date
    answer: Answered
    strand: str | None
    until: date | None
    depends: str | None
    note: PersonText
    suggested: str | None = None
