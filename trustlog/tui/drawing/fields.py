"""What the fields of forms are called, what can be typed into them, and how their answers are shown. Pure."""

from typing import NamedTuple

from trustlog.language import N_, _


class Look(NamedTuple):
    """The name that stands before a field, and what is shown in the field while it is empty."""

    label: str
    hint: str = ""


FIELDS = {
    "name": Look(N_("Name"), N_("Acme Instruments")),
    "level": Look(N_("Level")),
    "since": Look(N_("Since"), N_("march · 1 mar · 2025-03-01; empty: today")),
    "handle": Look(N_("Handle"), N_("the short word it is typed by, made of the name")),
    "moment": Look(N_("Kind"), N_("one word: sailing")),
    "counts_as": Look(N_("Counts as")),
    "words": Look(N_("Also called"), N_("zeilen, regatta; parted by commas")),
    "partner": Look(N_("Partner"), N_("acme; several parted by commas")),
    "on": Look(N_("Day"), N_("yesterday · last fri · 12 nov")),
    "direction": Look(N_("Whose")),
    "kind": Look(N_("Kind")),
    "people": Look(N_("With"), N_("names, parted by commas")),
    "minutes": Look(N_("How long"), "45m · 1h30"),
    "at": Look(N_("At"), N_("10:00 · 2pm; empty: not said")),
    "text": Look(N_("What"), N_("in a few words")),
    "topic": Look(N_("About"), N_("in a few words")),
    "due": Look(N_("Due"), N_("fri · next fri · 2w · 12 dec; empty: no date")),
    "stake": Look(N_("Stake")),
    "depth": Look(N_("Depth")),
    "unplanned": Look(N_("Unplanned")),
    "initiative": Look(N_("Asked by")),
    "reason": Look(N_("Reason"), N_("in a few words")),
    "target": Look(N_("Target")),
    "cadence": Look(N_("Speak every"), "30d · 2w"),
    "logged_from": Look(N_("Logged from"), N_("the day from which silence counts; empty: today")),
    "owner": Look(N_("Owner"), N_("who of us looks after it")),
    "tags": Look(N_("Tags"), N_("key account, north; parted by commas")),
    "domains": Look(N_("Domains"), N_("acme.example; of e-mail addresses, parted by commas")),
    "role": Look(N_("Role"), "COO"),
    "email": Look(N_("E-mail"), "jane@acme.example"),
    "phone": Look(N_("Phone"), "+31 20 123 4567"),
    "left_on": Look(N_("Left on"), N_("the day they left; empty: still there")),
    "note": Look(N_("Note"), N_("a remark")),
    "private": Look(N_("Private")),
    "ours": Look(N_("Of us"), N_("ann, bob; empty: who wrote it down")),
    "left": Look(N_("Who left")),
    "to": Look(N_("It goes to")),
    "anew": Look(N_("Test anew"), N_("why the test shall begin anew; empty: it goes on")),
    "why_us": Look(N_("Why us"), N_("why we are right for each other")),
    "both_think": Look(N_("Both think"), N_("what we both think about")),
    "reasons": Look(N_("Reasons"), N_("flags, values …; parted by commas")),
    "said": Look(N_("What is said"), N_("in the words in which it is said")),
    "said_by": Look(N_("By whom"), N_("who of us says it")),
    "handed_over": Look(N_("Handed over"), N_("what, and to whom")),
    "door": Look(N_("The door"), N_("how it is left open")),
    "close": Look(N_("Promises"), "12=withdraw"),
    "archive": Look(N_("Why we part"), N_("why we let them go, in a sentence")),
    "why": Look(N_("Why")),
}
"""The fields of forms by the names that the desk has for them, in the order in which a form has them."""
_ANSWERS = {"": N_("not said")}


def in_order(names: tuple[str, ...]) -> list[str]:
    """Return names of fields in the order in which a form has them."""
    order = list(FIELDS)
    return sorted(names, key=order.index)


def answer_words(answer: str) -> str:
    """Return an answer as it is shown."""
    return _(_ANSWERS.get(answer, answer))
