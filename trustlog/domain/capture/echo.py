"""The canonical line of a clause: days resolved and with their weekday, ready to be read back as the same facts."""

from collections.abc import Sequence
from datetime import date

from trustlog.domain.calendar.dates import show
from trustlog.domain.capture.values import ActClause, Clause, DisclosureClause, MomentClause, NoteClause, PromiseClause
from trustlog.domain.capture.words import DEFAULT_WORDS, Words
from trustlog.domain.text import quoted

_HEADS = {False: "they", True: "we"}


def echo(clause: Clause, partners: Sequence[str], words: Words = DEFAULT_WORDS) -> str:
    """Write a clause as `acme: we promise send the proposal by Fri 27 Nov 2026 +big`.

    Parsed on the day of the clause it gives the same facts: a text that the grammar would read otherwise, and a name
    that would end too soon, is put in quotes.
    """
    head = ", ".join(_partner(one) for one in partners)
    head = f"{head}: " if head else ""
    plain = head + _clause(clause, plain=True)
    if _same(plain, clause, words):
        return plain
    return head + _clause(clause, plain=False)


def facts(clause: Clause) -> Clause:
    """Give a clause without its place and wording: what two clauses that say the same have in common."""
    if isinstance(clause, MomentClause):
        people = tuple(name._replace(at=0, end=0) for name in clause.people)
        return clause._replace(source="", at=0, end=0, people=people, text=clause.text or None)
    return clause._replace(source="", at=0, end=0)


def _same(line: str, clause: Clause, words: Words) -> bool:
    from trustlog.domain.capture.line import look  # here, since capture gives `echo` on

    looked = look(line, _day(clause), words)
    return not looked.faults and [facts(one) for one in looked.clauses] == [facts(clause)]


def _day(clause: Clause) -> date:
    if isinstance(clause, PromiseClause):
        return clause.due_on or date(2000, 1, 1)
    return date(2000, 1, 1) if isinstance(clause, ActClause) else clause.on


def _partner(name: str) -> str:
    plain = name and not any(sign in name for sign in ',:;"><') and not name[0].isspace()
    return name if plain else quoted(name)


def _clause(clause: Clause, plain: bool) -> str:
    if isinstance(clause, ActClause):
        return f"{clause.act} {' '.join(str(number) for number in clause.numbers)}"
    private = "private " if clause.private else ""
    if isinstance(clause, MomentClause):
        return private + _moment(clause, plain)
    if isinstance(clause, NoteClause):
        return f"{private}note {_text(clause.note, plain)}"
    side = _HEADS[clause.ours]
    if isinstance(clause, DisclosureClause):
        depth = "" if clause.missed else f" /{clause.depth}"
        return f"{private}{side} {'hid' if clause.missed else 'shared'} {_text(clause.topic, plain)}{depth}"
    by = f" by {show(clause.due_on)}" if clause.due_on else ""
    every = f" every {clause.every}" if clause.every else ""
    stake = "" if clause.stake == "normal" else f" +{clause.stake}"
    return f"{private}{side} {'offer' if clause.offered else 'promise'} {_text(clause.text, plain)}{by}{every}{stake}"


def _moment(clause: MomentClause, plain: bool) -> str:
    parts = [clause.kind]
    if clause.minutes is not None:
        parts.append(minutes_text(clause.minutes))
    parts.append(show(clause.on))
    if clause.unplanned:
        parts.append("unplanned")
    if clause.initiative:
        parts.append(f"by {clause.initiative}")
    if clause.text:
        parts.append(_text(clause.text, plain))
    if clause.people:
        parts.append("with " + ", ".join(_text(name.text, plain) for name in clause.people))
        if clause.new_people:
            parts.append("+new")
    return " ".join(parts)


def minutes_text(minutes: int) -> str:
    """Write a duration as a line has it: 45m, 1h30."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{minutes}m"
    return f"{hours}h{rest:02}" if rest else f"{hours}h"


def _text(text: str, plain: bool) -> str:
    return text if plain else quoted(text)
