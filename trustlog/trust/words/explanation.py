"""The sentences that open a number into the facts behind it, one for each event; needed for `--explain` only."""

from collections.abc import Sequence
from datetime import date
from math import floor

from trustlog.trust.reading.values import Judged
from trustlog.trust.words.sentences import count, counted, day, evidence, percent

_LEADS = {
    "kept": "Kept",
    "unsatisfied": "Kept, but the receiver was not satisfied",
    "late": "Kept late",
    "partly": "Kept in part",
    "broken": "Broken",
    "lapsed": "Lapsed",
    "waiting": "Not settled yet",
    "moved": "Moved",
    "withdrawn": "Withdrawn",
}
_EXPECTED = {
    "our_promises": ("{} of our promises to be kept", "promise"),
    "their_promises": ("{} of their promises to be kept", "promise"),
    "time": ("a moment outside the agenda in {} of the slots", "slot"),
    "openness": ("openness both ways in {} of the slots", "slot"),
}
_A_TENTH = 0.0005  # of a point: less is not shown
_NAMED = 5  # facts of a slot; the rest are counted
BEFORE_THE_TEST = "It was before this test began and counts in the estimate only."


def promise(how: str, what: str, on: str, stake: str) -> str:
    """Say what became of a promise; `how` is that of its event, `on` the day on which it counts."""
    size = "" if stake == "normal" else f" ({stake})"
    said = f"{_LEADS[how]}: {what}, {'on' if how in ('moved', 'withdrawn') else 'due'} {on}{size}."
    return f"{said} Until it is, it counts as missed." if how == "waiting" else said


def points(share: float) -> str:
    """Write a difference of two shares in points of a hundred, with its sign."""
    tenths = floor(abs(share) * 1000 + 0.5)
    sign = "" if not tenths else "+" if share > 0 else "−"
    return (
        f"{sign}{tenths // 10}.{tenths % 10} points"
        if tenths < 100
        else f"{sign}{floor(abs(share) * 100 + 0.5)} points"
    )


def moved(by: float) -> str:
    """Say what one event did to the estimate."""
    return f"Estimate {points(by)}." if abs(by) >= _A_TENTH else "Estimate unchanged."


def newcomer(one: Judged) -> str:
    """Say where the estimate of a strand sets out from."""
    expected, of = _EXPECTED[one.name]
    learned = one.prior.learned_from
    source = f"learned from {counted(learned, of)} on this ledger" if learned else "a guess: nothing is learned yet"
    return f"With somebody new we expect {expected.format(percent(one.prior.first))} ({source})."


def silence(by: float) -> str:
    """Say what the time between the events did to the estimate."""
    if abs(by) < _A_TENTH:
        return "The time in between left the estimate as it was."
    return f"As time passes, what is known counts for less. Estimate {points(by)} in all."


def together(others: int) -> str:
    """Say that more than one event shares a day, and so its evidence."""
    return f" (with {count(others)} more that day)" if others else ""


def weighed(before: float, after: float, needed: float | None = None) -> str:
    """Say what a day did to the evidence, without the full stop; `needed` is said where it is given."""
    was, now = evidence(before), evidence(after)
    said = f"Evidence {was} → {now}" if was != now else f"Evidence still {now}"
    return said if needed is None else f"{said} of {needed:g}"


def makes_up(big_ones: int) -> str:
    """Say how many big promises kept make up for a miss."""
    if big_ones <= 1:
        return "about one big one kept makes up for it"
    return f"about {count(big_ones)} big ones kept make up for it"


def slot_span(days: int, last: date, near: date) -> str:
    """Say which slot: the weeks, or days, to its last day."""
    weeks, rest = divmod(days, 7)
    if rest:
        length = f"the {counted(days, 'day')}" if days > 1 else "the day"
    else:
        length = f"the {count(weeks)} weeks" if weeks > 1 else "the week"
    return f"in {length} to {day(last, near)}"


def facts(numbers: Sequence[int]) -> str:
    """Name facts by number, the first few of many."""
    named = ", ".join(f"#{number}" for number in numbers[:_NAMED])
    rest = len(numbers) - _NAMED
    return f"{named} and {count(rest)} more" if rest > 0 else named


def slot_time(span: str, found: Sequence[int]) -> str:
    """Say what was logged outside the agenda in a slot."""
    return f"Outside the agenda {span}: {facts(found)}." if found else f"Nothing logged outside the agenda {span}."


def slot_openness(how: str, span: str, depth: int, found: Sequence[int]) -> str:
    """Say whether a slot was open both ways, or something was found out otherwise."""
    if how == "missed":
        return f"Something that should have been told was found out otherwise {span}: {facts(found)}."
    if how == "held":
        return f"Open both ways at depth {depth} {span}: {facts(found)}."
    return f"Nothing logged that was open both ways at depth {depth} {span}."
