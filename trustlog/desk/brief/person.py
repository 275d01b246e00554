"""What concerns one person: how to reach them, when they were met, and what names them; private facts stay out."""

from datetime import date

from trustlog.desk import sentences
from trustlog.desk.brief.naming import names_somebody
from trustlog.desk.brief.page import open_promises, part, sentences_of
from trustlog.desk.facts import names_of
from trustlog.desk.ledger import Ledger
from trustlog.desk.log import known
from trustlog.desk.partners import partner, person
from trustlog.desk.people import left_words
from trustlog.domain.facts import Disclosure, Moment, Note
from trustlog.domain.facts.partner import has_left
from trustlog.language import _
from trustlog.storage.read import facts as fact_views
from trustlog.storage.read import people as people_views


def person_brief(ledger: Ledger, partner_name: str, name: str, as_of: date | None = None) -> list[str]:
    """Write what concerns somebody at a partner: role and addresses, time together, open promises and notes."""
    subject, day = partner(ledger, partner_name), ledger.past(as_of)
    somebody = person(ledger, people_views.people(ledger.conn, subject.id), name, subject.handle)
    facts = [
        known(fact, ledger, day)
        for fact in fact_views.timeline(ledger.conn, me=ledger.me, partner_id=subject.id, until=day)
        if not fact.private
    ]
    names = names_of(ledger, facts)
    met = [fact for fact in facts if isinstance(fact, Moment) and somebody.id in fact.person_ids]
    told = [fact for fact in facts if isinstance(fact, Disclosure) and names_somebody(somebody, fact.topic)]
    notes = [fact for fact in facts if isinstance(fact, Note) and names_somebody(somebody, fact.note)]
    promised = [
        f"{sentences.promise(promise)} · {sentences.due(promise, day)}"
        for promise in open_promises(ledger, subject, day)
        if names_somebody(somebody, promise)
    ]
    left = left_words(somebody) if has_left(somebody, day) else ""
    details = (left, somebody.role, somebody.email, somebody.phone)
    shown = [" · ".join([f"{somebody.name}, {subject.name}", *(text for text in details if text)])]
    shown += [somebody.note] if somebody.note else []
    head = len(shown)
    shown += part(_("Last together"), sentences_of(list(met), Moment, names, day))
    shown += part(_("Promises that name them"), promised)
    shown += part(_("Told"), sentences_of(list(told), Disclosure, names, day))
    shown += part(_("Notes"), sentences_of(list(notes), Note, names, day))
    return shown if len(shown) > head else [*shown, _("Nothing is logged yet with them.")]
