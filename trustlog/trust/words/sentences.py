"""Every sentence of the reading, so that screens, commands and reports say the same."""

from collections.abc import Sequence
from datetime import date
from math import floor

from trustlog.domain.calendar.days import day_month
from trustlog.domain.strands import ARROWS as ARROWS
from trustlog.domain.strands import TITLES as TITLES
from trustlog.domain.strands import TREND_WORDS as TREND_WORDS
from trustlog.domain.strands import mark, mark_words
from trustlog.domain.text import plural
from trustlog.trust.reading.values import Judged, Reading, Strand, Suggestion
from trustlog.trust.settings import Bar, Settings

_ORDER = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
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
    return mark(reading.suggestion.action, reading.trend)


def arrow_words(reading: Reading) -> str:
    """Give the word that goes with the arrow, for it never speaks alone."""
    return mark_words(reading.suggestion.action, reading.trend)


def count(number: int) -> str:
    """Write a small number as a word."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else f"{number:,}"


def counted(number: int, one: str) -> str:
    """Write how many there are of something, in digits."""
    return f"{number:,} {plural(number, one)}"


def day(on: date, near: date | None = None) -> str:
    """Write a day shortly: `12 Mar`, with the year when it is not that of `near`."""
    short = day_month(on)
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
    """Write how far the evidence is; past what is needed, whether the strand has passed or is held back otherwise."""
    if strand.evidence is None:
        return "no bar above"
    said = evidence(strand.evidence)
    if strand.evidence < strand.needed:
        return f"{said} of {strand.needed:g}"
    return f"{said}, passed {strand.needed:g}" if strand.passed else f"{said}, held back"


def one_in(rate: float) -> str:
    """Write an error rate as one relationship in so many."""
    if rate <= 0:
        return "none"
    of = round(1 / rate)
    return f"1 relationship in {of:,}" if of > 1 else "nearly every relationship"


def how_often(a_year: float) -> str:
    """Write how often something happens, from how many times a year it does."""
    if round(a_year) > 1:
        return f"{count(round(a_year))} times a year"
    years = round(1 / a_year)
    return "once a year" if years == 1 else f"once in {count(years)} years"


def _about(rate: float) -> str:
    said = one_in(rate)
    return f"about {said}" if said[0].isdigit() else said


_NO_CHANCE = "a fact that was written down, not an estimate"


def error_words(suggestion: Suggestion) -> str | None:
    """Say how often a suggestion like this is wrong, over which time; None where nothing is suggested."""
    rate, action = suggestion.error_rate, suggestion.action
    if rate is None:
        return _NO_CHANCE if action == "attention" else None
    if action == "up":
        return f"{_about(rate)} that is no better than its bar gets here by luck"
    if action == "down":
        return f"{_about(rate)} well above its bar would be called down by chance in five years"
    return f"a side that has not changed is flagged by chance about {how_often(rate)}"


def error_of_up(bar: Bar, settings: Settings) -> str:
    """Say what the error rate of `up` means."""
    return (
        f"If they really kept only {percent(bar.promises[0])}, a reading this high would ever turn up "
        f"for {one_in(settings.up_error)}."
    )


def begun_again(beginnings: int, settings: Settings) -> str:
    """Say that the test began more than once at this level, which gives luck more than one chance."""
    chance = one_in(settings.up_error).replace("relationship ", "")
    return f"This is the {_nth(beginnings)} beginning of the test; each has its own chance of {chance}."


def _nth(number: int) -> str:
    if number < len(_ORDER):
        return _ORDER[number]
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _estimated(strand: Strand) -> str:
    """Write an estimate with how many it rests on."""
    said = strand_words(strand)
    return said if said.startswith("too early") else f"{said}, n {strand.n}"


def passed(one: Judged, settings: Settings) -> str:
    """Say that a strand is above its bar, and from how much."""
    value = evidence(one.strand.evidence or 0)
    return f"{TITLES[one.name]}: {_estimated(one.strand)}; evidence {value}, where {settings.needed:g} is enough."


def not_passed(one: Judged, months: int | None, bar: Bar, settings: Settings) -> str:
    """Say what a strand is short of, and when it will get there at this pace."""
    strand = one.strand
    value = strand.evidence or 0
    if value >= settings.needed:
        return f"{TITLES[one.name]}: evidence {evidence(value)}, but {_but_now(one, bar, settings)}."
    said = f"{TITLES[one.name]}: evidence {evidence(value)} of {settings.needed:g}"
    if strand.n < settings.too_few:
        return f"{said}; too early to tell how long it will take (n = {strand.n})."
    if months is None:
        return f"{said}, and not growing at this pace."
    if months > 36:
        return f"{said}; at this pace more than three years."
    return f"{said}; at this pace about {count(months)} more {plural(months, 'month')}."


def _but_now(one: Judged, bar: Bar, settings: Settings) -> str:
    """Say what holds back a strand that has the evidence."""
    if one.name in ("time", "openness"):
        slots = settings.recent_slots
        return f"nothing in the last {f'{count(slots)} slots' if slots > 1 else 'slot'}"
    if one.strand.estimate is None:
        return "nothing is settled yet"
    return f"the estimate is now below the bar of {percent(bar.promises[0])}"


def concealed(one: Judged) -> str:
    """Say that something was hidden."""
    was, is_ = ("was", "is") if len(one.concealed) == 1 else ("were", "are")
    return f"{TITLES[one.name]}: {_numbers(one.concealed)} {was} broken and concealed, and {is_} not cleared yet."


def slipped(one: Judged, settings: Settings) -> str:
    """Say why a flag is up."""
    known = [event for event in one.events if event.known and event.known <= one.watch.raised]
    last = sorted(known, key=lambda event: event.known)[-5:]
    missed = sum(event.how != "kept" for event in last)
    since = day(date.fromordinal(one.watch.raised))
    own = "our" if one.name == "our_promises" else "their"
    whole = f"the last {count(len(last))} by {since}" if len(last) > 1 else f"the last one by {since}"
    if not missed:
        lately = f"{whole} {'were' if len(last) > 1 else 'was'} kept on time, but too few before"
    elif len(last) == 1:
        lately = f"{whole} was not kept on time"
    else:
        lately = f"{count(missed)} of {whole} {'were' if missed > 1 else 'was'} not kept on time"
    return f"{TITLES[one.name]}: {lately}; below {own} own normal ({_watch_words(one.watch.value or 0, settings)})."


def _watch_words(value: float, settings: Settings) -> str:
    """Write how loudly the watch speaks, next to where it warns; a flag stays up when it speaks softly again."""
    flag = f"flag at {_loud(settings.watch_threshold)}"
    if value < settings.watch_threshold:
        return f"{flag}, now back at {_loud(value)}"
    return f"watch {_loud(value)}, {flag}"


def _loud(value: float) -> str:
    return f"{floor(value):,}" if value < 1e6 else "over a million"


def below_bar(one: Judged, p0: float, level: int) -> str:
    """Say that a strand has fallen below what its level asks for."""
    since = [event for event in one.events if event.known and event.day >= one.day_zero]
    kept = sum(event.how == "kept" for event in since)
    return (
        f"{TITLES[one.name]}: {kept:,} of {len(since):,} kept on time at this level, and lately too few; "
        f"below the {percent(p0)} by which level {level} was entered."
    )


def acknowledge_it(one: Judged) -> str:
    """Say how a flag comes down."""
    return f"{TITLES[one.name]}: talk it over and acknowledge it with a note; watch and evidence then begin anew."


def clear_it(numbers: Sequence[int]) -> str:
    """Say how a concealed break is cleared."""
    it = "it" if len(numbers) == 1 else "them"
    return f"Talk {it} over, then clear {_numbers(numbers)} with a reason; time alone does not."


def declined(until: date) -> str:
    """Say that "not now" is in force."""
    return f"Declined until {day(until)}."


def at_target(level: int, target: int) -> str:
    """Say why no bar is tested."""
    if level > target:
        return "Above the level aimed at."
    return "At the level aimed at."


def _numbers(numbers: Sequence[int]) -> str:
    """Name promises by number."""
    named = [f"#{number}" for number in numbers]
    return f"promise {named[0]}" if len(named) == 1 else f"promises {', '.join(named[:-1])} and {named[-1]}"


def gate_big(ours: int, theirs: int, needed: int) -> str:
    """Say how many big promises were kept."""
    needs = f"{count(needed)} each way {'is' if needed == 1 else 'are'} needed"
    return f"Big promises kept at this level: {ours:,} of ours, {theirs:,} of theirs; {needs}."


def gate_concealed(numbers: Sequence[int]) -> str:
    """Say whether a concealed break is open."""
    return f"Concealed and not cleared: {_numbers(numbers)}." if numbers else "No concealed break waits to be cleared."


def gate_balance(ours: int, theirs: int, settings: Settings) -> str:
    """Say who told how much."""
    depth, factor = settings.other_side_depth, settings.balance_factor
    times = count(int(factor)) if factor.is_integer() else f"{factor:g}"
    most = f"{times} times as much as the other" if factor > 1 else "the other"
    said = f"Openness of the last {span(settings.balance_days)} at depth {depth} or deeper"
    return f"{said}: we {ours:,}, they {theirs:,}; neither may tell more than {most}."


def span(days: int) -> str:
    """Write how long something goes back: "year", "day", or a number of days."""
    return "year" if days == 365 else "day" if days == 1 else f"{days:,} days"


def gate_moved(moved: int, of: int, settings: Settings) -> str:
    """Say how many promises were moved or withdrawn."""
    return f"Moved or withdrawn: {moved:,} of {counted(of, 'promise')}; at most {percent(settings.moved_share)} may be."


def gate_days(days: int, needed: int) -> str:
    """Say how long the level has lasted."""
    needs = f"{needed:,} {'is' if needed == 1 else 'are'} needed"
    return f"At this level for {counted(max(days, 0), 'day')}; {needs}."


def gate_dependence(last: date | None, passed: bool, settings: Settings) -> str:
    """Say when dependence was looked at."""
    if last is None:
        return "Nobody has looked yet at who depends on whom."
    ago = span(settings.dependence_days)
    old = "" if passed else f", more than {ago if ago.endswith('s') else f'a {ago}'} ago"
    return f"Who depends on whom was looked at on {day(last)}{old}."


def late_entries(number: int) -> str:
    """Say how many outcomes were entered late about an earlier day; empty where none."""
    if not number:
        return ""
    was = "outcome was" if number == 1 else "outcomes were"
    return f"{count(number).capitalize()} {was} entered late, about an earlier day."


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
