"""The small sentences people read about days and facts, the same in commands and screens."""

from datetime import date

from trustlog.desk.facts import Names
from trustlog.domain.calendar.days import WEEKDAYS, shift, weekday_month
from trustlog.domain.calendar.days import ago as ago
from trustlog.domain.facts import Disclosure, Fact, LevelChange, Moment, Note, Pause, Plan, Promise
from trustlog.domain.text import counted as counted

PRIVATE_PROMISE = "a private promise"


def day(that: date, today: date) -> str:
    """Write a day with its weekday, and with its year where that is not this year: "Fri 20 Nov"."""
    year = "" if that.year == today.year else f" {that.year}"
    return f"{weekday_month(that)}{year}"


def every_days(days: int) -> str:
    """Say how often: "every" of this is "every day", "every 30 days"."""
    return "day" if days == 1 else counted(days, "day")


def minutes(number: int) -> str:
    """Write minutes as people do: "45 min", "2 h", "1 h 30"."""
    hours, rest = divmod(number, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02}" if rest else f"{hours} h"


def side(ours: bool) -> str:
    """Name the side: "we" or "they"."""
    return "we" if ours else "they"


def promise(fact: Promise) -> str:
    """Say what was promised, and by whom: "we promised: send the audit report"."""
    verb = "offered" if fact.accepted_on is None else "promised"
    return f"{side(fact.ours)} {verb}: {fact.text}"


def due(fact: Promise, as_of: date) -> str:
    """Say when a promise is due and how that stands: "due Fri 20 Nov · 3 days ago"."""
    if fact.due_on is None:
        head = f"no due date, counts on {day(fact.counts_on, as_of)}"
    else:
        head = f"due {day(fact.due_on, as_of)}"
    late = (as_of - fact.counts_on).days
    if late <= 0:
        return f"{head} · {ago(fact.counts_on, as_of)}" if late > -2 else head
    last = shift(fact.counts_on, fact.grace_days)
    if as_of > last:
        return f"{head} · lapsed {day(last, as_of)}"
    if (last - as_of).days <= 3:
        return f"{head} · lapses {'today' if last == as_of else WEEKDAYS[last.weekday()]}"
    return f"{head} · {ago(fact.counts_on, as_of)}"


def dated_due(fact: Promise, as_of: date) -> str:
    """Say the same as `due` in days alone, for a text that is read later: "due Fri 20 Nov · lapses Fri 27 Nov"."""
    head = f"due {day(fact.due_on, as_of)}" if fact.due_on else f"no due date, counts on {day(fact.counts_on, as_of)}"
    last = shift(fact.counts_on, fact.grace_days)
    if (fact.closed_on or as_of) > last:
        head += f" · lapsed {day(last, as_of)}"
    if fact.closed_on is not None:
        return f"{head} · closed {day(fact.closed_on, as_of)}"
    return f"{head} · lapses {day(last, as_of)}" if fact.counts_on < as_of <= last else head


def outcome(fact: Promise, as_of: date) -> str:
    """Say how a promise came out by a day: "kept Fri 20 Nov", "open, due Wed 25 Nov"."""
    from trustlog.domain.facts.promise import outcome as of

    word = of(fact, as_of)
    told = f" ({fact.told})" if fact.told and word == "broken" else ""
    if word in ("open", "offered"):
        return f"{word}, {due(fact, as_of)}"
    if word == "lapsed" and fact.closed_on is None:
        return due(fact, as_of)
    when = f" {day(fact.closed_on, as_of)}" if fact.closed_on else ""
    return f"lapsed, delivered{when}" if word == "lapsed" else f"{word}{told}{when}"


def moment(fact: Moment, names: Names) -> str:
    """Say what time was spent: "lunch 75 min with Jane (unscripted)"."""
    length = f" {minutes(fact.minutes)}" if fact.minutes is not None else ""
    people = f" with {', '.join(names.people_of(fact))}" if fact.person_ids else ""
    text = f": {fact.text}" if fact.text else ""
    return f"{fact.kind}{length}{people} ({fact.counts_as}){text}"


def disclosure(fact: Disclosure) -> str:
    """Say what was told or hidden: "they shared: a reorganisation (depth 2)"."""
    if fact.missed:
        return f"{side(fact.ours)} hid: {fact.topic}"
    return f"{side(fact.ours)} shared: {fact.topic} (depth {fact.depth})"


def sentence(fact: Fact | Plan | Pause, names: Names, as_of: date) -> str:
    """Say any fact in one sentence, without its day and partner."""
    if isinstance(fact, Promise):
        big = "" if fact.stake == "normal" else f" ({fact.stake})"
        return f"{promise(fact)}{big} · {outcome(fact, as_of)}"
    if isinstance(fact, Moment):
        return moment(fact, names)
    if isinstance(fact, Disclosure):
        return disclosure(fact)
    if isinstance(fact, Note):
        return f"note: {fact.note}"
    if isinstance(fact, LevelChange):
        return f"level {fact.from_level} → {fact.to_level}: {fact.reason}"
    if isinstance(fact, Plan):
        return f"planned: {fact.text or 'the next touch'}"
    return f"pause until {day(fact.to_on, as_of)}: {fact.reason}"


def fact_day(fact: Fact | Plan | Pause) -> date:
    """Give the day a fact is filed under: for a promise, the day it was made."""
    if isinstance(fact, Promise):
        return fact.made_on
    return fact.from_on if isinstance(fact, Pause) else fact.on


def ahead(fact: Fact | Plan | Pause, as_of: date) -> str:
    """Mark a fact that is dated ahead, as one is that was written under a clock in the future; else nothing."""
    return "in the future · " if not isinstance(fact, Plan | Pause) and fact_day(fact) > as_of else ""


def waited(days: int, cadence_days: int, *, met: bool) -> str:
    """Say how long it has been quiet: "41 days since you spoke, you meant 30"."""
    since = "since you spoke" if met else "without a moment"
    return f"{counted(days, 'day')} {since}, you meant {cadence_days}"


def dated_waited(days: int, cadence_days: int, last_on: date | None, as_of: date) -> str:
    """Say the same as `waited` with the day of the last moment, for a text that is read later."""
    since = f"last spoken {day(last_on, as_of)}" if last_on else "no moment yet"
    return f"{since}, {counted(days, 'day')} where you meant {cadence_days}"


def in_words(fact: Fact, names: Names, today: date) -> str:
    """Say a fact as it is about to be written: "Acme · lunch 45 min (unscripted) · today"."""
    when = ""
    if isinstance(fact, Promise):
        settled = f" · {fact.closed_as} {ago(fact.closed_on, today)}" if fact.closed_as and fact.closed_on else ""
        verb = "offer" if fact.accepted_on is None else "promise"
        stake = "" if fact.stake == "normal" else f" ({fact.stake})"
        by = f" · by {day(fact.due_on, today)}" if fact.due_on else ""
        every = f" · every {fact.every}" if fact.every else ""
        what = f"{side(fact.ours)} {verb}: {fact.text}{stake}{by}{every}{settled}"
    else:
        what = sentence(fact, names, today)
        when = f" · {_when(fact.on, today)}"
    return f"{names.partner_of(fact)} · {what}{when}{' · private' if fact.private else ''}"


def _when(that: date, today: date) -> str:
    return ago(that, today) if abs((today - that).days) < 2 else day(that, today)
