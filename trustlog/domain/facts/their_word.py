"""A partner's word on a promise, beside ours."""

from datetime import date, datetime
from typing import Literal, NamedTuple

from trustlog.domain.text import PersonText

Word = Literal["done", "not_done", "moved", "disputed"]
WORDS: tuple[Word, ...] = ("done", "not_done", "moved", "disputed")
Settled = Literal["ours", "theirs"]
SETTLED: tuple[Settled, ...] = ("ours", "theirs")


class TheirWord(NamedTuple):
    """What a partner answered about a promise on a day, on a sheet or by word of mouth; it changes nothing of ours.

    `moved_to` is there where the word is `moved`. `settled` says whose version holds, once somebody decided it.
    """

    id: str
    number: int
    partner_id: str
    promise_id: str
    sheet_id: str | None
    on: date
    word: Word
    moved_to: date | None
    said_by: PersonText | None
    remark: PersonText | None
    settled: Settled | None
    settled_on: date | None
    settle_reason: PersonText | None
    note: PersonText | None
    private: bool
    source: PersonText | None
    recorded_at: datetime
    recorded_by: PersonText
