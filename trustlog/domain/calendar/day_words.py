"""The words of days, in English and Dutch, and numbers in words: what `dates` and `spans` read with."""

from collections.abc import Sequence

from trustlog.domain.capture.words import UNITS, split_number, words_in

DAY_NAMES = (
    "mon monday maandag ma",
    "tue tues tuesday dinsdag di dins",
    "wed wednesday woensdag wo weds woe",
    "thu thur thurs thursday donderdag do dond",
    "fri friday vrijdag vr",
    "sat saturday zaterdag za",
    "sun sunday zondag zo",
)
MONTH_NAMES = (
    "jan january januari",
    "feb february februari",
    "mar march maart mrt",
    "apr april",
    "may mei",
    "jun june juni",
    "jul july juli",
    "aug august augustus",
    "sep sept september",
    "oct october oktober okt",
    "nov november",
    "dec december",
)
END_OF_DAY = ("eod", "cob", "eob")
DAY_WORDS = {
    "today": 0,
    "vandaag": 0,
    "yesterday": -1,
    "gisteren": -1,
    "tomorrow": 1,
    "morgen": 1,
    "overmorgen": 2,
    "eergisteren": -2,
    "tonight": 0,
    **dict.fromkeys(END_OF_DAY, 0),
    "vanmorgen": 0,
    "vanochtend": 0,
    "vanmiddag": 0,
    "vanavond": 0,
    "gister": -1,
    "gisterochtend": -1,
    "gistermorgen": -1,
    "gistermiddag": -1,
    "gisteravond": -1,
    **{f"gisteren{part}": -1 for part in ("ochtend", "morgen", "middag", "avond")},
    **dict.fromkeys(("yday", "y'day", "y’day"), -1),
    **dict.fromkeys(("2day", "tonite", "2nite", "vndg"), 0),
    **dict.fromkeys(("2morrow", "2moro", "tmrow"), 1),
    "tmrw": 1,
    "tmr": 1,
    "tmw": 1,
    "mrgn": 1,
    "morgenvroeg": 1,
    "morgenochtend": 1,
    "morgenmiddag": 1,
    "morgenavond": 1,
    "zojuist": 0,
    "daarnet": 0,
}
"""Words that are a day of their own, and how many days ahead it is."""
DAY_PHRASES = {
    "day before yesterday": -2,
    "day after tomorrow": 2,
    "last night": -1,
    "later today": 0,
    "earlier today": 0,
    "just now": 0,
    "end of day": 0,
    "end of the day": 0,
    "end of today": 0,
    "end of business": 0,
    "close of business": 0,
    "eind van de dag": 0,
    "einde van de dag": 0,
    "eind vandaag": 0,
    "eind dag": 0,
    "einde dag": 0,
    "einde werkdag": 0,
    "end of play": 0,
    **{f"this {part}": 0 for part in ("morning", "afternoon", "evening")},
    **{f"deze {part}": 0 for part in ("ochtend", "morgen", "middag", "avond")},
}
"""The same in several words, without an article before them."""
ENDS = {"eow": "w", "eom": "mo", "eoq": "q", "eoy": "y"}
NEXT_WORDS = ("next", "volgende", "volgend")
LAST_WORDS = ("last", "vorige", "vorig", "afgelopen", "past", "previous")
COMING_WORDS = ("coming", "komende", "komend", "aanstaande", "aankomende", "a.s", "as.", "eerstvolgende", "upcoming")
THIS_WORDS = ("this", "deze", "dit")
END_WORDS = ("end", "eind", "einde", "late", "ultimo")
BEGIN_WORDS = ("early", "begin", "beginning", "start")
MIDDLE_WORDS = ("mid", "half", "midden", "medio", "middle", "halverwege")
AGO_WORDS = ("ago", "geleden")
IN_WORDS = ("in", "over", "within", "binnen")
ARTICLES = ("of", "van", "the", "de", "het", "vd", "v.d", "v/d")
PARTS_OF_DAY = (
    "morning",
    "afternoon",
    "evening",
    "night",
    "ochtend",
    "morgen",
    "middag",
    "avond",
    "noon",
    "lunchtime",
)
WEEKDAYS = {word: day for day, words in enumerate(DAY_NAMES) for word in words.split()}
MONTHS = {word: month for month, words in enumerate(MONTH_NAMES, 1) for word in words.split()}
PARTED_DAYS = {
    f"{words.split()[place]}{part}": day
    for day, words in enumerate(DAY_NAMES)
    for place in range(1, len(words.split()))
    for part in ("ochtend", "morgen", "middag", "avond")
}
"""A weekday and a part of it in one word: `vrijdagmiddag`."""
# Everyday words too: in running text they are dates only where a date is expected or a word before them says so.
SHAKY = ("sat", "sun", "ma", "di", "wo", "do", "vr", "za", "zo")
VAGUE = tuple(
    phrase.split()
    for phrase in (
        "the other day",
        "midweek",
        "recently",
        "onlangs",
        "lately",
        "a while ago",
        "some time ago",
        "tijdje geleden",
        "a few days ago",
        "few days ago",
        "few weeks ago",
        "paar dagen geleden",
        "paar weken geleden",
        "paar maanden geleden",
        "few months ago",
        "couple of months ago",
        "long ago",
        "days ago",
        "weeks ago",
        "earlier this week",
        "earlier this month",
        "eerder deze week",
        "eerder deze maand",
        "eerder dit jaar",
        "over the weekend",
        "at the weekend",
        "in the weekend",
        "in het weekend",
        "van het weekend",
        "dit weekend",
        "this weekend",
        "last weekend",
        "next weekend",
        "afgelopen weekend",
        "komend weekend",
        "volgend weekend",
        "vorig weekend",
        "the weekend",
        "het weekend",
        "weekend",
        "one of these days",
        "een dezer dagen",
        "one day",
        "sometime next week",
        "some time next week",
        "ergens volgende week",
        "ergens deze week",
        "the new year",
        "new year",
        "nieuwe jaar",
        "het nieuwe jaar",
        "early next year",
        "early this year",
        "begin volgend jaar",
        "later this year",
        "later dit jaar",
        "later this month",
        "this past week",
        "these days",
        "the past few days",
        "past few days",
        "past days",
        "the week before last",
        "the following week",
        "following week",
        "the following month",
        "following month",
        "de week erop",
        "week erop",
        "week erna",
        "week daarna",
        "de maand erop",
        "maand erop",
        "oud en nieuw",
        "the last few days",
        "laatst",
        "kortgeleden",
        "een poos geleden",
        "days",
        "in few days",
        "a few weeks",
        "over een paar dagen",
        "over een paar weken",
        "binnen een paar dagen",
        "in a few days",
        "in a few weeks",
        "within a few days",
        "within days",
        "the coming days",
        "de komende dagen",
        "the summer",
        "the holidays",
        "de zomer",
        "de vakantie",
        "de feestdagen",
        "the end of summer",
        "sometime",
        "someday",
        "easter",
        "pasen",
    )
    if phrase not in ("days", "one day")
)
"""What people say of days that names none."""
NAMED_DAYS = ("black", "good", "cyber", "casual", "super", "ash", "giving", "maundy")
"""With a weekday behind it the name of a day or a kind of day, not that weekday: Black Friday."""
SEASONS = frozenset(
    (
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
        "lente",
        "voorjaar",
        "zomer",
        "herfst",
        "najaar",
        "easter",
        "pasen",
        "holidays",
        "vakantie",
        "feestdagen",
        "pinksteren",
        "ramadan",
        "h1",
        "h2",
        "thanksgiving",
    )
)
"""What lies in a year and names no day."""
WORK_DAYS = ("working", "business", "work")
FEASTS = {
    **dict.fromkeys(("christmas", "xmas", "kerst", "kerstmis"), (12, 25)),
    "nieuwjaar": (1, 1),
    "sinterklaas": (12, 5),
}

