"""One strand alone: how high its evidence ever gets, how often it is flagged; no more, so that many fit a cell.

Whoever passes has reached that much evidence; that no flag is up and the estimate is above the bar only makes it rarer.
"""

from trustlog.trust.reading.question import expires
from trustlog.trust.settings import Settings
from trustlog.trust.simulate.paths import evidence_path, flags_of
from trustlog.trust.simulate.study import YEAR, Asked, chance_for
from trustlog.trust.simulate.world import START, invent, side
from trustlog.trust.strands.attention import watch
from trustlog.trust.strands.events import Event, gather
from trustlog.trust.strands.evidence import Origins, weigh
from trustlog.trust.strands.register import rule_of
from trustlog.trust.strands.slots import slots_from

_LONG_AFTER = 400  # days after the last look by which everything is settled
FIRST = START.toordinal()
STEADY = (0.5, 0.7, 0.9)  # what sides keep that do not change


def promises_pass(asked: Asked, number: int, settings: Settings) -> bool:
    """Return whether the evidence of their promises is ever enough, looked at every day."""
    rule, bar, last = rule_of("their_promises"), settings.bar(asked.assumed.level), FIRST + asked.assumed.days
    events = _events(asked, number, last, settings)
    weighed = weigh(events, rule.bar(bar), rule.judged_by, Origins(FIRST, FIRST), last, last, settings)
    return weighed.highest >= settings.needed


def promises_pass_acknowledged(asked: Asked, number: int, settings: Settings) -> bool:
    """Return whether it ever is at a weekly look while every flag is acknowledged as soon as it is seen."""
    rule, bar, last = rule_of("their_promises"), settings.bar(asked.assumed.level), FIRST + asked.assumed.days
    events = _events(asked, number, last + _LONG_AFTER, settings)
    zeros = [FIRST, *(flag.look + 1 for flag in flags_of(events, last, settings))]
    path = evidence_path(events, rule, bar, zeros, 0, last, settings)
    return any(value >= settings.needed for _, value in path)


def flags_and_questions(asked: Asked, number: int, settings: Settings) -> tuple[float, float]:
    """Return how many flags, and how many questions, a side gets in a year that keeps one of three shares, in turn."""
    rate = STEADY[number % len(STEADY)]
    steady = asked._replace(rates=asked.rates._replace(their_promises=rate))
    last = FIRST + asked.assumed.days
    events = _events(steady, number, last + _LONG_AFTER, settings)
    flags = flags_of(events, last, settings)
    questions, acked, put = 0, 0, 0
    for until in [*(flag.look for flag in flags), last]:
        for day in watch(events, acked, until - 1, settings).doubtful:
            if day >= put:
                questions, put = questions + 1, expires(day, settings)
        acked = until
    years = asked.assumed.days / YEAR
    return len(flags) / years, questions / years


def _events(asked: Asked, number: int, as_of: int, settings: Settings) -> list[Event]:
    """Return the events of their promises as known on a day."""
    promises = side(chance_for(asked, "lone", number), False, asked.rates.their_promises, asked.assumed, None)
    numbered = (promise._replace(number=place) for place, promise in enumerate(promises, 1))
    return gather(numbered, as_of, as_of + 1, settings)[1].events


def slots_pass(asked: Asked, number: int, settings: Settings) -> tuple[bool, bool]:
    """Return whether the evidence of time is ever enough, and whether that of openness is."""
    assumed = asked.assumed._replace(per_month=0.0)
    bar, last = settings.bar(assumed.level), FIRST + assumed.days
    facts = invent(chance_for(asked, "lone slots", number), asked.rates, assumed, settings)
    slots = slots_from(facts, (FIRST, FIRST), bar, last, last + 1, settings)
    time, openness = (
        weigh(events, rule.bar(bar), rule.judged_by, Origins(FIRST, FIRST), last, last, settings).highest
        for events, rule in ((slots.time, rule_of("time")), (slots.openness, rule_of("openness")))
    )
    return time >= settings.needed, openness >= settings.needed
