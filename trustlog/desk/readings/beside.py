"""What stands beside the reading of one partner: its moments by kind, private facts, and facts that were mended."""

from datetime import date

from trustlog.desk.ledger import Ledger
from trustlog.storage.read.beside import mended_facts, moments_met, people_at, private_facts
from trustlog.trust.counted.counting import count_moments
from trustlog.trust.counted.values import Beside, Met
from trustlog.trust.reading.values import Reading


def beside(ledger: Ledger, reading: Reading, me: str | None = None) -> Beside:
    """Return what stands beside a reading as of its day, as `me` sees it: by default the person at the ledger."""
    conn, seen_by, day, partner_id = ledger.conn, ledger.me if me is None else me, reading.as_of, reading.partner.id
    since = reading.counted.logged_from
    found = moments_met(conn, partner_id, date.fromordinal(since), day, seen_by)
    # Of each period the last moment is told in full: it is one of the last day, for every period lasts until today.
    people = people_at(conn, [key for on, _, key in found if on == found[-1][0]])
    met = [Met(on.toordinal(), kind, people.get(key, ())) for on, kind, key in found]
    return Beside(
        count_moments(met, day.toordinal(), since),
        private_facts(conn, partner_id, day, seen_by),
        mended_facts(conn, partner_id, day, seen_by),
    )
