"""What every number of the reading means, its unit and its range, and which of them must fit together.

The rows of a gate stand with the gate. Apart from `settings`, because only a settings file, `trustlog settings` and the
page about it need it.
"""

from collections.abc import Collection, Iterator

from trustlog.trust.gates.gate import Entry as Entry
from trustlog.trust.gates.register import GATES
from trustlog.trust.settings import Settings

Path = tuple[str | int, ...]


BAR = (
    Entry("promises", 0.01, 0.99, "shares", "kept on time: p0, which is not enough, and p1, which is well above it"),
    Entry("time", 0.01, 0.99, "shares", "slots with a joint or unscripted moment, p0 and p1"),
    Entry("openness", 0.01, 0.99, "shares", "slots in which both sides were open, p0 and p1"),
    Entry("depth", 1, 4, "depth", "how deep one side must have gone in such a slot"),
    Entry("time_days", 7, 366, "days", "how long a slot of time is"),
    Entry("openness_days", 7, 366, "days", "how long a slot of openness is"),
)
"""What one bar holds; the first three are pairs."""

READING: dict[str, tuple[Entry, ...]] = {
    "Promises": (
        Entry("small", 0.05, 1, "weight", "what a small promise weighs"),
        Entry("normal", 0.05, 1, "weight", "what a normal promise weighs"),
        Entry("big", 0.05, 1, "weight", "what a big promise weighs"),
        Entry("free_move_days", 0, 366, "days", "the first of the moves of at most so many days is free"),
    ),
    "Openness": (
        Entry("other_side_depth", 1, 4, "depth", "from which depth on it answers, and counts in the balance"),
    ),
    "Evidence": (
        Entry("needed", 2, 10_000, "evidence", "from where on a strand has passed"),
        Entry("up_error", 0.0001, 0.5, "share", "how often luck alone gets there; 1 / needed unless given"),
        Entry("first_weight", 0.01, 0.99, "share", "the weight of the first start; later ones share the rest"),
        Entry("restart_days", 7, 3660, "days", "how often the test makes a fresh start"),
        Entry("bold", 0.5, 0.99, "share", "what the bold bet is made on for promises, and the most for slots"),
        Entry("bold_slots", 0, 0.5, "share", "how much above p1 the bold bet is made for slots"),
        Entry("recent_slots", 1, 100, "slots", "one of the last so many must have been held"),
    ),
    "Estimate": (
        Entry("forecast_far", 0.5, 100, "log-odds²", "how unlike partners become in the long run"),
        Entry("forecast_level", -5, 5, "log-odds", "what is expected of all before anything is known"),
        Entry("forecast_level_variance", 0.01, 25, "log-odds²", "how uncertain that is"),
        Entry("forecast_level_drift", 0, 1, "log-odds² a day", "how fast that uncertainty comes back"),
        Entry("forecast_again", 0.01, 1, "weight", "of an outcome of somebody known, in learning what is usual"),
        Entry("forecast_equal", 0.001, 1, "share", "of the weights that the four kinds of world share equally"),
        Entry("forecast_growth", 1.01, 100, "factor", "of settled ones after which what was learned is used"),
        Entry("forecast_largest", 0.01, 10, "log-odds", "by which a day may move what is usual"),
        Entry("forecast_miss", -5, 0, "log-odds", "what a missed promise adds for the next, until it is learned"),
        Entry("forecast_miss_variance", 0.001, 10, "log-odds²", "how uncertain that is"),
        Entry("forecast_miss_days", 1, 3660, "days", "in which that halves"),
        Entry("forecast_shared", 0, 1, "power", "how much less n outcomes of one day tell about a miss"),
        Entry("too_few", 1, 1000, "promises", "settled; with fewer it is too early for an estimate and a chance"),
    ),
    "Trend": (
        Entry("building_from", 1, 10_000, "evidence", "from where on a strand may be building"),
        Entry("building_days", 1, 3660, "days", "since when it must have grown"),
        Entry("pace_days", 1, 3660, "days", "over which the pace is taken"),
    ),
    "Attention": (
        Entry("watch_from", 1, 1000, "promises", "settled ones from which on there is a normal to fall below"),
        Entry("watch_drop", 0.01, 0.90, "share", "the fall below the normal that is looked for"),
        Entry("watch_lowest", 0.02, 0.98, "share", "the lowest normal that a side may have"),
        Entry("watch_highest", 0.02, 0.98, "share", "the highest normal that a side may have"),
        Entry("watch_rise", 0, 0.5, "share", "the chance that the normal rose, a day on which something is settled"),
        Entry("watch_threshold", 1, 1e9, "days", "from which value of the watch on a flag goes up"),
        Entry("question_from", 1, 1e9, "days", "from which value of the watch on a miss puts a question"),
        Entry("question_days", 1, 366, "days", "after which a question expires"),
        Entry("watch_error", 0.0001, 100, "a year", "false flags of a strand in a year, as simulated"),
    ),
    "Stepping down": (
        Entry("down_after_days", 0, 3660, "days", "at a level before a step down is suggested"),
        Entry("down_good", 0.01, 0.90, "share", "above p0 of the bar a level was entered by: good"),
        Entry("down_bad", 0.01, 0.90, "share", "below that p0: bad"),
        Entry("down_thresholds", 1, 1e9, "days", "from which value on, at levels 2, 3, 4 and 5"),
        Entry("down_error", 0.0001, 1, "share", "of partners above the bar called down in five years, as simulated"),
    ),
    "Trial": (
        Entry("trial_from", 0.5, 1, "share", "the chance to be above the bar from which on a trial is suggested"),
        Entry("trial_until", 0, 1, "share", "the chance below which the end of a trial is suggested"),
        Entry("trial_promises", 1, 1000, "promises", "settled ones needed on each side, and weeks they were due in"),
        Entry("trial_pause_days", 1, 3660, "days", "without another one, and over which both sides told something"),
    ),
    "Gates": (
        *(entry for gate in GATES for entry in gate.settings),
        Entry("decline_days", 1, 36600, "days", "for which 'not now' holds when no date is given"),
    ),
}
"""The settings of the reading by what they are about; `bars` are apart, in `BAR`."""

