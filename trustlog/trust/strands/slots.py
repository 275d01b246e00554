"""Time and openness, judged per slot of the level: an event on the slot's last day, so that silence counts."""

from typing import TYPE_CHECKING

from trustlog.trust.strands.events import Event

if TYPE_CHECKING:
    from trustlog.domain.facts import PartnerFacts
    from trustlog.trust.settings import Bar, Settings


def slots(
    facts: "PartnerFacts", since: int, bar: "Bar", as_of: int, today: int, settings: "Settings"
) -> tuple[list[Event], list[Event]]:
    """Return the slots that are over, of time and of openness; those that touch a pause are left out.

    `since` is the first day of the first slot; days are ordinals.
    """
    size = bar.slot_days
    count = (min(as_of, today - 1) - since + 1) // size
    if count <= 0:
        return [], []
    met = {(moment.on.toordinal() - since) // size for moment in facts.moments if moment.counts_as != "scripted"}
    opened, missed = _openness(facts, since, bar, settings)
    paused: set[int] = set()
    for pause in facts.pauses:
        first = max((pause.from_on.toordinal() - since) // size, 0)
        paused.update(range(first, min((pause.to_on.toordinal() - since) // size, count - 1) + 1))
    time, openness = [], []
    for slot in range(count):
        if slot in paused:
            continue
        day = since + (slot + 1) * size - 1
        time.append(_slot(day, slot in met))
        if slot in missed:
            openness.append(Event(day, 0.0, 1.0, "", 0, "missed", day))
        else:
            openness.append(_slot(day, slot in opened))
    return time, openness


def _slot(day: int, held: bool) -> Event:
    return Event(day, 1.0 if held else 0.0, 1.0, "", 0, "held" if held else "nothing", day)


def _openness(facts: "PartnerFacts", since: int, bar: "Bar", settings: "Settings") -> tuple[set[int], set[int]]:
    """Return the slots where one side went deep and the other had answered, and those where something was hidden."""
    size, before = bar.slot_days, settings.other_side_days
    deep: tuple[set[int], set[int]] = (set(), set())
    answered: tuple[set[int], set[int]] = (set(), set())
    missed = set()
    for disclosure in facts.disclosures:
        day = disclosure.on.toordinal() - since
        slot = day // size
        if disclosure.missed:
            missed.add(slot)
        elif disclosure.depth is not None:
            if disclosure.depth >= bar.depth:
                deep[disclosure.ours].add(slot)
            if disclosure.depth >= settings.other_side_depth:
                answered[disclosure.ours].update(range(slot, (day + before) // size + 1))
    return (deep[0] & answered[1]) | (deep[1] & answered[0]), missed
