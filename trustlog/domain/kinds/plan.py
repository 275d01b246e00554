"""Plans as a kind of fact: the next touch with a partner, which counts for nothing."""

from collections.abc import Sequence
from datetime import date

from trustlog.domain.facts import Plan
from trustlog.domain.kinds import Kind
from trustlog.language import _


def _sentence(fact: Plan, _people: Sequence[str], _as_of: date) -> str:
    return _("planned: {value}").format(value=fact.text or _("the next touch"))


def _line(fact: Plan, _today: date) -> str:
    from trustlog.domain.calendar.days import show

    return f"plan {show(fact.on)}{' ' + fact.text if fact.text else ''}"


KIND = Kind[Plan](
    name="plan",
    value=Plan,
    timeline=False,
    day=lambda fact: fact.on,
    make=None,
    clause=None,
    line=_line,
    sentence=_sentence,
    json=lambda fact, _as_of: {"text": fact.text},
    editable=lambda _fact: ("text", "partner", "on"),
    may_be_empty=frozenset(("text",)),
    file=None,
)
