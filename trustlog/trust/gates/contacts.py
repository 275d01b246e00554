"""The gate `contacts`: a relationship of this level is not held by one person alone, on either side."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from trustlog.language import N_, _
from trustlog.trust.gates.gate import Entry, GateRule, Situation, Verdict
from trustlog.trust.words.numbers import count, span

if TYPE_CHECKING:
    from trustlog.trust.gates.grounds import Grounds


def judge(situation: Situation) -> Verdict:
    """Return whether lately there were moments with enough different people of each side."""
    from trustlog.domain.contacts import in_touch  # here: it is asked of few

    settings = situation.settings
    first = max(situation.as_of - settings.contacts_days + 1, 1)
    found = in_touch(situation.facts.met, date.fromordinal(first), date.fromordinal(situation.as_of))
    ours, theirs = len(found.ours), len(found.theirs)
    params = {"ours": ours, "theirs": theirs, "days": settings.contacts_days, "needed": settings.contacts_needed}
    return (min(ours, theirs) >= settings.contacts_needed, params)


def sentence(ours: int, theirs: int, days: int, needed: int) -> str:
    """Return the sentence that says how many people of each side were in touch."""
    return _(
        "In touch in the last {span}: of ours {ours}, of theirs {theirs}; {needed} on each side are needed."
    ).format(span=span(days), ours=count(ours), theirs=count(theirs), needed=count(needed))


def facts(grounds: "Grounds") -> Iterable[int]:
    """Return the numbers of the moments of those days."""
    first = grounds.as_of - grounds.settings.contacts_days
    return (moment.number for moment in grounds.facts.moments if first < moment.on.toordinal() <= grounds.as_of)


RULE = GateRule(
    name="contacts",
    short_title="contacts",
    holds=N_("contacts"),
    judge=judge,
    sentence=sentence,
    settings=(
        Entry("contacts_days", 1, 366, "days", N_("in which people of both sides must have met")),
        Entry("contacts_needed", 1, 10, "people", N_("of each side who must have been in touch then, from level 3 on")),
    ),
    facts=facts,
)
