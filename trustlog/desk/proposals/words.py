"""What is said of proposals: a line each, and by what their partners are known."""

from datetime import date

from trustlog.desk.imports import form_words
from trustlog.desk.proposals.guests import home, parted
from trustlog.desk.proposals.listing import Listed
from trustlog.domain.calendar.days import show
from trustlog.domain.capture.values import minutes_text
from trustlog.domain.capture.words import KINDS
from trustlog.domain.facts.partner import each_of
from trustlog.domain.proposals import Guest, clock_of, day_ahead, kind_held, terms_of
from trustlog.language import N_, _, ngettext

STATES = {"pending": N_("waits"), "accepted": N_("accepted"), "dismissed": N_("dismissed")}
WHY = {
    "ambiguous": N_("it may be of one or another"),
    "unknown_partner": N_("of no partner that is known"),
    "no_contact": N_("nothing says where they are"),
    "all_day": N_("a whole day"),
    "no_length": N_("it is longer than a day"),
    "duplicate": N_("it may be there already"),
    "cancelled": N_("it was called off in its file"),
}
UNCLEAR = {
    "direction": N_("whose promise it is cannot be read: “{cell}”"),
    "made_on": N_("when it was promised cannot be read: “{cell}”"),
    "done": N_("whether it is done cannot be read: “{cell}”"),
}
TO_COME = {
    "made_on": N_("the day it was promised, {day}, was still to come"),
    "done": N_("the day it was done, {day}, was still to come"),
}
NOT_SAID = N_("it is not said whose promise it is")
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
    firms = terms_of(listed.proposal).firms
    unknown = _("{firms}, no partner here").format(firms=_quoted(firms)) if firms else _("no known partner")
    partners = ", ".join(listed.handles) or unknown
    if proposal.asked and listed.handles and proposal.why not in ("unclear", "duplicate"):
        partners += "?"
    state = "" if proposal.state == "pending" else f" ({settled(listed)})"
    return f"#{proposal.number}  {partners}: {what(listed, today)}{state}"


def _quoted(names: tuple[str, ...]) -> str:
    return ", ".join(f"“{name}”" for name in names)


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
        if proposal.direction is None:
            says = _("task, ours or theirs: {title}{due}")
        else:
            ours = proposal.direction == "ours"
            says = _("task of ours: {title}{due}") if ours else _("they promise: {title}{due}")
        return says.format(title=proposal.title, due=due)
    clock = clock_of(proposal)
    at = _(" at {at_time}").format(at_time=clock) if clock else ""
    length = f", {minutes_text(proposal.minutes)}" if proposal.minutes is not None else ""
    title = f": {proposal.title}" if proposal.title else ""
    return f"{_(kind_held(proposal, KINDS))} {_day(proposal.on, today)}{at}{length}{title}"


def evidence(listed: Listed) -> tuple[str, ...]:
    """Say who was there, by what each is known, who was left out and why, and what was taken for granted."""
    proposal, company, terms = listed.proposal, listed.company, terms_of(listed.proposal)
    says = [*_terms(listed)]
    if terms.firms:
        says.append(_("in the file: {firms}").format(firms=_quoted(terms.firms)))
    elif proposal.why == "unclear":
        pass  # what is not clear is said already
    elif proposal.why:
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
    says.append(_("from {file}").format(file=form_words(proposal.brought_from)))
    return tuple(says)


def _terms(listed: Listed) -> list[str]:
    """Say what else the file says of a task: when it was promised, whether it is done, and what cannot be read."""
    terms = terms_of(listed.proposal)
    says = [unclear(field, cell) for field, cell in terms.unclear]
    if terms.made_on:
        says.append(_("promised on {day}").format(day=show(terms.made_on)))
    elif terms.created_on:
        says.append(_("created there on {day}").format(day=show(terms.created_on)))
    if terms.kept_on:
        says.append(_("done on {day}").format(day=show(terms.kept_on)))
    elif terms.done:
        says.append(_("done, on a day that is not said"))
    return says


def unclear(field: str, cell: str) -> str:
    """Say what a cell does not tell that nobody can read, that is empty, or that has a day which was still to come."""
    if field in TO_COME and (ahead := day_ahead(cell)) is not None:
        return _(TO_COME[field]).format(day=show(ahead))
    return _(UNCLEAR[field]).format(cell=cell) if cell else _(NOT_SAID)


def guest(one: Guest) -> str:
    """Name a guest as the file did: "Jane Doe <jane@acme.example>"."""
    if one.name and one.email:
        return f"{one.name} <{one.email}>"
    return one.name or one.email or _("somebody")


def _guests(listed: Listed) -> str:
    """Name the guests, each with what they are known by."""
    found = parted(listed.company.people, listed.known, listed.partners, listed.former)
    by = {}
    for one, person in found.known:
        mail = (one.email or "").lower()
        known = mail and (mail == (person.email or "").lower() or mail in listed.former)
        by[one] = _("known by mail") if known else _("known by name")
    for one in found.unknown:
        at = home(one, listed.partners)
        if at is not None:
            domain = next(own for own in each_of(at.domains) if (one.email or "").lower().endswith(own.lower()))
            by[one] = _("at {domain}").format(domain=domain)
    return ", ".join(f"{guest(one)} ({by[one]})" if one in by else guest(one) for one in listed.company.people)


def _day(day: date, today: date) -> str:
    return _("today") if day == today else show(day)
