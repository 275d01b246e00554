"""A ledger's own past: what it teaches, and its promises as histories to forecast."""

from collections.abc import Container, Iterable
from typing import NamedTuple

from trustlog.domain.facts import PartnerFacts
from trustlog.domain.strands import PROMISE_STRANDS, StrandName
from trustlog.trust.model.calendar import Calendar
from trustlog.trust.model.epochs import Learned
from trustlog.trust.model.learn import Promised, epochs_of
from trustlog.trust.model.outcomes import Dated, dated_promises, promise_spans, slot_spans
from trustlog.trust.model.rules import rules_of
from trustlog.trust.settings import DEFAULTS, STRANDS, Settings
from trustlog.trust.strands.slots import SLOT_STRANDS


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
    calendars = {name: Calendar() for name in STRANDS}
    sides = any(name in names for name in PROMISE_STRANDS)
    for facts in portfolio:
        partner = facts.partner.id
        if sides:
            for name, spans in zip(PROMISE_STRANDS, promise_spans(facts, as_of, today, settings), strict=True):
                if name in names:
                    calendars[name].add(partner, spans)
        for strand in SLOT_STRANDS:
            if strand in names:
                calendars[strand].add(partner, slot_spans(facts, strand, as_of, today, settings))
    of_promises, of_slots = rules_of(settings), rules_of(settings, slots=True)
    rules = {name: of_promises if name in PROMISE_STRANDS else of_slots for name in STRANDS}
    return Learned(*(epochs_of(calendars[name], rules[name]) for name in STRANDS))
