"""The line that tells a fact as it was written: its number, its partners, and a clause that could be typed again."""

from datetime import date
from typing import TYPE_CHECKING

from trustlog.desk.facts.naming import is_between
from trustlog.domain.calendar.days import show
from trustlog.domain.capture.echo import echo
from trustlog.domain.capture.words import DEFAULT_WORDS, Words
from trustlog.domain.kinds import kind_of
from trustlog.domain.kinds.words import treated_as_due

if TYPE_CHECKING:
    from trustlog.desk.facts.naming import Names
    from trustlog.domain.facts import Numbered


def line(fact: "Numbered", names: "Names", today: date, words: Words = DEFAULT_WORDS) -> str:
    """Write `#12  acme: lunch 45m Sun 22 Nov 2026 with Jane Doe`; a settled promise says how it came out."""
    number = f"#{fact.number}  " if fact.number else ""
    handles = names.placed_at(fact)
    kind = kind_of(fact)
    text = None if is_between(fact) else kind.line(fact, today)
    if text is None and (kind.clause is None or is_between(fact)):
        text = f"{show(kind.day(fact))} {kind.sentence(fact, names.told_with(fact), today)}"
    if text is None and kind.clause is not None:
        return number + echo(kind.clause(fact, names.told_with(fact)), handles, words, today) + _clock(fact)
    return f"{number}{', '.join(handles)}: {text}{names.beside(fact, today)}"


def _clock(fact: "Numbered") -> str:
    """Say when a promise without a due day counts; nothing of any other fact."""
    from trustlog.domain.facts.promise import Promise

    if not isinstance(fact, Promise) or fact.due_on is not None or fact.accepted_on is None:
        return ""
    return f" · {treated_as_due(show(fact.counts_on))}"
