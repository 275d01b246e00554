"""The columns that a reading needs, and all that the reading of one partner is made from."""

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from trustlog.domain.text import PersonText

if TYPE_CHECKING:
    from trustlog.domain.facts.answer import Answer
    from trustlog.domain.facts.garden_facts import GardenFacts
    from trustlog.domain.facts.partner import Partner
    from trustlog.domain.facts.pause import Pause
    from trustlog.domain.levels import Trial

Stake = Literal["small", "normal", "big"]
Closing = Literal["kept", "partly", "broken", "withdrawn"]
Told = Literal["told", "silent", "concealed"]
Withdrawer = Literal["maker", "receiver"]


class Move(NamedTuple):
    """A due day moved, on day `on`, `from_on` → `to_on`."""

    on: date
    from_on: date
    to_on: date
    reason: PersonText | None = None


class PromiseTerms(Protocol):
    """What the reading needs of a promise; `Promise` and the lean `PromiseScan` both have it.

    `due_on` and `counts_on` are as now, after all moves; `closed_as` is `kept|partly|broken|withdrawn` or None while
    nothing was recorded; `accepted_on` is None while it is only offered.
    """

    @property
    def partner_id(self) -> str: ...
    @property
    def ours(self) -> bool: ...
    @property
    def number(self) -> int: ...
    @property
    def stake(self) -> Stake: ...
    @property
    def made_on(self) -> date: ...
    @property
    def accepted_on(self) -> date | None: ...
    @property
    def counts_on(self) -> date: ...
    @property
    def grace_days(self) -> int: ...
    @property
    def closed_as(self) -> Closing | None: ...
    @property
    def closed_on(self) -> date | None: ...
    @property
    def told(self) -> Told | None: ...
    @property
    def satisfied(self) -> bool | None: ...
    @property
    def withdrawn_by(self) -> Withdrawer | None: ...
    @property
    def cleared_on(self) -> date | None: ...
    @property
    def entered_late(self) -> bool: ...
    @property
    def moves(self) -> tuple[Move, ...]: ...


class PromiseScan(NamedTuple):
    """The columns of a promise that a portfolio reading needs."""

    partner_id: str
    ours: bool
    number: int
    stake: Stake
    made_on: date
    accepted_on: date | None
    counts_on: date
    grace_days: int
    closed_as: Closing | None
    closed_on: date | None
    told: Told | None
    satisfied: bool | None
    withdrawn_by: Withdrawer | None
    cleared_on: date | None
    entered_late: bool
    moves: tuple[Move, ...] = ()


class DisclosureScan(NamedTuple):
    """The columns of a disclosure that a reading needs."""

    partner_id: str
    on: date
    ours: bool
    depth: int | None
    missed: bool
    number: int


class MomentScan(NamedTuple):
    """The columns of a moment that a reading needs, one for each partner it was with."""

    partner_id: str
    on: date
    counts_as: str
    number: int


class DependenceScan(NamedTuple):
    """The columns of a look at who depends on whom that a reading needs."""

    partner_id: str
    on: date
    number: int
    our_weight: int | None
    our_replaceable: int | None
    our_miss: int | None
    our_leave: int | None
    their_weight: int | None
    their_replaceable: int | None
    their_miss: int | None
    their_leave: int | None


class PurposeScan(NamedTuple):
    """The columns of a purpose that a reading needs."""

    partner_id: str
    on: date
    number: int
    agreed: bool


class SectionScan(NamedTuple):
    """The columns of a section of an agreement that a reading needs."""

    partner_id: str
    on: date
    number: int
    name: str
    state: str


class AgreementScan(NamedTuple):
    """The columns of a version of an agreement that a reading needs."""

    partner_id: str
    on: date
    number: int
    review_on: date


class Met(NamedTuple):
    """Who was there at a moment with a partner: our people by name, theirs by id, each with the day they left on."""

    on: date
    ours: tuple[str, ...]
    theirs: tuple[tuple[str, date | None], ...]


class LevelStep(NamedTuple):
    """The columns of a decision about the level that a reading needs; `trial` tells of a step on trial."""

    on: date
    from_level: int
    to_level: int
    depends: str | None
    trial: "Trial | None" = None


class PartnerFacts(NamedTuple):
    """All that the reading of one partner is made from, each kind in order of day; any day after as_of is ignored.

    `met` tells who was there; it is read only for those who ever were at a level at which a gate asks for it. `gardens`
    are all gardens that the partner ever was in, read only for those who ever were so high that a gate asks for them.
    """

    partner: "Partner"
    promises: tuple[PromiseTerms, ...]
    moments: tuple[MomentScan, ...]
    disclosures: tuple[DisclosureScan, ...]
    level_changes: tuple[LevelStep, ...]
    answers: tuple["Answer", ...]
    pauses: tuple["Pause", ...]
    looks: tuple[DependenceScan, ...] = ()
    met: tuple[Met, ...] = ()
    purposes: tuple[PurposeScan, ...] = ()
    sections: tuple[SectionScan, ...] = ()
    agreements: tuple[AgreementScan, ...] = ()
    gardens: tuple["GardenFacts", ...] = ()
