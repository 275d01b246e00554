"""What partners of the made-up ledger brought, and what our own people answered to the wheel, twice.

The ids are made here, so that no story is drawn otherwise; the numbers come behind all others.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from trustlog.domain.facts import Benefit, Wheel
from trustlog.domain.facts.benefit import Sort

_ID = "00000000-0000-7000-8000-0000000fb{:03}"


Kept = Mapping[str, Sequence[tuple[date, int]]]
"""Days and numbers of promises of ours that were kept, the last day last, by the id of the partner."""


class Brought(NamedTuple):
    """A benefit so many days ago; one that is `tied` is shown by the promise that was kept last before it."""

    ago: int
    sort: Sort
    text: str
    for_whom: str
    tied: bool = False


BROUGHT: Mapping[str, tuple[Brought, ...]] = {
    "halcyon": (
        Brought(311, "insight", "half of the returns are damaged in our own packing", "packers of both"),
        Brought(122, "proposition", "one repair service, sold by either", "hospitals", tied=True),
        Brought(45, "relief", "no double entry of serial numbers any more", "the planners", tied=True),
    ),
    "delfino": (Brought(150, "relief", "no calls before seven in the morning", "the night shift"),),
}
"""By the handle of the partner, oldest first."""

ANSWERED: Mapping[int, tuple[tuple[str, str | None], ...]] = {
    420: (("433324443---", None), ("323233434434", None), ("534435554---", None)),
    40: (
        ("434324343---", "safety: in the team yes, in front of customers hardly"),
        ("424233444545", None),
        ("535425453---", "knowledge: the tender data came a week late"),
        ("444325342---", None),
    ),
}
"""Answers of colleagues without a name, and their notes, by how many days ago: in two years, whatever day it is."""


def benefits(today: date, at: datetime, me: str, partners: Mapping[str, str], kept: Kept) -> Iterator[Benefit]:
    """Yield the benefits, numbers still missing; `kept` has the promises of ours that were kept, by partner."""
    for handle, told in BROUGHT.items():
        for place, each in enumerate(told):
            partner, ago = partners[handle], timedelta(days=each.ago)
            before = [number for on, number in kept.get(partner, ()) if on <= today - ago]
            tied = str(before[-1]) if each.tied and before else None
            yield Benefit(
                f"{partner[:-4]}5e9{place}", 0, partner, None, today - ago, each.sort, each.text, each.for_whom, tied,
                None, False, None, at - ago, me,
            )  # fmt: skip


def wheels(today: date, at: datetime, me: str) -> Iterator[Wheel]:
    """Yield the answers to the wheel, numbers still missing."""
    for ago, answers in ANSWERED.items():
        for place, (signs, notes) in enumerate(answers):
            yield Wheel(
                _ID.format(ago + place), 0, today - timedelta(days=ago), None, signs, notes, None, False, None,
                at - timedelta(days=ago), me,
            )  # fmt: skip
