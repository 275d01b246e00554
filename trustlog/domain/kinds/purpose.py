"""Purpose as a kind of fact: what a partnership is for."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from trustlog.domain.facts import Purpose
from trustlog.domain.kinds import File, Kind, follows_none, no_columns, with_one
from trustlog.language import N_, _, ngettext

WHOSE = {"us": N_("our words"), "them": N_("their words"), "both": N_("joint words")}
"""Whose words a purpose is in, as people say it."""


def years_ahead(horizon: int | None) -> str:
    """Say how far ahead a purpose looks, behind whose words it is in: ", 5 years ahead"; nothing where that is open."""
    if horizon is None:
        return ""
    return ngettext(", {n} year ahead", ", {n} years ahead", horizon).format(n=horizon)


def _sentence(fact: Purpose, _people: Sequence[str], _as_of: date) -> str:
    says = _("purpose agreed: {text} ({whose}{ahead})") if fact.agreed else _("purpose, draft: {text} ({whose}{ahead})")
    return says.format(text=fact.text, whose=_(WHOSE[fact.whose]), ahead=years_ahead(fact.horizon))


def _line(fact: Purpose, today: date) -> str:
    from trustlog.domain.calendar.days import show

    return f"{show(fact.on)} {_sentence(fact, (), today)}"


def _json(fact: Purpose, _as_of: date) -> dict[str, Any]:
    return {"text": fact.text, "whose": fact.whose, "agreed": fact.agreed, "horizon": fact.horizon, "garden": None}


KIND = Kind[Purpose](
    name="purpose",
    value=Purpose,
    timeline=True,
    day=lambda fact: fact.on,
    partner_ids=with_one,
    make=None,
    clause=None,
    line=_line,
    sentence=_sentence,
    json=_json,
    editable=lambda _fact: ("text", "whose", "agreed", "horizon", "on", "note", "private"),
    may_be_empty=frozenset(("horizon", "note")),
    file=File("purposes", no_columns, follows_none, None, ()),
)
