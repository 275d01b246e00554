"""Lines of a garden as a kind of fact."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from trustlog.domain.calendar.days import show
from trustlog.domain.facts import GardenLine
from trustlog.domain.garden import ABOUT, NOBODY
from trustlog.domain.kinds import File, Kind, follows_none, no_columns, without_partner
from trustlog.language import N_, _

OF_ONE = {
    "gives": (N_("we give"), N_("{member} gives")),
    "gets": (N_("we get"), N_("{member} gets")),
    "decides": (N_("we decide alone"), N_("{member} decides alone")),
    "veto": (N_("we may stop all others alone"), N_("{member} may stop all others alone")),
    "shares": (N_("we share"), N_("{member} shares")),
}
"""What a line of us, and of a member, begins with."""
OF_ALL = {
    "veto": N_("who may stop all others alone"),
    "answer": N_("a broken promise is answered"),
    "conflict": N_("a conflict is settled"),
    "pie": N_("the pie is divided"),
    "unknown": N_("we do not know yet"),
    "learned": N_("learned"),
    "missing": N_("missing at this table"),
}
"""What a line of the garden as a whole begins with."""


def _sentence(fact: GardenLine, members: Sequence[str], _as_of: date) -> str:
    member, toward = members or ("", "")
    if fact.ours or member:
        ours, theirs = OF_ONE[fact.topic]
        head = _(ours) if fact.ours else _(theirs).format(member=member)
    else:
        head = _(OF_ALL.get(fact.topic) or ABOUT[fact.topic].title)
    is_nobody = fact.topic == "veto" and not fact.ours and not member and fact.text == NOBODY
    text = _("nobody") if is_nobody else fact.text
    amount = _(" ({amount} of 5)").format(amount=fact.amount) if fact.amount is not None else ""
    with_whom = _(" with {member}").format(member=toward) if toward else ""
    ended = _(", over since {day}").format(day=show(fact.ended_on)) if fact.ended_on else ""
    return f"{head}: {text}{amount}{with_whom}{ended}"


def _editable(fact: GardenLine) -> tuple[str, ...]:
    about = ABOUT[fact.topic]
    named = ("member",) if about.of != "whole" else ()
    toward = ("toward",) if about.toward else ()
    amount = ("amount",) if about.amount else ()
    return ("text", *named, *toward, *amount, "on", "ended_on", "note", "private")


def _json(fact: GardenLine, _as_of: date) -> dict[str, Any]:
    return {
        "garden": None,  # its handle is not known here
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
    editable=_editable,
    may_be_empty=frozenset(("amount", "ended_on", "note")),
    file=File("garden_lines", no_columns, follows_none, None, ()),
    refers=("member_id", "toward_id"),
)
