"""What was brought in and is no fact until a person says so: meetings of a calendar, tasks of a CRM."""

from datetime import date, datetime
from typing import Literal, NamedTuple

from trustlog.domain.text import PersonText

ProposalState = Literal["pending", "accepted", "dismissed"]
Proposed = Literal["moment", "promise"]

STATES: tuple[ProposalState, ...] = ("pending", "accepted", "dismissed")
PROPOSED: tuple[Proposed, ...] = ("moment", "promise")


class Proposal(NamedTuple):
    """A meeting or a task of a file, for its author's eyes only.

    `starts` and `ends` are local, `YYYY-MM-DDTHH:MM` or a day alone; `on` is the day by which it is listed. `company`
    is a JSON object: the `people` who were there, and who is `left_out` and why; `assumed` are words for what was taken
    for granted, parted by blanks. `asked`: its partners are only likely, a person has to name them; `why` says why,
    where there is a word for it. `fact` is the number of the fact that it became.
    """

    id: str
    number: int
    state: ProposalState
    kind: Proposed
    on: date
    title: PersonText
    starts: str | None
    ends: str | None
    minutes: int | None
    company: str
    note: PersonText | None
    initiative: str | None
    direction: str | None
    due_on: date | None
    assumed: str
    asked: bool
    why: str | None
    fact: int | None
    brought_from: str
    brought_id: str | None
    recorded_at: datetime
    recorded_by: PersonText


class ProposalPartner(NamedTuple):
    """A partner that a proposal may be about."""

    id: str
    proposal_id: str
    partner_id: str
