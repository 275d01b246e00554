"""What names of firms and addresses of mail say about who is meant. Pure.

Two spellings of a firm have a key in common: accents, signs and the legal form aside.
"""

import re

from trustlog.domain.text.folding import folded

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

# fmt: off
_LEGAL = frozenset((
    "bv", "nv", "vof", "cv", "gmbh", "mbh", "ag", "kg", "kgaa", "ohg", "ug", "ek", "ev", "gbr", "se", "sa", "sas",
    "sasu", "sarl", "eurl", "sl", "slu", "slp", "sau", "sca", "srl", "sprl", "bvba", "spa", "ltd", "limited", "llc",
    "llp", "lp", "plc", "inc", "incorporated", "corp", "corporation", "co", "oy", "oyj", "ab", "as", "asa", "aps",
    "a/s", "ltda", "pty", "holding",
))
_OF_FIRMS_ALONE = frozenset((
    "bv", "nv", "vof", "gmbh", "mbh", "kg", "kgaa", "ohg", "gbr", "sarl", "eurl", "sasu", "srl", "sprl", "bvba", "ltd",
    "limited", "llc", "llp", "plc", "inc", "incorporated", "corp", "corporation", "oyj", "ltda",
))
# fmt: on


def firm_key(name: str) -> str:
    """Return what two spellings of a firm's name have in common: without accents, signs and its legal form."""
    words = _words(name)
    while len(words) > 1 and words[-1] in _LEGAL:
        words.pop()
    return " ".join(words)


def has_legal_form(name: str) -> bool:
    """Return whether a name ends in a legal form that is the end of no name of a person, behind at least one word."""
    words = _words(name)
    return len(words) > 1 and words[-1] in _OF_FIRMS_ALONE


def plain_key(text: str) -> str:
    """Return a name without accents and signs, to compare it whole."""
    return " ".join(_words(text))


def _words(name: str) -> list[str]:
    text = folded(name).replace("&", " ")
    text = re.sub(r"\b((?:[a-z]\.\s?){2,})", lambda match: re.sub(r"[.\s]", "", match.group()) + " ", text + " ")
    return re.sub(r"[^\w/]+|_", " ", text.replace("a/s", "as")).split()


def domain_of(mail: str | None) -> str | None:
    """Return the domain of a mail address that says something about a firm, None where it does not."""
    domain = (mail or "").rpartition("@")[2].lower().strip(".")
    return domain if "." in domain and domain not in FREE_MAIL else None
