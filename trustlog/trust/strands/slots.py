"""Time and openness, judged per slot of the level: an event on the slot's last day, so that silence counts."""

from trustlog.domain.facts import PartnerFacts
from trustlog.trust.settings import Bar, Settings
from trustlog.trust.strands.events import Event


def slots(
    facts: PartnerFacts, since: int, bar: Bar, as_of: int, today: int, settings: Settings
) -> tuple[list[Event], list[Event]]:
    """Give the slots that are over, of time and of openness; those that touch a pause are left out."""
    size = bar.slot_days
    count = (min(as_of, today - 1) - since + 1) // size
    if count <= 0:
        return [], []
    held = {(moment.on.toordinal() - since) // size for moment in facts.moments if moment.counts_as != "scripted"}
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
        hit = slot in held
        time.append(Event(day, 1.0 if hit else 0.0, 1.0, "", 0, "held" if hit else "nothing", day))
        if slot in missed:
            openness.append(Event(day, 0.0, 1.0, "", 0, "missed", day))
        else:
            hit = slot in opened
            openness.append(Event(day, 1.0 if hit else 0.0, 1.0, "", 0, "held" if hit else "nothing", day))
    return time, openness


def _openness(facts: PartnerFacts, since: int, bar: Bar, settings: Settings) -> tuple[set[int], set[int]]:
    """Give the slots where one side went deep and the other had answered, and those where something was hidden."""
    size, before = bar.slot_days, settings.other_side_days
    deep: tuple[set[int], set[int]] = (set(), set())
    answered: tuple[set[int], set[int]] = (set(), set())
    missed = set()
    for told in facts.disclosures:
        day = told.on.toordinal() - since
        slot = day // size
        if told.missed:
            missed.add(slot)
        elif told.depth is not None:
            if told.depth >= bar.depth:
                deep[told.ours].add(slot)
            if told.depth >= settings.other_side_depth:
                answered[told.ours].update(range(slot, (day + before) // size + 1))
    return (deep[0] & answered[1]) | (deep[1] & answered[0]), missed
