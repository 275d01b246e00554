"""Who comes first this week: what is overdue and who waits, read at once, and the readings as they are kept."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trustlog.desk import sentences
from trustlog.desk.due import Waiting, due
from trustlog.desk.ledger import Ledger
from trustlog.domain.text.folding import in_order
from trustlog.language import _, ngettext
from trustlog.trust.reading.first import Rung, Step, first_step
from trustlog.trust.words import first_words, private_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trustlog.desk.readings import Notice
    from trustlog.domain.facts import Partner, Promise
    from trustlog.trust.reading.values import Reading


class First(NamedTuple):
    """A partner on the ladder: the rung on which it stands, its place there, and why.

    A flag that only chance may have raised has its `error_rate`: so many are raised in a year and side where nothing
    changed.
    """

    partner_id: str
    handle: str
    partner: str
    rung: Rung
    place: tuple[int, int]
    says: str
    error_rate: float | None = None


class WhoWaits(NamedTuple):
    """Who waits for us as of a day, by a partner's id: our overdue promises, oldest first, and those it is quiet with.

    Readings rest on so many `private` facts of one's own; `levels` are the names of the levels, from level 1.
    """

    as_of: date
    overdue: "Mapping[str, Sequence[Promise]]"
    silent: "Mapping[str, Waiting]"
    private: "Mapping[str, int]"
    levels: "Sequence[str]"


def who_waits(ledger: Ledger, as_of: date | None = None) -> WhoWaits:
    """Return who waits for us; the same promises and partners as `due` lists."""
    from trustlog.desk.readings import private_numbers

    listed = due(ledger, as_of, within=0)
    overdue: dict[str, list[Promise]] = {}
    for promise in listed.overdue:
        if promise.ours:
            overdue.setdefault(promise.partner_id, []).append(promise)
    silent = {waiting.partner_id: waiting for waiting in listed.waiting}
    private = private_numbers(ledger, listed.as_of)
    return WhoWaits(listed.as_of, overdue, silent, private, ledger.settings.level_names)


def first(ledger: Ledger, as_of: date | None = None, notice: "Notice | None" = None) -> list[First]:
    """Return who comes first, in this order, each with its reason."""
    from trustlog.desk.readings import readings

    return on_ladder(who_waits(ledger, as_of), readings(ledger, as_of, notice))


def on_ladder(waits: WhoWaits, readings: "Iterable[Reading]") -> list[First]:
    """Return those of these readings' partners that stand on the ladder, the first first."""
    found = (first_of(waits, reading.partner, reading) for reading in readings)
    return sorted(
        (each for each in found if each is not None), key=lambda each: (each.place, in_order(each.partner), each.handle)
    )


def step_of(waits: WhoWaits, who: "Partner", reading: "Reading | None") -> Step | None:
    """Return on which rung a partner stands, and since when; None where nothing asks for it.

    Without a reading, because it is not made yet, only what is overdue and who waits counts.
    """
    overdue, silent = waits.overdue.get(who.id), waits.silent.get(who.id)
    return first_step(
        reading,
        overdue[0].counts_on.toordinal() if overdue else None,
        waits.as_of.toordinal() - (silent.days - silent.cadence_days) if silent else None,
    )


def first_of(waits: WhoWaits, who: "Partner", reading: "Reading | None") -> First | None:
    """Return where a partner stands on the ladder, and why, as `step_of` does."""
    step = step_of(waits, who, reading)
    if step is None:
        return None
    error_rate = None
    if step.rung == "overdue":
        says = _overdue(waits.overdue[who.id], waits.as_of)
    elif step.rung == "silent":
        silent = waits.silent[who.id]
        says = sentences.waited(silent.all_days, silent.paused, silent.cadence_days, met=silent.last_on is not None)
    else:
        assert reading is not None  # noqa: S101 - the other rungs are those of a reading
        parts = first_words(step.rung, reading, waits.levels), private_words(waits.private.get(who.id, 0))
        says = " · ".join(part for part in parts if part)
        error_rate = reading.suggestion.error_rate if step.rung == "flag" else None
    return First(who.id, who.handle, who.name, step.rung, step.place, says, error_rate)


def _overdue(promises: "Sequence[Promise]", as_of: date) -> str:
    """Return the oldest of our overdue promises, and how many more there are; of a private one not its text."""
    oldest, more = promises[0], len(promises) - 1
    text = _(sentences.PRIVATE_PROMISE) if oldest.private else sentences.promise(oldest)
    says = f"{text} · {sentences.due(oldest, as_of)}"
    return f"{says} · {ngettext('and {n} more', 'and {n} more', more).format(n=f'{more:,}')}" if more else says
