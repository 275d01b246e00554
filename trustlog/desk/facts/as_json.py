"""Facts as plain values, with exactly the keys that scripts and files rely on."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Disclosure, Fact, Moment, Note, Promise
from trustlog.domain.kinds import kind_of
from trustlog.domain.text.folding import in_order
from trustlog.storage.schema._generated import INNER

if TYPE_CHECKING:
    from trustlog.domain.answers import Said


_LINKED = {
    "member": "member_id",
    "toward": "toward_id",
    "one": "one_id",
    "other": "other_id",
}
"""Keys that hold the handle of a partner, each with the column of its id."""


def shown_columns(value: NamedTuple) -> dict[str, Any]:
    """Return the columns of a value by name, without those that only the program reads.

    Where it came from stands there only where it was brought in.
    """
    columns = {name: cell for name, cell in value._asdict().items() if name not in INNER}
    if columns.get("brought_from", "") is None:
        del columns["brought_from"], columns["brought_id"]
    return columns


class Names(Protocol):
    """What the facts refer to, by id."""

    @property
    def handles(self) -> Mapping[str, str]:
        """Return the handle of each partner."""

    @property
    def people(self) -> Mapping[str, str]:
        """Return the name of each person."""

    @property
    def items(self) -> Mapping[str, str]:
        """Return the name of each item of the open book."""

    @property
    def said(self) -> "Mapping[str, tuple[Said, ...]]":
        """Return what partners said of promises, by the promise's id."""

    @property
    def promised(self) -> Mapping[str, tuple[int, str]]:
        """Return number and text of the promises that words are about."""

    @property
    def sheets(self) -> Mapping[str, str]:
        """Return the name of each sheet."""


def fact_json(fact: Fact, names: Names, as_of: date, management: bool = False) -> dict[str, Any]:
    """Return a fact as it stands on a day; for management, without the clause it came from."""
    kind = kind_of(fact)
    fact = kind.as_known(fact, as_of)
    values: dict[str, Any] = {
        "number": fact.number,
        "fact": kind.name,
        "on": kind.day(fact).isoformat(),
        "partners": sorted(names.handles[partner] for partner in kind.partner_ids(fact)),
        "people": sorted((names.people[person] for person in kind.person_ids(fact)), key=in_order),
        "note": fact.note,
        "private": fact.private,
        "recorded_at": fact.recorded_at.isoformat(),
        "recorded_by": fact.recorded_by,
    }
    if not management:
        values["source"] = fact.source
        if isinstance(fact, Promise | Moment | Disclosure | Note) and fact.brought_from is not None:
            values |= {"brought_from": fact.brought_from, "brought_id": fact.brought_id}
    values.update(kind.json(fact, as_of))
    for key, column in _LINKED.items():
        if key in values:
            values[key] = names.handles.get(getattr(fact, column) or "")
    if "garden_id" in fact._fields:
        values.update(_of_garden(fact, names, management=management))
    if "item" in values:
        values["item"] = names.items.get(getattr(fact, "item_id", None) or "")
    if names.said or names.promised or names.sheets:
        from trustlog.desk.facts.beside import json_beside

        values.update(json_beside(fact, names, as_of, management=management))
    for name in kind.file.left_out if management and kind.file is not None else ():
        del values[name]
    return values


def _of_garden(fact: Any, names: Names, *, management: bool) -> dict[str, Any]:
    """Return what tells of the garden of a fact; what is with a partner has these keys only in a garden."""
    keys = {"garden": names.handles.get(fact.garden_id or "")}
    if not isinstance(fact, Promise | Moment | Disclosure):
        return keys
    if management or fact.garden_id is None:
        return {}
    if isinstance(fact, Moment):
        return {**keys, "without_us": fact.without_us}
    if fact.from_id is None or fact.to_id is None:
        return keys
    return {**keys, "from": names.handles[fact.from_id], "to": names.handles[fact.to_id]}


def facts_json(ledger: Ledger, facts: Iterable[Fact], as_of: date, management: bool = False) -> list[dict[str, Any]]:
    """Return facts as plain values, their names fetched at once."""
    from trustlog.desk.facts.naming import names_of

    listed = list(facts)
    names = names_of(ledger, listed)
    return [fact_json(fact, names, as_of, management) for fact in listed]
