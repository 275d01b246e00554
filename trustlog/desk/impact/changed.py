"""What is changed for whom, as of a day."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from trustlog.desk.facts import fact_json, names_of
from trustlog.desk.gardens import Subject, of_subject
from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Garden, Impact
from trustlog.domain.facts.impact import Area
from trustlog.domain.impact import by_area, empty_areas


class Standing(NamedTuple):
    """The lines of a partner or a garden, newest first."""

    subject: Subject
    as_of: date
    lines: tuple[Impact, ...]

    @property
    def by_area(self) -> Mapping[Area, tuple[Impact, ...]]:
        """Return the lines of each area, newest first."""
        return by_area(self.lines)

    @property
    def empty(self) -> tuple[Area, ...]:
        """Return the areas without a line."""
        return empty_areas(self.lines)


def standing(ledger: Ledger, subject: Subject, day: date, me: str | None = None) -> Standing:
    """Return what is written up to a day; what is private to `me` is among it."""
    return Standing(subject, day, tuple(of_subject(ledger, "impact", subject, day, me)[::-1]))


def as_json(ledger: Ledger, at: Standing) -> dict[str, Any]:
    """Return the four areas as plain values, the empty ones among them."""
    is_garden = isinstance(at.subject, Garden)
    names = names_of(ledger, at.lines)
    areas = {area: [fact_json(line, names, at.as_of) for line in lines] for area, lines in at.by_area.items()}
    return {
        "partner": None if is_garden else at.subject.handle,
        "garden": at.subject.handle if is_garden else None,
        "as_of": at.as_of.isoformat(),
        "areas": areas,
        "empty": list(at.empty),
    }
