"""The language a person reads: English as the code has it, or the translations that a front end was started with.

Every sentence is written in English where it is made, within `_` or `ngettext`, with names in braces for what is filled
in, which is done afterwards: `_("due on {day}").format(day=…)`. So the catalogue of another language needs no more than
the sentences. JSON is always English, which is why a front end that prints it never calls `speak`.
"""

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


def _(message: str) -> str:
    """Return a sentence in the language that is spoken."""
    return message if _translations is None else _translations.gettext(message)


def ngettext(singular: str, plural: str, n: float) -> str:
    """Return the form of a sentence that goes with a number, in the language that is spoken."""
    if _translations is None:
        return singular if n == 1 else plural
    return _translations.ngettext(singular, plural, 1 if n == 1 else 2)
