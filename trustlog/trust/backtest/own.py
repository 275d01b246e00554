"""A ledger's own past: what it teaches, and its promises as histories to forecast."""

from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from trustlog.domain.facts import PartnerFacts
from trustlog.domain.strands import StrandName
from trustlog.trust.model.epochs import Learned
from trustlog.trust.model.learn import Promised, learn
from trustlog.trust.model.outcomes import Dated, dated_promises, dated_slots
from trustlog.trust.model.rules import rules_of
from trustlog.trust.settings import DEFAULTS, STRANDS, Settings


class Side(NamedTuple):
    """The promises of one direction, and their numbers beside them."""

    numbers: list[int]
    promised: list[Promised]

    def add(self, partner: str, dated: Iterable[Dated]) -> None:
        """Take in those of one partner."""
        for number, made, over, kept in dated:
            self.numbers.append(number)
            self.promised.append(Promised(partner, made, over, kept))


def histories(portfolio: Iterable[PartnerFacts], as_of: int, today: int, settings: Settings) -> tuple[Side, Side]:
    """Return our promises and theirs, of all partners, as known at the end of a day (an ordinal)."""
    sides = Side([], []), Side([], [])
    for facts in portfolio:
        for side, dated in zip(sides, dated_promises(facts, as_of, today, settings), strict=True):
            side.add(facts.partner.id, dated)
    return sides


def learned_from(
    portfolio: Iterable[PartnerFacts],
    as_of: int,
    today: int,
    settings: Settings = DEFAULTS,
    names: Container[StrandName] = STRANDS,
) -> Learned:
    """Return what all that was over has taught, as epochs up to a day (an ordinal); the portfolio is read once.

    Strands that are not named have learned nothing.
    """
    sides = [Side([], []) for _ in STRANDS]
    of_side, of_slot = (any(name in names for name in part) for part in (STRANDS[:2], STRANDS[2:]))
    nothing: tuple[Sequence[Dated], Sequence[Dated]] = ((), ())
    for facts in portfolio:
        promises = dated_promises(facts, as_of, today, settings) if of_side else nothing
        slots = dated_slots(facts, as_of, today, settings) if of_slot else nothing
        for name, side, dated in zip(STRANDS, sides, (*promises, *slots), strict=True):
            if name in names:
                side.add(facts.partner.id, dated)
    of_promises, of_slots = rules_of(settings), rules_of(settings, slots=True)
    rules = (of_promises, of_promises, of_slots, of_slots)
    return Learned(*(learn(side.promised, by) for side, by in zip(sides, rules, strict=True)))
