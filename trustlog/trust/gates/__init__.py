"""The gates: what evidence alone does not answer. One module a gate, which bears the gate's name."""

from typing import Literal

GateName = Literal[
    "big_promises", "concealed", "balance", "moved", "days_at_level", "dependence",
    "purpose", "agreement", "contacts", "garden",
]  # fmt: skip
"""Every gate, in the order in which they are judged and shown; `register` loads the module of each."""
