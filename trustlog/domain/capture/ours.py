"""Who of us was there, in a line: `(ours: ann, bob)` anywhere in a moment, or `, ours ann and bob` behind a comma.

It is taken out of a line before anything else is read, so that it is never
part of a name of theirs; in a clause that is no moment it is text.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trustlog.domain.calendar.dates import match_date
from trustlog.domain.capture.clock import clock_at
from trustlog.domain.capture.company import PARTICLES
from trustlog.domain.capture.moment_words import REMARKS
from trustlog.domain.capture.scan import bare_word
from trustlog.domain.capture.times import duration_at
from trustlog.domain.capture.values import Clause, MomentClause
from trustlog.domain.capture.words import (
    INITIATIVES,
    KIND_WORDS,
    NEW_WORDS,
    PRIVATE_WORDS,
    UNPLANNED_WORDS,
    WITH_WORDS,
    looks_off,
    words_in,
)
from trustlog.domain.our_people import our_names
from trustlog.errors import Fault, Reason, WordsError

if TYPE_CHECKING:
    from trustlog.domain.capture.line import ParsedLine
    from trustlog.domain.capture.scan import Quotes

_WORD = r"(?:ours|of ours|onze|van ons)\s*:"
_BRACKETED = re.compile(rf"\(\s*{_WORD}\s*([^()\";]*)\)", re.IGNORECASE)
_PLAIN = re.compile(rf"(?:,\s*(?:ours|of ours|van ons)\s+|(?<=[,\s])\s*{_WORD}\s*)", re.IGNORECASE)
_ENDS = re.compile(r"[;()\"]")
_APART = re.compile(r"\s*,\s*")
_AND = re.compile(r"\s*(?:\b(?:and|en)\b|&|\+(?=\s))\s*", re.IGNORECASE)
_NOT_CLOSED = re.compile(rf"\(\s*{_WORD}[^()\";]*(?=;|$)", re.IGNORECASE)
_NO_NAMES = words_in("is are was were will has had have too late first last next then not only own het de zijn")
_OTHER = frozenset((*UNPLANNED_WORDS, *NEW_WORDS, *WITH_WORDS, *PRIVATE_WORDS, *KIND_WORDS, *REMARKS))
_NO_SIGNS = frozenset(".:!?/@#")
_MOST_WORDS = 4  # of a name; more are no name


class Ours(NamedTuple):
    """Where a line names who of us was there, and the names."""

    at: int
    end: int
    names: tuple[str, ...]
    plain: bool = False


def ours_in(line: str, quotes: "Quotes", today: date) -> list[Ours]:
    """Return where a line says who of us was there, in order; not in quotes."""
    found = [Ours(match.start(), match.end(), our_names(match[1])) for match in _BRACKETED.finditer(line)]
    for match in _PLAIN.finditer(line):
        if not any(each.at <= match.start() < each.end for each in found):
            group = _plain(line, match, today)
            found += [group] if group is not None else []
    found += [Ours(match.start(), match.end(), ()) for match in _NOT_CLOSED.finditer(line)]
    quoted = quotes.ends.items()
    return sorted(each for each in found if not any(start <= each.at < end for start, end in quoted))


def _plain(line: str, match: re.Match[str], today: date) -> Ours | None:
    """Read names up to the first comma behind which something else stands; None where `ours` is said of a thing.

    Where no names stand there the group has none, which is a fault.
    """
    stop = _ENDS.search(line, match.end())
    until = stop.start() if stop else len(line)
    pieces, ends = _pieces(line, match.end(), until)
    first = [word for name in _AND.split(pieces[0]) for word in name.lower().split()]
    colon = match[0].rstrip().endswith(":")
    if not colon and _NO_NAMES & {*first}:
        return None
    took = 0
    while took < len(pieces) and _are_names(pieces[took], today, colon=colon and not took):
        took += 1
    if not took:
        return Ours(match.start(), ends[0], (), plain=True)
    goes_on = took < len(pieces)
    comma = goes_on and line[match.start()] == ","  # of two commas one stays
    at, end = match.start() + comma, ends[took - 1] + comma
    return Ours(at, end, our_names(", ".join(pieces[:took])), plain=True)


def _pieces(line: str, at: int, until: int) -> tuple[list[str], list[int]]:
    """Return what stands between commas, and where each piece ends."""
    pieces, ends = [], []
    for comma in (*_APART.finditer(line, at, until), None):
        end = comma.start() if comma else until
        pieces.append(line[at:end].strip())
        ends.append(at + len(line[at:end].rstrip()) if pieces[-1] else end)
        at = comma.end() if comma else until
    return pieces, ends


def _are_names(piece: str, today: date, *, colon: bool) -> bool:
    """Return whether a piece is nothing but names: one word each, or several written as names are.

    Directly behind a colon several words in lower case are a name, too.
    """
    names = [name.split() for name in _AND.split(piece.rstrip(".!?"))]
    return all(names) and all(_is_name(words, today, colon=colon) for words in names)


def _is_name(words: list[str], today: date, *, colon: bool) -> bool:
    plain = [bare_word(word) for word in words]
    lettered = all(word[:1].isalpha() and not set(word) & _NO_SIGNS for word in words) and len(words) <= _MOST_WORDS
    named = (
        len(words) == 1
        or colon
        or (words[-1][:1].isupper() and all(w[:1].isupper() or w.lower() in PARTICLES for w in words[1:]))
    )
    return lettered and named and not any(_is_other(plain, at, today) for at in range(len(plain)))


def _is_other(plain: list[str], at: int, today: date) -> bool:
    """Return whether a word is read as something else in a moment: a day, a duration, a kind, a remark, who began."""
    word = plain[at]
    if word in _OTHER or " ".join(plain[at : at + 2]) in INITIATIVES or looks_off(word):
        return True
    try:
        dated = match_date(plain[at : at + 9], today, due=False)
        return bool(dated or duration_at(plain, at) or clock_at(plain, at))
    except WordsError:
        return True


def without(line: str, groups: Sequence[Ours]) -> str:
    """Return a line with blanks where it says who of us was there: all else keeps its place."""
    for group in groups:
        line = f"{line[: group.at]}{' ' * (group.end - group.at)}{line[group.end :]}"
    return line


def of_moments(groups: Sequence[Ours], clauses: Sequence[Clause]) -> list[Ours]:
    """Return those that stand in a moment, or in nothing that could be read."""
    owners = [(group, _owner(group, clauses)) for group in groups]
    return [group for group, owner in owners if owner is None or isinstance(owner, MomentClause)]


def _owner(group: Ours, clauses: Sequence[Clause]) -> Clause | None:
    return next((clause for clause in reversed(clauses) if clause.at <= group.at), None)


def with_ours(line: str, groups: Sequence[Ours], parsed: "ParsedLine") -> "ParsedLine":
    """Return what was read with who of us was there; where nobody is named it is a fault."""
    told: dict[int, list[Ours]] = {}
    faults = list(parsed.faults)
    for group in groups:
        if not group.names:
            faults.append(Fault(Reason("who_of_ours"), group.at, group.end))
        owner = _owner(group, parsed.clauses)
        if isinstance(owner, MomentClause):
            told.setdefault(owner.at, []).append(group)
    clauses = tuple(_with(line, clause, told.get(clause.at, ())) for clause in parsed.clauses)
    return parsed._replace(clauses=clauses, faults=tuple(sorted(faults, key=lambda fault: fault.at)))


def _with(line: str, clause: Clause, groups: Sequence[Ours]) -> Clause:
    if not groups or not isinstance(clause, MomentClause):
        return clause
    end = max(clause.end, *(group.end for group in groups))
    names = our_names(", ".join(name for group in groups for name in group.names))
    return clause._replace(our_people=names, end=end, source=line[clause.at : end])
