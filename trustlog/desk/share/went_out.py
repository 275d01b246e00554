"""A sheet that was shared, row by row as it went out, and what has become of each promise since."""

from datetime import date

from trustlog.desk.ledger import Ledger
from trustlog.desk.sentences import PRIVATE_PROMISE
from trustlog.domain.agreed import STOOD, Stand, agreed, by_words, stand, stand_words, stood
from trustlog.domain.calendar.days import show
from trustlog.domain.facts import Promise, Sheet, SheetRow
from trustlog.domain.text import counted
from trustlog.language import _
from trustlog.storage.read.answers import promises_with_ids
from trustlog.storage.read.sheets import rows_on


def went_out(ledger: Ledger, sheet: Sheet, day: date) -> list[str]:
    """Return a sheet as lines: its head with how many promises went out, and each as it was shared and is on a day."""
    rows = rows_on(ledger.conn, sheet.id)
    ids = {row.promise_id for row in rows if row.promise_id is not None}
    promises = {promise.id: promise for promise in promises_with_ids(ledger.conn, ids, ledger.me)}
    head = _("Sheet {name} · {day} · {promises}").format(
        name=sheet.name, day=show(sheet.on), promises=counted(len(rows), "promise")
    )
    return [head, *(_line(row, promises.get(row.promise_id or ""), sheet, day) for row in rows)]


def _line(row: SheetRow, promise: Promise | None, sheet: Sheet, day: date) -> str:
    if promise is None:
        if row.promise_id is not None:
            return _(PRIVATE_PROMISE)
        gone = _("a promise that is not here any more")
        return " · ".join((gone, by_words(row.due_on), _(STOOD[stood(row.outcome)])))
    then, now = _stood(row, promise, sheet), agreed(promise, day)
    shared = (f"#{promise.number}", promise.text, by_words(row.due_on), _then_words(then, now, sheet))
    since = [] if now is None else _since(row, then, now, sheet)
    return " · ".join((*shared, *([_("now {what}").format(what=", ".join(since))] if since else [])))


def _stood(row: SheetRow, promise: Promise, sheet: Sheet) -> Stand:
    """Return how a promise stood on its sheet; what had lapsed was delivered by then, or was not."""
    known = agreed(promise, sheet.on) if row.outcome == "lapsed" else None
    return stood(row.outcome) if known is None else stand(known)


def _then_words(then: Stand, now: Promise | None, sheet: Sheet) -> str:
    """Say how a promise stood, with the day where that is still the same."""
    is_same = now is not None and then == stand(now) and _is_before(now, sheet)
    return stand_words(now) if now is not None and is_same else _(STOOD[then])


def _since(row: SheetRow, then: Stand, now: Promise, sheet: Sheet) -> list[str]:
    """Say what is otherwise on a day than it was on the sheet: when it is due, and how it stands."""
    due = [] if now.due_on == row.due_on else [by_words(now.due_on)]
    is_same = then == stand(now) and _is_before(now, sheet)
    return due if is_same else [*due, stand_words(now)]


def _is_before(promise: Promise, sheet: Sheet) -> bool:
    """Return whether a promise was not settled after it was shared."""
    return promise.closed_on is None or promise.closed_on <= sheet.on
