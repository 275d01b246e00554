"""What is said of proposals that were accepted: what was assumed of them, what stays open and what may be known now."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from trustlog.desk.ledger import Ledger
from trustlog.desk.proposals.guests import domains_unknown
from trustlog.desk.proposals.listing import Listed
from trustlog.desk.proposals.words import guest, unclear
from trustlog.domain.calendar.days import show
from trustlog.domain.facts import Partner, Promise
from trustlog.domain.facts.partner import each_of
from trustlog.domain.proposals import terms_of
from trustlog.language import _, ngettext
from trustlog.storage.read.first_days import first_day

if TYPE_CHECKING:
    from trustlog.desk.proposals.accepting import Accepted, Draft


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
    says += _from_before_logging(accepted)
    for left, words in (
        (accepted.left, _("left waiting, as their day is not said, is over or still to come: {numbers}")),
        (accepted.unfit, _("left waiting, as what you said does not go with them: {numbers}")),
    ):
        if left:
            says.append(words.format(numbers=" ".join(f"#{listed.proposal.number}" for listed in left)))
    if accepted.doubtful:
        says.append(left_doubtful(accepted.doubtful))
    for draft in accepted.drafts:
        if draft.unknown:
            who = ", ".join(guest(one) for one in draft.unknown)
            number = draft.listed.proposal.number
            says.append(_("#{number}: not known there, and not linked: {who}").format(number=number, who=who))
    return tuple(says)


def question(preview: "Accepted") -> str:
    """Return what a person is asked before a rule accepts: nothing is written where all of it is there already."""
    count = len(preview.lines)
    if not count:
        return ngettext(
            "Take it as what was written down already?",
            "Take them as what was written down already?",
            len(preview.there),
        )
    return ngettext("Write this fact?", "Write these {n} facts?", count).format(n=count)


def left_doubtful(left: Sequence[Listed]) -> str:
    """Say which proposals a rule leaves waiting, as nobody said yet whom they are with."""
    says = ngettext(
        "{n} is left waiting, as it is not certain whom it is with: {numbers}",
        "{n} are left waiting, as it is not certain whom they are with: {numbers}",
        len(left),
    )
    return says.format(n=len(left), numbers=" ".join(f"#{one.proposal.number}" for one in left))


def _from_before_logging(accepted: "Accepted") -> list[str]:
    """Say what is of a day before its partner is logged: a promise is of the estimate alone, a moment of no reading."""
    early: dict[tuple[str, bool], tuple[Partner, list[str]]] = {}
    for draft in accepted.drafts:
        for partner in _logged_later(draft):
            _partner, numbers = early.setdefault((partner.id, isinstance(draft.fact, Promise)), (partner, []))
            numbers.append(f"#{shown_number(draft)}")
    of_promises = _(
        "{numbers}: due before {day}, from which {partner} is logged: the estimate has it once it is settled, the "
        "counts have not"
    )
    of_moments = _(
        "{numbers}: before {day}, from which {partner} is logged: in the timeline and in how often you met, and in no "
        "reading of time"
    )
    says = []
    for (_id, is_promise), (partner, numbers) in early.items():
        text = of_promises if is_promise else of_moments
        says.append(text.format(numbers=" ".join(numbers), day=show(partner.logged_from), partner=partner.name))
    return says


def logged_later(ledger: Ledger, accepted: "Accepted") -> dict[str, date]:
    """Return by handle the partners who are logged from a later day on than what was accepted, with their first day.

    It is the first of all that is known with them, so that whoever accepts one after the other is told one day.
    """
    first: dict[str, date] = {}
    for draft in accepted.drafts:
        for partner in _logged_later(draft):
            known = first_day(ledger.conn, partner.id, me=ledger.me)
            first[partner.handle] = min(known or date.max, first.get(partner.handle, date.max), _day_of(draft))
    return first


def _logged_later(draft: "Draft") -> list[Partner]:
    return [partner for partner in draft.partners if _day_of(draft) < partner.logged_from]


def _day_of(draft: "Draft") -> date:
    return draft.fact.counts_on if isinstance(draft.fact, Promise) else draft.fact.on


def shown_number(draft: "Draft") -> int:
    """Return the number of the fact that was written, else of the proposal."""
    return draft.fact.number or draft.listed.proposal.number


def is_made_before(draft: "Draft", today: date) -> bool:
    """Return whether a task was taken as promised on a day of the past that nobody named."""
    return draft.is_assumed and _made_on(draft) != today


def _of_task(draft: "Draft", promise: Promise, today: date) -> list[str]:
    """Say what was assumed of a task, what its file leaves open, and that its day is over."""
    number, says = shown_number(draft), []
    if is_made_before(draft, today):
        was_done = _("#{number}: taken as promised on {day}, when it was done, as no day is said")
        was_due = _("#{number}: taken as promised on {day}, when it was due, as no day is said")
        was_created = _("#{number}: taken as promised on {day}, when it was created there, as no day is said")
        is_created = terms_of(draft.listed.proposal).created_on == promise.made_on
        taken = was_created if is_created else was_done if promise.closed_on == promise.made_on else was_due
        says.append(taken.format(number=number, day=show(promise.made_on)))
    says += [f"#{number}: {unclear(field, cell)}" for field, cell in _left_unclear(draft)]
    if draft.is_over:
        over = _("#{number}: its day, {day}, is over; say whether it was kept, and when")
        if promise.due_on is None:
            over = _("#{number}: no due day is said, and {day}, on which it counts, is over; say whether it was kept")
        says.append(over.format(number=number, day=show(promise.counts_on)))
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
