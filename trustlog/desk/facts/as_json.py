"""Facts as plain values, with exactly the keys that scripts and files rely on."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple, Protocol

from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Disclosure, Fact, LevelChange, Moment, Note, Promise
from trustlog.domain.text.folding import in_order
from trustlog.storage.schema._generated import INNER

_KINDS: dict[type, str] = {
    Promise: "promise",
    Moment: "moment",
    Disclosure: "disclosure",
    Note: "note",
    LevelChange: "level_change",
}


def shown_columns(value: NamedTuple) -> dict[str, Any]:
    """Give the columns of a value by name, without those that only the program reads."""
    return {name: held for name, held in value._asdict().items() if name not in INNER}


class Names(Protocol):
    """Handles of partners and names of people, by id."""

    @property
    def handles(self) -> Mapping[str, str]:
        """Give the handle of each partner."""

    @property
    def people(self) -> Mapping[str, str]:
        """Give the name of each person."""


def fact_json(fact: Fact, names: Names, as_of: date, management: bool = False) -> dict[str, Any]:
    """Give a fact as it stands on a day; for management, without the clause it came from."""
    if isinstance(fact, Promise):
        from trustlog.domain.facts.promise import as_known

        fact = as_known(fact, as_of)
    partners = fact.partner_ids if isinstance(fact, Moment) else (fact.partner_id,)
    people = fact.person_ids if isinstance(fact, Moment) else ()
    values: dict[str, Any] = {
        "number": fact.number,
        "fact": _KINDS[type(fact)],
        "on": (fact.made_on if isinstance(fact, Promise) else fact.on).isoformat(),
        "partners": sorted(names.handles[one] for one in partners),
        "people": sorted((names.people[one] for one in people), key=in_order),
        "note": fact.note,
        "private": fact.private,
        "recorded_at": fact.recorded_at.isoformat(),
        "recorded_by": fact.recorded_by,
    }
    if not management:
        values["source"] = fact.source
    values.update(_of_its_kind(fact, as_of))
    return values


def facts_json(ledger: Ledger, facts: Iterable[Fact], as_of: date, management: bool = False) -> list[dict[str, Any]]:
    """Give facts as plain values, their names fetched at once."""
    from trustlog.desk.facts.naming import names_of

    held = list(facts)
    names = names_of(ledger, held)
    return [fact_json(fact, names, as_of, management) for fact in held]


def _of_its_kind(fact: Fact, as_of: date) -> dict[str, Any]:
    if isinstance(fact, Promise):
        return _promise(fact, as_of)
    if isinstance(fact, Moment):
        return {
            "kind": fact.kind,
            "counts_as": fact.counts_as,
            "minutes": fact.minutes,
            "initiative": fact.initiative,
            "text": fact.text,
        }
    if isinstance(fact, Disclosure):
        return {
            "direction": _direction(fact.ours),
            "topic": fact.topic,
            "depth": fact.depth,
            "missed": fact.missed,
        }
    if isinstance(fact, LevelChange):
        return {"from_level": fact.from_level, "to_level": fact.to_level, "reason": fact.reason}
    return {}


def _promise(fact: Promise, as_of: date) -> dict[str, Any]:
    from trustlog.domain.facts.promise import outcome

    return {
        "direction": _direction(fact.ours),
        "text": fact.text,
        "stake": fact.stake,
        "made_on": fact.made_on.isoformat(),
        "due_on": _day(fact.due_on),
        "counts_on": fact.counts_on.isoformat(),
        "grace_days": fact.grace_days,
        "outcome": outcome(fact, as_of),
        "told": fact.told,
        "closed_on": _day(fact.closed_on),
        "satisfied": fact.satisfied,
        "withdrawn_by": fact.withdrawn_by,
        "entered_late": fact.entered_late,
        "moves": [
            {"on": move.on.isoformat(), "from": move.from_on.isoformat(), "to": move.to_on.isoformat()}
            for move in fact.moves
        ],
        "every": fact.every,
    }


def _direction(ours: bool) -> str:
    return "ours" if ours else "theirs"


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
