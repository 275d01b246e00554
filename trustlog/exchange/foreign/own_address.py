"""Whose calendar a file is: the addresses that most of its meetings name, of which one may be our own. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import islice
from typing import NamedTuple

from trustlog.exchange.foreign.values import Proposed

_MOST = 4
"""Addresses that are offered."""


class OwnAddress(NamedTuple):
    """An address that may be our own, and how many meetings name it."""

    address: str
    meetings: int


class Addresses(NamedTuple):
    """The addresses that may be our own, the likeliest first, and of how many meetings that name anybody."""

    likely: tuple[OwnAddress, ...] = ()
    meetings: int = 0


def likely_own(proposed: Iterable[Proposed], is_theirs: Callable[[str], bool]) -> Addresses:
    """Return the addresses that most meetings name, who called one twice; not those of partners, nor of rooms."""
    named: Counter[str] = Counter()
    called: Counter[str] = Counter()
    meetings = last = 0
    for one in proposed:
        if one.kind != "moment" or one.why or one.row == last:  # a meeting that repeats is one
            continue
        everybody = (*([one.organiser] if one.organiser else []), *one.guests)
        mails = dict.fromkeys(guest.email.lower() for guest in everybody if guest.email and not guest.resource)
        if not mails:
            continue
        last, meetings = one.row, meetings + 1
        named.update(mails.keys())
        if one.organiser and one.organiser.email:
            called[one.organiser.email.lower()] += 1
    ranked = sorted(named, key=lambda mail: (-named[mail] - called[mail], -called[mail]))
    likely = (mail for mail in ranked if not is_theirs(mail))
    return Addresses(tuple(OwnAddress(mail, named[mail]) for mail in islice(likely, _MOST)), meetings)
