"""What was brought into the made-up ledger and waits for an answer: three meetings, and one that was dismissed.

The ids are made here, so that no story is drawn otherwise; the numbers come behind all others.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from trustlog.domain.facts import Proposal, ProposalPartner
from trustlog.domain.facts.proposal import ProposalState
from trustlog.domain.proposals import Company, Guest, LeftOut, company_text

_ID = "00000000-0000-7000-8000-0000000fc{:03}"
_LINK = "00000000-0000-7000-8000-0000000fd{:03}"


class _Told(NamedTuple):
    ago: int
    title: str
    begins: str
    minutes: int
    partners: tuple[str, ...]
    people: tuple[Guest, ...]
    initiative: str
    left_out: tuple[LeftOut, ...] = ()
    asked: bool = False
    why: str | None = None
    state: ProposalState = "pending"


_ROOM = LeftOut("Room 2.14", "resource")
TOLD = (
    _Told(
        4, "Delivery plan for the new year", "10:00", 60, ("acme",),
        (Guest("Jane Doe", "jane-doe@acme.example"), Guest("Lou Baker", "lou@acme.example")), "them",
        (_ROOM, LeftOut("raj-patel@acme.example", "declined")),
    ),
    _Told(11, "Purchasing round", "14:30", 45, ("acme",), (Guest("Raj Patel", "raj-patel@acme.example"),), "us"),
    _Told(
        5, "Joint stand at the spring fair", "13:00", 90, ("elandra", "foxglove"),
        (Guest("A. Moore", "a.moore@fair.example"),), "them", (), True, "ambiguous",
    ),
    _Told(
        6, "Newsletter, all welcome", "16:00", 30, ("kestrel",), (Guest(None, "news@kestrel.example"),), "them",
        state="dismissed",
    ),
)  # fmt: skip
"""Oldest ids first."""


def proposals(today: date, at: datetime, me: str) -> Iterator[Proposal]:
    """Yield the proposals, numbers still missing."""
    for place, told in enumerate(TOLD):
        on = today - timedelta(days=told.ago)
        begins = datetime.fromisoformat(f"{on}T{told.begins}")
        ends = begins + timedelta(minutes=told.minutes)
        yield Proposal(
            _ID.format(place), 0, told.state, "moment", on, told.title,
            begins.isoformat(timespec="minutes"), ends.isoformat(timespec="minutes"), told.minutes,
            company_text(Company(told.people, told.left_out)), None, told.initiative, None, None, "", told.asked,
            told.why, None, "ics", f"demo-{place}@calendar.example", at, me,
        )  # fmt: skip


def links(partners: Mapping[str, str]) -> Iterator[ProposalPartner]:
    """Yield whom each proposal may be about; `partners` are ids by handle."""
    pairs = [(place, handle) for place, told in enumerate(TOLD) for handle in told.partners]
    for number, (place, handle) in enumerate(pairs):
        yield ProposalPartner(_LINK.format(number), _ID.format(place), partners[handle])
