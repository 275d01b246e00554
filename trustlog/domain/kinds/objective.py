"""Objectives as a kind of fact: what each party wants for itself."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from trustlog.domain.facts import Objective
from trustlog.domain.kinds import Kind, with_one
from trustlog.domain.kinds.words import day, iso
from trustlog.language import _


def _as_known(fact: Objective, as_of: date) -> Objective:
    return fact._replace(ended_on=None) if fact.ended_on is not None and fact.ended_on > as_of else fact


def _sentence(fact: Objective, members: Sequence[str], as_of: date) -> str:
    ended = _(", until {day}").format(day=day(fact.ended_on, as_of)) if fact.ended_on else ""
    if any(members):
        return _("{member} wants: {text}{ended}").format(member=members[0], text=fact.text, ended=ended)
    return _("we want: {text}{ended}").format(text=fact.text, ended=ended)


def _json(fact: Objective, _as_of: date) -> dict[str, Any]:
    return {"member": None, "text": fact.text, "ended_on": iso(fact.ended_on)}


KIND = Kind[Objective](
    name="objective",
    value=Objective,
    timeline=True,
    day=lambda fact: fact.on,
    partner_ids=with_one,
    as_known=_as_known,
    make=None,
    clause=None,
    sentence=_sentence,
    json=_json,
    editable=lambda _fact: ("text", "on", "ended_on", "note", "private"),
    may_be_empty=frozenset(("ended_on", "note")),
    file=None,
    refers=("member_id",),
)
