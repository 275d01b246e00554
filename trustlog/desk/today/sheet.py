"""The Today sheet: what deserves attention, in a fixed order, one sentence a row. Screens and `due` both draw it."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trustlog.desk import sentences
from trustlog.desk.due import Due, due
from trustlog.desk.ledger import Ledger

if TYPE_CHECKING:
    from trustlog.domain.facts import Promise

WAITING = "Waiting"
GROUPS = ("Overdue", "Due", "Planned", WAITING, "Attention", "Ready", "Trial", "Slipping")
_MARKS = dict(zip(GROUPS, "●○◇◔!▲△↘", strict=True))


class Row(NamedTuple):
    """One row: where it belongs, whom it is about, a sentence, when, and the number to act on (None: no fact)."""

    group: str
    mark: str
    handle: str
    partner: str
    sentence: str
    when: str
    number: int | None = None
    promise: "Promise | None" = None


class Sheet(NamedTuple):
    """The rows of a day, in the order of `GROUPS`; rows from readings come later."""

    as_of: date
    within: int
    rows: tuple[Row, ...]

    def of(self, group: str) -> tuple[Row, ...]:
        """Give the rows of one group."""
        return tuple(row for row in self.rows if row.group == group)

    def by_group(self) -> dict[str, list[Row]]:
        """Give the rows of every group, in the order of `GROUPS`; those from readings are added to theirs."""
        groups: dict[str, list[Row]] = {group: [] for group in GROUPS}
        for row in self.rows:
            groups[row.group].append(row)
        return groups


def day_sheet(ledger: Ledger, as_of: date | None = None, within: int | None = None) -> Sheet:
    """Make the sheet of a day from what is overdue, due, planned and waiting."""
    return sheet_of(due(ledger, as_of, within))


def sheet_of(found: Due) -> Sheet:
    """Turn what is due into rows."""
    rows = [_promise(found, "Overdue", one) for one in found.overdue]
    rows += [_promise(found, "Due", one) for one in found.due]
    for plan in found.plans:
        text = plan.text or "the next touch"
        when = f"{sentences.day(plan.on, found.as_of)} · {sentences.ago(plan.on, found.as_of)}"
        rows.append(_row(found, "Planned", plan.partner_id, f"planned: {text}", when, plan.number))
    for one in found.waiting:
        said = sentences.waited(one.days, one.cadence_days, met=one.last_on is not None)
        last = f"last {sentences.day(one.last_on, found.as_of)}" if one.last_on else "nothing logged yet"
        rows.append(Row(WAITING, _MARKS[WAITING], one.handle, one.name, said, last))
    return Sheet(found.as_of, found.within, tuple(rows))


def reading_row(group: str, handle: str, partner: str, sentence: str, when: str = "") -> Row:
    """Make a row of the groups that readings fill: Attention, Ready, Slipping."""
    return Row(group, _MARKS[group], handle, partner, sentence, when)


def _promise(found: Due, group: str, one: "Promise") -> Row:
    row = _row(found, group, one.partner_id, sentences.promise(one), sentences.due(one, found.as_of), one.number)
    return row._replace(promise=one)


def _row(found: Due, group: str, partner_id: str, sentence: str, when: str, number: int) -> Row:
    names = found.names
    return Row(group, _MARKS[group], names.handles[partner_id], names.partners[partner_id], sentence, when, number)
