"""That a garden became ready, or is no longer so: told for a while, then no more."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trustlog.desk.garden.state import facts_of
from trustlog.desk.ledger import Ledger
from trustlog.desk.readings import learned_for
from trustlog.desk.sentences import day as day_words
from trustlog.domain.facts import Garden
from trustlog.language import _
from trustlog.storage.read import gardens as views

if TYPE_CHECKING:
    from trustlog.domain.facts.garden_facts import GardenStanding

TOLD = 14
"""Days for which it is told: whoever looks once a week sees it."""
LONGEST = 28
"""Days that a review looks back at most, however long ago the last one was."""


class Turn(NamedTuple):
    """A garden that became ready, or fell back, on a day, with what it lacks as of another."""

    garden: Garden
    on: date
    ready: bool
    as_of: date
    whole: "GardenStanding"

    @property
    def since(self) -> str:
        """Say since when it is ready, or no longer so."""
        says = _("ready since {day}") if self.ready else _("no longer ready since {day}")
        return says.format(day=day_words(self.on, self.as_of))

    @property
    def why(self) -> str:
        """Say that it has all, or what it lacks."""
        from trustlog.trust.gates.garden import lack_words, missing_of

        if self.ready:
            return _("it has what the highest level asks, and every pair has passed")
        lacks = (lack_words(code, self.whole) for code in missing_of(self.whole, self.as_of.toordinal()))
        return _("it lacks {lacks}").format(lacks=", ".join(lacks))

    @property
    def says(self) -> str:
        """Say both in a line."""
        return f"{self.since}: {self.why}"


def turns(ledger: Ledger, day: date, since: date | None = None, me: str | None = None) -> list[Turn]:
    """Return the gardens that became ready or fell back lately, by name: after `since`, by default in `TOLD` days."""
    days = TOLD if since is None else min((day - since).days, LONGEST)
    found = (turn_of(ledger, garden, day, days, me) for garden in views.gardens(ledger.conn, day))
    return [turn for turn in found if turn is not None]


def turn_of(ledger: Ledger, garden: Garden, day: date, days: int = TOLD, me: str | None = None) -> Turn | None:
    """Return when a garden became ready, or fell back, in the last days; None where it is as it was before them."""
    from trustlog.trust.garden_turn import turned

    facts = facts_of(ledger, garden, ledger.me if me is None else me) if days > 0 else None
    if facts is None:
        return None
    learned = learned_for(ledger, day)
    found = turned(facts, day.toordinal(), days, ledger.today.toordinal(), learned, ledger.settings.reading)
    if found is None:
        return None
    return Turn(garden, date.fromordinal(found.since), found.ready, day, found.whole)
