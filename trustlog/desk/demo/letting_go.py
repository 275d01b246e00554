"""Who was let go in the made-up ledger, why one partner fits, a contact who left, and who of us was there.

The ids are made here, so that no story is drawn otherwise; the numbers come behind all others.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from trustlog.domain.facts import Farewell, Fit, Moment, Note, Numbered, Partner, Person

_ID = "00000000-0000-7000-8000-0000000fa{:03}"
_BEGAN, _GONE, _FIT, _LEFT = 650, 200, 150, 260
"""Days ago."""
_WITH_ANN = "halcyon"
"""Whose moments Ann Mercer takes part in, too."""


def with_ours(fact: Numbered, handle: str) -> Numbered:
    """Return a fact of a partner, some of its moments with who of us was there."""
    if isinstance(fact, Moment) and handle == _WITH_ANN and fact.on.toordinal() % 3 == 0:
        return fact._replace(our_people="Ann Mercer")
    return fact


def gone(today: date) -> tuple[Partner, Person]:
    """Return the partner that was let go, and who was there."""
    began, on = today - timedelta(days=_BEGAN), today - timedelta(days=_GONE)
    partner = Partner(
        _ID.format(1), "morrow", "Morrow", 2, began, 3, 30, on, "they want the lowest price, we want to build",
        start_level=2, start_on=began, logged_from=today,  # silence of the one who is gone teaches nothing
    )  # fmt: skip
    return partner, Person(_ID.format(2), partner.id, "Gus Morrow", "owner")


def left(today: date, partners: Mapping[str, str]) -> Person:
    """Return a contact who left; `partners` has the id of each partner by its handle."""
    return Person(
        _ID.format(3), partners["delfino"], "Bea Conti", "planning", left_on=today - timedelta(days=_LEFT)
    )  # fmt: skip


def facts(today: date, at: datetime, me: str, partners: Mapping[str, str]) -> Iterator[Farewell | Fit | Note]:
    """Yield the farewell, the fit, and the note that somebody left, numbers still missing."""
    yield Farewell(
        _ID.format(4), 0, _ID.format(1), today - timedelta(days=_GONE), "no_understanding, values",
        "we go on without you, and thank you for the first year", "Kim", "the drawings, to Gus Morrow",
        "call us when you want to build something", 2, None, False, None, at - timedelta(days=_GONE), me,
    )  # fmt: skip
    yield Fit(
        _ID.format(5), 0, partners["acme"], today - timedelta(days=_FIT), "we both finish what we begin",
        "how to repair instead of replace", None, False, None, at - timedelta(days=_FIT), me,
    )  # fmt: skip
    yield Note(
        _ID.format(6), 0, partners["delfino"], today - timedelta(days=_LEFT),
        "Bea Conti works elsewhere now, Paolo Greco takes over", False, None, at - timedelta(days=_LEFT), me,
    )  # fmt: skip
