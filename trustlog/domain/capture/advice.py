"""What a refused line may be typed as instead: with a slip mended, or as a note. Loaded only for a refused line."""

from collections.abc import Iterator, Sequence
from datetime import date

from trustlog.domain.capture.clauses import PROMISE_WORDS
from trustlog.domain.capture.known import Known
from trustlog.domain.capture.line import ParsedLine, parse_leniently
from trustlog.domain.capture.moment_words import VERBS
from trustlog.domain.capture.near import near_day, near_word
from trustlog.domain.capture.says import ACTIONS_EN, ACTIONS_NL, CONNECTS, FILLERS, NOT, OBJECTS, OURS, THEIRS, UNSURE
from trustlog.domain.capture.scan import Token, quotes, tokens
from trustlog.domain.capture.words import Words
from trustlog.domain.text import clip
from trustlog.errors import Fault, Reason, Remedy, WordsError
from trustlog.language import _

_NOTABLE = frozenset(
    (
        *("no_clause", "not_sure", "denied", "no_contact", "question", "promise_or_note", "who_does_what", "told_whom"),
        "say_which_item",
    )
)
_NO_SLIPS = ACTIONS_EN | ACTIONS_NL | OURS | THEIRS | FILLERS | NOT | UNSURE | OBJECTS | CONNECTS
_MOST_WORDS, _MOST_TRIES, _LONGEST = 40, 4, 400
_SHORTEST = 4


def advised(line: str, parsed: ParsedLine, today: date, words: Words, known: Known) -> list[Fault]:
    """Return the faults of a line, each once, the first with what to type instead where that is known."""
    if len(line) > _LONGEST:
        return list(parsed.faults)
    faults = list({(fault.at, repr(fault.reason)): fault for fault in parsed.faults}.values())
    once: list[Fault] = []
    for fault in faults:
        if not any(repr(other.reason) == repr(fault.reason) for other in once):
            once.append(fault)
    if not once:
        return once
    first = once[0]
    mended = _mended(line, parsed, today, words, known)
    if mended is not None:
        token, near, better = mended
        reason = Reason("unknown_word", text=clip(token.word))
        return [Fault(reason, token.at, token.end, remedies=(Remedy("did_you_mean", near=near, line=better),))]
    if first.code in _NOTABLE:
        note = _as_note(line, parsed, today, words, known)
        if note is not None:
            once[0] = Fault(first.reason, first.at, first.end, remedies=(Remedy("write_note", line=note),))
    return once


def _mended(line: str, parsed: ParsedLine, today: date, words: Words, known: Known) -> tuple[Token, str, str] | None:
    """Return a word with a slip, the word it most likely was, and the line with it, if that line can be read."""
    try:
        split = tokens(line, 0, len(line), quotes(line))[:_MOST_WORDS]
    except WordsError:
        return None
    tries = 0
    for token, near in _slips(split, words):
        if tries == _MOST_TRIES:
            return None
        tries += 1
        at = token.at + token.text.lower().find(token.word)
        if at < token.at:
            continue
        better = f"{line[:at]}{near}{line[at + len(token.word) :]}"
        again = parse_leniently(better, today, words, known)
        if not again.faults and len(again.clauses) >= max(len(parsed.clauses), 1):
            return token, near, better
    return None


def _slips(split: Sequence[Token], words: Words) -> Iterator[tuple[Token, str]]:
    heads = {word for phrase in words.clause_words for word in phrase.split() if len(word) > _SHORTEST}
    known_words = {*words.kind_words, *VERBS, *heads, *PROMISE_WORDS}
    for token in split:
        if not token.word or token.word in known_words or token.word in _NO_SLIPS:
            continue
        near = near_day(token.word) or near_word(token.word, sorted(known_words), _SHORTEST)
        if near is not None:
            yield token, near


def _as_note(line: str, parsed: ParsedLine, today: date, words: Words, known: Known) -> str | None:
    """Return the line with each clause that is refused as a note, the others as they are; None where it has none."""
    for _try in range(_MOST_TRIES):
        noted = _with_note(line, parsed, parsed.faults[0]) if parsed.faults[0].code in _NOTABLE else None
        if noted is None:
            return None
        line, parsed = noted, parse_leniently(noted, today, words, known)
        if not parsed.faults:
            return line
    return None


def _with_note(line: str, parsed: ParsedLine, fault: Fault) -> str | None:
    """Return the line with the clause of a fault as a note; None where it has no partner or no words."""
    if not parsed.partners:
        return None
    head, body = parsed.partners[0].text, 0
    if parsed.partners[0].at == 0:
        body = parsed.partners[-1].end
        head = line[:body].rstrip(":")
        body += line[body : body + 1] == ":"
    start = max(line.rfind(";", 0, fault.at) + 1, body)
    end = line.find(";", fault.at)
    end = end if end >= 0 else len(line)
    before, text = line[body:start].strip(), line[start:end].strip()
    return f"{head}: {before}{' ' if before else ''}{_('note')} {text}{line[end:]}" if text else None
