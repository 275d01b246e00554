"""Every number of the reading that is a choice, with its default; a recorded decision keeps those it was made with.

What each means and which values it may have stands in `settings_table`, which only those who read a file load.
"""

from typing import Any, NamedTuple

from trustlog.domain.limits import LEVEL
from trustlog.domain.strands import STRANDS as STRANDS

TOP_LEVEL = LEVEL.high


class Bar(NamedTuple):
    """What is tested between one level and the next: for each strand p0 → p1, the depth of openness, the slots."""

    promises: tuple[float, float]
    time: tuple[float, float]
    openness: tuple[float, float]
    depth: int
    time_days: int
    openness_days: int


_FIRST = Bar((0.60, 0.85), (0.15, 0.40), (0.15, 0.45), 2, 56, 56)
_SECOND = Bar((0.70, 0.90), (0.25, 0.55), (0.15, 0.45), 3, 28, 56)
_THIRD = Bar((0.80, 0.95), (0.40, 0.70), (0.10, 0.35), 4, 28, 56)


class Settings(NamedTuple):
    """The numbers marked (s) in the description of the reading, and what belongs with them."""

    small: float = 1 / 3
    normal: float = 2 / 3
    big: float = 1.0
    bars: tuple[Bar, ...] = (_FIRST, _SECOND, _THIRD, _THIRD)  # from level 1, 2, 3 and 4
    needed: float = 20.0
    first_weight: float = 0.8  # of the first start; the others share what is left by 1 / j²
    restart_days: int = 91
    bold: float = 0.95  # what the bold bet is made on, for promises; the most that it is made on, for slots
    bold_slots: float = 0.2  # how much higher than the cautious bet it is made for slots
    free_move_days: int = 30
    other_side_depth: int = 2
    recent_slots: int = 3
    forecast_far: float = 16.0  # the variance of the log-odds between partners in the long run
    forecast_level: float = 0.0  # the log-odds of all partners, before anything is known
    forecast_level_variance: float = 2.25
    forecast_level_drift: float = 0.0005  # what a day adds to that variance
    forecast_again: float = 0.5  # what an outcome of somebody known teaches about all, beside a first one
    forecast_equal: float = 0.1  # the part of the weights of the kinds of world that is shared out equally
    forecast_growth: float = 1.5  # the factor of settled ones that begins an epoch
    forecast_largest: float = 2.0  # log-odds by which a day may move the level of all
    forecast_miss: float = -0.2  # what a missed promise adds to the log-odds of the next, until it is learned
    forecast_miss_variance: float = 0.3
    forecast_miss_days: float = 30.0  # in which that halves
    forecast_shared: float = 0.3  # of n outcomes of one day each tells n to the power of minus this about a miss
    too_few: int = 3
    building_from: float = 5.0
    building_days: int = 91
    pace_days: int = 182
    watch_from: int = 8
    watch_drop: float = 0.30
    watch_lowest: float = 0.35  # the normals a side may have: from here
    watch_highest: float = 0.98  # to here
    watch_rise: float = 0.001  # the chance, a day on which something is settled, that the normal has risen
    watch_threshold: float = 1000.0  # days; by simulation: 0.16 false flags a year, a fall of .30 seen in 10 promises
    watch_error: float = 0.20  # false flags a year and strand
    down_after_days: int = 90
    down_good: float = 0.05
    down_bad: float = 0.20
    down_thresholds: tuple[float, ...] = (1800.0, 1500.0, 1200.0, 1200.0)  # days, of levels 2 to 5; by simulation
    down_error: float = 0.10
    up_error: float = 0.05
    trial_from: float = 0.90  # the chance of both sides to be above the bar, from which on a step on trial is suggested
    trial_until: float = 0.70  # below it on either side, that it ends
    trial_promises: int = 5
    trial_pause_days: int = 182
    question_from: float = 500.0
    question_days: int = 28
    big_needed: int = 3
    balance_factor: float = 3.0
    balance_days: int = 365
    moved_share: float = 0.20
    level_days: int = 90
    dependence_days: int = 365
    dependence_from: int = 2
    purpose_days: int = 365
    contacts_days: int = 182
    contacts_needed: int = 2
    decline_days: int = 91

    def stake(self, name: str) -> float:
        """Return the weight of a stake, from 0 to 1."""
        return self.big if name == "big" else self.small if name == "small" else self.normal

    def bar(self, level: int) -> Bar:
        """Return the bar from this level to the next; at the top the last one, by which slots are still counted."""
        return self.bars[min(level, len(self.bars)) - 1]

    def bar_judging(self, level: int, target: int) -> Bar:
        """Return the bar by which slots are judged: of this level up to the target, above it that from 3 to 4."""
        return self.bar(level) if level < TOP_LEVEL and level <= target else self.bars[2]


DEFAULTS = Settings()


def as_json(settings: Settings) -> dict[str, Any]:
    """Return the settings as plain values."""
    values: dict[str, Any] = settings._asdict()
    values["bars"] = [bar._asdict() for bar in settings.bars]
    return values


def changed_from_usual(settings: Settings) -> dict[str, tuple[Any, Any]]:
    """Return of each setting that is not as usual, as plain values, how it is and how it usually is."""
    now, usual = as_json(settings), as_json(DEFAULTS)
    return {name: (value, usual[name]) for name, value in now.items() if value != usual[name]}


def from_json(values: dict[str, Any]) -> Settings:
    """Return settings that `as_json` has written; what an earlier version did not name has its default."""
    known = {name: value for name, value in values.items() if name in Settings._fields}
    if "bars" in known:
        known["bars"] = tuple(_bar(bar, DEFAULTS.bar(level)) for level, bar in enumerate(known["bars"], start=1))
    if "down_thresholds" in known:
        known["down_thresholds"] = tuple(known["down_thresholds"])
    return DEFAULTS._replace(**known)


def _bar(values: dict[str, Any], usual: Bar) -> Bar:
    known: dict[str, Any] = {name: value for name, value in values.items() if name in Bar._fields}
    known.update({name: tuple(value) for name, value in known.items() if isinstance(value, list)})
    return usual._replace(**known)


LEARNED_WITH = (
    "small", "normal", "big", "bars", "free_move_days", "other_side_depth",
    "forecast_far", "forecast_level", "forecast_level_variance", "forecast_level_drift", "forecast_again",
    "forecast_equal", "forecast_growth", "forecast_largest", "forecast_miss", "forecast_miss_variance",
    "forecast_miss_days", "forecast_shared",
)  # fmt: skip
"""What learning looks at; a test watches it do so. Changing anything else does not make a ledger learn anew."""


def settings_hash(settings: Settings) -> str:
    """Return a short name for what is learned with these settings: a memo made under others is not used."""
    return short_hash(repr([(name, getattr(settings, name)) for name in LEARNED_WITH]))


def short_hash(text: str) -> str:
    """Return sixteen signs that stand for a text; not for secrets, only to tell what is the same."""
    value = 0xCBF29CE484222325  # FNV-1a: no import on the fast path
    for byte in text.encode():
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return f"{value:016x}"
