"""Merges somebody into another person of the same partner: one who was entered twice."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.partners import (
    TAKEN_OF_PERSON,
    Joined,
    field_line,
    joined_person,
    merged_json,
    partner,
    person,
    person_joined,
    reading_line,
    readings_around,
    taken,
    writable_partner,
)
from trustlog.desk.people.editing import line, person_list
from trustlog.domain.facts import Partner, Person
from trustlog.domain.text import counted
from trustlog.errors import Reason, Refused, Remedy
from trustlog.language import _
from trustlog.storage.access.visible import not_for
from trustlog.storage.read.names import partner_names
from trustlog.storage.read.people import people as all_people
from trustlog.storage.write.writer import Change

if TYPE_CHECKING:
    from trustlog.trust.reading.values import Reading


class PersonMerging(NamedTuple):
    """What merging somebody into another would write: where they are, who stays, as they are and will be."""

    at: Partner
    kept: Person
    both: Joined
    changes: tuple[Change, ...]

    @property
    def batch(self) -> Batch:
        """Return what is written at once."""
        return Batch(self.changes, f"person merge {self.at.handle}")


class PersonPreview(NamedTuple):
    """What merging somebody into another would do; `moves` counts what the person at the ledger may see."""

    merging: PersonMerging
    moves: dict[str, int]
    before: "Reading"
    after: "Reading"


def merge(ledger: Ledger, name: str, into: str, at: str | None = None, take: Sequence[str] = ()) -> Written:
    """Let one person have the moments and answers of two, and the other be no more; undo brings both back.

    `at` names their partner, where the names alone do not tell. Two at different partners stay two people.
    """
    return _written(ledger, planned_merge(ledger, name, into, at, take))


def merge_by_id(ledger: Ledger, gone_id: str, kept_id: str, take: Sequence[str] = ()) -> Written:
    """Merge the person of an id into that of another, as `merge` does."""
    return _written(ledger, merging_by_id(ledger, gone_id, kept_id, take))


def _written(ledger: Ledger, planned: PersonMerging) -> Written:
    batch = ledger.commit(planned.batch)
    joined = planned.both.joined
    said = _("{line} · {name} is merged into them").format(
        line=line(joined, planned.at.handle), name=planned.both.gone.name
    )
    return Written(batch, (), (said,), (joined,))


def planned_merge(
    ledger: Ledger, name: str, into: str, at: str | None = None, take: Sequence[str] = ()
) -> PersonMerging:
    """Return what merging one person into another would write; nothing is written."""
    return _merging(ledger, *two_people(ledger, name, into, at), take)


def two_people(ledger: Ledger, one: str, other: str, at: str | None = None) -> tuple[Person, Person]:
    """Return the two people of these names, at this partner or at any."""
    where = _("any partner") if at is None else partner(ledger, at).handle
    known = person_list(ledger, None if at is None else where)
    return person(ledger, known, one, where), person(ledger, known, other, where)


def merging_by_id(ledger: Ledger, gone_id: str, kept_id: str, take: Sequence[str] = ()) -> PersonMerging:
    """Return what merging the person of one id into that of another would write."""
    by_id = {each.id: each for each in all_people(ledger.conn)}
    if gone_id not in by_id or kept_id not in by_id:
        raise Refused(Reason("nobody_there_any_more"), Remedy("list_people"))
    return _merging(ledger, by_id[gone_id], by_id[kept_id], take)


def _merging(ledger: Ledger, gone: Person, kept: Person, take: Sequence[str]) -> PersonMerging:
    if gone.id == kept.id:
        raise Refused(Reason("person_into_itself", name=gone.name))
    handles = partner_names(ledger.conn, [gone.partner_id, kept.partner_id])
    if gone.partner_id != kept.partner_id:
        one, other = (handles[each.partner_id][0] for each in (gone, kept))
        raise Refused(
            Reason("person_elsewhere", name=gone.name, one=one, into=kept.name, other=other),
            Remedy("left_and_two", handle=one),
        )
    at = writable_partner(ledger, handles[kept.partner_id][0])
    joined, fields = joined_person(gone, kept, taken(take, TAKEN_OF_PERSON))
    return PersonMerging(at, kept, Joined(gone, joined, fields), tuple(person_joined(ledger, gone, kept, joined)))


def merge_preview(ledger: Ledger, planned: PersonMerging) -> PersonPreview:
    """Return what such a merge would do; nothing is written."""
    hidden = not_for(ledger.conn, planned.changes, ledger.me, ledger.me)
    moves = {
        kind: sum(change.table == table and (table, change.id) not in hidden for change in planned.changes)
        for kind, table in (("moment", "moment_person"), ("pulse", "pulse"))
    }
    return PersonPreview(planned, moves, *readings_around(ledger, planned.at, planned.batch))


def merge_lines(ledger: Ledger, preview: PersonPreview, *, stays: bool = True) -> Iterator[str]:
    """Yield what merging somebody into another would do, line by line; perhaps without the fields that stay."""
    planned = preview.merging
    gone, kept = planned.both.gone, planned.both.joined
    yield _("{gone} would be merged into {kept}, at {handle}").format(
        gone=gone.name, kept=kept.name, handle=planned.at.handle
    )
    listed = ", ".join(
        words
        for words, number in (
            (counted(preview.moves["moment"], "moment"), preview.moves["moment"]),
            (counted(preview.moves["pulse"], "pulse answer"), preview.moves["pulse"]),
        )
        if number
    )
    yield _("moves: {what}").format(what=listed or _("nothing"))
    for field in planned.both.fields:
        if stays or field.how != "stays":
            yield field_line(field, gone.name)
    yield reading_line(ledger, planned.at.handle, preview.before, preview.after)
    yield _("{gone} is no more then; undo brings both back").format(gone=gone.name)


def merge_json(preview: PersonPreview) -> dict[str, Any]:
    """Return what merging somebody into another would do as plain values."""
    both = preview.merging.both
    return {
        "person": both.gone.name,
        "into": both.joined.name,
        "partner": preview.merging.at.handle,
        "moves": {kind: number for kind, number in preview.moves.items() if number},
        **merged_json(both.fields, preview.before, preview.after),
    }
