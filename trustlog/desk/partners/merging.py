"""Merges a partner into another: its facts and people move there, in one batch that undo takes back."""

from typing import Any

from trustlog.desk.facts import removal, row, updates, without_person
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.partners.editing import line
from trustlog.desk.partners.lookup import partner, writable_partner
from trustlog.domain.facts import Partner, Person
from trustlog.domain.facts.partner import each_of, several
from trustlog.domain.text.folding import alike
from trustlog.errors import Reason, Refused, Remedy
from trustlog.language import _
from trustlog.storage.read import people as people_views
from trustlog.storage.read.gardens import is_between
from trustlog.storage.read.links import ids_of, rows_of
from trustlog.storage.schema._generated import MERGES
from trustlog.storage.write.writer import Change


def merge(ledger: Ledger, name: str, into: str) -> Written:
    """Move facts and people of one partner to another; the first stays, archived, and says where they went.

    Level changes, pauses and answers stay: they are about the other's standing.
    """
    gone, kept = writable_partner(ledger, name), writable_partner(ledger, into)
    if gone.id == kept.id:
        raise Refused(Reason("merged_into_itself", handle=gone.handle))
    if is_between(ledger.conn, gone.id, kept.id):
        raise Refused(Reason("something_between", one=gone.handle, other=kept.handle), Remedy("drop_it_first"))
    changes = [
        Change(table, row_id, {column: gone.id}, {column: kept.id})
        for table, column in MERGES
        for row_id in ids_of(ledger.conn, table, column, gone.id)
    ]
    for table, column in (
        ("moment_partner", "moment_id"),
        ("moment_between", "moment_id"),
        ("garden_member", "garden_id"),
    ):
        changes += _joined_rows(ledger, table, column, gone, kept)
    changes += _people(ledger, gone, kept)
    left = gone._replace(archived_on=ledger.today, archive_reason=f"merged into {kept.handle}")
    changes += updates(ledger, gone, left)
    changes += updates(ledger, kept, _joined(gone, kept))
    changes.append(Change("partner", gone.id, {"merged_into": None}, {"merged_into": kept.id}))
    batch = ledger.commit(Batch(changes, f"partner merge {gone.handle} {kept.handle}"))
    now = partner(ledger, kept.handle)
    return Written(
        batch,
        (),
        (
            _("{line} · {handle} is merged into it").format(
                line=line(now, ledger.settings.level_names), handle=gone.handle
            ),
        ),
        (now, left),
    )


def _joined(gone: Partner, kept: Partner) -> Partner:
    """Return the kept partner with the tags and domains of both, and with what was known only of the other."""
    return kept._replace(
        tags=several([*each_of(kept.tags), *each_of(gone.tags)]),
        domains=several([*each_of(kept.domains), *each_of(gone.domains)]),
        owner=kept.owner or gone.owner,
        note=" · ".join(dict.fromkeys(note for note in (kept.note, gone.note) if note)) or None,
    )


def _joined_rows(ledger: Ledger, table: str, column: str, source: Partner, target: Partner) -> list[Change]:
    """Move the rows that say what a partner belongs to; where both belong to the same, one row stays."""
    there = {row[column] for row in rows_of(ledger.conn, table, "partner_id", target.id)}
    return [
        removal(table, row)
        if row[column] in there
        else Change(table, row["id"], {"partner_id": source.id}, {"partner_id": target.id})
        for row in rows_of(ledger.conn, table, "partner_id", source.id)
    ]


def _people(ledger: Ledger, source: Partner, target: Partner) -> list[Change]:
    known = {alike(person.name): person for person in people_views.people(ledger.conn, target.id)}
    changes: list[Change] = []
    for person in people_views.people(ledger.conn, source.id):
        namesake = known.get(alike(person.name))
        if namesake is None:
            changes.append(Change("person", person.id, {"partner_id": source.id}, {"partner_id": target.id}))
        else:
            changes += _join(ledger, person, namesake)
    return changes


def _join(ledger: Ledger, person: Person, namesake: Person) -> list[Change]:
    """Let the kept person take over moments and answers of the other, and what was known only of the other."""
    moment_ids = {link["moment_id"] for link in rows_of(ledger.conn, "moment_person", "person_id", namesake.id)}
    changes: list[Change] = []
    for link in rows_of(ledger.conn, "moment_person", "person_id", person.id):
        if link["moment_id"] in moment_ids:
            changes.append(removal("moment_person", link))
        else:
            changes.append(Change("moment_person", link["id"], {"person_id": person.id}, {"person_id": namesake.id}))
    changes += without_person(ledger, person.id, namesake.id)
    missing: dict[str, Any] = {
        field: getattr(person, field) for field in ("role", "email", "phone", "note") if not getattr(namesake, field)
    }
    changes += updates(ledger, namesake, namesake._replace(**missing))
    changes.append(Change("person", person.id, row(person), None))
    return changes
