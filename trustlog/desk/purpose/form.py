"""The fields by which a joint purpose is filled in, with what was said last in them, and what is written of them.

With a partner they are one form; those of a garden, which has more parties, are three small ones: see `in_garden.py`.
"""

from collections.abc import Mapping
from typing import Any

from trustlog.desk.facts import NO, YES, ByField, Filled, flag, write_new
from trustlog.desk.gardens import Subject
from trustlog.desk.ledger import Ledger, Written
from trustlog.desk.purpose.gaining import new_gain, tellings
from trustlog.desk.purpose.objectives import new_objective
from trustlog.desk.purpose.saying import Said, again, new_words, read_whose, words_on
from trustlog.domain.facts import Partner, Purpose
from trustlog.domain.facts.purpose import WHOSE
from trustlog.language import N_, _

TOLD = N_("told them")
"""The answer that we said it to them already."""


def form(ledger: Ledger, partner: Partner) -> tuple[Filled, ...]:
    """Return the words said last, and empty fields for what else there is to say: all of them may stay as they are."""
    return (*words_fields(words_on(ledger, partner, None).newest), *_wanted_fields(), *gain_fields())


def words_fields(newest: Purpose | None) -> tuple[Filled, ...]:
    """Return the fields of the words, as they were said last; below private ones stands that they stay so."""
    held = YES if newest is not None and newest.agreed else NO
    alone = _("for you alone, and stays so") if newest is not None and newest.private else ""
    says = _("left as it is, it is reviewed") if held == YES else ""
    horizon = "" if newest is None or newest.horizon is None else str(newest.horizon)
    return (
        Filled(
            "text", "" if newest is None else newest.text, label=N_("Together"), hint=N_("what both want"), says=alone
        ),
        Filled("whose", "both" if newest is None else newest.whose, WHOSE, label=N_("Whose words")),
        Filled("agreed", held, (NO, YES), label=N_("Agreed"), says=says),
        Filled("horizon", horizon, label=N_("Years ahead"), hint=N_("5; empty: not said")),
    )


def _wanted_fields() -> tuple[Filled, ...]:
    return (
        Filled("we_want", "", label=N_("We want"), hint=N_("one more thing that we want for ourselves; or empty")),
        Filled("they_want", "", label=N_("They want"), hint=N_("one more thing that they want; or empty")),
    )


def gain_fields() -> tuple[Filled, ...]:
    """Return the fields of what we gain, and whether we would say so, or said it."""
    return (
        Filled("gain", "", label=N_("We gain"), hint=N_("what this brings us, once a year; or empty")),
        Filled("say", NO, (NO, YES, TOLD), label=N_("Say so")),
    )


def write(ledger: Ledger, partner: Partner, values: Mapping[str, str]) -> Written:
    """Write what was filled in as one batch; words that were left as they were are said again if nothing else was."""
    kept = {field.name: field.value for field in form(ledger, partner)} | {**values}
    faults, facts = ByField(gathers=True), list[Any]()
    for field, member in (("we_want", None), ("they_want", partner.id)):
        if kept[field].strip():
            with faults.of(field):
                facts.append(new_objective(ledger, partner, member, kept[field]))
    if kept["gain"].strip():
        facts += gained(ledger, partner, kept, faults)
    newest = words_on(ledger, partner, None).newest
    changed = any(kept[field.name].strip() != field.value for field in words_fields(newest))
    if changed or not facts:
        facts[:0] = worded(ledger, partner, newest, kept, faults)
    faults.raise_all()
    return write_new(ledger, facts, f"purpose {partner.handle}")


def gained(ledger: Ledger, subject: Subject, kept: Mapping[str, str], faults: ByField) -> list[Any]:
    """Return what we gain as it is in the fields, and that it was told, where it was."""
    facts = list[Any]()
    would_say = is_told = kept["say"] == TOLD
    with faults.of("say"):
        would_say = is_told or flag("say", kept["say"])
    with faults.of("gain"):
        new = new_gain(ledger, subject, kept["gain"], would_say=would_say)
        facts += [new, *(tellings(ledger, subject, new, None) if is_told else ())]
    return facts


def worded(
    ledger: Ledger, subject: Subject, newest: Purpose | None, kept: Mapping[str, str], faults: ByField
) -> list[Purpose]:
    """Return the words as they are in the fields; where these held private ones, other words are private, too."""
    words: list[Purpose] = []
    agreed, whose = False, ""
    with faults.of("agreed"):
        agreed = flag("agreed", kept["agreed"])
    with faults.of("whose"):
        whose = read_whose(kept["whose"])
    if not whose:
        return words
    said = Said(whose, kept["horizon"], private=newest is not None and newest.private)
    text = kept["text"].strip()
    with faults.of("horizon" if text else "text"):
        if newest is not None and text == newest.text:
            words.append(again(ledger, newest, said)._replace(agreed=agreed))
        else:
            words.append(new_words(ledger, subject, text, said, agreed=agreed))
    return words
