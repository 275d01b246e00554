"""The rounds of the wheel up to a day: the last one, and the one before it."""

from datetime import date
from typing import NamedTuple

from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Wheel
from trustlog.domain.wheel.rounds import Round, rounds
from trustlog.storage.read.facts import timeline


class Standing(NamedTuple):
    """What was answered up to a day, a round a year, oldest first."""

    as_of: date
    rounds: tuple[Round, ...]

    @property
    def now(self) -> Round | None:
        """Return the last round."""
        return self.rounds[-1] if self.rounds else None

    @property
    def before(self) -> Round | None:
        """Return the round before it."""
        return self.rounds[-2] if len(self.rounds) > 1 else None


def standing(ledger: Ledger, day: date, me: str | None = None) -> Standing:
    """Return what was answered up to a day; private answers of `me` are among it, by default of who is there."""
    return Standing(day, tuple(rounds(answers_of(ledger, day, me))))


def answers_of(ledger: Ledger, day: date, me: str | None = None, since: date | None = None) -> list[Wheel]:
    """Return the answers of people up to a day that this person may see."""
    reader = ledger.me if me is None else me
    found = timeline(ledger.conn, me=reader, since=since, until=day, kinds=("wheel",))
    return [fact for fact in found if isinstance(fact, Wheel)]
