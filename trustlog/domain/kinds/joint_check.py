"""Joint checks as a kind of fact."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from trustlog.domain.facts import JointCheck
from trustlog.domain.kinds import Kind
from trustlog.language import _


def _sentence(fact: JointCheck, _people: Sequence[str], _as_of: date) -> str:
    if fact.said_by:
        return _("both agreed on the list, {who} for them").format(who=fact.said_by)
    return _("both agreed on the list")


def _line(fact: JointCheck, today: date) -> str:
    from trustlog.domain.calendar.days import show

    return f"{show(fact.on)} {_sentence(fact, (), today)}"


def _json(fact: JointCheck, _as_of: date) -> dict[str, Any]:
    """Return the keys of a check; whoever knows the names puts the sheet in."""
    return {"sheet": None, "by": fact.said_by}


KIND = Kind[JointCheck](
    name="joint_check",
    value=JointCheck,
    timeline=True,
    day=lambda fact: fact.on,
    make=None,
    clause=None,
    line=_line,
    sentence=_sentence,
    json=_json,
    editable=lambda _fact: ("note", "on", "private"),
    may_be_empty=frozenset(("note",)),
    file=None,
)
