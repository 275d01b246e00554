"""What is done while nobody waits: garbage is collected, and the readings of the next days are made."""

import gc
from time import monotonic
from typing import TYPE_CHECKING

from trustlog.desk import readings

if TYPE_CHECKING:
    from datetime import date

    from trustlog.tui.app.ledger_access import LedgerApp

COLLECTS_AFTER = 20.0
"""Seconds after the last key or click until garbage is collected: with ten thousand readings that takes a tenth of a
second or two."""
GOES_AHEAD_AFTER = 3.0
"""Seconds after the last key or click until work for the next days begins, or goes on."""
AT_A_TIME = 10
"""Readings made ahead in one turn of the clerk: whatever is asked meanwhile waits for no more than these."""
MOST_AHEAD = 1_000
"""Partners up to which it is done: more would keep a processor busy for long, for days that may not be looked at."""


class IdleWork:
    """Does it, and knows what is left to make ahead: of the ledger as it is, begun anew whenever that has changed."""

    def __init__(self, app: "LedgerApp") -> None:
        self._app = app
        self._touched = monotonic()
        self._begun_for: tuple[int, date] | None = None
        self._left: list[tuple[date, int]] = []

    def wait(self) -> None:
        """Wait anew: somebody has pressed a key or clicked."""
        self._touched = monotonic()

    @property
    def idle_for(self) -> float:
        """Return for how many seconds nobody has done anything."""
        return monotonic() - self._touched

    def collect(self) -> None:
        """Collect garbage, above all closed screens."""
        if self.idle_for > COLLECTS_AFTER and not self._app.clerk.is_busy and gc.get_count()[2]:
            gc.collect()

    def go_ahead(self, idle_for: float) -> None:
        """Make some readings of the next days, where nothing was done for so long and those of today are all there."""
        app, roster = self._app, self._app.roster
        if idle_for < GOES_AHEAD_AFTER or roster is None or not app.has_all_readings or app.clerk.is_busy:
            return
        state = app.version, roster.today
        if state != self._begun_for:
            self._begun_for = state
            firsts = range(0, len(roster.partners), AT_A_TIME) if len(roster.partners) <= MOST_AHEAD else ()
            self._left = [(day, first) for day in readings.days_ahead(roster.today) for first in firsts]
        if not self._left:
            return
        day, first = self._left.pop(0)
        chosen = roster.partners[first : first + AT_A_TIME]
        app.ask(
            "ahead",
            lambda ledger: readings.make_ahead(ledger, day, chosen, app.clerk.give_way),
            lambda _made: self.go_ahead(self.idle_for),
        )
