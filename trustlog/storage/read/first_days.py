"""The first day on which anything that counts is known of a partner."""

from datetime import date

from trustlog.storage.engine.columns import day_or_none
from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.select import SEEN

_DAYS = (
    'SELECT min(f."on") AS first_on FROM moment_partner w JOIN moment f ON f.id = w.moment_id '
    f"WHERE w.partner_id = :partner_id AND {SEEN}",
    "SELECT min(counts_on) AS first_on FROM promise WHERE (maker_id = :partner_id OR receiver_id = :partner_id) "
    f"AND accepted_on IS NOT NULL AND {SEEN}",
    'SELECT min("on") AS first_on FROM disclosure WHERE (teller_id = :partner_id OR listener_id = :partner_id) '
    f"AND {SEEN}",
)


def first_day(conn: Connection, partner_id: str, *, me: str) -> date | None:
    """Return the day of the first moment, promise or disclosure with a partner; of a promise it is the day it counts.

    None where there is none that this person sees.
    """
    days = " UNION ALL ".join(_DAYS)
    row = conn.first(f"SELECT min(first_on) FROM ({days}) days", partner_id=partner_id, me=me)
    return None if row is None else day_or_none(row[0])
