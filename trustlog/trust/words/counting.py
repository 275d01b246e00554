"""What is counted, in words: it stands wherever there is no estimate yet, and beside it afterwards."""

from collections.abc import Sequence
from datetime import date

from trustlog.domain.kinds.words import day as weekday
from trustlog.domain.strands import StrandName
from trustlog.domain.text import counted as counted_noun
from trustlog.domain.text import plural
from trustlog.language import _, figure, ngettext
from trustlog.trust.counted.values import (
    PERIODS,
    CountedFacts,
    Met,
    MomentCount,
    OpennessCount,
    PromiseCount,
    SlotCount,
    Told,
)
from trustlog.trust.reading.values import Reading
from trustlog.trust.words.numbers import count, day, pause_words

_WEEK = 7
_MOST_KINDS = 3
_MOST_PAUSES = 3


def counted_words(name: StrandName, counted: CountedFacts, as_of: date) -> str:
    """Return what is counted of a strand since it is logged, in one phrase without a full stop."""
    if name == "our_promises":
        return promise_words(counted.our_promises[0], counted.unsettled[0], counted.kept_early[0], as_of)
    if name == "their_promises":
        return promise_words(counted.their_promises[0], counted.unsettled[1], counted.kept_early[1], as_of)
    if name == "time":
        return time_words(counted.time[0], counted.time_slot_days)
    return openness_words(counted.openness[0], counted.openness_slot_days, counted.depths)


def all_counted_words(name: StrandName, reading: Reading) -> str:
    """Return what is counted of a strand since it is logged, and of promises how many were due before that."""
    counted, as_of = reading.counted, reading.as_of
    words, before = counted_words(name, counted, as_of), reading.before_logging(name)
    return f"{words}; {before_words(before, counted, as_of)}" if before else words


def before_words(before: int, counted: CountedFacts, as_of: date) -> str:
    """Return that so many promises are settled that were due before the partner is logged.

    They are named apart, as the estimate rests on them, and what is counted since does not have them.
    """
    return _("{n} settled from before {day}").format(
        n=figure(before, ","), day=day(date.fromordinal(counted.logged_from), as_of)
    )


def _short_before_words(before: int) -> str:
    return _("{n} earlier").format(n=figure(before, ","))


def short_counted_words(name: StrandName, counted: CountedFacts, before: int = 0) -> str:
    """Return what is counted of a strand in two or three words, for a cell of a table.

    Where nothing is, and so many promises are settled that were due `before` the partner is logged, it is these.
    """
    if name in ("our_promises", "their_promises"):
        ours = name == "our_promises"
        promises = (counted.our_promises if ours else counted.their_promises)[0]
        unsettled = counted.unsettled[0 if ours else 1]
        if promises.settled:
            return _("{on_time} of {settled}").format(
                on_time=figure(promises.on_time, ","), settled=figure(promises.settled, ",")
            )
        if early := counted.kept_early[0 if ours else 1]:
            return _("{n} kept").format(n=figure(len(early), ","))
        left = promises.open + unsettled
        if left:
            return _("{open} open").format(open=figure(left, ","))
        return _short_before_words(before) if before else _("none yet")
    slots = counted.time[0] if name == "time" else counted.openness[0]
    return (
        _("{held} of {slots}").format(held=figure(slots.held, ","), slots=figure(slots.slots, ","))
        if slots.slots
        else _("none yet")
    )


def fitting_counted_words(name: StrandName, counted: CountedFacts, as_of: date, room: int, before: int = 0) -> str:
    """Return what is counted of a strand in as many words as a room of so many columns takes; see `before_words`."""
    said = [counted_words(name, counted, as_of), short_counted_words(name, counted, before)]
    if before:
        said[:1] = [
            f"{said[0]}; {told}" for told in (before_words(before, counted, as_of), _short_before_words(before))
        ]
    if name in ("time", "openness"):
        slots, days = counted.time[0], counted.time_slot_days
        if name == "openness":
            slots, days = SlotCount(*counted.openness[0][:2]), counted.openness_slot_days
        if slots.slots:
            held = _("{held} of {slots}").format(held=figure(slots.held, ","), slots=figure(slots.slots, ","))
            whole, short = f"{held} {_periods(days, slots.slots)}", f"{held} {plural(slots.slots, 'period')}"
            told = _("outside the agenda in {held}") if name == "time" else _("both sides in {held}")
            said[1:1] = [told.format(held=held) for held in (whole, short, held)]
            said[-1:-1] = [_("no agenda in {held}").format(held=held)] if name == "time" else []
            said[-1:-1] = [whole, short]
    return next((words for words in said if len(words) < room), said[-1])


