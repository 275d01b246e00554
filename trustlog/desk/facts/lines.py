"""The line that tells a fact as it was written: its number, its partners, and a clause that could be typed again."""

from datetime import date

from trustlog.desk.facts.naming import Names
from trustlog.domain.calendar.dates import show
from trustlog.domain.capture.echo import echo
from trustlog.domain.capture.values import Clause, DisclosureClause, MomentClause, Name, NoteClause, PromiseClause
from trustlog.domain.capture.words import DEFAULT_WORDS, Words
from trustlog.domain.facts import Disclosure, Fact, LevelChange, Moment, Note, Plan, Promise


def line(fact: Fact | Plan, names: Names, today: date, words: Words = DEFAULT_WORDS) -> str:
    """Write `#12  acme: lunch 45m Sun 22 Nov 2026 with Jane Doe`; a settled promise says how it came out."""
    number = f"#{fact.number}  " if fact.number else ""
    handles = names.handles_of(fact)
    head = f"{number}{', '.join(handles)}: "
    if isinstance(fact, LevelChange):
        return f"{head}level {fact.from_level} → {fact.to_level} {show(fact.on)}: {fact.reason}"
    if isinstance(fact, Plan):
        return f"{head}plan {show(fact.on)}{' ' + fact.text if fact.text else ''}"
    if isinstance(fact, Promise) and (fact.closed_as or fact.cleared_on or fact.moves):
        return head + _told(fact, today)
    return number + echo(clause(fact, names), handles, words)


def clause(fact: Promise | Moment | Disclosure | Note, names: Names) -> Clause:
    """Turn a fact back into the clause that says it."""
    if isinstance(fact, Promise):
        offered = fact.accepted_on is None
        return PromiseClause(
            fact.ours, fact.text, fact.due_on, fact.every, fact.stake, offered, fact.private, fact.source or "", 0, 0
        )
    if isinstance(fact, Moment):
        people = tuple(Name(one, 0, 0) for one in names.people_of(fact))
        return MomentClause(
            kind=fact.kind,
            counts_as=fact.counts_as,
            minutes=fact.minutes,
            on=fact.on,
            people=people,
            new_people=False,
            unplanned=fact.unplanned,
            initiative=fact.initiative,
            text=fact.text,
            private=fact.private,
            source=fact.source or "",
            at=0,
            end=0,
        )
    if isinstance(fact, Disclosure):
        return DisclosureClause(
            fact.ours, fact.topic, fact.depth, fact.missed, fact.on, fact.private, fact.source or "", 0, 0
        )
    return NoteClause(fact.note, fact.on, fact.private, fact.source or "", 0, 0)


def _told(fact: Promise, today: date) -> str:
    from trustlog.domain.facts.promise import outcome

    how: str = outcome(fact, today)
    if how == "lapsed" and fact.closed_as:
        how = f"delivered after it had lapsed, stays lapsed (say --on DATE if it was earlier); closed {_on(fact)}"
    elif fact.closed_as:
        told = f" {fact.told}" if fact.told else ""
        by = f" by the {fact.withdrawn_by}" if fact.withdrawn_by else ""
        how = f"{how}{told}{by} {_on(fact)}"
        how += ", entered late" if fact.entered_late else ""
        how += f", cleared {show(fact.cleared_on)}" if fact.cleared_on else ""
    elif fact.moves:
        how = f"{how}, moved from {show(fact.moves[-1].from_on)} to {show(fact.moves[-1].to_on)}"
    due = f", due {show(fact.due_on)}" if fact.due_on and fact.closed_as else ""
    return f"{how} · {'we' if fact.ours else 'they'} promised {fact.text}{due}"


def _on(fact: Promise) -> str:
    return show(fact.closed_on) if fact.closed_on else ""
