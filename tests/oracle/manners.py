"""The manners in which made-up partners live."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Manner:
    """How a partner lives: how long and how fast, how reliably, and how much is moved, met and told."""

    days: int = 900
    a_month: float = 3.0
    reliable: float = 0.85
    batches: float = 0.2
    moved: float = 0.15
    withdrawn: float = 0.06
    left_open: float = 0.04
    meets: float = 0.05  # a day
    tells: float = 0.03  # a day, each way
    big: float = 0.3


MANNERS: dict[str, Manner] = {
    "ordinary": Manner(),
    "reliable": Manner(reliable=0.97, moved=0.05, withdrawn=0.02, left_open=0.01, meets=0.1, tells=0.05, big=0.5),
    "ready": Manner(
        days=700, a_month=5.0, reliable=0.995, moved=0.01, withdrawn=0.0, left_open=0.0, meets=0.2, tells=0.12, big=0.6
    ),
    "slow": Manner(a_month=0.7, meets=0.015, tells=0.008),
    "batches": Manner(days=500, a_month=6.0, batches=0.9),
    "evasive": Manner(moved=0.6, withdrawn=0.25),
    "failing": Manner(reliable=0.45, left_open=0.2),
    "young": Manner(days=60, a_month=5.0),
}
