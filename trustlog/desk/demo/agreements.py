"""Agreements of the made-up ledger: one put together a while ago and changed since, and one just begun.

The ids are made here, so that no story is drawn otherwise; the numbers come behind all others.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from trustlog.domain.agreement.sections import standing
from trustlog.domain.agreement.versions import snapshot
from trustlog.domain.facts import Agreement, Section
from trustlog.domain.facts.section import SectionName, SectionState

_ID = "00000000-0000-7000-8000-0000000ae{:03}"


class Left(NamedTuple):
    """A section as it was left so many days ago."""

    ago: int
    name: SectionName
    state: SectionState
    text: str | None = None


class Together(NamedTuple):
    """A version that was put together so many days ago, to be reviewed in so many days."""

    ago: int
    review_in: int


SECTIONS: Mapping[str, tuple[Left, ...]] = {
    "halcyon": (
        Left(340, "exit", "agreed", "Each of us may leave with three months' notice, and says why. Open promises are "
             "kept or handed over."),
        Left(340, "parties", "agreed", "For Halcyon speaks Eva Brandt; for us Kim, who may decide alone up to 20,000."),
        Left(338, "purpose", "agreed", "No shipment waits because a paper is missing."),
        Left(338, "promises", "agreed", "We promise with a day, and say before that day if we need longer. What was "
             "not kept is told at once."),
        Left(335, "decisions", "agreed", "Each decides alone on its own systems, and on all else together. Who objects "
             "proposes something else within two weeks."),
        Left(335, "data", "not_relevant"),
        Left(330, "conflict", "agreed", "Eva and Kim talk within a week; then their directors; then a mediator whom "
             "all three trust."),
        Left(40, "exit", "draft", "Each of us may leave with six months' notice, and says why. Open promises are kept "
             "or handed over."),
        Left(12, "money", "draft", "Costs are borne by who makes them. What the platform earns is divided by the "
             "work done."),
    ),
    "foxglove": (
        Left(30, "exit", "draft", "Each of us may end this with two months' notice, and says why."),
    ),
}  # fmt: skip
"""By the handle of the partner, oldest first."""
VERSIONS: Mapping[str, Together] = {"halcyon": Together(325, 40)}


def told(today: date, at: datetime, me: str, partners: Mapping[str, str]) -> Iterator[Section | Agreement]:
    """Yield sections and versions by the handles of their partners, numbers still missing."""
    made = 0
    for handle, listed in SECTIONS.items():
        facts: list[Section] = []
        for left in listed:
            made += 1
            facts.append(
                Section(
                    _ID.format(made), 0, partners[handle], None, today - timedelta(days=left.ago), left.name,
                    left.state, left.text, None, False, None, at - timedelta(days=left.ago), me,
                )
            )  # fmt: skip
        yield from facts
        if (version := VERSIONS.get(handle)) is not None:
            made += 1
            on = today - timedelta(days=version.ago)
            yield Agreement(
                _ID.format(made), 0, partners[handle], None, on, 1, today + timedelta(days=version.review_in),
                snapshot(standing(facts, on)), None, False, None, at - timedelta(days=version.ago), me,
            )  # fmt: skip
