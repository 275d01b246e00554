"""A reading as a recorded decision saw it: with the settings it was made with, as of its day."""

import json
from collections.abc import Mapping
from datetime import date
from math import isclose
from typing import Any, NamedTuple

from trustlog.desk.ledger import Ledger
from trustlog.desk.levels import changes_of
from trustlog.desk.partners import partner
from trustlog.desk.readings.current import Notice, learned_for, texts_of
from trustlog.domain.facts import LevelChange, PartnerFacts
from trustlog.errors import NotThere, Reason, Refused, Remedy
from trustlog.storage.read.portfolio import partner_facts
from trustlog.trust.reading.partner import Reading, read
from trustlog.trust.settings import Settings, from_json
from trustlog.trust.words import TITLES, as_json


class Replay(NamedTuple):
    """The reading, the decision whose settings it was made with, and the strands that were recorded otherwise.

    `changed` is empty where there is nothing to compare with: another day than the decision's was asked for, or
    somebody else decided, who alone may see what was recorded.
    """

    reading: Reading
    decision: LevelChange
    changed: tuple[str, ...]


def replay(
    ledger: Ledger,
    name: str,
    number: int,
    as_of: date | None = None,
    explain: bool = False,
    notice: Notice | None = None,
) -> Replay:
    """Read a partner with the settings of decision `number`: as that decision saw it, or as of the day asked for."""
    who = partner(ledger, name)
    made = changes_of(ledger, who)
    decision = next((change for change in made if change.number == number), None)
    if decision is None:
        no_decision = Reason("no_decision", number=number, handle=who.handle)
        raise NotThere(no_decision, Remedy("list_decisions", handle=who.handle))
    if decision.recorded_by != ledger.me:
        decision = decision._replace(snapshot=None)  # private facts of whoever decided may be in it
    kept = _settings(decision)
    then = ledger._replace(settings=ledger.settings._replace(reading=kept))
    facts = partner_facts(ledger.conn, who, ledger.me)
    if as_of is None:
        then = then._replace(today=decision.on)
        facts = _seen_by(facts, decision, made)
    day = then.past(as_of)
    learned = learned_for(then, day, notice)
    replayed = read(facts, day, then.today, learned, kept, explain, texts_of(ledger, who) if explain else None)
    return Replay(replayed, decision, _changed(replayed, decision) if as_of is None else ())


def said(replayed: Replay) -> list[str]:
    """Say what is shown: by which decision's settings, and what was recorded otherwise then."""
    from trustlog.domain.calendar.days import show

    decision = replayed.decision
    levels = f"{decision.from_level} → {decision.to_level} on {show(decision.on)}"
    lines = [f"With the settings of decision #{decision.number}, {levels}."]
    if replayed.changed:
        strands = ", ".join(TITLES[name].lower() for name in replayed.changed)
        why = "facts about days up to then were entered or mended since, or Trustlog itself has changed"
        lines.append(f"Recorded otherwise then: {strands}; {why}.")
    return lines


def replay_json(replayed: Replay) -> dict[str, Any]:
    """Give the reading as `trust --json` does, and the decision with its settings and what it recorded."""
    decision = replayed.decision
    recorded = {
        "number": decision.number,
        "on": decision.on.isoformat(),
        "from_level": decision.from_level,
        "to_level": decision.to_level,
        "reason": decision.reason,
        "settings": json.loads(decision.settings or "null"),
        "snapshot": json.loads(decision.snapshot or "null"),
        "changed": list(replayed.changed),
    }
    return {**as_json(replayed.reading), "decision": recorded}


def _settings(decision: LevelChange) -> Settings:
    if decision.settings is None:
        raise Refused(Reason("decided_without_settings", number=decision.number))
    try:
        return from_json(json.loads(decision.settings))
    except (ValueError, TypeError, AttributeError):
        raise Refused(Reason("settings_unread", number=decision.number), Remedy("doctor")) from None


def _seen_by(facts: PartnerFacts, decision: LevelChange, made: list[LevelChange]) -> PartnerFacts:
    """Take off the decision and what was decided or answered after it on that day; ids tell the order."""
    before = [change for change in facts.level_changes if change[0] < decision.on]
    same_day = [earlier for earlier in made if earlier.on == decision.on and earlier.number < decision.number]
    before += [(earlier.on, earlier.from_level, earlier.to_level, earlier.depends) for earlier in same_day]
    answers = [earlier for earlier in facts.answers if earlier.on < decision.on or earlier.id < decision.id]
    return facts._replace(level_changes=tuple(before), answers=tuple(answers))


def _changed(replayed: Reading, decision: LevelChange) -> tuple[str, ...]:
    """Name the strands that the snapshot has other numbers for."""
    recorded = json.loads(decision.snapshot or "{}").get("strands", {})
    now = as_json(replayed)["strands"]
    return tuple(name for name, strand in now.items() if name in recorded and not _same(strand, recorded[name]))


def _same(strand: Mapping[str, Any], recorded: Mapping[str, Any]) -> bool:
    for name in strand.keys() & recorded.keys():
        value, recorded_value = strand[name], recorded[name]
        if isinstance(value, float) and isinstance(recorded_value, int | float):
            if not isclose(value, recorded_value, rel_tol=1e-9, abs_tol=1e-12):
                return False
        elif value != recorded_value:
            return False
    return True
