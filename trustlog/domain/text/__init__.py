"""What text may be, words for numbers, and how text of people becomes what a terminal or a widget can show."""

from typing import Annotated

from trustlog.domain.text.folding import alike, composed, tidy
from trustlog.errors import Reason, WordsError
from trustlog.language import ngettext


class OfPeople:
    """Marks a text that somebody typed, imported or copied: it may hold anything that can be stored."""


PersonText = Annotated[str, OfPeople()]
"""A text of people: it is stored as it is, and shown only by way of `shown`."""

_FIRST_FROM_RIGHT = "\u0590"  # the first letter that is written from right to left


def unfit(text: str) -> int | None:
    """Return the position of the first character no ledger can hold (NUL, half a surrogate pair), or None."""
    if text.isascii():
        at = text.find("\0")
        return None if at < 0 else at
    return next((at for at, sign in enumerate(text) if sign == "\0" or "\ud800" <= sign <= "\udfff"), None)


def clean(text: str, field: str | Reason = "text") -> str:
    """Return the text without blanks around it; what no ledger can hold is refused, `field` naming it."""
    at = unfit(text)
    if at is not None:
        raise WordsError(Reason("unstorable", what=field, at=at + 1))
    return composed(text).strip()


def clean_name(text: str, field: str = "the name") -> str:
    """Return a name as it is kept, empty where nothing of it can be seen; what no ledger can hold is refused."""
    name = tidy(clean(text, field))
    return name if alike(name) else ""


def clip(text: str, most: int = 40) -> str:
    """Put text on one line and shorten it, for a message."""
    text = " ".join(visible(text).split())
    return text if len(text) <= most else text[: most - 1] + "…"


def plural(number: float, singular: str, many: str | None = None) -> str:
    """Return the form of a word that goes with a number: "row" with 1, "rows" with all others; "reply", "replies"."""
    return ngettext(singular, usual_plural(singular) if many is None else many, number)


def usual_plural(noun: str) -> str:
    """Return the English plural of a noun that has no form of its own: "rows", "replies"."""
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else f"{noun}s"


def counted(number: int, singular: str, many: str | None = None) -> str:
    """Write a number with its word: "1 day", "3 days"."""
    return f"{number} {plural(number, singular, many)}"


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
    if text.isprintable():
        return text  # which none of the signs to spell out is
    from trustlog.domain.text.steering import spelled_out

    return spelled_out(text, lines)


def isolated(text: str) -> str:
    """Return a text of which each run from right to left leaves the order of its neighbours alone."""
    if text.isascii() or max(text) < _FIRST_FROM_RIGHT:
        return text
    if not any(_FIRST_FROM_RIGHT <= sign < "\u0900" or sign > "\ufb1c" for sign in text):
        return text
    from trustlog.domain.text.steering import runs_isolated

    return runs_isolated(text)


def json_escaped(text: str) -> str:
    """Return JSON in which no character can steer a terminal: they stand as `\\u` escapes, which mean the same."""
    if text.isascii() and "\x7f" not in text:
        return text
    from trustlog.domain.text.steering import escaped_in_json

    return escaped_in_json(text)
