"""The words around a due day: those before it, those behind it, and those that make a day a part of the text."""

from collections.abc import Sequence

from trustlog.domain.calendar.day_words import (
    BEGIN_WORDS,
    END_WORDS,
    MIDDLE_WORDS,
    NEXT_WORDS,
    number_at,
    unit_of,
)
from trustlog.domain.capture.says import OBJECTS
from trustlog.domain.capture.words import ON_WORDS, words_in

SOFT = ("voor", "for")  # by, but also for: a due day only where one can be, never a span
DETERMINERS = words_in("the a an our their his her my onze ons hun haar mijn een de het")
STRICT = ("before", "until", "till", "uiterlijk", "vóór")
ABOUT = ("of", "van", "about", "re", "regarding", "over", "versus", "vs", "betreffende")
SINCE = ("between", "tussen", "from", "since", "vanaf", "sinds", "after", "na", "starting", "as")
THE = words_in(
    "the a an de een our their his her my your onze ons hun zijn haar mijn this that every each elke all "
    "new old next final first"
)
PARTICLES = words_in("aan af op toe door in na uit bij mee over rond terug voor")  # of a Dutch verb, at its end
BEHIND = words_in("nog even wel al please graag latest weer ook toch sturen afgerond klaar terug back")
LATEST = (
    ("the", "latest"),
    ("at", "the", "latest"),
    ("at", "latest"),
    ("ten", "laatste"),
    ("latest",),
    ("or", "sooner"),
    ("or", "earlier"),
    ("of", "eerder"),
    ("op", "zijn", "laatst"),
    ("or", "so"),
    ("of", "zo"),
)
BEFORE = (
    ("no", "later", "than"),
    ("not", "later", "than"),
    ("on", "or", "before"),
    ("at", "the", "latest"),
    ("latest",),
    ("ten", "laatste"),
    ("uiterlijk", "op"),
    ("niet", "later", "dan"),
    ("as", "of"),
    ("met", "ingang", "van"),
    ("m.i.v",),
    ("t/m",),
    ("tot", "en", "met"),
    ("@",),
    ("around",),
    ("rond",),
    ("omstreeks",),
    ("circa",),
    ("ca",),
)
WHOM = OBJECTS | words_in("it this that het dit dat er van den der de ten ter")  # within a name, too
WHERE = ("half", "medio", "eind", "einde", "begin")  # in a month: never an adjective, as `friday reports` is
PERIOD_WORDS = (*BEGIN_WORDS, *END_WORDS, *MIDDLE_WORDS, *NEXT_WORDS)


def is_counted(words: Sequence[str], at: int) -> bool:
    """Return whether a span before a day may move it on: `a week on friday`, `two weeks from monday`."""
    counts = at > 1 and words[at] in (*ON_WORDS, "from", "na", "after") and unit_of(words[at - 1]) is not None
    return counts and number_at(words, at - 2) is not None and words[at - 3 : at - 2] not in (["of"], ["van"], ["for"])


def is_stretch(run: Sequence[str]) -> bool:
    """Return whether four words are a span that names no day: `two to three weeks`."""
    if len(run) < 4 or run[1] not in ("to", "tot", "à", "or", "of", "-"):
        return False
    try:
        return number_at(run, 0) is not None and number_at(run, 2) is not None and unit_of(run[3]) is not None
    except OverflowError:
        return True


def named_twice(words: Sequence[str]) -> bool:
    """Return whether a weekday stands with a date that has no year."""
    year = any((len(word) == 4 and word.isdigit()) or word.count("-") == 2 or word.count("/") == 2 for word in words)
    return len(words) > 1 and words[0][:1].isalpha() and not year and any(word[:1].isdigit() for word in words)
