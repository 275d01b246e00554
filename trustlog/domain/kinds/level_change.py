"""Decisions about the level of a partner as a kind of fact."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from trustlog.domain.facts import LevelChange
from trustlog.domain.kinds import File, Kind, follows_none, no_columns
from trustlog.domain.kinds.words import day
from trustlog.language import _


def _sentence(fact: LevelChange, _people: Sequence[str], _as_of: date) -> str:
    return f"{_goes(fact)}: {fact.reason}"


def _line(fact: LevelChange, _today: date) -> str:
    from trustlog.domain.calendar.days import show

    return f"{_goes(fact)} {show(fact.on)}: {fact.reason}"


def _goes(fact: LevelChange) -> str:
    """Say which level goes to which, and what it is of a step on trial."""
    if fact.trial == "confirmed":
        return _("level {level} confirmed after its trial").format(level=fact.to_level)
    trial = {"began": _(", on trial"), "ended": _(", the trial ended"), None: ""}[fact.trial]
    return _("level {old} → {new}{trial}").format(old=fact.from_level, new=fact.to_level, trial=trial)


def _details(fact: LevelChange, today: date) -> list[tuple[str, str]]:
    return [(_("Day"), day(fact.on, today)), *([(_("Depends"), _(fact.depends))] if fact.depends else [])]


def _json(fact: LevelChange, _as_of: date) -> dict[str, Any]:
    levels = {"from_level": fact.from_level, "to_level": fact.to_level}
    return {**levels, "trial": fact.trial, "reason": fact.reason}


KIND = Kind[LevelChange](
    name="level_change",
    value=LevelChange,
    timeline=True,
    day=lambda fact: fact.on,
    make=None,
    clause=None,
    line=_line,
    sentence=_sentence,
    details=_details,
    json=_json,
    editable=lambda _fact: ("note", "private"),
    may_be_empty=frozenset(("note",)),
    file=File("level_changes", no_columns, follows_none, None, ()),
)
