"""The queue of proposals: which there are, and whom each may be about."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from trustlog.desk.ledger import Ledger
from trustlog.desk.partners import partner as found_partner
from trustlog.domain.facts import Partner, Person
from trustlog.domain.facts.proposal import Proposal
from trustlog.domain.proposals import Company, check_pending, company_of, terms_of
from trustlog.errors import NotThere, Reason, Refused, Remedy, WordsError
from trustlog.language import ngettext
from trustlog.storage.read import partners as partner_views
from trustlog.storage.read import people as people_views
from trustlog.storage.read import proposals as proposal_views
from trustlog.storage.read.gone import former_addresses


class Listed(NamedTuple):
    """A proposal, the partners it may be about, who was there, and who is known at these partners.

    `former` are the addresses of people who were merged away, each with the id of whoever was kept.
    """

    proposal: Proposal
    partners: tuple[Partner, ...]
    company: Company
    known: tuple[Person, ...] = ()
    former: Mapping[str, str] = MappingProxyType({})

    @property
    def handles(self) -> tuple[str, ...]:
        """Return the handles of the partners it may be about."""
        return tuple(partner.handle for partner in self.partners)


def needs_day(listed: Listed) -> bool:
    """Return whether a person has to say when a task was done, or that it is not.

    Its file says that it is done and not when, or what it says of that cannot be read.
    """
    terms = terms_of(listed.proposal)
    return terms.kept_on is None and (terms.done or "done" in dict(terms.unclear))


def listed(ledger: Ledger, *, every: bool = False, partner: str | None = None) -> list[Listed]:
    """Return what waits for an answer by day, or every proposal there ever was; of one partner, or of all."""
    found = _with_partners(ledger, proposal_views.proposals(ledger.conn, ledger.me, None if every else "pending"))
    if partner is None:
        return found
    meant = found_partner(ledger, partner)
    return [one for one in found if meant.id in {candidate.id for candidate in one.partners}]


def one_listed(ledger: Ledger, number: int) -> Listed:
    """Return the proposal with a number, or refuse."""
    return chosen(ledger, [number])[0]


def chosen(ledger: Ledger, numbers: Sequence[int]) -> list[Listed]:
    """Return the proposals with these numbers, in their order; refuse a number that is none."""
    if not numbers:
        raise WordsError(Reason("no_proposal_named"), Remedy("list_proposals"))
    if len(set(numbers)) != len(numbers):
        raise WordsError(Reason("number_named_twice"), Remedy("name_each_once"))
    found = proposal_views.proposals(ledger.conn, ledger.me, numbers=numbers)
    by_number = {one.proposal.number: one for one in _with_partners(ledger, found)}
    for number in numbers:
        if number not in by_number:
            raise NotThere(Reason("no_proposal", number=number), Remedy("list_proposals"))
    return [by_number[number] for number in numbers]


def still_waits(ledger: Ledger, listed: Listed) -> Proposal:
    """Return a proposal that waits; refuse one of which a person said already what it is, and name that batch."""
    proposal = listed.proposal
    if proposal.state == "pending":
        return proposal
    return check_pending(proposal, proposal_views.answered_in(ledger.conn, proposal.id))


def all_with(ledger: Ledger, partner: str) -> list[Listed]:
    """Return what waits and is certainly with a partner; refuse where nothing is."""
    meant = found_partner(ledger, partner)
    certain = [one for one in listed(ledger, partner=meant.handle) if not one.proposal.asked]
    if not certain:
        raise Refused(Reason("no_proposals_with", handle=meant.handle), Remedy("list_proposals"))
    return certain


def doubtful_with(ledger: Ledger, partner: str) -> tuple[Listed, ...]:
    """Return what waits and may be with a partner, or with another one: no rule answers it."""
    return tuple(one for one in listed(ledger, partner=partner) if one.proposal.asked)


def waiting_says(ledger: Ledger) -> str:
    """Say how many meetings and tasks wait for an answer; nothing where none does."""
    meetings, tasks = proposal_views.waiting(ledger.conn, ledger.me)
    if not meetings + tasks:
        return ""
    if not tasks:
        says = ngettext(
            "{n} meeting brought in waits for an answer", "{n} meetings brought in wait for an answer", meetings
        )
    elif not meetings:
        says = ngettext("{n} task brought in waits for an answer", "{n} tasks brought in wait for an answer", tasks)
    else:
        says = ngettext(
            "{n} meeting or task brought in waits for an answer",
            "{n} meetings and tasks brought in wait for an answer",
            meetings + tasks,
        )
    return says.format(n=meetings + tasks)


def _with_partners(ledger: Ledger, proposals: Sequence[Proposal]) -> list[Listed]:
    if not proposals:
        return []
    linked = proposal_views.partners_of(ledger.conn, [proposal.id for proposal in proposals])
    partners = {partner.id: partner for partner in partner_views.partners(ledger.conn, ledger.today, archived=True)}
    people: dict[str, list[Person]] = {}
    for person in people_views.people(ledger.conn):
        people.setdefault(person.partner_id, []).append(person)
    former = former_addresses(ledger.conn)
    rows = []
    for proposal in proposals:
        ids = linked.get(proposal.id, [])
        known = tuple(person for key in ids for person in people.get(key, ()))
        candidates = sorted((partners[key] for key in ids if key in partners), key=lambda partner: partner.handle)
        rows.append(Listed(proposal, tuple(candidates), company_of(proposal), known, former))
    return rows
