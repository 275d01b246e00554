"""The Today sheet: what deserves attention, in a fixed order, one sentence a row. Screens and `due` both draw it."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trustlog.desk import sentences
from trustlog.desk.due import Due, due, older
from trustlog.desk.ledger import Ledger
from trustlog.desk.today.groups import GROUPS, LATER, MARKS, WAITING
from trustlog.domain.calendar.days import day_month
from trustlog.language import _, figure, ngettext

if TYPE_CHECKING:
    from trustlog.desk.due import Week
    from trustlog.domain.facts import Promise
    from trustlog.storage.read.due import ReviewOn


class Row(NamedTuple):
    """One row: where it belongs, whom it is about, a sentence, when, and the number to act on (None: no fact).

    A row about a garden has its handle as `garden`.
    """

    group: str
    mark: str
    handle: str
    partner: str
    sentence: str
    when: str
    number: int | None = None
    promise: "Promise | None" = None
    garden: str = ""


class Sheet(NamedTuple):
    """The rows of a day, in the order of `GROUPS`; rows from readings come later.

    So many promises that are `older` lapsed too long ago to have a row.
    """

    as_of: date
    within: int
    rows: tuple[Row, ...]
    older: int = 0

    def of(self, group: str) -> tuple[Row, ...]:
        """Return the rows of one group."""
        return tuple(row for row in self.rows if row.group == group)

    def by_group(self) -> dict[str, list[Row]]:
        """Return the rows of every group, in the order of `GROUPS`; those from readings are added to theirs."""
        groups: dict[str, list[Row]] = {group: [] for group in GROUPS}
        for row in self.rows:
            groups[row.group].append(row)
        return groups


def day_sheet(ledger: Ledger, as_of: date | None = None, within: int | None = None) -> Sheet:
    """Make the sheet of a day from what is overdue, due, planned and waiting."""
    return sheet_of(due(ledger, as_of, within))._replace(older=older(ledger, as_of))


def sheet_of(due_facts: Due) -> Sheet:
    """Turn what is due into rows."""
    rows = [_promise(due_facts, "Overdue", promise) for promise in due_facts.overdue]
    rows += [_promise(due_facts, "Due", promise) for promise in due_facts.due]
    for plan in due_facts.plans:
        text = plan.text or _("the next touch")
        when = f"{sentences.day(plan.on, due_facts.as_of)} · {sentences.ago(plan.on, due_facts.as_of)}"
        says = _("planned: {text}").format(text=text)
        rows.append(_row(due_facts, "Planned", plan.partner_id, says, when, plan.number))
    rows += [_review(due_facts, review) for review in due_facts.reviews]
    for partner in due_facts.waiting:
        met = partner.last_on is not None
        sentence = sentences.waited(partner.all_days, partner.paused, partner.cadence_days, met=met)
        last = (
            _("last {day}").format(day=sentences.day(partner.last_on, due_facts.as_of))
            if partner.last_on
            else _("no moment yet")
        )
        rows.append(Row(WAITING, MARKS[WAITING], partner.handle, partner.name, sentence, last))
    rows += [Row(LATER, MARKS[LATER], "", "", _week(week, due_facts.as_of), "") for week in due_facts.later]
    return Sheet(due_facts.as_of, due_facts.within, tuple(rows))


def _week(week: "Week", as_of: date) -> str:
    """Say what is due in a week to come: "week of 7 Dec: 3 promises, 1 plan"."""
    promises = ngettext("{n} promise", "{n} promises", week.promises).format(n=figure(week.promises, ","))
    plans = ngettext("{n} plan", "{n} plans", week.plans).format(n=figure(week.plans, ","))
    what = ", ".join(words for number, words in ((week.promises, promises), (week.plans, plans)) if number)
    begins = day_month(week.begins) + ("" if week.begins.year == as_of.year else f" {week.begins.year}")
    says = _("from the week of {day} on: {what}") if week.is_rest else _("week of {day}: {what}")
    return says.format(day=begins, what=what)


def older_words(number: int) -> str:
    """Say how many promises lapsed too long ago to have a row."""
    says = ngettext(
        "{n} promise that lapsed earlier is not listed here",
        "{n} promises that lapsed earlier are not listed here",
        number,
    )
    return says.format(n=figure(number, ","))


def reading_row(group: str, handle: str, partner: str, sentence: str, when: str = "") -> Row:
    """Make a row of a group that is no part of what is due: what readings suggest, the review, what was just logged."""
    return Row(group, MARKS[group], handle, partner, sentence, when)


def _promise(due_facts: Due, group: str, promise: "Promise") -> Row:
    names = due_facts.names
    row = _row(
        due_facts,
        group,
        promise.partner_id,
        sentences.private_mark(promise) + sentences.promised(promise, names),
        sentences.due(promise, due_facts.as_of),
        promise.number,
    )
    return row._replace(promise=promise, partner=names.partner_of(promise))


def _review(due_facts: Due, review: "ReviewOn") -> Row:
    says = _("the joint purpose is to be reviewed")
    if review.version is not None:
        says = _("the agreement, version {version}, is to be reviewed").format(version=review.version)
    when = f"{sentences.day(review.on, due_facts.as_of)} · {sentences.ago(review.on, due_facts.as_of)}"
    row = Row("Planned", MARKS["Planned"], review.partner or "", review.name, says, when, review.number)
    return row._replace(garden=review.garden or "")


def _row(due_facts: Due, group: str, partner_id: str, sentence: str, when: str, number: int) -> Row:
    names = due_facts.names
    return Row(group, MARKS[group], names.handles[partner_id], names.partners[partner_id], sentence, when, number)
