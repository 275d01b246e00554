"""Sections of an agreement as a kind of fact."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from trustlog.domain.facts import Section
from trustlog.domain.kinds import File, Kind, follows_none, no_columns, with_one
from trustlog.language import N_, _

STATE_WORDS = {
    "not_relevant": N_("not relevant"),
    "open": N_("open"),
    "draft": N_("draft"),
    "agreed": N_("agreed"),
}
"""How far a section is, as people say it."""


def _sentence(fact: Section, _people: Sequence[str], _as_of: date) -> str:
    words = f": {fact.text}" if fact.text else ""
    return _("agreement, {section}, {state}").format(section=_(fact.name), state=_(STATE_WORDS[fact.state])) + words


def _line(fact: Section, today: date) -> str:
    from trustlog.domain.calendar.days import show

    return f"{show(fact.on)} {_sentence(fact, (), today)}"


def _json(fact: Section, _as_of: date) -> dict[str, Any]:
    return {"garden": None, "name": fact.name, "state": fact.state, "text": fact.text}


KIND = Kind[Section](
    name="section",
    value=Section,
    timeline=True,
    day=lambda fact: fact.on,
    partner_ids=with_one,
    make=None,
    clause=None,
    line=_line,
    sentence=_sentence,
    json=_json,
    editable=lambda _fact: ("text", "on", "note", "private"),
    may_be_empty=frozenset(("note",)),
    file=File("agreement_sections", no_columns, follows_none, None, (), left_out=("text",)),
)