PAIRS = ("promises", "time", "openness")


def at_odds(settings: Settings, usual: Settings, doubtful: Collection[str] = ()) -> Iterator[tuple[Path, str]]:
    """Return what does not fit together, each fault at the first of the settings concerned that is not as usual.

    Rules that a doubtful one has a part in are passed over: it is a fault already, and its value is not known.
    """
    for level, bar in enumerate(settings.bars, 1):
        for name in PAIRS:
            p0, p1 = getattr(bar, name)
            if p0 >= p1:
                yield ("bars", str(level), name), f"p0 {p0:g} must be below p1 {p1:g}"
    for names, fits, says in _rules(settings):
        if not fits and not any(name in doubtful for name in names):
            changed = [name for name in names if getattr(settings, name) != getattr(usual, name)]
            yield ((changed or names)[0],), says


def _rules(now: Settings) -> Iterator[tuple[tuple[str, ...], bool, str]]:
    """Return each rule: the settings it ties together, whether they fit, and what it asks for."""
    stakes = f"small {now.small:g} ≤ normal {now.normal:g} ≤ big {now.big:g} must hold"
    yield ("small", "normal", "big"), now.small <= now.normal <= now.big, stakes
    lucky = f"evidence of {now.needed:g} is reached by luck by up to 1 in {now.needed:g}; no less can be promised"
    yield ("up_error", "needed"), now.up_error * now.needed >= 1 - 1e-9, lucky
    building = f"building_from {now.building_from:g} must not be above needed {now.needed:g}"
    yield ("building_from", "needed"), now.building_from <= now.needed, building
    trial = f"trial_until {now.trial_until:g} must be below trial_from {now.trial_from:g}"
    yield ("trial_until", "trial_from"), now.trial_until < now.trial_from, trial
    normal = f"watch_lowest {now.watch_lowest:g} must not be above watch_highest {now.watch_highest:g}"
    yield ("watch_lowest", "watch_highest"), now.watch_lowest <= now.watch_highest, normal
    fall = f"a fall of {now.watch_drop:g} must leave something of watch_lowest {now.watch_lowest:g}"
    yield ("watch_drop", "watch_lowest"), now.watch_drop < now.watch_lowest, fall
    lowest, highest = (pick(bar.promises[0] for bar in now.bars) for pick in (min, max))
    good = f"down_good {now.down_good:g} above p0 {highest:g} of the promises must stay below 1"
    yield ("down_good", "bars"), highest + now.down_good < 1, good
    bad = f"down_bad {now.down_bad:g} below p0 {lowest:g} of the promises must stay above 0"
    yield ("down_bad", "bars"), lowest - now.down_bad > 0, bad
