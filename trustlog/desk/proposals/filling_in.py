"""The fields in which a person says otherwise than a proposal, before it is accepted."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from trustlog.desk.facts import NO, YES, ByField, Filled
from trustlog.desk.ledger import Ledger
from trustlog.desk.proposals.accepting import Accepted, Otherwise, accept
from trustlog.desk.proposals.guests import parted
from trustlog.desk.proposals.listing import Listed, one_listed, still_waits
from trustlog.desk.proposals.words import unclear
from trustlog.domain.calendar.days import show
from trustlog.domain.capture.values import minutes_text
from trustlog.domain.facts import Proposal
from trustlog.domain.proposals import kind_held, made_on, terms_of
from trustlog.errors import Reason, WordsError
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
    proposal = still_waits(ledger, listed)
    several = needs_partner(listed)
    hint = _("one of {known}").format(known=", ".join(listed.handles)) if several and listed.partners else ""
    partner = Filled("partner", "" if several else ", ".join(listed.handles), hint=hint, says=hint)
    if proposal.kind == "promise":
        return Form((partner, _whose(proposal), _promised(proposal, ledger.today), *_kept(listed)))
    from trustlog.desk.capture import words_in_use

    minutes = "" if proposal.minutes is None else minutes_text(proposal.minutes)
    kinds = words_in_use(ledger).kinds
    fields = [
        partner,
        Filled("kind", kind_held(proposal, kinds), tuple(kinds)),
        Filled("minutes", minutes),
        Filled("on", show(proposal.on), day="happened"),
    ]
    new = parted(listed.company.people, listed.known, listed.partners, listed.former).new
    if new:
        who = ", ".join(guest.name or "" for guest, _at in new)
        says = ngettext("adds {who}", "adds {who}", len(new)).format(who=who)
        fields.append(Filled("new_people", NO, (NO, YES), label=N_("New people"), says=says))
    return Form(tuple(fields))


def _whose(proposal: Proposal) -> Filled:
    """Return the field of who promised a task, empty where its file says nothing that can be read."""
    if proposal.direction is not None:
        return Filled("direction", "we" if proposal.direction == "ours" else "they", ("we", "they"))
    cell = dict(terms_of(proposal).unclear).get("direction", "")
    return Filled("direction", "", ("", "we", "they"), says=unclear("direction", cell))


def _promised(proposal: Proposal, today: date) -> Filled:
    """Return the field of when a task was promised; where nobody says so, what is assumed is said."""
    terms = terms_of(proposal)
    says = [unclear(field, cell) for field, cell in terms.unclear if field != "direction"]
    if terms.made_on is None and terms.created_on is not None:
        assumed = _("nobody says when it was promised; it was created there on {day}")
        says.append(assumed.format(day=show(terms.created_on)))
    elif terms.made_on is None:
        says.append(_("nobody says when it was promised; this is assumed"))
    return Filled("on", show(made_on(proposal, today)), day="happened", says="; ".join(says))


def _kept(listed: Listed) -> tuple[Filled, ...]:
    """Return the fields of when a task was kept, where its file says that it is done or what nobody can read of it.

    Where that day has to be said, it may be said to be open after all instead.
    """
    terms = terms_of(listed.proposal)
    if not terms.done and "done" not in dict(terms.unclear):
        return ()
    if terms.kept_on is not None:
        hint = N_("empty: it is not done, and stays open")
        return (Filled("kept_on", show(terms.kept_on), day="happened", label=N_("Kept on"), hint=hint),)
    cell = dict(terms.unclear).get("done")
    says = _("its file says that it is done, and not when") if cell is None else unclear("done", cell)
    return (
        Filled("kept_on", "", day="happened", label=N_("Kept on"), says=says),
        Filled("is_open", NO, (NO, YES), label=N_("Open after all")),
    )


def accept_filled(ledger: Ledger, number: int, fields: Mapping[str, str]) -> Accepted:
    """Accept a proposal as its fields say; FieldFaults tells what is wrong by field."""
    from trustlog.domain.calendar.dates import read_date

    faults = ByField(gathers=True)
    if fields.get("direction") == "":
        with faults.of("direction"):
            raise WordsError(Reason("nobody_promised"))
    otherwise = Otherwise(
        partner=fields.get("partner") or None,
        kind=fields.get("kind") or None,
        minutes=fields.get("minutes") or None,
        new_people=fields.get("new_people") == YES,
        ours=fields.get("direction") == "we",
        theirs=fields.get("direction") == "they",
    )
    if typed := fields.get("on"):
        with faults.of("on"):
            otherwise = otherwise._replace(on=read_date(typed, ledger.today, due=False))
    is_open = fields.get("is_open", YES) == YES and fields.get("kept_on") == ""
    if "is_open" in fields and (fields["is_open"] == NO) == (not fields.get("kept_on")):
        with faults.of("kept_on"):
            raise WordsError(Reason("day_or_open"))
    otherwise = otherwise._replace(is_open=is_open)
    if typed := fields.get("kept_on"):
        with faults.of("kept_on"):
            otherwise = otherwise._replace(kept_on=read_date(typed, ledger.today, due=False))
    faults.raise_all()
    return accept(ledger, [number], otherwise)
