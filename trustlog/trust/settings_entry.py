"""What is said of one setting: its name, the values it may have, their unit and its meaning."""

from typing import NamedTuple


class Entry(NamedTuple):
    """One setting: its name, the values it may have (both ends included), their unit, and its meaning in a line.

    Its type and its default stand with the field of the same name in `trust.settings.Settings`.
    """

    name: str
    low: float
    high: float
    unit: str
    meaning: str
