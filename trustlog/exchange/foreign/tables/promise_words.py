"""Cells that say whose a promise is and whether it is done, in the languages of the headings that are known."""

import re
from typing import NamedTuple

from trustlog.domain.calendar.days import iso_day
from trustlog.domain.proposals import Terms
from trustlog.domain.text.folding import folded
from trustlog.exchange.foreign import dates
from trustlog.exchange.foreign.tables.table import Row
from trustlog.exchange.foreign.wording import one_line

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
    "yes", "y", "true", "1", "x", "✓", "✔", "☑", "checked", "done", "kept", "completed", "complete", "finished",
    "ja", "waar", "gereed", "klaar", "voltooid", "afgerond", "gedaan", "nagekomen",
    "wahr", "erledigt", "fertig", "abgeschlossen", "gehalten",
    "oui", "vrai", "fait", "faite", "termine", "terminee", "tenu", "tenue",
    "si", "verdadero", "hecho", "hecha", "completado", "completada", "cumplido", "cumplida",
))
_NO = frozenset((
    "no", "n", "false", "0", "-", "–", "☐", "open", "pending", "not done", "not started", "unchecked", "in progress",
    "to do",
    "nee", "onwaar", "niet", "nog niet", "niet gestart", "bezig", "te doen", "niet gedaan",
    "nein", "falsch", "offen", "nicht", "noch nicht", "nicht begonnen", "in bearbeitung",
    "non", "faux", "ouvert", "ouverte", "en cours", "a faire", "pas encore",
    "falso", "abierto", "abierta", "pendiente", "en curso", "por hacer", "todavia no",
))
_BESIDE_DAY = frozenset((
    "on", "op", "am", "le", "el", "de", "um", "om", "at", "h", "uhr", "uur", "t", "z", "am", "pm", "st", "nd", "rd",
    "th", "er", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday",
    "friday", "saturday", "sunday", "ma", "di", "wo", "do", "vr", "za", "zo", "maandag", "dinsdag", "woensdag",
    "donderdag", "vrijdag", "zaterdag", "zondag", "mo", "mi", "fr", "sa", "so", "montag", "dienstag", "mittwoch",
    "donnerstag", "freitag", "samstag", "sonntag", "lun", "mar", "mer", "jeu", "ven", "sam", "dim", "lundi", "mardi",
    "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "mie", "jue", "vie", "sab", "dom", "lunes", "martes",
    "miercoles", "jueves", "viernes", "sabado", "domingo",
))
# fmt: on
_WORDS_FIRST = re.compile(r"[^\d]*(?=\d)")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 80  # characters of a cell that is shown
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
        return Done(is_done=True, on=day) if _is_day_alone(text) else None
    word = _plain(text)
    return Done(is_done=True) if word in _YES else Done(is_done=False) if word in _NO else None


def terms_in(row: Row, order: str) -> tuple[str | None, Terms]:
    """Return whose promise it is, ours where no column says it, and what is said of it besides."""
    unclear: dict[str, str] = {}
    direction: str | None = "ours"
    if row.has("direction") and (direction := side(row.text("direction"))) is None:
        unclear["direction"] = _shown(row, "direction")
    made_on = dates.read_when(row.text("made_on"), order)
    if made_on is None and row.text("made_on") and order != dates.ASK:
        unclear["made_on"] = _shown(row, "made_on")
    is_done = done(row.text("done"), order)
    if is_done is None:
        is_done = Done(is_done=False)
        if order != dates.ASK:
            unclear["done"] = _shown(row, "done")
    kept_on = None if is_done.on is None else iso_day(is_done.on)
    return direction, Terms(made_on and made_on.day, is_done.is_done, kept_on, tuple(unclear.items()))


def day_part(cell: str | None) -> str:
    """Return a cell without the words before its day: "kept on 30-10-2026"."""
    text = (cell or "").strip()
    before = _WORDS_FIRST.match(text)
    if before is None or any(dates.is_month(word) for word in _WORD.findall(before.group())):
        return text
    return text[before.end() :].rstrip(")")


def _is_day_alone(text: str) -> bool:
    """Return whether a cell with a day has no word that may say something else of it: "not before 29-10-2026"."""
    words = _WORD.findall(folded(text[:80]))
    return all(word in _YES or word in _BESIDE_DAY or dates.is_month(word) for word in words)


def _plain(cell: str | None) -> str:
    return " ".join(folded((cell or "")[:60]).split()).strip(_ENDS)


def _shown(row: Row, field: str) -> str:
    """Return what a cell has, as it is shown."""
    return (one_line(row.text(field)) or "")[:_LONGEST]
