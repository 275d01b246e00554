"""Numbers, shares, days and levels in English, as every sentence of the reading writes them."""

from collections.abc import Sequence
from datetime import date
from math import floor, log

from trustlog.domain.calendar.days import day_month, show
from trustlog.domain.levels import standing_words
from trustlog.domain.text import plural
from trustlog.language import N_, _, figure, is_other, ngettext

_NUMBERS = (
    N_("no"),
    N_("one"),
    N_("two"),
    N_("three"),
    N_("four"),
    N_("five"),
    N_("six"),
    N_("seven"),
    N_("eight"),
    N_("nine"),
    N_("ten"),
    N_("eleven"),
    N_("twelve"),
)
_ORDER = (
    "",
    N_("first"),
    N_("second"),
    N_("third"),
    N_("fourth"),
    N_("fifth"),
    N_("sixth"),
    N_("seventh"),
    N_("eighth"),
    N_("ninth"),
    N_("tenth"),
)

SOME, STRONG = 3, 10
"""Evidence that is called so: by luck it ever gets there within five years in at most 1 of 3, and 1 of 10."""
WIDEST = 0.50
"""The width of a band, from which on an estimate is called unclear."""


def count(number: int) -> str:
    """Return a small number as a word, a larger one in digits."""
    return _(_NUMBERS[number]) if 0 <= number < len(_NUMBERS) else figure(number, ",")


def counted(number: int, one: str) -> str:
    """Return how many there are of something, in digits."""
    return f"{figure(number, ',')} {plural(number, one)}"


def ordinal(number: int) -> str:
    """Return a place in a row: "first" to "tenth", then "11th"."""
    if number < len(_ORDER):
        return _(_ORDER[number])
    if is_other():
        return _("{number}th").format(number=number)
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def day(on: date, as_of: date | None = None) -> str:
    """Return a day shortly: `12 Mar`, with the year when it is not that of `as_of`."""
    short = day_month(on)
    return short if as_of is not None and as_of.year == on.year else f"{short} {on.year}"


def pause_words(first: int, last: int, entered_late: bool, as_of: int) -> str:
    """Return the days of a pause (ordinals), and whether it was entered after it began: "3 Mar to 12 May"."""
    shown = date.fromordinal(as_of)
    begins, ends = (day(date.fromordinal(on), shown) for on in (first, last))
    late = _(", entered after it began") if entered_late else ""
    return f"{begins if first == last else _('{begins} to {ends}').format(begins=begins, ends=ends)}{late}"


def span(days: int) -> str:
    """Return how long something goes back: "year", "day", or a number of days."""
    return _("year") if days == 365 else _("day") if days == 1 else _("{days} days").format(days=figure(days, ","))


def lately(days: int) -> str:
    """Return how long something looks back, in weeks where these are whole: "8 weeks", "3 days"."""
    weeks, rest = divmod(days, 7)
    return counted(days, "day") if rest else counted(weeks, "week")


def percent(share: float) -> str:
    """Return a share from 0 to 1 as a percentage."""
    return f"{round(100 * share)} %"


def likely(chance: float) -> str:
    """Return a chance as a percentage, never as certain: "over 99 %", "under 1 %"."""
    return _("over 99 %") if chance > 0.99 else _("under 1 %") if chance < 0.01 else percent(chance)


def evidence(value: float) -> str:
    """Return evidence so that it never reads as more than it is: 19.96 is not yet 20."""
    if value >= 10:
        return whole(value)
    if value >= 0.995:
        return figure(floor(value * 10 + 0.5) / 10, ".1f")
    return figure(value, ".2f") if value >= 0.005 else _("under 0.01")


def whole(value: float) -> str:
    """Return a value rounded down; beyond a million it no longer matters how much."""
    return figure(floor(value), ",") if value < 1e6 else _("over a million")


def evidence_called(value: float, needed: float) -> str:
    """Return evidence with a word for it, on a scale where equal steps count equally: "some (6.2)"."""
    word = evidence_word(value, needed)
    return (
        _("{word} ({evidence}; {needed} needed)").format(
            word=word, evidence=evidence(value), needed=figure(needed, "g")
        )
        if value >= needed
        else f"{word} ({evidence(value)})"
    )


