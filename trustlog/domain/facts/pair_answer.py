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


_TURNED: dict[StrandName, StrandName] = {"our_promises": "their_promises", "their_promises": "our_promises"}


def strand_seen_from(party: str, said: PairAnswer) -> StrandName | None:
    """Return the strand of an answer as it is called where "ours" are the promises of `party`."""
    return said.strand if said.strand is None or party == said.one_id else turned(said.strand)


def turned(strand: StrandName) -> StrandName:
    """Return a strand as the other side calls it: ours is theirs; time and openness are of both."""
    return _TURNED.get(strand, strand)
