"""What both sides agreed on, as a partner may see it: which promises those are, and how each stands. Pure.

An offer that was not accepted is not agreed, and a private promise is nobody's but its author's. How a promise stands
is said in words that both sides may say: the clock, the reading and how openly a break was told stay with us.
"""

from datetime import date, timedelta
from typing import Literal

from trustlog.domain.facts import Promise
from trustlog.domain.facts.promise import as_known
from trustlog.language import N_, _

Side = Literal["we", "you"]
"""Who promised, as one writes it to the partner."""
Stand = Literal["open", "done", "partly", "not_done", "withdrawn"]
STOOD: dict[Stand, str] = {
    "open": N_("still open"),
    "done": N_("done"),
    "partly": N_("partly done"),
    "not_done": N_("not done"),
    "withdrawn": N_("withdrawn"),
}
"""How a promise stood, where the day is not known any more."""
STANDS: dict[Stand, str] = {
    "open": N_("still open"),
    "done": N_("done on {day}"),
    "partly": N_("partly done on {day}"),
    "not_done": N_("not done"),
    "withdrawn": N_("withdrawn on {day}"),
}
LONG_AGO = 120
"""Days after which a promise that is over, and of which nobody said how it came out, is not asked about any more."""
_OF: dict[str, Stand] = {
    "kept": "done",
    "late": "done",
    "partly": "partly",
    "broken": "not_done",
    "withdrawn": "withdrawn",
}


def agreed(promise: Promise, day: date) -> Promise | None:
    """Return a promise as it was known on a day; None where nothing was agreed by then."""
    known = as_known(promise, day)
    return known if known.accepted_on is not None and known.made_on <= day else None


def is_unsettled(promise: Promise) -> bool:
    """Return whether nobody said how an agreed promise, as known on a day, came out, however long that is over."""
    return promise.closed_as is None


def is_open(promise: Promise, day: date) -> bool:
    """Return whether an agreed promise, as known on a day, is still to be done; one long over is not."""
    return is_unsettled(promise) and promise.counts_on >= day - timedelta(days=LONG_AGO)


def side(promise: Promise) -> Side:
    """Return who promised, as one writes it to the partner."""
    return "we" if promise.ours else "you"


def stand(promise: Promise) -> Stand:
    """Return how a promise, as known on a day, stands."""
    return "open" if promise.closed_as is None else _OF[promise.closed_as]


def stood(outcome: str) -> Stand:
    """Return how a promise of an outcome stands between both sides; what lapsed is open there."""
    return _OF.get(outcome, "open")


def stand_words(promise: Promise) -> str:
    """Say how a promise, as known on a day, stands: "done on Fri 27 Nov 2026"."""
    from trustlog.domain.calendar.days import show

    says = _(STANDS[stand(promise)])
    return says if promise.closed_on is None else says.format(day=show(promise.closed_on))


def by_words(due_on: date | None) -> str:
    """Say the day that was agreed; none is made up where there is none."""
    from trustlog.domain.calendar.days import show

    return _("no date agreed") if due_on is None else _("by {day}").format(day=show(due_on))
