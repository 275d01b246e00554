"""The tables that the ledger keeps for itself: its journal, its counters, and what is kept for speed.

They are part of the one definition in `tables.py`, which tells how columns are declared.
"""

from datetime import date, datetime

import trustlog.storage.schema.declare as column
from trustlog.storage.schema.declare import Row, check, table


class JournalBatch(Row, table=True):
    """Something a person did: what undo takes back. `undoes` is the number of the batch it took back.

    Everybody may see `what`, which has a verb and numbers; the `reason` is for those who may see what was changed.
    """

    __tablename__ = "journal_batch"
    __table_args__ = (table(journalled=False, teaches=False),)
    id: str = column.ident()
    number: int = column.number(unique=True, seen=True)
    at: datetime = column.stamp(seen=True)
    recorded_by: str = column.word(seen=True)
    what: str = column.word(seen=True, may_be_empty=True)
    undoes: int | None = column.number(default=None, link="journal_batch.number", seen=True)
    reason: str | None = column.text(default=None)


class JournalEntry(Row, table=True):
    """One row's change within a batch: JSON texts of the columns that changed."""

    __tablename__ = "journal_entry"
    __table_args__ = (
        check("something", "before IS NOT NULL OR after IS NOT NULL"),
        {"sqlite_with_rowid": False, **table(journalled=False, teaches=False)},
    )
    batch_id: str = column.key("link", link="journal_batch.id")
    seq: int = column.key("number")
    table_name: str = column.word()
    row_id: str = column.word()
    before: str | None = column.json(default=None)
    after: str | None = column.json(default=None)


class Setting(Row, table=True):
    """What the ledger knows of itself: its id, and the next numbers."""

    __tablename__ = "setting"
    __table_args__ = (table(journalled=False, teaches=False),)
    key: str = column.key("word")
    value: str = column.word(may_be_empty=True)


class Memo(Row, table=True):
    """Something derived that takes long to derive; outside journal and exports, and safe to delete."""

    __tablename__ = "memo"
    __table_args__ = (table(journalled=False, teaches=False, derived=True),)
    kind: str = column.key("word")
    subject: str = column.key("word")
    as_of: date = column.key("day")
    made_from: str = column.key("word")
    value: str = column.json()
