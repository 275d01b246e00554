"""What becomes of the fields of a partner, or of a person, that another is merged into."""

from collections.abc import Collection, Sequence
from typing import Any, Literal, NamedTuple

from trustlog.domain.facts import Partner, Person
from trustlog.domain.facts.partner import each_of, several
from trustlog.domain.text.folding import alike
from trustlog.errors import Reason, Refused, Remedy, WordsError

How = Literal["filled", "both", "stays", "taken"]
TAKEN = ("name", "target", "cadence", "logged_from", "tags", "domains", "note", "owner")
"""The fields of a partner that may be taken from the other, by the names that people type."""
REACHED = ("email", "phone")
"""Fields of which somebody may have several."""
TAKEN_OF_PERSON = ("name", "role", "email", "phone", "note", "left_on")
_ALSO = {"tag": "tags", "domain": "domains"}
_COLUMNS = {"cadence": "cadence_days"}


class FieldMerged(NamedTuple):
    """A field that differs: as it was at the kept one and at the other, as it will be, and how it came to that."""

    field: str
    kept: Any
    gone: Any
    will_be: Any
    how: How


def taken(typed: Sequence[str], known: Sequence[str] = TAKEN) -> tuple[str, ...]:
    """Return the fields that shall be taken from the other, or refuse one that cannot be."""
    named = [_ALSO.get(each, each) for part in typed for each in part.replace(",", " ").split()]
    for field in named:
        if field not in known:
            raise WordsError(Reason("cannot_be_taken", field=field, fields=", ".join(known)))
    return tuple(dict.fromkeys(named))


def column_of(field: str) -> str:
    """Return by which name a partner or a person has a field."""
    return _COLUMNS.get(field, field)


def joined_partner(gone: Partner, kept: Partner, take: Collection[str]) -> tuple[Partner, tuple[FieldMerged, ...]]:
    """Return the kept partner as it will be, and each field in which the two differ.

    Tags, domains and notes of both are kept; what only the other had fills what is blank; else the kept one's stays.
    """
    fields, values = list[FieldMerged](), dict[str, Any]()
    for field in TAKEN:
        column = column_of(field)
        mine, other = getattr(kept, column), getattr(gone, column)
        if other in (None, "", mine):
            continue
        both = _both(field, mine, other) if field in ("tags", "domains", "note") and mine else None
        merged = _merged(field, mine, other, both, take)
        values[column] = merged.will_be
        if merged.will_be != mine or field not in ("tags", "domains", "note"):
            fields.append(merged)
    joined = kept._replace(**values)
    if joined.logged_from > kept.logged_from:
        raise Refused(
            Reason("logged_from_not_taken", handle=gone.handle, day=gone.logged_from),
            Remedy("edit_logged_from", handle=kept.handle),
        )
    return joined, tuple(fields)


def joined_person(gone: Person, kept: Person, take: Collection[str] = ()) -> tuple[Person, tuple[FieldMerged, ...]]:
    """Return the kept person as they will be, and each field in which the two differ.

    Whoever is still there by one of the two has not left; where they came from goes along where the kept one came from
    nowhere, so that another import finds them. An address or a number that gives way to another is kept in the note, as
    further ones are that a file brings.
    """
    fields, values = list[FieldMerged](), dict[str, Any]()
    for field in TAKEN_OF_PERSON:
        mine, other = getattr(kept, field), getattr(gone, field)
        if other in (None, "", mine) or (field == "name" and alike(mine) == alike(other) and field not in take):
            continue
        both = _both(field, mine, other) if field == "note" and mine else None
        if field == "left_on" and not mine and field not in take:
            fields.append(FieldMerged(field, mine, other, mine, "stays"))
            continue
        merged = _merged(field, mine, other, both, take)
        values[field] = merged.will_be
        fields.append(merged)
    if further := [_gives_way(one) for one in fields if one.field in REACHED and one.how in ("stays", "taken")]:
        fields = [one for one in fields if one.field != "note"]
        note = " · ".join(dict.fromkeys(filter(None, (values.get("note", kept.note), *further))))
        values["note"] = note
        fields.append(FieldMerged("note", kept.note, gone.note, note, "both"))
    if gone.brought_from and not kept.brought_from:
        values |= {"brought_from": gone.brought_from, "brought_id": gone.brought_id}
    return kept._replace(**values), tuple(fields)


def _gives_way(merged: FieldMerged) -> str:
    """Return what is not kept of a field in which the two differ."""
    return (merged.gone if merged.how == "stays" else merged.kept) or ""


def _merged(field: str, mine: Any, other: Any, both: str | None, take: Collection[str]) -> FieldMerged:
    if field in take:
        return FieldMerged(field, mine, other, other, "taken")
    if both is not None:
        return FieldMerged(field, mine, other, both, "both")
    if mine in (None, ""):
        return FieldMerged(field, mine, other, other, "filled")
    return FieldMerged(field, mine, other, mine, "stays")


def _both(field: str, mine: str, other: str) -> str | None:
    if field == "note":
        return " · ".join(dict.fromkeys((mine, other)))
    return several([*each_of(mine), *each_of(other)])
