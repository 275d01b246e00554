"""Merges a partner into another: its facts and people move there, in one batch that undo takes back."""

from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from trustlog.desk.facts import updates
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.partners.editing import line
from trustlog.desk.partners.lookup import partner, writable_partner
from trustlog.desk.partners.merged_fields import FieldMerged, joined_partner, taken
from trustlog.desk.partners.merged_gardens import members_joined, refuse_what_is_between
from trustlog.desk.partners.merged_people import Joined, apart_moved, link_moved, people_moved
from trustlog.domain.facts import Partner
from trustlog.errors import Reason, Refused
from trustlog.language import _
from trustlog.storage.read.links import ids_of, rows_of
from trustlog.storage.schema._generated import MERGES
from trustlog.storage.write.writer import Change

JOINED = (("moment_partner", "moment_id"), ("moment_between", "moment_id"), ("proposal_partner", "proposal_id"))
"""Tables that say whom something is about, and the column of what: of both partners it is once."""
MOVED = ("pause", "partner_id")
"""The days of the other that do not count are those of the one it is; levels and answers are about its own standing."""


class Merging(NamedTuple):
    """What merging would write: the two, the kept one as it will be, its fields, people who are at both, and changes.

    `moves` are the changes by which something of the one comes to the other; `changes` are all, those included.
    """

    gone: Partner
    kept: Partner
    joined: Partner
    fields: tuple[FieldMerged, ...]
    people: tuple[Joined, ...]
    were_apart: bool
    moves: tuple[Change, ...]
    changes: tuple[Change, ...]

    @property
    def batch(self) -> Batch:
        """Return what is written at once."""
        return Batch(self.changes, f"partner merge {self.gone.handle} {self.kept.handle}")


def merge(ledger: Ledger, name: str, into: str, take: Sequence[str] = ()) -> Written:
    """Move facts and people of one partner to another; the first stays, archived, and says where they went.

    Blank fields of the kept one are filled; of those in `take` it takes the other's. Level changes and answers stay
    with the first: they are about its standing.
    """
    planned = merging(ledger, name, into, take)
    batch = ledger.commit(planned.batch)
    now, left = partner(ledger, planned.kept.handle), partner(ledger._replace(tell=None), planned.gone.handle)
    said = _("{line} · {handle} is merged into it").format(
        line=line(now, ledger.settings.level_names), handle=planned.gone.handle
    )
    return Written(batch, (), (said,), (now, left))


def merging(ledger: Ledger, name: str, into: str, take: Sequence[str] = ()) -> Merging:
    """Return what merging one partner into another would write; nothing is written."""
    wanted = taken(take)
    gone, kept = writable_partner(ledger, name), writable_partner(ledger, into)
    if gone.id == kept.id:
        raise Refused(Reason("merged_into_itself", handle=gone.handle))
    refuse_what_is_between(ledger, gone, kept)
    moves = [
        Change(table, row_id, {column: gone.id}, {column: kept.id})
        for table, column in (*MERGES, MOVED)
        if (table, "partner_id") not in {(joined, "partner_id") for joined, _what in JOINED}
        for row_id in ids_of(ledger.conn, table, column, gone.id)
    ]
    for table, column in JOINED:
        moves += link_moved(ledger, table, column, "partner_id", (gone.id, kept.id))
    moves += members_joined(ledger, gone, kept)
    moves += _versions_after(ledger, gone, kept)
    people, of_people = people_moved(ledger, gone, kept)
    apart, were_apart = apart_moved(ledger, "partner", gone.id, kept.id)
    joined, fields = joined_partner(gone, kept, wanted)
    moves += of_people
    left = gone._replace(
        archived_on=ledger.today, archive_reason=f"merged into {kept.handle}", logged_from=ledger.today
    )  # logged no more from today on: its silence before teaches nothing
    changes = [*moves, *apart, *updates(ledger, gone, left), *updates(ledger, kept, joined)]
    changes.append(Change("partner", gone.id, {"merged_into": None}, {"merged_into": kept.id}))
    return Merging(gone, kept, joined, fields, tuple(people), were_apart, tuple(moves), tuple(changes))


def _versions_after(ledger: Ledger, gone: Partner, kept: Partner) -> list[Change]:
    """Return the changes by which no two versions of the agreement have one number: the other's come behind, then."""
    mine, theirs = (rows_of(ledger.conn, "agreement", "partner_id", each.id) for each in (kept, gone))
    taken_already = {row["version"] for row in mine}
    following = max((row["version"] for row in (*mine, *theirs)), default=0) + 1
    changes = []
    for row in sorted(theirs, key=itemgetter("version")):
        if row["version"] in taken_already:
            changes.append(Change("agreement", row["id"], {"version": row["version"]}, {"version": following}))
            following += 1
    return changes
