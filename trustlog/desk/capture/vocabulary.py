"""The words capture lines are read with: the program's own, and what the user's settings add."""

from trustlog.desk.ledger import Ledger
from trustlog.desk.settings import in_use
from trustlog.domain.capture.words import DEFAULT_WORDS, Words


def words_in_use(ledger: Ledger) -> Words:
    """Give the tables of kinds and clause words, those of the settings file included."""
    return ledger.settings.words or DEFAULT_WORDS


def words_last_read() -> Words:
    """Give the tables by the settings as this process last read them, where no ledger is at hand."""
    return in_use().words or DEFAULT_WORDS
