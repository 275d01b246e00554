"""A signal that ends the screens leaves the terminal as it was, and ends the program as it ends other programs."""

import os
import select
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from desk_demo import original

pty = pytest.importorskip("pty")
termios = pytest.importorskip("termios")

ROOT = Path(__file__).parent.parent
SECONDS = 60
OF_THE_SCREENS = {b"\x1b[?1049h": b"\x1b[?1049l", b"\x1b[?1003h": b"\x1b[?1003l", b"\x1b[?25l": b"\x1b[?25h"}
"""What the screens do to a terminal (its second screen, reports of the mouse, no cursor), and what undoes it."""


class Terminal:
    """A terminal with a Trustlog in it, in a session of its own."""

    def __init__(self, folder: Path, *words: str) -> None:
        env = {name: value for name, value in os.environ.items() if not name.startswith(("TRUSTLOG", "TEXTUAL"))}
        env |= {"HOME": str(folder), "XDG_STATE_HOME": str(folder), "TMPDIR": str(folder), "TERM": "xterm-256color"}
        env |= {"PYTHONPATH": str(ROOT), "TRUSTLOG_DB": str(folder / "ledger.db"), "TRUSTLOG_USER": "eva"}
        self.pid, self.handle = pty.fork()
        if not self.pid:
            # Ignored where the tests run in the background of a shell, or under nohup.
            for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP):
                signal.signal(number, signal.SIG_DFL)
            os.execve(sys.executable, [sys.executable, "-m", "trustlog", *words], env)
        self.before = termios.tcgetattr(self.handle)
        self.shown = b""

    def until(self, text: bytes) -> None:
        """Read on until a text was shown."""
        end = monotonic() + SECONDS
        while text not in self.shown:
            assert monotonic() < end, self.shown[-2000:]
            self._read()

    def _read(self) -> bool:
        if not select.select([self.handle], [], [], 0.1)[0]:
            return False
        try:
            some = os.read(self.handle, 65536)
        except OSError:  # nobody is on the other side any more
            return False
        self.shown += some
        return bool(some)

    def status(self) -> int:
        """Wait for the end and give the status as `subprocess` does: below zero the signal that it died of."""
        end = monotonic() + SECONDS
        while True:
            found, status = os.waitpid(self.pid, os.WNOHANG)
            if found:
                while self.handle >= 0 and self._read():
                    pass
                self.pid = 0
                return os.waitstatus_to_exitcode(status)
            assert monotonic() < end, "it did not end"
            if self.handle >= 0:
                self._read()

    def hang_up(self) -> None:
        """Take the terminal away."""
        os.close(self.handle)
        self.handle = -1

    def close(self) -> None:
        """End what still runs."""
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        if self.handle >= 0:
            os.close(self.handle)


@pytest.fixture
def terminals() -> Iterator[Any]:
    opened: list[Terminal] = []

    def begin(folder: Path, *words: str) -> Terminal:
        opened.append(Terminal(folder, *words))
        return opened[-1]

    yield begin
    for one in opened:
        one.close()


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT", "SIGUSR1"])
def test_the_terminal_is_given_back(name: str, terminals: Any, tmp_path: Path) -> None:
    (tmp_path / "ledger.db").write_bytes(original().read_bytes())
    terminal = terminals(tmp_path)
    terminal.until(b"lapsed")  # the ledger is read
    for done in OF_THE_SCREENS:
        assert done in terminal.shown
    terminal.shown = b""
    os.kill(terminal.pid, getattr(signal, name))
    assert terminal.status() == -getattr(signal, name)
    for undone in OF_THE_SCREENS.values():
        assert undone in terminal.shown
    assert not [done for done in OF_THE_SCREENS if terminal.shown.rfind(done) > terminal.shown.rfind(b"\x1b[?1049l")]
    assert termios.tcgetattr(terminal.handle)[:4] == terminal.before[:4]
    assert not list(tmp_path.rglob("errors.log"))
    assert not list(tmp_path.glob("ledger.db-*"))  # it was closed


def test_a_terminal_without_a_size_is_given_one(terminals: Any, tmp_path: Path) -> None:
    terminal = terminals(tmp_path)
    assert termios.tcgetwinsize(terminal.handle) == (0, 0)
    terminal.until(b"Welcome")
    assert termios.tcgetwinsize(terminal.handle) == (24, 80)


def test_a_terminal_that_is_taken_away_ends_the_screens(terminals: Any, tmp_path: Path) -> None:
    terminal = terminals(tmp_path)
    terminal.until(b"Today")
    terminal.hang_up()
    assert terminal.status() == -signal.SIGHUP
    assert not list(tmp_path.rglob("errors.log"))


def test_the_demo_of_screens_that_a_signal_ends_goes_with_them(terminals: Any, tmp_path: Path) -> None:
    terminal = terminals(tmp_path, "demo")
    terminal.until(b"demo, made up")
    assert list(tmp_path.glob("trustlog-demo-*"))
    os.kill(terminal.pid, signal.SIGTERM)
    assert terminal.status() == -signal.SIGTERM
    assert not list(tmp_path.glob("trustlog-demo-*"))
