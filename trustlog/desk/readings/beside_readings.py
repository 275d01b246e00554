"""What stands beside the reading of one partner: its moments by kind, private facts, and facts that were mended."""

from collections.abc import Iterator, Sequence
from datetime import date

from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Moment
from trustlog.storage.read.beside import mended_facts, private_facts
from trustlog.storage.read.moments import each_moment
from trustlog.storage.read.names import person_names
from trustlog.trust.counted.counting import count_moments
from trustlog.trust.counted.values import Beside, Met
from trustlog.trust.reading.values import Reading


def beside(ledger: Ledger, reading: Reading, me: str | None = None) -> Beside:
    """Return what stands beside a reading as of its day, as `me` sees it: by default the person at the ledger."""
    seen_by, day, partner_id = ledger.me if me is None else me, reading.as_of, reading.partner.id
    since = reading.counted.logged_from
    moments = list(
        each_moment(ledger.conn, me=seen_by, partner_id=partner_id, since=date.fromordinal(since), until=day)
    )
    return Beside(
        count_moments(_met(ledger, moments), day.toordinal(), since),
        private_facts(ledger.conn, partner_id, day, seen_by),
        mended_facts(ledger.conn, partner_id, day, seen_by),
    )


def _met(ledger: Ledger, moments: Sequence[Moment]) -> Iterator[Met]:
    """Yield moments with the names of those who were there."""
    names = person_names(ledger.conn, [key for moment in moments for key in moment.person_ids])
    for moment in moments:
        people = tuple(names[key] for key in moment.person_ids if key in names)
        yield Met(moment.on.toordinal(), moment.kind, people)
