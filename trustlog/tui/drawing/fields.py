"""What the fields of forms are called, what can be typed into them, and how their answers are shown. Pure."""

from typing import NamedTuple


class Look(NamedTuple):
    """The name that stands before a field, and what is shown in the field while it is empty."""

    label: str
    hint: str = ""


FIELDS = {
    "name": Look("Name", "Acme Instruments"),
    "level": Look("Level"),
    "since": Look("Since", "march · 1 mar · 2025-03-01; empty: today"),
    "handle": Look("Handle", "the short word it is typed by, made of the name"),
    "moment": Look("Kind", "one word: sailing"),
    "counts_as": Look("Counts as"),
    "words": Look("Also called", "zeilen, regatta; parted by commas"),
    "partner": Look("Partner", "acme; several parted by commas"),
    "on": Look("Day", "yesterday · last fri · 12 nov"),
    "direction": Look("Whose"),
    "kind": Look("Kind"),
    "people": Look("With", "names, parted by commas"),
    "minutes": Look("How long", "45m · 1h30"),
    "at": Look("At", "10:00 · 2pm; empty: not said"),
    "text": Look("What", "in a few words"),
    "topic": Look("About", "in a few words"),
    "due": Look("Due", "fri · next fri · 2w · 12 dec; empty: no date"),
    "stake": Look("Stake"),
    "depth": Look("Depth"),
    "unplanned": Look("Unplanned"),
    "initiative": Look("Asked by"),
    "reason": Look("Reason", "in a few words"),
    "target": Look("Target"),
    "cadence": Look("Speak every", "30d · 2w"),
    "logged_from": Look("Logged from", "the day from which silence counts; empty: today"),
    "owner": Look("Owner", "who of us looks after it"),
    "tags": Look("Tags", "key account, north; parted by commas"),
    "domains": Look("Domains", "acme.example; of e-mail addresses, parted by commas"),
    "role": Look("Role", "COO"),
    "email": Look("E-mail", "jane@acme.example"),
    "phone": Look("Phone", "+31 20 123 4567"),
    "left_on": Look("Left on", "the day they left; empty: still there"),
    "note": Look("Note", "a remark"),
    "private": Look("Private"),
    "why": Look("Why"),
}
"""The fields of forms by the names that the desk has for them, in the order in which a form has them."""
_ANSWERS = {"": "not said"}


def in_order(names: tuple[str, ...]) -> list[str]:
    """Return names of fields in the order in which a form has them."""
    order = list(FIELDS)
    return sorted(names, key=order.index)


def answer_words(answer: str) -> str:
    """Return an answer as it is shown."""
    return _ANSWERS.get(answer, answer)
