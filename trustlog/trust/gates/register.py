"""Every gate in its order; whoever judges, explains, words or lists the gates asks here."""

from importlib import import_module
from typing import get_args

from trustlog.trust.gates import GateName
from trustlog.trust.gates.gate import GateRule, Situation
from trustlog.trust.reading.values import Gate, ReadingReason

GATES: tuple[GateRule, ...] = tuple(import_module(f"trustlog.trust.gates.{name}").RULE for name in get_args(GateName))


def judge_gates(situation: Situation) -> tuple[Gate, ...]:
    """Return the gates of the bar above this level, in their order; those asked only from a higher one are left out."""
    level, settings = situation.level_state.firm, situation.settings
    return tuple(
        _judged(rule, situation) for rule in GATES if rule.asked_from is None or level >= rule.asked_from(settings)
    )


def _judged(rule: GateRule, situation: Situation) -> Gate:
    passed, params = rule.judge(situation)
    return Gate(rule.name, passed, ReadingReason(f"gate_{rule.name}", params, gate=rule.name))
