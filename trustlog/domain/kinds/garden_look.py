"""Looks at a garden as a kind of fact."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from trustlog.domain.facts import GardenLook
from trustlog.domain.garden_looks import as_typed, low_words
from trustlog.domain.kinds import Kind, without_partner
from trustlog.language import _


def _sentence(fact: GardenLook, members: Sequence[str], _as_of: date) -> str:
    by = _(", by {name}").format(name=fact.said_by) if fact.said_by else ""
    low = low_words(fact.about, fact.answers)
    answers = as_typed(fact.answers) + (_(" (low: {low})").format(low=low) if low else "")
    if fact.about == "whole":
        return _("looked at the whole: {answers}{by}").format(answers=answers, by=by)
    one, other = ((name or _("us")) for name in members or ("", ""))
    if members and not members[0]:
        return _("how we see {other}: {answers}{by}").format(other=other, answers=answers, by=by)
    return _("how {one} sees {other}: {answers}{by}").format(one=one, other=other, answers=answers, by=by)


def _json(fact: GardenLook, _as_of: date) -> dict[str, Any]:
    return {
        "garden": None,  # its handle is not known here
        "about": fact.about,
        "one": None,
        "other": None,
        "answers": fact.answers,
        "said_by": fact.said_by,
    }


KIND = Kind[GardenLook](
    name="garden_look",
    value=GardenLook,
    timeline=True,
    day=lambda fact: fact.on,
    partner_ids=without_partner,
    make=None,
    clause=None,
    sentence=_sentence,
    json=_json,
    editable=lambda _fact: ("note", "answers", "said_by", "on", "private"),
    may_be_empty=frozenset(("note", "said_by")),
    file=None,
    refers=("one_id", "other_id"),
)
