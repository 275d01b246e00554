"""The capture line: `PARTNER[, PARTNER…]: clause; clause …` becomes values, or every fault in it with its place."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from trustlog.domain.capture.clause import ClauseReader
from trustlog.domain.capture.echo import echo
from trustlog.domain.capture.known import NOBODY, Known
from trustlog.domain.capture.partners import Reading, partners_of
from trustlog.domain.capture.scan import Quotes, find, quotes, tokens
from trustlog.domain.capture.values import (
    ActClause,
    Captured,
    Clause,
    DisclosureClause,
    MomentClause,
    Name,
    NoteClause,
    PromiseClause,
    RequestClause,
)
from trustlog.domain.capture.words import DEFAULT_WORDS, Words
from trustlog.domain.limits import LONGEST_LINE
from trustlog.domain.text import clip, unfit
from trustlog.errors import Fault, Faults, Reason, Remedy

__all__ = [
    "ActClause",
    "Captured",
    "Clause",
    "DisclosureClause",
    "MomentClause",
    "Name",
    "NoteClause",
    "ParsedLine",
    "PromiseClause",
    "RequestClause",
    "cut",
    "echo",
    "parse",
    "parse_leniently",
    "parse_lines",
]


class ParsedLine(NamedTuple):
    """What could be read of a line while it is typed, and what could not."""

    partners: tuple[Name, ...]
    clauses: tuple[Clause, ...]
    faults: tuple[Fault, ...]


def parse(line: str, today: date, words: Words = DEFAULT_WORDS, known: Known = NOBODY) -> Captured:
    """Read a line whole, or raise all its faults at once."""
    parsed = parse_leniently(line, today, words, known)
    if parsed.faults:
        raise Faults(list(parsed.faults))
    return Captured(parsed.partners, parsed.clauses)


def parse_lines(lines: Iterable[str], today: date, words: Words = DEFAULT_WORDS) -> list[tuple[int, Captured]]:
    """Read many lines, blank lines skipped, with their numbers from 1; or raise the faults of all of them."""
    captured: list[tuple[int, Captured]] = []
    faults: list[Fault] = []
    for number, line in enumerate(lines, 1):
        text = line.rstrip("\r\n")
        if not text.strip():
            continue
        parsed = parse_leniently(text, today, words)
        faults += [Fault(fault, fault.at, fault.end, number) for fault in parsed.faults]
        captured.append((number, Captured(parsed.partners, parsed.clauses)))
    if faults:
        raise Faults(faults)
    return captured


def parse_leniently(line: str, today: date, words: Words = DEFAULT_WORDS, known: Known = NOBODY) -> ParsedLine:
    """Read as much of a line as can be read; never raises. `known` tells whose names partners and people have."""
    try:
        spans = _quotes(line)
    except Fault as fault:
        return ParsedLine((), (), (fault,))
    lowered = line.lower()
    if any(word in lowered for word in ("ours", "onze", "van ons")):
        from trustlog.domain.capture import ours  # here: few lines say who of us was there

        groups = ours.ours_in(line, spans, today)
        parsed = _parsed(ours.without(line, groups), spans, today, words, known)
        of_moments = ours.of_moments(groups, parsed.clauses)
        if len(of_moments) < len(groups):  # in a note it is text
            parsed = _parsed(ours.without(line, of_moments), spans, today, words, known)
        return ours.with_ours(line, of_moments, parsed)
    return _parsed(line, spans, today, words, known)


def _parsed(line: str, spans: Quotes, today: date, words: Words, known: Known) -> ParsedLine:
    faults: list[Fault] = []
    whose = partners_of(line, spans, Reading(words, today, known), faults)
    partners, start = whose.partners, whose.start
    known.choose([partner.text for partner in partners])
    reader = ClauseReader(line, words, today, known, partners, faults)
    clauses: list[Clause] = []
    ends = [*find(line, ";", spans, start), len(line)]
    for end in ends:
        part = whose.without(tokens(line, start, end, spans))
        if part:
            for clause_part in reader.splitter.split(part):
                clause = reader.read(clause_part)
                if clause is not None:
                    clauses.append(clause)
        elif end < len(line):
            faults.append(Fault(Reason("nothing_before_semicolon"), end))
        elif len(ends) == 1 and partners:
            at = partners[0]
            missing = Reason("say_what_happened", partner=clip(at.text))
            faults.append(Fault(missing, at.at, max(len(line), 1)))
        start = end + 1
    orphans = [clause for clause in clauses if not partners and clause.makes is not None]
    if orphans and not faults:
        faults = [Fault(Reason("partner_first"), orphan.at, orphan.end) for orphan in orphans]
    return ParsedLine(partners, tuple(clauses), tuple(sorted(faults, key=lambda fault: fault.at)))


def cut(line: str, today: date, words: Words = DEFAULT_WORDS, known: Known = NOBODY) -> tuple[str, list[str]]:
    """Cut a line into what names its partners and its clauses, unread; raises a Fault where quotes forbid it."""
    spans = _quotes(line)
    whose = partners_of(line, spans, Reading(words, today, known), [])
    start = whose.start
    head = line[:start].strip().removesuffix(":").rstrip() if not whose.within else whose.partners[0].text
    clauses = []
    for end in [*find(line, ";", spans, start), len(line)]:
        clauses.append(line[start:end].strip())
        start = end + 1
    return head, [clause for clause in clauses if clause]


def _quotes(line: str) -> Quotes:
    """Return where quotes are; raise a Fault where the text is not a single line."""
    if len(line) > LONGEST_LINE:
        most = Reason("long_line", most=LONGEST_LINE, length=len(line))
        raise Fault(most, LONGEST_LINE, len(line), remedies=(Remedy("write_several"),))
    if not line.strip():
        raise Fault(Reason("empty_line"), 0, max(len(line), 1))
    at = unfit(line)
    if at is not None:
        raise Fault(Reason("unstorable_sign"), at)
    for sign in "\n\r":
        if sign in line:
            raise Fault(Reason("one_line"), line.index(sign), remedies=(Remedy("add_lines"),))
    return quotes(line)
