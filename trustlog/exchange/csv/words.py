"""Cells of a CSV file that hold more than one value: the moves of a promise, and how often it comes back."""

from trustlog.domain.calendar.days import iso_day
from trustlog.domain.capture.words import find_every
from trustlog.domain.facts import Move
from trustlog.errors import Reason, WordsError


def moves_of(text: str) -> tuple[Move, ...]:
    """Read the moves of a promise."""
    moves = []
    for word in text.split():
        on, colon, days = word.partition(":")
        from_on, arrow, to_on = days.partition(">")
        if not colon or not arrow:
            raise WordsError(Reason("no_move", text=word))
        moves.append(Move(iso_day(on), iso_day(from_on), iso_day(to_on)))
    return tuple(moves)


def every_of(text: str) -> str:
    """Read a period, `month` or `2w`, as the capture line reads it after `every`."""
    words = text.split()
    rhythm = find_every(words, 0)
    if rhythm is None or rhythm[1] != len(words):
        raise WordsError(Reason("no_period", text=text))
    return rhythm[0]