def evidence_word(value: float, needed: float) -> str:
    """Return a word for how far the evidence is."""
    if value >= needed:
        return _("enough")
    return _("strong") if value >= STRONG else _("some") if value >= SOME else _("little")


def evidence_share(value: float, needed: float) -> float:
    """Return how far evidence is on its way to what is needed, from 0 to 1, where equal steps count equally (log)."""
    return min(1.0, log(max(value, 1.0)) / log(needed))


def estimate(share: float, low: float, high: float) -> str:
    """Return an estimate with its band, all three shares from 0 to 1; of a wide band only where it lies."""
    if is_unclear(low, high):
        return _("unclear: {round}–{percent}").format(round=round(100 * low), percent=percent(high))
    return f"{percent(share)} ({round(100 * low)}–{round(100 * high)})"


def is_unclear(low: float, high: float) -> bool:
    """Return whether the band of an estimate is too wide for one number to stand for it."""
    return high - low > WIDEST


def too_early(n: int) -> str:
    """Return that there are too few outcomes for an estimate, and how many there are."""
    if not n:
        return _("nothing settled yet")
    return ngettext("too early, {n} settled", "too early, {n} settled", n).format(n=n)


def one_in(rate: float) -> str:
    """Return an error rate as one relationship in so many."""
    if rate <= 0:
        return _("none")
    of = round(1 / rate)
    return _("1 relationship in {of}").format(of=figure(of, ",")) if of > 1 else _("nearly every relationship")


def chance(rate: float) -> str:
    """Return an error rate without its noun, where it is said already: "1 in 20"."""
    of = round(1 / rate) if rate > 0 else 0
    return _("1 in {of}").format(of=figure(of, ",")) if of > 1 else one_in(rate)


def one_of(rate: float) -> str:
    """Return an error rate as one case of so many: "1 of 20"."""
    return _("1 of {n}").format(n=figure(max(1, round(1 / rate)), ",")) if rate > 0 else _("none")


def how_often(a_year: float) -> str:
    """Return how often something happens, from how many times a year it does."""
    if round(a_year) > 1:
        return _("{count} times a year").format(count=count(round(a_year)))
    years = round(1 / a_year)
    return _("once a year") if years == 1 else _("once in {count} years").format(count=count(years))


def how_many(a_year: float) -> str:
    """Return how many of something come in a year; of less than one, in how many years one comes."""
    if round(a_year) >= 1:
        return _("{count} a year").format(count=count(round(a_year)))
    years = round(1 / a_year)
    return _("one in {count} years").format(count=count(years))


def promises_named(numbers: Sequence[int]) -> str:
    """Return promises by number: "promise #7", "promises #7 and #8"."""
    named = [f"#{number}" for number in numbers]
    return (
        _("promise {named}").format(named=named[0])
        if len(named) == 1
        else _("promises {named} and {named_2}").format(named=", ".join(named[:-1]), named_2=named[-1])
    )


def level_words(level: int, name: str, on_trial: date | None, as_of: date | None = None) -> str:
    """Return a level with its name: "3 Partner", or "3 Partner, on trial since 12 Dec"."""
    return f"{level} {name}{trial_words(on_trial, as_of)}"


def level_since_words(level: int, name: str, since: date, on_trial: date | None, as_of: date) -> str:
    """Return a level with its name and since when it is that, with the weekday; on trial both days, shortly."""
    if on_trial is None:
        return standing_words(level, name, show(since), None)
    return standing_words(level, name, day(since, as_of), day(on_trial, as_of))


def archived_words(archived_on: date | None) -> str:
    """Return since when a partner is archived; nothing where it is not."""
    return _("archived since {archived_on}").format(archived_on=show(archived_on)) if archived_on is not None else ""


def trial_words(on_trial: date | None, as_of: date | None = None) -> str:
    """Return since when a level is on trial, to go behind it; nothing where it is not."""
    return "" if on_trial is None else _(", on trial since {day}").format(day=day(on_trial, as_of))
