"""What the table of partners shows beside their readings: the next due day, time together, and who waits for us."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trustlog.desk.ledger import Ledger
from trustlog.desk.partners.together import time_together
from trustlog.domain.calendar.days import shift
from trustlog.storage.read.due import next_due
from trustlog.storage.read.levels import Moved as Moved
from trustlog.storage.read.levels import moved

if TYPE_CHECKING:
    from trustlog.desk.first import WhoWaits


QUARTER = 91
"""The days within which a partner has moved lately."""


class PartnerColumns(NamedTuple):
    """By a partner's id: the next due day and whether it is ours, and the last moment's day and kind.

    `times_met` is how often one met within the last weeks; `waits` has who waits for us, by which somebody is first;
    `moved` who came to another level in the last quarter.
    """

    due: dict[str, tuple[date, bool]]
    last_met: dict[str, tuple[date, str]]
    times_met: dict[str, int]
    waits: "WhoWaits"
    moved: dict[str, Moved]


def partner_columns(ledger: Ledger, as_of: date | None = None) -> PartnerColumns:
    """Return these columns for all partners at once."""
    from trustlog.desk.first import who_waits

    day = ledger.past(as_of)
    return PartnerColumns(
        next_due(ledger.conn, day, me=ledger.me),
        *time_together(ledger, day),
        who_waits(ledger, day),
        moved(ledger.conn, shift(day, 1 - QUARTER), day),
    )
