"""Looks at a garden: how one member sees another, and how the whole is seen; written, and the last of each."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from trustlog.desk.facts import made, write_new
from trustlog.desk.garden.acts import member_named
from trustlog.desk.gardens import of_subject, writable_garden
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.domain.facts import Garden, GardenLook
from trustlog.domain.garden_looks import read_answers
from trustlog.domain.text import clean
from trustlog.errors import Reason, WordsError
from trustlog.language import _

YEAR = timedelta(days=365)
"""So long a look at the whole holds."""
Way = tuple[str | None, str | None]
"""Who sees whom, by their ids as partners; None is us."""


class Looks(NamedTuple):
    """The last look of each who looked at each, and the last at the whole."""

    pairs: Mapping[Way, GardenLook]
    whole: GardenLook | None


def look(
    ledger: Ledger,
    name: str,
    answers: str,
    pair: tuple[str, str] | None = None,
    *,
    said_by: str | None = None,
    on: date | None = None,
    note: str | None = None,
    private: bool = False,
    batch: Batch | None = None,
) -> Written:
    """Record how the first of a pair sees the other, or how the whole is seen."""
    garden = writable_garden(ledger, name)
    one, other = (None, None) if pair is None else (_id(ledger, garden, each) for each in pair)
    if pair is not None and one == other:
        raise WordsError(Reason("look_at_itself"))
    about = "whole" if pair is None else "pair"
    fields = {
        "garden_id": garden.id,
        "about": about,
        "one_id": one,
        "other_id": other,
        "answers": read_answers(about, answers),
        "said_by": clean(said_by or "", _("who said it")) or None,
    }
    new = made(ledger, GardenLook, fields, on=on, note=note, private=private)
    return write_new(ledger, [new], f"garden look {garden.handle}", batch)


def _id(ledger: Ledger, garden: Garden, name: str) -> str | None:
    partner = member_named(ledger, garden, name)
    return None if partner is None else partner.id


def looks_of(ledger: Ledger, garden: Garden, day: date, me: str | None = None) -> Looks:
    """Return the last looks up to a day that this person may see."""
    return last_looks(of_subject(ledger, "garden_look", garden, day, me))


def last_looks(looks: Iterable[GardenLook]) -> Looks:
    """Return the last of each, of looks oldest first."""
    pairs: dict[Way, GardenLook] = {}
    whole = None
    for each in looks:
        if each.about == "pair":
            pairs[each.one_id, each.other_id] = each
        else:
            whole = each
    return Looks(pairs, whole)