def promise_words(counted: PromiseCount, unsettled: int, kept_early: Sequence[int], as_of: date) -> str:
    """Return how the promises of one side came out: "2 of 2 kept, 3 open", "5 of 7 kept, 1 more not settled yet".

    What was late was kept, too; so "kept" alone is said only where nothing was.
    """
    parts = []
    if counted.settled:
        kept, settled = f"{counted.on_time:,}", f"{counted.settled:,}"
        if counted.late or counted.unsatisfied:
            parts.append(_("{kept} of {settled} on time").format(kept=kept, settled=settled))
        else:
            parts.append(_("{kept} of {settled} kept").format(kept=kept, settled=settled))
        parts += [_("{n} late").format(n=f"{counted.late:,}")] if counted.late else []
        unsatisfied = _("{n} kept but not satisfied").format(n=f"{counted.unsatisfied:,}")
        parts += [unsatisfied] if counted.unsatisfied else []
    for number, word in (
        (counted.moved, _("moved")),
        (counted.withdrawn, _("withdrawn")),
        (counted.open, _("open")),
        (unsettled, _("more not settled yet") if counted.settled else _("not settled yet")),
    ):
        if number:
            parts.append(f"{figure(number, ',')} {word}")
    if kept_early:
        first = day(date.fromordinal(kept_early[0]), as_of)
        counts = (
            _("counts on {first}").format(first=first)
            if len(kept_early) == 1
            else _("count from {first} on").format(first=first)
        )
        parts.append(_("{kept_early} kept, {counts}").format(kept_early=figure(len(kept_early), ","), counts=counts))
    return ", ".join(parts) or _("none yet")


def time_words(counted: SlotCount, slot_days: Sequence[int]) -> str:
    """Return how many slots held time outside the agenda."""
    if not counted.slots:
        return _none_is_over(slot_days[-1])
    return _("outside the agenda in {held} of {slots} {periods}").format(
        held=figure(counted.held, ","), slots=figure(counted.slots, ","), periods=_periods(slot_days, counted.slots)
    )


def openness_words(counted: OpennessCount, slot_days: Sequence[int], depths: Sequence[int]) -> str:
    """Return how many slots were open both ways; before the first is over, what each side told."""
    if not counted.slots:
        ours, theirs = sum(counted.ours_by_depth), sum(counted.theirs_by_depth)
        if not ours and not theirs:
            return _("nothing told yet")
        if not theirs:
            return _("we told them {things}; they have told us nothing yet").format(things=_things(ours))
        if not ours:
            return _("they told us {things}; we have told them nothing yet").format(things=_things(theirs))
        return _("told us {theirs}, we {ours}").format(theirs=_things(theirs), ours=_things(ours))
    held = _("{held} of {slots} {periods}").format(
        held=figure(counted.held, ","), slots=figure(counted.slots, ","), periods=_periods(slot_days, counted.slots)
    )
    deep = _("depth {depths}").format(depths=depths[0]) if len(depths) == 1 else _("as deep as the level asked")
    return _("both sides, {deep}, in {held}").format(deep=deep, held=held)


def moment_words(counted: MomentCount, as_of: date) -> str:
    """Return which moments there were, and the last one with whom; nothing where there were none."""
    if counted.last is None:
        return ""
    kinds = [f"{figure(number, ',')} × {_(kind)}" for kind, number in counted.kinds[:_MOST_KINDS]]
    others = sum(number for _kind, number in counted.kinds[_MOST_KINDS:])
    kinds += [_("{others} other").format(others=figure(others, ","))] if others else []
    people = _(" with {named}").format(named=_named(counted.last.people)) if counted.last.people else ""
    on = day(date.fromordinal(counted.last.on), as_of)
    return _("{kinds}; the last one: {kind} on {on}{people}").format(
        kinds=", ".join(kinds), kind=_(counted.last.kind), on=on, people=people
    )


def last_time_words(last: Met | None, lately: int, as_of: date) -> str:
    """Return how often one met in four weeks, and when last, by what and with whom; nothing where one never did."""
    if last is None:
        return ""
    weeks = PERIODS[0] // _WEEK
    often = ngettext("met once in {weeks} weeks", "met {n} × in {weeks} weeks", lately)
    often = (often if lately else _("not met in {weeks} weeks")).format(n=figure(lately, ","), weeks=weeks)
    on, people = date.fromordinal(last.on), _named(last.people) if last.people else ""
    if people:
        says = _("{often}, last: {kind} with {people}, {day}")
        return says.format(often=often, kind=_(last.kind), people=people, day=weekday(on, as_of))
    return _("{often}, last: {kind}, {day}").format(often=often, kind=_(last.kind), day=weekday(on, as_of))


