"""Lines of a garden as a kind of fact."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from trustlog.domain.facts import GardenLine
from trustlog.domain.kinds import Kind, without_partner
from trustlog.language import N_, _

TITLES = {
    "gives": N_("gives"),
    "gets": N_("gets"),
    "decides": N_("decides alone"),
    "veto": N_("may veto alone"),
    "answer": N_("a broken promise is answered"),
    "conflict": N_("a conflict is settled"),
    "pie": N_("the pie is divided"),
    "unknown": N_("we do not know yet"),
    "learned": N_("learned"),
    "shares": N_("shares"),
    "missing": N_("missing at this table"),
}
"""The topics of lines, as people say them."""


def _sentence(fact: GardenLine, members: Sequence[str], _as_of: date) -> str:
    member, toward = members or ("", "")
    who = _("we") if fact.ours else member
    amount = f" ({fact.amount})" if fact.amount is not None else ""
    with_whom = _(" with {member}").format(member=toward) if toward else ""
    ended = _(", until {day}").format(day=fact.ended_on.isoformat()) if fact.ended_on else ""
    return f"{who} {_(TITLES[fact.topic])}: {fact.text}{amount}{with_whom}{ended}".lstrip()


def _json(fact: GardenLine, _as_of: date) -> dict[str, Any]:
    return {
        "topic": fact.topic,
        "member": None,
        "ours": fact.ours,
        "toward": None,
        "text": fact.text,
        "amount": fact.amount,
        "ended_on": None if fact.ended_on is None else fact.ended_on.isoformat(),
    }


KIND = Kind[GardenLine](
    name="garden_line",
    value=GardenLine,
    timeline=True,
    day=lambda fact: fact.on,
    partner_ids=without_partner,
    make=None,
    clause=None,
    sentence=_sentence,
    json=_json,
    editable=lambda _fact: ("text", "amount", "on", "ended_on", "note", "private"),
    may_be_empty=frozenset(("amount", "ended_on", "note")),
    file=None,
    refers=("member_id", "toward_id"),
)
