"""Gains as a kind of fact: what we get out of a partnership."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from trustlog.domain.facts import Gain
from trustlog.domain.kinds import Kind, with_one
from trustlog.language import _


def _sentence(fact: Gain, _people: Sequence[str], _as_of: date) -> str:
    says = _("we gain: {text} (we would say so)") if fact.would_say else _("we gain: {text} (we would not say so)")
    return says.format(text=fact.text)


def _line(fact: Gain, today: date) -> str:
    from trustlog.domain.calendar.days import show

    return f"{show(fact.on)} {_sentence(fact, (), today)}"


def _json(fact: Gain, _as_of: date) -> dict[str, Any]:
    return {"text": fact.text, "would_say": fact.would_say}


KIND = Kind[Gain](
    name="gain",
    value=Gain,
    timeline=True,
    day=lambda fact: fact.on,
    partner_ids=with_one,
    make=None,
    clause=None,
    line=_line,
    sentence=_sentence,
    json=_json,
    editable=lambda _fact: ("text", "would_say", "on", "note", "private"),
    may_be_empty=frozenset(("note",)),
    file=None,
)