NOT_A_DAY = words_in(
    "draft version phase demo round meeting half quarter week day month year invoice instalment payment "
    "milestone release sprint batch part step page pilot concept versie fase ronde factuur termijn helft "
    "kwartaal maand betaling review call floor verdieping etage time keer anniversary edition editie street "
    "grade"
)
"""Behind an ordinal they are what it counts: `the 2nd draft`."""
_ENGLISH_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_DUTCH_ORDINALS = (
    "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende "
    "veertiende vijftiende zestiende zeventiende achttiende negentiende twintigste"
)
ORDINALS: dict[str, int] = {
    **{word: number for number, word in enumerate(_ENGLISH_ORDINALS.split(), 1)},
    **{word: number for number, word in enumerate(_DUTCH_ORDINALS.split(), 1)},
    **{f"twenty-{word}": 20 + number for number, word in enumerate(_ENGLISH_ORDINALS.split()[:9], 1)},
    **dict.fromkeys(("thirtieth", "dertigste"), 30),
    "thirty-first": 31,
}
"""Days of a month in words: `the first of december`."""

_NUMBERS = (
    "zero nul",
    "a an one een één",
    "two twee",
    "three drie",
    "four vier",
    "five vijf",
    "six zes",
    "seven zeven",
    "eight acht",
    "nine negen",
    "ten tien",
    "eleven elf",
    "twelve twaalf",
)
_TEENS = (
    "thirteen dertien",
    "fourteen veertien",
    "fifteen vijftien",
    "sixteen zestien",
    "seventeen zeventien",
    "eighteen achttien",
    "nineteen negentien",
)
_TENS = {"twenty": 20, "twintig": 20, "thirty": 30, "dertig": 30, "forty": 40}
NUMBERS: dict[str, int] = {
    **{word: number for number, words in enumerate(_NUMBERS) for word in words.split()},
    **{word: number for number, words in enumerate(_TEENS, 13) for word in words.split()},
    **_TENS,
    "veertig": 40,
    "fifty": 50,
    "vijftig": 50,
    "ninety": 90,
    "negentig": 90,
    "sixty": 60,
    "zestig": 60,
    "fortnight": 1,
    **{
        f"{tens}-{one}": number + at
        for tens, number in (("twenty", 20), ("thirty", 30), ("forty", 40))
        for at, one in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], 1)
    },
}
_MOST_FIGURES = 5
FIRST_HOUR = 7
"""From here on hours with minutes, as in 14h30, may be an hour of the day as well as a duration."""
_MONTHS = 12


