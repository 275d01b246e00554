"""What is said of proposals: a line each, and by what their partners are known."""

from datetime import date
from typing import TYPE_CHECKING

from trustlog.desk.proposals.guests import domains_unknown, home, parted
from trustlog.desk.proposals.listing import Listed
from trustlog.domain.calendar.days import show
from trustlog.domain.capture.values import minutes_text
from trustlog.domain.facts.partner import each_of
from trustlog.domain.proposals import Guest, clock_of
from trustlog.language import N_, _, ngettext

if TYPE_CHECKING:
    from trustlog.desk.proposals.accepting import Accepted

STATES = {"pending": N_("waits"), "accepted": N_("accepted"), "dismissed": N_("dismissed")}
WHY = {
    "ambiguous": N_("it may be of one or another"),
    "unknown_partner": N_("of no partner that is known"),
    "no_contact": N_("nothing says where they are"),
    "all_day": N_("a whole day"),
    "no_length": N_("it is longer than a day"),
}
LEFT_OUT = {
    "declined": N_("declined"),
    "resource": N_("a room or a thing"),
    "ourselves": N_("you"),
    "internal": N_("of us"),
}
ASSUMED = {
    "zone": N_("its time zone was not said, yours was taken"),
    "end": N_("its end was not said"),
    "edge": N_("its time is one that the clock has twice or skips"),
    "title": N_("the partner is known by the title alone"),
}
_CALLED = {"us": N_("called by us"), "them": N_("called by them"), "both": N_("called by both")}


def line(listed: Listed, today: date) -> str:
    """Say in a line what was brought in: "#14  acme: meeting Mon 23 Nov 2026 at 10:00, 45m: Pilot"."""
    proposal = listed.proposal
    partners = ", ".join(listed.handles) or _("nobody known")
    if proposal.asked and listed.handles:
        partners += "?"
    state = "" if proposal.state == "pending" else f" ({settled(listed)})"
    return f"#{proposal.number}  {partners}: {what(listed, today)}{state}"


def settled(listed: Listed) -> str:
    """Say what became of a proposal: "accepted as #17"."""
    proposal = listed.proposal
    if proposal.fact is not None:
        return _("accepted as #{number}").format(number=proposal.fact)
    return _(STATES[proposal.state])


def what(listed: Listed, today: date) -> str:
    """Say what was brought in, without whom it is with: "meeting Mon 23 Nov 2026 at 10:00, 45m: Pilot"."""
    proposal = listed.proposal
    if proposal.kind == "promise":
        due = _(" by {day}").format(day=_day(proposal.due_on, today)) if proposal.due_on else ""
        says = _("task of theirs: {title}{due}") if proposal.direction == "theirs" else _("task of ours: {title}{due}")
        return says.format(title=proposal.title, due=due)
    clock = clock_of(proposal)
    at = _(" at {at_time}").format(at_time=clock) if clock else ""
    length = f", {minutes_text(proposal.minutes)}" if proposal.minutes is not None else ""
    title = f": {proposal.title}" if proposal.title else ""
    return f"{_('meeting')} {_day(proposal.on, today)}{at}{length}{title}"


def evidence(listed: Listed) -> tuple[str, ...]:
    """Say who was there, by what each is known, who was left out and why, and what was taken for granted."""
    proposal, company = listed.proposal, listed.company
    says = []
    if proposal.why:
        says.append(_(WHY.get(proposal.why, proposal.why)))
    elif proposal.asked:
        says.append(_("its partner is only likely"))
    if company.people:
        count = len(company.people)
        says.append(ngettext("{n} guest: {who}", "{n} guests: {who}", count).format(n=count, who=_guests(listed)))
    if proposal.initiative:
        says.append(_(_CALLED[proposal.initiative]))
    if company.left_out:
        who = ", ".join(f"{one.who} ({_(LEFT_OUT.get(one.why, one.why))})" for one in company.left_out)
        says.append(_("left out: {who}").format(who=who))
    says += [_(ASSUMED.get(word, word)) for word in proposal.assumed.split()]
    says.append(_("from {file}").format(file=proposal.brought_from))
    return tuple(says)


def guest(one: Guest) -> str:
    """Name a guest as the file did: "Jane Doe <jane@acme.example>"."""
    if one.name and one.email:
        return f"{one.name} <{one.email}>"
    return one.name or one.email or _("somebody")


def _guests(listed: Listed) -> str:
    """Name the guests, each with what they are known by."""
    found = parted(listed.company.people, listed.known, listed.partners)
    by = {}
    for one, person in found.known:
        mail = (one.email or "").lower()
        known = mail and mail == (person.email or "").lower()
        by[one] = _("known by mail") if known else _("known by name")
    for one in found.unknown:
        at = home(one, listed.partners)
        if at is not None:
            domain = next(own for own in each_of(at.domains) if (one.email or "").lower().endswith(own.lower()))
            by[one] = _("at {domain}").format(domain=domain)
    return ", ".join(f"{guest(one)} ({by[one]})" if one in by else guest(one) for one in listed.company.people)


def _day(day: date, today: date) -> str:
    return _("today") if day == today else show(day)


def remarks(accepted: "Accepted") -> tuple[str, ...]:
    """Say what was there already, what is over, what a rule left, and which guests are not linked.

    Nobody is added by a name alone.
    """
    says = [
        _("#{number}: somebody wrote it down already, as #{fact}").format(number=listed.proposal.number, fact=fact)
        for listed, fact in accepted.there
    ]
    for draft in accepted.drafts:
        due = draft.listed.proposal.due_on
        if draft.is_over and due is not None:
            over = _("#{number}: its day, {day}, is over; say whether it was kept, and when")
            says.append(over.format(number=draft.listed.proposal.number, day=show(due)))
    for left, words in (
        (accepted.left, _("left waiting, as their day is over or still to come: {numbers}")),
        (accepted.unfit, _("left waiting, as what you said does not go with them: {numbers}")),
    ):
        if left:
            says.append(words.format(numbers=" ".join(f"#{listed.proposal.number}" for listed in left)))
    for draft in accepted.drafts:
        if draft.unknown:
            who = ", ".join(guest(one) for one in draft.unknown)
            number = draft.listed.proposal.number
            says.append(_("#{number}: not known there, and not linked: {who}").format(number=number, who=who))
    return tuple(says)


def to_be_known(accepted: "Accepted") -> dict[str, str]:
    """Return by handle all domains of partners that a person named, with those of the guests that were not known."""
    known: dict[str, str] = {}
    for draft in accepted.drafts:
        if draft.listed.proposal.asked and len(draft.partners) == 1:
            partner = draft.partners[0]
            more = domains_unknown(draft.listed.company.people, partner)
            if more:
                before = known.get(partner.handle, ",".join(each_of(partner.domains))).split(",")
                known[partner.handle] = ",".join(dict.fromkeys(filter(None, (*before, *more))))
    return known
