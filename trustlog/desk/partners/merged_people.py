"""What becomes of the people of a partner that is merged into another, and of one person merged into another."""

from typing import NamedTuple

from trustlog.desk.facts import removal, row, updates, without_person
from trustlog.desk.ledger import Ledger
from trustlog.desk.partners.merged_fields import FieldMerged, joined_person
from trustlog.domain.facts import Partner, Person
from trustlog.domain.text.folding import alike
from trustlog.storage.read import people as people_views
from trustlog.storage.read.links import rows_of
from trustlog.storage.write.writer import Change


class Joined(NamedTuple):
    """Two people of whom one is left: who goes, who stays as they will be, and the fields in which they differ."""

    gone: Person
    joined: Person
    fields: tuple[FieldMerged, ...]


def people_moved(ledger: Ledger, source: Partner, target: Partner) -> tuple[list[Joined], list[Change]]:
    """Return who is at both partners, and the changes by which all are at one; namesakes are one person."""
    known = {alike(person.name): person for person in people_views.people(ledger.conn, target.id)}
    both, changes = list[Joined](), list[Change]()
    for person in people_views.people(ledger.conn, source.id):
        namesake = known.get(alike(person.name))
        if namesake is None:
            changes.append(Change("person", person.id, {"partner_id": source.id}, {"partner_id": target.id}))
            continue
        joined, fields = joined_person(person, namesake)
        known[alike(person.name)] = joined
        both.append(Joined(person, joined, fields))
        changes += person_joined(ledger, person, namesake, joined)
    return both, changes


def person_joined(ledger: Ledger, gone: Person, kept: Person, joined: Person) -> list[Change]:
    """Return the changes by which one person has the moments and answers of two, and the other is no more."""
    changes = link_moved(ledger, "moment_person", "moment_id", "person_id", (gone.id, kept.id))
    changes += without_person(ledger, gone.id, kept.id)
    changes += apart_moved(ledger, "person", gone.id, kept.id)[0]
    changes += updates(ledger, kept, joined)
    changes.append(Change("person", gone.id, row(gone), None))
    return changes


def link_moved(ledger: Ledger, table: str, what: str, whom: str, ends: tuple[str, str]) -> list[Change]:
    """Return the changes by which all that names the first id names the second; what names both does so once."""
    source, target = ends
    there = {link[what] for link in rows_of(ledger.conn, table, whom, target)}
    return [
        removal(table, link) if link[what] in there else Change(table, link["id"], {whom: source}, {whom: target})
        for link in rows_of(ledger.conn, table, whom, source)
    ]


def apart_moved(ledger: Ledger, who: str, gone: str, kept: str) -> tuple[list[Change], bool]:
    """Return the changes by which whoever is not the one is not the other either, and whether the two were apart."""
    one, other = f"one_{who}_id", f"other_{who}_id"
    of_kept = [pair for column in (one, other) for pair in rows_of(ledger.conn, "apart", column, kept)]
    not_kept = {pair[one] if pair[other] == kept else pair[other] for pair in of_kept}
    changes, were_apart = list[Change](), False
    for column, beside in ((one, other), (other, one)):
        for pair in rows_of(ledger.conn, "apart", column, gone):
            were_apart = were_apart or pair[beside] == kept
            if pair[beside] == kept or pair[beside] in not_kept:
                changes.append(removal("apart", pair))
            else:
                changes.append(Change("apart", pair["id"], {column: gone}, {column: kept}))
    return changes, were_apart
