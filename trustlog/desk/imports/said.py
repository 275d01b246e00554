"""What was said as a calendar was read before, of whose it is and where home is: kept with what waits of it.

A calendar that is read again, saying nothing, is read as it was: else what waits of it would move by hours, and what
is only among ourselves come back.
"""

from itertools import islice
from typing import Any, NamedTuple

from trustlog.desk.imports.keys import CALENDAR, meeting_of
from trustlog.desk.ledger import Ledger
from trustlog.exchange.foreign.values import Reading
from trustlog.storage.read import brought

_LOOKED_AT = 5000
"""Meetings of a file that are enough to tell whether it was read before."""


class Said(NamedTuple):
    """Our own addresses, and the zone at home, as far as they were said with a file and not in the settings."""

    me: tuple[str, ...] = ()
    zone: str | None = None

    def plain(self) -> dict[str, Any]:
        """Return what was said, as it is kept beside who was there; nothing of what was not."""
        kept = {name: value for name, value in (("me", list(self.me)), ("zone", self.zone)) if value}
        return {"said": kept} if kept else {}


def said_before(ledger: Ledger, reading: Reading) -> Said:
    """Return what was said when any of the meetings and tasks of a file came in that are in it again."""
    form = str(reading.format)
    ids = [one.brought_id for one in islice(reading.proposed, _LOOKED_AT) if one.brought_id]
    kept = brought.said_of(ledger.conn, form, ids, ledger.me) if ids else {}
    if ids and not kept and form == CALENDAR:  # a series that was moved has other ids
        meetings = {meeting_of(one) for one in ids}
        known = brought.proposals_brought(ledger.conn, form, ledger.me)
        kept = brought.said_of(ledger.conn, form, [key for key in known if meeting_of(key) in meetings], ledger.me)
    me, zone = kept.get("me"), kept.get("zone")
    return Said(tuple(map(str, me)) if isinstance(me, list) else (), zone if isinstance(zone, str) else None)
