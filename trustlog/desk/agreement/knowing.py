"""What the ledger knows that a section may begin with: gathered from what is not private, and only offered."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from trustlog.desk.agreement.building import parties, us
from trustlog.desk.gardens import Subject, members_of, of_subject
from trustlog.desk.ledger import Ledger
from trustlog.desk.readings import NOBODY
from trustlog.domain.agreement.known import Effect, Known, Of, Speaker, filled
from trustlog.domain.agreement.starting import starting_words
from trustlog.domain.calendar.days import every_words
from trustlog.domain.dependence import bound_of
from trustlog.domain.facts import Garden, Partner
from trustlog.domain.facts.partner import has_left
from trustlog.domain.facts.section import SECTIONS, SectionName
from trustlog.domain.kinds.dependence import bound_words
from trustlog.domain.kinds.impact import FOR
from trustlog.language import _
from trustlog.storage.read.people import people
from trustlog.storage.read.promises import promises


class Offered(NamedTuple):
    """Words that a section may begin with; those that are not known from the ledger are ours."""

    text: str
    is_known: bool


def offered(ledger: Ledger, subject: Subject, name: SectionName, day: date) -> Offered:
    """Return the words that a section may begin with."""
    return all_offered(ledger, subject, day)[name]


def all_offered(ledger: Ledger, subject: Subject, day: date) -> dict[SectionName, Offered]:
    """Return the words that each section may begin with."""
    known = filled(known_of(ledger, subject, day))
    return {name: Offered(known.get(name) or starting_words(name), name in known) for name in SECTIONS}


def known_of(ledger: Ledger, subject: Subject, day: date) -> Known:
    """Return what is known of a partner or a garden as of a day, without anything private."""
    who = [us() if party is None else party for party in parties(ledger, subject, day)]
    purposes = [said for said in of_subject(ledger, "purpose", subject, day, NOBODY) if said.agreed]
    members = members_of(ledger, subject, day) if isinstance(subject, Garden) else [subject]
    known = Known(
        parties=tuple(who),
        purpose=purposes[-1].text if purposes else None,
        horizon=purposes[-1].horizon if purposes else None,
        objectives=tuple(_objectives(ledger, subject, members, day)),
        effects=tuple(
            Effect(_(FOR[said.area]), said.text, said.evidence)
            for said in of_subject(ledger, "impact", subject, day, NOBODY)
        ),
        speakers=tuple(each for member in members for each in _speakers(ledger, member, day)),
    )
    if isinstance(subject, Garden):
        return known._replace(lines=_lines(ledger, subject, members, day))
    return known._replace(
        standing=tuple(_standing(ledger, subject, day)),
        cadence=subject.cadence_days,
        dependence=_dependence(ledger, subject, day),
    )


def _speakers(ledger: Ledger, member: Partner, day: date) -> Iterable[Speaker]:
    """Return who looks after a partner for us, and its people of whom the role is known."""
    if member.owner:
        yield Speaker(us(), member.owner)
    for person in people(ledger.conn, member.id):
        if person.role and not has_left(person, day):
            yield Speaker(member.name, person.name, person.role)


def _objectives(ledger: Ledger, subject: Subject, members: list[Partner], day: date) -> Iterable[Of]:
    names = {member.id: member.name for member in members}
    for said in of_subject(ledger, "objective", subject, day, NOBODY):
        if _holds(said, day) and (said.member_id is None or said.member_id in names):
            yield Of(_("we") if said.member_id is None else names[said.member_id], said.text)


def _holds(said: Any, day: date) -> bool:
    return said.ended_on is None or said.ended_on > day


def _standing(ledger: Ledger, partner: Partner, day: date) -> Iterable[Of]:
    """Return the promises that come again and again."""
    for promise in promises(ledger.conn, me=NOBODY, partner_id=partner.id, state="open"):
        if promise.every and promise.accepted_on is not None and promise.made_on <= day and not promise.private:
            yield Of(_("we") if promise.ours else partner.name, f"{promise.text}, {every_words(promise.every)}")


def _dependence(ledger: Ledger, partner: Partner, day: date) -> str | None:
    looks = of_subject(ledger, "dependence", partner, day, NOBODY)
    return bound_words(bound_of(looks[-1])) if looks else None


def _lines(ledger: Ledger, garden: Garden, members: list[Partner], day: date) -> dict[str, tuple[str, ...]]:
    names = {member.id: member.name for member in members}
    found: dict[str, list[str]] = {}
    for said in of_subject(ledger, "garden_line", garden, day, NOBODY):
        if _holds(said, day) and (said.member_id is None or said.member_id in names):
            whose = _("we") if said.ours else names.get(said.member_id or "")
            text = said.text
            if said.topic == "veto" and not whose:
                text = _("nobody may stop all others alone")
            elif said.toward_id in names:
                text = _("{what}, with {member}").format(what=text, member=names[said.toward_id])
            found.setdefault(said.topic, []).append(f"{whose}: {text}" if whose else text)
    return {topic: tuple(lines) for topic, lines in found.items()}
