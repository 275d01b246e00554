"""Fit as a kind of fact: why we are right for each other."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from trustlog.domain.facts import Fit
from trustlog.domain.kinds import File, Kind, follows_none, no_columns
from trustlog.language import _


def _sentence(fact: Fit, _people: Sequence[str], _as_of: date) -> str:
    both = _("; we both think about {what}").format(what=fact.both_think) if fact.both_think else ""
    return _("why us: {why}").format(why=fact.why_us) + both


def _line(fact: Fit, today: date) -> str:
    from trustlog.domain.calendar.days import show

    return f"{show(fact.on)} {_sentence(fact, (), today)}"


def _json(fact: Fit, _as_of: date) -> dict[str, Any]:
    return {"why_us": fact.why_us, "both_think": fact.both_think}


KIND = Kind[Fit](
    name="fit",
    value=Fit,
    timeline=True,
    day=lambda fact: fact.on,
    make=None,
    clause=None,
    line=_line,
    sentence=_sentence,
    json=_json,
    editable=lambda _fact: ("why_us", "both_think", "on", "note", "private"),
    may_be_empty=frozenset(("both_think", "note")),
    file=File("fit", no_columns, follows_none, None, ()),
)
