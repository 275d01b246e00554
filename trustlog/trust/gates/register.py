"""Every gate in its order; whoever judges, explains, words or lists the gates asks here."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import get_args

from trustlog.domain.levels import CONTACTS_FROM, GARDENS_FROM
from trustlog.trust.gates import GateName
from trustlog.trust.gates.gate import GateRule, Situation
from trustlog.trust.reading.values import Gate, ReadingReason

NAMES: tuple[GateName, ...] = get_args(GateName)
FROM: Mapping[GateName, int] = {"purpose": 2, "agreement": 3, "contacts": CONTACTS_FROM, "garden": GARDENS_FROM}
"""The level from which on a gate of the practice is asked; for those below, its module is not even loaded."""


@cache
def gate_named(name: GateName) -> GateRule:
    """Return the rule of a gate."""
    rule: GateRule = import_module(f"trustlog.trust.gates.{name}").RULE
    return rule


def all_gates() -> tuple[GateRule, ...]:
    """Return the rules of all gates."""
    return tuple(map(gate_named, NAMES))


def judge_gates(situation: Situation) -> tuple[Gate, ...]:
    """Return the gates of the bar above this level, in their order; those asked only from a higher one are left out."""
    level, settings = situation.level_state.firm, situation.settings
    rules = (gate_named(name) for name in NAMES if level >= FROM.get(name, 0))
    return tuple(
        _judged(rule, situation) for rule in rules if rule.asked_from is None or level >= rule.asked_from(settings)
    )


def _judged(rule: GateRule, situation: Situation) -> Gate:
    passed, params = rule.judge(situation)
    return Gate(rule.name, passed, ReadingReason(f"gate_{rule.name}", params, gate=rule.name))
