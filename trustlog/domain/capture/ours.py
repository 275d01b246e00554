"""Who of us was there, in a line: `(ours: ann, bob)` anywhere in a moment, or `, ours ann and bob` at its end.

It is taken out of a line before anything else is read, so that it is never
part of a name of theirs; in a clause that is no moment it is text.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from trustlog.domain.capture.values import Clause, MomentClause
from trustlog.domain.capture.words import words_in
from trustlog.domain.our_people import our_names
from trustlog.errors import Fault, Reason

if TYPE_CHECKING:
    from trustlog.domain.capture.line import ParsedLine
    from trustlog.domain.capture.scan import Quotes

_WORD = r"(?:ours|of ours|onze|van ons)\s*:"
_BRACKETED = re.compile(rf"\(\s*{_WORD}\s*([^()\";]*)\)", re.IGNORECASE)
_AT_THE_END = re.compile(rf"(?<=[,\s])\s*{_WORD}\s*([^()\";]*?)\s*(?=;|$)", re.IGNORECASE)
_WITHOUT_COLON = re.compile(
    r",\s*(?:ours|van ons)\s+([^\W\d][\w'’-]*(?:\s*(?:,|\band\b|\ben\b|&)\s*[^\W\d][\w'’-]*)*)\s*(?=;|$)", re.IGNORECASE
)
_NOT_CLOSED = re.compile(rf"\(\s*{_WORD}[^()\";]*(?=;|$)", re.IGNORECASE)
_NO_NAMES = words_in("is are was were will has had have too late first last next then not only own het de zijn")
_MOST_WORDS = 4  # of a name at the end of a clause; more are no name


class Ours(NamedTuple):
    """Where a line names who of us was there, and the names."""

    at: int
    end: int
    names: tuple[str, ...]
    plain: bool = False


def ours_in(line: str, quotes: "Quotes") -> list[Ours]:
    """Return where a line says who of us was there, in order; not in quotes."""
    found = [Ours(match.start(), match.end(), our_names(match[1])) for match in _BRACKETED.finditer(line)]
    for match in (*_AT_THE_END.finditer(line), *_WITHOUT_COLON.finditer(line)):
        names = our_names(match[1])
        if not any(each.at <= match.start() < each.end for each in found) and not _NO_NAMES & {*names}:
            found.append(Ours(match.start(), match.end(), names, plain=True))
    found += [Ours(match.start(), match.end(), ()) for match in _NOT_CLOSED.finditer(line)]
    quoted = quotes.ends.items()
    return sorted(each for each in found if not any(start <= each.at < end for start, end in quoted))


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
        wordy = group.plain and any(len(name.split()) > _MOST_WORDS or "." in name for name in group.names)
        if not group.names or wordy:
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
