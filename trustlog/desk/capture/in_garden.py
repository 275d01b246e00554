"""Capture lines about a garden: what members promise and tell each other, and the time they spend together."""

from typing import TYPE_CHECKING

from trustlog.desk.capture.draft import Draft, Drafted
from trustlog.domain.capture.garden import Between, Verb, clauses_of, head_of, names_of_members
from trustlog.domain.capture.line import parse_leniently
from trustlog.domain.capture.scan import quotes
from trustlog.domain.capture.values import Captured, MomentClause
from trustlog.domain.facts import Disclosure, Moment, Promise
from trustlog.errors import Fault, Reason, Refused, Remedy, WordsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trustlog.desk.ledger import Ledger
    from trustlog.domain.capture.values import Clause
    from trustlog.domain.capture.words import Words
    from trustlog.domain.facts import Fact, Garden, Partner

_SAYS: dict[Verb, str] = {"promise": "promise", "offer": "offer", "share": "shared", "hid": "hid"}
"""The verb of the ordinary clause that each becomes."""


def read_in_garden(draft: Draft, line: str, words: "Words", number: int | None) -> None:
    """Add what a line about a garden says to a draft; each fault at its place in the line as it was typed."""
    from trustlog.desk.gardens import members_of, writable_garden

    try:
        spans = quotes(line)
        named, start = head_of(line)
    except Fault as fault:
        draft.faults.append(Fault(fault, fault.at, fault.end, number))
        return
    try:
        garden = writable_garden(draft.ledger, named.text)
    except WordsError as error:
        draft.faults.append(Fault(error, named.at, named.end, number))
        return
    except Refused as error:
        draft.refusals.append(Fault(error, named.at, named.end, number))
        return
    members = {member.handle: member for member in members_of(draft.ledger, garden, draft.ledger.today)}
    draft.gardens[garden.id] = garden
    draft.partners |= {member.id: member for member in members.values()}
    names = names_of_members([(member.handle, member.name) for member in members.values()])
    clauses, faults = clauses_of(line, start, spans, names)
    draft.faults += [Fault(fault, fault.at, fault.end, number) for fault in faults]
    for clause in clauses:
        if "" in clause.parties and not garden.with_us:
            draft.faults.append(Fault(Reason("garden_without_us", handle=garden.handle), clause.at, clause.end, number))
        elif clause.verb is not None and clause.parties[0] == clause.parties[1]:
            same = Reason("promise_to_oneself", name=clause.parties[0] or "we")
            draft.faults.append(Fault(same, clause.at, clause.end, number))
        else:
            _read(draft, _Within(garden, members, line, number), clause, words)


def told_of_gardens(ledger: "Ledger", faults: "Sequence[Fault]") -> list[Fault]:
    """Return the faults of a line that names two partners, with how a line about two of a garden begins.

    That is said where a garden has both of them.
    """
    return [_with_garden(ledger, fault) if fault.code == "which_partner" else fault for fault in faults]


def _with_garden(ledger: "Ledger", fault: Fault) -> Fault:
    from trustlog.desk.gardens import members_of
    from trustlog.storage.read.gardens import gardens

    named = set(str(fault.params["known"]).split(" or "))
    for garden in gardens(ledger.conn, ledger.today):
        if named <= {member.handle for member in members_of(ledger, garden, ledger.today)}:
            way = Remedy("between_in_garden", handle=garden.handle)
            return Fault(fault.reason, fault.at, fault.end, fault.line_number, (*fault.remedies, way))
    return fault


class _Within:
    """The line in which a clause stands, and the garden and its members, by their handles."""

    def __init__(self, garden: "Garden", members: "dict[str, Partner]", line: str, number: int | None) -> None:
        self.garden, self.members, self.line, self.number = garden, members, line, number


def _read(draft: Draft, within: _Within, clause: Between, words: "Words") -> None:
    head = _head(clause)
    own = Draft(draft.ledger)
    parsed = parse_leniently(head + clause.rest, draft.ledger.today, words, own.known)
    if (wrong := _not_so_meant(clause, parsed.clauses)) is not None:
        draft.faults.append(Fault(wrong, clause.at, clause.end, within.number))
        return
    own.add(Captured(parsed.partners, parsed.clauses))
    for listed, faults in ((draft.faults, [*parsed.faults, *own.faults]), (draft.refusals, own.refusals)):
        listed += [_placed(fault, clause, len(head), within.number) for fault in faults]
    draft.new_people += own.new_people
    draft.people |= own.people
    draft.partners |= own.partners
    source = within.line[clause.at : clause.end]
    for drafted in own.drafted:
        if drafted.old is None:
            drafted = Drafted(_of_garden(drafted.fact, within, clause, source))
        draft.drafted.append(drafted)


def _not_so_meant(clause: Between, read: "Sequence[Clause]") -> Reason | None:
    """Return why what was read is not what was meant: several promise nothing together, a clause says one thing."""
    if clause.verb is not None:
        return None if len(read) < 2 else Reason("clauses_apart")
    together = not clause.parties or all(isinstance(each, MomentClause) for each in read)
    return None if together else Reason("from_one_to_one")


def _head(clause: Between) -> str:
    """Return how the ordinary line begins that the grammar reads: a partner, and who of two says something."""
    private = "private " if clause.private else ""
    if clause.verb is None:
        partners = ", ".join(party for party in clause.parties if party)
        return f"{partners}: {private}" if partners else private
    maker, receiver = clause.parties
    who = "we" if not maker else "they"
    return f"{maker or receiver}: {private}{who} {_SAYS[clause.verb]} "


def _placed(fault: Fault, clause: Between, head: int, number: int | None) -> Fault:
    """Return a fault of the ordinary line at its place in the line as it was typed."""
    at, end = (max(clause.at, clause.rest_at + place - head) for place in (fault.at, fault.end))
    return Fault(fault, min(at, clause.end), max(min(end, clause.end), at + 1), number)


def _of_garden(fact: "Fact", within: _Within, clause: Between, source: str) -> "Fact":
    """Return the fact as one of the garden; between two members it has both, and is neither ours nor theirs."""
    garden_id = within.garden.id
    if isinstance(fact, Moment):
        return fact._replace(garden_id=garden_id, without_us="" not in clause.parties, source=source)
    if not isinstance(fact, Promise | Disclosure):
        return fact
    fact = fact._replace(garden_id=garden_id, source=source)
    if "" in clause.parties:
        return fact
    maker, receiver = (within.members[party].id for party in clause.parties)
    return fact._replace(partner_id=maker, ours=False, from_id=maker, to_id=receiver)
