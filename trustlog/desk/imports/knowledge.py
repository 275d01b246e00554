"""What a ledger knows before a file is read into it, as plain values."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from trustlog.desk.imports.said import Said
from trustlog.desk.ledger import Ledger
from trustlog.domain.facts.partner import domains_of
from trustlog.errors import Reason, Remedy, WordsError
from trustlog.exchange.foreign.known import GonePerson, Knowledge, KnownPartner, KnownPerson
from trustlog.exchange.foreign.people_words import mails_in, record_key
from trustlog.storage.read import brought
from trustlog.storage.read import partners as partner_views
from trustlog.storage.read import people as people_views
from trustlog.storage.read.gone import gone_people
from trustlog.storage.read.merged import former_partners

FIELDS = ("name", "note", "domains", "role", "email", "phone", "title", "day", "minutes")
"""Fields of what is there already in which a file may be right, or has to be silent."""
ALL = "all"


class Wanted(NamedTuple):
    """What a person says beside the file: our own addresses, the days of meetings, and who is right in which field.

    `create` is whether firms that are not here become partners where people of the file are at them. `said` is what
    was said with this file, now or when it was read before, of who and where we are.
    """

    me: Sequence[str]
    first: date
    last: date
    overwrite: Sequence[str] = ()
    keep: Sequence[str] = ()
    create: bool = False
    said: Said = Said()


def knowledge(ledger: Ledger, form: str, wanted: Wanted) -> Knowledge:
    """Return what the ledger knows that matters to a file of this format."""
    partners = partner_views.partners(ledger.conn, ledger.today, archived=False)
    handles = {partner.id: partner.handle for partner in partners}
    proposals = brought.proposals_brought(ledger.conn, form, ledger.me)
    people = {
        person.id: KnownPerson(
            handles[person.partner_id],
            person.name,
            person.email,
            person.role,
            person.phone,
            person.note,
            _id_of(person.brought_from, person.brought_id, form),
        )
        for person in people_views.people(ledger.conn)
        if person.partner_id in handles
    }
    facts = frozenset(brought.facts_brought(ledger.conn, form, ledger.me))
    return Knowledge(
        ledger.today,
        (
            *(
                KnownPartner(
                    partner.handle,
                    partner.name,
                    tuple((partner.domains or "").lower().replace(" ", "").split(",")) if partner.domains else (),
                    partner.note,
                    _id_of(partner.brought_from, partner.brought_id, form),
                )
                for partner in partners
            ),
            *(
                KnownPartner(handles[one.kept_id], one.name, brought_id=_id_of(one.brought_from, one.brought_id, form))
                for one in former_partners(ledger.conn)
                if one.kept_id in handles
            ),
        ),
        tuple(people.values()),
        addresses(wanted.me),
        wanted.first,
        wanted.last,
        facts | {key for key, (state, _id) in proposals.items() if state == "accepted"},
        frozenset(key for key, (state, _id) in proposals.items() if state == "dismissed") - facts,
        *_ways(wanted),
        tuple(
            GonePerson(
                handles.get(one.partner_id),
                one.name,
                one.email,
                _id_of(one.brought_from, one.brought_id, form),
                one.merged,
                people.get(one.kept_id or ""),
            )
            for one in gone_people(ledger.conn)
        ),
        {record_key(record): handle for handle, record in _records(ledger, handles, form)},
    )


def _records(ledger: Ledger, handles: Mapping[str, str], form: str) -> Iterator[tuple[str, str]]:
    """Yield the partners that came from any list of the program that a format is of, each with the id it had there."""
    program = f"{form.partition('-')[0]}-"
    partners = partner_views.partners(ledger.conn, ledger.today, archived=False)
    came = [(one.id, one.brought_from, one.brought_id) for one in partners]
    came += [(one.kept_id, one.brought_from, one.brought_id) for one in former_partners(ledger.conn)]
    for partner_id, brought_from, brought_id in came:
        if brought_id and (brought_from or "").startswith(program) and partner_id in handles:
            yield handles[partner_id], brought_id


def _id_of(brought_from: str | None, brought_id: str | None, form: str) -> str | None:
    """Return the id that a program whose files are of this format knows a row by."""
    return brought_id if brought_from == form else None


def _ways(wanted: Wanted) -> tuple[frozenset[str], frozenset[str]]:
    """Return the fields in which the file is right and those that stay; refuse one that is named as both.

    With `all` in one of them the other names the exceptions.
    """
    taken, kept = _fields(wanted.overwrite), _fields(wanted.keep)
    both = [field for field in FIELDS if field in taken & kept]
    if both and len(taken) < len(FIELDS) and len(kept) < len(FIELDS):
        raise WordsError(Reason("field_kept_and_taken", field=both[0]), Remedy("keep_or_overwrite"))
    return taken, kept


def _fields(words: Sequence[str]) -> frozenset[str]:
    """Return the fields that these words name, or refuse a word that is none."""
    named = [word for text in words for word in text.replace(",", " ").split()]
    for word in named:
        if word not in FIELDS and word != ALL:
            raise WordsError(Reason("no_field_to_take", field=word, fields=", ".join((*FIELDS, ALL))))
    return frozenset(FIELDS if ALL in named else named)


def addresses(me: Sequence[str]) -> tuple[str, ...]:
    """Return our own addresses, or refuse a word that is none."""
    for word in me:
        if not mails_in(word):
            raise WordsError(Reason("no_address", text=word))
        domains_of([word])
    return mails_in(*me)
