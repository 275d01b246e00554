"""Which promises a sheet may have, and which of them a person chose."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from trustlog.desk.ledger import Ledger
from trustlog.domain.agreed import agreed, is_unsettled
from trustlog.domain.facts import Partner, Promise, Sheet
from trustlog.domain.practice import QUARTER
from trustlog.errors import Reason, Refused, Remedy
from trustlog.storage.read.promises import promises
from trustlog.storage.read.sheets import names_taken, rows_on, sheets

_UNSETTLED = ("open", "lapsed")
"""Outcomes of which something is still to be told."""


class SheetDraft(NamedTuple):
    """A sheet that is still to be shared: its name, its promises as known on its day, and how many stay out of it."""

    partner: Partner
    name: str
    on: date
    rows: tuple[Promise, ...]
    private: int
    not_chosen: int = 0

    def side(self, *, ours: bool) -> list[Promise]:
        """Return the promises of one side."""
        return [promise for promise in self.rows if promise.ours is ours]


def sheet_draft(ledger: Ledger, partner: Partner, day: date) -> SheetDraft:
    """Return the sheet with all that may be on it: what is open, and what was settled since the last sheet.

    Before the first sheet that is what was settled in a quarter. Sheets of the same day are one list in several forms,
    so the last is one of an earlier day.
    """
    last = last_sheet(ledger, partner, day - timedelta(days=1), ledger.me)
    since = day - timedelta(days=QUARTER) if last is None else last.on
    before = [] if last is None else rows_on(ledger.conn, last.id)
    seen = {row.promise_id: row.outcome for row in before if row.promise_id is not None}
    listed = promises(ledger.conn, me=ledger.me, partner_id=partner.id, state="all")
    fitting = offered(listed, since, day, seen)
    rows = tuple(promise for promise in fitting if not promise.private)
    return SheetDraft(partner, _name(ledger, partner), day, rows, len(fitting) - len(rows))


def offered(listed: Iterable[Promise], since: date, day: date, seen: Mapping[str, str]) -> list[Promise]:
    """Return the agreed promises that are open on a day, or were settled from `since` on, by the day they are due.

    What lapsed and was never settled is open between both sides, however old it is. `seen` has the promises of the last
    sheet with their outcome there, by id: what was settled there is not told again, and what was open there is, on
    whatever day it is said to have been settled.
    """
    known = (promise for each in listed if (promise := agreed(each, day)) is not None)
    fitting = [promise for promise in known if is_unsettled(promise) or _is_news(promise, since, seen.get(promise.id))]
    return sorted(fitting, key=lambda promise: (promise.counts_on, promise.number))


def _is_news(promise: Promise, since: date, seen: str | None) -> bool:
    if promise.closed_on is None:
        return False
    return promise.closed_on >= since if seen is None else seen in _UNSETTLED


def _name(ledger: Ledger, partner: Partner) -> str:
    """Return the handle and the how many-th sheet it is; a name that another sheet has is never given again."""
    own, others = names_taken(ledger.conn, partner.id)
    ends = [name.rpartition("-")[2] for name in own]
    place = max((int(end) for end in ends if end.isdecimal()), default=0) + 1
    while f"{partner.handle}-{place}" in others:
        place += 1
    return f"{partner.handle}-{place}"


class SheetChoice(NamedTuple):
    """Which promises a person wants on a sheet, by number: only these, where any are named, and without those."""

    only: tuple[int, ...] = ()
    without: tuple[int, ...] = ()


ALL = SheetChoice()


def chosen(draft: SheetDraft, choice: SheetChoice) -> SheetDraft:
    """Return the sheet with what was chosen; refuse numbers that are not on it."""
    there = {promise.number for promise in draft.rows}
    for number in (*choice.only, *choice.without):
        if number not in there:
            raise Refused(Reason("not_offered", number=number), Remedy("see_offered", handle=draft.partner.handle))
    wanted = (set(choice.only) or there) - set(choice.without)
    rows = tuple(promise for promise in draft.rows if promise.number in wanted)
    return draft._replace(rows=rows, not_chosen=draft.not_chosen + len(draft.rows) - len(rows))


def last_sheet(ledger: Ledger, partner: Partner, day: date, me: str) -> Sheet | None:
    """Return the last sheet that was shared by a day, as `me` may see it."""
    earlier = [sheet for sheet in sheets(ledger.conn, partner.id, me) if sheet.on <= day]
    return earlier[-1] if earlier else None
