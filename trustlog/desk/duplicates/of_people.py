"""People of one partner that may have been entered twice: suggested with reasons, or said to be different for good."""

from typing import Any, NamedTuple

from trustlog.desk.duplicates.words import because_words, write_apart
from trustlog.desk.ledger import Ledger, Written
from trustlog.desk.partners import partner
from trustlog.desk.people import person_list, two_people
from trustlog.domain.duplicates import Key, Looks, alike_pairs, phone_key
from trustlog.domain.facts import Person
from trustlog.domain.text.firms import plain_key
from trustlog.domain.text.given_names import (
    LEAST_SHORT,
    Called,
    called,
    is_initial_of,
    is_other_given,
    is_same_family,
    is_short_form,
)
from trustlog.errors import Reason, Refused, Remedy
from trustlog.language import _
from trustlog.storage.read.likeness import KnownPerson, known_apart, known_partners, known_people


class PersonPair(NamedTuple):
    """Two people of a partner that may be the same, the one that came first before the other, and why."""

    handle: str
    one: KnownPerson
    other: KnownPerson
    because: tuple[Key, ...]

    @property
    def says(self) -> str:
        """Return why they may be the same."""
        return because_words(self.because)

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        codes = [key.code for key in self.because]
        named = {"partner": self.handle, "one": self.one.name, "other": self.other.name}
        return {**named, "because": codes, "says": self.says}


def people_pairs(ledger: Ledger, at: str | None = None) -> list[PersonPair]:
    """Return who may have been entered twice at one partner, the likeliest first: at any, or at this one.

    At partners that are archived nothing is looked for.
    """
    where = None if at is None else partner(ledger, at).id
    with ledger.conn.reading():
        handles = {each.id: each.handle for each in known_partners(ledger.conn) if each.archived_on is None}
        people = [
            each
            for each in known_people(ledger.conn)
            if each.partner_id in handles and where in (None, each.partner_id)
        ]
        apart = known_apart(ledger.conn)
    by_id = {each.id: each for each in people}
    names = {each.id: called(each.name) for each in people}

    def holds(one: str, other: str, key: Key) -> bool:
        return _holds(names[one], names[other], key)

    return [
        PersonPair(handles[by_id[pair.one].partner_id], by_id[pair.one], by_id[pair.other], pair.because)
        for pair in alike_pairs(list(map(_looks, people)), apart, holds)
        if not _only_a_number(pair.because)
    ]


def _only_a_number(because: tuple[Key, ...]) -> bool:
    """Return whether nothing but a telephone speaks for it: colleagues often have one in common."""
    return [key.code for key in because] == ["phone"]


def _holds(one: Called | None, other: Called | None, key: Key) -> bool:
    """Return whether a key that two people share says anything of these two, given how they are called."""
    if one is None or other is None:
        return key.code not in ("initial", "short_name")
    if key.code == "initial":
        return is_initial_of(one, other) and is_same_family(one, other)
    if key.code == "short_name":
        return is_short_form(one, other) and is_same_family(one, other)
    return key.code != "near_name" or not is_other_given(one, other)


def _looks(person: KnownPerson) -> Looks:
    """Return what somebody is known by at their partner: name in any order, initial, short form, address, number."""
    name = plain_key(person.name)
    keys = [Key("name", f"{person.partner_id} {' '.join(sorted(name.split()))}", "")] if name else []
    if (known := called(person.name)) is not None:
        family = known.family.split()[-1]
        keys.append(Key("initial", f"{person.partner_id} {known.given[0]} {family}", ""))
        keys.append(Key("short_name", f"{person.partner_id} {known.given[:LEAST_SHORT]} {family}", ""))
    if person.email:
        keys.append(Key("mail", f"{person.partner_id} {person.email.lower()}", person.email))
    if phone := phone_key(person.phone):
        keys.append(Key("phone", f"{person.partner_id} {phone}", person.phone or ""))
    return Looks(person.id, tuple(keys), name, person.partner_id)


def set_people_apart(ledger: Ledger, one: str, other: str, at: str | None = None) -> Written:
    """Say that two people of a partner are not the same: they are never suggested again, unless it is undone."""
    return _apart(ledger, *two_people(ledger, one, other, at))


def set_ids_apart(ledger: Ledger, one_id: str, other_id: str) -> Written:
    """Say the same of two that are known by their ids."""
    by_id = {each.id: each for each in person_list(ledger)}
    if one_id not in by_id or other_id not in by_id:
        raise Refused(Reason("nobody_there_any_more"), Remedy("list_people"))
    return _apart(ledger, by_id[one_id], by_id[other_id])


def _apart(ledger: Ledger, one: Person, other: Person) -> Written:
    names = (one.name, other.name)
    batch = write_apart(ledger, (one.id, other.id), names, "person apart", people=True)
    said = _("{one} and {other} are not the same").format(one=one.name, other=other.name)
    return Written(batch, (), (said,), (one, other))
