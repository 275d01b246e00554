"""Writes people and firms as vCards 3.0, the version that every address book reads."""

from collections.abc import Iterable, Iterator
from os import PathLike
from typing import NamedTuple

from trustlog.domain.text import visible
from trustlog.errors import Remedy
from trustlog.exchange.ics.lines import escaped, folded
from trustlog.files.writing import ANOTHER_FILE, replacing


class Card(NamedTuple):
    """Somebody at a firm, or, with a name alone, the firm itself. `uid` is the same for ever."""

    uid: str
    firm: str
    name: str | None = None
    role: str | None = None
    email: str | None = None
    phone: str | None = None


def write_vcf(
    path: str | PathLike[str], cards: Iterable[Card], *, ledger: str = "", advice: Remedy = ANOTHER_FILE
) -> None:
    """Write cards to a file that only its owner may read; the file appears once it is whole."""
    with replacing(path, ledger=ledger, advice=advice) as file:
        for card in cards:
            file.writelines(map(folded, _lines(card)))


def _lines(card: Card) -> Iterator[str]:
    full = card.firm if card.name is None else card.name
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield "PRODID:-//Trustlog//Trustlog//EN"
    yield f"UID:{_value(card.uid)}"
    yield f"FN:{_value(full)}"
    if card.name is None:
        yield "N:;;;;"
        yield "X-ABSHOWAS:COMPANY"
    else:
        given, family = _parted(_one_line(card.name))
        yield f"N:{escaped(family)};{escaped(given)};;;"
    yield f"ORG:{_value(card.firm)}"
    for name, value in (("TITLE", card.role), ("EMAIL;TYPE=WORK", card.email), ("TEL;TYPE=WORK", card.phone)):
        if value:
            yield f"{name}:{_value(value)}"
    yield "END:VCARD"


def _parted(name: str) -> tuple[str, str]:
    """Return the given and the family name: the last word, with the small ones before it as in "de Vries"."""
    words = name.split()
    at = max(len(words) - 1, 1)
    while at > 1 and words[at - 1][0].islower() and not words[0][0].islower():
        at -= 1
    return " ".join(words[:at]), " ".join(words[at:])


def _value(text: str) -> str:
    return escaped(_one_line(text))


def _one_line(text: str) -> str:
    return " ".join(visible(text).split())
