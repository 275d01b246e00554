"""What the table of partners shows beside their readings: what is due next, and the last time outside the agenda."""

from datetime import date
from typing import NamedTuple

from trustlog.desk.ledger import Ledger
from trustlog.storage.read.beside import private_by_partner
from trustlog.storage.read.due import next_due
from trustlog.storage.read.moments import last_moments


class PartnerColumns(NamedTuple):
    """By a partner's id: the next due day and whether it is ours, the last day of unscripted time, and private facts.

    `private` has on how many private facts a reading rests, where it rests on any.
    """

    due: dict[str, tuple[date, bool]]
    unscripted: dict[str, date]
    private: dict[str, int]


def partner_columns(ledger: Ledger, as_of: date | None = None) -> PartnerColumns:
    """Return these columns for all partners at once."""
    day = ledger.past(as_of)
    return PartnerColumns(
        next_due(ledger.conn, day, me=ledger.me),
        last_moments(ledger.conn, day, me=ledger.me, counts_as="unscripted"),
        private_by_partner(ledger.conn, day, ledger.me),
    )
