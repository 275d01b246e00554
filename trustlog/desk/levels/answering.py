"""A decision as it is made from a list of ways: another level, not now, or a flag seen."""

from datetime import date

from trustlog.desk.ledger import Ledger, Written
from trustlog.desk.levels.decide_level import ack, decide, decline, usual_end
from trustlog.desk.settings import UserSettings


def decide_way(
    ledger: Ledger, handle: str, way: str, to: int | None, reason: str, depends: str | None, until: date | None
) -> Written:
    """Record a decision: `ack` acknowledges the flags that are up; else go to a level, on `trial`, or decline."""
    if way == "ack":
        return ack(ledger, handle, None, reason)
    if to is None:
        return decline(ledger, handle, reason, until, depends)
    if way == "trial":
        return decide(ledger, handle, "up", reason, depends, trial=True)
    return decide(ledger, handle, to, reason, depends)


def not_now_until(today: date, settings: UserSettings) -> date:
    """Return the day up to which "not now" lasts, when no other is named."""
    return usual_end(today, settings.reading)
