"""Where each part of the practice stands with a partner: its page, one part in full, and filling it in."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.partners import partner, writable_partner
from trustlog.desk.practice.asking import Asked, asked_of
from trustlog.desk.practice.part import Part
from trustlog.desk.practice.register import all_parts, part_named
from trustlog.domain.calendar.days import shift, show
from trustlog.domain.facts import Partner
from trustlog.domain.practice import PARTS, QUARTER, PartName, PutOffOn, put_off_by
from trustlog.errors import Reason, Refused, WordsError
from trustlog.language import _
from trustlog.storage.read.practice import answers

if TYPE_CHECKING:
    from trustlog.desk.facts import Filled


class Standing(NamedTuple):
    """A part of the practice with one partner: its title, one line on where it stands, and its question.

    `state` is empty where nothing is there yet, `asks` where it is not its turn; `put_off` is the answer that holds its
    question back. `may_ask` tells whether it ever asks, `has_form` whether it is filled in by fields.
    """

    name: PartName
    title: str
    state: str
    asks: str
    put_off: PutOffOn | None
    may_ask: bool
    has_form: bool

    @property
    def can_wait(self) -> bool:
        """Tell whether the question is asked now: only then is there something to put off for a quarter."""
        return bool(self.asks)

    @property
    def can_be_put_off(self) -> bool:
        """Tell whether the part ever asks a question that is not put off for good already."""
        return self.may_ask and not (self.put_off is not None and self.put_off.for_good)

    @property
    def put_off_words(self) -> str:
        """Return until when the question is put off; empty where it is not."""
        if self.put_off is None:
            return ""
        if self.put_off.for_good:
            return _("not asked any more")
        return _("not asked before {day}").format(day=show(shift(self.put_off.on, QUARTER)))


class PartsWith(NamedTuple):
    """All parts of the practice with one partner, as of a day."""

    partner: Partner
    as_of: date
    parts: tuple[Standing, ...]


class PartWith(NamedTuple):
    """One part with a partner in full: what it shows, and the fields it is filled in by (None: another way does)."""

    partner: Partner
    standing: Standing
    lines: tuple[str, ...]
    fields: "tuple[Filled, ...] | None"


def parts_with(ledger: Ledger, name: str, as_of: date | None = None) -> PartsWith:
    """Return where each part of the practice stands with a partner."""
    subject, day = partner(ledger, name), ledger.past(as_of)
    asked, put_off = asked_of(ledger, subject, day), answers(ledger.conn, subject.id)
    parts = (_standing(ledger, subject, part, asked, put_off, day) for part in all_parts())
    return PartsWith(subject, day, tuple(parts))


def part_with(ledger: Ledger, name: str, part: str, as_of: date | None = None) -> PartWith:
    """Return one part of the practice with a partner in full; the fields where it can be filled in today."""
    subject, day, found = partner(ledger, name), ledger.past(as_of), known_part(part)
    asked, put_off = asked_of(ledger, subject, day), answers(ledger.conn, subject.id)
    standing = _standing(ledger, subject, found, asked, put_off, day)
    fields = found.form(ledger, subject) if found.form is not None and subject.archived_on is None else None
    return PartWith(subject, standing, tuple(found.shown(ledger, subject, day)), fields)


def fill_in(ledger: Ledger, name: str, part: str, fields: Mapping[str, str], batch: Batch | None = None) -> Written:
    """Write what was filled in of a part; a batch handed in is written with it, as one."""
    subject, found = writable_partner(ledger, name), known_part(part)
    if found.write is None:
        raise Refused(Reason("part_without_form", part=_(found.title)))
    return found.write(ledger._replace(riding=batch), subject, fields)


def known_part(name: str) -> Part:
    """Return the part of a name; raise WordsError where there is none."""
    if name not in PARTS:
        raise WordsError(Reason("no_part", text=name, known=", ".join(PARTS)))
    return part_named(name)


def parts_json(page: PartsWith) -> dict[str, Any]:
    """Return the parts with a partner as plain values."""
    return {
        "partner": page.partner.handle,
        "as_of": page.as_of.isoformat(),
        "parts": [
            {
                "part": standing.name,
                "title": standing.title,
                "state": standing.state or None,
                "asks": standing.asks or None,
                "put_off": _put_off_json(standing.put_off),
            }
            for standing in page.parts
        ],
    }


def _put_off_json(put_off: PutOffOn | None) -> dict[str, Any] | None:
    if put_off is None:
        return None
    until = None if put_off.for_good else shift(put_off.on, QUARTER).isoformat()
    return {"answer": "never" if put_off.for_good else "later", "on": put_off.on.isoformat(), "until": until}


def _standing(
    ledger: Ledger, subject: Partner, part: Part, asked: Asked | None, put_off: list[PutOffOn], day: date
) -> Standing:
    question = asked.says if asked is not None and part.name == asked.part else ""
    state = part.state(ledger, subject, day)
    held = put_off_by(put_off, part.name, day)
    return Standing(part.name, _(part.title), state, question, held, part.is_due is not None, part.form is not None)
