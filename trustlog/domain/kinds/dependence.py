"""Looks at who depends on whom as a kind of fact."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from trustlog.domain.calendar.days import show
from trustlog.domain.dependence import Bound, bound_of
from trustlog.domain.facts import Dependence
from trustlog.domain.facts.dependence import NUMBERS
from trustlog.domain.kinds import File, Kind, follows_none, no_columns
from trustlog.domain.kinds.words import day
from trustlog.language import _


def bound_words(sides: Bound) -> str:
    """Say how bound both sides are: "we depend on them 62, they on us 20, of 100; they hold us"."""
    if sides.ours is None:
        says = _("they depend on us {theirs} of 100").format(theirs=sides.theirs)
    elif sides.theirs is None:
        says = _("we depend on them {ours} of 100").format(ours=sides.ours)
    else:
        says = _("we depend on them {ours}, they on us {theirs}, of 100").format(ours=sides.ours, theirs=sides.theirs)
    return says + {None: "", "us": _("; they hold us"), "them": _("; we hold them")}[sides.held]


def _sentence(fact: Dependence, _people: Sequence[str], _as_of: date) -> str:
    says = (
        _("looked at who depends on whom, estimated: {seen}")
        if fact.estimated
        else _("looked at who depends on whom: {seen}")
    )
    return says.format(seen=bound_words(bound_of(fact)))


def _line(fact: Dependence, today: date) -> str:
    return f"{show(fact.on)} {_sentence(fact, (), today)}"


def _json(fact: Dependence, _as_of: date) -> dict[str, Any]:
    numbers = {name: getattr(fact, name) for name in NUMBERS}
    return numbers | {"estimated": fact.estimated} | bound_of(fact)._asdict()


def _details(fact: Dependence, today: date) -> list[tuple[str, str]]:
    ours, theirs = (
        ", ".join("?" if number is None else str(number) for number in side)
        for side in (
            (fact.our_weight, fact.our_replaceable, fact.our_miss, fact.our_leave),
            (fact.their_weight, fact.their_replaceable, fact.their_miss, fact.their_leave),
        )
    )
    return [(_("Day"), day(fact.on, today)), (_("Ours"), ours), (_("Theirs"), theirs)]


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
    editable=lambda _fact: ("note", "partner", "on", *NUMBERS, "estimated", "private"),
    may_be_empty=frozenset(("note", *NUMBERS)),
    details=_details,
    file=File("dependence", no_columns, follows_none, None, ()),
)
