"""How many promises `due` lists as overdue on the day of an export: the number that readings do not count."""

from collections import Counter
from typing import TYPE_CHECKING

from trustlog.desk.due import overdue
from trustlog.desk.exports.scope import ExportScope
from trustlog.desk.ledger import Ledger
from trustlog.desk.readings import NOBODY
from trustlog.storage.read.partners import partners

if TYPE_CHECKING:
    from trustlog.domain.facts import Promise


class Overdue:
    """The promises that `due` lists as overdue on the day of an export, without private ones: how many, and of whom."""

    def __init__(self, ledger: Ledger, scope: ExportScope) -> None:
        listed = overdue(ledger._replace(me=NOBODY), scope.as_of)
        chosen = [each for each in listed if scope.partner is None or each.partner_id == scope.partner.id]
        known = {each.id: each for each in partners(ledger.conn, scope.as_of)} if chosen else {}
        self._sides = Counter(_side(each) for each in chosen)
        self._of_partners = Counter((known[each.partner_id].handle, _side(each)) for each in chosen)
        self.before_logged = sum(each.counts_on < known[each.partner_id].logged_from for each in chosen)

    def of(self, side: str, handle: str | None = None) -> int:
        """Return how many are of a side, "ours" or "theirs", of all partners or of one."""
        return self._sides[side] if handle is None else self._of_partners[handle, side]


def _side(promise: "Promise") -> str:
    return "ours" if promise.ours else "theirs"
