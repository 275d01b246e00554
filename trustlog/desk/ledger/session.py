"""An open ledger and its user: the first argument of every function of the desk."""

from collections.abc import Callable
from datetime import UTC, date, datetime, tzinfo
from typing import TYPE_CHECKING, Any, NamedTuple

from trustlog.desk.settings import UserSettings, read_settings
from trustlog.errors import Reason
from trustlog.files.paths import ledger_place
from trustlog.storage.engine.connection import Connection, connect

if TYPE_CHECKING:
    from trustlog.domain.facts import Fact
    from trustlog.storage.write.writer import Batch


class Ledger(NamedTuple):
    """An open ledger, the person at it, the day it is for them and the moment of their writing (UTC), their settings.

    `zone` is where they are: stamps are kept in UTC, and their days are those of this zone. `tell` takes what a
    person should know besides the answer. `riding` is written with the batch of an act that need not know of it.
    """

    conn: Connection
    me: str
    today: date
    now: datetime
    settings: UserSettings
    zone: tzinfo = UTC
    tell: Callable[[Reason], None] | None = None
    riding: "Batch | None" = None

    def commit(self, batch: "Batch") -> int:
        """Write a batch of this person's; return its number."""
        from trustlog.storage.write.writer import write

        return write(self.conn, batch.with_changes_of(self.riding), by=self.me, at=self.now)

    def new_id(self) -> str:
        """Return a fresh id for a row."""
        from trustlog.storage.write.writer import new_id

        return new_id(self.now)

    def past(self, as_of: date | None) -> date:
        """Return the day asked for, or today."""
        return self.today if as_of is None else as_of

    def close(self) -> None:
        """Close the connection."""
        self.conn.close()


class Written(NamedTuple):
    """What a write left: its batch, the facts as they are now, and a line about each fact.

    `facts` holds facts of the timeline only; `values` whatever else was written (a partner, a person, a plan, a pause).
    """

    batch: int
    facts: tuple["Fact", ...]
    lines: tuple[str, ...]
    values: tuple[Any, ...] = ()


def open_ledger(
    where: str,
    *,
    me: str,
    today: date,
    now: datetime,
    zone: tzinfo = UTC,
    notice: Callable[[Reason], None] | None = None,
    tell: Callable[[Reason], None] | None = None,
    create: bool = True,
) -> Ledger:
    """Open the ledger at a path or URL, made or migrated when needed.

    `notice` is told of what a person should know about the file, `tell` of what they should know besides an answer.
    """
    where = ledger_place(where)
    settings = read_settings()  # first: a fault in it is told before any file is made
    return Ledger(connect(where, create=create, notice=notice), me, today, now, settings, zone=zone, tell=tell)
