"""Every sentence of the reading, so that screens, commands and reports say the same."""

from collections.abc import Sequence
from datetime import date
from math import floor

from trustlog.trust.judged import Judged, Reading, Strand, Suggestion
from trustlog.trust.settings import Bar, Settings

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
TITLES = {
    "our_promises": "Our promises",
    "their_promises": "Their promises",
    "time": "Time",
    "openness": "Openness",
}
ARROWS = {"building": "↗", "steady": "→", "slipping": "↘", "unknown": "?"}
TREND_WORDS = {"building": "building", "steady": "steady", "slipping": "slipping", "unknown": "too early"}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
LIMITS = (
    "Above the bar, not for ever: one that swings between 90 % and 50 % is called ready in about one history of five, "
    "mostly in a good phase.",
    "Our promises show what we invest, not what they are.",
    "Everything here is as seen by us, and kept means kept by the last agreed date.",
    "The bars are our starting values: nobody has measured base rates between firms.",
)


def arrow(reading: Reading) -> str:
    """Give the sign of a reading: ▲ ready · ↗ building · → steady · ↘ slipping · ? too early."""
    return "▲" if reading.suggestion.action == "up" else ARROWS[reading.trend]


def arrow_words(reading: Reading) -> str:
    """Give the word that goes with the arrow, for it never speaks alone."""
    return "ready" if reading.suggestion.action == "up" else TREND_WORDS[reading.trend]


