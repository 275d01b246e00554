"""What the parts of the practice say in a brief, and where a level is decided."""

from datetime import date

from trustlog.desk.ledger import Ledger, Written
from trustlog.desk.practice.register import all_parts
from trustlog.domain.facts import LevelChange, Partner
from trustlog.domain.limits import LEVEL
from trustlog.domain.practice import PARTS
from trustlog.language import at_the_start
from trustlog.storage.read.partners import partner_by_id
from trustlog.trust.reading.values import Reading


def brief_lines(ledger: Ledger, partner: Partner, day: date) -> list[str]:
    """Return what the brief of a partner says of the practice, part by part."""
    lines = (line for part in all_parts() for line in part.brief(ledger, partner, day))
    return [at_the_start(line) for line in lines]


def decision_lines(ledger: Ledger, partner: Partner, to: int, day: date) -> list[str]:
    """Return what the practice says before a step to a level is decided."""
    return [at_the_start(line) for part in all_parts() for line in part.decision(ledger, partner, to, day)]


def lines_of_decision(ledger: Ledger, written: Written) -> list[str]:
    """Return what the practice says of a step that was just decided."""
    lines: list[str] = []
    for step in written.facts if PARTS else ():
        if isinstance(step, LevelChange):
            decided = partner_by_id(ledger.conn, step.partner_id, step.on)
            lines += decision_lines(ledger, decided, step.to_level, step.on) if decided is not None else []
    return lines


def lines_by_level(ledger: Ledger, reading: Reading) -> dict[int, list[str]]:
    """Return what the practice says before each step that can be decided from a reading, by the level it leads to."""
    if not PARTS:
        return {}
    levels = {reading.level, reading.level - 1} if reading.on_trial else {reading.level + 1, reading.level - 1}
    return {to: decision_lines(ledger, reading.partner, to, reading.as_of) for to in sorted(levels) if LEVEL.holds(to)}


def lines_of_suggestion(ledger: Ledger, reading: Reading) -> list[str]:
    """Return what the practice says before the step that a reading suggests; nothing where it suggests none."""
    to = reading.suggestion.to
    return [] if to is None else decision_lines(ledger, reading.partner, to, reading.as_of)
