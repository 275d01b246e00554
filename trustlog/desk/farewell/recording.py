"""The farewell itself: every open promise named, the farewell recorded, the partner archived, in one batch."""

from collections.abc import Mapping
from typing import NamedTuple

from trustlog.desk.facts import inserts, line, names_of, updates
from trustlog.desk.farewell.promised import closed_by, still_promised, unnamed
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.partners import line as partner_line
from trustlog.desk.partners import writable_partner
from trustlog.desk.promises import write_promises
from trustlog.domain.facts import Farewell, Partner
from trustlog.domain.facts.farewell import reasons_of
from trustlog.domain.text import clean
from trustlog.errors import NotThere, Reason, Refused, Remedy, WordsError
from trustlog.language import _
from trustlog.storage.write.writer import next_numbers


class Said(NamedTuple):
    """What a person says of a farewell: its reasons, words of `WHYS` parted by commas, and texts that may be empty."""

    reasons: str
    said: str = ""
    said_by: str = ""
    handed_over: str = ""
    door: str = ""
    private: bool = False


def said_in(fields: Mapping[str, str], *, private: bool = False) -> Said:
    """Return what the fields of a form say."""
    reasons, said, said_by, handed_over, door = (fields.get(name, "") for name in Said._fields[:5])
    return Said(reasons, said, said_by, handed_over, door, private)


def let_go(ledger: Ledger, name: str, said: Said, ways: Mapping[int, str], archive_reason: str) -> Written:
    """Record a farewell as one batch: promises closed, the farewell, and the partner archived with the reason.

    Of every promise that is still open a way must be named, be it that it is left open; else nothing is written.
    """
    partner = writable_partner(ledger, name)
    why = clean(archive_reason, _("the reason"))
    if not why:
        raise WordsError(Reason("no_reason", option="archive"))
    told = _farewell(ledger, partner, said)
    still = {each.promise.number: each for each in still_promised(ledger, partner, ledger.today)}
    for number in ways:
        if number not in still:
            raise NotThere(Reason("not_promised_still", number=number, handle=partner.handle))
    if left := unnamed(still.values(), ways):
        names = names_of(ledger, left)
        listed = "; ".join(line(promise, names, ledger.today) for promise in left)
        raise Refused(Reason("still_promised", count=len(left), promises=listed), Remedy("name_each_way"))
    closing = [still[number].promise for number, way in ways.items() if way != "leave"]
    changed = [(old, closed_by(ledger, old, ways[old.number], why)) for old in closing]
    gone = partner._replace(archived_on=ledger.today, archive_reason=why)
    with ledger.conn.transaction():
        told = told._replace(number=next_numbers(ledger.conn, 1))
        batch = Batch([*inserts(ledger, told), *updates(ledger, partner, gone)], f"farewell {partner.handle}")
        written = write_promises(ledger, changed, [], batch.title, follow=False, batch=batch)
    lines = (*written.lines, line(told, names_of(ledger, [told]), ledger.today))
    says = partner_line(gone, ledger.settings.level_names)
    return Written(written.batch, (*written.facts, told), (*lines, says), (gone,))


def _farewell(ledger: Ledger, partner: Partner, said: Said) -> Farewell:
    return Farewell(
        id=ledger.new_id(),
        number=0,
        partner_id=partner.id,
        on=ledger.today,
        reasons=reasons_of(said.reasons),
        said=clean(said.said, "said") or None,
        said_by=clean(said.said_by, "said_by") or None,
        handed_over=clean(said.handed_over, "handed_over") or None,
        door=clean(said.door, "door") or None,
        level=partner.level,
        note=None,
        private=said.private,
        source=None,
        recorded_at=ledger.now,
        recorded_by=ledger.me,
    )
