"""Sheets as a part of the practice: which was shared last, and whether it is time for another."""

from datetime import date

from trustlog.desk.answers import last_check_words
from trustlog.desk.ledger import Ledger
from trustlog.desk.practice import Part
from trustlog.desk.readings import NOBODY
from trustlog.desk.share.offer import last_sheet
from trustlog.desk.share.went_out import went_out
from trustlog.domain.agreed import agreed, is_open
from trustlog.domain.facts import Partner, Sheet
from trustlog.domain.kinds.words import day as day_words
from trustlog.domain.practice import QUARTER
from trustlog.domain.text import counted
from trustlog.language import N_, _, at_the_start
from trustlog.storage.read.promises import promises
from trustlog.storage.read.sheets import rows_on

FROM_LEVEL = 2
LEAST_OPEN = 3
"""So many agreed promises are open at least where a sheet is worth anybody's time."""


def _state(ledger: Ledger, partner: Partner, day: date) -> str:
    sheet = last_sheet(ledger, partner, day, ledger.me)
    if sheet is None:
        return ""
    return " · ".join((_sheet_line(ledger, sheet, day), *_checked(ledger, partner, day, ledger.me)))


def _sheet_line(ledger: Ledger, sheet: Sheet, day: date) -> str:
    on_it = counted(len(rows_on(ledger.conn, sheet.id)), "promise")
    return _("sheet {name} shared {day}, {promises}").format(
        name=sheet.name, day=day_words(sheet.on, day), promises=on_it
    )


def _shown(ledger: Ledger, partner: Partner, day: date) -> list[str]:
    """Return the last sheet: what went out on it, what has become of that as of the day, and the last joint check."""
    sheet = last_sheet(ledger, partner, day, ledger.me)
    if sheet is None:
        return []
    return [*went_out(ledger, sheet, day), *map(at_the_start, _checked(ledger, partner, day, ledger.me))]


def _brief(ledger: Ledger, partner: Partner, day: date) -> list[str]:
    sheet = last_sheet(ledger, partner, day, NOBODY)
    if sheet is None:
        return []
    return [_sheet_line(ledger, sheet, day), *_checked(ledger, partner, day, NOBODY)]


def _checked(ledger: Ledger, partner: Partner, day: date, me: str) -> list[str]:
    """Say on which day both sides last agreed on a list, and on which; nothing where they never did."""
    said = last_check_words(ledger, partner, day, me)
    return [said] if said else []


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
