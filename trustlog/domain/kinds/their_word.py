"""A partner's word on a promise as a kind of fact."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from trustlog.domain.facts import TheirWord
from trustlog.domain.kinds import Kind
from trustlog.domain.kinds.words import day, iso
from trustlog.language import N_, _

SAID = {"done": N_("done"), "not_done": N_("not done"), "moved": N_("moved"), "disputed": N_("not what we agreed")}
"""What each word says, in the table of words of `domain.facts.their_word`."""


def _sentence(fact: TheirWord, _people: Sequence[str], as_of: date) -> str:
    said = _(SAID[fact.word])
    if fact.moved_to is not None:
        said = _("moved to {day}").format(day=day(fact.moved_to, as_of))
    who = fact.said_by or _("they")
    return _("{who} said: {said}").format(who=who, said=": ".join(text for text in (said, fact.remark) if text))


def _line(fact: TheirWord, today: date) -> str:
    from trustlog.domain.calendar.days import show

    return f"{show(fact.on)} {_sentence(fact, (), today)}"


def _json(fact: TheirWord, _as_of: date) -> dict[str, Any]:
    return {
        "word": fact.word,
        "moved_to": iso(fact.moved_to),
        "by": fact.said_by,
        "remark": fact.remark,
        "settled": fact.settled,
    }


KIND = Kind[TheirWord](
    name="their_word",
    value=TheirWord,
    timeline=True,
    day=lambda fact: fact.on,
    make=None,
    clause=None,
    line=_line,
    sentence=_sentence,
    json=_json,
    editable=lambda _fact: ("remark", "on", "note", "private"),
    may_be_empty=frozenset(("remark", "note")),
    file=None,
)
