"""vCards of all versions to people and firms, card by card, by a small reader of our own.

Lines that no card should have are passed over; a card without an end is read as far as it goes, or refused.
"""

import quopri
import re
from base64 import b64decode
from codecs import lookup
from collections.abc import Sequence
from typing import NamedTuple

from trustlog.exchange.foreign.blocks import Block, Line, blocks, split_value, unescaped
from trustlog.exchange.foreign.people_words import is_firm, mails_in, person_names, phones_in, plain_key
from trustlog.exchange.foreign.values import UNREADABLE, Contact, Organisation, bad_sign
from trustlog.exchange.foreign.wording import one_line, plain_text
from trustlog.exchange.kept import Kept
from trustlog.exchange.progress import Progress, told
from trustlog.language import _

_WANTED = frozenset(("VCARD",))


class Cards(NamedTuple):
    """The firms and people of a file, and how many cards it has."""

    firms: Sequence[Organisation]
    contacts: Sequence[Contact]
    rows: int


def read_cards(text: str, encoding: str, progress: Progress | None = None) -> Cards:
    """Read all cards of a file, one at a time; a card is never within another, so they come in their order."""
    firms, contacts = Kept[Organisation](), Kept[Contact]()
    for block in told(blocks(text, _WANTED, soft_breaks=True), _("rows read"), progress):
        found = _card(block, encoding)
        if isinstance(found, Organisation):
            firms.add(found)
        else:
            contacts.add(found)
    return Cards(firms, contacts, len(firms) + len(contacts))


def _card(block: Block, encoding: str) -> Contact | Organisation:
    if (bad := block.bad_line()) is not None:
        return Contact(block.row, why=bad_sign(bad), brought_id=one_line(block.text("UID")))
    lines = [line._replace(value=_decoded(line, encoding)) for line in block.lines[:5000]]
    card = block._replace(lines=lines)
    old = (card.text("VERSION") or "3.0").strip() == "2.1"
    family, given, middle = _names(card, old)
    full = one_line(_text(_first(card, "FN"), old))
    firm, department = _firm(card, old)
    mails = mails_in(*(line.value for line in _preferred(card, "EMAIL")))
    note = plain_text("\n".join(filter(None, (_text(line.value, old) for line in card.all("NOTE")))))
    uid = one_line(card.text("UID"))
    kind = (card.text("KIND") or card.text("X-ADDRESSBOOKSERVER-KIND") or "").strip().lower()
    if kind == "group":
        return Contact(block.row, full or "", why="group", brought_id=uid)
    if kind in _THINGS:
        return Contact(block.row, full or "", why="no_contact", brought_id=uid)
    if full and "@" in full and mails_in(full):  # an address in place of a name
        full = None
    shows_firm = (card.text("X-ABSHOWAS") or "").strip().upper() == "COMPANY"
    nameless = not given and not family and firm and (shows_firm or not full or full == firm)
    role = one_line(_text(_first(card, "TITLE"), old)) or one_line(_text(_first(card, "ROLE"), old))
    somebody = kind == "individual" or role or _OURS in (card.text("PRODID") or "")  # ours say which cards are firms
    if kind in ("org", "organization") or nameless or (not somebody and is_firm(given, family, firm, full)):
        name = firm or full or " ".join(filter(None, (given, family)))
        return Organisation(
            block.row,
            name,
            _domains(mails),
            note,
            why=None if name else "no_name",
            brought_id=uid,
        )
    if not given and not family and full:
        given, family = _parted(full)
    name, given, family = person_names(full, given, family, middle)
    if full and "," in full and plain_key(full) == plain_key(f"{family} {given}"):  # turned round
        full = None
    found = Contact(
        block.row,
        full or name,
        given,
        family,
        (firm,) if firm else (),
        department,
        role,
        mails,
        phones_in(*(line.value for line in _preferred(card, "TEL") if not _is_fax(line))),
        note,
        _why(card, full or name),
        uid,
    )
    return found if block.whole or (found.name and mails) else found._replace(why=UNREADABLE)


_OURS = "//Trustlog//"
_COMMA = re.compile(r"(?<!\\)\s*,\s*")
_THINGS = frozenset(("location", "device", "application", "thing"))


