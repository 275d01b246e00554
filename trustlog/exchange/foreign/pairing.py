"""Times of one meeting that a ledger knows and a file has no more, paired with those that it has and nobody knows."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from operator import itemgetter
from statistics import median_low

Times = Sequence[tuple[datetime, str]]
"""Times of a meeting, each with its id."""


def apart(times: Iterable[datetime]) -> timedelta | None:
    """Return how far apart the times of a series usually are; None where there is but one."""
    gaps = [after - before for before, after in pairwise(sorted(set(times)))]
    return median_low(gaps) if gaps else None


def paired(known: Times, new: Times, far: timedelta) -> dict[str, str]:
    """Return by the id of each time of a file the id under which it is known.

    A whole series that was moved moved by one and the same time: the one by which many of them fit, less than `far`,
    is taken first. What is left is paired with the nearest, within half of it.
    """
    left, here = sorted(known), sorted(new)
    found: dict[str, str] = {}
    shift = _shift(left, here, far)
    if shift is not None:
        at = dict(left)
        for when, key in here:
            old = at.pop(when - shift, None)
            if old is not None:
                found[key] = old
        taken = set(found.values())
        left, here = [one for one in left if one[1] not in taken], [one for one in here if one[1] not in found]
    found.update(_nearest(left, here, far / 2))
    return found


def _shift(known: Times, new: Times, far: timedelta) -> timedelta | None:
    """Return by how much several of these times were moved; None where no two agree."""
    votes: Counter[timedelta] = Counter()
    for when, _key in known:
        votes.update(other - when for other, _id in _within(new, when, far) if abs(other - when) < far)
    if not votes:
        return None
    # One time more that fits weighs as much as half the way to the next: Mondays that are Fridays now moved by four
    # days, though all but one of them are three days before a Monday; ones that are three hours earlier by no week.
    shift, count = min(votes.items(), key=lambda vote: (2 * abs(vote[0]) / far - vote[1], abs(vote[0]), vote[0]))
    return shift if count > 1 else None


def _nearest(known: Times, new: Times, most: timedelta) -> dict[str, str]:
    pairs = []
    for when, old in known:
        pairs += [(abs(other - when), when, other, old, key) for other, key in _within(new, when, most)]
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _far, _when, _other, old, key in sorted(pairs):
        if old not in taken and key not in found:
            found[key] = old
            taken.add(old)
    return found


def _within(times: Times, when: datetime, most: timedelta) -> Times:
    """Return the times that are not further away than that; as many as anybody could tell apart."""
    key = itemgetter(0)
    return times[bisect_left(times, when - most, key=key) : bisect_right(times, when + most, key=key)][:_MOST]


_MOST = 50
"""Times near another that are looked at: a series has fewer, and a file made to do harm takes no longer."""
