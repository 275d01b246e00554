"""What becomes of the gardens of a partner that is merged into another."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from trustlog.desk.facts import removal
from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Partner
from trustlog.errors import Reason, Refused, Remedy
from trustlog.storage.read.gardens import is_between
from trustlog.storage.read.links import rows_of
from trustlog.storage.write.writer import Change

_OF_TWO = (("garden_look", "one_id", "other_id"), ("pair_answer", "one_id", "other_id"),
           ("garden_line", "member_id", "toward_id"))  # fmt: skip


def refuse_what_is_between(ledger: Ledger, gone: Partner, kept: Partner) -> None:
    """Refuse to merge two that a garden tells something of with each other: one would be left with itself."""
    if is_between(ledger.conn, gone.id, kept.id):
        raise Refused(Reason("something_between", one=gone.handle, other=kept.handle), Remedy("drop_it_first"))
    for table, one, other in _OF_TWO:
        for first, second in ((gone, kept), (kept, gone)):
            if any(row[other] == second.id for row in rows_of(ledger.conn, table, one, first.id)):
                raise Refused(Reason("told_of_both", one=gone.handle, other=kept.handle), Remedy("drop_it_first"))


def members_joined(ledger: Ledger, gone: Partner, kept: Partner) -> list[Change]:
    """Return the changes by which the kept one was a member whenever either was."""
    rows = [row for each in (kept, gone) for row in rows_of(ledger.conn, "garden_member", "partner_id", each.id)]
    gardens = {row["garden_id"] for row in rows if row["partner_id"] == gone.id}
    changes: list[Change] = []
    by_garden = sorted((row for row in rows if row["garden_id"] in gardens), key=itemgetter("garden_id", "joined_on"))
    for _garden, of_garden in groupby(by_garden, key=itemgetter("garden_id")):
        changes += _one_after_the_other(of_garden, kept.id)
    return changes


def _one_after_the_other(rows: Iterable[dict[str, Any]], kept_id: str) -> list[Change]:
    """Return the changes that leave one row of those that overlap, from the first day of them to the last."""
    stays: list[dict[str, Any]] = []
    goes: list[dict[str, Any]] = []
    was: dict[str, dict[str, Any]] = {}
    for row in rows:
        last = stays[-1] if stays else None
        if last is None or (last["left_on"] or date.max) < row["joined_on"]:
            was[row["id"]] = row
            stays.append({**row, "partner_id": kept_id})
            continue
        goes.append(row)
        last["left_on"] = None if None in (last["left_on"], row["left_on"]) else max(last["left_on"], row["left_on"])
    changed = []
    for row in stays:
        names = [name for name in row if row[name] != was[row["id"]][name]]
        if names:
            before, after = ({name: columns[name] for name in names} for columns in (was[row["id"]], row))
            changed.append(Change("garden_member", row["id"], before, after))
    return [*(removal("garden_member", row) for row in goes), *changed]
