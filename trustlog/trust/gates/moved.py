"""The gate `moved`: moving and withdrawing promises makes a record look better than it was."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from trustlog.trust.gates.gate import Entry, GateRule, Situation, Verdict
from trustlog.trust.words.numbers import counted, percent

if TYPE_CHECKING:
    from trustlog.trust.gates.grounds import Grounds


def judge(situation: Situation) -> Verdict:
    """Return whether few enough of the promises since the tests began were moved or withdrawn."""
    was_moved = [moved for side in situation.sides for last, moved in side.lives if last >= side.day_zero]
    moved, share = sum(was_moved), situation.settings.moved_share
    return (moved <= share * len(was_moved), {"moved": moved, "promises": len(was_moved), "share": share})


def sentence(moved: int, promises: int, share: float) -> str:
    """Return the sentence that says how many promises were moved or withdrawn, and which share may be."""
    return f"Moved or withdrawn: {moved:,} of {counted(promises, 'promise')}; at most {percent(share)} may be."


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
    judge=judge,
    sentence=sentence,
    settings=(Entry("moved_share", 0, 1, "share", "of the promises that may be moved or withdrawn"),),
    facts=facts,
)
