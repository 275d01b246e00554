"""What people read of impact: the four areas with what is changed, and the empty ones as plainly as the others."""

from collections.abc import Iterable

from trustlog.desk.impact.changed import Standing
from trustlog.desk.sentences import day as day_words
from trustlog.domain.facts import Impact
from trustlog.domain.facts.impact import AREAS, Area
from trustlog.domain.kinds.impact import FOR
from trustlog.domain.kinds.impact import said as said_of
from trustlog.language import N_, _, at_the_start

ASKED: dict[Area, str] = {
    "organisation": N_("what can the organisations do by now that they could not?"),
    "clients": N_("what do their clients, or ours, notice of it?"),
    "employees": N_("what is otherwise in the work of the people of each?"),
    "society": N_("what does it change for people who never signed for anything?"),
}
"""What is looked for where an area is empty; ours, not the book's."""


def shown(at: Standing) -> list[str]:
    """Return the four areas as lines: what is changed, newest first, or that nothing is written yet."""
    lines: list[str] = []
    for area, there in at.by_area.items():
        if there:
            lines += [at_the_start(_(FOR[area])), *(_told(at, line) for line in there)]
        else:
            lines.append(empty_words(area))
    return lines


def empty_words(area: Area) -> str:
    """Say of an area that nothing is written of it, and what is looked for there."""
    return f"{at_the_start(_(FOR[area]))}: {_('nothing yet')} · {_(ASKED[area])}"


def line_words(line: Impact) -> str:
    """Say for whom something is changed, what, and what shows it."""
    shown_by = _(" (shown by: {evidence})").format(evidence=line.evidence) if line.evidence else ""
    return f"{at_the_start(_(FOR[line.area]))}: {line.text}{shown_by}"


def _told(at: Standing, line: Impact) -> str:
    says = _("  #{number} {day}: {text}").format(number=line.number, day=day_words(line.on, at.as_of), text=line.text)
    return says + (_(" (shown by: {evidence})").format(evidence=line.evidence) if line.evidence else "")


def state(at: Standing) -> str:
    """Say in a line for how many areas there is something, and for whom there is nothing yet."""
    if not at.lines:
        return ""
    if not at.empty:
        return _("something for all four")
    there = len(AREAS) - len(at.empty)
    return _("{n} of 4; {missing}").format(n=there, missing=nothing_yet(at.empty))


def nothing_yet(areas: Iterable[Area]) -> str:
    """Name the areas for which nothing is written: "nothing yet for clients, society"."""
    return _("nothing yet for {areas}").format(areas=", ".join(_(FOR[area]) for area in areas))


def brief_lines(at: Standing) -> list[str]:
    """Return what a brief says: what was written last, and for whom there is nothing; nothing while there is none."""
    if not at.lines:
        return []
    last = said_of(at.lines[0])
    return [f"{last}; {nothing_yet(at.empty)}"] if at.empty else [last]


def before_step(at: Standing) -> list[str]:
    """Return what is said before a step to the top: for whom something is changed, and for whom nothing yet."""
    there = ", ".join(_(FOR[area]) for area, lines in at.by_area.items() if lines)
    if not there:
        return [_("impact: nothing is written yet")]
    says = _("impact for {areas}").format(areas=there)
    return [f"{says}; {nothing_yet(at.empty)}" if at.empty else says]


def question(at: Standing) -> str:
    """Return what is asked, about an empty area where there is one."""
    if at.empty and at.lines:
        area = at.empty[0]
        return _("For {area} nothing is written yet: {asked}").format(area=_(FOR[area]), asked=_(ASKED[area]))
    return _("What does it change, for the organisation, clients, employees and society? Once a year.")
