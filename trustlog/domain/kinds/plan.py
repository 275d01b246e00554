"""Plans as a kind of fact: the next touch with a partner, which counts for nothing."""

from collections.abc import Sequence
from datetime import date

from trustlog.domain.facts import Plan
from trustlog.domain.kinds import Kind, no_rows, nobody, one_partner, unchanged
from trustlog.domain.kinds.words import day, near_day


def _sentence(fact: Plan, _people: Sequence[str], _as_of: date) -> str:
    return f"planned: {fact.text or 'the next touch'}"


def _line(fact: Plan, _today: date) -> str:
    from trustlog.domain.calendar.days import show

    return f"plan {show(fact.on)}{' ' + fact.text if fact.text else ''}"


KIND = Kind[Plan](
    name="plan",
    value=Plan,
    timeline=False,
    shared=False,
    day=lambda fact: fact.on,
    partner_ids=one_partner,
    person_ids=nobody,
    as_known=unchanged,
    links=no_rows,
    history=no_rows,
    make=None,
    clause=None,
    line=_line,
    sentence=_sentence,
    announced=lambda fact, people, today: f"{_sentence(fact, people, today)} · {near_day(fact.on, today)}",
    details=lambda fact, today: [("Day", day(fact.on, today))],
    json=lambda fact, _as_of: {"text": fact.text},
    editable=lambda _fact: ("text", "on"),
    may_be_empty=frozenset(("text",)),
    file=None,
)
