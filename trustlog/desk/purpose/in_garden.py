"""What a garden wants, filled in on its page: its words, what one party wants for itself, what we gain; a form each."""

from collections.abc import Mapping, Sequence

from trustlog.desk.facts import ByField, Filled, write_new
from trustlog.desk.gardens import writable_garden
from trustlog.desk.ledger import Ledger, Written
from trustlog.desk.purpose.form import gain_fields, gained, worded, words_fields
from trustlog.desk.purpose.objectives import OURS, objective
from trustlog.desk.purpose.saying import words_on
from trustlog.domain.facts import Garden
from trustlog.errors import FieldFaults, WordsError
from trustlog.language import N_

US = "us"
"""How we are named among the parties of a garden."""


def words_form(ledger: Ledger, garden: Garden) -> tuple[Filled, ...]:
    """Return the fields of the words, as they were said last."""
    return words_fields(words_on(ledger, garden, None).newest)


def write_words(ledger: Ledger, name: str, values: Mapping[str, str]) -> Written:
    """Write the words of a garden; agreed ones that were left as they were are reviewed."""
    garden, faults = writable_garden(ledger, name), ByField(gathers=True)
    newest = words_on(ledger, garden, None).newest
    kept = {field.name: field.value for field in words_fields(newest)} | {**values}
    facts = worded(ledger, garden, newest, kept, faults)
    faults.raise_all()
    return write_new(ledger, facts, f"purpose {garden.handle}")


def objective_form(parties: Sequence[str]) -> tuple[Filled, ...]:
    """Return the fields of what one of the parties wants for itself."""
    who = tuple(parties)
    return (Filled("member", who[0], who, label=N_("Of whom")), Filled("text", "", label=N_("It wants")))


def write_objective(ledger: Ledger, name: str, values: Mapping[str, str]) -> Written:
    """Write what a party wants for itself."""
    whose = values.get("member", "")
    try:
        return objective(ledger, name, OURS if whose == US else whose, values.get("text", ""))
    except WordsError as error:
        raise FieldFaults({"text": error}) from error


def gain_form() -> tuple[Filled, ...]:
    """Return the fields of what we gain."""
    return gain_fields()


def write_gain(ledger: Ledger, name: str, values: Mapping[str, str]) -> Written:
    """Write what we gain, and that every member was told, where they were."""
    garden, faults = writable_garden(ledger, name), ByField(gathers=True)
    kept = {field.name: field.value for field in gain_fields()} | {**values}
    facts = gained(ledger, garden, kept, faults)
    faults.raise_all()
    return write_new(ledger, facts, f"purpose {garden.handle} gain")
