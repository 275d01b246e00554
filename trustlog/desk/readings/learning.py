"""What a ledger has taught, as epochs: kept in the memo, and learned anew where one more has begun since."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from trustlog.desk.ledger import Ledger
from trustlog.domain.strands import PROMISE_STRANDS, StrandName
from trustlog.errors import TrustlogError
from trustlog.language import _
from trustlog.storage.cache.read import kept_by_subject
from trustlog.trust.model.epochs import (
    NOTHING_LEARNED,
    Epoch,
    Epochs,
    Learned,
    grown,
    nothing_learned,
    quarter_of,
    quarter_start,
)
from trustlog.trust.model.rules import Rules, rules_of
from trustlog.trust.settings import STRANDS, settings_hash

if TYPE_CHECKING:
    from trustlog.storage.read.portfolio import Logged
    from trustlog.storage.read.settled import Side
    from trustlog.trust.model.calendar import Span

Notice = Callable[[str], None]
MEMO = "epochs/2"  # count on when the same facts and settings would teach something else
CHECKED = "checked"  # beside the strands: the epochs that are kept are all that have begun by this day
NOBODY = ""  # sees no private facts
SHARED_OUT = 50_000  # facts from which on it pays to start other processes
SOON_LEARNED = 5_000  # facts up to which learning takes no longer than anybody would notice

_TEACHES: dict[StrandName, "Logged"] = {
    "our_promises": "ours", "their_promises": "theirs", "time": "moments", "openness": "disclosures"
}  # fmt: skip
"""What is read to learn of each strand."""


def learned_for(ledger: Ledger, day: date, notice: Notice | None = None) -> Learned:
    """Give the epochs that had begun by a day: from the memo, or learned now and kept."""
    kept = _kept(ledger)
    if kept is not None and kept[1]:
        return kept[0].until(day.toordinal())
    from trustlog.storage.read.counts import batch_to_come, numbered

    seen = batch_to_come(ledger.conn)
    kept = _kept(ledger)  # again, for what was written between the two
    kept_epochs = kept[0] if kept is not None else NOTHING_LEARNED
    known = _known_by_morning(ledger, kept_epochs)
    names = STRANDS if kept is None else _to_learn(ledger, known)
    if not names:
        if known == kept_epochs:
            _keep(ledger, kept_epochs, seen, None, ledger.today)
        return known.until(day.toordinal())
    if notice is not None and numbered(ledger.conn) > SOON_LEARNED:
        notice(_("learning from all that is settled: a few times a year, and this may take a while"))
    # Other processes would learn from another state than the one that is being read.
    learned_now = _learn(ledger, names, numbered(ledger.conn) > SHARED_OUT and not ledger.conn.in_view)
    learned = Learned(*((learned_now if name in names else known).epochs(name) for name in STRANDS))
    _keep(ledger, learned, seen, notice, date.max)
    return learned.until(day.toordinal())


def _keep(ledger: Ledger, learned: Learned, seen: int, notice: Notice | None, until: date) -> None:
    """Keep epochs, and that they are all that have begun by today, unless something was written meanwhile.

    They are kept instead of those that had begun `until` a day. While one state is read, they are not.
    """
    if ledger.conn.in_view:
        return
    from trustlog.storage.cache.keep import keep_by_subject

    values: dict[tuple[str, date], str] = {
        (name, date.fromordinal(epoch.day)): json.dumps(epoch.to_json())
        for name in STRANDS
        for epoch in learned.epochs(name)[1:]
    }
    values[CHECKED, ledger.today] = "true"
    try:
        keep_by_subject(ledger.conn, MEMO, until, settings_hash(ledger.settings.reading), values, seen)
    except TrustlogError:
        # Who may not write, or finds the ledger busy, is answered all the same: the memo is for speed only.
        if notice is not None:
            notice(_("what was learned could not be kept (read only or busy); the next reading learns again"))


def _learn(ledger: Ledger, names: Sequence[StrandName], shared: bool) -> Learned:
    if shared:
        from trustlog.desk.readings.parallel_readings import learned_by_several

        shares = learned_by_several(ledger.conn, ledger.today, ledger.settings.reading, names)
        if shares is not None:
            return shares
    return learn_now(ledger, ledger.today, names)


def learn_now(ledger: Ledger, today: date, names: Sequence[StrandName] = STRANDS) -> Learned:
    """Learn of these strands from all that was over before that day, past any memo."""
    from trustlog.storage.read.portfolio import portfolio
    from trustlog.trust.backtest.own import learned_from

    # What is learned is everyone's, so nobody's private facts go into it.
    day = today.toordinal()
    facts = portfolio(ledger.conn, today, NOBODY, only=taught_by(names))
    return learned_from(facts, day, day, ledger.settings.reading, names)


def taught_by(names: Iterable[StrandName]) -> "list[Logged]":
    """Return the kinds of facts that teach of strands: no others need be read."""
    return [_TEACHES[name] for name in names]


def _kept(ledger: Ledger) -> tuple[Learned, bool] | None:
    """Give the epochs that are kept, up to today, and whether nothing that teaches was written since they were all.

    None where they cannot be read, and are to be learned anew.
    """
    settings = ledger.settings.reading
    kept = kept_by_subject(ledger.conn, MEMO, ledger.today, settings_hash(settings))
    try:
        learned = Learned(
            *(
                (*first, *(Epoch.from_json(json.loads(value)) for _unused, value in kept.get(name, ())))
                for name, first in zip(STRANDS, nothing_learned(settings), strict=True)
            )
        )
        return learned, any(on == ledger.today for on, _unused in kept.get(CHECKED, ()))
    except (ArithmeticError, LookupError, TypeError, ValueError, RecursionError):
        return None


def _known_by_morning(ledger: Ledger, learned: Learned) -> Learned:
    """Return the epochs without one that began today because something was over today: that is known tomorrow.

    Such a one is kept where somebody has looked at a later day before.
    """
    return Learned(*(_without_tonight(ledger, name, learned.epochs(name)) for name in STRANDS))


def as_shown(ledger: Ledger, learned: Learned) -> Learned:
    """Return the epochs of promises, each from the first day on which a forecast was shown by it.

    That is the day after its own, where it began only because something was over on its day.
    """
    ours, theirs = (_each_as_shown(ledger, name, learned.epochs(name)) for name in PROMISE_STRANDS)
    return learned._replace(our_promises=ours, their_promises=theirs)


def _each_as_shown(ledger: Ledger, name: StrandName, epochs: Epochs) -> Epochs:
    return (
        epochs[0],
        *(
            epoch._replace(day=epoch.day + 1) if _began_tonight(ledger, name, epochs[: place + 1]) else epoch
            for place, epoch in enumerate(epochs[1:], 1)
        ),
    )


def _began_tonight(ledger: Ledger, name: StrandName, epochs: Epochs) -> bool:
    """Return whether the last one was not known on the morning of its own day."""
    on_its_day = ledger._replace(today=date.fromordinal(epochs[-1].day))
    return len(_without_tonight(on_its_day, name, epochs)) < len(epochs)


def _without_tonight(ledger: Ledger, name: StrandName, epochs: Epochs) -> Epochs:
    from trustlog.storage.read.settled import SIDES, made_between, settled_between

    is_promise, today, last = name in PROMISE_STRANDS, ledger.today, epochs[-1]
    rules = rules_of(ledger.settings.reading, slots=not is_promise)
    if last.day != today.toordinal() or grown(last.settled, epochs[-2], rules):
        return epochs
    if is_promise:
        ends = settled_between(ledger.conn, SIDES[name], today, today + timedelta(days=1)) > 0
        begins = made_between(ledger.conn, SIDES[name], today, today) or not ends  # neither: it was taken back
    else:
        begins = any(made == last.day for made, _over, _held in _slots(ledger, name))
    return epochs if begins else epochs[:-1]


def _to_learn(ledger: Ledger, learned: Learned) -> list[StrandName]:
    """Return the strands of which a further epoch may have begun by today."""
    settings = ledger.settings.reading
    promises, slots = rules_of(settings), rules_of(settings, slots=True)
    return [
        name
        for name in STRANDS
        if not (
            _promises_taught(ledger, name, learned.epochs(name), promises)
            if name in PROMISE_STRANDS
            else _slots_taught(ledger, name, learned.epochs(name), slots)
        )
    ]


def _promises_taught(ledger: Ledger, name: str, epochs: Epochs, rules: Rules) -> bool:
    from trustlog.storage.read.settled import SIDES, any_closed, made_between, settled_between

    last, side, conn = epochs[-1], SIDES[name], ledger.conn
    if not last.day and any_closed(conn, side, ledger.today):
        return False  # one is enough to begin the first epoch: no need to count the others
    begun = date.fromordinal(last.day) if last.day else None
    settled = last.settled + settled_between(conn, side, begun, ledger.today)
    if grown(settled, last, rules):
        return False
    if begun is not None and not grown(last.settled, epochs[-2], rules) and not _happened(ledger, side, begun):
        return False  # what began the quarter's epoch was taken back
    first = _next_quarter(last, ledger.today)
    if first is None:
        return True
    happened = made_between(conn, side, first, ledger.today)
    return not happened and not settled_between(conn, side, first, ledger.today)


def _happened(ledger: Ledger, side: "Side", day: date) -> bool:
    """Return whether anything was made on a day, or was over on it."""
    from trustlog.storage.read.settled import made_between, settled_between

    if made_between(ledger.conn, side, day, day):
        return True
    return day < ledger.today and settled_between(ledger.conn, side, day, day + timedelta(days=1)) > 0


def _slots_taught(ledger: Ledger, name: StrandName, epochs: Epochs, rules: Rules) -> bool:
    from trustlog.storage.read.counts import partners_ever

    last, settings, today = epochs[-1], ledger.settings.reading, ledger.today.toordinal()
    first = _next_quarter(last, ledger.today)
    if last.day and first is None:
        shortest = min(min(bar.time_days, bar.openness_days) for bar in settings.bars)
        most = partners_ever(ledger.conn) * ((today - last.day) // shortest + 1)
        if not grown(last.settled + most, last, rules):
            return True  # not even if all of them had begun with the epoch
    if not last.day:
        return not any(held is not None for _made, _over, held in _slots(ledger, name))  # one begins the first epoch
    slots = list(_slots(ledger, name))
    settled = sum(held is not None for _made, _over, held in slots)
    if settled < last.settled or grown(settled, last, rules):
        return False
    if not settled or first is None:
        return True
    since = first.toordinal()
    return not any(made >= since or over >= since for made, over, _held in slots)


def _slots(ledger: Ledger, name: StrandName) -> Iterator["Span"]:
    """Yield the slots of all partners as known today, of time or of openness; whether they held is not read."""
    from trustlog.storage.read.portfolio import bare_portfolio
    from trustlog.trust.model.outcomes import slot_spans

    today = ledger.today.toordinal()
    for facts in bare_portfolio(ledger.conn, ledger.today):
        yield from slot_spans(facts, "time" if name == "time" else "openness", today, today, ledger.settings.reading)


def _next_quarter(last: Epoch, today: date) -> date | None:
    """Return the first day of the quarter after an epoch's, where that has begun."""
    if not last.day or quarter_of(last.day) >= quarter_of(today.toordinal()):
        return None
    return date.fromordinal(quarter_start(quarter_of(last.day) + 1))
