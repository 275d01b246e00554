"""The languages that Trustlog speaks, and the catalogue of each: what `language.speak` is given."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache

from trustlog.errors import Reason, Remedy, WordsError
from trustlog.language import Translations, is_other, speak, spoken, spoken_in

LANGUAGES: Mapping[str, str] = {"en": "English", "nl": "Nederlands"}
"""The languages by the code that chooses them, each by its own name."""
ENGLISH = "en"
FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "locale")  # noqa: PTH118, PTH120 - pathlib costs 8 ms
DOMAIN = "trustlog"


def known_language(name: str) -> str:
    """Return the code of a language that Trustlog speaks; raise WordsError for any other word."""
    code = name.strip().lower()
    if code not in LANGUAGES:
        raise WordsError(Reason("no_language", language=name), Remedy("name_a_language", languages=named(LANGUAGES)))
    return code


def named(languages: Iterable[str]) -> str:
    """Return languages with their names: "en (English), nl (Nederlands)"."""
    return ", ".join(f"{code} ({LANGUAGES[code]})" for code in languages)


def speak_language(code: str) -> None:
    """Speak a language from now on; raise WordsError where its catalogue was never made."""
    speak(None if code == ENGLISH else _translations(code))


def spoken_language() -> str:
    """Return the code of the language that is spoken now."""
    others = (code for code in LANGUAGES if code != ENGLISH) if is_other() else ()
    return next((code for code in others if _translations(code) is spoken()), ENGLISH)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak a language within the block: for what somebody else is to read."""
    with spoken_in(None if code == ENGLISH else _translations(code)):
        yield


@cache
def _translations(code: str) -> Translations:
    from gettext import GNUTranslations
    from io import BytesIO

    from trustlog.files.reading import contents

    path = os.path.join(FOLDER, code, "LC_MESSAGES", f"{DOMAIN}.mo")  # noqa: PTH118 - pathlib costs 8 ms
    try:
        return GNUTranslations(BytesIO(contents(path)))
    except FileNotFoundError:
        source = f"{path.removesuffix('.mo')}.po"  # as a checkout has it, where nothing was built
        remedy = Remedy("compile_catalogue") if os.path.exists(source) else Remedy("install_again")  # noqa: PTH110 - as above
        raise WordsError(Reason("catalogue_not_made", language=LANGUAGES[code], path=path), remedy) from None
    except OSError as error:
        reason = Reason("cannot_be_read", path=path, why=error.strerror or error)
        raise WordsError(reason, Remedy("install_again")) from None
