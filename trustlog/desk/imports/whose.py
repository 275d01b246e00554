"""Whose calendar a file is, and in which zone it was written, where neither was said: what a person may be asked."""

from datetime import datetime, tzinfo
from itertools import islice
from zoneinfo import ZoneInfo

from trustlog.desk.imports.answer import Answer
from trustlog.desk.imports.foreign import Asked, Source
from trustlog.desk.imports.knowledge import addresses, knowledge
from trustlog.desk.imports.words import waiting
from trustlog.desk.ledger import Ledger
from trustlog.errors import TrustlogError
from trustlog.exchange.foreign.known import Matcher
from trustlog.exchange.foreign.own_address import Addresses, likely_own

_LOOKED_AT = 5000
"""Meetings of a file that are enough to tell whose it is."""


def own_addresses(ledger: Ledger, source: Source, answer: Answer) -> Addresses:
    """Return the addresses that may be our own; none where ours is known, or nothing of the file waits."""
    if source.wanted.me or not waiting(answer):
        return Addresses()
    matcher = Matcher(knowledge(ledger, source.format, source.wanted))
    return likely_own(islice(source.reading.proposed, _LOOKED_AT), lambda mail: bool(matcher.by_mail(mail).handles))


def address_fault(text: str) -> TrustlogError | None:
    """Return what is wrong with an address that a person typed, None for a good one."""
    try:
        addresses([text])
    except TrustlogError as error:
        return error
    return None


def other_zones(ledger: Ledger, source: Source, asked: Asked) -> tuple[str, ...]:
    """Return the zones of a calendar, where most of it is in another than this computer is and home was not said."""
    zones = source.reading.zones
    if not zones or asked.zone or ledger.settings.imports.zone or source.as_before.zone:
        return ()
    return () if _offsets(ledger, ZoneInfo(zones[0])) == _offsets(ledger, ledger.zone) else zones


def _offsets(ledger: Ledger, zone: tzinfo) -> list[object]:
    year = ledger.today.year
    return [datetime(year, month, 15, tzinfo=zone).utcoffset() for month in (1, 7)]
