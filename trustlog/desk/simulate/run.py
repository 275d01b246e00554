"""Simulating with the settings in force: what is asked for is checked, then followed."""

from collections.abc import Callable
from random import SystemRandom

from trustlog.desk.settings import read_settings
from trustlog.errors import Reason, WordsError
from trustlog.trust.settings import TOP_LEVEL, Settings
from trustlog.trust.simulate.dues import SHAPES, Shape
from trustlog.trust.simulate.report import Report, at_bar, simulate
from trustlog.trust.simulate.study import Asked, good_rates
from trustlog.trust.simulate.world import Assumed, Rates

MOST_FOLLOWED = 20_000_000  # promises; about two hours
_SEEDS = 1_000_000


class Choices(dict[str, float | int | str | None]):
    """What a person chose by option, under the option's name with `_`; None where nothing was chosen."""

    def share(self, name: str, usual: float) -> float:
        """Return a share, 0 and 1 included."""
        value = self.number(name, usual)
        if not 0 <= value <= 1:
            raise WordsError(Reason("share_off", name=name, value=value))
        return value

    def inner(self, name: str, usual: float) -> float:
        """Return a share between 0 and 1, both ends excluded: nobody is that sure."""
        value = self.number(name, usual)
        if not 0 < value < 1:
            raise WordsError(Reason("inner_share_off", name=name, value=value))
        return value

    def whole(self, name: str, usual: int, low: int, high: int) -> int:
        """Return a whole number between two others, both included."""
        value = self.number(name, usual)
        if not low <= value <= high:
            raise WordsError(Reason("whole_off", name=name, value=value, low=low, high=high))
        return int(value)

    def number(self, name: str, usual: float) -> float:
        """Return a number as it was chosen."""
        value = self.get(name)
        return usual if value is None or isinstance(value, str) else value

    def shape(self) -> Shape:
        """Return how promises lie in time."""
        return next((shape for shape in SHAPES if shape == self.get("due")), "scattered")


def asked_from(choices: Choices, settings: Settings) -> Asked:
    """Make what is simulated from what a person chose; without a choice, relationships that are just at the bar."""
    level = choices.whole("level", 2, 1, TOP_LEVEL - 1)
    months = choices.whole("months", 60, 6, 240)
    promises, time, openness = at_bar(level, settings)
    rate = choices.inner("rate", promises)
    asked = Asked(
        Assumed(
            level, months, _per_month(choices), choices.whole("together", 1, 1, 20), choices.share("correlation", 0.0),
            choices.share("small", 0.25), choices.share("big", 0.25), choices.share("late", 0.0),
            choices.shape(), choices.share("moved", 0.0),
            choices.whole("cut", 1, 1, 20), choices.whole("added", 0, 0, 20),
        ),
        Rates(rate, rate, choices.inner("time", time), choices.inner("openness", openness)),
        good_rates(level, settings),
        falls_from=choices.inner("falls_from", 0.9),
        falls_to=choices.share("falls_to", 0.6),
        after=choices.whole("after", 12, 1, 120),
        relationships=choices.whole("relationships", 1000, 10, 100_000),
        seed=choices.whole("seed", SystemRandom().randrange(_SEEDS), 0, 2**63),
    )  # fmt: skip
    return _fitting(asked)


def _per_month(choices: Choices) -> float:
    value = choices.number("per_month", 3.0)
    if not 0.1 <= value <= 100:
        raise WordsError(Reason("per_month_off", name="per_month", value=value))
    return value


def _fitting(asked: Asked) -> Asked:
    """Refuse what does not fit together, or would take hours."""
    assumed = asked.assumed
    if assumed.small + assumed.big > 1:
        raise WordsError(Reason("stakes_off", small=assumed.small, big=assumed.big))
    if asked.falls_to >= asked.falls_from:
        raise WordsError(Reason("no_fall", to=asked.falls_to, start=asked.falls_from))
    if assumed.shape != "scattered" and assumed.together > 1:
        raise WordsError(Reason("together_with_due", due=assumed.shape))
    if assumed.correlation and assumed.together == 1 and assumed.shape == "scattered":
        raise WordsError(Reason("correlation_alone"))
    promises = asked.relationships * 4 * 2 * assumed.per_month * assumed.months * (assumed.cut + assumed.added)
    if promises > MOST_FOLLOWED:
        raise WordsError(Reason("too_many_followed", millions=promises / 1e6))
    return asked


def simulated(choices: Choices, progress: Callable[[int, int], None] | None = None) -> Report:
    """Follow every relationship that was asked for; `progress` is told how many of how many are done."""
    settings = read_settings().reading
    return simulate(asked_from(choices, settings), settings, progress)
