"""When each partner was met last, and how often lately."""

from datetime import date
from typing import NamedTuple

from trustlog.desk.ledger import Ledger
from trustlog.domain.calendar.days import shift
from trustlog.storage.read.moments import last_met, times_met
from trustlog.trust.words import MET_DAYS


class TimeTogether(NamedTuple):
    """By a partner's id: the last moment's day and kind, and how often one met within the last weeks."""

    last_met: dict[str, tuple[date, str]]
    times_met: dict[str, int]

    def of(self, partner_id: str) -> tuple[int, date | None]:
        """Return how often one met a partner lately, and the last day."""
        last = self.last_met.get(partner_id)
        return self.times_met.get(partner_id, 0), None if last is None else last[0]


def time_together(ledger: Ledger, as_of: date | None = None, partner_id: str | None = None) -> TimeTogether:
    """Return when each partner, or one, was met last, and how often lately, as the person at the ledger sees it."""
    day = ledger.past(as_of)
    times = times_met(ledger.conn, shift(day, 1 - MET_DAYS), day, me=ledger.me, partner_id=partner_id)
    return TimeTogether(last_met(ledger.conn, day, me=ledger.me, partner_id=partner_id), times)
