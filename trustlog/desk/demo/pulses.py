"""What partners of the made-up ledger answered; their ids are of their own chance, so that no story changes."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from trustlog.domain.facts import Partner, Person, Pulse
from trustlog.domain.facts.pulse import About


class Answered(NamedTuple):
    """A pulse so many days ago: the five answers, at which level, by which of their people, about whom of us."""

    ago: int
    level: int
    answers: tuple[int | None, int | None, int | None, int | None, int | None]
    by: int = 0
    about: str | None = None
    note: str | None = None


_NONE = (None, None, None, None, None)
ANSWERED: Mapping[str, tuple[Answered, ...]] = {
    "delfino": (
        Answered(262, 3, (4, 3, 4, 4, 3)),
        Answered(75, 3, (4, 2, 3, 4, 4), note="they hear of our delays from their own warehouse"),
    ),
    "halcyon": (Answered(130, 4, (5, 4, 4, None, 5)), Answered(130, 4, (5, 5, 3, 4, 5), about="Eva Brandt")),
    "juniper": (Answered(205, 1, _NONE),),
}
"""By the handle of the partner, oldest first."""


def pulses_told(
    tellings: Sequence[tuple[Partner, Sequence[Person]]], today: date, zone: tzinfo, me: str
) -> Iterator[Pulse]:
    """Yield the pulses, numbers still missing."""
    for partner, people in tellings:
        for place, told in enumerate(ANSWERED.get(partner.handle, ())):
            on = today - timedelta(days=told.ago)
            at = datetime.combine(on, time(16, place), zone).astimezone(UTC)
            about: About = "firm" if told.about is None else "person"
            yield Pulse(
                f"{partner.id[:-4]}5e8{place}", 0, partner.id, people[told.by].id, on, about, told.about, told.level,
                *told.answers, told.note, False, None, at, me,
            )  # fmt: skip
