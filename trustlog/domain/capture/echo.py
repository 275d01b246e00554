"""The canonical line of a clause: days resolved and with their weekday, ready to be read back as the same facts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from trustlog.domain.capture.says import NO_NAMES
from trustlog.domain.capture.values import minutes_text as minutes_text
from trustlog.domain.capture.words import DEFAULT_WORDS, Words
from trustlog.domain.text import quoted
from trustlog.language import english, is_other

if TYPE_CHECKING:
    from datetime import date

    from trustlog.domain.capture.values import Clause


def echo(clause: "Clause", partners: Sequence[str], words: Words = DEFAULT_WORDS, today: "date | None" = None) -> str:
    """Write a clause as `acme: we promise send the proposal by Fri 27 Nov 2026 +big`.

    Parsed on the day of the clause it gives the same facts: a text that the grammar would read otherwise, and a name
    that would end too soon, is put in quotes. With `today` that day is written as today.
    """
    head = ", ".join(partner_text(name) for name in partners)
    head = f"{head}: " if head else ""
    plain = head + clause.written(plain=True, today=today)
    if _same(plain, clause, words):
        return plain
    in_quotes = head + clause.written(plain=False, today=today)
    if is_other() and not _same(in_quotes, clause, words):  # a word of this language that somebody gave another meaning
        with english():
            return echo(clause, partners, words, today)
    return in_quotes


def facts(clause: "Clause") -> "Clause":
    """Return a clause without its place and wording: what two clauses that say the same have in common."""
    return clause.bare


def _same(line: str, clause: "Clause", words: Words) -> bool:
    from trustlog.domain.capture.line import parse_leniently  # here, since capture gives `echo` on

    parsed = parse_leniently(line, clause.read_on, words)
    return not parsed.faults and [clause_read.bare for clause_read in parsed.clauses] == [clause.bare]


def partner_text(name: str) -> str:
    """Write the name of a partner as a line begins with it, in quotes where it would be read otherwise."""
    plain = name and not any(sign in name for sign in ',:;"><') and not name[0].isspace()
    plain = plain and name.strip().lower() not in NO_NAMES
    return name if plain else quoted(name)
