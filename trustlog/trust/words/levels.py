"""A level in words, and since when it is on trial."""

from datetime import date

from trustlog.trust.words.numbers import day


def level_words(level: int, name: str, on_trial: date | None, as_of: date | None = None) -> str:
    """Return a level with its name: "3 Partner", or "3 Partner, on trial since 12 Dec"."""
    return f"{level} {name}{trial_words(on_trial, as_of)}"


def trial_words(on_trial: date | None, as_of: date | None = None) -> str:
    """Return since when a level is on trial, to go behind it; nothing where it is not."""
    return "" if on_trial is None else f", on trial since {day(on_trial, as_of)}"
