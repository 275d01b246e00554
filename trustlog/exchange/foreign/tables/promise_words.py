"""Cells that say whose a promise is and whether it is done, in the languages of the headings that are known."""

import re
from typing import NamedTuple

from trustlog.domain.text.folding import folded
from trustlog.exchange.foreign import dates

# fmt: off
_OURS = frozenset((
    "ours", "our", "us", "we", "me", "i", "mine",
    "wij", "ons", "onze", "van ons", "ik", "mij", "wijzelf",
    "wir", "uns", "unser", "unsere", "von uns", "ich",
    "nous", "notre", "nos", "les notres", "de nous", "je", "moi",
    "nosotros", "nosotras", "nuestro", "nuestra", "de nosotros", "yo",
))
_THEIRS = frozenset((
    "theirs", "their", "them", "they",
    "zij", "ze", "hun", "hen", "van hen", "van hun",
    "sie", "ihnen", "ihr", "ihre", "von ihnen",
    "ils", "elles", "eux", "leur", "leurs", "les leurs", "d'eux",
    "ellos", "ellas", "suyo", "suya", "de ellos", "de ellas",
))
_YES = frozenset((
    "yes", "y", "true", "1", "x", "✓", "✔", "☑", "done", "kept", "completed", "complete", "finished",
    "ja", "waar", "gereed", "klaar", "voltooid", "afgerond", "gedaan", "nagekomen",
    "wahr", "erledigt", "fertig", "abgeschlossen", "gehalten",
    "oui", "vrai", "fait", "faite", "termine", "terminee", "tenu", "tenue",
    "si", "verdadero", "hecho", "hecha", "completado", "completada", "cumplido", "cumplida",
))
_NO = frozenset((
    "no", "n", "false", "0", "-", "–", "☐", "open", "pending", "not done", "not started", "in progress", "to do",
    "nee", "onwaar", "niet", "nog niet", "niet gestart", "bezig", "te doen", "niet gedaan",
    "nein", "falsch", "offen", "nicht", "noch nicht", "nicht begonnen", "in bearbeitung",
    "non", "faux", "ouvert", "ouverte", "en cours", "a faire", "pas encore",
    "falso", "abierto", "abierta", "pendiente", "en curso", "por hacer", "todavia no",
))
_ON = frozenset(("on", "op", "am", "le", "el"))
# fmt: on
_WORDS_FIRST = re.compile(r"[^\d]*(?=\d)")
_ENDS = " .,:;!()'\"“”"


class Done(NamedTuple):
    """Whether something is done, and on which day, where one is said."""

    is_done: bool
    on: str | None = None


def side(cell: str | None) -> str | None:
    """Return `ours` or `theirs`; None for any other word, which nobody guesses at."""
    word = _plain(cell)
    return "ours" if word in _OURS else "theirs" if word in _THEIRS else None


def done(cell: str | None, order: str) -> Done | None:
    """Return what a cell says of being done: a day, a yes or a no; nothing in it is a no. None for any other word."""
    text = (cell or "").strip()
    if not text:
        return Done(is_done=False)
    if (day := dates.read_day(day_part(text), order)) is not None:
        return Done(is_done=True, on=day)
    word = _plain(text)
    return Done(is_done=True) if word in _YES else Done(is_done=False) if word in _NO else None


def day_part(cell: str | None) -> str:
    """Return a cell without words before a day that say no more than that it is done: "kept on 30-10-2026"."""
    text = (cell or "").strip()
    before = _WORDS_FIRST.match(text)
    words = folded(before.group()).replace(",", " ").replace(":", " ").split() if before else []
    said = before is not None and all(word.strip(_ENDS) in _YES | _ON for word in words)
    return text[before.end() :].rstrip(")") if said and before is not None else text


def _plain(cell: str | None) -> str:
    return " ".join(folded((cell or "")[:60]).split()).strip(_ENDS)
