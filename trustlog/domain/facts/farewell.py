"""A farewell: how a partnership was ended, or put to rest."""

from datetime import date, datetime
from typing import NamedTuple

from trustlog.domain.text import PersonText
from trustlog.errors import Reason, WordsError

WHYS: tuple[str, ...] = ("flags", "dependence", "no_understanding", "values", "other")


def reasons_of(text: str) -> PersonText:
    """Return reasons as a farewell keeps them: words of `WHYS` in their order, each once; another word is refused."""
    named = {part.strip().lower().replace("-", "_").replace(" ", "_") for part in text.split(",") if part.strip()}
    unknown = sorted(named - {*WHYS})
    if unknown or not named:
        raise WordsError(Reason("no_why", word=unknown[0] if unknown else "", known=", ".join(WHYS)))
    return ", ".join(why for why in WHYS if why in named)


class Farewell(NamedTuple):
    """How we took leave of a partner on a day: the reasons (words parted by commas), and what was said by whom.

    `handed_over` is what was handed over and to whom, `door` how the door is left open; `level` is that of the day.
    """

    id: str
    number: int
    partner_id: str
    on: date
    reasons: PersonText
    said: PersonText | None
    said_by: PersonText | None
    handed_over: PersonText | None
    door: PersonText | None
    level: int
    note: PersonText | None
    private: bool
    source: PersonText | None
    recorded_at: datetime
    recorded_by: PersonText
