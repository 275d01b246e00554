"""The gate `moved`: moving and withdrawing promises makes a record look better than it was."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from trustlog.language import N_, _, figure
from trustlog.trust.gates.gate import Entry, GateRule, Situation, Verdict
from trustlog.trust.reading.values import StrandJudgement
from trustlog.trust.words.numbers import percent

if TYPE_CHECKING:
    from trustlog.trust.gates.grounds import Grounds


def judge(situation: Situation) -> Verdict:
    """Return whether few enough of each side's promises since its test began were moved or withdrawn."""
    share = situation.settings.moved_share
    ours, theirs = (_counted(side) for side in situation.sides)
    passed = all(moved <= share * promises + _ROUNDING for moved, promises in (ours, theirs))
    return (passed, {"ours": ours, "theirs": theirs, "share": share})


def _counted(side: StrandJudgement) -> tuple[int, int]:
    """Return how many promises of one side were moved or withdrawn, and of how many."""
    was_moved = [moved for last, moved in side.lives if last >= side.day_zero]
    return sum(was_moved), len(was_moved)


def sentence(ours: tuple[int, int], theirs: tuple[int, int], share: float) -> str:
    """Return the sentence that says how many promises were moved or withdrawn, of how many, and which share may be."""
    sides = _("of ours {ours} of {ours_2}, of theirs {theirs} of {theirs_2}").format(
        ours=figure(ours[0], ","),
        ours_2=figure(ours[1], ","),
        theirs=figure(theirs[0], ","),
        theirs_2=figure(theirs[1], ","),
    )
    return _("Moved or withdrawn: {sides}; at most {percent} of each may be.").format(
        sides=sides, percent=percent(share)
    )


_ROUNDING = 1e-9


def facts(grounds: "Grounds") -> Iterable[int]:
    """Return the numbers of the promises that were moved or withdrawn."""
    return (
        promise.number
        for promise in grounds.promises
        for last, moved in promise.history.lives
        if moved and last >= promise.day_zero
    )


RULE = GateRule(
    name="moved",
    short_title="moved",
    holds=N_("moved promises"),
    judge=judge,
    sentence=sentence,
    settings=(Entry("moved_share", 0, 1, "share", N_("of a side's promises that may be moved or withdrawn")),),
    facts=facts,
)
