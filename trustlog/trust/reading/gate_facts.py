"""The facts behind the gates, by number."""

from collections.abc import Mapping
from datetime import date

from trustlog.domain.facts import PartnerFacts
from trustlog.domain.strands import PROMISE_STRANDS
from trustlog.trust.gates import GateName
from trustlog.trust.gates.grounds import Grounds, LonePromise
from trustlog.trust.gates.register import all_gates
from trustlog.trust.settings import DEFAULTS, Settings
from trustlog.trust.strands.events import gather
from trustlog.trust.strands.level_state import level_state_of


def facts_behind_gates(
    facts: PartnerFacts, as_of: date, today: date, settings: Settings = DEFAULTS
) -> Mapping[GateName, tuple[int, ...]]:
    """Return, for each gate that facts with numbers stand behind, those numbers in ascending order."""
    day, now = as_of.toordinal(), today.toordinal()
    level_state = level_state_of(facts, day)
    day_zero = level_state.day_zero
    promises = [
        LonePromise(promise.number, day_zero[name], history)
        for promise in facts.promises  # each by itself, so that whatever counts in a gate is known by its promise
        for name, history in zip(PROMISE_STRANDS, gather((promise,), day, now, settings), strict=True)
    ]
    grounds = Grounds(facts, day, level_state.since, promises, settings)
    return {rule.name: tuple(sorted(rule.facts(grounds))) for rule in all_gates() if rule.facts is not None}