def told_words(counted: OpennessCount, as_of: date) -> str:
    """Return what was told last each way, and how deep it went; nothing where nothing was."""
    ours, theirs = _last(counted.ours, as_of), _last(counted.theirs, as_of)
    if ours is None and theirs is None:
        return ""
    if theirs is None:
        return _("we told them last {day}; they have told us nothing yet").format(day=ours)
    if ours is None:
        return _("they told us last {day}; we have told them nothing yet").format(day=theirs)
    return _("we told them last {ours}, they us {theirs}").format(ours=ours, theirs=theirs)


def unsettled_words(counted: CountedFacts) -> str:
    """Return how many promises are over and settled by nobody: "3 of theirs, 1 of ours not settled yet"; else nothing.

    These are missed in the evidence, until news comes, and nowhere else.
    """
    ours, theirs = counted.unsettled
    sides = [
        _("{number} of {side}").format(number=figure(number, ","), side=side)
        for number, side in ((theirs, _("theirs")), (ours, _("ours")))
        if number
    ]
    return _("{sides} not settled yet").format(sides=", ".join(sides)) if sides else ""


def short_unsettled_words(counted: CountedFacts) -> str:
    """Return how many promises of both sides are over and settled by nobody: "3 not settled yet"; else nothing."""
    number = sum(counted.unsettled)
    return _("{number} not settled yet").format(number=figure(number, ",")) if number else ""


def paused_words(counted: CountedFacts, as_of: date) -> str:
    """Return which days since the partner is logged are paused, the latest first, to go behind "Paused" or the like.

    Nothing where none are.
    """
    latest = counted.paused[: -_MOST_PAUSES - 1 : -1]
    named = [pause_words(*paused, as_of.toordinal()) for paused in latest]
    earlier = counted.paused[:-_MOST_PAUSES]
    if earlier:
        late = sum(paused.entered_late for paused in earlier)
        entered = ngettext(
            ", {count} of them entered after it began", ", {count} of them entered after they began", late
        )
        late_ones = entered.format(count=count(late)) if late else ""
        named.append(_("and {count} before{late_ones}").format(count=count(len(earlier)), late_ones=late_ones))
    return "; ".join(named)


def private_words(number: int) -> str:
    """Return how many private facts a reading rests on; nothing where it rests on none."""
    return _("with {counted_noun}").format(counted_noun=counted_noun(number, _("private fact"))) if number else ""


def mended_words(number: int) -> str:
    """Return how often facts were mended or dropped later than a slip may be; nothing where never."""
    if not number:
        return ""
    return _("Facts were mended or dropped later, with a reason: {more}.").format(
        more=_("once") if number == 1 else _("{count} times").format(count=count(number))
    )


def _last(told: Told | None, as_of: date) -> str | None:
    return (
        None
        if told is None
        else _("on {day} at depth {depth}").format(day=day(date.fromordinal(told.on), as_of), depth=told.depth)
    )


def _things(number: int) -> str:
    return _("nothing") if not number else f"{count(number)} {plural(number, 'thing')}"


def _named(people: tuple[str, ...]) -> str:
    return (
        people[0]
        if len(people) == 1
        else _("{people} and {people_2}").format(people=", ".join(people[:-1]), people_2=people[-1])
    )


def _none_is_over(days: int) -> str:
    """Return that the first slot of so many days is not over yet."""
    weeks, rest = divmod(days, _WEEK)
    if rest:
        return ngettext("no {n}-day period is over yet", "no {n}-day period is over yet", days).format(n=count(days))
    return ngettext("no {n}-week period is over yet", "no {n}-week period is over yet", weeks).format(n=count(weeks))


def _periods(days: Sequence[int], number: int) -> str:
    """Return what the slots counted are called: "four-week periods", "periods of eight or four weeks"."""
    if len(days) == 1:
        weeks, rest = divmod(days[0], _WEEK)
        if rest:
            return ngettext("{length}-day period", "{length}-day periods", number).format(length=count(days[0]))
        return ngettext("{length}-week period", "{length}-week periods", number).format(length=count(weeks))
    size, noun = (1, "day") if any(each % _WEEK for each in days) else (_WEEK, "week")
    lengths = [each // size for each in days]
    return _("periods of {either} {plural}").format(
        either=_either([count(length) for length in lengths]), plural=plural(max(lengths), noun)
    )


def _either(lengths: Sequence[str]) -> str:
    return _("{lengths} or {lengths_2}").format(lengths=", ".join(lengths[:-1]), lengths_2=lengths[-1])
