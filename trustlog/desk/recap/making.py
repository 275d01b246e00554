"""Makes the recap of a partner from the ledger, and writes it to a file."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from trustlog.desk.ledger import Ledger
from trustlog.desk.partners import partner as find
from trustlog.desk.recap.build import Recap, built, happened_on
from trustlog.desk.recap.words import Form, written
from trustlog.domain.agreed import agreed, side, stand
from trustlog.domain.facts import Moment, Partner, Person, Promise
from trustlog.domain.facts.partner import has_left
from trustlog.domain.kinds import kind_of
from trustlog.errors import Reason, Refused, Remedy
from trustlog.files.writing import named, replacing
from trustlog.storage.read import facts as fact_views
from trustlog.storage.read.people import people
from trustlog.storage.read.promises import promises
from trustlog.wording.catalogue import speaking, spoken_language

_TOLD = ("moment", "disclosure", "note")
"""What is logged beside promises; it says on which day there was a talk, and nothing of it is sent."""
_LATELY = 7
"""Days before what is recapped in which people may have been met whom it is for."""
NAME_ANOTHER = Remedy("name_another", option="out")


def recap(ledger: Ledger, name: str, since: date | None = None, as_of: date | None = None) -> Recap:
    """Return what was agreed with a partner since a day, by default on the last one on which something was logged.

    Raises `Refused` where there is nothing to send.
    """
    partner, day = find(ledger, name), ledger.past(as_of)
    listed = promises(ledger.conn, me=ledger.me, partner_id=partner.id, state="all")
    logged = _logged_on(ledger, partner, listed, day)
    last = max(logged, default=None)
    first = since or last
    if last is None or first is None or last < first:
        raise _nothing(partner)
    made = built(partner, listed, first, last, day, _met(ledger, partner, first, day))
    if made.is_empty():
        raise _nothing(partner)
    return made


def _nothing(partner: Partner) -> Refused:
    return Refused(Reason("nothing_to_recap", handle=partner.handle), Remedy("capture_or_since"))


def _logged_on(ledger: Ledger, partner: Partner, listed: Iterable[Promise], day: date) -> set[date]:
    """Return the days up to a day on which something was logged that is not private."""
    known = [promise for each in listed if not each.private and (promise := agreed(each, day)) is not None]
    days = {on for promise in known for on in happened_on(promise) if on <= day}
    told = fact_views.timeline(ledger.conn, me=ledger.me, partner_id=partner.id, until=day, kinds=_TOLD)
    return days | {kind_of(fact).day(fact) for fact in told if not fact.private}


def _met(ledger: Ledger, partner: Partner, since: date, day: date) -> tuple[Person, ...]:
    """Return the people of a partner who were met on these days, else at the last moment of the week before."""
    listed = fact_views.timeline(
        ledger.conn,
        me=ledger.me,
        partner_id=partner.id,
        since=since - timedelta(days=_LATELY),
        until=day,
        kinds=("moment",),
    )
    moments = [fact for fact in listed if isinstance(fact, Moment) and not fact.private]
    there = {person.id: person for person in people(ledger.conn, partner.id) if not has_left(person, day)}
    with_people = [moment for moment in moments if any(person in there for person in moment.person_ids)]
    meant = [moment for moment in with_people if moment.on >= since] or with_people[:1]
    met = {person for moment in meant for person in moment.person_ids}
    return tuple(person for person in there.values() if person.id in met)


def recap_json(recap: Recap) -> dict[str, Any]:
    """Return a recap as plain values."""
    return {
        "partner": recap.partner.handle,
        "since": recap.since.isoformat(),
        "agreed": [{**_row(promise), "side": side(promise), "word": _word(promise)} for promise in recap.agreed],
        "we_will": [_row(promise) for promise in recap.we_will],
        "you_will": [_row(promise) for promise in recap.you_will],
        "open": [{**_row(promise), "side": side(promise)} for promise in recap.open],
    }


def _word(promise: Promise) -> str:
    return "moved" if promise.closed_as is None else stand(promise)


def _row(promise: Promise) -> dict[str, Any]:
    due_on = None if promise.due_on is None else promise.due_on.isoformat()
    return {"number": promise.number, "text": promise.text, "due_on": due_on}


def write_recap(ledger: Ledger, recap: Recap, form: Form, out: str, language: str | None = None) -> str:
    """Write a recap to a file, in that language or in the one spoken; return where it is."""
    path = named(out, advice=NAME_ANOTHER)
    with speaking(language or spoken_language()):
        text = written(recap, form)
    with replacing(path, ledger=ledger.conn.where, advice=NAME_ANOTHER) as file:
        file.write(text.replace("\n", "\r\n") if form == "eml" else text)
    return path
