"""The order of a weekly review: its seven steps, the questions in them, and where one that was left goes on. Pure."""

from collections.abc import Sequence
from datetime import date

from trustlog.domain.days import shift

STEPS = ("Catch up", "Overdue", "Due next week", "Waiting", "Open", "Slipping and ready", "Next week")
CATCH_UP, OVERDUE, DUE, WAITING, OPEN, READY, NEXT_WEEK = range(1, len(STEPS) + 1)
MOST_ROWS = 20
"""Rows that one step asks about, the most urgent ones: a review takes ten minutes, however large the ledger is."""
MOST_INTENTIONS = 3
LATER = "later"
"""The answer that puts a row off: it was looked at, and comes again next week if it still stands."""

_WORDS = ("catch up", "overdue", "due", "waiting", "open", "slipping or ready", "done?")


def question(step: int, about: str = "") -> str:
    """Write the question of a row as it is kept: "overdue #12", "catch up 2026-11-20"; of a partner, "waiting"."""
    return f"{_WORDS[step - 1]} {about}".strip()


def asked(kept: str) -> tuple[int, str] | None:
    """Read a kept question: its step, from 1, and what it is about; None where it is none of a review's."""
    for step, word in enumerate(_WORDS, 1):
        if kept == word or kept.startswith(f"{word} "):
            return step, kept[len(word) :].strip()
    return None


def working_days(today: date, count: int) -> list[date]:
    """Give so many working days after today, as far as the calendar goes: those a plan is offered for."""
    ahead = (shift(today, days) for days in range(1, 2 * count + 3))
    return [one for one in ahead if one.weekday() < 5 and one > today][:count]


def goes_on_at(left: Sequence[bool], last: int | None = None) -> int | None:
    """Give the place to go on at: the first row left behind the `last` one answered, else the first left at all.

    None when no row is left. Rows that were passed over are come back to, once those behind are answered.
    """
    after = -1 if last is None else last
    places = [place for place, one in enumerate(left) if one]
    return next((place for place in places if place > after), places[0] if places else None)
