"""Names and words that look alike or read alike, compared the same way everywhere. Pure, and of no locale.

`tidy` is how a name is kept, `alike` tells whether two names look the same, `folded` whether they read the same
without their accents, and `in_order` sorts. A text of ASCII alone, which most are, costs no table of Unicode.
"""

import re

# Signs that take a place and show nothing in it, beside those that Python takes for a blank itself.
_BLANKS = dict.fromkeys(map(ord, "\u2800\u3164\uffa0"), " ")
_NO_WIDTH = re.compile("[\u00ad\u180e\u200b\u2060\ufeff]")
_JOINERS = re.compile("(?<![\u0590-\U0010ffff])[\u200c\u200d]|[\u200c\u200d](?![\u0590-\U0010ffff])")
# What Unicode lets a reader ignore: joiners, marks of direction, selectors of a variant.
_IGNORED = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
# Accents, and the points of Hebrew and Arabic; the voice marks of Japanese and the vowels of India make other letters.
ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_SIGNS = str.maketrans(
    dict.fromkeys("`´‘’‚‛′ʹʻʼʽˈ՚׳ꞌꞋ＇", "'") | dict.fromkeys("“”„‟″«»＂״", '"') | dict.fromkeys("‐‑‒–—―⁃−⸺⸻﹘﹣－", "-")
)
_WORD_LETTERS = (
    "øo łl đd ħh ŧt ĸk ðd ŋn əe ɛe ɔo ɑa ɓb ƀb ƈc ȼc ɖd ɗd ɇe ɠg ǥg ɣg ɨi ɩi ɉj ƙk ƚl ɫl ɲn ƞn ɵo ƥp ʀr ɍr ɽr ȿs ƭt "
    "ʈt ⱦt ʉu ʋv ƿw ƴy ɏy ȝy ƶz ȥz ɀz ⱥa æae œoe þth ꜳaa ꝏoo"
)
_LETTERS = str.maketrans({word[0]: word[1:] for word in _WORD_LETTERS.split()})
_LATIN = "\u024f"  # the last of the letters that folding once is enough for


def composed(text: str) -> str:
    """Return the text with each letter and its accents as one sign, where there is one (NFC)."""
    if text.isascii():
        return text
    from unicodedata import normalize

    return normalize("NFC", text)


def tidy(name: str) -> str:
    """Return a name as it is kept: composed, its blanks single, without signs that take no room."""
    if not name.isascii():
        name = composed(_JOINERS.sub("", _NO_WIDTH.sub("", composed(name.translate(_BLANKS)))))
    return " ".join(name.split())


def alike(name: str) -> str:
    """Return the same text for names that nobody can tell apart, whatever their capitals, quotes, dashes and blanks.

    İ, I, ı and i are one letter: which of them are a pair differs from language to language.
    """
    if name.isascii():
        return " ".join(name.lower().replace("`", "'").split())
    key, before = _alike(name), name
    while key != before and max(key, default="") > _LATIN:  # a folded letter may compose with its neighbour
        key, before = _alike(key), key
    return key


def _alike(text: str) -> str:
    from unicodedata import normalize

    plain = _IGNORED.sub("", normalize("NFC", text).translate(_BLANKS).translate(_SIGNS))
    plain = normalize("NFKC", normalize("NFKC", plain).casefold()).replace("i\u0307", "i").replace("ı", "i")
    return " ".join(plain.translate(_SIGNS).split())


def folded(text: str) -> str:
    """Return the same text for what reads the same without its accents: `alike`, and ë is e, ø is o, ß is ss."""
    return _bare(alike(text))


def in_order(name: str) -> tuple[str, str]:
    """Return what names are sorted by: without their accents first, with them where that does not tell."""
    key = alike(name)
    return _bare(key), key


def _bare(key: str) -> str:
    if key.isascii():
        return key
    from unicodedata import normalize

    bare = normalize("NFC", ACCENTS.sub("", normalize("NFKD", key)).translate(_LETTERS))
    return key if bare == key else _bare(alike(bare))
