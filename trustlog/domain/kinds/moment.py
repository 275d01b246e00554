"""Moments as a kind of fact: time spent together."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from trustlog.domain.facts import Moment
from trustlog.domain.kinds import File, Kind, Linked, Making, Rows, follows_none
from trustlog.domain.kinds.words import minutes
from trustlog.domain.text.folding import composed
from trustlog.language import N_, _

if TYPE_CHECKING:
    from trustlog.domain.capture.values import MomentClause

COUNTED_AS = {"scripted": N_("with agenda"), "joint": N_("working together"), "unscripted": N_("without agenda")}
"""What a moment counts as, as people say it; files, JSON and the capture line have the words on the left."""


def _sentence(fact: Moment, people: Sequence[str], _as_of: date) -> str:
    """Say what time was spent: "lunch 75 min with Jane (without agenda)"."""
    length = f" {minutes(fact.minutes)}" if fact.minutes is not None else ""
    clock = _(" at {at_time}").format(at_time=fact.at_time) if fact.at_time is not None else ""
    company = _(" with {people}").format(people=", ".join(people)) if fact.person_ids or fact.without_us else ""
    names = _ours(fact)
    ours = _(", ours: {names}").format(names=", ".join(names)) if names else ""
    text = f": {fact.text}" if fact.text else ""
    return f"{_(fact.kind)}{length}{clock}{company}{ours} ({_(COUNTED_AS[fact.counts_as])}){text}"


def _ours(fact: Moment) -> tuple[str, ...]:
    """Return who of us is named as having been there."""
    if fact.our_people is None:
        return ()
    from trustlog.domain.our_people import our_names  # here: few moments name anybody, and a capture makes many

    return our_names(fact.our_people)


def _make(clause: "MomentClause", making: Making) -> Moment:
    return Moment(
        id=making.id,
        number=0,
        on=clause.on,
        partner_ids=making.partner_ids,
        person_ids=making.person_ids,
        kind=clause.kind,
        counts_as=clause.counts_as,
        minutes=clause.minutes,
        initiative=clause.initiative,
        unplanned=clause.unplanned,
        text=clause.text or None,
        note=None,
        private=clause.private,
        source=clause.source,
        recorded_at=making.recorded_at,
        recorded_by=making.recorded_by,
        at_time=clause.at_time,
        our_people=", ".join(clause.our_people) or None,
    )


def _clause(fact: Moment, people: Sequence[str]) -> "MomentClause":
    from trustlog.domain.capture.values import MomentClause, Name

    return MomentClause(
        kind=fact.kind,
        counts_as=fact.counts_as,
        minutes=fact.minutes,
        at_time=fact.at_time,
        our_people=_ours(fact),
        on=fact.on,
        people=tuple(Name(person, 0, 0) for person in people),
        new_people=False,
        unplanned=fact.unplanned,
        initiative=fact.initiative,
        text=fact.text,
        private=fact.private,
        source=fact.source or "",
        at=0,
        end=0,
    )


def _json(fact: Moment, _as_of: date) -> dict[str, Any]:
    return {
        "kind": fact.kind,
        "counts_as": fact.counts_as,
        "minutes": fact.minutes,
        "at": fact.at_time,
        "initiative": fact.initiative,
        "ours": [] if fact.without_us else list(_ours(fact) or (fact.recorded_by,)),
        "text": fact.text,
    }


def _columns(fact: Moment, linked: Linked) -> dict[str, Any]:
    people = sorted((linked.people[person], linked.employers[person]) for person in fact.person_ids)
    return {"unplanned": fact.unplanned, "people_at": [handle for _name, handle in people]}


def _content(fact: Moment) -> tuple[object, ...]:
    text = fact.text and composed(fact.text)
    return (frozenset(fact.partner_ids), fact.on, fact.kind, fact.counts_as, fact.minutes, text, fact.without_us)


def _links(fact: Moment) -> Rows:
    """Return who it was with, or between; day and kind of time are repeated, so that readings need no join."""
    repeated = {"moment_id": fact.id, "on": fact.on, "counts_as": fact.counts_as}
    table = "moment_between" if fact.without_us else "moment_partner"
    partners: Rows = [(table, {"partner_id": partner, **repeated}) for partner in fact.partner_ids]
    return partners + [("moment_person", {"moment_id": fact.id, "person_id": person}) for person in fact.person_ids]


KIND = Kind[Moment](
    name="moment",
    value=Moment,
    timeline=True,
    shared=True,
    day=lambda fact: fact.on,
    partner_ids=lambda fact: fact.partner_ids,
    person_ids=lambda fact: fact.person_ids,
    links=_links,
    make=_make,
    clause=_clause,
    sentence=_sentence,
    json=_json,
    editable=lambda _fact: (
        "text",
        "partner",
        "people",
        "ours",
        "on",
        "kind",
        "minutes",
        "at",
        "unplanned",
        "initiative",
        "note",
        "private",
    ),
    may_be_empty=frozenset(("text", "people", "ours", "minutes", "at", "initiative", "note")),
    file=File(
        *("moments", _columns, follows_none, _content, ("initiative", "unplanned", "note")),
        kept_back=lambda fact: N_("between others, in a garden") if fact.without_us else None,
        left_out=("ours",),
    ),
)
