"""What would become of a file of another program in this ledger. Nothing is written."""

from collections.abc import Sequence
from datetime import date, timedelta, tzinfo
from pathlib import Path
from typing import Any

from trustlog.desk.ledger import Ledger
from trustlog.domain.facts.partner import domains_of
from trustlog.errors import FileFault, FileFaults, Reason, Remedy, WordsError
from trustlog.exchange.csv.read import raw
from trustlog.exchange.foreign.known import Knowledge, KnownPartner, KnownPerson
from trustlog.exchange.foreign.people_words import mails_in
from trustlog.exchange.foreign.plan import is_readable, plan
from trustlog.exchange.foreign.read import FORMATS, Wish, read_foreign
from trustlog.files.paths import expanded
from trustlog.storage.read import partners as partner_views
from trustlog.storage.read import people as people_views
from trustlog.storage.read.merged import former_names

LOOKS_BACK = timedelta(days=366)
"""How far back meetings are looked for where no first day is named."""


def foreign_dry_run(
    ledger: Ledger,
    file: str,
    *,
    told: str | None = None,
    dates: str | None = None,
    me: Sequence[str] = (),
    first: date | None = None,
    last: date | None = None,
    zone: str | None = None,
) -> dict[str, Any]:
    """Return what would become of each record of a file, as the JSON of the command; refuse what nobody can read.

    `told` names its format, `dates` how its days are written, `me` our own addresses; meetings are looked for from
    `first` to `last`.
    """
    if told is not None and told not in FORMATS:
        raise WordsError(Reason("no_foreign_format", text=told, formats=", ".join(sorted(FORMATS))))
    last = last or ledger.today
    first = first or last - LOOKS_BACK
    path = Path(expanded(file))
    wish = Wish(ledger.today, _zone(zone) or ledger.zone, first, last, told, dates)
    reading = read_foreign(raw(path), path.name, wish)
    if reading.format is None:
        raise FileFaults([FileFault(Reason("format_unknown", name=path.name, why=reading.why), Remedy("name_format"))])
    answer = plan(reading, _knowledge(ledger, me, first, last), file)
    if not is_readable(answer):
        raise FileFaults([FileFault(Reason("nothing_readable", name=path.name), Remedy("name_format"))])
    return answer


def _knowledge(ledger: Ledger, me: Sequence[str], first: date, last: date) -> Knowledge:
    """Return what the ledger knows, as plain values."""
    partners = partner_views.partners(ledger.conn, ledger.today, archived=False)
    handles = {partner.id: partner.handle for partner in partners}
    known = tuple(
        KnownPartner(partner.handle, partner.name, tuple((partner.domains or "").lower().replace(" ", "").split(",")))
        for partner in partners
    )
    known += tuple(KnownPartner(handles[at], name) for at, _gone, name in former_names(ledger.conn) if at in handles)
    people = tuple(
        KnownPerson(handles[person.partner_id], person.name, person.email)
        for person in people_views.people(ledger.conn)
        if person.partner_id in handles
    )
    return Knowledge(ledger.today, known, people, _addresses(me), first, last)


def _addresses(me: Sequence[str]) -> tuple[str, ...]:
    """Return our own addresses, or refuse a word that is none."""
    for word in me:
        if not mails_in(word):
            raise WordsError(Reason("no_address", text=word))
        domains_of([word])
    return mails_in(*me)


def _zone(name: str | None) -> tzinfo | None:
    """Return the zone of that name, or refuse a name that is none."""
    if name is None:
        return None
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        raise WordsError(Reason("no_such_zone", zone=name), Remedy("name_time_zone")) from None