def count(number: int) -> str:
    """Write a small number as a word."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def day(on: date, near: date | None = None) -> str:
    """Write a day shortly: `12 Mar`, with the year when it is not that of `near`."""
    short = f"{on.day} {MONTHS[on.month - 1]}"
    return short if near is not None and near.year == on.year else f"{short} {on.year}"


def percent(share: float) -> str:
    """Write a share as a percentage."""
    return f"{round(100 * share)} %"


def evidence(value: float) -> str:
    """Write evidence so that it never reads as more than it is: 19.96 is not yet 20."""
    if value >= 10:
        return f"{floor(value):,}" if value < 1e6 else "over a million"
    if value >= 0.995:
        return f"{floor(value * 10 + 0.5) / 10:.1f}"
    return f"{value:.2f}" if value >= 0.005 else "under 0.01"


def strand_words(strand: Strand) -> str:
    """Write an estimate with its band, or that it is too early for one."""
    if strand.trend == "unknown" or strand.estimate is None or strand.low is None or strand.high is None:
        return f"too early (n = {strand.n})"
    return f"{percent(strand.estimate)} ({round(100 * strand.low)}–{round(100 * strand.high)})"


def evidence_words(strand: Strand) -> str:
    """Write how far the evidence is."""
    if strand.evidence is None:
        return "no bar above"
    said = f"{evidence(strand.evidence)} of {strand.needed:g}"
    return f"{said} passed" if strand.passed else said


def one_in(rate: float) -> str:
    """Write an error rate as one relationship in so many."""
    return f"1 relationship in {round(1 / rate)}" if rate > 0 else "none"


_ERRS = {
    "up": "by luck about {} would be ready",
    "down": "by chance about {} that is above its bar would be called down in five years",
    "attention": "by chance about {} would be flagged on a strand in a year",
}


def error_words(suggestion: Suggestion) -> str | None:
    """Say how often a suggestion like this is wrong, over which time; None where nothing is suggested."""
    rate = suggestion.error_rate
    return None if rate is None else _ERRS[suggestion.action].format(one_in(rate))


def error_of_up(bar: Bar, settings: Settings) -> str:
    """Say what the error rate of `up` means."""
    return (
        f"If they really kept only {percent(bar.promises[0])}, a reading this high would ever turn up "
        f"for {one_in(settings.up_error)}."
    )


def passed(one: Judged, settings: Settings) -> str:
    """Say that a strand is above its bar, and from how much."""
    value = evidence(one.strand.evidence or 0)
    return f"{TITLES[one.name]}: {strand_words(one.strand)}, n {one.strand.n}; evidence {value} of {settings.needed:g}."


def not_passed(one: Judged, months: int | None, bar: Bar, settings: Settings) -> str:
    """Say what a strand is short of, and when it will get there at this pace."""
    strand, title = one.strand, TITLES[one.name]
    value = strand.evidence or 0
    if value >= settings.needed:
        if one.name in ("time", "openness"):
            return f"{title}: evidence {evidence(value)}, but nothing in the last {count(settings.recent_slots)} slots."
        p0 = percent(bar.promises[0])
        return f"{title}: evidence {evidence(value)}, but the estimate is now below the bar of {p0}."
    said = f"{title}: evidence {evidence(value)} of {settings.needed:g}"
    if months is None:
        return f"{said}; not growing at this pace." if strand.n >= settings.too_few else f"{said}; too early."
    if months > 36:
        return f"{said}; at this pace more than three years."
    return f"{said}; at this pace about {count(months)} more month{'s' if months > 1 else ''}."


def concealed(one: Judged) -> str:
    """Say that something was hidden."""
    return f"{TITLES[one.name]}: a concealed break is not cleared ({_numbers(one.concealed)})."


def slipped(one: Judged, settings: Settings) -> str:
    """Say why a flag is up."""
    known = [event for event in one.events if event.known and event.known <= one.watch.raised]
    last = sorted(known, key=lambda event: event.known)[-5:]
    missed = sum(event.how != "kept" for event in last)
    value = "" if one.watch.value is None else f" (watch {one.watch.value:.1f}, flag at {settings.watch_threshold:g})"
    since = day(date.fromordinal(one.watch.raised))
    own = "our" if one.name == "our_promises" else "their"
    return (
        f"{TITLES[one.name]}: {count(missed)} of the last {count(len(last))} by {since} not kept on time; "
        f"below {own} own normal{value}."
    )


def below_bar(one: Judged, p0: float, level: int) -> str:
    """Say that a strand has fallen below what its level asks for."""
    since = [event for event in one.events if event.known and event.day >= one.day_zero]
    kept = sum(event.how == "kept" for event in since)
    return (
        f"{TITLES[one.name]}: kept {kept} of {len(since)} at this level, lately too few: "
        f"below the {percent(p0)} by which level {level} was entered."
    )


def acknowledge_it(one: Judged) -> str:
    """Say how a flag comes down."""
    return f"{TITLES[one.name]}: talk it over and acknowledge it with a note; watch and evidence then begin anew."


def clear_it(numbers: Sequence[int]) -> str:
    """Say how a concealed break is cleared."""
    return f"Clear {_numbers(numbers)} with a reason, once it has been talked over; time does not clear it."


def declined(until: date) -> str:
    """Say that "not now" is in force."""
    return f"Declined until {day(until)}."


def at_target(level: int, target: int) -> str:
    """Say why no bar is tested."""
    if level > target:
        return "Above the level aimed at."
    return "At the level aimed at."


def _numbers(numbers: Sequence[int]) -> str:
    return ", ".join(f"promise #{number}" for number in numbers)


def gate_big(ours: int, theirs: int, needed: int) -> str:
    """Say how many big promises were kept."""
    return f"Big promises kept at this level: {ours} of ours, {theirs} of theirs; {count(needed)} each way are needed."


def gate_concealed(numbers: Sequence[int]) -> str:
    """Say whether a concealed break is open."""
    return f"Concealed and not cleared: {_numbers(numbers)}." if numbers else "No concealed break is open."


def gate_balance(ours: int, theirs: int, settings: Settings) -> str:
    """Say who told how much."""
    depth, factor = settings.other_side_depth, settings.balance_factor
    times = count(int(factor)) if factor.is_integer() else f"{factor:g}"
    said = f"Openness of the last {span(settings.balance_days)} at depth {depth} or deeper"
    return f"{said}: we {ours}, they {theirs}; neither more than {times} times."


def span(days: int) -> str:
    """Write how long something goes back: "year", or a number of days."""
    return "year" if days == 365 else f"{days} days"


def gate_moved(moved: int, of: int, settings: Settings) -> str:
    """Say how many promises were moved or withdrawn."""
    return f"Moved or withdrawn: {moved} of {of} promises; at most {percent(settings.moved_share)} may be."


def gate_days(days: int, needed: int) -> str:
    """Say how long the level has lasted."""
    return f"At this level for {max(days, 0)} days; {needed} are needed."


def gate_dependence(last: date | None, passed: bool, settings: Settings) -> str:
    """Say when dependence was looked at."""
    if last is None:
        return "Who depends on whom was not looked at yet."
    ago = span(settings.dependence_days)
    old = "" if passed else f", more than {f'a {ago}' if ago == 'year' else ago} ago"
    return f"Who depends on whom was looked at on {day(last)}{old}."


def late_entries(number: int) -> str:
    """Say how many outcomes were entered late about an earlier day; empty where none."""
    return f"{count(number).capitalize()} entered late about an earlier day." if number else ""


def ready(reading: Reading, names: Sequence[str]) -> str:
    """Say in a row of Today that a partner may move up; `names` are those of the levels, from level 1."""
    to = reading.suggestion.to or reading.level
    of = sum(strand.passed for strand in reading.strands.values())
    rate = reading.suggestion.error_rate or 0
    return f"may move up to {names[to - 1]} · {of} of {len(reading.strands)} strands · by luck {one_in(rate)}"


def slipping(reading: Reading) -> str:
    """Say in a row of Today why a partner deserves attention; empty where it does not."""
    if reading.suggestion.action not in ("attention", "down") or not reading.suggestion.because:
        return ""
    return reading.suggestion.because[0].rstrip(".")


def suggestion_words(reading: Reading, names: Sequence[str]) -> str:
    """Say the suggestion in a few words."""
    action, to = reading.suggestion.action, reading.suggestion.to
    if action == "attention":
        return "attention"
    return f"{action} to {names[to - 1]}" if to is not None else "stay"
