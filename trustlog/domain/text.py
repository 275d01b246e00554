"""What text may be: anything that both databases can hold, without the blanks around it; and words for numbers."""

from trustlog.errors import WordsError


def unfit(text: str) -> int | None:
    """Give the position of the first character no ledger can hold (NUL, half a surrogate pair), or None."""
    if text.isascii():
        at = text.find("\0")
        return None if at < 0 else at
    return next((at for at, sign in enumerate(text) if sign == "\0" or "\ud800" <= sign <= "\udfff"), None)


def clean(text: str, what: str = "text") -> str:
    """Give the text without blanks around it; what no ledger can hold is refused, `what` naming it."""
    at = unfit(text)
    if at is not None:
        raise WordsError(f"{what} holds a character that cannot be stored (at {at + 1}); take it out")
    return text.strip()


def clip(text: str, most: int = 40) -> str:
    """Put text on one line and shorten it, for a message."""
    text = " ".join(text.split())
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
