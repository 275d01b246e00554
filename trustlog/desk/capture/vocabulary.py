"""The words capture lines are read with: the program's own, and what the user's settings add."""

from trustlog.desk.ledger import Ledger
from trustlog.domain.capture.words import DEFAULT_WORDS, Words


def words_in_use(ledger: Ledger) -> Words:
    """Return the tables of kinds and clause words, those of the settings file included."""
    return ledger.settings.words or DEFAULT_WORDS