def _preferred(card: Block, name: str) -> list[Line]:
    """Return the lines of that name, the preferred ones first: PREF=1, or `pref` among their types."""

    def rank(line: Line) -> int:
        told = line.param("PREF") or ""
        types = {word.strip().lower() for value in line.params.get("TYPE", ()) for word in value.split(",")}
        return int(told) if told.isascii() and told.isdigit() and len(told) < 4 else 1 if "pref" in types else 1000

    return sorted(card.all(name), key=rank)


def _first(card: Block, name: str) -> str | None:
    """Return the value of that name that is preferred and not empty."""
    return next((line.value for line in _preferred(card, name) if line.value.strip()), None)


def _why(card: Block, name: str) -> str | None:
    """Return why a card itself says that it is to be left aside."""
    if card.is_private:
        return "private"
    return None if name else "no_name"


def _names(card: Block, old: bool) -> tuple[str | None, str | None, str | None]:
    """Return the family, given and middle name of N."""
    text = card.text("N") or ""
    parts = [
        *split_value(text if old else _COMMA.sub(" ", text), ";"),
        "",
        "",
        "",
    ]  # several names are parted by commas
    family, given, middle = (one_line(part if old else part.replace("\n", " ")) for part in parts[:3])
    return family, given, middle


def _parted(full: str) -> tuple[str | None, str | None]:
    """Return given and family name of a whole name of two words; of more words nobody knows."""
    words = full.split()
    return (words[0], words[1]) if len(words) == 2 else (None, None)


def _firm(card: Block, old: bool) -> tuple[str | None, str | None]:
    parts = [one_line(part) for part in split_value(_first(card, "ORG") or "", ";")]
    del old
    return parts[0] if parts else None, next(iter(filter(None, parts[1:])), None)


def _text(value: str | None, old: bool) -> str | None:
    return value if value is None or old else unescaped(value)


def _domains(mails: tuple[str, ...]) -> tuple[str, ...]:
    from trustlog.exchange.foreign.people_words import domain_of

    return tuple(dict.fromkeys(domain for mail in mails if (domain := domain_of(mail))))


def _is_fax(line: Line) -> bool:
    types = {word.upper() for value in line.params.get("TYPE", ()) for word in value.split(",")}
    return bool(types & {"FAX", "PAGER", "MODEM"}) and not types & {"VOICE", "CELL"}


def _decoded(line: Line, encoding: str) -> str:
    """Return a value as text: quoted-printable undone, in the line's own charset."""
    charset = _charset(line.param("CHARSET"))
    told = {
        value.upper() for values in (line.params.get("ENCODING", ()), line.params.get("TYPE", ())) for value in values
    }
    if told & {"BASE64", "B"}:
        return _by(_from_base64(line.value), charset or "utf-8")
    printable = any(value.upper() == "QUOTED-PRINTABLE" for values in line.params.values() for value in values)
    if printable:
        raw = quopri.decodestring(line.value.encode("ascii" if line.value.isascii() else "utf-8"))
        return _by(raw, charset or "utf-8").replace("\r\n", "\n")
    is_other = charset not in (None, "cp1252") and encoding == "cp1252" and not line.value.isascii()
    return _by(line.value.encode("cp1252", errors="replace"), charset or "utf-8") if is_other else line.value


def _charset(name: str | None) -> str | None:
    """Return the encoding of that name; ISO-8859-1 is read as what programs that say so write."""
    key = (name or "").strip().upper().replace("_", "-")
    if not key or key in _CHARSETS:
        return _CHARSETS.get(key)
    try:
        found = lookup(key).name
        return found if b"a".decode(found) == "a" else None  # not UTF-16, and nothing that is no text
    except (LookupError, ValueError, TypeError):
        return None


def _from_base64(text: str) -> bytes:
    """Return the bytes that a text stands for, as far as it goes; what is cut off, or no sign of it, says nothing."""
    signs = _NO_BASE64.sub("", text)
    return b64decode(signs[: len(signs) - (len(signs) % 4 == 1)] + "==")


_NO_BASE64 = re.compile(r"[^A-Za-z0-9+/]+")


def _by(raw: bytes, charset: str) -> str:
    for encoding in (charset, "utf-8", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


_CHARSETS = {
    "UTF-8": "utf-8",
    "UTF8": "utf-8",
    "WINDOWS-1252": "cp1252",
    "CP1252": "cp1252",
    "ISO-8859-1": "cp1252",
    "ISO-8859-15": "iso8859-15",
    "LATIN1": "cp1252",
    "US-ASCII": "utf-8",
}
