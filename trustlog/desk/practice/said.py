"""What the parts of the practice say in a brief, and where a level is decided."""

from datetime import date

from trustlog.desk.ledger import Ledger
from trustlog.desk.practice.register import all_parts
from trustlog.domain.facts import Partner


def brief_lines(ledger: Ledger, partner: Partner, day: date) -> list[str]:
    """Return what the brief of a partner says of the practice, part by part."""
    return [line for part in all_parts() for line in part.brief(ledger, partner, day)]


def decision_lines(ledger: Ledger, partner: Partner, to: int, day: date) -> list[str]:
    """Return what the practice says before a step to a level is decided."""
    return [line for part in all_parts() for line in part.decision(ledger, partner, to, day)]
