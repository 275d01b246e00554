"""The capture line: `PARTNER[, PARTNER…]: clause; clause …` becomes values, or every fault in it with its place."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from trustlog.domain.capture.clauses import READERS, Part
from trustlog.domain.capture.echo import echo
from trustlog.domain.capture.moment import MomentReader
from trustlog.domain.capture.scan import Quotes, Token, find, quotes, tokens, unquoted
from trustlog.domain.capture.values import (
    ActClause,
    Captured,
    Clause,
    DisclosureClause,
    MomentClause,
    Name,
    NoteClause,
    PromiseClause,
)
from trustlog.domain.capture.words import DEFAULT_WORDS, HEADS, PRIVATE_MARKS, PRIVATE_WORDS, Words, marks_private
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
    "cut",
    "echo",
    "parse",
    "parse_leniently",
    "parse_lines",
]

_NOBODY = (
    "we",
    "they",
    "wij",
    "zij",
    "ze",
    ">",
    "<",
    *PRIVATE_WORDS,
    *PRIVATE_MARKS,
)  # never a partner without a colon


class ParsedLine(NamedTuple):
    """What could be read of a line while it is typed, and what could not."""

    partners: tuple[Name, ...]
    clauses: tuple[Clause, ...]
    faults: tuple[Fault, ...]


def parse(line: str, today: date, words: Words = DEFAULT_WORDS) -> Captured:
    """Read a line whole, or raise all its faults at once."""
    parsed = parse_leniently(line, today, words)
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


def parse_leniently(line: str, today: date, words: Words = DEFAULT_WORDS) -> ParsedLine:
    """Read as much of a line as can be read; never raises."""
    try:
        spans = _quotes(line)
    except Fault as fault:
        return ParsedLine((), (), (fault,))
    faults: list[Fault] = []
    partners, start = _partners(line, spans, words, faults)
    clauses: list[Clause] = []
    ends = [*find(line, ";", spans, start), len(line)]
    for end in ends:
        part = tokens(line, start, end, spans)
        if part:
            clause = _clause(line, part, today, words, faults, partners)
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


def cut(line: str, words: Words = DEFAULT_WORDS) -> tuple[str, list[str]]:
    """Cut a line into what names its partners and its clauses, unread; raises a Fault where quotes forbid it."""
    spans = _quotes(line)
    _, start = _partners(line, spans, words, [])
    head = line[:start].strip().removesuffix(":").rstrip()
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


def _partners(line: str, spans: Quotes, words: Words, faults: list[Fault]) -> tuple[tuple[Name, ...], int]:
    """Return the partners a line begins with, and where its clauses begin."""
    stop = next(find(line, ";", spans), len(line))
    before = tokens(line, 0, stop, spans)
    # Without a colon the first word is the partner, if a clause begins right behind it; a colon that a clause
    # follows wins, so that "Lunch Box Company: call" is that company.
    bare = len(before) > 1 and before[0].word not in _NOBODY and not before[0].text.endswith(":")
    bare = bare and _begins(before[1:], words)
    colon = next((at for at in find(line, ":", spans, 0, stop) if not _clock(line, at)), None)
    follows = colon is not None and _begins(tokens(line, colon + 1, stop, spans), words)
    if bare and not follows:
        colon = None
    if colon is not None and before[0].at == colon:
        faults.append(Fault(Reason("partner_before_colon"), colon))
        return (), colon + 1
    if colon is not None and (follows or not _begins(before, words)):
        return _names(line, colon, spans, faults), colon + 1
    alone = len(before) == 1 and stop == len(line) and not _begins(before, words)
    if bare or alone:
        return _names(line, before[0].end, spans, faults, before[0].at), before[0].end
    if before and not _begins(before, words):
        if len(before) > 1 and before[0].word not in _NOBODY:
            # Most likely a handle, and a slip in the word behind it: say so there.
            return _names(line, before[0].end, spans, faults, before[0].at), before[0].end
        no_clause = Reason("no_line", text=clip(before[0].text))
        faults.append(Fault(no_clause, before[0].at, before[0].end))
        return (), stop
    return (), 0


def _clock(line: str, at: int) -> bool:
    """Return whether a colon is within a time of day."""
    return at > 0 and line[at - 1].isdigit() and line[at + 1 : at + 2].isdigit()


def _names(line: str, stop: int, spans: Quotes, faults: list[Fault], at: int = 0) -> tuple[Name, ...]:
    """Return the names between two places, parted by commas; a comma may follow a single name."""
    names: list[Name] = []
    for end in [*find(line, ",", spans, at, stop), stop]:
        text = line[at:end].strip()
        begin = at + len(line[at:end]) - len(line[at:end].lstrip())
        bare = unquoted(text) if len(text) > 1 and spans.ends.get(begin) == begin + len(text) else text
        if bare:
            names.append(Name(bare, begin, begin + len(text)))
        elif end < stop or line[end : end + 1] == ":" or not names:
            faults.append(Fault(Reason("partner_missing"), min(end, len(line) - 1)))
        at = end + 1
    return tuple(names)


def _head(part: list[Token], words: Words) -> tuple[str, int] | None:
    """Return the phrase of `HEADS` or the kind that a clause begins with, and how many words it is."""
    for count in (3, 2, 1):
        phrase = " ".join(token.word for token in part[:count]).rstrip(":") if len(part) >= count else ""
        if phrase in words.clause_words:
            return words.clause_words[phrase], count
    kind = words.kind_words.get(part[0].word.rstrip(":")) if part[0].word else None
    return (kind, 1) if kind else None


def _begins(part: list[Token], words: Words) -> bool:
    """Return whether these words begin a clause."""
    if part and part[0].word in (*PRIVATE_WORDS, *PRIVATE_MARKS):
        return True
    return bool(part) and (part[0].text[0] in "><" or _head(part, words) is not None)


def _clause(
    line: str, part: list[Token], today: date, words: Words, faults: list[Fault], partners: tuple[Name, ...]
) -> Clause | None:
    at, end = part[0].at, part[-1].end
    private, part = _privacy(part, faults)
    if part and len(part[0].text) > 1 and part[0].text[0] in "><":
        part = _split_sign(part)  # `>send it` without a blank
    head = _head(part, words) if part else None
    if head is None:
        first, last = (part[0], part[0]) if part else (None, None)
        faults.append(Fault(_unknown(part), first.at if first else at, last.end if last else end))
        return None
    name, count = head
    rest = part[count:]
    if name in words.kinds:
        reader = MomentReader(line, rest, today, faults, partners)
        return reader.read(name, words, private, line[at:end], at, end)
    first = part[0]._replace(end=part[count - 1].end)
    return _other(name, Part(line, first, rest, today, faults, private, at, end))


def _privacy(part: list[Token], faults: list[Fault]) -> tuple[bool, list[Token]]:
    """Take `private` off the beginning of a clause, and `+private` from wherever it stands outside quotes.

    What only looks like that is a fault: a slip must not show to others what was meant for nobody.
    """
    private = part[0].word in PRIVATE_WORDS
    rest = part[1:] if private else part
    clause_tokens = [token for token in rest if token.word not in PRIVATE_MARKS]
    faults += (
        Fault(Reason("no_private_mark", text=clip(token.text)), token.at, token.end)
        for token in clause_tokens
        if marks_private(token.word)
    )
    return private or len(clause_tokens) < len(rest), clause_tokens


def _other(name: str, part: Part) -> Clause:
    ours = name.startswith("we ")
    verb = name.rpartition(" ")[2]
    return READERS[verb](part, ours, verb)


def _split_sign(part: list[Token]) -> list[Token]:
    sign = part[0]
    text = sign.text[1:]
    guarded = not sign.word and text.startswith('"')
    whole = guarded and text.endswith('"') and '"' not in text[1:-1].replace('""', "")
    rest = Token(text, sign.at + 1, sign.end, "" if guarded else sign.word[1:], whole)
    return [Token(sign.text[0], sign.at, sign.at + 1, sign.text[0], False), rest, *part[1:]]


def _unknown(part: list[Token]) -> Reason:
    heads = ", ".join(HEADS)
    if not part:
        return Reason("private_alone", heads=heads)
    word = part[0].word
    if part[0].text.endswith(":"):
        return Reason("partners_within")
    return Reason("no_clause", text=clip(word or part[0].text), heads=heads)
