"""Readings made ahead: those of the next days, while nobody waits, so that the first look of a day finds them."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from trustlog.desk.ledger import Ledger
from trustlog.desk.readings.learning import learned_for
from trustlog.desk.readings.reading_cache import Today

if TYPE_CHECKING:
    from trustlog.domain.facts import Partner

SATURDAY = 5


def days_ahead(today: date) -> tuple[date, ...]:
    """Return the days whose first look is prepared: tomorrow and, before and during a weekend, the Monday after it."""
    tomorrow = today + timedelta(days=1)
    if tomorrow.weekday() < SATURDAY:
        return (tomorrow,)
    return tomorrow, tomorrow + timedelta(days=7 - tomorrow.weekday())


def make_ahead(ledger: Ledger, day: date, chosen: Iterable["Partner"], give_way: Callable[[], None]) -> None:
    """Make and keep the readings that these partners will have on a later day if nothing is written until then.

    A write drops them as it drops those of today. `give_way` is called after each that is made.
    """
    later = ledger._replace(today=day)
    Today(later, learned_for(later, day), since=ledger.today).make(chosen, give_way)
    learned_for(ledger, ledger.today)  # looked through again now, so that the next reading of today need not
