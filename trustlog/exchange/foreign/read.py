"""A file of whatever program to neutral values: what it is, by its content and never by its name; how sure, and why."""

import re
from collections.abc import Callable
from datetime import date, timedelta, tzinfo
from typing import Any, NamedTuple

from trustlog.errors import FileFault, FileFaults, Reason, Remedy
from trustlog.exchange.foreign.apps.dex import SHAPE as OF_DEX
from trustlog.exchange.foreign.apps.dex import is_dex, read_dex
from trustlog.exchange.foreign.apps.monica import SHAPE as OF_MONICA
from trustlog.exchange.foreign.apps.monica import is_monica, read_monica
from trustlog.exchange.foreign.calendar.events import read_calendar
from trustlog.exchange.foreign.cards.read import read_cards
from trustlog.exchange.foreign.decoding import Decoded, decoded, must_be_sound
from trustlog.exchange.foreign.lines import read_lines
from trustlog.exchange.foreign.tables.read import FORMATS as TABLES
from trustlog.exchange.foreign.tables.read import is_of_deals, read_table
from trustlog.exchange.foreign.tables.table import must_be_lines
from trustlog.exchange.foreign.values import Reading
from trustlog.exchange.json import FORMAT
from trustlog.exchange.json.long import LONG, Shape, is_list, read_long
from trustlog.exchange.progress import Counting, Progress
from trustlog.language import _

FORMATS = (*TABLES, "monica", "dex", "vcard", "ics", "json", "lines")
"""The names that `--as` takes."""
LARGEST = 256 * 1024 * 1024
"""Bytes of a file that is read; a larger one is refused before anything is made of it."""
YEAR = timedelta(days=366)
_HEAD = 20_000  # signs in which a file says what it is


class Wish(NamedTuple):
    """What was asked for: today, the zone at home, the days of meetings, and what a person said of the file.

    `progress` is told how many records are read; what it raises stops the reading.
    """

    today: date
    home: tzinfo
    first: date
    last: date
    told: str | None = None
    dates: str | None = None
    progress: Progress | None = None


