"""Who comes first this week: a fixed ladder of reasons, on which a partner stands once, on its first rung.

Nothing is added up: a partner with three reasons does not come before one whose single reason stands higher. Within a
rung comes first whom it has been so of for the longest.
"""

from typing import TYPE_CHECKING, Literal, NamedTuple

from trustlog.domain.strands import PROMISE_STRANDS
from trustlog.trust.reading.values import call_of

if TYPE_CHECKING:
    from trustlog.domain.strands import Action, StrandName
    from trustlog.trust.reading.values import Reading

Rung = Literal["overdue", "flag", "below", "silent", "question", "ready", "trial"]
RUNGS: tuple[Rung, ...] = ("overdue", "flag", "below", "silent", "question", "ready", "trial")
"""The rungs of the ladder, the first first: what we owe, what may be going wrong, who waits, and what may go up."""
_RUNG_OF: "dict[Action, Rung]" = {
    "attention": "flag", "down": "below", "end_trial": "below", "up": "ready", "trial": "trial",
}  # fmt: skip


class Step(NamedTuple):
    """The rung on which a partner stands, and since which day (an ordinal) it has a reason to.

    Where nothing has a day of its own, as with a chance that changes with every promise, it is that of the level.
    """

    rung: Rung
    since: int

    @property
    def place(self) -> tuple[int, int]:
        """By which steps are sorted: the rung, then the longest."""
        return RUNGS.index(self.rung), self.since


def first_step(reading: "Reading | None", overdue_since: int | None, silent_since: int | None) -> Step | None:
    """Return the first rung on which a partner stands; None where nothing asks for it.

    `overdue_since` is the day on which our oldest overdue promise was due, `silent_since` that on which the cadence
    was over, both ordinals; the reading is None as long as it is not made.
    """
    found = [] if reading is None else _of_reading(reading)
    if overdue_since is not None:
        found.append(Step("overdue", overdue_since))
    if silent_since is not None:
        found.append(Step("silent", silent_since))
    return min(found, key=lambda step: step.place, default=None)


def below_its_level(reading: "Reading") -> "list[StrandName]":
    """Return the sides that are probably below the bar by which the level was entered."""
    chances = ((name, reading.strands[name].chance_level) for name in PROMISE_STRANDS)
    return [name for name, chance in chances if chance is not None and call_of(chance) == "below"]


def _of_reading(reading: "Reading") -> list[Step]:
    level_since = (reading.on_trial or reading.level_since).toordinal()
    found = []
    if (rung := _RUNG_OF.get(reading.suggestion.action)) is not None:
        found.append(Step(rung, _raised(reading) if rung == "flag" else level_since))
    if below_its_level(reading):
        found.append(Step("below", level_since))
    asked = [strand.question.since for strand in reading.strands.values() if strand.question is not None]
    return [*found, Step("question", min(asked))] if asked else found


def _raised(reading: "Reading") -> int:
    """Return since when a flag is up; 0 for a concealed break, which no day lowers."""
    raised = [reason.params.get("raised", 0) for reason in reading.suggestion.because]
    return min(raised, default=0)
