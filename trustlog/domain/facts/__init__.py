"""The values of the ledger, as everything above the database sees them."""

from datetime import date, datetime
from typing import NamedTuple, Protocol

from trustlog.domain.text import PersonText

US = None  # the maker, receiver, teller or listener who is not a partner


class Partner(NamedTuple):
    """An organisation we work with. `level` and `level_since` are those in force on the day asked for."""

    id: str
    handle: str
    name: PersonText
    level: int
    level_since: date
    target: int
    cadence_days: int
    archived_on: date | None = None
    archive_reason: PersonText | None = None
    note: PersonText | None = None
    start_level: int = 1
    start_on: date | None = None


class Person(NamedTuple):
    """Somebody at a partner."""

    id: str
    partner_id: str
    name: PersonText
    role: PersonText | None = None
    email: PersonText | None = None
    phone: PersonText | None = None


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
    def stake(self) -> str: ...
    @property
    def made_on(self) -> date: ...
    @property
    def accepted_on(self) -> date | None: ...
    @property
    def counts_on(self) -> date: ...
    @property
    def grace_days(self) -> int: ...
    @property
    def closed_as(self) -> str | None: ...
    @property
    def closed_on(self) -> date | None: ...
    @property
    def told(self) -> str | None: ...
    @property
    def satisfied(self) -> bool | None: ...
    @property
    def withdrawn_by(self) -> str | None: ...
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
    stake: str
    made_on: date
    accepted_on: date | None
    counts_on: date
    grace_days: int
    closed_as: str | None
    closed_on: date | None
    told: str | None
    satisfied: bool | None
    withdrawn_by: str | None
    cleared_on: date | None
    entered_late: bool
    moves: tuple[Move, ...] = ()


class Promise(NamedTuple):
    """What one side said it would do. `ours`: made by us to the partner; else made by the partner to us."""

    id: str
    number: int
    partner_id: str
    ours: bool
    text: PersonText
    stake: str
    made_on: date
    accepted_on: date | None
    due_on: date | None
    counts_on: date
    grace_days: int
    closed_as: str | None
    closed_on: date | None
    told: str | None
    satisfied: bool | None
    withdrawn_by: str | None
    closed_reason: PersonText | None
    cleared_on: date | None
    clear_reason: PersonText | None
    entered_late: bool
    every: str | None
    every_from: date | None
    follows_id: str | None
    moves: tuple[Move, ...]
    note: PersonText | None
    private: bool
    source: PersonText | None
    recorded_at: datetime
    recorded_by: PersonText


class Moment(NamedTuple):
    """Time spent together, possibly with several partners and people (ids)."""

    id: str
    number: int
    on: date
    partner_ids: tuple[str, ...]
    person_ids: tuple[str, ...]
    kind: PersonText
    counts_as: str
    minutes: int | None
    initiative: str | None
    unplanned: bool
    text: PersonText | None
    note: PersonText | None
    private: bool
    source: PersonText | None
    recorded_at: datetime
    recorded_by: PersonText


class Disclosure(NamedTuple):
    """Openness: what one side told the other (`ours`: we told), or `missed`, when `depth` is None."""

    id: str
    number: int
    partner_id: str
    ours: bool
    on: date
    topic: PersonText
    depth: int | None
    missed: bool
    note: PersonText | None
    private: bool
    source: PersonText | None
    recorded_at: datetime
    recorded_by: PersonText


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


class Note(NamedTuple):
    """A remark; its words are in `note`."""

    id: str
    number: int
    partner_id: str
    on: date
    note: PersonText
    private: bool
    source: PersonText | None
    recorded_at: datetime
    recorded_by: PersonText


class LevelChange(NamedTuple):
    """A person's decision to change the level; snapshot and settings are JSON texts of what they saw."""

    id: str
    number: int
    partner_id: str
    on: date
    from_level: int
    to_level: int
    reason: PersonText
    depends: str | None
    snapshot: str | None
    settings: str | None
    note: PersonText | None
    private: bool
    source: PersonText | None
    recorded_at: datetime
    recorded_by: PersonText


class Answer(NamedTuple):
    """An answer to a suggestion: `answer` is `decline` (until a day) or `ack` (of one strand, or of all: None)."""

    id: str
    partner_id: str
    on: date
    answer: str
    strand: str | None
    until: date | None
    depends: str | None
    note: PersonText


class Pause(NamedTuple):
    """Days that shall not count, both ends included."""

    id: str
    number: int
    partner_id: str
    from_on: date
    to_on: date
    reason: PersonText


class Plan(NamedTuple):
    """The next touch with a partner; counts for nothing."""

    id: str
    number: int
    partner_id: str
    on: date
    text: PersonText | None


Fact = Promise | Moment | Disclosure | Note | LevelChange


class PartnerFacts(NamedTuple):
    """All that the reading of one partner is made from, each kind in order of day; any day after as_of is ignored."""

    partner: Partner
    promises: "tuple[PromiseTerms, ...]"
    moments: tuple[MomentScan, ...]
    disclosures: tuple[DisclosureScan, ...]
    level_changes: "tuple[tuple[date, int, int, str | None], ...]"  # on, from_level, to_level, depends
    answers: tuple[Answer, ...]
    pauses: tuple[Pause, ...]
