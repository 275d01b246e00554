"""The calendar that is kept up to date, while screens are open: written by a worker, whoever wrote to the ledger."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from trustlog.desk.ledger import Ledger


class FeedFailed(Message, bubble=False):
    """The calendar could not be written."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.error = error


class FeedKeeper:
    """Writes it on a thread and a connection of its own; without a feed in the settings there is neither."""

    def __init__(self, opened: "Callable[[], Ledger]", failed: Callable[[BaseException], None]) -> None:
        self._opened, self._failed = opened, failed
        self._thread: ThreadPoolExecutor | None = None
        self._seen: str | None = None
        self._lock = Lock()
        self._is_waiting = False
        self._said = ""

    def look(self, ledger: "Ledger") -> None:
        """Have it written where the ledger has changed since the last look; called on the thread of that ledger."""
        if not ledger.settings.calendar.feed:
            return
        from trustlog.desk.calendar import state_of

        try:
            state = state_of(ledger)
        except Exception:  # what was asked of the ledger is done; whoever asks it next is told what is wrong with it
            return
        if state == self._seen:
            return
        self._seen = state
        with self._lock:
            if self._is_waiting:
                return
            self._is_waiting = True
        if self._thread is None:
            self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="feed")
        self._thread.submit(self._renew)

    def close(self) -> None:
        """Wait until it is up to date."""
        if self._thread is not None:
            self._thread.shutdown(wait=True)

    def _renew(self) -> None:
        from trustlog.desk.calendar import renew_feed

        with self._lock:
            self._is_waiting = False  # what is written from here on is not in what is read now
        try:
            ledger = self._opened()
            try:
                renew_feed(ledger)
            finally:
                ledger.close()
            self._said = ""
        except Exception as error:  # nothing that goes wrong here may keep anybody from the ledger
            if str(error) != self._said:
                self._said = str(error)
                self._failed(error)
