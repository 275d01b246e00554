"""Rounds: what all who answered in a year said together. A mean and its spread, never a person.

A round is a calendar year. Who answers twice in one is heard once, with what was said last; answers without a name are
each a person's.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from trustlog.domain.facts import Wheel
from trustlog.domain.text.folding import alike
from trustlog.domain.wheel.answers import notes_of, numbers
from trustlog.domain.wheel.questions import ALL, AREAS, QUESTIONS, Area

FAR_APART = 3
"""Answers to a question lie far apart where highest and lowest differ by so much."""


class Tally(NamedTuple):
    """Answers taken together: how many, their sum, the lowest and the highest."""

    n: int = 0
    total: int = 0
    low: int | None = None
    high: int | None = None

    @property
    def tenths(self) -> int | None:
        """Return the mean in tenths, a half upwards; None where nobody answered."""
        return (20 * self.total + self.n) // (2 * self.n) if self.n else None

    @property
    def mean(self) -> float | None:
        """Return the mean with one decimal."""
        return None if self.tenths is None else self.tenths / 10

    @property
    def is_far_apart(self) -> bool:
        """Return whether people see this very differently."""
        return self.low is not None and self.high is not None and self.high - self.low >= FAR_APART


class Round(NamedTuple):
    """A year's answers: of how many people, by question (twelve) and by area (the three, then leadership).

    `notes` are the notes by question, in an order that tells nothing of who wrote them.
    """

    year: int
    people: int
    questions: tuple[Tally, ...]
    areas: tuple[Tally, ...]
    notes: tuple[tuple[str, ...], ...]

    @property
    def weakest(self) -> tuple[Area, ...]:
        """Return the area of the wheel with the lowest mean; several where they are equal, none where all are."""
        known = [(area, tally) for area, tally in zip(AREAS, self.areas, strict=False) if tally.n]
        lowest = min((tally.total / tally.n for _area, tally in known), default=0.0)
        found = tuple(area for area, tally in known if tally.total / tally.n == lowest)
        return () if len(found) == len(AREAS) else found

    def of(self, area: Area) -> Tally:
        """Return the answers of an area."""
        return self.areas[ALL.index(area)]


def change(now: Tally, before: Tally | None) -> int | None:
    """Return by how many tenths a mean is another than before; None where there is nothing to compare."""
    if before is None or now.tenths is None or before.tenths is None:
        return None
    return now.tenths - before.tenths


def rounds(facts: Iterable[Wheel]) -> list[Round]:
    """Return the rounds that these answers make, oldest first."""
    in_order = sorted(facts, key=lambda fact: (fact.on, fact.number))
    return [_round(year, list(said)) for year, said in groupby(in_order, key=lambda fact: fact.on.year)]


def _round(year: int, facts: Sequence[Wheel]) -> Round:
    last = {alike(fact.said_by) if fact.said_by else fact.id: fact for fact in facts}
    people = [numbers(fact.answers) for fact in last.values()]
    columns = list(zip(*people, strict=True))
    areas = [[each for column in columns[3 * place : 3 * place + 3] for each in column] for place in range(len(ALL))]
    notes = [notes_of(fact.notes) for fact in last.values()]
    by_question = (sorted(said[question.name] for said in notes if question.name in said) for question in QUESTIONS)
    return Round(
        year, len(people), tuple(map(_tally, columns)), tuple(map(_tally, areas)), tuple(map(tuple, by_question))
    )


def _tally(answers: Iterable[int | None]) -> Tally:
    given = [answer for answer in answers if answer is not None]
    return Tally(len(given), sum(given), min(given), max(given)) if given else Tally()
