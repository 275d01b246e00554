"""The words around a due day: those before it, those behind it, and those that make a day a part of the text."""

from trustlog.domain.calendar.day_words import BEGIN_WORDS, END_WORDS, MIDDLE_WORDS, NEXT_WORDS
from trustlog.domain.capture.says import OBJECTS
from trustlog.domain.capture.words import words_in

SOFT = ("voor", "for")  # by, but also for: a due day only where one can be, never a span
HARD = ("by", "uiterlijk", "tegen", "before", "vóór")
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
    ("around",),
    ("rond",),
    ("omstreeks",),
    ("circa",),
    ("ca",),
)
WHOM = OBJECTS | {"it", "this", "that", "het", "dit", "dat", "er"}
PERIOD_WORDS = (*BEGIN_WORDS, *END_WORDS, *MIDDLE_WORDS, *NEXT_WORDS)
