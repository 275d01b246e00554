"""Who of us was there: names as they are typed, and as a moment keeps them. Pure."""

from trustlog.domain.text import PersonText
from trustlog.domain.text.folding import alike, tidy

_ANDS = frozenset(("and", "en", "&", "+"))
_ENDS = ".!? "
_APART = str.maketrans(dict.fromkeys('()[]{}<>;:"\n\r\t', " "))


def our_names(text: str | None) -> tuple[str, ...]:
    """Return the names in a text, each once; a comma or `and` parts two, other signs around them are dropped."""
    names: dict[str, str] = {}
    for part in (text or "").translate(_APART).split(","):
        words: list[str] = []
        for word in (*part.split(), "and"):
            if word.rstrip(_ENDS).lower() in _ANDS:
                name = tidy(" ".join(words)).rstrip(_ENDS)
                if any(sign.isalnum() for sign in name):
                    names.setdefault(alike(name), name)
                words = []
            else:
                words.append(word)
    return tuple(names.values())


def kept(names: tuple[str, ...]) -> PersonText | None:
    """Return names as a moment keeps them; None where nobody is named."""
    return ", ".join(names) or None


def who_of_us(our_people: str | None, recorded_by: str) -> tuple[str, ...]:
    """Return who of us was there: those named, else who recorded it."""
    return our_names(our_people) or (recorded_by,)
