"""What people read of benefits: each sort with what it brought, and the empty ones as plainly as the others."""

from collections.abc import Iterable

from trustlog.desk.benefit.brought import Standing
from trustlog.desk.sentences import day as day_words
from trustlog.domain.benefit import ASKED, COUNTED, NONE_YET, tied_numbers
from trustlog.domain.facts import Benefit
from trustlog.domain.facts.benefit import SORTS, Sort
from trustlog.language import _, at_the_start

FEW = 2
"""Empty sorts that are named in a line."""


def shown(at: Standing) -> list[str]:
    """Return all sorts as lines: what was brought, newest first, or that there is nothing and what is looked for."""
    lines: list[str] = []
    for sort in SORTS:
        brought = at.of(sort)
        if brought:
            lines += [at_the_start(_(COUNTED[sort])), *(line for each in brought for line in _told(at, each))]
        else:
            lines.append(f"{at_the_start(_(NONE_YET[sort]))}: {_(ASKED[sort])}")
    return lines


def of_garden(at: Standing, name: str) -> list[str]:
    """Return what a garden brought, below what its member did: sort by sort, nothing of those that are empty."""
    if not at.benefits:
        return []
    lines = ["", _("{garden} brought").format(garden=name)]
    for sort in SORTS:
        if brought := at.of(sort):
            lines += [at_the_start(_(COUNTED[sort])), *(line for each in brought for line in _told(at, each))]
    return lines


def _told(at: Standing, benefit: Benefit) -> list[str]:
    says = _("  #{number} {day}: {text}").format(
        number=benefit.number, day=day_words(benefit.on, at.as_of), text=said(benefit)
    )
    seen = [number for number in tied_numbers(benefit.tied) if number in at.shown_by]
    return [says, *(f"     ← #{number} {at.shown_by[number]}" for number in seen)]


def said(benefit: Benefit) -> str:
    """Say a benefit, and for whom."""
    if benefit.for_whom is None:
        return benefit.text
    return _("{text} (for {whom})").format(text=benefit.text, whom=benefit.for_whom)


def line_words(benefit: Benefit) -> str:
    """Say of what sort a benefit is, what it is, and for whom."""
    return f"{at_the_start(_(COUNTED[benefit.sort]))}: {said(benefit)}"


def state(at: Standing) -> str:
    """Say in a line of how many sorts there is something, and what is missing; nothing while there is nothing."""
    if not at.benefits:
        return ""
    filled = len(at.counts)
    if not at.empty:
        return _("something of all five sorts")
    return _("{n} of 5 sorts; {empty}").format(n=filled, empty=none_yet(at.empty))


def none_yet(sorts: Iterable[Sort]) -> str:
    """Name sorts of which there is nothing: "no relief yet, no seamless journey yet"."""
    return ", ".join(_(NONE_YET[sort]) for sort in sorts)


def brought(at: Standing) -> str:
    """Say what was brought so far, and what not yet: "brought so far: relief (2); no real impact yet".

    Where more than two sorts are empty they are only counted, so that it stays a line.
    """
    there = ", ".join(
        _(COUNTED[sort]) if count == 1 else f"{_(COUNTED[sort])} ({count})" for sort, count in at.counts.items()
    )
    says = _("brought so far: {sorts}").format(sorts=there)
    if not at.empty:
        return says
    missing = (
        none_yet(at.empty) if len(at.empty) <= FEW else _("nothing of {n} other sorts yet").format(n=len(at.empty))
    )
    return f"{says}; {missing}"


def brief_lines(at: Standing) -> list[str]:
    """Return what a brief says: what was brought, and the last of it; nothing while there is nothing."""
    if not at.benefits:
        return []
    last = at.benefits[0]
    day = day_words(last.on, at.as_of)
    return [brought(at), _("the last it brought: {text}, {day}").format(text=said(last), day=day)]


def before_step(at: Standing) -> str:
    """Say before a step up what was brought, or that nothing was written down."""
    return f"{at_the_start(brought(at))}." if at.benefits else _("What it brought was not written down yet.")