def read_foreign(raw: bytes, name: str, wish: Wish) -> Reading:
    """Read a file. Raises `FileFaults` where nothing can be made of it; one that nobody knows has no format."""
    if len(raw) > LARGEST:
        raise FileFaults(
            [FileFault(Reason("too_large_to_read", name=name, most=LARGEST // (1024 * 1024)), Remedy("cut_in_parts"))]
        )
    if not raw.strip(b"\0\r\n\t \xef\xbb\xbf"):
        raise FileFaults([Reason("empty_file", name=name)])
    text = decoded(raw)
    for form, fits in _SHAPES:
        if wish.told == form or (wish.told is None and fits(text.text)):
            return _READERS[form](text, name, wish)
    return _table_or_lines(text, name, wish)


def _begins(word: str) -> Callable[[str], bool]:
    pattern = re.compile(rf"^\s*BEGIN:{word}\s*$", re.IGNORECASE | re.MULTILINE)
    return lambda text: pattern.search(text[:_HEAD]) is not None


def _calendar(text: Decoded, name: str, wish: Wish) -> Reading:
    found = read_calendar(text.text, wish.home, wish.first, wish.last, wish.progress)
    whole = re.search(r"^\s*BEGIN:VCALENDAR", text.text[:_HEAD], re.IGNORECASE | re.MULTILINE) is not None
    if not found.rows and not whole:
        raise FileFaults([Reason("no_calendar", name=name)])
    return Reading(
        "ics",
        "certain" if whole else "likely",
        _("it has events between BEGIN and END") if found.rows else _("it is a calendar without an event or a task"),
        text.encoding,
        rows=found.rows,
        proposed=found.proposed,
        zones=found.zones,
    )


def _cards(text: Decoded, name: str, wish: Wish) -> Reading:
    found = read_cards(text.text, text.encoding, wish.progress)
    if not found.rows:
        raise FileFaults([Reason("no_cards", name=name)])
    return Reading(
        "vcard",
        "certain",
        _("it has cards between BEGIN:VCARD and END:VCARD"),
        text.encoding,
        rows=found.rows,
        firms=found.firms,
        contacts=found.contacts,
    )


def _json(text: Decoded, name: str, wish: Wish) -> Reading:
    must_be_sound(text, name, is_table=False)
    whole = _parsed(text.text, name, wish.progress)
    if is_monica(whole) and wish.told in (None, "json", "monica"):
        monica = read_monica(whole, wish.home, wish.progress)
        return Reading(
            "monica",
            "certain",
            _("it is JSON with an account of contacts, as Monica writes it"),
            text.encoding,
            rows=monica.rows,
            contacts=monica.contacts,
            proposed=monica.proposed,
            remarks=monica.remarks,
        )
    if is_dex(whole) and wish.told in (None, "json", "dex"):
        dex = read_dex(whole, wish.home, wish.progress)
        return Reading(
            "dex",
            "certain",
            _("it is JSON with contacts, as Dex writes it"),
            text.encoding,
            rows=dex.rows,
            contacts=dex.contacts,
            proposed=dex.proposed,
            remarks=dex.remarks,
        )
    if isinstance(whole, dict) and whole.get("format") == FORMAT:
        tables = whole.get("tables")
        rows = sum(len(table) for table in tables.values() if is_list(table)) if isinstance(tables, dict) else 0
        return Reading("json", "certain", _("it is a whole ledger, as Trustlog writes it"), text.encoding, rows=rows)
    return _unknown(text, _("it is JSON of a kind that is not known here"))


_LONG = OF_DEX._replace(keys={**OF_DEX.keys, **OF_MONICA.keys, "tables": Shape(others=LONG)})


def _parsed(text: str, name: str, progress: Progress | None) -> Any:
    try:
        return read_long(text, _LONG, Counting(_("rows read"), progress).count)
    except RecursionError:
        why: object = Reason("too_deep_to_read")
    except ValueError as error:
        why = error
    raise FileFaults([Reason("no_json", name=name, why=why)])


def _table_or_lines(text: Decoded, name: str, wish: Wish) -> Reading:
    if wish.told != "lines":
        found = read_table(text, name, wish.today, told=wish.told, order=wish.dates, home=wish.home)
        if found is not None:
            return found
        if wish.told is not None:
            raise FileFaults([Reason("no_table_of_format", name=name, format=wish.told)])
    return _lines(text, name, wish)


def _lines(text: Decoded, name: str, wish: Wish) -> Reading:
    """Read lines of our own grammar, where most of them are such lines."""
    must_be_lines(text.text, name)
    sample = read_lines("\n".join(text.text.splitlines()[:200]), wish.today)
    if wish.told != "lines" and (not sample.rows or sample.understood * 3 <= sample.rows * 2):
        if is_of_deals(text.text):
            return _unknown(text, _("its rows are deals, of which nothing is kept here; export firms, people or tasks"))
        return _unknown(text, _("its headings are those of no program known here, and its lines are none of ours"))
    found = read_lines(text.text, wish.today)
    sure = "certain" if found.understood == found.rows else "likely"
    return Reading(
        "lines",
        sure,
        _("its lines read as what is typed into add, or as things to do"),
        text.encoding,
        rows=found.rows,
        proposed=tuple(found.proposed),
        facts=tuple(found.facts),
    )


def _unknown(text: Decoded, why: str) -> Reading:
    return Reading(None, "unknown", why, text.encoding)


def _looks_like_json(text: str) -> bool:
    return text.lstrip("\ufeff \t\r\n")[:1] in ("{", "[") and not re.match(r"\s*\[[ xX]\]", text)


_SHAPES: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("ics", _begins("(?:VCALENDAR|VEVENT|VTODO)")),
    ("vcard", _begins("VCARD")),
    ("json", _looks_like_json),
    ("monica", lambda _text: False),
    ("dex", lambda _text: False),
)
_READERS: dict[str, Callable[[Decoded, str, Wish], Reading]] = {
    "ics": _calendar,
    "vcard": _cards,
    "json": _json,
    "monica": _json,
    "dex": _json,
}
