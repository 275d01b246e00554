"""One run of the program: the shared options as given, the ledger, the day, and how what was written is reported."""

from collections.abc import Callable
from datetime import date as Day  # noqa: N812 - `date` is a method below
from typing import TYPE_CHECKING

from trustlog import config
from trustlog.cli import output
from trustlog.errors import LedgerUnfit, Reason, WordsError
from trustlog.files.paths import ledger_place
from trustlog.language import _

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

    from trustlog.desk.ledger import Ledger, Written


NEW_RULES = "rules_of_0003"
"""Told when a ledger comes to the rules of now."""


class Run:
    """One run of the program: the shared options as given, and what is opened because of them."""

    def __init__(self) -> None:
        self.db: str | None = None
        self.as_of_words: str | None = None
        self.lang: str | None = None
        self.json = False
        self.no_input = False
        self.is_done = False
        self.has_feed = False
        self.has_opened = False
        self.has_committed = False
        self._ledgers: list[tuple[Ledger, int]] = []
        self._folders: list[TemporaryDirectory[str]] = []
        self.today = config.today()

    @property
    def where(self) -> str:
        """Return the path or URL of the ledger."""
        return config.ledger_path() if self.db is None else ledger_place(self.db)

    @property
    def as_of(self) -> Day:
        """Return the last day that is read: today, unless --as-of names another day."""
        return self.today if self.as_of_words is None else self.date(self.as_of_words)

    @property
    def as_of_named(self) -> Day | None:
        """Return the day that --as-of names, or None."""
        return self.optional_date(self.as_of_words)

    def date(self, words: str, *, due: bool = False) -> Day:
        """Return the day that the words name; with `due` they look ahead. Raise DateError for any other words."""
        from trustlog.domain.calendar.dates import read_date

        return read_date(words, self.today, due=due)

    def optional_date(self, words: str | None, *, due: bool = False) -> Day | None:
        """Return the day that the words name, or None where there are none."""
        return None if words is None else self.date(words, due=due)

    def optional_since(self, words: str | None) -> Day | None:
        """Return the day from which on the words mean, or None where there are none: `march` is the first of March."""
        from trustlog.domain.calendar.since import read_since

        return None if words is None else read_since(words, self.today)

    def ledger(self, create: bool = True, where: str | None = None) -> "Ledger":
        """Return the ledger, or that at another place, open until the command ends."""
        from trustlog.desk.ledger import open_ledger

        printed: set[Reason] = set()
        told: list[str] = []

        def notice(message: Reason) -> None:
            told.append(message.code)
            output.print_message(message)

        def print_once(message: Reason) -> None:
            if message not in printed:
                printed.add(message)
                output.print_message(message)

        ledger = open_ledger(
            self.where if where is None else where,
            me=config.me(),
            today=self.today,
            now=config.now(),
            zone=config.zone(),
            notice=notice,
            tell=print_once,
            create=create,
        )
        self._ledgers.append((ledger, ledger.conn.commits))
        self.has_opened = True
        if NEW_RULES in told:
            from trustlog.desk.readings import told_after_upgrade

            for line in told_after_upgrade(ledger):
                output.print_message(line)
        return ledger

    def close(self) -> None:
        """Close what the run opened; note whether a calendar is to be kept up to date with it."""
        while self._ledgers:
            ledger, commits = self._ledgers.pop()
            self.has_committed = self.has_committed or ledger.conn.commits > commits
            self.has_feed = self.has_feed or (self.is_done and bool(ledger.settings.calendar.feed))
            ledger.close()
        while self._folders:
            self._folders.pop().cleanup()

    def is_untouched(self) -> bool:
        """Return whether a ledger was opened and surely nothing was written to it; asked when it is closed."""
        return self.has_opened and not (self.is_done or self.has_committed)

    def can_ask(self) -> bool:
        """Return whether a person sits at a terminal and may be asked."""
        import sys

        return not self.no_input and sys.stdin.isatty() and sys.stdout.isatty()

    def ledger_to_write(self, *, dry_run: bool = False) -> "Ledger":
        """Return the ledger for a command that writes; raise WordsError where --as-of was given with it."""
        if self.as_of_words is not None:
            raise WordsError(Reason("as_of_when_writing"))
        return self.ledger_to_try() if dry_run else self.ledger()

    def ledger_to_try(self) -> "Ledger":
        """Return the ledger for a dry run: where there is none yet, an empty one that is gone with the command."""
        try:
            return self.ledger(create=False)
        except LedgerUnfit as error:
            if error.code != "no_ledger":
                raise
        from tempfile import TemporaryDirectory

        self._folders.append(TemporaryDirectory(prefix="trustlog-"))
        return self.ledger(where=f"{self._folders[-1].name}/ledger.db")

    def write(self, act: "Callable[[Ledger], Written]") -> None:
        """Open the ledger, do one act of the desk on it, and report what it wrote."""
        ledger = self.ledger_to_write()
        self.report(ledger, act(ledger))

    def report(self, ledger: "Ledger", written: "Written") -> None:
        """Print what a batch wrote: its lines, or with --json its facts."""
        self.mark_done()
        if self.json:
            from trustlog.cli.printing.values_json import written_json

            output.print_json_array(written_json(ledger, written))
        else:
            for line in written.lines:
                output.print_line(output.one_line(line))
        self.print_day_set()

    def mark_done(self) -> None:
        """Note that something was written for good: whatever goes wrong with the answer, the command is done."""
        self.is_done = True

    def print_day_set(self) -> None:
        """Print that the day written is not the clock's, where TRUSTLOG_TODAY sets it."""
        if config.today_is_set():
            from trustlog.domain.calendar.days import show

            output.print_message(_("Recorded as if today were {today}.").format(today=show(self.today)))

    def refuse_as_of(self, reason: str) -> None:
        """Raise WordsError where --as-of was given to a command for which it has no meaning."""
        if self.as_of_words is not None:
            raise WordsError(Reason("as_of_has_no_meaning", why=reason))

    def refuse_json(self, command_name: str) -> None:
        """Raise WordsError where --json was given to a command that only shows something."""
        if self.json:
            raise WordsError(Reason("json_has_no_meaning", shown=command_name))
