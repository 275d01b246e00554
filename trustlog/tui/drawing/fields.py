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
    "item": Look(N_("Item"), N_("a name of the open book")),
    "deed": Look(N_("Who did")),
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
    "aspect": Look(N_("Of us")),
    "depth": Look(N_("Depth")),
    "retired": Look(N_("Retired")),
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
    "by": Look(N_("Answered by"), N_("a name of theirs; empty: not said")),
    "about": Look(N_("About whom"), N_("one of us; empty: our firm")),
    "promises": Look(N_("Promises")),
    "openness": Look(N_("Openness")),
    "time": Look(N_("Time")),
    "fair": Look(N_("Fairness")),
    "fifth": Look(N_("The fifth")),
    "rather_not": Look(N_("Rather not")),
    "we": Look(N_("We promise"), N_("one thing, as in a line: send the plan by fri")),
    "they": Look(N_("They promise"), N_("one thing: name a contact in planning by 1 dec")),
    "private": Look(N_("Private")),
    "our_weight": Look(N_("Their part of our revenue"), N_("percent; an estimate will do; empty: not known")),
    "our_replaceable": Look(N_("Hard to replace for us")),
    "our_miss": Look(N_("We would miss them")),
    "our_leave": Look(N_("Leaving would cost us")),
    "their_weight": Look(N_("Our part of their spend"), N_("percent; an estimate will do; empty: not known")),
    "their_replaceable": Look(N_("Hard to replace for them")),
    "their_miss": Look(N_("They would miss us")),
    "their_leave": Look(N_("Leaving would cost them")),
    "estimated": Look(N_("Estimates")),
    "ours": Look(N_("Of us"), N_("ann, bob; empty: who wrote it down")),
    "meet": Look(N_("Who should meet whom"), N_("Bob and Raj, at lunch")),
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
_NAMES = frozenset(("item", "left", "to", "partner", "people"))
"""The fields whose answers are names."""
_ANSWERS = {"": N_("not said"), "-": N_("rather not")}


def in_order(names: tuple[str, ...]) -> list[str]:
    """Return names of fields in the order in which a form has them."""
    order = {name: at for at, name in enumerate(FIELDS)}
    return sorted(names, key=lambda name: order.get(name, len(order)))


def look_of(name: str, label: str = "", hint: str = "") -> Look:
    """Return how a field looks, in the language spoken; a label or a hint of its own goes first."""
    known = FIELDS.get(name, Look(name.replace("_", " ").capitalize()))
    return Look(_(label or known.label), _(hint or known.hint) if hint or known.hint else "")


def answer_words(answer: str, field: str = "") -> str:
    """Return an answer as it is shown; a name that people gave is in no language."""
    if answer and field in _NAMES:
        return answer
    return _(_ANSWERS.get(answer, answer))
