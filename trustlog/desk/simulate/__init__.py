"""Simulating made-up relationships with the settings in force."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.simulate.run import Choices as Choices
    from trustlog.desk.simulate.run import simulated as simulated

__getattr__ = exports(
    __name__,
    {
        "run": "Choices simulated",
    },
)
