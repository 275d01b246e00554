"""Benefits as a kind of fact: what a partnership brought."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from trustlog.domain.benefit import tied_numbers
from trustlog.domain.facts import Benefit
from trustlog.domain.kinds import File, Kind, follows_none, no_columns, with_one
from trustlog.language import N_, _

SORT_WORDS = {
    "insight": N_("shared insight"),
    "impact": N_("real impact"),
    "relief": N_("relief"),
    "proposition": N_("a new proposition or solution"),
    "journey": N_("a seamless journey"),
}
"""The five sorts, as people say them."""


def _sentence(fact: Benefit, _people: Sequence[str], _as_of: date) -> str:
    whom = _(" (for {whom})").format(whom=fact.for_whom) if fact.for_whom else ""
    return _("brought {sort}: {text}").format(sort=_(SORT_WORDS[fact.sort]), text=fact.text) + whom


def _line(fact: Benefit, today: date) -> str:
    from trustlog.domain.calendar.days import show

    return f"{show(fact.on)} {_sentence(fact, (), today)}"


def _json(fact: Benefit, _as_of: date) -> dict[str, Any]:
    return {
        "sort": fact.sort,
        "text": fact.text,
        "for_whom": fact.for_whom,
        "tied": list(tied_numbers(fact.tied)),
        "garden": None,
    }


KIND = Kind[Benefit](
    name="benefit",
    value=Benefit,
    timeline=True,
    day=lambda fact: fact.on,
    partner_ids=with_one,
    make=None,
    clause=None,
    line=_line,
    sentence=_sentence,
    json=_json,
    editable=lambda _fact: ("text", "sort", "for_whom", "tied", "on", "note", "private"),
    may_be_empty=frozenset(("for_whom", "tied", "note")),
    file=File("benefits", no_columns, follows_none, None, ()),
)
