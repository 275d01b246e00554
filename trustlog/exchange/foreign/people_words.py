"""Names, addresses and numbers of people and firms as other programs write them."""

import re

from trustlog.domain.text.folding import folded
from trustlog.exchange.foreign.wording import one_line

# fmt: off
FREE_MAIL = frozenset((
    "gmail.com", "googlemail.com", "hotmail.com", "hotmail.nl", "hotmail.de", "hotmail.fr", "hotmail.es",
    "hotmail.be", "hotmail.co.uk", "outlook.com", "outlook.de", "outlook.fr", "outlook.es", "outlook.be",
    "live.com", "live.nl", "live.de", "live.fr", "live.be", "msn.com", "yahoo.com", "yahoo.de", "yahoo.fr",
    "yahoo.es", "yahoo.nl", "yahoo.co.uk", "ymail.com", "icloud.com", "me.com", "mac.com", "aol.com", "gmx.de",
    "gmx.net", "gmx.at", "gmx.ch", "gmx.com", "web.de", "t-online.de", "freenet.de", "arcor.de", "mail.com",
    "mail.de", "posteo.de", "mailbox.org", "proton.me", "protonmail.com", "pm.me", "tutanota.com", "tuta.io",
    "fastmail.com", "zoho.com", "yandex.com", "yandex.ru", "mail.ru", "qq.com", "163.com", "ziggo.nl", "kpnmail.nl",
    "planet.nl", "xs4all.nl", "home.nl", "casema.nl", "chello.nl", "upcmail.nl", "telfort.nl", "hetnet.nl",
    "online.nl", "quicknet.nl", "telenet.be", "skynet.be", "proximus.be", "scarlet.be", "orange.fr", "wanadoo.fr",
    "free.fr", "laposte.net", "sfr.fr", "neuf.fr", "bbox.fr", "telefonica.net", "terra.es", "bluewin.ch",
    "sunrise.ch", "btinternet.com", "sky.com", "virginmedia.com", "talktalk.net", "comcast.net", "verizon.net",
    "att.net", "bellsouth.net", "hey.com", "duck.com",
))
# fmt: on
"""Domains of mail providers: they say nothing about a firm."""

_MAIL = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~\-\u0080-\uffff]{1,64}@[A-Za-z0-9\u0080-\uffff](?:[A-Za-z0-9.\-\u0080-\uffff]{0,250})"
)
_DOMAIN = re.compile(r"(?:https?://)?(?:[^/@\s]*@)?(?:www\.)?([^/\s:?#]+)", re.IGNORECASE)
# fmt: off
_LEGAL = frozenset((
    "bv", "nv", "vof", "cv", "gmbh", "mbh", "ag", "kg", "kgaa", "ohg", "ug", "ek", "ev", "gbr", "se", "sa", "sas",
    "sasu", "sarl", "eurl", "sl", "slu", "slp", "sau", "sca", "srl", "sprl", "bvba", "spa", "ltd", "limited", "llc",
    "llp", "lp", "plc", "inc", "incorporated", "corp", "corporation", "co", "oy", "oyj", "ab", "as", "asa", "aps",
    "a/s", "ltda", "pty", "holding",
))
# fmt: on
_TITLES = re.compile(
    r"^(?:dr|mr|mrs|ms|ir|ing|drs|prof|herr|frau|dhr|mevr|mme|m|sr|sra|dipl\.-ing)\.?\s+", re.IGNORECASE
)


def firm_key(name: str) -> str:
    """Return what two spellings of a firm's name have in common: without accents, signs and its legal form."""
    words = _words(name)
    while len(words) > 1 and words[-1] in _LEGAL:
        words.pop()
    return " ".join(words)


def plain_key(text: str) -> str:
    """Return a name without accents and signs, to compare it whole."""
    return " ".join(_words(text))


def _words(name: str) -> list[str]:
    text = folded(name).replace("&", " ")
    text = re.sub(r"\b((?:[a-z]\.\s?){2,})", lambda match: re.sub(r"[.\s]", "", match.group()) + " ", text + " ")
    return re.sub(r"[^\w/]+|_", " ", text.replace("a/s", "as")).split()


def mails_in(*cells: str | None) -> tuple[str, ...]:
    """Return the mail addresses in these cells, each once, in small letters; Exchange paths hold none."""
    found: dict[str, None] = {}
    for cell in cells:
        if cell and "@" in cell:
            for match in _MAIL.finditer(cell[:20_000]):
                address = match.group().strip(".").lower()
                if "." in address.rpartition("@")[2]:
                    found.setdefault(address)
    return tuple(found)


def domain_of(mail: str | None) -> str | None:
    """Return the domain of a mail address that says something about a firm, None where it does not."""
    domain = (mail or "").rpartition("@")[2].lower().strip(".")
    return domain if "." in domain and domain not in FREE_MAIL else None


def domains_in(cell: str | None) -> tuple[str, ...]:
    """Return the domains in a cell of addresses of pages or of domains."""
    found: dict[str, None] = {}
    for word in re.split(r"[;,\s]+|:::", (cell or "")[:2000]):
        match = _DOMAIN.fullmatch(word.strip()) or _DOMAIN.match(word.strip())
        domain = match.group(1).lower().strip(".") if match else ""
        if "." in domain and not domain.replace(".", "").isdigit() and domain not in FREE_MAIL:
            found.setdefault(domain)
    return tuple(found)


def phones_in(*cells: str | None) -> tuple[str, ...]:
    """Return the telephone numbers in these cells, each once, without blanks and signs; what was dialled is kept."""
    found: dict[str, None] = {}
    for cell in cells:
        for part in re.split(r":::|;|\n", (cell or "")[:2000]):
            number = re.split(r";ext=|(?:\bext\b|\bx\b|#)", part.strip().removeprefix("tel:"), flags=re.IGNORECASE)[0]
            plain = re.sub(r"\(0\)", "", number)
            digits = re.sub(r"[^\d+]", "", plain)
            if sum(sign.isdigit() for sign in digits) >= 5:
                found.setdefault(digits[:1] + digits[1:].replace("+", ""))
    return tuple(found)


def person_names(
    full: str | None, given: str | None, family: str | None, middle: str | None = None
) -> tuple[str, str | None, str | None]:
    """Return the whole name, the given and the family name, from whichever of them a file gives."""
    full, given, family, middle = one_line(full), one_line(given), one_line(family), one_line(middle)
    if given or family:
        whole = " ".join(part for part in (given, middle, family) if part)
        return whole, given, family
    return (_TITLES.sub("", full) if full else ""), None, None
