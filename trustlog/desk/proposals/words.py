"""What is said of proposals: a line each, and by what their partners are known."""

from datetime import date
from typing import TYPE_CHECKING

from trustlog.desk.proposals.guests import domains_unknown, home, parted
from trustlog.desk.proposals.listing import Listed
from trustlog.domain.calendar.days import show
from trustlog.domain.capture.values import minutes_text
from trustlog.domain.facts import Promise
from trustlog.domain.facts.partner import each_of
from trustlog.domain.proposals import Guest, clock_of, terms_of
from trustlog.language import N_, _, ngettext

if TYPE_CHECKING:
    from trustlog.desk.proposals.accepting import Accepted, Draft

STATES = {"pending": N_("waits"), "accepted": N_("accepted"), "dismissed": N_("dismissed")}
WHY = {
    "ambiguous": N_("it may be of one or another"),
    "unknown_partner": N_("of no partner that is known"),
    "no_contact": N_("nothing says where they are"),
    "all_day": N_("a whole day"),
}
UNCLEAR = {
    "direction": N_("whose promise it is cannot be read: “{cell}”"),
    "made_on": N_("when it was promised cannot be read: “{cell}”"),
    "done": N_("whether it is done cannot be read: “{cell}”"),
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
    partners = ", ".join(listed.handles) or _("nobody known")
    if proposal.asked and listed.handles and proposal.why != "unclear":
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
    return f"{_('meeting')} {_day(proposal.on, today)}{at}{length}{title}"


def evidence(listed: Listed) -> tuple[str, ...]:
    """Say who was there, by what each is known, who was left out and why, and what was taken for granted."""
    proposal, company = listed.proposal, listed.company
    says = [*_terms(listed)]
    if proposal.why == "unclear":
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
    says.append(_("from {file}").format(file=proposal.brought_from))
    return tuple(says)


def _terms(listed: Listed) -> list[str]:
    """Say what else the file says of a task: when it was promised, whether it is done, and what cannot be read."""
    terms = terms_of(listed.proposal)
    says = [unclear(field, cell) for field, cell in terms.unclear]
    if terms.made_on:
        says.append(_("promised on {day}").format(day=show(terms.made_on)))
    if terms.kept_on:
        says.append(_("done on {day}").format(day=show(terms.kept_on)))
    elif terms.done:
        says.append(_("done, on a day that is not said"))
    return says


def unclear(field: str, cell: str) -> str:
    """Say what a cell does not tell that nobody can read, or that is empty."""
    return _(UNCLEAR[field]).format(cell=cell) if cell else _(NOT_SAID)


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


def remarks(accepted: "Accepted", today: date) -> tuple[str, ...]:
    """Say what was there already, what was assumed or is over, what a rule left, and which guests are not linked.

    Nobody is added by a name alone.
    """
    says = [
        _("#{number}: somebody wrote it down already, as #{fact}").format(number=listed.proposal.number, fact=fact)
        for listed, fact in accepted.there
    ]
    for draft in accepted.drafts:
        if isinstance(draft.fact, Promise):
            says += _of_task(draft, draft.fact, today)
    made_today = [draft for draft in accepted.drafts if draft.is_assumed and _made_on(draft) == today]
    if made_today:
        numbers = " ".join(f"#{shown_number(draft)}" for draft in made_today)
        says.append(_("taken as promised today, as no day is said: {numbers}").format(numbers=numbers))
    if accepted.left:
        numbers = " ".join(f"#{listed.proposal.number}" for listed in accepted.left)
        left = _("left waiting, as their day is not said, is over or still to come: {numbers}")
        says.append(left.format(numbers=numbers))
    for draft in accepted.drafts:
        if draft.unknown:
            who = ", ".join(guest(one) for one in draft.unknown)
            number = draft.listed.proposal.number
            says.append(_("#{number}: not known there, and not linked: {who}").format(number=number, who=who))
    return tuple(says)


def shown_number(draft: "Draft") -> int:
    """Return the number of the fact that was written, else of the proposal."""
    return draft.fact.number or draft.listed.proposal.number


def is_made_before(draft: "Draft", today: date) -> bool:
    """Return whether a task was taken as promised on a day of the past that nobody named."""
    return draft.is_assumed and _made_on(draft) != today


def is_done_some_day(draft: "Draft") -> bool:
    """Return whether a task is done, as its file says, and became an open promise for want of a day."""
    is_open = isinstance(draft.fact, Promise) and draft.fact.closed_as is None
    return is_open and terms_of(draft.listed.proposal).done


def _of_task(draft: "Draft", promise: Promise, today: date) -> list[str]:
    """Say what was assumed of a task, what its file leaves open, and that its day is over."""
    number, says = shown_number(draft), []
    if is_made_before(draft, today):
        was_done = _("#{number}: taken as promised on {day}, when it was done, as no day is said")
        was_due = _("#{number}: taken as promised on {day}, when it was due, as no day is said")
        taken = was_done if promise.closed_on == promise.made_on else was_due
        says.append(taken.format(number=number, day=show(promise.made_on)))
    says += [f"#{number}: {unclear(field, cell)}" for field, cell in _left_unclear(draft)]
    if is_done_some_day(draft):
        says.append(_("#{number}: it is done, but nobody said when; say when it was kept").format(number=number))
    elif draft.is_over and promise.due_on is not None:
        over = _("#{number}: its day, {day}, is over; say whether it was kept, and when")
        says.append(over.format(number=number, day=show(promise.due_on)))
    return says


def _left_unclear(draft: "Draft") -> list[tuple[str, str]]:
    """Return the cells that nobody could read and of which no other word was said."""
    cells = terms_of(draft.listed.proposal).unclear
    return [(field, cell) for field, cell in cells if field == "done" or (field == "made_on" and draft.is_assumed)]


def _made_on(draft: "Draft") -> date | None:
    return draft.fact.made_on if isinstance(draft.fact, Promise) else None


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
