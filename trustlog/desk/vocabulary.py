"""The words capture lines are read with: the program's own, and what the user's settings add."""

from trustlog import config
from trustlog.domain.words import DEFAULT_WORDS, Words, words_with


def words_in_use() -> Words:
    """Give the tables of kinds and clause words, those of the settings file included."""
    table = config.settings().get("capture")
    if table is None:
        return DEFAULT_WORDS
    return words_with(table if isinstance(table, dict) else {"kinds": table})
