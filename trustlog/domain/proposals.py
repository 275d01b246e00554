"""Which proposals may become facts, and whose: pure rules."""

import json
from collections.abc import Container, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from trustlog.domain.calendar.days import iso_day
from trustlog.domain.facts.proposal import Proposal
from trustlog.errors import DateError, Reason, Refused, Remedy, WordsError

USUAL_KIND = "meeting"
"""What a meeting is of which no file says more."""


class Guest(NamedTuple):
    """Somebody who was invited, as the file had them."""

    name: str | None
    email: str | None


class LeftOut(NamedTuple):
    """Somebody who was not counted as having been there, and a word why."""

    who: str
    why: str


class Company(NamedTuple):
    """Who was there, and who was left out."""

    people: tuple[Guest, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


class Terms(NamedTuple):
    """What a file says besides: of a task when it was promised, and whether it is done, and on which day.

    `created_on` is when somebody wrote it down there, which is likely when it was promised.

    `unclear` are cells that nobody could read, each behind its field: a person has to say what they mean. One that is
    a day alone, as ISO writes it, could be read, and was still to come. `firms` are names of whom a task or a meeting
    is with that no partner has. `held_as` is the kind of moment that a meeting was: `lunch`, or a word that is no kind
    of ours.
    """

    made_on: date | None = None
    done: bool = False
    kept_on: date | None = None
    unclear: tuple[tuple[str, str], ...] = ()
    firms: tuple[str, ...] = ()
    created_on: date | None = None
    held_as: str | None = None

    def plain(self) -> dict[str, Any]:
        """Return what is said, as plain values; nothing of what is not."""
        says = {
            "made_on": self.made_on and self.made_on.isoformat(),
            "done": self.done,
            "kept_on": self.kept_on and self.kept_on.isoformat(),
            "unclear": dict(self.unclear),
            "firms": list(self.firms),
            "created_on": self.created_on and self.created_on.isoformat(),
            "held_as": self.held_as,
        }
        return {name: value for name, value in says.items() if value}


def terms_from(says: Mapping[str, Any]) -> Terms:
    """Return the terms among these plain values."""
    days = {name: iso_day(says[name]) for name in ("made_on", "kept_on", "created_on") if says.get(name)}
    unclear = tuple((str(field), str(cell)) for field, cell in says.get("unclear", {}).items())
    firms = tuple(map(str, says.get("firms", ())))
    held_as = str(says["held_as"]) if says.get("held_as") else None
    return Terms(done=bool(says.get("done")), unclear=unclear, firms=firms, held_as=held_as, **days)


def kind_held(proposal: Proposal, kinds: Container[str]) -> str:
    """Return the kind of moment that a meeting becomes: what its file says it was, where that is a kind of ours."""
    held_as = terms_of(proposal).held_as
    return held_as if held_as is not None and held_as in kinds else USUAL_KIND


def day_ahead(cell: str) -> date | None:
    """Return the day of an unclear cell that could be read and was still to come; None where nobody could read it."""
    try:
        return iso_day(cell)
    except DateError:
        return None


def terms_of(proposal: Proposal) -> Terms:
    """Return what else was said of a task."""
    return terms_from(json.loads(proposal.company))


def company_of(proposal: Proposal) -> Company:
    """Return who was there, and who was left out, of what a proposal keeps of it."""
    kept = json.loads(proposal.company)
    people = tuple(Guest(one.get("name"), one.get("email")) for one in kept.get("people", ()))
    return Company(people, tuple(LeftOut(one["who"], one["why"]) for one in kept.get("left_out", ())))


def company_text(company: Company) -> str:
    """Write who was there as a proposal keeps it."""
    return json.dumps(
        {
            "people": [guest._asdict() for guest in company.people],
            "left_out": [one._asdict() for one in company.left_out],
        },
        ensure_ascii=False,
    )


def check_pending(proposal: Proposal, batch: int | None = None) -> Proposal:
    """Return a proposal that waits; refuse one of which a person said already, in a batch, what it is."""
    if proposal.state == "accepted":
        back = Remedy("drop_accepted", number=proposal.fact)
        if batch is not None:
            back = Remedy("take_accepted_back", number=proposal.fact, batch=batch)
        raise Refused(Reason("proposal_accepted", number=proposal.number, fact=proposal.fact), back)
    if proposal.state == "dismissed":
        back = Remedy("list_proposals") if batch is None else Remedy("undo_dismissing", batch=batch)
        raise Refused(Reason("proposal_dismissed", number=proposal.number), back)
    return proposal


def whose(proposal: Proposal, candidates: Sequence[str], named: Sequence[str]) -> tuple[str, ...]:
    """Return whose a proposal is: of those named, else of its only candidate, or of all where they are certain.

    A promise is with one partner. Refused where nobody is known, or where it may be of one or another.
    """
    chosen = tuple(named or candidates)
    if not chosen:
        raise WordsError(Reason("proposal_of_nobody", number=proposal.number), Remedy("name_its_partner"))
    uncertain = not named and len(chosen) > 1 and (proposal.asked or proposal.kind == "promise")
    if uncertain or (proposal.kind == "promise" and len(chosen) > 1):
        raise WordsError(
            Reason("proposal_of_several", number=proposal.number, known=", ".join(chosen)), Remedy("name_its_partner")
        )
    return chosen


def made_on(proposal: Proposal, today: date, kept_on: date | None = None) -> date:
    """Return the day on which a task was promised: as is said, else when it was written down in its program.

    Where nobody knows that either, it is today; and no later than it was due or kept.
    """
    terms = terms_of(proposal)
    days = (today, proposal.due_on, kept_on or terms.kept_on, terms.created_on)
    return terms.made_on or min(day for day in days if day is not None)


def is_ours(proposal: Proposal, *, ours: bool, theirs: bool) -> bool:
    """Return whether a task is a promise of ours, as a person says or as its file did; refuse where nobody did."""
    if ours or theirs:
        return not theirs
    if proposal.direction is None:
        cell = dict(terms_of(proposal).unclear).get("direction", "")
        raise WordsError(Reason("proposal_of_whom", number=proposal.number, cell=cell), Remedy("say_whose_promise"))
    return proposal.direction == "ours"


def past(proposal: Proposal, day: date, today: date) -> date:
    """Return the day on which a meeting was; refuse one that is still to come."""
    if day > today:
        raise Refused(Reason("proposal_to_come", number=proposal.number, day=day), Remedy("plan_touch", day=day))
    return day


def clock_of(proposal: Proposal) -> str | None:
    """Return the time of day at which a meeting began, None where the file had none."""
    begins = proposal.starts or ""
    return begins[11:16] if len(begins) > len("2026-11-23T") else None
