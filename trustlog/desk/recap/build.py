"""A recap as a value, made of promises alone: what was settled or moved, what each side will do, what is still open.

Nothing in it is private, a reading or a remark of ours, and no day or owner is made up. Pure.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from trustlog.domain.agreed import agreed, is_open
from trustlog.domain.facts import Partner, Person, Promise


class Recap(NamedTuple):
    """What was agreed with a partner from one day on, and the people it is to be sent to.

    `last` is the last day on which anything of it was logged.
    """

    partner: Partner
    since: date
    last: date
    agreed: tuple[Promise, ...]
    we_will: tuple[Promise, ...]
    you_will: tuple[Promise, ...]
    open: tuple[Promise, ...]
    to: tuple[Person, ...] = ()

    def is_empty(self) -> bool:
        """Return whether there is nothing to send."""
        return not (self.agreed or self.we_will or self.you_will or self.open)


def happened_on(promise: Promise) -> list[date]:
    """Return the days on which something happened to an agreed promise, as it is known."""
    days = [promise.made_on, promise.accepted_on, promise.closed_on, *(move.on for move in promise.moves)]
    return [day for day in days if day is not None]


def built(
    partner: Partner, promises: Iterable[Promise], since: date, last: date, day: date, to: tuple[Person, ...] = ()
) -> Recap:
    """Return the recap of what happened since a day, that day included, as it stands on `day`."""
    known = [promise for each in promises if not each.private and (promise := agreed(each, day)) is not None]
    known.sort(key=lambda promise: (promise.counts_on, promise.number))
    settled = [promise for promise in known if promise.closed_on is not None and promise.closed_on >= since]
    still_open = [promise for promise in known if promise.closed_on is None]
    new = [promise for promise in still_open if promise.accepted_on is not None and promise.accepted_on >= since]
    earlier = [promise for promise in still_open if promise not in new]
    moved = [promise for promise in earlier if was_due(promise, since) is not None]
    return Recap(
        partner,
        since,
        last,
        (*settled, *moved),
        tuple(promise for promise in new if promise.ours),
        tuple(promise for promise in new if not promise.ours),
        tuple(promise for promise in earlier if promise not in moved and is_open(promise, day)),
        to,
    )


def was_due(promise: Promise, since: date) -> date | None:
    """Return when a promise was due before it was moved from `since` on; None where that is when it is due now."""
    was = next((move.from_on for move in promise.moves if move.on >= since), None)
    return None if was == promise.due_on else was
