"""How the gates are called where all of them stand in one line."""

from trustlog.trust.gates import GateName
from trustlog.trust.gates.register import GATES


def gate_title(name: GateName) -> str:
    """Return the short title of a gate."""
    return next(rule.short_title for rule in GATES if rule.name == name)
