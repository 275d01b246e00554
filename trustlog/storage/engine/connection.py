"""An open ledger: a few verbs that mean the same on SQLite and on PostgreSQL."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any

from trustlog.errors import Reason, Remedy
from trustlog.files.paths import SERVER, ledger_place

Row = tuple[Any, ...]
Notice = Callable[[Reason], None]

# What people are told where a rule of the tables stops a write that the domain let through; never the rule's name.
THERE_ALREADY = (Reason("written_already"), Remedy("look_again"))
AT_ODDS = (Reason("at_odds"), Remedy("look_once_more"))
RESTED_ON = (Reason("rested_on"), Remedy("nothing_written"))


class Connection(ABC):
    """A connection to one ledger; threads may share it, transactions then wait for each other.

    `where` is the path or URL as people wrote it, `engine` is `sqlite` or `postgresql`, and `for_update` is what a
    SELECT ends in that is to hold its rows until the transaction ends. `commits` counts what was kept by it, and
    perhaps one that was just about to be.
    """

    engine = ""
    for_update = ""

    def __init__(self, where: str) -> None:
        self.where = where
        self.commits = 0
        self._lock = RLock()
        self._depth = 0
        self._failed = False
        self._writing = False

    @abstractmethod
    def rows(self, sql: str, **params: Any) -> list[Row]:
        """Return all rows of a SELECT."""

    @abstractmethod
    def stream(self, sql: str, **params: Any) -> Iterator[Row]:
        """Return the rows of a SELECT as they come, in memory that does not grow; only inside `reading`."""

    @abstractmethod
    def execute(self, sql: str, **params: Any) -> int:
        """Run a statement that changes something; return the number of rows it changed."""

    @abstractmethod
    def execute_many(self, sql: str, rows: list[dict[str, Any]]) -> None:
        """Run a statement that changes something with the values of each row; the rows may be changed by it."""

    @abstractmethod
    def changed(self) -> bool:
        """Return whether another process wrote since this was last asked; False at first."""

    @abstractmethod
    def close(self) -> None:
        """Close the connection; again is harmless."""

    @abstractmethod
    def _begin(self, writing: bool) -> None:
        """Begin a transaction, or wait for it."""

    @abstractmethod
    def _end(self, commit: bool) -> None:
        """Commit or roll back."""

    def first(self, sql: str, **params: Any) -> Row | None:
        """Return the first row of a SELECT, or None."""
        rows = self.rows(sql, **params)
        return rows[0] if rows else None

    @property
    def in_transaction(self) -> bool:
        """Return whether a transaction that writes is open."""
        return self._depth > 0 and self._writing

    @property
    def in_view(self) -> bool:
        """Return whether one unchanging state is being read, in which nothing can be written."""
        return self._depth > 0 and not self._writing

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write within it: all or nothing. A transaction within another is part of the outer transaction."""
        with self._lock, self._held(writing=True):
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Read within it from one unchanging state of the ledger."""
        with self._lock, self._held(writing=False):
            yield

    @contextmanager
    def _held(self, *, writing: bool) -> Iterator[None]:
        if self._depth == 0:
            self._begin(writing)
            self._writing, self._failed = writing, False
        elif writing and not self._writing:
            raise RuntimeError("a write was begun while a view was still being read from the same connection")
        self._depth += 1
        try:
            yield
            if self._failed:
                raise RuntimeError("a part of this transaction failed, so none of it can be kept")
        except BaseException:  # after an interruption, too, none of it may be kept
            self._failed = True
            raise
        finally:
            self._depth -= 1
            if self._depth == 0:
                is_kept = self._writing and not self._failed
                self.commits += is_kept  # counted first: an interruption may fall between the two
                self._end(commit=is_kept)


def connect(where: str, create: bool = True, notice: Notice | None = None) -> Connection:
    """Open the ledger at a file's path or a postgresql+psycopg:// URL.

    A missing ledger is made when `create` is true, an older ledger is backed up and migrated (`notice` is told),
    and a newer, damaged or foreign file is refused, untouched.
    """
    where = ledger_place(where)
    if not where.startswith(SERVER):
        from trustlog.storage.engine.sqlite_open import open_file

        return open_file(where, create, notice)
    from trustlog.storage.engine.postgres import open_url

    return open_url(where, create, notice)


def peek(where: str) -> Connection | None:
    """Open a ledger to read, if it is there and of this program's version; it is neither made nor migrated."""
    where = ledger_place(where)
    if not where.startswith(SERVER):
        from trustlog.storage.engine.sqlite_open import peek_file

        return peek_file(where)
    from trustlog.storage.engine.postgres import peek_url

    return peek_url(where)
