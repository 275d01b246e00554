"""The values of what is counted: of each strand since it is logged, and over its last weeks."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from trustlog.domain.strands import StrandName

PERIODS: tuple[int, ...] = (28, 91, 365)
"""The periods over which facts are counted beside all of them, in days: four weeks, thirteen weeks, a year."""


class PromiseCount(NamedTuple):
    """How the promises of one side came out, over one period.

    `settled` ones are over and known, those lapsed among them; `on_time` and `late` ones are parts of these. `moved`
    and `withdrawn` ones were so within the period, by whomever; of `open` ones the day is not over. `unsatisfied` ones
    are settled and were kept by their day, but the receiver was not satisfied.
    """

    settled: int = 0
    on_time: int = 0
    late: int = 0
    moved: int = 0
    withdrawn: int = 0
    open: int = 0
    unsatisfied: int = 0


class SlotCount(NamedTuple):
    """How many slots of one period are over, and how many of them held what was looked for."""

    slots: int = 0
    held: int = 0


class Told(NamedTuple):
    """Something one side told, on a day (an ordinal), and how deep it went, from 1 to 4."""

    on: int
    depth: int


class OpennessCount(NamedTuple):
    """The slots of openness over one period, the last thing each side told, and how many at the depths 1 to 4."""

    slots: int = 0
    held: int = 0
    ours: Told | None = None
    theirs: Told | None = None
    ours_by_depth: tuple[int, ...] = (0, 0, 0, 0)
    theirs_by_depth: tuple[int, ...] = (0, 0, 0, 0)


class Paused(NamedTuple):
    """Days that do not count, the first and the last (ordinals); `entered_late`: entered after the pause began."""

    first: int
    last: int
    entered_late: bool


class CountedFacts(NamedTuple):
    """What is counted of a relationship: for each strand since `logged_from`, then over each of `PERIODS`.

    `unsettled` has, for our promises and theirs, how many are over of which nobody has said yet how they came out.
    `kept_early` has the days on which those will count that are kept already and whose day is not over.
    The slots of time and openness last so many days, and `depths` are how deep one side must have gone in those of
    openness: each of the values by which slots that are over were judged, oldest first; where none is, that in force.
    `paused` has the pauses that began by then, and ended since `logged_from`, in order.
    """

    our_promises: tuple[PromiseCount, ...]
    their_promises: tuple[PromiseCount, ...]
    time: tuple[SlotCount, ...]
    openness: tuple[OpennessCount, ...]
    unsettled: tuple[int, int]
    kept_early: tuple[tuple[int, ...], tuple[int, ...]]
    time_slot_days: tuple[int, ...]
    openness_slot_days: tuple[int, ...]
    depths: tuple[int, ...]
    logged_from: int
    paused: tuple[Paused, ...] = ()

    def unsettled_of(self, name: "StrandName") -> int:
        """Return how many promises of a strand are over of which nobody has said how they came out."""
        return {"our_promises": self.unsettled[0], "their_promises": self.unsettled[1]}.get(name, 0)


class Met(NamedTuple):
    """A moment: its day (an ordinal), its kind, and the names of those who were there."""

    on: int
    kind: str
    people: tuple[str, ...]


class MomentCount(NamedTuple):
    """The moments of one period, scripted ones too: how many of each kind, most frequent first, and the last one."""

    kinds: tuple[tuple[str, int], ...] = ()
    last: Met | None = None


class Beside(NamedTuple):
    """What stands beside the reading of one partner: the moments since it is logged and over each period.

    The reading rests on so many `private_facts`, which nobody else sees; facts were `mended`, or dropped, so often,
    later than a slip may be.
    """

    moments: tuple[MomentCount, ...]
    private_facts: int
    mended: int
