"""The fields in which a person says otherwise than a proposal, before it is accepted."""

from collections.abc import Mapping
from typing import NamedTuple

from trustlog.desk.facts import NO, YES, ByField, Filled
from trustlog.desk.ledger import Ledger
from trustlog.desk.proposals.accepting import Accepted, Otherwise, accept
from trustlog.desk.proposals.guests import parted
from trustlog.desk.proposals.listing import Listed, one_listed
from trustlog.domain.calendar.days import show
from trustlog.domain.capture.values import minutes_text
from trustlog.domain.proposals import check_pending, made_on
from trustlog.language import N_, _, ngettext


class Form(NamedTuple):
    """The fields of a proposal, with what it says now."""

    fields: tuple[Filled, ...]


def needs_partner(listed: Listed) -> bool:
    """Return whether a person has to say whom a proposal is with: nobody is known, or one or another."""
    count = len(listed.partners)
    return not count or (count > 1 and (listed.proposal.asked or listed.proposal.kind == "promise"))


def form(ledger: Ledger, number: int) -> Form:
    """Return the fields of a proposal that waits."""
    listed = one_listed(ledger, number)
    proposal = check_pending(listed.proposal)
    several = needs_partner(listed)
    hint = _("one of {known}").format(known=", ".join(listed.handles)) if several and listed.partners else ""
    partner = Filled("partner", "" if several else ", ".join(listed.handles), hint=hint, says=hint)
    if proposal.kind == "promise":
        return Form((partner, Filled("on", show(made_on(proposal, ledger.today)), day="happened")))
    from trustlog.desk.capture import words_in_use

    minutes = "" if proposal.minutes is None else minutes_text(proposal.minutes)
    fields = [
        partner,
        Filled("kind", "meeting", tuple(words_in_use(ledger).kinds)),
        Filled("minutes", minutes),
        Filled("on", show(proposal.on), day="happened"),
    ]
    new = parted(listed.company.people, listed.known, listed.partners, listed.former).new
    if new:
        who = ", ".join(guest.name or "" for guest, _at in new)
        says = ngettext("adds {who}", "adds {who}", len(new)).format(who=who)
        fields.append(Filled("new_people", NO, (NO, YES), label=N_("New people"), says=says))
    return Form(tuple(fields))


def accept_filled(ledger: Ledger, number: int, fields: Mapping[str, str]) -> Accepted:
    """Accept a proposal as its fields say; FieldFaults tells what is wrong by field."""
    from trustlog.domain.calendar.dates import read_date

    faults = ByField(gathers=True)
    otherwise = Otherwise(
        partner=fields.get("partner") or None,
        kind=fields.get("kind") or None,
        minutes=fields.get("minutes") or None,
        new_people=fields.get("new_people") == YES,
    )
    if typed := fields.get("on"):
        with faults.of("on"):
            otherwise = otherwise._replace(on=read_date(typed, ledger.today, due=False))
    faults.raise_all()
    return accept(ledger, [number], otherwise)
