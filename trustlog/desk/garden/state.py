"""Where a garden stands as of a day: who is in it, how each pair reads, what it holds of itself, what it lacks."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trustlog.desk.garden.lines import lines_in_force
from trustlog.desk.garden.looks import Looks, looks_of
from trustlog.desk.garden.matrix import MemberOfMatrix, PairCell, PairState
from trustlog.desk.gardens import members_of, of_subject
from trustlog.desk.ledger import Ledger
from trustlog.desk.readings import learned_for
from trustlog.domain.facts import Garden, GardenLine, Partner
from trustlog.domain.facts.promise import as_known
from trustlog.domain.garden import Proportion, Weighed, proportions
from trustlog.domain.text import PersonText
from trustlog.domain.text.folding import in_order
from trustlog.language import _
from trustlog.storage.read import gardens as views
from trustlog.storage.read.between import open_between
from trustlog.trust.garden import PairReading as PairReading
from trustlog.trust.garden import pair_readings, stands, weakest

if TYPE_CHECKING:
    from trustlog.domain.facts import Impact, Promise, Purpose
    from trustlog.domain.facts.garden_facts import GardenFacts, GardenStanding
    from trustlog.trust.settings import Settings


class Standing(NamedTuple):
    """A garden as of a day; `us` tells whether we are the first of its parties, before `members`.

    `pairs` are the readings of all pairs and `weakest` the one that has come least far. `lacks` are codes of what the
    garden lacks, in order. `purpose` is what is agreed, or the last draft where nothing is. `due` are open promises
    between others, `names` those of all who ever were in it,
    `settings` those by which pairs are read.
    """

    garden: Garden
    as_of: date
    members: tuple[Partner, ...]
    pairs: "tuple[PairReading, ...]"
    weakest: "PairReading | None"
    whole: "GardenStanding | None"
    lacks: tuple[str, ...]
    purpose: "Purpose | None"
    impacts: "tuple[Impact, ...]"
    lines: tuple[GardenLine, ...]
    looks: Looks
    due: "tuple[Promise, ...]"
    names: Mapping[str, PersonText]
    settings: "Settings"

    @property
    def parties(self) -> tuple[str | None, ...]:
        """Return the ids of all parties, None for us, who come first."""
        return (*([None] if self.garden.with_us else []), *(member.id for member in self.members))

    @property
    def is_ready(self) -> bool:
        """Return whether the garden lacks nothing."""
        return self.whole is not None and not self.lacks

    def name_of(self, party: str | None) -> str:
        """Return the name of a party, of today or one that left; we are "we"."""
        return self.names[party] if party else _("we")

    def on(self, topic: str) -> list[GardenLine]:
        """Return the lines on a topic that hold."""
        return [line for line in self.lines if line.topic == topic]


def standing(ledger: Ledger, garden: Garden, day: date, me: str | None = None) -> Standing:
    """Return where a garden stands; private facts of `me` count in it, by default of who is at the ledger."""
    reader = ledger.me if me is None else me
    purposes = of_subject(ledger, "purpose", garden, day, reader)
    agreed = [said for said in purposes if said.agreed]
    facts = facts_of(ledger, garden, reader)
    pairs, weakest, whole, lacks = _read(ledger, facts, day)
    return Standing(
        garden,
        day,
        tuple(sorted(members_of(ledger, garden, day), key=lambda member: in_order(member.name))),
        pairs,
        weakest,
        whole,
        lacks,
        next(reversed(agreed or purposes), None),
        tuple(of_subject(ledger, "impact", garden, day, reader)),
        tuple(lines_in_force(ledger, garden, day, me=reader)),
        looks_of(ledger, garden, day, reader),
        tuple(promises_between(ledger, day, reader, garden)),
        {} if facts is None else {key: each.partner.name for key, each in facts.with_us.items()},
        ledger.settings.reading,
    )


def promises_between(
    ledger: Ledger, day: date, me: str, garden: Garden | None = None, until: date | None = None
) -> "list[Promise]":
    """Return what members of a garden, or of any, promised each other and is open at the end of a day, by due day."""
    found = open_between(ledger.conn, day, me=me, garden_id=None if garden is None else garden.id)
    if day < ledger.today:
        found = [as_known(promise, day) for promise in found]
    chosen = (promise for promise in found if until is None or promise.counts_on <= until)
    return sorted(chosen, key=lambda promise: (promise.counts_on, promise.number))


def facts_of(ledger: Ledger, garden: Garden, me: str) -> "GardenFacts | None":
    """Return what the reading of a garden is made from; None while nobody ever was in it."""
    from trustlog.storage.read.garden_facts import gardens_with

    ever = views.members(ledger.conn, garden.id)
    if not ever:
        return None
    found = gardens_with(ledger.conn, [ever[0].partner_id], me)
    return next(each for each in found if each.garden.id == garden.id)


def _read(
    ledger: Ledger, facts: "GardenFacts | None", day: date
) -> "tuple[tuple[PairReading, ...], PairReading | None, GardenStanding | None, tuple[str, ...]]":
    from trustlog.trust.gates.garden import missing_of

    if facts is None:
        return (), None, None, ()
    pairs = pair_readings(facts, day, ledger.today, learned_for(ledger, day), ledger.settings.reading)
    whole = stands(facts, day, pairs)
    return pairs, weakest(pairs), whole, missing_of(whole, day.toordinal())


# The pairs as the matrix has them


def matrix_members(at: Standing) -> tuple[MemberOfMatrix, ...]:
    """Return the parties as the matrix names them."""
    us = [MemberOfMatrix(None, _("we"))] if at.garden.with_us else []
    return (*us, *(MemberOfMatrix(member.handle, member.name) for member in at.members))


def matrix_cells(at: Standing) -> list[PairCell]:
    """Return how each pair stands, by the places of both among the parties."""
    places = {party or "": place for place, party in enumerate(at.parties)}
    cells = []
    for pair in at.pairs:
        one, other = sorted((places[pair.one], places[pair.other]))
        cells.append(PairCell(one, other, state_of(pair), pair is at.weakest))
    return sorted(cells)


def state_of(pair: "PairReading") -> PairState:
    """Return how a pair stands: passed, short of it, or with nothing logged between the two."""
    if pair.has_passed:
        return "passed"
    return "short" if pair.is_logged else "nothing"


def pair_at(at: Standing, one: int, other: int) -> "PairReading | None":
    """Return the reading of the pair at two places among the parties; None for a party with itself."""
    wanted = {at.parties[one] or "", at.parties[other] or ""}
    return next((pair for pair in at.pairs if {pair.one, pair.other} == wanted), None)


# Give and take


def give_and_take(at: Standing) -> list[Proportion]:
    """Return who gives and gets how much, in the order of the parties."""
    return proportions(at.parties, weighed(at.lines))


def weighed(lines: Iterable[GardenLine]) -> Sequence[Weighed]:
    """Return the lines on what is given and got that have a number."""
    return [
        Weighed(None if line.ours else line.member_id, line.topic == "gives", line.amount)
        for line in lines
        if line.topic in ("gives", "gets") and line.amount is not None
    ]
