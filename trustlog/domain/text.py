"""What text may be: anything that both databases can hold, composed, without the blanks around it."""

from trustlog.domain.folding import alike, composed, tidy
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
    return composed(text).strip()


def clean_name(text: str, what: str = "the name") -> str:
    """Give a name as it is kept, empty where nothing of it can be seen; what no ledger can hold is refused."""
    name = tidy(clean(text, what))
    return name if alike(name) else ""


def clip(text: str, most: int = 40) -> str:
    """Put text on one line and shorten it, for a message."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"


def quoted(text: str) -> str:
    """Put text into double quotes, so that a capture line takes it as it is."""
    return '"' + text.replace('"', '""') + '"'
