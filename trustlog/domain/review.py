"""The order of a weekly review: its seven steps, their questions, and where an interrupted review goes on. Pure."""

from collections.abc import Sequence
from datetime import date

from trustlog.domain.calendar.days import shift
from trustlog.language import N_

STEPS = (
    N_("Catch up"),
    N_("Overdue"),
    N_("Due next week"),
    N_("Waiting"),
    N_("What we tell each other"),
    N_("Slipping and ready"),
    N_("Next week"),
)
CATCH_UP, OVERDUE, DUE, WAITING, OPEN, READY, NEXT_WEEK = range(1, len(STEPS) + 1)
MOST_ROWS = 20
"""Rows that one step asks about, the most urgent: a review takes ten minutes, however large the ledger is."""
MOST_INTENTIONS = 3
LATER = "later"
"""The answer that puts a row off: it was looked at, and comes again next week if it still stands."""

NEVER = N_("never asked again")
"""The answer to a question of the practice that is not to be asked of its partner again."""

_SECONDS = (40, 20, 10, 40, 40, 60, 30)
"""What a row of each step takes; with seven rows and more in most steps a review is about ten minutes."""

Place = tuple[int, int]
"""A step and a row in it, both from 0."""

_WORDS = (N_("catch up"), N_("overdue"), N_("due"), N_("waiting"), N_("open"), N_("slipping or ready"), N_("done?"))


def question(step: int, about: str = "") -> str:
    """Write the question of a row as it is kept: "overdue #12", "catch up 2026-11-20"; of a partner, "waiting"."""
    return f"{_WORDS[step - 1]} {about}".strip()


def asked(question: str) -> tuple[int, str] | None:
    """Read a kept question: its step, from 1, and what it is about; None where it is none of a review's."""
    for step, word in enumerate(_WORDS, 1):
        if question == word or question.startswith(f"{word} "):
            return step, question[len(word) :].strip()
    return None


def titled(question: str) -> str:
    """Name a kept question without the words of a person: what an intention was stays with whoever had it."""
    step_and_subject = asked(question)
    return _WORDS[NEXT_WEEK - 1] if step_and_subject is None or step_and_subject[0] == NEXT_WEEK else question


def working_days(today: date, count: int) -> list[date]:
    """Return so many working days after today, as far as the calendar goes: those a plan is offered for."""
    ahead = (shift(today, days) for days in range(1, 2 * count + 3))
    return [day for day in ahead if day.weekday() < 5 and day > today][:count]


def minutes(rows: Sequence[int]) -> int:
    """Return about how many minutes a review takes with so many rows in each step: one at least."""
    return max(1, round(sum(number * seconds for number, seconds in zip(rows, _SECONDS, strict=True)) / 60))


def goes_on_at(left: Sequence[Sequence[bool]], last: Place | None = None) -> Place | None:
    """Return the row to go on at; `left` tells, step by step, which rows have no answer.

    Behind the `last` row answered come the rest of its step, then what was passed over in that step, then the steps
    ahead. What was passed over in earlier steps stays left: whoever goes on means it. None where nothing is ahead.
    """
    step, place = last if last is not None else (0, -1)
    open_rows = left[step] if step < len(left) else ()
    rest = [at for at, open_row in enumerate(open_rows) if open_row]
    for at in [at for at in rest if at > place] or rest:
        return step, at
    ahead = (
        (number, at) for number in range(step + 1, len(left)) for at, open_row in enumerate(left[number]) if open_row
    )
    return next(ahead, None)
