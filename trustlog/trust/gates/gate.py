"""What a gate is made of, and what it judges by."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from trustlog.trust.reading.values import Params, StrandJudgement

if TYPE_CHECKING:
    from trustlog.domain.facts import PartnerFacts
    from trustlog.trust.gates import GateName
    from trustlog.trust.gates.grounds import Grounds
    from trustlog.trust.model.epochs import Learned
    from trustlog.trust.settings import Settings
    from trustlog.trust.strands.level_state import LevelState


class Situation(NamedTuple):
    """What a gate may look at: the facts up to `as_of`, the level in force, both promise strands, what was learned.

    `as_of` and `today` are ordinals.
    """

    facts: "PartnerFacts"
    as_of: int
    level_state: "LevelState"
    ours: StrandJudgement
    theirs: StrandJudgement
    settings: "Settings"
    today: int
    learned: "Learned"

    @property
    def sides(self) -> tuple[StrandJudgement, StrandJudgement]:
        """Our promises and theirs."""
        return self.ours, self.theirs


Verdict = tuple[bool, Params]
"""Whether a gate is open, and the parameters of its sentence."""


class Entry(NamedTuple):
    """One setting: its name, the values it may have (both ends included), their unit, and its meaning in a line.

    Its type and its default stand with the field of the same name in `trust.settings.Settings`.
    """

    name: str
    low: float
    high: float
    unit: str
    meaning: str


class GateRule(NamedTuple):
    """One gate, and everything that the rest of the program needs to know of it.

    `judge` decides; `sentence` makes English of the parameters of its verdict; `settings` say what its numbers mean.
    `asked_from` returns the level from which on the gate is asked, None: it is asked always. `facts` returns the
    numbers of the facts behind it. `is_decision` tells of a decision about the level, by its answer to who depends on
    whom, whether the last one such stands behind the gate. `short_title` names it where all gates stand in one line,
    and `holds` behind "held back by".
    """

    name: "GateName"
    short_title: str
    judge: Callable[[Situation], Verdict]
    sentence: Callable[..., str]
    settings: tuple[Entry, ...] = ()
    asked_from: Callable[["Settings"], int] | None = None
    facts: Callable[["Grounds"], Iterable[int]] | None = None
    is_decision: Callable[[str | None], bool] | None = None
    holds: str = ""
