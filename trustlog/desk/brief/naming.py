"""Whether a fact names somebody: their first name stands in its words."""

from trustlog.domain.facts import Person, Promise
from trustlog.domain.text.folding import folded


def names_somebody(somebody: Person, about: Promise | str) -> bool:
    """Return whether a text names a person, or a promise does in its text or in the line it came from."""
    text = about if isinstance(about, str) else f"{about.text} {about.source or ''}"
    first = folded(somebody.name).split()[0]
    return first in folded(text).replace("'", " ").split()
