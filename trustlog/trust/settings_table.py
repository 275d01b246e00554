"""What every number of the reading means, its unit and its range, and which of them must fit together.

The rows of a gate stand with the gate. Apart from `settings`, because only a settings file, `trustlog settings` and the
page about it need it.
"""

from collections.abc import Collection, Iterator

from trustlog.language import N_, _, figure
from trustlog.trust.gates.gate import Entry as Entry
from trustlog.trust.gates.register import all_gates
from trustlog.trust.settings import Settings

Path = tuple[str | int, ...]


BAR = (
    Entry(
        "promises", 0.01, 0.99, "shares", N_("kept on time: p0, which is not enough, and p1, which is well above it")
    ),
    Entry("time", 0.01, 0.99, "shares", N_("slots with a joint or unscripted moment, p0 and p1")),
    Entry("openness", 0.01, 0.99, "shares", N_("slots in which both sides were open, p0 and p1")),
    Entry("depth", 1, 4, "depth", N_("how deep one side must have gone in such a slot")),
    Entry("time_days", 7, 366, "days", N_("how long a slot of time is")),
    Entry("openness_days", 7, 366, "days", N_("how long a slot of openness is")),
)
"""What one bar holds; the first three are pairs."""

READING: dict[str, tuple[Entry, ...]] = {
    N_("Promises"): (
        Entry("small", 0.05, 1, "weight", N_("what a small promise weighs")),
        Entry("normal", 0.05, 1, "weight", N_("what a normal promise weighs")),
        Entry("big", 0.05, 1, "weight", N_("what a big promise weighs")),
        Entry("free_move_days", 0, 366, "days", N_("the first of the moves of at most so many days is free")),
    ),
    N_("Openness"): (
        Entry("other_side_depth", 1, 4, "depth", N_("from which depth on it answers, and counts in the balance")),
    ),
    N_("Evidence"): (
        Entry("needed", 2, 10_000, "evidence", N_("from where on a strand has passed")),
        Entry("up_error", 0.0001, 0.5, "share", N_("how often luck alone gets there; 1 / needed unless given")),
        Entry("first_weight", 0.01, 0.99, "share", N_("the weight of the first start; later ones share the rest")),
        Entry("restart_days", 7, 3660, "days", N_("how often the test makes a fresh start")),
        Entry("bold", 0.5, 0.99, "share", N_("what the bold bet is made on for promises, and the most for slots")),
        Entry("bold_slots", 0, 0.5, "share", N_("how much above p1 the bold bet is made for slots")),
        Entry("recent_slots", 1, 100, "slots", N_("one of the last so many must have been held")),
    ),
    N_("Estimate"): (
        Entry("forecast_far", 0.5, 100, "log-odds²", N_("how unlike partners become in the long run")),
        Entry("forecast_level", -5, 5, "log-odds", N_("what is expected of all before anything is known")),
        Entry("forecast_level_variance", 0.01, 25, "log-odds²", N_("how uncertain that is")),
        Entry("forecast_level_drift", 0, 1, "log-odds² a day", N_("how fast that uncertainty comes back")),
        Entry("forecast_again", 0.01, 1, "weight", N_("of an outcome of somebody known, in learning what is usual")),
        Entry("forecast_equal", 0.001, 1, "share", N_("of the weights that the four kinds of world share equally")),
        Entry("forecast_growth", 1.01, 100, "factor", N_("of settled ones after which what was learned is used")),
        Entry("forecast_largest", 0.01, 10, "log-odds", N_("by which a day may move what is usual")),
        Entry("forecast_miss", -5, 0, "log-odds", N_("what a missed promise adds for the next, until it is learned")),
        Entry("forecast_miss_variance", 0.001, 10, "log-odds²", N_("how uncertain that is")),
        Entry("forecast_miss_days", 1, 3660, "days", N_("in which that halves")),
        Entry("forecast_shared", 0, 1, "power", N_("how much less n outcomes of one day tell about a miss")),
        Entry("too_few", 1, 1000, "promises", N_("settled; with fewer it is too early for an estimate and a chance")),
    ),
    N_("Trend"): (
        Entry("building_from", 1, 10_000, "evidence", N_("from where on a strand may be building")),
        Entry("building_days", 1, 3660, "days", N_("since when it must have grown")),
        Entry("pace_days", 1, 3660, "days", N_("over which the pace is taken")),
    ),
    N_("Attention"): (
        Entry("watch_from", 1, 1000, "promises", N_("settled ones from which on there is a normal to fall below")),
        Entry("watch_drop", 0.01, 0.90, "share", N_("the fall below the normal that is looked for")),
        Entry("watch_lowest", 0.02, 0.98, "share", N_("the lowest normal that a side may have")),
        Entry("watch_highest", 0.02, 0.98, "share", N_("the highest normal that a side may have")),
        Entry(
            "watch_rise", 0, 0.5, "share", N_("the chance that the normal rose, a day on which something is settled")
        ),
        Entry("watch_threshold", 1, 1e9, "days", N_("from which value of the watch on a flag goes up")),
        Entry("question_from", 1, 1e9, "days", N_("from which value of the watch on a miss puts a question")),
        Entry("question_days", 1, 366, "days", N_("after which a question expires")),
        Entry("watch_error", 0.0001, 100, "a year", N_("false flags of a strand in a year, as simulated")),
    ),
    N_("Stepping down"): (
        Entry("down_after_days", 0, 3660, "days", N_("at a level before a step down is suggested")),
        Entry("down_good", 0.01, 0.90, "share", N_("above p0 of the bar a level was entered by: good")),
        Entry("down_bad", 0.01, 0.90, "share", N_("below that p0: bad")),
        Entry("down_thresholds", 1, 1e9, "days", N_("from which value on, at levels 2, 3, 4 and 5")),
        Entry(
            "down_error", 0.0001, 1, "share", N_("of partners above the bar called down in five years, as simulated")
        ),
    ),
    N_("Trial"): (
        Entry("trial_from", 0.5, 1, "share", N_("the chance to be above the bar from which on a trial is suggested")),
        Entry("trial_until", 0, 1, "share", N_("the chance below which the end of a trial is suggested")),
        Entry(
            "trial_promises", 1, 1000, "promises", N_("settled ones needed on each side, and weeks they were due in")
        ),
        Entry("trial_pause_days", 1, 3660, "days", N_("without another one, and over which both sides told something")),
    ),
    N_("Gates"): (
        *(entry for gate in all_gates() for entry in gate.settings),
        Entry("decline_days", 1, 36600, "days", N_("for which 'not now' holds when no date is given")),
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
                yield (
                    ("bars", str(level), name),
                    _("p0 {p0} must be below p1 {p1}").format(p0=figure(p0, "g"), p1=figure(p1, "g")),
                )
    for names, fits, says in _rules(settings):
        if not fits and not any(name in doubtful for name in names):
            changed = [name for name in names if getattr(settings, name) != getattr(usual, name)]
            yield ((changed or names)[0],), says


def _rules(now: Settings) -> Iterator[tuple[tuple[str, ...], bool, str]]:
    """Return each rule: the settings it ties together, whether they fit, and what it asks for."""
    stakes = _("small {small} ≤ normal {normal} ≤ big {big} must hold").format(
        small=figure(now.small, "g"), normal=figure(now.normal, "g"), big=figure(now.big, "g")
    )
    yield ("small", "normal", "big"), now.small <= now.normal <= now.big, stakes
    lucky = _("evidence of {needed} is reached by luck by up to 1 in {needed}; no less can be promised").format(
        needed=figure(now.needed, "g")
    )
    yield ("up_error", "needed"), now.up_error * now.needed >= 1 - 1e-9, lucky
    building = _("building_from {building_from} must not be above needed {needed}").format(
        building_from=figure(now.building_from, "g"), needed=figure(now.needed, "g")
    )
    yield ("building_from", "needed"), now.building_from <= now.needed, building
    trial = _("trial_until {trial_until} must be below trial_from {trial_from}").format(
        trial_until=figure(now.trial_until, "g"), trial_from=figure(now.trial_from, "g")
    )
    yield ("trial_until", "trial_from"), now.trial_until < now.trial_from, trial
    normal = _("watch_lowest {watch_lowest} must not be above watch_highest {watch_highest}").format(
        watch_lowest=figure(now.watch_lowest, "g"), watch_highest=figure(now.watch_highest, "g")
    )
    yield ("watch_lowest", "watch_highest"), now.watch_lowest <= now.watch_highest, normal
    fall = _("a fall of {watch_drop} must leave something of watch_lowest {watch_lowest}").format(
        watch_drop=figure(now.watch_drop, "g"), watch_lowest=figure(now.watch_lowest, "g")
    )
    yield ("watch_drop", "watch_lowest"), now.watch_drop < now.watch_lowest, fall
    lowest, highest = (pick(bar.promises[0] for bar in now.bars) for pick in (min, max))
    good = _("down_good {down_good} above p0 {highest} of the promises must stay below 1").format(
        down_good=figure(now.down_good, "g"), highest=figure(highest, "g")
    )
    yield ("down_good", "bars"), highest + now.down_good < 1, good
    bad = _("down_bad {down_bad} below p0 {lowest} of the promises must stay above 0").format(
        down_bad=figure(now.down_bad, "g"), lowest=figure(lowest, "g")
    )
    yield ("down_bad", "bars"), lowest - now.down_bad > 0, bad
