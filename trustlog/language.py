"""The language a person reads: English as the code has it, or the translations that a front end was started with.

Every sentence is written in English where it is made, within `_` or `ngettext`, with names in braces for what is filled
in, which is done afterwards: `_("due on {day}").format(day=…)`. A sentence of a table, made before a language is
spoken, stands there within `N_`, and within `_` where it is shown. So the catalogue of another language needs no more
than the sentences. JSON is always English, which is why a front end that prints it never calls `speak`.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol


class Translations(Protocol):
    """The sentences of a language by their English, as `gettext.NullTranslations` has them."""

    def gettext(self, message: str) -> str:
        """Return a sentence in this language, or as it is where it has no translation."""

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """Return the form of a sentence that goes with a number."""


_translations: Translations | None = None


def speak(translations: Translations | None) -> None:
    """Let everything that is said from now on be in the language of these translations; in English with None."""
    global _translations
    _translations = translations


def spoken() -> Translations | None:
    """Return the translations that are spoken; None for English."""
    return _translations


def at_the_start(text: str) -> str:
    """Return a text as a sentence begins with it: its first letter large; in Dutch of `één` the mark goes."""
    return f"Eén{text[3:]}" if text[:3] == "één" else f"{text[:1].upper()}{text[1:]}"


def is_other() -> bool:
    """Tell whether another language than English is spoken."""
    return _translations is not None


@contextmanager
def spoken_in(translations: Translations | None) -> Iterator[None]:
    """Speak the language of these translations within the block."""
    before = _translations
    speak(translations)
    try:
        yield
    finally:
        speak(before)


def english() -> AbstractContextManager[None]:
    """Speak English within the block: for what is kept, or read by a program."""
    return spoken_in(None)


def _(message: str) -> str:
    """Return a sentence in the language that is spoken."""
    # the catalogue keeps its own head under the empty message
    return message if _translations is None or not message else _translations.gettext(message)


def N_(message: str, *_plural: str) -> str:  # noqa: N802 - the name that gettext's tools know
    """Return a sentence as it is: marked for the catalogue, with its plural if it has one, to be said where shown."""
    return message


def ngettext(singular: str, plural: str, n: float) -> str:
    """Return the form of a sentence that goes with a number, in the language that is spoken."""
    if _translations is None:
        return singular if n == 1 else plural
    return _translations.ngettext(singular, plural, 1 if n == 1 else 2)


def figure(number: float, form: str = "") -> str:
    """Write a number in a format of Python's, with the signs for thousands and decimals of the language spoken."""
    text = format(number, form)
    if _translations is None:
        return text
    signs = _(",.")  # a language translates the two signs
    return text.translate({ord(","): signs[0], ord("."): signs[1]})
