"""The gate `purpose`: partners know what they work on together, and look at it again."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from trustlog.language import N_, _
from trustlog.trust.gates.gate import Entry, GateRule, Situation, Verdict
from trustlog.trust.words.numbers import day, span

if TYPE_CHECKING:
    from trustlog.domain.facts import PartnerFacts, PurposeScan
    from trustlog.trust.gates.grounds import Grounds


def judge(situation: Situation) -> Verdict:
    """Return whether a joint purpose was agreed, or agreed again, lately; words that are a draft change nothing."""
    agreed = _last_agreed(situation.facts, situation.as_of)
    last = 0 if agreed is None else agreed.on.toordinal()
    days = situation.settings.purpose_days
    passed = last > situation.as_of - days if last else False
    return (passed, {"last": last, "passed": passed, "days": days})


def _last_agreed(facts: "PartnerFacts", as_of: int) -> "PurposeScan | None":
    return next((said for said in reversed(facts.purposes) if said.agreed and said.on.toordinal() <= as_of), None)


def sentence(last: int, passed: bool, days: int) -> str:
    """Return the sentence that says when a purpose was agreed or reviewed; `last` is an ordinal, 0 for never."""
    if not last:
        return _("No joint purpose is agreed.")
    on = day(date.fromordinal(last))
    if passed:
        return _("The joint purpose was agreed or reviewed on {day}.").format(day=on)
    ago = _("a {span}").format(span=span(days)) if days in (1, 365) else span(days)
    return _("The joint purpose was last reviewed on {day}, more than {ago} ago.").format(day=on, ago=ago)


def facts(grounds: "Grounds") -> Iterable[int]:
    """Return the number of the words that were agreed last."""
    agreed = _last_agreed(grounds.facts, grounds.as_of)
    return () if agreed is None else (agreed.number,)


RULE = GateRule(
    name="purpose",
    short_title="purpose",
    holds=N_("a joint purpose"),
    judge=judge,
    sentence=sentence,
    settings=(Entry("purpose_days", 1, 36600, "days", N_("for which it holds that a joint purpose was reviewed")),),
    facts=facts,
)
