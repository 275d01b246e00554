"""What text may be, words for numbers, and how text of people becomes what a terminal or a widget can show."""

import re
from typing import Annotated

from trustlog.domain.text.folding import alike, composed, tidy
from trustlog.errors import Reason, WordsError


class OfPeople:
    """Marks a text that somebody typed, imported or copied: it may hold anything that can be stored."""


PersonText = Annotated[str, OfPeople()]
"""A text of people: it is stored as it is, and shown only by way of `shown`."""

_FIRST_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_STEERING = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{_BIDI}]")
"""Whatever can steer a terminal, break a line, reorder what stands beside it, or cannot be written as UTF-8."""
_NO_LINES = re.compile(_STEERING.pattern.replace("\x00-\x1f", "\x00-\x09\x0b-\x1f"))
_IN_JSON = re.compile(f"[\x7f-\x9f\u2028\u2029\ud800-\udfff{_BIDI}]")
_ISOLATED = re.compile(f"{_FIRST_ISOLATE}([^{_BIDI}\n]*){_POP_ISOLATE}")
_FROM_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_RUN_FROM_RIGHT = re.compile(f"[{_FROM_RIGHT}](?:[^\nA-Za-z\u00c0-\u058f]*[{_FROM_RIGHT}])?")
_BLANKS = "\t\n\r\u2028\u2029"


def unfit(text: str) -> int | None:
    """Give the position of the first character no ledger can hold (NUL, half a surrogate pair), or None."""
    if text.isascii():
        at = text.find("\0")
        return None if at < 0 else at
    return next((at for at, sign in enumerate(text) if sign == "\0" or "\ud800" <= sign <= "\udfff"), None)


def clean(text: str, what: str | Reason = "text") -> str:
    """Give the text without blanks around it; what no ledger can hold is refused, `what` naming it."""
    at = unfit(text)
    if at is not None:
        raise WordsError(Reason("unstorable", what=what, at=at + 1))
    return composed(text).strip()


def clean_name(text: str, what: str = "the name") -> str:
    """Give a name as it is kept, empty where nothing of it can be seen; what no ledger can hold is refused."""
    name = tidy(clean(text, what))
    return name if alike(name) else ""


def clip(text: str, most: int = 40) -> str:
    """Put text on one line and shorten it, for a message."""
    text = " ".join(visible(text).split())
    return text if len(text) <= most else text[: most - 1] + "…"


def plural(number: float, one: str, many: str | None = None) -> str:
    """Give the form of a word that goes with a number: "row" with 1, "rows" with all others; "reply", "replies"."""
    if number == 1:
        return one
    if many is not None:
        return many
    return f"{one[:-1]}ies" if one.endswith("y") and one[-2:-1] not in "aeiou" else f"{one}s"


def counted(number: int, one: str, many: str | None = None) -> str:
    """Write a number with its word: "1 day", "3 days"."""
    return f"{number} {plural(number, one, many)}"


def quoted(text: str) -> str:
    """Put text into double quotes, so that a capture line takes it as it is."""
    return '"' + text.replace('"', '""') + '"'


def shown(text: str, *, lines: bool = False) -> str:
    """Return a text as it is shown: what would steer a terminal is spelled out, text from right to left isolated.

    Line breaks and tabs become blanks; with `lines` the line feeds stay. Shown twice is the same as shown once.
    """
    return isolated(visible(text, lines=lines))


def visible(text: str, *, lines: bool = False) -> str:
    """Return a text with control characters and bidirectional controls spelled out, as in `\\x1b` or `\\u202e`.

    It has one line (any number with `lines`), and no isolates yet: it can be cut, and then be `isolated`.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _ISOLATED.sub(r"\1", text)
    return (_NO_LINES if lines else _STEERING).sub(_spelled, text)


def isolated(text: str) -> str:
    """Return a text of which each run from right to left leaves the order of its neighbours alone."""
    if text.isascii():
        return text
    return _RUN_FROM_RIGHT.sub(rf"{_FIRST_ISOLATE}\g<0>{_POP_ISOLATE}", text)


def json_escaped(text: str) -> str:
    """Return JSON in which no character can steer a terminal: they stand as `\\u` escapes, which mean the same."""
    return text if text.isascii() and text.isprintable() else _IN_JSON.sub(_json_escape, text)


def _spelled(found: re.Match[str]) -> str:
    sign = found.group()
    if sign in _BLANKS:
        return " "
    return f"\\x{ord(sign):02x}" if ord(sign) < 0x100 else f"\\u{ord(sign):04x}"


def _json_escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"
