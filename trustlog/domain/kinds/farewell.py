"""Farewells as a kind of fact."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from trustlog.domain.facts import Farewell
from trustlog.domain.kinds import File, Kind, follows_none, no_columns
from trustlog.language import N_, _

WORDS = {
    "flags": N_("flags"),
    "dependence": N_("one side depends on the other"),
    "no_understanding": N_("no mutual understanding"),
    "values": N_("values"),
    "other": N_("something else"),
}
"""The reasons for a farewell, as people say them."""


def _sentence(fact: Farewell, _people: Sequence[str], _as_of: date) -> str:
    return told(fact)


def told(fact: Farewell) -> str:
    """Tell a farewell: its reasons, what was said by whom, what was handed over, and the door."""
    why = ", ".join(_(WORDS[why]) for why in fact.reasons.split(", ") if why in WORDS)
    parts = [_("farewell ({why})").format(why=why)]
    if fact.said:
        by = _("said by {who}").format(who=fact.said_by) if fact.said_by else _("said")
        parts.append(f"{by}: {fact.said}")
    if fact.handed_over:
        parts.append(_("handed over: {what}").format(what=fact.handed_over))
    if fact.door:
        parts.append(_("the door: {how}").format(how=fact.door))
    return "; ".join(parts)


def _line(fact: Farewell, today: date) -> str:
    from trustlog.domain.calendar.days import show

    return f"{show(fact.on)} {_sentence(fact, (), today)}"


def _json(fact: Farewell, _as_of: date) -> dict[str, Any]:
    return {
        "reasons": fact.reasons.split(", "),
        "said": fact.said,
        "said_by": fact.said_by,
        "handed_over": fact.handed_over,
        "door": fact.door,
        "level": fact.level,
    }


KIND = Kind[Farewell](
    name="farewell",
    value=Farewell,
    timeline=True,
    day=lambda fact: fact.on,
    make=None,
    clause=None,
    line=_line,
    sentence=_sentence,
    json=_json,
    editable=lambda _fact: ("said", "said_by", "handed_over", "door", "reasons", "on", "note", "private"),
    may_be_empty=frozenset(("said", "said_by", "handed_over", "door", "note")),
    file=File("farewells", no_columns, follows_none, None, ()),
)
