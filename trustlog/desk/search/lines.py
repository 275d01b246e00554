"""What was found by search as lines to show, each with what can be opened or acted on."""

from datetime import date
from typing import NamedTuple

from trustlog.desk.ledger import Ledger
from trustlog.desk.search.finding import partner_id_of, search
from trustlog.desk.search.hits import hit_key, hit_partner, hit_sentence
from trustlog.domain.facts import Garden, Person, Promise


class Line(NamedTuple):
    """What was found: its day, its sentence, its partner, and for a promise the value to act on.

    What has no day has None, what has no number 0, and what is about no partner an empty handle; a person has their id.
    `key` stays the same when it is found again; `garden` is the handle of the garden that it is, or stands under.
    """

    key: str
    on: date | None
    sentence: str
    number: int
    handle: str
    partner: str
    promise: Promise | None = None
    person_id: str | None = None
    garden: str = ""


def search_lines(ledger: Ledger, words: str) -> tuple[Line, ...]:
    """Return all that has these words, in the order of `search`."""
    result = search(ledger, words)
    lines = []
    for hit in result.hits:
        partner_id = partner_id_of(hit.value)
        handle = result.names.handles[partner_id] if partner_id else ""
        promise = hit.value if isinstance(hit.value, Promise) else None
        person_id = hit.value.id if isinstance(hit.value, Person) else None
        sentence, name = hit_sentence(hit, result), hit_partner(hit, result)
        inside = getattr(hit.value, "garden_id", None)
        garden = hit.value.handle if isinstance(hit.value, Garden) else result.names.handles.get(inside or "", "")
        lines.append(Line(hit_key(hit), hit.on, sentence, max(hit.number, 0), handle, name, promise, person_id, garden))
    return tuple(lines)
