"""What a person answers to the reading of two members of a garden: a flag seen, or that its test begins anew."""

from datetime import date, datetime
from typing import Literal, NamedTuple

from trustlog.domain.strands import StrandName
from trustlog.domain.text import PersonText

PairReply = Literal["ack", "anew"]

REPLIES: tuple[PairReply, ...] = ("ack", "anew")


class PairAnswer(NamedTuple):
    """An answer about a pair of a garden, for one strand or for all; ours and theirs are as seen from `one_id`."""

    id: str
    garden_id: str
    one_id: str
    other_id: str
    on: date
    answer: PairReply
    strand: StrandName | None
    note: PersonText
    recorded_at: datetime
    recorded_by: PersonText
