"""Agreements as a kind of fact: versions that were put together."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from trustlog.domain.facts import Agreement
from trustlog.domain.kinds import File, Kind, follows_none, no_columns, with_one
from trustlog.domain.kinds.words import day
from trustlog.language import _


def _sentence(fact: Agreement, _people: Sequence[str], _as_of: date) -> str:
    says = _("agreement, version {version}, to be reviewed on {day}")
    return says.format(version=fact.version, day=day(fact.review_on, _as_of))


def _line(fact: Agreement, today: date) -> str:
    from trustlog.domain.calendar.days import show

    return f"{show(fact.on)} {_sentence(fact, (), today)}"


def _json(fact: Agreement, _as_of: date) -> dict[str, Any]:
    return {
        "garden": None,
        "version": fact.version,
        "review_on": fact.review_on.isoformat(),
        "sections": json.loads(fact.snapshot),
    }


KIND = Kind[Agreement](
    name="agreement",
    value=Agreement,
    timeline=True,
    day=lambda fact: fact.on,
    partner_ids=with_one,
    make=None,
    clause=None,
    line=_line,
    sentence=_sentence,
    json=_json,
    editable=lambda _fact: ("note", "on", "private"),
    may_be_empty=frozenset(("note",)),
    file=File("agreements", no_columns, follows_none, None, (), left_out=("sections",)),
)
