"""The small sentences people read about days and facts, the same in commands and screens."""

from datetime import date
from typing import TYPE_CHECKING

from trustlog.domain.calendar.days import ago as ago
from trustlog.domain.kinds import announced, kind_of
from trustlog.domain.kinds.promise import between as between
from trustlog.domain.kinds.promise import dated_due as dated_due
from trustlog.domain.kinds.promise import due as due
from trustlog.domain.kinds.promise import outcome as outcome
from trustlog.domain.kinds.promise import promise as promise
from trustlog.domain.kinds.words import day as day
from trustlog.domain.kinds.words import side as side
from trustlog.domain.text import counted as counted
from trustlog.language import N_, _

if TYPE_CHECKING:
    from trustlog.desk.facts import Names
    from trustlog.domain.facts import Disclosure, Fact, Numbered, Promise

PRIVATE_PROMISE = N_("a private promise")


def every_days(days: int) -> str:
    """Say how often: "every" of this is "every day", "every 30 days"."""
    return _("day") if days == 1 else counted(days, "day")


def disclosure(fact: "Disclosure") -> str:
    """Say what was told or hidden: "they shared: a reorganisation (depth 2)"."""
    return kind_of(fact).sentence(fact, (), fact.on)


def promised(fact: "Promise", names: "Names") -> str:
    """Say a promise without how it stands: "we promised: …", or who of a garden promised it to whom."""
    return between(fact, names.told_with(fact)) if fact.from_id else promise(fact)


def sentence(fact: "Numbered", names: "Names", as_of: date) -> str:
    """Return any fact as a sentence, without its day and partner; of a promise with what the partner says of it."""
    return kind_of(fact).sentence(fact, names.told_with(fact), as_of) + names.beside(fact, as_of)


def fact_day(fact: "Numbered") -> date:
    """Return the day a fact is filed under: for a promise, the day it was made."""
    return kind_of(fact).day(fact)


def ahead(fact: "Numbered", as_of: date) -> str:
    """Return the mark of a fact that is dated ahead (written under a clock in the future); else an empty text."""
    return _("in the future · ") if kind_of(fact).timeline and fact_day(fact) > as_of else ""


def private_mark(fact: "Numbered") -> str:
    """Return what stands before a fact that is private, where lists of facts show it; else an empty text."""
    return _("private · ") if getattr(fact, "private", False) else ""


def waited(days: int, paused: int, cadence_days: int, *, met: bool) -> str:
    """Say how long it has been quiet: "41 days since you spoke, 5 of them paused, you meant 30"."""
    since = _("since you spoke") if met else _("without a moment")
    return _("{days} {since}{of_them}, you meant {cadence_days}").format(
        days=counted(days, "day"), since=since, of_them=_of_them(paused), cadence_days=cadence_days
    )


def dated_waited(days: int, paused: int, cadence_days: int, last_on: date | None, as_of: date) -> str:
    """Say the same as `waited` with the day of the last moment, for a text that is read later."""
    since = _("last spoken {day}").format(day=day(last_on, as_of)) if last_on else _("no moment yet")
    where = f"{_of_them(paused)}," if paused else ""
    return _("{since}, {days}{where} where you meant {cadence_days}").format(
        since=since, days=counted(days, "day"), where=where, cadence_days=cadence_days
    )


def _of_them(paused: int) -> str:
    return _(", {paused} of them paused").format(paused=paused) if paused else ""


def in_words(fact: "Fact", names: "Names", today: date) -> str:
    """Say a fact as it is about to be written: "Acme · lunch 45 min (without agenda) · today"."""
    text = announced(fact, names.told_with(fact), today)
    return f"{names.partner_of(fact)} · {text}{_(' · private') if fact.private else ''}"
