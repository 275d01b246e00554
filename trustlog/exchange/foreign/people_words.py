"""Names, addresses and numbers of people and firms as other programs write them."""

import re

from trustlog.domain.text.firms import FREE_MAIL as FREE_MAIL
from trustlog.domain.text.firms import domain_of as domain_of
from trustlog.domain.text.firms import firm_key as firm_key
from trustlog.domain.text.firms import has_legal_form as has_legal_form
from trustlog.domain.text.firms import plain_key as plain_key
from trustlog.exchange.foreign.wording import one_line

_MAIL = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~\-\u0080-\uffff]{1,64}@[A-Za-z0-9\u0080-\uffff](?:[A-Za-z0-9.\-\u0080-\uffff]{0,250})"
)
_DOMAIN = re.compile(r"(?:https?://)?(?:[^/@\s]*@)?(?:www\.)?([^/\s:?#]+)", re.IGNORECASE)
_PAGES_OF_MANY = re.compile(
    r"(?:.+\.)?(?:(?:linkedin|facebook|fb|instagram|twitter|x|xing|youtube|tiktok|pinterest|vimeo|github|gitlab|medium|"
    r"yelp|crunchbase|kununu|glassdoor)\.com|linktr\.ee|lnkd\.in|goo\.gl|bit\.ly|sites\.google\.com|kvk\.nl)"
)
_TITLES = re.compile(
    r"^(?:dr|mr|mrs|ms|ir|ing|drs|prof|herr|frau|dhr|mevr|mme|m|sr|sra|dipl\.-ing)\.?\s+", re.IGNORECASE
)


def mails_in(*cells: str | None) -> tuple[str, ...]:
    """Return the mail addresses in these cells, each once, in small letters; Exchange paths hold none."""
    found: dict[str, None] = {}
    for cell in cells:
        if cell and "@" in cell:
            for match in _MAIL.finditer(cell[:20_000]):
                address = match.group().strip(".").lstrip("'").lower()  # Outlook puts quotes around some
                if "." in address.rpartition("@")[2]:
                    found.setdefault(address)
    return tuple(found)


def domains_in(cell: str | None) -> tuple[str, ...]:
    """Return the domains in a cell of addresses of pages or of domains."""
    found: dict[str, None] = {}
    for word in re.split(r"[;,\s]+|:::", (cell or "")[:2000]):
        match = _DOMAIN.fullmatch(word.strip()) or _DOMAIN.match(word.strip())
        domain = match.group(1).lower().strip(".") if match else ""
        if match and _PAGES_OF_MANY.fullmatch(domain) and word.strip()[match.end() :].strip("/"):
            continue  # a page of the firm at a place where everybody has one
        if "." in domain and not domain.replace(".", "").isdigit() and domain not in FREE_MAIL:
            found.setdefault(domain)
    return tuple(found)


def phones_in(*cells: str | None) -> tuple[str, ...]:
    """Return the telephone numbers in these cells, each once, without blanks and signs; what was dialled is kept."""
    found: dict[str, None] = {}
    for cell in cells:
        for part in re.split(r":::|;|\n", (cell or "")[:2000]):
            number = re.split(
                r";ext=|(?:\bext\b|\bx ?(?=\d)|\bx\b|#)", part.strip().removeprefix("tel:"), flags=re.IGNORECASE
            )[0]
            plain = re.sub(r"\(0\)", "", number)
            digits = re.sub(r"[^\d+]", "", plain)
            if _ROUNDED.match(number.strip()):  # what a spreadsheet makes of a number without signs
                continue
            if sum(sign.isdigit() for sign in digits) >= 5:
                found.setdefault(digits[:1] + digits[1:].replace("+", ""))
    return tuple(found)


_ROUNDED = re.compile(r"\d(?:[.,]\d+)?E\+\d+")


def is_firm(given: str | None, family: str | None, firm: str | None, full: str | None = None) -> bool:
    """Return whether a name of somebody is that of their firm: a firm whose name stands where that of people does.

    Where no firm stands beside it, a legal form at its end tells; an address book parts such a name as it parts others.
    """
    if not firm:
        return has_legal_form(" ".join(filter(None, (given, family))) or full or "")
    return not (given and family) and (given or family) == firm


def record_key(record: str) -> str:
    """Return what two ways of writing the id of a record have in common: Salesforce adds three signs to fifteen."""
    return record[:15] if _SALESFORCE.fullmatch(record) else record


_SALESFORCE = re.compile(r"[0-9A-Za-z]{15}(?:[A-Z0-5]{3})?")


def _no_address(name: str | None) -> str | None:
    """Return a name; None for an address that stands in its place."""
    return None if name and "@" in name and mails_in(name) else name


def person_names(
    full: str | None, given: str | None, family: str | None, middle: str | None = None
) -> tuple[str, str | None, str | None]:
    """Return the whole name, the given and the family name, from whichever of them a file gives."""
    full, given, family, middle = (_no_address(one_line(name)) for name in (full, given, family, middle))
    if given or family:
        whole = " ".join(part for part in (given, middle, family) if part)
        return whole, given, family
    return (_TITLES.sub("", full) if full else ""), None, None
