"""What stands beside readings: their moments by kind, private facts, and facts that were mended."""

from collections.abc import Iterable, Iterator
from datetime import date

from trustlog.desk.ledger import Ledger
from trustlog.storage.read.beside import meetings, names_at, private_and_mended, private_by_partner
from trustlog.storage.read.dropped import dropped_late
from trustlog.storage.read.select import CHUNK, chunks
from trustlog.trust.counted.counting import count_moments
from trustlog.trust.counted.values import Beside, Met
from trustlog.trust.reading.values import Reading


def beside(ledger: Ledger, reading: Reading, me: str | None = None) -> Beside:
    """Return what stands beside a reading as of its day, as `me` sees it: by default the person at the ledger."""
    ((_, found),) = with_beside(ledger, [reading], me)
    return found


def private_numbers(ledger: Ledger, as_of: date) -> dict[str, int]:
    """Return on how many private facts of one's own each reading rests, by partner; those on none are left out."""
    return private_by_partner(ledger.conn, as_of, ledger.me)


def with_beside(ledger: Ledger, readings: Iterable[Reading], me: str | None = None) -> Iterator[tuple[Reading, Beside]]:
    """Yield readings of one day, each with what stands beside it, some hundred partners at a time."""
    seen_by = ledger.me if me is None else me
    dropped: dict[str, int] | None = None
    for some_readings in chunks(readings, CHUNK):
        ids, day = [reading.partner.id for reading in some_readings], some_readings[0].as_of
        numbers = private_and_mended(ledger.conn, ids, day, seen_by)
        dropped = dropped_late(ledger.conn, day, seen_by, ledger.zone) if dropped is None else dropped
        first = date.fromordinal(min(reading.counted.logged_from for reading in some_readings))
        moments = meetings(ledger.conn, ids, first, day, seen_by)
        # Of each period the last moment is told in full: it is one of the last day, for every period lasts until today.
        last = {moment.id for of_partner in moments.values() for moment in of_partner if moment.on == of_partner[-1].on}
        people = names_at(ledger.conn, last)
        for reading in some_readings:
            key, since = reading.partner.id, reading.counted.logged_from
            met = [
                Met(moment.on.toordinal(), moment.kind, people.get(moment.id, ())) for moment in moments.get(key, ())
            ]
            counted = count_moments((moment for moment in met if moment.on >= since), day.toordinal(), since)
            private, mended = numbers.get(key, (0, 0))
            yield reading, Beside(counted, private, mended + dropped.get(key, 0))
