"""Farewells as a kind of fact."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from trustlog.domain.facts import Farewell
from trustlog.domain.kinds import Kind
from trustlog.language import _


def _sentence(fact: Farewell, _people: Sequence[str], _as_of: date) -> str:
    said = f": {fact.said}" if fact.said else ""
    return _("farewell{said}").format(said=said)


def _line(fact: Farewell, today: date) -> str:
    from trustlog.domain.calendar.days import show

    return f"{show(fact.on)} {_sentence(fact, (), today)}"


def _json(fact: Farewell, _as_of: date) -> dict[str, Any]:
    return {
        "reasons": fact.reasons.split(", "),
        "said": fact.said,
        "said_by": fact.said_by,
        "handed_over": fact.handed_over,
        "door": fact.door,
        "level": fact.level,
    }


KIND = Kind[Farewell](
    name="farewell",
    value=Farewell,
    timeline=True,
    day=lambda fact: fact.on,
    make=None,
    clause=None,
    line=_line,
    sentence=_sentence,
    json=_json,
    editable=lambda _fact: ("said", "said_by", "handed_over", "door", "reasons", "on", "note", "private"),
    may_be_empty=frozenset(("said", "said_by", "handed_over", "door", "note")),
    file=None,
)
