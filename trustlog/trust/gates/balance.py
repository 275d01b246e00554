"""The gate `balance`: neither side may be much more open than the other."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from trustlog.language import N_, _, figure
from trustlog.trust.gates.gate import Entry, GateRule, Situation, Verdict
from trustlog.trust.words.numbers import count, span

if TYPE_CHECKING:
    from trustlog.domain.facts import DisclosureScan, PartnerFacts
    from trustlog.trust.gates.grounds import Grounds
    from trustlog.trust.settings import Settings


def judge(situation: Situation) -> Verdict:
    """Return whether one side told at most so many times as much as the other, one added to both."""
    settings = situation.settings
    disclosures = _weighed(situation.facts, situation.as_of, settings)
    ours = sum(disclosure.ours for disclosure in disclosures)
    theirs = len(disclosures) - ours
    fewer, more = min(ours, theirs) + 1, max(ours, theirs) + 1
    params = {
        "ours": ours,
        "theirs": theirs,
        "depth": settings.other_side_depth,
        "days": settings.balance_days,
        "factor": settings.balance_factor,
    }
    return (more <= settings.balance_factor * fewer, params)


def sentence(ours: int, theirs: int, depth: int, days: int, factor: float) -> str:
    """Return the sentence that says who told how much in the last `days`."""
    times = count(int(factor)) if float(factor).is_integer() else figure(factor, "g")
    most = _("{times} times as much as the other").format(times=times) if factor > 1 else _("the other")
    counted = _("Openness of the last {span} at depth {depth} or deeper").format(span=span(days), depth=depth)
    return _("{counted}: we {ours}, they {theirs}; neither may tell more than {most}.").format(
        counted=counted, ours=figure(ours, ","), theirs=figure(theirs, ","), most=most
    )


def facts(grounds: "Grounds") -> Iterable[int]:
    """Return the numbers of the disclosures that are weighed."""
    return (disclosure.number for disclosure in _weighed(grounds.facts, grounds.as_of, grounds.settings))


def _weighed(facts: "PartnerFacts", as_of: int, settings: "Settings") -> list["DisclosureScan"]:
    """Return the disclosures of the last `balance_days` that lie below the surface of the order."""
    return [
        disclosure
        for disclosure in facts.disclosures
        if not disclosure.missed
        and disclosure.depth is not None
        and disclosure.depth >= settings.other_side_depth
        and as_of - settings.balance_days < disclosure.on.toordinal() <= as_of
    ]


RULE = GateRule(
    name="balance",
    short_title="balance",
    holds=N_("one-sided openness"),
    judge=judge,
    sentence=sentence,
    settings=(
        Entry("balance_factor", 1, 1000, "times", N_("so much more open one side may be than the other")),
        Entry("balance_days", 1, 36600, "days", N_("over which that is counted")),
    ),
    facts=facts,
)
