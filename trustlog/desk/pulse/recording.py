"""Recording what they answered to a pulse, and the promise each way that it ends in: all of it or nothing."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from trustlog.desk.capture import promise_said
from trustlog.desk.facts import ByField, all_inserts, line, names_of
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.partners import person, writable_partner
from trustlog.domain.facts import Fact, Partner, Promise, Pulse
from trustlog.domain.pulse import is_rather_not
from trustlog.domain.text import clean, clean_name
from trustlog.errors import Reason, WordsError
from trustlog.language import _
from trustlog.storage.read import people as people_views
from trustlog.storage.read.partners import partner_by_id
from trustlog.storage.write.writer import next_numbers


class Told(NamedTuple):
    """What was answered: the answers by name (None: rather not), by whom of theirs and about whom of us, as typed."""

    answers: Mapping[str, int | None]
    by: str = ""
    about: str = ""
    on: date | None = None
    note: str = ""
    private: bool = False


class Ends(NamedTuple):
    """The promise each way that a pulse ends in, as typed behind "we promise" and "they promise"; either may be ""."""

    we: str = ""
    they: str = ""


NO_ENDS = Ends()


def record(ledger: Ledger, name: str, told: Told, ends: Ends = NO_ENDS, *, batch: Batch | None = None) -> Written:
    """Record a pulse of today or of an earlier day, with its promises, as one batch; faults are told by field."""
    partner = writable_partner(ledger, name)
    faults = ByField(gathers=True)
    pulse = _pulse(ledger, partner, told, faults)
    promises: list[Promise] = []
    for field, text, ours in (("we", ends.we, True), ("they", ends.they, False)):
        if text.strip():
            with faults.of(field):
                promise = promise_said(ledger, partner, text, ours=ours)
                promises.append(promise._replace(private=promise.private or told.private))
    faults.raise_all()
    with ledger.conn.transaction():
        first = next_numbers(ledger.conn, 1 + len(promises))
        facts: list[Fact] = [pulse._replace(number=first)]
        facts += [promise._replace(number=first + at) for at, promise in enumerate(promises, 1)]
        changes = all_inserts(ledger, facts)
        written = ledger.commit(Batch(changes, f"pulse {partner.handle}").with_changes_of(batch))
    names = names_of(ledger, facts)
    lines = [line(fact, names, ledger.today) for fact in facts]
    return Written(written, tuple(facts), (*lines, *_still_to_promise(partner, pulse, promises)))


def _pulse(ledger: Ledger, partner: Partner, told: Told, faults: ByField) -> Pulse:
    day, person_id, about, note = ledger.past(told.on), None, "", ""
    with faults.of("on"):
        if day > ledger.today:
            raise WordsError(Reason("still_to_come", day=day))
    if told.by.strip():
        with faults.of("by"):
            known = people_views.people(ledger.conn, partner.id)
            person_id = person(ledger, known, told.by, partner.handle).id
    with faults.of("about"):
        about = clean_name(told.about, "about") if told.about.strip() else ""
    with faults.of("note"):
        note = clean(told.note, _("the note"))
    then = partner_by_id(ledger.conn, partner.id, day) or partner
    return Pulse(
        id=ledger.new_id(),
        number=0,
        partner_id=partner.id,
        person_id=person_id,
        on=day,
        about="person" if about else "firm",
        about_name=about or None,
        level=then.level,
        promises=told.answers.get("promises"),
        openness=told.answers.get("openness"),
        time=told.answers.get("time"),
        fair=told.answers.get("fair"),
        fifth=told.answers.get("fifth"),
        note=note or None,
        private=told.private,
        source=None,
        recorded_at=ledger.now,
        recorded_by=ledger.me,
    )


def _still_to_promise(partner: Partner, pulse: Pulse, promises: list[Promise]) -> list[str]:
    """Say which promise is still missing: a pulse ends in one each way, unless they would rather not answer."""
    sides = {promise.ours for promise in promises}
    if is_rather_not(pulse) or len(sides) == 2:
        return []
    if not sides:
        says = _("It ends in one promise each way, with {partner}: what will we do, and what will they?")
    elif True in sides:
        says = _("It ends in one promise each way: what does {partner} promise?")
    else:
        says = _("It ends in one promise each way: what do we promise {partner}?")
    return [says.format(partner=partner.name)]
