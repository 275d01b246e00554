"""Sheets as a part of the practice: which was shared last, and whether it is time for another."""

from datetime import date

from trustlog.desk.ledger import Ledger
from trustlog.desk.practice import Part
from trustlog.desk.readings import NOBODY
from trustlog.desk.share.offer import last_sheet
from trustlog.desk.share.words import cells
from trustlog.domain.agreed import agreed, is_open
from trustlog.domain.calendar.days import show
from trustlog.domain.facts import Partner, Sheet
from trustlog.domain.kinds.words import day as day_words
from trustlog.domain.practice import QUARTER
from trustlog.domain.text import counted
from trustlog.language import N_, _
from trustlog.storage.read.promises import promises
from trustlog.storage.read.sheets import rows_on

FROM_LEVEL = 2
LEAST_OPEN = 3
"""So many agreed promises are open at least where a sheet is worth anybody's time."""


def _state(ledger: Ledger, partner: Partner, day: date) -> str:
    sheet = last_sheet(ledger, partner, day, ledger.me)
    return "" if sheet is None else _sheet_line(ledger, sheet, day)


def _sheet_line(ledger: Ledger, sheet: Sheet, day: date) -> str:
    on_it = counted(len(rows_on(ledger.conn, sheet.id)), "promise")
    return _("sheet {name} shared {day}, {promises}").format(
        name=sheet.name, day=day_words(sheet.on, day), promises=on_it
    )


def _shown(ledger: Ledger, partner: Partner, day: date) -> list[str]:
    """Return the last sheet: what was on it, and how that stands as of the day."""
    sheet = last_sheet(ledger, partner, day, ledger.me)
    if sheet is None:
        return []
    listed = promises(ledger.conn, me=ledger.me, partner_id=partner.id, state="all")
    known = {each.id: promise for each in listed if (promise := agreed(each, day)) is not None}
    rows = [known[row.promise_id] for row in rows_on(ledger.conn, sheet.id) if row.promise_id in known]
    head = _("Sheet {name} · {day} · {promises}").format(
        name=sheet.name, day=show(sheet.on), promises=counted(len(rows), "promise")
    )
    return [head, *(" · ".join(cells(promise)) for promise in rows)]


def _brief(ledger: Ledger, partner: Partner, day: date) -> list[str]:
    sheet = last_sheet(ledger, partner, day, NOBODY)
    if sheet is None:
        return []
    return [_sheet_line(ledger, sheet, day)]


def _is_due(ledger: Ledger, partner: Partner, day: date) -> bool:
    """Return whether there is enough to compare, and no sheet was shared for a quarter."""
    if partner.level < FROM_LEVEL:
        return False
    sheet = last_sheet(ledger, partner, day, NOBODY)
    if sheet is not None and (day - sheet.on).days < QUARTER:
        return False
    state = "open" if day == ledger.today else "all"
    listed = promises(ledger.conn, me=NOBODY, partner_id=partner.id, state=state)
    known = (promise for each in listed if (promise := agreed(each, day)) is not None)
    return sum(is_open(promise, day) for promise in known if not promise.private) >= LEAST_OPEN


PART = Part(
    name="share",
    title=N_("The list both see"),
    state=_state,
    shown=_shown,
    brief=_brief,
    is_due=_is_due,
)
