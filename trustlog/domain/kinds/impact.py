"""Impact as a kind of fact: what a partnership changes for others."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from trustlog.domain.facts import Impact
from trustlog.domain.kinds import File, Kind, follows_none, no_columns, with_one
from trustlog.language import N_, _

FOR = {
    "organisation": N_("the organisation"),
    "clients": N_("clients"),
    "employees": N_("employees"),
    "society": N_("society"),
}
"""For whom something changes, as people say it."""


def said(fact: Impact) -> str:
    """Say what is changed for whom, and what shows it."""
    shown = _(" (shown by: {evidence})").format(evidence=fact.evidence) if fact.evidence else ""
    return _("impact for {area}: {text}").format(area=_(FOR[fact.area]), text=fact.text) + shown


def _sentence(fact: Impact, _people: Sequence[str], _as_of: date) -> str:
    return said(fact)


def _line(fact: Impact, today: date) -> str:
    from trustlog.domain.calendar.days import show

    return f"{show(fact.on)} {_sentence(fact, (), today)}"


def _json(fact: Impact, _as_of: date) -> dict[str, Any]:
    return {"area": fact.area, "text": fact.text, "evidence": fact.evidence, "garden": None}


KIND = Kind[Impact](
    name="impact",
    value=Impact,
    timeline=True,
    day=lambda fact: fact.on,
    partner_ids=with_one,
    make=None,
    clause=None,
    line=_line,
    sentence=_sentence,
    json=_json,
    editable=lambda _fact: ("text", "area", "evidence", "on", "note", "private"),
    may_be_empty=frozenset(("evidence", "note")),
    file=File("impacts", no_columns, follows_none, None, ()),
)
