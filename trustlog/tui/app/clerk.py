"""The clerk: one thread that owns the ledger's connection.

A connection belongs to the thread that opened it, and no query may hold up the event loop. So every job for the desk
goes to this thread, in order, and its answer comes back to the asking screen as a message. A newer question under
the same key makes the older answer late; late answers are dropped. Long work (an import, an export) has a thread and a
connection of its own, so that nothing else waits for it.
"""

from asyncio import AbstractEventLoop, get_running_loop
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from textual.message import Message
from textual.message_pump import MessagePump

from trustlog.errors import Reason, TrustlogError
from trustlog.tui.app.feed import FeedKeeper

if TYPE_CHECKING:
    from datetime import date

    from trustlog.desk.ledger import Ledger

T = TypeVar("T")
LONGEST_TURN = 0.1
"""Seconds after which long work goes on, whatever the event loop does: it may have ended meanwhile."""


class Answer(Message, bubble=False):
    """The desk's answer, on its way to the screen that asked; `repeat` asks again."""

    def __init__(
        self,
        is_late: Callable[[], bool],
        error: BaseException | None,
        deliver: Callable[[], None],
        repeat: Callable[[], None],
    ) -> None:
        super().__init__()
        self.is_late = is_late
        self.error = error
        self.deliver = deliver
        self.repeat = repeat


class Clerk:
    """Runs the desk's functions on the thread that holds the ledger."""

    def __init__(
        self,
        where: str,
        me: str,
        today: "date | None",
        notice: Callable[[Reason], None],
        feed_failed: Callable[[BaseException], None] = lambda _error: None,
    ) -> None:
        self.where = where
        self._me = me
        self._today = today
        self._notice = notice
        self._ledger: Ledger | None = None
        self._was_open = False
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="ledger")
        self._aside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="long work")
        self._latest: dict[tuple[int, str], int] = {}
        self._asked = 0
        self._feed = FeedKeeper(partial(self._opened, create=False), feed_failed)
        self._loop: AbstractEventLoop | None = None
        self._is_closed = False
        self.last_batch = 0
        """The number of the last batch that was written here, and not by another program."""

    def ask(self, asker: MessagePump, key: str, job: "Callable[[Ledger], T]", then: Callable[[T], None]) -> None:
        """Do `job` on the ledger's thread and call `then` with its result on the asker's own."""
        self._submit(self._thread, self._run, asker, key, job, then)

    def ask_aside(self, asker: MessagePump, key: str, job: "Callable[[Ledger], T]", then: Callable[[T], None]) -> None:
        """Do a long `job` on a thread and a connection of its own."""
        self._submit(self._aside, self._run_aside, asker, key, job, then)

    def give_way(self) -> None:
        """Wait until the event loop has run: called on the ledger's thread between two pieces of long work."""
        if self._loop is not None and not self._loop.is_closed():
            turn = Event()
            self._loop.call_soon_threadsafe(turn.set)
            turn.wait(LONGEST_TURN)

    def is_busy_with(self, asker: MessagePump, key: str) -> bool:
        """Tell whether a question under this key still waits for its answer."""
        return (id(asker), key) in self._latest

    @property
    def is_busy(self) -> bool:
        """Tell whether any question still waits for its answer."""
        return bool(self._latest)

    def forget(self, asker: MessagePump, key: str | None = None) -> None:
        """Drop every answer still under way to this screen, or only those under a key."""
        for slot in [slot for slot in self._latest if slot[0] == id(asker) and key in (None, slot[1])]:
            del self._latest[slot]

    def reopen(self) -> None:
        """Make the next job open the ledger anew: the connection may be dead, or its file gone."""
        self._thread.submit(self._close)

    def close(self) -> None:
        """Let the jobs under way finish, close the ledger, end the threads; later jobs are not done."""
        self._is_closed = True
        self._thread.submit(self._close)
        self._aside.shutdown(wait=True, cancel_futures=True)
        self._thread.shutdown(wait=True, cancel_futures=False)
        self._feed.close()

    def _submit(
        self,
        thread: ThreadPoolExecutor,
        run: "Callable[[Callable[[Ledger], T]], T]",
        asker: MessagePump,
        key: str,
        job: "Callable[[Ledger], T]",
        then: Callable[[T], None],
    ) -> None:
        if self._is_closed:
            return  # a timer that ran out while the program was ending
        if self._loop is None:
            self._loop = get_running_loop()
        self._asked += 1
        ticket, slot = self._asked, (id(asker), key)
        self._latest[slot] = ticket
        repeat = partial(self._submit, thread, run, asker, key, job, then)
        future = thread.submit(run, job)
        future.add_done_callback(partial(self._report, asker, slot, ticket, then, repeat))

    def _report(
        self,
        asker: MessagePump,
        slot: tuple[int, str],
        ticket: int,
        then: Callable[[T], None],
        repeat: Callable[[], None],
        future: "Future[T]",
    ) -> None:
        def is_late() -> bool:
            if self._latest.get(slot) != ticket:
                return True
            del self._latest[slot]
            return False

        if future.cancelled():
            return
        error = future.exception()
        asker.post_message(Answer(is_late, error, lambda: then(future.result()), repeat))

    def _run(self, job: "Callable[[Ledger], T]") -> T:
        from trustlog import config

        today, now = self._today or config.today(), config.now()
        if self._ledger is None:
            self._ledger = self._opened(create=not self._was_open)  # a ledger that is gone is not made anew, empty
            self._was_open = True
        ledger = self._ledger._replace(today=today, now=now)
        result = self._noted(self._done(job, ledger))
        self._feed.look(ledger)
        return result

    def _run_aside(self, job: "Callable[[Ledger], T]") -> T:
        ledger = self._opened(create=False)
        try:
            return self._noted(self._done(job, ledger))
        finally:
            ledger.close()

    def _noted(self, result: T) -> T:
        """Remember the number of the batch that a job wrote."""
        batch = getattr(result, "batch", None)
        if isinstance(batch, int):
            self.last_batch = max(batch, self.last_batch)
        return result

    def _done(self, job: "Callable[[Ledger], T]", ledger: "Ledger") -> T:
        """Do a job; where the ledger is damaged, raise that instead of an unexpected error."""
        try:
            return job(ledger)
        except (TrustlogError, OSError):
            raise
        except Exception:  # damage may show as any error; without damage it is raised again
            from trustlog.desk.maintenance import damage_at

            damage = damage_at(self.where)
            if damage is None:
                raise
            raise damage from None

    def _opened(self, create: bool) -> "Ledger":
        from trustlog import config
        from trustlog.desk.ledger import open_ledger

        today, now = self._today or config.today(), config.now()
        return open_ledger(
            self.where, me=self._me, today=today, now=now, zone=config.zone(), notice=self._notice, create=create
        )

    def _close(self) -> None:
        if self._ledger is not None:
            ledger, self._ledger = self._ledger, None
            self._feed.look(ledger)  # what long work has written meanwhile
            ledger.close()
