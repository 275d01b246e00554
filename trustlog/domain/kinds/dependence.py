"""Looks at who depends on whom as a kind of fact."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from trustlog.domain.facts import Dependence
from trustlog.domain.facts.dependence import KEYS
from trustlog.domain.kinds import Kind
from trustlog.language import _


def _sentence(fact: Dependence, _people: Sequence[str], _as_of: date) -> str:
    ours, theirs = (part for part in (fact.our_weight, fact.their_weight))
    known = [
        text
        for text, weight in (
            (_("they are {percent} % of our revenue"), ours),
            (_("we are {percent} % of their spend"), theirs),
        )
        if weight is not None
        for text in (text.format(percent=weight),)
    ]
    return _("looked at who depends on whom: {seen}").format(seen="; ".join(known) or _("no figures"))


def _line(fact: Dependence, today: date) -> str:
    from trustlog.domain.calendar.days import show

    return f"{show(fact.on)} {_sentence(fact, (), today)}"


def _json(fact: Dependence, _as_of: date) -> dict[str, Any]:
    return {
        side: {key: getattr(fact, f"{prefix}_{key}") for key in KEYS}
        for side, prefix in (("ours", "our"), ("theirs", "their"))
    } | {"estimated": fact.estimated}


KIND = Kind[Dependence](
    name="dependence",
    value=Dependence,
    timeline=True,
    day=lambda fact: fact.on,
    make=None,
    clause=None,
    line=_line,
    sentence=_sentence,
    json=_json,
    editable=lambda _fact: ("note", "partner", "on", "private"),
    may_be_empty=frozenset(("note",)),
    file=None,
)
