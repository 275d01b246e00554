"""The moments with a partner, by kind and with those who were there, as they are counted beside a reading."""

from collections.abc import Iterable
from datetime import date

from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Moment
from trustlog.storage.read.moments import each_moment
from trustlog.storage.read.names import person_names
from trustlog.trust.counted.counting import count_moments
from trustlog.trust.counted.values import Met, MomentCount
from trustlog.trust.reading.values import Reading


def moments_counted(ledger: Ledger, reading: Reading, me: str | None = None) -> tuple[MomentCount, ...]:
    """Return the moments with a partner up to the day of its reading: since it is logged, and over each period.

    Private ones of `me` are counted: by default of the person at the ledger.
    """
    since = reading.counted.logged_from
    found = each_moment(
        ledger.conn,
        me=ledger.me if me is None else me,
        partner_id=reading.partner.id,
        since=date.fromordinal(since),
        until=reading.as_of,
    )
    return count_moments(_met(ledger, list(found)), reading.as_of.toordinal(), since)


def _met(ledger: Ledger, moments: list[Moment]) -> Iterable[Met]:
    """Return moments with the names of those who were there."""
    names = person_names(ledger.conn, [key for moment in moments for key in moment.person_ids])
    for moment in moments:
        people = tuple(names[key] for key in moment.person_ids if key in names)
        yield Met(moment.on.toordinal(), moment.kind, people)
