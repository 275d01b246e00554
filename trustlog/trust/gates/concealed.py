"""The gate `concealed`: nothing that was broken and hidden may wait to be cleared."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from trustlog.language import N_, _
from trustlog.trust.gates.gate import GateRule, Situation, Verdict
from trustlog.trust.words.numbers import promises_named

if TYPE_CHECKING:
    from trustlog.trust.gates.grounds import Grounds


def judge(situation: Situation) -> Verdict:
    """Return whether no concealed break is left to be cleared."""
    numbers = sorted(number for side in situation.sides for number in side.concealed)
    return (not numbers, {"numbers": tuple(numbers)})


def sentence(numbers: Sequence[int]) -> str:
    """Return the sentence that says whether a concealed break is open; `numbers` are those of the promises."""
    if not numbers:
        return _("No concealed break waits to be cleared.")
    return _("Concealed and not cleared: {promises_named}.").format(promises_named=promises_named(numbers))


def facts(grounds: "Grounds") -> Iterable[int]:
    """Return the numbers of the concealed breaks that are not cleared."""
    return (number for promise in grounds.promises for number in promise.history.concealed)


RULE = GateRule(
    name="concealed",
    short_title="concealed",
    holds=N_("a concealed break"),
    judge=judge,
    sentence=sentence,
    facts=facts,
)
