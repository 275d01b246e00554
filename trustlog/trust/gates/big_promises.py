"""The gate `big_promises`: padding a record with easy promises is not enough, big ones must be kept each way."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from trustlog.language import N_, _, figure, ngettext
from trustlog.trust.gates.gate import Entry, GateRule, Situation, Verdict
from trustlog.trust.words.numbers import count

if TYPE_CHECKING:
    from trustlog.trust.gates.grounds import Grounds
    from trustlog.trust.strands.events import Event


def judge(situation: Situation) -> Verdict:
    """Return whether both sides have kept enough big promises that were due since the level began."""
    since = situation.level_state.since
    ours, theirs = (sum(_is_big_kept(event, since) for event in side.events) for side in situation.sides)
    needed = situation.settings.big_needed
    return (min(ours, theirs) >= needed, {"ours": ours, "theirs": theirs, "needed": needed})


def sentence(ours: int, theirs: int, needed: int) -> str:
    """Return the sentence that says how many big promises were kept."""
    needs = ngettext("{n} each way is needed", "{n} each way are needed", needed).format(n=count(needed))
    return _("Big promises kept at this level: {ours} of ours, {theirs} of theirs; {needs}.").format(
        ours=figure(ours, ","), theirs=figure(theirs, ","), needs=needs
    )


def facts(grounds: "Grounds") -> Iterable[int]:
    """Return the numbers of the big promises kept."""
    return (
        event.number
        for promise in grounds.promises
        for event in promise.history.events
        if _is_big_kept(event, grounds.level_since)
    )


def _is_big_kept(event: "Event", since: int) -> bool:
    return event.x == 1 and event.stake == "big" and event.day >= since


RULE = GateRule(
    name="big_promises",
    short_title="big",
    holds=N_("big promises"),
    judge=judge,
    sentence=sentence,
    settings=(Entry("big_needed", 0, 1000, "promises", N_("big ones to be kept each way at this level")),),
    facts=facts,
)
