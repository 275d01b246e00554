"""All partners by name, as the screens keep them in memory."""

from datetime import date
from typing import NamedTuple

from trustlog.desk.ledger import Ledger
from trustlog.desk.partners.editing import partner_list
from trustlog.desk.settings import UserSettings
from trustlog.domain.facts import Partner
from trustlog.domain.strands import PROMISE_STRANDS


class Roster(NamedTuple):
    """All partners by name, as of a day, and the settings that the ledger was opened with."""

    today: date
    partners: tuple[Partner, ...]
    settings: UserSettings

    @property
    def sides(self) -> int:
        """Return how many sides are watched for a fall: two a partner."""
        return len(PROMISE_STRANDS) * len(self.partners)


def roster(ledger: Ledger) -> Roster:
    """Return all partners that are not archived."""
    return Roster(ledger.today, tuple(partner_list(ledger)), ledger.settings)