def number_at(tokens: Sequence[str], at: int) -> tuple[int, int] | None:
    """Read a whole number in figures or words at a place (`3`, `two`, `a couple of`), and how many words it took."""
    word = tokens[at] if at < len(tokens) else ""
    if word.isascii() and word.isdigit():
        if len(word) > _MOST_FIGURES:
            raise OverflowError
        return int(word), 1
    pair = tokens[at : at + 3]
    if pair == ["a", "couple", "of"]:
        return 2, 3
    if pair[:2] == ["couple", "of"]:
        return 2, 2
    number = NUMBERS.get(word)
    return None if number is None else (number, 1)


def unit_of(word: str) -> str | None:
    """Return the unit of time a word means: one of d, w, mo, q, y."""
    return UNITS.get(word.rstrip("'’"))


def vague_at(tokens: Sequence[str]) -> int:
    """Return how many words at the beginning say a day that nobody can name; 0 where none do."""
    first = tokens[0] if tokens else ""
    if first not in _VAGUE_FIRSTS:
        return 0
    return max((len(phrase) for phrase in VAGUE if list(tokens[: len(phrase)]) == phrase), default=0)


_VAGUE_FIRSTS = frozenset(phrase[0] for phrase in VAGUE)


def day_number(word: str, *, ordinal: bool = False) -> int | None:
    """Return the day of a month that a word means (`12`, `12th`, `12e`); with `ordinal` only with such an ending."""
    number, rest = split_number(word.rstrip("."))
    fits = number.isdigit() and len(number) <= 2 and rest in ("", "st", "nd", "rd", "th", "e", "ste", "de")
    return int(number) if fits and (rest or not ordinal) else None


def is_dotted_clock(word: str) -> bool:
    """Return whether a word is written like a time of day and like no other thing: `9.30`, `16.15`, and not `12.11`.

    `12.11` is a day and its month as well, `1.30` may be what something took, and `16.17` is hardly a time anybody
    says. Where it stands must tell the rest: `12.50` is an amount, too.
    """
    hours, dot, minutes = word.partition(".")
    digits = f"{hours}{minutes}"
    if not dot or len(minutes) != 2 or len(hours) not in (1, 2) or not (digits.isascii() and digits.isdigit()):
        return False
    is_month = 0 < int(minutes) <= _MONTHS
    return FIRST_HOUR <= int(hours) < 24 and int(minutes) < 60 and int(minutes) % 5 == 0 and not is_month
