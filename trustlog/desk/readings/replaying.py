"""A reading as a recorded decision saw it: with the settings and epochs it was made with, as of its day.

One that was made by rules which are no longer in the program is shown as it was recorded.
"""

import json
from collections.abc import Mapping
from datetime import date
from math import isclose
from typing import Any, NamedTuple

from trustlog.desk.ledger import Ledger
from trustlog.desk.levels import changes_of
from trustlog.desk.partners import partner
from trustlog.desk.readings.current import texts_of
from trustlog.desk.readings.learning import Notice, learned_for
from trustlog.domain.facts import LevelChange, LevelStep, Partner, PartnerFacts
from trustlog.errors import NotThere, Reason, Refused, Remedy
from trustlog.language import _, english
from trustlog.storage.read.portfolio import partner_facts
from trustlog.trust.model.epochs import Learned
from trustlog.trust.reading.as_text import RULES
from trustlog.trust.reading.partner import read
from trustlog.trust.reading.values import Reading
from trustlog.trust.settings import Settings, from_json
from trustlog.trust.words import TITLES, as_json, rules_words


class Replay(NamedTuple):
    """What a decision saw: read again (`reading`), or, of earlier rules, only as it was recorded (`snapshot`).

    `changed` names the strands that were recorded otherwise; it is empty where there is nothing to compare with:
    another day than the decision's was asked for, or somebody else decided, who alone may see what was recorded.
    """

    reading: Reading | None
    snapshot: Mapping[str, Any]
    decision: LevelChange
    changed: tuple[str, ...]
    settings: Settings | None = None
    """Those it was read again with."""


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
    if decision.settings is None:
        raise Refused(Reason("decided_without_settings", number=number))
    if decision.recorded_by != ledger.me:
        decision = decision._replace(snapshot=None, epochs=None)  # private facts of whoever decided may be in it
    if decision.rules == RULES:
        return _read_again(ledger, who, decision, made, as_of, explain, notice)
    if as_of is not None or explain:
        raise Refused(Reason("rules_are_gone", number=number), Remedy("show_as_seen"))
    if decision.snapshot is None:
        raise Refused(Reason("seen_by_others", number=number))
    return Replay(None, _recorded(decision), decision, ())


def _read_again(
    ledger: Ledger,
    who: Partner,
    decision: LevelChange,
    made: list[LevelChange],
    as_of: date | None,
    explain: bool,
    notice: Notice | None,
) -> Replay:
    kept, epochs = _settings(decision), _epochs(decision)
    then = ledger._replace(settings=ledger.settings._replace(reading=kept))
    facts = partner_facts(ledger.conn, who, ledger.me)
    if as_of is None:
        then = then._replace(today=decision.on)
        facts = as_it_was_decided(facts, decision, made)
    day = then.past(as_of)
    is_known = epochs is not None and day <= decision.on
    learned = epochs.until(day.toordinal()) if epochs is not None and is_known else learned_for(then, day, notice)
    replayed = read(facts, day, then.today, learned, kept, explain, texts_of(ledger, who, day) if explain else None)
    changed = _changed(replayed, decision) if as_of is None else ()
    return Replay(replayed, _recorded(decision), decision, changed, kept)


def said(replayed: Replay) -> list[str]:
    """Say what is shown: by which decision's settings or rules, and what was recorded otherwise then."""
    from trustlog.domain.calendar.days import show

    made = replayed.decision
    which = _("decision #{number}, {from_level} → {to_level} on {on}").format(
        number=made.number, from_level=made.from_level, to_level=made.to_level, on=show(made.on)
    )
    if replayed.reading is None:
        by = rules_words(made.rules)
        return [
            _("As {which}, saw it, {by}: these are no longer in the program, so nothing is read again.").format(
                which=which, by=by
            )
        ]
    lines = [_("With the settings of {which}.").format(which=which)]
    if replayed.changed:
        strands = ", ".join(_(TITLES[name]).lower() for name in replayed.changed)
        why = _("facts about days up to then were entered or mended since, or Trustlog itself has changed")
        lines.append(_("Recorded otherwise then: {strands}; {why}.").format(strands=strands, why=why))
    return lines


def replay_json(replayed: Replay) -> dict[str, Any]:
    """Give the reading as `trust --json` does, and the decision with its settings and what it recorded.

    Of a decision by earlier rules (`read_again` is false) it is what that version gave.
    """
    made, reading = replayed.decision, replayed.reading
    decision = {
        "number": made.number,
        "on": made.on.isoformat(),
        "from_level": made.from_level,
        "to_level": made.to_level,
        "reason": made.reason,
        "rules": made.rules,
        "read_again": reading is not None,
        "settings": json.loads(made.settings or "null"),
        "snapshot": json.loads(made.snapshot or "null"),
        "changed": list(replayed.changed),
    }
    return {**(replayed.snapshot if reading is None else as_json(reading)), "decision": decision}


def _settings(decision: LevelChange) -> Settings:
    try:
        return from_json(json.loads(decision.settings or ""))
    except (ValueError, TypeError, AttributeError):
        raise Refused(Reason("settings_unread", number=decision.number), Remedy("doctor")) from None


def _epochs(decision: LevelChange) -> Learned | None:
    """Return what the ledger had taught when it was decided; None where that was not kept, or is not one's own."""
    if decision.epochs is None:
        return None
    try:
        return Learned.from_json(json.loads(decision.epochs))
    except (ValueError, TypeError, LookupError):
        raise Refused(Reason("epochs_unread", number=decision.number), Remedy("doctor")) from None


def _recorded(decision: LevelChange) -> Mapping[str, Any]:
    try:
        snapshot = json.loads(decision.snapshot or "{}")
    except ValueError:
        snapshot = None
    if not isinstance(snapshot, dict):
        raise Refused(Reason("snapshot_unread", number=decision.number), Remedy("doctor"))
    return snapshot


def as_it_was_decided(facts: PartnerFacts, decision: LevelChange, made: list[LevelChange]) -> PartnerFacts:
    """Return the facts that a decision saw: without it, and what was decided or answered after it on that day.

    Numbers and ids tell their sequence.
    """
    before = [change for change in facts.level_changes if change[0] < decision.on]
    same_day = [change for change in made if change.on == decision.on and change.number < decision.number]
    before += [
        LevelStep(change.on, change.from_level, change.to_level, change.depends, change.trial) for change in same_day
    ]
    answers = [answer for answer in facts.answers if answer.on < decision.on or answer.id < decision.id]
    return facts._replace(level_changes=tuple(before), answers=tuple(answers))


def _changed(replayed: Reading, decision: LevelChange) -> tuple[str, ...]:
    """Name the strands that the snapshot has other numbers for."""
    recorded = _recorded(decision).get("strands", {})
    with english():  # as what is kept
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
