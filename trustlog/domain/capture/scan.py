"""A capture line cut into pieces that know their place: what is in quotes is left alone."""

from collections.abc import Iterator
from typing import NamedTuple

from trustlog.domain.capture.says import OURS, SHORT_ARE, SHORT_HAVE, SHORT_WILL, THEIRS
from trustlog.domain.text.folding import composed
from trustlog.errors import Fault, Reason

_OPENS_AFTER = ":;,><"
_OPENING = "([{“”„‘*•…~"
_SPEAKERS = OURS | THEIRS | frozenset((*SHORT_WILL, *SHORT_ARE, *SHORT_HAVE))
_CLOSING = ",.!?:;…)]}“”’"


class Token(NamedTuple):
    """A word of a line. `word` is what the grammar compares: lower case, no signs around it, "" in quotes.

    `quoted` tells that the whole word stands in double quotes.
    """

    text: str
    at: int
    end: int
    word: str
    quoted: bool


class Quotes:
    """Where the texts in double quotes are: their beginnings in order, and where each ends by its beginning."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.starts = [start for start, _ in spans]
        self.ends = dict(spans)


def quotes(line: str) -> Quotes:
    """Find the texts in double quotes; a quote opens where a word begins, `""` within is a quote sign."""
    spans: list[tuple[int, int]] = []
    at = line.find('"')
    while at >= 0:
        if at and not line[at - 1].isspace() and line[at - 1] not in _OPENS_AFTER:
            at = line.find('"', at + 1)
            continue
        end = line.find('"', at + 1)
        while end >= 0 and line[end + 1 : end + 2] == '"':
            end = line.find('"', end + 2)
        if end < 0:
            raise Fault(Reason("quote_not_closed"), at, len(line))
        spans.append((at, end + 1))
        at = line.find('"', end + 1)
    return Quotes(spans)


def find(line: str, sign: str, quotes: Quotes, at: int = 0, stop: int | None = None) -> Iterator[int]:
    """Yield the places of a sign outside quotes, up to `stop`."""
    end = len(line) if stop is None else stop
    at = line.find(sign, at, end)
    span = 0
    while at >= 0:
        while span < len(quotes.starts) and quotes.ends[quotes.starts[span]] <= at:
            span += 1
        if span == len(quotes.starts) or at < quotes.starts[span]:
            yield at
        at = line.find(sign, at + 1, end)


def tokens(line: str, at: int, end: int, quotes: Quotes) -> list[Token]:
    """Cut a part of a line into words; blanks within quotes do not cut."""
    result: list[Token] = []
    ends = quotes.ends
    while at < end:
        if line[at].isspace():
            at += 1
            continue
        stop = at
        guarded = False
        while stop < end and not line[stop].isspace():
            guarded = guarded or stop in ends
            stop = ends.get(stop, stop + 1)
        text = line[at:stop]
        if guarded:
            result.append(Token(text, at, stop, "", ends.get(at) == stop))
        else:
            begin = 0
            for cut in (*_seams(text), len(text)):
                piece = text[begin:cut]
                if piece != ":" or begin or cut == len(text):  # one before a word is no part of it
                    result.append(Token(piece, at + begin, at + cut, bare_word(piece), False))
                begin = cut
        at = stop
    return result


def _seams(text: str) -> list[int]:
    """Return where a word was written to a sign before it: `Jane,20 min`, `friday.She'll`, `@friday`, `:Jane`."""
    begins = text[1:2].isalpha() if text[0] == ":" else text[0] in ",@" and text[1:2].isalnum()
    seams = [1] if begins else []
    for at in range(1, len(text) - 1):
        before, sign, behind = text[at - 1], text[at], text[at + 1]
        listed = sign == "," and behind.isalnum() and not (before.isdigit() and behind.isdigit())
        ended = sign in ".!" and behind.isupper() and before.islower() and text[:at].isalpha() and at > 1
        speaks = sign == "." and text[:at].isalpha() and text[at + 1 :].lower() in _SPEAKERS
        if listed or speaks or (ended and not text[at + 2 : at + 3].isupper()):
            seams.append(at + 1)
    return seams


def is_item(text: str) -> bool:
    """Return whether a word is the name of an item of the open book with its sign: `@margin`."""
    return text[:1] == "@" and text[1:2].isalnum() and all(sign.isalnum() or sign in "-_" for sign in text[1:])


def bare_word(text: str) -> str:
    """Return a word as the grammar compares it: lower case, without the signs that stand around it."""
    word = composed(text).lower()
    return word.lstrip(_OPENING).rstrip(_CLOSING) or word


def ends_part(token: Token) -> bool:
    """Return whether a comma, a stop or another sign behind a word ends a part of a sentence."""
    return token.text[-1:] in ",.!?:;…)"


def unquoted(text: str) -> str:
    """Return what stands in quotes, as it was meant."""
    return text[1:-1].replace('""', '"').strip()


def joined(line: str, words: list[Token]) -> str:
    """Put words together again as they stood in the line, composed; a text wholly in quotes loses them."""
    if len(words) == 1 and words[0].quoted:
        return composed(unquoted(words[0].text))
    runs: list[list[int]] = []
    for word in words:
        if runs and not line[runs[-1][1] : word.at].strip():
            runs[-1][1] = word.end
        else:
            runs.append([word.at, word.end])
    return composed(" ".join(line[start:end] for start, end in runs))
