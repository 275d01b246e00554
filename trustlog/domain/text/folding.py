"""Names and words that look alike or read alike, compared the same way everywhere. Pure, and of no locale.

`tidy` is how a name is kept, `alike` tells whether two names look the same, `folded` whether they read the same
without their accents, and `in_order` sorts. A text of ASCII alone, which most are, costs no table of Unicode.
"""

_LATIN = "\u024f"  # the last of the letters that folding once is enough for


def composed(text: str) -> str:
    """Return the text with each letter and its accents as a single character, where Unicode has it (NFC)."""
    if text.isascii():
        return text
    from unicodedata import normalize

    return normalize("NFC", text)


def tidy(name: str) -> str:
    """Return a name as it is kept: composed, its blanks single, without signs that take no room."""
    if not name.isascii():
        from trustlog.domain.text.folding_tables import BLANKS, JOINERS, NO_WIDTH

        name = NO_WIDTH.sub("", name.translate(BLANKS))
        name = composed(JOINERS.sub("", " ".join(name.split())))  # at an end of the name nothing is joined
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

    from trustlog.domain.text.folding_tables import BLANKS, IGNORED, SIGNS

    plain = IGNORED.sub("", normalize("NFC", text).translate(BLANKS).translate(SIGNS))
    plain = normalize("NFKC", normalize("NFKC", plain).casefold()).replace("i\u0307", "i").replace("ı", "i")
    return " ".join(plain.translate(SIGNS).split())


def folded(text: str) -> str:
    """Return the same text for what reads the same without its accents: `alike`, and ë is e, ø is o, ß is ss."""
    return _bare(alike(text))


def in_order(name: str) -> tuple[str, str]:
    """Return what names are sorted by: without their accents first, with them where that does not tell."""
    key = alike(name)
    return _bare(key), key


def unaccented(text: str) -> str:
    """Return the text, composed, without the accents that stand alone: on no letter that there is with them."""
    if text.isascii():
        return text
    from trustlog.domain.text.folding_tables import ACCENTS

    return ACCENTS.sub("", composed(text))


def _bare(key: str) -> str:
    if key.isascii():
        return key
    from unicodedata import normalize

    from trustlog.domain.text.folding_tables import ACCENTS, LETTERS

    bare = normalize("NFC", ACCENTS.sub("", normalize("NFKD", key)).translate(LETTERS))
    return key if bare == key else _bare(alike(bare))
